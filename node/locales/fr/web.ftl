# Le cadre de toutes les pages, la connexion, l’accueil, l’aide.

web-skip = Aller au contenu
web-synthetic = Tout sur ce nœud est inventé.
web-languages = Langue
web-navigation = Rubriques
web-sign-out = Se déconnecter
web-session-ends = Votre session va se terminer
web-session-ends-text = Rien ne s’est passé sur cette page depuis un moment. Ce qui a été saisi sans être envoyé serait perdu.
web-session-stay = Poursuivre la session
web-help = Aide
web-verify = Vérifier un dossier
web-to-home = Aller à l’accueil
web-error-code = Code de ce message :
web-error-not-found = Cette page n’existe pas
web-error-not-allowed = Cette page ne vous est pas ouverte
web-error-not-done = Cela n’a pas pu être fait
web-error-not-now = Impossible pour le moment
web-error-unexpected = Une erreur s’est produite
web-form-wrong = Il y a un problème
web-optional = (facultatif)
web-error = Erreur :
web-change = Modifier
web-not-given = Non indiqué
web-list-filter = Filtrer la liste
web-list-filter-do = Filtrer
web-list-filter-clear = Tout afficher
web-list-cut =
    { $count ->
        [one] Seule { $count } ligne, la plus récente, est triée ; il y en a d’autres. Filtrez la liste pour les voir dans cet ordre.
       *[other] Seules les { $count } lignes les plus récentes sont triées ; il y en a d’autres. Filtrez la liste pour les voir dans cet ordre.
    }
web-list-none-fits = Rien ne correspond à ce filtre.
web-list-empty = Il n’y a encore rien ici.
web-list-pages = Pages de la liste
web-list-first = Première page
web-list-next = Page suivante
web-list-csv = Télécharger en CSV
web-list-any = Tous
web-month-1 = janv.
web-month-2 = févr.
web-month-3 = mars
web-month-4 = avr.
web-month-5 = mai
web-month-6 = juin
web-month-7 = juil.
web-month-8 = août
web-month-9 = sept.
web-month-10 = oct.
web-month-11 = nov.
web-month-12 = déc.
web-date = { $day } { $month } { $year }
web-date-month = { $month } { $year }
web-moment = { $date }, { $time } UTC
web-ago-now = à l’instant
web-ago-minutes =
    { $count ->
        [one] il y a { $count } minute
       *[other] il y a { $count } minutes
    }
web-ago-hours =
    { $count ->
        [one] il y a { $count } heure
       *[other] il y a { $count } heures
    }
web-ago-days =
    { $count ->
        [one] il y a { $count } jour
       *[other] il y a { $count } jours
    }

web-nav-in-tracing = Traçage
web-nav-in-holdings = Registres et armes
web-nav-in-partners = Partenaires
web-nav-in-knowledge = Analyse et formation
web-nav-in-house = Ce nœud
web-nav-home = Accueil
web-nav-traces = Traçages

web-home-title = Accueil
web-home-nothing-waits = Rien n’est en attente pour vous.
web-home-waiting-cases =
    { $count ->
        [one] demande d’un partenaire attend une décision
       *[other] demandes de partenaires attendent une décision
    }
web-home-overdue-cases =
    { $count ->
        [one] d’entre elles a dépassé son délai
       *[other] d’entre elles ont dépassé leur délai
    }
web-home-reviews =
    { $count ->
        [one] report est à réexaminer
       *[other] reports sont à réexaminer
    }
web-home-open-traces =
    { $count ->
        [one] traçage en cours
       *[other] traçages en cours
    }
web-home-information =
    { $count ->
        [one] partenaire a besoin de plus d’informations de votre part
       *[other] partenaires ont besoin de plus d’informations de votre part
    }
web-home-overdue-traces =
    { $count ->
        [one] partenaire n’a pas répondu à temps
       *[other] partenaires n’ont pas répondu à temps
    }
web-home-outbox =
    { $count ->
        [one] message attend d’être reçu par un partenaire
       *[other] messages attendent d’être reçus par des partenaires
    }
web-home-records =
    { $count ->
        [one] fiche dans nos registres
       *[other] fiches dans nos registres
    }
web-home-no-agreement = pas d’accord
web-home-log = Notre journal compte { $size } ; il a été signé pour la dernière fois { $ago }.

web-sign-in-title = Se connecter
web-sign-in-name = Nom
web-sign-in-password = Mot de passe
web-sign-in-code = Code
web-sign-in-code-hint = Les six chiffres que votre authentificateur affiche maintenant.
web-sign-in-no-name = Saisissez votre nom.
web-sign-in-no-password = Saisissez votre mot de passe.
web-sign-in-do = Se connecter
web-sign-in-help = Si vous ne pouvez pas vous connecter, demandez un nouveau lien à un administrateur de ce nœud.

