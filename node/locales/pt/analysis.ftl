# O que muitos rastreamentos dizem em conjunto, e os formulários com que os Estados informam.

cli-analysis = Ver o que muitos rastreamentos dizem em conjunto; preencher os formulários com que os Estados informam
cli-analysis-show = Tempos até o crime, fluxos, rotas, fornecedores, marcas e falhas, a partir dos rastreamentos próprios, das respostas dentro das suas condições de uso e do registro
cli-analysis-show--subject = Só este tema
cli-analysis-show--from-year = Primeiro ano de recuperação
cli-analysis-show--to-year = Último ano de recuperação
cli-analysis-show--csv = Imprimir CSV para uma planilha
cli-analysis-form = Preencher um formulário de um ano: ODS 16.4.2, questionário do UNODC, PoA e ITI, números da União Europeia
cli-analysis-form--form = Nome do formulário
cli-analysis-form--year = O ano; no formulário bienal, o segundo dos dois
cli-analysis-form--output = Pasta de trabalho (XLSX) a escrever; nunca é substituído
cli-analysis-form--csv = Imprimir CSV para uma planilha
cli-analysis-sample = Escrever um conjunto de dados inventado de cinco países com os seus números, para os calcular por outros meios
cli-analysis-sample--seed = Número de que os dados são sorteados
cli-analysis-sample--guns = Quantas armas
cli-analysis-sample--year = Ano dos formulários
cli-analysis-sample--output = Pasta em que se escreve

note-analysis-written = Escrito: { $file }
note-analysis-median = Mediana: cerca de { $days } dias
note-analysis-others = em linhas pequenas demais para serem mostradas: { $count }
note-analysis-left-out = Respostas excluídas porque quem as deu não as deu para esta análise: cerca de { $count }
note-analysis-no-sales = O registro é grande demais para que suas vendas sejam lidas de uma vez.
note-analysis-suppression = Todos os números são arredondados para baixo a um múltiplo de { $least }; os inferiores a { $least } não são mostrados e, onde faltaria uma só parte de um total, também não se mostra a menor das outras.

word-few = poucas
word-not-known = não se sabe
word-stands-out = chama a atenção: 25 ou mais recuperadas em menos de três anos

column-statutory-figure = Valor
column-statutory-of = De
column-statutory-number = Número
column-statutory-counted = Como foi contado
column-analysis-what = O que se contou

code-analysis-time-to-crime = Tempo até o crime
code-analysis-flows = Da origem à recuperação
code-analysis-routes = Rotas
code-analysis-dealers = Comerciantes
code-analysis-importers = Importadores
code-analysis-multiple-sales = Vendas múltiplas
code-analysis-consignments = Números consecutivos de uma mesma remessa
code-analysis-exported-then-diverted = Exportadas e depois desviadas
code-analysis-obliteration = Números de série apagados ou alterados
code-analysis-performance = O que foi feito dos nossos pedidos

code-analysis-counted-time-to-crime = Armas cujas datas não deixam dúvida sobre o intervalo entre a última transferência lícita conhecida e a recuperação.
code-analysis-counted-flows = Armas cuja última transferência lícita se conhece, por Estado dessa transferência e Estado da recuperação.
code-analysis-counted-routes = Armas que estiveram em mais de um Estado, pelos Estados na sua ordem.
code-analysis-counted-dealers = Armas pelo comerciante autorizado que as vendeu por último; menos de três anos conta como tempo curto.
code-analysis-counted-importers = Armas por importador; menos de três anos conta como tempo curto.
code-analysis-counted-multiple-sales = Duas ou mais armas curtas de um comerciante a um comprador em cinco dias úteis, segundo o registro.
code-analysis-counted-consignments = Armas de um fabricante e de uma mesma licença ou contrato com números de série consecutivos, e em quantos Estados foram recuperadas.
code-analysis-counted-exported-then-diverted = Armas cujo último assento lícito é uma exportação, por destino, e quantas delas foram recuperadas ali.
code-analysis-counted-obliteration = Armas recuperadas por tipo, e quantas delas tinham o número de série apagado ou alterado, em parte ou no todo.
code-analysis-counted-performance = Pedidos a cada parceiro pelo que deles foi feito, e os não concluídos por causa: a arma, o pedido, os registros. Um pedido pode ter duas causas.

