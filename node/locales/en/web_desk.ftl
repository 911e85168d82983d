# The officer’s desk: partners’ requests and what is done in them.

web-nav-queue = To decide
web-nav-cases = Cases
web-queue-title = Requests to decide
web-queue-lede = Partners wait for these answers. The most urgent stands first.
web-queue-none = No request of a partner waits for a decision.
web-cases-title = All cases
web-cases-lede = Every request that a partner has sent to this agency, those that wait first.
web-cases-none = No partner has sent a request yet.
web-desk-undecided = undecided
web-desk-asks = Asks for
web-desk-because = Why an officer decides
web-desk-proposed = waits for a second officer
web-desk-words = Words for the partner
web-desk-words-hint = They are signed and sent as they stand. Name nobody whom the answer does not name.
web-desk-passphrase-hint = It opens your signing key for this one act and is not kept.
web-desk-no-passphrase = Enter your passphrase: this act is signed with your key.
web-desk-need-reason = Choose a reason.
web-desk-need-words = Say why in a few words; the partner needs them.
web-case-title = Case
web-case-asks = { $partner } asks: { $kind }. Intended use: { $purpose }.
web-case-asks-plainly = { $partner } asks: { $kind }.
web-case-due = The decision is due by { $due }.
web-case-was-due = The decision was due by { $due } and is overdue.
web-case-decided = Decided { $at }: { $what }.
web-case-alert = Diversion alert: our records have this firearm in government stock, in official custody or as destroyed. Open the certificate or the stock book before you decide. A release takes two officers.
web-case-clock-stands = We asked the partner for more information. The clock stands until it comes.
web-case-unacknowledged = Nobody here has taken note of this request in time.
web-case-late = The request itself arrived after its deadline.
web-case-request = Who asks, and why
web-case-gun = The firearm as the partner describes it
web-case-help = Help with
web-case-records = What our records say
web-case-records-stay = Only officers of this agency see this part. Nothing of it leaves in this form.
web-case-record = Record { $record } in { $set }
web-case-compared = Description and record compared
web-case-as-asked = As the partner asks
web-case-as-recorded = As we have it
web-case-told-lede = This is what the partner would read at each level that the agreement allows, for the first of these records.
web-case-clauses = The clauses on which a decision rests:
web-case-proposed = An answer waits for a second officer
web-case-nothing-to-do = There is nothing for you to do here now.
web-case-account = To account for it
web-case-readers = Who looked at this case
web-case-readers-lede = Every look at personal data is recorded, this one too.
web-case-bundle = Download the evidence
web-files-careful = Files are kept as the partner made them. Open them only on a machine that may be lost.
web-explain-title = How the decision came about
web-explain-lede = What was asked, what was found, who decided under which clause, and whether the decision follows from what is recorded. No firearm and no person is named here.
web-explain-what = What
web-deed-approve = Release what was proposed
web-deed-approve-does = As the second officer you release exactly what is shown below, or less. It is signed with your key and leaves at once.
web-deed-approve-level = How much is released
web-deed-approve-whole = All that was proposed
web-deed-approve-do = Sign and release
web-deed-decline = Do not release it
web-deed-decline-does = Nothing leaves. The proposal falls, and the case waits for a decision as before.
web-deed-decline-why = Why not
web-deed-decline-hint = For the officer who proposed it. It stays in this agency.
web-deed-decline-do = Sign and decline
web-deed-need-why = Say why it is not released.
web-deed-answer = Answer
web-deed-answer-does = You choose which record it is and how much the partner is told. On the next page you see the answer as the partner will read it; only there it is signed.
web-deed-answer-do = Sign and send
web-answer-record = Which record is this firearm?
web-answer-no-record = None of them: we have no record of this firearm
web-answer-level = How much is the partner told?
web-answer-level-hint = Only what the agreement allows for this purpose is offered.
web-answer-withheld-hint = Tick what this answer leaves out of that level. Then a reason and words are needed.
web-answer-nothing-left-out = Nothing is left out
web-answer-whole = Is this the whole answer?
web-answer-part = This is a part of the answer; the decision comes later
web-answer-part-or-less = A part of an answer is given whole. Leave something out, or answer in part, not both.
web-answer-words-hint = They are signed and sent as they stand. Needed where something is left out: say why.
web-answer-need-level = Choose how much the partner is told.
web-answer-need-record = Say which record it is, or that it is none of them.
web-answer-need-withheld = Tick what is left out, or choose that nothing is.
web-answer-check = Check before it is signed
web-answer-read = What the partner will read
web-answer-one = When you sign, this answer is logged on both sides and leaves. It cannot be taken back.
web-answer-two = This answer takes two officers. When you sign, it is proposed; nothing leaves until another officer has released it.
web-answer-propose-do = Sign and propose
web-deed-not-completed = Say that it could not be completed
web-deed-not-completed-does = The case is decided: the partner learns why the trace ends here without a result.
web-deed-candidates-hint = With N02 or N08. Left empty, it is counted.
web-deed-duplicate-hint = With N15: the number of the case that this one repeats, or its first 8 digits.
web-deed-indicated-hint = With N18: States that may know more, two letters each, with commas.
web-deed-not-made-here-alone = R14 stands alone: take the other reasons out, or R14.
web-deed-not-a-number = Write a number.
web-deed-reply = Reply
web-deed-reply-does = The reply is signed, logged on both sides and sent. It decides the case.
web-reply-states = It may go to
web-reply-narrow-hint = Ticked is what was asked. Take out what you do not allow; if you allow nothing, refuse.
web-reply-court = In court
web-reply-until = Allowed until
web-reply-until-hint = Left empty: as long as the answer may be kept.
web-reply-words-alone = Reply in words alone
web-reply-need-one = Leave at least one ticked, or refuse the request.
web-reply-need-confirm = Say whether the record stands.
web-deed-acknowledge = Take note
web-deed-acknowledge-does = The partner learns that a person has seen the request. The deadline stays as it is.
web-deed-acknowledge-do = Sign and take note
web-deed-ask = Ask for more information
web-deed-ask-does = The partner is asked for what is missing. The clock stands until the reply comes.
web-deed-ask-do = Sign and ask
web-deed-need-wanted = Choose what you need to know.
web-deed-delay = Delay the decision
web-deed-delay-does = The partner learns why, and when you will look at it again. On that day the case comes back to the queue.
web-deed-until-hint = The day on which you look at it again, such as 2027-01-31.
web-deed-need-until = Give the day of the review.
web-deed-delay-do = Sign and delay
web-deed-return = Return for correction
web-deed-return-does = The request goes back unanswered, with what has to be mended. The partner may send a new one.
web-deed-return-do = Sign and return
web-deed-refuse = Refuse
web-deed-refuse-does = The case is decided: the partner gets no answer but the reason. It is signed, logged on both sides, and observers see the reason.
web-deed-refuse-do = Sign and refuse
web-act-supply = Supply what is asked for
web-act-supply-does = Fill in only what you know better now. It is signed and sent, and the partner’s clock goes on.
web-act-onward = Ask another country
web-act-onward-does = The same firearm is traced with another partner, as a further step of this chain. It is signed and sent at once.
web-act-letter = Ask by letter
web-act-letter-does = For an agency that has no node. The request is logged here, and you print and post the letter.
web-act-letter-agency-hint = As it stands on the envelope.
web-act-letter-days = Days until the reply is due
web-act-letter-days-hint = Left empty: 60, or 7 if it is urgent.
web-act-letter-do = Log it and show the letter
web-act-attach = Add a file
web-act-attach-does = The file goes to the partner of the step that you choose. A picture is written anew, without the data of the camera.
web-act-clarify-does = The partner is asked what its decision or delay means. It replies in words; the decision itself stands.
web-act-consent = Ask consent to use the answer further
web-act-consent-does = The originator decides whether its answer may go to other States, serve other purposes, or stand in court. Until then it may not.
web-act-consent-states = States that would get it
web-act-consent-states-hint = Your partners’ countries.
web-act-consent-others = Other States
web-act-consent-others-hint = Two letters each, with commas.
web-act-consent-need = Name a State, or ask for use in court.
web-act-reopen = Open it again
web-act-reopen-does = A new request goes to the same partner and names the old one. Fill in what is new: a better reading, a laboratory’s result.
web-act-reopen-do = Sign and reopen
web-act-send = Sign and send it
web-act-hop = Which step of the chain?
web-act-every-hop = Every step that is open
web-act-file = File
web-act-file-hint = A picture (JPEG, PNG, TIFF), a PDF or plain text.
web-act-file-title-hint = A few words that the partner reads, such as “left side, import mark”.
web-act-need-file = Choose a file.
web-act-need-country = Choose the country.
web-act-need-agency = Name the agency that gets the letter.
web-act-need-clarify = Say what is not clear.
web-letter-print = The letter
web-letter-download = Scan of the reply
web-letter-confirm = Let { $country } sign it
web-letter-reply = Enter the reply by letter
web-letter-reply-does = What you enter is logged as your own statement, not as signed by the country that wrote it. Attach the scan.
web-letter-reply-do = Sign and enter it
web-letter-says = What the letter says
web-letter-dated = Date on the letter
web-letter-reference = Reference of the letter
web-letter-country = Country that it names
web-letter-country-hint = Where the firearm went, or who may know more.
web-letter-when = When that happened
web-letter-party = Who held or received it
web-letter-party-kind = What the party is
web-letter-document = Number of licence or report
web-letter-searched = What was searched
web-letter-searched-hint = Needed where nothing was found.
web-letter-until = Delayed until
web-letter-words = The words that matter
web-letter-scan = Scan of the letter
web-letter-scan-hint = PDF, PNG, JPEG or TIFF, 10 MB at most.
web-letter-need-result = Choose what the letter says.
web-letter-need-dated = Give the date on the letter.
web-batches-title = Batches
web-batches-lede = Files of many firearms that were traced together.
web-batches-none = No file of firearms was taken yet.
web-batch-new = Trace many firearms
web-batch-new-lede = Choose a file with one firearm a row. It is looked at first: you see every row that goes back, and nothing is sent.
web-batch-file = File of firearms
web-batch-file-hint = CSV or XLSX, up to 32 MB. The first row names the columns.
web-batch-by-row = As the file says
web-batch-nobody = Rows that name nobody to ask
web-batch-by-country = Ask the partner in the country of manufacture
web-batch-circumstances-hint = For rows that do not say it themselves. Without names of persons.
web-batch-no-onward = Ask me before an onward trace is sent
web-batch-allow = Send these rows all the same
web-batch-allow-repeated = that repeat another row
web-batch-allow-asked = that repeat an earlier request
web-batch-allow-own = whose firearm is in our own registry
web-batch-allow-importer = without the importer
web-batch-whole = If a row goes back
web-batch-whole-yes = Send nothing at all
web-batch-look = Look at the file
web-batch-check = What would be sent
web-batch-whom = Who would be asked
web-batch-chosen =
    { $count ->
        [one] { $count } row goes to the country of manufacture because it names nobody else.
       *[other] { $count } rows go to the country of manufacture because they name nobody else.
    }
