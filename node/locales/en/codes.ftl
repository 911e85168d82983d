## Results: what the records say

code-r01 = last recorded lawful holder identified
code-r02 = first retail purchaser identified; later transfers are not recorded
code-r03 = chain ends at a licensed dealer; purchaser not established
code-r04 = recorded in police, military or other government stock
code-r05 = recorded with a licensed security company
code-r06 = lawfully exported
code-r07 = lawfully imported
code-r08 = reported stolen
code-r09 = reported lost
code-r10 = recorded as seized, surrendered or in evidence
code-r11 = recorded as destroyed
code-r12 = recorded as deactivated
code-r13 = manufactured here and shipped
code-r14 = not manufactured here: markings outside the maker's records, or a copy
code-r15 = recorded in transit, no entry
code-r20 = no record

## Not completed

code-n01 = serial number obliterated
code-n02 = serial number partial or ambiguous
code-n03 = never had a serial number
code-n04 = serial number implausible for make and model
code-n05 = make or model misidentified
code-n06 = importer missing or wrong
code-n07 = country of origin wrong
code-n08 = several firearms carry this serial number
code-n09 = older than the records
code-n10 = records expired or destroyed
code-n11 = records unavailable
code-n12 = record incomplete or illegible
code-n13 = licensee does not respond
code-n14 = not a traceable item
code-n15 = duplicate of another request
code-n16 = withdrawn by the requester
code-n17 = information insufficient and not completed
code-n18 = misdirected: another State is indicated

## Grounds to delay, restrict or refuse

code-d1 = would compromise an ongoing criminal investigation
code-d2 = legislation protecting confidential information
code-d3 = requester cannot guarantee confidentiality or the restrictions on use
code-d4 = national security, consistent with the Charter of the United Nations
code-d5 = consent of a third State pending or refused
code-d6 = other ground in a treaty

## Grounds to return a request

code-a1 = illicit nature or legal justification missing
code-a2 = marks, type or calibre missing
code-a3 = intended use missing
code-a4 = requester not authorised for this agency or purpose
code-a5 = outside the agreement: use mutual legal assistance
code-a6 = problem of signature or identity
code-a7 = pattern too broad
code-a8 = political, military, religious or racial matter
code-a9 = more requests than agreed

## Intended uses

code-u1 = criminal investigation
code-u2 = prosecution
code-u3 = trafficking analysis
code-u4 = embargo monitoring
code-u5 = stockpile diversion inquiry
code-u6 = return to lawful owner

## Disclosure levels

code-l0 = receipt only
code-l1 = hit or no hit
code-l2 = status, country and month
code-l3 = chain of legal persons, full dates
code-l4 = natural persons
code-l5 = certified documents

## Handling codes

code-h0 = only to prevent and combat crime
code-h1 = not in court without the provider's permission
code-h2 = not passed on without the provider's permission
code-h3 = other restrictions

## Why a firearm is illicit

code-i1 = illicit under the law of the place
code-i2 = transferred in violation of a Security Council embargo
code-i3 = not marked as the International Tracing Instrument requires
code-i4 = made without a licence
code-i5 = transferred without a licence

## Match grades

code-grade-exact = exact match
code-grade-exact-folded = match after look-alike characters
code-grade-strong = strong match
code-grade-possible = possible match
code-grade-none = no match

## Priorities

code-priority-routine = routine
code-priority-urgent = urgent

code-justification-life-at-risk = life at risk
code-justification-homicide-active = active homicide investigation
code-justification-terrorism = terrorism
code-justification-suspect-detained-deadline = suspect detained, deadline running
code-justification-operation = operation under way
code-justification-other = other

## Request kinds

code-request-trace = trace
code-request-onward-trace = onward trace
code-request-suspect-gun = suspect gun
code-request-record-check = record check (lost or stolen)
code-request-recovery-notice = recovery notice
code-request-hit-confirmation = hit confirmation
code-request-delivery-verification = delivery verification
code-request-consent-request = request for consent
code-request-disclosure-notice = disclosure notice
code-request-clarification = clarification
code-request-aggregate-statistics = aggregate statistics
code-request-bulletin = bulletin
code-request-watch = watch

## Events in a firearm's life

code-event-manufactured = manufactured
code-event-shipped = shipped
code-event-imported = imported
code-event-exported = exported
code-event-transited = in transit
code-event-delivery-verified = delivery verified
code-event-sold-retail = sold at retail
code-event-transferred-private = transferred between private persons
code-event-registered = registered
code-event-issued = issued
code-event-inherited = inherited
code-event-reported-stolen = reported stolen
code-event-reported-lost = reported lost
code-event-recovered = recovered
code-event-seized = seized
code-event-marked = marked
code-event-restamped = restamped
code-event-converted = converted
code-event-deactivated = deactivated
code-event-reactivated = reactivated
code-event-destroyed = destroyed
code-event-retained-official-use = retained for official use

