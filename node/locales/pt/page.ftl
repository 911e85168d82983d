# verify.html, a página que verifica num navegador um pacote para o juízo.

page-title = Verificação de um pacote do Vestigo
page-heading = Verificar um pacote
page-lede = Um pacote reúne o que órgãos de dois ou mais Estados perguntaram e responderam. Esta página o verifica neste computador. Nada do que for aberto aqui sai dele.
page-language = Idioma
page-drop = Solte aqui um pacote, ou escolha-o
page-choose = Escolher um pacote
page-choose-hint = Um só arquivo, em geral terminado em .bundle, de 64 MiB no máximo.
page-another = Verificar outro arquivo
page-print = Imprimir o registro
page-working = Verificando: { $done } de { $of }
page-unreadable = Não foi possível ler este arquivo do disco. Copie-o para este computador e escolha-o de novo.
page-too-large = Este arquivo é maior que qualquer pacote.
page-crashed = Esta página falhou e não verificou nada. Use outro navegador, ou o programa: vestigo verify ARQUIVO

## O resultado

page-result = Resultado
page-consistent-question = Tudo o que há no arquivo combina entre si?
page-consistent-yes = Coerente
page-consistent-yes-text = Todas as assinaturas e provas que esta página verifica conferem com as chaves do arquivo. O que se mostra abaixo é o que foi assinado com elas.
page-consistent-no = Não confere
page-consistent-no-text = Algo neste arquivo foi alterado, falta ou não lhe pertence. Não confie em nada do que contém.
page-authentic-question = Os signatários são quem dizem ser?
page-authentic-open = Não confirmado
page-authentic-open-text = Qualquer um pode fazer um arquivo coerente com chaves próprias. Confirme abaixo o número de segurança de cada órgão.
page-authentic-yes = Autêntico
page-authentic-yes-text = O número de segurança de cada órgão do arquivo é o que você digitou.
page-authentic-no = Outra chave
page-authentic-no-text = Um número digitado não é o da chave deste arquivo. Procure um erro de digitação. Se ainda assim diferir, esse órgão não assinou este arquivo: não confie nele.
page-authentic-none = Não examinado
page-authentic-none-text = O arquivo não confere; por isso nada se pode dizer de quem o assinou.
page-synthetic = Demonstração: este arquivo diz que os seus dados são inventados.

page-fault = O que não confere
page-fault-form = Não está escrito na única forma que o formato admite: foi danificado ou alterado.
page-fault-rule = Descumpre uma regra do formato: algo falta, aparece duas vezes, está fora de ordem ou não cabe ali.
page-fault-signature = Uma assinatura não corresponde: o que foi assinado mudou depois, ou outra chave o assinou.
page-fault-key = A chave que assinou não é uma que o órgão tivesse certificada naquele momento.
page-fault-content = O conteúdo não é o que foi assinado.
page-fault-log = A prova não leva ao estado do registro que foi assinado: a entrada não está nesse registro, ou o registro foi reescrito.
page-fault-detail = Detalhe técnico

page-place-bundle = O arquivo como um todo
page-place-descriptor = Descrição de um órgão, nº { $number }
page-place-agreement-message = Declaração sobre um acordo, nº { $number }
page-place-message = Declaração nº { $number }
page-place-receipt = Prova de lançamento, nº { $number }
page-place-checkpoint = Estado de um registro, nº { $number }
page-place-consistency-proof = Prova de crescimento, nº { $number }

## Os signatários

page-signers = Confirmar os signatários
page-signers-text = Peça o número de segurança ao ponto de contato de cada Estado, por telefone ou numa publicação oficial, e não a quem lhe deu este arquivo. Digite aqui os 40 algarismos.
page-number = Número de segurança de { $agency }
page-number-hint = 40 algarismos; os espaços não importam.
page-number-confirmed = Confirmado: é o número da chave do arquivo.
page-number-differs = Não é o número da chave do arquivo. Coincidem { $same } de 8 grupos.
page-number-incomplete = { $digits } de 40 algarismos
page-number-characters = Aqui só cabem algarismos.
page-number-missing = Não informado
page-number-show = Número do arquivo
page-number-warning = Copiá-lo daqui não confirma nada: compare-o com um que lhe tenha chegado por outra via.

