# La chaîne entre pays, et les États sans nœud

## Commandes

cli-trace-submit--fan-out = Interroger à la fois les N pays les plus probables, 5 au plus, une fois vus et confirmés ; avec --to, cette autorité est la première
cli-trace-submit--yes = Confirmer les pays de --fan-out sans que l’on demande
cli-trace-submit--off-network = Interroger par lettre un pays sans nœud, deux lettres
cli-trace-submit--to-agency = L’autorité à qui va la lettre
cli-trace-submit--days = Jours jusqu’à l’échéance de la réponse à la lettre ; sinon 60, ou 7 en cas d’urgence
cli-trace-submit--out = Répertoire où la lettre est écrite, en texte et en page à imprimer ; sinon ici
cli-trace-submit--recovered = Quand l’arme a été récupérée, par exemple 2023-05-10, 2023-05 ou <2023
cli-trace-submit--recovery = Comment elle est venue aux mains des autorités : seized (saisie), found (trouvée), surrendered (remise)
cli-trace-submit--place = Où elle a été récupérée
cli-trace-submit--illicit-basis = Pourquoi elle est illicite : I1 loi du lieu, I2 embargo, I3 non marquée, I4 fabriquée sans licence, I5 transférée sans licence ; peut être donné plusieurs fois
cli-trace-suggest = Lister les pays qui en savent le plus probablement davantage sur une arme, et pourquoi ; n’interroge personne
cli-trace-suggest--id = ID d’un traçage : son arme et les réponses reçues sont examinées
cli-trace-suggest--maker = Fabricant d’après le marquage
cli-trace-suggest--country-of-manufacture = Pays de fabrication, deux lettres
cli-trace-suggest--importer = Importateur d’après le marquage
cli-trace-suggest--mark = Un marquage tel qu’on le voit, avec sa sorte (import: GT 25; proof: BNP) ; peut être donné plusieurs fois
cli-trace-suggest--csv = Écrire du CSV pour un tableur
cli-trace-onward = Poursuivre un traçage vers le pays auquel mènent ses réponses, ou vers un autre
cli-trace-onward--id = ID du traçage, ou ses 8 premiers chiffres ou plus
cli-trace-onward--to = Nom de nœud d’un partenaire, ou un pays, là où les réponses laissent le choix
cli-trace-onward--off-network = Par lettre, à un pays sans nœud, deux lettres
cli-trace-onward--to-agency = L’autorité à qui va la lettre
cli-trace-onward--days = Jours jusqu’à l’échéance de la réponse ; sinon 60, ou 7 en cas d’urgence
cli-trace-onward--out = Répertoire où la lettre est écrite ; sinon ici
cli-trace-letter = Écrire à nouveau une demande par lettre, en texte et en page à imprimer, dans la langue de --lang
cli-trace-letter--id = ID du traçage, ou ses 8 premiers chiffres ou plus
cli-trace-letter--hop = Numéro de l’étape dans le traçage
cli-trace-letter--out = Répertoire où la lettre est écrite ; sinon ici
cli-trace-enter-reply = Saisir ce qu’une lettre a répondu, avec sa copie numérisée
cli-trace-enter-reply--id = ID du traçage, ou ses 8 premiers chiffres ou plus
cli-trace-enter-reply--file = Copie de la lettre : PDF, PNG, JPEG ou TIFF, 10 Mio au plus
cli-trace-enter-reply--result = Ce qu’elle dit : un résultat (R06), pourquoi il n’y en a pas (N09), un refus (D1) ou un retour (A2)
cli-trace-enter-reply--hop = Numéro de l’étape, si plusieurs lettres sont ouvertes
cli-trace-enter-reply--reference = Notre référence telle que la réponse la cite ; comparée à celle de la demande
cli-trace-enter-reply--dated = Date de la lettre
cli-trace-enter-reply--their-reference = Référence propre de l’autre autorité
cli-trace-enter-reply--country = L’autre pays du résultat : vers où l’arme a été exportée ; avec N18, qui peut en savoir plus
cli-trace-enter-reply--date = Quand cela s’est passé
cli-trace-enter-reply--party = Qui l’a détenue ou reçue
cli-trace-enter-reply--party-kind = Ce qu’est cette partie : licensee (titulaire de licence), natural (personne physique), force (force), state (État)
cli-trace-enter-reply--document = Numéro de la licence, du certificat ou du rapport
cli-trace-enter-reply--searched = Quels registres ont été consultés ; nécessaire avec R20
cli-trace-enter-reply--until = Jusqu’à quand la réponse est reportée ; fait d’un code D un report
cli-trace-enter-reply--text = Les mots de la lettre qui comptent ; nécessaires avec un refus, un retour ou un report
cli-trace-scan = Sortir la copie numérisée d’une réponse par lettre
cli-trace-scan--id = ID du traçage, ou ses 8 premiers chiffres ou plus
cli-trace-scan--hop = Numéro de l’étape dans le traçage
cli-trace-scan--out = Fichier à écrire ; il ne doit pas encore exister
cli-trace-confirm-by-node = Demander à un partenaire de ce pays de signer ce que sa lettre a dit
cli-trace-confirm-by-node--id = ID du traçage, ou ses 8 premiers chiffres ou plus
cli-trace-confirm-by-node--hop = Numéro de l’étape avec la lettre
cli-trace-confirm-by-node--partner = Nom de nœud du partenaire
word-value-hop = ÉTAPE

