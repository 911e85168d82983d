# A cadeia entre países, e os Estados sem nó

## Comandos

cli-trace-submit--fan-out = Consultar ao mesmo tempo os N países mais prováveis, 5 no máximo, depois de vistos e confirmados; com --to, essa autoridade é a primeira
cli-trace-submit--yes = Confirmar os países de --fan-out sem que se pergunte
cli-trace-submit--off-network = Consultar por carta um país sem nó, duas letras
cli-trace-submit--to-agency = A autoridade a quem vai a carta
cli-trace-submit--days = Dias até vencer a resposta à carta; se não se disser, 60, ou 7 se for urgente
cli-trace-submit--out = Diretório onde a carta é escrita, como texto e como página para imprimir; se não se disser, aqui
cli-trace-submit--recovered = Quando a arma foi recuperada, por exemplo 2023-05-10, 2023-05 ou <2023
cli-trace-submit--recovery = Como chegou a mãos oficiais: seized (apreendida), found (encontrada), surrendered (entregue)
cli-trace-submit--place = Onde foi recuperada
cli-trace-submit--illicit-basis = Por que é ilícita: I1 lei do lugar, I2 embargo, I3 sem marca, I4 fabricada sem licença, I5 transferida sem licença; pode ser dado várias vezes
cli-trace-suggest = Listar os países que mais provavelmente sabem mais de uma arma, e por quê; não consulta ninguém
cli-trace-suggest--id = ID de um rastreamento: vê-se a arma e as respostas recebidas
cli-trace-suggest--maker = Fabricante conforme a marca
cli-trace-suggest--country-of-manufacture = País de fabricação, duas letras
cli-trace-suggest--importer = Importador conforme a marca
cli-trace-suggest--mark = Uma marca tal como se vê, com a sua classe (import: GT 25; proof: BNP); pode ser dada várias vezes
cli-trace-suggest--csv = Escrever CSV para uma planilha
cli-trace-onward = Seguir um rastreamento para o país a que levam as respostas, ou para outro
cli-trace-onward--id = ID do rastreamento, ou os seus primeiros 8 dígitos ou mais
cli-trace-onward--to = Nome de nó de um parceiro, ou um país, se as respostas deixarem escolha
cli-trace-onward--off-network = Por carta, a um país sem nó, duas letras
cli-trace-onward--to-agency = A autoridade a quem vai a carta
cli-trace-onward--days = Dias até vencer a resposta; se não se disser, 60, ou 7 se for urgente
cli-trace-onward--out = Diretório onde a carta é escrita; se não se disser, aqui
cli-trace-letter = Escrever de novo um pedido por carta, como texto e como página para imprimir, na língua de --lang
cli-trace-letter--id = ID do rastreamento, ou os seus primeiros 8 dígitos ou mais
cli-trace-letter--hop = Número do passo no rastreamento
cli-trace-letter--out = Diretório onde a carta é escrita; se não se disser, aqui
cli-trace-enter-reply = Registrar o que uma carta respondeu, com a sua cópia digitalizada
cli-trace-enter-reply--id = ID do rastreamento, ou os seus primeiros 8 dígitos ou mais
cli-trace-enter-reply--file = Cópia da carta: PDF, PNG, JPEG ou TIFF, 10 MiB no máximo
cli-trace-enter-reply--result = O que diz: um resultado (R06), por que não o há (N09), uma recusa (D1) ou uma devolução (A2)
cli-trace-enter-reply--hop = Número do passo, se houver várias cartas abertas
cli-trace-enter-reply--reference = A nossa referência tal como a resposta a cita; compara-se com a do pedido
cli-trace-enter-reply--dated = Data da carta
cli-trace-enter-reply--their-reference = Referência própria da outra autoridade
cli-trace-enter-reply--country = O outro país do resultado: para onde a arma foi exportada; com N18, quem pode saber mais
cli-trace-enter-reply--date = Quando isso aconteceu
cli-trace-enter-reply--party = Quem a teve ou a recebeu
cli-trace-enter-reply--party-kind = O que é essa parte: licensee (licenciada), natural (pessoa física), force (força), state (Estado)
cli-trace-enter-reply--document = Número da licença, do certificado ou do relatório
cli-trace-enter-reply--searched = Que registros foram consultados; necessário com R20
cli-trace-enter-reply--until = Até quando a resposta é adiada; faz de um código D um adiamento
cli-trace-enter-reply--text = As palavras da carta que importam; necessárias com uma recusa, devolução ou adiamento
cli-trace-scan = Retirar a cópia digitalizada de uma resposta por carta
cli-trace-scan--id = ID do rastreamento, ou os seus primeiros 8 dígitos ou mais
cli-trace-scan--hop = Número do passo no rastreamento
cli-trace-scan--out = Arquivo a escrever; não pode existir ainda
cli-trace-confirm-by-node = Pedir a um parceiro desse país que assine o que a carta disse
cli-trace-confirm-by-node--id = ID do rastreamento, ou os seus primeiros 8 dígitos ou mais
cli-trace-confirm-by-node--hop = Número do passo com a carta
cli-trace-confirm-by-node--partner = Nome de nó do parceiro
word-value-hop = PASSO

