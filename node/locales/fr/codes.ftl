## Résultats : ce que disent les registres

code-r01 = dernier détenteur légal inscrit identifié
code-r02 = premier acheteur au détail identifié ; les cessions ultérieures ne sont pas inscrites
code-r03 = la chaîne s’arrête à un armurier agréé ; acheteur non établi
code-r04 = inscrite dans des stocks de la police, de l’armée ou d’un autre service de l’État
code-r05 = inscrite auprès d’une société de sécurité agréée
code-r06 = exportée légalement
code-r07 = importée légalement
code-r08 = déclarée volée
code-r09 = déclarée perdue
code-r10 = inscrite comme saisie, remise ou placée sous scellés
code-r11 = inscrite comme détruite
code-r12 = inscrite comme neutralisée
code-r13 = fabriquée ici et expédiée
code-r14 = non fabriquée ici : marquage étranger aux registres du fabricant, ou copie
code-r15 = inscrite en transit, sans entrée
code-r20 = aucun enregistrement

## Non abouti

code-n01 = numéro de série oblitéré
code-n02 = numéro de série partiel ou ambigu
code-n03 = n’a jamais porté de numéro de série
code-n04 = numéro de série invraisemblable pour la marque et le modèle
code-n05 = marque ou modèle mal identifié
code-n06 = importateur absent ou erroné
code-n07 = pays d’origine erroné
code-n08 = plusieurs armes à feu portent ce numéro de série
code-n09 = antérieure aux registres
code-n10 = registres arrivés au terme de leur conservation ou détruits
code-n11 = registres indisponibles
code-n12 = enregistrement incomplet ou illisible
code-n13 = le titulaire de licence ne répond pas
code-n14 = objet non traçable
code-n15 = double d’une autre demande
code-n16 = retirée par le requérant
code-n17 = renseignements insuffisants et non complétés
code-n18 = mal adressée : un autre État est indiqué

## Motifs pour différer, restreindre ou refuser

code-d1 = compromettrait une enquête pénale en cours
code-d2 = législation protégeant les renseignements confidentiels
code-d3 = le requérant ne peut garantir la confidentialité ou les restrictions d’utilisation
code-d4 = sécurité nationale, conformément à la Charte des Nations Unies
code-d5 = consentement d’un État tiers en attente ou refusé
code-d6 = autre motif prévu par un traité

## Motifs pour renvoyer une demande

code-a1 = caractère illicite ou justification juridique manquants
code-a2 = marques, type ou calibre manquants
code-a3 = utilisation prévue manquante
code-a4 = requérant non habilité pour cet organisme ou cette finalité
code-a5 = hors de l’accord : recourir à l’entraide judiciaire
code-a6 = problème de signature ou d’identité
code-a7 = critère de recherche trop large
code-a8 = affaire à caractère politique, militaire, religieux ou racial
code-a9 = plus de demandes que convenu

## Utilisations prévues

code-u1 = enquête pénale
code-u2 = poursuites pénales
code-u3 = analyse du trafic
code-u4 = surveillance d’embargo
code-u5 = enquête sur un détournement de stocks
code-u6 = restitution au propriétaire légitime

## Niveaux de divulgation

code-l0 = accusé de réception seulement
code-l1 = concordance ou non
code-l2 = situation, pays et mois
code-l3 = chaîne des personnes morales, dates complètes
code-l4 = personnes physiques
code-l5 = documents certifiés

## Codes de traitement

code-h0 = uniquement pour prévenir et combattre la criminalité
code-h1 = pas d’utilisation en justice sans l’autorisation de l’organisme d’origine
code-h2 = pas de transmission sans l’autorisation de l’organisme d’origine
code-h3 = autres restrictions

## Pourquoi une arme à feu est illicite

code-i1 = illicite selon la loi du lieu
code-i2 = transférée en violation d’un embargo du Conseil de sécurité
code-i3 = non marquée comme l’exige l’Instrument international de traçage
code-i4 = fabriquée sans licence
code-i5 = transférée sans licence

## Degrés de concordance

code-grade-exact = concordance exacte
code-grade-exact-folded = concordance aux caractères ressemblants près
code-grade-strong = concordance forte
code-grade-possible = concordance possible
code-grade-none = aucune concordance

## Priorités

code-priority-routine = ordinaire
code-priority-urgent = urgente

code-justification-life-at-risk = vie en danger
code-justification-homicide-active = enquête pour homicide en cours
code-justification-terrorism = terrorisme
code-justification-suspect-detained-deadline = suspect détenu, délai en cours
code-justification-operation = opération en cours
code-justification-other = autre

## Types de demande

