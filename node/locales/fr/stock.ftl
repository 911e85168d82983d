# Stocks et destruction
code-admin-store-entered = dépôt enregistré ou modifié
code-admin-items-received = armes reçues dans un dépôt
code-admin-item-acted = acte sur une arme en stock
code-admin-ammunition-entered = munitions d’un dépôt mises à jour
code-admin-count-opened = inventaire ouvert
code-admin-count-entered = liste d’un inventaire remise
code-admin-count-confirmed = inventaire confirmé par la seconde personne
code-admin-inquiry-ended = enquête sur un écart close
code-admin-destruction-ordered = destruction ordonnée
code-admin-destruction-compared = numéros comparés avant destruction
code-admin-destruction-certified = destruction certifiée
code-admin-certificate-read = certificat de destruction consulté
code-stock-in-store = en dépôt
code-stock-issued = délivrée
code-stock-in-transit = en transit
code-stock-evidence-hold = conservée comme preuve
code-stock-under-repair = en réparation
code-stock-surplus = excédentaire
code-stock-condemned = réformée
code-stock-transferred = transférée
code-stock-destroyed = détruite
code-stock-missing-under-inquiry = manquante, enquête en cours
code-stock-lost = perdue
code-stock-stolen = volée
code-stock-recovered = retrouvée
code-stock-act-receive = entrée
code-stock-act-issue = délivrance
code-stock-act-return = restitution
code-stock-act-send = envoi vers un autre dépôt
code-stock-act-arrive = arrivée d’un autre dépôt
code-stock-act-move = changement de rayon
code-stock-act-hold = conservation comme preuve
code-stock-act-release = fin de la conservation comme preuve
code-stock-act-repair = envoi en réparation
code-stock-act-surplus = déclaration d’excédent
code-stock-act-condemn = réforme
code-stock-act-transfer = transfert
code-stock-act-lost = déclaration de perte
code-stock-act-stolen = déclaration de vol
code-stock-act-recover = récupération
code-stock-act-destroy = destruction
code-condition-a = A en état de service
code-condition-b = B réparable
code-condition-c = C hors service
code-condition-d = D démilitarisée
code-disposition-destroy = à détruire
code-disposition-transfer = à transférer
code-disposition-sell = à vendre
code-disposition-retain = à conserver
code-discrepancy-missing = au registre, non vue
code-discrepancy-unrecorded = vue, dans aucun registre
code-discrepancy-other-store = au registre d’un autre dépôt
code-discrepancy-other-rack = sur un autre rayon
code-discrepancy-seen-twice = un numéro vu deux fois
code-discrepancy-not-here-by-book = vue ; selon le registre, délivrée, envoyée ou en réparation
code-discrepancy-lost-by-book = vue ; selon le registre, perdue ou volée
code-discrepancy-destroyed-by-book = vue ; selon le registre, DÉTRUITE
code-discrepancy-other-condition = dans un autre état
code-count-open = liste attendue
code-count-entered = à confirmer par la seconde personne
code-count-counted = inventaire terminé
code-trouble-together = Groupes qui ne peuvent être stockés ensemble
code-trouble-conditions = Groupes qui ne peuvent être stockés ensemble que sous conditions : une personne qualifiée doit vérifier
code-trouble-too-much = Plus d’explosif que le dépôt n’est autorisé à contenir
code-trouble-not-licensed = Le dépôt n’est pas autorisé pour la division la plus dangereuse qu’il contient
code-trouble-not-surveyed = Surveillance technique en retard
code-trouble-unclassified = Division de risque ou groupe de compatibilité inconnus
code-destruction-ordered = ordonnée
code-destruction-compared = numéros comparés
code-destruction-done = certifiée
code-destruction-surplus = excédent
code-destruction-forfeiture = confiscation
code-destruction-collection = remise volontaire
code-destruction-court-order = décision de justice
code-destruction-unserviceable = hors service
code-destruction-shred = broyage
code-destruction-shear = cisaillage
code-destruction-cut = découpe à la scie ou au chalumeau
code-destruction-crush = écrasement
code-destruction-melt = fusion
code-destruction-burn-or-detonate = combustion ou détonation (munitions)
code-destruction-missing = ordonnée, absente
code-destruction-not-ordered = présente, non ordonnée
code-destruction-twice = inscrite deux fois
column-store = Dépôt
column-unit = Force et unité
column-location = Emplacement
column-custodian = Dépositaire
column-racks = Rayons
column-rack = Rayon
column-capacity = Capacité
column-here = Armes présentes
column-items = Armes
column-item = Arme n°
column-count-due = Prochain inventaire
column-counted = Vue à l’inventaire
column-condition = État
column-disposition = Destination prévue
column-lot = Lot
column-rounds = Cartouches
column-division = Division et groupe
column-explosive = Explosif (kg)
column-surveyed = Dernière surveillance
column-weight = Poids (kg)
column-when = Quand
column-authority = Autorité
column-opened = Ouverture
column-counters = Compté par
column-entered-by = Liste remise par
column-lines-seen = Lignes de la liste
column-expected = Attendues selon le registre
column-agreed = Vues conformes au registre
column-discrepancies = Écarts
column-discrepancy = Écart
column-inquiries = Enquêtes ouvertes
column-inquiry-outcome = Conclusion de l’enquête
column-basis = Motif
column-destroyed = Détruites
column-certificate = Certificat
column-ordered = Ordonnée
column-compared = Numéros comparés
column-compared-by = Comparés par
column-method = Méthode
column-operator = Exécutée par
column-presiding = Président de l’opération
column-witnesses = Témoins
column-residue = Résidus
note-no-stores = Il n’y a aucun dépôt.
note-no-items = Il n’y a aucune arme de ce genre.
note-no-counts = Il n’y a aucun inventaire de ce genre.
note-no-destructions = Il n’y a aucun ordre de destruction de ce genre.
note-store-too-full = Il y a plus d’armes que la capacité.
note-received =
    { $count ->
        [one] { $count } arme reçue, sous le numéro { $first }
       *[other] { $count } armes reçues, à partir du numéro { $first }
    }
