# La chaîne et le trajet d'un traçage en images, sur les pages et dans les rapports scellés.

web-picture-number = N°
web-picture-country = Pays
web-picture-what = Ce qui s'est passé
web-picture-when = Quand
web-picture-evidence = Preuve
web-picture-remarks = Remarques
web-picture-from = De
web-picture-to = À

web-picture-chain-title = Chaîne du traçage { $id }
web-picture-chain-about = La vie de l'arme, en { $stations }, et la vie de la demande, en { $questions }.
web-picture-stations =
    { $count ->
        [one] { $count } étape
       *[other] { $count } étapes
    }
web-picture-questions =
    { $count ->
        [one] { $count } requête
       *[other] { $count } requêtes
    }
web-picture-chain-table = La chaîne pas à pas
web-picture-gun = Vie de l'arme
web-picture-question = Vie de la demande
web-picture-contradicts = contredit
web-picture-nothing-told = Aucun pays n'a encore rien dit de cette arme.
web-picture-signed = signé par l'État
web-picture-letter = par lettre, non signé
web-picture-waiting = réponse attendue
web-picture-refused = sans réponse
web-picture-no-record = aucun enregistrement
web-picture-sent-to = { $event } vers { $country }
web-picture-says = selon { $country }
web-picture-date-unknown = date inconnue
web-picture-before = avant { $date }
web-picture-after = après { $date }
web-picture-due = { $state }, échéance : { $date }
web-picture-clocks = les horloges divergent : la réponse est datée d'avant la question
web-picture-time-to-crime = Délai avant le crime : { $time }
web-picture-between = de { $least } à { $most }
web-picture-or-more = { $least } ou plus
web-picture-years =
    { $count ->
        [one] { $count } an
       *[other] { $count } ans
    }
web-picture-months =
    { $count ->
        [one] { $count } mois
       *[other] { $count } mois
    }

web-picture-route-title = Itinéraire de l'arme
web-picture-route-about = Le chemin de l'arme sur une carte du monde : { $countries }.
web-picture-route-table = Les trajets d'un pays à l'autre
web-picture-way-signed = attesté par une réponse signée
web-picture-way-inferred = déduit des lieux où elle se trouvait
web-picture-elsewhere = Pays absents de cette carte
web-picture-borders = Contours : Natural Earth, domaine public. Les frontières et les noms n'impliquent aucune prise de position sur le statut d'un territoire.
