# Pictures: the words in and beside them.

web-picture-as-table = As a table
web-picture-disclaimer = Not every firearm used in crime is traced, and not every traced firearm was used in crime. Those that are traced are no random sample, and a source shown here is not necessarily how criminals came by them.
web-picture-view-route = The route
web-picture-view-americas = The Americas
web-picture-view-world = The whole world

web-picture-number = No.
web-picture-country = Country
web-picture-what = What happened
web-picture-when = When
web-picture-evidence = Evidence
web-picture-remarks = Remarks
web-picture-from = From
web-picture-to = To
web-picture-count = Firearms

web-picture-chain-title = Chain of trace { $id }
web-picture-chain-about = The life of the firearm with { $stations }, and the life of the question with { $questions }.
web-picture-stations =
    { $count ->
        [one] 1 station
       *[other] { $count } stations
    }
web-picture-questions =
    { $count ->
        [one] 1 request
       *[other] { $count } requests
    }
web-picture-chain-table = The chain step by step
web-picture-gun = Life of the firearm
web-picture-question = Life of the question
web-picture-contradicts = contradicts
web-picture-nothing-told = No country has told anything of this firearm yet.
web-picture-signed = signed by the State
web-picture-letter = by letter, not signed
web-picture-waiting = answer awaited
web-picture-refused = not answered
web-picture-no-record = no record
web-picture-sent-to = { $event } to { $country }
web-picture-says = says { $country }
web-picture-date-unknown = date not known
web-picture-before = before { $date }
web-picture-after = after { $date }
web-picture-due = { $state }, due { $date }
web-picture-clocks = the clocks differ: the answer is dated before its question
web-picture-time-to-crime = Time to crime: { $time }
web-picture-between = { $least } to { $most }
web-picture-or-more = { $least } or more
web-picture-years =
    { $count ->
        [one] 1 year
       *[other] { $count } years
    }
web-picture-months =
    { $count ->
        [one] 1 month
       *[other] { $count } months
    }

web-picture-route-title = Route of the firearm
web-picture-route-about = The way of the firearm on a map of the world: { $countries }.
web-picture-route-table = The ways from country to country
web-picture-way-signed = a signed answer tells of it
web-picture-way-inferred = inferred from where it was
web-picture-elsewhere = Countries that this map does not have
web-picture-borders = Outlines: Natural Earth, public domain. Borders and names imply no position on the status of any territory.

web-picture-flow-title = From source to recovery
web-picture-flow-about = The wider the band, the more firearms came from the country on the left and were recovered in the one on the right.
web-picture-flow-table = Firearms by source and place of recovery
web-picture-flow-from = Source
web-picture-flow-to = Recovered in
web-picture-flow-nothing = No trace has shown a source yet.
web-picture-pooled = others
web-picture-few = fewer than { $least }

web-picture-histogram-title = Time from the last lawful transfer to recovery
web-picture-histogram-about = Number of firearms by time to crime.
web-picture-histogram-nothing = No time to crime is known yet.
web-picture-interval = Time to crime
web-picture-share = Share
web-picture-cumulative = Share added up
web-picture-median = Median: { $time }

web-picture-federation-title = Partners
web-picture-federation-about = { $partners }, { $up } of them in contact with nothing waiting.
web-picture-partners =
    { $count ->
        [one] 1 partner
       *[other] { $count } partners
    }
web-picture-federation-nothing = No partner has joined yet.
web-picture-node-ok = in contact
web-picture-node-slow = slow
web-picture-node-down = no contact
web-picture-node-not-joined = not joined
web-picture-agency = Agency
web-picture-state = State
web-picture-contact = Last contact
web-picture-version = Version
web-picture-queue = Waiting
web-picture-messages =
    { $count ->
        [one] 1 message
       *[other] { $count } messages
    }

web-picture-heads-title = Who has seen which log
web-picture-heads-about = What is known here of { $logs }: who saw how much of each, and whether it is one history.
web-picture-logs =
    { $count ->
        [one] 1 log
       *[other] { $count } logs
    }
web-picture-heads-nothing = No log has been seen yet.
web-picture-log-of = Log of
web-picture-seen-by = seen by
web-picture-consistent = consistent
web-picture-behind = not up to date
web-picture-fork = two histories
web-picture-trouble = needs a look
web-picture-never = nothing known
web-picture-own = its own log
web-picture-tapes = Length of the logs
web-picture-proof = Download the proof
web-picture-entries =
    { $count ->
        [one] { $number } entry
       *[other] { $number } entries
    }
