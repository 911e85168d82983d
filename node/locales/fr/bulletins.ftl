# Bulletins, et qui est autorisé d’après eux
code-admin-bulletin-sent = bulletin envoyé
code-bulletin-way-sent = de nous
code-bulletin-way-received = à nous
code-authorised-producer = producteur
code-authorised-dealer = armurier
code-authorised-importer = importateur
code-authorised-exporter = exportateur
code-authorised-carrier = transporteur
cli-bulletin = Bulletins aux partenaires et de leur part : routes, dissimulation, pratique, parties autorisées
cli-bulletin-list = Lister les bulletins, les nôtres et ceux des partenaires
cli-bulletin-list--way = Seulement les nôtres (sent) ou ceux des partenaires (received)
cli-bulletin-list--about = Seulement à ce sujet : route, concealment, practice, authorised_parties
cli-bulletin-list--partner = Seulement de ce partenaire ou pour lui
cli-bulletin-list--find = Seulement ceux dont le texte contient ceci
cli-bulletin-list--current = Seulement ceux qu’aucun autre ne remplace
cli-bulletin-list--limit = Lignes au plus
cli-bulletin-list--after = Continuer d’ici ; la fin de la page précédente le dit
cli-bulletin-list--csv = Écrire un CSV pour un tableur
cli-bulletin-show = Montrer un bulletin avec ses fichiers et sa liste de parties autorisées
cli-bulletin-show--id = Son numéro, ou les 8 premiers chiffres ou plus de l’entrée d’un partenaire
cli-bulletin-show--csv = Écrire sa liste de parties autorisées en CSV
cli-bulletin-send = Envoyer un bulletin : un avis signé à chaque partenaire, ou à aucun
cli-bulletin-send--about = De quoi il s’agit : route, concealment, practice, authorised_parties
cli-bulletin-send--to = Le partenaire ; peut être répété
cli-bulletin-send--everyone = Tous les partenaires dont l’accord le permet
cli-bulletin-send--text = Ce qui est dit, avec vos propres mots
cli-bulletin-send--list = Liste de parties autorisées (CSV) : type, nom, licence, pays, lieu, depuis, jusque
cli-bulletin-send--attach = Fichier à joindre : FICHIER:RÔLE[:TITRE] ; peut être répété
cli-bulletin-send--handling = Code de traitement : H0 à H3
cli-bulletin-send--national = D’autres autorités de l’État destinataire peuvent l’avoir
cli-bulletin-send--purpose = Usage prévu que les accords permettent
cli-bulletin-send--legal-basis = Base juridique que les accords acceptent
cli-bulletin-send--replaces = Numéro de notre bulletin qu’il remplace
cli-bulletin-check = Dire ce que contient une liste de parties autorisées et ce qui n’y va pas ; n’envoie rien
cli-bulletin-check--file = La liste (CSV)
cli-bulletin-parties = Lister qui est autorisé, d’après les listes les plus récentes des partenaires et la nôtre
cli-bulletin-parties--find = Seulement ceux dont le nom, la licence ou le lieu contient ceci
cli-bulletin-parties--kind = Seulement ceci : producer, dealer, importer, exporter, carrier
cli-bulletin-parties--country = Seulement dans ce pays
cli-bulletin-parties--standing = Seulement ceux dont l’autorisation vaut aujourd’hui
cli-bulletin-parties--limit = Lignes au plus
cli-bulletin-parties--after = Continuer d’ici ; la fin de la page précédente le dit
cli-bulletin-parties--csv = Écrire un CSV pour un tableur
cli-bulletin-open = Enregistrer un fichier d’un bulletin
cli-bulletin-open--id = Numéro du bulletin, ou les 8 premiers chiffres ou plus de l’entrée d’un partenaire
cli-bulletin-open--digest = Empreinte du fichier, telle que le bulletin la montre
cli-bulletin-open--output = Le nouveau fichier
column-bulletin = Bulletin
column-bulletin-way = De qui
column-bulletin-replaces = Remplace
column-bulletin-replaced-by = Remplacé par
column-bulletin-files = Fichiers
column-bulletin-national = Aussi pour d’autres autorités de l’État destinataire
column-party-kind = Autorisé comme
column-party-name = Nom
column-party-licence = Licence
column-party-from = Depuis
column-party-until = Jusqu’à
column-party-stands = Vaut aujourd’hui
column-party-told-by = D’après
note-no-bulletins = Aucun bulletin.
note-no-parties = Aucune partie autorisée ne correspond.
note-parties-waiting = Une liste n’est pas encore arrivée, ou n’a pas été prise : { $partners }.
note-parties-checked = Lignes justes : { $count }. Lignes fausses : { $wrong }.
note-parties-wrong =
    { $count ->
        [one] Une ligne de la liste ne peut être lue ; elle n’est pas montrée.
       *[other] { $count } lignes de la liste ne peuvent être lues ; elles ne sont pas montrées.
    }
