# The agency’s own records: search, record, entry, import, export, record sets.

web-nav-registry = Records
web-registry-title = Our records
web-registry-pages = Pages of the registry
web-registry-search = Search
web-registry-sets = Record sets
web-registry-enter = Enter a firearm
web-registry-import = Import a register
web-registry-export = Export
web-registry-lede = Look for a firearm in the records of this agency, by what is left of its marks.
web-registry-serial-hint = Exactly as seen. For a character that cannot be read write ?, for one of two [8B], for a lost beginning or end *.
web-registry-more-fields = More that is known of it
web-registry-search-do = Search our records
web-registry-recorded = Every search and every record that is opened is noted with your name.
web-registry-again = Search again
web-registry-found =
    { $count ->
        [one] One record fits.
       *[other] { $count } records fit, the best first.
    }
web-registry-none-found = No record fits.
web-registry-none-means = This speaks of the record sets below and of their years, as far as they can be searched by machine. Look at the number again: another part of the firearm may bear it, or more of it may be restored.
web-registry-near =
    { $count ->
        [one] Another record is so like this one that the number may be its own. Compare maker, model and calibre.
       *[other] { $count } other records are so like this one that the number may be theirs. Compare maker, model and calibre.
    }
web-registry-more = More records fit than are listed. Give more of the number, or maker and model.
web-registry-candidates = Records that fit
web-registry-searched = What was searched

web-record-title = Record { $record }
web-record-events = What happened to it
web-record-no-events = The record says nothing of what happened to it.
web-record-contradict = These cannot all be right. Each stands here as it was recorded.
web-record-marks = Marks
web-record-set = Which records say so
web-record-set-means = Outside these years, and in what is not digitised, this set is silent.
web-record-changes = Entered and corrected by hand
web-record-changes-means = What came with an import stands in the list of imports.
web-record-looked = Who looked at this record
web-record-destroyed = Recorded as destroyed
web-record-destroyed-means = A destroyed firearm stays in the records. If it turns up, something went wrong at its destruction: tell your focal point at once.
web-record-after-destruction = After its destruction
web-record-after-destruction-means = Something is recorded that happened after this firearm was destroyed. One of the two records is wrong, or the firearm was diverted.
web-record-custody = In official custody
web-record-custody-means = By its events it lies in a store of seized or recovered firearms. If it was found elsewhere, it left that store.
web-record-stock = In government stock
web-record-stock-means = By its events it belongs to a force or to the State. Answers about it are decided by an officer.
web-record-event = Add an event
web-record-correct = Correct the record

web-entry-lede = For one firearm. A whole register comes in as a file.
web-entry-serial-hint = Exactly as it stands on the firearm or in the book: not a patent number, a model or a calibre.
web-entry-mark = Mark { $number } beside the serial number, as seen.
web-entry-set-hint = The set that says so from now on.
web-entry-event = What happened to it (if known)
web-entry-no-event = Nothing to record
web-entry-country-hint = Of an export the destination, of an import the origin; otherwise where it happened.
web-entry-send = Enter into the records
web-entry-need-set = Choose the record set.
web-entry-correct-title = Correct record { $record }
web-entry-correct-lede = The record will say what stands here. What it said before, who changed it and why stay with it. Answers that were given before are not changed.
web-entry-why = Why
web-entry-reason-hint = In one line, such as: misread in the book of 1998. It stays with the record.
web-entry-need-reason = Say why it is corrected.
web-entry-correct-send = Correct the record
web-entry-event-title = Add an event to record { $record }
web-entry-event-lede = What is recorded stays: if it contradicts another event, both stand side by side.
web-entry-event-part = The event
web-entry-event-send = Add to the record
web-entry-need-event = Choose what happened.

web-sets-none = There is no record set yet. Import a register, or make a set.
web-sets-total =
    { $count ->
        [one] { $number } record
       *[other] { $number } records
    }
web-sets-means = A "no record" of this agency is a statement about these sets and their years, and no more.
web-sets-by-kind = Records by kind of set
web-sets-since = since { $year }
web-sets-until = until { $year }
web-sets-years-unknown = years not stated
web-sets-percent = { $share } %
web-sets-new = New record set
web-sets-edit = Describe the record set
web-sets-edit-lede = Partners read this beside every "no record". Say no more than what the set covers.
web-sets-name-hint = The name under which it is known and answered. Another name makes another set.
web-sets-from = First year
web-sets-from-hint = From when on it is complete.
web-sets-to = Last year
web-sets-to-hint = Empty while it is still kept.
web-sets-digitised = Digitised, per cent
web-sets-digitised-hint = How much of it can be searched here, 0 to 100.
web-sets-save = Save
web-sets-need-name = Give the set a name.
web-sets-bad-year = Write the year with four digits.
web-sets-years-turned = The last year is before the first.
web-sets-bad-share = Write a whole number from 0 to 100.

