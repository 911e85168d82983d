## Audits de journaux et leurs preuves

cli-audit = Vérifier des journaux en observateur, sans nœud à soi
cli-audit--log = Un journal : son répertoire ou son adresse http:// ou https:// ; une fois par journal
cli-audit--root = Numéro de sûreté d’une racine nationale que vous avez confirmée ; peut être répété
cli-audit--descriptor = Descripteur d’un organisme dont le journal n’est pas lu
cli-audit--checkpoint = Point de contrôle d’un des journaux, tel qu’il a été montré à quelqu’un d’autre
cli-audit--state = Fichier qui garde où cet audit s’arrête, pour que le suivant ne lise que le nouveau
cli-audit--key = Votre clé d’observateur inscrit
cli-audit--ca = Fichier PEM des autorités de certification reconnues pour https://, en plus de celles de cette machine
cli-audit--at = Moment auquel les délais sont comparés ; maintenant, sauf indication
cli-audit--report = Forme du rapport : text, json, html ou csv
cli-audit--out = Répertoire du rapport et de la preuve de chaque constat
word-value-format = FORMAT

error-audit-time = « { $time } » n’est pas un moment.
error-audit-time-next = Écrivez-le 2026-11-22T18:00:00Z ou 2026-11-22.
error-audit-http = { $url } ne peut pas être lu : { $detail }.
error-audit-http-next = Vérifiez l’adresse et le serveur de l’organisme, puis relancez la même commande.
error-audit-address = { $address } n’est ni un répertoire ni une adresse commençant par http:// ou https://.
error-audit-address-next = Donnez le répertoire qui contient le fichier checkpoint. Pour une adresse https, passez par un relais local ou récupérez d’abord une copie.
error-audit-no-log = { $address } n’est pas un journal : { $detail }.
error-audit-no-log-next = Donnez le répertoire ou l’adresse où se trouvent les fichiers checkpoint, descriptors/1 et tile/.
error-audit-descriptor = { $address } ne contient aucun descripteur lisible de { $node }.
error-audit-descriptor-next = Demandez le descripteur à l’organisme et donnez-le avec --descriptor FICHIER.
error-audit-state = Le fichier d’état { $path } ne peut pas servir : { $detail }.
error-audit-state-next = Donnez le fichier qui appartient à ces journaux, ou un autre nom pour recommencer.
error-audit-key = Le fichier de clé { $path } ne peut pas servir : { $detail }.
error-audit-key-next = Donnez le fichier qui contient les 32 octets de votre clé d’observateur.

column-audit-new = Lues maintenant
column-audit-signed = Signé le
column-audit-paired = Dans les deux journaux
column-audit-queries = Demandes
column-audit-answered = Ayant reçu réponse
column-audit-refused = Refusées ou renvoyées
column-audit-withdrawn = Retirées
column-audit-open = En attente de décision
column-audit-late = Décidées en retard
column-audit-class = Constat
column-audit-weight = Gravité
column-audit-about = Au sujet de
column-audit-other = Autre partie
column-audit-accused = Mis en cause
column-audit-exchange = Échange
column-audit-entry = Entrée
column-audit-number = Numéro
column-audit-count = Combien
column-audit-proof = Preuve
column-audit-words = En clair

word-audit-title = Audit de journaux d’échange
word-audit-findings = Constats
word-weight-integrity = PREUVE ROMPUE
word-weight-open = en suspens
word-weight-mark = à savoir

note-audit-clean = Rien à signaler : toutes les signatures, tous les arbres et toutes les séries tiennent, et chaque racine nationale est de celles que vous avez données.
note-audit-unconfirmed = Rien à signaler, signataires non confirmés : tout tient avec les clés jointes aux journaux, mais personne n’a dit à qui elles sont.
note-audit-findings = La preuve tient, et elle montre quelque chose : voir les constats.
note-audit-integrity = LA PREUVE NE TIENT PAS : voir les constats marqués comme rompus.
note-audit-hidden =
    { $log } : { $count ->
        [one] { $count } entrée est entre des organismes que vous ne pouvez pas observer ; sa place dans le journal a été contrôlée.
       *[other] { $count } entrées sont entre des organismes que vous ne pouvez pas observer ; leurs places dans le journal ont été contrôlées.
    }
note-audit-unknown =
    { $log } : { $count ->
        [one] { $count } entrée vient d’un organisme dont vous n’avez pas le descripteur ; sa signature n’a pas été vérifiée.
       *[other] { $count } entrées viennent d’organismes dont vous n’avez pas les descripteurs ; leurs signatures n’ont pas été vérifiées.
    }
note-audit-no-witness = { $log } : aucun témoin n’a cosigné ce point de contrôle ; son heure est celle que dit l’organisme.
note-audit-witnesses = { $log } : cosigné par { $witnesses }.
note-audit-more =
    { $count ->
        [one] { $count } autre constat ; --report json, html ou csv les énumère tous.
       *[other] { $count } autres constats ; --report json, html ou csv les énumère tous.
    }
note-audit-written =
    Le rapport et { $count ->
        [one] { $count } preuve
       *[other] { $count } preuves
    } sont dans { $dir }. Pour contrôler une preuve : vestigo verify FICHIER
note-audit-blind = Aucun audit ne voit ce que deux organismes conviennent de ne journaliser nulle part, ni ce qui a été demandé ou répondu.

