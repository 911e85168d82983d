## Nomes de campos e colunas

column-accepted = Aceito
column-agency = Órgão
column-agreement = Acordo
column-aim = Meta
column-also = Além disso
column-answer-by = Prazo
column-at = Hora
column-automatic-level = Automático se a coincidência for exata
column-automatic-no-record = «Nada consta» automático
column-begun = Iniciada
column-calibre = Calibre
column-case-ref = Referência do caso
column-chain = Cadeia
column-checkpoint = Ponto de verificação
column-checkpoints = Pontos de verificação válidos
column-circumstances = Circunstâncias
column-class = Dano
column-column = Coluna
column-columns = Colunas
column-confirmed = Confirmada
column-country = País
column-country-of-manufacture = País de fabricação
column-daily-budget = Pedidos por dia
column-date-order = Ordem das datas
column-decided = Decidido
column-decision = Decisão
column-delivered = Recebido no destino
column-digitised = Digitalizado
column-entries = Entradas
column-event = Evento
column-events = Eventos
column-field = Campo
column-fields = Campos
column-finished = Terminada
column-first = Primeiro
column-flagged = Assinaladas
column-forms = Formulários
column-from-year = De
column-grade = Coincidência
column-guns = Armas
column-handling = Tratamento
column-hash = Hash
column-heading = Cabeçalho
column-highest-level = Nível máximo
column-holder = Detentor
column-id = ID
column-importer = Importador
column-in-ten = Em dez
column-in-twenty = Em vinte
column-issuer = Assinado por
column-justification = Urgente porque
column-kind = Natureza
column-last-seen = Visto por último
column-leaf = Entrada
column-legal-basis = Base jurídica
column-level = Nível
column-line = Linha
column-link = Ligação
column-listening = Escuta em
column-log = Diário
column-maker = Fabricante
column-manufactured = Fabricada
column-marks = Outras marcas
column-met = Meta alcançada
column-model = Modelo
column-new-records = Novos
column-node = Nó
column-number = Número
column-observers-after-hours = Os observadores leem após (horas)
column-observers-see-reasons = Os observadores veem os motivos
column-onward = Uso posterior
column-open-traces = Rastreamentos abertos
column-oracle-ten = Em dez / oráculo
column-other-real = De outra arma
column-outbox = Por enviar
column-overdue-cases = Casos em atraso
column-p50 = P50
column-p99 = P99
column-partner = Parceiro
column-partner-copies = Cópias de parceiros comparadas
column-peer-id = ID de par
column-points-to = Aponta para
column-priority = Prioridade
column-problem = Problema
column-proposed = Proposto
column-proposer = Proposto por
column-purpose = Uso previsto
column-purposes = Usos previstos
column-queries = Consultas
column-reached = Alcançado
column-reasons = Porque
column-receipts = Recibos válidos
column-received = Recebido
column-record = Registro
column-record-sets = Conjuntos de registros
column-records = Registros
column-referred-because = Decide um agente porque
column-refused = Recusadas
column-rejected = Rejeitadas
column-release = Respostas automáticas
column-replaces = Substitui
column-request-kind = Pedido
column-request-kinds = Pedidos
column-result = Resultado
column-retention-days = Conservado (dias)
column-review = Reexame
column-root = Raiz
column-routine-hours = Ordinário, prazo (horas)
column-rows = Linhas
column-safety-number = Número de segurança
column-sent = Enviado
column-serial = Número de série
column-characters = Cada caractere
column-legibility = Leitura
column-obliteration = Número removido ou alterado
column-set = Conjunto de registros
column-source = Fonte
column-started = Em funcionamento desde
column-state = Estado
column-statement = Declaração
column-statements = Declarações válidas
column-submitted = Apresentado
column-text = Nas suas palavras
column-to-year = Até
column-two-digit-years = Anos de 1900 a partir de
column-type = Tipo
column-updated = Alterado
column-urgent-hours = Urgente, prazo (horas)
column-valid-from = Em vigor desde
column-version = Versão
column-waiting-cases = Casos em espera
column-wanted = Pretendido
column-warned = Com aviso

## Palavras