code-certainty-recorded = recorded
code-certainty-inferred = inferred
code-certainty-claimed = claimed

code-recovery-seized = seized
code-recovery-found = found
code-recovery-surrendered = surrendered

## Points of diversion

code-point-d01 = theft from a private holder
code-point-d02 = theft from a dealer
code-point-d03 = theft from a manufacturer or in transport
code-point-d04 = police stockpile
code-point-d05 = military stockpile
code-point-d06 = private security company
code-point-d07 = loss
code-point-d08 = straw purchase
code-point-d09 = unlicensed private sale
code-point-d10 = complicit dealer
code-point-d11 = unauthorised re-export
code-point-d12 = false end-user documentation
code-point-d13 = in transit
code-point-d14 = from a store of seized firearms
code-point-d15 = from destruction
code-point-d16 = reactivation
code-point-d17 = conversion
code-point-d18 = illicit manufacture
code-point-d19 = battlefield capture
code-point-d20 = smuggled in effects or parcels
code-point-d21 = never regularised
code-point-d99 = not established

## Record sets

code-set-manufacture = manufacture
code-set-import = imports
code-set-export = exports
code-set-retail = retail sales
code-set-registry = firearms register
code-set-stolen = lost and stolen
code-set-stock = government stock
code-set-destruction = destruction

## Why a row was not taken

code-row-missing-serial = serial number missing
code-row-unclosed-quote = quotation mark opened and never closed
code-row-bad-encoding = bytes that are no characters in this encoding
code-row-duplicate = the same firearm, or the same event of it, again
code-row-conflict = the same firearm with other particulars
code-row-impossible-date = no such day, or a day that has not come yet
code-row-unreadable-date = not a date in a form that is read
code-row-extra-column = more cells than the header has columns
code-row-field-too-long = value too long
code-row-formula = looks like a spreadsheet formula
code-row-control-character = control character, or one that changes the direction of writing
code-row-unknown-event = unknown kind of event, or particulars of an event without its kind
code-row-too-many = more events or marks than one firearm may have
code-row-unknown-column = this column is not known and is not imported
code-row-not-recognised = a type, kind of party or country that is not recognised was left out
code-row-encoding-guessed = the file does not say its encoding; if letters with accents are wrong, give --encoding
code-row-ambiguous-date = day and month cannot be told apart, or the year has two digits; give --date-order or --two-digit-years
code-row-unreadable-value = not a number, digest or list of the form that the field has
code-row-lost-digits = more digits than a spreadsheet keeps: the last ones are not what was typed
code-row-merged-cells = cells merged over several rows; only the first has the value

## Kinds of statement

code-kind-query = query
code-kind-accepted = receipt of the query
code-kind-acknowledged = acknowledgement
code-kind-interim = interim reply
code-kind-answer = answer
code-kind-refusal = refusal or return
code-kind-delivered = receipt of the reply
code-kind-conflict = conflict
code-kind-withdrawal = withdrawal
code-kind-agreement = agreement
code-kind-descriptor = descriptor or key event
code-kind-erasure = erasure
code-kind-checkpoint = checkpoint
code-kind-heartbeat = sign of life
code-kind-supplement = supplement

## Why an officer decides

code-refer-sensitive = sensitive record: government stock, custody or destruction
code-refer-grade = the match is not exact
code-refer-ambiguous = several records fit equally well
code-refer-agreement = the agreement asks for an officer
code-refer-sampled = drawn by lot
code-refer-unknown-code = a code that this version does not know
code-refer-request-kind = requests of this kind are never answered by the machine
code-refer-registry-failed = the registry could not be read
code-refer-too-large = the chain is too long for one message at the automatic level
code-refer-incomplete-record = the record does not say what became of the firearm
code-refer-many-numbers = many different serial numbers in one request: it may be several firearms
code-refer-machine-failed = the machine could not prepare its answer

## Why a candidate has its grade

