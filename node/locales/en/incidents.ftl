# Lost, stolen, seized and found firearms, and the border
code-duty-customs = customs officer
code-admin-incident-entered = firearm incident entered
code-admin-incident-acted = act on a firearm incident
code-admin-incident-read = firearm incident opened
code-record-act-reported = entered by a report
code-record-act-withdrawn = report taken back
code-incident-lost = lost
code-incident-stolen = stolen
code-incident-seized = seized
code-incident-found = found
code-incident-surrendered = handed in
code-incident-import = import
code-incident-export = export
code-incident-transit = transit
code-incident-entered = entered
code-incident-located = located
code-incident-cleared = cleared
code-incident-cancelled = cancelled
code-incident-enter = entered
code-incident-supplement = supplemented
code-incident-modify = corrected
code-incident-locate = located
code-incident-dispose = disposition decided
code-incident-clear = cleared
code-incident-cancel = cancelled
code-incident-evidence = kept as evidence
code-incident-forfeited = forfeited
code-incident-returned = returned to its lawful owner
code-incident-official-use = kept for official use
code-incident-handed-over = handed over to another authority
code-incident-destroyed = destroyed
cli-incident = Lost, stolen, seized, found and surrendered firearms, and what crossed the border: enter, list, show, supplement, modify, locate, dispose, clear, cancel
cli-incident-enter = Enter a firearm; partners who ask for it find it from then on
cli-incident-enter--kind = What happened: lost, stolen, seized, found, surrendered, import, export, transit
cli-incident-enter--known = The same firearm was reported before, and this is meant beside it
cli-incident-enter--type = Type of the firearm: NCIC code or word
cli-incident-enter--maker = Maker
cli-incident-enter--model = Model
cli-incident-enter--calibre = Calibre
cli-incident-enter--serial = Serial number; only a seized, found or surrendered firearm may have none
cli-incident-enter--country = Country of manufacture
cli-incident-enter--obliteration = State of the serial number: none, partial, full, altered, never_marked
cli-incident-enter--date = Day on which it happened
cli-incident-enter--place = Where it happened
cli-incident-enter--agency = Agency that reports it
cli-incident-enter--case-number = That agency’s case number
cli-incident-enter--owner = Whose it lawfully is: natural, licensee, force, state
cli-incident-enter--ground = Legal ground of the seizure
cli-incident-enter--post = Customs office or border post
cli-incident-enter--other-state = The other State of the crossing
cli-incident-enter--party = Consignor of an import, consignee of an export or transit
cli-incident-enter--licence = Number of the licence or declaration
cli-incident-enter--circumstances = What else is known; stays on this node
cli-incident-list = List incidents: what is overdue first, then the newest
cli-incident-list--kind = Only this kind
cli-incident-list--state = Only open, overdue, entered, located, cleared or cancelled ones
cli-incident-list--serial = Only this serial number
cli-incident-list--limit = Lines at most
cli-incident-list--after = Go on from here; the end of the page before says it
cli-incident-list--csv = Print CSV for a spreadsheet
cli-incident-show = Show an incident with what was done; reading it is recorded
cli-incident-show--id = Number of the incident
cli-incident-show--csv = Print what was done as CSV
cli-incident-supplement = Add to what is known of an incident
cli-incident-supplement--id = Number of the incident
cli-incident-supplement--text = What is added
cli-incident-modify = Correct what is said of an incident; what is not named stays
cli-incident-modify--id = Number of the incident
cli-incident-modify--text = Why: stays with the incident
cli-incident-locate = Record that a lost or stolen firearm was located
cli-incident-locate--id = Number of the incident
cli-incident-locate--text = Why: stays with the incident
cli-incident-dispose = Decide what becomes of a seized, found or surrendered firearm
cli-incident-dispose--id = Number of the incident
cli-incident-dispose--text = Why: stays with the incident
cli-incident-clear = Close the case, with what became of the firearm
cli-incident-clear--id = Number of the incident
cli-incident-clear--text = Why: stays with the incident
cli-incident-cancel = Cancel what was entered in error; partners find it no more
cli-incident-cancel--id = Number of the incident
cli-incident-cancel--text = Why: stays with the incident
cli-incident-modify--type = Type of the firearm: NCIC code or word
cli-incident-modify--maker = Maker
cli-incident-modify--model = Model
cli-incident-modify--calibre = Calibre
cli-incident-modify--serial = Serial number; only a seized, found or surrendered firearm may have none
cli-incident-modify--country = Country of manufacture
cli-incident-modify--obliteration = State of the serial number: none, partial, full, altered, never_marked
cli-incident-modify--date = Day on which it happened
cli-incident-modify--place = Where it happened
cli-incident-modify--agency = Agency that reports it
cli-incident-modify--case-number = That agency’s case number
cli-incident-modify--owner = Whose it lawfully is: natural, licensee, force, state
cli-incident-modify--ground = Legal ground of the seizure
cli-incident-modify--post = Customs office or border post
cli-incident-modify--other-state = The other State of the crossing
cli-incident-modify--party = Consignor of an import, consignee of an export or transit
cli-incident-modify--licence = Number of the licence or declaration
cli-incident-modify--circumstances = What else is known; stays on this node
cli-incident-locate--on = Day; today unless given
cli-incident-locate--place = Where it was located
cli-incident-locate--agency = Agency that has it
cli-incident-dispose--disposition = What becomes of it: evidence, forfeited, returned, official_use, handed_over, destroyed
cli-incident-dispose--authority = Who decided: court, prosecutor, order
cli-incident-dispose--on = Day; today unless given
cli-incident-dispose--until = Until when it is kept as evidence
cli-incident-dispose--mark = The mark that the firearm got
cli-incident-dispose--certificate = Number of the certificate of its destruction
cli-incident-clear--disposition = What becomes of it: evidence, forfeited, returned, official_use, handed_over, destroyed
cli-incident-clear--authority = Who decided: court, prosecutor, order
cli-incident-clear--on = Day; today unless given
cli-incident-clear--until = Until when it is kept as evidence
cli-incident-clear--mark = The mark that the firearm got
cli-incident-clear--certificate = Number of the certificate of its destruction
column-incident-kind = What happened
column-incident-due = Disposition due
column-incident-case = Case number
column-incident-post = Customs office or border post
column-incident-other-state = Other State
column-incident-party = Consignor or consignee
column-incident-licence = Licence or declaration
column-incident-ground = Legal ground
column-incident-circumstances = Circumstances
column-incident-located = Located
column-incident-disposition = Disposition
column-incident-known = Same firearm
column-incident-words = Words
note-no-incidents = There is no such incident.
note-incident-found = Partners who ask for this firearm find this in our records, as far as their agreement goes.
note-incident-not-found = Partners find nothing of this in our records: it was cancelled, or the firearm has no number by which it can be found.
error-incident-needs =
    Missing or not as it must be: { $field ->
        [kind] what happened
        [act] what is done
        [words] why, in words
        [said] what is corrected
        [type] the type of the firearm
        [maker] the maker
        [model] the model
        [calibre] the calibre
        [serial] the serial number
        [country] the country of manufacture
        [obliteration] the state of the serial number
        [date] a whole day, such as 2026-11-23, in its order and not after today
        [place] the place
        [agency] the agency
        [case-number] the case number
        [owner] whose it lawfully is
        [ground] the legal ground
        [post] the customs office or border post
        [other-state] the other State
        [party] the consignor or consignee
        [licence] the licence or declaration
        [circumstances] the circumstances
        [disposition] what becomes of the firearm
        [authority] who decided
        [until] until when it is evidence, a day after today
        [mark] the mark that the firearm got
        [certificate] the certificate of its destruction
        [state] a state of the list
       *[other] { $field }
    }.
