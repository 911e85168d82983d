## Noms des champs et des colonnes

column-accepted = Accepté
column-agency = Organisme
column-agreement = Accord
column-aim = Objectif
column-also = En outre
column-answer-by = Échéance
column-at = Heure
column-automatic-level = Automatique si concordance exacte
column-automatic-no-record = « Aucun enregistrement » automatique
column-begun = Commencée
column-calibre = Calibre
column-case-ref = Référence de l’affaire
column-chain = Chaîne
column-checkpoint = Point de contrôle
column-checkpoints = Points de contrôle valides
column-circumstances = Circonstances
column-class = Dégradation
column-column = Colonne
column-columns = Colonnes
column-confirmed = Confirmée
column-country = Pays
column-country-of-manufacture = Pays de fabrication
column-daily-budget = Demandes par jour
column-date-order = Ordre des dates
column-decided = Décidé
column-decision = Décision
column-delivered = Reçu à destination
column-digitised = Numérisé
column-entries = Entrées
column-event = Événement
column-events = Événements
column-field = Champ
column-fields = Champs
column-finished = Terminée
column-first = Premier
column-flagged = Signalées
column-forms = Formulaires
column-from-year = De
column-grade = Concordance
column-guns = Armes
column-handling = Traitement
column-hash = Empreinte
column-heading = En-tête
column-highest-level = Niveau maximal
column-holder = Détenteur
column-id = ID
column-importer = Importateur
column-in-ten = Parmi dix
column-in-twenty = Parmi vingt
column-issuer = Signé par
column-justification = Urgent parce que
column-kind = Nature
column-last-seen = Vu pour la dernière fois
column-leaf = Entrée
column-legal-basis = Base juridique
column-level = Niveau
column-line = Ligne
column-link = Liaison
column-listening = À l’écoute sur
column-log = Journal
column-maker = Fabricant
column-manufactured = Fabriquée
column-marks = Autres marques
column-met = Objectif atteint
column-model = Modèle
column-new-records = Nouveaux
column-node = Nœud
column-number = Numéro
column-observers-after-hours = Les observateurs lisent après (heures)
column-observers-see-reasons = Les observateurs voient les motifs
column-onward = Transmission
column-open-traces = Traçages ouverts
column-oracle-ten = Parmi dix / oracle
column-other-real = D’une autre arme
column-outbox = À envoyer
column-overdue-cases = Affaires en retard
column-p50 = P50
column-p99 = P99
column-partner = Partenaire
column-partner-copies = Copies de partenaires comparées
column-peer-id = ID de pair
column-points-to = Renvoie à
column-priority = Priorité
column-problem = Problème
column-proposed = Proposé
column-proposer = Proposé par
column-purpose = Utilisation prévue
column-purposes = Utilisations prévues
column-queries = Demandes
column-reached = Atteint
column-reasons = Parce que
column-receipts = Récépissés valides
column-received = Reçu
column-record = Enregistrement
column-record-sets = Ensembles d’enregistrements
column-records = Enregistrements
column-referred-because = Un agent décide parce que
column-refused = Refusées
column-rejected = Rejetées
column-release = Réponses automatiques
column-replaces = Remplace
column-request-kind = Demande
column-request-kinds = Demandes
column-result = Résultat
column-retention-days = Conservé (jours)
column-review = Réexamen
column-root = Racine
column-routine-hours = Ordinaire, délai (heures)
column-rows = Lignes
column-safety-number = Numéro de sécurité
column-sent = Envoyé
column-serial = Numéro de série
column-characters = Chaque caractère
column-legibility = Lecture
column-obliteration = Numéro effacé ou altéré
column-set = Ensemble d’enregistrements
column-source = Source
column-started = En service depuis
column-state = État
column-statement = Déclaration
column-statements = Déclarations valides
column-submitted = Présenté
column-text = Dans leurs termes
column-to-year = À
column-two-digit-years = Années 1900 à partir de
column-type = Type
column-updated = Modifié
column-urgent-hours = Urgent, délai (heures)
column-valid-from = En vigueur depuis
column-version = Version
column-waiting-cases = Affaires en attente
column-wanted = Voulu
column-warned = Avec avertissement

## Mots

