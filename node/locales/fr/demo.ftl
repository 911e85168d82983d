## Ce que dit la démonstration, clés demo-…

demo-banner =
    Démonstration de Vestigo : une fédération de cinq pays inventés sur cette machine.
    SYNTHETIC (synthétique) : organismes, registres, chaînes de possession, documents et agents sont inventés.
    Seules les armes récupérées sont réelles : marques, modèles et numéros de série tels que cités dans des actes judiciaires.

## La distribution

demo-agency-xa = Centre national de traçage des armes à feu d’Aldovaria (SYNTHETIC)
demo-agency-xb = Registre des armes de Brennica (SYNTHETIC)
demo-agency-xc = Renseignement douanier de Corvessa (SYNTHETIC)
demo-agency-xd = Bureau des armes à feu de la police de Dalmoria (SYNTHETIC)
demo-agency-xe = Ministère de l’Intérieur d’Estravia (SYNTHETIC)
demo-policy-xa = interroge les autres
demo-policy-xb = sa machine répond : pays et mois, sans noms (L2)
demo-policy-xc = sa machine peut seulement dire « aucun enregistrement » ; un agent décide du reste
demo-policy-xd = sa machine répond : sociétés, dates, documents (L3)
demo-policy-xe = un agent décide de tout, et ce qu’il dit ne va pas plus loin sans son consentement
demo-release = Les réponses automatiques partent toutes les { $seconds } s et aucune ne va à un agent comme échantillon (par défaut : toutes les 60 s, 3 %).

## Actes

demo-act-start = { $count } organismes créent leurs nœuds, importent leurs registres et s’associent
demo-act-across = Un pistolet récupéré en XA est tracé à travers trois pays
demo-act-off = Le nœud de XD est éteint, et XA l’interroge quand même, trois fois
demo-act-delayed = XE ne peut pas encore le dire : il reporte, avec un motif et une date
demo-act-refused = XE refuse
demo-act-unknown = XC n’a aucun enregistrement, et dit ce qui a été recherché
demo-act-folded = Une lettre O inscrite là où l’acte judiciaire porte un zéro
demo-act-back = Le nœud de XD est rallumé
demo-act-review = La date est venue : XE en est averti, et répond en entier
demo-act-handling = La réponse de XE est pour XA : la transmettre demande le consentement de XE
demo-act-batch = Les { $count } armes récupérées en une seule fois, à XB
demo-act-bundle = Les preuves du premier traçage, pour un tribunal
demo-act-flipped = Première fraude : un bit du dossier de preuves est changé
demo-act-impostor = Deuxième fraude : des imposteurs, sous les noms de XA et de XB, fabriquent un dossier avec leurs propres clés
demo-act-rewritten = Troisième fraude : l’administrateur de XC réécrit une réponse dans le journal de XC
demo-act-desk = À vous : { $count } demandes attendent sur le bureau de XE
demo-act-end = Tous les nœuds s’arrêtent ; ce qui était affirmé, et si cela s’est vérifié

## Ce qui se passe

demo-filled = { $guns } armes inventées avec { $events } événements de possession importées en { $took }.
demo-gun = { $gun }
demo-circumstances = SYNTHETIC : récupérée lors d’une perquisition, affaire inventée pour cette démonstration
demo-asked = → { $country }  interrogé : { $agency }, accord { $agreement }
demo-asked-onward = → { $country }  interrogé à la suite : { $agency }, accord { $agreement }
demo-with-officer = … { $country }  un agent doit décider ; annoncé après { $took }
demo-answered = ← { $country }  { $said } · { $level } · après { $took }
demo-refused =
    ← { $country }  refus : { $said } · après { $took }
    dans ses termes : « { $words } »
demo-officer = Agent de { $country } :  vestigo { $command }
demo-delayed =
    ← { $country }  reporté jusqu’au { $review } : { $said }
    dans ses termes : « { $words } »
demo-refusal = SYNTHETIC : une enquête est ouverte chez nous ; veuillez redemander dans trois mois.
demo-delay = SYNTHETIC : une enquête est en cours ; nous y reviendrons de nous-mêmes.
demo-observer =
    Tout ce qu’en a un observateur des journaux, { $bytes } octets : { $from } à { $to },
    { $at }, type { $kind }, motif { $reason }. Ni le numéro ni les termes n’y figurent.
