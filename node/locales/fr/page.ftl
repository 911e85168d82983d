# verify.html, la page qui contrôle dans un navigateur un dossier pour la justice.

page-title = Contrôle d’un dossier Vestigo
page-heading = Contrôler un dossier
page-lede = Un dossier consigne ce que des services de deux États ou plus ont demandé et répondu. Cette page le contrôle sur cet ordinateur. Rien de ce que vous ouvrez ici n’en sort.
page-language = Langue
page-drop = Déposez un dossier ici, ou choisissez-le
page-choose = Choisir un dossier
page-choose-hint = Un seul fichier, le plus souvent terminé par .bundle, de 64 Mio au plus.
page-another = Contrôler un autre fichier
page-print = Imprimer le procès-verbal
page-working = Contrôle en cours : { $done } sur { $of }
page-unreadable = Ce fichier n’a pas pu être lu sur le disque. Copiez-le sur cet ordinateur et choisissez-le de nouveau.
page-too-large = Ce fichier est plus grand que tout dossier.
page-crashed = Cette page a échoué et n’a rien contrôlé. Utilisez un autre navigateur, ou le programme : vestigo verify FICHIER

## Le résultat

page-result = Résultat
page-consistent-question = Tout ce que contient le fichier concorde-t-il ?
page-consistent-yes = Cohérent
page-consistent-yes-text = Toutes les signatures et preuves que cette page contrôle tiennent sous les clés du fichier. Ce qui est montré plus bas est ce qui a été signé avec elles.
page-consistent-no = Ne tient pas
page-consistent-no-text = Quelque chose dans ce fichier a été altéré, manque ou n’y a pas sa place. Ne vous fiez à rien de ce qu’il contient.
page-authentic-question = Les signataires sont-ils ceux qu’ils disent être ?
page-authentic-open = Non confirmé
page-authentic-open-text = N’importe qui peut faire un fichier cohérent avec ses propres clés. Confirmez plus bas le numéro de sécurité de chaque service.
page-authentic-yes = Authentique
page-authentic-yes-text = Le numéro de sécurité de chaque service du fichier est celui que vous avez saisi.
page-authentic-no = Autre clé
page-authentic-no-text = Un numéro que vous avez saisi n’est pas celui de la clé de ce fichier. Cherchez une faute de frappe. S’il diffère encore, ce service n’a pas signé ce fichier : ne vous y fiez pas.
page-authentic-none = Non examiné
page-authentic-none-text = Le fichier ne tient pas ; on ne peut donc rien dire de qui l’a signé.
page-synthetic = Démonstration : ce fichier dit que ses données sont inventées.

page-fault = Ce qui ne tient pas
page-fault-form = Ce n’est pas écrit dans la seule forme que le format admet : cela a été endommagé ou altéré.
page-fault-rule = Une règle du format n’est pas respectée : quelque chose manque, figure deux fois, n’est pas dans l’ordre ou n’a pas sa place ici.
page-fault-signature = Une signature ne correspond pas : ce qui a été signé a changé ensuite, ou une autre clé l’a signé.
page-fault-key = La clé qui a signé n’est pas une clé que le service avait certifiée pour ce moment.
page-fault-content = Le contenu n’est pas ce qui a été signé.
page-fault-log = La preuve ne mène pas à l’état du journal qui a été signé : l’entrée n’est pas dans ce journal, ou le journal a été réécrit.
page-fault-detail = Détail technique

page-place-bundle = Le fichier dans son ensemble
page-place-descriptor = Description d’un service, nº { $number }
page-place-agreement-message = Déclaration sur un accord, nº { $number }
page-place-message = Déclaration nº { $number }
page-place-receipt = Preuve d’inscription, nº { $number }
page-place-checkpoint = État d’un journal, nº { $number }
page-place-consistency-proof = Preuve de croissance, nº { $number }

## Les signataires

