# Existências e destruição
code-admin-store-entered = depósito registado ou alterado
code-admin-items-received = armas recebidas num depósito
code-admin-item-acted = ato sobre uma arma em depósito
code-admin-ammunition-entered = munições de um depósito atualizadas
code-admin-count-opened = contagem aberta
code-admin-count-entered = lista de uma contagem entregue
code-admin-count-confirmed = contagem confirmada pela segunda pessoa
code-admin-inquiry-ended = averiguação de uma discrepância concluída
code-admin-destruction-ordered = destruição ordenada
code-admin-destruction-compared = números conferidos antes da destruição
code-admin-destruction-certified = destruição certificada
code-admin-certificate-read = certificado de destruição consultado
code-stock-in-store = em depósito
code-stock-issued = entregue
code-stock-in-transit = em trânsito
code-stock-evidence-hold = retida como prova
code-stock-under-repair = em reparação
code-stock-surplus = excedente
code-stock-condemned = abatida para destruição
code-stock-transferred = transferida
code-stock-destroyed = destruída
code-stock-missing-under-inquiry = em falta, em averiguação
code-stock-lost = extraviada
code-stock-stolen = furtada
code-stock-recovered = recuperada
code-stock-act-receive = entrada
code-stock-act-issue = entrega
code-stock-act-return = devolução
code-stock-act-send = envio para outro depósito
code-stock-act-arrive = chegada de outro depósito
code-stock-act-move = mudança de prateleira
code-stock-act-hold = retenção como prova
code-stock-act-release = fim da retenção como prova
code-stock-act-repair = envio para reparação
code-stock-act-surplus = declaração de excedente
code-stock-act-condemn = abate para destruição
code-stock-act-transfer = transferência
code-stock-act-lost = participação de extravio
code-stock-act-stolen = participação de furto
code-stock-act-recover = recuperação
code-stock-act-destroy = destruição
code-condition-a = A em condições de serviço
code-condition-b = B reparável
code-condition-c = C fora de serviço
code-condition-d = D desmilitarizada
code-disposition-destroy = para destruição
code-disposition-transfer = para transferência
code-disposition-sell = para venda
code-disposition-retain = para conservar
code-discrepancy-missing = no livro, não vista
code-discrepancy-unrecorded = vista, em nenhum livro
code-discrepancy-other-store = no livro de outro depósito
code-discrepancy-other-rack = noutra prateleira
code-discrepancy-seen-twice = um número visto duas vezes
code-discrepancy-not-here-by-book = vista; segundo o livro, entregue, enviada ou em reparação
code-discrepancy-lost-by-book = vista; segundo o livro, extraviada ou furtada
code-discrepancy-destroyed-by-book = vista; segundo o livro, DESTRUÍDA
code-discrepancy-other-condition = noutro estado de conservação
code-count-open = lista aguardada
code-count-entered = falta a confirmação da segunda pessoa
code-count-counted = contagem concluída
code-trouble-together = Grupos que não podem ser armazenados juntos
code-trouble-conditions = Grupos que só podem ser armazenados juntos sob condições: deve verificar uma pessoa qualificada
code-trouble-too-much = Mais explosivo do que a licença do depósito autoriza
code-trouble-not-licensed = O depósito não tem licença para a divisão mais perigosa que contém
code-trouble-not-surveyed = Vigilância técnica em atraso
code-trouble-unclassified = Sem divisão de risco ou grupo de compatibilidade conhecidos
code-destruction-ordered = ordenada
code-destruction-compared = números conferidos
code-destruction-done = certificada
code-destruction-surplus = excedente
code-destruction-forfeiture = perda a favor do Estado
code-destruction-collection = entrega voluntária
code-destruction-court-order = ordem judicial
code-destruction-unserviceable = fora de serviço
code-destruction-shred = trituração
code-destruction-shear = corte por guilhotina
code-destruction-cut = corte com serra ou maçarico
code-destruction-crush = esmagamento
code-destruction-melt = fundição
code-destruction-burn-or-detonate = queima ou detonação (munições)
code-destruction-missing = ordenada, não está
code-destruction-not-ordered = está, não ordenada
code-destruction-twice = consta duas vezes
column-store = Depósito
column-unit = Força e unidade
column-location = Localização
column-custodian = Fiel depositário
column-racks = Prateleiras
column-rack = Prateleira
column-capacity = Capacidade
column-here = Armas presentes
column-items = Armas
column-item = Arma n.º
column-count-due = Próxima contagem
column-counted = Vista em contagem
column-condition = Estado de conservação
column-disposition = Destino previsto
column-lot = Lote
column-rounds = Cartuchos
column-division = Divisão e grupo
column-explosive = Explosivo (kg)
column-surveyed = Última vigilância
column-weight = Peso (kg)
column-when = Quando
column-authority = Autoridade
column-opened = Abertura
column-counters = Contagem por
column-entered-by = Lista entregue por
column-lines-seen = Linhas da lista
column-expected = Previstas segundo o livro
column-agreed = Vistas como diz o livro
column-discrepancies = Discrepâncias
column-discrepancy = Discrepância
column-inquiries = Averiguações abertas
column-inquiry-outcome = Resultado da averiguação
column-basis = Motivo
column-destroyed = Destruídas
column-certificate = Certificado
column-ordered = Ordenada
column-compared = Números conferidos
column-compared-by = Conferidos por
column-method = Método
column-operator = Executada por
column-presiding = Presidente do ato
column-witnesses = Testemunhas
column-residue = Resíduos
note-no-stores = Não há nenhum depósito.
note-no-items = Não há nenhuma arma assim.
note-no-counts = Não há nenhuma contagem assim.
note-no-destructions = Não há nenhuma ordem de destruição assim.
note-store-too-full = Há mais armas do que cabem.
note-received =
    { $count ->
        [one] { $count } arma recebida, com o número { $first }
       *[other] { $count } armas recebidas, a partir do número { $first }
    }
