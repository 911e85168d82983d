# The life of a request

## Errors

error-nothing-asked = Rien ne nous est demandé dans cette demande.
error-nothing-asked-next = Pour voir ce que les partenaires veulent savoir : vestigo trace list --state information-wanted
error-nothing-said = Le partenaire n’a encore ni décidé ni différé cette demande.
error-nothing-said-next = On demande des précisions sur une décision ou un report. Pour les attendre : vestigo trace follow ID
error-still-open = Cette demande est encore ouverte.
error-still-open-next = Seule une demande close est rouverte. Pour y mettre fin d’abord : vestigo trace withdraw ID
error-already-withdrawn = Cette demande a déjà été retirée.
error-already-withdrawn-next = Pour demander à nouveau : vestigo trace reopen ID
error-already-acknowledged = Il a déjà été accusé réception de cette demande.
error-already-acknowledged-next = Les étapes de l’affaire disent par qui et quand : vestigo case show ID
error-no-information-request = Dans cette affaire, aucune demande de renseignements de notre part n’attend de réponse.
error-no-information-request-next = N17 dit qu’aucune réponse n’est venue. Demandez d’abord : vestigo case ask ID --want marks --text "…"
error-answer-by-words = Cette demande ne porte pas sur ce que nos registres disent d’une arme.
error-answer-by-words-next = On y répond par des mots : vestigo case answer ID --text "…"
error-no-such-hop = Le traçage n’a pas d’étape { $hop }.
error-no-such-hop-next = Les étapes sont numérotées à partir de 1 dans : vestigo trace show ID
error-supply-nothing = Rien n’est fourni.
error-supply-nothing-next = Donnez ce que l’on sait mieux, par exemple --serial, ou des mots avec --text.
error-duplicate-of-what = N15 dit qu’une demande en répète une autre ; laquelle, cela manque.
error-duplicate-of-what-next = Nommez l’affaire du même partenaire : --duplicate-of ID
error-misdirected-where = N18 dit qu’un autre État peut savoir ; lequel, cela manque.
error-misdirected-where-next = Nommez-le par ses deux lettres : --indicated XC

## States and reasons

code-hop-partial = répondu en partie
code-refer-reopened = elle rouvre une demande antérieure

## Steps

note-step-asked = a demandé ; la décision est due le { $until }
note-step-received = sa machine a signé que le message est arrivé
note-step-acknowledged = un agent a pris note de la demande
note-step-with-officer = un agent doit décider
note-step-delayed = a différé jusqu’au { $until } : { $codes }
note-step-information-asked = a demandé des renseignements, et le délai est suspendu : { $wanted }
note-step-supplied = a fourni des renseignements ; le délai reprend
note-step-partial = a répondu en partie : { $codes } ; le reste suivra
note-step-other-interim = a dit quelque chose que cette version ne connaît pas
note-step-answered = a répondu : { $codes }
note-step-answered-restricted = a répondu avec des restrictions ({ $codes }) ; omis : { $withheld }
note-step-not-completed = n’a pu la mener à bien : { $codes } (nommé : { $names })
note-step-answered-in-words = a répondu par des mots
note-step-refused = a refusé : { $codes }
note-step-returned = l’a renvoyée comme irrecevable : { $codes }
note-step-second-decision = a décidé de nouveau ({ $codes }) ; la première décision demeure
note-step-withdrawn = a retiré la demande
note-step-withdrawn-late = a retiré la demande après la décision, qui demeure
note-step-clarification-sought = a demandé des précisions, dans la demande { $names }
note-step-reopened = l’a rouverte, comme demande { $names }
note-step-conflict = dit que deux déclarations portent un même identifiant
note-step-unreadable = a signé quelque chose qui ne peut pas être lu ici : c’est d’une autre version, ou cela a été effacé
note-step-other = un autre message de l’échange

## Notes

