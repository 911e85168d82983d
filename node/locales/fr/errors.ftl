## Chaque erreur dit quoi et où ; la clé avec -next dit que faire.

error-bad-pattern = Le numéro de série ne peut être lu : { $detail }.
error-bad-pattern-next = Écrivez ? pour un caractère inconnu, [8B] pour un caractère parmi plusieurs et * pour une suite inconnue.
error-pattern-too-broad = Le numéro de série est trop peu connu pour être recherché (A7).
error-pattern-too-broad-next = Indiquez au moins quatre caractères connus et trois cinquièmes de la longueur ; cherchez le numéro sur les autres pièces de l’arme à feu, ou faites-le révéler.
error-registry-of-running = Le nœud en service a déjà ouvert son registre ; il n’admet pas --registry.
error-registry-of-running-next = Omettez --registry, ou arrêtez d’abord le nœud : vestigo serve --registry URL le démarre sur un autre registre.
error-registry-source = Le registre ne peut être utilisé tel qu’il est configuré : { $detail }.
error-registry-source-next = Corrigez [registry] dans vestigo.toml ou l’URL donnée avec --registry ; le manuel contient des exemples.
error-registry-damaged = Le registre est endommagé : { $detail }.
error-registry-damaged-next = Arrêtez le nœud, gardez une copie du répertoire de données et exécutez : vestigo registry check
error-registry-busy = Une importation est en train d’écrire dans le registre.
error-registry-busy-next = Réessayez quand elle sera terminée ; vestigo registry imports l’affiche.
error-registry-read-only = Ce registre est lu là où il se trouve, et le nœud n’y écrit rien.
error-registry-read-only-next = Importez dans la base de données à laquelle il appartient.
error-report-exists = { $path } existe déjà et n’est pas le rapport d’une importation.
error-report-exists-next = Indiquez un autre nom après --report.
error-export-exists = { $path } existe déjà et n’est pas écrasé.
error-export-exists-next = Indiquez un autre nom, ou --force pour le remplacer.
error-export-kind = { $path } n’indique pas de quel type de fichier il doit s’agir.
error-export-kind-next = Indiquez un nom qui se termine par .csv ou .xlsx.
error-import-source = Le fichier n’est pas comme ceux de la source { $source } : { $detail }.
error-import-source-next = Pour voir les colonnes conservées : vestigo registry sources NOM. Pour refaire la correspondance : --map EN-TÊTE=CHAMP ; ou omettez --source.
error-batch-duplicate = La ligne { $line } interroge déjà le même organisme sur ce numéro.
error-batch-duplicate-next = Pour l’envoyer quand même, indiquez --allow-duplicates.
error-unexpected = Une erreur inattendue est survenue : { $detail }.
error-unexpected-next = Exécutez `vestigo status` ; les messages du nœud sur la sortie d’erreur en disent plus.

error-not-found =
    Il n’y a ici { $what ->
        [trace] aucun traçage
        [case] aucune affaire
        [partner] aucun partenaire
        [agreement] aucun accord
        [entry] aucune entrée du journal
        [checkpoint] aucun point de contrôle
        [record-set] aucun ensemble d’enregistrements
        [source] aucune source
        [node] aucun nœud
       *[other] rien
    } de ce nom ou de ce numéro.
error-not-found-next =
    { $what ->
        [record-set] Pour voir ce qui existe : vestigo registry sets
        [source] Pour voir ce qui existe : vestigo registry sources
       *[other] La commande `list` de la même famille montre ce qui existe.
    }

error-file = { $path } ne peut être utilisé : { $detail }.
error-file-next = Vérifiez le chemin et ses droits d’accès.

error-file-too-large = { $path } dépasse { $limit } octets.
error-file-too-large-next = Vérifiez que c’est bien le fichier voulu.

error-not-utf8 = { $path } n’est pas un texte UTF-8.
error-not-utf8-next = Enregistrez-le en UTF-8 et réessayez.

error-not-running = Aucun nœud n’est en service sur { $data }.
error-not-running-next = Démarrez-le : vestigo serve --data-dir { $data }

error-running = Un nœud est en service sur { $data }.
error-running-next = Arrêtez-le d’abord, ou indiquez un autre --data-dir.

