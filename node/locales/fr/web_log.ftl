# Le journal, les observateurs, les ouvertures, les audits.

web-nav-log = Journal
web-log-title = Journal
web-log-none = Pas encore d’entrée : rien n’a été échangé.
web-log-about = Concerne
web-log-trace = traçage { $id }
web-log-case = cas { $id }
web-log-request = demande { $id }
web-log-to = à { $partner }
web-log-from = de { $partner }
web-log-size = Octets
web-log-checkpoint = Télécharger le point de contrôle signé
web-log-entry = Entrée { $number }
web-log-entry-lede = Le journal garde qui a dit quel genre de chose à qui et quand. Ce qui a été dit se trouve dans le traçage ou le cas.
web-log-logged = Inscrite ici
web-log-issued = Signée, à l’horloge du signataire
web-log-place = Place dans le journal
web-log-series = Numéro dans la série du signataire
web-log-replies = Répond à
web-log-proof = Preuve qu’elle est dans le journal
web-log-proof-text = Un petit fichier dans un format public (tlog-proof). Il permet à chacun de vérifier que cette entrée se trouve sous notre point de contrôle signé, sans voir aucune autre entrée.
web-log-proof-do = Télécharger la preuve
web-log-verify = Vérifier le journal
web-log-verify-text = Toutes les entrées sont relues et comparées aux points de contrôle signés. Si quelqu’un en a changé, retiré ou déplacé une, ceci dit laquelle.
web-log-verify-do = Vérifier maintenant
web-log-copies = Points de contrôle de notre journal que détiennent des partenaires
web-log-copies-hint = Demandez-le à un partenaire (vestigo log partner) et collez-le en entier ; plusieurs, l’un sous l’autre. Une copie de l’extérieur montre ce que personne ici ne pourrait cacher.
web-log-heads = Qui a vu le journal de qui
web-log-heads-lede = Chaque organisme conserve les têtes signées des journaux de ses partenaires. Qui réécrit un journal doit montrer deux histoires, et elles se voient ici côte à côte.
web-log-witness-text = Les témoins signent que notre journal n’a fait que croître depuis qu’ils l’ont vu. Leur heure est celle que croient les tiers.
web-log-forked-title = { $partner } a montré deux histoires de son journal
web-log-forked = { $partner } a signé une histoire de { $first } entrées et une autre de { $second }, et elles s’excluent. Les deux signatures sont conservées ici : cela ne peut être nié.
web-log-forked-do = Téléphonez à son point de contact national, et ne vous fiez à rien de nouveau de sa part avant une explication.
web-log-note = Note signée sur { $size } entrées

web-observers-title = Observateurs
web-observers-none = Personne n’observe encore ce journal.
web-observers-lede = Un observateur voit qui a interrogé qui et quand, et qu’il y a eu réponse. Ce qui a été demandé et répondu, aucun ne le voit.
web-observer-new = Inscrire un observateur
web-observer-do = Inscrire
web-observer-name = Nom
web-observer-name-hint = Comment on l’appelle ici, par exemple le bureau du médiateur.
web-observer-need-name = Donnez un nom à l’observateur.
web-observer-key = Clé publique
web-observer-key-hint = La ligne que l’observateur obtient de vestigo observer key ; elle commence par vestigo-observer1: et n’est pas secrète.
web-observer-need-key = Collez la clé publique de l’observateur.
web-observer-pairs = Voit nos échanges avec
web-observer-pairs-hint = Seulement ceux-ci, et seulement après le délai fixé par l’accord.
web-observer-or = Ou bien
web-observer-all = Tous les partenaires
web-observer-all-hint = Les futurs aussi ; cela ouvre également des fichiers entiers d’entrées.
web-observer-need-pairs = Choisissez des partenaires, ou tous.
web-observer-until-hint = À partir de ce jour il ne voit plus rien.
web-observer-need-until = Indiquez jusqu’à quand il peut voir.
web-observer-end = Fin
web-observer-end-do = Mettre fin à l’accès
web-observer-end-1 = Désormais cet observateur ne reçoit plus rien de nouveau de notre journal.
web-observer-end-2 = Ce qu’il a lu, il le garde, et il reste noté ici qu’il le pouvait.

web-open-title = Ouvrir un échange pour un inspecteur
web-open-lede = Un inspecteur muni d’un mandat reçoit un échange, ou certains de ses champs, le vérifie dans les journaux des deux parties et n’apprend rien d’autre.
web-open-id = Traçage ou cas
web-open-id-hint = Son identifiant, ou ses huit premiers chiffres ou plus.
web-open-need-id = Indiquez quel traçage ou cas.
web-open-message = Seulement ce message
web-open-message-hint = Son entrée dans le journal, ou le début de celle-ci. Vide : chaque message ayant un tel champ.
web-open-fields = Seulement ces champs
web-open-fields-hint = Aucun choisi : tous. Les autres restent fermés, et le dossier montre combien ils sont.
web-open-numbers = D’autres champs, par numéro
web-open-numbers-hint = Selon la numérotation du protocole, séparés par des virgules.
web-open-attachments = Fichiers
web-open-record = Trace de la décision
web-open-mandate = Mandat
web-open-mandate-hint = Qui inspecte et en vertu de quoi, par exemple l’ordonnance 12/2026. C’est noté dans le journal administratif.
web-open-need-mandate = Indiquez en vertu de quel mandat.
web-open-noted = Ce que vous ouvrez est noté avec votre nom avant que le fichier ne soit fait.
web-open-do = Ouvrir et télécharger

web-admin-log-title = Journal administratif
web-admin-log-none = Rien n’a encore été noté.
web-admin-log-lede = Qui a fait quoi sur ce nœud : clés, agents, accords, exportations et chaque lecture de données personnelles. Il ne fait que croître, comme le journal des échanges.
web-admin-log-export = Exporter pour un auditeur

web-audit-title = Audit par les observateurs
web-audit-lede = Les observateurs confrontent les journaux de plusieurs organismes sans voir ce qui a été demandé. Leur rapport est montré ici en toutes lettres.
web-audit-step-run = L’observateur lance l’audit, avec une clé que les organismes ont inscrite :
web-audit-step-show = Montrez le rapport, ou l’une de ses preuves. Rien n’en est conservé ici.
web-audit-file = Rapport (JSON) ou preuve
web-audit-file-hint = Le fichier report.json, ou un fichier qui finit par .proof.
web-audit-do = Le montrer en toutes lettres
web-audit-at = Les délais ont été comparés au { $at }.
web-audit-logs = Journaux lus
web-audit-counted = Ce qui a été compté
web-audit-limits = Ce que les preuves ne montrent pas
web-audit-more =
    { $count ->
        [one] { $count } constat de plus dans le fichier.
       *[other] { $count } constats de plus dans le fichier.
    }
web-audit-proof = Preuve d’un audit
web-audit-proof-known = La preuve tient, et chaque racine nationale est de celles que cet organisme a comparées au téléphone.
web-audit-other-history = une autre histoire, montrée à quelqu’un d’autre
error-web-audit = Ceci n’est pas le rapport d’un audit : la ligne { $line }, colonne { $column } ne peut être lue.
error-web-audit-next = Faites-le avec vestigo audit --report json --out DIR, et choisissez report.json.
