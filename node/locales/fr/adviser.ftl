# Les outils du conseiller.

## La ligne de commande.

cli-adviser = Évaluer les capacités
cli-adviser-questions = Imprimer les questions de l’auto-évaluation avec leurs niveaux
cli-adviser-questions--csv = Imprimer un CSV pour un tableur
cli-adviser-assessments = Lister les auto-évaluations avec la note de chaque domaine
cli-adviser-assessments--csv = Imprimer un CSV pour un tableur
cli-adviser-begin = Commencer l’auto-évaluation d’une année
cli-adviser-begin--year = L’année concernée
cli-adviser-begin--from = Numéro d’une précédente dont elle reprend les réponses et les actions inachevées
cli-adviser-show = Montrer une auto-évaluation : domaines, lacunes, plan d’action
cli-adviser-show--id = Numéro de l’évaluation
cli-adviser-show--csv = Imprimer toutes les réponses en CSV pour un tableur
cli-adviser-answer = Répondre à une question
cli-adviser-answer--id = Numéro de l’évaluation
cli-adviser-answer--question = La question : de M1 à L4
cli-adviser-answer--level = Le niveau, de 0 à 4 ; s’il manque, la réponse est retirée
cli-adviser-answer--evidence = Ce qui le montre
cli-adviser-plan = Ajouter une action au plan, ou en modifier une
cli-adviser-plan--id = Numéro de l’évaluation
cli-adviser-plan--action = Numéro de l’action modifiée ; s’il manque, une nouvelle
cli-adviser-plan--question = La question à laquelle elle répond
cli-adviser-plan--what = Ce qui doit être fait
cli-adviser-plan--who = Quel service le fait
cli-adviser-plan--by = Pour quand : 2027-06-30
cli-adviser-plan--done = Quand ce fut fait : 2027-05-01
cli-adviser-close = Clore une auto-évaluation : ses réponses ne changent plus
cli-adviser-close--id = Numéro de l’évaluation

## Colonnes et mots.

column-adviser-assessment = Évaluation
column-adviser-area = Domaine
column-adviser-question = Question
column-adviser-asserted = Ce qui est jugé
column-adviser-words = Le niveau en mots
column-adviser-year = Année
column-adviser-score = Note
column-adviser-answered-of = Répondues
column-adviser-evidence = Ce qui le montre
column-adviser-actions = Actions
column-adviser-change = Évolution
column-adviser-planned = Prévu
column-adviser-what = Ce qui doit être fait
column-adviser-who = Qui
column-adviser-by = Échéance
column-adviser-done = Fait
word-adviser-all = Tous les domaines
word-adviser-gaps = Lacunes
word-adviser-plan = Plan d’action
word-assessment-open = ouverte
word-assessment-closed = close
note-assessment = Évaluation { $number } de { $year } ({ $state })
note-assessment-change = L’évolution est comptée sur les questions répondues aussi dans l’évaluation de { $year }.
note-no-assessments = Aucune évaluation n’a été commencée.
note-no-gaps = Aucune question n’est au niveau 0 ou 1.
note-no-actions = Rien n’est encore prévu.

## Erreurs.

error-no-such-assessment = Cette évaluation, ce domaine ou cette action n’existe pas.
error-no-such-assessment-next = La liste des évaluations dit lesquelles existent.
error-assessment-closed = L’évaluation est close.
error-assessment-closed-next = Commencez-en une autre, avec les réponses de celle-ci si vous voulez.
error-assessment-open = Une évaluation de { $year } est déjà ouverte.
error-assessment-open-next = Continuez celle-là, ou fermez-la d’abord.
error-assessment-incomplete = Tous les domaines n’ont pas de réponse.
error-assessment-incomplete-next = Répondez à au moins une question par domaine, puis fermez-la.
error-adviser-words = Ce qui est donné pour { $field } est vide, trop long ou contient des caractères de contrôle ; { $limit } caractères au plus.
error-adviser-words-next = Raccourcissez, ou écrivez en mots simples.
error-adviser-plan-full = Le plan a déjà { $limit } actions.
error-adviser-plan-full-next = Modifiez-en une déjà faite, ou commencez l’évaluation suivante.

