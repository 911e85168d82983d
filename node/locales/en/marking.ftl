# Marking: the word to the exporter, what is not taken, pages
code-admin-delivery-verified = exporting partner told of an arrival
code-marking-check-conspicuous = It stands on an exposed surface and is found without aids.
code-marking-check-readable = It can be read easily.
code-marking-check-durable = It lasts.
code-marking-check-recoverable = It can be made visible again if it is removed, as far as technically possible.
code-marking-check-unique = It is the mark of the order, and no other firearm bears it.
code-marking-check-essential-component = It is on the frame, the receiver or another essential component.
code-marking-check-form = Latin, Greek or Cyrillic letters and Arabic or Roman digits, in metal or on a metal plate that cannot be taken off.
code-marking-check-depth = It is at least 0.08 mm deep: measured.
code-marking-check-size = Its characters are at least 1.6 mm high: measured.
cli-init--marking-practice = How firearms are marked in the country, in words for partners: it stands in the signed description of the agency
cli-marking-list--partner = Only orders whose firearms came from this partner
cli-marking-tell = Tell the exporting partner that the firearms arrived (delivery verification)
cli-marking-tell--id = Number of the order
cli-marking-tell--purpose = Purpose, as the agreement with the partner allows it
cli-marking-tell--legal-basis = Legal basis
cli-marking-tell--text = Words for the partner beside what the order says
column-marking-exporter = Exporting partner
column-marking-arrived = Arrived on
column-marking-told = Exporter told
column-marking-delivery = Delivery verification
column-marking-word = Message to the exporter
column-marking-by = Ordered by
column-marking-ordered = Ordered
column-marking-operator = Operator
column-marking-issued = Mark that was issued
word-marking-overdue = overdue
error-marking-none = There is no marking order { $id } here.
error-marking-none-next = To see which there are: vestigo marking list
error-marking-choice =
    { $field ->
        [purpose] There is no such purpose of marking.
        [component] There is no such component.
       *[check] There is no such check of a mark.
    }
error-marking-choice-next = The names are in: vestigo marking order --help and vestigo marking return --help
error-marking-pattern =
    { $why ->
        [field] The pattern has a field that there is not.
        [brace] A brace of the pattern has no other.
        [number] The pattern has no number, or two: marks would not be unique.
        [agency] The pattern has an agency, and none was given.
        [alphabet] The mark has a character that cannot be struck and read everywhere.
        [long] The mark is longer than 40 characters.
       *[used] The numbers of this series are used up.
    }
error-marking-pattern-next = Fields are country, year, yy, agency and number in braces; number:6 has six digits. Letters are Latin, Greek or Cyrillic, signs - / . * and blanks.
error-marking-table =
    { $why ->
        [large] The table is larger than is taken.
        [row] Line { $line } is no row of a table.
        [column] The column “{ $column }” is missing.
        [empty] The table has no rows.
       *[cell] In line { $line } the value under “{ $column }” is not of its form.
    }
error-marking-table-next = The first line has the headings; columns are separated by commas, semicolons or tabs. Correct the file and send it again.
error-marking-many = An order has at most { $count } firearms.
error-marking-many-next = Divide the table; the numbers go on in the next order.
error-marking-twice = Lines { $first } and { $line } are the same firearm.
error-marking-twice-next = Take one of them out, or correct its serial number.
error-marking-serial = The firearm of line { $line } has no serial number.
error-marking-serial-next = Without one only new and imported firearms are marked. Give the number by which it is known.
error-marking-text = Line { $line } has a text that is too long or has control characters.
error-marking-text-next = Shorten it; at most what stands on the firearm.
error-marking-day =
    { $field ->
        [on] The day on which the marks were struck is missing or is no day.
       *[arrived] The day on which the firearms arrived is missing or is no day.
    }
error-marking-day-next = Give a whole day such as 2026-11-23.
error-marking-missing =
    { $field ->
        [operator] Who worked the machine is not named.
        [set] The record set needs a name of at most 128 characters.
       *[authority] The authority’s order or permit is missing or too long.
    }
error-marking-missing-next = Give it and try again.
error-marking-template =
    { $why ->
        [field] The form has a field that there is not.
        [each] The form needs [each] and, after it, [end], each once on a line of its own.
        [mark] Between [each] and [end] the form has no field for the mark: marks would be lost.
       *[long] The form is longer than 16 KiB.
    }
