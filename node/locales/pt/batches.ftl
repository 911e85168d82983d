# Batches
cli-batch = Rastrear muitas armas de uma planilha como uma só operação
cli-batch-check = Verificar um arquivo linha por linha sem enviar nada
cli-batch-submit = Verificar um arquivo, enviar as linhas válidas e acompanhá-las
cli-batch-list = Lotes, os mais recentes primeiro
cli-batch-show = Um lote por parceiro, ou as suas linhas com rastreios e resultados
cli-batch-follow = Acompanhar um lote até que as linhas estejam enviadas
cli-batch-stop = Parar um lote; as linhas pendentes continuam pendentes
cli-batch-resume = Retomar um lote parado onde ficou
cli-batch-check--file = Arquivo CSV ou XLSX com uma arma por linha; os argumentos completam o que uma linha deixa em aberto
cli-batch-check--to = A quem perguntam as linhas que não nomeiam ninguém: nome de nó, ou código de um país com um só parceiro
cli-batch-check--purpose = Uso pretendido, U1 a U6
cli-batch-check--legal-basis = Base jurídica: iti, firearms_protocol, cifta, bilateral, eu, other
cli-batch-check--circumstances = Circunstâncias em que as armas foram encontradas
cli-batch-check--case-ref = A nossa referência do processo
cli-batch-check--priority = routine (padrão) ou urgent
cli-batch-check--justification = Por que é urgente
cli-batch-check--no-auto-onward = Propor os rastreios seguintes e esperar por um agente
cli-batch-check--allow = Enviar mesmo assim: repeated (repete outra linha), asked (já perguntada), own (no nosso próprio registro), importer (falta o importador); pode ser dado várias vezes
cli-batch-check--answered-days = Um pedido respondido nos últimos N dias conta como já perguntado (padrão: 90)
cli-batch-check--encoding = Codificação de um arquivo CSV, por exemplo windows-1252
cli-batch-check--sheet = Folha de uma planilha, ou all
cli-batch-check--source = Usar as colunas que uma importação guardou para esta fonte
cli-batch-check--map = TÍTULO=COLUNA: o que uma coluna contém; pode ser dado várias vezes
cli-batch-check--report = Escrever as linhas devolvidas neste novo arquivo CSV
cli-batch-submit--file = Arquivo CSV ou XLSX com uma arma por linha; os argumentos completam o que uma linha deixa em aberto
cli-batch-submit--to = A quem perguntam as linhas que não nomeiam ninguém: nome de nó, ou código de um país com um só parceiro
cli-batch-submit--purpose = Uso pretendido, U1 a U6
cli-batch-submit--legal-basis = Base jurídica: iti, firearms_protocol, cifta, bilateral, eu, other
cli-batch-submit--circumstances = Circunstâncias em que as armas foram encontradas
cli-batch-submit--case-ref = A nossa referência do processo
cli-batch-submit--priority = routine (padrão) ou urgent
cli-batch-submit--justification = Por que é urgente
cli-batch-submit--no-auto-onward = Propor os rastreios seguintes e esperar por um agente
cli-batch-submit--allow = Enviar mesmo assim: repeated (repete outra linha), asked (já perguntada), own (no nosso próprio registro), importer (falta o importador); pode ser dado várias vezes
cli-batch-submit--answered-days = Um pedido respondido nos últimos N dias conta como já perguntado (padrão: 90)
cli-batch-submit--encoding = Codificação de um arquivo CSV, por exemplo windows-1252
cli-batch-submit--sheet = Folha de uma planilha, ou all
cli-batch-submit--source = Usar as colunas que uma importação guardou para esta fonte
cli-batch-submit--map = TÍTULO=COLUNA: o que uma coluna contém; pode ser dado várias vezes
cli-batch-submit--report = Escrever as linhas devolvidas neste novo arquivo CSV
cli-batch-submit--by-country = As linhas que não nomeiam ninguém vão para o parceiro do país de fabricação, sem perguntar
cli-batch-submit--all-or-nothing = Não enviar nada se uma linha for devolvida
cli-batch-submit--no-wait = Não acompanhar o lote; o nó continua sozinho
cli-batch-list--limit = No máximo tantas linhas
cli-batch-list--state = running, stopped ou done
cli-batch-list--after = Continuar depois deste lote
cli-batch-list--csv = Escrever CSV
cli-batch-show--id = Número do lote
cli-batch-show--rows = Mostrar as linhas
cli-batch-show--state = Só linhas pendentes (waiting), enviadas (submitted) ou devolvidas (rejected)
cli-batch-show--partner = Só linhas que perguntam a este parceiro
cli-batch-show--csv = Escrever as linhas como CSV
cli-batch-follow--id = Número do lote
cli-batch-follow--answers = Acompanhar até que cada rastreio esteja decidido
cli-batch-stop--id = Número do lote
cli-batch-resume--id = Número do lote
column-batch-column = Coluna
column-batch-file = Arquivo
column-batch-chosen = Por país
column-batch-today = Resta hoje
column-batch-days = Dias
column-batch-waiting = Pendentes
column-batch-sent = Enviadas
column-batch-back = Devolvidas
column-batch-decided = Decididas
column-batch-answers = Rastreios
column-batch-held = Retidas por
column-batch-trace = Rastreio
word-batch-nobody = (nenhum parceiro)
word-batch-running = em andamento
word-batch-stopped = parado
word-batch-done = todas as linhas feitas
word-batch-row-waiting = pendente
word-batch-row-submitted = enviada
word-batch-row-rejected = devolvida
word-batch-held-budget = cota diária esgotada
word-batch-held-outbox = parceiro ausente ou lento
word-batch-held-no-agreement = nenhum acordo em vigor
word-batch-held-no-officer = o seu agente já não pode perguntar
word-batch-held-no-partner = nenhum parceiro confirmado
note-no-batches = Não há lotes.
note-no-batch-rows = Nenhuma linha do lote é assim.
note-batch-submitting = linhas enviadas
note-batch-odd = Convém verificar; estas linhas não são devolvidas por isso:
note-batch-more =
  { $count ->
    [one] Não se mostra mais um motivo; --report FILE escreve todos.
   *[other] Não se mostram mais { $count } motivos; --report FILE escreve todos.
  }
