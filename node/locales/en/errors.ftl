## Each error says what and where; the key with -next says what to do.

error-bad-pattern = The serial number cannot be read: { $detail }.
error-bad-pattern-next = Write ? for one unknown character, [8B] for one of several and * for an unknown run.
error-pattern-too-broad = Too little of the serial number is known to search for it (A7).
error-pattern-too-broad-next = Give at least four known characters and three fifths of the length; look at the other parts of the firearm for the number, or have it restored.
error-registry-of-running = The node that runs has its registry open already; it takes no --registry.
error-registry-of-running-next = Leave --registry out, or stop the node first: vestigo serve --registry URL starts it on another one.
error-registry-source = The registry cannot be used as configured: { $detail }.
error-registry-source-next = Correct [registry] in vestigo.toml or the URL given with --registry; the manual has examples.
error-registry-damaged = The registry is damaged: { $detail }.
error-registry-damaged-next = Stop the node, keep a copy of the data directory and run: vestigo registry check
error-registry-busy = An import is writing into the registry.
error-registry-busy-next = Try again when it has ended; vestigo registry imports shows it.
error-registry-read-only = This registry is read where it lies, and the node writes nothing into it.
error-registry-read-only-next = Import into the database that it belongs to.
error-report-exists = { $path } already exists and is not the report of an import.
error-report-exists-next = Give another name after --report.
error-export-exists = { $path } already exists and is not overwritten.
error-export-exists-next = Give another name, or --force to replace it.
error-export-kind = { $path } does not say what kind of file it is to be.
error-export-kind-next = Give a name that ends with .csv or .xlsx.
error-import-source = The file is not as files of the source { $source } are: { $detail }.
error-import-source-next = To see the columns that are kept: vestigo registry sources NAME. To map them anew: --map HEADING=FIELD; or leave --source out.
error-batch-duplicate = Line { $line } asks the same agency about this number already.
error-batch-duplicate-next = To send it all the same, give --allow-duplicates.
error-unexpected = Something unexpected happened: { $detail }.
error-unexpected-next = Run `vestigo status`; the node's own messages on standard error say more.

error-not-found =
    There is no { $what ->
        [trace] trace
        [case] case
        [partner] partner
        [agreement] agreement
        [entry] log entry
        [checkpoint] checkpoint
        [record-set] record set
        [source] source
        [node] node
       *[other] such thing
    } of that name or number here.
error-not-found-next =
    { $what ->
        [record-set] To see what there is: vestigo registry sets
        [source] To see what there is: vestigo registry sources
       *[other] The `list` command of the same family shows what there is.
    }

error-file = { $path } cannot be used: { $detail }.
error-file-next = Check the path and its permissions.

error-file-too-large = { $path } is larger than { $limit } bytes.
error-file-too-large-next = Check that it is the file you mean.

error-not-utf8 = { $path } is not UTF-8 text.
error-not-utf8-next = Save it as UTF-8 and try again.

error-not-running = No node is running on { $data }.
error-not-running-next = Start it: vestigo serve --data-dir { $data }

error-running = A node is running on { $data }.
error-running-next = Stop it first, or give another --data-dir.

error-socket-denied = You may not speak to the node at { $path }.
error-socket-denied-next = Run the command as the user who owns the node.

error-socket-in-the-way = { $path } is in the way: it is not a socket.
error-socket-in-the-way-next = Move it away and start the node again.

error-socket-too-long = The path { $path } is too long for a socket: at most { $limit } bytes.
error-socket-too-long-next = Use a data directory with a shorter path.

error-no-peer-credentials = The operating system does not say who is calling.
error-no-peer-credentials-next = Use the command line on the machine of the node.

error-no-such-route = The API has no such route or method.
error-no-such-route-next = Check the path and the version of client and node.

error-bad-request = The request cannot be understood: { $detail }.
error-bad-request-next = Check that client and node have the same version.

error-too-large = What was sent is larger than { $limit } bytes.
error-too-large-next = Split it, or raise `registry.import_max_mib` if it is an import.