word-accepter-asks = Ce que l’organisme acceptant peut demander
word-alarms = Requiert l’attention
word-all = tous
word-arguments = Arguments
word-chain = Chaîne
word-command = COMMANDE
word-commands = Commandes
word-date-unknown = date inconnue
word-error = Erreur
word-fails = ÉCHOUE
word-guns-recovered = récupérées
word-guns-synthetic = synthétiques
word-holds = se vérifie
word-late = tardif
word-link-down = coupée
word-link-up = active
word-no = non
word-options = Options
word-our-records = Nos registres (ils ne quittent pas le nœud sous cette forme)
word-overdue = en retard
word-partners = Partenaires
word-proposer-asks = Ce que l’organisme proposant peut demander
word-record-sets = Ensembles d’enregistrements
word-rejected-rows = Lignes non admises
word-searched = Recherche effectuée dans
word-signers = Racines nationales
word-statements = Déclarations signées
word-synthetic = SYNTHÉTIQUE
word-usage = Utilisation
word-value-density = DENSITÉ
word-value-percent = POURCENTAGE
word-warnings = Avertissements
word-yes = oui

word-value-address = ADRESSE
word-value-calibre = CALIBRE
word-value-code = CODE
word-value-country = PAYS
word-value-cursor = CURSEUR
word-value-date = DATE
word-value-dir = RÉPERTOIRE
word-value-encoding = ENCODAGE
word-value-file = FICHIER
word-value-hash = EMPREINTE
word-value-id = ID
word-value-kind = NATURE
word-value-language = LANGUE
word-value-leaf = ENTRÉE
word-value-level = NIVEAU
word-value-line = LIGNE
word-value-mapping = EN-TÊTE=CHAMP
word-value-n = N
word-value-name = NOM
word-value-number = NUMÉRO
word-value-order = ORDRE
word-value-partner = PARTENAIRE
word-value-priority = PRIORITÉ
word-value-record = ENREGISTREMENT
word-value-serial = SÉRIE
word-value-sheet = FEUILLE
word-value-state = ÉTAT
word-value-text = TEXTE
word-value-time = DATE
word-value-type = TYPE
word-value-url = URL
word-value-year = ANNÉE

## Questions de l’assistant

ask-intro =
    Ceci crée un nœud : les clés d’un organisme et son propre journal des échanges.
    Tout va dans { $data } et reste sur cette machine.
ask-country = Pays (deux lettres, ISO 3166-1)
ask-agency = Nom de l’organisme, tel qu’il s’écrit couramment
ask-slug = Nom court pour le nœud (a-z, 0-9, trait d’union)
ask-root-dir = Répertoire pour la clé racine nationale, à mettre ensuite hors ligne
ask-listen = Adresses d’écoute, séparées par des espaces
ask-summary =

    Nœud        { $node }
    Organisme   { $agency }
    Données     { $data }
ask-go-on = Continuer ?

## Messages

note-accepted-invite =
    Envoyez la ligne ci-dessus à { $partner }, où l’on exécute : vestigo partner accept LIGNE
    Comparez ensuite par téléphone, avec une personne dont vous connaissez la voix :
      elle lit      { $theirs }
      vous lisez    { $ours }
    Si les deux concordent : vestigo partner confirm { $partner } { $theirs }
note-advice = Veuillez vérifier { $field } : { $reason }.
note-advice-line = Ligne { $line } :
note-aim-any-edit-ten = une modification quelconque, numéro de série seul : parmi les dix premiers
note-aim-confusable-ten = un caractère ressemblant, numéro de série seul : parmi les dix premiers
note-aim-one-error-first = une erreur, fabricant et calibre connus : premier
note-aim-oracle-first = premier, par rapport à ce qu’atteint l’examen de tous les enregistrements
note-aim-oracle-ten = parmi les dix premiers, par rapport à ce qu’atteint l’examen de tous les enregistrements
note-aim-other-real-flagged = devenu le numéro d’une autre arme : signalé
note-aim-swaps-caught = champs pris l’un pour l’autre : détectés à la saisie
note-aim-two-edits-ten = deux modifications, fabricant connu : parmi les dix premiers
note-aim-unknown-two-twenty = deux caractères inconnus, fabricant connu : parmi les vingt premiers
note-alarm-clock =
    { $count ->
        [one] { $count } message est daté
       *[other] { $count } messages sont datés
    } de plus de 48 heures en avance sur notre horloge et mis à l’écart. Vérifiez les horloges des deux côtés.