note-batch-report = As linhas devolvidas estão em { $path }.
note-batch-checked = Linhas: { $rows }; podem ser enviadas: { $good }; devolvidas: { $back }. Nada foi enviado.
note-batch-taken = Linhas: { $rows }; aceitas: { $good }; devolvidas: { $back }.
ask-batch-by-country =
  { $count ->
    [one] Uma linha não nomeia a quem perguntar e iria para o país de fabricação: { $partners }. Enviá-la? [sim/não]
   *[other] { $count } linhas não nomeiam a quem perguntar e iriam para os países de fabricação: { $partners }. Enviá-las? [sim/não]
  }
error-batch-by-country =
  { $count ->
    [one] Uma linha não nomeia a quem perguntar; pelo país de fabricação iria para { $partners }. Nada foi enviado.
   *[other] { $count } linhas não nomeiam a quem perguntar; pelo país de fabricação iriam para { $partners }. Nada foi enviado.
  }
error-batch-by-country-next = Para enviá-las, indique --by-country; para nomear um só parceiro, indique --to PARTNER.
error-batch-report-exists = { $path } já existe e não é sobrescrito.
error-batch-report-exists-next = Indique outro nome depois de --report.
error-batch-too-many = O arquivo tem mais de { $limit } linhas.
error-batch-too-many-next = Divida-o em vários arquivos.
error-batch-empty = O arquivo tem cabeçalho e nenhuma linha.
error-batch-empty-next = Escreva uma arma por linha abaixo do cabeçalho.
error-same-batch = Este arquivo já é o lote { $id }, com os mesmos argumentos.
error-same-batch-next = Para vê-lo: vestigo batch show { $id }
error-batch-done = Nenhuma linha do lote { $id } está pendente.
error-batch-done-next = Para vê-lo: vestigo batch show { $id }
error-batch-cell = { $detail } ({ $reason }).
error-batch-cell-next = Corrija a célula e envie a linha de novo.
error-batch-no-serial = Falta o número de série.
error-batch-no-serial-next = Escreva-o tal como se vê, os caracteres desconhecidos como ?; se foi removido, rastreie a arma pelas outras marcas com trace submit --mark.
error-batch-no-maker = Falta o fabricante.
error-batch-no-maker-next = Escreva o nome tal como está marcado na arma.
error-batch-missing = A linha não diz { $column }, e nenhum argumento o diz.
error-batch-missing-next = Preencha a coluna, ou dê o argumento desse nome para todas as linhas.
error-batch-value = A célula não pode ser o valor de { $field }.
error-batch-value-next = vestigo batch submit --help diz quais podem ser.
error-batch-no-importer = Falta o importador: a arma foi fabricada em { $made }, e { $partner } só a encontra pelo importador.
error-batch-no-importer-next = Escreva o importador tal como está marcado na armação ou no cano; ou pergunte a { $made } na coluna to; ou envie a linha como está com --allow importer.
error-batch-no-origin = Não se nomeia importador nem país de fabricação, e { $partner } dificilmente encontrará a arma.
error-batch-no-origin-next = Escreva o importador tal como está marcado, ou o país de fabricação; ou envie a linha como está com --allow importer.
error-batch-repeated = A linha { $line } pergunta ao mesmo parceiro sobre esta arma.
error-batch-repeated-next = Apague uma das duas linhas; para enviar ambas, indique --allow repeated.
error-batch-waits = Uma linha ainda não enviada do lote { $id } pergunta ao mesmo parceiro sobre esta arma.
error-batch-waits-next = Para vê-la: vestigo batch show { $id } --rows; para perguntar duas vezes, indique --allow asked.
error-batch-asked = Já se perguntou ao mesmo parceiro sobre esta arma, e o rastreio { $trace } continua aberto.
error-batch-asked-next = Para vê-lo: vestigo trace show { $trace }; para perguntar de novo, indique --allow asked.
error-batch-answered = Já se perguntou ao mesmo parceiro sobre esta arma, e o rastreio { $trace } foi respondido em { $time }.
error-batch-answered-next = Para vê-lo: vestigo trace show { $trace }; para perguntar de novo, indique --allow asked.
error-batch-own = O nosso próprio registro tem esta arma como assento { $record }.
error-batch-own-next = Veja-o primeiro: vestigo registry find; para perguntar fora mesmo assim, indique --allow own.
error-batch-no-to = A linha não nomeia a quem perguntar nem país de fabricação.
error-batch-no-to-next = Preencha a coluna to ou country_of_manufacture, ou indique --to PARTNER.
error-batch-confirm = A linha não nomeia a quem perguntar; pelo país de fabricação iria para { $partner }.
error-batch-confirm-next = Preencha a coluna to, ou indique --by-country.
error-batch-unknown-partner = A coluna to não nomeia nenhum parceiro confirmado.
error-batch-unknown-partner-next = Escreva um nome de vestigo partner list, ou um código de país.
error-batch-no-partner-in = Não há nenhum parceiro confirmado em { $country }.
error-batch-no-partner-in-next = Pergunte a outro parceiro na coluna to, ou convide primeiro esse: vestigo partner invite
error-batch-several-partners = Há vários parceiros em { $country }.
error-batch-several-partners-next = Escreva o nome de nó de um deles na coluna to.
error-batch-no-agreement = Não há nenhum acordo em vigor com { $partner }.
error-batch-no-agreement-next = Para propor um: vestigo agreement propose { $partner } --terms FILE
error-batch-no-traces = O acordo com { $partner } não permite rastreios.
error-batch-no-traces-next = Pergunte a outro parceiro, ou acorde-os primeiro.
error-batch-purpose = O acordo com { $partner } não permite esta finalidade.
error-batch-purpose-next = Para ver quais permite: vestigo agreement list --partner { $partner }
error-batch-legal-basis = O acordo com { $partner } não permite esta base jurídica.
error-batch-legal-basis-next = Para ver quais permite: vestigo agreement list --partner { $partner }
error-batch-no-budget = O acordo com { $partner } não permite nenhum pedido por dia.
error-batch-no-budget-next = Acorde primeiro uma cota diária.
