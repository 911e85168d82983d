# Sauvegardes, reprise, conservation, journal administratif
cli-backup = Écrire une sauvegarde du nœud en service : état, journal, registres et pièces jointes, d’un même instant
cli-backup--target = Un nouveau fichier, ou un répertoire où il est créé
cli-backup--with-keys = Y mettre aussi les fichiers de clés, scellés par une phrase de passe
cli-backup--new-passphrase-file = Fichier contenant la phrase de passe qui scelle les clés ; - pour l’entrée standard
cli-restore = Créer un répertoire de données à partir d’une sauvegarde ; aucun nœud ne doit s’y trouver
cli-restore--file = La sauvegarde
cli-restore--with-keys = Remettre les fichiers de clés scellés ; demande leur phrase de passe
cli-recovery = Après une restauration : status, open-epoch
cli-recovery-status = Montrer ce que les partenaires détiennent de notre journal et ce qui manque
cli-recovery-open-epoch = Renoncer à la fin perdue du journal et continuer dans une nouvelle époque, signée par la clé racine nationale
cli-recovery-open-epoch--root-dir = Répertoire de la clé racine nationale
cli-recovery-open-epoch--yes = Nécessaire : une époque ne se retire pas, et chaque partenaire et observateur la voit
word-value-target = CIBLE
column-file = Fichier
column-bytes = Octets
column-log-entries = Entrées du journal
column-with-keys = Clés
column-with-registry = Registres d’armes
column-data-dir = Répertoire de données
column-restored-at = Restauré
column-log-reached = Notre journal atteint
column-log-seen = Vu par les partenaires
column-epoch = Époque
column-connected = Connecté
column-heard = Entendu
column-statements-held = Déclarations rendues
note-backup-with-keys = La sauvegarde a été relue jusqu’au bout. Qui la détient avec la phrase de passe détient ce nœud : gardez-les séparément.
note-backup-without-keys = La sauvegarde a été relue jusqu’au bout. Elle ne contient pas de clés : gardez aussi les fichiers de clés, à part.
note-restored-with-keys = Les fichiers de clés sont remis en place.
note-restored-keys-sealed = La sauvegarde contient des clés scellées qui n’ont pas été remises. Restaurez à nouveau avec --with-keys, ou placez les fichiers de clés dans le répertoire keys.
note-restored-without-keys = La sauvegarde ne contient pas de clés : placez les fichiers de clés de ce nœud dans le répertoire keys.
note-restored-next = Assurez-vous que l’ancien nœud ne tournera plus jamais. Démarrez ensuite celui-ci : vestigo serve. Il ne signe rien avant d’avoir entendu ses partenaires : vestigo recovery status
note-recovery-over = Le journal est complet ; le nœud fonctionne normalement.
note-recovery-waits = Le nœud a été restauré et ne signe rien avant que chaque partenaire ait été entendu. Si un partenaire reste injoignable : vestigo recovery open-epoch
note-recovery-missing =
    { $count ->
        [one] { $count } entrée que les partenaires ont vue dans notre journal n’est plus détenue par personne. Le journal ne peut être reconstitué ; la racine nationale peut ouvrir une nouvelle époque : vestigo recovery open-epoch
       *[other] { $count } entrées que les partenaires ont vues dans notre journal ne sont plus détenues par personne. Le journal ne peut être reconstitué ; la racine nationale peut ouvrir une nouvelle époque : vestigo recovery open-epoch
    }
note-recovery-no-evidence = Aucun partenaire ne détient de point de contrôle de notre journal aussi récent que le dernier de cette sauvegarde : personne ne peut dire jusqu’où il était allé. La racine nationale peut ouvrir une nouvelle époque : vestigo recovery open-epoch
note-recovery-beyond =
    { $count ->
        [one] { $count } déclaration se trouvait dans notre journal après tout ce que couvre un point de contrôle vu par les partenaires. Personne ne sait ce qui a encore été signé alors ; la racine nationale peut ouvrir une nouvelle époque : vestigo recovery open-epoch
       *[other] { $count } déclarations se trouvaient dans notre journal après tout ce que couvre un point de contrôle vu par les partenaires. Personne ne sait ce qui a encore été signé alors ; la racine nationale peut ouvrir une nouvelle époque : vestigo recovery open-epoch
    }