note-alarm-conflicts =
    { $count ->
        [one] { $count } message a été refusé
       *[other] { $count } messages ont été refusés
    } : l’identifiant était déjà arrivé avec un autre contenu. Téléphonez au partenaire.
note-alarm-fork = { $partner } a présenté deux historiques de son journal ; la preuve est conservée. Téléphonez à son point de contact national, et ne vous fiez à rien de nouveau de sa part.
note-alarm-not-post-quantum =
    { $count ->
        [one] { $count } connexion a été refusée
       *[other] { $count } connexions ont été refusées
    } faute d’un échange de clés post-quantique. Le nœud du partenaire doit être mis à jour.
note-alarm-rejected =
    { $count ->
        [one] { $count } message a été rejeté
       *[other] { $count } messages ont été rejetés
    } : format incorrect, signature absente ou étrangère à la clé du partenaire, autre nœud destinataire ou réponse sans demande. Téléphonez au partenaire.
note-authentic = AUTHENTIQUE : toutes les signatures et preuves sont valides, et chaque racine nationale est l’une de celles que vous avez indiquées.
note-batch =
    { $submitted ->
        [one] { $submitted } demande de traçage présentée
       *[other] { $submitted } demandes de traçage présentées
    } ; rejetées : { $rejected }.
note-broken = NON VALIDE : les preuves de ce fichier ne tiennent pas. Ne vous fiez à rien de ce qu’il contient.
note-case-steps =
    Pour décider :
      vestigo case answer { $id } --level { $level }{ $record }
      vestigo case refuse { $id } --reason D1 --text "…"
      vestigo case delay { $id } --reason D1 --text "…" --until 2027-01-31
note-chain-ends = La chaîne se termine en { $country } : { $result }.
note-chain-needs-decision = Une réponse renvoie à un autre pays. Le traçage subséquent attend votre décision.
note-chain-open = La chaîne n’est pas terminée : la réponse d’un partenaire est attendue.
note-chain-without-end = La chaîne s’est terminée sans désigner de point de détournement ni de dernier détenteur légal connu.
note-confirm-signers =
    Comparez chaque numéro de sécurité par téléphone avec le point de contact national de ce pays. Ensuite :
      vestigo verify FICHIER --root "NUMÉRO-DE-SÉCURITÉ" --root "…"
note-confirmed-partner =
    { $partner } est confirmé.
    Convenez maintenant de ce qui peut être demandé : vestigo agreement propose { $partner } --terms FICHIER
note-consistent = COHÉRENT, signataires non confirmés : toutes les signatures et preuves sont valides avec les clés du fichier, mais personne n’a dit à qui sont ces clés.
note-demo-kept = La fédération se trouve dans { $dir }. Pour redémarrer un nœud : vestigo serve --data-dir RÉPERTOIRE
note-evaluated = Densité { $density }, { $records } armes à feu synthétiques et { $recovered } récupérées, graine { $seed } ; prêt à rechercher après { $seconds } s. Temps en microsecondes.
note-evaluating = interrogation
note-exported =
    { $statements ->
        [one] { $statements } déclaration écrite
       *[other] { $statements } déclarations écrites
    } dans { $file }.
    Chacun peut le vérifier sans réseau : vestigo verify { $file }
note-founded =
    { $node } est créé.

    Données              { $data }
    Configuration        { $config }
    Numéro de sécurité   { $number }
    Premier agent        uid { $uid }

    Étapes suivantes :
      1. Transférez { $root } sur un support conservé hors ligne : il contient la clé racine nationale.
      2. Démarrez le nœud : vestigo serve --data-dir { $data }
      3. Invitez un partenaire : vestigo partner invite --data-dir { $data }
note-help-footer =
    Codes de sortie : 0 fait, 1 inattendu, 2 usage, 3 nœud arrêté, 4 introuvable, 5 non autorisé,
    6 entrée incorrecte, 7 nœud en service, 10 cohérent mais signataires non confirmés, 20 défaut d’intégrité.
    Pour en savoir plus sur une commande : vestigo COMMANDE --help
note-dry-run = Un essai : rien n’a été enregistré dans { $set }. Lignes lues : { $rows } ({ $encoding }), à rejeter : { $rejected }. Enregistrements à créer : { $imported }, à compléter : { $completed }, événements à ajouter : { $events }.
note-page-written =
    { $file } contrôle des dossiers dans tout navigateur, sans réseau.
    Son SHA-256 : { $digest }
