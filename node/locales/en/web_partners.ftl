# Partners, agreements, the simulator and the federation.

web-nav-partners = Partners
web-nav-agreements = Agreements
web-partners-title = Partners
web-partners-none = No partner yet. Invite the first agency.
web-partners-invite = Invite a partner
web-partners-verified = Log verified

web-partner-invite-lede = Two agencies become partners when each has the other’s line and two people have compared the safety numbers by telephone.
web-partner-step-send = Send this line to the other agency, by any means. It holds nothing secret.
web-partner-line-as-qr = As a QR code
web-partner-line-qr = QR code of our line; the same stands above it as text.
web-partner-step-accept = When their line comes, paste it here.
web-partner-line = Their line
web-partner-line-hint = It begins with vestigo1: and may have been broken into several lines on its way.
web-partner-need-line = Paste the line of the other agency.
web-partner-accept = Accept this line
web-partner-step-compare = Then compare safety numbers by telephone, with somebody whose voice you know. Ours:
web-partner-join = To be done before anything passes
web-partner-step-back = Send them our line, if they do not have it yet.
web-partner-step-call = Telephone somebody there whose voice you know. Each reads the own number, the other compares it.
web-partner-they-read = They read
web-partner-you-read = You read
web-partner-number = The number that you heard
web-partner-number-hint = Forty digits, typed as they were read to you, not copied from this page.
web-partner-need-number = Type the number that was read to you.
web-partner-confirm = The numbers are the same: confirm
web-partner-unconfirmed = Nobody here has compared the safety number by telephone yet. Until then nothing is asked and nothing is answered.
web-partner-suspended = This partner is shut out: its messages are not taken.
web-partner-waiting = { $count }, the oldest since { $ago }
web-partner-clock-good = agrees with ours
web-partner-clock-ahead =
    { $count ->
        [one] dated 1 minute after it came: one of the clocks is wrong
       *[other] dated { $count } minutes after it came: one of the clocks is wrong
    }
web-partner-clock-late =
    { $count ->
        [one] dated 1 minute before it came: it waited on its way, or a clock is wrong
       *[other] dated { $count } minutes before it came: it waited on its way, or a clock is wrong
    }
web-partner-log = Its log
web-partner-log-held = Newest head held here
web-partner-log-ours = How much of ours it has seen
web-partner-entries = All entries with this partner
web-partner-agreements = All agreements with this partner
web-partner-keys = Its national root has certified these keys. Old ones stay here, so that old evidence still verifies.
web-partner-key-used = in use
web-partner-key-revoked = revoked { $at }

web-agreements-title = Agreements
web-agreements-none = No agreements yet. Without one, nothing is asked and nothing is answered.
web-agreement-with = Agreement with { $partner }
web-agreement-us = us
web-agreement-waits-for-us = This proposal of the partner waits for your agency. Read what it changes, then accept it or propose something else.
web-agreement-waits-for-them = The partner has not accepted it yet. Until then nothing of it is in force.
web-agreement-is-suspended = Suspended: nothing is asked or answered under it until both sides sign its terms again.
web-agreement-is-revoked = Revoked for good. A new agreement has to be proposed and accepted.
web-agreement-is-replaced = A later agreement has taken its place.
web-agreement-clauses = What was agreed
web-agreement-default = Whatever is not named here is refused.
web-agreement-clause = Clause
web-agreement-we-ask = What we may ask
web-agreement-they-ask = What they may ask us
web-agreement-retention = Answers are kept for
web-agreement-urgent = Urgent requests are due after
web-agreement-routine = Routine requests are due after
web-agreement-observers-after = Observers read entries after
web-agreement-hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
web-agreement-seconds =
    { $count ->
        [one] 1 second
       *[other] { $count } seconds
    }
web-agreement-consignment-none = fewer than twenty
web-agreement-reasons-seen = observers see reasons
web-agreement-reasons-hidden = observers do not see reasons
web-agreement-entries-after = entries after { $time }
web-agreement-versions = Versions with this partner
web-agreement-this = this one
web-agreement-compare = compare
web-agreement-compare-title = Two agreements compared
web-agreement-differences = Differences
web-agreement-changes = What it changes against { $old }
web-agreement-diff-we = What we may ask { $partner } and get
web-agreement-diff-they = What { $partner } may ask us and get
web-agreement-same = Nothing differs.
web-agreement-effect = Effect
web-agreement-before = Before
web-agreement-after = After

web-agreement-new = Propose an agreement
web-agreement-amend = Propose an amendment
web-agreement-amend-title = Amend the agreement with { $partner }
web-agreement-counter = Propose something else
web-agreement-lede = Choose what each side may ask. What is not chosen is refused. Nothing is signed before you have read on the next page what it means.
web-agreement-choose = Choose a partner
web-agreement-need-partner = Choose the partner.
web-agreement-part-asked = What may be asked
web-agreement-part-told = What is told
web-agreement-part-much = How much, how fast, and who sees it
web-agreement-results-hint = One rule on each line: result and level, such as R06 L2. They go before the level above.
web-agreement-bad-rule = Write each rule as a result and a level, such as R06 L2.
web-agreement-states = States that are named
web-agreement-states-hint = Two letters each, with commas between them: AR, BR, PY.
web-agreement-bad-states = Name each State with its two letters: AR, BR, PY.
web-agreement-hours-hint = Hours; for a shorter time seconds with an s, such as 90 s.
web-agreement-need-number = Give a whole number.
web-agreement-need-hours = Give hours as a whole number, or seconds such as 90 s.
web-agreement-mirror = Let them ask the same of us
web-agreement-valid-hint = Left empty: from the moment in which the partner accepts.
web-agreement-upload = Take the terms from a file instead
web-agreement-upload-text = The file that vestigo agreement propose takes. It is shown in words first.
web-agreement-upload-do = Show it in words
web-agreement-file = File with the terms (TOML)
web-agreement-check-do = Read what it means
web-agreement-check = Read before it is signed
web-agreement-check-lede = This is what { $partner } would be asked to sign.
web-agreement-check-changes = What changes
web-agreement-signed = It is signed and sent to { $partner }. Nothing is in force until it is accepted there; what is agreed now stays until then.
web-agreement-propose = Sign and send
web-agreement-edit = Change something
web-agreement-days = Days back

