# Backups, recovery, retention, the administrative log
cli-backup = Write a backup of the running node: state, log, records and attachments, from one moment
cli-backup--target = A new file, or a directory in which one is made
cli-backup--with-keys = Put the key files in as well, sealed under a passphrase
cli-backup--new-passphrase-file = File with the passphrase that seals the keys; - for standard input
cli-restore = Make a data directory from a backup; no node may be there
cli-restore--file = The backup
cli-restore--with-keys = Put the sealed key files back; asks for their passphrase
cli-recovery = After a restore: status, open-epoch
cli-recovery-status = Show what partners hold of our log, and what is missing
cli-recovery-open-epoch = Give the lost end of the log up and go on in a new epoch, signed by the national root key
cli-recovery-open-epoch--root-dir = Directory of the national root key
cli-recovery-open-epoch--yes = Needed: an epoch cannot be taken back, and every partner and observer sees it
word-value-target = TARGET
column-file = File
column-bytes = Bytes
column-log-entries = Entries of the log
column-with-keys = Keys
column-with-registry = Records
column-data-dir = Data directory
column-restored-at = Restored
column-log-reached = Our log reaches
column-log-seen = Seen by partners
column-epoch = Epoch
column-connected = Connected
column-heard = Heard
column-statements-held = Statements given back
note-backup-with-keys = The backup was read again to its end. Whoever has it and the passphrase has this node: keep the two apart.
note-backup-without-keys = The backup was read again to its end. It holds no keys: keep the key files as well, apart from it.
note-restored-with-keys = The key files are back.
note-restored-keys-sealed = The backup holds sealed keys that were not put back. Either restore again with --with-keys, or put the key files into the directory keys.
note-restored-without-keys = The backup holds no keys: put the key files of this node into the directory keys.
note-restored-next = Make sure that the old node never runs again. Then start this one: vestigo serve. It signs nothing before it has heard its partners: vestigo recovery status
note-recovery-over = The log is whole; the node works as usual.
note-recovery-waits = The node was restored from a backup and signs nothing until every partner has been heard. If a partner stays out of reach: vestigo recovery open-epoch
note-recovery-missing =
    { $count ->
        [one] One entry that partners saw in our log is held by nobody any more. The log cannot be put together again; the national root can open a new epoch: vestigo recovery open-epoch
       *[other] { $count } entries that partners saw in our log are held by nobody any more. The log cannot be put together again; the national root can open a new epoch: vestigo recovery open-epoch
    }
note-recovery-no-evidence = No partner holds a checkpoint of our log as late as the newest one in this backup: nobody can say how far the log had gone. The national root can open a new epoch: vestigo recovery open-epoch
note-recovery-beyond =
    { $count ->
        [one] One statement was in our log after everything that a checkpoint covers which partners saw. Nobody knows what else was signed then; the national root can open a new epoch: vestigo recovery open-epoch
       *[other] { $count } statements were in our log after everything that a checkpoint covers which partners saw. Nobody knows what else was signed then; the national root can open a new epoch: vestigo recovery open-epoch
    }
