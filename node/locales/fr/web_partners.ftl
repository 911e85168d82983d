# Partenaires, accords, le simulateur et la fédération.

web-nav-partners = Partenaires
web-nav-agreements = Accords
web-partners-title = Partenaires
web-partners-none = Pas encore de partenaire. Invitez le premier organisme.
web-partners-invite = Inviter un partenaire
web-partners-verified = Journal vérifié

web-partner-invite-lede = Deux organismes deviennent partenaires quand chacun a la ligne de l’autre et que deux personnes ont comparé les numéros de sécurité au téléphone.
web-partner-step-send = Envoyez cette ligne à l’autre organisme, par n’importe quel moyen. Elle ne contient rien de secret.
web-partner-line-as-qr = En code QR
web-partner-line-qr = Code QR de notre ligne ; la même figure au-dessus en texte.
web-partner-step-accept = Quand leur ligne arrive, collez-la ici.
web-partner-line = Leur ligne
web-partner-line-hint = Elle commence par vestigo1: et a pu être coupée en plusieurs lignes en chemin.
web-partner-need-line = Collez la ligne de l’autre organisme.
web-partner-accept = Accepter cette ligne
web-partner-step-compare = Comparez ensuite les numéros de sécurité au téléphone, avec quelqu’un dont vous connaissez la voix. Le nôtre :
web-partner-join = À faire avant que quoi que ce soit ne passe
web-partner-step-back = Envoyez-leur notre ligne, s’ils ne l’ont pas encore.
web-partner-step-call = Téléphonez à quelqu’un là-bas dont vous connaissez la voix. Chacun lit son propre numéro et l’autre le compare.
web-partner-they-read = Ils lisent
web-partner-you-read = Vous lisez
web-partner-number = Le numéro que vous avez entendu
web-partner-number-hint = Quarante chiffres, tapés comme on vous les a lus, non copiés de cette page.
web-partner-need-number = Tapez le numéro qui vous a été lu.
web-partner-confirm = Les numéros concordent : confirmer
web-partner-unconfirmed = Personne ici n’a encore comparé le numéro de sécurité au téléphone. Jusque-là, rien n’est demandé et rien n’est répondu.
web-partner-suspended = Ce partenaire est exclu : ses messages ne sont pas pris.
web-partner-waiting = { $count }, le plus ancien depuis { $ago }
web-partner-clock-good = s’accorde avec la nôtre
web-partner-clock-ahead =
    { $count ->
        [one] daté { $count } minute après son arrivée : l’une des horloges est fausse
       *[other] daté { $count } minutes après son arrivée : l’une des horloges est fausse
    }
web-partner-clock-late =
    { $count ->
        [one] daté { $count } minute avant son arrivée : il a attendu en chemin, ou une horloge est fausse
       *[other] daté { $count } minutes avant son arrivée : il a attendu en chemin, ou une horloge est fausse
    }
web-partner-log = Son journal
web-partner-log-held = Dernière tête conservée ici
web-partner-log-ours = Ce qu’il a vu du nôtre
web-partner-entries = Toutes les entrées avec ce partenaire
web-partner-agreements = Tous les accords avec ce partenaire
web-partner-keys = Sa racine nationale a certifié ces clés. Les anciennes restent ici, pour que les anciennes preuves se vérifient encore.
web-partner-key-used = en usage
web-partner-key-revoked = révoquée { $at }

web-agreements-title = Accords
web-agreements-none = Pas encore d’accord. Sans accord, rien n’est demandé et rien n’est répondu.
web-agreement-with = Accord avec { $partner }
web-agreement-us = nous
web-agreement-waits-for-us = Cette proposition du partenaire attend votre organisme. Lisez ce qu’elle change, puis acceptez-la ou proposez autre chose.
web-agreement-waits-for-them = Le partenaire ne l’a pas encore accepté. Jusque-là, rien n’en est en vigueur.
web-agreement-is-suspended = Suspendu : rien n’est demandé ni répondu en vertu de cet accord tant que les deux parties n’en ont pas signé de nouveau les clauses.
web-agreement-is-revoked = Dénoncé définitivement. Un nouvel accord doit être proposé et accepté.
web-agreement-is-replaced = Un accord ultérieur a pris sa place.
web-agreement-clauses = Ce qui a été convenu
web-agreement-default = Ce qui n’est pas nommé ici est refusé.
web-agreement-clause = Clause
web-agreement-we-ask = Ce que nous pouvons demander
web-agreement-they-ask = Ce qu’ils peuvent nous demander
web-agreement-retention = Les réponses sont conservées
web-agreement-urgent = Les demandes urgentes sont dues après
web-agreement-routine = Les demandes ordinaires sont dues après
web-agreement-observers-after = Les observateurs lisent les entrées après
web-agreement-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
web-agreement-seconds =
    { $count ->
        [one] { $count } seconde
       *[other] { $count } secondes
    }
