# Administration: officers, account, tokens, webhooks, the node, statistics.

web-question-cancel = Cancel

web-nav-officers = Officers
web-officers-title = Officers
web-officers-all = All officers
web-officers-new = Add an officer
web-officers-new-words = The officer can do nothing until it has set up how it signs in: make it a one-time link on its page afterwards. It makes its signing key itself.
web-officers-add = Add
web-officers-name-hint = A short name to sign in with: small letters, digits, dot, hyphen or underscore, beginning with a letter. It cannot be changed.
web-officers-account-hint = Number of the officer’s account on the machine of the node, for the command line. Leave it empty for an officer who works with these pages alone.
web-officers-account-wrong = The account is a number.
web-officers-by-two = Where this node has a second administrator, nothing changes until that one has confirmed it.
web-officers-choose-roles = Choose at least one role.
web-officers-signs-in = Signs in with
web-officers-change-waits = a change waits
web-officers-waiting = Changes that wait for a second administrator
web-officers-no-roles = none
web-officers-proposed-roles = { $by } proposed on { $at } that { $name } have these roles and no others: { $roles }.
web-officers-proposed-link = { $by } proposed on { $at } a one-time link with which { $name } sets up anew how to sign in.
web-officers-link-confirmed = The link that { $by } proposed on { $at } for { $name } is confirmed and can be made now.
web-officers-look-and-confirm = Look at it and confirm
web-officers-confirm-title = Confirm a change for { $name }
web-officers-confirm-words = Ask the one who proposed it if you do not know why. It takes effect at once, and ends the officer’s sessions.
web-officers-confirm = Confirm
web-officers-reject-title = Take back a change for { $name }
web-officers-reject-words = Nothing changes then. It can be proposed again.
web-officers-reject = Take it back
web-officers-roles-title = Roles of { $name }
web-officers-roles-words = What you tick here replaces all roles that the officer has. Who administers officers sees no cases and no records.
web-officers-roles-do = Change the roles
web-duty-investigator = Asks partners about firearms, and reads the answers.
web-duty-focal-point = Decides on partners’ requests, concludes agreements, joins partners.
web-duty-approver = Releases what another officer proposed.
web-duty-registrar = Imports and exports the agency’s records.
web-duty-administrator = Keeps officers, sessions, keys and backups. Sees no case and no record.
web-duty-auditor = Reads the logs, and how decisions came about: no firearm, no person.
web-officers-suspend-title = Suspend { $name }
web-officers-suspend-words = { $name } is signed out everywhere and can do nothing until an administrator lifts it. The officer’s tokens stop working. What it decided stays valid.
web-officers-suspend = Suspend
web-officers-reinstate-title = Reinstate { $name }
web-officers-reinstate-words = { $name } can sign in again and has the same roles as before.
web-officers-reinstate = Reinstate
web-officers-link-title = Link for { $name }
web-officers-link-words = With a one-time link { $name } sets up how to sign in. It is good once, for half an hour. If the officer signs in already, all of that is replaced and its sessions end.
web-officers-link-do = Make a link
web-officers-link-made = Hand it over yourself, not by e-mail. It is shown this one time.
web-officers-link-proposed = { $name } signs in already, so a second administrator has to confirm. Then make the link again.
web-officers-link-qr = QR code of the link; the same link stands beside it as text.
web-officers-good-until = Good until
web-officers-signed-in = Where the officer is signed in
web-officers-no-session = Nowhere at the moment.
web-officers-seen = last used { $at }
web-officers-sessions = Sessions of all officers
web-officers-end-sessions = End sessions

web-account-app-new = Set up an authenticator app
web-account-app-words = The new secret takes the place of the one that your app has now, as soon as you give a code of it.
web-account-password-words = Your other sessions end. This one goes on.
web-account-recovery-words = Ten new codes are made and shown once. The old ones are of no use from then on.
web-account-once-more = Once more
web-account-too-short = This is too short.
web-account-differs = This is not the same.
web-account-no-passkey = You have no passkey yet. It is the safest way to sign in, and the quickest.
web-account-passkeys-not-here = This node has no public name, so passkeys cannot be used. An administrator sets web.public_name.
web-account-passkey-add = Add a passkey
web-account-passkey-change = Change
web-account-passkey-good = in use
web-account-passkey-blocked = blocked: it may have been copied
web-account-passkey-remove = Remove
web-account-passkey-remove-title = Remove the passkey “{ $label }”
web-account-passkey-remove-words = You cannot sign in with it any more. Your last way to sign in cannot be removed.
web-account-passkey-scripts = A passkey is made by the browser, which needs scripts for it. Allow scripts for this page, or use a password with an authenticator app.
web-passkey-failed-new = No passkey was made. It may be one that you have here already. Try again, or with another one.
web-account-key = Your signing key
web-account-key-about = It signs your decisions on partners’ requests. Nobody but you can make it or open it, no administrator either.
web-account-key-new = Make a signing key
web-account-key-do = Make the key
web-account-key-words = The key is kept on the node, sealed under a passphrase that you give each time you decide. If you lose the passphrase, make another key.
web-account-key-replaces = You have a key already. The new one takes its place; what the old one signed stays valid.
web-account-passphrase = Passphrase
web-account-passphrase-new = New passphrase
web-account-passphrase-old = Passphrase until now
web-account-passphrase-title = Change the passphrase of your signing key
web-account-passphrase-words = The key stays the same.
web-account-no-passphrase = Enter your passphrase.
web-account-programs = Programs that act for you
web-account-programs-about = Case systems and scripts come with a token and act as you; webhooks tell them what happens.
web-account-activity-all = All of it
web-account-activity-lede = What you did on this node, and what was tried in your name. If something here was not you, tell an administrator.
web-account-by = By
web-account-by-node = the node
web-readers-title = Who looked at
web-readers-link = Who looked at this trace
web-readers-lede = Each opening of this trace on this node, newest first. Partners’ officers do not appear here: they see their own copy.