web-export-lede = The file can be imported again. It holds personal data without encryption: keep it as you keep the register.
web-export-all = All record sets
web-export-format = Format
web-export-csv = Table as text (CSV)
web-export-xlsx = Spreadsheet (XLSX)
web-export-do = Export
web-export-recorded = The export is noted with your name.

web-import-lede = Send the file of a register. You see how it would be read before anything is kept.
web-import-title = Import
web-import-file = File
web-import-file-hint = CSV or XLSX, with the names of the columns in its first line. It goes to this node and nowhere else.
web-import-send = Send the file
web-import-need-file = Choose a file.
web-import-files = Files that you sent
web-import-drop = Throw the file away
web-import-drop-means = A file is kept for a day. What was imported from it stays.
web-import-here = not yet imported
web-import-running = under way
web-import-tried = tried
web-import-not-kept = nothing kept
web-import-done = done
web-import-done-but = done, with rejected rows
web-import-failed = failed
web-import-interrupted = interrupted
web-import-bytes = { $size } bytes
web-import-kilobytes = { $size } kB
web-import-megabytes = { $size } MB
web-imports-title = Imports
web-imports-none = Nothing was imported yet.
web-imports-all = All imports
web-imports-lede = An import that was interrupted goes on where it stopped when the same file is sent and imported again.
web-import-sources = Sources whose columns are known
web-import-sources-means = Name the source when you import its next file, and its columns are read as before.
web-import-map-title = How the file is read
web-import-map-lede = { $name }: nothing is kept yet.
web-import-encoding = Encoding
web-import-encoding-told = Told from the file
web-import-encoding-guessed = The file does not say its encoding. If letters with accents are wrong below, choose another.
web-import-separator = Between cells
web-import-tab = tabulator
web-import-where = Where it goes
web-import-choose-set = Choose a set
web-import-set-hint = Firearms that the set has already are not entered twice; what is new of them is added.
web-import-new-set = Or a new set
web-import-new-kind = Kind of a new set
web-import-need-set = Choose the record set, or name a new one.
web-import-columns-hint = What each column holds, as its heading suggests or as you say. Below it stand values of the first rows.
web-import-left-out = Not imported
web-import-need-serial = Say which column holds the serial number.
web-import-double = Two columns are read as the same: { $field }. Leave one out, or choose another for it.
web-import-forms = Dates and encoding
web-import-dates = Dates such as 03/05/2019
web-import-dates-told = As the columns tell themselves
web-import-dmy = day first
web-import-mdy = month first
web-import-years-hint = For years of two digits: from this one on 19.., below 20.. Empty: such years are rejected.
web-import-bad-years = Write two digits, 0 to 99.
web-import-sheet = Sheet of a spreadsheet
web-import-sheet-hint = Empty: the first that is not empty. "all" takes every sheet.
web-import-options = What the file does not say, and what becomes of errors
web-import-source-hint = Who sent the file. Its columns are kept under this name once it is imported.
web-import-country = Country of manufacture where the file does not say
web-import-event = What happened where the file does not say
web-import-event-told = By the kind of the set
web-import-errors = Errors
web-import-whole = Keep nothing if one row is rejected
web-import-whole-hint = Otherwise good rows are kept and bad ones listed.
web-import-look = Read again
web-import-first-rows = The first rows as they would be read
web-import-first-rows-hint = After a change above press "Read again" to see it here.
web-import-no-rows = No row can be shown as the columns stand.
web-import-try = Try, and keep nothing
web-import-do = Import
web-import-do-means = Trying reads the whole file and lists every row that would be rejected. The import is noted with your name.
web-import-progress = How much of the file is read
web-import-share = { $share } % read
web-import-running-words = The file is being read.
web-import-leave = You may leave this page: it goes on. If the node stops, send the same file again, and it goes on where it stopped.
web-import-reload = Look again
web-import-failed-words = The file could not be imported.
web-import-done-words = { $imported } new records of { $rows } rows were kept in { $set }; { $rejected } rows were rejected.
web-import-tried-words = Tried: of { $rows } rows { $imported } would be new records in { $set }, and { $rejected } would be rejected. Nothing was kept.
web-import-not-kept-words = { $rejected } of { $rows } rows were rejected, so nothing was kept in { $set }; { $imported } records would have been new.
web-import-already = The same file was imported in the same way before, { $at }. Nothing was done.
web-import-completed = Completed
web-import-unchanged = Known already
web-import-resumed =
    { $count ->
        [one] It went on where it had stopped: 1 row was done before.
       *[other] It went on where it had stopped: { $count } rows were done before.
    }
web-import-source-kept = The columns are kept under the name { $name }.
web-import-back-to-map = Change how it is read
web-rows-title = Rows that need a look
web-rows-none = Nothing is wrong or odd.
web-rows-lede = Places and reasons, never what a cell holds. Mend the rows in the file and import it again: what was taken is not taken twice.
web-rows-rejected = rejected
web-rows-warning = taken, with a warning
web-rows-all = All of it as CSV, whatever is filtered here
web-row-ambiguous-date = day and month cannot be told apart, or the year has two digits; say below how dates are read