code-analysis-column-guns = armas
code-analysis-column-short = após pouco tempo
code-analysis-column-sales = vendas
code-analysis-column-places = Estados de recuperação
code-analysis-column-in-destination = recuperadas no destino
code-analysis-column-obliterated = apagado ou alterado
code-analysis-column-questions = pedidos
code-analysis-column-found = com resultado
code-analysis-column-no-record = sem registro
code-analysis-column-not-completed = não concluídos
code-analysis-column-refused = recusados ou devolvidos
code-analysis-column-open = em aberto
code-analysis-column-item = causa: a arma
code-analysis-column-request = causa: o pedido
code-analysis-column-records = causa: os registros

code-statutory-sdg-16-4-2 = Objetivos de Desenvolvimento Sustentável, indicador 16.4.2
code-statutory-iafq = Questionário do UNODC sobre fluxos ilícitos de armas
code-statutory-poa-iti = Programa de Ação e Instrumento Internacional de Rastreamento
code-statutory-eu = União Europeia, números anuais

code-statutory-item-recovered = Armas apreendidas, encontradas ou entregues
code-statutory-item-recovered-by = Armas por tipo de recuperação
code-statutory-item-established = Ponto de desvio estabelecido
code-statutory-item-indicator = Indicador, em porcentagem
code-statutory-item-by-type = Armas por tipo
code-statutory-item-by-manufacture = Armas por país de fabricação
code-statutory-item-by-source = Armas por Estado da última transferência lícita
code-statutory-item-by-diversion = Armas por ponto de desvio
code-statutory-item-obliterated = Número de série apagado ou alterado
code-statutory-item-short-time = Recuperadas em menos de três anos após a última transferência lícita
code-statutory-item-sent = Pedidos de rastreamento enviados
code-statutory-item-sent-outcome = Pedidos de rastreamento enviados, por resultado
code-statutory-item-received = Pedidos de rastreamento recebidos
code-statutory-item-received-outcome = Pedidos de rastreamento recebidos, por resultado
code-statutory-item-destroyed = Armas destruídas

code-statutory-counted-recovered = Armas que este organismo rastreou, por ano de recuperação, quando o pedido diz que foram apreendidas, encontradas ou entregues. O número nacional precisa das de todos os organismos e das que não foram rastreadas.
code-statutory-counted-recovered-by = As mesmas armas, pelo que diz o pedido.
code-statutory-counted-established = Aquelas cujo ponto de desvio é estabelecido por respostas assinadas.
code-statutory-counted-indicator = Estabelecidas, divididas por apreendidas, encontradas ou entregues.
code-statutory-counted-by-type = Armas que este organismo rastreou, por ano de recuperação e tipo segundo o pedido.
code-statutory-counted-by-manufacture = Armas que este organismo rastreou, por país de fabricação segundo o pedido.
code-statutory-counted-by-source = Armas que este organismo rastreou, pelo Estado cujo assento é o último lícito.
code-statutory-counted-by-diversion = Armas que este organismo rastreou, pelo ponto de desvio que respostas assinadas estabelecem.
code-statutory-counted-obliterated = Armas que este organismo rastreou e cujo número de série estava apagado em parte ou no todo, ou alterado.
code-statutory-counted-short-time = Armas que este organismo rastreou, recuperadas com certeza em menos de 1096 dias.
code-statutory-counted-sent = Pedidos que este organismo assinou e enviou no ano, a nós e por carta.
code-statutory-counted-sent-outcome = Os mesmos pedidos, pela decisão que hoje vale.
code-statutory-counted-received = Pedidos de consulta sobre uma arma aceitos no ano.
code-statutory-counted-received-outcome = Os mesmos pedidos, pela decisão que hoje vale.
code-statutory-counted-destroyed = Armas que o registro dá por destruídas no ano.

web-nav-analysis = Análise
web-analysis-title = Análise
web-analysis-about = O que dizem em conjunto os rastreamentos próprios, as respostas de outros dentro das suas condições de uso e o registro. Daqui não se distingue nenhum caso.
web-analysis-from = Recuperadas desde
web-analysis-to = Recuperadas até
web-analysis-limits = O que não é mostrado
web-analysis-forms = Relatórios a organismos internacionais
web-analysis-forms-about = Totais dos livros deste organismo em um ano, com a maneira como cada um foi contado. São exatos e destinam-se à autoridade que informa.
web-analysis-form = Formulário
web-analysis-year = Ano
web-analysis-workbook = Planilha (XLSX)
web-analysis-more =
    { $count ->
        [one] Mais { $count } linha no CSV.
       *[other] Mais { $count } linhas no CSV.
    }
web-analysis-none = Nenhuma linha é grande o bastante para ser mostrada.

error-analysis-gathering = Os números ainda estão sendo reunidos: { $count } rastreamentos e solicitações até agora.
error-analysis-gathering-next = Peça de novo em um minuto. Depois que o nó é iniciado, isso se faz uma só vez.
