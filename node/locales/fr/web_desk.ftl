# Le bureau de l’agent : les demandes des partenaires et ce qui s’y fait.

web-nav-queue = À décider
web-nav-cases = Dossiers
web-queue-title = Demandes à décider
web-queue-lede = Des partenaires attendent ces réponses. La plus urgente vient en premier.
web-queue-none = Aucune demande de partenaire n’attend de décision.
web-cases-title = Tous les dossiers
web-cases-lede = Toutes les demandes que des partenaires ont adressées à ce service, celles qui attendent en premier.
web-cases-none = Aucun partenaire n’a encore envoyé de demande.
web-desk-undecided = sans décision
web-desk-asks = Objet
web-desk-because = Pourquoi un agent décide
web-desk-proposed = attend un second agent
web-desk-words = Message au partenaire
web-desk-words-hint = Il est signé et envoyé tel quel. N’y nommez personne que la réponse ne nomme pas.
web-desk-passphrase-hint = Elle ouvre votre clé de signature pour ce seul acte et n’est pas conservée.
web-desk-no-passphrase = Saisissez votre phrase secrète : cet acte est signé avec votre clé.
web-desk-need-reason = Choisissez un motif.
web-desk-need-words = Dites pourquoi en quelques mots ; le partenaire en a besoin.
web-case-title = Dossier
web-case-asks = { $partner } demande : { $kind }. Usage prévu : { $purpose }.
web-case-asks-plainly = { $partner } demande : { $kind }.
web-case-due = La décision est attendue au plus tard le { $due }.
web-case-was-due = La décision était attendue au plus tard le { $due } : le délai est dépassé.
web-case-decided = Décision du { $at } : { $what }.
web-case-alert = Alerte de détournement : d’après nos registres, cette arme est dans un stock de l’État, sous garde officielle ou détruite. Ouvrez le certificat ou le livre de stock avant de décider. Toute communication exige deux agents.
web-case-clock-stands = Nous avons demandé un complément au partenaire. Le délai est suspendu jusqu’à sa réponse.
web-case-unacknowledged = Personne ici n’a pris note de cette demande à temps.
web-case-late = La demande elle-même est arrivée après son échéance.
web-case-request = Qui demande, et pourquoi
web-case-gun = L’arme telle que la décrit le partenaire
web-case-help = Aide pour
web-case-records = Ce que disent nos registres
web-case-records-stay = Seuls les agents de ce service voient cette partie. Rien n’en sort sous cette forme.
web-case-record = Fiche { $record } de { $set }
web-case-compared = Description et fiche comparées
web-case-as-asked = Selon le partenaire
web-case-as-recorded = Selon notre fiche
web-case-told-lede = Voici ce que lirait le partenaire à chaque niveau que permet l’accord, pour la première de ces fiches.
web-case-clauses = Les clauses sur lesquelles repose la décision :
web-case-proposed = Une réponse attend un second agent
web-case-nothing-to-do = Vous n’avez rien à faire ici pour le moment.
web-case-account = Pour en rendre compte
web-case-readers = Qui a consulté ce dossier
web-case-readers-lede = Toute consultation de données personnelles est enregistrée, celle-ci aussi.
web-case-bundle = Télécharger les preuves
web-files-careful = Les fichiers sont tels que le partenaire les a faits. Ne les ouvrez que sur une machine que l’on peut perdre.
web-explain-title = Comment la décision a été prise
web-explain-lede = Ce qui a été demandé, ce qui a été trouvé, qui a décidé selon quelle clause, et si la décision découle de ce qui est consigné. Aucune arme ni personne n’est nommée ici.
web-explain-what = Quoi
web-deed-approve = Communiquer ce qui est proposé
web-deed-approve-does = En qualité de second agent, vous communiquez exactement ce qui figure ci-dessous, ou moins. C’est signé avec votre clé et envoyé aussitôt.
web-deed-approve-level = Ce qui est communiqué
web-deed-approve-whole = Tout ce qui est proposé
web-deed-approve-do = Signer et communiquer
web-deed-decline = Ne pas le communiquer
web-deed-decline-does = Rien ne part. La proposition tombe, et le dossier attend une décision comme avant.
web-deed-decline-why = Pourquoi
web-deed-decline-hint = Pour l’agent qui l’a proposé. Cela reste dans ce service.
web-deed-decline-do = Signer et écarter la proposition
web-deed-need-why = Dites pourquoi ce n’est pas communiqué.
web-deed-answer = Répondre
web-deed-answer-does = Vous choisissez la fiche et ce qui est dit au partenaire. La page suivante montre la réponse telle qu’il la lira ; elle n’est signée que là.
web-deed-answer-do = Signer et envoyer
web-answer-record = Quelle fiche correspond à cette arme ?
web-answer-no-record = Aucune : nous n’avons pas de fiche de cette arme
web-answer-level = Que dit-on au partenaire ?
web-answer-level-hint = Seul ce que l’accord permet pour cet usage est proposé.
web-answer-withheld-hint = Cochez ce que cette réponse omet de ce niveau. Il faut alors un motif et un message.
web-answer-nothing-left-out = Rien n’est omis
web-answer-whole = Est-ce la réponse complète ?
web-answer-part = C’est une partie de la réponse ; la décision viendra plus tard
web-answer-part-or-less = Une réponse partielle se donne sans omission. Omettez un élément ou répondez en partie, pas les deux.
web-answer-words-hint = Il est signé et envoyé tel quel. Il est nécessaire si quelque chose est omis : dites pourquoi.
web-answer-need-level = Choisissez ce qui est dit au partenaire.
web-answer-need-record = Dites quelle fiche c’est, ou que ce n’est aucune d’elles.
web-answer-need-withheld = Cochez ce qui est omis, ou choisissez que rien ne l’est.
web-answer-check = Vérifiez avant de signer
web-answer-read = Ce que lira le partenaire
web-answer-one = Une fois signée, cette réponse est consignée des deux côtés et part. Elle ne peut être reprise.
web-answer-two = Cette réponse exige deux agents. Votre signature la propose ; rien ne part avant qu’un autre agent ne l’ait validée.
web-answer-propose-do = Signer et proposer
web-deed-not-completed = Dire que cela n’a pu aboutir
web-deed-not-completed-does = Le dossier est tranché : le partenaire apprend pourquoi le traçage s’arrête ici sans résultat.
web-deed-candidates-hint = Avec N02 ou N08. Laissé vide, le nombre est compté.
web-deed-duplicate-hint = Avec N15 : le numéro du dossier que celui-ci répète, ou ses 8 premiers chiffres.
web-deed-indicated-hint = Avec N18 : les États qui peuvent en savoir plus, deux lettres chacun, séparés par des virgules.
web-deed-not-made-here-alone = R14 s’emploie seul : retirez les autres motifs, ou R14.
web-deed-not-a-number = Écrivez un nombre.
web-deed-reply = Répondre à la demande
web-deed-reply-does = La réponse est signée, consignée des deux côtés et envoyée. Elle tranche le dossier.
web-reply-states = Elle peut aller à
web-reply-narrow-hint = Ce qui est demandé est coché. Retirez ce que vous n’autorisez pas ; si vous n’autorisez rien, refusez.
web-reply-court = En justice
web-reply-until = Autorisé jusqu’au
web-reply-until-hint = Vide : aussi longtemps que la réponse peut être conservée.
web-reply-words-alone = Répondre par un simple message
web-reply-need-one = Laissez-en au moins un coché, ou refusez la demande.
web-reply-need-confirm = Dites si l’inscription est toujours valable.
web-deed-acknowledge = Prendre note
web-deed-acknowledge-does = Le partenaire apprend qu’une personne a vu la demande. L’échéance ne change pas.
web-deed-acknowledge-do = Signer et prendre note
web-deed-ask = Demander un complément
web-deed-ask-does = Le partenaire est invité à fournir ce qui manque. Le délai est suspendu jusqu’à sa réponse.
web-deed-ask-do = Signer et demander
web-deed-need-wanted = Choisissez ce que vous devez savoir.
web-deed-delay = Différer la décision
web-deed-delay-does = Le partenaire apprend pourquoi, et quand vous réexaminerez la demande. Ce jour-là, le dossier revient dans la liste.
web-deed-until-hint = Le jour où vous réexaminerez la demande, par exemple 2027-01-31.
web-deed-need-until = Indiquez le jour du réexamen.
web-deed-delay-do = Signer et différer
web-deed-return = Renvoyer pour correction
web-deed-return-does = La demande revient sans réponse, avec ce qui doit être corrigé. Le partenaire peut en envoyer une nouvelle.
web-deed-return-do = Signer et renvoyer
web-deed-refuse = Refuser
web-deed-refuse-does = Le dossier est tranché : le partenaire ne reçoit d’autre réponse que le motif. C’est signé, consigné des deux côtés, et les observateurs voient le motif.
web-deed-refuse-do = Signer et refuser
web-act-supply = Fournir ce qui est demandé
web-act-supply-does = Ne remplissez que ce que vous savez mieux à présent. C’est signé et envoyé, et le délai du partenaire reprend.
web-act-onward = Interroger un autre pays
web-act-onward-does = La même arme est tracée auprès d’un autre partenaire, comme étape suivante de cette chaîne. C’est signé et envoyé aussitôt.
web-act-letter = Interroger par lettre
web-act-letter-does = Pour un service qui n’a pas de nœud. La demande est consignée ici ; vous imprimez la lettre et l’envoyez.
web-act-letter-agency-hint = Comme sur l’enveloppe.
web-act-letter-days = Jours avant l’échéance de la réponse
web-act-letter-days-hint = Vide : 60, ou 7 en cas d’urgence.
web-act-letter-do = Consigner et voir la lettre
web-act-attach = Joindre un fichier
web-act-attach-does = Le fichier va au partenaire de l’étape choisie. Une image est réécrite, sans les données de l’appareil.
web-act-clarify-does = On demande au partenaire ce que signifie sa décision ou son report. Il répond par un message ; la décision demeure.
web-act-consent = Demander l’accord pour un autre usage de la réponse
web-act-consent-does = L’autorité d’origine décide si sa réponse peut aller à d’autres États, servir à d’autres fins ou être produite en justice. D’ici là, c’est exclu.
web-act-consent-states = États qui la recevraient
web-act-consent-states-hint = Les pays de vos partenaires.
web-act-consent-others = Autres États
web-act-consent-others-hint = Deux lettres chacun, séparés par des virgules.
web-act-consent-need = Nommez un État, ou demandez l’usage en justice.
web-act-reopen = Rouvrir la demande
web-act-reopen-does = Une nouvelle demande part chez le même partenaire et cite l’ancienne. Indiquez ce qui est nouveau : une meilleure lecture, un résultat de laboratoire.
web-act-reopen-do = Signer et rouvrir
web-act-send = Signer et l’envoyer
web-act-hop = Quelle étape de la chaîne ?
web-act-every-hop = Toutes les étapes en cours
web-act-file = Fichier
web-act-file-hint = Une image (JPEG, PNG, TIFF), un PDF ou du texte brut.
web-act-file-title-hint = Quelques mots que lira le partenaire, tels que « côté gauche, marque d’importation ».
web-act-need-file = Choisissez un fichier.
web-act-need-country = Choisissez le pays.
web-act-need-agency = Nommez le service qui reçoit la lettre.
web-act-need-clarify = Dites ce qui n’est pas clair.
web-letter-print = La lettre
web-letter-download = Réponse numérisée
web-letter-confirm = Le faire signer par { $country }
web-letter-reply = Saisir la réponse par lettre
web-letter-reply-does = Ce que vous saisissez est consigné comme votre propre déclaration, non comme signé par le pays qui a écrit. Joignez la lettre numérisée.
web-letter-reply-do = Signer et la consigner
web-letter-says = Ce que dit la lettre
web-letter-dated = Date de la lettre
web-letter-reference = Référence de la lettre
web-letter-country = Pays qu’elle nomme
web-letter-country-hint = Où l’arme est allée, ou qui peut en savoir plus.
web-letter-when = Quand cela a eu lieu
web-letter-party = Qui la détenait ou l’a reçue
web-letter-party-kind = Nature de cette partie
web-letter-document = Numéro de licence ou de rapport
web-letter-searched = Ce qui a été consulté
web-letter-searched-hint = Nécessaire si rien n’a été trouvé.
web-letter-until = Différé jusqu’au
web-letter-words = Les mots qui comptent
web-letter-scan = Lettre numérisée
web-letter-scan-hint = PDF, PNG, JPEG ou TIFF, 10 Mo au plus.
web-letter-need-result = Choisissez ce que dit la lettre.
web-letter-need-dated = Indiquez la date de la lettre.
web-batches-title = Lots
web-batches-lede = Fichiers de nombreuses armes tracées ensemble.
web-batches-none = Aucun fichier d’armes n’a encore été pris.
web-batch-new = Tracer de nombreuses armes
web-batch-new-lede = Choisissez un fichier avec une arme par ligne. Il est d’abord examiné : vous voyez chaque ligne renvoyée, et rien ne part.
web-batch-file = Fichier d’armes
web-batch-file-hint = CSV ou XLSX, 32 Mo au plus. La première ligne nomme les colonnes.
web-batch-by-row = Selon le fichier
web-batch-nobody = Lignes sans destinataire
web-batch-by-country = Interroger le partenaire du pays de fabrication
web-batch-circumstances-hint = Pour les lignes qui ne le disent pas. Sans noms de personnes.
web-batch-no-onward = Me demander avant l’envoi d’un traçage ultérieur
web-batch-allow = Envoyer ces lignes malgré tout
web-batch-allow-repeated = qui répètent une autre ligne
web-batch-allow-asked = qui répètent une demande antérieure
web-batch-allow-own = dont l’arme figure dans notre propre registre
web-batch-allow-importer = sans l’importateur
web-batch-whole = Si une ligne est renvoyée
web-batch-whole-yes = Ne rien envoyer
web-batch-look = Examiner le fichier
web-batch-check = Ce qui serait envoyé
web-batch-whom = Qui serait interrogé
web-batch-chosen =
    { $count ->
        [one] { $count } ligne va au pays de fabrication faute d’autre destinataire.
       *[other] { $count } lignes vont au pays de fabrication faute d’autre destinataire.
    }