note-recovery-witness-ahead = Un témoin a cosigné davantage de notre journal que les partenaires ne peuvent en rendre : vestigo witness list. La racine nationale peut ouvrir une nouvelle époque : vestigo recovery open-epoch
note-recovery-witness-unheard = Un témoin qui n’est pas un partenaire n’a pas encore dit jusqu’où il a cosigné notre journal : vestigo witness list. S’il n’existe plus, retirez-le de la politique ; ou la racine nationale ouvre une nouvelle époque : vestigo recovery open-epoch
note-recovery-no-order = Aucun partenaire ne détient l’ordre des entrées perdues : la sauvegarde est trop ancienne. La racine nationale peut ouvrir une nouvelle époque : vestigo recovery open-epoch
note-recovery-contradicted = Ce que les partenaires ont vu contredit cette sauvegarde ou se contredit : un autre nœud a pu signer avec nos clés. Cherchez comment avant d’ouvrir une époque.
note-alarm-restored = Ce nœud a été restauré et ne signe encore rien. Pour voir pourquoi : vestigo recovery status
note-alarm-given-up = { $partner } a perdu la fin de son journal et continue dans l’époque { $epoch } ; nous gardons le point de contrôle qu’il a signé sur la branche perdue.
note-alarm-rewritten = { $partner } a ouvert l’époque de reprise { $epoch } depuis un journal qui n’est pas celui qu’il nous avait montré : des entrées ont été réécrites. C’est une bifurcation ; le point de contrôle signé est gardé. Téléphonez à son point de contact national et ne vous fiez plus à rien de nouveau de sa part.
note-alarm-unconfirmed = { $partner } a ouvert l’époque de reprise { $epoch } et trop peu de son journal est gardé ici pour savoir si des entrées que nous avions vues ont été réécrites. Le point de contrôle signé est gardé. Téléphonez à son point de contact national.
error-restored = Le nœud a été restauré et ne signe rien avant que son journal soit de nouveau complet.
error-restored-next = Pour voir ce qui manque : vestigo recovery status
error-not-restored = Il n’y a rien à récupérer : le journal est complet.
error-not-restored-next = Rien n’a été fait. Pour voir où on en est : vestigo recovery status
error-another-document = Ce que la racine nationale a signé n’est pas ce que ce nœud propose maintenant.
error-another-document-next = Signez à nouveau : vestigo recovery open-epoch --yes
error-epoch-unconfirmed = Une époque de reprise ne se retire pas, et chaque partenaire et observateur la voit.
error-epoch-unconfirmed-next = Regardez d’abord : vestigo recovery status. Ensuite : vestigo recovery open-epoch --yes
error-backup-exists = { $path } existe déjà ; une sauvegarde n’écrase rien.
error-backup-exists-next = Indiquez un autre fichier, ou un répertoire.
error-backup-broken = La sauvegarde n’est pas valable : { $detail }.
error-backup-broken-next = Prenez une autre copie. Si c’est ce nœud qui est en cause : vestigo log verify
error-backup-passphrase = La phrase de passe n’ouvre pas les clés de la sauvegarde.
error-backup-passphrase-next = Rien n’a été écrit ; réessayez, ou restaurez sans --with-keys.
error-backup-no-keys = Il n’y a pas de clés dans cette sauvegarde.
error-backup-no-keys-next = Restaurez sans --with-keys, et placez les fichiers de clés dans le répertoire keys.
cli-hold = Ordres de conserver le contenu d’un dossier : set, lift, list
cli-hold-set = Conserver le contenu d’un dossier ou d’un traçage au-delà de toute règle
cli-hold-set--id = ID du dossier ou du traçage, ou ses 8 premiers chiffres ou plus
cli-hold-set--reason = Pourquoi : décision d’un tribunal, plainte ; reste ici
cli-hold-lift = Lever l’ordre : les durées de conservation s’appliquent à nouveau
cli-hold-lift--id = ID du dossier ou du traçage, ou ses 8 premiers chiffres ou plus
cli-hold-list = Lister les ordres en vigueur
cli-hold-list--csv = Imprimer du CSV pour un tableur
cli-admin-log = Le journal administratif : list, verify, export
cli-admin-log-list = Lister ce qui a été fait sur ce nœud, le plus récent d’abord
cli-admin-log-list--limit = Au plus autant
cli-admin-log-list--act = Seulement les actes de ce genre, comme case-read
cli-admin-log-list--after = Curseur de la page précédente
cli-admin-log-list--csv = Imprimer du CSV pour un tableur
cli-admin-log-verify = Recalculer le journal à partir de ses entrées et le comparer à ce qui a été signé
cli-admin-log-export = Écrire le journal en tuiles avec son point de contrôle signé, sans contenus
cli-admin-log-export--out = Un nouveau répertoire
cli-bundle-open = Ouvrir un échange, ou certains de ses champs, pour un inspecteur muni d’un mandat
cli-bundle-open--id = ID du dossier ou du traçage, ou ses 8 premiers chiffres ou plus
cli-bundle-open--field = Seulement ce champ : agreement, officer, priority, request-kind, purpose, legal-basis, handling, attachments, decision-record, text, ou son numéro ; peut être répété
cli-bundle-open--message = Seulement ce message : le début de son entrée
cli-bundle-open--for = En vertu de quel mandat ; noté au journal administratif
cli-bundle-open--out = Le nouveau fichier
cli-verify--log = Une copie du journal d’une partie, en tuiles ; chaque déclaration doit y figurer ; peut être répété
word-value-field = CHAMP
word-value-act = ACTE
word-machine = le nœud lui-même
column-exchange = Échange
column-hold-reason = Motif
column-entry = Entrée
column-act = Acte
column-subject = Sur quoi
column-found = Trouvées
column-missing = Manquantes
note-no-holds = Aucun ordre.
note-no-admin-entries = Aucune entrée.
note-admin-log-holds = Le journal administratif est intègre.
note-admin-log-broken = Le journal administratif N’EST PAS intègre.
note-admin-log-exported = Écrit dans { $path }. Les contenus restent ici ; leurs empreintes sont dans les entrées.
note-bundle-withheld =
    { $count ->
        [one] { $count } champ est signé et n’est pas montré ici.
       *[other] { $count } champs sont signés et ne sont pas montrés ici.
    }