word-accepter-asks = O que o órgão que aceita pode perguntar
word-alarms = Requer atenção
word-all = todos
word-arguments = Argumentos
word-chain = Cadeia
word-command = COMANDO
word-commands = Comandos
word-date-unknown = data desconhecida
word-error = Erro
word-fails = FALHA
word-guns-recovered = recuperadas
word-guns-synthetic = sintéticas
word-holds = cumpre-se
word-late = com atraso
word-link-down = inativa
word-link-up = ativa
word-no = não
word-options = Opções
word-our-records = Os nossos registros (não saem do nó nesta forma)
word-overdue = em atraso
word-partners = Parceiros
word-proposer-asks = O que o órgão que propõe pode perguntar
word-record-sets = Conjuntos de registros
word-rejected-rows = Linhas não admitidas
word-searched = Pesquisado em
word-signers = Raízes nacionais
word-statements = Declarações assinadas
word-synthetic = SINTÉTICO
word-usage = Uso
word-value-density = DENSIDADE
word-value-percent = PORCENTAGEM
word-warnings = Avisos
word-yes = sim

word-value-address = ENDEREÇO
word-value-calibre = CALIBRE
word-value-code = CÓDIGO
word-value-country = PAÍS
word-value-cursor = CURSOR
word-value-date = DATA
word-value-dir = DIRETÓRIO
word-value-encoding = CODIFICAÇÃO
word-value-file = ARQUIVO
word-value-hash = HASH
word-value-id = ID
word-value-kind = NATUREZA
word-value-language = IDIOMA
word-value-leaf = ENTRADA
word-value-level = NÍVEL
word-value-line = LINHA
word-value-mapping = CABEÇALHO=CAMPO
word-value-n = N
word-value-name = NOME
word-value-number = NÚMERO
word-value-order = ORDEM
word-value-partner = PARCEIRO
word-value-priority = PRIORIDADE
word-value-record = REGISTRO
word-value-serial = SÉRIE
word-value-sheet = FOLHA
word-value-state = ESTADO
word-value-text = TEXTO
word-value-time = DATA
word-value-type = TIPO
word-value-url = URL
word-value-year = ANO

## Perguntas do assistente

ask-intro =
    Isto cria um nó: as chaves de um órgão e o seu próprio diário de intercâmbios.
    Tudo vai para { $data } e permanece nesta máquina.
ask-country = País (duas letras, ISO 3166-1)
ask-agency = Nome do órgão, como se escreve habitualmente
ask-slug = Nome curto para o nó (a-z, 0-9, hífen)
ask-root-dir = Diretório para a chave raiz nacional, que depois se guarda fora da rede
ask-listen = Endereços de escuta, separados por espaços
ask-summary =

    Nó       { $node }
    Órgão    { $agency }
    Dados    { $data }
ask-go-on = Continuar?

## Mensagens

note-accepted-invite =
    Envie a linha acima a { $partner }, onde se executa: vestigo partner accept LINHA
    Depois compare por telefone, com alguém cuja voz conheça:
      o parceiro lê    { $theirs }
      do nosso lado    { $ours }
    Se ambos coincidirem: vestigo partner confirm { $partner } { $theirs }
note-advice = Confira { $field }: { $reason }.
note-advice-line = Linha { $line }:
note-aim-any-edit-ten = uma alteração qualquer, só o número de série: entre os dez primeiros
note-aim-confusable-ten = um caractere confundível, só o número de série: entre os dez primeiros
note-aim-one-error-first = um erro, fabricante e calibre conhecidos: o primeiro
note-aim-oracle-first = o primeiro, do que se alcança examinando todos os registros
note-aim-oracle-ten = entre os dez primeiros, do que se alcança examinando todos os registros
note-aim-other-real-flagged = tornou-se o número de outra arma: assinalado
note-aim-swaps-caught = campos trocados entre si: detectados ao digitar
note-aim-two-edits-ten = duas alterações, fabricante conhecido: entre os dez primeiros
note-aim-unknown-two-twenty = dois caracteres desconhecidos, fabricante conhecido: entre os vinte primeiros
note-alarm-clock =
    { $count ->
        [one] { $count } mensagem foi posta de lado com data
       *[other] { $count } mensagens foram postas de lado com data
    } de mais de 48 horas à frente do nosso relógio. Verifique os relógios de ambas as partes.
