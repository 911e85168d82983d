# Batches
cli-batch = Trace many firearms from a spreadsheet as one operation
cli-batch-check = Check a file row by row and send nothing
cli-batch-submit = Check a file, submit its good rows and follow them
cli-batch-list = Batches, newest first
cli-batch-show = One batch by partner, or its rows with their traces and results
cli-batch-follow = Follow a batch until its rows are submitted
cli-batch-stop = Stop a batch; rows that wait go on waiting
cli-batch-resume = Let a stopped batch go on where it stopped
cli-batch-check--file = CSV or XLSX file with one firearm per row; arguments fill what a row leaves open
cli-batch-check--to = Whom rows ask that name nobody: node name, or the code of a country with one partner
cli-batch-check--purpose = Intended use, U1 to U6
cli-batch-check--legal-basis = Legal basis: iti, firearms_protocol, cifta, bilateral, eu, other
cli-batch-check--circumstances = Circumstances in which the firearms were found
cli-batch-check--case-ref = Our own case reference
cli-batch-check--priority = routine (default) or urgent
cli-batch-check--justification = Why it is urgent
cli-batch-check--no-auto-onward = Propose onward traces and wait for an officer
cli-batch-check--allow = Send all the same: repeated (repeats another row), asked (asked before), own (in our own registry), importer (importer missing); may be given several times
cli-batch-check--answered-days = A request answered within so many days counts as asked before (default 90)
cli-batch-check--encoding = Encoding of a CSV file, for example windows-1252
cli-batch-check--sheet = Sheet of a spreadsheet, or all
cli-batch-check--source = Use the columns that an import kept for this source
cli-batch-check--map = HEADING=COLUMN: what a column holds; may be given several times
cli-batch-check--report = Write the rows that go back to this new CSV file
cli-batch-submit--file = CSV or XLSX file with one firearm per row; arguments fill what a row leaves open
cli-batch-submit--to = Whom rows ask that name nobody: node name, or the code of a country with one partner
cli-batch-submit--purpose = Intended use, U1 to U6
cli-batch-submit--legal-basis = Legal basis: iti, firearms_protocol, cifta, bilateral, eu, other
cli-batch-submit--circumstances = Circumstances in which the firearms were found
cli-batch-submit--case-ref = Our own case reference
cli-batch-submit--priority = routine (default) or urgent
cli-batch-submit--justification = Why it is urgent
cli-batch-submit--no-auto-onward = Propose onward traces and wait for an officer
cli-batch-submit--allow = Send all the same: repeated (repeats another row), asked (asked before), own (in our own registry), importer (importer missing); may be given several times
cli-batch-submit--answered-days = A request answered within so many days counts as asked before (default 90)
cli-batch-submit--encoding = Encoding of a CSV file, for example windows-1252
cli-batch-submit--sheet = Sheet of a spreadsheet, or all
cli-batch-submit--source = Use the columns that an import kept for this source
cli-batch-submit--map = HEADING=COLUMN: what a column holds; may be given several times
cli-batch-submit--report = Write the rows that go back to this new CSV file
cli-batch-submit--by-country = Rows that name nobody go to the partner in the country of manufacture, without asking
cli-batch-submit--all-or-nothing = Submit nothing if one row goes back
cli-batch-submit--no-wait = Do not follow the batch; the node goes on by itself
cli-batch-list--limit = At most so many rows
cli-batch-list--state = running, stopped or done
cli-batch-list--after = Continue after this batch
cli-batch-list--csv = Write CSV
cli-batch-show--id = Number of the batch
cli-batch-show--rows = Show the rows
cli-batch-show--state = Only rows that are waiting, submitted or rejected
cli-batch-show--partner = Only rows that ask this partner
cli-batch-show--csv = Write the rows as CSV
cli-batch-follow--id = Number of the batch
cli-batch-follow--answers = Follow until each trace is decided
cli-batch-stop--id = Number of the batch
cli-batch-resume--id = Number of the batch
column-batch-column = Column
column-batch-file = File
column-batch-chosen = By country
column-batch-today = Left today
column-batch-days = Days
column-batch-waiting = Waiting
column-batch-sent = Submitted
column-batch-back = Went back
column-batch-decided = Decided
column-batch-answers = Traces
column-batch-held = Held up by
column-batch-trace = Trace
word-batch-nobody = (no partner)
word-batch-running = running
word-batch-stopped = stopped
word-batch-done = all rows done
word-batch-row-waiting = waiting
word-batch-row-submitted = submitted
word-batch-row-rejected = went back
word-batch-held-budget = daily budget used up
word-batch-held-outbox = partner away or slow
word-batch-held-no-agreement = no agreement in force
word-batch-held-no-officer = its officer may not ask any more
word-batch-held-no-partner = no confirmed partner
note-no-batches = There are no batches.
note-no-batch-rows = No row of the batch is like that.
note-batch-submitting = rows submitted
note-batch-odd = To be looked at; these rows do not go back for it:
note-batch-more =
  { $count ->
    [one] One more reason is not shown; --report FILE writes all.
   *[other] { $count } more reasons are not shown; --report FILE writes all.
  }
