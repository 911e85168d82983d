# The chain across countries, and States without a node

## Commands

cli-trace-submit--fan-out = Ask the N likeliest countries at once, 5 at most, after you have seen and confirmed them; with --to, that agency is the first
cli-trace-submit--yes = Confirm the countries of --fan-out without being asked
cli-trace-submit--off-network = Ask a country without a node by letter, two letters
cli-trace-submit--to-agency = The agency that the letter goes to
cli-trace-submit--days = Days until the reply to the letter is due; otherwise 60, or 7 if it is urgent
cli-trace-submit--out = Directory where the letter is written, as text and as a page to print; otherwise here
cli-trace-submit--recovered = When the firearm was recovered, for example 2023-05-10, 2023-05 or <2023
cli-trace-submit--recovery = How it came into official hands: seized, found, surrendered
cli-trace-submit--place = Where it was recovered
cli-trace-submit--illicit-basis = Why it is illicit: I1 law of the place, I2 embargo, I3 not marked, I4 made without licence, I5 transferred without licence; may be given several times
cli-trace-suggest = List the countries that most likely know more of a firearm, and why; asks nobody
cli-trace-suggest--id = ID of a trace: its firearm and the answers so far are looked at
cli-trace-suggest--maker = Maker as marked
cli-trace-suggest--country-of-manufacture = Country of manufacture, two letters
cli-trace-suggest--importer = Importer as marked
cli-trace-suggest--mark = A mark as seen, with its kind (import: GT 25; proof: BNP); may be given several times
cli-trace-suggest--csv = Print CSV for a spreadsheet
cli-trace-onward = Send a trace on to the country that its answers lead to, or to another
cli-trace-onward--id = ID of the trace, or its first 8 digits or more
cli-trace-onward--to = Node name of a partner, or a country, where the answers leave a choice
cli-trace-onward--off-network = By letter, to a country without a node, two letters
cli-trace-onward--to-agency = The agency that the letter goes to
cli-trace-onward--days = Days until the reply is due; otherwise 60, or 7 if it is urgent
cli-trace-onward--out = Directory where the letter is written; otherwise here
cli-trace-letter = Write a request by letter again, as text and as a page to print, in the language of --lang
cli-trace-letter--id = ID of the trace, or its first 8 digits or more
cli-trace-letter--hop = Number of the hop in the trace
cli-trace-letter--out = Directory where the letter is written; otherwise here
cli-trace-enter-reply = Enter what a letter answered, with its scan
cli-trace-enter-reply--id = ID of the trace, or its first 8 digits or more
cli-trace-enter-reply--file = Scan of the letter: PDF, PNG, JPEG or TIFF, 10 MiB at most
cli-trace-enter-reply--result = What it says: a result (R06), why there is none (N09), a refusal (D1) or a return (A2)
cli-trace-enter-reply--hop = Number of the hop, where several letters are open
cli-trace-enter-reply--reference = Our reference as the reply quotes it; compared with the request's
cli-trace-enter-reply--dated = Date on the letter
cli-trace-enter-reply--their-reference = The other agency's own reference
cli-trace-enter-reply--country = The other country of the result: where the firearm was exported to; with N18, who may know more
cli-trace-enter-reply--date = When that happened
cli-trace-enter-reply--party = Who held or received it
cli-trace-enter-reply--party-kind = What that party is: licensee, natural, force, state
cli-trace-enter-reply--document = Number of the licence, certificate or report
cli-trace-enter-reply--searched = Which records were searched; needed with R20
cli-trace-enter-reply--until = Until when the answer is delayed; makes a delay of a D code
cli-trace-enter-reply--text = The words of the letter that matter; needed with a refusal, return or delay
cli-trace-scan = Take out the scan of a reply by letter
cli-trace-scan--id = ID of the trace, or its first 8 digits or more
cli-trace-scan--hop = Number of the hop in the trace
cli-trace-scan--out = File to write; must not be there yet
cli-trace-confirm-by-node = Ask a partner of that country to sign what its letter said
cli-trace-confirm-by-node--id = ID of the trace, or its first 8 digits or more
cli-trace-confirm-by-node--hop = Number of the hop with the letter
cli-trace-confirm-by-node--partner = Node name of the partner
word-value-hop = HOP

## Names

column-recovered = Recovered
column-why = Why
column-letter-to = To
column-letter-from = From
column-letter-contact = Contact
column-letter-date = Date
column-letter-reference = Our reference (please quote)
column-letter-illicit = Why it is illicit
column-letter-recovery = How it was recovered
column-letter-place = Place of recovery
column-letter-circumstances = Circumstances of the finding
word-diversion = Point of diversion
word-time-to-crime = Time to crime
word-contradictions = Contradictions between States
word-can-be-asked = can be asked
word-before-asking = some day before we asked
word-undecided = undecided
word-letter-title = Request for the tracing of a firearm
word-letter-illicit = 1. Why the firearm is considered illicit, and how it was found
word-letter-firearm = 2. The firearm
word-letter-use = 3. What the information is intended for
word-letter-asked = 4. What is asked
word-letter-reply = 5. The reply

