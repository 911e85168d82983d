# Stockpile and destruction
code-admin-store-entered = store entered or changed
code-admin-items-received = firearms taken into a store
code-admin-item-acted = act on a stock item
code-admin-ammunition-entered = ammunition of a store brought up to date
code-admin-count-opened = stock count opened
code-admin-count-entered = list of a stock count handed in
code-admin-count-confirmed = stock count confirmed by the second person
code-admin-inquiry-ended = inquiry into a discrepancy ended
code-admin-destruction-ordered = destruction ordered
code-admin-destruction-compared = numbers compared before destruction
code-admin-destruction-certified = destruction certified
code-admin-certificate-read = certificate of destruction opened
code-stock-in-store = in store
code-stock-issued = issued
code-stock-in-transit = in transit
code-stock-evidence-hold = held as evidence
code-stock-under-repair = under repair
code-stock-surplus = surplus
code-stock-condemned = condemned
code-stock-transferred = transferred
code-stock-destroyed = destroyed
code-stock-missing-under-inquiry = missing, under inquiry
code-stock-lost = lost
code-stock-stolen = stolen
code-stock-recovered = recovered
code-stock-act-receive = taken in
code-stock-act-issue = issued
code-stock-act-return = returned
code-stock-act-send = sent to another store
code-stock-act-arrive = arrived from another store
code-stock-act-move = moved to another rack
code-stock-act-hold = held as evidence
code-stock-act-release = released from evidence
code-stock-act-repair = sent to repair
code-stock-act-surplus = declared surplus
code-stock-act-condemn = condemned
code-stock-act-transfer = transferred
code-stock-act-lost = reported lost
code-stock-act-stolen = reported stolen
code-stock-act-recover = recovered
code-stock-act-destroy = destroyed
code-condition-a = A serviceable
code-condition-b = B repairable
code-condition-c = C unserviceable
code-condition-d = D demilitarised
code-disposition-destroy = to be destroyed
code-disposition-transfer = to be transferred
code-disposition-sell = to be sold
code-disposition-retain = to be kept
code-discrepancy-missing = in the book, not seen
code-discrepancy-unrecorded = seen, in no book
code-discrepancy-other-store = in the book of another store
code-discrepancy-other-rack = on another rack
code-discrepancy-seen-twice = one number seen twice
code-discrepancy-not-here-by-book = seen, by the book issued, sent or under repair
code-discrepancy-lost-by-book = seen, by the book lost or stolen
code-discrepancy-destroyed-by-book = seen, by the book DESTROYED
code-discrepancy-other-condition = in another condition
code-count-open = list awaited
code-count-entered = to be confirmed by the second person
code-count-counted = counted
code-trouble-together = Groups that may not lie together
code-trouble-conditions = Groups that may lie together on conditions only: a qualified person must check
code-trouble-too-much = More explosive than the store is licensed for
code-trouble-not-licensed = The store has no licence for the most dangerous division in it
code-trouble-not-surveyed = Surveillance is overdue
code-trouble-unclassified = No known hazard division or compatibility group
code-destruction-ordered = ordered
code-destruction-compared = numbers compared
code-destruction-done = certified
code-destruction-surplus = surplus
code-destruction-forfeiture = forfeiture
code-destruction-collection = voluntary surrender
code-destruction-court-order = court order
code-destruction-unserviceable = unserviceable
code-destruction-shred = shredding
code-destruction-shear = shearing
code-destruction-cut = cutting by saw or torch
code-destruction-crush = crushing
code-destruction-melt = melting
code-destruction-burn-or-detonate = burning or detonation (ammunition)
code-destruction-missing = ordered, not there
code-destruction-not-ordered = there, not ordered
code-destruction-twice = listed twice
column-store = Store
column-unit = Force and unit
column-location = Location
column-custodian = Custodian
column-racks = Racks
column-rack = Rack
column-capacity = Capacity
column-here = Items here
column-items = Items
column-item = Item
column-count-due = Next count due
column-counted = Last seen at a count
column-condition = Condition
column-disposition = Planned disposition
column-lot = Lot
column-rounds = Rounds
column-division = Division and group
column-explosive = Explosive (kg)
column-surveyed = Last surveillance
column-weight = Weight (kg)
column-when = When
column-authority = Authority
column-opened = Opened
column-counters = Counted by
column-entered-by = List handed in by
column-lines-seen = Lines of the list
column-expected = Expected by the book
column-agreed = Seen as the book says
column-discrepancies = Discrepancies
column-discrepancy = Discrepancy
column-inquiries = Open inquiries
column-inquiry-outcome = What the inquiry found
column-basis = Basis
column-destroyed = Destroyed
column-certificate = Certificate
column-ordered = Ordered
column-compared = Numbers compared
column-compared-by = Compared by
column-method = Method
column-operator = Carried out by
column-presiding = Presiding officer
column-witnesses = Witnesses
column-residue = Residue
note-no-stores = There is no store.
note-no-items = There is no such item.
note-no-counts = There is no such count.
note-no-destructions = There is no such destruction order.
note-store-too-full = More items lie here than fit.
note-received =
    { $count ->
        [one] { $count } firearm taken in, number { $first }
       *[other] { $count } firearms taken in, from number { $first } on
    }