web-agreement-consignment-none = moins de vingt
web-agreement-reasons-seen = les observateurs voient les motifs
web-agreement-reasons-hidden = les observateurs ne voient pas les motifs
web-agreement-entries-after = entrées après { $time }
web-agreement-versions = Versions avec ce partenaire
web-agreement-this = celle-ci
web-agreement-compare = comparer
web-agreement-compare-title = Deux accords comparés
web-agreement-differences = Différences
web-agreement-changes = Ce qu’il change par rapport à { $old }
web-agreement-diff-we = Ce que nous pouvons demander à { $partner } et obtenir
web-agreement-diff-they = Ce que { $partner } peut nous demander et obtenir
web-agreement-same = Aucune différence.
web-agreement-effect = Effet
web-agreement-before = Avant
web-agreement-after = Après

web-agreement-new = Proposer un accord
web-agreement-amend = Proposer une modification
web-agreement-amend-title = Modifier l’accord avec { $partner }
web-agreement-counter = Proposer autre chose
web-agreement-lede = Choisissez ce que chaque partie peut demander. Ce qui n’est pas choisi est refusé. Rien n’est signé avant que vous ayez lu à la page suivante ce que cela signifie.
web-agreement-choose = Choisissez un partenaire
web-agreement-need-partner = Choisissez le partenaire.
web-agreement-part-asked = Ce qui peut être demandé
web-agreement-part-told = Ce qui est communiqué
web-agreement-part-much = Combien, à quelle vitesse et qui le voit
web-agreement-results-hint = Une règle par ligne : résultat et niveau, par exemple R06 L2. Elles priment sur le niveau ci-dessus.
web-agreement-bad-rule = Écrivez chaque règle comme un résultat et un niveau, par exemple R06 L2.
web-agreement-states = États nommés
web-agreement-states-hint = Deux lettres chacun, séparées par des virgules : AR, BR, PY.
web-agreement-bad-states = Nommez chaque État par ses deux lettres : AR, BR, PY.
web-agreement-hours-hint = Heures ; pour une durée plus courte, des secondes avec un s, par exemple 90 s.
web-agreement-need-number = Indiquez un nombre entier.
web-agreement-need-hours = Indiquez les heures en nombre entier, ou des secondes comme 90 s.
web-agreement-mirror = Qu’ils puissent nous demander la même chose
web-agreement-valid-hint = Laissé vide : dès l’acceptation par le partenaire.
web-agreement-upload = Prendre plutôt les clauses d’un fichier
web-agreement-upload-text = Le fichier que prend vestigo agreement propose. Il est d’abord montré en toutes lettres.
web-agreement-upload-do = Le montrer en toutes lettres
web-agreement-file = Fichier des clauses (TOML)
web-agreement-check-do = Lire ce que cela signifie
web-agreement-check = À lire avant de signer
web-agreement-check-lede = Voici ce que { $partner } serait invité à signer.
web-agreement-check-changes = Ce qui change
web-agreement-signed = C’est signé et envoyé à { $partner }. Rien n’est en vigueur avant d’y être accepté ; ce qui est convenu aujourd’hui vaut jusque-là.
web-agreement-propose = Signer et envoyer
web-agreement-edit = Changer quelque chose
web-agreement-days = Jours en arrière

web-agreement-what-happens = Ce qui se passe
web-agreement-not = Laisser en l’état
web-agreement-accept = Accepter
web-agreement-accept-1 = Votre acceptation est signée et envoyée à { $partner }. Dès lors, ou à la date qu’il indique, il lie les deux parties.
web-agreement-accept-2 = Il prend la place de l’accord en vigueur. Les dossiers en cours que les nouvelles clauses n’admettent pas sont renvoyés sans réponse, avec le motif.
web-agreement-suspend = Suspendre
web-agreement-resume = Reprendre
web-agreement-revoke = Dénoncer
web-agreement-end-now = Il prend fin ici immédiatement, et chez { $partner } dès l’arrivée du message signé. Il part avant tout ce qui est ordinaire.
web-agreement-end-cases = Les demandes de { $partner } auxquelles vous n’avez pas répondu sont renvoyées sans réponse, avec le motif. Ce qui a été répondu le reste.
web-agreement-end-traces = Vos propres demandes en cours chez { $partner } reviennent de même sans réponse, et aucune nouvelle ne peut être envoyée.
web-agreement-suspend-back = Pour reprendre, l’une des parties propose de nouveau les mêmes clauses et l’autre les accepte.
web-agreement-revoke-back = Cela ne peut être annulé : un nouvel accord doit être proposé et accepté.
web-agreement-resume-1 = Les mêmes clauses sont signées de nouveau et envoyées à { $partner }.
web-agreement-resume-2 = Elles sont en vigueur dès qu’elles y sont acceptées. Ce qui a été renvoyé entre-temps est à redemander.
web-agreement-open-cases =
    { $count ->
        [one] { $count } de leurs demandes est en cours.
       *[other] { $count } de leurs demandes sont en cours.
    }
