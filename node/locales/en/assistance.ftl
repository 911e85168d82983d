# Assistance, its projects and workshops
code-admin-assistance-asked = assistance asked for or offered
code-admin-assessment-shared = part of an assessment shared
code-admin-project-entered = project of assistance entered
code-admin-project-acted = act on a project of assistance
code-admin-workshop-entered = workshop entered
code-admin-workshop-changed = workshop changed
code-admin-participants-taken = list of participants taken
code-admin-participants-read = participants seen or given out
code-admin-participants-erased = names of participants erased
code-project-machines-in-use = marking machines in use
code-project-firearms-marked = firearms marked
code-project-arms-destroyed = arms destroyed
code-project-people-trained = people trained
code-project-received = the partner helps us
code-project-given = we help the partner
code-project-agreed = agreed
code-project-delivered = delivered
code-project-closed = closed
code-project-cancelled = cancelled
code-project-enter = entered
code-project-deliver = delivery
code-project-measure = figure entered
code-project-close = closed
code-project-cancel = cancelled
code-project-books = counted from our own books
code-project-entered = entered by hand
code-project-none = not known yet
code-help-asked = asked by us
code-help-offered = offered by us
code-help-offer = offered to us
code-help-request = asked of us
cli-assistance = Assistance between agencies: list, ask, offer, preview, share
cli-assistance-list = List what was asked and offered, by us and by partners
cli-assistance-list--sort = Only this: asked, offered, offer (to us), request (to us)
cli-assistance-list--assessment = Only what was asked about gaps of this assessment
cli-assistance-list--limit = Lines at most
cli-assistance-list--after = Go on from here; the end of the page before says it
cli-assistance-list--csv = Print CSV for a spreadsheet
cli-assistance-list--partner = Only with this partner
cli-assistance-ask = Ask partners for assistance: one signed request to each, or none
cli-assistance-ask--to = The partner; may be given several times
cli-assistance-ask--with = With what: marking, tracing, stockpile, destruction, identification, training, legal
cli-assistance-ask--text = What is said to the partner, in your own words
cli-assistance-ask--purpose = Intended use that the agreement allows
cli-assistance-ask--legal-basis = Legal basis that the agreement accepts
cli-assistance-ask--assessment = The assessment whose gap it is about; stays on this node
cli-assistance-ask--question = The question that is the gap; says with what help is asked unless that is given
cli-assistance-ask--offer = Entry of the partner’s offer that is taken up
cli-assistance-offer = Offer assistance to partners: one signed notice to each
cli-assistance-offer--to = The partner; may be given several times
cli-assistance-offer--with = With what: marking, tracing, stockpile, destruction, identification, training, legal
cli-assistance-offer--text = What is said to the partner, in your own words
cli-assistance-offer--purpose = Intended use that the agreement allows
cli-assistance-offer--legal-basis = Legal basis that the agreement accepts
cli-assistance-preview = Show exactly what of an assessment would go to a partner; sends nothing
cli-assistance-preview--assessment = Number of a closed assessment
cli-assistance-preview--area = Only this area: marking, records, tracing, stockpile, law; may be given several times
cli-assistance-preview--evidence = What shows the levels goes along; it may name places and people
cli-assistance-share = Send a part of a closed assessment to one partner, with a signed request
cli-assistance-share--assessment = Number of a closed assessment
cli-assistance-share--area = Only this area: marking, records, tracing, stockpile, law; may be given several times
cli-assistance-share--evidence = What shows the levels goes along; it may name places and people
cli-assistance-share--to = The partner; may be given several times
cli-assistance-share--with = With what: marking, tracing, stockpile, destruction, identification, training, legal
cli-assistance-share--text = What is said to the partner, in your own words
cli-assistance-share--purpose = Intended use that the agreement allows
cli-assistance-share--legal-basis = Legal basis that the agreement accepts
cli-assistance-share--digest = SHA-256 that the preview said: what goes out is what was looked at
cli-assistance-share--handling = Handling code: H0 to H3
cli-project = Projects of assistance: enter, list, show, deliver, measure, close, cancel
cli-project-enter = Enter what was agreed with a partner; each side keeps its own record
cli-project-enter--title = What the project is called
cli-project-enter--with = With what: marking, tracing, stockpile, destruction, identification, training, legal
cli-project-enter--partner = The partner
cli-project-enter--direction = received: the partner helps us; given: we help the partner
cli-project-enter--machines = Goal: marking machines in use
cli-project-enter--marked = Goal: firearms marked
cli-project-enter--destroyed = Goal: arms destroyed
cli-project-enter--trained = Goal: people trained
cli-project-enter--agreed = Day of the agreement; today unless given
cli-project-enter--until = Day by which it is to be done
cli-project-enter--exchange = The request it comes from: ours, or the partner’s
cli-project-list = List projects with their results
cli-project-list--state = Only these: agreed, delivered, closed, cancelled
cli-project-list--partner = Only with this partner
cli-project-list--limit = Lines at most
cli-project-list--after = Go on from here; the end of the page before says it
cli-project-list--csv = Print CSV for a spreadsheet
cli-project-show = Show a project with its goals and results
cli-project-show--id = Number of the project
cli-project-show--csv = Print goals and results as CSV
cli-project-deliver = Record a delivery
cli-project-deliver--id = Number of the project
cli-project-deliver--what = What was delivered
cli-project-deliver--quantity = How much of it
cli-project-deliver--with = Which office received it
cli-project-deliver--on = Day; today unless given
cli-project-measure = Enter a figure that our own books do not count, with its source
cli-project-measure--id = Number of the project
cli-project-measure--measure = Of what: machines_in_use, firearms_marked, arms_destroyed, people_trained
cli-project-measure--count = How many
cli-project-measure--source = Where the figure was read
cli-project-measure--on = Day; today unless given
cli-project-close = Close a project; its figures are counted up to this day
cli-project-close--id = Number of the project
cli-project-close--text = Conclusion
cli-project-cancel = Cancel a project, with the reason
cli-project-cancel--id = Number of the project
cli-project-cancel--text = Why
cli-workshop = Workshops: enter, change, list, show, take participants, erase names, export
cli-workshop-enter = Enter a workshop
cli-workshop-enter--title = What it is called
cli-workshop-enter--kind = About what: a field of assistance
cli-workshop-enter--from = First day
cli-workshop-enter--to = Last day; the first unless given
cli-workshop-enter--place = Where
cli-workshop-enter--project = Number of the project that it belongs to
cli-workshop-enter--item = An item of the agenda: time; subject; who. May be given several times
cli-workshop-enter--conclusions = Conclusions
cli-workshop-change = Change what is said of a workshop; participants stay
cli-workshop-change--id = Number of the workshop
cli-workshop-change--title = What it is called
cli-workshop-change--kind = About what: a field of assistance
cli-workshop-change--from = First day
cli-workshop-change--to = Last day; the first unless given
cli-workshop-change--place = Where
cli-workshop-change--project = Number of the project that it belongs to
cli-workshop-change--item = An item of the agenda: time; subject; who. May be given several times
cli-workshop-change--conclusions = Conclusions
cli-workshop-list = List workshops with their counts; no names
cli-workshop-list--kind = Only about this field
cli-workshop-list--limit = Lines at most
cli-workshop-list--after = Go on from here; the end of the page before says it
cli-workshop-list--csv = Print CSV for a spreadsheet
cli-workshop-show = Show a workshop; reading its participants is recorded
cli-workshop-show--id = Number of the workshop
cli-workshop-show--csv = Print the participants as CSV
cli-workshop-take = Take a list of participants with attendance and results: all of it or nothing
cli-workshop-take--id = Number of the workshop
cli-workshop-take--file = Table (CSV): name, office, country, attended, before, after, passed
cli-workshop-take--dry-run = Only look whether it can be taken
cli-workshop-erase = Erase the names of a workshop’s people; the counts stay
cli-workshop-erase--id = Number of the workshop
cli-workshop-export = Write a workshop with its participants as a workbook (XLSX)
cli-workshop-export--id = Number of the workshop
cli-workshop-export--output = The new file
column-help-sort = What it is
column-help-field = With what
column-help-gap = Gap
column-help-words = Words
column-help-reply = Reply
column-help-next = Next
column-help-exchange = Request it comes from
column-project = Project
column-project-measure = Measured in
column-project-goal = Goal
column-project-result = Reached
column-project-results = Goals and results
column-project-source = How known
column-project-read = Source
column-project-direction = Who helps
column-project-agreed = Agreed on
column-project-until = To be done by
column-project-delivery = What was delivered
column-workshop = Workshop
column-workshop-kind = About
column-workshop-from = First day
column-workshop-to = Last day
column-workshop-trained = People trained
column-workshop-passed = Passed
column-workshop-tests = Mean test before → after
column-workshop-conclusions = Conclusions
column-workshop-erased = Names erased on
column-workshop-agenda = Agenda
column-workshop-time = When
column-workshop-subject = Subject
column-workshop-who = Who
column-workshop-name = Name
column-workshop-office = Office
column-workshop-attended = Attended
column-workshop-before = Test before, %
column-workshop-after = Test after, %
column-workshop-column = Column
column-project-ended = Ended on
column-project-deliveries = Deliveries
column-project-quantity = How many
column-project-with = Received by
column-project-history = What was done
column-workshop-invited = On the list
column-workshop-people = Participants
note-no-assistance = Nothing was asked or offered.
note-no-projects = There are no projects.
note-no-workshops = There are no workshops.
note-share-preview = { $name }, answered questions: { $count }. Exactly this would go to the partner, and nothing else of the assessment:
note-workshop-file = Written to { $path }. It holds names: keep it as you keep them.
note-participants-wrong = Nothing was taken. These rows are wrong; “name” also where a person stands twice:
note-participants-taken = Taken: { $added } new, { $changed } changed.
note-participants-would = Nothing was taken. It would be { $added } new, { $changed } changed.
error-assistance-needs =
    Missing or not as it must be: { $field ->
        [to] the partner
        [field] with what
        [text] the words
        [words] the words
        [offer] the offer
        [assessment] the assessment
        [areas] the areas
        [sort] what the row is
        [state] the state
        [direction] who helps whom
        [goals] a goal in numbers, each once
        [agreed] the day of the agreement, not in the future
        [until] the day by which it is to be done
        [title] the title
        [act] what is done
        [on] the day, not in the future nor before the agreement
        [what] what was delivered
        [quantity] how many
        [with] who received it
        [measure] what is measured
        [source] the source
        [from] the first day
        [place] the place
        [agenda] the agenda: each line has a subject
        [conclusions] the conclusions
       *[other] { $field }
    }