error-socket-denied = Vous n’êtes pas autorisé à communiquer avec le nœud en { $path }.
error-socket-denied-next = Exécutez la commande sous le compte auquel le nœud appartient.

error-socket-in-the-way = { $path } fait obstacle : ce n’est pas un socket.
error-socket-in-the-way-next = Déplacez-le et redémarrez le nœud.

error-socket-too-long = Le chemin { $path } est trop long pour un socket : au plus { $limit } octets.
error-socket-too-long-next = Utilisez un répertoire de données dont le chemin est plus court.

error-no-peer-credentials = Le système d’exploitation ne dit pas qui appelle.
error-no-peer-credentials-next = Utilisez la ligne de commande sur la machine du nœud.

error-no-such-route = L’API n’a pas cette route ou cette méthode.
error-no-such-route-next = Vérifiez le chemin ainsi que la version du client et du nœud.

error-bad-request = La requête est incompréhensible : { $detail }.
error-bad-request-next = Vérifiez que le client et le nœud ont la même version.

error-too-large = Ce qui a été envoyé dépasse { $limit } octets.
error-too-large-next = Divisez-le, ou augmentez `registry.import_max_mib` s’il s’agit d’une importation.

error-import-spool = Le fichier n’a pas pu être copié dans le répertoire de données : { $detail }.
error-import-spool-next = Vérifiez l’espace libre du disque et réessayez.

error-config-too-large = { $path } est trop volumineux pour une configuration.
error-config-too-large-next = Vérifiez que c’est le bon fichier.

error-config-syntax = { $origin } : { $detail }
error-config-syntax-next = Chaque clé est expliquée dans vestigo.example.toml.

error-config-unknown-key = { $origin } contient une clé inconnue : { $key }.
error-config-unknown-key-next = Vouliez-vous dire { $nearest } ? Rien n’a été démarré, car une clé mal orthographiée serait sans effet.

error-config-unknown-variable = Variable d’environnement inconnue : { $name }.
error-config-unknown-variable-next = Vouliez-vous dire { $nearest } ? Rien n’a été démarré, car une variable mal orthographiée serait sans effet.

error-config-out-of-bounds = La valeur de { $key } n’est pas admise ; valeurs possibles : { $rule }.
error-config-out-of-bounds-next = Corrigez-la dans vestigo.toml ou dans l’environnement.

error-key-exists = { $path } contient déjà une clé, et les clés ne sont jamais écrasées.
error-key-exists-next = Utilisez un autre répertoire. Déplacez-la seulement si vous êtes certain qu’elle n’a aucune valeur.

error-key-mode = { $path } peut être lu par d’autres (mode { $found }).
error-key-mode-next = Exécutez : chmod { $wanted } { $path }

error-key-owner = { $path } appartient à l’uid { $owner }, et non à vous.
error-key-owner-next = Exécutez sous le compte de son propriétaire, ou bien : chown { $us } { $path }

error-key-format = { $path } n’est pas un fichier de clé pour la fonction { $role }.
error-key-format-next = Restaurez-le depuis la sauvegarde ; il doit contenir une seule ligne commençant par vestigo-key-v1.

error-country = « { $country } » n’est pas un code de pays.
error-country-next = Deux lettres de la norme ISO 3166-1, par exemple PY ; XA à XZ sont libres pour les essais.

error-slug = « { $slug } » ne peut faire partie d’un nom de nœud.
error-slug-next = Utilisez 1 à { $max } caractères parmi a-z, 0-9 et le trait d’union.

error-init-stopped = Rien n’a été créé.
error-init-stopped-next = Relancez `vestigo init` quand vous serez prêt.

error-init-input-ended = Les questions n’ont pas toutes reçu de réponse ; rien n’a été créé.
error-init-input-ended-next = Dans un script : vestigo init --non-interactive --country XX --agency NOM

error-terms = { $path } ne décrit pas un accord : { $detail }
error-terms-next = Le manuel énumère toutes les clauses ; ce qui n’est pas énuméré est refusé.

error-no-firearm = La demande ne décrit aucune arme à feu.
error-no-firearm-next = Indiquez au moins --serial ou --mark, et ce que l’on sait d’autre : --maker --model --calibre --type.

