# Batches
cli-batch = Tracer de nombreuses armes d’une feuille de calcul en une seule opération
cli-batch-check = Vérifier un fichier ligne par ligne sans rien envoyer
cli-batch-submit = Vérifier un fichier, envoyer ses lignes valables et les suivre
cli-batch-list = Lots, les plus récents d’abord
cli-batch-show = Un lot par partenaire, ou ses lignes avec leurs traçages et résultats
cli-batch-follow = Suivre un lot jusqu’à l’envoi de ses lignes
cli-batch-stop = Arrêter un lot ; les lignes en attente restent en attente
cli-batch-resume = Reprendre un lot arrêté là où il en était
cli-batch-check--file = Fichier CSV ou XLSX avec une arme par ligne ; les arguments complètent ce qu’une ligne laisse ouvert
cli-batch-check--to = À qui s’adressent les lignes qui ne nomment personne : nom de nœud, ou code d’un pays qui a un seul partenaire
cli-batch-check--purpose = Usage prévu, U1 à U6
cli-batch-check--legal-basis = Base juridique : iti, firearms_protocol, cifta, bilateral, eu, other
cli-batch-check--circumstances = Circonstances dans lesquelles les armes ont été trouvées
cli-batch-check--case-ref = Notre référence de dossier
cli-batch-check--priority = routine (par défaut) ou urgent
cli-batch-check--justification = Pourquoi c’est urgent
cli-batch-check--no-auto-onward = Proposer les traçages suivants et attendre un officier
cli-batch-check--allow = Envoyer malgré tout : repeated (répète une autre ligne), asked (déjà demandée), own (dans notre propre registre), importer (importateur manquant) ; peut être donné plusieurs fois
cli-batch-check--answered-days = Une demande à laquelle il fut répondu depuis moins de N jours compte comme déjà faite (90 par défaut)
cli-batch-check--encoding = Codage d’un fichier CSV, par exemple windows-1252
cli-batch-check--sheet = Feuille d’un classeur, ou all
cli-batch-check--source = Utiliser les colonnes qu’une importation a gardées pour cette source
cli-batch-check--map = TITRE=COLONNE : ce que contient une colonne ; peut être donné plusieurs fois
cli-batch-check--report = Écrire les lignes renvoyées dans ce nouveau fichier CSV
cli-batch-submit--file = Fichier CSV ou XLSX avec une arme par ligne ; les arguments complètent ce qu’une ligne laisse ouvert
cli-batch-submit--to = À qui s’adressent les lignes qui ne nomment personne : nom de nœud, ou code d’un pays qui a un seul partenaire
cli-batch-submit--purpose = Usage prévu, U1 à U6
cli-batch-submit--legal-basis = Base juridique : iti, firearms_protocol, cifta, bilateral, eu, other
cli-batch-submit--circumstances = Circonstances dans lesquelles les armes ont été trouvées
cli-batch-submit--case-ref = Notre référence de dossier
cli-batch-submit--priority = routine (par défaut) ou urgent
cli-batch-submit--justification = Pourquoi c’est urgent
cli-batch-submit--no-auto-onward = Proposer les traçages suivants et attendre un officier
cli-batch-submit--allow = Envoyer malgré tout : repeated (répète une autre ligne), asked (déjà demandée), own (dans notre propre registre), importer (importateur manquant) ; peut être donné plusieurs fois
cli-batch-submit--answered-days = Une demande à laquelle il fut répondu depuis moins de N jours compte comme déjà faite (90 par défaut)
cli-batch-submit--encoding = Codage d’un fichier CSV, par exemple windows-1252
cli-batch-submit--sheet = Feuille d’un classeur, ou all
cli-batch-submit--source = Utiliser les colonnes qu’une importation a gardées pour cette source
cli-batch-submit--map = TITRE=COLONNE : ce que contient une colonne ; peut être donné plusieurs fois
cli-batch-submit--report = Écrire les lignes renvoyées dans ce nouveau fichier CSV
cli-batch-submit--by-country = Les lignes qui ne nomment personne vont au partenaire du pays de fabrication, sans question
cli-batch-submit--all-or-nothing = Ne rien envoyer si une ligne est renvoyée
cli-batch-submit--no-wait = Ne pas suivre le lot ; le nœud continue seul
cli-batch-list--limit = Au plus tant de lignes
cli-batch-list--state = running, stopped ou done
cli-batch-list--after = Continuer après ce lot
cli-batch-list--csv = Écrire du CSV
cli-batch-show--id = Numéro du lot
cli-batch-show--rows = Montrer les lignes
cli-batch-show--state = Seulement les lignes en attente (waiting), envoyées (submitted) ou renvoyées (rejected)
cli-batch-show--partner = Seulement les lignes adressées à ce partenaire
cli-batch-show--csv = Écrire les lignes en CSV
cli-batch-follow--id = Numéro du lot
cli-batch-follow--answers = Suivre jusqu’à ce que chaque traçage soit décidé
cli-batch-stop--id = Numéro du lot
cli-batch-resume--id = Numéro du lot
column-batch-column = Colonne
column-batch-file = Fichier
column-batch-chosen = Par pays
column-batch-today = Reste ce jour
column-batch-days = Jours
column-batch-waiting = En attente
column-batch-sent = Envoyées
column-batch-back = Renvoyées
column-batch-decided = Décidées
column-batch-answers = Traçages
column-batch-held = Retenues par
column-batch-trace = Traçage
word-batch-nobody = (aucun partenaire)
word-batch-running = en cours
word-batch-stopped = arrêté
word-batch-done = toutes les lignes faites
word-batch-row-waiting = en attente
word-batch-row-submitted = envoyée
word-batch-row-rejected = renvoyée
word-batch-held-budget = quota du jour épuisé
word-batch-held-outbox = partenaire absent ou lent
word-batch-held-no-agreement = aucun accord en vigueur
word-batch-held-no-officer = son officier ne peut plus demander
word-batch-held-no-partner = aucun partenaire confirmé
note-no-batches = Il n’y a pas de lots.
note-no-batch-rows = Aucune ligne du lot n’est ainsi.
note-batch-submitting = lignes envoyées
note-batch-odd = À vérifier ; ces lignes ne sont pas renvoyées pour cela :
note-batch-more =
  { $count ->
    [one] Un motif de plus n’est pas montré ; --report FILE les écrit tous.
   *[other] { $count } motifs de plus ne sont pas montrés ; --report FILE les écrit tous.
  }