code-request-trace = traçage
code-request-onward-trace = traçage subséquent
code-request-suspect-gun = arme suspecte
code-request-record-check = consultation des registres (perte ou vol)
code-request-recovery-notice = avis de récupération
code-request-hit-confirmation = confirmation de concordance
code-request-delivery-verification = vérification de livraison
code-request-consent-request = demande de consentement
code-request-disclosure-notice = avis de divulgation
code-request-clarification = éclaircissement
code-request-aggregate-statistics = statistiques agrégées
code-request-bulletin = bulletin
code-request-watch = veille

## Événements de la vie d’une arme à feu

code-event-manufactured = fabriquée
code-event-shipped = expédiée
code-event-imported = importée
code-event-exported = exportée
code-event-transited = en transit
code-event-delivery-verified = livraison vérifiée
code-event-sold-retail = vendue au détail
code-event-transferred-private = cédée entre particuliers
code-event-registered = enregistrée
code-event-issued = attribuée en dotation
code-event-inherited = transmise par héritage
code-event-reported-stolen = déclarée volée
code-event-reported-lost = déclarée perdue
code-event-recovered = récupérée
code-event-seized = saisie
code-event-marked = marquée
code-event-restamped = remarquée
code-event-converted = transformée
code-event-deactivated = neutralisée
code-event-reactivated = remise en état de tir
code-event-destroyed = détruite
code-event-retained-official-use = conservée pour un usage officiel

code-certainty-recorded = inscrit au registre
code-certainty-inferred = déduit
code-certainty-claimed = déclaré

code-recovery-seized = saisie
code-recovery-found = trouvée
code-recovery-surrendered = remise

## Points de détournement

code-point-d01 = vol chez un particulier
code-point-d02 = vol chez un armurier
code-point-d03 = vol chez un fabricant ou pendant le transport
code-point-d04 = stocks de la police
code-point-d05 = stocks militaires
code-point-d06 = société de sécurité privée
code-point-d07 = perte
code-point-d08 = achat par prête-nom
code-point-d09 = vente entre particuliers sans licence
code-point-d10 = armurier complice
code-point-d11 = réexportation non autorisée
code-point-d12 = faux documents d’utilisateur final
code-point-d13 = en transit
code-point-d14 = depuis un dépôt d’armes saisies
code-point-d15 = lors de la destruction
code-point-d16 = remise en état de tir
code-point-d17 = transformation
code-point-d18 = fabrication illicite
code-point-d19 = prise au combat
code-point-d20 = contrebande dans des effets personnels ou des colis
code-point-d21 = jamais régularisée
code-point-d99 = non établi

## Ensembles d’enregistrements

code-set-manufacture = fabrication
code-set-import = importations
code-set-export = exportations
code-set-retail = ventes au détail
code-set-registry = registre des armes à feu
code-set-stolen = pertes et vols
code-set-stock = stocks de l’État
code-set-destruction = destruction

## Pourquoi une ligne n’a pas été admise

code-row-missing-serial = numéro de série manquant
code-row-unclosed-quote = guillemet ouvert et jamais fermé
code-row-bad-encoding = octets qui ne sont pas des caractères dans cet encodage
code-row-duplicate = la même arme à feu, ou le même événement de celle-ci, une nouvelle fois
code-row-conflict = la même arme à feu avec d’autres données
code-row-impossible-date = jour qui n’existe pas ou n’est pas encore arrivé
code-row-unreadable-date = pas une date sous une forme reconnue
code-row-extra-column = plus de cellules que l’en-tête n’a de colonnes
code-row-field-too-long = valeur trop longue
code-row-formula = ressemble à une formule de tableur
code-row-control-character = caractère de commande, ou caractère qui change le sens de l’écriture
code-row-unknown-event = type d’événement inconnu, ou données d’un événement sans son type
code-row-too-many = plus d’événements ou de marques qu’une arme à feu ne peut en avoir
code-row-unknown-column = cette colonne est inconnue et n’est pas importée
code-row-not-recognised = un type, une catégorie de partie ou un pays non reconnu a été omis
code-row-encoding-guessed = le fichier n’indique pas son encodage ; si les lettres accentuées sont fausses, indiquez --encoding
code-row-ambiguous-date = le jour et le mois ne peuvent être distingués, ou l’année a deux chiffres ; indiquez --date-order ou --two-digit-years
code-row-unreadable-value = pas un nombre, un condensé ou une liste sous la forme attendue pour ce champ
code-row-lost-digits = plus de chiffres qu’un tableur n’en conserve : les derniers ne sont pas ceux qui ont été saisis
code-row-merged-cells = cellules fusionnées sur plusieurs lignes ; seule la première porte la valeur