error-csv = { $path }, ligne { $line } : ce n’est pas un CSV lisible.
error-csv-next = Rien n’a été envoyé. Vérifiez les guillemets et le nombre de colonnes.

error-csv-column = { $path } : colonne inconnue « { $column } ».
error-csv-column-next = Rien n’a été envoyé. Colonnes : to, serial, maker, model, calibre, type, country_of_manufacture, importer, purpose, legal_basis, circumstances, case_ref, priority, justification.

error-csv-missing = { $path }, ligne { $line } : il manque { $column }.
error-csv-missing-next = Rien n’a été envoyé. Complétez la ligne, ou donnez la valeur pour toutes les lignes comme argument.

error-csv-empty = { $path } ne contient aucune ligne.
error-csv-empty-next = Rien n’a été envoyé. Vérifiez que c’est bien le fichier voulu.

error-out-exists = { $path } existe déjà et n’est pas écrasé.
error-out-exists-next = Indiquez un autre nom après --out.

error-usage-unknown-command = Commande inconnue : { $command }.
error-usage-unknown-command-next = vestigo --help énumère les commandes.

error-usage-unknown-command-near = Commande inconnue : { $command }.
error-usage-unknown-command-near-next = Vouliez-vous dire { $nearest } ?

error-usage-unknown-argument = Argument inconnu : { $argument }.
error-usage-unknown-argument-next = La commande suivie de --help énumère ses arguments.

error-usage-unknown-argument-near = Argument inconnu : { $argument }.
error-usage-unknown-argument-near-next = Vouliez-vous dire { $nearest } ?

error-usage-value-missing = { $argument } exige une valeur.
error-usage-value-missing-next = La commande suivie de --help dit laquelle.

error-usage-bad-value = « { $value } » n’est pas une valeur admise pour { $argument }.
error-usage-bad-value-next = La commande suivie de --help dit lesquelles le sont.

error-usage-not-one-of = « { $value } » n’est pas une valeur admise pour { $argument }.
error-usage-not-one-of-next = Valeurs admises : { $allowed }

error-usage-conflict = { $argument } et { $other } s’excluent.
error-usage-conflict-next = Omettez l’un des deux.

error-usage-missing = Il manque : { $argument }.
error-usage-missing-next = La commande suivie de --help l’explique.

error-usage-missing-command = Il manque une commande.
error-usage-missing-command-next = vestigo --help énumère les commandes.

error-usage-other = La ligne de commande est incompréhensible ({ $argument }).
error-usage-other-next = La commande suivie de --help montre comment elle s’écrit.

error-stopping = Le nœud est en cours d’arrêt.
error-stopping-next = Rien n’a été fait. Redémarrez-le : vestigo serve

error-not-an-officer = L’utilisateur d’uid { $uid } n’est pas un agent de ce nœud.
error-not-an-officer-next = Exécutez la commande en tant qu’agent ; le premier agent est l’utilisateur qui a exécuté `vestigo init`.

error-no-such-partner = Il n’y a ici aucun partenaire { $partner }.
error-no-such-partner-next = Pour voir ceux qui existent : vestigo partner list

error-partner-not-confirmed = { $partner } n’est pas confirmé comme partenaire.
error-partner-not-confirmed-next = Comparez les numéros de sécurité par téléphone, puis : vestigo partner confirm { $partner } NUMÉRO

error-no-descriptor = Le descripteur de { $partner } n’est pas arrivé : les deux nœuds n’ont pas encore été reliés.
error-no-descriptor-next = Chaque partie doit accepter la ligne de l’autre, et l’une doit pouvoir joindre l’autre. Pour voir la liaison : vestigo partner list

error-safety-number = Ce n’est pas le numéro de sécurité de { $partner }. Rien n’a été confirmé.
error-safety-number-next = Faites-vous relire les quarante chiffres. S’ils diffèrent encore, ne confirmez pas : la ligne peut provenir de quelqu’un d’autre. Demandez-en une nouvelle par une autre voie.

error-another-root = { $partner } est connu ici avec une autre racine nationale. Rien n’a été accepté.
error-another-root-next = Téléphonez au point de contact national avant de poursuivre. Le numéro connu ici : vestigo partner list --json

