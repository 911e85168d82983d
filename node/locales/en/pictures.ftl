# Pictures: the words in and beside them.

web-picture-as-table = As a table
web-picture-disclaimer = Not every firearm used in crime is traced, and not every traced firearm was used in crime. Those that are traced are no random sample, and a source shown here is not necessarily how criminals came by them.
web-picture-view-route = The route
web-picture-view-americas = The Americas
web-picture-view-world = The whole world

web-picture-count = Firearms

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