web-state-information-wanted = informations demandées

web-help-lede = Ce qu’il faut savoir pour tracer une arme à feu à travers les frontières, dans les mots de ces pages.
web-glossary = Ce que signifient les mots
web-glossary-agency = Organisme, nœud
web-glossary-agency-means = L’autorité d’un pays et son unique installation de ce programme. Ses registres n’en sortent jamais.
web-glossary-partner = Partenaire
web-glossary-partner-means = L’organisme d’un autre pays avec lequel la liaison est établie et dont le numéro de sécurité a été comparé par téléphone.
web-glossary-agreement = Accord
web-glossary-agreement-means = Ce que deux organismes ont signé : qui peut demander quoi, dans quel but, et ce qui est communiqué. Ce qu’il ne nomme pas est refusé.
web-glossary-trace = Traçage
web-glossary-trace-means = Notre recherche d’une arme à feu, à travers autant de pays qu’il le faut.
web-glossary-hop = Étape de la chaîne
web-glossary-hop-means = Une question à un partenaire. Sa réponse peut mener au pays suivant.
web-glossary-case = Cas
web-glossary-case-means = Une question d’un partenaire, telle que nous y répondons.
web-glossary-level = Niveau de divulgation
web-glossary-level-means = Ce qu’une réponse révèle, de L1 (s’il existe une fiche) à L5 (tout). À partir de L4, deux agents décident.
web-glossary-diversion = Point de détournement
web-glossary-diversion-means = L’endroit où l’arme a quitté les mains licites, d’après les réponses signées.
web-glossary-time-to-crime = Délai jusqu’au crime
web-glossary-time-to-crime-means = Le temps écoulé entre le dernier transfert licite connu et la récupération.
web-glossary-log = Journal
web-glossary-log-means = La liste de tous les messages signés qu’un nœud a envoyés ou reçus. Elle ne fait que croître ; rien ne peut y être changé sans que cela se voie.
web-glossary-checkpoint = Point de contrôle
web-glossary-checkpoint-means = La taille et l’empreinte signées d’un journal à un moment donné. Les partenaires conservent ceux des autres.
web-glossary-witness = Témoin
web-glossary-witness-means = Celui qui signe qu’un journal n’a fait que croître depuis qu’il l’a vu.
web-glossary-bundle = Dossier de preuves
web-glossary-bundle-means = Un fichier avec tous les messages signés et les preuves d’un traçage. Chacun peut le vérifier sans réseau.
web-glossary-safety-number = Numéro de sécurité
web-glossary-safety-number-means = Quarante chiffres qui représentent la clé nationale d’un nœud. Deux organismes se les lisent au téléphone.

web-verify-lede = Un dossier de preuves se prouve lui-même : qui a signé quoi, quand, et que rien n’a été changé depuis.

error-web-plain = web.listen vaut { $listen }, et sans TLS les pages ne sont servies que sur cette machine.
error-web-plain-next = Indiquez un certificat (web.certificate et web.key) ou le mandataire qui fait TLS (web.behind_proxy), ou écoutez sur 127.0.0.1.
error-web-name = web.listen vaut { $listen } avec TLS, et web.public_name est vide.
error-web-name-next = Mettez dans web.public_name ce qui figure dans la barre d’adresse du navigateur, par exemple trace.example.org.
error-web-half = Pour web.listen { $listen }, un seul de web.certificate et web.key est défini.
error-web-half-next = Définissez les deux, ou aucun.
error-web-both = Pour web.listen { $listen }, un certificat et un mandataire sont définis, mais un seul des deux peut faire TLS.
error-web-both-next = Retirez web.behind_proxy, ou bien web.certificate et web.key.
error-web-start = Les pages ne peuvent pas être servies : { $detail }.
error-web-start-next = Vérifiez la section [web] de vestigo.toml, et qu’aucun autre programme n’utilise ce port.
error-web-role = Vos rôles ne comprennent pas cette page.
error-web-role-next = Si vous en avez besoin pour votre travail, demandez le rôle à un administrateur de ce nœud.
error-web-slow = Le nœud n’a pas répondu à temps.
error-web-slow-next = Réessayez dans une minute. Si cela persiste, prévenez un administrateur.
error-web-cross-site = Cette requête venait d’un autre site et n’a pas été exécutée.
error-web-cross-site-next = Rouvrez la page depuis l’adresse propre à ce nœud, et envoyez-la de là.
error-web-host = Ce nœud n’est pas joignable sous ce nom.
error-web-host-next = Utilisez l’adresse que l’administrateur vous a donnée (web.public_name dans vestigo.toml).
error-no-such-page = Il n’y a pas de page à cette adresse.
error-no-such-page-next = Vérifiez l’adresse, ou repartez de l’accueil.

