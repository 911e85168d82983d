# verify.html, the page that checks a court bundle in a browser. These texts are built into the page.

page-title = Check of a Vestigo bundle
page-heading = Check a bundle
page-lede = A bundle records what agencies of two or more States asked and answered. This page checks it on this computer. Nothing that you open here leaves it.
page-language = Language
page-drop = Drop a bundle here, or choose it
page-choose = Choose a bundle
page-choose-hint = One file, usually with the ending .bundle, of 64 MiB at most.
page-another = Check another file
page-print = Print the record
page-working = Checking: { $done } of { $of }
page-unreadable = This file could not be read from the disk. Copy it to this computer and choose it again.
page-too-large = This file is larger than any bundle.
page-crashed = This page failed, and has checked nothing. Use another browser, or the program: vestigo verify FILE

## The verdict

page-result = Result
page-consistent-question = Does everything in the file fit together?
page-consistent-yes = Consistent
page-consistent-yes-text = Every signature and proof that this page checks holds under the keys in the file. What is shown below is what was signed with them.
page-consistent-no = Does not hold
page-consistent-no-text = Something in this file was altered, is missing or does not belong in it. Do not rely on anything in it.
page-authentic-question = Are the signers who they say they are?
page-authentic-open = Not confirmed
page-authentic-open-text = Anyone can make a consistent file with keys of their own. Confirm the safety number of each agency below.
page-authentic-yes = Authentic
page-authentic-yes-text = The safety number of every agency in the file is the one that you typed.
page-authentic-no = Another key
page-authentic-no-text = A number that you typed is not that of the key in this file. Look for a typing error. If it still differs, that agency did not sign this file: do not rely on it.
page-authentic-none = Not examined
page-authentic-none-text = The file does not hold, so nothing can be said of who signed it.
page-synthetic = Demonstration: this file says that its data are invented.

page-fault = What does not hold
page-fault-form = It is not written in the one form that the format allows: it was damaged or altered.
page-fault-rule = It breaks a rule of the format: something is missing, stands twice, is out of order or does not belong there.
page-fault-signature = A signature does not fit: what was signed was changed afterwards, or another key signed it.
page-fault-key = The key that signed is not one that the agency had certified for that time.
page-fault-content = The content is not what was signed.
page-fault-log = The proof does not lead to the state of the log that was signed: the entry is not in that log, or the log was rewritten.
page-fault-detail = Technical detail

page-place-bundle = The file as a whole
page-place-descriptor = Description of an agency, no. { $number }
page-place-agreement-message = Statement on an agreement, no. { $number }
page-place-message = Statement no. { $number }
page-place-receipt = Proof of entry, no. { $number }
page-place-checkpoint = State of a log, no. { $number }
page-place-consistency-proof = Proof of growth, no. { $number }

## The signers

page-signers = Confirm the signers
page-signers-text = Ask the point of contact of each State for its safety number, by telephone or from an official publication, and not from whoever gave you this file. Type its 40 digits here.
page-number = Safety number of { $agency }
page-number-hint = 40 digits; spaces do not matter.
page-number-confirmed = Confirmed: this is the number of the key in the file.
page-number-differs = This is not the number of the key in the file. { $same } of 8 groups agree.
page-number-incomplete = { $digits } of 40 digits
page-number-characters = Only digits belong here.
page-number-missing = Not given
page-number-show = Number in the file
page-number-warning = To copy it from here confirms nothing: compare it with one that came to you by another road.

## The steps

page-steps = What was checked
page-state-holds = Holds
page-state-fails = Does not hold
page-state-skipped = Not completed
page-state-unchecked = Not checked here
page-state-absent = None in the file
page-step-form = Form of the file
page-step-form-text = Every part is written in the one form that the format allows. No byte can be added or changed without another check failing.
page-step-descriptors = Who the agencies are
page-step-descriptors-text =
    { $count ->
        [one] 1 description of an agency, signed
       *[other] { $count } descriptions of agencies, each signed
    } with the national root key and with the agency’s own signing key.
page-step-signatures = Signatures of the statements
page-step-signatures-text =
    { $count ->
        [one] 1 statement, signed
       *[other] { $count } statements, each signed
    } with a key that its agency had certified for that time.
page-step-content = Content
page-step-content-text =
    { $shown ->
        [one] 1 field is shown, and it is
       *[other] { $shown } fields are shown, and they are
    } what was signed. Left out of this copy: { $withheld }.
