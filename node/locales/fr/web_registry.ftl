# The agency’s own records: search, record, entry, import, export, record sets.

web-nav-registry = Registres
web-registry-title = Nos registres
web-registry-pages = Pages des registres
web-registry-search = Rechercher
web-registry-sets = Ensembles d’enregistrements
web-registry-enter = Enregistrer une arme
web-registry-import = Importer un registre
web-registry-export = Exporter
web-registry-lede = Recherchez une arme dans les registres de ce service d’après ce qui reste de ses marques.
web-registry-serial-hint = Exactement comme on le voit. Pour un caractère illisible écrivez ?, pour l’un de deux [8B], pour un début ou une fin perdus *.
web-registry-more-fields = Autres éléments connus
web-registry-search-do = Rechercher dans nos registres
web-registry-recorded = Chaque recherche et chaque enregistrement ouvert sont notés à votre nom.
web-registry-again = Nouvelle recherche
web-registry-found =
    { $count ->
        [one] { $count } enregistrement concorde.
       *[other] { $count } enregistrements concordent, le meilleur d’abord.
    }
web-registry-none-found = Aucun enregistrement ne concorde.
web-registry-none-means = Cela vaut pour les ensembles ci-dessous et leurs années, dans la mesure où ils sont consultables par machine. Regardez encore le numéro : une autre pièce peut le porter, ou l’on peut en restaurer davantage.
web-registry-near =
    { $count ->
        [one] { $count } autre enregistrement est si proche que le numéro peut être le sien. Comparez fabricant, modèle et calibre.
       *[other] { $count } autres enregistrements sont si proches que le numéro peut être le leur. Comparez fabricant, modèle et calibre.
    }
web-registry-more = D’autres enregistrements concordent. Donnez davantage du numéro, ou le fabricant et le modèle.
web-registry-candidates = Enregistrements concordants
web-registry-searched = Ce qui a été consulté

web-record-title = Enregistrement { $record }
web-record-events = Ce qui lui est arrivé
web-record-no-events = L’enregistrement ne dit rien de ce qui lui est arrivé.
web-record-contradict = Tout cela ne peut être exact à la fois. Chaque élément figure tel qu’il a été enregistré.
web-record-marks = Marques
web-record-set = Quels registres le disent
web-record-set-means = Hors de ces années, et pour ce qui n’est pas numérisé, cet ensemble est muet.
web-record-changes = Saisi et corrigé à la main
web-record-changes-means = Ce qui est venu d’une importation figure dans la liste des importations.
web-record-looked = Qui a consulté cet enregistrement
web-record-destroyed = Enregistrée comme détruite
web-record-destroyed-means = Une arme détruite reste dans les registres. Si elle réapparaît, quelque chose a failli lors de sa destruction : prévenez aussitôt votre point focal.
web-record-after-destruction = Après sa destruction
web-record-after-destruction-means = Un fait est enregistré après la destruction de cette arme. L’un des deux est faux, ou l’arme a été détournée.
web-record-custody = Sous garde officielle
web-record-custody-means = D’après ses événements elle se trouve dans un dépôt d’armes saisies ou récupérées. Si elle a été trouvée ailleurs, elle en est sortie.
web-record-stock = Dans les stocks de l’État
web-record-stock-means = D’après ses événements elle appartient à une force ou à l’État. Un agent décide des réponses à son sujet.
web-record-event = Ajouter un événement
web-record-correct = Corriger l’enregistrement

web-entry-lede = Pour une seule arme. Un registre entier s’importe comme fichier.
web-entry-serial-hint = Exactement comme sur l’arme ou dans le livre : ni numéro de brevet, ni modèle, ni calibre.
web-entry-mark = Marque { $number } outre le numéro de série, telle qu’on la voit.
web-entry-set-hint = L’ensemble qui l’affirmera désormais.
web-entry-event = Ce qui lui est arrivé (si on le sait)
web-entry-no-event = Rien à enregistrer
web-entry-country-hint = D’une exportation la destination, d’une importation l’origine ; sinon le lieu du fait.
web-entry-send = Inscrire dans les registres
web-entry-need-set = Choisissez l’ensemble d’enregistrements.
web-entry-correct-title = Corriger l’enregistrement { $record }
web-entry-correct-lede = L’enregistrement dira ce qui figure ici. Ce qu’il disait, qui l’a changé et pourquoi y restent attachés. Les réponses déjà données ne changent pas.
web-entry-why = Pourquoi
web-entry-reason-hint = En une ligne, par exemple : mal lu dans le livre de 1998. Cela reste avec l’enregistrement.
web-entry-need-reason = Dites pourquoi on le corrige.
web-entry-correct-send = Corriger l’enregistrement
web-entry-event-title = Ajouter un événement à l’enregistrement { $record }
web-entry-event-lede = Ce qui est enregistré demeure : si cela contredit un autre événement, les deux restent côte à côte.
web-entry-event-part = L’événement
web-entry-event-send = Ajouter à l’enregistrement
web-entry-need-event = Choisissez ce qui est arrivé.