web-tokens-title = Tokens
web-tokens-about = A program with a token acts as the officer who made it, within the roles that it was given. Administrators see the tokens of all officers.
web-tokens-new = Make a token
web-tokens-make = Make the token
web-tokens-words = Whoever has the token acts as you. Give each program one of its own, with no more roles than it needs.
web-tokens-name = Which program has it
web-tokens-name-hint = Such as “case system”, so that you know which one to end.
web-tokens-no-name = Give the token a name.
web-tokens-roles = Roles of yours that it may use
web-tokens-days = Days until it ends
web-tokens-days-hint = 1 to 366.
web-tokens-days-wrong = Give a number of days from 1 to 366.
web-tokens-made = Your new token
web-tokens-copy = Copy
web-tokens-copied = Copied
web-tokens-kept = I have kept it
web-tokens-until = Of use until
web-tokens-over = ended or expired
web-tokens-act = Change
web-tokens-end = End the token
web-tokens-end-title = End the token “{ $name }” of { $officer }
web-tokens-end-words = The program that uses “{ $name }” of { $officer } is refused from now on. This cannot be undone.

web-webhooks-title = Webhooks
web-webhooks-one = Webhook
web-webhooks-about = Programs that the node tells of what happens. A message holds the kind of event and an id, never a serial number, a name or case text.
web-webhooks-new = Add a webhook
web-webhooks-add = Add
web-webhooks-words = The program is told of what you may see, from now on. If you lose a role, it is told no more.
web-webhooks-url-hint = https:// and a public host. A host inside the agency must be named under webhooks.allow in the configuration.
web-webhooks-no-url = Enter the address.
web-webhooks-events-hint = Tick none to be told of all.
web-webhooks-failing = in use, messages given up
web-webhooks-deliveries = Messages that have not arrived
web-webhooks-replay = Try again what was given up
web-webhooks-end = End the webhook
web-webhooks-end-title = End a webhook
web-webhooks-end-words =
    { $count ->
        [one] { $url } is told no more; the one message that waits for it is dropped.
       *[other] { $url } is told no more; { $count } messages that wait for it are dropped.
    }
web-webhooks-key = Key of the messages
web-webhooks-key-about = Messages are signed under this Ed25519 key. The program checks the signature before it believes one.

web-nav-node = Node
web-node-title = The node
web-node-attention = Needs somebody
web-node-good = What is as it should be
web-node-about = About this node
web-node-keys = Keys
web-node-keys-about = Partners believe what is signed under these keys. They do not expire by the calendar; a new version of the descriptor, signed under the national root key, replaces or revokes one.
web-node-key-for = For
web-node-key-until = Until
web-node-key-revoked = revoked
web-node-key-replaced = replaced
web-node-backups = Backups
web-node-backups-about = A backup is made on the machine of the node, where its file and its keys stay in the hands of whoever sits there. The node goes on working meanwhile.
web-node-settings = Settings
web-node-settings-about = As the next start of the node will read them: first the file vestigo.toml, then the environment. They are changed on the machine of the node.
web-node-setting = Setting
web-node-value = Value
web-node-origin = Comes from
note-setting-default = default
note-setting-file = vestigo.toml
note-setting-environment = environment
cli-doctor = Check how the node is, with the next step where something has to be done
word-check-good = in order
word-check-warn = needs somebody
word-check-fail = does not work
note-check-disk = { $free } of { $size } are free on the disk of the data.
note-check-disk-next = Make room: move old backups elsewhere, or give the node a larger disk. A node without room stops.
note-check-store = The database holds { $size }.
note-check-log = Entries of the exchange log: { $size }. To recompute it: vestigo log verify
note-check-certificate =
    { $count ->
        [one] The certificate { $path } ends on { $until }, in one day.
       *[other] The certificate { $path } ends on { $until }, in { $count } days.
    }