## Noms

column-recovered = Récupérée
column-why = Pourquoi
column-letter-to = À
column-letter-from = De
column-letter-contact = Coordonnées
column-letter-date = Date
column-letter-reference = Notre référence (à rappeler)
column-letter-illicit = Pourquoi elle est illicite
column-letter-recovery = Comment elle a été récupérée
column-letter-place = Lieu de la récupération
column-letter-circumstances = Circonstances de la découverte
word-diversion = Point de détournement
word-time-to-crime = Délai jusqu’au crime
word-contradictions = Contradictions entre États
word-can-be-asked = peut être interrogé
word-before-asking = un jour avant la demande
word-undecided = sans décision
word-letter-title = Demande de traçage d’une arme à feu
word-letter-illicit = 1. Pourquoi l’arme est tenue pour illicite et comment elle a été trouvée
word-letter-firearm = 2. L’arme
word-letter-use = 3. À quoi l’information est destinée
word-letter-asked = 4. Ce qui est demandé
word-letter-reply = 5. La réponse

code-hop-no-partner = aucun nœud n’est partenaire
code-hop-not-agreed = traçage ultérieur non convenu
code-hop-suspended = suspendu
code-hop-loop = revient en arrière
code-hop-home = notre propre pays
code-hop-by-letter = interrogé par lettre

code-bucket-under-3-months = moins de 3 mois
code-bucket-3-to-7-months = de 3 à 7 mois
code-bucket-7-to-12-months = de 7 à 12 mois
code-bucket-1-to-2-years = de 1 à 2 ans
code-bucket-2-to-3-years = de 2 à 3 ans
code-bucket-3-years-and-over = 3 ans et plus

code-conflict-dates = Les dates s’excluent
code-conflict-consignee = Des destinataires différents sont nommés
code-conflict-country = Des pays d’origine ou de destination différents sont nommés
code-conflict-arrival = Envoyée par l’un, inconnue des registres de l’autre
code-conflict-after-destruction = Il lui est arrivé quelque chose après sa destruction
code-conflict-result = Deux réponses d’un même pays diffèrent

code-change-answer-of = la réponse qui manque encore de
code-change-asking = une réponse, s’il était interrogé, de
code-change-holder-in = qui détenait l’arme quand elle a été perdue ou volée, d’après
code-change-report-in = une déclaration de vol ou de perte, ou un transfert ultérieur, de
code-change-signature-of = une réponse signée au lieu d’une lettre, de
code-change-date-from = une date plus précise de
code-change-record-of = un enregistrement au lieu d’une affirmation, de

code-ground-last-lawful-country = envoyée là légalement, d’après une réponse
code-ground-indicated = nommé par une réponse
code-ground-import-mark = marque d’importation
code-ground-importer = importateur sur l’arme
code-ground-country-of-manufacture = pays de fabrication
code-ground-maker = le fabricant y travaille
code-ground-proof-mark = poinçon d’épreuve

## Ce qui est dit