error-import-spool = The file could not be copied into the data directory: { $detail }.
error-import-spool-next = Check the free space of the disk and try again.

error-config-too-large = { $path } is too large for a configuration.
error-config-too-large-next = Check that it is the right file.

error-config-syntax = { $origin }: { $detail }
error-config-syntax-next = Every key is explained in vestigo.example.toml.

error-config-unknown-key = { $origin } has an unknown key: { $key }.
error-config-unknown-key-next = Did you mean { $nearest }? Nothing was started, because a misspelt key would be ignored.

error-config-unknown-variable = Unknown environment variable: { $name }.
error-config-unknown-variable-next = Did you mean { $nearest }? Nothing was started, because a misspelt variable would be ignored.

error-config-out-of-bounds = The value of { $key } is not possible: it must be { $rule }.
error-config-out-of-bounds-next = Correct it in vestigo.toml or in the environment.

error-key-exists = { $path } already holds a key, and keys are never overwritten.
error-key-exists-next = Use another directory. Only if you are sure that the key is worthless, move it away.

error-key-mode = { $path } can be read by others (mode { $found }).
error-key-mode-next = Run: chmod { $wanted } { $path }

error-key-owner = { $path } belongs to uid { $owner }, not to you.
error-key-owner-next = Run as its owner, or: chown { $us } { $path }

error-key-format = { $path } is not a key file for the role { $role }.
error-key-format-next = Restore it from the backup; it must be one line that begins with vestigo-key-v1.

error-country = "{ $country }" is not a country code.
error-country-next = Two letters of ISO 3166-1, for example PY; XA to XZ are free for trials.

error-slug = "{ $slug }" cannot be part of a node name.
error-slug-next = Use 1 to { $max } of a-z, 0-9 and hyphen.

error-init-stopped = Nothing was made.
error-init-stopped-next = Run `vestigo init` again when you are ready.

error-init-input-ended = The questions were not answered to the end; nothing was made.
error-init-input-ended-next = In scripts: vestigo init --non-interactive --country XX --agency NAME

error-terms = { $path } does not describe an agreement: { $detail }
error-terms-next = The manual lists every clause; what is not listed is denied.

error-no-firearm = The request does not describe a firearm.
error-no-firearm-next = Give at least --serial or --mark, and what else is known: --maker --model --calibre --type.

error-csv = { $path }, line { $line }: this is not readable CSV.
error-csv-next = Nothing was sent. Check quotation marks and the number of columns.

error-csv-column = { $path }: unknown column "{ $column }".
error-csv-column-next = Nothing was sent. Columns: to, serial, maker, model, calibre, type, country_of_manufacture, importer, purpose, legal_basis, circumstances, case_ref, priority, justification.

error-csv-missing = { $path }, line { $line }: { $column } is missing.
error-csv-missing-next = Nothing was sent. Fill it in, or give it for all rows as an argument.

error-csv-empty = { $path } has no rows.
error-csv-empty-next = Nothing was sent. Check that it is the file you mean.

error-out-exists = { $path } already exists and is not overwritten.
error-out-exists-next = Give another name after --out.

error-usage-unknown-command = Unknown command: { $command }.
error-usage-unknown-command-next = vestigo --help lists the commands.

error-usage-unknown-command-near = Unknown command: { $command }.
error-usage-unknown-command-near-next = Did you mean: { $nearest }?

error-usage-unknown-argument = Unknown argument: { $argument }.
error-usage-unknown-argument-next = The command with --help lists its arguments.

error-usage-unknown-argument-near = Unknown argument: { $argument }.
error-usage-unknown-argument-near-next = Did you mean: { $nearest }?

error-usage-value-missing = { $argument } needs a value.
error-usage-value-missing-next = The command with --help says which.

error-usage-bad-value = "{ $value }" cannot be the value of { $argument }.
error-usage-bad-value-next = The command with --help says what can.

