## Resultados: o que dizem os registros

code-r01 = identificado o último detentor legal registrado
code-r02 = identificado o primeiro comprador na venda ao público; as transferências posteriores não constam
code-r03 = a cadeia termina num comerciante licenciado; comprador não apurado
code-r04 = consta em arsenal policial, militar ou outro do Estado
code-r05 = consta em poder de empresa de segurança licenciada
code-r06 = exportada legalmente
code-r07 = importada legalmente
code-r08 = comunicada como furtada ou roubada
code-r09 = comunicada como extraviada
code-r10 = consta como apreendida, entregue ou sob custódia como prova
code-r11 = consta como destruída
code-r12 = consta como inutilizada
code-r13 = fabricada aqui e expedida
code-r14 = não fabricada aqui: marcas alheias aos registros do fabricante, ou cópia
code-r15 = consta em trânsito, sem entrada
code-r20 = nada consta

## Não concluído

code-n01 = número de série suprimido
code-n02 = número de série parcial ou ambíguo
code-n03 = nunca teve número de série
code-n04 = número de série inverossímil para a marca e o modelo
code-n05 = marca ou modelo mal identificado
code-n06 = importador ausente ou errado
code-n07 = país de origem errado
code-n08 = várias armas de fogo têm este número de série
code-n09 = anterior aos registros
code-n10 = registros com prazo de guarda vencido ou destruídos
code-n11 = registros indisponíveis
code-n12 = registro incompleto ou ilegível
code-n13 = o titular da licença não responde
code-n14 = objeto não rastreável
code-n15 = duplicado de outro pedido
code-n16 = retirado pelo requerente
code-n17 = informação insuficiente e não completada
code-n18 = mal dirigido: os elementos indicam outro Estado

## Motivos para adiar, restringir ou recusar

code-d1 = comprometeria uma investigação criminal em curso
code-d2 = legislação que protege a informação confidencial
code-d3 = o requerente não pode garantir a confidencialidade ou as restrições de uso
code-d4 = segurança nacional, em conformidade com a Carta das Nações Unidas
code-d5 = consentimento de um terceiro Estado pendente ou recusado
code-d6 = outro motivo previsto num tratado

## Motivos para devolver um pedido

code-a1 = falta o caráter ilícito ou a justificação legal
code-a2 = faltam marcas, tipo ou calibre
code-a3 = falta o uso previsto
code-a4 = requerente não autorizado para este órgão ou esta finalidade
code-a5 = fora do acordo: utilize a assistência judiciária mútua
code-a6 = problema de assinatura ou de identidade
code-a7 = padrão demasiado amplo
code-a8 = assunto político, militar, religioso ou racial
code-a9 = mais pedidos do que o acordado

## Usos previstos

code-u1 = investigação criminal
code-u2 = ação penal
code-u3 = análise do tráfico
code-u4 = monitoramento de embargos
code-u5 = averiguação de desvio de arsenais
code-u6 = restituição ao legítimo proprietário

## Níveis de divulgação

code-l0 = só aviso de recebimento
code-l1 = coincidência ou não
code-l2 = situação, país e mês
code-l3 = cadeia de pessoas jurídicas, datas completas
code-l4 = pessoas físicas
code-l5 = documentos certificados

## Códigos de tratamento

code-h0 = só para prevenir e combater o crime
code-h1 = não usar em juízo sem autorização de quem a forneceu
code-h2 = não transmitir a outros sem autorização de quem a forneceu
code-h3 = outras restrições

## Por que a arma de fogo é ilícita

code-i1 = ilícita segundo a lei do lugar
code-i2 = transferida em violação de um embargo do Conselho de Segurança
code-i3 = sem a marcação exigida pelo Instrumento Internacional de Rastreamento
code-i4 = fabricada sem licença
code-i5 = transferida sem licença

## Graus de coincidência

code-grade-exact = coincidência exata
code-grade-exact-folded = coincidência salvo caracteres parecidos
code-grade-strong = coincidência forte
code-grade-possible = coincidência possível
code-grade-none = sem coincidência

## Prioridades

code-priority-routine = ordinária
code-priority-urgent = urgente

code-justification-life-at-risk = vida em perigo
code-justification-homicide-active = investigação de homicídio em curso
code-justification-terrorism = terrorismo
code-justification-suspect-detained-deadline = suspeito detido, prazo em curso
code-justification-operation = operação em curso
code-justification-other = outra

## Tipos de pedido