error-own-invitation = Cette ligne est la nôtre.
error-own-invitation-next = Envoyez-la à l’autre organisme, et acceptez la ligne qu’il renvoie : vestigo partner accept LIGNE

error-invitation = La ligne ne peut être lue : { $detail }.
error-invitation-next = Copiez-la en entier, de vestigo1: jusqu’à la fin. L’autre organisme l’affiche de nouveau avec : vestigo partner invite

error-no-agreement = Aucun accord en vigueur avec { $partner } ne le permet.
error-no-agreement-next = Pour voir ce qui existe : vestigo agreement list --partner { $partner } ; pour en proposer un : vestigo agreement propose { $partner } --terms FICHIER

error-no-such-id =
    Il n’y a ici { $what ->
        [trace] aucun traçage
        [case] aucune affaire
        [agreement] aucun accord
        [entry] aucune entrée du journal
        [checkpoint] aucun point de contrôle de
       *[other] rien qui s’appelle
    } { $id }.
error-no-such-id-next =
    { $what ->
        [trace] Indiquez au moins 8 de ses caractères. Pour voir ce qui existe : vestigo trace list
        [case] Indiquez au moins 8 de ses caractères. Pour voir ce qui existe : vestigo case list
        [agreement] Indiquez au moins 8 de ses caractères. Pour voir ce qui existe : vestigo agreement list
        [entry] Les entrées d’un traçage ou d’une affaire se trouvent dans : vestigo trace show ID --json ; vestigo case show ID --json
        [checkpoint] Il arrive avec le premier message du partenaire. Pour voir la liaison : vestigo partner list
       *[other] Pour voir le nœud : vestigo status
    }

error-ambiguous = Plusieurs commencent par { $id }.
error-ambiguous-next = Indiquez davantage de caractères.

error-agreement-step = L’accord n’est pas dans un état qui le permette.
error-agreement-step-next = Pour voir son état : vestigo agreement show HASH

error-rule = Cela enfreint une règle du protocole : { $detail }.
error-rule-next = Rien n’a été enregistré ni envoyé. Corrigez et réessayez.

error-case-closed =
    { $state ->
        [ANSWERED] L’affaire est close : une réponse a été donnée.
        [REFUSED] L’affaire est close : elle a été refusée.
        [RETURNED] L’affaire est close : elle a été renvoyée.
        [WITHDRAWN] L’affaire est close : le partenaire l’a retirée.
        [AWAITING_RELEASE] L’affaire attend le prochain envoi ; il y sera alors répondu, ou elle ira à un agent.
       *[other] L’affaire n’admet pas cette étape.
    }
error-case-closed-next = Une décision signée ne se modifie pas. Pour voir les affaires en attente : vestigo case list --state waiting

error-level = Ce niveau dépasse ce que l’accord permet à un seul agent.
error-level-next = Le niveau le plus élevé figure dans : vestigo case show ID. Choisissez celui-ci ou un niveau inférieur, par exemple --level L2.

error-no-such-candidate = Cet enregistrement n’est pas un candidat de cette affaire.
error-no-such-candidate-next = Les candidats et leurs numéros figurent dans : vestigo case show ID. Si aucun n’est l’arme à feu : --record none

error-choose-record = Plusieurs enregistrements peuvent être l’arme à feu, et aucun n’a été choisi.
error-choose-record-next = Les candidats et leurs numéros figurent dans : vestigo case show ID. Ensuite : vestigo case answer ID --level L3 --record NUMÉRO, ou --record none

error-awaits-release = Cette demande sera décidée au prochain envoi ; aucun agent n’est encore nécessaire.
error-awaits-release-next = Attendez la fin de l’intervalle d’envoi, puis regardez de nouveau : vestigo case show ID

error-nothing-exchanged = Rien n’a encore été échangé.
error-nothing-exchanged-next = Le journal commence avec le premier message à un partenaire ou d’un partenaire. Pour en inviter un : vestigo partner invite

error-log-broken = Le journal ne donne pas ce qui a été signé : { $detail }.
error-log-broken-next = Gardez une copie du répertoire de données en l’état. Ensuite : vestigo log verify

error-log-unreadable = Le journal ne peut être lu jusqu’au bout : { $detail }.
error-log-unreadable-next = Gardez une copie du répertoire de données en l’état, et contrôlez le disque avant de redémarrer le nœud.

