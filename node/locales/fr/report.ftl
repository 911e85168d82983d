# Le rapport scellé

## Le rapport scellé : ses pages

note-report-title = Rapport de traçage d’une arme à feu n° { $number }
note-report-file-title = Rapport de traçage n° { $number } · traçage { $trace }
note-report-footer = { $node } · rapport { $number } · { $code }
note-report-page = Page { $page } sur { $pages }
word-report-synthetic = DONNÉES SYNTHÉTIQUES
word-report-draft = PROJET
note-report-synthetic = SYNTHÉTIQUE : les données de ce rapport sont inventées. Il ne prouve rien sur une arme, une personne ou un État réels.
note-report-bundle-file = Dossier de preuves : les messages signés, les preuves et les clés dont ce rapport est tiré
note-report-slip-file = Bordereau d’émission : numéro, langue, destinataire et heure de cette émission, signé par le nœud émetteur

## La réponse

note-report-sentence-diverted = L’arme est sortie de mains légales en { $country } ({ $date }) : { $point }.
note-report-sentence-diverted-somewhere = L’arme est sortie de mains légales : { $point }. L’État où cela s’est produit n’est pas établi.
note-report-sentence-last-lawful = L’endroit où l’arme est sortie de mains légales n’est pas établi ; le dernier enregistrement légal se trouve en { $country }.
note-report-sentence-no-record = Aucun des États interrogés n’a d’enregistrement de cette arme.
note-report-sentence-not-established = L’endroit où l’arme est sortie de mains légales n’est pas établi.
note-report-sentence-refused = Aucun État n’a répondu ; au moins un a refusé ou retourné la demande.
note-report-sentence-open = Aucun État n’a encore répondu.
note-report-sentence-nothing = Personne n’a été interrogé.
note-report-last-lawful = Dernier enregistrement légal : { $source }
note-report-certainty = Degré de certitude : { $certainty }
note-report-rests-on-letter = Cela repose sur une lettre que son État n’a pas signée.
note-report-time-to-crime = Délai jusqu’au crime : { $days }
note-report-without-answer = Sans réponse de : { $countries }

## Première page

column-report-issued-by = Émis par
column-report-issued-at = Émis le
column-report-recipient = Destinataire
column-report-for = À l’usage de
column-report-trace = Traçage
column-report-position = Position au journal
column-report-root = Racine du journal
note-report-position = { $size } entrées, signé { $time }
column-report-existed = Existait déjà
note-report-self-asserted = aucun témoin n’a cosigné : chaque heure est celle de son signataire
note-report-existed = tout le { $time }, selon le témoin { $witness }
word-report-witnesses = Témoins des journaux
note-report-witnesses-summary = Une ligne par cosignature : le témoin, son numéro de sécurité, le journal et sa taille, et quand
note-report-qr = Code QR avec le nœud émetteur, le numéro, le code de vérification { $code } et l’empreinte des preuves
note-report-code = Code de vérification
word-report-for-agency = le service requérant uniquement
word-report-for-national = les autorités de l’État requérant
word-report-for-court = un tribunal
note-report-for-state = les autorités de { $country }
word-report-chain = La chaîne : qui a été interrogé et ce qui a été répondu
note-report-chain-summary = Une ligne par demande : le service interrogé, quand, sa réponse, quand, et ce qui l’atteste
note-report-no-question = Les preuves ne contiennent aucune demande.
note-report-times = Chaque heure est celle de l’horloge du signataire, en UTC. Les propos d’autres services figurent tels que reçus, dans leur langue. Un caractère qui ne peut être imprimé est désigné par son code, [U+…].
column-report-number = N°
column-report-asked-agency = État et service interrogé
column-report-asked-at = Interrogé
column-report-answer = Réponse
column-report-answered-at = Répondu
column-report-evidence = Ce qui l’atteste
note-report-signed = signé par { $node } ; entrée { $index } du journal, { $leaf }…
note-report-signed-here = signé ; entrée { $index } du journal, { $leaf }…
note-report-also = aussi { $codes }
note-report-nothing-signed = aucune décision signée à ce jour
note-report-by-letter = par lettre { $reference } : parole du service demandeur ; non signé par { $country }
note-report-answer-unreadable = décidé ; le contenu n’est pas lisible ici
note-report-review = réexamen le { $time }

## La demande et les réponses