code-request-trace = rastreamento
code-request-onward-trace = rastreamento subsequente
code-request-suspect-gun = arma suspeita
code-request-record-check = consulta de registros (extravio, furto ou roubo)
code-request-recovery-notice = aviso de recuperação
code-request-hit-confirmation = confirmação de coincidência
code-request-delivery-verification = verificação de entrega
code-request-consent-request = pedido de consentimento
code-request-disclosure-notice = aviso de divulgação
code-request-clarification = esclarecimento
code-request-aggregate-statistics = estatísticas agregadas
code-request-bulletin = boletim
code-request-watch = vigilância

## Eventos na vida de uma arma de fogo

code-event-manufactured = fabricada
code-event-shipped = expedida
code-event-imported = importada
code-event-exported = exportada
code-event-transited = em trânsito
code-event-delivery-verified = entrega verificada
code-event-sold-retail = vendida ao público
code-event-transferred-private = transferida entre particulares
code-event-registered = registrada
code-event-issued = distribuída para serviço
code-event-inherited = herdada
code-event-reported-stolen = comunicada como furtada ou roubada
code-event-reported-lost = comunicada como extraviada
code-event-recovered = recuperada
code-event-seized = apreendida
code-event-marked = marcada
code-event-restamped = remarcada
code-event-converted = transformada
code-event-deactivated = inutilizada
code-event-reactivated = reativada
code-event-destroyed = destruída
code-event-retained-official-use = retida para uso oficial

code-certainty-recorded = consta
code-certainty-inferred = deduzido
code-certainty-claimed = declarado

code-recovery-seized = apreendida
code-recovery-found = encontrada
code-recovery-surrendered = entregue

## Pontos de desvio

code-point-d01 = furto ou roubo a um particular
code-point-d02 = furto ou roubo a um comerciante
code-point-d03 = furto ou roubo a um fabricante ou no transporte
code-point-d04 = arsenal policial
code-point-d05 = arsenal militar
code-point-d06 = empresa de segurança privada
code-point-d07 = extravio
code-point-d08 = compra por interposta pessoa
code-point-d09 = venda particular sem licença
code-point-d10 = comerciante cúmplice
code-point-d11 = reexportação não autorizada
code-point-d12 = documentação falsa de usuário final
code-point-d13 = em trânsito
code-point-d14 = de um depósito de armas apreendidas
code-point-d15 = no processo de destruição
code-point-d16 = reativação
code-point-d17 = transformação
code-point-d18 = fabricação ilícita
code-point-d19 = captura em combate
code-point-d20 = contrabando em bagagem, mudança ou encomendas
code-point-d21 = nunca regularizada
code-point-d99 = não apurado

## Conjuntos de registros

code-set-manufacture = fabricação
code-set-import = importações
code-set-export = exportações
code-set-retail = vendas ao público
code-set-registry = registro de armas de fogo
code-set-stolen = furto/roubo/extravio
code-set-stock = arsenais do Estado
code-set-destruction = destruição

## Por que uma linha não foi admitida

code-row-missing-serial = falta o número de série
code-row-unclosed-quote = aspas abertas e nunca fechadas
code-row-bad-encoding = bytes que não são caracteres nesta codificação
code-row-duplicate = outra vez a mesma arma de fogo, ou o mesmo evento dela
code-row-conflict = a mesma arma de fogo com outros dados
code-row-impossible-date = dia que não existe ou que ainda não chegou
code-row-unreadable-date = não é uma data numa forma reconhecida
code-row-extra-column = mais células do que colunas no cabeçalho
code-row-field-too-long = valor demasiado longo
code-row-formula = parece uma fórmula de planilha
code-row-control-character = caractere de comando, ou que muda o sentido da escrita
code-row-unknown-event = tipo de evento desconhecido, ou dados de um evento sem o seu tipo
code-row-too-many = mais eventos ou marcas do que uma arma de fogo pode ter
code-row-unknown-column = esta coluna não é conhecida e não é importada
code-row-not-recognised = foi omitido um tipo, uma categoria de parte ou um país não reconhecido
code-row-encoding-guessed = o arquivo não diz a sua codificação; se as letras acentuadas saírem erradas, indique --encoding
code-row-ambiguous-date = não se distinguem dia e mês, ou o ano tem dois algarismos; indique --date-order ou --two-digit-years
code-row-unreadable-value = não é um número, um resumo ou uma lista na forma que o campo tem
code-row-lost-digits = mais algarismos do que uma planilha guarda: os últimos não são os que foram digitados
code-row-merged-cells = células mescladas em várias linhas; só a primeira tem o valor