note-alarm-conflicts =
    { $count ->
        [one] { $count } mensagem foi recusada
       *[other] { $count } mensagens foram recusadas
    }: o identificador já tinha chegado com outro conteúdo. Telefone ao parceiro.
note-alarm-fork = { $partner } apresentou duas histórias do seu diário; a prova está guardada. Telefone ao seu ponto de contato nacional e não confie em nada de novo que venha dele.
note-alarm-not-post-quantum =
    { $count ->
        [one] { $count } conexão foi recusada
       *[other] { $count } conexões foram recusadas
    } por falta de uma troca de chaves pós-quântica. O nó do parceiro deve ser atualizado.
note-alarm-rejected =
    { $count ->
        [one] { $count } mensagem foi rejeitada
       *[other] { $count } mensagens foram rejeitadas
    }: formato incorreto, assinatura ausente ou alheia à chave do parceiro, outro nó como destinatário ou resposta sem pergunta. Telefone ao parceiro.
note-authentic = AUTÊNTICO: todas as assinaturas e provas são válidas, e cada raiz nacional é uma das que foram indicadas.
note-batch =
    { $submitted ->
        [one] { $submitted } pedido de rastreamento apresentado
       *[other] { $submitted } pedidos de rastreamento apresentados
    }; rejeitados: { $rejected }.
note-broken = VIOLADO: este arquivo não é válido. Não confie em nada do que contém.
note-case-steps =
    Para decidir:
      vestigo case answer { $id } --level { $level }{ $record }
      vestigo case refuse { $id } --reason D1 --text "…"
      vestigo case delay { $id } --reason D1 --text "…" --until 2027-01-31
note-chain-ends = A cadeia termina em { $country }: { $result }.
note-chain-needs-decision = Uma resposta aponta para outro país. O rastreamento subsequente espera a sua decisão.
note-chain-open = A cadeia não terminou: espera-se a resposta de um parceiro.
note-chain-without-end = A cadeia terminou sem indicar um ponto de desvio nem um último detentor legal conhecido.
note-confirm-signers =
    Compare cada número de segurança por telefone com o ponto de contato nacional desse país. Depois:
      vestigo verify ARQUIVO --root "NÚMERO-DE-SEGURANÇA" --root "…"
note-confirmed-partner =
    { $partner } está confirmado.
    Acordem agora o que se pode perguntar: vestigo agreement propose { $partner } --terms ARQUIVO
note-consistent = COERENTE, signatários não confirmados: todas as assinaturas e provas são válidas com as chaves do arquivo, mas ninguém disse de quem são essas chaves.
note-demo-kept = A federação está em { $dir }. Para iniciar um nó de novo: vestigo serve --data-dir DIRETÓRIO
note-evaluated = Densidade { $density }, { $records } armas de fogo sintéticas e { $recovered } recuperadas, semente { $seed }; pronto para pesquisar após { $seconds } s. Tempos em microssegundos.
note-evaluating = pesquisas
note-exported =
    { $statements ->
        [one] { $statements } declaração escrita
       *[other] { $statements } declarações escritas
    } em { $file }.
    Qualquer pessoa pode verificá-lo sem rede: vestigo verify { $file }
note-founded =
    { $node } foi criado.

    Dados                 { $data }
    Configuração          { $config }
    Número de segurança   { $number }
    Primeiro agente       uid { $uid }

    Próximos passos:
      1. Transfira { $root } para um suporte guardado fora da rede: contém a chave raiz nacional.
      2. Inicie o nó: vestigo serve --data-dir { $data }
      3. Convide um parceiro: vestigo partner invite --data-dir { $data }
note-help-footer =
    Códigos de saída: 0 feito, 1 inesperado, 2 uso, 3 nó parado, 4 não encontrado, 5 não permitido,
    6 entrada incorreta, 7 nó em funcionamento, 10 coerente com signatários não confirmados, 20 falha de integridade.
    Mais sobre um comando: vestigo COMANDO --help
