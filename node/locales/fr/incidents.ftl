# Armes perdues, volées, saisies et trouvées, et la frontière
code-duty-customs = agent des douanes
code-admin-incident-entered = événement concernant une arme enregistré
code-admin-incident-acted = acte sur un événement concernant une arme
code-admin-incident-read = événement concernant une arme consulté
code-record-act-reported = enregistré par un signalement
code-record-act-withdrawn = signalement retiré
code-incident-lost = perdue
code-incident-stolen = volée
code-incident-seized = saisie
code-incident-found = trouvée
code-incident-surrendered = remise
code-incident-import = importation
code-incident-export = exportation
code-incident-transit = transit
code-incident-entered = enregistré
code-incident-located = localisée
code-incident-cleared = clos
code-incident-cancelled = annulé
code-incident-enter = enregistrement
code-incident-supplement = complément
code-incident-modify = correction
code-incident-locate = localisation
code-incident-dispose = destination décidée
code-incident-clear = clôture
code-incident-cancel = annulation
code-incident-evidence = conservée comme preuve
code-incident-forfeited = confisquée
code-incident-returned = rendue à son propriétaire légitime
code-incident-official-use = affectée à un usage officiel
code-incident-handed-over = remise à une autre autorité
code-incident-destroyed = détruite
cli-incident = Armes perdues, volées, saisies, trouvées et remises, et celles qui ont franchi la frontière : enter, list, show, supplement, modify, locate, dispose, clear, cancel
cli-incident-enter = Enregistre une arme ; dès lors, les partenaires qui la demandent la trouvent
cli-incident-enter--kind = Ce qui s’est passé : lost (perdue), stolen (volée), seized (saisie), found (trouvée), surrendered (remise), import, export, transit
cli-incident-enter--known = La même arme a déjà été signalée, et ceci s’y ajoute
cli-incident-enter--type = Type de l’arme : code NCIC ou mot
cli-incident-enter--maker = Fabricant
cli-incident-enter--model = Modèle
cli-incident-enter--calibre = Calibre
cli-incident-enter--serial = Numéro de série ; il ne peut manquer qu’à une arme saisie, trouvée ou remise
cli-incident-enter--country = Pays de fabrication
cli-incident-enter--obliteration = État du numéro de série : none (intact), partial, full, altered, never_marked
cli-incident-enter--date = Jour où cela s’est passé
cli-incident-enter--place = Où cela s’est passé
cli-incident-enter--agency = Organisme qui le signale
cli-incident-enter--case-number = Numéro d’affaire de cet organisme
cli-incident-enter--owner = À qui elle appartient légitimement : natural, licensee, force, state
cli-incident-enter--ground = Fondement juridique de la saisie
cli-incident-enter--post = Bureau de douane ou poste frontière
cli-incident-enter--other-state = L’autre État du passage
cli-incident-enter--party = Expéditeur d’une importation, destinataire d’une exportation ou d’un transit
cli-incident-enter--licence = Numéro de la licence ou de la déclaration
cli-incident-enter--circumstances = Ce que l’on sait encore ; ne quitte pas ce nœud
cli-incident-list = Liste les événements : d’abord ceux en retard, puis les plus récents
cli-incident-list--kind = Seulement de ce genre
cli-incident-list--state = Seulement les ouverts (open), en retard (overdue), entered, located, cleared ou cancelled
cli-incident-list--serial = Seulement avec ce numéro de série
cli-incident-list--limit = Lignes au plus
cli-incident-list--after = Continue à partir d’ici ; la fin de la page précédente l’indique
cli-incident-list--csv = Imprime en CSV pour un tableur
cli-incident-show = Montre un événement et ce qui a été fait ; la lecture est consignée
cli-incident-show--id = Numéro de l’événement
cli-incident-show--csv = Imprime en CSV ce qui a été fait
cli-incident-supplement = Complète ce que l’on sait d’un événement
cli-incident-supplement--id = Numéro de l’événement
cli-incident-supplement--text = Ce qui est ajouté
cli-incident-modify = Corrige ce qui est dit d’un événement ; ce qui n’est pas nommé reste
cli-incident-modify--id = Numéro de l’événement
cli-incident-modify--text = Pourquoi : reste avec l’événement
cli-incident-locate = Consigne qu’une arme perdue ou volée a été localisée
cli-incident-locate--id = Numéro de l’événement
cli-incident-locate--text = Pourquoi : reste avec l’événement
cli-incident-dispose = Décide de la destination d’une arme saisie, trouvée ou remise
cli-incident-dispose--id = Numéro de l’événement
cli-incident-dispose--text = Pourquoi : reste avec l’événement
cli-incident-clear = Clôt l’affaire, avec ce qu’il est advenu de l’arme
cli-incident-clear--id = Numéro de l’événement
cli-incident-clear--text = Pourquoi : reste avec l’événement
cli-incident-cancel = Annule ce qui a été enregistré par erreur ; les partenaires ne le trouvent plus
cli-incident-cancel--id = Numéro de l’événement
cli-incident-cancel--text = Pourquoi : reste avec l’événement
cli-incident-modify--type = Type de l’arme : code NCIC ou mot
cli-incident-modify--maker = Fabricant
cli-incident-modify--model = Modèle
cli-incident-modify--calibre = Calibre
cli-incident-modify--serial = Numéro de série ; il ne peut manquer qu’à une arme saisie, trouvée ou remise
cli-incident-modify--country = Pays de fabrication
cli-incident-modify--obliteration = État du numéro de série : none (intact), partial, full, altered, never_marked
cli-incident-modify--date = Jour où cela s’est passé
cli-incident-modify--place = Où cela s’est passé
cli-incident-modify--agency = Organisme qui le signale
cli-incident-modify--case-number = Numéro d’affaire de cet organisme
cli-incident-modify--owner = À qui elle appartient légitimement : natural, licensee, force, state
cli-incident-modify--ground = Fondement juridique de la saisie
cli-incident-modify--post = Bureau de douane ou poste frontière
cli-incident-modify--other-state = L’autre État du passage
cli-incident-modify--party = Expéditeur d’une importation, destinataire d’une exportation ou d’un transit
cli-incident-modify--licence = Numéro de la licence ou de la déclaration
cli-incident-modify--circumstances = Ce que l’on sait encore ; ne quitte pas ce nœud
cli-incident-locate--on = Jour ; aujourd’hui sauf indication
cli-incident-locate--place = Où elle a été localisée
cli-incident-locate--agency = Organisme qui la détient
cli-incident-dispose--disposition = Sa destination : evidence (preuve), forfeited (confiscation), returned (restitution), official_use, handed_over, destroyed
cli-incident-dispose--authority = Qui l’a décidé : tribunal, parquet, ordre
cli-incident-dispose--on = Jour ; aujourd’hui sauf indication
cli-incident-dispose--until = Jusqu’à quand elle est conservée comme preuve
cli-incident-dispose--mark = La marque apposée sur l’arme
cli-incident-dispose--certificate = Numéro du certificat de sa destruction
cli-incident-clear--disposition = Sa destination : evidence (preuve), forfeited (confiscation), returned (restitution), official_use, handed_over, destroyed
cli-incident-clear--authority = Qui l’a décidé : tribunal, parquet, ordre
cli-incident-clear--on = Jour ; aujourd’hui sauf indication
cli-incident-clear--until = Jusqu’à quand elle est conservée comme preuve
cli-incident-clear--mark = La marque apposée sur l’arme
cli-incident-clear--certificate = Numéro du certificat de sa destruction
column-incident-kind = Fait
column-incident-due = Destination à décider avant le
column-incident-case = Numéro d’affaire
column-incident-post = Bureau de douane ou poste frontière
column-incident-other-state = Autre État
column-incident-party = Expéditeur ou destinataire
column-incident-licence = Licence ou déclaration
column-incident-ground = Fondement juridique
column-incident-circumstances = Circonstances
column-incident-located = Localisée
column-incident-disposition = Destination
column-incident-known = Même arme
column-incident-words = Motif
note-no-incidents = Il n’y a aucun événement de ce genre.
note-incident-found = Les partenaires qui demandent cette arme trouvent ceci dans nos registres, dans les limites de leur accord.
note-incident-not-found = Les partenaires n’en trouvent rien dans nos registres : c’est annulé, ou l’arme n’a pas de numéro permettant de la trouver.
error-incident-needs =
    Manquant ou non valable : { $field ->
        [kind] ce qui s’est passé
        [act] ce qui est fait
        [words] le motif, en mots
        [said] ce qui est corrigé
        [type] le type de l’arme
        [maker] le fabricant
        [model] le modèle
        [calibre] le calibre
        [serial] le numéro de série
        [country] le pays de fabrication
        [obliteration] l’état du numéro de série
        [date] un jour entier, comme 2026-11-23, dans l’ordre et pas après aujourd’hui
        [place] le lieu
        [agency] l’organisme
        [case-number] le numéro d’affaire
        [owner] à qui elle appartient légitimement
        [ground] le fondement juridique
        [post] le bureau de douane ou le poste frontière
        [other-state] l’autre État
        [party] l’expéditeur ou le destinataire
        [licence] la licence ou la déclaration
        [circumstances] les circonstances
        [disposition] la destination de l’arme
        [authority] qui l’a décidé
        [until] jusqu’à quand elle est une preuve, un jour après aujourd’hui
        [mark] la marque apposée sur l’arme
        [certificate] le certificat de sa destruction
        [state] un état de la liste
       *[other] { $field }
    }.
