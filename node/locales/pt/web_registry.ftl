# The agency’s own records: search, record, entry, import, export, record sets.

web-nav-registry = Registros
web-registry-title = Nossos registros
web-registry-pages = Páginas dos registros
web-registry-search = Pesquisar
web-registry-sets = Conjuntos de registros
web-registry-enter = Registrar uma arma
web-registry-import = Importar um registro
web-registry-export = Exportar
web-registry-lede = Procure uma arma nos registros deste órgão pelo que resta de suas marcas.
web-registry-serial-hint = Exatamente como se vê. Para um caractere ilegível escreva ?, para um de dois [8B], para um início ou fim perdido *.
web-registry-more-fields = Mais dados conhecidos
web-registry-search-do = Pesquisar nos nossos registros
web-registry-recorded = Cada pesquisa e cada registro que se abre é anotado com o seu nome.
web-registry-again = Pesquisar de novo
web-registry-found =
    { $count ->
        [one] { $count } registro coincide.
       *[other] { $count } registros coincidem, o melhor primeiro.
    }
web-registry-none-found = Nenhum registro coincide.
web-registry-none-means = Isto vale para os conjuntos de registros abaixo e seus anos, na medida em que podem ser pesquisados por máquina. Olhe o número outra vez: pode estar em outra peça da arma, ou ser restaurado um pouco mais.
web-registry-near =
    { $count ->
        [one] Outro { $count } registro é tão parecido que o número pode ser o dele. Compare fabricante, modelo e calibre.
       *[other] Outros { $count } registros são tão parecidos que o número pode ser de um deles. Compare fabricante, modelo e calibre.
    }
web-registry-more = Mais registros coincidem do que os listados. Indique mais do número, ou fabricante e modelo.
web-registry-candidates = Registros que coincidem
web-registry-searched = Onde se pesquisou

web-record-title = Registro { $record }
web-record-events = O que lhe aconteceu
web-record-no-events = O registro nada diz sobre o que lhe aconteceu.
web-record-contradict = Nem tudo isto pode estar certo. Cada dado está como foi registrado.
web-record-marks = Marcas
web-record-set = Que registros o dizem
web-record-set-means = Fora destes anos, e no que não está digitalizado, este conjunto nada diz.
web-record-changes = Registrado e corrigido à mão
web-record-changes-means = O que veio com uma importação está na lista de importações.
web-record-looked = Quem consultou este registro
web-record-destroyed = Consta como destruída
web-record-destroyed-means = Uma arma destruída permanece nos registros. Se aparecer, algo falhou na destruição: avise logo o seu ponto focal.
web-record-after-destruction = Depois da destruição
web-record-after-destruction-means = Consta algo ocorrido depois de a arma ter sido destruída. Um dos dois dados está errado, ou a arma foi desviada.
web-record-custody = Sob custódia oficial
web-record-custody-means = Pelos seus eventos está num depósito de armas apreendidas ou recuperadas. Se foi achada em outro lugar, saiu desse depósito.
web-record-stock = Em estoque do Estado
web-record-stock-means = Pelos seus eventos pertence a uma força ou ao Estado. As respostas sobre ela são decididas por um oficial.
web-record-event = Acrescentar um evento
web-record-correct = Corrigir o registro

web-entry-lede = Para uma só arma. Um registro inteiro entra como arquivo.
web-entry-serial-hint = Exatamente como está na arma ou no livro: nem número de patente, nem modelo, nem calibre.
web-entry-mark = Marca { $number } além do número de série, como se vê.
web-entry-set-hint = O conjunto que o afirmará de agora em diante.
web-entry-event = O que lhe aconteceu (se conhecido)
web-entry-no-event = Nada a registrar
web-entry-country-hint = De uma exportação, o destino; de uma importação, a origem; senão, onde ocorreu.
web-entry-send = Inscrever nos registros
web-entry-need-set = Escolha o conjunto de registros.
web-entry-correct-title = Corrigir o registro { $record }
web-entry-correct-lede = O registro dirá o que está aqui. O que dizia antes, quem mudou e por quê ficam com ele. As respostas já dadas não mudam.
web-entry-why = Por quê
web-entry-reason-hint = Em uma linha, por exemplo: lido errado no livro de 1998. Fica com o registro.
web-entry-need-reason = Diga por que se corrige.
web-entry-correct-send = Corrigir o registro
web-entry-event-title = Acrescentar um evento ao registro { $record }
web-entry-event-lede = O registrado permanece: se contradisser outro evento, ambos ficam lado a lado.
web-entry-event-part = O evento
web-entry-event-send = Acrescentar ao registro
web-entry-need-event = Escolha o que aconteceu.