## Pages.

web-nav-adviser = Conseil
web-adviser-title = Les outils du conseiller
web-adviser-lede = Voyez de quoi le pays est capable, apprenez à lire les armes et exercez-vous sur des armes inventées.
web-area-marking = Marquage
web-area-records = Registres
web-area-tracing = Traçage
web-area-stockpile = Stocks
web-area-law = Droit
web-assessments-title = Auto-évaluation des capacités
web-assessments-card = Marquage, registres, traçage, stocks et droit : niveaux avec preuves, plan d’action et comparaison entre les années.
web-assessments-words = Chaque domaine est jugé par les siens, du niveau 0 (rien sur quoi compter) au niveau 4 (fait, contrôlé et montré). La note est la moyenne des questions répondues.
web-assessment-number = N° { $number }
web-assessment-of = { $year } (n° { $number })
web-assessment-heading = Évaluation de { $year }, n° { $number }
web-assessment-new = Commencer une évaluation
web-assessment-new-words = Réunissez les personnes des cinq domaines. On peut la remplir sur plusieurs jours ; rien n’est définitif avant la clôture.
web-assessment-stays = Les évaluations restent sur ce nœud. Une partie d’une évaluation close ne va à un partenaire que si le point de contact l’envoie, selon un accord.
web-assessment-from = Commencer avec les réponses de
web-assessment-from-hint = Les réponses et les actions inachevées sont reprises, et vous ne changez que ce qui a changé.
web-assessment-from-nothing = aucune : toutes les questions sont ouvertes
web-assessment-begin = Commencer
web-assessment-year-wrong = Saisissez l’année en quatre chiffres
web-assessment-years-title = Tous les domaines au fil des ans
web-assessment-years-words = Une barre par évaluation, du niveau 0 au niveau 4 : la moyenne des cinq domaines.
web-assessment-picture-title = Niveaux des domaines, { $year }
web-assessment-picture-words = Une barre par domaine, du niveau 0 au niveau 4. Un anneau marque la place du domaine dans l’évaluation précédente.
web-assessment-before = sa place en { $year }
web-assessment-answered = { $answered } questions répondues sur { $of }
web-assessment-no-answer = pas encore de réponse
web-assessment-changed =
    { $count ->
        [one] { $change } depuis, sur { $count } question commune
       *[other] { $change } depuis, sur { $count } questions communes
    }
web-assessment-unchanged = Inchangé depuis
web-assessment-nothing-common = Aucune question commune avec l’évaluation précédente
web-assessment-overall = Tous domaines réunis, la note est de { $score } sur 4.
web-assessment-overall-none = L’ensemble aura une note dès que chaque domaine aura une réponse.
web-assessment-unplanned =
    { $count ->
        [one] { $count } lacune n’a pas d’action dans le plan.
       *[other] { $count } lacunes n’ont pas d’action dans le plan.
    }
web-assessment-late =
    { $count ->
        [one] { $count } action est en retard.
       *[other] { $count } actions sont en retard.
    }