note-dry-run = Um ensaio: nada foi gravado em { $set }. Linhas lidas: { $rows } ({ $encoding }), seriam rejeitadas: { $rejected }. Seriam gravados registros novos: { $imported }, completados: { $completed }, eventos: { $events }.
note-page-written =
    { $file } verifica pacotes em qualquer navegador, sem rede.
    O seu SHA-256: { $digest }
note-exported-records =
    { $records ->
        [one] { $records } registro escrito
       *[other] { $records } registros escritos
    } em { $path } (linhas: { $rows }). O arquivo contém dados pessoais em claro: guarde-o como guarda o registro.
note-exporting = exportação
note-import-resumed = A importação continuou depois da linha { $resumed }, onde tinha sido interrompida.
note-import-unchanged =
    { $unchanged ->
        [one] { $unchanged } linha diz
       *[other] { $unchanged } linhas dizem
    } o que uma importação anterior já tinha trazido.
note-imported =
    { $imported ->
        [one] { $imported } registro novo
       *[other] { $imported } registros novos
    } em { $set }; completados: { $completed }; eventos: { $events }; linhas lidas: { $rows } ({ $encoding }), rejeitadas: { $rejected }.
note-importing = importação
note-invite =
    Envie a linha acima ao outro órgão por qualquer meio; ali se executa: vestigo partner accept LINHA
    O outro órgão devolve uma linha, que se aceita do mesmo modo. Depois comparem por telefone os números de segurança.
    Do nosso lado lê-se: { $number }
note-log-between = a primeira alteração está na entrada { $from } ou depois, e antes da entrada { $to }
note-log-broken = O diário NÃO está íntegro:
note-log-checkpoint-both =
    o ponto de verificação de { $size } entradas { $whose ->
        [stored] guardado aqui
       *[other] da cópia { $whose }
    } contradiz tanto as entradas como os blocos
note-log-checkpoint-entries =
    houve entradas alteradas depois de assinadas: o ponto de verificação de { $size } entradas { $whose ->
        [stored] guardado aqui
       *[other] da cópia { $whose }
    } as contradiz e coincide com os blocos
note-log-checkpoint-missing =
    o ponto de verificação de { $size } entradas { $whose ->
        [stored] guardado aqui
       *[other] da cópia { $whose }
    } abrange entradas que faltam
note-log-checkpoint-tiles =
    houve blocos alterados depois de assinados: o ponto de verificação de { $size } entradas { $whose ->
        [stored] guardado aqui
       *[other] da cópia { $whose }
    } os contradiz e coincide com as entradas
note-log-entry-altered = a entrada { $index } não é a que foi anotada
note-log-entry-missing =
    falta a entrada { $index }{ $count ->
        [one] {""}
       *[other] , a primeira de { $count }
    }
note-log-holds = O diário está íntegro: as entradas dão a raiz que os pontos de verificação assinados nomeiam.
note-log-more-altered =
    { $count ->
        [one] mais { $count } entrada não é a que foi anotada
       *[other] mais { $count } entradas não são as que foram anotadas
    }
note-log-size =
    { $size ->
        [one] { $size } entrada
       *[other] { $size } entradas
    }
note-log-split =
    foram assinadas duas histórias: o ponto de verificação de { $size } entradas { $first ->
        [stored] guardado aqui
       *[other] da cópia { $first }
    } e o ponto de verificação de { $size } entradas { $second ->
        [stored] guardado aqui
       *[other] da cópia { $second }
    } têm raízes diferentes
note-log-stored-note = o ponto de verificação guardado aqui não se verifica: { $detail }
note-log-tile =
    o bloco { $tile } { $fault ->
        [missing] falta
        [contradicts] contradiz os blocos de nível 0
       *[damaged] está danificado: { $detail }
    }
note-may-be-anothers =
    { $count ->
        [one] N08: { $count } outro registro da mesma descrição difere num só caractere. O número pode ser o dele.
       *[other] N08: { $count } outros registros da mesma descrição diferem num só caractere. O número pode ser o de um deles.
    }
note-may-be-anothers-too = N08: há outros registros que também coincidem e cujo número é muito parecido com este. O número pode ser o de um deles.
note-more-errors =
    { $count ->
        [one] … e mais { $count } linha.
       *[other] … e mais { $count } linhas.
    }