web-sets-none = Ainda não há conjuntos de registros. Importe um registro ou crie um conjunto.
web-sets-total =
    { $count ->
        [one] { $number } registro
       *[other] { $number } registros
    }
web-sets-means = Um «sem registro» deste órgão é uma afirmação sobre estes conjuntos e seus anos, e nada mais.
web-sets-by-kind = Registros por tipo de conjunto
web-sets-since = desde { $year }
web-sets-until = até { $year }
web-sets-years-unknown = anos não indicados
web-sets-percent = { $share }%
web-sets-new = Novo conjunto de registros
web-sets-edit = Descrever o conjunto de registros
web-sets-edit-lede = Os parceiros leem isto ao lado de cada «sem registro». Não diga mais do que o conjunto cobre.
web-sets-name-hint = O nome pelo qual é conhecido e se responde. Outro nome cria outro conjunto.
web-sets-from = Primeiro ano
web-sets-from-hint = Desde quando está completo.
web-sets-to = Último ano
web-sets-to-hint = Vazio enquanto ainda é mantido.
web-sets-digitised = Digitalizado, por cento
web-sets-digitised-hint = Quanto se pode pesquisar aqui, de 0 a 100.
web-sets-save = Salvar
web-sets-need-name = Dê um nome ao conjunto.
web-sets-bad-year = Escreva o ano com quatro algarismos.
web-sets-years-turned = O último ano é anterior ao primeiro.
web-sets-bad-share = Escreva um número inteiro de 0 a 100.

web-export-lede = O arquivo pode ser importado de novo. Contém dados pessoais sem cifra: guarde-o como guarda o registro.
web-export-all = Todos os conjuntos
web-export-format = Formato
web-export-csv = Tabela em texto (CSV)
web-export-xlsx = Planilha (XLSX)
web-export-do = Exportar
web-export-recorded = A exportação é anotada com o seu nome.