note-check-certificate-next = Put the new certificate in its place: the node reads it within ten seconds, without a restart.
note-check-certificate-unread = The certificate { $path } cannot be read.
note-check-certificate-unread-next = Check web.certificate in vestigo.toml, and that the node may read the file.
note-check-backup = The last backup was made on { $at }: { $path }
note-check-backup-next = Make one: vestigo backup TARGET --with-keys. Keep it on another machine.
note-check-backup-never = No backup was ever made.
note-check-backup-never-next = Make one: vestigo backup TARGET --with-keys. Keep it on another machine.
note-check-backup-old = No backup was made for a long time.
note-check-backup-old-next = Make one: vestigo backup TARGET --with-keys. Keep it on another machine.
note-check-retention-off = Contents are kept without end, as far as agreements allow (retention.days is 0).
note-check-retention-none =
    { $count ->
        [one] Contents are destroyed one day after the end of an exchange; none was due lately.
       *[other] Contents are destroyed { $count } days after the end of an exchange; none was due lately.
    }
note-check-retention =
    { $count ->
        [one] Contents are destroyed one day after the end of an exchange, last on { $at }.
       *[other] Contents are destroyed { $count } days after the end of an exchange, last on { $at }.
    }
note-check-partner = Nothing was heard of { $partner } for an hour or longer.
note-check-partner-next = Check the network from here, then telephone its point of contact. Messages wait and are sent by themselves.
note-check-partners = Links to partners: { $up } of { $all } are up.
note-check-clock = The clock says { $at }, and no partner’s message contradicts it.
note-check-clock-off =
    { $count ->
        [one] The clock says { $at }; one message of a partner was dated later and had to wait.
       *[other] The clock says { $at }; { $count } messages of partners were dated later and had to wait.
    }
note-check-clock-off-next = Compare this machine’s clock with the national time service (timedatectl). If it is right, tell the partner.
note-check-restored = This node was restored from a backup and signs nothing yet.
note-check-restored-next = To see why: vestigo recovery status
note-check-one-administrator = There is one administrator alone, so that no change of roles is seen by two.
note-check-one-administrator-next = Give another officer that role: vestigo officer add NAME --role ADMINISTRATOR
note-check-no-signing-key = Without a signing key, and so without part in a release by two: { $names }.
note-check-no-signing-key-next = Each makes its own, on the page of its account or with: vestigo officer key NAME
note-check-webhooks =
    { $count ->
        [one] One message to a program was given up.
       *[other] { $count } messages to programs were given up.
    }
note-check-webhooks-next = Mend the program, then: vestigo webhook replay NUMBER

cli-statistics = Count questions and answers of some months, by partner, and what came of them
cli-statistics--from = First month, such as 2026-01; twelve months unless given
cli-statistics--to = Last month; this one unless given
cli-statistics--table = Only this table: asked, heard or outcomes
cli-statistics--csv = Print CSV for a spreadsheet: of asked, unless --table says otherwise
word-value-month = MONTH
word-value-table = TABLE
column-month = Month
column-asked = Asked
column-answered = Answered
column-returned = Returned
column-dropped = Withdrawn
column-open = Open
column-overdue = Overdue
column-median = Median time
column-median-hours = Median (hours)
column-outcome = Outcome
column-fault = Lies with
column-by-us = Of our questions
column-by-partners = Of partners’ questions
note-few = fewer than { $least }
note-no-figures = There was no question in this time.
note-statistics-of = Questions and answers from { $from } to { $to }
word-we-asked = What we asked partners
word-partners-asked = What partners asked us
word-outcomes = What came of it
web-nav-statistics = Statistics
web-statistics-title = Statistics
web-statistics-time = Months
web-statistics-from = From month
web-statistics-to = To month
web-statistics-show = Show
web-statistics-all = all
web-statistics-asked = What we asked partners
web-statistics-heard = What partners asked us
web-statistics-outcomes = What came of it
web-statistics-few =
    { $count ->
        [one] Counts below one are not told.
       *[other] Counts from 1 to fewer than { $count } are not told, so that no figure points at one case. If one count alone is so small, the next smallest is left out too.
    }
web-statistics-more = All rows, and as CSV
web-statistics-we-asked =
    { $count ->
        [one] question of ours to partners
       *[other] questions of ours to partners
    }
web-statistics-they-asked =
    { $count ->
        [one] question of partners to us
       *[other] questions of partners to us
    }
web-statistics-their-median = until partners decided (median)
web-statistics-our-median = until we decided (median)
web-statistics-minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
web-statistics-hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
web-statistics-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
web-statistics-others =
    { $count ->
        [one] One more firearm came from other States.
       *[other] { $count } more firearms came from other States, too few from each to be told.
    }
web-statistics-others-few = Fewer than { $least } more firearms came from other States.
web-sign-in-provider = Sign in with { $name }
web-account-provider-known = You are known there as
web-account-provider-about = Once connected, you can sign in with it. What you may do is decided here, as before.
web-account-provider-connect = Connect
web-account-provider-remove = Disconnect
web-account-provider-remove-title = Disconnect from { $name }?
web-account-provider-remove-words = You then sign in with password and code or a passkey alone. Your other sessions end.