demo-review-due = Le bureau de { $country } le signale de lui-même : { $count } report à réexaminer, depuis le { $review }.
demo-consent-why = SYNTHETIC : le pistolet est passé par XC.
demo-passed-on = { $country } l’a maintenant, et son étiquette avec elle : { $handling }
demo-consent-logged = Le consentement est l’entrée { $leaf }… : numéro { $asker } dans le journal de XA, numéro { $originator } dans celui de XE.
demo-stopped = Le processus de { $country } s’est arrêté.
demo-in-outbox = Signées, consignées et gardées dans la boîte d’envoi de XA jusqu’au retour de { $country }. Entre-temps :
demo-started-again = Le processus de { $country } fonctionne de nouveau.
demo-delivered = { $country } a signé le { $at } avoir la demande : XA le prouve par son traçage, { $country } par son cas.
demo-folded = { $country } a inscrit { $recorded }, la demande portait sur { $asked } : ce n’est pas identique, la machine ne répond donc pas.
demo-row-officer = un agent doit examiner
demo-batch-done = { $count } armes, chacune signée, consignée et décidée ou soumise à un agent, en { $took }.
demo-roots = Racines nationales, dont chaque organisme lit le numéro de sécurité à voix haute au téléphone :
demo-verdict = sortie { $exit } : { $words }
demo-exit = sortie { $exit }
demo-put-back = L’entrée est remise en place : sortie { $exit }, le journal est de nouveau intègre.
demo-desk-who = Vous êtes { $officer } de { $country }. Phrase secrète : { $passphrase } (les commandes la lisent dans un fichier).
demo-desk-read = Ce qui attend, ce qui est demandé, ce que disent les registres et ce qui serait révélé à chaque niveau :
demo-desk-decide = Répondre, refuser, reporter ; et comment la décision s’est faite :
demo-desk-asker = Ce qu’en voit { $asker } :
demo-chain-end = ici, l’arme a quitté la détention légale
demo-diversion = Point de détournement : { $point } { $words }, en { $country }, { $date } ({ $certainty })
demo-time-to-crime = Délai jusqu’au crime : { $days } jours, du dernier transfert licite le { $from } à la récupération le { $to }
demo-go-on = Entrée : continuer · Ctrl-C : arrêter et nettoyer
demo-look-around = Tous les nœuds fonctionnent : tapez les commandes ci-dessus dans un autre terminal. Entrée : arrêter les nœuds et nettoyer
demo-flip = Octet { $position } sur { $size }, un bit :
demo-flip-others = De même à { $count } autres endroits, dès le premier octet : non valide à chaque fois.
demo-impostor-told = Leur dossier est complet et raconte une autre histoire : { $said } en XB, jamais exportée. Face aux cinq racines :
demo-cheat =
    Le nœud de XC est arrêté. L’entrée { $index } est la réponse de XC au premier traçage : signée de nouveau avec la clé de XC,
    deux heures plus tôt, le condensé de sa ligne ajusté. Mais XC avait signé un point de contrôle sur { $size } entrées, et XA le détient.

## Affirmations

demo-check-processes = cinq organismes, cinq processus
demo-check-registers = chaque registre a été importé sans ligne rejetée
demo-check-joined = les deux parties de chaque partenariat ont vu le numéro de sécurité que l’autre lisait à voix haute
demo-check-chain = XB l’a fabriqué et expédié, XC l’a exporté, XD l’a comme volé chez un armurier
demo-check-diversion = exporté sous licence ; point de détournement D02 en XD, et le délai de là à la récupération
demo-check-levels = la machine de XB n’a nommé aucune partie, l’agent de XC et la machine de XD l’ont fait, comme convenu
demo-check-release = chaque nœud fonctionne avec les intervalles d’envoi indiqués ici, et comme synthétique
demo-check-officer = la machine de XC a laissé la décision à un agent
demo-check-report = un rapport scellé du traçage se vérifie seul ; avec un octet modifié, non, sortie 20
demo-check-synthetic = chaque événement et le dossier de preuves disent qu’ils sont synthétiques
demo-check-delayed = un report donne motif, termes et date de réexamen, qui est le nouveau délai, et aucune donnée
demo-check-observer = qui observe les journaux voit le code du motif, pas le contenu
demo-check-refused = un refus donne son motif et ses termes, et aucune donnée
demo-check-no-record = « aucun enregistrement » dit ce qui a été recherché
demo-check-folded = un numéro qui ne concorde qu’aux caractères ressemblants près va à un agent
demo-check-outbox = ce qui est demandé à un nœud éteint attend dans la boîte d’envoi
demo-check-delivered = une fois le nœud de retour, chaque demande reçoit sa réponse, une seule fois
demo-check-both-prove = demandeur et répondant prouvent les mêmes remises, chacun par son journal, et pas avant le retour du nœud
demo-check-review = le report est revenu de lui-même à sa date
demo-check-later = la réponse ultérieure est complète
demo-check-blocked = transmettre une réponse H2 est bloqué, avec la voie pour demander le consentement, et rien n’est parti
demo-check-consent = avec le consentement de son auteur elle part, avec l’étiquette de son auteur
demo-check-consent-logged = le consentement est une seule entrée signée dans les deux journaux
demo-check-batch = chaque arme récupérée a obtenu le résultat que le registre impose
demo-check-consistent = le dossier de preuves se vérifie sans configuration ni nœud : cohérent, sortie 10
demo-check-authentic = avec les racines connues, il est authentique, sortie 0
demo-check-flipped = un bit changé : sortie 20 et ce qui ne va pas
demo-check-impostor = le dossier complet d’un imposteur n’est jamais authentique, sortie 10
demo-check-log-holds = le journal de XC est intègre avant la fraude, et de nouveau une fois l’entrée remise en place
demo-check-cheat = l’entrée réécrite est désignée, sortie 20
demo-check-desk = chaque demande sur le bureau de XE montre les registres et ce qui serait révélé
demo-check-silent = le rapport d’aucun nœud ne cite un numéro de série

