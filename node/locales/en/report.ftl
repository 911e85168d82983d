# The sealed report

## The sealed report: its pages

note-report-title = Firearm trace report No. { $number }
note-report-file-title = Trace report No. { $number } · trace { $trace }
note-report-footer = { $node } · report { $number } · { $code }
note-report-page = Page { $page } of { $pages }
word-report-synthetic = SYNTHETIC DATA
word-report-draft = DRAFT
note-report-synthetic = SYNTHETIC: the data of this report are invented. It proves nothing about any real firearm, person or State.
note-report-bundle-file = Court bundle: the signed messages, proofs and keys that this report was drawn from
note-report-slip-file = Issue slip: number, language, recipient and time of this issue, signed by the issuing node

## The answer

note-report-sentence-diverted = The firearm left lawful hands in { $country } ({ $date }): { $point }.
note-report-sentence-diverted-somewhere = The firearm left lawful hands: { $point }. In which State is not established.
note-report-sentence-last-lawful = Where the firearm left lawful hands is not established; the last lawful record is in { $country }.
note-report-sentence-no-record = None of the States asked has a record of this firearm.
note-report-sentence-not-established = Where the firearm left lawful hands is not established.
note-report-sentence-refused = No State has answered; at least one has refused or returned the request.
note-report-sentence-open = No State has answered yet.
note-report-sentence-nothing = Nobody was asked.
note-report-last-lawful = Last lawful record: { $source }
note-report-certainty = How sure: { $certainty }
note-report-rests-on-letter = This rests on a letter that its State has not signed.
note-report-time-to-crime = Time to crime: { $days }
note-report-without-answer = No answer from: { $countries }

## First page

column-report-issued-by = Issued by
column-report-issued-at = Issued
column-report-recipient = Recipient
column-report-for = For use by
column-report-trace = Trace
column-report-position = Log position
column-report-root = Root of the log
note-report-position = { $size } entries, signed { $time }
column-report-existed = Existed by
note-report-self-asserted = no witness has cosigned: every time is that of its signer
note-report-existed = all of it by { $time }, says the witness { $witness }
word-report-witnesses = Witnesses of the logs
note-report-witnesses-summary = One row per cosignature: witness, its safety number, the log and its size, and when
note-report-qr = QR code with issuing node, number, verification code { $code } and digest of the evidence
note-report-code = Verification code
word-report-for-agency = the requesting agency only
word-report-for-national = authorities of the requesting State
word-report-for-court = a court
note-report-for-state = authorities of { $country }
word-report-chain = The chain: who was asked, and what was answered
note-report-chain-summary = One row per question: the agency asked, when, its answer, when, and what stands behind it
note-report-no-question = The evidence holds no question.
note-report-times = Every time is that of its signer’s own clock, in UTC. Words of other agencies stand as they were received, in their own language. A character that cannot be printed is named by its code point, [U+…].
column-report-number = No.
column-report-asked-agency = State and agency asked
column-report-asked-at = Asked
column-report-answer = Answer
column-report-answered-at = Answered
column-report-evidence = What stands behind it
note-report-signed = signed by { $node }; log entry { $index }, { $leaf }…
note-report-signed-here = signed; log entry { $index }, { $leaf }…
note-report-also = also { $codes }
note-report-nothing-signed = no decision signed yet
note-report-by-letter = by letter { $reference }: the word of the asking agency; not signed by { $country }
note-report-answer-unreadable = decided; the content cannot be read here
note-report-review = review on { $time }

## The request and the answers

word-report-request = The firearm and the request
note-report-request-closed = What was asked is not open in this copy of the evidence, or was destroyed at the end of its retention.
note-report-not-latin = Letters that are not basic Latin ones: { $characters }
word-report-answers = What each answer disclosed
note-report-hop = { $number }. { $asker } asked { $agency }, { $country }
column-report-law = Law relied on
column-report-restricted = Restricted
column-report-withheld = Not opened
column-report-letter = Letter
note-report-letter = our reference { $reference }; reply of { $date }, their reference { $theirs }
note-report-fields-withheld = { $count ->
    [one] 1 signed field is not opened in this copy
   *[other] { $count } signed fields are not opened in this copy
}
note-report-events-summary = Events in the life of the firearm that this answer told
column-report-date = Date
column-report-parties = From → to
column-report-document = Document
column-report-asserted = Said by

## What is missing

word-report-missing = What is missing, refused or withheld
note-report-nothing-missing = Every question was answered in full, and all of it is open here.
note-report-miss-open = { $number } ({ $country }): no decision yet. { $reason }
note-report-miss-refused = { $number } ({ $country }): refused: { $reason }
note-report-miss-returned = { $number } ({ $country }): returned as inadmissible: { $reason }
note-report-miss-withdrawn = { $number } ({ $country }): withdrawn by the asking agency. { $reason }
note-report-miss-restricted = { $number } ({ $country }): the answer is restricted: { $reason }
note-report-miss-no-record = { $number } ({ $country }): no record; what was searched is listed with the answer. { $reason }
note-report-miss-not-completed = { $number } ({ $country }): not completed: { $reason }
note-report-miss-unsigned = { $number } ({ $country }): the reply came by letter and is not signed by that State. { $reason }
note-report-miss-unreadable = { $number } ({ $country }): decided; the content is not open here. { $reason }
note-report-miss-not-asked = Answer { $number } points to { $country }, which was not asked in this evidence.
note-report-reply-elsewhere = Log entry { $index } replies to an entry that is not in this evidence, or belongs to another exchange.
note-report-sequence-repeated = Log entry { $index }: its signer used the sequence number before.
note-report-id-repeated = Log entry { $index }: its signer used the message number before.
note-report-agreement-unknown = Log entry { $index } names an agreement that is not in this evidence.
note-report-not-understood = Log entry { $index }: the signed content is of a form that this program does not read.
note-report-erased = Log entry { $index }: its content was destroyed at the end of its retention; the signed statement remains.
note-report-withheld = { $count ->
    [one] Log entry { $index }: 1 signed field is not opened.
   *[other] Log entry { $index }: { $count } signed fields are not opened.
}