## Os passos

page-steps = O que foi verificado
page-state-holds = Confere
page-state-fails = Não confere
page-state-skipped = Não concluído
page-state-unchecked = Não verificado aqui
page-state-absent = Não há no arquivo
page-step-form = Forma do arquivo
page-step-form-text = Cada parte está escrita na única forma que o formato admite. Não se pode acrescentar nem mudar um byte sem que outra verificação falhe.
page-step-descriptors = Quem são os órgãos
page-step-descriptors-text =
    { $count ->
        [one] { $count } descrição de um órgão, assinada
       *[other] { $count } descrições de órgãos, cada uma assinada
    } com a chave raiz nacional e com a chave de assinatura do próprio órgão.
page-step-signatures = Assinaturas das declarações
page-step-signatures-text =
    { $count ->
        [one] { $count } declaração, assinada
       *[other] { $count } declarações, cada uma assinada
    } com uma chave que o seu órgão tinha certificada naquele momento.
page-step-content = Conteúdo
page-step-content-text =
    { $shown ->
        [one] { $shown } campo é mostrado, e é
       *[other] { $shown } campos são mostrados, e são
    } o que foi assinado. Omitidos nesta cópia: { $withheld }.
page-step-checkpoints = Estados dos registros
page-step-checkpoints-text =
    { $count ->
        [one] { $count } estado de um registro, assinado
       *[other] { $count } estados de registros, assinados
    } com a chave do registro (Ed25519).
page-step-seals = Segunda assinatura dos estados dos registros
page-step-seals-text = É do tipo ML-DSA-44, que esta página não verifica. Só ela assina a hora de cada estado. Para verificar ambas: vestigo verify ARQUIVO
page-step-growth = Crescimento dos registros
page-step-growth-text =
    { $count ->
        [one] { $count } prova
       *[other] { $count } provas
    } de que um estado posterior de um registro contém todo um anterior.
page-step-growth-none = O arquivo traz um só estado de cada registro; não há crescimento a provar.
page-step-receipts = Lugar no registro
page-step-receipts-text =
    { $count ->
        [one] { $count } prova
       *[other] { $count } provas
    }: cada declaração está no registro de { $node }, que tinha { $size } entradas.
page-step-parties = Partes
page-step-parties-text = Cada órgão do arquivo emitiu ou recebeu uma das suas declarações, e { $node } foi parte em todas.
page-step-agreements = Acordos
page-step-agreements-text =
    { $count ->
        [one] { $count } acordo, proposto
       *[other] { $count } acordos, propostos
    } por um lado e aceito pelo outro. Nenhuma declaração de { $node } indica outro.
page-step-agreements-none = Não há acordo no arquivo, e nenhuma declaração de { $node } indica um.
page-step-witnesses = Testemunhas
page-step-witnesses-text = Ninguém mais confirmou quando os registros estavam neste estado. Toda hora é a do relógio de quem assinou.
page-step-witnesses-seen-text =
    { $count ->
        [one] { $count } testemunha cossubscreveu
       *[other] { $count } testemunhas cossubscreveram
    } este estado do registro. A primeira, { $witness } ({ $node }), afirma pelo seu próprio relógio que tudo o que está neste arquivo existia em { $time }. Isso vale tanto quanto o seu número de segurança neste arquivo, { $number }, ser o que você obteve por outra via.

