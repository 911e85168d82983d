## Names of fields and columns

column-accepted = Accepted
column-agency = Agency
column-agreement = Agreement
column-aim = Aim
column-also = Also
column-answer-by = Due
column-at = Time
column-automatic-level = Automatic on exact match
column-automatic-no-record = Automatic "no record"
column-begun = Begun
column-calibre = Calibre
column-case-ref = Case reference
column-chain = Chain
column-checkpoint = Checkpoint
column-checkpoints = Checkpoints that hold
column-circumstances = Circumstances
column-class = Damage
column-column = Column
column-columns = Columns
column-confirmed = Confirmed
column-country = Country
column-country-of-manufacture = Country of manufacture
column-daily-budget = Requests per day
column-date-order = Order of dates
column-decided = Decided
column-decision = Decision
column-delivered = Received there
column-digitised = Digitised
column-entries = Entries
column-event = Event
column-events = Events
column-field = Field
column-fields = Fields
column-finished = Finished
column-first = First
column-flagged = Flagged
column-forms = Forms
column-from-year = From
column-grade = Match
column-guns = Guns
column-handling = Handling
column-hash = Hash
column-heading = Heading
column-highest-level = Highest level
column-holder = Holder
column-id = ID
column-importer = Importer
column-in-ten = In ten
column-in-twenty = In twenty
column-issuer = Signed by
column-justification = Urgent because
column-kind = Kind
column-last-seen = Last seen
column-leaf = Entry
column-legal-basis = Legal basis
column-level = Level
column-line = Line
column-link = Link
column-listening = Listening on
column-log = Log
column-maker = Maker
column-manufactured = Manufactured
column-marks = Other marks
column-met = Met
column-model = Model
column-new-records = New
column-node = Node
column-number = Number
column-observers-after-hours = Observers read after (hours)
column-observers-see-reasons = Observers see reasons
column-onward = Onward use
column-open-traces = Open traces
column-oracle-ten = In ten / oracle
column-other-real = Another gun's
column-outbox = To be sent
column-overdue-cases = Overdue cases
column-p50 = P50
column-p99 = P99
column-partner = Partner
column-partner-copies = Partners' copies compared
column-peer-id = Peer ID
column-points-to = Points to
column-priority = Priority
column-problem = Problem
column-proposed = Proposed
column-proposer = Proposed by
column-purpose = Intended use
column-purposes = Intended uses
column-queries = Queries
column-reached = Reached
column-reasons = Because
column-receipts = Receipts that hold
column-received = Received
column-record = Record
column-record-sets = Record sets
column-records = Records
column-referred-because = An officer decides because
column-refused = Refused
column-rejected = Rejected
column-release = Automatic answers
column-replaces = Replaces
column-request-kind = Request
column-request-kinds = Requests
column-result = Result
column-retention-days = Kept for (days)
column-review = Review
column-root = Root
column-routine-hours = Routine, due in (hours)
column-rows = Rows
column-safety-number = Safety number
column-sent = Sent
column-serial = Serial number
column-characters = Each character
column-legibility = Read
column-obliteration = Number removed or changed
column-set = Record set
column-source = Source
column-started = Started
column-state = State
column-statement = Statement
column-statements = Statements that hold
column-submitted = Submitted
column-text = In their words
column-to-year = To
column-two-digit-years = Years of the 1900s from
column-type = Type
column-updated = Changed
column-urgent-hours = Urgent, due in (hours)
column-valid-from = Valid from
column-version = Version
column-waiting-cases = Waiting cases
column-wanted = Wanted
column-warned = Warned

## Words

word-accepter-asks = What the accepting agency may ask
word-alarms = Needs attention
word-all = all
word-arguments = Arguments
word-chain = Chain
word-command = COMMAND
word-commands = Commands
word-date-unknown = date unknown
word-error = Error
word-fails = FAILS
word-guns-recovered = recovered
word-guns-synthetic = synthetic
word-holds = holds
word-late = late
word-link-down = down
word-link-up = up
word-no = no
word-options = Options
word-our-records = Our records (they do not leave the node in this form)
word-overdue = overdue
word-partners = Partners
word-proposer-asks = What the proposing agency may ask
word-record-sets = Record sets
word-rejected-rows = Rows not taken
word-searched = Searched
word-signers = National roots
word-statements = Signed statements
word-synthetic = SYNTHETIC
word-usage = Usage
word-value-density = DENSITY
word-value-percent = PERCENT
word-warnings = Warnings
word-yes = yes