code-match-serial-equal = serial number equal
code-match-serial-equal-with-leading-word = serial number equal with the word before it
code-match-serial-equal-folded = serial number equal after look-alike characters
code-match-leading-zeros-differ = serial number equal but for leading zeros
code-match-year-split = serial number equal once a year written with it is taken off
code-match-embedded-letters-ignored = serial number equal without the letters between its digits
code-match-digit-core-equal = digits of the serial number equal
code-match-pattern-fits = all known characters of the serial number fit
code-match-serial-one-edit = serial number differs by one change
code-match-serial-two-edits = serial number differs by two changes
code-match-prefix-or-suffix-missing = the record has a prefix or suffix more
code-match-surplus-characters = the record has a prefix or suffix less
code-match-unknown-characters-used = some characters of the number asked for are unknown
code-match-look-alike-characters = characters that differ look alike
code-match-exchanged-neighbours = two neighbouring characters are exchanged
code-match-doubled-or-dropped-character = a repeated character is missing or written once too often
code-match-not-the-frame-number = not the number on the frame or receiver
code-match-read-with-doubt = the number was read with doubt, or was altered
code-match-maker-agrees = maker agrees
code-match-importer-taken-for-maker = importer and maker are told for each other
code-match-maker-contradicts = maker differs
code-match-type-agrees = type agrees
code-match-type-contradicts = type differs
code-match-model-agrees = model agrees
code-match-model-near = model name is a part of the other
code-match-model-contradicts = model differs
code-match-calibre-agrees = calibre agrees
code-match-calibre-contradicts = calibre differs
code-match-country-agrees = country of manufacture agrees
code-match-country-contradicts = country of manufacture differs
code-match-year-agrees = year of manufacture agrees
code-match-year-near = year of manufacture differs by one
code-match-year-contradicts = year of manufacture differs

## What looks wrong while a description is typed

word-advice-patent-number-as-serial = this looks like a patent number; look for another number on the frame or receiver
word-advice-stock-number-as-serial = this looks like a NATO stock number, which is the same on every gun of its kind
word-advice-inscription-as-serial = this looks like an inscription (proof, part number, place of make), not a serial number
word-advice-calibre-as-serial = this looks like the calibre
word-advice-maker-as-serial = the maker's name stands where the serial number belongs
word-advice-model-and-serial-swapped = model and serial number seem to stand in each other's place
word-advice-model-as-serial = this looks like the model, or holds it; give the serial number alone
word-advice-serial-as-model = this looks like a serial number
word-advice-serial-without-digits = a serial number without a digit is rare; check it on the gun
word-advice-serial-too-short = a serial number this short is rare; check that nothing is missing, and write ? for what cannot be read
word-advice-serial-implausible-for-maker = serial numbers of this maker usually look different; check number and maker on the gun
word-advice-pattern-unreadable = ?, * or brackets cannot be read here: ? is one unknown character, [8B] is 8 or B, * is an unknown run
word-advice-pattern-too-broad = too little of the number is known to search: four characters and 60 per cent of them are needed
word-advice-look-alike-characters = a letter that looks like a digit stands among digits, or the other way round; check it on the gun
word-advice-mixed-scripts = letters of two scripts stand in one number; check on the gun which one it is
word-advice-importer-as-maker = this is known as an importer; the maker may stand elsewhere on the gun
word-advice-import-mark-as-maker = this looks like an import mark; the maker may stand elsewhere on the gun
word-advice-retailer-as-maker = this is known as a retailer; the maker may be another
word-advice-model-of-another-maker = this model is known of another maker; the maker may stand elsewhere on the gun
word-advice-country-not-of-maker = this maker is not known to make guns there; it may be the country of the importer

## States of a hop

code-hop-proposed = proposed
code-hop-no-agreement = no agreement
code-hop-submitted = submitted
code-hop-delivered = delivered
code-hop-acknowledged = acknowledged
code-hop-info-requested = information requested
code-hop-delayed = delayed
code-hop-answered = answered
code-hop-refused = refused
code-hop-returned = returned
code-hop-withdrawn = withdrawn
code-hop-undeliverable = undeliverable

## States of a trace

code-trace-open = open
code-trace-needs-decision = needs your decision
code-trace-ended = ended

## States of a case

code-case-waiting = waiting for an officer
code-case-awaiting-release = waiting for the next release
code-case-info-requested = information requested
code-case-delayed = delayed
code-case-answered = answered
code-case-answered-automatically = answered automatically
code-case-refused = refused
code-case-returned = returned
code-case-withdrawn = withdrawn

## States of an agreement

code-agreement-proposed-by-us = proposed by us
code-agreement-proposed-by-partner = proposed by the partner
code-agreement-accepted = accepted, not yet valid
code-agreement-in-force = in force
code-agreement-suspended = suspended
code-agreement-revoked = revoked
code-agreement-replaced = replaced

## States of a partner

code-partner-unconfirmed = not confirmed
code-partner-confirmed = confirmed
code-partner-suspended = suspended

## Legal bases

code-basis-iti = International Tracing Instrument
code-basis-firearms-protocol = Firearms Protocol
code-basis-cifta = CIFTA, the Inter-American Convention
code-basis-bilateral = bilateral treaty
code-basis-eu = law of the European Union
code-basis-other = other legal basis

## To whom it may be passed on

code-onward-none = nobody
code-onward-national = authorities of the same State
code-onward-named = the States named