## Ce qui reste

demo-how-to =
    SYNTHETIC (synthétique) : une fédération de pays inventés, laissée par vestigo demo --keep.

    Répertoire  nom de nœud  numéro de sécurité de la racine nationale
    { $nodes }

    Démarrer les nœuds, chacun dans son propre terminal :
      vestigo serve --data-dir { $dir }/xa
      vestigo serve --data-dir { $dir }/xb

    Explorer :
      vestigo status --data-dir { $dir }/xa
      vestigo partner list --data-dir { $dir }/xa
      vestigo trace list --data-dir { $dir }/xa
      vestigo case list --data-dir { $dir }/xb

    Jouer le point de contact de XE, avec xa et xe en marche :
    { $desk }

    Vérifier le dossier de preuves, seul puis avec une racine pour chaque organisme qui y figure :
      vestigo verify { $dir }/{ $bundle }
      vestigo verify { $dir }/{ $bundle } $(sed 's/ //g; s/^/--root /' { $dir }/{ $roots })
      vestigo verify { $dir }/one-byte-flipped.bundle
      vestigo verify { $dir }/impostor.bundle

    Revoir la fraude, xc étant arrêté :
      cp { $dir }/xc/store.sqlite { $dir }/xc-store-true.sqlite
      cp { $dir }/xc-store-rewritten.sqlite { $dir }/xc/store.sqlite
      vestigo log verify --data-dir { $dir }/xc --partner-copy { $dir }/xc-checkpoint-held-by-xa.txt
      cp { $dir }/xc-store-true.sqlite { $dir }/xc/store.sqlite

## Ce qui peut échouer

error-demo-stopped = La démonstration a été arrêtée.
error-demo-stopped-next = Ses nœuds sont arrêtés aussi.
error-demo-timeout = La démonstration a attendu { $what } pendant { $seconds } s, et rien n’est venu.
error-demo-timeout-next = Réessayez quand la machine sera moins chargée, ou consultez les rapports des nœuds avec : vestigo demo --keep RÉPERTOIRE
error-demo-node-ended = Un nœud de la démonstration s’est arrêté de lui-même : { $detail }
error-demo-node-ended-next = Son rapport se trouve dans { $log } si la démonstration est lancée avec --keep RÉPERTOIRE.
error-demo-node-stays = Un nœud de la démonstration ne s’arrête pas.
error-demo-node-stays-next = Son rapport se trouve dans { $log } si la démonstration est lancée avec --keep RÉPERTOIRE.
error-demo-command = Une commande de la démonstration a échoué avec le code de sortie { $exit } : { $command } : { $detail }
error-demo-command-next = Relancez la démonstration avec --keep RÉPERTOIRE et essayez-y la commande.
error-demo-dir-too-long = { $path } est trop long pour les sockets des nœuds qui s’y trouvent.
error-demo-dir-too-long-next = Choisissez un répertoire dont le chemin absolu compte au plus { $limit } octets.
error-demo-dir-not-empty = { $path } n’est pas vide.
error-demo-dir-not-empty-next = Indiquez un répertoire vide ou qui n’existe pas.
error-demo-no-port = Aucun port entre 20000 et 29999 n’est libre sur 127.0.0.1.
error-demo-no-port-next = Arrêtez des programmes qui y écoutent, puis réessayez.
demo-recipient = Tribunal SYNTHÉTIQUE n° 3
demo-pages = Dans un navigateur : ouvrez une de ces pages et connectez-vous comme l’un de ces agents. Mot de passe : { $password } (laissez le code vide).