page-signers = Confirmer les signataires
page-signers-text = Demandez son numéro de sécurité au point de contact de chaque État, par téléphone ou dans une publication officielle, et non à qui vous a remis ce fichier. Saisissez ici ses 40 chiffres.
page-number = Numéro de sécurité de { $agency }
page-number-hint = 40 chiffres ; les espaces ne comptent pas.
page-number-confirmed = Confirmé : c’est le numéro de la clé du fichier.
page-number-differs = Ce n’est pas le numéro de la clé du fichier. { $same } groupes sur 8 concordent.
page-number-incomplete = { $digits } chiffres sur 40
page-number-characters = Seuls des chiffres conviennent ici.
page-number-missing = Non donné
page-number-show = Numéro du fichier
page-number-warning = Le recopier d’ici ne confirme rien : comparez-le à celui qui vous est parvenu par une autre voie.

## Les étapes

page-steps = Ce qui a été contrôlé
page-state-holds = Tient
page-state-fails = Ne tient pas
page-state-skipped = Non achevé
page-state-unchecked = Pas contrôlé ici
page-state-absent = Aucun dans le fichier
page-step-form = Forme du fichier
page-step-form-text = Chaque partie est écrite dans la seule forme que le format admet. On ne peut ajouter ni changer un octet sans qu’un autre contrôle échoue.
page-step-descriptors = Qui sont les services
page-step-descriptors-text =
    { $count ->
        [one] { $count } description d’un service, signée
       *[other] { $count } descriptions de services, chacune signée
    } avec la clé racine nationale et avec la clé de signature du service lui-même.
page-step-signatures = Signatures des déclarations
page-step-signatures-text =
    { $count ->
        [one] { $count } déclaration, signée
       *[other] { $count } déclarations, chacune signée
    } avec une clé que son service avait certifiée pour ce moment.
page-step-content = Contenu
page-step-content-text =
    { $shown ->
        [one] { $shown } champ est montré, et c’est
       *[other] { $shown } champs sont montrés, et c’est
    } ce qui a été signé. Omis de cette copie : { $withheld }.
page-step-checkpoints = États des journaux
page-step-checkpoints-text =
    { $count ->
        [one] { $count } état d’un journal, signé
       *[other] { $count } états de journaux, signés
    } avec la clé du journal (Ed25519).
page-step-seals = Seconde signature des états des journaux
page-step-seals-text = Elle est du type ML-DSA-44, que cette page ne contrôle pas. Elle seule signe l’heure de chaque état. Pour contrôler les deux : vestigo verify FICHIER
page-step-growth = Croissance des journaux
page-step-growth-text =
    { $count ->
        [one] { $count } preuve
       *[other] { $count } preuves
    } qu’un état postérieur d’un journal contient tout un état antérieur.
page-step-growth-none = Le fichier ne contient qu’un état de chaque journal ; il n’y a pas de croissance à prouver.
page-step-receipts = Place dans le journal
page-step-receipts-text =
    { $count ->
        [one] { $count } preuve
       *[other] { $count } preuves
    } : chaque déclaration est dans le journal de { $node }, qui comptait { $size } entrées.
page-step-parties = Parties
page-step-parties-text = Chaque service du fichier a émis ou reçu une de ses déclarations, et { $node } était partie à toutes.
page-step-agreements = Accords
page-step-agreements-text =
    { $count ->
        [one] { $count } accord, proposé
       *[other] { $count } accords, proposés
    } par un côté et accepté par l’autre. Aucune déclaration de { $node } n’en désigne d’autre.
page-step-agreements-none = Aucun accord n’est dans le fichier, et aucune déclaration de { $node } n’en désigne.
page-step-witnesses = Témoins
page-step-witnesses-text = Personne d’autre n’a confirmé quand les journaux étaient dans cet état. Toute heure est celle de l’horloge du signataire.
page-step-witnesses-seen-text =
    { $count ->
        [one] { $count } témoin a cosigné
       *[other] { $count } témoins ont cosigné
    } cet état du journal. Le premier, { $witness } ({ $node }), affirme d’après sa propre horloge que tout ce que contient ce fichier existait le { $time }. Cela vaut ce que vaut son numéro de sécurité dans ce fichier, { $number }, s’il est bien celui que vous avez obtenu par une autre voie.

