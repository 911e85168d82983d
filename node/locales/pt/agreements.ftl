# Agreements, their simulation and budgets

code-clause-request-kinds = os tipos de pedido acordados
code-clause-purposes = as finalidades de uso acordadas
code-clause-legal-bases = as bases jurídicas acordadas
code-clause-record-sets = os tipos de registros que são pesquisados
code-clause-automatic = o que pode ser respondido sem um agente
code-clause-ceiling = o máximo que pode ser divulgado
code-clause-two-officers = o nível a partir do qual decidem dois agentes
code-clause-handling = o código de tratamento das respostas
code-clause-onward = para onde uma resposta pode ser transmitida
code-clause-onward-states = os Estados aos quais uma resposta pode ser transmitida
code-clause-retention = por quanto tempo uma resposta pode ser conservada
code-clause-budget-per-day = o número de pedidos por dia
code-clause-budget-per-officer = o número de pedidos de um agente por dia
code-clause-budget-per-case = o número de pedidos em um caso
code-clause-routine-deadline = o prazo de um pedido de rotina
code-clause-urgent-deadline = o prazo de um pedido urgente
code-clause-observers = o que os observadores veem
code-clause-partner-confirmed = só se responde a um parceiro confirmado
code-clause-in-force = o pedido deve apoiar-se em um acordo em vigor
code-clause-no-sweep = não se testam números de série um após o outro
code-clause-use-stated = o pedido deve indicar a finalidade de uso
code-clause-basis-cited = outra base jurídica deve ser citada por extenso
code-clause-officer-named = um agente deve responder pelo pedido
code-clause-urgency-justified = um pedido urgente deve dizer por que é urgente
code-clause-illicit-nature = devem ser dadas as circunstâncias ou a natureza ilícita
code-clause-serial-given = deve ser dado um número de série
code-clause-marks-bounded = não mais marcas do que uma arma pode ter
code-clause-pattern-bounded = deve ser conhecida uma parte suficiente do número de série
code-clause-matter-complete = um pedido diz o que o seu tipo requer
code-clause-looked-up = este tipo de pedido é sempre para um agente
code-clause-sensitive = armas do Estado, sob custódia ou destruídas são sempre para um agente
code-clause-one-gun = um pedido trata de uma só arma
code-clause-record-complete = o registro deve dizer o que foi feito da arma
code-clause-known-codes = um código de uma versão posterior é para um agente
code-clause-exact-match = só uma correspondência exata é respondida sem um agente
code-clause-maker-agrees = o fabricante do registro não deve contradizer
code-clause-one-record = deve corresponder exatamente um registro
code-clause-nothing-resembles = "sem registro" só se diz sem um agente se nada se parece com a arma
code-clause-automatic-bound = nada acima de L3 sai sem um agente
code-clause-sampled = uma parte das respostas comuns é decidida por um agente
code-clause-register-read = o registro deve poder ser lido
code-clause-fits-message = a resposta deve caber em uma mensagem
code-clause-machine-able = o que a máquina não pode decidir é para um agente
note-alarm-sweep = { $partner } testou números de série um após o outro. Nesse dia nada mais é pesquisado para esse parceiro; { $count } pedidos foram devolvidos (A9). Telefone ao seu ponto focal.
note-alarm-over-budget = { $partner } perguntou mais do que foi acordado; { $count } pedidos foram devolvidos (A9).
cli-agreement-amend = Propõe outros termos em lugar de um acordo e mostra o que mudam
cli-agreement-amend--hash = Hash do acordo, ou seus primeiros 8 dígitos ou mais
cli-agreement-amend--terms = Arquivo TOML com as novas cláusulas
cli-agreement-amend--valid-from = Desde quando vigoram (RFC 3339); padrão: quando aceitas
cli-agreement-suspend = Suspende um acordo de imediato; os casos em andamento são devolvidos
cli-agreement-suspend--hash = Hash do acordo, ou seus primeiros 8 dígitos ou mais
cli-agreement-suspend--text = Palavras para o parceiro
cli-agreement-resume = Propõe de novo os termos de um acordo suspenso
cli-agreement-resume--hash = Hash do acordo, ou seus primeiros 8 dígitos ou mais
cli-agreement-revoke = Revoga um acordo de imediato e em definitivo; os casos em andamento são devolvidos
cli-agreement-revoke--hash = Hash do acordo, ou seus primeiros 8 dígitos ou mais
cli-agreement-revoke--text = Palavras para o parceiro
cli-agreement-diff = Mostra o que dois acordos permitem a mais ou a menos a cada lado
cli-agreement-diff--old = Hash do acordo anterior, ou seus primeiros 8 dígitos ou mais
cli-agreement-diff--new = Hash do acordo posterior, ou seus primeiros 8 dígitos ou mais
cli-agreement-simulate = Mostra o que se veria, sem perguntar, enviar nem contar nada
cli-agreement-simulate--partner = Nome do nó do parceiro
cli-agreement-simulate--replay = Repete os pedidos passados do parceiro com uma minuta
cli-agreement-simulate--days = Quantos dias atrás repetir
cli-agreement-simulate--terms = Arquivo TOML com a minuta
cli-agreement-simulate--serial = Uma arma pela qual o parceiro nos perguntaria, pelo número de série; sem ele: o que veríamos lá
cli-agreement-simulate--maker = Seu fabricante
cli-agreement-simulate--type = Seu tipo
cli-agreement-simulate--request-kind = Tipo de pedido
cli-agreement-simulate--purpose = Finalidade de uso
cli-agreement-simulate--legal-basis = Base jurídica
code-effect-more = mais
code-effect-less = menos
code-effect-other = diferente
column-legal-bases = Bases jurídicas
column-automatic-results = Automático por resultado
column-officer-budget = Pedidos por agente e dia
column-case-budget = Pedidos por caso
column-simulated = O que veria quem pergunta
word-none = nenhum
word-rests-on = Apoia-se em
note-diff-asks = O que { $asker } pode perguntar e obter:
note-diff-nothing = sem diferença
note-no-bound = sem limite próprio
note-days = 
    { $count ->
        [one] { $count } dia
       *[other] { $count } dias
    }
note-hours = 
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
note-observers-see-reasons = os motivos são vistos; as entradas, após { $count } h
note-observers-see-none = os motivos não são vistos; as entradas, após { $count } h
note-simulated = Simulado com { $partner } sob { $agreement }. Nada foi perguntado, enviado nem contado.
note-simulated-officer = decide um agente: { $why }
note-simulated-sampled = Um agente decide mesmo assim { $percent } % dessas respostas.
note-replayed = { $replayed } pedidos foram repetidos com os registros de hoje; { $changed } terminariam de outro modo:
error-amend-terms = Uma emenda precisa dos seus novos termos.
error-amend-terms-next = Indique-os: vestigo agreement amend HASH --terms ARQUIVO
word-value-basis = BASE
