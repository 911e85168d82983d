# Ce que de nombreux traçages disent ensemble, et les formulaires par lesquels les États rendent compte.

cli-analysis = Voir ce que de nombreux traçages disent ensemble ; remplir les formulaires par lesquels les États rendent compte
cli-analysis-show = Délais jusqu’au crime, flux, itinéraires, fournisseurs, marques et échecs, d’après les traçages propres, les réponses dans leurs conditions d’usage et le registre
cli-analysis-show--subject = Seulement ce sujet
cli-analysis-show--from-year = Première année de récupération
cli-analysis-show--to-year = Dernière année de récupération
cli-analysis-show--csv = Imprimer en CSV pour un tableur
cli-analysis-form = Remplir un formulaire pour une année : ODD 16.4.2, questionnaire de l’ONUDC, PoA et ITI, chiffres de l’Union européenne
cli-analysis-form--form = Nom du formulaire
cli-analysis-form--year = L’année ; pour le formulaire biennal, la seconde des deux
cli-analysis-form--output = Classeur (XLSX) à écrire ; jamais écrasé
cli-analysis-form--csv = Imprimer en CSV pour un tableur
cli-analysis-sample = Écrire un jeu de données inventé de cinq pays avec ses chiffres, pour les calculer par d’autres moyens
cli-analysis-sample--seed = Nombre dont les données sont tirées
cli-analysis-sample--guns = Combien d’armes
cli-analysis-sample--year = Année des formulaires
cli-analysis-sample--output = Dossier dans lequel écrire

note-analysis-written = Écrit : { $file }
note-analysis-median = Médiane : environ { $days } jours
note-analysis-others = dans des lignes trop petites pour être montrées : { $count }
note-analysis-left-out = Réponses laissées de côté, parce que leurs auteurs ne les ont pas données pour cette analyse : environ { $count }
note-analysis-no-sales = Le registre est trop grand pour que ses ventes soient lues en une fois.
note-analysis-suppression = Tout nombre est arrondi par défaut à un multiple de { $least } ; moins de { $least } n’est pas montré et, là où une seule partie d’un total manquerait, la plus petite des autres ne l’est pas non plus.

word-few = peu
word-not-known = inconnu
word-stands-out = à signaler : 25 ou plus récupérées en moins de trois ans

column-statutory-figure = Chiffre
column-statutory-of = De
column-statutory-number = Nombre
column-statutory-counted = Comment il a été compté
column-analysis-what = Ce qui est compté

code-analysis-time-to-crime = Délai jusqu’au crime
code-analysis-flows = De l’origine à la récupération
code-analysis-routes = Itinéraires
code-analysis-dealers = Armuriers
code-analysis-importers = Importateurs
code-analysis-multiple-sales = Ventes multiples
code-analysis-consignments = Numéros consécutifs d’un même lot
code-analysis-exported-then-diverted = Exportées, puis détournées
code-analysis-obliteration = Numéros de série effacés ou altérés
code-analysis-performance = Ce que sont devenues nos demandes

code-analysis-counted-time-to-crime = Armes dont les dates ne laissent aucun doute sur l’intervalle entre le dernier transfert licite connu et la récupération.
code-analysis-counted-flows = Armes dont le dernier transfert licite est connu, par État de ce transfert et État de la récupération.
code-analysis-counted-routes = Armes passées par plus d’un État, par les États dans leur ordre.
code-analysis-counted-dealers = Armes par l’armurier agréé qui les a vendues en dernier ; moins de trois ans compte comme un délai court.
code-analysis-counted-importers = Armes par importateur ; moins de trois ans compte comme un délai court.
code-analysis-counted-multiple-sales = Deux armes de poing ou plus d’un armurier à un acheteur en cinq jours ouvrables, d’après le registre.
code-analysis-counted-consignments = Armes d’un fabricant et d’une même licence ou d’un même contrat portant des numéros consécutifs, et dans combien d’États elles ont été récupérées.
code-analysis-counted-exported-then-diverted = Armes dont la dernière inscription licite est une exportation, par destination, et combien d’entre elles y ont été récupérées.
code-analysis-counted-obliteration = Armes récupérées par type, et combien d’entre elles avaient un numéro de série effacé ou altéré, en partie ou en entier.
code-analysis-counted-performance = Demandes à chaque partenaire selon ce qu’elles sont devenues, et celles qui n’ont pas abouti selon la cause : l’arme, la demande, les registres. Une demande peut avoir deux causes.