## Types de déclaration

code-kind-query = demande
code-kind-accepted = récépissé de la demande
code-kind-acknowledged = accusé de réception
code-kind-interim = réponse provisoire
code-kind-answer = réponse
code-kind-refusal = refus ou renvoi
code-kind-delivered = récépissé de la réponse
code-kind-conflict = conflit
code-kind-withdrawal = retrait
code-kind-agreement = accord
code-kind-descriptor = descripteur ou événement de clé
code-kind-erasure = effacement
code-kind-checkpoint = point de contrôle
code-kind-heartbeat = signe de vie
code-kind-supplement = complément

## Pourquoi un agent décide

code-refer-sensitive = enregistrement sensible : stocks de l’État, mise sous scellés ou destruction
code-refer-grade = la concordance n’est pas exacte
code-refer-ambiguous = plusieurs enregistrements conviennent également
code-refer-agreement = l’accord exige un agent
code-refer-sampled = tirée au sort
code-refer-unknown-code = un code que cette version ne connaît pas
code-refer-request-kind = la machine ne répond jamais aux demandes de ce type
code-refer-registry-failed = le registre n’a pas pu être lu
code-refer-too-large = la chaîne est trop longue pour un seul message au niveau automatique
code-refer-incomplete-record = l’enregistrement ne dit pas ce qu’est devenue l’arme à feu
code-refer-many-numbers = de nombreux numéros de série différents dans une même demande : il peut s’agir de plusieurs armes à feu
code-refer-machine-failed = la machine n’a pas pu préparer sa réponse

## Pourquoi un candidat a son degré

code-match-serial-equal = numéro de série identique
code-match-serial-equal-with-leading-word = numéro de série identique avec le mot qui le précède
code-match-serial-equal-folded = numéro de série identique aux caractères ressemblants près
code-match-leading-zeros-differ = numéro de série identique aux zéros initiaux près
code-match-year-split = numéro de série identique une fois retirée l’année écrite avec lui
code-match-embedded-letters-ignored = numéro de série identique sans les lettres entre ses chiffres
code-match-digit-core-equal = chiffres du numéro de série identiques
code-match-pattern-fits = tous les caractères connus du numéro de série conviennent
code-match-serial-one-edit = numéro de série différent d’une modification
code-match-serial-two-edits = numéro de série différent de deux modifications
code-match-prefix-or-suffix-missing = l’enregistrement a un préfixe ou un suffixe de plus
code-match-surplus-characters = l’enregistrement a un préfixe ou un suffixe de moins
code-match-unknown-characters-used = certains caractères du numéro recherché sont inconnus
code-match-look-alike-characters = les caractères différents se ressemblent
code-match-exchanged-neighbours = deux caractères voisins sont intervertis
code-match-doubled-or-dropped-character = un caractère répété manque ou figure une fois de trop
code-match-not-the-frame-number = ce n’est pas le numéro de la carcasse ou de la boîte de culasse
code-match-read-with-doubt = le numéro a été lu avec un doute, ou a été altéré
code-match-maker-agrees = le fabricant concorde
code-match-importer-taken-for-maker = l’importateur et le fabricant sont indiqués l’un pour l’autre
code-match-maker-contradicts = le fabricant diffère
code-match-type-agrees = le type concorde
code-match-type-contradicts = le type diffère
code-match-model-agrees = le modèle concorde
code-match-model-near = un nom de modèle fait partie de l’autre
code-match-model-contradicts = le modèle diffère
code-match-calibre-agrees = le calibre concorde
code-match-calibre-contradicts = le calibre diffère
code-match-country-agrees = le pays de fabrication concorde
code-match-country-contradicts = le pays de fabrication diffère
code-match-year-agrees = l’année de fabrication concorde
code-match-year-near = l’année de fabrication diffère d’un an
code-match-year-contradicts = l’année de fabrication diffère

## Ce qui paraît anormal à la saisie d’une description

