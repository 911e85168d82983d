# S’exercer au traçage sur des données inventées.

## La ligne de commande.

cli-adviser-trace = S’exercer à un traçage entier sur des données inventées
cli-adviser-trace-begin = Commencer un exercice de traçage
cli-adviser-trace-begin--level = Difficulté : 1, 2 ou 3
cli-adviser-trace-begin--seed = Nombre dont viennent l’arme et son histoire ; qui donne le même s’exerce sur la même
cli-adviser-trace-list = Lister vos exercices de traçage
cli-adviser-trace-list--csv = Écrire du CSV pour un tableur
cli-adviser-trace-show = Montrer où en est un exercice
cli-adviser-trace-show--run = Son numéro ; sans lui, le dernier
cli-adviser-trace-answer = Répondre à l’étape qui attend
cli-adviser-trace-answer--run = Numéro de l’exercice
cli-adviser-trace-answer--step = Numéro de l’étape
cli-adviser-trace-answer--fields = Champs sous la forme NOM=VALEUR ; \n entre les lignes
cli-adviser-trace-play = Parcourir les étapes en dialogue
cli-adviser-trace-play--run = Numéro de l’exercice ; sans lui, le dernier
word-value-answer = NOM=VALEUR

## Mots des étapes.

column-practice-ask = Demander à
column-practice-next = Étape suivante
column-practice-point = Point de détournement
column-practice-time = Délai jusqu’au crime
column-practice-decision = Décision
column-practice-accepted = Bases juridiques acceptées
column-practice-by = Message de
column-practice-meanwhile = Entre-temps
column-practice-from = Demandeur
column-practice-agreed-purposes = Usages convenus
column-practice-budget = Demandes par jour
column-practice-ceiling = Niveau le plus élevé convenu
column-practice-circumstances = Circonstances données
column-practice-officer = Agent nommé
column-practice-wanted = Niveau demandé
column-practice-record = Notre registre dit
column-practice-originator = La réponse venait de
column-practice-until = Peut être gardée jusqu’au
column-practice-today = Aujourd’hui
column-practice-case = L’affaire
column-practice-seed = Graine
column-practice-begun = Commencé
column-practice-steps = Étapes
column-practice-why = Pourquoi
column-practice-field = Champ
word-practice-nothing = rien
word-practice-no-time = ne peut se dire
word-practice-return = La renvoyer : { $code }
word-practice-refuse = La refuser : { $code }
word-practice-alone = Communiquer { $code } : un agent
word-practice-two = Communiquer { $code } : deux agents
word-practice-no-ground = rien n’y mène
word-practice-finished = terminé
word-practice-open = peut être repris
note-practice-invented = Exercice : tout ici est inventé, et aucun partenaire n’est interrogé
note-practice-restored = Le laboratoire a restauré le numéro : { $serial }
note-practice-model = Sous les plaquettes se trouve le modèle : { $model }
note-practice-budget = { $most } convenues ; avec celle-ci, { $today } aujourd’hui
note-practice-at = Exercice { $run }, étape { $step } sur { $steps } : { $name }
note-practice-wrong = Ce n’est pas juste.
note-practice-field = { $field } : vous avez donné { $given } ; il fallait { $correct }
note-practice-done = Toutes les étapes ont leur réponse. Le résultat figure dans votre formation.
note-no-practice = Aucun exercice de traçage pour l’instant.
error-no-such-practice = Vous n’avez aucun exercice de ce numéro.
error-no-such-practice-next = Listez-les avec « vestigo adviser trace list », ou commencez-en un.
error-practice-edition = Cet exercice fut commencé sous une version antérieure et ne peut être repris.
error-practice-edition-next = Commencez-en un autre.
error-practice-answered = Cette étape a déjà sa réponse.
error-practice-answered-next = Regardez où en est l’exercice, et répondez à l’étape qui attend.
error-practice-answer = La réponse ne convient pas à l’étape : un champ manque, est trop long ou n’est pas l’un des choix.
error-practice-answer-next = Donnez chaque champ que l’étape nomme, avec l’un de ses choix.

## Pages.

web-practice-title = S’exercer au traçage
web-practice-card = De l’arme sur la table au point de détournement, puis au bureau qui répond. Tout est inventé.
web-practice-lede = Une arme est sur la table. Lisez-la, choisissez à qui demander, comprenez ce qui revient, dites où elle fut détournée, puis décidez des demandes d’autrui. Aucun partenaire, registre ni journal n’est touché.
web-practice-begin = Commencer
web-practice-runs = Vos exercices de traçage
web-practice-level-1 = 1 : deux États, rien d’inattendu
web-practice-level-2 = 2 : délais, questions, fausses pistes
web-practice-level-3 = 3 : un numéro usé et jusqu’à cinq États
web-practice-seed-hint = Ceux qui donnent le même nombre s’exercent sur la même arme. Laissez vide pour en avoir une à vous.
web-practice-need-level = Choisissez la difficulté
web-practice-wrong-seed = La graine est un nombre entier jusqu’à 4294967295
web-practice-stands = Ce qui figure sur l’arme
web-practice-events = Ce qui fut dit de sa vie
web-practice-scores = Résultat par compétence
web-practice-steps = Les étapes
web-practice-answer = Votre réponse
web-practice-go-on = Étape suivante
web-practice-done = Exercice mené à terme
web-practice-again = Un autre exercice