page-limits = O que isto não prova
page-limit-true = Que seja verdade o que um órgão escreveu. O arquivo mostra quem assinou que palavras, e em que ordem foram lançadas.
page-limit-whole = Que nada mais tenha sido dito. Quem fez o arquivo escolheu que intercâmbios incluir.
page-limit-time = Quando foi dito. Toda hora é a do relógio de quem assinou.
page-limit-time-witnessed = Quando exatamente foi dito. Cada hora é a que o relógio do signatário marcava; só que tudo isso existia em { $time } é também palavra de { $witness }.
page-limit-withheld = Nada pelo silêncio. Campos foram omitidos nesta cópia, e não se pode saber quais.
page-limit-letter = O que um Estado escreveu por carta. Só assinou o órgão que recebeu a carta.
page-limit-page = Que esta página seja a legítima. Quem lhe deu o arquivo pode ter dado também uma página alterada: obtenha-a de uma fonte de confiança e compare o seu resumo criptográfico.

page-notes = Observações
page-note-withheld =
    { $place }: { $count ->
        [one] { $count } campo assinado foi omitido
       *[other] { $count } campos assinados foram omitidos
    } nesta cópia.
page-note-not-understood = { $place }: conteúdo assinado que esta versão não sabe ler ({ $detail }).
page-note-erased = { $place }: o seu conteúdo foi destruído ao fim da sua guarda; a declaração prova que existiu.
page-note-agreement-unknown = { $place } indica um acordo das suas partes que não está neste arquivo.
page-note-reply-outside = { $place } responde a uma entrada que não está neste arquivo ({ $entry }).
page-note-reply-to-others = { $place } responde a uma entrada entre outras partes ({ $entry }).
page-note-reply-across = { $place } responde a uma entrada de outro intercâmbio ({ $entry }).
page-note-sequence-repeated = { $place }: o seu emissor já tinha usado o número de sequência { $sequence }.
page-note-id-repeated = { $place }: o seu emissor já tinha usado o identificador desta declaração para outra.

## O que foi dito

page-timeline = O que foi dito
page-timeline-text = Na ordem do registro de { $node }. Os códigos estão traduzidos. O texto livre aparece como foi recebido.
page-exchange = Intercâmbio { $number }
page-exchange-between = { $asker } perguntou a { $asked }
page-from-to = { $from } para { $to }
page-letter = Por carta. { $node } assinou o que perguntou e o que lhe foi respondido; nenhuma assinatura desse Estado sustenta a resposta.
page-entry = Entrada { $index } do registro
page-withheld =
    { $count ->
        [one] { $count } campo foi omitido
       *[other] { $count } campos foram omitidos
    } nesta cópia.
page-not-understood = Conteúdo assinado que esta versão não sabe ler.
page-erased = O conteúdo desta declaração foi destruído ao fim da sua guarda.
page-technical = Detalhes técnicos
page-unknown-field = Campo desconhecido { $label }
page-unrecognised = código não reconhecido { $number }
page-before = antes de { $date }
page-after = depois de { $date }

page-agreements = Acordos
page-agreement-untitled = Acordo
page-agreement-by = { $node }, { $time }
page-agreement-suspended = Suspenso
page-agreement-revoked = Revogado

page-files = Arquivos que as declarações indicam
page-files-text = Ficam ao lado do pacote, numa pasta. Escolha-os para ver se são os que foram indicados.
page-files-choose = Escolher arquivos para comparar
page-file-holds = É o arquivo que foi indicado: { $name }
page-file-not-compared = Não comparado
page-file-other = Não é nenhum dos arquivos indicados: { $name }

## O registro da verificação

page-record = Registro desta verificação
page-record-file = Arquivo
page-record-size = Tamanho
page-record-bytes =
    { $count ->
        [one] { $count } byte
       *[other] { $count } bytes
    }
page-record-sha-256 = SHA-256 do arquivo
page-record-at = Verificado
page-record-clock = { $time }, pelo relógio deste computador
page-record-page = Esta página
page-record-version = Versão { $version }, para pacotes do formato 1
page-record-program = SHA-256 do seu programa
page-record-program-text = O mesmo resumo, em base64, está nas primeiras linhas do código da página.
page-record-by = Verificado por
page-record-signature = Lugar, data, assinatura
page-footer = Vestigo { $version }. Sem rede, sem armazenamento, sem cookies.