error-marking-template-next = Fields in braces: sequence, mark, serial, maker, model between [each] and [end]; order, count, component, height, depth anywhere.
error-marking-checks = Not every check of the list was passed.
error-marking-checks-next = Make each of them on samples of the batch. A mark that fails one is struck again; only then the file is taken.
error-marking-nobody = This order is no import from a partner; there is nobody to tell.
error-marking-nobody-next = Exporting partner and day of arrival are given when the order is entered.
error-marking-not-arrived = By its day of arrival the consignment is still on its way.
error-marking-not-arrived-next = Tell the exporting State when the firearms are here.
web-nav-marking = Marking
web-marking-title = Marking of firearms
web-marking-lede = An order issues a mark of its own for every firearm. The machine strikes them, and what came back is compared before it counts.
web-marking-new = New marking order
web-marking-new-lede = The marks are issued by the pattern of the country; the numbers of a series go on from order to order.
web-marking-order = Marking order { $number }
web-marking-do-order = Issue the marks
web-marking-back = Marking order
web-marking-file = Table of the firearms
web-marking-file-hint = CSV with headings in its first line: maker, and as far as known type, model, calibre, serial number and country of manufacture. At most 5,000 firearms.
web-marking-file-here = The file { $file } is here. Choose another only to put it in its place.
web-marking-authority = Order or permit of the authority
web-marking-authority-hint = Its number, as it is to stand in the records.
web-marking-no-exporter = No partner in this network
web-marking-exporter-hint = For imports: this partner is to be told of the arrival within 45 days. Give the day of arrival too.
web-marking-pattern = Pattern of the mark
web-marking-pattern-hint = Left empty: the usual one, for imports {"{"}country{"}"} {"{"}yy{"}"} {"{"}number:6{"}"}. Fields are country, year, yy, agency and number.
web-marking-agency = Agency or maker in the mark
web-marking-agency-hint = Only where the pattern has it.
web-marking-year = Year of the mark
web-marking-year-hint = Left empty: this year.
web-marking-component = Component that is marked
web-marking-component-hint = The frame or receiver, unless it leaves no room.
web-marking-room = Room for the mark
web-marking-small = The component leaves no room for characters of 1.6 mm
web-marking-set-hint = Where the firearms are or will be recorded. Left empty: a set of its own for marked firearms.
web-marking-need-authority = Name the order or permit.
web-marking-need-day = Give the day.
web-marking-need-operator = Name who worked the machine.
web-marking-bad-year = A year has four digits.
web-marking-state-open = to be marked
web-marking-state-begun = begun
web-marking-state-done = all marked
web-marking-filter-open = still to be marked
web-marking-filter-done = all marked
web-marking-filter-to-tell = exporter to be told
web-marking-filter-overdue = overdue: exporter not told
web-marking-tell-due = until { $date }
web-marking-tell-late = overdue since { $date }
web-marking-told = told
web-marking-told-waits = sent, not yet received
web-marking-progress =
    { $count ->
        [one] { $done } of { $count } firearm is marked.
       *[other] { $done } of { $count } firearms are marked.
    }
web-marking-all-done = Every mark is in the record of its firearm.
web-marking-left =
    { $count ->
        [one] { $count } firearm is still to be marked.
       *[other] { $count } firearms are still to be marked.
    }
web-marking-again =
    { $count ->
        [one] { $count } mark had a fault and is to be struck again.
       *[other] { $count } marks had faults and are to be struck again.
    }
web-marking-notice-due = Tell { $partner } by { $date } that the firearms arrived.
web-marking-notice-late = { $partner } was to be told by { $date } that the firearms arrived, and was not.
web-marking-notice-back = The message that was sent came to nothing: { $state }.
web-marking-gun-waiting = to be marked
web-marking-gun-marked = marked
web-marking-job = File for the machine in another form
web-marking-job-lede = Machines that do not read CSV get their own form. It holds the firearms that are still to be marked.
web-marking-job-csv = File for the machine (CSV)
web-marking-job-other = In another form
web-marking-job-do = Make the file
web-marking-template = Form
web-marking-template-hint = Lines between [each] and [end] are written once for each firearm, with sequence, mark, serial, maker and model in braces; order, count, component, height and depth may stand anywhere.
web-marking-return = Take the machine’s file
web-marking-return-lede = The file is compared with the order first. Nothing counts before you have seen what is wrong with it.
web-marking-machine-file = File of the marking machine
web-marking-machine-file-hint = CSV with the columns sequence and mark; depth and height in millimetres and result, if the machine gives them.
web-marking-checks = Checks that were passed on samples of this batch
web-marking-checks-hint = Without all of them the file is not taken. Size is not asked for on a component without room.
web-marking-look = Compare with the order
web-marking-looked = The machine’s file and the order
web-marking-accepts =
    { $count ->
        [one] { $count } mark agrees with the order.
       *[other] { $count } marks agree with the order.
    }
web-marking-no-faults = Nothing is wrong with the file.
web-marking-faults =
    { $count ->
        [one] { $count } fault was found.
       *[other] { $count } faults were found.
    }
web-marking-fault-table = What is wrong
web-marking-faults-mean = These firearms are not recorded as marked. They stay in the order and are in the next file for the machine.
web-marking-faults-csv = This table as CSV
web-marking-take =
    { $count ->
        [one] Record { $count } mark
       *[other] Record { $count } marks
    }
web-marking-other-file = Another file
web-marking-tell = Tell the exporter
web-marking-tell-title = Tell { $partner } that the firearms arrived
web-marking-tell-says = { $partner } will learn that the consignment under permit { $permit } arrived on { $arrived }, who received it, and:
web-marking-tell-means = It is signed by you for this agency and stands in both logs. No serial number of a maker is in it. It closes the gap between export and import before any of the firearms is traced.
web-marking-tell-do = Sign and send