note-clock-stands = suspendu jusqu’à l’arrivée des renseignements
note-review-due = le report a pris fin ; décidez, ou différez encore à une nouvelle date
note-partial = ceci est une partie de la réponse ; la décision suivra
note-case-first-steps =
    Ou d’abord :
      vestigo case acknowledge { $id }
      vestigo case ask { $id } --want marks,photograph --text "…"
note-case-steps-words =
    Pour décider :
      vestigo case answer { $id } --text "…"
      vestigo case refuse { $id } --reason D1 --text "…"

## Words and columns

word-review-due = réexamen dû
word-unacknowledged = sans accusé de réception à temps
word-clock-stands = délai suspendu
word-reopened = rouvert
word-by-officer = agent
word-by-machine = machine
word-dash = —
word-steps = Étapes
word-value-what = QUOI
word-value-part = PARTIE
column-unacknowledged-cases = Affaires sans accusé à temps
column-reviews-due = Reports à réexaminer
column-overdue-traces = Traçages en retard
column-information-wanted = Renseignements qui nous sont demandés
column-acknowledged = Accusé par un agent
column-acknowledge-by = Accuser avant
column-clock = Délai
column-review-due = Réexamen
column-wanted-of-asker = Demandé
column-part = Partie
column-not-completed = Non abouti
column-left-out = Omis
column-left-out-because = Omis parce que
column-left-out-text = Sur ce qui est omis
column-candidates = Fiches qui correspondent
column-indicated = Peuvent en savoir plus
column-duplicate-of = Répète
column-reopens = Rouvre
column-clarifies = Précisions sur
column-reopened-by = Rouvert par
column-clarified-by = Précisions demandées dans
column-proof = Preuve du retard

## Commands