code-hop-no-partner = no node is a partner
code-hop-not-agreed = onward trace not agreed
code-hop-suspended = suspended
code-hop-loop = leads back
code-hop-home = our own country
code-hop-by-letter = asked by letter

code-bucket-under-3-months = under 3 months
code-bucket-3-to-7-months = 3 to 7 months
code-bucket-7-to-12-months = 7 to 12 months
code-bucket-1-to-2-years = 1 to 2 years
code-bucket-2-to-3-years = 2 to 3 years
code-bucket-3-years-and-over = 3 years and over

code-conflict-dates = The dates exclude each other
code-conflict-consignee = Different consignees are named
code-conflict-country = Different countries of origin or destination are named
code-conflict-arrival = Sent by the one, not on record with the other
code-conflict-after-destruction = Something happened to it after it was destroyed
code-conflict-result = Two answers of one country differ

code-change-answer-of = the answer still missing from
code-change-asking = an answer, if it were asked, from
code-change-holder-in = who held the firearm when it was lost or stolen, from
code-change-report-in = a report of theft or loss, or a later transfer, from
code-change-signature-of = a signed answer instead of a letter, from
code-change-date-from = a more precise date from
code-change-record-of = a record instead of a claim, from

code-ground-last-lawful-country = lawfully sent there, says an answer
code-ground-indicated = named by an answer
code-ground-import-mark = import mark
code-ground-importer = importer on the firearm
code-ground-country-of-manufacture = country of manufacture
code-ground-maker = the maker works there
code-ground-proof-mark = proof mark

## What is said

ask-fan-out = Ask these now: { $partners }? [yes/no]
note-diversion-or = or: { $points }
note-diversion-where = in { $country }, { $date }
note-last-lawful = last lawful record: { $source }
note-diversion-broke = left lawful hands: { $source }
note-rests-on-letter = rests on a letter that its country has not signed
note-would-change = could be changed by { $what } { $country }
note-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
note-days-between = { $least } to { $most } days
note-days-least = { $least } days or more
note-buckets = { $from } up to { $to }
note-time-from = from { $from } to { $to }; { $source }
note-source-event = hop { $hop } ({ $country }), event { $position }
note-source-result = hop { $hop } ({ $country }), result { $position }
note-by-letter = By letter, our reference { $reference }
note-reply-by-letter = Reply by letter of { $date } { $reference }
note-not-signed = Entered by our officer; not signed by { $country }
note-letter-confirmed = Confirmed by the signature of a node of that country: hop { $number }
note-letter-contradicted = Contradicted by the signature of a node of that country: hop { $number }
note-letter-written = Letter { $reference } written: { $files }
note-scan-written = Scan written to { $file } ({ $kind }).
note-reply-entered = The reply is entered as our own statement, not signed by the country that wrote it.
note-no-suggestions = Nothing about this firearm points to a country.
note-chain-by-letter = By letter, not signed by the answering State: { $exchange } ({ $country }, { $agency }, reference { $reference })
note-next-proposed = To ask { $partner }: vestigo trace onward { $id } --to { $partner }
note-next-no-partner = By letter: vestigo trace onward { $id } --off-network { $country } --to-agency "…". Or invite its agency: vestigo partner invite
note-next-no-agreement = Agree first: vestigo agreement propose { $partner } --terms FILE. Or by letter: vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-not-agreed = The agreement with { $partner } allows no onward traces. Propose another: vestigo agreement propose { $partner } --terms FILE. Or by letter: vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-suspended = { $partner } or the agreement with it is suspended: speak to its focal point, or ask by letter: vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-loop = The answer leads back to { $country }, which this chain came from (hop { $earlier }). Ask { $country } again with what this answer says.
note-next-home = The answer leads back to our own country. Look it up: vestigo registry find SERIAL
note-next-refused = Look for another country: vestigo trace suggest { $id }
note-next-returned = Correct what the reason names and submit again: vestigo trace submit --to { $partner } …
note-next-undeliverable = { $partner } could not be reached. By letter: vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-by-letter = When the reply comes: vestigo trace enter-reply { $id } --hop { $number } --file SCAN --result CODE
note-next-unsigned = When { $country } has a node: vestigo trace confirm-by-node { $id } { $number } --partner PARTNER
note-next-confirm = { $country } has a node now. Let it sign: vestigo trace confirm-by-node { $id } { $number } --partner PARTNER
note-next-no-record = Look for another country: vestigo trace suggest { $id }