web-assessment-areas = Les cinq domaines
web-assessment-gaps-words = Questions au niveau 0 ou 1, les plus basses d’abord.
web-assessment-not-done = à faire
web-assessment-answers = Toutes les réponses
web-assessment-csv = Réponses en CSV
web-assessment-json = Évaluation en JSON
web-assessment-area-title = { $area } ({ $year })
web-assessment-none-yet = Pas encore de réponse
web-assessment-level-first = Choisissez un niveau pour la preuve que vous avez écrite
web-assessment-level-wrong = Choisissez l’un des niveaux
web-assessment-read-only = Ces réponses peuvent être lues ici, non modifiées.
web-assessment-save = Enregistrer
web-assessment-add-action = Ajouter une action
web-assessment-action = Modifier une action
web-assessment-action-words = Une action comble une lacune : une chose, un service qui en répond, un jour. Inscrivez le jour d’achèvement quand elle est faite.
web-assessment-who-hint = Un service ou une fonction plutôt qu’une personne
web-assessment-question-first = Choisissez la question
web-assessment-what-first = Dites ce qui doit être fait
web-assessment-who-first = Dites qui le fait
web-assessment-by-first = Indiquez le jour où ce sera fait
web-assessment-close = Clore l’évaluation
web-assessment-close-do = La clore
web-assessment-close-words = Les réponses restent alors telles quelles, et les années suivantes y sont comparées. Le plan d’action peut continuer.
web-assessment-missing =
    { $count ->
        [one] { $count } question n’a pas de réponse et ne comptera pas.
       *[other] { $count } questions n’ont pas de réponse et ne compteront pas.
    }

## Comment lire les armes.

cli-adviser-guns = Dire comment lire les armes : où sont numéros de série et marques
cli-adviser-guns--kind = Cette sorte seulement : pistol, revolver, rifle, ak, shotgun, machine-gun, converted, craft
cli-adviser-guns--csv = Imprimer les emplacements en CSV pour un tableur
cli-adviser-marks = Imprimer la clé des marques d’importation, d’épreuve et autres
cli-adviser-marks--csv = Imprimer un CSV pour un tableur
column-adviser-gun = Sorte d’arme
column-adviser-place = Emplacement
column-adviser-stands = Ce qu’on y trouve
column-adviser-serial = Numéro de série
column-adviser-trap = Ce que c’est
column-adviser-example = Exemple
column-adviser-told = Comment le distinguer
column-adviser-mark = Marque
column-adviser-purpose = But
column-adviser-read = Comment la lire
column-adviser-sure = Certitude
word-adviser-traps = Ce qui n’est pas le numéro de série
word-adviser-sourced = trouvé dans une source publique
word-adviser-reported = d’usage connu
word-purpose-manufacture = fabrication
word-purpose-import = importation
word-purpose-proof = épreuve
word-purpose-official = propre à l’État
word-purpose-form = taille et profondeur
note-no-marks = Aucune marque de la clé ne correspond.
web-guns-title = Comment lire cette arme ?
web-guns-card = Pas à pas jusqu’au numéro de série et aux marques de huit sortes d’armes, avec des dessins.
web-guns-lede = Choisissez la sorte d’arme. Chaque page montre où sont numéros de série et marques, et où l’on se trompe facilement.
web-guns-first = D’abord, avec toute arme
web-guns-choose = Quelle sorte d’arme est-ce ?
web-gun-picture-title = Où sont les marques : { $gun }
web-gun-picture-words = Un dessin au trait vu de gauche. Carrés pleins : on y cherche le numéro de série. Anneaux : autres marques. Le tableau dit ce qu’il y a à chaque numéro.
web-gun-serial-here = Numéro de série.
web-gun-legend = Carré plein : on cherche ici le numéro de série. Anneau : autres marques.
web-gun-steps = Pas à pas
web-gun-spots = Les emplacements numérotés
web-gun-beware = Erreur fréquente
web-gun-then = Et ensuite
web-gun-then-words = Inscrivez chaque numéro et chaque marque tels qu’ils sont sur l’arme. La demande avertit de ce qui ressemble à un brevet, un modèle ou un calibre dans le champ du numéro de série.
web-gun-trace = Tracer cette arme
web-marks-title = Clé des marques
web-marks-card = Marques d’importation, d’épreuve et officielles : leur aspect, leur lecture, et avec quelle certitude.
web-marks-lede = Ce qu’une marque dit, et ce qu’elle ne dit pas. Un État peut avoir sa propre pratique ; son point de contact la connaît.
web-marks-words = Mots ou signes
web-marks-sure = « Trouvé dans une source publique » y a été lu. « D’usage connu » n’a pas été vérifié dans le texte d’une loi ; ne le citez pas comme loi.

