# Chiffres partagés avec les partenaires.

cli-request-figures = Chiffres que des partenaires nous ont donnés, de qui ils viennent et en vertu de quel accord
cli-request-figures--measure = Seulement cette mesure
cli-request-figures--year = Seulement cette année
cli-request-figures--partner = Seulement ceux de ce partenaire
cli-request-figures--csv = Imprimer en CSV pour un tableur
cli-request-statistics--year = L’année civile ; ses chiffres sont donnés à partir du 1er avril de l’année suivante
cli-case-figures = Ce que recevrait un partenaire qui demande des chiffres, exactement comme cela partirait
cli-case-figures--id = Identifiant du dossier
cli-case-figures--csv = Imprimer en CSV pour un tableur
cli-case-reply--sheet-id = Nom des chiffres que vous avez regardés (case figures), ou ses huit premiers caractères au moins

code-measure-counted-traces-by-result = Demandes de partenaires auxquelles il a été répondu, selon le premier résultat de la réponse et l’année de la récupération ou, si elle n’est pas connue, celle de la demande.
code-measure-counted-recoveries-by-type = Armes que le service a récupérées et fait tracer, selon le type et l’année de la récupération. Celles de type inconnu ne sont pas comptées.
code-measure-counted-source-to-recovery = Armes de demandes de partenaires dont le service détient la dernière inscription licite, de son État à celui de la récupération, selon l’année de la récupération. Seulement celles dont le résultat est communiqué.
code-measure-counted-time-to-crime = Armes de demandes de partenaires dont les dates ne laissent aucun doute sur l’intervalle entre le dernier transfert licite connu et la récupération, selon l’année de la récupération. Seulement celles dont l’origine est communiquée.
code-measure-counted-not-completed = Demandes de partenaires qui n’ont pu aboutir, selon la première cause indiquée et l’année de la récupération ou, si elle n’est pas connue, celle de la demande.

note-figures-suppression = Tout nombre est arrondi par défaut à un multiple de { $least } ; les lignes de moins de { $least } et les lignes vides manquent de la même façon et, là où une seule ligne manquerait, la plus petite des autres manque aussi. Il n’y a pas d’autre total que la somme de ce qui est montré. Ce qui a été donné une fois pour une année est donné à tous les partenaires sans changement.
note-figures-nothing = Aucune ligne n’atteint le plus petit nombre communiqué.
note-figures-none = Aucun partenaire n’a encore donné de chiffres.
note-figures-open = Les chiffres de cette année sont donnés à partir du { $day }.
note-figures-release = Si cela peut partir : vestigo case reply { $id } --figures --sheet-id { $name }
note-figures-of = { $partner }, accord { $agreement }, demande { $request }

column-figures-year = Année
column-figures-released = Donnés pour la première fois
column-figures-closed = Donnés à partir du
column-figures-name = Nom de ces chiffres
column-figures-limits = Ce qui n’est pas dit, et ce qu’on ne peut en conclure

error-figures-period = Les chiffres sont donnés pour une année civile, et pour des mesures que ce nœud connaît.
error-figures-period-next = Demandez une année : vestigo request statistics --to PARTENAIRE --measure CODE --year ANNÉE
error-figures-open = Les chiffres de { $year } sont donnés à partir du { $day } : avant cela, des réponses arrivent encore.
error-figures-open-next = Demandez une année antérieure, ou attendez ce jour.
error-figures-changed = Les chiffres ne sont plus ceux qui ont été regardés.
error-figures-changed-next = Regardez-les de nouveau : vestigo case figures ID
error-figures-not-looked = Les chiffres sont regardés avant de partir.
error-figures-not-looked-next = Regardez-les, et nommez-les dans la réponse : vestigo case figures ID

web-figures-title = Donner des chiffres
web-figures-lede = Voici ce que recevrait le partenaire, ligne par ligne. Rien d’autre ne part : aucun dossier, aucune arme, aucune personne.
web-figures-as-before = Ces chiffres ont déjà été donnés. Ils partent exactement comme alors, quoi qu’il se soit ajouté depuis : d’une différence, on pourrait déduire un cas isolé.
web-figures-does = Si vous signez, cette réponse est consignée des deux côtés et envoyée. Elle tranche le dossier. Les mêmes chiffres sont donnés à tout partenaire qui demande cette mesure et cette année, maintenant et plus tard, et ne peuvent plus être changés.
web-matter-year-hint = Années civiles entières, à partir du 1er avril de l’année suivante. Aucune autre période n’est donnée, afin que personne ne puisse soustraire l’une de l’autre.
web-matter-need-year = Choisissez l’année.
web-shared-title = Chiffres des partenaires
web-shared-lede = Ce que des partenaires nous ont donné, côte à côte. Chaque État ne compte que d’après ses propres livres, si bien que rien n’est compté deux fois dans une colonne.
web-shared-ask = Demander des chiffres à un partenaire
web-shared-beside = Côte à côte
web-shared-sum = Somme de ce qui est montré
web-shared-sources = D’où viennent ces chiffres
web-shared-answer = Réponse signée