error-incident-needs-next = Indiquez-le et réessayez ; rien n’a été modifié.
error-incident-number = L’arme n’a pas de numéro de série.
error-incident-number-next = Donnez-le tel qu’il se lit. Seule une arme saisie, trouvée ou remise peut en être dépourvue : dites alors s’il a été oblitéré ou n’a jamais existé.
error-incident-state =
    Cela n’est pas possible : { $state ->
        [ENTERED] l’événement est enregistré et ouvert
        [LOCATED] l’arme est déjà localisée
        [CLEARED] l’affaire est close
       *[other] l’événement a été annulé
    }.
error-incident-state-next = Ouvrez l’événement : il montre ce qui a été fait et ce qui est possible.
error-incident-same = Rien ne diffère de ce qui est déjà dit.
error-incident-same-next = Changez ce qui est faux, ou complétez l’événement.
error-incident-not-final = Une affaire n’est close qu’avec ce qu’il est advenu de l’arme.
error-incident-not-final-next = Choisissez restitution, usage officiel, remise à une autre autorité ou destruction ; preuve et confiscation sont des décisions intermédiaires.
error-incident-certificate = Aucun certificat de ce numéro ne dit que cette arme a été détruite.
error-incident-certificate-next = Détruisez-la d’abord en vertu d’un ordre (vestigo destruction order), et donnez le numéro de ce certificat.
error-incident-known = La même arme a déjà été signalée : événement { $numbers }.
error-incident-known-next = Voyez ce qui a été signalé. Pour enregistrer ceci en plus, dites-le (--known, ou la case de la page).
error-incident-border = Les agents des douanes enregistrent et voient les saisies avec poste frontière, les importations, exportations et transits.
error-incident-border-next = Nommez le poste frontière, ou adressez-vous à un teneur de registres.