## Tipos de declaração

code-kind-query = pedido
code-kind-accepted = recibo do pedido
code-kind-acknowledged = aviso de recebimento
code-kind-interim = resposta provisória
code-kind-answer = resposta
code-kind-refusal = recusa ou devolução
code-kind-delivered = recibo da resposta
code-kind-conflict = conflito
code-kind-withdrawal = retirada
code-kind-agreement = acordo
code-kind-descriptor = descritor ou evento de chave
code-kind-erasure = apagamento
code-kind-checkpoint = ponto de verificação
code-kind-heartbeat = sinal de vida
code-kind-supplement = complemento

## Por que decide um agente

code-refer-sensitive = registro sensível: arsenais do Estado, custódia ou destruição
code-refer-grade = a coincidência não é exata
code-refer-ambiguous = vários registros servem igualmente
code-refer-agreement = o acordo exige um agente
code-refer-sampled = escolhido por sorteio
code-refer-unknown-code = um código que esta versão não conhece
code-refer-request-kind = a máquina nunca responde a pedidos deste tipo
code-refer-registry-failed = não foi possível ler o registro
code-refer-too-large = a cadeia é demasiado longa para uma só mensagem no nível automático
code-refer-incomplete-record = o registro não diz o que foi feito da arma de fogo
code-refer-many-numbers = muitos números de série diferentes num só pedido: podem ser várias armas de fogo
code-refer-machine-failed = a máquina não conseguiu preparar a sua resposta

## Por que um candidato tem o seu grau

code-match-serial-equal = número de série igual
code-match-serial-equal-with-leading-word = número de série igual com a palavra que o antecede
code-match-serial-equal-folded = número de série igual salvo caracteres parecidos
code-match-leading-zeros-differ = número de série igual salvo zeros à esquerda
code-match-year-split = número de série igual sem o ano escrito junto dele
code-match-embedded-letters-ignored = número de série igual sem as letras entre os seus algarismos
code-match-digit-core-equal = algarismos do número de série iguais
code-match-pattern-fits = todos os caracteres conhecidos do número de série coincidem
code-match-serial-one-edit = número de série com uma alteração
code-match-serial-two-edits = número de série com duas alterações
code-match-prefix-or-suffix-missing = o registro tem um prefixo ou sufixo a mais
code-match-surplus-characters = o registro tem um prefixo ou sufixo a menos
code-match-unknown-characters-used = alguns caracteres do número procurado são desconhecidos
code-match-look-alike-characters = os caracteres diferentes são parecidos
code-match-exchanged-neighbours = dois caracteres vizinhos estão trocados
code-match-doubled-or-dropped-character = um caractere repetido falta ou está a mais
code-match-not-the-frame-number = não é o número da armação ou da caixa da culatra
code-match-read-with-doubt = o número foi lido com dúvida, ou foi adulterado
code-match-maker-agrees = coincide o fabricante
code-match-importer-taken-for-maker = importador e fabricante figuram um pelo outro
code-match-maker-contradicts = difere o fabricante
code-match-type-agrees = coincide o tipo
code-match-type-contradicts = difere o tipo
code-match-model-agrees = coincide o modelo
code-match-model-near = um nome de modelo é parte do outro
code-match-model-contradicts = difere o modelo
code-match-calibre-agrees = coincide o calibre
code-match-calibre-contradicts = difere o calibre
code-match-country-agrees = coincide o país de fabricação
code-match-country-contradicts = difere o país de fabricação
code-match-year-agrees = coincide o ano de fabricação
code-match-year-near = o ano de fabricação difere em um
code-match-year-contradicts = difere o ano de fabricação

## O que parece errado ao digitar uma descrição

