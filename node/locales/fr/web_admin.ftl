# Administration : agents, compte, jetons, webhooks, le nœud, statistiques.

web-question-cancel = Annuler

web-nav-officers = Agents
web-officers-title = Agents
web-officers-all = Tous les agents
web-officers-new = Ajouter un agent
web-officers-new-words = L’agent ne peut rien faire tant qu’il n’a pas configuré son accès : créez ensuite un lien à usage unique sur sa page. Il crée lui-même sa clé de signature.
web-officers-add = Ajouter
web-officers-name-hint = Un nom court pour se connecter : minuscules, chiffres, point, tiret ou tiret bas, en commençant par une lettre. Il ne peut pas être changé.
web-officers-account-hint = Numéro du compte de l’agent sur la machine du nœud, pour la ligne de commande. Laissez vide s’il ne travaille qu’avec ces pages.
web-officers-account-wrong = Le compte est un numéro.
web-officers-by-two = Si ce nœud a un second administrateur, rien ne change avant que celui-ci ait confirmé.
web-officers-choose-roles = Choisissez au moins une fonction.
web-officers-signs-in = Se connecte avec
web-officers-change-waits = un changement attend
web-officers-waiting = Changements en attente d’un second administrateur
web-officers-no-roles = aucune
web-officers-proposed-roles = { $by } a proposé le { $at } que { $name } ait ces fonctions et aucune autre : { $roles }.
web-officers-proposed-link = { $by } a proposé le { $at } un lien à usage unique avec lequel { $name } configure de nouveau son accès.
web-officers-link-confirmed = Le lien que { $by } a proposé le { $at } pour { $name } est confirmé et peut être créé.
web-officers-look-and-confirm = Examiner et confirmer
web-officers-confirm-title = Confirmer un changement pour { $name }
web-officers-confirm-words = Demandez à celui qui l’a proposé si vous n’en connaissez pas la raison. L’effet est immédiat et met fin aux sessions de l’agent.
web-officers-confirm = Confirmer
web-officers-reject-title = Retirer un changement pour { $name }
web-officers-reject-words = Rien ne change alors. Il peut être proposé de nouveau.
web-officers-reject = Le retirer
web-officers-roles-title = Fonctions de { $name }
web-officers-roles-words = Ce que vous cochez ici remplace toutes les fonctions de l’agent. Qui administre les agents ne voit ni dossiers ni registres.
web-officers-roles-do = Changer les fonctions
web-duty-investigator = Interroge les partenaires sur des armes à feu et lit les réponses.
web-duty-focal-point = Décide des demandes des partenaires, conclut les accords, relie les partenaires.
web-duty-approver = Autorise ce qu’un autre agent a proposé.
web-duty-registrar = Importe et exporte les registres du service.
web-duty-administrator = Gère les agents, les sessions, les clés et les sauvegardes. Ne voit ni dossier ni registre.
web-duty-auditor = Lit les journaux et la façon dont les décisions ont été prises : aucune arme, aucune personne.
web-officers-suspend-title = Suspendre { $name }
web-officers-suspend-words = Toutes les sessions de { $name } sont fermées et rien n’est possible jusqu’à ce qu’un administrateur la lève. Ses jetons ne fonctionnent plus. Ce qui a été décidé reste valable.
web-officers-suspend = Suspendre
web-officers-reinstate-title = Réintégrer { $name }
web-officers-reinstate-words = { $name } peut se connecter de nouveau et garde ses fonctions.
web-officers-reinstate = Réintégrer
web-officers-link-title = Lien pour { $name }
web-officers-link-words = Avec un lien à usage unique, { $name } configure son accès. Il est valable une fois, pendant une demi-heure. Si un accès existe déjà, il est entièrement remplacé et les sessions prennent fin.
web-officers-link-do = Créer un lien
web-officers-link-made = Remettez-le vous-même, pas par courriel. Il n’est montré que cette fois.
web-officers-link-proposed = { $name } a déjà un accès, un second administrateur doit donc confirmer. Créez ensuite le lien de nouveau.
web-officers-link-qr = Code QR du lien ; le même lien figure à côté en texte.
web-officers-good-until = Valable jusqu’au
web-officers-signed-in = Où l’agent est connecté
web-officers-no-session = Nulle part pour le moment.
web-officers-seen = dernière utilisation : { $at }
web-officers-sessions = Sessions de tous les agents
web-officers-end-sessions = Mettre fin à des sessions

