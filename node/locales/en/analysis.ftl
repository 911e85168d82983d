# What many traces say together, and the forms that States report by.

cli-analysis = See what many traces say together; fill in the forms that States report by
cli-analysis-show = Times to crime, flows, routes, suppliers, marks and failures, from own traces, answers within their handling tags and the register
cli-analysis-show--subject = Only this subject
cli-analysis-show--from-year = First year of recovery
cli-analysis-show--to-year = Last year of recovery
cli-analysis-show--csv = Print CSV for a spreadsheet
cli-analysis-form = Fill in a form for a year: SDG 16.4.2, UNODC's questionnaire, PoA and ITI, the European Union's figures
cli-analysis-form--form = Name of the form
cli-analysis-form--year = The year; for the biennial form the second of the two
cli-analysis-form--output = Workbook (XLSX) to write; never overwritten
cli-analysis-form--csv = Print CSV for a spreadsheet
cli-analysis-sample = Write an invented data set of five countries with its figures, to compute them by other means
cli-analysis-sample--seed = Number that the data set is drawn from
cli-analysis-sample--guns = How many firearms
cli-analysis-sample--year = Year of the forms
cli-analysis-sample--output = Folder to write into

note-analysis-written = Written: { $file }
note-analysis-median = Median: about { $days } days
note-analysis-others = in rows too small to be shown: { $count }
note-analysis-left-out = Answers left out, because their originators did not give them for this analysis: about { $count }
note-analysis-no-sales = The register is too large to be read for sales in one go.
note-analysis-suppression = Every number is rounded down to a multiple of { $least }; fewer than { $least } are not shown, and where a single part of a whole would be missing, its smallest neighbour is not shown either.

word-few = few
word-not-known = not known
word-stands-out = stands out: 25 or more recovered within three years

column-statutory-figure = Figure
column-statutory-of = Of
column-statutory-number = Number
column-statutory-counted = How it was counted
column-analysis-what = Counted

code-analysis-time-to-crime = Time to crime
code-analysis-flows = From source to recovery
code-analysis-routes = Routes
code-analysis-dealers = Dealers
code-analysis-importers = Importers
code-analysis-multiple-sales = Multiple sales
code-analysis-consignments = Neighbouring numbers of one consignment
code-analysis-exported-then-diverted = Exported, then diverted
code-analysis-obliteration = Serial numbers removed or altered
code-analysis-performance = What became of our requests

code-analysis-counted-time-to-crime = Firearms whose dates leave no doubt about the interval between the last known lawful transfer and the recovery.
code-analysis-counted-flows = Firearms with a known last lawful transfer, by the State of that transfer and the State of the recovery.
code-analysis-counted-routes = Firearms that were in more than one State, by the States in their order.
code-analysis-counted-dealers = Firearms by the licensed dealer that sold them last; a time of less than three years counts as short.
code-analysis-counted-importers = Firearms by importer; a time of less than three years counts as short.
code-analysis-counted-multiple-sales = Two or more handguns from one dealer to one buyer within five business days, as the register has them.
code-analysis-counted-consignments = Firearms of one maker and one licence or contract with consecutive serial numbers, and in how many States they were recovered.
code-analysis-counted-exported-then-diverted = Firearms whose last lawful record is an export, by destination, and how many of them were recovered there.
code-analysis-counted-obliteration = Recovered firearms by type, and how many of them had a serial number removed or altered in part or whole.
code-analysis-counted-performance = Requests to each partner by what became of them, and those not completed by cause: the item, the request, the records. One request can have two causes.

code-analysis-column-guns = firearms
code-analysis-column-short = after a short time
code-analysis-column-sales = sales
code-analysis-column-places = States of recovery
code-analysis-column-in-destination = recovered in the destination
code-analysis-column-obliterated = removed or altered
code-analysis-column-questions = requests
code-analysis-column-found = with a result
code-analysis-column-no-record = no record
code-analysis-column-not-completed = not completed
code-analysis-column-refused = refused or returned
code-analysis-column-open = open
code-analysis-column-item = cause: item
code-analysis-column-request = cause: request
code-analysis-column-records = cause: records

code-statutory-sdg-16-4-2 = Sustainable Development Goals, indicator 16.4.2
code-statutory-iafq = UNODC illicit arms flows questionnaire
code-statutory-poa-iti = Programme of Action and International Tracing Instrument
code-statutory-eu = European Union, yearly figures

code-statutory-item-recovered = Firearms seized, found or surrendered
code-statutory-item-recovered-by = Firearms by kind of recovery
code-statutory-item-established = Point of diversion established
code-statutory-item-indicator = Indicator, in percent
code-statutory-item-by-type = Firearms by type
code-statutory-item-by-manufacture = Firearms by country of manufacture
code-statutory-item-by-source = Firearms by State of the last lawful transfer
code-statutory-item-by-diversion = Firearms by point of diversion
code-statutory-item-obliterated = Serial number removed or altered
code-statutory-item-short-time = Recovered within three years of the last lawful transfer
code-statutory-item-sent = Tracing requests sent
code-statutory-item-sent-outcome = Tracing requests sent, by outcome
code-statutory-item-received = Tracing requests received
code-statutory-item-received-outcome = Tracing requests received, by outcome
code-statutory-item-destroyed = Firearms destroyed

code-statutory-counted-recovered = Firearms that this agency traced, by year of recovery, where the request says that they were seized, found or surrendered. The national figure needs those of every agency, and those that were not traced.
code-statutory-counted-recovered-by = The same firearms, by what the request says.
code-statutory-counted-established = Those of them for which signed answers establish a point of diversion.
code-statutory-counted-indicator = Established, divided by seized, found or surrendered.
code-statutory-counted-by-type = Firearms that this agency traced, by year of recovery and type as described in the request.
code-statutory-counted-by-manufacture = Firearms that this agency traced, by country of manufacture as described in the request.
code-statutory-counted-by-source = Firearms that this agency traced, by the State whose record is the last lawful one.
code-statutory-counted-by-diversion = Firearms that this agency traced, by the point of diversion that signed answers establish.
code-statutory-counted-obliterated = Firearms that this agency traced and whose serial number was partly or wholly removed, or altered.
code-statutory-counted-short-time = Firearms that this agency traced, recovered for certain in less than 1,096 days.
code-statutory-counted-sent = Questions that this agency signed and sent in the year, to nodes and by letter.
code-statutory-counted-sent-outcome = The same questions, by the decision that stands today.
code-statutory-counted-received = Requests to look up a firearm that were accepted in the year.
code-statutory-counted-received-outcome = The same requests, by the decision that stands today.
code-statutory-counted-destroyed = Firearms recorded in the register as destroyed in the year.

web-nav-analysis = Analysis
web-analysis-title = Analysis
web-analysis-about = What own traces, the answers of others within their handling tags, and the register say together. No single case can be told from it.
web-analysis-from = Recovered from
web-analysis-to = Recovered until
web-analysis-limits = What is not shown
web-analysis-forms = Reports to international bodies
web-analysis-forms-about = Totals of this agency’s own books for a year, with how each was counted. They are exact, and are meant for the authority that reports.
web-analysis-form = Form
web-analysis-year = Year
web-analysis-workbook = Workbook (XLSX)
web-analysis-more =
    { $count ->
        [one] One more row is in the CSV.
       *[other] { $count } more rows are in the CSV.
    }
web-analysis-none = No row is large enough to be shown.

error-analysis-gathering = The figures are still being gathered: { $count } traces and requests so far.
error-analysis-gathering-next = Ask again in a minute. After a start of the node this is done once.