page-limits = Ce que cela ne prouve pas
page-limit-true = Que ce qu’un service a écrit soit vrai. Le fichier montre qui a signé quels mots, et dans quel ordre ils ont été inscrits.
page-limit-whole = Que rien d’autre n’ait été dit. Qui a fait le fichier a choisi les échanges qu’il contient.
page-limit-time = Quand cela a été dit. Toute heure est celle de l’horloge du signataire.
page-limit-time-witnessed = Quand exactement cela a été dit. Chaque heure est celle de l’horloge du signataire ; seul le fait que tout existait le { $time } est aussi affirmé par { $witness }.
page-limit-withheld = Quoi que ce soit par le silence. Des champs ont été omis de cette copie, et on ne peut pas savoir lesquels.
page-limit-letter = Ce qu’un État a écrit par lettre. Seul a signé le service qui a reçu la lettre.
page-limit-page = Que cette page soit la bonne. Qui vous a remis le fichier a pu vous remettre aussi une page altérée : prenez-la à une source sûre et comparez son empreinte.

page-notes = Remarques
page-note-withheld =
    { $place } : { $count ->
        [one] { $count } champ signé a été omis
       *[other] { $count } champs signés ont été omis
    } de cette copie.
page-note-not-understood = { $place } : contenu signé que cette version ne sait pas lire ({ $detail }).
page-note-erased = { $place } : son contenu a été détruit au terme de sa conservation ; la déclaration prouve qu’il y en avait un.
page-note-agreement-unknown = { $place } désigne un accord de ses parties qui n’est pas dans ce fichier.
page-note-reply-outside = { $place } répond à une entrée qui n’est pas dans ce fichier ({ $entry }).
page-note-reply-to-others = { $place } répond à une entrée entre d’autres parties ({ $entry }).
page-note-reply-across = { $place } répond à une entrée d’un autre échange ({ $entry }).
page-note-sequence-repeated = { $place } : son émetteur avait déjà utilisé le numéro d’ordre { $sequence }.
page-note-id-repeated = { $place } : son émetteur avait déjà utilisé l’identifiant de cette déclaration pour une autre.

## Ce qui a été dit

page-timeline = Ce qui a été dit
page-timeline-text = Dans l’ordre du journal de { $node }. Les codes sont traduits. Le texte libre est montré tel qu’il a été reçu.
page-exchange = Échange { $number }
page-exchange-between = { $asker } a interrogé { $asked }
page-from-to = { $from } à { $to }
page-letter = Par lettre. { $node } a signé ce qu’il a demandé et ce qui lui a été répondu ; aucune signature de cet État n’appuie la réponse.
page-entry = Entrée { $index } du journal
page-withheld =
    { $count ->
        [one] { $count } champ a été omis
       *[other] { $count } champs ont été omis
    } de cette copie.
page-not-understood = Contenu signé que cette version ne sait pas lire.
page-erased = Le contenu de cette déclaration a été détruit au terme de sa conservation.
page-technical = Détails techniques
page-unknown-field = Champ inconnu { $label }
page-unrecognised = code non reconnu { $number }
page-before = avant { $date }
page-after = après { $date }

page-agreements = Accords
page-agreement-untitled = Accord
page-agreement-by = { $node }, { $time }
page-agreement-suspended = Suspendu
page-agreement-revoked = Révoqué

page-files = Fichiers que les déclarations désignent
page-files-text = Ils se trouvent à côté du dossier, dans un répertoire. Choisissez-les pour voir si ce sont ceux qui ont été désignés.
page-files-choose = Choisir des fichiers à comparer
page-file-holds = C’est le fichier qui a été désigné : { $name }
page-file-not-compared = Pas comparé
page-file-other = Aucun des fichiers désignés : { $name }

## Le procès-verbal

page-record = Procès-verbal de ce contrôle
page-record-file = Fichier
page-record-size = Taille
page-record-bytes =
    { $count ->
        [one] { $count } octet
       *[other] { $count } octets
    }
page-record-sha-256 = SHA-256 du fichier
page-record-at = Contrôlé
page-record-clock = { $time }, selon l’horloge de cet ordinateur
page-record-page = Cette page
page-record-version = Version { $version }, pour les dossiers au format 1
page-record-program = SHA-256 de son programme
page-record-program-text = La même empreinte, en base64, figure dans les premières lignes du code de la page.
page-record-by = Contrôlé par
page-record-signature = Lieu, date, signature
page-footer = Vestigo { $version }. Sans réseau, sans stockage, sans cookies.