## Nomes

column-recovered = Recuperada
column-why = Por quê
column-letter-to = Para
column-letter-from = De
column-letter-contact = Contato
column-letter-date = Data
column-letter-reference = Nossa referência (favor citar)
column-letter-illicit = Por que é ilícita
column-letter-recovery = Como foi recuperada
column-letter-place = Lugar da recuperação
column-letter-circumstances = Circunstâncias do achado
word-diversion = Ponto de desvio
word-time-to-crime = Tempo até o crime
word-contradictions = Contradições entre Estados
word-can-be-asked = pode ser consultado
word-before-asking = algum dia antes da consulta
word-undecided = sem decisão
word-letter-title = Pedido de rastreamento de uma arma de fogo
word-letter-illicit = 1. Por que a arma é considerada ilícita e como foi encontrada
word-letter-firearm = 2. A arma
word-letter-use = 3. Para que se quer a informação
word-letter-asked = 4. O que se pergunta
word-letter-reply = 5. A resposta

code-hop-no-partner = nenhum nó é parceiro
code-hop-not-agreed = rastreamento ulterior não acordado
code-hop-suspended = suspenso
code-hop-loop = volta atrás
code-hop-home = o nosso próprio país
code-hop-by-letter = consultado por carta

code-bucket-under-3-months = menos de 3 meses
code-bucket-3-to-7-months = de 3 a 7 meses
code-bucket-7-to-12-months = de 7 a 12 meses
code-bucket-1-to-2-years = de 1 a 2 anos
code-bucket-2-to-3-years = de 2 a 3 anos
code-bucket-3-years-and-over = 3 anos ou mais

code-conflict-dates = As datas excluem-se
code-conflict-consignee = São nomeados destinatários diferentes
code-conflict-country = São nomeados países de origem ou de destino diferentes
code-conflict-arrival = Enviada por um, não consta no outro
code-conflict-after-destruction = Aconteceu-lhe algo depois de destruída
code-conflict-result = Duas respostas de um mesmo país diferem

code-change-answer-of = a resposta que falta de
code-change-asking = uma resposta, se fosse consultado, de
code-change-holder-in = quem tinha a arma quando se perdeu ou foi furtada, segundo
code-change-report-in = uma comunicação de furto ou perda, ou uma transferência posterior, de
code-change-signature-of = uma resposta assinada em vez de uma carta, de
code-change-date-from = uma data mais precisa de
code-change-record-of = um registro em vez de uma afirmação, de

code-ground-last-lawful-country = enviada para lá legalmente, diz uma resposta
code-ground-indicated = nomeado por uma resposta
code-ground-import-mark = marca de importação
code-ground-importer = importador na arma
code-ground-country-of-manufacture = país de fabricação
code-ground-maker = o fabricante trabalha lá
code-ground-proof-mark = marca do banco de provas

## O que se diz