web-batch-goes-back = Lignes renvoyées
web-batch-warnings = À vérifier
web-batch-sends = À l’envoi, chaque ligne correcte est signée et consignée comme une demande à part. Le nœud les répartit sur plusieurs jours si un accord fixe une limite quotidienne.
web-batch-sends-nothing = Aucune ligne ne peut être envoyée. Corrigez le fichier et examinez-le à nouveau.
web-batch-send =
    { $count ->
        [one] Signer et envoyer { $count } demande
       *[other] Signer et envoyer { $count } demandes
    }
web-batch-other = Choisir un autre fichier
web-batch-gone = Le fichier est gardé une heure et n’est plus là. Choisissez-le à nouveau.
web-batch-title = Lot { $number }
web-batch-rows = Lignes et résultats
web-batch-stop = Arrêter l’envoi
web-batch-go-on = Reprendre l’envoi
web-nav-matters = Avis
web-matters-title = Ce que nous avons demandé et signalé
web-matters-lede = Nos demandes et avis qui ne sont pas des traçages.
web-matters-none = Rien n’a encore été demandé ni signalé en dehors des traçages.
web-matters-lists = Listes
web-consents-title = Autorisations
web-consents-lede = Qui a autorisé quel usage ultérieur de quelle réponse.
web-consents-allows = Autorise
web-notices-title = Avis des partenaires
web-notices-lede = Ce que des partenaires ont signalé à ce service sans qu’on le leur demande. Leur lecture est enregistrée.
web-notices-concerns = Entrées concernées
web-watches-title = Surveillées pour des partenaires
web-watches-lede = Armes dont un partenaire veut être averti si elles réapparaissent ici.
web-alerts-title = Alertes
web-alerts-lede = Armes surveillées, ou inscrites dans nos registres, qui ont réapparu.
web-alerts-untold = Partenaires pas encore avertis
web-alerts-tell = Avertir le partenaire de l’alerte { $number }
web-matter-new = Demander ou signaler à un partenaire
web-matter-watch-does = Le partenaire vous avertit si cette arme réapparaît chez lui.
web-matter-recovery-does = Vous signalez à un État qu’une de ses armes a été récupérée ici.
web-matter-statistics-does = Vous demandez des chiffres sans dossiers. Les petits nombres ne sont pas communiqués.
web-matter-help-does = Vous demandez de l’aide à un partenaire, par exemple pour le marquage ou la formation.
web-matter-offer-does = Vous proposez de l’aide à un partenaire.
web-matter-from-trace = L’accord pour un autre usage et les éclaircissements se demandent sur la page du traçage concerné.
web-matter-until-hint = Le jour où la surveillance prend fin.
web-matter-need-until = Dites jusqu’à quand elle est surveillée.
web-matter-need-about = Choisissez de quoi il s’agit.
web-matter-need-measure = Choisissez ce qui est compté.
web-matter-need-with = Choisissez à quel sujet.
web-home-unacknowledged =
    { $count ->
        [one] demande dont personne n’a pris note à temps
       *[other] demandes dont personne n’a pris note à temps
    }
web-home-proposals =
    { $count ->
        [one] réponse attend un second agent
       *[other] réponses attendent un second agent
    }
web-home-results =
    { $count ->
        [one] résultat arrivé depuis votre dernière visite
       *[other] résultats arrivés depuis votre dernière visite
    }
web-home-verified = journal de { $country } vérifié { $ago }
web-home-log-verified = Journal vérifié
web-home-since = Depuis votre dernière connexion, le { $at } : { $what }.
web-home-new-results =
    { $count ->
        [one] { $count } résultat reçu
       *[other] { $count } résultats reçus
    }
web-home-new-requests =
    { $count ->
        [one] { $count } nouvelle demande ou nouvel avis
       *[other] { $count } nouvelles demandes et nouveaux avis
    }
web-home-new-more = et davantage que ce qui est compté ici
web-alarm-diversion =
    { $count ->
        [one] { $count } demande concerne une arme qui, d’après nos registres, est dans un stock de l’État, sous garde ou détruite. Elle attend sous « À décider ».
       *[other] { $count } demandes concernent des armes qui, d’après nos registres, sont dans un stock de l’État, sous garde ou détruites. Elles attendent sous « À décider ».
    }