word-report-request = L’arme et la demande
note-report-request-closed = Ce qui a été demandé n’est pas ouvert dans cette copie des preuves, ou a été détruit au terme de sa conservation.
note-report-not-latin = Lettres qui ne sont pas latines de base : { $characters }
word-report-answers = Ce que chaque réponse a révélé
note-report-hop = { $number }. { $asker } a interrogé { $agency }, { $country }
column-report-law = Texte invoqué
column-report-restricted = Restreint
column-report-withheld = Non ouvert
column-report-letter = Lettre
note-report-letter = notre référence { $reference } ; réponse du { $date }, leur référence { $theirs }
note-report-fields-withheld = { $count ->
    [one] { $count } champ signé n’est pas ouvert dans cette copie
   *[other] { $count } champs signés ne sont pas ouverts dans cette copie
}
note-report-events-summary = Faits de la vie de l’arme que cette réponse a rapportés
column-report-date = Date
column-report-parties = De → à
column-report-document = Document
column-report-asserted = Selon

## Ce qui manque

word-report-missing = Ce qui manque, a été refusé ou réservé
note-report-nothing-missing = Chaque demande a reçu une réponse complète, et tout est ouvert ici.
note-report-miss-open = { $number } ({ $country }) : pas encore de décision. { $reason }
note-report-miss-refused = { $number } ({ $country }) : refusé : { $reason }
note-report-miss-returned = { $number } ({ $country }) : retourné comme irrecevable : { $reason }
note-report-miss-withdrawn = { $number } ({ $country }) : retiré par le service demandeur. { $reason }
note-report-miss-restricted = { $number } ({ $country }) : la réponse est restreinte : { $reason }
note-report-miss-no-record = { $number } ({ $country }) : aucun enregistrement ; ce qui a été consulté figure avec la réponse. { $reason }
note-report-miss-not-completed = { $number } ({ $country }) : non mené à terme : { $reason }
note-report-miss-unsigned = { $number } ({ $country }) : la réponse est venue par lettre et n’est pas signée par cet État. { $reason }
note-report-miss-unreadable = { $number } ({ $country }) : décidé ; le contenu n’est pas ouvert ici. { $reason }
note-report-miss-not-asked = La réponse { $number } renvoie à { $country }, qui n’a pas été interrogé dans ces preuves.
note-report-reply-elsewhere = L’entrée { $index } répond à une entrée qui ne figure pas dans ces preuves, ou qui relève d’un autre échange.
note-report-sequence-repeated = Entrée { $index } : son signataire avait déjà utilisé le numéro d’ordre.
note-report-id-repeated = Entrée { $index } : son signataire avait déjà utilisé le numéro de message.
note-report-agreement-unknown = L’entrée { $index } nomme un accord qui ne figure pas dans ces preuves.
note-report-not-understood = Entrée { $index } : le contenu signé est d’une forme que ce programme ne lit pas.
note-report-erased = Entrée { $index } : son contenu a été détruit au terme de sa conservation ; la déclaration signée demeure.
note-report-withheld = { $count ->
    [one] Entrée { $index } : { $count } champ signé n’est pas ouvert.
   *[other] Entrée { $index } : { $count } champs signés ne sont pas ouverts.
}

## Traitement

word-report-handling = Traitement : ce qui peut être fait de ce rapport
note-report-no-tags = Aucune réponse ne porte d’étiquette de traitement. Sans elle, l’information reste au service demandeur.
note-report-personal = Ce rapport contient des données personnelles.
note-report-handling-summary = Une ligne par réponse : qui l’a donnée, son code de traitement, les finalités, à qui elle peut être transmise et jusqu’à quand elle peut être conservée
column-report-originator = Fourni par
column-report-keep-until = Conserver jusqu’au

## Signatures

word-report-statements = Déclarations signées
note-report-statements = Chaque déclaration est signée par son émetteur et figure à sa place dans le journal du nœud émetteur. Signatures et places ont été vérifiées à l’établissement de ce rapport et peuvent l’être à nouveau à partir des preuves jointes.
note-report-statements-summary = Une ligne par déclaration signée : place au journal, nature, de qui à qui, quand, et l’empreinte complète de l’entrée
column-report-index = Entrée
column-report-from-to = De → à
column-report-signed-at = Signé
column-report-entry = Empreinte de l’entrée (SHA-256)
word-report-keys = Services et empreintes de leurs clés
note-report-keys = Le numéro de sécurité représente la clé racine nationale du service. Comparez-le à un numéro obtenu par une autre voie : du service par téléphone, ou d’une publication officielle ; jamais de ce seul rapport.
note-report-key-window = du { $from } au { $until }
word-report-sealed = Ce qui est joint
column-report-bundle = Preuves, SHA-256
column-report-bundle-bytes = Preuves, octets
column-report-renderer = Version de mise en page