web-account-app-new = Configurer une application d’authentification
web-account-app-words = Le nouveau secret remplace celui de votre application dès que vous en donnez un code.
web-account-password-words = Vos autres sessions prennent fin. Celle-ci continue.
web-account-recovery-words = Dix nouveaux codes sont créés et montrés une fois. Les anciens ne servent plus.
web-account-once-more = Encore une fois
web-account-too-short = C’est trop court.
web-account-differs = Ce n’est pas la même.
web-account-no-passkey = Vous n’avez pas encore de clé d’accès. C’est la façon la plus sûre et la plus rapide de se connecter.
web-account-passkeys-not-here = Ce nœud n’a pas de nom public, les clés d’accès ne sont donc pas utilisables. Un administrateur définit web.public_name.
web-account-passkey-add = Ajouter une clé d’accès
web-account-passkey-change = Modifier
web-account-passkey-good = utilisée
web-account-passkey-blocked = bloquée : elle a pu être copiée
web-account-passkey-remove = Retirer
web-account-passkey-remove-title = Retirer la clé d’accès « { $label } »
web-account-passkey-remove-words = Vous ne pourrez plus vous connecter avec elle. Votre dernier moyen de connexion ne peut pas être retiré.
web-account-passkey-scripts = La clé d’accès est créée par le navigateur, qui a besoin de scripts. Autorisez-les sur cette page, ou utilisez un mot de passe avec une application d’authentification.
web-passkey-failed-new = Aucune clé d’accès n’a été créée. Vous l’avez peut-être déjà ici. Réessayez, ou avec une autre.
web-account-key = Votre clé de signature
web-account-key-about = Elle signe vos décisions sur les demandes des partenaires. Vous seul pouvez la créer ou l’ouvrir, aucun administrateur non plus.
web-account-key-new = Créer une clé de signature
web-account-key-do = Créer la clé
web-account-key-words = La clé est gardée sur le nœud, scellée par une phrase de passe que vous donnez à chaque décision. Si vous la perdez, créez une autre clé.
web-account-key-replaces = Vous avez déjà une clé. La nouvelle prend sa place ; ce que l’ancienne a signé reste valable.
web-account-passphrase = Phrase de passe
web-account-passphrase-new = Nouvelle phrase de passe
web-account-passphrase-old = Phrase de passe actuelle
web-account-passphrase-title = Changer la phrase de passe de votre clé de signature
web-account-passphrase-words = La clé reste la même.
web-account-no-passphrase = Saisissez votre phrase de passe.
web-account-programs = Programmes qui agissent pour vous
web-account-programs-about = Les systèmes de dossiers et les scripts se présentent avec un jeton et agissent en votre nom ; les avis les informent de ce qui se passe.
web-account-activity-all = Tout voir
web-account-activity-lede = Ce que vous avez fait sur ce nœud, et ce qui a été tenté en votre nom. Si quelque chose ne vient pas de vous, prévenez un administrateur.
web-account-by = Par
web-account-by-node = le nœud
web-readers-title = Qui a consulté
web-readers-link = Qui a consulté ce traçage
web-readers-lede = Chaque consultation de ce traçage sur ce nœud, la plus récente d’abord. Les agents des partenaires n’y figurent pas : ils voient leur propre copie.

web-tokens-title = Jetons
web-tokens-about = Un programme muni d’un jeton agit comme l’agent qui l’a créé, dans les fonctions qui lui ont été données. Les administrateurs voient les jetons de tous.
web-tokens-new = Créer un jeton
web-tokens-make = Créer le jeton
web-tokens-words = Quiconque a le jeton agit comme vous. Donnez à chaque programme le sien, sans plus de fonctions que nécessaire.
web-tokens-name = Quel programme l’a
web-tokens-name-hint = Par exemple « système de dossiers », pour savoir lequel révoquer.
web-tokens-no-name = Donnez un nom au jeton.
web-tokens-roles = Vos fonctions qu’il peut utiliser
web-tokens-days = Jours avant son expiration
web-tokens-days-hint = De 1 à 366.
web-tokens-days-wrong = Indiquez un nombre de jours de 1 à 366.
web-tokens-made = Votre nouveau jeton
web-tokens-copy = Copier
web-tokens-copied = Copié
web-tokens-kept = Je l’ai gardé
web-tokens-until = Utilisable jusqu’au
web-tokens-over = révoqué ou expiré
web-tokens-act = Modifier
web-tokens-end = Révoquer le jeton
web-tokens-end-title = Révoquer le jeton « { $name } » de { $officer }
web-tokens-end-words = Le programme qui utilise « { $name } » de { $officer } est refusé dès maintenant. C’est irréversible.

