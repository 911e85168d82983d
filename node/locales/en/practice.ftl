# Practising a trace on invented data.

## The command line.

cli-adviser-trace = Practise a whole trace on invented data
cli-adviser-trace-begin = Begin to practise a trace
cli-adviser-trace-begin--level = How difficult: 1, 2 or 3
cli-adviser-trace-begin--seed = Number that makes the firearm and its history; those who give the same practise the same
cli-adviser-trace-list = List your practised traces
cli-adviser-trace-list--csv = Print CSV for a spreadsheet
cli-adviser-trace-show = Show where a practised trace stands
cli-adviser-trace-show--run = Its number; left out, the last one
cli-adviser-trace-answer = Answer the step that waits
cli-adviser-trace-answer--run = Number of the practised trace
cli-adviser-trace-answer--step = Number of the step
cli-adviser-trace-answer--fields = Fields as NAME=VALUE; \n between lines
cli-adviser-trace-play = Go through the steps in a dialogue
cli-adviser-trace-play--run = Number of the practised trace; left out, the last one
word-value-answer = NAME=VALUE

## Words of the steps.

column-practice-ask = Ask
column-practice-next = Next step
column-practice-point = Point of diversion
column-practice-time = Time to crime
column-practice-decision = Decision
column-practice-accepted = Legal bases that are accepted
column-practice-by = Message from
column-practice-meanwhile = Meanwhile
column-practice-from = Asked by
column-practice-agreed-purposes = Uses that are agreed
column-practice-budget = Requests a day
column-practice-ceiling = Highest level agreed
column-practice-circumstances = Circumstances given
column-practice-officer = Officer named
column-practice-wanted = Level asked for
column-practice-record = Our record says
column-practice-originator = The answer came from
column-practice-until = May be kept until
column-practice-today = Today
column-practice-case = The case
column-practice-seed = Seed
column-practice-begun = Begun
column-practice-steps = Steps
column-practice-why = Why
column-practice-field = Field
word-practice-nothing = nothing
word-practice-no-time = cannot be told
word-practice-return = Send it back: { $code }
word-practice-refuse = Withhold it: { $code }
word-practice-alone = Release { $code }: one officer
word-practice-two = Release { $code }: two officers
word-practice-no-ground = nothing points there
word-practice-finished = finished
word-practice-open = can be gone on with
note-practice-invented = Practice: everything here is invented, and no partner is asked
note-practice-restored = The laboratory has restored the number: { $serial }
note-practice-model = Under the grips stands the model: { $model }
note-practice-budget = { $most } agreed; with this one { $today } today
note-practice-at = Practised trace { $run }, step { $step } of { $steps }: { $name }
note-practice-wrong = Not right.
note-practice-field = { $field }: you gave { $given }; right is { $correct }
note-practice-done = All steps are answered. The score stands with your training.
note-no-practice = No trace was practised yet.
error-no-such-practice = There is no practised trace of yours with this number.
error-no-such-practice-next = List them with “vestigo adviser trace list”, or begin one.
error-practice-edition = This practised trace was begun under an earlier version and cannot be gone on with.
error-practice-edition-next = Begin another.
error-practice-answered = This step has been answered already.
error-practice-answered-next = Look where the practised trace stands, and answer the step that waits.
error-practice-answer = The answer does not fit the step: a field is missing, too long, or not one of the choices.
error-practice-answer-next = Give every field that the step names, with one of its choices.

## Pages.

web-practice-title = Practise a trace
web-practice-card = From the firearm on the table to the point of diversion, and then at the desk that answers. All of it is invented.
web-practice-lede = A firearm lies on the table. Read it, choose whom to ask, understand what comes back, name where it was diverted, and then decide on requests of others. No partner, register or log is touched.
web-practice-begin = Begin
web-practice-runs = Your practised traces
web-practice-level-1 = 1: two States, nothing unexpected
web-practice-level-2 = 2: delays, questions, wrong ways
web-practice-level-3 = 3: a worn number and up to five States
web-practice-seed-hint = Those who give the same number practise on the same firearm. Leave it empty for one of your own.
web-practice-need-level = Choose how difficult it is to be
web-practice-wrong-seed = The seed is a whole number up to 4294967295
web-practice-stands = What stands on the firearm
web-practice-events = What was told of its life
web-practice-scores = Score by skill
web-practice-steps = The steps
web-practice-answer = Your answer
web-practice-go-on = Next step
web-practice-done = Practised to the end
web-practice-again = Practise another