note-would-receive =
    { $count ->
        [one] { $count } arme peut être reçue, sous le numéro { $first } ; rien n’a été modifié
       *[other] { $count } armes peuvent être reçues, à partir du numéro { $first } ; rien n’a été modifié
    }
error-table-large = La liste a trop de lignes ou d’octets.
error-table-large-next = Divisez-la en listes de 20 000 lignes et 8 Mio au plus.
error-table-row = La ligne { $line } n’est pas une ligne de tableau.
error-table-row-next = Enregistrez la liste en CSV (UTF-8) et réessayez.
error-table-column = La liste n’a pas de colonne « { $column } ».
error-table-column-next = Mettez en première ligne les titres que le manuel indique.
error-table-empty = La liste n’a aucune ligne.
error-table-empty-next = Donnez un tableau CSV avec des titres et au moins une ligne.
error-table-cell = Ligne { $line } : la valeur de « { $column } » manque ou n’est pas possible.
error-table-cell-next = Corrigez la ligne ; rien de la liste n’a été pris.
error-stock-known = L’arme de la ligne { $line } figure déjà à un registre, ou deux fois sur la liste.
error-stock-known-next = Cherchez-la par son numéro parmi les armes ; rien de la liste n’a été pris.
error-stock-destroyed = ALERTE DE DÉTOURNEMENT : selon le registre, l’arme de la ligne { $line } a été détruite.
error-stock-destroyed-next = Mettez l’arme en sûreté et consultez son certificat de destruction.
error-stock-status = Dans l’état actuel de l’arme, cela n’est pas possible.
error-stock-status-next = Consultez l’arme : le dernier acte décide de ce qui est possible.
error-count-custodian = Celui qui garde un dépôt ne l’inventorie pas et ne clôt pas ses enquêtes.
error-count-custodian-next = Deux autres agents le font.
error-count-stranger = Cela revient aux deux agents qui comptent.
error-count-stranger-next = L’inventaire les nomme.
error-count-same-person = Celui qui a remis la liste ne la confirme pas.
error-count-same-person-next = L’autre se connecte et la confirme.
error-count-two-persons = Un inventaire exige deux agents différents.
error-count-two-persons-next = Nommez-en deux qui ne gardent pas le dépôt.
error-count-state = L’inventaire n’en est pas là, ou l’a dépassé.
error-count-state-next = Consultez l’inventaire : il indique l’étape suivante.
error-count-no-inquiry = Il n’y a pas d’enquête ouverte sous ce numéro.
error-count-no-inquiry-next = L’inventaire énumère ses écarts.
error-destruction-gun = La ligne { $line } nomme une arme sans numéro, ou une arme déjà inscrite.
error-destruction-gun-next = Corrigez la liste et enregistrez l’ordre de nouveau.
error-destruction-too-many = L’ordre comporte trop d’armes.
error-destruction-too-many-next = Divisez-le en ordres de 5 000 armes au plus.
error-destruction-done = Le certificat est déjà délivré.
error-destruction-done-next = Ce qui reste à détruire demande un autre ordre.
error-destruction-one-person = Les numéros sont comparés par deux personnes différentes.
error-destruction-one-person-next = Nommez la seconde personne qui les a lus sur les armes.
error-destruction-not-compared = Les numéros n’ont pas été comparés dans les 12 dernières heures.
error-destruction-not-compared-next = Comparez-les immédiatement avant la destruction.
error-destruction-nothing = Aucune des armes de l’ordre n’a été trouvée à la comparaison.
error-destruction-nothing-next = Comparez de nouveau les numéros.
error-destruction-witnesses = Il faut deux témoins indépendants : ni celui qui a ordonné, ni ceux qui ont comparé, exécuté, présidé ou gardé les armes.
error-destruction-witnesses-next = Nommez-en deux avec leurs organismes.
error-destruction-own-order = Celui qui a enregistré l’ordre ne certifie pas la destruction.
error-destruction-own-order-next = Un autre agent la certifie.
cli-stock = Stocks : dépôts, armes, munitions, inventaires
cli-stock-stores = Affiche les dépôts
cli-stock-stores--due = Seulement ceux dont l’inventaire est en retard
cli-stock-stores--csv = Imprime en CSV pour un tableur
cli-stock-add = Enregistre un dépôt
cli-stock-add--name = Son nom
cli-stock-add--custodian = Agent qui le garde ; jamais l’un de ceux qui l’inventorient
cli-stock-add--unit = Force et unité qui le détiennent
cli-stock-add--location = Où il se trouve ; ne quitte jamais le nœud
cli-stock-add--rack = Un rayon ou une caisse ; peut être donné plusieurs fois
cli-stock-add--capacity = Armes qui y tiennent
cli-stock-add--explosive-limit = Quantité nette d’explosif autorisée, en kilogrammes par division de risque, par exemple 1.4=50 ; peut être donnée plusieurs fois
cli-stock-add--count-every = Jours entre deux inventaires au plus ; 180 sauf indication
cli-stock-change = Modifie les données d’un dépôt
cli-stock-change--id = Numéro du dépôt
cli-stock-change--name = Son nouveau nom
cli-stock-change--custodian = Agent qui le garde ; jamais l’un de ceux qui l’inventorient
cli-stock-change--unit = Force et unité qui le détiennent
cli-stock-change--location = Où il se trouve ; ne quitte jamais le nœud
cli-stock-change--rack = Un rayon ou une caisse ; peut être donné plusieurs fois
cli-stock-change--capacity = Armes qui y tiennent
cli-stock-change--explosive-limit = Quantité nette d’explosif autorisée, en kilogrammes par division de risque, par exemple 1.4=50 ; peut être donnée plusieurs fois
cli-stock-change--count-every = Jours entre deux inventaires au plus ; 180 sauf indication
cli-stock-show = Affiche un dépôt : son contenu, ses munitions, ce qui ne va pas
cli-stock-show--id = Numéro du dépôt
cli-stock-receive = Reçoit dans un dépôt les armes d’une liste
cli-stock-receive--id = Numéro du dépôt
cli-stock-receive--file = Tableau (CSV) : type, fabricant, modèle, calibre, numéro, pays, rayon, état, scellé, numéro de stock, document
cli-stock-receive--authority = Ordre ou document en vertu duquel elles entrent
cli-stock-receive--dry-run = Dit seulement si la liste peut être prise
cli-stock-ammunition = Met à jour les munitions d’un dépôt selon une liste
cli-stock-ammunition--id = Numéro du dépôt
cli-stock-ammunition--file = Tableau (CSV) : calibre, lot, cartouches, division, groupe, explosif (kg), état, surveillance
cli-stock-items = Affiche les armes ; avec --csv, toutes
cli-stock-items--store = Seulement de ce dépôt
cli-stock-items--state = Seulement celles dans cet état
cli-stock-items--serial = Seulement avec ce numéro
cli-stock-items--limit = Lignes au plus
cli-stock-items--after = Continue à partir d’ici ; la fin de la page précédente l’indique
cli-stock-items--csv = Imprime en CSV pour un tableur
cli-stock-item = Affiche une arme et ce qui en a été fait
cli-stock-item--id = Numéro de l’arme
cli-stock-act = Fait quelque chose d’une arme : délivrance, restitution, envoi, réforme, …
cli-stock-act--id = Numéro de l’arme
cli-stock-act--act = Ce qui est fait
cli-stock-act--to = À qui elle est délivrée
cli-stock-act--store = Dépôt vers lequel elle est envoyée
cli-stock-act--rack = Rayon où elle est placée
cli-stock-act--authority = Avec l’autorisation de qui
cli-stock-act--condition = État constaté
cli-stock-act--disposition = Ce qui est prévu
cli-stock-counts = Affiche les inventaires, les plus récents d’abord
cli-stock-counts--state = Seulement les inventaires ouverts, ou ceux dont une enquête est ouverte
cli-stock-counts--limit = Lignes au plus
cli-stock-counts--after = Continue à partir d’ici ; la fin de la page précédente l’indique
cli-stock-counts--csv = Imprime en CSV pour un tableur
cli-stock-count = Ouvre l’inventaire d’un dépôt par deux agents qui ne le gardent pas
cli-stock-count--id = Numéro du dépôt
cli-stock-count--counter = Agent qui compte ; à donner deux fois
cli-stock-enter = Remet la liste de ce qui a été vu, comme l’un des deux
cli-stock-enter--id = Numéro de l’inventaire
cli-stock-enter--file = Tableau (CSV) de ce qui a été vu : fabricant, numéro, rayon, état
cli-stock-confirm = Confirme la liste, comme l’autre des deux ; les écarts ouvrent des enquêtes (code de sortie 11)
cli-stock-confirm--id = Numéro de l’inventaire
cli-stock-discrepancies = Affiche un inventaire et ses écarts
cli-stock-discrepancies--id = Numéro de l’inventaire
cli-stock-discrepancies--csv = Imprime en CSV pour un tableur
cli-stock-settle = Clôt l’enquête sur un écart ; ce qui manque encore est dès lors perdu
cli-stock-settle--id = Numéro de l’inventaire
cli-stock-settle--number = Numéro de l’écart
cli-stock-settle--text = Ce qui a été constaté
cli-destruction = Destruction d’armes et de munitions : ordre, comparaison, certification, certificat
cli-destruction-order = Enregistre un ordre de destruction
cli-destruction-order--authority = Décision de l’autorité
cli-destruction-order--basis = Pourquoi elles sont détruites
cli-destruction-order--guns = Tableau (CSV) d’armes : type, fabricant, modèle, calibre, numéro, pays, registre
cli-destruction-order--ammunition = Tableau (CSV) de munitions : calibre, lot, cartouches, poids (kg)
cli-destruction-order--store = Tout ce qui est réformé dans ce dépôt
cli-destruction-list = Affiche les ordres de destruction, les plus récents d’abord
cli-destruction-list--state = Seulement les ordres ouverts, ou seulement les ordres exécutés
cli-destruction-list--limit = Lignes au plus
cli-destruction-list--after = Continue à partir d’ici ; la fin de la page précédente l’indique
cli-destruction-list--csv = Imprime en CSV pour un tableur
cli-destruction-show = Affiche un ordre et ses armes
cli-destruction-show--id = Numéro de l’ordre ou de son certificat
cli-destruction-show--csv = Imprime les armes en CSV
cli-destruction-compare = Compare les numéros de ce qui est là avec l’ordre, immédiatement avant (code de sortie 11 s’ils diffèrent)
cli-destruction-compare--id = Numéro de l’ordre ou de son certificat
cli-destruction-compare--file = Tableau (CSV) des numéros lus sur les armes
cli-destruction-compare--with = Seconde personne qui les a lus
cli-destruction-certify = Certifie que c’est fait ; pas l’agent qui a enregistré l’ordre
cli-destruction-certify--id = Numéro de l’ordre ou de son certificat
cli-destruction-certify--method = Comment
cli-destruction-certify--place = Où
cli-destruction-certify--operator = Qui l’a exécutée
cli-destruction-certify--presiding = Qui a présidé
cli-destruction-certify--custodian = Qui gardait les armes ; le dépositaire sauf indication
cli-destruction-certify--witness = Témoin indépendant, sous la forme « Nom, Organisme » ; au moins deux fois
cli-destruction-certify--components-unusable = Carcasse, canon et culasse ou glissière sont inutilisables
cli-destruction-certify--residue = Ce que sont devenus les résidus : poids, reçu de la fonderie
cli-destruction-certificate = Affiche le certificat ; la consultation est consignée
cli-destruction-certificate--id = Numéro de l’ordre ou de son certificat
cli-destruction-certificate--out = Nouveau fichier à écrire (JSON)
error-holding-needs =
    Manque ou impossible : { $field ->
        [name] le nom
        [unit] force et unité
        [location] l’emplacement
        [custodian] le dépositaire
        [rack] un rayon du dépôt
        [countevery] jours entre deux inventaires, de 1 à 366
        [explosivelimits] une limite comme 1.4=50
        [authority] l’autorité
        [to] à qui
        [store] l’autre dépôt
        [act] ce qui est fait
        [state] un état de la liste
        [condition] l’état, de A à D
        [disposition] la destination prévue
        [text] des mots
        [basis] autorité et motif
        [method] la méthode
        [place] le lieu
        [operator] qui l’a exécutée
        [presiding] qui a présidé
        [componentsunusable] que les composants sont inutilisables
        [dated] le jour de l’ordre de l’autorité, comme 2026-11-20
        [begun] quand elle a commencé, comme 2026-11-23 09:30 (UTC)
        [ended] quand elle a fini, comme 2026-11-23 10:30 (UTC)
        [by] qui l’a remise
       *[other] { $field }
    }.