page-step-checkpoints = States of the logs
page-step-checkpoints-text =
    { $count ->
        [one] 1 state of a log
       *[other] { $count } states of logs
    }, signed with the log’s key (Ed25519).
page-step-seals = Second signature on the states of the logs
page-step-seals-text = It is of the kind ML-DSA-44, which this page does not check. The time of each state is signed by it alone. To check both: vestigo verify FILE
page-step-growth = Growth of the logs
page-step-growth-text =
    { $count ->
        [one] 1 proof
       *[other] { $count } proofs
    } that a later state of a log contains all of an earlier one.
page-step-growth-none = The file holds one state of each log; there is no growth to prove.
page-step-receipts = Place in the log
page-step-receipts-text =
    { $count ->
        [one] 1 proof
       *[other] { $count } proofs
    }: each statement is in the log of { $node }, which had { $size } entries.
page-step-parties = Parties
page-step-parties-text = Each agency in the file issued or received one of its statements, and { $node } was a party to all of them.
page-step-agreements = Agreements
page-step-agreements-text =
    { $count ->
        [one] 1 agreement
       *[other] { $count } agreements
    }, proposed by one side and accepted by the other. No statement of { $node } names another.
page-step-agreements-none = No agreement is in the file, and no statement of { $node } names one.
page-step-witnesses = Witnesses
page-step-witnesses-text = Nobody else has confirmed when the logs were in this state. Every time is what the signer’s clock said.
page-step-witnesses-seen-text =
    { $count ->
        [one] One witness has
       *[other] { $count } witnesses have
    } cosigned this state of the log. The first, { $witness } ({ $node }), says by its own clock that everything in this file existed at { $time }. That is worth as much as its safety number in this file, { $number }, is the one that you got by another road.

page-limits = What this does not prove
page-limit-true = That what an agency wrote is true. The file shows who signed which words, and in which order they were logged.
page-limit-whole = That nothing else was said. Whoever made the file chose which exchanges to put in it.
page-limit-time = When it was said. Every time is what the signer’s clock said.
page-limit-time-witnessed = When exactly it was said. Every time is what the signer’s clock said; only that all of it existed at { $time } is also the word of { $witness }.
page-limit-withheld = Anything by silence. Fields were left out of this copy, and what is left out cannot be told.
page-limit-letter = What a State wrote by letter. Only the agency that received the letter signed.
page-limit-page = That this page is genuine. Whoever gave you the file may have given you an altered page too: take it from a source that you trust, and compare its digest.

page-notes = Notes
page-note-withheld =
    { $place }: { $count ->
        [one] 1 signed field was
       *[other] { $count } signed fields were
    } left out of this copy.
page-note-not-understood = { $place }: signed content that this version cannot read ({ $detail }).
page-note-erased = { $place }: its content was destroyed at the end of its retention; the statement proves that there was one.
page-note-agreement-unknown = { $place } names an agreement of its parties that is not in this file.
page-note-reply-outside = { $place } replies to an entry that is not in this file ({ $entry }).
page-note-reply-to-others = { $place } replies to an entry between other parties ({ $entry }).
page-note-reply-across = { $place } replies to an entry of another exchange ({ $entry }).
page-note-sequence-repeated = { $place }: its issuer used the sequence number { $sequence } before.
page-note-id-repeated = { $place }: its issuer used the identifier of this statement before, for another one.

## What was said

page-timeline = What was said
page-timeline-text = In the order of the log of { $node }. Codes are translated. Free text is shown as it was received.
page-exchange = Exchange { $number }
page-exchange-between = { $asker } asked { $asked }
page-from-to = { $from } to { $to }
page-letter = By letter. { $node } signed what it asked and what it was answered; no signature of that State stands behind the reply.
page-entry = Entry { $index } of the log
page-withheld =
    { $count ->
        [one] 1 field was
       *[other] { $count } fields were
    } left out of this copy.
page-not-understood = Signed content that this version cannot read.
page-erased = The content of this statement was destroyed at the end of its retention.
page-technical = Technical details
page-unknown-field = Unknown field { $label }
page-unrecognised = unrecognised code { $number }
page-before = before { $date }
page-after = after { $date }

page-agreements = Agreements
page-agreement-untitled = Agreement
page-agreement-by = { $node }, { $time }
page-agreement-suspended = Suspended
page-agreement-revoked = Revoked