## What is practised, asked, and done next.

code-practised-read = Read the firearm
code-practised-ground = Purpose and legal basis
code-practised-whom = Whom to ask
code-practised-next = Read what came back
code-practised-conclude = Point of diversion
code-practised-desk = Decide at the desk
code-practice-ask-read = What do you write into the request?
code-practice-ask-ground = What is the trace for, and on what does it rest?
code-practice-ask-whom = Which State do you ask now?
code-practice-ask-next = What do you do now?
code-practice-ask-conclude = Where did the firearm leave lawful hands, and how long before it was recovered?
code-practice-ask-desk-admission = You answer now. Can this request be considered?
code-practice-ask-desk-level = You answer now. What is the most that may be released, and by how many?
code-practice-ask-desk-third-party = You answer now. A partner wants an answer that another State gave us. What do you do?
code-practice-ask-desk-ground = You answer now. On which ground do you decide?
code-practice-next-ask-on = Ask another State
code-practice-next-supply = Give the information that is asked for
code-practice-next-correct = Send a better reading
code-practice-next-wait = Wait
code-practice-next-set-aside = Set the candidate aside and ask elsewhere
code-practice-next-accept = Accept it: the chain ends here
code-practice-next-close = Close: nobody is left to ask
code-practice-decision-answer = Take it and look it up
code-practice-decision-pass-on = Pass it on
code-practice-decision-ask-consent = Ask the State that gave it for consent first
code-practice-decision-nothing-left = Nothing can be given: it had to be destroyed

## Why.