note-exported-records =
    { $records ->
        [one] { $records } enregistrement écrit
       *[other] { $records } enregistrements écrits
    } dans { $path } (lignes : { $rows }). Le fichier contient des données à caractère personnel en clair : conservez-le comme vous conservez le registre.
note-exporting = exportation
note-import-resumed = L’importation a repris après la ligne { $resumed }, où elle avait été interrompue.
note-import-unchanged =
    { $unchanged ->
        [one] { $unchanged } ligne dit
       *[other] { $unchanged } lignes disent
    } ce qu’une importation antérieure avait déjà apporté.
note-imported =
    { $imported ->
        [one] { $imported } enregistrement nouveau
       *[other] { $imported } enregistrements nouveaux
    } dans { $set } ; complétés : { $completed } ; événements : { $events } ; lignes lues : { $rows } ({ $encoding }), rejetées : { $rejected }.
note-importing = importation
note-invite =
    Envoyez la ligne ci-dessus à l’autre organisme par tout moyen ; on y exécute : vestigo partner accept LIGNE
    Il renvoie une ligne, que vous acceptez de la même manière. Comparez ensuite les numéros de sécurité par téléphone.
    Vous lisez : { $number }
note-log-between = la première altération se trouve à l’entrée { $from } ou après, et avant l’entrée { $to }
note-log-broken = Le journal N’est PAS intègre :
note-log-checkpoint-both =
    le point de contrôle de { $size } entrées { $whose ->
        [stored] conservé ici
       *[other] de la copie { $whose }
    } contredit à la fois les entrées et les tuiles
note-log-checkpoint-entries =
    des entrées ont été altérées après leur signature : le point de contrôle de { $size } entrées { $whose ->
        [stored] conservé ici
       *[other] de la copie { $whose }
    } les contredit et concorde avec les tuiles
note-log-checkpoint-missing =
    le point de contrôle de { $size } entrées { $whose ->
        [stored] conservé ici
       *[other] de la copie { $whose }
    } couvre des entrées qui manquent
note-log-checkpoint-tiles =
    des tuiles ont été altérées après leur signature : le point de contrôle de { $size } entrées { $whose ->
        [stored] conservé ici
       *[other] de la copie { $whose }
    } les contredit et concorde avec les entrées
note-log-entry-altered = l’entrée { $index } n’est pas celle qui a été consignée
note-log-entry-missing =
    l’entrée { $index } manque{ $count ->
        [one] {""}
       *[other] , la première de { $count }
    }
note-log-holds = Le journal est intègre : les entrées donnent la racine que nomment les points de contrôle signés.
note-log-more-altered =
    { $count ->
        [one] { $count } autre entrée n’est pas ce qui a été consigné
       *[other] { $count } autres entrées ne sont pas ce qui a été consigné
    }
note-log-size =
    { $size ->
        [one] { $size } entrée
       *[other] { $size } entrées
    }
note-log-split =
    deux historiques ont été signés : le point de contrôle de { $size } entrées { $first ->
        [stored] conservé ici
       *[other] de la copie { $first }
    } et le point de contrôle de { $size } entrées { $second ->
        [stored] conservé ici
       *[other] de la copie { $second }
    } ont des racines différentes
note-log-stored-note = le point de contrôle conservé ici ne se vérifie pas : { $detail }
note-log-tile =
    la tuile { $tile } { $fault ->
        [missing] manque
        [contradicts] contredit les tuiles de niveau 0
       *[damaged] est endommagée : { $detail }
    }
note-may-be-anothers =
    { $count ->
        [one] N08 : { $count } autre enregistrement de même description diffère d’un seul caractère. Le numéro peut être le sien.
       *[other] N08 : { $count } autres enregistrements de même description diffèrent d’un seul caractère. Le numéro peut être celui de l’un d’eux.
    }
note-may-be-anothers-too = N08 : d’autres enregistrements concordent aussi, et leur numéro ressemble beaucoup à celui-ci. Le numéro peut être celui de l’un d’eux.
note-more-errors =
    { $count ->
        [one] … et { $count } autre ligne.
       *[other] … et { $count } autres lignes.
    }
