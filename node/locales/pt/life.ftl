# The life of a request

## Errors

error-nothing-asked = Nada nos é pedido neste pedido de rastreamento.
error-nothing-asked-next = Para ver o que os parceiros querem saber: vestigo trace list --state information-wanted
error-nothing-said = O parceiro ainda não decidiu nem adiou este pedido.
error-nothing-said-next = Pede-se esclarecimento de uma decisão ou de um adiamento. Para esperá-los: vestigo trace follow ID
error-still-open = Este pedido ainda está aberto.
error-still-open-next = Só se reabre um pedido encerrado. Para encerrá-lo antes: vestigo trace withdraw ID
error-already-withdrawn = Este pedido já foi retirado.
error-already-withdrawn-next = Para perguntar de novo: vestigo trace reopen ID
error-already-acknowledged = O recebimento deste pedido já foi acusado.
error-already-acknowledged-next = Os passos do caso dizem por quem e quando: vestigo case show ID
error-no-information-request = Neste caso nenhuma pergunta nossa espera resposta.
error-no-information-request-next = N17 diz que não veio resposta. Pergunte primeiro: vestigo case ask ID --want marks --text "…"
error-answer-by-words = Este pedido não pergunta o que nossos registros dizem de uma arma.
error-answer-by-words-next = Responde-se com palavras: vestigo case answer ID --text "…"
error-no-such-hop = O rastreamento não tem trecho { $hop }.
error-no-such-hop-next = Os trechos são numerados a partir de 1 em: vestigo trace show ID
error-supply-nothing = Nada é fornecido.
error-supply-nothing-next = Forneça o que se sabe melhor, por exemplo --serial, ou palavras com --text.
error-duplicate-of-what = N15 diz que um pedido repete outro; falta qual.
error-duplicate-of-what-next = Indique o caso do mesmo parceiro: --duplicate-of ID
error-misdirected-where = N18 diz que outro Estado pode saber; falta qual.
error-misdirected-where-next = Indique-o com suas duas letras: --indicated XC

## States and reasons

code-hop-partial = respondido em parte
code-refer-reopened = reabre um pedido anterior

## Steps

note-step-asked = perguntou; a decisão vence em { $until }
note-step-received = sua máquina assinou que a mensagem chegou
note-step-acknowledged = um agente tomou nota do pedido
note-step-with-officer = um agente deve decidir
note-step-delayed = adiou até { $until }: { $codes }
note-step-information-asked = pediu mais informação, e o prazo para: { $wanted }
note-step-supplied = forneceu informação; o prazo continua
note-step-partial = respondeu em parte: { $codes }; o resto está por vir
note-step-other-interim = disse algo que esta versão não conhece
note-step-answered = respondeu: { $codes }
note-step-answered-restricted = respondeu com restrições ({ $codes }); omitido: { $withheld }
note-step-not-completed = não pôde concluí-lo: { $codes } (indicado: { $names })
note-step-answered-in-words = respondeu com palavras
note-step-refused = recusou: { $codes }
note-step-returned = devolveu-o por inadmissível: { $codes }
note-step-second-decision = decidiu outra vez ({ $codes }); vale a primeira decisão
note-step-withdrawn = retirou o pedido
note-step-withdrawn-late = retirou o pedido depois da decisão, que se mantém
note-step-clarification-sought = pediu esclarecimento, no pedido { $names }
note-step-reopened = reabriu-o, como pedido { $names }
note-step-conflict = diz que duas declarações levam um mesmo id
note-step-unreadable = assinou algo que não pode ser lido aqui: é de outra versão ou foi apagado
note-step-other = outra mensagem do intercâmbio

## Notes

note-clock-stands = parado até que chegue a informação
note-review-due = o adiamento terminou; decida, ou adie de novo com outra data
note-partial = isto é uma parte da resposta; a decisão está por vir
note-case-first-steps =
    Ou antes:
      vestigo case acknowledge { $id }
      vestigo case ask { $id } --want marks,photograph --text "…"
note-case-steps-words =
    Para decidir:
      vestigo case answer { $id } --text "…"
      vestigo case refuse { $id } --reason D1 --text "…"

## Words and columns

word-review-due = revisão vencida
word-unacknowledged = sem aviso de recebimento a tempo
word-clock-stands = prazo parado
word-reopened = reaberto
word-by-officer = agente
word-by-machine = máquina
word-dash = —
word-steps = Passos
word-value-what = O QUÊ
word-value-part = PARTE
column-unacknowledged-cases = Casos sem aviso a tempo
column-reviews-due = Adiamentos por rever
column-overdue-traces = Rastreamentos vencidos
column-information-wanted = Informação que nos pedem
column-acknowledged = Aviso de um agente
column-acknowledge-by = Acusar até
column-clock = Prazo
column-review-due = Revisão
column-wanted-of-asker = Pede-se
column-part = Parte
column-not-completed = Não concluído
column-left-out = Omitido
column-left-out-because = Omitido porque
column-left-out-text = Sobre o omitido
column-candidates = Registros que coincidem
column-indicated = Podem saber mais
column-duplicate-of = Repete
column-reopens = Reabre
column-clarifies = Esclarecimento de
column-reopened-by = Reaberto por
column-clarified-by = Esclarecimento pedido em
column-proof = Prova de que venceu

## Commands