note-would-receive =
    { $count ->
        [one] { $count } firearm can be taken in, number { $first }; nothing was changed
       *[other] { $count } firearms can be taken in, from number { $first } on; nothing was changed
    }
error-table-large = The list has too many rows or bytes.
error-table-large-next = Divide it into lists of at most 20,000 rows and 8 MiB.
error-table-row = Line { $line } is no row of a table.
error-table-row-next = Save the list as CSV (UTF-8) and try again.
error-table-column = The list has no column "{ $column }".
error-table-column-next = Give the first line the headings that the manual names.
error-table-empty = The list has no rows.
error-table-empty-next = Give a CSV table with headings and at least one row.
error-table-cell = Line { $line }: the value of "{ $column }" is missing or not possible.
error-table-cell-next = Correct the line; nothing of the list was taken.
error-stock-known = The firearm of line { $line } stands in a book already, or twice on the list.
error-stock-known-next = Look it up by its number among the items; nothing of the list was taken.
error-stock-destroyed = DIVERSION ALERT: by the book, the firearm of line { $line } was destroyed.
error-stock-destroyed-next = Secure the firearm and open its certificate of destruction.
error-stock-status = As the item stands now, this cannot be done with it.
error-stock-status-next = Look at the item: what was done last decides what can be done next.
error-count-custodian = Whoever keeps a store neither counts it nor ends inquiries into it.
error-count-custodian-next = Two other officers do it.
error-count-stranger = This is for the two officers who count.
error-count-stranger-next = The count names them.
error-count-same-person = Whoever handed in the list does not confirm it.
error-count-same-person-next = The other of the two signs in and confirms it.
error-count-two-persons = A count needs two different officers.
error-count-two-persons-next = Name two who do not keep the store.
error-count-state = The count has not come there yet, or is past it.
error-count-state-next = Look at the count: it says what comes next.
error-count-no-inquiry = There is no open inquiry of this number.
error-count-no-inquiry-next = The count lists its discrepancies by number.
error-destruction-gun = Line { $line } names a firearm without a number, or one that stands there already.
error-destruction-gun-next = Correct the list and enter the order again.
error-destruction-too-many = The order has too many firearms.
error-destruction-too-many-next = Divide it into orders of at most 5,000 firearms.
error-destruction-done = The certificate was issued already.
error-destruction-done-next = What else is to be destroyed needs an order of its own.
error-destruction-one-person = The numbers are compared by two different persons.
error-destruction-one-person-next = Name the second person who read them from the firearms.
error-destruction-not-compared = The numbers were not compared within the last 12 hours.
error-destruction-not-compared-next = Compare them immediately before the destruction.
error-destruction-nothing = None of the firearms of the order was found at the comparison.
error-destruction-nothing-next = Compare the numbers again.
error-destruction-witnesses = Two independent witnesses are needed: not who ordered, compared, operated, presided or kept the firearms.
error-destruction-witnesses-next = Name two with their organisations.
error-destruction-own-order = Whoever entered the order does not certify the destruction.
error-destruction-own-order-next = Another officer certifies it.
cli-stock = Stockpile: stores, items, ammunition, counts
cli-stock-stores = List the stores
cli-stock-stores--due = Only those whose count is overdue
cli-stock-stores--csv = Print CSV for a spreadsheet
cli-stock-add = Enter a store
cli-stock-add--name = Its name
cli-stock-add--custodian = Officer who keeps it; never one of those who count it
cli-stock-add--unit = Force and unit that hold it
cli-stock-add--location = Where it is; never leaves the node
cli-stock-add--rack = A rack, shelf or box; may be given several times
cli-stock-add--capacity = Items that fit
cli-stock-add--explosive-limit = Licensed net explosive quantity in kilograms by hazard division, such as 1.4=50; may be given several times
cli-stock-add--count-every = Days between two counts at most; 180 unless given
cli-stock-change = Change what is said of a store
cli-stock-change--id = Number of the store
cli-stock-change--name = Its new name
cli-stock-change--custodian = Officer who keeps it; never one of those who count it
cli-stock-change--unit = Force and unit that hold it
cli-stock-change--location = Where it is; never leaves the node
cli-stock-change--rack = A rack, shelf or box; may be given several times
cli-stock-change--capacity = Items that fit
cli-stock-change--explosive-limit = Licensed net explosive quantity in kilograms by hazard division, such as 1.4=50; may be given several times
cli-stock-change--count-every = Days between two counts at most; 180 unless given
cli-stock-show = Show a store: what lies in it, its ammunition, what is wrong
cli-stock-show--id = Number of the store
cli-stock-receive = Take the firearms of a list into a store
cli-stock-receive--id = Number of the store
cli-stock-receive--file = Table (CSV): type, maker, model, calibre, serial, country, rack, condition, seal, stock number, document
cli-stock-receive--authority = Order or document on which they are taken in
cli-stock-receive--dry-run = Only say whether the list can be taken
cli-stock-ammunition = Bring the ammunition of a store up to a list
cli-stock-ammunition--id = Number of the store
cli-stock-ammunition--file = Table (CSV): calibre, lot, rounds, division, group, explosive (kg), condition, surveyed
cli-stock-items = List items; with --csv all of them
cli-stock-items--store = Only of this store
cli-stock-items--state = Only those that stand so
cli-stock-items--serial = Only with this number
cli-stock-items--limit = Lines at most
cli-stock-items--after = Go on from here; the end of the page before says it
cli-stock-items--csv = Print CSV for a spreadsheet
cli-stock-item = Show an item with what was done with it
cli-stock-item--id = Number of the item
cli-stock-act = Do something with an item: issue, return, send, condemn, …
cli-stock-act--id = Number of the item
cli-stock-act--act = What is done
cli-stock-act--to = To whom it is issued or given
cli-stock-act--store = The store it is sent to
cli-stock-act--rack = The rack it is put on
cli-stock-act--authority = On whose authority
cli-stock-act--condition = Condition that was found
cli-stock-act--disposition = What is planned for it
cli-stock-counts = List counts, the newest first
cli-stock-counts--state = Only open counts, or only those with open inquiries
cli-stock-counts--limit = Lines at most
cli-stock-counts--after = Go on from here; the end of the page before says it
cli-stock-counts--csv = Print CSV for a spreadsheet
cli-stock-count = Open a count of a store by two officers who do not keep it
cli-stock-count--id = Number of the store
cli-stock-count--counter = An officer who counts; given twice
cli-stock-enter = Hand in the list of what was seen, as one of the two
cli-stock-enter--id = Number of the count
cli-stock-enter--file = Table (CSV) of what was seen: maker, serial, rack, condition
cli-stock-confirm = Confirm the list, as the other of the two; discrepancies open inquiries (exit code 11)
cli-stock-confirm--id = Number of the count
cli-stock-discrepancies = Show a count with its discrepancies
cli-stock-discrepancies--id = Number of the count
cli-stock-discrepancies--csv = Print CSV for a spreadsheet
cli-stock-settle = End the inquiry into a discrepancy; what is still missing is lost from then on
cli-stock-settle--id = Number of the count
cli-stock-settle--number = Number of the discrepancy
cli-stock-settle--text = What was found
cli-destruction = Destruction of firearms and ammunition: order, compare, certify, certificate
cli-destruction-order = Enter an order to destroy
cli-destruction-order--authority = The authority’s order
cli-destruction-order--basis = Why they are destroyed
cli-destruction-order--guns = Table (CSV) of firearms: type, maker, model, calibre, serial, country, set
cli-destruction-order--ammunition = Table (CSV) of ammunition: calibre, lot, rounds, weight (kg)
cli-destruction-order--store = All that is condemned in this store
cli-destruction-list = List destruction orders, the newest first
cli-destruction-list--state = Only open orders, or only those that are done
cli-destruction-list--limit = Lines at most
cli-destruction-list--after = Go on from here; the end of the page before says it
cli-destruction-list--csv = Print CSV for a spreadsheet
cli-destruction-show = Show an order with its firearms
cli-destruction-show--id = Number of the order, or of its certificate
cli-destruction-show--csv = Print the firearms as CSV
cli-destruction-compare = Compare the numbers of what lies there with the order, immediately before (exit code 11 where they differ)
cli-destruction-compare--id = Number of the order, or of its certificate
cli-destruction-compare--file = Table (CSV) of the numbers as read from the firearms
cli-destruction-compare--with = The second person who read them
cli-destruction-certify = Certify that it is done; not by the officer who entered the order
cli-destruction-certify--id = Number of the order, or of its certificate
cli-destruction-certify--method = How
cli-destruction-certify--place = Where
cli-destruction-certify--operator = Who carried it out
cli-destruction-certify--presiding = Who presided
cli-destruction-certify--custodian = Who kept the firearms until then; the store’s custodian unless given
cli-destruction-certify--witness = An independent witness as "Name, Organisation"; given at least twice
cli-destruction-certify--components-unusable = Frame or receiver, barrel, and bolt or slide cannot be used any more
cli-destruction-certify--residue = What became of the scrap: weight, receipt of the smelter
cli-destruction-certificate = Show the certificate; reading it is recorded
cli-destruction-certificate--id = Number of the order, or of its certificate
cli-destruction-certificate--out = New file to write (JSON)
error-holding-needs =
    Missing or not possible: { $field ->
        [name] the name
        [unit] force and unit
        [location] the location
        [custodian] the custodian
        [rack] a rack of the store
        [countevery] days between two counts, 1 to 366
        [explosivelimits] a limit such as 1.4=50
        [authority] the authority
        [to] to whom
        [store] the other store
        [act] what is done
        [state] a state of the list
        [condition] the condition, A to D
        [disposition] the planned disposition
        [text] words
        [basis] authority and basis
        [method] the method
        [place] the place
        [operator] who carried it out
        [presiding] who presided
        [componentsunusable] that the components are unusable
        [dated] the day of the authority’s order, such as 2026-11-20
        [begun] when it began, such as 2026-11-23 09:30 (UTC)
        [ended] when it ended, such as 2026-11-23 10:30 (UTC)
        [by] who handed it in
       *[other] { $field }
    }.