note-more-fit = Plus d’enregistrements conviennent qu’il n’en est affiché ; donnez davantage de précisions.
note-next-page = Suite : la même commande avec --after { $after }
note-no-agreements = Aucun accord. Pour en proposer un : vestigo agreement propose PARTENAIRE --terms FICHIER
note-no-candidates = Aucun enregistrement ne ressemble à cette arme à feu.
note-no-cases = Aucune affaire.
note-no-imports = Aucune importation. Pour importer un fichier : vestigo registry import FICHIER --set NOM
note-no-partners = Aucun partenaire. Pour en inviter un : vestigo partner invite
note-no-sets = Aucun ensemble d’enregistrements. Pour en importer un : vestigo registry import FICHIER --set NOM
note-no-sources = Aucune source. Pour conserver les colonnes d’une source : vestigo registry import FICHIER --set NOM --source NOM
note-no-traces = Aucun traçage. Pour présenter une demande : vestigo trace submit --help
note-nothing-allowed = rien
note-near-two =
    { $count ->
        [one] Le numéro de { $count } enregistrement diffère de deux caractères. Indiquez le fabricant s’il est connu, ou écrivez ? pour les caractères douteux.
       *[other] Les numéros de { $count } enregistrements diffèrent de deux caractères. Indiquez le fabricant s’il est connu, ou écrivez ? pour les caractères douteux.
    }
note-nothing-found = Aucun enregistrement ne ressemble à cette arme à feu.
note-already-imported = Ce fichier (lignes : { $rows }) a déjà été importé dans { $set } le { $at }. Il n’y avait rien à faire.
note-nothing-imported = Rien n’a été enregistré dans { $set }, car « tout ou rien » a été demandé. Lignes lues : { $rows } ({ $encoding }), rejetées : { $rejected }. Sans cela, enregistrements nouveaux : { $imported }, complétés : { $completed }, événements : { $events }.
note-officer-decides = un agent décide
note-rebuilding = construction de l’index
note-rebuilt =
    L’index a été reconstruit à partir de { $records ->
        [one] { $records } enregistrement.
       *[other] { $records } enregistrements.
    }
note-registry-counts = Les nombres conservés ne sont pas ceux des enregistrements.
note-registry-damaged = Le registre est ENDOMMAGÉ : sur { $records } enregistrements lus, { $damaged } ne sont pas ce qui avait été enregistré, ou l’index les présente autrement.
note-registry-damaged-next = Gardez une copie du répertoire de données. Arrêtez le nœud, essayez vestigo registry rebuild et contrôlez de nouveau ; ce qui reste endommagé se récupère d’une sauvegarde ou en important de nouveau son ensemble.
note-registry-sound =
    { $records ->
        [one] { $records } enregistrement lu
       *[other] { $records } enregistrements lus
    } : chacun est ce qui avait été enregistré, et l’index le contient.
note-release = toutes les { $seconds } s ; { $percent } % vont quand même à un agent
note-report-written = Toutes les lignes rejetées et tous les avertissements se trouvent dans { $path }.
note-said-by = { $certainty }, selon { $country }
note-source-saved = Les colonnes sont conservées sous le nom { $source }. Pour les voir : vestigo registry sources
note-source-unreadable = Ce qui a été conservé est illisible. Refaites la correspondance des colonnes : vestigo registry import FICHIER --set NOM --source NOM --map EN-TÊTE=CHAMP
note-searched = recherche dans { $set }, de { $from } à { $to }, { $variants ->
        [one] { $variants } forme
       *[other] { $variants } formes
    } du numéro de série
note-searched-undated = recherche dans { $set } (années non précisées), { $variants ->
        [one] { $variants } forme
       *[other] { $variants } formes
    } du numéro de série
note-submitted =
    Le traçage { $id } est signé, consigné et en route vers { $partner }. La réponse est attendue pour le { $due }.
    Pour le suivre : vestigo trace follow { $id }
note-synth-key = Lignes comportant une erreur : { $damaged } ; lesquelles et comment : { $key }
note-synth-writing = écriture
note-synth-written = Armes à feu synthétiques écrites : { $records }.
note-synthetic = SYNTHÉTIQUE : ces données sont inventées.

## A number read in part, character by character

note-character-among = { $characters } (l’un d’eux)
note-character-unknown = non lu
note-characters-unknown = plusieurs non lus