cli-case-acknowledge = Toma nota de um caso, como pessoa
cli-case-acknowledge--id = ID do caso, ou seus 8 primeiros dígitos ou mais
cli-case-acknowledge--text = Palavras para o parceiro
cli-case-ask = Pede mais informação ao parceiro; o prazo para até que chegue
cli-case-ask--id = ID do caso, ou seus 8 primeiros dígitos ou mais
cli-case-ask--text = Palavras para o parceiro; são obrigatórias
cli-case-ask--want = O que se pede, com vírgulas: marks (marcas), photograph (fotografia), maker (fabricante), model, calibre, importer, circumstances, illicit_nature, legal_basis, intended_use, restoration, other
cli-case-answer--partial = Isto é uma parte da resposta; a decisão vem depois
cli-case-answer--restrict = O que a resposta omite, com vírgulas: persons (pessoas), companies (empresas), documents, places, dates, events, results; exige --reason e --text
cli-case-answer--reason = Motivo da restrição: D1 a D6
cli-case-answer--not-completed = Por que o rastreamento não pôde ser concluído, com vírgulas: N01 a N18
cli-case-answer--duplicate-of = Com N15: o caso do mesmo parceiro que este repete
cli-case-answer--indicated = Com N18: Estados que podem saber mais, duas letras cada um, com vírgulas
cli-case-answer--candidates = Com N02 ou N08: quantos registros coincidem; são contados se não for indicado
cli-trace-supply = Fornece o que um parceiro quer saber de um rastreamento
cli-trace-supply--id = ID do rastreamento, ou seus 8 primeiros dígitos ou mais
cli-trace-supply--hop = Qual trecho da cadeia, a partir de 1
cli-trace-supply--serial = Número de série como se lê agora; caracteres desconhecidos como ?
cli-trace-supply--obliteration = O que foi feito ao número: none (nada), partial (parcial), full (removido), altered (alterado), never_marked (nunca marcado)
cli-trace-supply--legibility = Como o número foi lido: clear (claro, padrão), worn (gasto), doubtful (duvidoso), restored (restaurado), illegible (ilegível)
cli-trace-supply--maker = Fabricante conforme a marca
cli-trace-supply--model = Modelo
cli-trace-supply--calibre = Calibre
cli-trace-supply--type = Tipo, por exemplo pistol
cli-trace-supply--importer = Importador conforme a marca
cli-trace-supply--mark = Outra marca como se vê; pode repetir-se
cli-trace-supply--circumstances = Circunstâncias em que a arma foi achada
cli-trace-supply--illicit = Por que é ilícita, com vírgulas: I1 a I5
cli-trace-supply--text = Palavras para o parceiro
cli-trace-reopen = Reabre um pedido encerrado, como um novo rastreamento que o nomeia
cli-trace-reopen--id = ID do rastreamento, ou seus 8 primeiros dígitos ou mais
cli-trace-reopen--hop = Qual trecho da cadeia, a partir de 1
cli-trace-reopen--serial = Número de série como se lê agora; caracteres desconhecidos como ?
cli-trace-reopen--obliteration = O que foi feito ao número: none (nada), partial (parcial), full (removido), altered (alterado), never_marked (nunca marcado)
cli-trace-reopen--legibility = Como o número foi lido: clear (claro, padrão), worn (gasto), doubtful (duvidoso), restored (restaurado), illegible (ilegível)
cli-trace-reopen--maker = Fabricante conforme a marca
cli-trace-reopen--model = Modelo
cli-trace-reopen--calibre = Calibre
cli-trace-reopen--type = Tipo, por exemplo pistol
cli-trace-reopen--importer = Importador conforme a marca
cli-trace-reopen--mark = Outra marca como se vê; pode repetir-se
cli-trace-reopen--circumstances = Circunstâncias em que a arma foi achada
cli-trace-reopen--illicit = Por que é ilícita, com vírgulas: I1 a I5
cli-trace-reopen--text = Palavras para o parceiro
cli-trace-clarify = Pede esclarecimento de uma decisão ou de um adiamento; responde-se com palavras
cli-trace-clarify--id = ID do rastreamento, ou seus 8 primeiros dígitos ou mais
cli-trace-clarify--hop = Qual trecho da cadeia, a partir de 1
cli-trace-clarify--text = O que não está claro
cli-trace-withdraw = Retira o que está aberto de um rastreamento, ou um de seus trechos
cli-trace-withdraw--id = ID do rastreamento, ou seus 8 primeiros dígitos ou mais
cli-trace-withdraw--hop = Qual trecho da cadeia, a partir de 1
cli-trace-withdraw--reason = Por quê, com palavras
cli-watch-add--importer = Importador, tal como marcado
cli-watch-add--mark = Outra marca tal como se vê, com a sua natureza se não for um número (import: GT 25; proof: …); pode ser repetida
cli-notice-recovery--importer = Importador, tal como marcado
cli-notice-recovery--mark = Outra marca tal como se vê, com a sua natureza se não for um número (import: GT 25; proof: …); pode ser repetida
cli-agreement-simulate--model = Modelo
cli-agreement-simulate--calibre = Calibre
cli-agreement-simulate--importer = Importador, tal como marcado
cli-agreement-simulate--mark = Outra marca tal como se vê, com a sua natureza se não for um número (import: GT 25; proof: …); pode ser repetida
cli-trace-suggest--model = Modelo
cli-trace-suggest--calibre = Calibre
cli-trace-suggest--type = Tipo, por exemplo pistola
cli-trace-suggest--manufactured = Quando foi fabricada, por exemplo 1998
cli-case-answer--not-made-here = A arma não é do nosso fabricante (R14): marcas fora dos seus registos, ou uma cópia; requer --text
cli-case-answer--preview = Mostrar o que a resposta diria ao parceiro; nada é assinado nem enviado