## Nomes dos campos

page-field-accepted = Aceito
page-field-agreement = Acordo (resumo)
page-field-answer-by = A decidir até
page-field-asserted-by = segundo
page-field-assistance = Assistência em
page-field-attachment = Arquivo anexo
page-field-brand = Marca comercial
page-field-bulletin = Sobre
page-field-calibre = Calibre
page-field-candidates = Registros que correspondem
page-field-case-reference = Referência de quem pergunta
page-field-circumstances = Circunstâncias
page-field-citation = Lei ou artigo
page-field-class = Como foi fabricada
page-field-clock-stops = O prazo para
page-field-complete-to = completo até
page-field-concerns = Refere-se à entrada
page-field-confirmation = Confirmação
page-field-consent-asked = Consentimento pedido
page-field-consent-given = Consentimento dado
page-field-count = quantidade
page-field-country-of-manufacture = País de fabricação
page-field-dated = datada de
page-field-decision-record = Registro da decisão (resumo)
page-field-deliver-until = A entregar até
page-field-digest = resumo
page-field-document = Documento
page-field-ends = encerra o alerta
page-field-entry = entrada
page-field-erased = Entrada apagada
page-field-event = Evento
page-field-figure = Número
page-field-firearm-type = Tipo de arma
page-field-first-year = desde
page-field-from = de
page-field-grade = Coincidência
page-field-handling = Tratamento
page-field-held-by = em poder de
page-field-illicit = Por que é ilícita
page-field-importer = Importador
page-field-in-court = em juízo
page-field-in-reply-to = Em resposta à entrada
page-field-interim = Resposta provisória
page-field-issued-by = emitido por
page-field-key = Chave de assinatura
page-field-last-year = até
page-field-late = Recebido fora do prazo
page-field-leaf = Entrada (resumo)
page-field-left-out = omitido
page-field-legal-basis = Base jurídica
page-field-letter = Carta
page-field-level = Nível de divulgação
page-field-licence = licença
page-field-log-size = Entradas do registro
page-field-maker = Fabricante
page-field-manufactured = Fabricada
page-field-mark = Marca
page-field-may-know-more = Pode saber mais
page-field-message-id = Identificador
page-field-model = Modelo
page-field-named-by = indicado por
page-field-not-completed = Não concluído
page-field-obliteration = Estado do número de série
page-field-officer = Servidor (pseudônimo)
page-field-onward = pode passar a
page-field-onward-from = Decorre de
page-field-originator = fornecida por
page-field-other-statement = A outra declaração
page-field-party = com
page-field-personal-data = dados pessoais
page-field-place = em
page-field-priority = Prioridade
page-field-proposed = Proposto
page-field-purpose = Uso previsto
page-field-purposes = para
page-field-reason = Motivo
page-field-received-at = Recebido
page-field-record-set = acervo
page-field-recovered-on = Recuperada em
page-field-recovery = Recuperação
page-field-recovery-place = Lugar da recuperação
page-field-reference = referência
page-field-repeats = Repete a entrada
page-field-request = Pedido
page-field-restricted = Restrito
page-field-result = Resultado
page-field-retain-until = guardado até
page-field-review-at = Será revisto em
page-field-root = Hash raiz
page-field-rule = Regra
page-field-searchable = pesquisável por máquina
page-field-searched = Pesquisado
page-field-sequence = Número de sequência
page-field-sha-256 = SHA-256
page-field-state = Estado
page-field-states = Estados
page-field-statistics-asked = Estatísticas
page-field-step = Passo
page-field-synthetic = Dados inventados
page-field-text = Nas suas palavras
page-field-their-reference = referência deles
page-field-to = para
page-field-tried = Forma tentada
page-field-until = até
page-field-in-force-from = Em vigor desde
page-field-versions = Versões que lê
page-field-wanted = Pede-se
page-field-watch = Alerta
page-field-watched-until = Sob alerta até