cli-case-acknowledge = Prend note d’une affaire, en tant que personne
cli-case-acknowledge--id = ID de l’affaire, ou ses 8 premiers chiffres ou plus
cli-case-acknowledge--text = Mots pour le partenaire
cli-case-ask = Demande des renseignements au partenaire ; le délai est suspendu jusqu’à leur arrivée
cli-case-ask--id = ID de l’affaire, ou ses 8 premiers chiffres ou plus
cli-case-ask--text = Mots pour le partenaire ; ils sont obligatoires
cli-case-ask--want = Ce qui est demandé, avec des virgules : marks (marques), photograph (photographie), maker (fabricant), model, calibre, importer, circumstances, illicit_nature, legal_basis, intended_use, restoration, other
cli-case-answer--partial = Ceci est une partie de la réponse ; la décision vient plus tard
cli-case-answer--restrict = Ce que la réponse omet, avec des virgules : persons (personnes), companies (sociétés), documents, places, dates, events, results ; exige --reason et --text
cli-case-answer--reason = Motif de la restriction : D1 à D6
cli-case-answer--not-completed = Pourquoi le traçage n’a pu aboutir, avec des virgules : N01 à N18
cli-case-answer--duplicate-of = Avec N15 : l’affaire du même partenaire que celle-ci répète
cli-case-answer--indicated = Avec N18 : États qui peuvent en savoir plus, deux lettres chacun, avec des virgules
cli-case-answer--candidates = Avec N02 ou N08 : combien de fiches correspondent ; comptées si ce n’est pas indiqué
cli-trace-supply = Fournit ce qu’un partenaire veut savoir d’un traçage
cli-trace-supply--id = ID du traçage, ou ses 8 premiers chiffres ou plus
cli-trace-supply--hop = Quelle étape de la chaîne, à partir de 1
cli-trace-supply--serial = Numéro de série tel qu’il se lit maintenant ; caractères inconnus par ?
cli-trace-supply--obliteration = Ce qui a été fait au numéro : none (rien), partial (partiel), full (effacé), altered (altéré), never_marked (jamais marqué)
cli-trace-supply--legibility = Comment le numéro a été lu : clear (net, par défaut), worn (usé), doubtful (douteux), restored (restauré), illegible (illisible)
cli-trace-supply--maker = Fabricant tel que marqué
cli-trace-supply--model = Modèle
cli-trace-supply--calibre = Calibre
cli-trace-supply--type = Type, par exemple pistol
cli-trace-supply--importer = Importateur tel que marqué
cli-trace-supply--mark = Une autre marque telle que vue ; peut être répétée
cli-trace-supply--circumstances = Circonstances dans lesquelles l’arme a été trouvée
cli-trace-supply--illicit = Pourquoi elle est illicite, avec des virgules : I1 à I5
cli-trace-supply--text = Mots pour le partenaire
cli-trace-reopen = Rouvre une demande close, comme un nouveau traçage qui la nomme
cli-trace-reopen--id = ID du traçage, ou ses 8 premiers chiffres ou plus
cli-trace-reopen--hop = Quelle étape de la chaîne, à partir de 1
cli-trace-reopen--serial = Numéro de série tel qu’il se lit maintenant ; caractères inconnus par ?
cli-trace-reopen--obliteration = Ce qui a été fait au numéro : none (rien), partial (partiel), full (effacé), altered (altéré), never_marked (jamais marqué)
cli-trace-reopen--legibility = Comment le numéro a été lu : clear (net, par défaut), worn (usé), doubtful (douteux), restored (restauré), illegible (illisible)
cli-trace-reopen--maker = Fabricant tel que marqué
cli-trace-reopen--model = Modèle
cli-trace-reopen--calibre = Calibre
cli-trace-reopen--type = Type, par exemple pistol
cli-trace-reopen--importer = Importateur tel que marqué
cli-trace-reopen--mark = Une autre marque telle que vue ; peut être répétée
cli-trace-reopen--circumstances = Circonstances dans lesquelles l’arme a été trouvée
cli-trace-reopen--illicit = Pourquoi elle est illicite, avec des virgules : I1 à I5
cli-trace-reopen--text = Mots pour le partenaire
cli-trace-clarify = Demande des précisions sur une décision ou un report ; on y répond par des mots
cli-trace-clarify--id = ID du traçage, ou ses 8 premiers chiffres ou plus
cli-trace-clarify--hop = Quelle étape de la chaîne, à partir de 1
cli-trace-clarify--text = Ce qui n’est pas clair
cli-trace-withdraw = Retire ce qui est ouvert d’un traçage, ou l’une de ses étapes
cli-trace-withdraw--id = ID du traçage, ou ses 8 premiers chiffres ou plus
cli-trace-withdraw--hop = Quelle étape de la chaîne, à partir de 1
cli-trace-withdraw--reason = Pourquoi, par des mots
cli-watch-add--importer = Importateur tel que marqué
cli-watch-add--mark = Autre marque telle que relevée, avec sa nature si ce n’est pas un numéro (import: GT 25; proof: …) ; peut être répétée
cli-notice-recovery--importer = Importateur tel que marqué
cli-notice-recovery--mark = Autre marque telle que relevée, avec sa nature si ce n’est pas un numéro (import: GT 25; proof: …) ; peut être répétée
cli-agreement-simulate--model = Modèle
cli-agreement-simulate--calibre = Calibre
cli-agreement-simulate--importer = Importateur tel que marqué
cli-agreement-simulate--mark = Autre marque telle que relevée, avec sa nature si ce n’est pas un numéro (import: GT 25; proof: …) ; peut être répétée
cli-trace-suggest--model = Modèle
cli-trace-suggest--calibre = Calibre
cli-trace-suggest--type = Type, par exemple pistolet
cli-trace-suggest--manufactured = Date de fabrication, par exemple 1998
cli-case-answer--not-made-here = L’arme n’est pas de notre fabricant (R14) : marques absentes de ses registres, ou copie ; exige --text
cli-case-answer--preview = Montrer ce que la réponse dirait au partenaire ; rien n’est signé ni envoyé