word-advice-patent-number-as-serial = cela ressemble à un numéro de brevet ; cherchez un autre numéro sur la carcasse ou la boîte de culasse
word-advice-stock-number-as-serial = cela ressemble à un numéro de nomenclature OTAN, identique sur toutes les armes du même modèle
word-advice-inscription-as-serial = cela ressemble à une inscription (épreuve, numéro de pièce, lieu de fabrication), non à un numéro de série
word-advice-calibre-as-serial = cela ressemble au calibre
word-advice-maker-as-serial = le nom du fabricant se trouve à la place du numéro de série
word-advice-model-and-serial-swapped = le modèle et le numéro de série semblent intervertis
word-advice-model-as-serial = cela ressemble au modèle, ou le contient ; indiquez le numéro de série seul
word-advice-serial-as-model = cela ressemble à un numéro de série
word-advice-serial-without-digits = un numéro de série sans chiffre est rare ; vérifiez-le sur l’arme
word-advice-serial-too-short = un numéro de série aussi court est rare ; vérifiez que rien ne manque et écrivez ? pour ce qui est illisible
word-advice-serial-implausible-for-maker = les numéros de série de ce fabricant se présentent d’ordinaire autrement ; vérifiez le numéro et le fabricant sur l’arme
word-advice-pattern-unreadable = ?, * ou les crochets sont incompréhensibles ici : ? est un caractère inconnu, [8B] est 8 ou B, * est une suite inconnue
word-advice-pattern-too-broad = le numéro est trop peu connu pour être recherché : il faut quatre caractères et 60 pour cent de l’ensemble
word-advice-look-alike-characters = une lettre qui ressemble à un chiffre se trouve parmi des chiffres, ou l’inverse ; vérifiez sur l’arme
word-advice-mixed-scripts = un même numéro contient des lettres de deux écritures ; vérifiez sur l’arme laquelle est la bonne
word-advice-importer-as-maker = ce nom est connu comme celui d’un importateur ; le fabricant peut figurer ailleurs sur l’arme
word-advice-import-mark-as-maker = cela ressemble à un marquage à l’importation ; le fabricant peut figurer ailleurs sur l’arme
word-advice-retailer-as-maker = ce nom est connu comme celui d’un détaillant ; le fabricant peut être un autre
word-advice-model-of-another-maker = ce modèle est connu chez un autre fabricant ; le fabricant peut figurer ailleurs sur l’arme
word-advice-country-not-of-maker = ce fabricant n’est pas connu pour produire des armes dans ce pays ; il peut s’agir du pays de l’importateur

## États d’une étape

code-hop-proposed = proposée
code-hop-no-agreement = aucun accord
code-hop-submitted = présentée
code-hop-delivered = remise
code-hop-acknowledged = accusé de réception reçu
code-hop-info-requested = renseignements demandés
code-hop-delayed = différée
code-hop-answered = réponse reçue
code-hop-refused = refusée
code-hop-returned = renvoyée
code-hop-withdrawn = retirée
code-hop-undeliverable = non remise

## États d’un traçage

code-trace-open = ouvert
code-trace-needs-decision = attend votre décision
code-trace-ended = terminé

## États d’une affaire

code-case-waiting = en attente d’un agent
code-case-awaiting-release = en attente du prochain envoi
code-case-info-requested = renseignements demandés
code-case-delayed = différée
code-case-answered = réponse donnée
code-case-answered-automatically = réponse donnée automatiquement
code-case-refused = refusée
code-case-returned = renvoyée
code-case-withdrawn = retirée

## États d’un accord

code-agreement-proposed-by-us = proposé par nous
code-agreement-proposed-by-partner = proposé par le partenaire
code-agreement-accepted = accepté, pas encore en vigueur
code-agreement-in-force = en vigueur
code-agreement-suspended = suspendu
code-agreement-revoked = dénoncé
code-agreement-replaced = remplacé

## États d’un partenaire

code-partner-unconfirmed = non confirmé
code-partner-confirmed = confirmé
code-partner-suspended = suspendu

## Bases juridiques

code-basis-iti = Instrument international de traçage
code-basis-firearms-protocol = Protocole relatif aux armes à feu
code-basis-cifta = CIFTA, la Convention interaméricaine
code-basis-bilateral = traité bilatéral
code-basis-eu = droit de l’Union européenne
code-basis-other = autre base juridique

## À qui les renseignements peuvent être transmis

code-onward-none = personne
code-onward-national = autorités du même État
code-onward-named = les États nommés

## Parties à un événement

code-party-natural = une personne physique
code-party-licensee = un titulaire de licence
code-party-force = une force de police ou armée
code-party-state = un organe de l’État
code-party-unknown = inconnue

## Documents

code-document-licence = licence
code-document-euc = certificat d’utilisateur final
code-document-import-permit = autorisation d’importation
code-document-customs-declaration = déclaration en douane
code-document-invoice = facture
code-document-sale-form = formulaire de vente
code-document-certificate = certificat
code-document-report = rapport

## Réponses provisoires

code-interim-with-officer = soumise à un agent
code-interim-delay = différée
code-interim-information-request = des renseignements complémentaires sont demandés
code-interim-partial = réponse partielle

## Marques