note-bundle-erased =
    { $count ->
        [one] Le contenu de { $count } message a été détruit au terme de sa conservation. Il reste prouvé qu’il a été envoyé, par qui, à qui et quand.
       *[other] Le contenu de { $count } messages a été détruit au terme de leur conservation. Il reste prouvé qu’ils ont été envoyés, par qui, à qui et quand.
    }
error-erased = Le contenu a été détruit au terme de sa conservation.
error-erased-next = Ce qui reste et ce qu’il prouve : vestigo explain ID
error-no-hold = Il n’y a pas de tel ordre sur ce dossier ou ce traçage.
error-no-hold-next = Pour voir lesquels il y a : vestigo hold list
error-log-copy = { $path } n’est pas une copie du journal d’une partie : { $detail }.
error-log-copy-next = Indiquez un dossier contenant le fichier checkpoint et le dossier tile d’une partie à l’échange.
code-admin-started = le nœud a démarré
code-admin-restored = démarré après une restauration
code-admin-epoch-opened = époque de reprise ouverte
code-admin-backed-up = sauvegarde écrite
code-admin-key-changed = clé du nœud changée
code-admin-officer-added = agent ajouté
code-admin-officer-roles = rôles changés
code-admin-officer-suspended = agent suspendu ou réadmis
code-admin-officer-key = clé de signature changée
code-admin-observer-added = observateur inscrit
code-admin-observer-ended = accès de l’observateur terminé
code-admin-partner-accepted = ligne du partenaire acceptée
code-admin-partner-confirmed = numéro de sûreté confirmé
code-admin-agreement-proposed = accord proposé
code-admin-agreement-accepted = accord accepté
code-admin-agreement-changed = accord modifié
code-admin-case-read = dossier lu
code-admin-trace-read = traçage lu
code-admin-records-searched = recherche dans nos registres
code-admin-file-opened = fichier ouvert
code-admin-bundle-exported = dossier judiciaire exporté
code-admin-bundle-opened = ouvert pour un inspecteur
code-admin-records-exported = registres exportés
code-admin-records-imported = registres importés
code-admin-log-exported = journal administratif exporté
code-admin-hold-set = ordre de conserver donné
code-admin-hold-lifted = ordre de conserver levé
code-admin-erased = contenu détruit
