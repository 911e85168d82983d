# The life of a request

## Errors

error-nothing-asked = Nothing is asked of us in this request.
error-nothing-asked-next = To see what partners want to know: vestigo trace list --state information-wanted
error-nothing-said = The partner has neither decided nor delayed this request yet.
error-nothing-said-next = Clarification is sought of a decision or a delay. To wait for it: vestigo trace follow ID
error-still-open = This request is still open.
error-still-open-next = Only a closed request is opened again. To end it first: vestigo trace withdraw ID
error-already-withdrawn = This request was withdrawn already.
error-already-withdrawn-next = To ask again: vestigo trace reopen ID
error-already-acknowledged = This request was acknowledged already.
error-already-acknowledged-next = The steps of the case say by whom and when: vestigo case show ID
error-no-information-request = No information request of ours waits for a reply in this case.
error-no-information-request-next = N17 says that a reply did not come. Ask first: vestigo case ask ID --want marks --text "…"
error-answer-by-words = This request does not ask what our records say of a firearm.
error-answer-by-words-next = It is answered in words: vestigo case answer ID --text "…"
error-no-such-hop = The trace has no hop { $hop }.
error-no-such-hop-next = The hops are numbered from 1 in: vestigo trace show ID
error-supply-nothing = Nothing is supplied.
error-supply-nothing-next = Give what is known better, for example --serial, or words with --text.
error-duplicate-of-what = N15 says that a request repeats another; which, is missing.
error-duplicate-of-what-next = Name the case of the same partner: --duplicate-of ID
error-misdirected-where = N18 says that another State may know; which, is missing.
error-misdirected-where-next = Name it by its two letters: --indicated XC

## States and reasons

code-hop-partial = answered in part
code-refer-reopened = it opens an earlier request again

## Steps

note-step-asked = asked; a decision is due by { $until }
note-step-received = its machine signed that the message is there
note-step-acknowledged = an officer took note of the request
note-step-with-officer = an officer must decide
note-step-delayed = delayed until { $until }: { $codes }
note-step-information-asked = asked for more information, and the clock stands: { $wanted }
note-step-supplied = supplied information; the clock goes on
note-step-partial = answered in part: { $codes }; the rest is to come
note-step-other-interim = said something that this version does not know
note-step-answered = answered: { $codes }
note-step-answered-restricted = answered with restrictions ({ $codes }); left out: { $withheld }
note-step-not-completed = could not complete it: { $codes } (named: { $names })
note-step-answered-in-words = answered in words
note-step-refused = refused: { $codes }
note-step-returned = returned it as inadmissible: { $codes }
note-step-second-decision = decided again ({ $codes }); the first decision stands
note-step-withdrawn = withdrew the request
note-step-withdrawn-late = withdrew the request after the decision, which stands
note-step-clarification-sought = sought clarification, in request { $names }
note-step-reopened = opened it again, as request { $names }
note-step-conflict = says that two statements carry one id
note-step-unreadable = signed something that cannot be read here: it is of another version, or was erased
note-step-other = another message of the exchange

## Notes

note-clock-stands = stands until the information comes
note-review-due = the delay has ended; decide, or delay again with a new date
note-partial = this is a part of the answer; the decision is to come
note-case-first-steps =
    Or first:
      vestigo case acknowledge { $id }
      vestigo case ask { $id } --want marks,photograph --text "…"
note-case-steps-words =
    To decide:
      vestigo case answer { $id } --text "…"
      vestigo case refuse { $id } --reason D1 --text "…"

## Words and columns

word-review-due = review due
word-unacknowledged = not acknowledged in time
word-clock-stands = the clock stands
word-reopened = reopened
word-by-officer = officer
word-by-machine = machine
word-dash = —
word-steps = Steps
word-value-what = WHAT
word-value-part = PART
column-unacknowledged-cases = Cases not acknowledged in time
column-reviews-due = Delays to be reviewed
column-overdue-traces = Overdue traces
column-information-wanted = Information wanted of us
column-acknowledged = Acknowledged
column-acknowledge-by = Acknowledge by
column-clock = Clock
column-review-due = Review
column-wanted-of-asker = Wanted
column-part = Part
column-not-completed = Not completed
column-left-out = Left out
column-left-out-because = Left out because
column-left-out-text = On what is left out
column-candidates = Records that fit
column-indicated = May know more
column-duplicate-of = Repeats
column-reopens = Opens again
column-clarifies = Clarification of
column-reopened-by = Reopened by
column-clarified-by = Clarification sought in
column-proof = Proof that it is overdue

## Commands