## Noms des champs

page-field-accepted = Accepté
page-field-agreement = Accord (empreinte)
page-field-answer-by = À trancher avant le
page-field-asserted-by = selon
page-field-assistance = Assistance pour
page-field-attachment = Fichier joint
page-field-brand = Marque commerciale
page-field-bulletin = Au sujet de
page-field-calibre = Calibre
page-field-candidates = Enregistrements qui conviennent
page-field-case-reference = Référence du demandeur
page-field-circumstances = Circonstances
page-field-citation = Loi ou article
page-field-class = Mode de fabrication
page-field-clock-stops = Le délai s’arrête
page-field-complete-to = complet jusqu’au
page-field-concerns = Concerne l’entrée
page-field-confirmation = Confirmation
page-field-consent-asked = Consentement demandé
page-field-consent-given = Consentement donné
page-field-count = nombre
page-field-country-of-manufacture = Pays de fabrication
page-field-dated = datée du
page-field-decision-record = Relevé de la décision (empreinte)
page-field-deliver-until = À remettre avant le
page-field-digest = empreinte
page-field-document = Document
page-field-ends = met fin à la surveillance
page-field-entry = entrée
page-field-erased = Entrée effacée
page-field-event = Événement
page-field-figure = Chiffre
page-field-firearm-type = Type d’arme
page-field-first-year = de
page-field-from = de
page-field-grade = Concordance
page-field-handling = Traitement
page-field-held-by = tenu par
page-field-illicit = Pourquoi elle est illicite
page-field-importer = Importateur
page-field-in-court = en justice
page-field-in-reply-to = En réponse à l’entrée
page-field-interim = Réponse provisoire
page-field-issued-by = délivré par
page-field-key = Clé de signature
page-field-last-year = à
page-field-late = Reçu après le délai
page-field-leaf = Entrée (empreinte)
page-field-left-out = omis
page-field-legal-basis = Base juridique
page-field-letter = Lettre
page-field-level = Niveau de divulgation
page-field-licence = licence
page-field-log-size = Entrées du journal
page-field-maker = Fabricant
page-field-manufactured = Fabriquée
page-field-mark = Marquage
page-field-may-know-more = Peut en savoir plus
page-field-message-id = Identifiant
page-field-model = Modèle
page-field-named-by = désigné par
page-field-not-completed = Non abouti
page-field-obliteration = État du numéro de série
page-field-officer = Agent (pseudonyme)
page-field-onward = peut être transmis à
page-field-onward-from = Fait suite à
page-field-originator = fourni par
page-field-other-statement = L’autre déclaration
page-field-party = avec
page-field-personal-data = données personnelles
page-field-place = à
page-field-priority = Priorité
page-field-proposed = Proposé
page-field-purpose = Usage prévu
page-field-purposes = pour
page-field-reason = Motif
page-field-received-at = Reçu
page-field-record-set = fonds
page-field-recovered-on = Récupérée le
page-field-recovery = Récupération
page-field-recovery-place = Lieu de récupération
page-field-reference = référence
page-field-repeats = Répète l’entrée
page-field-request = Demande
page-field-restricted = Restreint
page-field-result = Résultat
page-field-retain-until = conservé jusqu’au
page-field-review-at = Revu le
page-field-root = Empreinte racine
page-field-rule = Règle
page-field-searchable = consultable par machine
page-field-searched = Consulté
page-field-sequence = Numéro d’ordre
page-field-sha-256 = SHA-256
page-field-state = État
page-field-states = États
page-field-statistics-asked = Statistiques
page-field-step = Étape
page-field-synthetic = Données inventées
page-field-text = Dans leurs mots
page-field-their-reference = leur référence
page-field-to = à
page-field-tried = Forme essayée
page-field-until = jusqu’au
page-field-in-force-from = En vigueur depuis le
page-field-versions = Versions lues
page-field-wanted = Demandé
page-field-watch = Surveillance
page-field-watched-until = Surveillée jusqu’au
