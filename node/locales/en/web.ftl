# The frame of all pages, signing in, home, help.

web-skip = Skip to the content
web-synthetic = Everything on this node is invented.
web-languages = Language
web-navigation = Areas
web-sign-out = Sign out
web-session-ends = You will soon be signed out
web-session-ends-text = Nothing was done here for some time. What you typed and did not send would be lost.
web-session-stay = Stay signed in
web-help = Help
web-verify = Verify a record
web-to-home = To the home page
web-error-code = Code of this message:
web-error-not-found = This page does not exist
web-error-not-allowed = This is not open to you
web-error-not-done = This could not be done
web-error-not-now = Not possible at the moment
web-error-unexpected = Something went wrong
web-form-wrong = There is a problem
web-optional = (optional)
web-error = Error:
web-change = Change
web-not-given = Not given
web-list-filter = Filter the list
web-list-filter-do = Filter
web-list-filter-clear = Show all
web-list-cut =
    { $count ->
        [one] Sorted is the newest row alone: there are more. Filter the list to see the others in this order.
       *[other] Sorted are the newest { $count } rows: there are more. Filter the list to see the others in this order.
    }
web-list-none-fits = Nothing fits this filter.
web-list-empty = Nothing here yet.
web-list-pages = Pages of the list
web-list-first = First page
web-list-next = Next page
web-list-csv = Download as CSV
web-list-any = All
web-month-1 = Jan
web-month-2 = Feb
web-month-3 = Mar
web-month-4 = Apr
web-month-5 = May
web-month-6 = Jun
web-month-7 = Jul
web-month-8 = Aug
web-month-9 = Sep
web-month-10 = Oct
web-month-11 = Nov
web-month-12 = Dec
web-date = { $day } { $month } { $year }
web-date-month = { $month } { $year }
web-moment = { $date }, { $time } UTC
web-ago-now = just now
web-ago-minutes =
    { $count ->
        [one] 1 minute ago
       *[other] { $count } minutes ago
    }
web-ago-hours =
    { $count ->
        [one] 1 hour ago
       *[other] { $count } hours ago
    }
web-ago-days =
    { $count ->
        [one] 1 day ago
       *[other] { $count } days ago
    }

web-nav-in-tracing = Tracing
web-nav-in-holdings = Records and arms
web-nav-in-partners = Partners
web-nav-in-knowledge = Analysis and learning
web-nav-in-house = This node
web-nav-home = Home
web-nav-traces = Traces

web-home-title = Home
web-home-nothing-waits = Nothing waits for you.
web-home-waiting-cases =
    { $count ->
        [one] request of a partner waits for a decision
       *[other] requests of partners wait for a decision
    }
web-home-overdue-cases =
    { $count ->
        [one] of them is past its deadline
       *[other] of them are past their deadline
    }
web-home-reviews =
    { $count ->
        [one] delay is due for review
       *[other] delays are due for review
    }
web-home-open-traces =
    { $count ->
        [one] trace is under way
       *[other] traces are under way
    }
web-home-information =
    { $count ->
        [one] partner needs more information from you
       *[other] partners need more information from you
    }
web-home-overdue-traces =
    { $count ->
        [one] partner has not answered in time
       *[other] partners have not answered in time
    }
web-home-outbox =
    { $count ->
        [one] message waits for a partner to receive it
       *[other] messages wait for partners to receive them
    }
web-home-records =
    { $count ->
        [one] record in our registers
       *[other] records in our registers
    }
web-home-no-agreement = no agreement
web-home-log = Our exchange log has { $size }; it was last signed { $ago }.

web-sign-in-title = Sign in
web-sign-in-name = Name
web-sign-in-password = Password
web-sign-in-code = Code
web-sign-in-code-hint = The six digits that your authenticator shows now.
web-sign-in-no-name = Enter your name.
web-sign-in-no-password = Enter your password.
web-sign-in-do = Sign in
web-sign-in-help = If you cannot sign in, ask an administrator of this node for a new link.

web-state-information-wanted = information wanted

web-help-lede = What you need to know to trace a firearm across borders, in the words of these pages.
web-glossary = What the words mean
web-glossary-agency = Agency, node
web-glossary-agency-means = The authority of a country, and its one installation of this program. Its records never leave it.
web-glossary-partner = Partner
web-glossary-partner-means = An agency of another country that was joined and whose safety number was compared by telephone.
web-glossary-agreement = Agreement
web-glossary-agreement-means = What two agencies have signed: who may ask what, for which purpose, and what is told. What it does not name is refused.
web-glossary-trace = Trace
web-glossary-trace-means = Our search for one firearm, through as many countries as it takes.
web-glossary-hop = Step of the chain
web-glossary-hop-means = One question to one partner. Its answer may lead to the next country.
web-glossary-case = Case
web-glossary-case-means = A question of a partner, as we answer it.
web-glossary-level = Level of disclosure
web-glossary-level-means = How much an answer tells, from L1 (whether there is a record) to L5 (everything). From L4 on two officers decide.
web-glossary-diversion = Point of diversion
web-glossary-diversion-means = Where the firearm left lawful hands, as far as the signed answers show.
web-glossary-time-to-crime = Time to crime
web-glossary-time-to-crime-means = The time from the last known lawful transfer to the recovery.
web-glossary-log = Exchange log
web-glossary-log-means = The list of all signed messages that a node has sent or received. It only grows; nothing in it can be changed unnoticed.
web-glossary-checkpoint = Checkpoint
web-glossary-checkpoint-means = The signed size and fingerprint of a log at one moment. Partners keep each other's.
web-glossary-witness = Witness
web-glossary-witness-means = Somebody who signs that a log has only grown since it was last seen.
web-glossary-bundle = Court bundle
web-glossary-bundle-means = One file with all signed messages and proofs of a trace. Anybody can verify it without a network.
web-glossary-safety-number = Safety number
web-glossary-safety-number-means = Forty digits that stand for a node's national key. Two agencies read them to each other by telephone.