ask-fan-out = Interroger maintenant { $partners } ? [oui/non]
note-diversion-or = ou bien : { $points }
note-diversion-where = en { $country }, { $date }
note-last-lawful = dernier enregistrement légal : { $source }
note-diversion-broke = sortie des mains légales : { $source }
note-rests-on-letter = repose sur une lettre que son pays n’a pas signée
note-would-change = pourrait changer avec { $what } { $country }
note-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
note-days-between = de { $least } à { $most } jours
note-days-least = { $least } jours ou plus
note-buckets = de { $from } jusqu’à { $to }
note-time-from = de { $from } à { $to } ; { $source }
note-source-event = étape { $hop } ({ $country }), fait { $position }
note-source-result = étape { $hop } ({ $country }), résultat { $position }
note-by-letter = Par lettre, notre référence { $reference }
note-reply-by-letter = Réponse par lettre du { $date } { $reference }
note-not-signed = Saisie par notre agent ; non signée par { $country }
note-letter-confirmed = Confirmée par la signature d’un nœud de ce pays : étape { $number }
note-letter-contradicted = Contredite par la signature d’un nœud de ce pays : étape { $number }
note-letter-written = Lettre { $reference } écrite : { $files }
note-scan-written = Copie écrite dans { $file } ({ $kind }).
note-reply-entered = La réponse est inscrite comme notre propre déclaration, non signée par le pays qui l’a écrite.
note-no-suggestions = Rien sur cette arme ne désigne un pays.
note-chain-by-letter = Par lettre, non signé par l’État qui répond : { $exchange } ({ $country }, { $agency }, référence { $reference })
note-next-proposed = Pour interroger { $partner } : vestigo trace onward { $id } --to { $partner }
note-next-no-partner = Par lettre : vestigo trace onward { $id } --off-network { $country } --to-agency "…". Ou invitez son autorité : vestigo partner invite
note-next-no-agreement = D’abord un accord : vestigo agreement propose { $partner } --terms FICHIER. Ou par lettre : vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-not-agreed = L’accord avec { $partner } ne permet pas de traçage ultérieur. Proposez-en un autre : vestigo agreement propose { $partner } --terms FICHIER. Ou par lettre : vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-suspended = { $partner } ou l’accord avec lui est suspendu : parlez à son point focal, ou interrogez par lettre : vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-loop = La réponse ramène à { $country }, d’où vient cette chaîne (étape { $earlier }). Interrogez { $country } à nouveau avec ce que dit cette réponse.
note-next-home = La réponse ramène à notre propre pays. Cherchez-la : vestigo registry find NUMÉRO
note-next-refused = Cherchez un autre pays : vestigo trace suggest { $id }
note-next-returned = Corrigez ce que le motif nomme et soumettez à nouveau : vestigo trace submit --to { $partner } …
note-next-undeliverable = { $partner } n’a pas pu être joint. Par lettre : vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-by-letter = Quand la réponse arrive : vestigo trace enter-reply { $id } --hop { $number } --file COPIE --result CODE
note-next-unsigned = Quand { $country } aura un nœud : vestigo trace confirm-by-node { $id } { $number } --partner PARTENAIRE
note-next-confirm = { $country } a maintenant un nœud. Faites-le signer : vestigo trace confirm-by-node { $id } { $number } --partner PARTENAIRE
note-next-no-record = Cherchez un autre pays : vestigo trace suggest { $id }

note-letter-intro = Notre autorité vous demande de tracer l’arme à feu décrite ci-dessous, conformément à l’Instrument international visant à permettre aux États de procéder à l’identification et au traçage rapides et fiables des armes légères et de petit calibre illicites (A/60/88), paragraphes 16 à 23, ou à l’autre base juridique nommée ici.
note-letter-asked-record = Ce que vos registres disent de cette arme : fabrication, importation, exportation, vente, enregistrement, attribution, transfert, neutralisation, destruction.
note-letter-asked-next = Si elle a quitté votre pays : vers quel pays et à qui, quand, et sous quelle licence ou quel document.
note-letter-asked-loss = Si son vol ou sa perte ont été déclarés, quand et par qui.
note-letter-asked-searched = Si rien n’est trouvé : quels registres ont été consultés et pour quelles années.
note-letter-asked-reason = Si la réponse est reportée, restreinte ou refusée : pour quel motif (paragraphes 22 et 23).
note-letter-reply = Veuillez rappeler la référence { $reference } et répondre avant le { $date }. Un bref accusé de réception est le bienvenu sans attendre.
note-letter-confidential = Cette lettre et son contenu sont confidentiels et ne servent qu’au but indiqué. Nous tiendrons votre réponse pour confidentielle, ne l’utiliserons qu’à cette fin et ne la communiquerons à personne sans votre consentement (paragraphe 15).
note-letter-signature =
    Pour le point de contact national :
    Nom, fonction, signature, cachet : ______________________________________