web-import-lede = Envie o arquivo de um registro. Você vê como seria lido antes de se guardar algo.
web-import-title = Importação
web-import-file = Arquivo
web-import-file-hint = CSV ou XLSX, com os nomes das colunas na primeira linha. Vai para este nó e para nenhum outro lugar.
web-import-send = Enviar o arquivo
web-import-need-file = Escolha um arquivo.
web-import-files = Arquivos que você enviou
web-import-drop = Descartar o arquivo
web-import-drop-means = Um arquivo é guardado por um dia. O que dele foi importado permanece.
web-import-here = ainda não importado
web-import-running = em andamento
web-import-tried = testado
web-import-not-kept = nada guardado
web-import-done = concluída
web-import-done-but = concluída, com linhas rejeitadas
web-import-failed = falhou
web-import-interrupted = interrompida
web-import-bytes = { $size } bytes
web-import-kilobytes = { $size } kB
web-import-megabytes = { $size } MB
web-imports-title = Importações
web-imports-none = Nada foi importado ainda.
web-imports-all = Todas as importações
web-imports-lede = Uma importação interrompida continua onde parou quando o mesmo arquivo é enviado e importado de novo.
web-import-sources = Fontes com colunas conhecidas
web-import-sources-means = Nomeie a fonte ao importar o próximo arquivo, e as colunas são lidas como antes.
web-import-map-title = Como o arquivo é lido
web-import-map-lede = { $name }: nada foi guardado ainda.
web-import-encoding = Codificação
web-import-encoding-told = Conforme o arquivo
web-import-encoding-guessed = O arquivo não diz a codificação. Se abaixo as letras com acento estiverem erradas, escolha outra.
web-import-separator = Entre células
web-import-tab = tabulação
web-import-where = Para onde vai
web-import-choose-set = Escolha um conjunto
web-import-set-hint = As armas que o conjunto já tem não entram duas vezes; acrescenta-se o que for novo.
web-import-new-set = Ou um conjunto novo
web-import-new-kind = Tipo do conjunto novo
web-import-need-set = Escolha o conjunto de registros ou nomeie um novo.
web-import-columns-hint = O que cada coluna contém, conforme o cabeçalho ou o que você disser. Abaixo estão valores das primeiras linhas.
web-import-left-out = Não é importada
web-import-need-serial = Indique que coluna contém o número de série.
web-import-double = Duas colunas são lidas como a mesma coisa: { $field }. Omita uma ou escolha outra para ela.
web-import-forms = Datas e codificação
web-import-dates = Datas como 03/05/2019
web-import-dates-told = Como as próprias colunas indicam
web-import-dmy = primeiro o dia
web-import-mdy = primeiro o mês
web-import-years-hint = Para anos de dois algarismos: deste em diante 19.., abaixo 20.. Vazio: tais anos são rejeitados.
web-import-bad-years = Escreva dois algarismos, de 0 a 99.
web-import-sheet = Folha da planilha
web-import-sheet-hint = Vazio: a primeira não vazia. «all» toma todas as folhas.
web-import-options = O que o arquivo não diz, e o que se faz com os erros
web-import-source-hint = Quem enviou o arquivo. As colunas ficam guardadas com este nome ao importá-lo.
web-import-country = País de fabricação se o arquivo não disser
web-import-event = O que ocorreu se o arquivo não disser
web-import-event-told = Conforme o tipo do conjunto
web-import-errors = Erros
web-import-whole = Não guardar nada se uma linha for rejeitada
web-import-whole-hint = Senão, guardam-se as linhas boas e listam-se as ruins.
web-import-look = Ler de novo
web-import-first-rows = As primeiras linhas como seriam lidas
web-import-first-rows-hint = Após uma mudança acima pressione «Ler de novo» para vê-la aqui.
web-import-no-rows = Nenhuma linha pode ser mostrada com estas colunas.
web-import-try = Testar sem guardar nada
web-import-do = Importar
web-import-do-means = O teste lê todo o arquivo e lista cada linha que seria rejeitada. A importação é anotada com o seu nome.
web-import-progress = Quanto do arquivo foi lido
web-import-share = { $share }% lido
web-import-running-words = O arquivo está sendo lido.
web-import-leave = Você pode sair desta página: continua. Se o nó parar, envie o mesmo arquivo de novo, e segue de onde parou.
web-import-reload = Olhar de novo
web-import-failed-words = O arquivo não pôde ser importado.
web-import-done-words = De { $rows } linhas foram guardados { $imported } registros novos em { $set }; { $rejected } linhas foram rejeitadas.
web-import-tried-words = Teste: de { $rows } linhas, { $imported } seriam registros novos em { $set } e { $rejected } seriam rejeitadas. Nada foi guardado.
web-import-not-kept-words = { $rejected } de { $rows } linhas foram rejeitadas, então nada foi guardado em { $set }; { $imported } registros teriam sido novos.
web-import-already = O mesmo arquivo já foi importado da mesma maneira, { $at }. Nada foi feito.
web-import-completed = Completados
web-import-unchanged = Já conhecidos
web-import-resumed =
    { $count ->
        [one] Continuou de onde havia parado: { $count } linha já estava feita.
       *[other] Continuou de onde havia parado: { $count } linhas já estavam feitas.
    }
web-import-source-kept = As colunas ficam guardadas com o nome { $name }.
web-import-back-to-map = Mudar como é lido
web-rows-title = Linhas que pedem atenção
web-rows-none = Nada está errado nem estranho.
web-rows-lede = Lugares e motivos, nunca o conteúdo de uma célula. Corrija as linhas no arquivo e importe-o de novo: o que entrou não entra duas vezes.
web-rows-rejected = rejeitada
web-rows-warning = aceita, com aviso
web-rows-all = Tudo como CSV, sem este filtro
web-row-ambiguous-date = não se distinguem dia e mês, ou o ano tem dois algarismos; diga abaixo como as datas são lidas