## Comment vérifier

word-report-verify = Comment vérifier ce rapport
word-report-verify-in = En français : comment vérifier ce rapport
note-report-verify-file = 1. Le fichier. Lancez « vestigo verify FICHIER.pdf » sur n’importe quel ordinateur ; ni réseau ni compte ne sont nécessaires. Le programme extrait du fichier les preuves signées, vérifie chaque signature et chaque preuve, redessine ces pages à partir des preuves et compare octet par octet. Si quoi que ce soit a été modifié, ne serait-ce qu’un mot d’une page, il le dit.
note-report-verify-keys = 2. Les signataires. Ajoutez « --root NUMÉRO » pour chaque service, avec le numéro de sécurité que vous avez obtenu de lui par une autre voie. Alors seulement le programme dit AUTHENTIQUE ; sans cela, il peut seulement dire que le fichier est cohérent en lui-même.
note-report-verify-paper = 3. Une impression. Le papier ne prouve rien par lui-même. Demandez à { $node } le rapport { $number } avec le code de vérification { $code } : le service peut dire à qui il a été remis, quand, et quel est le SHA-256 de son fichier.
note-report-verify-limits = 4. Ce qu’il ne prouve pas : que ce qu’un service a dit est vrai ; que rien d’autre n’a été dit ; quand un fait s’est produit, au-delà de la parole du signataire.

## Commandes

cli-report = Émet et liste des rapports scellés
cli-report-issue = Écrit le rapport scellé d’un traçage : un PDF avec ses preuves jointes
cli-report-issue--id = Identifiant du traçage, ou au moins ses 8 premiers caractères
cli-report-issue--output = Fichier à écrire ; jamais écrasé
cli-report-issue--language = Langue du rapport : en, es, pt ou fr ; sinon celle de la commande
cli-report-issue--recipient = À qui il est remis ; imprimé dessus et consigné
cli-report-issue--for = Pour qui : agency (le service, par défaut), national, court (tribunal) ou un État ; ce qu’une étiquette interdit n’est pas émis
cli-report-issue--draft = Écrit PROJET en travers de chaque page
cli-report-list = Liste les rapports émis, les plus récents d’abord
cli-report-list--trace = Seulement ceux de ce traçage
cli-report-list--code = Seulement celui de ce code de vérification
cli-report-list--limit = Au plus autant
cli-report-list--after = Continue là où une page s’est arrêtée
cli-report-list--csv = Imprime du CSV pour un tableur
column-report-code = Code
column-report-language = Langue
column-report-digest = SHA-256 du fichier
column-report-draft = Projet
note-report-issued = Rapport { $number } écrit dans { $file } : code { $code }, SHA-256 { $digest }
note-report-issued-again = Rien n’a changé depuis l’émission de ce rapport : c’est à nouveau le même fichier.
note-no-reports = Aucun rapport n’a encore été émis.

## Vérification

note-report-pages-hold = PAGES : redessinées à partir des preuves jointes, elles sont identiques octet par octet. Rapport { $number } de { $node }, code { $code }, émis { $time } à : { $recipient }
note-report-pages-differ = PAGES MODIFIÉES : les preuves jointes tiennent, mais ce fichier n’est pas ce qui s’en dessine (première différence à l’octet { $at }). Quelqu’un a modifié ce que montrent les pages, ou ajouté quelque chose. Ne vous fiez à aucune page.
note-report-pages-other = PAGES NON COMPARÉES : les preuves jointes et le bordereau d’émission tiennent, mais une autre version du programme a dessiné les pages ({ $theirs } ; celle-ci est { $ours }), qui pourraient donc montrer autre chose. Demandez à { $node } quel SHA-256 figure dans sa liste pour le rapport { $number }, code { $code }, et comparez-le à celui de ce fichier : { $digest }. Ou vérifiez avec la version qui l’a émis.
note-report-not-ours = PAS UN RAPPORT : { $reason }. Rien dans ce fichier n’a été vérifié.
note-report-slip-bad = BORDEREAU D’ÉMISSION : { $reason }. Ne vous fiez ni au numéro, ni au destinataire, ni à l’heure de ce rapport, ni à ses pages.
note-report-evidence-bad = Les preuves jointes ne tiennent pas ; les pages n’ont pas été examinées.

## Erreurs

error-report-recipient = Un rapport nomme son destinataire, en 200 caractères au plus.
error-report-recipient-next = Indiquez-le avec --recipient, par exemple --recipient "Tribunal n° 3".
code-admin-report-issued = rapport délivré