note-would-receive =
    { $count ->
        [one] { $count } arma pode entrar, com o número { $first }; nada foi alterado
       *[other] { $count } armas podem entrar, a partir do número { $first }; nada foi alterado
    }
error-table-large = A lista tem linhas ou bytes a mais.
error-table-large-next = Divida-a em listas de 20.000 linhas e 8 MiB no máximo.
error-table-row = A linha { $line } não é uma linha de uma tabela.
error-table-row-next = Guarde a lista como CSV (UTF-8) e tente de novo.
error-table-column = A lista não tem a coluna «{ $column }».
error-table-column-next = Ponha na primeira linha os títulos que o manual indica.
error-table-empty = A lista não tem linhas.
error-table-empty-next = Indique uma tabela CSV com títulos e pelo menos uma linha.
error-table-cell = Linha { $line }: o valor de «{ $column }» falta ou não é possível.
error-table-cell-next = Corrija a linha; nada da lista foi aceite.
error-stock-known = A arma da linha { $line } já consta de um livro, ou duas vezes da lista.
error-stock-known-next = Procure-a pelo número entre as armas; nada da lista foi aceite.
error-stock-destroyed = ALERTA DE DESVIO: segundo o livro, a arma da linha { $line } foi destruída.
error-stock-destroyed-next = Assegure a arma e consulte o seu certificado de destruição.
error-stock-status = Tal como a arma está agora, isto não pode ser feito.
error-stock-status-next = Consulte a arma: o último ato decide o que pode ser feito.
error-count-custodian = Quem guarda um depósito não o conta nem conclui as suas averiguações.
error-count-custodian-next = Fazem-no outros dois funcionários.
error-count-stranger = Isto cabe aos dois funcionários que contam.
error-count-stranger-next = A contagem indica quem são.
error-count-same-person = Quem entregou a lista não a confirma.
error-count-same-person-next = A outra pessoa inicia sessão e confirma-a.
error-count-two-persons = Uma contagem exige dois funcionários diferentes.
error-count-two-persons-next = Indique dois que não guardem o depósito.
error-count-state = A contagem ainda não chegou a esse passo, ou já o passou.
error-count-state-next = Consulte a contagem: indica o passo seguinte.
error-count-no-inquiry = Não há nenhuma averiguação aberta com esse número.
error-count-no-inquiry-next = A contagem enumera as suas discrepâncias.
error-destruction-gun = A linha { $line } indica uma arma sem número, ou uma que já consta.
error-destruction-gun-next = Corrija a lista e registe a ordem de novo.
error-destruction-too-many = A ordem tem armas a mais.
error-destruction-too-many-next = Divida-a em ordens de 5.000 armas no máximo.
error-destruction-done = O certificado já foi emitido.
error-destruction-done-next = O que falte destruir precisa de uma ordem própria.
error-destruction-one-person = Os números são conferidos por duas pessoas diferentes.
error-destruction-one-person-next = Indique a segunda pessoa que os leu nas armas.
error-destruction-not-compared = Os números não foram conferidos nas últimas 12 horas.
error-destruction-not-compared-next = Confira-os imediatamente antes da destruição.
error-destruction-nothing = Na conferência não se encontrou nenhuma das armas da ordem.
error-destruction-nothing-next = Confira de novo os números.
error-destruction-witnesses = São precisas duas testemunhas independentes: não quem ordenou, conferiu, executou, presidiu ou guardou as armas.
error-destruction-witnesses-next = Indique duas com as suas organizações.
error-destruction-own-order = Quem registou a ordem não certifica a destruição.
error-destruction-own-order-next = Outro funcionário certifica-a.
cli-stock = Existências: depósitos, armas, munições, contagens
cli-stock-stores = Mostra os depósitos
cli-stock-stores--due = Só os que têm a contagem em atraso
cli-stock-stores--csv = Imprime CSV para uma folha de cálculo
cli-stock-add = Regista um depósito
cli-stock-add--name = O seu nome
cli-stock-add--custodian = Funcionário que o guarda; nunca um dos que o contam
cli-stock-add--unit = Força e unidade que o detêm
cli-stock-add--location = Onde está; nunca sai do nó
cli-stock-add--rack = Uma prateleira ou caixa; pode indicar-se várias vezes
cli-stock-add--capacity = Armas que cabem
cli-stock-add--explosive-limit = Quantidade líquida de explosivo autorizada, em quilogramas por divisão de risco, por exemplo 1.4=50; pode indicar-se várias vezes
cli-stock-add--count-every = Dias entre duas contagens no máximo; se não se indicar, 180
cli-stock-change = Altera os dados de um depósito
cli-stock-change--id = Número do depósito
cli-stock-change--name = O seu novo nome
cli-stock-change--custodian = Funcionário que o guarda; nunca um dos que o contam
cli-stock-change--unit = Força e unidade que o detêm
cli-stock-change--location = Onde está; nunca sai do nó
cli-stock-change--rack = Uma prateleira ou caixa; pode indicar-se várias vezes
cli-stock-change--capacity = Armas que cabem
cli-stock-change--explosive-limit = Quantidade líquida de explosivo autorizada, em quilogramas por divisão de risco, por exemplo 1.4=50; pode indicar-se várias vezes
cli-stock-change--count-every = Dias entre duas contagens no máximo; se não se indicar, 180
cli-stock-show = Mostra um depósito: o que contém, as munições, o que está mal
cli-stock-show--id = Número do depósito
cli-stock-receive = Recebe num depósito as armas de uma lista
cli-stock-receive--id = Número do depósito
cli-stock-receive--file = Tabela (CSV): tipo, fabricante, modelo, calibre, série, país, prateleira, condição, selo, número de existências, documento
cli-stock-receive--authority = Ordem ou documento pelo qual entram
cli-stock-receive--dry-run = Só diz se a lista pode ser aceite
cli-stock-ammunition = Atualiza as munições de um depósito segundo uma lista
cli-stock-ammunition--id = Número do depósito
cli-stock-ammunition--file = Tabela (CSV): calibre, lote, cartuchos, divisão, grupo, explosivo (kg), condição, vigilância
cli-stock-items = Mostra as armas; com --csv, todas
cli-stock-items--store = Só deste depósito
cli-stock-items--state = Só as que estão assim
cli-stock-items--serial = Só com este número
cli-stock-items--limit = Linhas no máximo
cli-stock-items--after = Continua a partir daqui; indica-o o fim da página anterior
cli-stock-items--csv = Imprime CSV para uma folha de cálculo
cli-stock-item = Mostra uma arma com o que se fez com ela
cli-stock-item--id = Número da arma
cli-stock-act = Faz algo com uma arma: entrega, devolução, envio, abate, …
cli-stock-act--id = Número da arma
cli-stock-act--act = O que se faz
cli-stock-act--to = A quem se entrega
cli-stock-act--store = Depósito para onde se envia
cli-stock-act--rack = Prateleira em que se coloca
cli-stock-act--authority = Com autorização de quem
cli-stock-act--condition = Estado que se verificou
cli-stock-act--disposition = O que se prevê para ela
cli-stock-counts = Mostra as contagens, primeiro as mais recentes
cli-stock-counts--state = Só as abertas ou só as que têm averiguações abertas
cli-stock-counts--limit = Linhas no máximo
cli-stock-counts--after = Continua a partir daqui; indica-o o fim da página anterior
cli-stock-counts--csv = Imprime CSV para uma folha de cálculo
cli-stock-count = Abre a contagem de um depósito por dois funcionários que não o guardam
cli-stock-count--id = Número do depósito
cli-stock-count--counter = Funcionário que conta; indica-se duas vezes
cli-stock-enter = Entrega a lista do que foi visto, como uma das duas pessoas
cli-stock-enter--id = Número da contagem
cli-stock-enter--file = Tabela (CSV) do que foi visto: fabricante, série, prateleira, condição
cli-stock-confirm = Confirma a lista, como a outra pessoa; as discrepâncias abrem averiguações (código de saída 11)
cli-stock-confirm--id = Número da contagem
cli-stock-discrepancies = Mostra uma contagem com as suas discrepâncias
cli-stock-discrepancies--id = Número da contagem
cli-stock-discrepancies--csv = Imprime CSV para uma folha de cálculo
cli-stock-settle = Conclui a averiguação de uma discrepância; o que continue em falta passa a extraviado
cli-stock-settle--id = Número da contagem
cli-stock-settle--number = Número da discrepância
cli-stock-settle--text = O que se apurou
cli-destruction = Destruição de armas e munições: ordem, conferência, certificação, certificado
cli-destruction-order = Regista uma ordem de destruição
cli-destruction-order--authority = Ordem da autoridade
cli-destruction-order--basis = Por que se destroem
cli-destruction-order--guns = Tabela (CSV) de armas: tipo, fabricante, modelo, calibre, série, país, registo
cli-destruction-order--ammunition = Tabela (CSV) de munições: calibre, lote, cartuchos, peso (kg)
cli-destruction-order--store = Tudo o que foi abatido neste depósito
cli-destruction-list = Mostra as ordens de destruição, primeiro as mais recentes
cli-destruction-list--state = Só as ordens abertas ou só as concluídas
cli-destruction-list--limit = Linhas no máximo
cli-destruction-list--after = Continua a partir daqui; indica-o o fim da página anterior
cli-destruction-list--csv = Imprime CSV para uma folha de cálculo
cli-destruction-show = Mostra uma ordem com as suas armas
cli-destruction-show--id = Número da ordem ou do seu certificado
cli-destruction-show--csv = Imprime as armas como CSV
cli-destruction-compare = Confere os números do que há com a ordem, imediatamente antes (código de saída 11 se diferirem)
cli-destruction-compare--id = Número da ordem ou do seu certificado
cli-destruction-compare--file = Tabela (CSV) dos números lidos nas armas
cli-destruction-compare--with = Segunda pessoa que os leu
cli-destruction-certify = Certifica que foi feita; não o funcionário que registou a ordem
cli-destruction-certify--id = Número da ordem ou do seu certificado
cli-destruction-certify--method = Como
cli-destruction-certify--place = Onde
cli-destruction-certify--operator = Quem a executou
cli-destruction-certify--presiding = Quem presidiu
cli-destruction-certify--custodian = Quem guardava as armas; se não se indicar, o fiel do depósito
cli-destruction-certify--witness = Testemunha independente como «Nome, Organização»; pelo menos duas vezes
cli-destruction-certify--components-unusable = Armação ou caixa, cano e culatra ou corrediça estão inutilizáveis
cli-destruction-certify--residue = O que se fez dos resíduos: peso, recibo da fundição
cli-destruction-certificate = Mostra o certificado; a consulta fica registada
cli-destruction-certificate--id = Número da ordem ou do seu certificado
cli-destruction-certificate--out = Ficheiro novo a escrever (JSON)
error-holding-needs =
    Falta ou não é possível: { $field ->
        [name] o nome
        [unit] força e unidade
        [location] a localização
        [custodian] o fiel depositário
        [rack] uma prateleira do depósito
        [countevery] dias entre duas contagens, de 1 a 366
        [explosivelimits] um limite como 1.4=50
        [authority] a autoridade
        [to] a quem
        [store] o outro depósito
        [act] o que se faz
        [state] um estado da lista
        [condition] a condição, de A a D
        [disposition] o destino previsto
        [text] palavras
        [basis] autoridade e motivo
        [method] o método
        [place] o lugar
        [operator] quem a executou
        [presiding] quem presidiu
        [componentsunusable] que os componentes estão inutilizáveis
        [dated] o dia da ordem da autoridade, como 2026-11-20
        [begun] quando começou, como 2026-11-23 09:30 (UTC)
        [ended] quando terminou, como 2026-11-23 10:30 (UTC)
        [by] quem a entregou
       *[other] { $field }
    }.