web-sets-none = Il n’y a pas encore d’ensemble. Importez un registre ou créez un ensemble.
web-sets-total =
    { $count ->
        [one] { $number } enregistrement
       *[other] { $number } enregistrements
    }
web-sets-means = Un « aucun enregistrement » de ce service porte sur ces ensembles et leurs années, et rien d’autre.
web-sets-by-kind = Enregistrements par type d’ensemble
web-sets-since = depuis { $year }
web-sets-until = jusqu’en { $year }
web-sets-years-unknown = années non indiquées
web-sets-percent = { $share } %
web-sets-new = Nouvel ensemble
web-sets-edit = Décrire l’ensemble
web-sets-edit-lede = Les partenaires lisent ceci à côté de chaque « aucun enregistrement ». N’en dites pas plus que ce que l’ensemble couvre.
web-sets-name-hint = Le nom sous lequel il est connu et cité. Un autre nom crée un autre ensemble.
web-sets-from = Première année
web-sets-from-hint = À partir de quand il est complet.
web-sets-to = Dernière année
web-sets-to-hint = Vide tant qu’il est encore tenu.
web-sets-digitised = Numérisé, pour cent
web-sets-digitised-hint = La part consultable ici, de 0 à 100.
web-sets-save = Enregistrer
web-sets-need-name = Donnez un nom à l’ensemble.
web-sets-bad-year = Écrivez l’année avec quatre chiffres.
web-sets-years-turned = La dernière année précède la première.
web-sets-bad-share = Écrivez un nombre entier de 0 à 100.

web-export-lede = Le fichier peut être réimporté. Il contient des données personnelles non chiffrées : conservez-le comme le registre.
web-export-all = Tous les ensembles
web-export-format = Format
web-export-csv = Tableau en texte (CSV)
web-export-xlsx = Feuille de calcul (XLSX)
web-export-do = Exporter
web-export-recorded = L’exportation est notée à votre nom.

