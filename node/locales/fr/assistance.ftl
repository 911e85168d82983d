# L’assistance, ses projets et ateliers
code-admin-assistance-asked = assistance demandée ou offerte
code-admin-assessment-shared = partie d’une évaluation communiquée
code-admin-project-entered = projet d’assistance enregistré
code-admin-project-acted = acte sur un projet d’assistance
code-admin-workshop-entered = atelier enregistré
code-admin-workshop-changed = atelier modifié
code-admin-participants-taken = liste de participants reprise
code-admin-participants-read = participants vus ou remis
code-admin-participants-erased = noms de participants effacés
code-project-machines-in-use = machines de marquage en service
code-project-firearms-marked = armes à feu marquées
code-project-arms-destroyed = armes détruites
code-project-people-trained = personnes formées
code-project-received = le partenaire nous aide
code-project-given = nous aidons le partenaire
code-project-agreed = convenu
code-project-delivered = livré
code-project-closed = clos
code-project-cancelled = annulé
code-project-enter = enregistrement
code-project-deliver = livraison
code-project-measure = chiffre noté
code-project-close = clôture
code-project-cancel = annulation
code-project-books = compté dans nos propres registres
code-project-entered = noté à la main
code-project-none = pas encore connu
code-help-asked = demandée par nous
code-help-offered = offerte par nous
code-help-offer = offerte à nous
code-help-request = demandée à nous
cli-assistance = Assistance entre services : lister, demander, offrir, voir avant, communiquer
cli-assistance-list = Liste ce qui a été demandé et offert, par nous et par les partenaires
cli-assistance-list--sort = Seulement ceci : asked, offered, offer (à nous), request (à nous)
cli-assistance-list--assessment = Seulement ce qui a été demandé pour les lacunes de cette évaluation
cli-assistance-list--limit = Lignes au plus
cli-assistance-list--after = Continuer d’ici ; la fin de la page précédente le dit
cli-assistance-list--csv = Écrire en CSV pour un tableur
cli-assistance-list--partner = Seulement avec ce partenaire
cli-assistance-ask = Demande l’assistance de partenaires : une demande signée à chacun, ou aucune
cli-assistance-ask--to = Le partenaire ; peut être donné plusieurs fois
cli-assistance-ask--with = En quoi : marking, tracing, stockpile, destruction, identification, training, legal
cli-assistance-ask--text = Ce qui est dit au partenaire, avec vos propres mots
cli-assistance-ask--purpose = Usage prévu que l’accord permet
cli-assistance-ask--legal-basis = Base juridique que l’accord accepte
cli-assistance-ask--assessment = L’évaluation dont la lacune est en cause ; reste sur ce nœud
cli-assistance-ask--question = La question qui est la lacune ; dit en quoi l’aide est demandée, sauf indication
cli-assistance-ask--offer = Entrée de l’offre du partenaire qui est acceptée
cli-assistance-offer = Offre l’assistance à des partenaires : un avis signé à chacun
cli-assistance-offer--to = Le partenaire ; peut être donné plusieurs fois
cli-assistance-offer--with = En quoi : marking, tracing, stockpile, destruction, identification, training, legal
cli-assistance-offer--text = Ce qui est dit au partenaire, avec vos propres mots
cli-assistance-offer--purpose = Usage prévu que l’accord permet
cli-assistance-offer--legal-basis = Base juridique que l’accord accepte
cli-assistance-preview = Montre exactement ce qui d’une évaluation irait à un partenaire ; n’envoie rien
cli-assistance-preview--assessment = Numéro d’une évaluation close
cli-assistance-preview--area = Seulement ce domaine : marking, records, tracing, stockpile, law ; peut être donné plusieurs fois
cli-assistance-preview--evidence = Ce qui montre les niveaux est joint ; cela peut nommer des lieux et des personnes
cli-assistance-share = Envoie une partie d’une évaluation close à un partenaire, avec une demande signée
cli-assistance-share--assessment = Numéro d’une évaluation close
cli-assistance-share--area = Seulement ce domaine : marking, records, tracing, stockpile, law ; peut être donné plusieurs fois
cli-assistance-share--evidence = Ce qui montre les niveaux est joint ; cela peut nommer des lieux et des personnes
cli-assistance-share--to = Le partenaire ; peut être donné plusieurs fois
cli-assistance-share--with = En quoi : marking, tracing, stockpile, destruction, identification, training, legal
cli-assistance-share--text = Ce qui est dit au partenaire, avec vos propres mots
cli-assistance-share--purpose = Usage prévu que l’accord permet
cli-assistance-share--legal-basis = Base juridique que l’accord accepte
cli-assistance-share--digest = SHA-256 que l’aperçu a dit : ce qui part est ce qui a été vu
cli-assistance-share--handling = Code de traitement : H0 à H3
cli-project = Projets d’assistance : enregistrer, lister, montrer, livrer, mesurer, clore, annuler
cli-project-enter = Enregistre ce qui a été convenu avec un partenaire ; chaque côté tient le sien
cli-project-enter--title = Comment s’appelle le projet
cli-project-enter--with = En quoi : marking, tracing, stockpile, destruction, identification, training, legal
cli-project-enter--partner = Le partenaire
cli-project-enter--direction = received : le partenaire nous aide ; given : nous aidons le partenaire
cli-project-enter--machines = But : machines de marquage en service
cli-project-enter--marked = But : armes à feu marquées
cli-project-enter--destroyed = But : armes détruites
cli-project-enter--trained = But : personnes formées
cli-project-enter--agreed = Jour de l’entente ; aujourd’hui sauf indication
cli-project-enter--until = Jour pour lequel ce doit être fait
cli-project-enter--exchange = La demande dont il vient : la nôtre, ou celle du partenaire
cli-project-list = Liste les projets avec leurs résultats
cli-project-list--state = Seulement ceux-ci : agreed, delivered, closed, cancelled
cli-project-list--partner = Seulement avec ce partenaire
cli-project-list--limit = Lignes au plus
cli-project-list--after = Continuer d’ici ; la fin de la page précédente le dit
cli-project-list--csv = Écrire en CSV pour un tableur
cli-project-show = Montre un projet avec ses buts et résultats
cli-project-show--id = Numéro du projet
cli-project-show--csv = Écrire buts et résultats en CSV
cli-project-deliver = Note une livraison
cli-project-deliver--id = Numéro du projet
cli-project-deliver--what = Ce qui a été livré
cli-project-deliver--quantity = Combien
cli-project-deliver--with = Quel bureau l’a reçu
cli-project-deliver--on = Jour ; aujourd’hui sauf indication
cli-project-measure = Note un chiffre que nos registres ne comptent pas, avec sa source
cli-project-measure--id = Numéro du projet
cli-project-measure--measure = De quoi : machines_in_use, firearms_marked, arms_destroyed, people_trained
cli-project-measure--count = Combien
cli-project-measure--source = Où le chiffre a été lu
cli-project-measure--on = Jour ; aujourd’hui sauf indication
cli-project-close = Clôt un projet ; ses chiffres sont comptés jusqu’à ce jour
cli-project-close--id = Numéro du projet
cli-project-close--text = Conclusion
cli-project-cancel = Annule un projet, avec le motif
cli-project-cancel--id = Numéro du projet
cli-project-cancel--text = Pourquoi
cli-workshop = Ateliers : enregistrer, modifier, lister, montrer, reprendre les participants, effacer les noms, exporter
cli-workshop-enter = Enregistre un atelier
cli-workshop-enter--title = Comment il s’appelle
cli-workshop-enter--kind = Sur quoi : un domaine d’assistance
cli-workshop-enter--from = Premier jour
cli-workshop-enter--to = Dernier jour ; le premier sauf indication
cli-workshop-enter--place = Où
cli-workshop-enter--project = Numéro du projet dont il fait partie
cli-workshop-enter--item = Un point de l’ordre du jour : heure ; sujet ; qui. Peut être donné plusieurs fois
cli-workshop-enter--conclusions = Conclusions
cli-workshop-change = Modifie ce qui est dit d’un atelier ; les participants restent
cli-workshop-change--id = Numéro de l’atelier
cli-workshop-change--title = Comment il s’appelle
cli-workshop-change--kind = Sur quoi : un domaine d’assistance
cli-workshop-change--from = Premier jour
cli-workshop-change--to = Dernier jour ; le premier sauf indication
cli-workshop-change--place = Où
cli-workshop-change--project = Numéro du projet dont il fait partie
cli-workshop-change--item = Un point de l’ordre du jour : heure ; sujet ; qui. Peut être donné plusieurs fois
cli-workshop-change--conclusions = Conclusions
cli-workshop-list = Liste les ateliers avec leurs comptes ; sans noms
cli-workshop-list--kind = Seulement sur ce domaine
cli-workshop-list--limit = Lignes au plus
cli-workshop-list--after = Continuer d’ici ; la fin de la page précédente le dit
cli-workshop-list--csv = Écrire en CSV pour un tableur
cli-workshop-show = Montre un atelier ; lire ses participants est consigné
cli-workshop-show--id = Numéro de l’atelier
cli-workshop-show--csv = Écrire les participants en CSV
cli-workshop-take = Reprend une liste de participants avec présence et résultats : tout ou rien
cli-workshop-take--id = Numéro de l’atelier
cli-workshop-take--file = Tableau (CSV) : nom, service, pays, présent, avant, après, réussi
cli-workshop-take--dry-run = Voir seulement si elle peut être reprise
cli-workshop-erase = Efface les noms des personnes d’un atelier ; les comptes restent
cli-workshop-erase--id = Numéro de l’atelier
cli-workshop-export = Écrit un atelier avec ses participants en classeur (XLSX)
cli-workshop-export--id = Numéro de l’atelier
cli-workshop-export--output = Le nouveau fichier
column-help-sort = Ce que c’est
column-help-field = En quoi
column-help-gap = Lacune
column-help-words = Mots
column-help-reply = Réponse
column-help-next = Ensuite
column-help-exchange = Demande dont il vient
column-project = Projet
column-project-measure = Mesuré en
column-project-goal = But
column-project-result = Atteint
column-project-results = Buts et résultats
column-project-source = Comment on le sait
column-project-read = Source
column-project-direction = Qui aide
column-project-agreed = Convenu le
column-project-until = À faire pour le
column-project-delivery = Ce qui a été livré
column-workshop = Atelier
column-workshop-kind = Sur
column-workshop-from = Premier jour
column-workshop-to = Dernier jour
column-workshop-trained = Personnes formées
column-workshop-passed = Réussi
column-workshop-tests = Test moyen avant → après
column-workshop-conclusions = Conclusions
column-workshop-erased = Noms effacés le
column-workshop-agenda = Ordre du jour
column-workshop-time = Quand
column-workshop-subject = Sujet
column-workshop-who = Qui
column-workshop-name = Nom
column-workshop-office = Service
column-workshop-attended = Présent
column-workshop-before = Test avant, %
column-workshop-after = Test après, %
column-workshop-column = Colonne
column-project-ended = Terminé le
column-project-deliveries = Livraisons
column-project-quantity = Combien
column-project-with = Reçu par
column-project-history = Ce qui a été fait
column-workshop-invited = Sur la liste
column-workshop-people = Participants
note-no-assistance = Rien n’a été demandé ni offert.
note-no-projects = Il n’y a pas de projets.
note-no-workshops = Il n’y a pas d’ateliers.
note-share-preview = { $name }, questions répondues : { $count }. Exactement ceci irait au partenaire, et rien d’autre de l’évaluation :
note-workshop-file = Écrit dans { $path }. Il contient des noms : conservez-le comme tel.
note-participants-wrong = Rien n’a été repris. Ces lignes sont fausses ; « name » aussi où une personne figure deux fois :
note-participants-taken = Repris : { $added } nouveaux, { $changed } modifiés.
note-participants-would = Rien n’a été repris. Ce seraient { $added } nouveaux, { $changed } modifiés.
error-assistance-needs =
    Manquant ou pas comme il faut : { $field ->
        [to] le partenaire
        [field] en quoi
        [text] les mots
        [words] les mots
        [offer] l’offre
        [assessment] l’évaluation
        [areas] les domaines
        [sort] ce qu’est la ligne
        [state] l’état
        [direction] qui aide qui
        [goals] un but en chiffres, chacun une fois
        [agreed] le jour de l’entente, non futur
        [until] le jour pour lequel ce doit être fait
        [title] le titre
        [act] ce qui est fait
        [on] le jour, ni futur ni antérieur à l’entente
        [what] ce qui a été livré
        [quantity] combien
        [with] qui l’a reçu
        [measure] ce qui est mesuré
        [source] la source
        [from] le premier jour
        [place] le lieu
        [agenda] l’ordre du jour : chaque ligne a un sujet
        [conclusions] les conclusions
       *[other] { $field }
    }