web-agreement-open-traces =
    { $count ->
        [one] { $count } de nos traçages commencés là-bas est en cours.
       *[other] { $count } de nos traçages commencés là-bas sont en cours.
    }
web-agreement-words = Quelques mots pour le partenaire
web-agreement-words-hint = Ils sont signés et envoyés avec, et restent dans les deux journaux.

web-simulate-title = Que verraient-ils si je demandais cela ?
web-simulate-lede = Les mêmes règles qui décident, sur une demande que personne ne fait. Rien n’est demandé, envoyé ni compté ; il est noté qu’on a essayé.
web-simulate-way = Qui demande à qui
web-simulate-we = Nous les interrogeons
web-simulate-we-hint = Ce qui peut revenir, selon ce qu’ils trouvent, comme le dit l’accord.
web-simulate-they = Ils nous interrogent
web-simulate-they-hint = Ce que notre nœud répondrait sur l’arme ci-dessous, d’après nos registres d’aujourd’hui.
web-simulate-gun = L’arme, si c’est eux qui demandent
web-simulate-gun-hint = Nécessaire seulement pour « Ils nous interrogent ».
web-simulate-need-serial = Indiquez le numéro qu’ils demanderaient.
web-simulate-do = Montrer ce qui serait vu
web-simulate-we-see = Ce que nous verrions chez { $partner }
web-simulate-they-see = Ce que { $partner } verrait ici
web-simulate-answered = répondu aussitôt : { $level }
web-simulate-returned = renvoyé : { $reason }
web-simulate-replay = Les demandes du dernier mois avec ces clauses
web-simulate-replay-text = Leurs demandes passées sont décidées une nouvelle fois, selon ce qui est en vigueur et selon ce projet, sur les registres d’aujourd’hui.
web-simulate-replay-do = Les rejouer
web-simulate-replayed = { $replayed } demandes rejouées ; { $changed } finiraient autrement.
web-simulate-replayed-same = { $replayed } demandes rejouées ; { $changed } finiraient autrement : le projet n’y change rien.
web-simulate-replayed-none = Ce partenaire n’a rien demandé pendant ce temps : { $replayed } demandes rejouées, { $changed } changées.
web-simulate-requests = Demandes
web-simulate-cases = Cas

web-federation-title = État de la fédération
web-federation-keys = Clés
web-federation-version = descripteur, version { $version }
web-federation-revoked =
    { $count ->
        [one] { $count } clé révoquée
       *[other] { $count } clés révoquées
    }
web-federation-node = Ce nœud

error-web-upload = Le fichier n’est pas arrivé entier.
error-web-upload-next = Choisissez-le de nouveau et renvoyez-le.
error-web-no-file = Aucun fichier n’a été choisi, ou il est vide.
error-web-no-file-next = Choisissez le fichier et envoyez-le.
error-web-terms = Ce fichier ne peut être lu comme des clauses : { $detail }.
error-web-terms-next = Le manuel en montre la forme : sections proposer_asks et accepter_asks.

column-addresses = Adresses
column-contact = Point de contact
column-marking-practice = Comment les armes y sont marquées
column-key-role = Sert de
column-key-digest = SHA-256 de la clé
column-waiting-since = Le plus ancien attend depuis
column-verified-to = Vérifié jusqu’à
column-saw-ours = A vu du nôtre
word-keys = Clés
note-forked = { $origin } a signé deux histoires de son journal : { $first } et { $second }.
note-no-entries = Aucune entrée.
cli-partner-show = Montre un partenaire avec ses clés, son journal et ce qui l’attend
cli-partner-show--name = Nom de nœud du partenaire
cli-log-list = Liste les entrées de notre journal, les plus récentes d’abord : qui a dit quel genre de chose et quand
cli-log-list--kind = Seulement ce type, par exemple QUERY ou ANSWER
cli-log-list--limit = Au plus autant
cli-log-list--partner = Seulement avec ce partenaire
cli-log-list--after = Où finissait la page précédente
cli-log-list--csv = Affiche du CSV pour un tableur
cli-log-heads = Montre qui a vu combien de quel journal, et les bifurcations