error-bundle-broken = Le dossier de preuves n’a pas été écrit, car il ne pourrait être vérifié : { $detail }.
error-bundle-broken-next = Contrôlez le journal : vestigo log verify

error-import = Le fichier ne peut être importé : { $detail }.
error-import-next = La première ligne nomme les colonnes, par exemple make,model,caliber,type,serial_number ; d’autres s’indiquent avec --map EN-TÊTE=CHAMP. L’encodage et la feuille s’indiquent avec --encoding windows-1252 et --sheet NOM

error-no-serial = Aucun numéro de série n’a été indiqué.
error-no-serial-next = Indiquez-le exactement tel que relevé, avec ? pour ce qui est illisible : --serial "AB?123"

error-bad-value = « { $value } » n’est pas une valeur admise pour { $field }.
error-bad-value-next = La commande suivie de --help dit lesquelles le sont ; pour les clauses d’un accord, voyez le manuel.

error-synth-too-many = Les fabricants n’ont pas assez de numéros pour { $records } armes à feu à cette densité.
error-synth-too-many-next = Demandez-en au plus { $most }.

error-urgent-why = Une demande urgente doit dire pourquoi elle est urgente.
error-urgent-why-next = Ajoutez le motif, par exemple : --justification life_at_risk

error-bad-text = Le texte de { $field } ne peut être utilisé : { $detail }.
error-bad-text-next = Raccourcissez-le, ou retirez ce qui n’est pas du texte simple, et réessayez.

error-partner-copy = La copie numéro { $copy } n’est pas un point de contrôle signé de ce journal : { $detail }.
error-partner-copy-next = Le partenaire affiche sa copie avec : vestigo log partner { $node }

error-keys-descriptor = La clé de signature du répertoire de données n’est pas celle que nomme le descripteur du nœud. Rien n’a été démarré.
error-keys-descriptor-next = Restaurez les clés et la base de données du nœud depuis la même sauvegarde.

error-no-node = Il n’y a aucun nœud dans { $data }.
error-no-node-next = Pour en créer un : vestigo init --data-dir { $data } ; pour utiliser un autre répertoire : --data-dir RÉPERTOIRE

error-node-exists = { $data } contient déjà un nœud, et un nœud n’est jamais créé par-dessus un autre.
error-node-exists-next = Utilisez un autre répertoire : vestigo init --data-dir RÉPERTOIRE

error-root = « { $root } » n’est pas un numéro de sécurité.
error-root-next = Indiquez ses quarante chiffres entre guillemets : --root "01234 56789 …"

error-start = Le nœud ne peut démarrer : { $detail }.
error-start-next = Vérifiez net.listen dans vestigo.toml, et qu’aucun autre programme n’utilise ce port.

error-start-log = Le journal publié et les données enregistrées ne vont pas ensemble : { $detail }. Les données ont été restaurées d’une sauvegarde plus ancienne, ou le répertoire log ou admin-log appartient à un autre nœud. Rien n’a été démarré ni modifié.
error-start-log-next = Si ce nœud a été restauré d’une sauvegarde : retirez log et admin-log du répertoire de données, conservez-les et démarrez-le de nouveau ; les deux sont refaits. Sinon : vestigo log verify

error-restore-leftover = { $data } contient encore ce qu’un autre nœud y a laissé : { $names }. Un nœud restauré le prendrait pour sien. Rien n’a été écrit.
error-restore-leftover-next = Retirez du répertoire ce qui est nommé ({ $names }) et conservez-le : c’est peut-être la copie la plus récente du journal qui existe. Restaurez ensuite de nouveau.

error-authorities = Aucune autorité de certification ne permet de vérifier le certificat d’un serveur : { $detail }.
error-authorities-next = Indiquez un fichier PEM de leurs certificats : net.authorities dans vestigo.toml, ou --ca FICHIER pour vestigo audit.

error-key-of-another = Une clé de { $partner } est aussi celle de { $owner } : leurs signatures ne permettent pas de les distinguer.
error-key-of-another-next = Rien n’a été associé. Demandez par téléphone à { $partner } comment ses clés ont été créées ; il doit créer son nœud avec des clés qui lui soient propres.