## Handling

word-report-handling = Handling: what may be done with this report
note-report-no-tags = No answer carries a handling tag. Without one, information stays with the agency that asked.
note-report-personal = This report holds personal data.
note-report-handling-summary = One row per answer: who gave it, its handling code, purposes, to whom it may go on, and until when it may be kept
column-report-originator = Given by
column-report-keep-until = Keep until

## Signatures

word-report-statements = Signed statements
note-report-statements = Every statement below is signed by its issuer and stands at its place in the log of the issuing node. Signatures and places were verified when this report was made, and can be verified again from the enclosed evidence.
note-report-statements-summary = One row per signed statement: place in the log, kind, from whom to whom, when, and its full entry hash
column-report-index = Entry
column-report-from-to = From → to
column-report-signed-at = Signed
column-report-entry = Entry hash (SHA-256)
word-report-keys = Agencies and key fingerprints
note-report-keys = The safety number stands for the agency’s national root key. Compare it with one obtained by another road: from the agency by telephone, or from an official publication; never from this report alone.
note-report-key-window = from { $from } to { $until }
word-report-sealed = What is enclosed
column-report-bundle = Evidence, SHA-256
column-report-bundle-bytes = Evidence, bytes
column-report-renderer = Layout version

## How to verify

word-report-verify = How to verify this report
word-report-verify-in = In English: how to verify this report
note-report-verify-file = 1. The file. Run “vestigo verify FILE.pdf” on any computer; no network and no account are needed. The program takes the signed evidence out of the file, verifies every signature and proof, draws these pages again from the evidence and compares the two byte by byte. If anything in the file was changed, also only a word on a page, it says so.
note-report-verify-keys = 2. The signers. Add “--root NUMBER” for each agency, with the safety number that you got from it by another road. Only then the program says AUTHENTIC; without it, it can only say that the file is consistent in itself.
note-report-verify-paper = 3. A print. Paper proves nothing by itself. Ask { $node } for report { $number } with the verification code { $code }: the agency can say to whom it was given, when, and which SHA-256 its file has.
note-report-verify-limits = 4. What it does not prove: that what an agency said is true; that nothing else was said; when something happened, beyond the word of its signer.

## Commands

cli-report = Issue and list sealed reports
cli-report-issue = Write the sealed report of a trace: a PDF with its evidence enclosed
cli-report-issue--id = ID of the trace, or its first 8 digits or more
cli-report-issue--output = File to write; never overwritten
cli-report-issue--language = Language of the report: en, es, pt or fr; otherwise that of the command
cli-report-issue--recipient = To whom it is given; printed in it and recorded
cli-report-issue--for = For whom: agency (default), national, court, or a State; what a tag forbids is not issued
cli-report-issue--draft = Write DRAFT across every page
cli-report-list = List the reports that were issued, newest first
cli-report-list--trace = Only those of this trace
cli-report-list--code = Only the one with this verification code
cli-report-list--limit = At most so many
cli-report-list--after = Go on where a page ended
cli-report-list--csv = Print CSV for a spreadsheet
column-report-code = Code
column-report-language = Language
column-report-digest = SHA-256 of the file
column-report-draft = Draft
note-report-issued = Report { $number } written to { $file }: code { $code }, SHA-256 { $digest }
note-report-issued-again = Nothing has changed since this report was issued: it is the same file again.
note-no-reports = No report was issued yet.

## Verification

note-report-pages-hold = PAGES: drawn again from the enclosed evidence, they are the same byte for byte. Report { $number } of { $node }, code { $code }, issued { $time } to: { $recipient }
note-report-pages-differ = PAGES CHANGED: the enclosed evidence holds, but this file is not what is drawn from it (first difference at byte { $at }). Somebody changed what the pages show, or added something. Do not rely on any page of it.
note-report-pages-other = PAGES NOT COMPARED: the enclosed evidence and the issue slip hold, but another version of the program drew the pages ({ $theirs }; this one is { $ours }), so they may show something else. Ask { $node } which SHA-256 its list has for report { $number }, code { $code }, and compare it with this file’s: { $digest }. Or verify with the version that issued it.
note-report-not-ours = NOT A REPORT: { $reason }. Nothing in this file was verified.
note-report-slip-bad = ISSUE SLIP: { $reason }. Number, recipient and time of this report are not to be relied on, nor are its pages.
note-report-evidence-bad = The enclosed evidence does not hold; the pages were not looked at.

## Errors

error-report-recipient = A report names its recipient, with 200 characters at most.
error-report-recipient-next = Give it with --recipient, for example --recipient "Court No. 3".
code-admin-report-issued = report issued