## La formation.

cli-adviser-training = Montrer où vous en êtes dans la formation
cli-adviser-training--csv = Imprimer un CSV pour un tableur
cli-adviser-practise = Poser la question suivante de la formation, sur une arme inventée
cli-adviser-reply = Répondre à une question de la formation
cli-adviser-reply--card = La fiche, comme la question la nomme
cli-adviser-reply--attempt = Pour la combientième fois, comme la question le dit
cli-adviser-reply--choice = Numéro de la réponse, à partir de 1
cli-adviser-counts = Compter les réponses de tous les agents, par savoir-faire, sans noms
cli-adviser-counts--csv = Imprimer un CSV pour un tableur
column-adviser-skill = Savoir-faire
column-adviser-cards = Fiches
column-adviser-learnt = Apprises
column-adviser-answers = Réponses
column-adviser-right = Justes
column-adviser-box = Boîte
note-training-due =
    { $count ->
        [one] { $count } fiche est à revoir.
       *[other] { $count } fiches sont à revoir.
    }
note-training-fresh =
    { $count ->
        [one] { $count } fiche nouvelle vient aujourd’hui.
       *[other] { $count } fiches nouvelles viennent aujourd’hui.
    }
note-training-next = La prochaine fiche revient : { $time }.
note-training-invented = Formation : une arme inventée
note-training-right = Juste.
note-training-wrong = Ce n’est pas juste. La réponse est : { $answer }
note-training-again = Elle sera reposée à partir de : { $time }.
note-nothing-due = Rien n’est à revoir.
note-few-officers = moins de { $least } agents
error-training-answered = Cette question a déjà reçu sa réponse.
error-training-answered-next = Demandez la suivante.
error-training-not-due = Cette fiche n’est pas encore à revoir.
error-training-not-due-next = Demandez la question suivante ; la fiche revient à son heure.
web-training-title = Formation
web-training-card = Des questions sur des armes inventées, qui reviennent quand on va les oublier.
web-training-lede = Trouvez le numéro de série, nommez le champ, lisez la marque, choisissez qui interroger d’abord. Toutes les armes sont inventées, une autre chaque fois.
web-training-due =
    { $count ->
        [one] fiche à revoir
       *[other] fiches à revoir
    }
web-training-fresh =
    { $count ->
        [one] fiche nouvelle aujourd’hui
       *[other] fiches nouvelles aujourd’hui
    }
web-training-practise = S’exercer
web-training-none = Rien n’est à revoir
web-training-next = La prochaine fiche revient le { $time }.
web-training-skills = Où vous en êtes
web-training-boxes = Quand une fiche revient
web-training-boxes-words = Une réponse juste avance la fiche d’une boîte, une fausse la renvoie à la première. Elle compte comme apprise dès la quatrième boîte.
web-training-box-1 = 1 : après dix minutes
web-training-box-2 = 2 : après un jour
web-training-box-3 = 3 : après trois jours
web-training-box-4 = 4 : après dix jours
web-training-box-5 = 5 : après trente jours
web-training-private = Vous seul voyez vos résultats. Le point focal voit les comptes de tous les agents ensemble.
web-training-counts = Comptes de tous les agents
web-training-a-mark = Une marque sur une arme
web-training-choose = Choisissez une réponse
web-training-answer = Répondre
web-training-right = Juste
web-training-wrong = Ce n’est pas juste
web-training-chosen = Votre réponse
web-training-correct = La bonne réponse
web-training-go-on = Question suivante
web-training-stop = S’arrêter ici
web-training-officers =
    { $count ->
        [one] { $count } agent s’exerce.
       *[other] { $count } agents s’exercent.
    }
web-training-counts-words = Un compte est donné quand au moins { $least } agents ont exercé ce savoir-faire. Aucun nom n’est derrière.