note-more-fit = Há mais registros que servem do que os mostrados; indique mais dados.
note-next-page = Mais: o mesmo comando com --after { $after }
note-no-agreements = Não há acordos. Para propor um: vestigo agreement propose PARCEIRO --terms ARQUIVO
note-no-candidates = Nenhum registro se parece com esta arma de fogo.
note-no-cases = Não há casos.
note-no-imports = Não há importações. Para importar um arquivo: vestigo registry import ARQUIVO --set NOME
note-no-partners = Não há parceiros. Para convidar um: vestigo partner invite
note-no-sets = Não há conjuntos de registros. Para importar um: vestigo registry import ARQUIVO --set NOME
note-no-sources = Não há fontes. Para guardar as colunas de uma: vestigo registry import ARQUIVO --set NOME --source NOME
note-no-traces = Não há rastreamentos. Para apresentar um pedido: vestigo trace submit --help
note-nothing-allowed = nada
note-near-two =
    { $count ->
        [one] O número de { $count } registro difere em dois caracteres. Indique o fabricante, se for conhecido, ou escreva ? no lugar dos caracteres duvidosos.
       *[other] Os números de { $count } registros diferem em dois caracteres. Indique o fabricante, se for conhecido, ou escreva ? no lugar dos caracteres duvidosos.
    }
note-nothing-found = Nenhum registro se parece com esta arma de fogo.
note-already-imported = Este arquivo (linhas: { $rows }) já foi importado para { $set } em { $at }. Não havia nada a fazer.
note-nothing-imported = Nada foi gravado em { $set }, porque se pediu tudo ou nada. Linhas lidas: { $rows } ({ $encoding }), rejeitadas: { $rejected }. Teriam sido gravados registros novos: { $imported }, completados: { $completed }, eventos: { $events }.
note-officer-decides = decide um agente
note-rebuilding = reconstrução do índice
note-rebuilt =
    O índice foi reconstruído a partir de { $records ->
        [one] { $records } registro.
       *[other] { $records } registros.
    }
note-registry-counts = As quantidades guardadas não são as dos registros.
note-registry-damaged = O registro está DANIFICADO: de { $records } registros lidos, { $damaged } não são o que foi gravado, ou o índice os tem de outro modo.
note-registry-damaged-next = Guarde uma cópia do diretório de dados. Pare o nó, tente vestigo registry rebuild e verifique de novo; o que continuar danificado recupera-se de uma cópia de segurança ou importando de novo o seu conjunto.
note-registry-sound =
    { $records ->
        [one] { $records } registro lido
       *[other] { $records } registros lidos
    }: cada um é o que foi gravado, e o índice o contém.
note-release = a cada { $seconds } s; { $percent } % passam mesmo assim por um agente
note-report-written = Todas as linhas rejeitadas e todos os avisos estão em { $path }.
note-said-by = { $certainty }, segundo { $country }
note-source-saved = As colunas ficam guardadas com o nome { $source }. Para vê-las: vestigo registry sources
note-source-unreadable = Não se consegue ler o que foi guardado. Refaça a correspondência das colunas: vestigo registry import ARQUIVO --set NOME --source NOME --map CABEÇALHO=CAMPO
note-searched = pesquisado em { $set }, de { $from } a { $to }, { $variants ->
        [one] { $variants } forma
       *[other] { $variants } formas
    } do número de série
note-searched-undated = pesquisado em { $set } (anos não indicados), { $variants ->
        [one] { $variants } forma
       *[other] { $variants } formas
    } do número de série
note-submitted =
    O rastreamento { $id } está assinado, anotado e a caminho de { $partner }. O prazo da resposta é { $due }.
    Para acompanhá-lo: vestigo trace follow { $id }
note-synth-key = Linhas com um erro: { $damaged }; quais e como: { $key }
note-synth-writing = escrita
note-synth-written = Armas de fogo sintéticas escritas: { $records }.
note-synthetic = SINTÉTICO: estes dados são inventados.

## A number read in part, character by character

note-character-among = { $characters } (um deles)
note-character-unknown = não lido
note-characters-unknown = vários não lidos