web-batch-goes-back = Rows that go back
web-batch-warnings = To be looked at
web-batch-sends = When you send it, each good row is signed and logged as a request of its own. The node spreads them over days where an agreement sets a daily limit.
web-batch-sends-nothing = No row can be sent. Mend the file and look at it again.
web-batch-send =
    { $count ->
        [one] Sign and send { $count } request
       *[other] Sign and send { $count } requests
    }
web-batch-other = Choose another file
web-batch-gone = The file is kept for an hour and is gone. Choose it again.
web-batch-title = Batch { $number }
web-batch-rows = Rows and results
web-batch-stop = Stop sending
web-batch-go-on = Go on sending
web-nav-matters = Notices
web-matters-title = What we asked and told
web-matters-lede = Requests and notices of ours that are no traces.
web-matters-none = Nothing was asked or told yet apart from traces.
web-matters-lists = Lists
web-consents-title = Consents
web-consents-lede = Who allowed what further use of which answer.
web-consents-allows = Allows
web-notices-title = Notices of partners
web-notices-lede = What partners told this agency without being asked. Reading them is recorded.
web-notices-concerns = Entries that it is about
web-watches-title = Watched for partners
web-watches-lede = Firearms of which a partner wants to hear if they turn up here.
web-alerts-title = Alerts
web-alerts-lede = Firearms that are watched, or stand in our records, and have turned up.
web-alerts-untold = Partners who were not told yet
web-alerts-tell = Tell the partner of alert { $number }
web-matter-new = Ask or tell a partner
web-matter-watch-does = The partner tells you if this firearm turns up there.
web-matter-recovery-does = You tell a State that one of its firearms was recovered here.
web-matter-statistics-does = You ask for figures without cases. Small counts are not told.
web-matter-help-does = You ask a partner for help, for example with marking or training.
web-matter-offer-does = You offer a partner help.
web-matter-from-trace = Consent to a further use, and clarification, are asked for on the page of the trace that they are about.
web-matter-until-hint = The day on which the watch ends.
web-matter-need-until = Say until when it is watched.
web-matter-need-about = Choose what it is about.
web-matter-need-measure = Choose what is counted.
web-matter-need-with = Choose with what.
web-home-unacknowledged =
    { $count ->
        [one] request of which nobody took note in time
       *[other] requests of which nobody took note in time
    }
web-home-proposals =
    { $count ->
        [one] answer waits for a second officer
       *[other] answers wait for a second officer
    }
web-home-results =
    { $count ->
        [one] result arrived since your last visit
       *[other] results arrived since your last visit
    }
web-home-verified = log of { $country } verified { $ago }
web-home-log-verified = Log verified
web-home-since = Since your last sign-in on { $at }: { $what }.
web-home-new-results =
    { $count ->
        [one] { $count } result arrived
       *[other] { $count } results arrived
    }
web-home-new-requests =
    { $count ->
        [one] { $count } new request or notice
       *[other] { $count } new requests and notices
    }
web-home-new-more = and more than are counted here
web-alarm-diversion =
    { $count ->
        [one] A request is about a firearm that our records have in government stock, in custody or as destroyed. It waits under “To decide”.
       *[other] { $count } requests are about firearms that our records have in government stock, in custody or as destroyed. They wait under “To decide”.
    }
