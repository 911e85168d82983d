# The adviser's tools.

## The command line.

cli-adviser = Assess capacity
cli-adviser-questions = Print the questions of the self-assessment with their levels
cli-adviser-questions--csv = Print CSV for a spreadsheet
cli-adviser-assessments = List self-assessments with the score of each area
cli-adviser-assessments--csv = Print CSV for a spreadsheet
cli-adviser-begin = Begin the self-assessment of a year
cli-adviser-begin--year = The year that it is about
cli-adviser-begin--from = Number of an earlier one whose answers and unfinished actions it begins with
cli-adviser-show = Show a self-assessment: areas, gaps, action plan
cli-adviser-show--id = Number of the assessment
cli-adviser-show--csv = Print all answers as CSV for a spreadsheet
cli-adviser-answer = Answer a question
cli-adviser-answer--id = Number of the assessment
cli-adviser-answer--question = The question: M1 to L4
cli-adviser-answer--level = The level, 0 to 4; left out, the answer is taken back
cli-adviser-answer--evidence = What shows it
cli-adviser-plan = Add an action to the plan, or change one
cli-adviser-plan--id = Number of the assessment
cli-adviser-plan--action = Number of the action that is changed; left out, a new one
cli-adviser-plan--question = The question that it answers
cli-adviser-plan--what = What is to be done
cli-adviser-plan--who = Which office does it
cli-adviser-plan--by = By when: 2027-06-30
cli-adviser-plan--done = When it was done: 2027-05-01
cli-adviser-close = Close a self-assessment: its answers do not change any more
cli-adviser-close--id = Number of the assessment

## Columns and words.

column-adviser-assessment = Assessment
column-adviser-area = Area
column-adviser-question = Question
column-adviser-asserted = What is judged
column-adviser-words = The level in words
column-adviser-year = Year
column-adviser-score = Score
column-adviser-answered-of = Answered
column-adviser-evidence = What shows it
column-adviser-actions = Actions
column-adviser-change = Change
column-adviser-planned = Planned
column-adviser-what = What is to be done
column-adviser-who = Who
column-adviser-by = By
column-adviser-done = Done
word-adviser-all = All areas
word-adviser-gaps = Gaps
word-adviser-plan = Action plan
word-assessment-open = open
word-assessment-closed = closed
note-assessment = Assessment { $number } of { $year } ({ $state })
note-assessment-change = The change is counted over the questions that were also answered in the assessment of { $year }.
note-no-assessments = No assessment has been begun.
note-no-gaps = No question stands at level 0 or 1.
note-no-actions = Nothing is planned yet.

## Errors.

error-no-such-assessment = There is no such assessment, area or action.
error-no-such-assessment-next = The list of assessments says which there are.
error-assessment-closed = The assessment is closed.
error-assessment-closed-next = Begin another one, with the answers of this one if you like.
error-assessment-open = An assessment of { $year } is open already.
error-assessment-open-next = Go on with that one, or close it first.
error-assessment-incomplete = Not every area has an answer.
error-assessment-incomplete-next = Answer at least one question of each area, then close it.
error-adviser-words = What was given for { $field } is empty, too long or holds control characters; at most { $limit } characters.
error-adviser-words-next = Shorten it, or write it in plain words.
error-adviser-plan-full = The plan has { $limit } actions already.
error-adviser-plan-full-next = Change one that is done, or begin the next assessment.

## Pages.