web-webhooks-title = Avis aux programmes
web-webhooks-one = Avis à un programme
web-webhooks-about = Programmes que le nœud informe de ce qui se passe. Un message contient le type d’événement et un identifiant, jamais un numéro de série, un nom ou un texte de dossier.
web-webhooks-new = Ajouter un avis
web-webhooks-add = Ajouter
web-webhooks-words = Le programme est informé de ce que vous pouvez voir, dès maintenant. Si vous perdez une fonction, il ne l’est plus.
web-webhooks-url-hint = https:// et un hôte public. Un hôte interne doit figurer sous webhooks.allow dans la configuration.
web-webhooks-no-url = Saisissez l’adresse.
web-webhooks-events-hint = Sans rien cocher, tous sont signalés.
web-webhooks-failing = utilisé, messages abandonnés
web-webhooks-deliveries = Messages non arrivés
web-webhooks-replay = Réessayer ce qui a été abandonné
web-webhooks-end = Supprimer l’avis
web-webhooks-end-title = Supprimer un avis
web-webhooks-end-words =
    { $count ->
        [one] { $url } n’est plus informé ; { $count } message en attente est abandonné.
       *[other] { $url } n’est plus informé ; { $count } messages en attente sont abandonnés.
    }
web-webhooks-key = Clé des messages
web-webhooks-key-about = Les messages sont signés avec cette clé Ed25519. Le programme vérifie la signature avant d’y croire.

web-nav-node = Nœud
web-node-title = Le nœud
web-node-attention = À traiter
web-node-good = Ce qui est en ordre
web-node-about = À propos de ce nœud
web-node-keys = Clés
web-node-keys-about = Les partenaires croient ce qui est signé avec ces clés. Elles n’expirent pas à date fixe ; une nouvelle version du descripteur, signée avec la clé racine nationale, en remplace ou en révoque une.
web-node-key-for = Pour
web-node-key-until = Jusqu’au
web-node-key-revoked = révoquée
web-node-key-replaced = remplacée
web-node-backups = Sauvegardes
web-node-backups-about = La sauvegarde se fait sur la machine du nœud, où le fichier et les clés restent entre les mains de qui la tient. Le nœud continue de fonctionner.
web-node-settings = Configuration
web-node-settings-about = Tels que le prochain démarrage du nœud les lira : d’abord le fichier vestigo.toml, puis l’environnement. Ils se changent sur la machine du nœud.
web-node-setting = Paramètre
web-node-value = Valeur
web-node-origin = Vient de
note-setting-default = valeur par défaut
note-setting-file = vestigo.toml
note-setting-environment = environnement
cli-doctor = Vérifier l’état du nœud, avec l’étape suivante là où il faut agir
word-check-good = en ordre
word-check-warn = à traiter
word-check-fail = ne fonctionne pas
note-check-disk = { $free } sur { $size } sont libres sur le disque des données.
note-check-disk-next = Faites de la place : déplacez les anciennes sauvegardes ou donnez au nœud un disque plus grand. Sans place, le nœud s’arrête.
note-check-store = La base de données occupe { $size }.
note-check-log = Entrées du journal d’échange : { $size }. Pour le recalculer : vestigo log verify
note-check-certificate =
    { $count ->
        [one] Le certificat { $path } expire le { $until }, dans { $count } jour.
       *[other] Le certificat { $path } expire le { $until }, dans { $count } jours.
    }
note-check-certificate-next = Mettez le nouveau certificat à sa place : le nœud le lit en dix secondes, sans redémarrage.
note-check-certificate-unread = Le certificat { $path } ne peut pas être lu.
note-check-certificate-unread-next = Vérifiez web.certificate dans vestigo.toml, et que le nœud peut lire le fichier.
note-check-backup = La dernière sauvegarde date du { $at } : { $path }
note-check-backup-next = Faites-en une : vestigo backup CIBLE --with-keys. Gardez-la sur une autre machine.
note-check-backup-never = Aucune sauvegarde n’a jamais été faite.
note-check-backup-never-next = Faites-en une : vestigo backup CIBLE --with-keys. Gardez-la sur une autre machine.
note-check-backup-old = Aucune sauvegarde depuis longtemps.
note-check-backup-old-next = Faites-en une : vestigo backup CIBLE --with-keys. Gardez-la sur une autre machine.
note-check-retention-off = Les contenus sont gardés sans terme, dans la mesure des accords (retention.days vaut 0).
note-check-retention-none =
    { $count ->
        [one] Les contenus sont détruits { $count } jour après la fin d’un échange ; aucun n’était échu récemment.
       *[other] Les contenus sont détruits { $count } jours après la fin d’un échange ; aucun n’était échu récemment.
    }
note-check-retention =
    { $count ->
        [one] Les contenus sont détruits { $count } jour après la fin d’un échange, la dernière fois le { $at }.
       *[other] Les contenus sont détruits { $count } jours après la fin d’un échange, la dernière fois le { $at }.
    }