code-analysis-column-guns = armes
code-analysis-column-short = après peu de temps
code-analysis-column-sales = ventes
code-analysis-column-places = États de récupération
code-analysis-column-in-destination = récupérées à destination
code-analysis-column-obliterated = effacé ou altéré
code-analysis-column-questions = demandes
code-analysis-column-found = avec résultat
code-analysis-column-no-record = rien d’enregistré
code-analysis-column-not-completed = sans aboutir
code-analysis-column-refused = refusées ou renvoyées
code-analysis-column-open = en cours
code-analysis-column-item = cause : l’arme
code-analysis-column-request = cause : la demande
code-analysis-column-records = cause : les registres

code-statutory-sdg-16-4-2 = Objectifs de développement durable, indicateur 16.4.2
code-statutory-iafq = Questionnaire de l’ONUDC sur les flux illicites d’armes
code-statutory-poa-iti = Programme d’action et Instrument international de traçage
code-statutory-eu = Union européenne, chiffres annuels

code-statutory-item-recovered = Armes saisies, trouvées ou remises
code-statutory-item-recovered-by = Armes par mode de récupération
code-statutory-item-established = Point de détournement établi
code-statutory-item-indicator = Indicateur, en pour cent
code-statutory-item-by-type = Armes par type
code-statutory-item-by-manufacture = Armes par pays de fabrication
code-statutory-item-by-source = Armes par État du dernier transfert licite
code-statutory-item-by-diversion = Armes par point de détournement
code-statutory-item-obliterated = Numéro de série effacé ou altéré
code-statutory-item-short-time = Récupérées moins de trois ans après le dernier transfert licite
code-statutory-item-sent = Demandes de traçage envoyées
code-statutory-item-sent-outcome = Demandes de traçage envoyées, par issue
code-statutory-item-received = Demandes de traçage reçues
code-statutory-item-received-outcome = Demandes de traçage reçues, par issue
code-statutory-item-destroyed = Armes détruites

code-statutory-counted-recovered = Armes que ce service a tracées, par année de récupération, lorsque la demande dit qu’elles ont été saisies, trouvées ou remises. Le chiffre national demande celles de tous les services et celles qui n’ont pas été tracées.
code-statutory-counted-recovered-by = Les mêmes armes, selon ce que dit la demande.
code-statutory-counted-established = Celles dont des réponses signées établissent le point de détournement.
code-statutory-counted-indicator = Établies, divisées par saisies, trouvées ou remises.
code-statutory-counted-by-type = Armes que ce service a tracées, par année de récupération et type selon la demande.
code-statutory-counted-by-manufacture = Armes que ce service a tracées, par pays de fabrication selon la demande.
code-statutory-counted-by-source = Armes que ce service a tracées, par l’État dont l’inscription est la dernière licite.
code-statutory-counted-by-diversion = Armes que ce service a tracées, par le point de détournement qu’établissent des réponses signées.
code-statutory-counted-obliterated = Armes que ce service a tracées et dont le numéro de série était effacé en partie ou en entier, ou altéré.
code-statutory-counted-short-time = Armes que ce service a tracées, récupérées avec certitude en moins de 1 096 jours.
code-statutory-counted-sent = Demandes que ce service a signées et envoyées dans l’année, à des nœuds et par lettre.
code-statutory-counted-sent-outcome = Les mêmes demandes, selon la décision en vigueur aujourd’hui.
code-statutory-counted-received = Demandes de recherche d’une arme acceptées dans l’année.
code-statutory-counted-received-outcome = Les mêmes demandes, selon la décision en vigueur aujourd’hui.
code-statutory-counted-destroyed = Armes que le registre donne pour détruites dans l’année.

web-nav-analysis = Analyse
web-analysis-title = Analyse
web-analysis-about = Ce que disent ensemble les traçages propres, les réponses des autres dans leurs conditions d’usage et le registre. Aucune affaire ne s’y distingue.
web-analysis-from = Récupérées depuis
web-analysis-to = Récupérées jusqu’à
web-analysis-limits = Ce qui n’est pas montré
web-analysis-forms = Rapports aux organismes internationaux
web-analysis-forms-about = Totaux des livres de ce service pour une année, avec la manière dont chacun a été compté. Ils sont exacts et destinés à l’autorité qui rend compte.
web-analysis-form = Formulaire
web-analysis-year = Année
web-analysis-workbook = Classeur (XLSX)
web-analysis-more =
    { $count ->
        [one] { $count } autre ligne dans le CSV.
       *[other] { $count } autres lignes dans le CSV.
    }
web-analysis-none = Aucune ligne n’est assez grande pour être montrée.

error-analysis-gathering = Les chiffres sont encore en cours de collecte : { $count } traçages et demandes jusqu’ici.
error-analysis-gathering-next = Redemandez dans une minute. Après un démarrage du nœud, cela se fait une seule fois.