## Parties to an event

code-party-natural = a person
code-party-licensee = a licensee
code-party-force = a police or military force
code-party-state = a State body
code-party-unknown = not known

## Documents

code-document-licence = licence
code-document-euc = end-user certificate
code-document-import-permit = import permit
code-document-customs-declaration = customs declaration
code-document-invoice = invoice
code-document-sale-form = form of sale
code-document-certificate = certificate
code-document-report = report

## Interim replies

code-interim-with-officer = with an officer
code-interim-delay = delayed
code-interim-information-request = more information is asked for
code-interim-partial = answered in part

## Marks

code-mark-serial = serial number
code-mark-maker = maker
code-mark-model = model
code-mark-calibre = calibre
code-mark-import = import mark
code-mark-proof = proof mark
code-mark-property = property mark
code-mark-official-use = mark of official use
code-mark-rebuild = rebuild mark
code-mark-acceptance = acceptance mark
code-mark-restamp = new mark over an old one
code-mark-conversion = signature of the conversion

## Parts that carry a mark

code-component-frame = frame
code-component-receiver = receiver
code-component-barrel = barrel
code-component-slide = slide
code-component-cylinder = cylinder
code-component-bolt = bolt
code-component-other = other part

## Scripts

code-script-latin = Latin
code-script-cyrillic = Cyrillic
code-script-greek = Greek
code-script-arabic = Arabic
code-script-other = other script

## How well a mark is read

code-legibility-clear = clear
code-legibility-worn = worn
code-legibility-doubtful = doubtful
code-legibility-restored = restored
code-legibility-illegible = illegible

## What was done to a serial number

code-obliteration-none = intact
code-obliteration-partial = obliterated in part
code-obliteration-full = obliterated
code-obliteration-altered = altered
code-obliteration-never-marked = never marked

## What restoring it came to

code-restoration-not-attempted = not attempted
code-restoration-full = restored
code-restoration-partial = restored in part
code-restoration-failed = failed

## How it was made

code-class-factory = made in a factory
code-class-craft = made by hand
code-class-privately-made-kit = privately made from a kit
code-class-printed-3d = printed
code-class-converted-alarm-signal = converted alarm or signal weapon
code-class-converted-other = otherwise converted
code-class-reactivated = reactivated
code-class-parts-built = built from parts
code-class-unknown = not known

## How well a date is known

code-precision-day = to the day
code-precision-month = to the month
code-precision-year = to the year
code-precision-before = before
code-precision-after = after

## Where the cause lies

code-fault-item = the firearm
code-fault-request = the request
code-fault-records = the records

## Bulletins

code-bulletin-route = route
code-bulletin-concealment = concealment
code-bulletin-practice = practice
code-bulletin-authorised-parties = authorised parties

## Steps of an agreement

code-step-propose = proposal
code-step-accept = acceptance
code-step-suspend = suspension
code-step-revoke = revocation

## Keys of a node

code-role-signing = signing key
code-role-log-ed25519 = log key (Ed25519)
code-role-log-ml-dsa-44 = log key (ML-DSA-44)
code-role-transport = transport key
code-role-witness-ed25519 = witness key (Ed25519)
code-role-witness-ml-dsa-44 = witness key (ML-DSA-44)

## Kinds of firearm

code-type-cannon = cannon
code-type-submachine-gun = submachine gun
code-type-rifle-shotgun-combination = combined rifle and shotgun
code-type-disguised-gun = disguised gun
code-type-electric-shock = electric shock device
code-type-ammunition = ammunition
code-type-grenade = grenade
code-type-bomb = bomb
code-type-mine = mine
code-type-missile = missile
code-type-rocket = rocket
code-type-machine-gun = machine gun
code-type-mortar = mortar
code-type-pistol = pistol
code-type-shotgun-pistol = shotgun pistol
code-type-rifle = rifle
code-type-shotgun = shotgun
code-type-silencer = silencer
code-type-other = other

## How it works

code-action-automatic = automatic
code-action-bolt = bolt action
code-action-carbine = carbine
code-action-derringer = derringer
code-action-double-barrel = double-barrelled
code-action-flare = flare
code-action-gas = gas
code-action-flintlock = flintlock
code-action-semi-automatic = semi-automatic
code-action-jet-propelled = jet-propelled
code-action-blank = blank-firing
code-action-lever = lever action
code-action-launcher = launcher
code-action-over-under = over and under
code-action-pump = pump action
code-action-revolver = revolver
code-action-single-shot = single shot
code-action-recoilless = recoilless
code-action-percussion = percussion
code-action-tear-gas = tear gas
code-action-three-barrels = three barrels
code-action-four-or-more-barrels = four or more barrels
