## Audits of logs, and their proofs

cli-audit = Verify logs as an observer, without a node of your own
cli-audit--log = A log: its directory, or its http:// or https:// address; once for each log
cli-audit--root = Safety number of a national root that you have confirmed; may be given several times
cli-audit--descriptor = Descriptor of an agency whose log you do not read
cli-audit--checkpoint = Checkpoint of one of the logs that somebody else was shown
cli-audit--state = File that keeps where this audit ends, so that the next one reads only what is new
cli-audit--key = Your key as an enrolled observer
cli-audit--ca = PEM file with the authorities that are believed for https://, beside those of this machine
cli-audit--at = Time to which deadlines are compared; now, unless given
cli-audit--report = Form of the report: text, json, html or csv
cli-audit--out = Directory for the report and for the proof of each finding
word-value-format = FORMAT

error-audit-time = "{ $time }" is no time.
error-audit-time-next = Write it as 2026-11-22T18:00:00Z or 2026-11-22.
error-audit-http = { $url } cannot be read: { $detail }.
error-audit-http-next = Check the address and whether the agency's server runs, then run the same command again.
error-audit-address = { $address } is neither a directory nor an address that begins with http:// or https://.
error-audit-address-next = Give the directory that holds the file named checkpoint. For an https address, use a local proxy or fetch a copy first.
error-audit-no-log = { $address } is not a log: { $detail }.
error-audit-no-log-next = Give the directory or address at which the files checkpoint, descriptors/1 and tile/ lie.
error-audit-descriptor = { $address } holds no descriptor of { $node } that can be read.
error-audit-descriptor-next = Get the descriptor from the agency and give it with --descriptor FILE.
error-audit-state = The state file { $path } cannot be used: { $detail }.
error-audit-state-next = Give the file that belongs to these logs, or another name to begin anew.
error-audit-key = The key file { $path } cannot be used: { $detail }.
error-audit-key-next = Give the file with the 32 bytes of your observer's key.

column-audit-new = Read now
column-audit-signed = Signed at
column-audit-paired = Found in both logs
column-audit-queries = Queries
column-audit-answered = Answered
column-audit-refused = Refused or returned
column-audit-withdrawn = Withdrawn
column-audit-open = Waiting for a decision
column-audit-late = Decided late
column-audit-class = Finding
column-audit-weight = Weight
column-audit-about = About
column-audit-other = Other party
column-audit-accused = Accused
column-audit-exchange = Exchange
column-audit-entry = Entry
column-audit-number = Number
column-audit-count = How many
column-audit-proof = Proof
column-audit-words = In words

word-audit-title = Audit of exchange logs
word-audit-findings = Findings
word-weight-integrity = EVIDENCE BROKEN
word-weight-open = open
word-weight-mark = to note

note-audit-clean = Nothing found: every signature, tree and series holds, and every national root is one that you gave.
note-audit-unconfirmed = Nothing found, signers not confirmed: everything holds under the keys that the logs come with, but nobody has said whose keys they are.
note-audit-findings = The evidence holds, and it shows something: see the findings.
note-audit-integrity = THE EVIDENCE DOES NOT HOLD: see the findings marked as broken.
note-audit-hidden =
    { $log }: { $count ->
        [one] 1 entry is between agencies that you may not observe; its place in the log was checked.
       *[other] { $count } entries are between agencies that you may not observe; their places in the log were checked.
    }
note-audit-unknown =
    { $log }: { $count ->
        [one] 1 entry is by an agency whose descriptor you do not have; its signature was not verified.
       *[other] { $count } entries are by agencies whose descriptors you do not have; their signatures were not verified.
    }
note-audit-no-witness = { $log }: no witness has cosigned this checkpoint; its time is what the agency says.
note-audit-witnesses = { $log }: cosigned by { $witnesses }.
note-audit-more =
    { $count ->
        [one] 1 more finding; --report json, html or csv lists all.
       *[other] { $count } more findings; --report json, html or csv lists all.
    }
note-audit-written =
    Report and { $count ->
        [one] 1 proof
       *[other] { $count } proofs
    } are in { $dir }. To check a proof: vestigo verify FILE
note-audit-blind = No audit sees what two agencies agree to log nowhere, and none sees what was asked or answered.

