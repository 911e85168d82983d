# Marquage : l’avis à l’exportateur, ce qui n’est pas accepté, pages
code-admin-delivery-verified = arrivée signalée au partenaire exportateur
code-marking-check-conspicuous = Elle se trouve sur une surface exposée et se repère sans instrument.
code-marking-check-readable = Elle se lit facilement.
code-marking-check-durable = Elle est durable.
code-marking-check-recoverable = Elle peut être rendue de nouveau visible si elle est enlevée, autant que la technique le permet.
code-marking-check-unique = C’est la marque de l’ordre, et aucune autre arme ne la porte.
code-marking-check-essential-component = Elle est sur la carcasse, la boîte de culasse ou un autre composant essentiel.
code-marking-check-form = Lettres latines, grecques ou cyrilliques et chiffres arabes ou romains, dans le métal ou sur une plaque de métal qui ne s’enlève pas.
code-marking-check-depth = Elle a au moins 0,08 mm de profondeur : mesurée.
code-marking-check-size = Ses caractères ont au moins 1,6 mm de hauteur : mesurés.
cli-init--marking-practice = Comment les armes sont marquées dans le pays, en mots pour les partenaires : figure dans la description signée du service
cli-marking-list--partner = Seulement les ordres dont les armes viennent de ce partenaire
cli-marking-tell = Signale au partenaire exportateur que les armes sont arrivées (vérification de la livraison)
cli-marking-tell--id = Numéro de l’ordre
cli-marking-tell--purpose = Finalité, telle que l’accord avec le partenaire l’admet
cli-marking-tell--legal-basis = Base juridique
cli-marking-tell--text = Mots pour le partenaire, en plus de ce que dit l’ordre
column-marking-exporter = Partenaire exportateur
column-marking-arrived = Arrivées le
column-marking-told = Avis à l’exportateur
column-marking-delivery = Vérification de la livraison
column-marking-word = Message à l’exportateur
column-marking-by = Ordonné par
column-marking-ordered = Ordonné le
column-marking-operator = Opérateur
column-marking-issued = Marque attribuée
word-marking-overdue = en retard
error-marking-none = Il n’y a pas ici d’ordre de marquage { $id }.
error-marking-none-next = Pour voir lesquels il y a : vestigo marking list
error-marking-choice =
    { $field ->
        [purpose] Ce motif de marquage n’existe pas.
        [component] Ce composant n’existe pas.
       *[check] Ce contrôle d’une marque n’existe pas.
    }
error-marking-choice-next = Les noms se trouvent dans : vestigo marking order --help et vestigo marking return --help
error-marking-pattern =
    { $why ->
        [field] Le modèle a un champ qui n’existe pas.
        [brace] Une accolade du modèle n’a pas sa pareille.
        [number] Le modèle n’a pas de numéro, ou en a deux : les marques ne seraient pas uniques.
        [agency] Le modèle comporte un service, et aucun n’a été indiqué.
        [alphabet] La marque a un caractère qui ne peut être frappé et lu partout.
        [long] La marque a plus de 40 caractères.
       *[used] Les numéros de cette série sont épuisés.
    }
error-marking-pattern-next = Les champs sont country, year, yy, agency et number entre accolades ; number:6 a six chiffres. Lettres latines, grecques ou cyrilliques, signes - / . * et espaces.
error-marking-table =
    { $why ->
        [large] Le tableau est plus grand que ce qui est accepté.
        [row] La ligne { $line } n’est pas une ligne de tableau.
        [column] La colonne « { $column } » manque.
        [empty] Le tableau n’a pas de lignes.
       *[cell] À la ligne { $line }, la valeur sous « { $column } » n’a pas la forme voulue.
    }
error-marking-table-next = La première ligne porte les intitulés ; les colonnes sont séparées par des virgules, des points-virgules ou des tabulations. Corrigez le fichier et renvoyez-le.
error-marking-many = Un ordre compte au plus { $count } armes.
error-marking-many-next = Divisez le tableau ; les numéros continuent dans l’ordre suivant.
error-marking-twice = Les lignes { $first } et { $line } sont la même arme.
error-marking-twice-next = Retirez l’une d’elles, ou corrigez son numéro de série.
error-marking-serial = L’arme de la ligne { $line } n’a pas de numéro de série.
error-marking-serial-next = Sans numéro, seules les armes neuves ou importées sont marquées. Donnez le numéro sous lequel elle est connue.
error-marking-text = La ligne { $line } a un texte trop long ou avec des caractères de contrôle.
error-marking-text-next = Raccourcissez-le ; au plus ce qui est porté sur l’arme.
error-marking-day =
    { $field ->
        [on] Le jour où les marques ont été frappées manque ou n’est pas un jour.
       *[arrived] Le jour où les armes sont arrivées manque ou n’est pas un jour.
    }