error-assistance-needs-next = Indiquez-le, ou écrivez-le comme le disent le formulaire et le manuel.
error-project-state =
    Le projet est { $state ->
        [agreed] convenu et sans livraison
        [delivered] livré
        [closed] clos
        [cancelled] annulé
       *[other] { $state }
    } ; cela ne peut pas se faire.
error-project-state-next = Voyez le projet : il dit ce qui peut être fait.
error-project-counted = Nos propres registres comptent ce chiffre.
error-project-counted-next = Enregistrez ce qui manque à sa place : ordre de marquage, certificat ou atelier.
error-project-no-goal = Le projet n’a pas de but de cette mesure.
error-project-no-goal-next = Choisissez l’un de ses buts.
error-project-link = Cet échange n’est pas une demande d’assistance avec ce partenaire.
error-project-link-next = Prenez l’ID dans la liste d’assistance.
error-not-agreed-to = L’accord avec { $partner } ne permet pas { $what }. Rien n’a été envoyé à personne.
error-not-agreed-to-next = Modifiez d’abord l’accord, laissez ce partenaire de côté, ou indiquez ce qu’il permet.
error-assistance-no-offer = Il n’y a pas de telle offre de ce partenaire.
error-assistance-no-offer-next = Prenez l’offre dans la liste d’assistance.
error-share-not-closed = Une évaluation ouverte n’est pas communiquée.
error-share-not-closed-next = Clôturez-la d’abord, ou prenez-en une close.
error-share-changed = Ce qui serait envoyé n’est pas ce qui a été vu. Rien n’a été envoyé.
error-share-changed-next = Regardez l’aperçu à nouveau, et envoyez cela.
error-workshop-erased = Les noms de cet atelier ont été effacés.
error-workshop-erased-next = Les comptes restent. Enregistrez les personnes d’un autre atelier là-bas.
web-assistance-title = Assistance
web-assistance-card = Ce qui a été demandé et offert aux partenaires, ce qu’ils offrent, et ce qui nous attend.
web-assistance-lede = Chaque ligne est un message signé dans les deux journaux. La lacune d’une évaluation et le projet qui a suivi ne sont que sur ce nœud.
web-assistance-ask = Demander de l’assistance
web-assistance-ask-do = Signer et envoyer
web-assistance-ask-words = Chaque partenaire reçoit une demande signée selon son accord. Si l’un ne peut être sollicité, rien ne part.
web-assistance-offer = Offrir de l’assistance
web-assistance-offer-do = Signer et publier
web-assistance-offer-words = Chaque partenaire reçoit un avis signé. Qui l’accepte envoie une demande qui le nomme.
web-assistance-take-up = Accepter l’offre
web-assistance-take-words = Le partenaire reçoit une demande signée qui nomme son offre : les deux journaux le montrent.
web-assistance-taken-up = acceptée
web-assistance-gap = Sur la lacune { $question } : { $words } Le partenaire ne l’apprend que si vous l’écrivez.
web-assistance-to = Partenaires
web-assistance-choose = choisir
web-assistance-words-hint = Ce dont vous avez besoin ou offrez. Rien d’une évaluation n’est copié ici.
web-assistance-need-to = Choisissez au moins un partenaire
web-assistance-need = Ceci est nécessaire
web-share-title = Communiquer à un partenaire
web-share-words = Les niveaux et leurs mots vont à un partenaire, joints à une demande signée. Rien ne part avant que vous n’ayez vu exactement quoi.
web-share-evidence-yes = Envoyer aussi ce qui montre les niveaux
web-share-evidence-hint = Cela peut nommer des lieux et des personnes. Laissé de côté sauf choix. Aucun domaine choisi : les cinq.
web-share-look = Voir ce qui partirait
web-share-preview = Ce qui partirait
web-share-send = Signer et envoyer exactement ceci
web-share-went-along = Une partie d’une évaluation était jointe.
web-projects-title = Projets d’assistance
web-projects-card = Ce qui a été convenu, livré, et ce qui en est résulté en chiffres.
web-projects-lede = Chaque côté tient le sien. Chaque chiffre dit s’il a été compté dans nos registres ou noté à la main.
web-project-new = Enregistrer un projet
web-project-new-words = Ce que les deux côtés ont convenu, avec un but en chiffres. Cet enregistrement reste sur ce nœud ; le partenaire tient le sien.
web-project-enter-do = L’enregistrer
web-project-goal-hint = Un nombre pour au moins l’un des quatre.
web-project-number-wrong = Entrez un nombre entier
web-project-result = { $measure } : { $number } sur { $goal }
web-project-overdue = Le jour pour lequel ce devait être fait est passé.
web-project-stays = Cet enregistrement reste sur ce nœud.
web-project-nothing-to-do = Il n’y a rien que vous puissiez en faire maintenant.
web-project-deliver = Noter une livraison
web-project-deliver-words = Dès la première livraison, nos registres sont comptés pour le but.
web-project-with-hint = Un bureau plutôt qu’une personne
web-project-measure = Noter un chiffre
web-project-measure-words = Pour ce que nos registres ne comptent pas. Dites où vous l’avez lu.
web-project-source-hint = Un rapport, une lettre, une visite avec sa date
web-project-close = Clore le projet
web-project-close-words = Ses chiffres sont comptés jusqu’à aujourd’hui. Plus rien ne peut être noté.
web-project-cancel = Annuler le projet
web-project-cancel-words = Ce qui a été livré reste consigné. Le projet se termine avec le motif.
web-project-why = Pourquoi
web-workshops-title = Ateliers
web-workshops-card = Ce qui a été enseigné, à combien de personnes, et ce qu’elles savaient avant et après.
web-workshops-lede = Une personne compte une fois par atelier. Seul le point de contact voit les noms, qui peuvent être effacés ; les comptes restent.
web-workshop-new = Enregistrer un atelier
web-workshop-change = Modifier ce qui est dit
web-workshop-save = Enregistrer
web-workshop-no-project = aucun
web-workshop-agenda-hint = Une ligne chacun : heure ; sujet ; qui
web-workshop-erased = Les noms ont été effacés le { $date }. Les comptes sont ce qu’ils étaient.
web-workshop-take = Reprendre une liste de participants
web-workshop-take-do = La reprendre
web-workshop-take-words = Qui est déjà sur la liste reçoit ce que dit la nouvelle. Si une ligne est fausse, rien n’est repris.
web-workshop-take-hint = CSV avec en-tête : nom, service, pays, présent, avant, après, réussi
web-workshop-row-wrong = Ligne { $line } : la colonne { $column } n’est pas de sa forme, ou la personne figure deux fois.
web-workshop-erase = Effacer les noms
web-workshop-erase-do = Les effacer
web-workshop-erase-words = Les noms et services des participants, et qui a parlé, quittent ce nœud et ne reviennent pas. Pays, présence et résultats restent.
web-workshop-csv = Participants en CSV
web-workshop-xlsx = Atelier en classeur XLSX
web-workshop-recorded = Que vous ayez vu ou remis les participants figure au journal administratif.
web-workshop-counts-only = Vous voyez les comptes ; seul le point de contact voit les noms.