word-advice-patent-number-as-serial = isto parece um número de patente; procure outro número na armação ou na caixa da culatra
word-advice-stock-number-as-serial = isto parece um número de catálogo da OTAN (NSN), que é o mesmo em todas as armas do mesmo modelo
word-advice-inscription-as-serial = isto parece uma inscrição (prova, número de peça, lugar de fabricação), não um número de série
word-advice-calibre-as-serial = isto parece o calibre
word-advice-maker-as-serial = o nome do fabricante está no lugar do número de série
word-advice-model-and-serial-swapped = o modelo e o número de série parecem estar trocados
word-advice-model-as-serial = isto parece o modelo, ou contém o modelo; indique só o número de série
word-advice-serial-as-model = isto parece um número de série
word-advice-serial-without-digits = um número de série sem algarismos é raro; confira na arma
word-advice-serial-too-short = um número de série tão curto é raro; confira se não falta nada e escreva ? no lugar do que não se lê
word-advice-serial-implausible-for-maker = os números de série deste fabricante costumam ser diferentes; confira na arma o número e o fabricante
word-advice-pattern-unreadable = ?, * ou os colchetes não se entendem aqui: ? é um caractere desconhecido, [8B] é 8 ou B, * é um trecho desconhecido
word-advice-pattern-too-broad = conhece-se muito pouco do número para procurá-lo: são precisos quatro caracteres e 60 por cento deles
word-advice-look-alike-characters = há uma letra parecida com um algarismo entre algarismos, ou o contrário; confira na arma
word-advice-mixed-scripts = há letras de duas escritas num mesmo número; confira na arma qual é a correta
word-advice-importer-as-maker = este nome é conhecido como de um importador; o fabricante pode estar noutro lugar da arma
word-advice-import-mark-as-maker = isto parece uma marca de importação; o fabricante pode estar noutro lugar da arma
word-advice-retailer-as-maker = este nome é conhecido como de um comerciante; o fabricante pode ser outro
word-advice-model-of-another-maker = este modelo é conhecido de outro fabricante; o fabricante pode estar noutro lugar da arma
word-advice-country-not-of-maker = não consta que este fabricante produza armas ali; pode ser o país do importador

## Estados de uma etapa

code-hop-proposed = proposta
code-hop-no-agreement = sem acordo
code-hop-submitted = apresentada
code-hop-delivered = entregue
code-hop-acknowledged = recebimento confirmado
code-hop-info-requested = informação pedida
code-hop-delayed = adiada
code-hop-answered = respondida
code-hop-refused = recusada
code-hop-returned = devolvida
code-hop-withdrawn = retirada
code-hop-undeliverable = não foi possível entregar

## Estados de um rastreamento

code-trace-open = aberto
code-trace-needs-decision = espera a sua decisão
code-trace-ended = terminado

## Estados de um caso

code-case-waiting = à espera de um agente
code-case-awaiting-release = à espera do próximo envio
code-case-info-requested = informação pedida
code-case-delayed = adiado
code-case-answered = respondido
code-case-answered-automatically = respondido automaticamente
code-case-refused = recusado
code-case-returned = devolvido
code-case-withdrawn = retirado

## Estados de um acordo

code-agreement-proposed-by-us = proposto por nós
code-agreement-proposed-by-partner = proposto pelo parceiro
code-agreement-accepted = aceito, ainda não em vigor
code-agreement-in-force = em vigor
code-agreement-suspended = suspenso
code-agreement-revoked = denunciado
code-agreement-replaced = substituído

## Estados de um parceiro

code-partner-unconfirmed = não confirmado
code-partner-confirmed = confirmado
code-partner-suspended = suspenso

## Bases jurídicas

code-basis-iti = Instrumento Internacional de Rastreamento
code-basis-firearms-protocol = Protocolo sobre Armas de Fogo
code-basis-cifta = CIFTA, a Convenção Interamericana
code-basis-bilateral = tratado bilateral
code-basis-eu = direito da União Europeia
code-basis-other = outra base jurídica

## A quem se pode transmitir

code-onward-none = a ninguém
code-onward-national = autoridades do mesmo Estado
code-onward-named = os Estados indicados

## Partes de um evento

code-party-natural = uma pessoa física
code-party-licensee = um titular de licença
code-party-force = uma força policial ou militar
code-party-state = um órgão do Estado
code-party-unknown = desconhecida

## Documentos

code-document-licence = licença
code-document-euc = certificado de usuário final
code-document-import-permit = autorização de importação
code-document-customs-declaration = declaração aduaneira
code-document-invoice = fatura
code-document-sale-form = formulário de venda
code-document-certificate = certificado
code-document-report = relatório

## Respostas provisórias

code-interim-with-officer = nas mãos de um agente
code-interim-delay = adiada
code-interim-information-request = pede-se mais informação
code-interim-partial = respondida em parte

## Marcas