page-files = Files that the statements name
page-files-text = They lie beside the bundle, in a folder. Choose them to see whether they are the files that were named.
page-files-choose = Choose files to compare
page-file-holds = This is the file that was named: { $name }
page-file-not-compared = Not compared
page-file-other = None of the files that were named: { $name }

## The record

page-record = Record of this check
page-record-file = File
page-record-size = Size
page-record-bytes =
    { $count ->
        [one] 1 byte
       *[other] { $count } bytes
    }
page-record-sha-256 = SHA-256 of the file
page-record-at = Checked
page-record-clock = { $time }, by the clock of this computer
page-record-page = This page
page-record-version = Version { $version }, for bundles of format 1
page-record-program = SHA-256 of its program
page-record-program-text = The same digest, in base64, stands in the first lines of the page’s source.
page-record-by = Checked by
page-record-signature = Place, date, signature
page-footer = Vestigo { $version }. No network, no storage, no cookies.

## Names of fields

page-field-accepted = Accepted
page-field-agreement = Agreement (digest)
page-field-answer-by = To be decided by
page-field-asserted-by = asserted by
page-field-assistance = Assistance with
page-field-attachment = Attached file
page-field-brand = Brand
page-field-bulletin = About
page-field-calibre = Calibre
page-field-candidates = Records that fit
page-field-case-reference = Reference of the asker
page-field-circumstances = Circumstances
page-field-citation = Law or article
page-field-class = How it was made
page-field-clock-stops = Clock stops
page-field-complete-to = complete to
page-field-concerns = Concerns entry
page-field-confirmation = Confirmation
page-field-consent-asked = Consent asked
page-field-consent-given = Consent given
page-field-count = count
page-field-country-of-manufacture = Country of manufacture
page-field-dated = dated
page-field-decision-record = Decision record (digest)
page-field-deliver-until = To be delivered by
page-field-digest = digest
page-field-document = Document
page-field-ends = ends the watch
page-field-entry = entry
page-field-erased = Erased entry
page-field-event = Event
page-field-figure = Figure
page-field-firearm-type = Type of firearm
page-field-first-year = from
page-field-from = from
page-field-grade = Match
page-field-handling = Handling
page-field-held-by = held by
page-field-illicit = Why it is illicit
page-field-importer = Importer
page-field-in-court = in court
page-field-in-reply-to = In reply to entry
page-field-interim = Interim reply
page-field-issued-by = issued by
page-field-key = Signing key
page-field-last-year = to
page-field-late = Received after the deadline
page-field-leaf = Entry (leaf hash)
page-field-left-out = left out
page-field-legal-basis = Legal basis
page-field-letter = Letter
page-field-level = Level of disclosure
page-field-licence = licence
page-field-log-size = Entries in the log
page-field-maker = Maker
page-field-manufactured = Manufactured
page-field-mark = Mark
page-field-may-know-more = May know more
page-field-message-id = Identifier
page-field-model = Model
page-field-named-by = named by
page-field-not-completed = Not completed
page-field-obliteration = State of the serial number
page-field-officer = Officer (pseudonym)
page-field-onward = passed on to
page-field-onward-from = Follows from
page-field-originator = given by
page-field-other-statement = The other statement
page-field-party = with
page-field-personal-data = personal data
page-field-place = at
page-field-priority = Priority
page-field-proposed = Proposed
page-field-purpose = Intended use
page-field-purposes = for
page-field-reason = Reason
page-field-received-at = Received
page-field-record-set = record set
page-field-recovered-on = Recovered on
page-field-recovery = Recovery
page-field-recovery-place = Place of recovery
page-field-reference = reference
page-field-repeats = Repeats entry
page-field-request = Request
page-field-restricted = Restricted
page-field-result = Result
page-field-retain-until = kept until
page-field-review-at = Looked at again
page-field-root = Root hash
page-field-rule = Rule
page-field-searchable = searchable by machine
page-field-searched = Searched
page-field-sequence = Sequence number
page-field-sha-256 = SHA-256
page-field-state = State
page-field-states = States
page-field-statistics-asked = Statistics
page-field-step = Step
page-field-synthetic = Invented data
page-field-text = In their words
page-field-their-reference = their reference
page-field-to = to
page-field-tried = Form tried
page-field-until = until
page-field-in-force-from = In force from
page-field-versions = Versions read
page-field-wanted = Wanted
page-field-watch = Watch
page-field-watched-until = Watched until
