## What the demo says, keys demo-…

demo-banner =
    Vestigo demo: a federation of five invented countries on this machine.
    SYNTHETIC: agencies, registers, custody chains, documents and officers are invented.
    Real are only the recovered guns: makes, models and serial numbers as court filings write them.

## The cast

demo-agency-xa = Aldovaria National Firearms Tracing Centre (SYNTHETIC)
demo-agency-xb = Brennica Weapons Registry (SYNTHETIC)
demo-agency-xc = Corvessa Customs Intelligence (SYNTHETIC)
demo-agency-xd = Dalmoria Police Firearms Bureau (SYNTHETIC)
demo-agency-xe = Estravia Ministry of the Interior (SYNTHETIC)
demo-policy-xa = asks the others
demo-policy-xb = its machine answers: country and month, no names (L2)
demo-policy-xc = its machine may only say "no record"; an officer decides the rest
demo-policy-xd = its machine answers: companies, dates, documents (L3)
demo-policy-xe = an officer decides everything, and what it tells goes no further without its consent
demo-release = Automatic answers leave each full { $seconds } s and none goes to an officer as a sample (by default: each 60 s, 3 %).

## Acts

demo-act-start = { $count } agencies found their nodes, import their registers and join
demo-act-across = A pistol recovered in XA is traced across three countries
demo-act-off = XD's node is switched off, and XA asks it all the same, three times
demo-act-delayed = XE must not tell yet: it delays, with a reason and a date
demo-act-refused = XE refuses
demo-act-unknown = XC has no record, and says what it searched
demo-act-folded = A letter O recorded where the court filing has a zero
demo-act-back = XD's node is switched on again
demo-act-review = The date has come: XE is reminded, and answers in full
demo-act-handling = XE's answer is for XA: to pass it on takes XE's consent
demo-act-batch = All { $count } recovered guns at once, to XB
demo-act-bundle = The evidence of the first trace, for a court
demo-act-flipped = First cheat: one bit of the bundle is changed
demo-act-impostor = Second cheat: impostors under the names of XA and XB make a bundle with keys of their own
demo-act-rewritten = Third cheat: XC's administrator rewrites an answer in XC's own log
demo-act-desk = Your turn: { $count } requests wait on XE's desk
demo-act-end = All nodes stop; what was claimed, and whether it held

## What happens

demo-filled = { $guns } invented guns with { $events } custody events imported in { $took }.
demo-gun = { $gun }
demo-circumstances = SYNTHETIC: recovered during a search, case invented for this demo
demo-asked = → { $country }  asked: { $agency }, agreement { $agreement }
demo-asked-onward = → { $country }  asked onward: { $agency }, agreement { $agreement }
demo-with-officer = … { $country }  an officer has to decide; said after { $took }
demo-answered = ← { $country }  { $said } · { $level } · after { $took }
demo-refused =
    ← { $country }  refused: { $said } · after { $took }
    in its words: “{ $words }”
demo-officer = { $country }'s officer:  vestigo { $command }
demo-delayed =
    ← { $country }  delayed until { $review }: { $said }
    in its words: “{ $words }”
demo-refusal = SYNTHETIC: an investigation of ours is open; ask again in three months.
demo-delay = SYNTHETIC: an inquiry goes on; we come back to it by ourselves.
demo-observer =
    All that an observer of the logs has of it, { $bytes } bytes: { $from } to { $to },
    { $at }, kind { $kind }, reason { $reason }. Neither the number nor the words are in it.
demo-review-due = { $country }'s desk says so by itself: { $count } delay due for review, since { $review }.
demo-consent-why = SYNTHETIC: the pistol came by way of XC.
demo-passed-on = { $country } has it now, and its tag with it: { $handling }
demo-consent-logged = The consent is entry { $leaf }…: number { $asker } in XA's log, number { $originator } in XE's.
demo-stopped = { $country }'s process has stopped.
demo-in-outbox = Signed, logged and kept in XA's outbox until { $country } is back. Meanwhile:
demo-started-again = { $country }'s process runs again.
demo-delivered = { $country } signed at { $at } that it has the question: proved by XA from its trace, by { $country } from its case.
demo-folded = { $country } recorded { $recorded }, asked was { $asked }: not equal, so the machine does not answer.
demo-row-officer = an officer has to look
demo-batch-done = { $count } guns, each signed, logged and decided or with an officer, in { $took }.
demo-roots = National roots, as each agency reads its safety number aloud on the telephone:
demo-verdict = exit { $exit }: { $words }
demo-exit = exit { $exit }
demo-put-back = The entry is put back: exit { $exit }, the log holds again.
demo-desk-who = You are { $officer } of { $country }. Passphrase: { $passphrase } (the commands read it from a file).
demo-desk-read = What waits, what is asked, what the records say, and what would be released at each level:
demo-desk-decide = Answer, refuse, delay; and how the decision came about:
demo-desk-asker = What { $asker } sees of it:
demo-chain-end = here the gun left lawful hands
demo-diversion = Point of diversion: { $point } { $words }, in { $country }, { $date } ({ $certainty })
demo-time-to-crime = Time to crime: { $days } days, from the last lawful transfer on { $from } to the recovery on { $to }
demo-go-on = Enter: go on · Ctrl-C: stop and clean up
demo-look-around = All nodes run: type the commands above in another terminal. Enter: stop the nodes and clean up
demo-flip = Byte { $position } of { $size }, one bit:
demo-flip-others = The same at { $count } other places, from the first byte on: broken each time.
demo-impostor-told = Their bundle is whole and tells another story: { $said } in XB, never exported. Against the five roots:
demo-cheat =
    XC's node is stopped. Entry { $index } is XC's answer of the first trace: signed again with XC's own key,
    two hours earlier, its row digest made to fit. But XC had signed a checkpoint over { $size } entries, and XA has it.