code-mark-serial = número de série
code-mark-maker = fabricante
code-mark-model = modelo
code-mark-calibre = calibre
code-mark-import = marca de importação
code-mark-proof = punção de prova
code-mark-property = marca de propriedade
code-mark-official-use = marca de uso oficial
code-mark-rebuild = marca de recondicionamento
code-mark-acceptance = marca de recepção
code-mark-restamp = marca nova sobre outra anterior
code-mark-conversion = assinatura da transformação

## Peças que levam uma marca

code-component-frame = armação
code-component-receiver = caixa da culatra
code-component-barrel = cano
code-component-slide = corrediça
code-component-cylinder = tambor
code-component-bolt = ferrolho
code-component-other = outra peça

## Escritas

code-script-latin = latina
code-script-cyrillic = cirílica
code-script-greek = grega
code-script-arabic = árabe
code-script-other = outra escrita

## Como se lê uma marca

code-legibility-clear = nítida
code-legibility-worn = gasta
code-legibility-doubtful = duvidosa
code-legibility-restored = revelada
code-legibility-illegible = ilegível

## O que foi feito a um número de série

code-obliteration-none = intacto
code-obliteration-partial = suprimido em parte
code-obliteration-full = suprimido
code-obliteration-altered = adulterado
code-obliteration-never-marked = nunca marcado

## Resultado da revelação

code-restoration-not-attempted = não tentada
code-restoration-full = número revelado
code-restoration-partial = número revelado em parte
code-restoration-failed = sem resultado

## Como foi fabricada

code-class-factory = de fábrica
code-class-craft = artesanal
code-class-privately-made-kit = de fabricação privada a partir de um kit
code-class-printed-3d = impressa em 3D
code-class-converted-alarm-signal = arma de alarme ou sinalização transformada
code-class-converted-other = transformada de outro modo
code-class-reactivated = reativada
code-class-parts-built = montada a partir de peças
code-class-unknown = desconhecido

## Precisão de uma data

code-precision-day = ao dia
code-precision-month = ao mês
code-precision-year = ao ano
code-precision-before = antes de
code-precision-after = depois de

## Onde está a causa

code-fault-item = a arma de fogo
code-fault-request = o pedido
code-fault-records = os registros

## Boletins

code-bulletin-route = rota
code-bulletin-concealment = ocultação
code-bulletin-practice = prática
code-bulletin-authorised-parties = partes autorizadas

## Passos de um acordo

code-step-propose = proposta
code-step-accept = aceitação
code-step-suspend = suspensão
code-step-revoke = denúncia

## Chaves de um nó

code-role-signing = chave de assinatura
code-role-log-ed25519 = chave do diário (Ed25519)
code-role-log-ml-dsa-44 = chave do diário (ML-DSA-44)
code-role-transport = chave de transporte
code-role-witness-ed25519 = chave de testemunha (Ed25519)
code-role-witness-ml-dsa-44 = chave de testemunha (ML-DSA-44)

## Tipos de arma de fogo

code-type-cannon = canhão
code-type-submachine-gun = submetralhadora
code-type-rifle-shotgun-combination = arma mista de cano raiado e cano liso
code-type-disguised-gun = arma dissimulada
code-type-electric-shock = arma de choque elétrico
code-type-ammunition = munição
code-type-grenade = granada
code-type-bomb = bomba
code-type-mine = mina
code-type-missile = míssil
code-type-rocket = foguete
code-type-machine-gun = metralhadora
code-type-mortar = morteiro
code-type-pistol = pistola
code-type-shotgun-pistol = pistola de cano liso
code-type-rifle = fuzil
code-type-shotgun = espingarda de cano liso
code-type-silencer = silenciador
code-type-other = outra

## Funcionamento

code-action-automatic = automática
code-action-bolt = de ferrolho
code-action-carbine = carabina
code-action-derringer = Derringer
code-action-double-barrel = de dois canos
code-action-flare = de sinalização
code-action-gas = de gás
code-action-flintlock = de pederneira
code-action-semi-automatic = semiautomática
code-action-jet-propelled = de propulsão a jato
code-action-blank = de festim
code-action-lever = de alavanca
code-action-launcher = lançador
code-action-over-under = de canos sobrepostos
code-action-pump = de bomba (pump)
code-action-revolver = revólver
code-action-single-shot = de tiro simples
code-action-recoilless = sem recuo
code-action-percussion = de percussão
code-action-tear-gas = de gás lacrimogêneo
code-action-three-barrels = de três canos
code-action-four-or-more-barrels = de quatro canos ou mais
