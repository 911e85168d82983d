# The chain and the route of a trace as pictures, on pages and in sealed reports. A change here changes
# the name of the renderer of reports (docs/decisions/0033).

web-picture-number = No.
web-picture-country = Country
web-picture-what = What happened
web-picture-when = When
web-picture-evidence = Evidence
web-picture-remarks = Remarks
web-picture-from = From
web-picture-to = To

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