word-value-address = ADDRESS
word-value-calibre = CALIBRE
word-value-code = CODE
word-value-country = COUNTRY
word-value-cursor = CURSOR
word-value-date = DATE
word-value-dir = DIR
word-value-encoding = ENCODING
word-value-file = FILE
word-value-hash = HASH
word-value-id = ID
word-value-kind = KIND
word-value-language = LANGUAGE
word-value-leaf = ENTRY
word-value-level = LEVEL
word-value-line = LINE
word-value-mapping = HEADING=FIELD
word-value-n = N
word-value-name = NAME
word-value-number = NUMBER
word-value-order = ORDER
word-value-partner = PARTNER
word-value-priority = PRIORITY
word-value-record = RECORD
word-value-serial = SERIAL
word-value-sheet = SHEET
word-value-state = STATE
word-value-text = TEXT
word-value-time = TIME
word-value-type = TYPE
word-value-url = URL
word-value-year = YEAR

## Questions of the wizard

ask-intro =
    This founds a node: the keys of one agency and its own log.
    Everything goes into { $data } and stays on this machine.
ask-country = Country (two letters, ISO 3166-1)
ask-agency = Name of the agency, as people write it
ask-slug = Short name for the node (a-z, 0-9, hyphen)
ask-root-dir = Directory for the national root key, to be moved offline afterwards
ask-listen = Addresses to listen on, separated by blanks
ask-summary =

    Node      { $node }
    Agency    { $agency }
    Data      { $data }
ask-go-on = Go on?

## Messages

note-accepted-invite =
    Send the line above to { $partner }, whose people run: vestigo partner accept LINE
    Then compare by telephone, with someone whose voice you know:
      they read    { $theirs }
      you read     { $ours }
    If both agree: vestigo partner confirm { $partner } { $theirs }
note-advice = Please check { $field }: { $reason }.
note-advice-line = Line { $line }:
note-aim-any-edit-ten = any one edit, serial alone: among the first ten
note-aim-confusable-ten = one confusable character, serial alone: among the first ten
note-aim-one-error-first = one error, maker and calibre known: first
note-aim-oracle-first = first, of what looking at every record reaches
note-aim-oracle-ten = among the first ten, of what looking at every record reaches
note-aim-other-real-flagged = became another gun's number: flagged
note-aim-swaps-caught = fields in each other's place: caught at typing
note-aim-two-edits-ten = two edits, maker known: among the first ten
note-aim-unknown-two-twenty = two unknown characters, maker known: among the first twenty
note-alarm-clock =
    { $count ->
        [one] 1 message is
       *[other] { $count } messages are
    } dated more than 48 hours ahead of our clock and put aside. Check the clocks on both sides.
note-alarm-conflicts =
    { $count ->
        [one] 1 message was
       *[other] { $count } messages were
    } refused: its id had come before with other content. Telephone the partner.
note-alarm-fork = { $partner } has shown two histories of its log; the proof is kept. Telephone its national point of contact, and rely on nothing new from it.
note-alarm-not-post-quantum =
    { $count ->
        [one] 1 connection was
       *[other] { $count } connections were
    } refused for want of a post-quantum key exchange. The partner's node must be brought up to date.
note-alarm-rejected =
    { $count ->
        [one] 1 message was
       *[other] { $count } messages were
    } rejected: not well-formed, not signed with the partner's key, addressed to another node, or a reply to nothing that was asked. Telephone the partner.
note-authentic = AUTHENTIC: every signature and proof holds, and every national root is one that you gave.
note-batch =
    { $submitted ->
        [one] 1 trace request submitted
       *[other] { $submitted } trace requests submitted
    }, { $rejected } rejected.
note-broken = BROKEN: this file does not hold. Do not rely on anything in it.
note-case-steps =
    To decide:
      vestigo case answer { $id } --level { $level }{ $record }
      vestigo case refuse { $id } --reason D1 --text "…"
      vestigo case delay { $id } --reason D1 --text "…" --until 2027-01-31