note-bulletin-left-out = Non envoyé à { $partners } : aucun accord en vigueur ne le permet, ou le partenaire est suspendu.
error-bulletin-needs =
    Manque ou n’est pas comme il faut : { $field ->
        [about] de quoi il s’agit
        [text] le texte
        [list] la liste : un bulletin sur les parties autorisées en a une, et aucun autre
       *[other] les partenaires : nommez-en jusqu’à 64, ou tous
    }.
error-bulletin-needs-next = Dites-le et envoyez de nouveau. Rien n’a été envoyé.
error-bulletin-list = La liste est fausse à la ligne { $line }, colonne { $column }. Rien n’a été envoyé.
error-bulletin-list-next = Voyez toutes les erreurs : vestigo bulletin check FICHIER
error-bulletin-replaced = Le bulletin { $id } a déjà été remplacé.
error-bulletin-replaced-next = Remplacez celui qui a pris sa place : vestigo bulletin list --current
error-bulletin-nobody = Il n’y a aucun partenaire à qui ceci puisse être envoyé. Rien n’a été envoyé.
error-bulletin-nobody-next = Modifiez un accord pour qu’il permette les bulletins, avec cet usage et cette base juridique : vestigo agreement list
web-nav-bulletins = Bulletins
web-bulletins-title = Bulletins
web-bulletins-lede = Ce que les partenaires et nous nous sommes dit sans arme précise : routes, moyens de dissimulation, pratique, et qui est autorisé.
web-parties-title = Parties autorisées
web-parties-lede = Qui peut fabriquer, vendre, importer, exporter ou transporter des armes, d’après la liste la plus récente de chaque partenaire et la nôtre. Une liste est la parole de qui l’envoie ; qui n’y figure pas peut être autorisé tout de même.
web-parties-find = Nom, licence ou lieu
web-bulletin-title = Bulletin : { $about }
web-bulletin-new = Nouveau bulletin
web-bulletin-new-for = Bulletin à la place du numéro { $number }
web-bulletin-partners =
    { $count ->
        [one] un partenaire
       *[other] { $count } partenaires
    }
web-bulletin-stands = en vigueur
web-bulletin-replaced = remplacé
web-bulletin-current = en vigueur : aucun autre ne le remplace
web-bulletin-find = Mots
web-bulletin-replace = Le remplacer par un nouveau
web-bulletin-sent = À qui il a été envoyé
web-bulletin-send = Signer et envoyer
web-bulletin-words = Chaque partenaire reçoit son propre avis signé et le garde dans son journal. Il ne peut être retiré, seulement remplacé. Ne nommez aucune personne ni aucun numéro de série : pour une arme il y a les avis de récupération.
web-bulletin-is-route = Quels chemins prennent les armes, et comment on le sait.
web-bulletin-is-concealment = Comment les armes sont cachées, et comment on le découvre.
web-bulletin-is-practice = La loi, et ce qui a été appris.
web-bulletin-is-authorised-parties = Qui peut fabriquer, vendre, importer, exporter ou transporter des armes : une liste.
web-bulletin-text-hint = 4 000 caractères au plus. Il est lu tel que vous l’écrivez, dans votre langue.
web-bulletin-file = Fichier
web-bulletin-file-hint = Une image ou un PDF. Pour les parties autorisées : un CSV avec type et nom et, s’ils sont connus, licence, pays, lieu, depuis, jusque.
web-bulletin-list = Ou la liste elle-même, pour les parties autorisées
web-bulletin-to = À qui
web-bulletin-to-these = Ou à ces partenaires
web-bulletin-everyone-yes = tous les partenaires dont l’accord le permet
web-bulletin-national-yes = la police, la douane et les tribunaux de cet État peuvent l’avoir
web-bulletin-need-list = Un bulletin sur les parties autorisées a une liste : choisissez un fichier ou collez-la ici.
web-parties-first = Les { $shown } premières de { $count } sont montrées ici ; la recherche les trouve toutes.
web-bulletin-need-to = Choisissez tous les partenaires, ou au moins un.