web-agreement-what-happens = What happens
web-agreement-not = Leave it as it is
web-agreement-accept = Accept
web-agreement-accept-1 = Your acceptance is signed and sent to { $partner }. From then on, or from the date that it names, both sides are bound by it.
web-agreement-accept-2 = It takes the place of the agreement in force. Running cases that the new terms do not admit go back unanswered, with the reason.
web-agreement-suspend = Suspend
web-agreement-resume = Resume
web-agreement-revoke = Revoke
web-agreement-end-now = It ends here at once, and at { $partner } as soon as the signed message arrives. It is sent ahead of everything that is merely routine.
web-agreement-end-cases = Requests of { $partner } that you have not answered go back unanswered, with the reason. What was answered stays answered.
web-agreement-end-traces = Your own open requests at { $partner } come back unanswered in the same way, and no new ones can be sent.
web-agreement-suspend-back = To go on, either side proposes the same terms again and the other accepts them.
web-agreement-revoke-back = This cannot be taken back: a new agreement has to be proposed and accepted.
web-agreement-resume-1 = The same terms are signed again and sent to { $partner }.
web-agreement-resume-2 = They are in force once they are accepted there. What went back meanwhile has to be asked again.
web-agreement-open-cases =
    { $count ->
        [one] 1 request of theirs is open now.
       *[other] { $count } requests of theirs are open now.
    }
web-agreement-open-traces =
    { $count ->
        [one] 1 trace of ours that began there is open now.
       *[other] { $count } traces of ours that began there are open now.
    }
web-agreement-words = Words for the partner
web-agreement-words-hint = They are signed and sent with it, and stay in both logs.

web-simulate-title = What would they see if I asked this?
web-simulate-lede = The same rules that decide, over a request that nobody makes. Nothing is asked, sent or counted; that it was tried is noted.
web-simulate-way = Who asks whom
web-simulate-we = We ask them
web-simulate-we-hint = What may come back, by what they find, as the agreement says.
web-simulate-they = They ask us
web-simulate-they-hint = What our node would answer about the firearm below, from our records of today.
web-simulate-gun = The firearm, if they ask us
web-simulate-gun-hint = Only needed for “They ask us”.
web-simulate-need-serial = Give the number that they would ask for.
web-simulate-do = Show what would be seen
web-simulate-we-see = What we would see at { $partner }
web-simulate-they-see = What { $partner } would see here
web-simulate-answered = answered at once: { $level }
web-simulate-returned = goes back: { $reason }
web-simulate-replay = Last month’s requests under these terms
web-simulate-replay-text = Their past requests are decided once more, under what is in force and under this draft, on the records of today.
web-simulate-replay-do = Replay them
web-simulate-replayed = { $replayed } requests were replayed; { $changed } would end otherwise.
web-simulate-replayed-same = { $replayed } requests were replayed; { $changed } would end otherwise: the draft changes nothing for them.
web-simulate-replayed-none = This partner asked nothing in that time: { $replayed } requests replayed, { $changed } changed.
web-simulate-requests = Requests
web-simulate-cases = Cases

web-federation-title = State of the federation
web-federation-keys = Keys
web-federation-version = descriptor, version { $version }
web-federation-revoked =
    { $count ->
        [one] 1 key revoked
       *[other] { $count } keys revoked
    }
web-federation-node = This node

error-web-upload = The file did not come through.
error-web-upload-next = Choose it again and send it once more.
error-web-no-file = No file was chosen, or it is empty.
error-web-no-file-next = Choose the file and send it.
error-web-terms = This file cannot be read as terms: { $detail }.
error-web-terms-next = The manual shows its form: sections proposer_asks and accepter_asks.

column-addresses = Addresses
column-contact = Point of contact
column-marking-practice = How firearms are marked there
column-key-role = Used as
column-key-digest = SHA-256 of the key
column-waiting-since = Oldest waits since
column-verified-to = Verified up to
column-saw-ours = Has seen of ours
word-keys = Keys
note-forked = { $origin } has signed two histories of its log: { $first } and { $second }.
note-no-entries = No entries.
cli-partner-show = Show a partner with its keys, its log and what waits for it
cli-partner-show--name = Node name of the partner
cli-log-list = List entries of our log, newest first: who said what kind of thing when
cli-log-list--kind = Only this kind, such as QUERY or ANSWER
cli-log-list--limit = At most so many
cli-log-list--partner = Only with this partner
cli-log-list--after = Where the page before ended
cli-log-list--csv = Print CSV for a spreadsheet
cli-log-heads = Show who has seen how much of which log, and forks