error-assistance-needs-next = Say it, or write it as the form and the manual say.
error-project-state =
    The project is { $state ->
        [agreed] agreed, and nothing was delivered
        [delivered] delivered
        [closed] closed
        [cancelled] cancelled
       *[other] { $state }
    }; this cannot be done with it.
error-project-state-next = Look at the project: it says what can be done.
error-project-counted = Our own books count this figure.
error-project-counted-next = Enter what is missing where it belongs: in the marking order, the certificate or the workshop.
error-project-no-goal = The project has no goal of this measure.
error-project-no-goal-next = Choose one of its goals.
error-project-link = This exchange is no request for assistance with this partner.
error-project-link-next = Take the ID from the list of assistance.
error-not-agreed-to = The agreement with { $partner } does not allow { $what }. Nothing was sent to anyone.
error-not-agreed-to-next = Amend the agreement first, leave this partner out, or name what it allows.
error-assistance-no-offer = There is no such offer of this partner.
error-assistance-no-offer-next = Take the offer from the list of assistance.
error-share-not-closed = An open assessment is not shared.
error-share-not-closed-next = Close it first, or take a closed one.
error-share-changed = What would be sent is not what was looked at. Nothing was sent.
error-share-changed-next = Look at the preview again, and send that.
error-workshop-erased = The names of this workshop were erased.
error-workshop-erased-next = The counts stay. Enter people of another workshop there.
web-assistance-title = Assistance
web-assistance-card = What was asked of partners and offered to them, what they offer, and what waits for us.
web-assistance-lede = Each row is a signed message in both logs. A gap of an assessment, and the project that came of it, stand on this node alone.
web-assistance-ask = Ask for assistance
web-assistance-ask-do = Sign and send
web-assistance-ask-words = Each partner gets a signed request under its agreement. If one may not be asked, nothing goes to any.
web-assistance-offer = Offer assistance
web-assistance-offer-do = Sign and publish
web-assistance-offer-words = Each partner gets a signed notice. Whoever takes it up sends a request that names it.
web-assistance-take-up = Take up the offer
web-assistance-take-words = The partner gets a signed request that names its offer: both logs show it.
web-assistance-taken-up = taken up
web-assistance-gap = About the gap { $question }: { $words } The partner learns this only if you write it.
web-assistance-to = Partners
web-assistance-choose = choose
web-assistance-words-hint = What you need or offer. Nothing of an assessment is copied here.
web-assistance-need-to = Choose at least one partner
web-assistance-need = This is needed
web-share-title = Share with a partner
web-share-words = Levels and their words go to one partner, attached to a signed request. Nothing leaves before you have seen exactly what it is.
web-share-evidence-yes = Send what shows the levels too
web-share-evidence-hint = It may name places and people. Left out unless chosen. No area chosen: all five.
web-share-look = See what would go out
web-share-preview = What would go out
web-share-send = Sign and send exactly this
web-share-went-along = A part of an assessment went along.
web-projects-title = Projects of assistance
web-projects-card = What was agreed, delivered, and what came of it in numbers.
web-projects-lede = Each side keeps its own record. Every figure says whether it was counted from our own books or entered by hand.
web-project-new = Enter a project
web-project-new-words = What both sides agreed, with a goal in numbers. This record stays on this node; the partner keeps its own.
web-project-enter-do = Enter it
web-project-goal-hint = A number for at least one of the four.
web-project-number-wrong = Enter a whole number
web-project-result = { $measure }: { $number } of { $goal }
web-project-overdue = The day by which it was to be done is past.
web-project-stays = This record stays on this node.
web-project-nothing-to-do = There is nothing that you can do with it now.
web-project-deliver = Record a delivery
web-project-deliver-words = From the first delivery on, our own books are counted towards the goal.
web-project-with-hint = An office rather than a person
web-project-measure = Enter a figure
web-project-measure-words = For what our own books do not count. Say where you read it.
web-project-source-hint = A report, a letter, a visit with its date
web-project-close = Close the project
web-project-close-words = Its figures are counted up to today. Nothing more can be entered.
web-project-cancel = Cancel the project
web-project-cancel-words = What was delivered stays recorded. The project ends with the reason.
web-project-why = Why
web-workshops-title = Workshops
web-workshops-card = What was taught, to how many people, and what they knew before and after.
web-workshops-lede = A person counts once per workshop. Names are seen by the focal point alone, and can be erased; the counts stay.
web-workshop-new = Enter a workshop
web-workshop-change = Change what is said
web-workshop-save = Save
web-workshop-no-project = none
web-workshop-agenda-hint = One line each: time; subject; who
web-workshop-erased = The names were erased on { $date }. The counts are as they were.
web-workshop-take = Take a list of participants
web-workshop-take-do = Take it
web-workshop-take-words = Who is on the list already gets what the new list says. If a row is wrong, nothing is taken.
web-workshop-take-hint = CSV with a header: name, office, country, attended, before, after, passed
web-workshop-row-wrong = Line { $line }: the column { $column } is not of its form, or the person stands twice.
web-workshop-erase = Erase the names
web-workshop-erase-do = Erase them
web-workshop-erase-words = Names and offices of participants, and who spoke, go from this node and do not come back. Countries, attendance and results stay.
web-workshop-csv = Participants as CSV
web-workshop-xlsx = Workshop as a workbook
web-workshop-recorded = That you saw or gave out the participants stands in the administrative log.
web-workshop-counts-only = You see counts; names are seen by the focal point alone.