note-batch-report = Les lignes renvoyées sont dans { $path }.
note-batch-checked = Lignes : { $rows } ; peuvent être envoyées : { $good } ; renvoyées : { $back }. Rien n’a été envoyé.
note-batch-taken = Lignes : { $rows } ; acceptées : { $good } ; renvoyées : { $back }.
ask-batch-by-country =
  { $count ->
    [one] Une ligne ne nomme personne et irait au pays de fabrication : { $partners }. L’y envoyer ? [oui/non]
   *[other] { $count } lignes ne nomment personne et iraient aux pays de fabrication : { $partners }. Les y envoyer ? [oui/non]
  }
error-batch-by-country =
  { $count ->
    [one] Une ligne ne nomme personne ; par son pays de fabrication elle irait à { $partners }. Rien n’a été envoyé.
   *[other] { $count } lignes ne nomment personne ; par leurs pays de fabrication elles iraient à { $partners }. Rien n’a été envoyé.
  }
error-batch-by-country-next = Pour les y envoyer, donnez --by-country ; pour nommer un seul partenaire, donnez --to PARTNER.
error-batch-report-exists = { $path } existe déjà et n’est pas écrasé.
error-batch-report-exists-next = Donnez un autre nom après --report.
error-batch-too-many = Le fichier a plus de { $limit } lignes.
error-batch-too-many-next = Divisez-le en plusieurs fichiers.
error-batch-empty = Le fichier a un en-tête et aucune ligne.
error-batch-empty-next = Écrivez une arme par ligne sous l’en-tête.
error-same-batch = Ce fichier est déjà le lot { $id }, avec les mêmes arguments.
error-same-batch-next = Pour le voir : vestigo batch show { $id }
error-batch-done = Plus aucune ligne du lot { $id } n’attend.
error-batch-done-next = Pour le voir : vestigo batch show { $id }
error-batch-cell = { $detail } ({ $reason }).
error-batch-cell-next = Corrigez la cellule et envoyez de nouveau la ligne.
error-batch-no-serial = Le numéro de série manque.
error-batch-no-serial-next = Écrivez-le tel qu’on le voit, les caractères inconnus comme ? ; s’il a été enlevé, tracez l’arme par ses autres marques avec trace submit --mark.
error-batch-no-maker = Le fabricant manque.
error-batch-no-maker-next = Écrivez le nom tel qu’il est marqué sur l’arme.
error-batch-missing = La ligne ne dit pas { $column }, et aucun argument ne le dit.
error-batch-missing-next = Remplissez la colonne, ou donnez l’argument de ce nom pour toutes les lignes.
error-batch-value = La cellule ne peut pas être la valeur de { $field }.
error-batch-value-next = vestigo batch submit --help dit lesquelles le peuvent.
error-batch-no-importer = L’importateur manque : l’arme fut fabriquée en { $made }, et { $partner } ne la trouve que par son importateur.
error-batch-no-importer-next = Écrivez l’importateur tel qu’il est marqué sur la carcasse ou le canon ; ou demandez à { $made } dans la colonne to ; ou envoyez la ligne telle quelle avec --allow importer.
error-batch-no-origin = Ni importateur ni pays de fabrication ne sont nommés ; { $partner } trouvera difficilement l’arme.
error-batch-no-origin-next = Écrivez l’importateur tel qu’il est marqué, ou le pays de fabrication ; ou envoyez la ligne telle quelle avec --allow importer.
error-batch-repeated = La ligne { $line } interroge le même partenaire sur cette arme.
error-batch-repeated-next = Supprimez une des deux lignes ; pour envoyer les deux, donnez --allow repeated.
error-batch-waits = Une ligne pas encore envoyée du lot { $id } interroge le même partenaire sur cette arme.
error-batch-waits-next = Pour la voir : vestigo batch show { $id } --rows ; pour demander deux fois, donnez --allow asked.
error-batch-asked = Le même partenaire a été interrogé sur cette arme, et le traçage { $trace } est encore ouvert.
error-batch-asked-next = Pour le voir : vestigo trace show { $trace } ; pour demander encore, donnez --allow asked.
error-batch-answered = Le même partenaire a été interrogé sur cette arme, et il fut répondu au traçage { $trace } le { $time }.
error-batch-answered-next = Pour le voir : vestigo trace show { $trace } ; pour demander encore, donnez --allow asked.
error-batch-own = Notre propre registre contient cette arme sous le numéro { $record }.
error-batch-own-next = Regardez d’abord : vestigo registry find ; pour demander malgré tout à l’étranger, donnez --allow own.
error-batch-no-to = La ligne ne nomme personne, ni pays de fabrication.
error-batch-no-to-next = Remplissez la colonne to ou country_of_manufacture, ou donnez --to PARTNER.
error-batch-confirm = La ligne ne nomme personne ; par son pays de fabrication elle irait à { $partner }.
error-batch-confirm-next = Remplissez la colonne to, ou donnez --by-country.
error-batch-unknown-partner = La colonne to ne nomme aucun partenaire confirmé.
error-batch-unknown-partner-next = Écrivez un nom de vestigo partner list, ou un code de pays.
error-batch-no-partner-in = Il n’y a aucun partenaire confirmé en { $country }.
error-batch-no-partner-in-next = Interrogez un autre partenaire dans la colonne to, ou invitez d’abord celui-là : vestigo partner invite
error-batch-several-partners = Il y a plusieurs partenaires en { $country }.
error-batch-several-partners-next = Écrivez le nom de nœud de l’un d’eux dans la colonne to.
error-batch-no-agreement = Aucun accord avec { $partner } n’est en vigueur.
error-batch-no-agreement-next = Pour en proposer un : vestigo agreement propose { $partner } --terms FILE
error-batch-no-traces = L’accord avec { $partner } ne permet pas de traçages.
error-batch-no-traces-next = Interrogez un autre partenaire, ou convenez-en d’abord.
error-batch-purpose = L’accord avec { $partner } ne permet pas cet usage.
error-batch-purpose-next = Pour voir lesquels il permet : vestigo agreement list --partner { $partner }
error-batch-legal-basis = L’accord avec { $partner } ne permet pas cette base juridique.
error-batch-legal-basis-next = Pour voir lesquelles il permet : vestigo agreement list --partner { $partner }
error-batch-no-budget = L’accord avec { $partner } ne permet aucune demande par jour.
error-batch-no-budget-next = Convenez d’abord d’un quota par jour.