web-nav-adviser = Adviser
web-adviser-title = The adviser’s tools
web-adviser-lede = See what the country is able to do, learn to read firearms, and practise on invented ones.
web-area-marking = Marking
web-area-records = Records
web-area-tracing = Tracing
web-area-stockpile = Stockpiles
web-area-law = Law
web-assessments-title = Capacity self-assessment
web-assessments-card = Marking, record-keeping, tracing, stockpiles and law: levels with evidence, an action plan, and the comparison over the years.
web-assessments-words = Each area is judged by its own people, from level 0 (nothing to rely on) to level 4 (done, checked and shown). A score is the mean of the answered questions.
web-assessment-number = No. { $number }
web-assessment-of = { $year } (No. { $number })
web-assessment-heading = Assessment of { $year }, No. { $number }
web-assessment-new = Begin an assessment
web-assessment-new-words = Sit down with the people of the five areas. It can be filled in over days; nothing is final until it is closed.
web-assessment-stays = Assessments stay on this node. A part of a closed one goes to a partner only when the focal point sends it, under an agreement.
web-assessment-from = Begin with the answers of
web-assessment-from-hint = Answers and unfinished actions are taken over, and you only change what has changed.
web-assessment-from-nothing = nothing: all questions are open
web-assessment-begin = Begin
web-assessment-year-wrong = Enter the year in four digits
web-assessment-years-title = All areas over the years
web-assessment-years-words = One bar for each assessment, from level 0 to level 4: the mean of the five areas.
web-assessment-picture-title = Levels of the areas, { $year }
web-assessment-picture-words = One bar for each area, from level 0 to level 4. A ring marks where the area stood in the assessment before.
web-assessment-before = where it stood in { $year }
web-assessment-answered = { $answered } of { $of } questions answered
web-assessment-no-answer = no answer yet
web-assessment-changed =
    { $count ->
        [one] { $change } since then, over one common question
       *[other] { $change } since then, over { $count } common questions
    }
web-assessment-unchanged = Unchanged since then
web-assessment-nothing-common = No question in common with the assessment before
web-assessment-overall = All areas together stand at { $score } of 4.
web-assessment-overall-none = All areas together have a score as soon as each has an answer.
web-assessment-unplanned =
    { $count ->
        [one] One gap has no action in the plan.
       *[other] { $count } gaps have no action in the plan.
    }
web-assessment-late =
    { $count ->
        [one] One action is overdue.
       *[other] { $count } actions are overdue.
    }
web-assessment-areas = The five areas
web-assessment-gaps-words = Questions at level 0 or 1, the lowest first.
web-assessment-not-done = to be done
web-assessment-answers = All answers
web-assessment-csv = Answers as CSV
web-assessment-json = Assessment as JSON
web-assessment-area-title = { $area }, { $year }
web-assessment-none-yet = No answer yet
web-assessment-level-first = Choose a level for what you wrote as evidence
web-assessment-level-wrong = Choose one of the levels
web-assessment-read-only = These answers can be read here, not changed.
web-assessment-save = Save
web-assessment-add-action = Add an action
web-assessment-action = Change an action
web-assessment-action-words = An action closes a gap: one thing, one office that answers for it, one day. Enter the day of completion when it is done.
web-assessment-who-hint = An office or a function rather than a person
web-assessment-question-first = Choose the question
web-assessment-what-first = Say what is to be done
web-assessment-who-first = Say who does it
web-assessment-by-first = Enter the day by which it is done
web-assessment-close = Close the assessment
web-assessment-close-do = Close it
web-assessment-close-words = The answers then stay as they are, and later years are compared with them. The action plan can still be carried on.
web-assessment-missing =
    { $count ->
        [one] One question has no answer, and will not count.
       *[other] { $count } questions have no answer, and will not count.
    }

## How guns are read.

cli-adviser-guns = Say how guns are read: where serial numbers and marks sit
cli-adviser-guns--kind = Only this kind: pistol, revolver, rifle, ak, shotgun, machine-gun, converted, craft
cli-adviser-guns--csv = Print the spots as CSV for a spreadsheet
cli-adviser-marks = Print the key of import, proof and other marks
cli-adviser-marks--csv = Print CSV for a spreadsheet
column-adviser-gun = Kind of gun
column-adviser-place = Place
column-adviser-stands = What stands there
column-adviser-serial = Serial number
column-adviser-trap = What it is
column-adviser-example = Example
column-adviser-told = How it is told apart
column-adviser-mark = Mark
column-adviser-purpose = Purpose
column-adviser-read = How it is read
column-adviser-sure = How sure
word-adviser-traps = What is not the serial number
word-adviser-sourced = found in a public source
word-adviser-reported = commonly reported
word-purpose-manufacture = manufacture
word-purpose-import = import
word-purpose-proof = proof
word-purpose-official = State’s own
word-purpose-form = size and depth
note-no-marks = No mark of the key fits.
web-guns-title = How do I read this gun?
web-guns-card = Step by step to the serial number and the marks of eight kinds of guns, with pictures.
web-guns-lede = Choose the kind of gun. Each page shows where serial numbers and marks sit, and what is easily got wrong.
web-guns-first = First, with every gun
web-guns-choose = What kind of gun is it?
web-gun-picture-title = Where marks sit: { $gun }
web-gun-picture-words = A line drawing from the left. Filled squares: the serial number is looked for there. Rings: other marks. The table says what stands at each number.
web-gun-serial-here = Serial number.
web-gun-legend = Filled square: the serial number is looked for here. Ring: other marks.
web-gun-steps = Step by step
web-gun-spots = The numbered places
web-gun-beware = Easily got wrong
web-gun-then = And then
web-gun-then-words = Enter every number and mark as it stands on the gun. The request warns of what looks like a patent, a model or a calibre in the field of the serial number.
web-gun-trace = Trace this gun
web-marks-title = Key of marks
web-marks-card = Import, proof and official marks: how they look, how they are read, and how sure that is.
web-marks-lede = What a mark tells, and what it does not. A State may have a practice of its own; its point of contact knows.
web-marks-words = Words or signs
web-marks-sure = “Found in a public source” was read there. “Commonly reported” was not checked against the text of a law; do not quote it as law.