error-usage-not-one-of = "{ $value }" cannot be the value of { $argument }.
error-usage-not-one-of-next = It is one of: { $allowed }

error-usage-conflict = { $argument } and { $other } exclude each other.
error-usage-conflict-next = Leave one of them out.

error-usage-missing = Missing: { $argument }.
error-usage-missing-next = The command with --help explains it.

error-usage-missing-command = A command is missing.
error-usage-missing-command-next = vestigo --help lists the commands.

error-usage-other = The command line cannot be understood ({ $argument }).
error-usage-other-next = The command with --help shows how it is written.

error-stopping = The node is stopping.
error-stopping-next = Nothing was done. Start it again: vestigo serve

error-not-an-officer = The user with uid { $uid } is not an officer of this node.
error-not-an-officer-next = Run the command as an officer; the user who ran `vestigo init` is the first.

error-no-such-partner = There is no partner { $partner } here.
error-no-such-partner-next = To see who there is: vestigo partner list

error-partner-not-confirmed = { $partner } is not confirmed as a partner.
error-partner-not-confirmed-next = Compare safety numbers by telephone, then: vestigo partner confirm { $partner } NUMBER

error-no-descriptor = The descriptor of { $partner } has not arrived: the two nodes have not been linked yet.
error-no-descriptor-next = Both sides must accept each other's line, and one must reach the other. To see the link: vestigo partner list

error-safety-number = This is not the safety number of { $partner }. Nothing was confirmed.
error-safety-number-next = Have all forty digits read to you again. If they still differ, do not confirm: the line may come from someone else. Ask for a new one by another way.

error-another-root = { $partner } is known here under another national root. Nothing was accepted.
error-another-root-next = Telephone the national point of contact before you go on. The number known here: vestigo partner list --json

error-own-invitation = This line is our own.
error-own-invitation-next = Send it to the other agency, and accept the line that they send back: vestigo partner accept LINE

error-invitation = The line cannot be read: { $detail }.
error-invitation-next = Copy it whole, from vestigo1: to its end. The other agency prints it again with: vestigo partner invite

error-no-agreement = No agreement in force with { $partner } allows this.
error-no-agreement-next = To see what there is: vestigo agreement list --partner { $partner }; to propose one: vestigo agreement propose { $partner } --terms FILE

error-no-such-id =
    There is no { $what ->
        [trace] trace
        [case] case
        [agreement] agreement
        [entry] log entry
        [checkpoint] checkpoint of
       *[other] such thing:
    } { $id } here.
error-no-such-id-next =
    { $what ->
        [trace] Give 8 of its digits or more. To see what there is: vestigo trace list
        [case] Give 8 of its digits or more. To see what there is: vestigo case list
        [agreement] Give 8 of its digits or more. To see what there is: vestigo agreement list
        [entry] The entries of a trace or a case are in: vestigo trace show ID --json; vestigo case show ID --json
        [checkpoint] It comes with the partner's first message. To see the link: vestigo partner list
       *[other] To see the node: vestigo status
    }

error-ambiguous = More than one begins with { $id }.
error-ambiguous-next = Give more of its digits.

error-agreement-step = The agreement does not stand so that this can be done.
error-agreement-step-next = To see how it stands: vestigo agreement show HASH

error-rule = This breaks a rule of the protocol: { $detail }.
error-rule-next = Nothing was stored or sent. Correct it and try again.

error-case-closed =
    { $state ->
        [ANSWERED] The case is closed: it was answered.
        [REFUSED] The case is closed: it was refused.
        [RETURNED] The case is closed: it was returned.
        [WITHDRAWN] The case is closed: the partner withdrew it.
        [AWAITING_RELEASE] The case waits for the next release; then it is answered, or comes to an officer.
       *[other] The case is not open for this.
    }
error-case-closed-next = A signed decision is not changed. To see which cases wait: vestigo case list --state waiting

error-level = This level is above what the agreement allows for one officer.
error-level-next = The highest is in: vestigo case show ID. Choose that or a lower one, for example --level L2.