web-verify-lede = A court bundle proves itself: who signed what, when, and that nothing was changed since.

error-web-plain = web.listen is { $listen }, and without TLS pages are served on this machine alone.
error-web-plain-next = Name a certificate (web.certificate and web.key), or the proxy that does TLS (web.behind_proxy), or listen on 127.0.0.1.
error-web-name = web.listen is { $listen } with TLS, and web.public_name is empty.
error-web-name-next = Set web.public_name to what stands in the browser's address line, such as trace.example.org.
error-web-half = For web.listen { $listen } only one of web.certificate and web.key is set.
error-web-half-next = Set both, or neither.
error-web-both = For web.listen { $listen } both a certificate and a proxy are set, but only one of them can do TLS.
error-web-both-next = Take out web.behind_proxy, or web.certificate and web.key.
error-web-start = The pages cannot be served: { $detail }.
error-web-start-next = Check the section [web] of vestigo.toml, and that no other program uses that port.
error-web-role = Your roles do not include this page.
error-web-role-next = If you need it for your work, ask an administrator of this node for the role.
error-web-slow = The node did not answer in time.
error-web-slow-next = Try again in a minute. If it stays so, tell an administrator.
error-web-cross-site = This request came from another site, and was not carried out.
error-web-cross-site-next = Open the page anew from this node's own address, and send it from there.
error-web-host = This node is not reached under that name.
error-web-host-next = Use the address that the administrator gave you (web.public_name in vestigo.toml).
error-no-such-page = There is no page at this address.
error-no-such-page-next = Check the address, or go on from the home page.

web-next = Continue
web-print = Print
web-error-prove = Prove who you are
web-prove-title = Prove who you are
web-prove-lede = What comes next asks for a fresh proof. It is good for five minutes.
web-prove-do = Go on
web-passkey-words = If you have a passkey or a security key, you need neither password nor code.
web-passkey-use = Use a passkey
web-passkey-failed = The passkey was not used, or is not one of yours. Try again, or use password and code.
web-setup-title = Set up sign-in
web-setup-lede = With the one-time code that you were given you choose how you sign in from now on.
web-setup-code = One-time code
web-setup-code-hint = Letters and digits in groups of five. It is good for half an hour.
web-setup-replaces = You sign in already. What you set up here replaces all of it.
web-setup-with-passkey = With a passkey
web-setup-with-passkey-text = The safest way: a security key on USB, or this device with finger, face or PIN. Nothing to remember, and nothing that a false page could take from you.
web-setup-label = Name of the passkey
web-setup-label-hint = Such as “blue key”, so that you know it again.
web-setup-passkey = Passkey
web-setup-make-passkey = Make a passkey
web-setup-with-password = With password and code
web-setup-app = Scan this with an authenticator app on your telephone.
web-setup-qr = QR code for the authenticator app; the same secret stands beside it as text.
web-setup-secret = If you cannot scan it, type this secret:
web-setup-choose = Give the code that the app shows, and choose a password.
web-setup-app-code-hint = The six digits that the app shows now.
web-setup-password = New password
web-setup-password-hint = At least { $count } characters: four words do well.
web-setup-again = New password once more
web-setup-short = The password is too short.
web-setup-differs = This is not the same password.
web-setup-no-code = Give the code that the app shows.
web-setup-do = Set up and sign in
web-recovery-title = Your recovery codes
web-recovery-lede = Each stands in once for the code of your app. They are shown this one time: print them, and keep them where you keep your keys.
web-recovery-done = I have kept them

web-back = Back
web-verify-download = Download the page verify.html. It is one file, and works without a network.
web-verify-open = Open it in any browser, also on a machine that has never been on a network.
web-verify-choose = Choose the bundle, a file that ends in .bundle.
web-verify-root = Compare the safety numbers that it shows with those that you have from the agencies themselves.
web-verify-get = Download verify.html
web-verify-digest = Its SHA-256, so that whoever gets it from you can tell that it is the same:
web-verify-command = With the program
error-no-such-draft = There is no such draft, or it was sent or thrown away.
error-no-such-draft-next = Begin anew from the list of traces.
error-draft-too-large = A draft may have { $limit } bytes.
error-draft-too-large-next = Shorten the longest text.

web-account = Your account
web-account-since = Signed in since
web-account-ends = Signed out at the latest
web-account-language = Language
web-account-save = Save
web-account-ways = How you sign in
web-account-set = set up
web-account-not-set = not set up
web-account-app = Authenticator app
web-account-recovery-left = Recovery codes left
web-account-passkeys = Passkeys
web-account-password = Change the password
web-account-recovery = Make new recovery codes
web-account-sessions = Where you are signed in
web-account-this = this session
web-account-end = End
web-account-activity = What you did lately
web-account-what = What
web-account-about = About
web-home-log-size = Our exchange log has { $size }.