code-practice-why-read = Write what stands on the firearm, each inscription in its field (manual, “Trace”).
code-practice-why-read-look-alike = Among digits a letter is easily taken for one: O and 0, I and 1, S and 5. What is written differently is found as a look-alike at best, and a person must then decide (manual, “Find a firearm”).
code-practice-why-read-worn = What cannot be read is one question mark. A guess finds another firearm, or none (manual, “Trace”; ITI 17: marks are given as they are).
code-practice-why-read-import = Two letters and a year beside the number are an import mark. It is a mark of its own and says where the firearm was imported, not what its number is (CIFTA VI 1 b).
code-practice-why-read-patent = PAT. and commas tell a patent. It stands on every firearm of the model and names none of them (manual, “The adviser’s tools”).
code-practice-why-ground = The purpose is what the finding is wanted for, and nothing more may be done with the answer. The basis must be one that the agreement accepts (ITI 17; manual, “Agree”).
code-practice-why-whom-last-lawful-country = A signed answer that says where the firearm was lawfully sent outweighs everything that stands on it (manual, “Follow the chain”).
code-practice-why-whom-indicated = A State that knows nothing but names another gives a stronger ground than an inscription (N18; manual, “Follow the chain”).
code-practice-why-whom-import-mark = The newest import mark names the State that let the firearm in last. Its record is nearer to the recovery than the maker’s (CIFTA VI 1 b).
code-practice-why-whom-country-of-manufacture = Where nothing nearer is known, the State of manufacture knows to whom it was shipped (ITI 8).
code-practice-why-next-ask-on = The answer names the State where the firearm went, or one that may know more. That State is asked next (R06, R13, N18).
code-practice-why-next-elsewhere = “No record” says only what was searched there. Another State is still pointed to (R20: try other States).
code-practice-why-next-refused = A refusal gives its ground and ends this way. Another State may still know the firearm (ITI 22, 23).
code-practice-why-next-supply = The clock of the other State stands until it has what it asked for (ITI 21; manual, “Trace”).
code-practice-why-next-correct = Several records fit what could be read. A better reading tells them apart (N02).
code-practice-why-next-delayed = A delay has a ground and a day of review. The request stands; asking again or elsewhere tells of it once more (ITI 22).
code-practice-why-next-with-officer = A person decides there. That says nothing about what was found: hits that are sensitive and those drawn by lot look the same (manual, “Answer”).
code-practice-why-next-set-aside = A possible match is not the firearm: maker and calibre differ, and numbers repeat between makers. Nothing is concluded from it (manual, “Find a firearm”).
code-practice-why-next-accept = Nothing leads on: the answer says how the chain ends (R01 to R12), or a State that the firearm was sent to has no record of it.
code-practice-why-next-close = Nobody is left who is pointed to. The trace stays as it is until a refusal or delay is reviewed (ITI 23).
code-practice-why-conclude-recorded = A record says how it was lost: the last lawful holder before that record names the point. Time runs from the last lawful transfer to the recovery (manual, “Follow the chain”).
code-practice-why-conclude-inferred = No record says how it was lost; the last lawful record and its order leave this point. Time runs from the last lawful transfer (manual, “Follow the chain”).
code-practice-why-conclude-open = What was told does not establish a point, and nobody is accused by guessing. A further answer may change that (manual, “Follow the chain”).
code-practice-why-desk-admission = Use, basis, description and budget are within the agreement. Considering a request is not yet releasing anything (manual, “Answer”).
code-practice-why-desk-return = A return says which part is missing or outside, and is no refusal: the partner may ask again in the right form (A codes; ITI 17).
code-practice-why-desk-alone = The agreement’s ceiling bounds the level, whatever was asked for. Below L4 and below its limit for two, one officer is enough for an ordinary record (manual, “Answer”).
code-practice-why-desk-two = Two officers decide from L4 on, from the level that the agreement names, and on every record in government stock, in custody or destroyed (manual, “Officers, and the second pair of eyes”).
code-practice-why-desk-third-party = The answer belongs to the State that gave it. It goes on only to States that its tag names; for others that State is asked first (CIFTA XII; ITI 15).
code-practice-why-desk-expired = What had to be destroyed by now is used no further, whatever its tag allowed (manual, “Retention and erasure”).
code-practice-why-desk-ground = A request is withheld only on a ground of the closed list, and the ground is told (ITI 22, 23).

## Invented stories.

code-practice-story-u1 = A patrol stopped a car. The firearm lay under a seat, and it is not known yet who carried it or whom it was fired at. The police have opened a case. (SYNTHETIC)
code-practice-story-u2 = The accused stands before the court. The prosecutor must show in the hearing where the firearm came from. (SYNTHETIC)
code-practice-story-u3 = Forty firearms were in one container, nobody has been charged. A study is to show by which routes such loads come. (SYNTHETIC)
code-practice-story-u4 = The firearm was found in a State under an embargo of the Security Council. Its panel of experts asks how it came there. (SYNTHETIC)
code-practice-story-u5 = The mark of our own army stands on the firearm. The depot counts again and wants to know when and where it was taken out. (SYNTHETIC)
code-practice-story-u6 = Divers found the firearm in a river. The case has long been closed, and it is to go back to whom it was stolen from. (SYNTHETIC)
code-practice-case-d1 = Our detectives will arrest the holder next week. If this is told now, he is warned. (SYNTHETIC)
code-practice-case-d2 = Our Tax Secrecy Act forbids to tell a dealer’s books to anyone abroad; the text can be cited. (SYNTHETIC)
code-practice-case-d3 = The partner wrote that its law makes every answer public after thirty days. (SYNTHETIC)
code-practice-case-d4 = The firearm belongs to a unit that guards the State’s defence plans; the ministry has certified it. (SYNTHETIC)
code-practice-case-d5 = All that we know came from another State, and it has not replied yet whether it may be told. (SYNTHETIC)
code-practice-case-d6 = Our treaty of extradition with the partner lets a request be declined in such cases; the article can be cited. (SYNTHETIC)