note-chain-ends = The chain ends in { $country }: { $result }.
note-chain-needs-decision = An answer points to another country. The onward trace waits for your decision.
note-chain-open = The chain has not ended: a partner's answer is awaited.
note-chain-without-end = The chain has ended without naming a point of diversion or a last known lawful holder.
note-confirm-signers =
    Compare each safety number by telephone with the national point of contact of that country. Then:
      vestigo verify FILE --root "SAFETY-NUMBER" --root "…"
note-confirmed-partner =
    { $partner } is confirmed.
    Next: agree on what may be asked: vestigo agreement propose { $partner } --terms FILE
note-consistent = CONSISTENT, signers not confirmed: all signatures and proofs hold under the keys in the file, but nobody has said whose keys they are.
note-demo-kept = The federation is in { $dir }. Start a node again: vestigo serve --data-dir DIR
note-evaluated = Density { $density }, { $records } synthetic and { $recovered } recovered firearms, seed { $seed }; ready to search after { $seconds } s. Times in microseconds.
note-evaluating = asking
note-exported =
    { $statements ->
        [one] 1 statement
       *[other] { $statements } statements
    } written to { $file }.
    Anyone can check it without a network: vestigo verify { $file }
note-founded =
    { $node } is founded.

    Data            { $data }
    Configuration   { $config }
    Safety number   { $number }
    First officer   uid { $uid }

    Next steps:
      1. Move { $root } to a medium that is kept offline: it holds the national root key.
      2. Start the node: vestigo serve --data-dir { $data }
      3. Invite a partner: vestigo partner invite --data-dir { $data }
note-help-footer =
    Exit codes: 0 done, 1 unexpected, 2 usage, 3 node not running, 4 not found, 5 not allowed,
    6 bad input, 7 node is running, 10 consistent but signers not confirmed, 20 integrity failure.
    More about one command: vestigo COMMAND --help
note-dry-run = A trial: nothing was stored in { $set }. Of { $rows } rows read ({ $encoding }), { $rejected } would be rejected; { $imported } new records, { $completed } completed and { $events } events would be stored.
note-page-written =
    { $file } checks bundles in any browser, without a network.
    Its SHA-256: { $digest }
note-exported-records =
    { $records ->
        [one] 1 record
       *[other] { $records } records
    } written to { $path } ({ $rows } rows). It holds personal data in clear: keep it as you keep the register.
note-exporting = exporting
note-import-resumed = It went on after row { $resumed }, where it had been interrupted.
note-import-unchanged =
    { $unchanged ->
        [one] 1 row says
       *[other] { $unchanged } rows say
    } what an earlier import had brought already.
note-imported =
    { $imported ->
        [one] 1 new record
       *[other] { $imported } new records
    } in { $set }, { $completed } completed, { $events } events: { $rows } rows read ({ $encoding }), { $rejected } rejected.
note-importing = importing
note-invite =
    Send the line above to the other agency by any means; its people run: vestigo partner accept LINE
    They send a line back, which you accept in the same way. Then compare safety numbers by telephone.
    You read: { $number }
note-log-between = the first alteration lies at or after entry { $from } and before entry { $to }
note-log-broken = The log does NOT hold:
note-log-checkpoint-both =
    the checkpoint of { $size } entries { $whose ->
        [stored] that is stored here
       *[other] in copy { $whose }
    } contradicts both the entries and the tiles
note-log-checkpoint-entries =
    entries were altered after they were signed: the checkpoint of { $size } entries { $whose ->
        [stored] that is stored here
       *[other] in copy { $whose }
    } contradicts them and agrees with the tiles
note-log-checkpoint-missing =
    the checkpoint of { $size } entries { $whose ->
        [stored] that is stored here
       *[other] in copy { $whose }
    } covers entries that are missing
note-log-checkpoint-tiles =
    tiles were altered after they were signed: the checkpoint of { $size } entries { $whose ->
        [stored] that is stored here
       *[other] in copy { $whose }
    } contradicts them and agrees with the entries
note-log-entry-altered = entry { $index } is not the one that was logged
note-log-entry-missing =
    entry { $index } is missing{ $count ->
        [one] {""}
       *[other] , the first of { $count }
    }
note-log-holds = The log holds: the entries give the root that the signed checkpoints name.
note-log-more-altered =
    { $count ->
        [one] 1 more entry is
       *[other] { $count } more entries are
    } not what was logged