error-marking-day-next = Donnez un jour entier, par exemple 2026-11-23.
error-marking-missing =
    { $field ->
        [operator] La personne qui a conduit la machine n’est pas nommée.
        [set] Le fichier d’enregistrements doit avoir un nom de 128 caractères au plus.
       *[authority] L’ordre ou l’autorisation de l’autorité manque ou est trop long.
    }
error-marking-missing-next = Indiquez-le et recommencez.
error-marking-template =
    { $why ->
        [field] La forme a un champ qui n’existe pas.
        [each] Il faut à la forme [each] puis [end], chacun une fois sur sa propre ligne.
        [mark] Entre [each] et [end], la forme n’a pas le champ de la marque : des marques seraient perdues.
       *[long] La forme dépasse 16 Kio.
    }
error-marking-template-next = Champs entre accolades : sequence, mark, serial, maker, model entre [each] et [end] ; order, count, component, height, depth n’importe où.
error-marking-checks = Tous les contrôles de la liste n’ont pas été satisfaits.
error-marking-checks-next = Faites chacun d’eux sur des échantillons du lot. Une marque qui échoue est frappée de nouveau ; alors seulement le fichier est repris.
error-marking-nobody = Cet ordre n’est pas une importation venant d’un partenaire ; il n’y a personne à aviser.
error-marking-nobody-next = Le partenaire exportateur et le jour d’arrivée s’indiquent en enregistrant l’ordre.
error-marking-not-arrived = D’après son jour d’arrivée, l’envoi est encore en route.
error-marking-not-arrived-next = Avisez l’État exportateur quand les armes seront là.
web-nav-marking = Marquage
web-marking-title = Marquage des armes à feu
web-marking-lede = Un ordre attribue à chaque arme une marque qui lui est propre. La machine les frappe, et ce qu’elle rend est comparé avant de compter.
web-marking-new = Nouvel ordre de marquage
web-marking-new-lede = Les marques sont attribuées selon le modèle du pays ; les numéros d’une série continuent d’un ordre à l’autre.
web-marking-order = Ordre de marquage { $number }
web-marking-do-order = Attribuer les marques
web-marking-back = Ordre de marquage
web-marking-file = Tableau des armes
web-marking-file-hint = CSV avec des intitulés en première ligne : fabricant (maker) et, s’ils sont connus, type, modèle, calibre, numéro de série et pays de fabrication. Au plus 5 000 armes.
web-marking-file-here = Le fichier { $file } est déjà là. N’en choisissez un autre que pour le remplacer.
web-marking-authority = Ordre ou autorisation de l’autorité
web-marking-authority-hint = Son numéro, tel qu’il doit figurer dans les enregistrements.
web-marking-no-exporter = Aucun partenaire de ce réseau
web-marking-exporter-hint = Pour les importations : ce partenaire doit être avisé de l’arrivée dans les 45 jours. Donnez aussi le jour d’arrivée.
web-marking-pattern = Modèle de la marque
web-marking-pattern-hint = Vide : celui d’usage, pour les importations {"{"}country{"}"} {"{"}yy{"}"} {"{"}number:6{"}"}. Les champs sont country, year, yy, agency et number.
web-marking-agency = Service ou fabricant dans la marque
web-marking-agency-hint = Seulement si le modèle le comporte.
web-marking-year = Année de la marque
web-marking-year-hint = Vide : l’année en cours.
web-marking-component = Composant marqué
web-marking-component-hint = La carcasse ou la boîte de culasse, sauf si elle ne laisse pas la place.
web-marking-room = Place pour la marque
web-marking-small = Le composant ne laisse pas la place à des caractères de 1,6 mm
web-marking-set-hint = Où les armes figurent ou figureront. Vide : un fichier propre aux armes marquées.
web-marking-need-authority = Indiquez l’ordre ou l’autorisation.
web-marking-need-day = Indiquez le jour.
web-marking-need-operator = Indiquez qui a conduit la machine.
web-marking-bad-year = Une année a quatre chiffres.
web-marking-state-open = à marquer
web-marking-state-begun = commencé
web-marking-state-done = toutes marquées
web-marking-filter-open = restent à marquer
web-marking-filter-done = toutes marquées
web-marking-filter-to-tell = exportateur à aviser
web-marking-filter-overdue = en retard : exportateur non avisé
web-marking-tell-due = jusqu’au { $date }
web-marking-tell-late = en retard depuis le { $date }
web-marking-told = avisé
web-marking-told-waits = envoyé, pas encore reçu
web-marking-progress =
    { $count ->
        [one] { $done } sur { $count } arme est marquée.
       *[other] { $done } sur { $count } armes sont marquées.
    }