note-recovery-witness-ahead = A witness has cosigned more of our log than partners can give back: vestigo witness list. The national root can open a new epoch: vestigo recovery open-epoch
note-recovery-witness-unheard = A witness that is no partner has not said yet how much of our log it cosigned: vestigo witness list. If it does not exist any more, take it out of the policy; or the national root opens a new epoch: vestigo recovery open-epoch
note-recovery-no-order = No partner holds the order of the lost entries: the backup is too old. The national root can open a new epoch: vestigo recovery open-epoch
note-recovery-contradicted = What partners saw contradicts this backup or each other: another node may have signed with our keys. Find out how before you open an epoch.
note-alarm-restored = This node was restored from a backup and signs nothing yet. To see why: vestigo recovery status
note-alarm-given-up = { $partner } lost the end of its log and went on in epoch { $epoch }; we keep the checkpoint that it signed over the lost branch.
note-alarm-rewritten = { $partner } opened recovery epoch { $epoch } from a log that is not the one it had shown us: entries were rewritten. This is a fork; the signed checkpoint is kept. Telephone its national point of contact, and rely on nothing new from it.
note-alarm-unconfirmed = { $partner } opened recovery epoch { $epoch }, and too little of its log is kept here to tell whether entries that we had seen were rewritten. The signed checkpoint is kept. Telephone its national point of contact.
error-restored = The node was restored from a backup and signs nothing before its log is whole again.
error-restored-next = To see what is missing: vestigo recovery status
error-not-restored = There is nothing to recover: the log is whole.
error-not-restored-next = Nothing was done. To see where things stand: vestigo recovery status
error-another-document = What the national root signed is not what this node proposes now.
error-another-document-next = Sign again: vestigo recovery open-epoch --yes
error-epoch-unconfirmed = A recovery epoch cannot be taken back, and every partner and observer sees it.
error-epoch-unconfirmed-next = Look first: vestigo recovery status. Then: vestigo recovery open-epoch --yes
error-backup-exists = { $path } is there already; a backup overwrites nothing.
error-backup-exists-next = Name another file, or a directory.
error-backup-broken = The backup does not hold: { $detail }.
error-backup-broken-next = Take another copy. If it is this node that does not hold: vestigo log verify
error-backup-passphrase = The passphrase does not open the keys in the backup.
error-backup-passphrase-next = Nothing was written; try again, or restore without --with-keys.
error-backup-no-keys = There are no keys in this backup.
error-backup-no-keys-next = Restore without --with-keys, and put the key files into the directory keys.
cli-hold = Orders that the contents of a case stay: set, lift, list
cli-hold-set = Keep the contents of a case or trace beyond every rule of retention
cli-hold-set--id = ID of the case or trace, or its first 8 digits or more
cli-hold-set--reason = Why: the order of a court, a complaint; stays here
cli-hold-lift = Lift the order: the rules of retention count again
cli-hold-lift--id = ID of the case or trace, or its first 8 digits or more
cli-hold-list = List the orders in force
cli-hold-list--csv = Print CSV for a spreadsheet
cli-admin-log = The administrative log: list, verify, export
cli-admin-log-list = List what was done on this node, the newest first
cli-admin-log-list--limit = At most so many
cli-admin-log-list--act = Only acts of this kind, such as case-read
cli-admin-log-list--after = Cursor of the page before
cli-admin-log-list--csv = Print CSV for a spreadsheet
cli-admin-log-verify = Recompute the log from its entries and compare it with what was signed
cli-admin-log-export = Write the log as tiles with its signed checkpoint, without contents
cli-admin-log-export--out = A new directory
cli-bundle-open = Open one exchange, or some fields of it, for an inspector with a mandate
cli-bundle-open--id = ID of the case or trace, or its first 8 digits or more
cli-bundle-open--field = Only this field: agreement, officer, priority, request-kind, purpose, legal-basis, handling, attachments, decision-record, text, or its number; may be given several times
cli-bundle-open--message = Only this message: the beginning of its entry
cli-bundle-open--for = Under which mandate; noted in the administrative log
cli-bundle-open--out = The new file
cli-verify--log = A copy of a party’s log, as tiles; every statement must stand in it; may be given several times
word-value-field = FIELD
word-value-act = ACT
word-machine = the node itself
column-exchange = Exchange
column-hold-reason = Reason
column-entry = Entry
column-act = Act
column-subject = Of what
column-found = Found
column-missing = Missing
note-no-holds = No orders.
note-no-admin-entries = No entries.
note-admin-log-holds = The administrative log holds.
note-admin-log-broken = The administrative log DOES NOT hold.
note-admin-log-exported = Written to { $path }. The contents stay here; their digests are in the entries.
note-bundle-withheld =
    { $count ->
        [one] One field was signed and is not shown here.
       *[other] { $count } fields were signed and are not shown here.
    }
note-bundle-erased =
    { $count ->
        [one] The content of one message was destroyed at the end of its retention. That it was said, by whom, to whom and when stays proved.
       *[other] The contents of { $count } messages were destroyed at the end of their retention. That they were said, by whom, to whom and when stays proved.
    }
error-erased = The contents were destroyed at the end of their retention.
error-erased-next = What is left, and what it proves: vestigo explain ID
error-no-hold = There is no such order on this case or trace.
error-no-hold-next = To see which there are: vestigo hold list
error-log-copy = { $path } is no copy of a party’s log: { $detail }.
error-log-copy-next = Give a folder with the file checkpoint and the folder tile of a party to the exchange.
code-admin-started = the node started
code-admin-restored = started after a restore
code-admin-epoch-opened = recovery epoch opened
code-admin-backed-up = backup written
code-admin-key-changed = key of the node changed
code-admin-officer-added = officer added
code-admin-officer-roles = roles changed
code-admin-officer-suspended = officer shut out or let in
code-admin-officer-key = signing key changed
code-admin-observer-added = observer enrolled
code-admin-observer-ended = observer’s access ended
code-admin-partner-accepted = partner’s line accepted
code-admin-partner-confirmed = safety number confirmed
code-admin-agreement-proposed = agreement proposed
code-admin-agreement-accepted = agreement accepted
code-admin-agreement-changed = agreement changed
code-admin-case-read = case read
code-admin-trace-read = trace read
code-admin-records-searched = own records searched
code-admin-file-opened = file opened
code-admin-bundle-exported = court bundle exported
code-admin-bundle-opened = opened for an inspector
code-admin-records-exported = records exported
code-admin-records-imported = records imported
code-admin-log-exported = administrative log exported
code-admin-hold-set = order to keep given
code-admin-hold-lifted = order to keep lifted
code-admin-erased = contents destroyed
