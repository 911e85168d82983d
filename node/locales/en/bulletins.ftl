# Bulletins, and who is authorised by them
code-admin-bulletin-sent = bulletin sent
code-bulletin-way-sent = from us
code-bulletin-way-received = to us
code-authorised-producer = producer
code-authorised-dealer = dealer
code-authorised-importer = importer
code-authorised-exporter = exporter
code-authorised-carrier = carrier
cli-bulletin = Bulletins to partners and from them: routes, concealment, practice, authorised parties
cli-bulletin-list = List bulletins, ours and partners’
cli-bulletin-list--way = Only ours (sent) or partners’ (received)
cli-bulletin-list--about = Only about this: route, concealment, practice, authorised_parties
cli-bulletin-list--partner = Only from or to this partner
cli-bulletin-list--find = Only those whose words hold this
cli-bulletin-list--current = Only those that no other replaces
cli-bulletin-list--limit = Lines at most
cli-bulletin-list--after = Go on from here; the end of the page before says it
cli-bulletin-list--csv = Print CSV for a spreadsheet
cli-bulletin-show = Show a bulletin with its files and its list of authorised parties
cli-bulletin-show--id = Its number, or the first 8 digits or more of a partner’s entry
cli-bulletin-show--csv = Print its list of authorised parties as CSV
cli-bulletin-send = Send a bulletin: one signed notice to each partner, or none
cli-bulletin-send--about = What it is about: route, concealment, practice, authorised_parties
cli-bulletin-send--to = The partner; may be given several times
cli-bulletin-send--everyone = All partners whose agreement allows it
cli-bulletin-send--text = What is said, in your own words
cli-bulletin-send--list = List of authorised parties (CSV): kind, name, licence, country, place, from, until
cli-bulletin-send--attach = File to send along: FILE:ROLE[:TITLE]; may be given several times
cli-bulletin-send--handling = Handling code: H0 to H3
cli-bulletin-send--national = Other authorities of the receiving State may have it
cli-bulletin-send--purpose = Intended use that the agreements allow
cli-bulletin-send--legal-basis = Legal basis that the agreements accept
cli-bulletin-send--replaces = Number of the bulletin of ours that it replaces
cli-bulletin-check = Say what a list of authorised parties holds and what is wrong with it; sends nothing
cli-bulletin-check--file = The list (CSV)
cli-bulletin-parties = List who is authorised, by the newest lists of partners and ours
cli-bulletin-parties--find = Only whose name, licence or place holds this
cli-bulletin-parties--kind = Only this: producer, dealer, importer, exporter, carrier
cli-bulletin-parties--country = Only in this country
cli-bulletin-parties--standing = Only whose authorisation stands today
cli-bulletin-parties--limit = Lines at most
cli-bulletin-parties--after = Go on from here; the end of the page before says it
cli-bulletin-parties--csv = Print CSV for a spreadsheet
cli-bulletin-open = Save a file of a bulletin
cli-bulletin-open--id = Number of the bulletin, or the first 8 digits or more of a partner’s entry
cli-bulletin-open--digest = Digest of the file, as the bulletin shows it
cli-bulletin-open--output = The new file
column-bulletin = Bulletin
column-bulletin-way = From whom
column-bulletin-replaces = Replaces
column-bulletin-replaced-by = Replaced by
column-bulletin-files = Files
column-bulletin-national = Also for other authorities of the receiving State
column-party-kind = Authorised as
column-party-name = Name
column-party-licence = Licence
column-party-from = From
column-party-until = Until
column-party-stands = Stands today
column-party-told-by = Told by
note-no-bulletins = No bulletins.
note-no-parties = No authorised parties fit.
note-parties-waiting = A list is not here yet, or was not taken: { $partners }.
note-parties-checked = Right rows: { $count }. Wrong rows: { $wrong }.
note-parties-wrong =
    { $count ->
        [one] One row of the list cannot be read; it is not shown.
       *[other] { $count } rows of the list cannot be read; they are not shown.
    }
note-bulletin-left-out = Not sent to { $partners }: no agreement that is in force allows it, or the partner is suspended.
error-bulletin-needs =
    Missing or not as it must be: { $field ->
        [about] what it is about
        [text] the words
        [list] the list: a bulletin about authorised parties has one, and no other has
       *[other] the partners: name up to 64 of them, or everyone
    }.
error-bulletin-needs-next = Say it and send again. Nothing was sent.
error-bulletin-list = The list is wrong at line { $line }, column { $column }. Nothing was sent.
error-bulletin-list-next = See all errors: vestigo bulletin check FILE
error-bulletin-replaced = Bulletin { $id } was replaced already.
error-bulletin-replaced-next = Replace the one that took its place: vestigo bulletin list --current
error-bulletin-nobody = There is no partner to whom this may go. Nothing was sent.
error-bulletin-nobody-next = Amend an agreement so that it allows bulletins, with this purpose and legal basis: vestigo agreement list
web-nav-bulletins = Bulletins
web-bulletins-title = Bulletins
web-bulletins-lede = What partners and we told each other without a firearm: routes, means of concealment, practice, and who is authorised.
web-parties-title = Authorised parties
web-parties-lede = Who may make, sell, import, export or carry arms, by the newest list of each partner and by ours. A list is its sender’s word; who is not on it may be authorised all the same.
web-parties-find = Name, licence or place
web-bulletin-title = Bulletin: { $about }
web-bulletin-new = New bulletin
web-bulletin-new-for = Bulletin in place of number { $number }
web-bulletin-partners =
    { $count ->
        [one] one partner
       *[other] { $count } partners
    }
web-bulletin-stands = stands
web-bulletin-replaced = replaced
web-bulletin-current = stands: no other replaces it
web-bulletin-find = Words
web-bulletin-replace = Replace it by a new one
web-bulletin-sent = To whom it went
web-bulletin-send = Sign and send
web-bulletin-words = Each partner gets a signed notice of its own and keeps it in its log. It cannot be taken back, only replaced. Name no person and no serial number: for a firearm there are notices of recovery.
web-bulletin-is-route = Which ways arms take, and how that is known.
web-bulletin-is-concealment = How arms are hidden, and how that is found.
web-bulletin-is-practice = Law, and what was learnt.
web-bulletin-is-authorised-parties = Who may make, sell, import, export or carry arms: a list.
web-bulletin-text-hint = At most 4,000 characters. It is read as you write it, in your language.
web-bulletin-file = File
web-bulletin-file-hint = A picture or a PDF. For authorised parties: a CSV with kind and name, and if known licence, country, place, from, until.
web-bulletin-list = Or the list itself, for authorised parties
web-bulletin-to = To whom
web-bulletin-to-these = Or to these partners
web-bulletin-everyone-yes = all partners whose agreement allows it
web-bulletin-national-yes = police, customs and courts of that State may have it
web-bulletin-need-list = A bulletin about authorised parties has a list: choose a file or paste it here.
web-parties-first = The first { $shown } of { $count } are shown here; all are found by the search.
web-bulletin-need-to = Choose all partners, or at least one.