note-batch-report = The rows that go back are in { $path }.
note-batch-checked = Rows: { $rows }; can be sent: { $good }; go back: { $back }. Nothing was sent.
note-batch-taken = Rows: { $rows }; taken: { $good }; go back: { $back }.
ask-batch-by-country =
  { $count ->
    [one] One row names nobody to ask and would go to the country of manufacture: { $partners }. Send it there? [yes/no]
   *[other] { $count } rows name nobody to ask and would go to the countries of manufacture: { $partners }. Send them there? [yes/no]
  }
error-batch-by-country =
  { $count ->
    [one] One row names nobody to ask; by its country of manufacture it would go to { $partners }. Nothing was sent.
   *[other] { $count } rows name nobody to ask; by their countries of manufacture they would go to { $partners }. Nothing was sent.
  }
error-batch-by-country-next = To send them there, give --by-country; to name one partner for all of them, give --to PARTNER.
error-batch-report-exists = { $path } already exists and is not overwritten.
error-batch-report-exists-next = Give another name after --report.
error-batch-too-many = The file has more than { $limit } rows.
error-batch-too-many-next = Divide it into several files.
error-batch-empty = The file has a header and no rows.
error-batch-empty-next = Write one firearm per row below the header.
error-same-batch = This file is batch { $id } already, with the same arguments.
error-same-batch-next = To see it: vestigo batch show { $id }
error-batch-done = No row of batch { $id } waits any more.
error-batch-done-next = To see it: vestigo batch show { $id }
error-batch-cell = { $detail } ({ $reason }).
error-batch-cell-next = Correct the cell and submit the row again.
error-batch-no-serial = The serial number is missing.
error-batch-no-serial-next = Write it exactly as seen, unknown characters as ?; if it was removed, trace the firearm by its other marks with trace submit --mark.
error-batch-no-maker = The maker is missing.
error-batch-no-maker-next = Write the name as marked on the firearm.
error-batch-missing = The row does not say { $column }, and no argument does.
error-batch-missing-next = Fill the column, or give the argument of that name for all rows.
error-batch-value = The cell cannot be the value of { $field }.
error-batch-value-next = vestigo batch submit --help says what can.
error-batch-no-importer = The importer is missing: the firearm was made in { $made }, and { $partner } finds it by its importer only.
error-batch-no-importer-next = Write the importer as marked on frame or barrel; or ask { $made } in the column to; or send the row as it is with --allow importer.
error-batch-no-origin = Neither importer nor country of manufacture is named, so that { $partner } can hardly find the firearm.
error-batch-no-origin-next = Write the importer as marked, or the country of manufacture; or send the row as it is with --allow importer.
error-batch-repeated = Line { $line } asks the same partner about this firearm.
error-batch-repeated-next = Delete one of the two rows; to send both, give --allow repeated.
error-batch-waits = A row of batch { $id } that is not submitted yet asks the same partner about this firearm.
error-batch-waits-next = To see it: vestigo batch show { $id } --rows; to ask twice, give --allow asked.
error-batch-asked = The same partner was asked about this firearm, and trace { $trace } is still open.
error-batch-asked-next = To see it: vestigo trace show { $trace }; to ask again, give --allow asked.
error-batch-answered = The same partner was asked about this firearm, and trace { $trace } was answered at { $time }.
error-batch-answered-next = To see it: vestigo trace show { $trace }; to ask again, give --allow asked.
error-batch-own = Our own registry holds this firearm as record { $record }.
error-batch-own-next = Look at it first: vestigo registry find; to ask abroad all the same, give --allow own.
error-batch-no-to = The row names nobody to ask, and no country of manufacture.
error-batch-no-to-next = Fill the column to or country_of_manufacture, or give --to PARTNER.
error-batch-confirm = The row names nobody to ask; by its country of manufacture it would go to { $partner }.
error-batch-confirm-next = Fill the column to, or give --by-country.
error-batch-unknown-partner = The column to names no confirmed partner.
error-batch-unknown-partner-next = Write a name from vestigo partner list, or a country code.
error-batch-no-partner-in = There is no confirmed partner in { $country }.
error-batch-no-partner-in-next = Ask another partner in the column to, or join that one first: vestigo partner invite
error-batch-several-partners = There are several partners in { $country }.
error-batch-several-partners-next = Write the node name of one of them in the column to.
error-batch-no-agreement = No agreement with { $partner } is in force.
error-batch-no-agreement-next = To propose one: vestigo agreement propose { $partner } --terms FILE
error-batch-no-traces = The agreement with { $partner } does not allow traces.
error-batch-no-traces-next = Ask another partner, or agree on them first.
error-batch-purpose = The agreement with { $partner } does not allow this purpose.
error-batch-purpose-next = To see which it allows: vestigo agreement list --partner { $partner }
error-batch-legal-basis = The agreement with { $partner } does not allow this legal basis.
error-batch-legal-basis-next = To see which it allows: vestigo agreement list --partner { $partner }
error-batch-no-budget = The agreement with { $partner } allows no request on any day.
error-batch-no-budget-next = Agree on a daily budget first.