error-holding-needs-next = Give it and try again; nothing was changed.
code-admin-certificate-issued = pages of a certificate of destruction issued
code-admin-sheet-filed = signed sheet of a destruction filed
code-admin-sheet-read = signed sheet of a destruction opened
column-dated = Date of the order
column-ended = Ended
column-certified-by = Certified by
column-signed-sheet = Signed sheet
column-language = Language
note-destruction-unsigned = not yet signed by the witnesses
note-destruction-sheet = { $number }: handed in by { $by }, filed by { $officer } on { $time }, SHA-256 { $digest }
note-certificate-written = Certificate { $number } written to { $file }: code { $code }, SHA-256 { $digest }
note-certificate-authentic = AUTHENTIC: certificate of destruction { $number }, { $count } firearms, issued by { $node } (safety number { $safety }). SHA-256 of the certificate: { $digest }
note-certificate-consistent = CONSISTENT, ISSUER NOT CONFIRMED: certificate of destruction { $number }, { $count } firearms, says that { $node } issued it. Compare the safety number { $safety } with the agency, and give it with --root. SHA-256 of the certificate: { $digest }
note-certificate-broken = BROKEN: this file claims to be certificate of destruction { $number } of { $node } (safety number { $safety }; firearms: { $count }; SHA-256 of what it encloses: { $digest }). Do not rely on it:
note-certificate-pages-hold = PAGES: drawn again from the enclosed certificate, they are the same byte for byte.
note-certificate-pages-differ = PAGES CHANGED: this file is not what is drawn from the enclosed certificate (first difference at byte { $at }).
note-certificate-pages-other = PAGES NOT COMPARED: another version of the program drew them. Ask { $node } which SHA-256 its administrative log has of this issue and compare: { $digest }
note-certificate-pages-not-looked-at = The pages were not looked at.
note-certificate-signature-holds = OFFICER: the signature of { $officer }, key { $key }, over the certificate holds.
note-certificate-signature-broken = OFFICER: the signature of { $officer }, key { $key }, does NOT hold.
note-certificate-signature-none = OFFICER: certified by { $officer } without a key of his own (key: { $key }).
note-certificate-paper = What the witnesses signed is on paper; the issuing agency has the digest of its scan.
error-destruction-times = A destruction begins, ends, and is then certified: these times are in another order.
error-destruction-times-next = Give both times in UTC, such as 2026-11-23 09:30.
error-destruction-not-certified = There is no certificate yet that witnesses could have signed.
error-destruction-not-certified-next = Certify the destruction first (vestigo destruction certify).
error-destruction-same-sheet = This very scan is filed with the certificate already.
error-destruction-same-sheet-next = Nothing needs to be done; another scan can be filed beside it.
error-destruction-sheets = The certificate has as many scans as it can have.
error-destruction-sheets-next = Open those that are filed; they stay as they are.
cli-destruction-order--dated = Day of the authority’s order, such as 2026-11-20
cli-destruction-certify--begun = When it began, in UTC: 2026-11-23T09:00
cli-destruction-certify--ended = When it ended, in UTC
cli-destruction-certificate--pdf = New file to write: pages (PDF) that enclose the certificate; its digest is logged
cli-destruction-certificate--language = Language of the pages: en, es, pt, fr
cli-destruction-signed = File the scan of the sheet that the witnesses signed; an earlier one stays
cli-destruction-signed--id = Number of the order, or of its certificate
cli-destruction-signed--scan = The scan: PDF, PNG, JPEG or TIFF
cli-destruction-signed--by = Who handed the signed sheet in
cli-destruction-sheet = Write the scan of a signed sheet to a new file; opening it is recorded
cli-destruction-sheet--id = Number of the order, or of its certificate
cli-destruction-sheet--number = Number of the scan; 1 unless given
cli-destruction-sheet--out = New file to write