note-check-partner = { $partner } ne donne plus signe de vie depuis une heure ou plus.
note-check-partner-next = Vérifiez le réseau d’ici, puis téléphonez à son point de contact. Les messages attendent et partent d’eux-mêmes.
note-check-partners = Liaisons avec les partenaires : { $up } sur { $all } sont établies.
note-check-clock = L’horloge indique { $at }, et aucun message de partenaire ne la contredit.
note-check-clock-off =
    { $count ->
        [one] L’horloge indique { $at } ; { $count } message d’un partenaire portait une date ultérieure et a dû attendre.
       *[other] L’horloge indique { $at } ; { $count } messages de partenaires portaient une date ultérieure et ont dû attendre.
    }
note-check-clock-off-next = Comparez l’horloge de cette machine au service national de l’heure (timedatectl). Si elle est juste, prévenez le partenaire.
note-check-restored = Ce nœud a été restauré d’une sauvegarde et ne signe encore rien.
note-check-restored-next = Pour savoir pourquoi : vestigo recovery status
note-check-one-administrator = Il n’y a qu’un administrateur : aucun changement de fonctions n’est vu par deux personnes.
note-check-one-administrator-next = Donnez cette fonction à un autre agent : vestigo officer add NOM --role ADMINISTRATOR
note-check-no-signing-key = Sans clé de signature, donc sans part à une autorisation à deux : { $names }.
note-check-no-signing-key-next = Chacun crée la sienne, sur la page de son compte ou avec : vestigo officer key NOM
note-check-webhooks =
    { $count ->
        [one] { $count } message à un programme a été abandonné.
       *[other] { $count } messages à des programmes ont été abandonnés.
    }
note-check-webhooks-next = Réparez le programme, puis : vestigo webhook replay NUMÉRO

cli-statistics = Compter les questions et réponses de quelques mois, par partenaire, et leurs résultats
cli-statistics--from = Premier mois, par exemple 2026-01 ; douze mois sinon
cli-statistics--to = Dernier mois ; le mois en cours sinon
cli-statistics--table = Seulement ce tableau : asked, heard ou outcomes
cli-statistics--csv = Afficher du CSV pour un tableur : de asked, sauf si --table dit autre chose
word-value-month = MOIS
word-value-table = TABLEAU
column-month = Mois
column-asked = Posées
column-answered = Répondues
column-returned = Renvoyées
column-dropped = Retirées
column-open = Ouvertes
column-overdue = En retard
column-median = Médiane
column-median-hours = Médiane (heures)
column-outcome = Issue
column-fault = Tient à
column-by-us = De nos questions
column-by-partners = Des questions de partenaires
note-few = moins de { $least }
note-no-figures = Il n’y a eu aucune question dans cette période.
note-statistics-of = Questions et réponses de { $from } à { $to }
word-we-asked = Ce que nous avons demandé aux partenaires
word-partners-asked = Ce que les partenaires nous ont demandé
word-outcomes = Ce qu’il en est advenu
web-nav-statistics = Statistiques
web-statistics-title = Statistiques
web-statistics-time = Mois
web-statistics-from = Du mois
web-statistics-to = Au mois
web-statistics-show = Afficher
web-statistics-all = tous
web-statistics-asked = Ce que nous avons demandé aux partenaires
web-statistics-heard = Ce que les partenaires nous ont demandé
web-statistics-outcomes = Ce qu’il en est advenu
web-statistics-few =
    { $count ->
        [one] Les nombres inférieurs à { $count } ne sont pas indiqués.
       *[other] Les nombres de 1 à moins de { $count } ne sont pas indiqués, pour qu’aucun ne désigne un dossier. Si un seul est si petit, le suivant est omis aussi.
    }
web-statistics-more = Toutes les lignes, et en CSV
web-statistics-we-asked =
    { $count ->
        [one] question de notre part aux partenaires
       *[other] questions de notre part aux partenaires
    }
web-statistics-they-asked =
    { $count ->
        [one] question des partenaires à nous
       *[other] questions des partenaires à nous
    }
web-statistics-their-median = jusqu’à la décision des partenaires (médiane)
web-statistics-our-median = jusqu’à notre décision (médiane)
web-statistics-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
web-statistics-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
web-statistics-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
web-statistics-others =
    { $count ->
        [one] { $count } arme de plus venait d’autres États.
       *[other] { $count } armes de plus venaient d’autres États, trop peu de chacun pour être indiquées.
    }
web-statistics-others-few = Moins de { $least } autres armes venaient d’autres États.
web-sign-in-provider = Se connecter avec { $name }
web-account-provider-known = Vous y êtes connu comme
web-account-provider-about = Une fois le compte relié, vous pouvez l’utiliser pour vous connecter. Ce que vous pouvez faire se décide ici, comme avant.
web-account-provider-connect = Relier
web-account-provider-remove = Délier
web-account-provider-remove-title = Délier le compte de { $name } ?
web-account-provider-remove-words = Vous vous connecterez alors seulement avec mot de passe et code ou une clé d’accès. Vos autres sessions se terminent.