note-letter-intro = Our authority asks you to trace the firearm described below, in accordance with the International Instrument to Enable States to Identify and Trace, in a Timely and Reliable Manner, Illicit Small Arms and Light Weapons (A/60/88), paragraphs 16 to 23, or the other legal basis named here.
note-letter-asked-record = What your records say of this firearm: manufacture, import, export, sale, registration, issue, transfer, deactivation, destruction.
note-letter-asked-next = If it left your country: to which country and to whom, when, and under which licence or document.
note-letter-asked-loss = Whether and when it was reported stolen or lost, and from whom.
note-letter-asked-searched = If nothing is found: which records were searched, and for which years.
note-letter-asked-reason = If the answer is delayed, restricted or refused: for which reason (paragraphs 22 and 23).
note-letter-reply = Please quote the reference { $reference } and reply by { $date }. A short acknowledgement of receipt is welcome at once.
note-letter-confidential = This letter and its content are confidential and serve only the purpose named above. We keep your answer confidential, use it only for that purpose and pass it on to nobody without your consent (paragraph 15).
note-letter-signature =
    For the national point of contact:
    Name, office, signature, seal: ______________________________________
note-letter-leaf = Entry in our log: { $leaf }

## Errors

error-leads-nowhere = No answer of this trace leads to a country that was not asked yet.
error-leads-nowhere-next = Name whom to ask: vestigo trace onward ID --to PARTNER. Who may know more: vestigo trace suggest ID
error-choose-state = The answers lead to several countries: { $states }.
error-choose-state-next = Choose one with --to.
error-no-partner-in = No node of { $country } is a partner.
error-no-partner-in-next = Ask by letter: vestigo trace onward ID --off-network { $country } --to-agency "…". Or invite its agency: vestigo partner invite
error-suspended = { $partner }, or the agreement with it, is suspended.
error-suspended-next = Speak to its focal point, or ask by letter with --off-network.
error-kind-not-agreed = The agreement with { $partner } does not allow { $kind }.
error-kind-not-agreed-next = Propose another agreement: vestigo agreement propose { $partner } --terms FILE. Or ask by letter with --off-network.
error-already-asked = { $who } was asked already in this trace.
error-already-asked-next = To see the chain: vestigo trace show ID
error-chain-too-long = The trace has 32 hops, and a trace has no more.
error-chain-too-long-next = Submit a new trace to go on.
error-too-many-at-once = More than { $limit } agencies at once are not asked.
error-too-many-at-once-next = Choose the likeliest: vestigo trace suggest
error-no-such-letter = There is no request by letter at this place of the trace.
error-no-such-letter-next = To see the hops and their numbers: vestigo trace show ID
error-choose-letter = Several requests by letter are open.
error-choose-letter-next = Say which with --hop, or with --reference as the letter quotes it.
error-another-reference = The reply quotes another reference than the request gave.
error-another-reference-next = Compare the letter with vestigo trace show ID; it may belong to another trace.
error-reply-entered = A reply that decides this request was entered before.
error-reply-entered-next = To see it: vestigo trace show ID
error-no-reply = No reply was entered yet.
error-no-reply-next = Enter it first: vestigo trace enter-reply ID --file SCAN --result CODE
error-another-state = { $partner } is no agency of the country that replied.
error-another-state-next = Name a partner of that country. To see them: vestigo partner list
error-reply-words = A refusal, return or delay is entered with the words of the letter.
error-reply-words-next = Add them with --text.
error-reply-searched = R20 needs what was searched: "not found" is evidence only with that.
error-reply-searched-next = Add it with --searched.
error-scan-too-large = The scan has more than { $limit } bytes.
error-scan-too-large-next = Scan it in black and white, or leave pages out that say nothing.
error-scan-kind = The file is no PDF, PNG, JPEG or TIFF.
error-scan-kind-next = Scan the letter as a PDF.
error-nobody-to-ask = No country that may know more can be asked through a partner.
error-nobody-to-ask-next = To see them with the reasons: vestigo trace suggest. To ask by letter: --off-network
error-not-confirmed = Nothing was sent: { $partners } were not confirmed.
error-not-confirmed-next = Answer yes, or add --yes.
error-suggest-what = Nothing about the firearm was given.
error-suggest-what-next = Name a trace, or give --maker, --importer, --mark or --country-of-manufacture.
error-letter-not-written = The request is logged, but the letter could not be written. { $detail }
error-letter-not-written-next = Write it again: vestigo trace letter { $id } { $number } --out DIR