ask-fan-out = Consultar agora { $partners }? [sim/não]
note-diversion-or = ou: { $points }
note-diversion-where = em { $country }, { $date }
note-last-lawful = último registro legal: { $source }
note-diversion-broke = saiu de mãos legais: { $source }
note-rests-on-letter = apoia-se numa carta que o seu país não assinou
note-would-change = poderia mudar com { $what } { $country }
note-days = { $count ->
    [one] { $count } dia
   *[other] { $count } dias
}
note-days-between = de { $least } a { $most } dias
note-days-least = { $least } dias ou mais
note-buckets = de { $from } até { $to }
note-time-from = de { $from } até { $to }; { $source }
note-source-event = passo { $hop } ({ $country }), fato { $position }
note-source-result = passo { $hop } ({ $country }), resultado { $position }
note-by-letter = Por carta, nossa referência { $reference }
note-reply-by-letter = Resposta por carta de { $date } { $reference }
note-not-signed = Registrada pelo nosso agente; não assinada por { $country }
note-letter-confirmed = Confirmada pela assinatura de um nó desse país: passo { $number }
note-letter-contradicted = Contradita pela assinatura de um nó desse país: passo { $number }
note-letter-written = Carta { $reference } escrita: { $files }
note-scan-written = Cópia escrita em { $file } ({ $kind }).
note-reply-entered = A resposta fica registrada como declaração nossa, não assinada pelo país que a escreveu.
note-no-suggestions = Nada nesta arma aponta para um país.
note-chain-by-letter = Por carta, não assinado pelo Estado que responde: { $exchange } ({ $country }, { $agency }, referência { $reference })
note-next-proposed = Para consultar { $partner }: vestigo trace onward { $id } --to { $partner }
note-next-no-partner = Por carta: vestigo trace onward { $id } --off-network { $country } --to-agency "…". Ou convide a sua autoridade: vestigo partner invite
note-next-no-agreement = Primeiro um acordo: vestigo agreement propose { $partner } --terms ARQUIVO. Ou por carta: vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-not-agreed = O acordo com { $partner } não permite rastreamentos ulteriores. Proponha outro: vestigo agreement propose { $partner } --terms ARQUIVO. Ou por carta: vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-suspended = { $partner } ou o acordo com ele está suspenso: fale com o seu ponto focal, ou consulte por carta: vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-loop = A resposta volta a { $country }, de onde vem esta cadeia (passo { $earlier }). Consulte de novo { $country } com o que esta resposta diz.
note-next-home = A resposta volta ao nosso próprio país. Procure-a: vestigo registry find NÚMERO
note-next-refused = Procure outro país: vestigo trace suggest { $id }
note-next-returned = Corrija o que o motivo nomeia e envie de novo: vestigo trace submit --to { $partner } …
note-next-undeliverable = Não foi possível alcançar { $partner }. Por carta: vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-by-letter = Quando a resposta chegar: vestigo trace enter-reply { $id } --hop { $number } --file CÓPIA --result CÓDIGO
note-next-unsigned = Quando { $country } tiver um nó: vestigo trace confirm-by-node { $id } { $number } --partner PARCEIRO
note-next-confirm = { $country } já tem um nó. Que o assine: vestigo trace confirm-by-node { $id } { $number } --partner PARCEIRO
note-next-no-record = Procure outro país: vestigo trace suggest { $id }

note-letter-intro = A nossa autoridade solicita o rastreamento da arma de fogo descrita a seguir, nos termos do Instrumento Internacional para Permitir aos Estados Identificar e Rastrear, de Forma Rápida e Confiável, Armas Pequenas e Armamento Leve Ilícitos (A/60/88), parágrafos 16 a 23, ou da outra base jurídica aqui indicada.
note-letter-asked-record = O que os seus registros dizem desta arma: fabricação, importação, exportação, venda, registro, atribuição, transferência, inutilização, destruição.
note-letter-asked-next = Se saiu do seu país: para que país e para quem, quando, e com que licença ou documento.
note-letter-asked-loss = Se foi comunicado o seu furto ou perda, quando e por quem.
note-letter-asked-searched = Se nada se encontrar: que registros foram consultados e de que anos.
note-letter-asked-reason = Se a resposta for adiada, restringida ou recusada: por que motivo (parágrafos 22 e 23).
note-letter-reply = Pedimos que citem a referência { $reference } e respondam até { $date }. Agradecemos desde logo um breve aviso de recebimento.
note-letter-confidential = Esta carta e o seu conteúdo são confidenciais e servem apenas ao fim indicado. Trataremos a sua resposta como confidencial, só a usaremos para esse fim e a ninguém a comunicaremos sem o seu consentimento (parágrafo 15).
note-letter-signature =
    Pelo ponto de contato nacional:
    Nome, cargo, assinatura, carimbo: ______________________________________