cli-case-acknowledge = Take note of a case, as a person
cli-case-acknowledge--id = ID of the case, or its first 8 digits or more
cli-case-acknowledge--text = Words for the partner
cli-case-ask = Ask the partner for more information; the clock stands until it comes
cli-case-ask--id = ID of the case, or its first 8 digits or more
cli-case-ask--text = Words for the partner; they are required
cli-case-ask--want = What is wanted, with commas: marks, photograph, maker, model, calibre, importer, circumstances, illicit_nature, legal_basis, intended_use, restoration, other
cli-case-answer--partial = This is a part of the answer; the decision comes later
cli-case-answer--restrict = What the answer leaves out, with commas: persons, companies, documents, places, dates, events, results; needs --reason and --text
cli-case-answer--reason = Ground of the restriction: D1 to D6
cli-case-answer--not-completed = Why the trace could not be completed, with commas: N01 to N18
cli-case-answer--duplicate-of = With N15: the case of the same partner that this one repeats
cli-case-answer--indicated = With N18: States that may know more, two letters each, with commas
cli-case-answer--candidates = With N02 or N08: how many records fit; counted if it is not given
cli-trace-supply = Supply what a partner wants to know of a trace
cli-trace-supply--id = ID of the trace, or its first 8 digits or more
cli-trace-supply--hop = Which hop of the chain, from 1
cli-trace-supply--serial = Serial number as it is read now; unknown characters as ?
cli-trace-supply--obliteration = What was done to the number: none, partial, full, altered, never_marked
cli-trace-supply--legibility = How the number was read: clear (default), worn, doubtful, restored, illegible
cli-trace-supply--maker = Maker as marked
cli-trace-supply--model = Model
cli-trace-supply--calibre = Calibre
cli-trace-supply--type = Type, for example pistol
cli-trace-supply--importer = Importer as marked
cli-trace-supply--mark = Another mark as seen; may be given several times
cli-trace-supply--circumstances = Circumstances in which the firearm was found
cli-trace-supply--illicit = Why it is illicit, with commas: I1 to I5
cli-trace-supply--text = Words for the partner
cli-trace-reopen = Open a closed request again, as a new trace that names it
cli-trace-reopen--id = ID of the trace, or its first 8 digits or more
cli-trace-reopen--hop = Which hop of the chain, from 1
cli-trace-reopen--serial = Serial number as it is read now; unknown characters as ?
cli-trace-reopen--obliteration = What was done to the number: none, partial, full, altered, never_marked
cli-trace-reopen--legibility = How the number was read: clear (default), worn, doubtful, restored, illegible
cli-trace-reopen--maker = Maker as marked
cli-trace-reopen--model = Model
cli-trace-reopen--calibre = Calibre
cli-trace-reopen--type = Type, for example pistol
cli-trace-reopen--importer = Importer as marked
cli-trace-reopen--mark = Another mark as seen; may be given several times
cli-trace-reopen--circumstances = Circumstances in which the firearm was found
cli-trace-reopen--illicit = Why it is illicit, with commas: I1 to I5
cli-trace-reopen--text = Words for the partner
cli-trace-clarify = Seek clarification of a decision or a delay; it is answered in words
cli-trace-clarify--id = ID of the trace, or its first 8 digits or more
cli-trace-clarify--hop = Which hop of the chain, from 1
cli-trace-clarify--text = What is not clear
cli-trace-withdraw = Withdraw what is open of a trace, or one hop of it
cli-trace-withdraw--id = ID of the trace, or its first 8 digits or more
cli-trace-withdraw--hop = Which hop of the chain, from 1
cli-trace-withdraw--reason = Why, in words
cli-watch-add--importer = Importer as marked
cli-watch-add--mark = Another mark as seen, with its kind if it is no number (import: GT 25; proof: …); may be given several times
cli-notice-recovery--importer = Importer as marked
cli-notice-recovery--mark = Another mark as seen, with its kind if it is no number (import: GT 25; proof: …); may be given several times
cli-agreement-simulate--model = Model
cli-agreement-simulate--calibre = Calibre
cli-agreement-simulate--importer = Importer as marked
cli-agreement-simulate--mark = Another mark as seen, with its kind if it is no number (import: GT 25; proof: …); may be given several times
cli-trace-suggest--model = Model
cli-trace-suggest--calibre = Calibre
cli-trace-suggest--type = Type, for example pistol
cli-trace-suggest--manufactured = When it was made, for example 1998
cli-case-answer--not-made-here = The firearm is none of our maker’s (R14): markings outside its records, or a copy; needs --text
cli-case-answer--preview = Show what the answer would tell the partner; nothing is signed or sent