error-holding-needs-next = Indique-o e tente de novo; nada foi alterado.
code-admin-certificate-issued = páginas de um certificado de destruição emitidas
code-admin-sheet-filed = folha assinada de uma destruição arquivada
code-admin-sheet-read = folha assinada de uma destruição aberta
column-dated = Data da ordem
column-ended = Fim
column-certified-by = Certificado por
column-signed-sheet = Folha assinada
column-language = Idioma
note-destruction-unsigned = ainda não assinado pelas testemunhas
note-destruction-sheet = { $number }: entregue por { $by }, arquivada por { $officer } em { $time }, SHA-256 { $digest }
note-certificate-written = Certificado { $number } escrito em { $file }: código { $code }, SHA-256 { $digest }
note-certificate-authentic = AUTÊNTICO: certificado de destruição { $number }, { $count } armas de fogo, emitido por { $node } (número de segurança { $safety }). SHA-256 do certificado: { $digest }
note-certificate-consistent = COERENTE, EMISSOR NÃO CONFIRMADO: certificado de destruição { $number }, { $count } armas de fogo, diz que { $node } o emitiu. Compare o número de segurança { $safety } com o órgão e indique-o com --root. SHA-256 do certificado: { $digest }
note-certificate-broken = QUEBRADO: este ficheiro diz ser o certificado de destruição { $number } de { $node } (número de segurança { $safety }; armas de fogo: { $count }; SHA-256 do que contém: { $digest }). Não confie nele:
note-certificate-pages-hold = PÁGINAS: desenhadas de novo a partir do certificado anexo, são iguais byte a byte.
note-certificate-pages-differ = PÁGINAS ALTERADAS: este ficheiro não é o que se desenha a partir do certificado anexo (primeira diferença no byte { $at }).
note-certificate-pages-other = PÁGINAS NÃO COMPARADAS: foram desenhadas por outra versão do programa. Pergunte a { $node } que SHA-256 o seu registo administrativo tem desta emissão e compare: { $digest }
note-certificate-pages-not-looked-at = As páginas não foram vistas.
note-certificate-signature-holds = AGENTE: a assinatura de { $officer }, chave { $key }, sobre o certificado é válida.
note-certificate-signature-broken = AGENTE: a assinatura de { $officer }, chave { $key }, NÃO é válida.
note-certificate-signature-none = AGENTE: certificado por { $officer } sem chave própria (chave: { $key }).
note-certificate-paper = O que as testemunhas assinaram está em papel; o órgão emissor tem o resumo da digitalização.
error-destruction-times = Uma destruição começa, termina e depois é certificada: estas horas estão noutra ordem.
error-destruction-times-next = Indique ambas as horas em UTC, como 2026-11-23 09:30.
error-destruction-not-certified = Ainda não há certificado que as testemunhas pudessem ter assinado.
error-destruction-not-certified-next = Certifique primeiro a destruição (vestigo destruction certify).
error-destruction-same-sheet = Esta mesma digitalização já está arquivada com o certificado.
error-destruction-same-sheet-next = Nada há a fazer; outra digitalização pode ser arquivada ao lado.
error-destruction-sheets = O certificado tem tantas digitalizações quantas pode ter.
error-destruction-sheets-next = Abra as arquivadas; ficam como estão.
cli-destruction-order--dated = Dia da ordem da autoridade, como 2026-11-20
cli-destruction-certify--begun = Quando começou, em UTC: 2026-11-23T09:00
cli-destruction-certify--ended = Quando terminou, em UTC
cli-destruction-certificate--pdf = Ficheiro novo a escrever: páginas (PDF) que contêm o certificado; o resumo fica registado
cli-destruction-certificate--language = Idioma das páginas: en, es, pt, fr
cli-destruction-signed = Arquivar a digitalização da folha que as testemunhas assinaram; uma anterior permanece
cli-destruction-signed--id = Número da ordem ou do certificado
cli-destruction-signed--scan = A digitalização: PDF, PNG, JPEG ou TIFF
cli-destruction-signed--by = Quem entregou a folha assinada
cli-destruction-sheet = Escrever a digitalização de uma folha assinada num ficheiro novo; fica registado
cli-destruction-sheet--id = Número da ordem ou do certificado
cli-destruction-sheet--number = Número da digitalização; 1 se não for dado
cli-destruction-sheet--out = Ficheiro novo a escrever
