# The exchange log, observers, openings, audits.

web-nav-log = Log
web-log-title = Exchange log
web-log-none = No entry yet: nothing was exchanged.
web-log-about = About
web-log-trace = trace { $id }
web-log-case = case { $id }
web-log-request = request { $id }
web-log-to = to { $partner }
web-log-from = from { $partner }
web-log-size = Bytes
web-log-checkpoint = Download the signed checkpoint
web-log-entry = Entry { $number }
web-log-entry-lede = The log keeps who said what kind of thing to whom and when. What was said is in the trace or case.
web-log-logged = Logged here
web-log-issued = Signed, by its signer’s clock
web-log-place = Place in the log
web-log-series = Number in the signer’s series
web-log-replies = Answers
web-log-proof = Proof that it is in the log
web-log-proof-text = A small file in a public format (tlog-proof). With it anybody can verify that this entry lies under our signed checkpoint, without seeing any other entry.
web-log-proof-do = Download the proof
web-log-verify = Verify the log
web-log-verify-text = All entries are read again and compared with the signed checkpoints. If somebody changed, removed or moved one, this says which.
web-log-verify-do = Verify now
web-log-copies = Checkpoints of our log that partners hold
web-log-copies-hint = Ask a partner for it (vestigo log partner) and paste it whole; several, one below the other. A copy from outside shows what nobody here could hide.
web-log-heads = Who has seen whose log
web-log-heads-lede = Every agency keeps the signed heads of its partners’ logs. Whoever rewrites a log has to show two histories, and here they stand side by side.
web-log-witness-text = Witnesses sign that our log has only grown since they last saw it. Their time is what outsiders believe.
web-log-forked-title = { $partner } has shown two histories of its log
web-log-forked = { $partner } has signed one history with { $first } entries and another one with { $second }, and they exclude each other. Both signatures are kept here: it cannot be denied.
web-log-forked-do = Telephone its national point of contact, and rely on nothing new from it until this is explained.
web-log-note = Signed note over { $size } entries

web-observers-title = Observers
web-observers-none = Nobody observes this log yet.
web-observers-lede = An observer sees who asked whom and when, and that it was answered. What was asked and answered, no observer sees.
web-observer-new = Enrol an observer
web-observer-do = Enrol
web-observer-name = Name
web-observer-name-hint = What it is called here, such as the ombudsman’s office.
web-observer-need-name = Give the observer a name.
web-observer-key = Public key
web-observer-key-hint = The line that the observer gets from vestigo observer key; it begins with vestigo-observer1: and is no secret.
web-observer-need-key = Paste the observer’s public key.
web-observer-pairs = Sees our exchanges with
web-observer-pairs-hint = Only these, and only after the delay that the agreement sets.
web-observer-or = Or
web-observer-all = All partners
web-observer-all-hint = Those to come included; it also gives access to whole files of entries.
web-observer-need-pairs = Choose partners, or all of them.
web-observer-until-hint = From that day on it sees nothing any more.
web-observer-need-until = Say until when it may look.
web-observer-end = End
web-observer-end-do = End the access
web-observer-end-1 = From now on this observer gets nothing new from our log.
web-observer-end-2 = What it has read it keeps, and it stays noted here that it could.

web-open-title = Open an exchange for an inspector
web-open-lede = An inspector with a mandate gets one exchange, or some fields of it, verifies it against the logs of both sides, and learns nothing else.
web-open-id = Trace or case
web-open-id-hint = Its id, or the first eight digits of it or more.
web-open-need-id = Say which trace or case.
web-open-message = Only this message
web-open-message-hint = Its entry in the log, or the beginning of it. Left empty: every message that has such a field.
web-open-fields = Only these fields
web-open-fields-hint = None chosen: every field. The others stay closed, and the bundle shows how many there are.
web-open-numbers = More fields, by number
web-open-numbers-hint = As the protocol numbers them, with commas between them.
web-open-attachments = Files
web-open-record = Record of the decision
web-open-mandate = Mandate
web-open-mandate-hint = Who inspects under which authority, such as court order 12/2026. It is noted in the administrative log.
web-open-need-mandate = Say under which mandate.
web-open-noted = What you open is noted with your name before the file is made.
web-open-do = Open and download

web-admin-log-title = Administrative log
web-admin-log-none = Nothing was noted yet.
web-admin-log-lede = Who did what on this node: keys, officers, agreements, exports, and every reading of personal data. It only grows, like the exchange log.
web-admin-log-export = Export for an auditor

web-audit-title = Audit by observers
web-audit-lede = Observers check the logs of several agencies against each other without seeing what was asked. Their report is shown here in words.
web-audit-step-run = The observer runs the audit, with a key that the agencies have enrolled:
web-audit-step-show = Show the report, or one of its proofs. Nothing of it is kept here.
web-audit-file = Report (JSON) or proof
web-audit-file-hint = The file report.json, or one that ends in .proof.
web-audit-do = Show it in words
web-audit-at = Deadlines were compared with { $at }.
web-audit-logs = Logs that were read
web-audit-counted = What was counted
web-audit-limits = What the proofs do not show
web-audit-more =
    { $count ->
        [one] 1 more finding is in the file.
       *[other] { $count } more findings are in the file.
    }
web-audit-proof = Proof of an audit
web-audit-proof-known = The proof holds, and every national root is one that this agency has compared by telephone.
web-audit-other-history = another history, shown to somebody else
error-web-audit = This is no report of an audit: line { $line }, column { $column } cannot be read.
error-web-audit-next = Make it with vestigo audit --report json --out DIR, and choose report.json.