## Ce qui est exercé, demandé et fait ensuite.

code-practised-read = Lire l’arme
code-practised-ground = But et base juridique
code-practised-whom = À qui demander
code-practised-next = Lire ce qui revient
code-practised-conclude = Point de détournement
code-practised-desk = Décider au bureau
code-practice-ask-read = Qu’écrivez-vous dans la demande ?
code-practice-ask-ground = À quoi sert le traçage, et sur quoi repose-t-il ?
code-practice-ask-whom = À quel État demandez-vous maintenant ?
code-practice-ask-next = Que faites-vous maintenant ?
code-practice-ask-conclude = Où l’arme a-t-elle quitté des mains licites, et combien de temps avant sa récupération ?
code-practice-ask-desk-admission = C’est vous qui répondez. Cette demande peut-elle être examinée ?
code-practice-ask-desk-level = C’est vous qui répondez. Que peut-on communiquer au plus, et à combien d’agents ?
code-practice-ask-desk-third-party = C’est vous qui répondez. Un partenaire veut une réponse qu’un autre État nous a donnée. Que faites-vous ?
code-practice-ask-desk-ground = C’est vous qui répondez. Pour quel motif décidez-vous ?
code-practice-next-ask-on = Demander à un autre État
code-practice-next-supply = Donner l’information demandée
code-practice-next-correct = Envoyer une meilleure lecture
code-practice-next-wait = Attendre
code-practice-next-set-aside = Écarter le candidat et demander ailleurs
code-practice-next-accept = L’accepter : la chaîne finit ici
code-practice-next-close = Clore : il ne reste personne à qui demander
code-practice-decision-answer = L’admettre et chercher
code-practice-decision-pass-on = La transmettre
code-practice-decision-ask-consent = Demander d’abord l’accord de l’État qui l’a donnée
code-practice-decision-nothing-left = Rien ne peut être donné : elle devait être détruite

## Pourquoi.