## The training.

cli-adviser-training = Show how you stand in the training
cli-adviser-training--csv = Print CSV for a spreadsheet
cli-adviser-practise = Ask the next question of the training, about an invented gun
cli-adviser-reply = Answer a question of the training
cli-adviser-reply--card = The card, as the question names it
cli-adviser-reply--attempt = Which time it is asked, as the question names it
cli-adviser-reply--choice = Number of the answer, from 1
cli-adviser-counts = Count what all officers answered, by skill, without names
cli-adviser-counts--csv = Print CSV for a spreadsheet
column-adviser-skill = Skill
column-adviser-cards = Cards
column-adviser-learnt = Learnt
column-adviser-answers = Answers
column-adviser-right = Right
column-adviser-box = Box
note-training-due =
    { $count ->
        [one] { $count } card is due.
       *[other] { $count } cards are due.
    }
note-training-fresh =
    { $count ->
        [one] { $count } new card comes today.
       *[other] { $count } new cards come today.
    }
note-training-next = The next card is due at { $time }.
note-training-invented = Training: an invented gun
note-training-right = Right.
note-training-wrong = Not right. The answer is: { $answer }
note-training-again = It is asked again from { $time } on.
note-nothing-due = Nothing is due.
note-few-officers = fewer than { $least } officers
error-training-answered = This question has been answered already.
error-training-answered-next = Ask for the next one.
error-training-not-due = This card is not due yet.
error-training-not-due-next = Ask for the next question; a card comes back when it is due.
web-training-title = Training
web-training-card = Questions about invented guns, asked again when they are about to be forgotten.
web-training-lede = Pick the serial number, name the field, read the mark, choose whom to ask first. Every gun is invented, and another one each time.
web-training-due =
    { $count ->
        [one] card is due
       *[other] cards are due
    }
web-training-fresh =
    { $count ->
        [one] new card today
       *[other] new cards today
    }
web-training-practise = Practise
web-training-none = Nothing is due
web-training-next = The next card is due on { $time }.
web-training-skills = How you stand
web-training-boxes = When a card comes back
web-training-boxes-words = A right answer moves a card one box on, a wrong one back to the first. A card counts as learnt from the fourth box on.
web-training-box-1 = 1: after ten minutes
web-training-box-2 = 2: after a day
web-training-box-3 = 3: after three days
web-training-box-4 = 4: after ten days
web-training-box-5 = 5: after thirty days
web-training-private = Only you see your results. The focal point sees counts of all officers together.
web-training-counts = Counts of all officers
web-training-a-mark = A mark on a gun
web-training-choose = Choose an answer
web-training-answer = Answer
web-training-right = Right
web-training-wrong = Not right
web-training-chosen = Your answer
web-training-correct = The right answer
web-training-go-on = Next question
web-training-stop = Stop here
web-training-officers =
    { $count ->
        [one] { $count } officer practises.
       *[other] { $count } officers practise.
    }
web-training-counts-words = A count is told when at least { $least } officers have practised the skill. No name stands behind it.
