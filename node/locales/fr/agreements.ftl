# Agreements, their simulation and budgets

code-clause-request-kinds = les types de demande convenus
code-clause-purposes = les utilisations prévues convenues
code-clause-legal-bases = les bases juridiques convenues
code-clause-record-sets = les types de fichiers consultés
code-clause-automatic = ce qui peut être répondu sans intervention d'un agent
code-clause-ceiling = le maximum qui peut être divulgué
code-clause-two-officers = le niveau à partir duquel deux agents décident
code-clause-handling = le code de traitement des réponses
code-clause-onward = à qui une réponse peut être transmise
code-clause-onward-states = les États auxquels une réponse peut être transmise
code-clause-retention = la durée de conservation d'une réponse
code-clause-budget-per-day = le nombre de demandes par jour
code-clause-budget-per-officer = le nombre de demandes d'un agent par jour
code-clause-budget-per-case = le nombre de demandes dans une affaire
code-clause-routine-deadline = le délai d'une demande ordinaire
code-clause-urgent-deadline = le délai d'une demande urgente
code-clause-observers = ce que voient les observateurs
code-clause-partner-confirmed = seul un partenaire confirmé reçoit une réponse
code-clause-in-force = la demande doit reposer sur un accord en vigueur
code-clause-no-sweep = les numéros de série ne s'essaient pas l'un après l'autre
code-clause-use-stated = la demande doit indiquer l'utilisation prévue
code-clause-basis-cited = une autre base juridique doit être citée en toutes lettres
code-clause-officer-named = un agent doit répondre de la demande
code-clause-urgency-justified = une demande urgente doit dire pourquoi elle l'est
code-clause-illicit-nature = les circonstances ou le caractère illicite doivent être donnés
code-clause-serial-given = un numéro de série doit être donné
code-clause-marks-bounded = pas plus de marquages qu'une arme ne peut en porter
code-clause-pattern-bounded = une partie suffisante du numéro de série doit être connue
code-clause-matter-complete = une demande dit ce que son type exige
code-clause-looked-up = ce type de demande revient toujours à un agent
code-clause-sensitive = les armes de l'État, sous garde ou détruites reviennent toujours à un agent
code-clause-one-gun = une demande porte sur une seule arme
code-clause-record-complete = le fichier doit dire ce que l'arme est devenue
code-clause-known-codes = un code d'une version ultérieure revient à un agent
code-clause-exact-match = seule une correspondance exacte est répondue sans agent
code-clause-maker-agrees = le fabricant du fichier ne doit pas contredire
code-clause-one-record = une seule fiche doit correspondre
code-clause-nothing-resembles = « aucun enregistrement » ne se dit sans agent que si rien ne ressemble à l'arme
code-clause-automatic-bound = rien au-dessus de L3 ne part sans un agent
code-clause-sampled = une part des réponses ordinaires est décidée par un agent
code-clause-register-read = le registre doit être lisible
code-clause-fits-message = la réponse doit tenir en un message
code-clause-machine-able = ce que la machine ne peut décider revient à un agent
note-alarm-sweep = { $partner } a essayé des numéros de série l'un après l'autre. Plus rien n'est recherché pour ce partenaire ce jour-là ; { $count } demandes ont été renvoyées (A9). Téléphonez à son point focal.
note-alarm-over-budget = { $partner } a demandé plus que ce qui a été convenu ; { $count } demandes ont été renvoyées (A9).
cli-agreement-amend = Propose d'autres clauses à la place d'un accord et montre ce qu'elles changent
cli-agreement-amend--hash = Empreinte de l'accord, ou ses 8 premiers chiffres ou plus
cli-agreement-amend--terms = Fichier TOML avec les nouvelles clauses
cli-agreement-amend--valid-from = À partir de quand elles s'appliquent (RFC 3339) ; par défaut : dès l'acceptation
cli-agreement-suspend = Suspend un accord immédiatement ; les dossiers en cours sont renvoyés
cli-agreement-suspend--hash = Empreinte de l'accord, ou ses 8 premiers chiffres ou plus
cli-agreement-suspend--text = Quelques mots pour le partenaire
cli-agreement-resume = Propose de nouveau les clauses d'un accord suspendu
cli-agreement-resume--hash = Empreinte de l'accord, ou ses 8 premiers chiffres ou plus
cli-agreement-revoke = Révoque un accord immédiatement et définitivement ; les dossiers en cours sont renvoyés
cli-agreement-revoke--hash = Empreinte de l'accord, ou ses 8 premiers chiffres ou plus
cli-agreement-revoke--text = Quelques mots pour le partenaire
cli-agreement-diff = Montre ce que deux accords permettent de plus ou de moins à chacun
cli-agreement-diff--old = Empreinte de l'accord antérieur, ou ses 8 premiers chiffres ou plus
cli-agreement-diff--new = Empreinte de l'accord ultérieur, ou ses 8 premiers chiffres ou plus
cli-agreement-simulate = Montre ce qui serait vu, sans rien demander, envoyer ni compter
cli-agreement-simulate--partner = Nom de nœud du partenaire
cli-agreement-simulate--replay = Rejoue les demandes passées du partenaire avec un projet
cli-agreement-simulate--days = Combien de jours en arrière rejouer
cli-agreement-simulate--terms = Fichier TOML avec le projet
cli-agreement-simulate--serial = Une arme sur laquelle le partenaire nous interrogerait, par numéro de série ; sans lui : ce que nous y verrions
cli-agreement-simulate--maker = Son fabricant
cli-agreement-simulate--type = Son type
cli-agreement-simulate--request-kind = Type de demande
cli-agreement-simulate--purpose = Utilisation prévue
cli-agreement-simulate--legal-basis = Base juridique
code-effect-more = plus
code-effect-less = moins
code-effect-other = autrement
column-legal-bases = Bases juridiques
column-automatic-results = Automatique selon le résultat
column-officer-budget = Demandes par agent et par jour
column-case-budget = Demandes par affaire
column-simulated = Ce que verrait le demandeur
word-none = aucun
word-rests-on = Repose sur
note-diff-asks = Ce que { $asker } peut demander et obtenir :
note-diff-nothing = aucune différence
note-no-bound = sans limite propre
note-days = 
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
note-hours = 
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
note-observers-see-reasons = les motifs sont visibles ; les entrées après { $count } h
note-observers-see-none = les motifs ne sont pas visibles ; les entrées après { $count } h
note-simulated = Simulé avec { $partner } selon { $agreement }. Rien n'a été demandé, envoyé ni compté.
note-simulated-officer = un agent décide : { $why }
note-simulated-sampled = Un agent décide tout de même { $percent } % de ces réponses.
note-replayed = { $replayed } demandes ont été rejouées sur les fichiers d'aujourd'hui ; { $changed } se termineraient autrement :
error-amend-terms = Un amendement a besoin de ses nouvelles clauses.
error-amend-terms-next = Indiquez-les : vestigo agreement amend HASH --terms FICHIER
word-value-basis = BASE