code-practice-why-read = Écrivez ce qui figure sur l’arme, chaque inscription dans son champ (manuel, « Tracer »).
code-practice-why-read-look-alike = Parmi des chiffres une lettre se prend aisément pour l’un d’eux : O et 0, I et 1, S et 5. Ce qui est écrit autrement n’est trouvé au mieux que comme semblable, et une personne doit alors décider (manuel, « Trouver une arme »).
code-practice-why-read-worn = Ce qui ne se lit pas est un point d’interrogation. Deviner trouve une autre arme, ou aucune (manuel, « Tracer » ; ITI 17 : les marques se donnent telles quelles).
code-practice-why-read-import = Deux lettres et une année près du numéro sont une marque d’importation. C’est une marque à part, qui dit où l’arme fut importée et non quel est son numéro (CIFTA VI 1 b).
code-practice-why-read-patent = PAT. et des virgules signalent un brevet. Il figure sur toutes les armes du modèle et n’en nomme aucune (manuel, « Les outils du conseiller »).
code-practice-why-ground = Le but est ce pour quoi on veut le résultat, et l’on ne peut faire davantage de la réponse. La base doit être de celles que l’accord accepte (ITI 17 ; manuel, « Convenir »).
code-practice-why-whom-last-lawful-country = Une réponse signée qui dit où l’arme fut licitement envoyée pèse plus que tout ce qui figure dessus (manuel, « Suivre la chaîne »).
code-practice-why-whom-indicated = Un État qui ne sait rien mais en nomme un autre donne un motif plus fort qu’une inscription (N18 ; manuel, « Suivre la chaîne »).
code-practice-why-whom-import-mark = La marque d’importation la plus récente nomme l’État qui a laissé entrer l’arme en dernier. Son registre est plus proche de la récupération que celui du fabricant (CIFTA VI 1 b).
code-practice-why-whom-country-of-manufacture = Si rien de plus proche n’est connu, l’État de fabrication sait à qui elle fut expédiée (ITI 8).
code-practice-why-next-ask-on = La réponse nomme l’État où l’arme est allée, ou un autre qui peut en savoir plus. C’est à lui qu’on demande ensuite (R06, R13, N18).
code-practice-why-next-elsewhere = « Aucun enregistrement » dit seulement ce qui y fut cherché. Un autre État reste désigné (R20 : essayer d’autres États).
code-practice-why-next-refused = Un refus donne son motif et ferme cette voie. Un autre État peut encore connaître l’arme (ITI 22, 23).
code-practice-why-next-supply = L’horloge de l’autre État est arrêtée tant qu’il n’a pas ce qu’il a demandé (ITI 21 ; manuel, « Tracer »).
code-practice-why-next-correct = Plusieurs enregistrements conviennent à ce qui put être lu. Une meilleure lecture les distingue (N02).
code-practice-why-next-delayed = Un délai a un motif et un jour de réexamen. La demande tient ; redemander ou demander ailleurs la révèle une fois de plus (ITI 22).
code-practice-why-next-with-officer = Une personne y décide. Cela ne dit rien de ce qui fut trouvé : les cas sensibles et ceux tirés au sort se ressemblent (manuel, « Répondre »).
code-practice-why-next-set-aside = Une concordance possible n’est pas l’arme : fabricant et calibre diffèrent, et les numéros se répètent d’un fabricant à l’autre. On n’en conclut rien (manuel, « Trouver une arme »).
code-practice-why-next-accept = Rien ne mène plus loin : la réponse dit comment finit la chaîne (R01 à R12), ou un État où l’arme fut envoyée n’en a aucun enregistrement.
code-practice-why-next-close = Plus personne n’est désigné. Le traçage reste ainsi jusqu’au réexamen d’un refus ou d’un délai (ITI 23).
code-practice-why-conclude-recorded = Un enregistrement dit comment elle fut perdue : le dernier détenteur licite avant lui nomme le point. Le temps court du dernier transfert licite à la récupération (manuel, « Suivre la chaîne »).
code-practice-why-conclude-inferred = Aucun enregistrement ne dit comment elle fut perdue ; le dernier enregistrement licite et leur ordre laissent ce point. Le temps court depuis le dernier transfert licite (manuel, « Suivre la chaîne »).
code-practice-why-conclude-open = Ce qui fut dit n’établit aucun point, et l’on n’accuse personne en devinant. Une autre réponse peut le changer (manuel, « Suivre la chaîne »).
code-practice-why-desk-admission = Usage, base, description et quota sont dans l’accord. Examiner une demande n’est pas encore communiquer (manuel, « Répondre »).
code-practice-why-desk-return = Un renvoi dit ce qui manque ou sort du cadre, et n’est pas un refus : le partenaire peut redemander en bonne forme (codes A ; ITI 17).
code-practice-why-desk-alone = Le plafond de l’accord borne le niveau, quoi qu’on demande. Sous L4 et sous sa limite pour deux, un agent suffit pour un enregistrement ordinaire (manuel, « Répondre »).
code-practice-why-desk-two = Deux agents décident à partir de L4, à partir du niveau que nomme l’accord, et pour tout enregistrement en stock de l’État, sous garde ou détruit (manuel, « Les agents et la seconde paire d’yeux »).
code-practice-why-desk-third-party = La réponse appartient à l’État qui l’a donnée. Elle ne va qu’aux États que nomme son étiquette ; pour d’autres, on lui demande d’abord (CIFTA XII ; ITI 15).
code-practice-why-desk-expired = Ce qui devait déjà être détruit ne sert plus, quoi qu’ait permis son étiquette (manuel, « Conservation et effacement »).
code-practice-why-desk-ground = Une demande n’est refusée que pour un motif de la liste fermée, et le motif est dit (ITI 22, 23).

## Histoires inventées.

code-practice-story-u1 = Une patrouille a arrêté une voiture. L’arme était sous un siège, et l’on ne sait encore qui la portait ni sur qui l’on a tiré. La police a ouvert un dossier. (SYNTHETIC)
code-practice-story-u2 = L’accusé est devant le tribunal. Le procureur doit montrer à l’audience d’où venait l’arme. (SYNTHETIC)
code-practice-story-u3 = Quarante armes étaient dans un conteneur, personne n’est poursuivi. Une étude doit montrer par quelles routes viennent de tels chargements. (SYNTHETIC)
code-practice-story-u4 = L’arme fut trouvée dans un État sous embargo du Conseil de sécurité. Son groupe d’experts demande comment elle y est venue. (SYNTHETIC)
code-practice-story-u5 = L’arme porte la marque de notre propre armée. Le dépôt recompte et veut savoir quand et où elle fut sortie. (SYNTHETIC)
code-practice-story-u6 = Des plongeurs ont trouvé l’arme dans une rivière. L’affaire est close depuis longtemps, et elle doit revenir à celui à qui elle fut volée. (SYNTHETIC)
code-practice-case-d1 = Nos enquêteurs arrêteront le détenteur la semaine prochaine. Si on le dit maintenant, il est averti. (SYNTHETIC)
code-practice-case-d2 = Notre loi sur le secret fiscal défend de livrer les comptes d’un commerçant à quiconque à l’étranger ; le texte peut être cité. (SYNTHETIC)
code-practice-case-d3 = Le partenaire a écrit que sa loi rend toute réponse publique au bout de trente jours. (SYNTHETIC)
code-practice-case-d4 = L’arme est d’une unité qui garde les plans de défense de l’État ; le ministère l’a certifié. (SYNTHETIC)
code-practice-case-d5 = Tout ce que nous savons vient d’un autre État, qui n’a pas encore dit si on peut le communiquer. (SYNTHETIC)
code-practice-case-d6 = Notre traité d’extradition avec le partenaire permet de décliner de telles demandes ; l’article peut être cité. (SYNTHETIC)