error-no-such-candidate = That record is not a candidate of this case.
error-no-such-candidate-next = The candidates and their numbers are in: vestigo case show ID. If none is the firearm: --record none

error-choose-record = Several records may be the firearm, and none was chosen.
error-choose-record-next = The candidates and their numbers are in: vestigo case show ID. Then: vestigo case answer ID --level L3 --record NUMBER, or --record none

error-awaits-release = This request is decided at the next release; no officer is needed yet.
error-awaits-release-next = Wait for the release interval to pass, then look again: vestigo case show ID

error-nothing-exchanged = Nothing has been exchanged yet.
error-nothing-exchanged-next = The log begins with the first message to or from a partner. To invite one: vestigo partner invite

error-log-broken = The log does not give what was signed: { $detail }.
error-log-broken-next = Keep a copy of the data directory as it is. Then: vestigo log verify

error-log-unreadable = The log cannot be read to its end: { $detail }.
error-log-unreadable-next = Keep a copy of the data directory as it is, and check the disk before you start the node again.

error-bundle-broken = The bundle was not written, because it would not verify: { $detail }.
error-bundle-broken-next = Check the log: vestigo log verify

error-import = The file cannot be imported: { $detail }.
error-import-next = The first line names the columns, for example make,model,caliber,type,serial_number; others are named with --map HEADING=FIELD. Encoding and sheet are named with --encoding windows-1252 and --sheet NAME

error-no-serial = No serial number was given.
error-no-serial-next = Give it exactly as seen, with ? for what cannot be read: --serial "AB?123"

error-bad-value = "{ $value }" cannot be the value of { $field }.
error-bad-value-next = The command with --help says what can; for the terms of an agreement the manual does.

error-synth-too-many = The makers have not enough numbers for { $records } firearms at this density.
error-synth-too-many-next = Ask for at most { $most }.

error-urgent-why = An urgent request must say why it is urgent.
error-urgent-why-next = Add the reason, for example: --justification life_at_risk

error-bad-text = The text of { $field } cannot be used: { $detail }.
error-bad-text-next = Shorten it, or take out what is not plain text, and try again.

error-partner-copy = The copy number { $copy } is no signed checkpoint of this log: { $detail }.
error-partner-copy-next = The partner prints its copy with: vestigo log partner { $node }

error-keys-descriptor = The signing key in the data directory is not the one that the node's descriptor names. Nothing was started.
error-keys-descriptor-next = Restore the keys and the store from the same backup.

error-no-node = There is no node in { $data }.
error-no-node-next = To found one: vestigo init --data-dir { $data }; to use another directory: --data-dir DIR

error-node-exists = { $data } already holds a node, and a node is never founded over another.
error-node-exists-next = Use another directory: vestigo init --data-dir DIR

error-root = "{ $root }" is not a safety number.
error-root-next = Give its forty digits in quotation marks: --root "01234 56789 …"

error-start = The node cannot start: { $detail }.
error-start-next = Check net.listen in vestigo.toml, and that no other program uses that port.

error-start-log = The published log and the store do not belong together: { $detail }. The store was restored from an older backup, or the directory log or admin-log is another one’s. Nothing was started or changed.
error-start-log-next = If this node was restored from a backup: move log and admin-log out of the data directory, keep them, and start it again; both are made anew. If not: vestigo log verify

error-restore-leftover = { $data } still holds what another node left there: { $names }. A restored node would take it for its own. Nothing was written.
error-restore-leftover-next = Move it out of the directory ({ $names }) and keep it: it may be the newest copy of the log that there is. Then restore again.

error-authorities = There are no authorities to check a server’s certificate with: { $detail }.
error-authorities-next = Name a PEM file with their certificates: net.authorities in vestigo.toml, or --ca FILE for vestigo audit.

error-key-of-another = A key of { $partner } is one of { $owner }: the two cannot be told apart by their signatures.
error-key-of-another-next = Nothing was joined. Ask { $partner } by telephone how it made its keys; it must found its node with keys of its own.