code-mark-serial = numéro de série
code-mark-maker = fabricant
code-mark-model = modèle
code-mark-calibre = calibre
code-mark-import = marquage à l’importation
code-mark-proof = poinçon d’épreuve
code-mark-property = marque de propriété
code-mark-official-use = marque d’usage officiel
code-mark-rebuild = marque de reconditionnement
code-mark-acceptance = poinçon de réception
code-mark-restamp = marque nouvelle sur une ancienne
code-mark-conversion = signature de la transformation

## Pièces qui portent une marque

code-component-frame = carcasse
code-component-receiver = boîte de culasse
code-component-barrel = canon
code-component-slide = glissière
code-component-cylinder = barillet
code-component-bolt = culasse mobile
code-component-other = autre pièce

## Écritures

code-script-latin = latine
code-script-cyrillic = cyrillique
code-script-greek = grecque
code-script-arabic = arabe
code-script-other = autre écriture

## Lisibilité d’une marque

code-legibility-clear = nette
code-legibility-worn = usée
code-legibility-doubtful = douteuse
code-legibility-restored = révélée
code-legibility-illegible = illisible

## Ce qui a été fait d’un numéro de série

code-obliteration-none = intact
code-obliteration-partial = oblitéré en partie
code-obliteration-full = oblitéré
code-obliteration-altered = altéré
code-obliteration-never-marked = jamais marqué

## Résultat de la révélation

code-restoration-not-attempted = non tentée
code-restoration-full = numéro révélé
code-restoration-partial = numéro révélé en partie
code-restoration-failed = sans résultat

## Mode de fabrication

code-class-factory = fabriquée en usine
code-class-craft = fabrication artisanale
code-class-privately-made-kit = fabrication privée à partir d’un kit
code-class-printed-3d = imprimée en 3D
code-class-converted-alarm-signal = arme d’alarme ou de signalisation transformée
code-class-converted-other = transformée d’une autre manière
code-class-reactivated = remise en état de tir
code-class-parts-built = assemblée à partir de pièces
code-class-unknown = inconnu

## Précision d’une date

code-precision-day = au jour près
code-precision-month = au mois près
code-precision-year = à l’année près
code-precision-before = avant
code-precision-after = après

## Où se trouve la cause

code-fault-item = l’arme à feu
code-fault-request = la demande
code-fault-records = les registres

## Bulletins

code-bulletin-route = itinéraire
code-bulletin-concealment = dissimulation
code-bulletin-practice = pratique
code-bulletin-authorised-parties = parties autorisées

## Étapes d’un accord

code-step-propose = proposition
code-step-accept = acceptation
code-step-suspend = suspension
code-step-revoke = dénonciation

## Clés d’un nœud

code-role-signing = clé de signature
code-role-log-ed25519 = clé du journal (Ed25519)
code-role-log-ml-dsa-44 = clé du journal (ML-DSA-44)
code-role-transport = clé de transport
code-role-witness-ed25519 = clé de témoin (Ed25519)
code-role-witness-ml-dsa-44 = clé de témoin (ML-DSA-44)

## Types d’arme à feu

code-type-cannon = canon d’artillerie
code-type-submachine-gun = pistolet-mitrailleur
code-type-rifle-shotgun-combination = arme mixte à canons rayé et lisse
code-type-disguised-gun = arme camouflée
code-type-electric-shock = arme à impulsion électrique
code-type-ammunition = munitions
code-type-grenade = grenade
code-type-bomb = bombe
code-type-mine = mine
code-type-missile = missile
code-type-rocket = roquette
code-type-machine-gun = mitrailleuse
code-type-mortar = mortier
code-type-pistol = pistolet
code-type-shotgun-pistol = pistolet à canon lisse
code-type-rifle = fusil à canon rayé
code-type-shotgun = fusil à canon lisse
code-type-silencer = silencieux
code-type-other = autre

## Fonctionnement

code-action-automatic = automatique
code-action-bolt = à verrou
code-action-carbine = carabine
code-action-derringer = Derringer
code-action-double-barrel = à deux canons
code-action-flare = à fusée éclairante
code-action-gas = à gaz
code-action-flintlock = à silex
code-action-semi-automatic = semi-automatique
code-action-jet-propelled = à réaction
code-action-blank = de tir à blanc
code-action-lever = à levier de sous-garde
code-action-launcher = lanceur
code-action-over-under = à canons superposés
code-action-pump = à pompe
code-action-revolver = revolver
code-action-single-shot = à un coup
code-action-recoilless = sans recul
code-action-percussion = à percussion
code-action-tear-gas = lacrymogène
code-action-three-barrels = à trois canons
code-action-four-or-more-barrels = à quatre canons ou plus