web-import-lede = Envoyez le fichier d’un registre. Vous voyez comment il serait lu avant que rien ne soit conservé.
web-import-title = Importation
web-import-file = Fichier
web-import-file-hint = CSV ou XLSX, avec les noms des colonnes sur la première ligne. Il va sur ce nœud et nulle part ailleurs.
web-import-send = Envoyer le fichier
web-import-need-file = Choisissez un fichier.
web-import-files = Fichiers que vous avez envoyés
web-import-drop = Jeter le fichier
web-import-drop-means = Un fichier est gardé un jour. Ce qui en a été importé demeure.
web-import-here = pas encore importé
web-import-running = en cours
web-import-tried = essayé
web-import-not-kept = rien conservé
web-import-done = terminée
web-import-done-but = terminée, avec des lignes rejetées
web-import-failed = échouée
web-import-interrupted = interrompue
web-import-bytes = { $size } octets
web-import-kilobytes = { $size } ko
web-import-megabytes = { $size } Mo
web-imports-title = Importations
web-imports-none = Rien n’a encore été importé.
web-imports-all = Toutes les importations
web-imports-lede = Une importation interrompue reprend là où elle s’est arrêtée quand le même fichier est renvoyé et importé.
web-import-sources = Sources aux colonnes connues
web-import-sources-means = Nommez la source lors de son prochain fichier, et ses colonnes sont lues comme avant.
web-import-map-title = Comment le fichier est lu
web-import-map-lede = { $name } : rien n’est encore conservé.
web-import-encoding = Encodage
web-import-encoding-told = D’après le fichier
web-import-encoding-guessed = Le fichier ne dit pas son encodage. Si les lettres accentuées sont fausses ci-dessous, choisissez-en un autre.
web-import-separator = Entre les cellules
web-import-tab = tabulation
web-import-where = Où cela va
web-import-choose-set = Choisissez un ensemble
web-import-set-hint = Les armes que l’ensemble a déjà ne sont pas inscrites deux fois ; ce qui est nouveau est ajouté.
web-import-new-set = Ou un nouvel ensemble
web-import-new-kind = Type du nouvel ensemble
web-import-need-set = Choisissez l’ensemble, ou nommez-en un nouveau.
web-import-columns-hint = Ce que contient chaque colonne, d’après son intitulé ou ce que vous dites. Dessous figurent des valeurs des premières lignes.
web-import-left-out = Non importée
web-import-need-serial = Indiquez la colonne qui contient le numéro de série.
web-import-double = Deux colonnes sont lues comme la même chose : { $field }. Omettez-en une, ou choisissez autre chose.
web-import-forms = Dates et encodage
web-import-dates = Dates telles que 03/05/2019
web-import-dates-told = Selon les colonnes elles-mêmes
web-import-dmy = le jour d’abord
web-import-mdy = le mois d’abord
web-import-years-hint = Pour les années à deux chiffres : à partir de celle-ci 19.., en dessous 20.. Vide : ces années sont rejetées.
web-import-bad-years = Écrivez deux chiffres, de 0 à 99.
web-import-sheet = Feuille du classeur
web-import-sheet-hint = Vide : la première non vide. « all » prend toutes les feuilles.
web-import-options = Ce que le fichier ne dit pas, et le sort des erreurs
web-import-source-hint = Qui a envoyé le fichier. Ses colonnes sont gardées sous ce nom une fois importé.
web-import-country = Pays de fabrication si le fichier ne le dit pas
web-import-event = Ce qui est arrivé si le fichier ne le dit pas
web-import-event-told = Selon le type de l’ensemble
web-import-errors = Erreurs
web-import-whole = Ne rien conserver si une ligne est rejetée
web-import-whole-hint = Sinon les bonnes lignes sont gardées et les mauvaises listées.
web-import-look = Relire
web-import-first-rows = Les premières lignes telles qu’elles seraient lues
web-import-first-rows-hint = Après un changement ci-dessus, « Relire » le montre ici.
web-import-no-rows = Aucune ligne ne peut être montrée avec ces colonnes.
web-import-try = Essayer sans rien conserver
web-import-do = Importer
web-import-do-means = L’essai lit tout le fichier et liste chaque ligne qui serait rejetée. L’importation est notée à votre nom.
web-import-progress = La part du fichier déjà lue
web-import-share = { $share } % lus
web-import-running-words = Le fichier est en cours de lecture.
web-import-leave = Vous pouvez quitter cette page : cela continue. Si le nœud s’arrête, renvoyez le même fichier, et cela reprend où c’était.
web-import-reload = Regarder de nouveau
web-import-failed-words = Le fichier n’a pas pu être importé.
web-import-done-words = Sur { $rows } lignes, { $imported } nouveaux enregistrements conservés dans { $set } ; { $rejected } lignes rejetées.
web-import-tried-words = Essai : sur { $rows } lignes, { $imported } seraient de nouveaux enregistrements dans { $set } et { $rejected } seraient rejetées. Rien n’a été conservé.
web-import-not-kept-words = { $rejected } lignes sur { $rows } ont été rejetées : rien n’a été conservé dans { $set } ; { $imported } enregistrements auraient été nouveaux.
web-import-already = Le même fichier a déjà été importé de la même façon, { $at }. Rien n’a été fait.
web-import-completed = Complétés
web-import-unchanged = Déjà connus
web-import-resumed =
    { $count ->
        [one] L’importation a repris où elle s’était arrêtée : { $count } ligne était faite.
       *[other] L’importation a repris où elle s’était arrêtée : { $count } lignes étaient faites.
    }
web-import-source-kept = Les colonnes sont gardées sous le nom { $name }.
web-import-back-to-map = Changer la lecture
web-rows-title = Lignes à regarder
web-rows-none = Rien de faux ni d’étrange.
web-rows-lede = Lieux et motifs, jamais le contenu d’une cellule. Corrigez les lignes dans le fichier et réimportez-le : ce qui est pris ne l’est pas deux fois.
web-rows-rejected = rejetée
web-rows-warning = prise, avec avertissement
web-rows-all = Le tout en CSV, sans ce filtre
web-row-ambiguous-date = jour et mois ne se distinguent pas, ou l’année a deux chiffres ; dites comment lire les dates