note-letter-leaf = Entrée dans notre journal d’échanges : { $leaf }

## Erreurs

error-leads-nowhere = Aucune réponse de ce traçage ne mène à un pays qui n’ait pas encore été interrogé.
error-leads-nowhere-next = Dites qui interroger : vestigo trace onward ID --to PARTENAIRE. Qui peut en savoir plus : vestigo trace suggest ID
error-choose-state = Les réponses mènent à plusieurs pays : { $states }.
error-choose-state-next = Choisissez-en un avec --to.
error-no-partner-in = Aucun nœud de { $country } n’est partenaire.
error-no-partner-in-next = Interrogez par lettre : vestigo trace onward ID --off-network { $country } --to-agency "…". Ou invitez son autorité : vestigo partner invite
error-suspended = { $partner }, ou l’accord avec lui, est suspendu.
error-suspended-next = Parlez à son point focal, ou interrogez par lettre avec --off-network.
error-kind-not-agreed = L’accord avec { $partner } ne permet pas { $kind }.
error-kind-not-agreed-next = Proposez un autre accord : vestigo agreement propose { $partner } --terms FICHIER. Ou interrogez par lettre avec --off-network.
error-already-asked = { $who } a déjà été interrogé dans ce traçage.
error-already-asked-next = Pour voir la chaîne : vestigo trace show ID
error-chain-too-long = Le traçage a 32 étapes, et un traçage n’en a pas davantage.
error-chain-too-long-next = Soumettez un nouveau traçage pour continuer.
error-too-many-at-once = On n’interroge pas plus de { $limit } autorités à la fois.
error-too-many-at-once-next = Choisissez les plus probables : vestigo trace suggest
error-no-such-letter = Il n’y a pas de demande par lettre à cet endroit du traçage.
error-no-such-letter-next = Pour voir les étapes et leurs numéros : vestigo trace show ID
error-choose-letter = Plusieurs demandes par lettre sont ouvertes.
error-choose-letter-next = Dites laquelle avec --hop, ou avec --reference telle que la lettre la cite.
error-another-reference = La réponse cite une autre référence que celle de la demande.
error-another-reference-next = Comparez la lettre avec vestigo trace show ID ; elle est peut-être d’un autre traçage.
error-reply-entered = Une réponse qui décide de cette demande a déjà été saisie.
error-reply-entered-next = Pour la voir : vestigo trace show ID
error-no-reply = Aucune réponse n’a encore été saisie.
error-no-reply-next = Saisissez-la d’abord : vestigo trace enter-reply ID --file COPIE --result CODE
error-another-state = { $partner } n’est pas une autorité du pays qui a répondu.
error-another-state-next = Nommez un partenaire de ce pays. Pour les voir : vestigo partner list
error-reply-words = Un refus, un retour ou un report se saisit avec les mots de la lettre.
error-reply-words-next = Ajoutez-les avec --text.
error-reply-searched = R20 exige ce qui a été consulté : ce n’est qu’ainsi que « rien trouvé » est une preuve.
error-reply-searched-next = Ajoutez-le avec --searched.
error-scan-too-large = La copie a plus de { $limit } octets.
error-scan-too-large-next = Numérisez-la en noir et blanc, ou omettez les pages qui ne disent rien.
error-scan-kind = Le fichier n’est ni PDF, ni PNG, ni JPEG, ni TIFF.
error-scan-kind-next = Numérisez la lettre en PDF.
error-nobody-to-ask = Aucun pays qui peut en savoir plus ne peut être interrogé par un partenaire.
error-nobody-to-ask-next = Pour les voir avec les motifs : vestigo trace suggest. Pour interroger par lettre : --off-network
error-not-confirmed = Rien n’a été envoyé : { $partners } n’ont pas été confirmés.
error-not-confirmed-next = Répondez oui, ou ajoutez --yes.
error-suggest-what = Rien n’a été donné sur l’arme.
error-suggest-what-next = Nommez un traçage, ou donnez --maker, --importer, --mark ou --country-of-manufacture.
error-letter-not-written = La demande est inscrite, mais la lettre n’a pas pu être écrite. { $detail }
error-letter-not-written-next = Écrivez-la à nouveau : vestigo trace letter { $id } { $number } --out RÉPERTOIRE