error-incident-needs-next = Give it and try again; nothing was changed.
error-incident-number = The firearm has no serial number.
error-incident-number-next = Give it as it is read. Only a seized, found or surrendered firearm may have none: then say whether it was obliterated or never marked.
error-incident-state =
    This cannot be done: { $state ->
        [ENTERED] the incident is entered and open
        [LOCATED] the firearm was located already
        [CLEARED] the case is cleared
       *[other] the incident was cancelled
    }.
error-incident-state-next = Open the incident: it shows what was done, and what can be done now.
error-incident-same = Nothing differs from what is said already.
error-incident-same-next = Change what is wrong, or supplement the incident.
error-incident-not-final = A case is cleared only with what became of the firearm.
error-incident-not-final-next = Choose returned, official use, handed over or destroyed; evidence and forfeiture are decisions on the way.
error-incident-certificate = No certificate of this number says that this firearm was destroyed.
error-incident-certificate-next = Destroy it under an order first (vestigo destruction order), and give the number of that certificate.
error-incident-known = The same firearm was reported before: incident { $numbers }.
error-incident-known-next = Look at what was reported. To enter this beside it, say so (--known, or the box on the page).
error-incident-border = Customs officers enter and see seizures with a border post, imports, exports and transits.
error-incident-border-next = Name the border post, or ask a registrar.
