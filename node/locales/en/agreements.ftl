# Agreements, their simulation and budgets

code-clause-request-kinds = the kinds of request that were agreed
code-clause-purposes = the intended uses that were agreed
code-clause-legal-bases = the legal bases that were agreed
code-clause-record-sets = the kinds of records that are searched
code-clause-automatic = what may be answered without an officer
code-clause-ceiling = the most that may be disclosed
code-clause-two-officers = the level from which two officers decide
code-clause-handling = the handling code of answers
code-clause-onward = where an answer may be passed on
code-clause-onward-states = the States to which an answer may be passed on
code-clause-retention = how long an answer may be kept
code-clause-budget-per-day = the number of requests a day
code-clause-budget-per-officer = the number of requests of one officer a day
code-clause-budget-per-case = the number of requests in one case
code-clause-routine-deadline = the deadline of a routine request
code-clause-urgent-deadline = the deadline of an urgent request
code-clause-observers = what observers see
code-clause-partner-confirmed = only a confirmed partner is answered
code-clause-in-force = an agreement in force must carry the request
code-clause-no-sweep = serial numbers are not to be tried one after the other
code-clause-use-stated = a request must state the intended use
code-clause-basis-cited = another legal basis must be cited in words
code-clause-officer-named = an officer must stand behind a request
code-clause-urgency-justified = an urgent request must say why it is urgent
code-clause-illicit-nature = the circumstances or the illicit nature must be given
code-clause-serial-given = a serial number must be given
code-clause-marks-bounded = no more marks than a gun can have
code-clause-pattern-bounded = enough of a serial number must be known
code-clause-matter-complete = a request says what its kind needs
code-clause-looked-up = this kind of request is always for an officer
code-clause-sensitive = State stock, official custody and destroyed guns are always for an officer
code-clause-one-gun = a request is about one gun
code-clause-record-complete = the record must say what became of the gun
code-clause-known-codes = a code of a later version is for an officer
code-clause-exact-match = only an exact match is answered without an officer
code-clause-maker-agrees = the maker in the record must not contradict
code-clause-one-record = exactly one record must fit
code-clause-nothing-resembles = "no record" is said without an officer only where nothing resembles the gun
code-clause-automatic-bound = nothing above L3 leaves without an officer
code-clause-sampled = a share of ordinary answers is decided by an officer
code-clause-register-read = the register must be readable
code-clause-fits-message = the answer must fit one message
code-clause-machine-able = what the machine cannot decide is for an officer
note-alarm-sweep = { $partner } tried serial numbers one after the other. Nothing more is looked up for it that day; { $count } requests were refused (A9). Telephone its focal point.
note-alarm-over-budget = { $partner } asked more than was agreed; { $count } requests were refused (A9).
cli-agreement-amend = Propose other terms in place of an agreement, and show what they change
cli-agreement-amend--hash = Hash of the agreement, or its first 8 digits or more
cli-agreement-amend--terms = TOML file with the new clauses
cli-agreement-amend--valid-from = From when they are in force (RFC 3339); default: once accepted
cli-agreement-suspend = Suspend an agreement at once; running cases go back
cli-agreement-suspend--hash = Hash of the agreement, or its first 8 digits or more
cli-agreement-suspend--text = Words for the partner
cli-agreement-resume = Propose the terms of a suspended agreement again
cli-agreement-resume--hash = Hash of the agreement, or its first 8 digits or more
cli-agreement-revoke = Revoke an agreement at once and for good; running cases go back
cli-agreement-revoke--hash = Hash of the agreement, or its first 8 digits or more
cli-agreement-revoke--text = Words for the partner
cli-agreement-diff = Show what two agreements let each side do more or less
cli-agreement-diff--old = Hash of the earlier agreement, or its first 8 digits or more
cli-agreement-diff--new = Hash of the later agreement, or its first 8 digits or more
cli-agreement-simulate = Show what would be seen, without asking, sending or counting anything
cli-agreement-simulate--partner = Node name of the partner
cli-agreement-simulate--replay = Replay the partner's past requests against a draft
cli-agreement-simulate--days = How many days back to replay
cli-agreement-simulate--terms = TOML file with the draft
cli-agreement-simulate--serial = A gun that the partner would ask us for, by serial number; without it: what we would see there
cli-agreement-simulate--maker = Its maker
cli-agreement-simulate--type = Its type
cli-agreement-simulate--request-kind = Kind of request
cli-agreement-simulate--purpose = Intended use
cli-agreement-simulate--legal-basis = Legal basis
code-effect-more = more
code-effect-less = less
code-effect-other = otherwise
column-legal-bases = Legal bases
column-automatic-results = Automatic by result
column-officer-budget = Requests per officer and day
column-case-budget = Requests per case
column-simulated = What the asker would see
word-none = none
word-rests-on = Rests on
note-diff-asks = What { $asker } may ask and get:
note-diff-nothing = no difference
note-no-bound = no bound of its own
note-days = 
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
note-hours = 
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
note-observers-see-reasons = reasons are seen, entries after { $count } h
note-observers-see-none = reasons are not seen, entries after { $count } h
note-simulated = Simulated with { $partner } under { $agreement }. Nothing was asked, sent or counted.
note-simulated-officer = an officer decides: { $why }
note-simulated-sampled = An officer decides { $percent } % of such answers all the same.
note-replayed = { $replayed } requests were replayed on the records of today; { $changed } would end otherwise:
error-amend-terms = An amendment needs its new terms.
error-amend-terms-next = Give them: vestigo agreement amend HASH --terms FILE
word-value-basis = BASIS