note-audit-overdue = { $accused } accepted a query of { $about } and has not decided it. It was due { $at }, { $duration } ago.
note-audit-answered-late = { $accused } decided a query of { $about } { $duration } after it was due ({ $at }).
note-audit-accepted-late = { $other } received a query of { $about } { $duration } after its deadline ({ $at }). This is no breach.
note-audit-undelivered = What { $about } said to { $other } on { $at } lies in the log of { $about } alone: undelivered.
note-audit-denied = The log of { $accused } lacks what { $about } said to { $other } on { $at }, although { $accused } has signed that it had it: denied.
note-audit-gap =
    The log of { $about } lacks { $count ->
        [one] one number of its series with { $other }, number { $number }.
       *[other] { $count } numbers of its series with { $other }, from number { $number } on.
    }
note-audit-number-reused = { $about } has signed two statements to { $other } under number { $number }, or its log holds one twice.
note-audit-chain-broken = Statement { $number } of { $about } to { $other } names another predecessor than the one that { $about } signed.
note-audit-disordered = The log of { $about } holds its statements to { $other } in another order than they were signed in, at number { $number }.
note-audit-split-view = { $about } has signed two histories of its log. They differ within the first { $number } entries.
note-audit-bad-entry = Entry { $number } in the log of { $about } lies under its signed root and is no statement of whom it says.
note-audit-copy-differs = What was served as { $path } of the log of { $about } is not what was signed. The copy is at fault, not the signer.
note-audit-lost = What { $about } said to { $other } on { $at } was lost when one of the two opened a recovery epoch.
note-audit-erasure = { $about } told { $other } on { $at } that content was destroyed under a rule.
note-audit-epoch = { $about } has opened recovery epoch { $number }, first seen on { $at }.
note-audit-given-up = { $about } lost the end of its log and went on from { $number } entries; its national root said so on { $at }. A checkpoint seen earlier covers { $count } more: they are on the branch that was given up, and nobody is accused of it.
note-audit-unverified =
    The log of { $other } holds { $count ->
        [one] 1 entry
       *[other] { $count } entries
    } said to be by { $about } under a key that the log of { $about } does not publish, from entry { $number } on. Nothing that depends on it could be checked.
note-audit-stale =
    The copy of the log of { $about } ends at { $number } entries, { $count ->
        [one] one before
       *[other] { $count } before
    } what was seen earlier. It is old; nothing contradicts it.

note-proof-authentic = The proof holds, and every national root is one that you gave.
note-proof-consistent = The proof holds under the keys in the file, signers not confirmed: nobody has said whose keys they are.
word-proof-says = It shows
word-proof-accused = Accused
word-proof-nobody = nobody
word-proof-strength = Strength
word-proof-limit = It does not show
note-proof-proven = PROVEN. It follows from signatures in the file; nothing that is shown later changes it.
note-proof-unless-recovered = PROVEN, unless its national root has opened a recovery epoch since the descriptor in the file was issued: its newest descriptor tells.
note-proof-rebuttable = CLAIMED. It says that something is missing, and whoever has it can show it.
note-proof-overdue = { $accused } accepted a query of { $about } and did not decide it by { $at }.
note-proof-copy = Somebody served, as part of the log of { $about }, what { $about } did not sign.
note-proof-gap = The log of { $about } holds later numbers of its series with { $other } and is said to lack number { $number } and those up to the next one in the file.
note-proof-limit-overdue = why there is no decision; whether one was made in secret; or whether { $about } withdrew the query. A claim is rebutted by a decision, or an interim with a later date, that { $accused } signed before { $at }, or by the withdrawal. The times are those of the signers' clocks.
note-proof-limit-answered-late = why it was late. A claim is rebutted by an interim of { $accused } that set a later date. The times are those of the signers' clocks.
note-proof-limit-undelivered = whose fault it is: the network, { $about } or { $other }. A claim is rebutted by an inclusion proof of the entry in the log of { $other }.
note-proof-limit-denied = why it is missing. A claim is rebutted by an inclusion proof of the entry under the checkpoint in the file.
note-proof-limit-gap = what the missing statements say, or that they were never received. It is rebutted by their inclusion proofs.
note-proof-limit-signed = which of the statements is true, or what they say.
note-proof-limit-split = which of the two histories is true, or who was shown which.
note-proof-limit-bad-entry = how the entry came into the log. A claim is rebutted by a descriptor that lists the missing key.
note-proof-limit-copy = who changed the copy, on which way, or whether anybody meant to. It says nothing against { $about }: fetch the copy again.
note-proof-limit-stated = more than that it was signed.