web-marking-all-done = Chaque marque figure dans l’enregistrement de son arme.
web-marking-left =
    { $count ->
        [one] { $count } arme reste à marquer.
       *[other] { $count } armes restent à marquer.
    }
web-marking-again =
    { $count ->
        [one] { $count } marque avait un défaut et doit être frappée de nouveau.
       *[other] { $count } marques avaient des défauts et doivent être frappées de nouveau.
    }
web-marking-notice-due = Avisez { $partner } avant le { $date } que les armes sont arrivées.
web-marking-notice-late = { $partner } devait être avisé avant le { $date } que les armes sont arrivées, et ne l’a pas été.
web-marking-notice-back = Le message envoyé n’a pas abouti : { $state }.
web-marking-gun-waiting = à marquer
web-marking-gun-marked = marquée
web-marking-job = Fichier pour la machine sous une autre forme
web-marking-job-lede = Les machines qui ne lisent pas le CSV reçoivent leur propre forme. Elle contient les armes qui restent à marquer.
web-marking-job-csv = Fichier pour la machine (CSV)
web-marking-job-other = Sous une autre forme
web-marking-job-do = Créer le fichier
web-marking-template = Forme
web-marking-template-hint = Les lignes entre [each] et [end] sont écrites une fois par arme, avec sequence, mark, serial, maker et model entre accolades ; order, count, component, height et depth peuvent figurer n’importe où.
web-marking-return = Reprendre le fichier de la machine
web-marking-return-lede = Le fichier est d’abord comparé à l’ordre. Rien ne compte avant que vous ayez vu ce qui ne va pas.
web-marking-machine-file = Fichier de la machine à marquer
web-marking-machine-file-hint = CSV avec les colonnes sequence et mark ; profondeur et hauteur en millimètres et résultat, si la machine les donne.
web-marking-checks = Contrôles satisfaits sur des échantillons de ce lot
web-marking-checks-hint = Sans tous ces contrôles, le fichier n’est pas repris. La taille n’est pas demandée sur un composant sans place.
web-marking-look = Comparer à l’ordre
web-marking-looked = Le fichier de la machine et l’ordre
web-marking-accepts =
    { $count ->
        [one] { $count } marque concorde avec l’ordre.
       *[other] { $count } marques concordent avec l’ordre.
    }
web-marking-no-faults = Le fichier n’a aucun défaut.
web-marking-faults =
    { $count ->
        [one] { $count } défaut a été trouvé.
       *[other] { $count } défauts ont été trouvés.
    }
web-marking-fault-table = Ce qui ne va pas
web-marking-faults-mean = Ces armes ne sont pas enregistrées comme marquées. Elles restent dans l’ordre et seront dans le prochain fichier pour la machine.
web-marking-faults-csv = Ce tableau en CSV
web-marking-take =
    { $count ->
        [one] Enregistrer { $count } marque
       *[other] Enregistrer { $count } marques
    }
web-marking-other-file = Un autre fichier
web-marking-tell = Aviser l’exportateur
web-marking-tell-title = Aviser { $partner } que les armes sont arrivées
web-marking-tell-says = { $partner } apprendra que l’envoi sous l’autorisation { $permit } est arrivé le { $arrived }, qui l’a reçu, et :
web-marking-tell-means = Vous le signez au nom de ce service, et il figure dans les deux journaux. Aucun numéro de série d’un fabricant n’y est. Il ferme l’écart entre l’exportation et l’importation avant que l’une des armes ne soit tracée.
web-marking-tell-do = Signer et envoyer