note-audit-overdue = { $accused } a accepté une demande de { $about } et ne l’a pas décidée. L’échéance était le { $at }, il y a { $duration }.
note-audit-answered-late = { $accused } a décidé une demande de { $about } { $duration } après l’échéance ({ $at }).
note-audit-accepted-late = { $other } a reçu une demande de { $about } { $duration } après son échéance ({ $at }). Ce n’est pas un manquement.
note-audit-undelivered = Ce que { $about } a dit à { $other } le { $at } n’est que dans le journal de { $about } : non remis.
note-audit-denied = Il manque au journal de { $accused } ce que { $about } a dit à { $other } le { $at }, alors que { $accused } a signé l’avoir eu : nié.
note-audit-gap =
    Il manque au journal de { $about } { $count ->
        [one] { $count } numéro de sa série avec { $other }, le numéro { $number }.
       *[other] { $count } numéros de sa série avec { $other }, à partir du numéro { $number }.
    }
note-audit-number-reused = { $about } a signé deux déclarations à { $other } sous le numéro { $number }, ou son journal en contient une deux fois.
note-audit-chain-broken = La déclaration { $number } de { $about } à { $other } nomme une autre devancière que celle que { $about } a signée.
note-audit-disordered = Le journal de { $about } contient ses déclarations à { $other } dans un autre ordre que celui des signatures, au numéro { $number }.
note-audit-split-view = { $about } a signé deux histoires de son journal. Elles diffèrent dans les { $number } premières entrées.
note-audit-bad-entry = L’entrée { $number } du journal de { $about } est sous sa racine signée et n’est pas une déclaration de qui elle dit.
note-audit-copy-differs = Ce qui a été servi comme { $path } du journal de { $about } n’est pas ce qui a été signé. La faute est à la copie, pas au signataire.
note-audit-lost = Ce que { $about } a dit à { $other } le { $at } a été perdu quand l’un des deux a ouvert une époque de reprise.
note-audit-erasure = { $about } a fait savoir à { $other } le { $at } que du contenu a été détruit selon une règle.
note-audit-epoch = { $about } a ouvert l’époque de reprise { $number }, vue pour la première fois le { $at }.
note-audit-given-up = { $about } a perdu la fin de son journal et a repris à { $number } entrées ; sa racine nationale l’a déclaré le { $at }. Un point de contrôle vu auparavant en couvre { $count } de plus : elles sont sur la branche abandonnée, et personne n’en est accusé.
note-audit-unverified =
    Le journal de { $other } contient { $count ->
        [one] { $count } entrée attribuée
       *[other] { $count } entrées attribuées
    } à { $about } sous une clé que le journal de { $about } ne publie pas, à partir de l’entrée { $number }. Rien de ce qui en dépend n’a pu être vérifié.
note-audit-stale =
    La copie du journal de { $about } s’arrête à { $number } entrées, { $count ->
        [one] { $count } avant
       *[other] { $count } avant
    } ce qui avait été vu. Elle est ancienne ; rien ne la contredit.

note-proof-authentic = La preuve tient, et chaque racine nationale est de celles que vous avez données.
note-proof-consistent = La preuve tient avec les clés du fichier, signataires non confirmés : personne n’a dit à qui sont ces clés.
word-proof-says = Elle montre
word-proof-accused = Mis en cause
word-proof-nobody = personne
word-proof-strength = Force
word-proof-limit = Elle ne montre pas
note-proof-proven = PROUVÉ. Cela découle de signatures du fichier ; rien de ce qu’on montrerait plus tard n’y change.
note-proof-unless-recovered = PROUVÉ, sauf si sa racine nationale a ouvert une époque de reprise depuis l’émission du descripteur du fichier : son descripteur le plus récent le dit.
note-proof-rebuttable = ALLÉGUÉ. Elle dit que quelque chose manque, et qui l’a peut le montrer.
note-proof-overdue = { $accused } a accepté une demande de { $about } et ne l’a pas décidée avant le { $at }.
note-proof-copy = Quelqu’un a servi, comme partie du journal de { $about }, ce que { $about } n’a pas signé.
note-proof-gap = Le journal de { $about } contient des numéros postérieurs de sa série avec { $other } et il lui manquerait le numéro { $number } et les suivants jusqu’au prochain du fichier.
note-proof-limit-overdue = pourquoi il n’y a pas de décision ; si une a été prise en secret ; ni si { $about } a retiré la demande. S’y oppose une décision, ou un avis avec une date plus tardive, que { $accused } a signé avant le { $at }, ou le retrait. Les heures sont celles des horloges des signataires.
note-proof-limit-answered-late = pourquoi c’était en retard. S’y oppose un avis de { $accused } qui fixait une date plus tardive. Les heures sont celles des horloges des signataires.
note-proof-limit-undelivered = à qui la faute : au réseau, à { $about } ou à { $other }. S’y oppose une preuve d’inclusion de l’entrée dans le journal de { $other }.
note-proof-limit-denied = pourquoi elle manque. S’y oppose une preuve d’inclusion de l’entrée sous le point de contrôle du fichier.
note-proof-limit-gap = ce que disent les déclarations manquantes, ni qu’elles n’ont jamais été reçues. S’y opposent leurs preuves d’inclusion.
note-proof-limit-signed = laquelle des déclarations est vraie, ni ce qu’elles disent.
note-proof-limit-split = laquelle des deux histoires est vraie, ni à qui chacune a été montrée.
note-proof-limit-bad-entry = comment l’entrée est arrivée dans le journal. S’y oppose un descripteur qui contient la clé manquante.
note-proof-limit-copy = qui a changé la copie, par quel chemin, ni si quelqu’un l’a voulu. Elle ne dit rien contre { $about } : récupérez la copie de nouveau.
note-proof-limit-stated = plus que le fait que cela a été signé.