## Claims

demo-check-processes = five agencies, five processes
demo-check-registers = every register was imported without a rejected row
demo-check-joined = both sides of every partnership saw the safety number that the other read aloud
demo-check-chain = XB made and shipped it, XC exported it, XD has it as stolen from a dealer
demo-check-diversion = exported under a licence; point of diversion D02 in XD, and the time from there to the recovery
demo-check-levels = XB's machine told no party, XC's officer and XD's machine did, as agreed
demo-check-release = each node runs with the release times that are said here, and as synthetic
demo-check-officer = XC's machine left the decision to an officer
demo-check-report = a sealed report of the trace verifies by itself; with one byte changed it does not, exit 20
demo-check-synthetic = every event and the bundle say that they are synthetic
demo-check-delayed = a delay gives reason, words and review date, which is the new deadline, and no data
demo-check-observer = who observes the logs sees the reason code, not the content
demo-check-refused = a refusal gives its reason and words, and no data
demo-check-no-record = "no record" says what was searched
demo-check-folded = a number that fits only once glyphs are folded goes to an officer
demo-check-outbox = what a node is asked while it is off waits in the outbox
demo-check-delivered = once the node is back, every question is answered, once
demo-check-both-prove = asker and asked prove the same deliveries, each from its own log, and not before the node was back
demo-check-review = the delay came back by itself at its date
demo-check-later = the later answer is a full one
demo-check-blocked = passing on an H2 answer is blocked, with the way to ask for consent, and nothing left
demo-check-consent = with the originator's consent it goes, with the originator's tag
demo-check-consent-logged = the consent is one signed entry in both logs
demo-check-batch = every recovered gun got the result that the register calls for
demo-check-consistent = the bundle verifies without configuration or node: consistent, exit 10
demo-check-authentic = with the known roots it is authentic, exit 0
demo-check-flipped = one changed bit: exit 20 and what is wrong
demo-check-impostor = an impostor's whole bundle is never authentic, exit 10
demo-check-log-holds = XC's log holds before the cheat, and again once the entry is put back
demo-check-cheat = the rewritten entry is named, exit 20
demo-check-desk = each request on XE's desk shows our records and what would be released
demo-check-silent = no node's report names a serial number

## Left behind

demo-how-to =
    SYNTHETIC: a federation of invented countries, left by vestigo demo --keep.

    Directory  node name  safety number of the national root
    { $nodes }

    Start the nodes, each in a terminal of its own:
      vestigo serve --data-dir { $dir }/xa
      vestigo serve --data-dir { $dir }/xb

    Look around:
      vestigo status --data-dir { $dir }/xa
      vestigo partner list --data-dir { $dir }/xa
      vestigo trace list --data-dir { $dir }/xa
      vestigo case list --data-dir { $dir }/xb

    Play XE's focal point, with xa and xe running:
    { $desk }

    Verify the bundle, alone and with a root given for each agency in it:
      vestigo verify { $dir }/{ $bundle }
      vestigo verify { $dir }/{ $bundle } $(sed 's/ //g; s/^/--root /' { $dir }/{ $roots })
      vestigo verify { $dir }/one-byte-flipped.bundle
      vestigo verify { $dir }/impostor.bundle

    See the cheat again, with xc stopped:
      cp { $dir }/xc/store.sqlite { $dir }/xc-store-true.sqlite
      cp { $dir }/xc-store-rewritten.sqlite { $dir }/xc/store.sqlite
      vestigo log verify --data-dir { $dir }/xc --partner-copy { $dir }/xc-checkpoint-held-by-xa.txt
      cp { $dir }/xc-store-true.sqlite { $dir }/xc/store.sqlite

## What can go wrong

error-demo-stopped = The demo was stopped.
error-demo-stopped-next = Its nodes are stopped too.
error-demo-timeout = The demo waited { $seconds } s for { $what }, and nothing came.
error-demo-timeout-next = Try again when the machine has less to do, or look at the nodes' reports with: vestigo demo --keep DIR
error-demo-node-ended = A node of the demo ended by itself: { $detail }
error-demo-node-ended-next = Its report is in { $log } if the demo is run with --keep DIR.
error-demo-node-stays = A node of the demo does not stop.
error-demo-node-stays-next = Its report is in { $log } if the demo is run with --keep DIR.
error-demo-command = A command of the demo failed with exit code { $exit }: { $command }: { $detail }
error-demo-command-next = Run the demo again with --keep DIR and try the command there.
error-demo-dir-too-long = { $path } is too long for the sockets of the nodes in it.
error-demo-dir-too-long-next = Choose a directory whose absolute path has at most { $limit } bytes.
error-demo-dir-not-empty = { $path } is not empty.
error-demo-dir-not-empty-next = Name a directory that is empty or does not exist.
error-demo-no-port = No port between 20000 and 29999 is free on 127.0.0.1.
error-demo-no-port-next = Stop programs that listen there, and try again.
demo-recipient = SYNTHETIC Court No. 3
demo-pages = In a browser: open one of these pages and sign in as one of these officers. Password: { $password } (leave the code empty).
