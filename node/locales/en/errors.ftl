## Each error says what and where; the key with -next says what to do.

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
        [node] node
       *[other] such thing
    } of that name or number here.
error-not-found-next = The `list` command of the same family shows what there is.

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