note-log-size =
    { $size ->
        [one] 1 entry
       *[other] { $size } entries
    }
note-log-split =
    two histories were signed: the checkpoint of { $size } entries { $first ->
        [stored] that is stored here
       *[other] in copy { $first }
    } and the checkpoint of { $size } entries { $second ->
        [stored] that is stored here
       *[other] in copy { $second }
    } have different roots
note-log-stored-note = the checkpoint that is stored here does not verify: { $detail }
note-log-tile =
    the tile { $tile } { $fault ->
        [missing] is missing
        [contradicts] contradicts the tiles of level 0
       *[damaged] is damaged: { $detail }
    }
note-may-be-anothers =
    { $count ->
        [one] N08: 1 other record of the same description differs by one character only. The number may be its.
       *[other] N08: { $count } other records of the same description differ by one character only. The number may be one of theirs.
    }
note-may-be-anothers-too = N08: other records agree as well, and their number is much like this one. The number may be one of theirs.
note-more-errors =
    { $count ->
        [one] … and 1 more row.
       *[other] … and { $count } more rows.
    }
note-more-fit = More records fit than are listed; give more particulars.
note-next-page = More: the same command with --after { $after }
note-no-agreements = No agreements. To propose one: vestigo agreement propose PARTNER --terms FILE
note-no-candidates = No record resembles this firearm.
note-no-cases = No cases.
note-no-imports = No imports. To import a file: vestigo registry import FILE --set NAME
note-no-partners = No partners. To invite one: vestigo partner invite
note-no-sets = No record sets. To import one: vestigo registry import FILE --set NAME
note-no-sources = No sources. To keep the columns of one: vestigo registry import FILE --set NAME --source NAME
note-no-traces = No traces. To submit one: vestigo trace submit --help
note-nothing-allowed = nothing
note-near-two =
    { $count ->
        [one] The number of 1 record differs in two characters. Give the maker if it is known, or write ? for characters in doubt.
       *[other] The numbers of { $count } records differ in two characters. Give the maker if it is known, or write ? for characters in doubt.
    }
note-nothing-found = No record resembles this firearm.
note-already-imported = This file ({ $rows } rows) was imported into { $set } on { $at } already. There was nothing to do.
note-nothing-imported = Nothing was stored in { $set }, because all or nothing was asked for. Of { $rows } rows read ({ $encoding }), { $rejected } were rejected; { $imported } new records, { $completed } completed and { $events } events would have been stored.
note-officer-decides = an officer decides
note-rebuilding = building the index
note-rebuilt =
    The index was built anew from { $records ->
        [one] 1 record.
       *[other] { $records } records.
    }
note-registry-counts = The counts that are kept are not those of the records.
note-registry-damaged = The registry is DAMAGED: of { $records } records read, { $damaged } are not what was stored, or the index has them otherwise.
note-registry-damaged-next = Keep a copy of the data directory. Stop the node, try vestigo registry rebuild and check again; what is still damaged comes back from a backup or by importing its set again.
note-registry-sound =
    { $records ->
        [one] 1 record
       *[other] { $records } records
    } read: each is what was stored, and the index has it.
note-release = every { $seconds } s; { $percent } % go to an officer all the same
note-report-written = Every rejected row and warning is in { $path }.
note-said-by = { $certainty }, says { $country }
note-source-saved = The columns are kept under the name { $source }. To see them: vestigo registry sources
note-source-unreadable = What was kept cannot be read. Map the columns anew: vestigo registry import FILE --set NAME --source NAME --map HEADING=FIELD
note-searched = searched { $set }, { $from } to { $to }, { $variants ->
        [one] 1 form
       *[other] { $variants } forms
    } of the serial number
note-searched-undated = searched { $set } (years not stated), { $variants ->
        [one] 1 form
       *[other] { $variants } forms
    } of the serial number
note-submitted =
    Trace { $id } is signed, logged and on its way to { $partner }. The answer is due { $due }.
    To follow it: vestigo trace follow { $id }
note-synth-key = { $damaged } rows have an error; which and how: { $key }
note-synth-writing = writing
note-synth-written = { $records } synthetic firearms written.
note-synthetic = SYNTHETIC: these data are invented.

## A number read in part, character by character

note-character-among = { $characters } (one of them)
note-character-unknown = not read
note-characters-unknown = any number not read