note-letter-leaf = Entrada no nosso registro de intercâmbios: { $leaf }

## Erros

error-leads-nowhere = Nenhuma resposta deste rastreamento leva a um país que ainda não foi consultado.
error-leads-nowhere-next = Diga quem consultar: vestigo trace onward ID --to PARCEIRO. Quem pode saber mais: vestigo trace suggest ID
error-choose-state = As respostas levam a vários países: { $states }.
error-choose-state-next = Escolha um com --to.
error-no-partner-in = Nenhum nó de { $country } é parceiro.
error-no-partner-in-next = Consulte por carta: vestigo trace onward ID --off-network { $country } --to-agency "…". Ou convide a sua autoridade: vestigo partner invite
error-suspended = { $partner }, ou o acordo com ele, está suspenso.
error-suspended-next = Fale com o seu ponto focal, ou consulte por carta com --off-network.
error-kind-not-agreed = O acordo com { $partner } não permite { $kind }.
error-kind-not-agreed-next = Proponha outro acordo: vestigo agreement propose { $partner } --terms ARQUIVO. Ou consulte por carta com --off-network.
error-already-asked = { $who } já foi consultado neste rastreamento.
error-already-asked-next = Para ver a cadeia: vestigo trace show ID
error-chain-too-long = O rastreamento tem 32 passos, e um rastreamento não tem mais.
error-chain-too-long-next = Envie um rastreamento novo para continuar.
error-too-many-at-once = Não se consultam mais de { $limit } autoridades ao mesmo tempo.
error-too-many-at-once-next = Escolha as mais prováveis: vestigo trace suggest
error-no-such-letter = Não há pedido por carta nesse lugar do rastreamento.
error-no-such-letter-next = Para ver os passos e os seus números: vestigo trace show ID
error-choose-letter = Há vários pedidos por carta abertos.
error-choose-letter-next = Diga qual com --hop, ou com --reference tal como a carta a cita.
error-another-reference = A resposta cita outra referência que não a do pedido.
error-another-reference-next = Compare a carta com vestigo trace show ID; pode ser de outro rastreamento.
error-reply-entered = Já foi registrada uma resposta que decide este pedido.
error-reply-entered-next = Para vê-la: vestigo trace show ID
error-no-reply = Ainda não foi registrada nenhuma resposta.
error-no-reply-next = Registre-a primeiro: vestigo trace enter-reply ID --file CÓPIA --result CÓDIGO
error-another-state = { $partner } não é autoridade do país que respondeu.
error-another-state-next = Nomeie um parceiro desse país. Para vê-los: vestigo partner list
error-reply-words = Uma recusa, devolução ou adiamento registra-se com as palavras da carta.
error-reply-words-next = Acrescente-as com --text.
error-reply-searched = R20 precisa do que foi consultado: só assim «não consta» é prova.
error-reply-searched-next = Acrescente-o com --searched.
error-scan-too-large = A cópia tem mais de { $limit } bytes.
error-scan-too-large-next = Digitalize-a em preto e branco, ou omita páginas que nada dizem.
error-scan-kind = O arquivo não é PDF, PNG, JPEG nem TIFF.
error-scan-kind-next = Digitalize a carta como PDF.
error-nobody-to-ask = Nenhum país que possa saber mais pode ser consultado por um parceiro.
error-nobody-to-ask-next = Para vê-los com os motivos: vestigo trace suggest. Para consultar por carta: --off-network
error-not-confirmed = Nada foi enviado: { $partners } não foram confirmados.
error-not-confirmed-next = Responda sim, ou acrescente --yes.
error-suggest-what = Nada foi dado sobre a arma.
error-suggest-what-next = Nomeie um rastreamento, ou dê --maker, --importer, --mark ou --country-of-manufacture.
error-letter-not-written = O pedido está registrado, mas a carta não pôde ser escrita. { $detail }
error-letter-not-written-next = Escreva-a de novo: vestigo trace letter { $id } { $number } --out DIRETÓRIO