web-next = Continuer
web-print = Imprimer
web-error-prove = Prouvez votre identité
web-prove-title = Prouvez votre identité
web-prove-lede = La suite demande une preuve récente. Elle vaut cinq minutes.
web-prove-do = Poursuivre
web-passkey-words = Avec une clé d’accès ou une clé de sécurité, ni mot de passe ni code ne sont nécessaires.
web-passkey-use = Utiliser une clé d’accès
web-passkey-failed = La clé d’accès n’a pas servi ou n’est pas la vôtre. Réessayez, ou utilisez mot de passe et code.
web-setup-title = Configurer la connexion
web-setup-lede = Avec le code à usage unique qui vous a été remis, vous choisissez comment vous vous connecterez désormais.
web-setup-code = Code à usage unique
web-setup-code-hint = Lettres et chiffres par groupes de cinq. Il vaut une demi-heure.
web-setup-replaces = Vous avez déjà un accès. Ce que vous configurez ici le remplace entièrement.
web-setup-with-passkey = Avec une clé d’accès
web-setup-with-passkey-text = Le moyen le plus sûr : une clé de sécurité USB, ou cet appareil avec empreinte, visage ou code. Rien à retenir, et rien qu’une fausse page puisse vous prendre.
web-setup-label = Nom de la clé
web-setup-label-hint = Par exemple « clé bleue », pour la reconnaître.
web-setup-passkey = Clé d’accès
web-setup-make-passkey = Créer une clé d’accès
web-setup-with-password = Avec mot de passe et code
web-setup-app = Scannez ceci avec une application d’authentification sur votre téléphone.
web-setup-qr = Code QR pour l’application d’authentification ; le même secret figure à côté sous forme de texte.
web-setup-secret = Si vous ne pouvez pas le scanner, saisissez ce secret :
web-setup-choose = Saisissez le code que l’application affiche, et choisissez un mot de passe.
web-setup-app-code-hint = Les six chiffres que l’application affiche maintenant.
web-setup-password = Nouveau mot de passe
web-setup-password-hint = Au moins { $count } caractères : quatre mots conviennent bien.
web-setup-again = Nouveau mot de passe, encore une fois
web-setup-short = Le mot de passe est trop court.
web-setup-differs = Ce n’est pas le même mot de passe.
web-setup-no-code = Saisissez le code que l’application affiche.
web-setup-do = Configurer et se connecter
web-recovery-title = Vos codes de secours
web-recovery-lede = Chacun remplace une fois le code de votre application. Ils ne sont montrés que maintenant : imprimez-les et gardez-les avec vos clés.
web-recovery-done = Je les ai conservés

web-back = Retour
web-verify-download = Téléchargez la page verify.html. C’est un seul fichier, qui fonctionne sans réseau.
web-verify-open = Ouvrez-la dans n’importe quel navigateur, même sur une machine qui n’a jamais été en réseau.
web-verify-choose = Choisissez le dossier de preuves, un fichier qui se termine par .bundle.
web-verify-root = Comparez les numéros de sécurité qu’elle affiche avec ceux que vous tenez des organismes eux-mêmes.
web-verify-get = Télécharger verify.html
web-verify-digest = Son SHA-256, pour que celui à qui vous la remettez sache que c’est la même :
web-verify-command = Avec le programme
error-no-such-draft = Ce brouillon n’existe pas, ou il a été envoyé ou jeté.
error-no-such-draft-next = Recommencez depuis la liste des traçages.
error-draft-too-large = Un brouillon peut avoir { $limit } octets.
error-draft-too-large-next = Raccourcissez le texte le plus long.

web-account = Votre compte
web-account-since = Connecté depuis
web-account-ends = Déconnexion au plus tard
web-account-language = Langue
web-account-save = Enregistrer
web-account-ways = Comment vous vous connectez
web-account-set = configuré
web-account-not-set = non configuré
web-account-app = Application d’authentification
web-account-recovery-left = Codes de secours restants
web-account-passkeys = Clés d’accès
web-account-password = Changer le mot de passe
web-account-recovery = Créer de nouveaux codes de secours
web-account-sessions = Où vous êtes connecté
web-account-this = cette session
web-account-end = Fermer
web-account-activity = Ce que vous avez fait récemment
web-account-what = Quoi
web-account-about = À propos de
web-home-log-size = Notre journal compte { $size }.