error-holding-needs-next = Indiquez-le et réessayez ; rien n’a été modifié.
code-admin-certificate-issued = pages d’un certificat de destruction émises
code-admin-sheet-filed = feuille signée d’une destruction classée
code-admin-sheet-read = feuille signée d’une destruction ouverte
column-dated = Date de l’ordre
column-ended = Fin
column-certified-by = Certifié par
column-signed-sheet = Feuille signée
column-language = Langue
note-destruction-unsigned = pas encore signé par les témoins
note-destruction-sheet = { $number } : remise par { $by }, classée par { $officer } le { $time }, SHA-256 { $digest }
note-certificate-written = Certificat { $number } écrit dans { $file } : code { $code }, SHA-256 { $digest }
note-certificate-authentic = AUTHENTIQUE : certificat de destruction { $number }, { $count } armes à feu, émis par { $node } (numéro de sécurité { $safety }). SHA-256 du certificat : { $digest }
note-certificate-consistent = COHÉRENT, ÉMETTEUR NON CONFIRMÉ : certificat de destruction { $number }, { $count } armes à feu, dit que { $node } l’a émis. Comparez le numéro de sécurité { $safety } avec le service et donnez-le avec --root. SHA-256 du certificat : { $digest }
note-certificate-broken = ROMPU : ce fichier prétend être le certificat de destruction { $number } de { $node } (numéro de sécurité { $safety } ; armes à feu : { $count } ; SHA-256 de ce qu’il contient : { $digest }). Ne vous y fiez pas :
note-certificate-pages-hold = PAGES : redessinées à partir du certificat joint, elles sont identiques octet pour octet.
note-certificate-pages-differ = PAGES MODIFIÉES : ce fichier n’est pas ce qui est dessiné à partir du certificat joint (première différence à l’octet { $at }).
note-certificate-pages-other = PAGES NON COMPARÉES : une autre version du programme les a dessinées. Demandez à { $node } quel SHA-256 son journal administratif a de cette émission et comparez : { $digest }
note-certificate-pages-not-looked-at = Les pages n’ont pas été examinées.
note-certificate-signature-holds = AGENT : la signature de { $officer }, clé { $key }, sur le certificat est valide.
note-certificate-signature-broken = AGENT : la signature de { $officer }, clé { $key }, n’est PAS valide.
note-certificate-signature-none = AGENT : certifié par { $officer } sans clé propre (clé : { $key }).
note-certificate-paper = Ce que les témoins ont signé est sur papier ; le service émetteur a l’empreinte de sa numérisation.
error-destruction-times = Une destruction commence, finit, puis est certifiée : ces heures sont dans un autre ordre.
error-destruction-times-next = Donnez les deux heures en UTC, comme 2026-11-23 09:30.
error-destruction-not-certified = Il n’y a pas encore de certificat que des témoins auraient pu signer.
error-destruction-not-certified-next = Certifiez d’abord la destruction (vestigo destruction certify).
error-destruction-same-sheet = Cette même numérisation est déjà classée avec le certificat.
error-destruction-same-sheet-next = Il n’y a rien à faire ; une autre numérisation peut être classée à côté.
error-destruction-sheets = Le certificat a autant de numérisations qu’il peut en avoir.
error-destruction-sheets-next = Ouvrez celles qui sont classées ; elles restent telles quelles.
cli-destruction-order--dated = Jour de l’ordre de l’autorité, comme 2026-11-20
cli-destruction-certify--begun = Quand elle a commencé, en UTC : 2026-11-23T09:00
cli-destruction-certify--ended = Quand elle a fini, en UTC
cli-destruction-certificate--pdf = Nouveau fichier à écrire : pages (PDF) qui contiennent le certificat ; son empreinte est journalisée
cli-destruction-certificate--language = Langue des pages : en, es, pt, fr
cli-destruction-signed = Classer la numérisation de la feuille que les témoins ont signée ; une précédente reste
cli-destruction-signed--id = Numéro de l’ordre ou de son certificat
cli-destruction-signed--scan = La numérisation : PDF, PNG, JPEG ou TIFF
cli-destruction-signed--by = Qui a remis la feuille signée
cli-destruction-sheet = Écrire la numérisation d’une feuille signée dans un nouveau fichier ; c’est journalisé
cli-destruction-sheet--id = Numéro de l’ordre ou de son certificat
cli-destruction-sheet--number = Numéro de la numérisation ; 1 sauf indication
cli-destruction-sheet--out = Nouveau fichier à écrire
