# Images : les mots qu'elles portent et ceux qui les accompagnent.

web-picture-as-table = Voir en tableau
web-picture-disclaimer = Toutes les armes utilisées dans des crimes ne sont pas tracées, et toutes les armes tracées n'ont pas servi à un crime. Celles qui le sont ne forment pas un échantillon aléatoire, et l'origine indiquée n'est pas forcément la voie par laquelle elles sont parvenues aux criminels.
web-picture-view-route = L'itinéraire
web-picture-view-americas = Les Amériques
web-picture-view-world = Le monde entier

web-picture-count = Armes

web-picture-flow-title = De l'origine à la récupération
web-picture-flow-about = Plus la bande est large, plus il y a d'armes du pays de gauche récupérées dans celui de droite.
web-picture-flow-table = Armes par origine et lieu de récupération
web-picture-flow-from = Origine
web-picture-flow-to = Récupérées en
web-picture-flow-nothing = Aucun traçage n'a encore montré d'origine.
web-picture-pooled = autres
web-picture-few = moins de { $least }

web-picture-histogram-title = Temps entre le dernier transfert licite et la récupération
web-picture-histogram-about = Nombre d'armes selon le délai avant le crime.
web-picture-histogram-nothing = Aucun délai avant le crime n'est encore connu.
web-picture-interval = Délai avant le crime
web-picture-share = Part
web-picture-cumulative = Part cumulée
web-picture-median = Médiane : { $time }

web-picture-federation-title = Partenaires
web-picture-federation-about = { $partners } ; { $up } en contact et sans message en attente.
web-picture-partners =
    { $count ->
        [one] { $count } partenaire
       *[other] { $count } partenaires
    }
web-picture-federation-nothing = Aucun partenaire n'a encore rejoint le réseau.
web-picture-node-ok = en contact
web-picture-node-slow = lent
web-picture-node-down = sans contact
web-picture-node-not-joined = non raccordé
web-picture-agency = Service
web-picture-state = Situation
web-picture-contact = Dernier contact
web-picture-version = Version
web-picture-queue = En attente
web-picture-messages =
    { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }

web-picture-heads-title = Qui a vu quel journal
web-picture-heads-about = Ce que l'on sait ici de { $logs } : qui a vu quelle longueur de chacun, et s'il n'y a qu'une histoire.
web-picture-logs =
    { $count ->
        [one] { $count } journal
       *[other] { $count } journaux
    }
web-picture-heads-nothing = Aucun journal n'a encore été vu.
web-picture-log-of = Journal de
web-picture-seen-by = vu par
web-picture-consistent = cohérent
web-picture-behind = pas à jour
web-picture-fork = deux histoires
web-picture-trouble = à examiner
web-picture-never = rien de connu
web-picture-own = son propre journal
web-picture-tapes = Longueur des journaux
web-picture-proof = Télécharger la preuve
web-picture-entries =
    { $count ->
        [one] { $number } entrée
       *[other] { $number } entrées
    }
