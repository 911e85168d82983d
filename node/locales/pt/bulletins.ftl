# Boletins, e quem está autorizado segundo eles
code-admin-bulletin-sent = boletim enviado
code-bulletin-way-sent = de nós
code-bulletin-way-received = para nós
code-authorised-producer = produtor
code-authorised-dealer = comerciante
code-authorised-importer = importador
code-authorised-exporter = exportador
code-authorised-carrier = transportador
cli-bulletin = Boletins aos parceiros e deles: rotas, ocultação, prática, partes autorizadas
cli-bulletin-list = Listar os boletins, os nossos e os dos parceiros
cli-bulletin-list--way = Só os nossos (sent) ou os dos parceiros (received)
cli-bulletin-list--about = Só sobre isto: route, concealment, practice, authorised_parties
cli-bulletin-list--partner = Só deste parceiro ou para ele
cli-bulletin-list--find = Só aqueles cujo texto contém isto
cli-bulletin-list--current = Só os que nenhum outro substitui
cli-bulletin-list--limit = Linhas no máximo
cli-bulletin-list--after = Continuar daqui; o fim da página anterior o diz
cli-bulletin-list--csv = Escrever CSV para uma planilha
cli-bulletin-show = Mostrar um boletim com seus arquivos e sua lista de partes autorizadas
cli-bulletin-show--id = Seu número, ou os primeiros 8 dígitos ou mais da entrada de um parceiro
cli-bulletin-show--csv = Escrever sua lista de partes autorizadas como CSV
cli-bulletin-send = Enviar um boletim: um aviso assinado a cada parceiro, ou a nenhum
cli-bulletin-send--about = De que trata: route, concealment, practice, authorised_parties
cli-bulletin-send--to = O parceiro; pode ser repetido
cli-bulletin-send--everyone = Todos os parceiros cujo acordo o permite
cli-bulletin-send--text = O que se diz, em suas próprias palavras
cli-bulletin-send--list = Lista de partes autorizadas (CSV): tipo, nome, licença, país, lugar, desde, até
cli-bulletin-send--attach = Arquivo que vai junto: ARQUIVO:FUNÇÃO[:TÍTULO]; pode ser repetido
cli-bulletin-send--handling = Código de tratamento: H0 a H3
cli-bulletin-send--national = Outras autoridades do Estado que recebe podem tê-lo
cli-bulletin-send--purpose = Uso pretendido que os acordos permitem
cli-bulletin-send--legal-basis = Base legal que os acordos aceitam
cli-bulletin-send--replaces = Número do nosso boletim que ele substitui
cli-bulletin-check = Dizer o que uma lista de partes autorizadas contém e o que há de errado nela; não envia nada
cli-bulletin-check--file = A lista (CSV)
cli-bulletin-parties = Listar quem está autorizado, segundo as listas mais recentes dos parceiros e a nossa
cli-bulletin-parties--find = Só aqueles cujo nome, licença ou lugar contém isto
cli-bulletin-parties--kind = Só isto: producer, dealer, importer, exporter, carrier
cli-bulletin-parties--country = Só neste país
cli-bulletin-parties--standing = Só aqueles cuja autorização vale hoje
cli-bulletin-parties--limit = Linhas no máximo
cli-bulletin-parties--after = Continuar daqui; o fim da página anterior o diz
cli-bulletin-parties--csv = Escrever CSV para uma planilha
cli-bulletin-open = Guardar um arquivo de um boletim
cli-bulletin-open--id = Número do boletim, ou os primeiros 8 dígitos ou mais da entrada de um parceiro
cli-bulletin-open--digest = Resumo do arquivo, como o boletim o mostra
cli-bulletin-open--output = O novo arquivo
column-bulletin = Boletim
column-bulletin-way = De quem
column-bulletin-replaces = Substitui
column-bulletin-replaced-by = Substituído por
column-bulletin-files = Arquivos
column-bulletin-national = Também para outras autoridades do Estado que recebe
column-party-kind = Autorizado como
column-party-name = Nome
column-party-licence = Licença
column-party-from = Desde
column-party-until = Até
column-party-stands = Vale hoje
column-party-told-by = Segundo
note-no-bulletins = Não há boletins.
note-no-parties = Nenhuma parte autorizada corresponde.
note-parties-waiting = Uma lista ainda não chegou, ou não foi aceita: { $partners }.
note-parties-checked = Linhas certas: { $count }. Linhas erradas: { $wrong }.
note-parties-wrong =
    { $count ->
        [one] Uma linha da lista não pode ser lida; não é mostrada.
       *[other] { $count } linhas da lista não podem ser lidas; não são mostradas.
    }
note-bulletin-left-out = Não enviado a { $partners }: nenhum acordo em vigor o permite, ou o parceiro está suspenso.
error-bulletin-needs =
    Falta ou não é como deve ser: { $field ->
        [about] de que trata
        [text] o texto
        [list] a lista: todo boletim sobre partes autorizadas a tem, e nenhum outro
       *[other] os parceiros: nomeie até 64, ou todos
    }.
error-bulletin-needs-next = Diga-o e envie de novo. Nada foi enviado.
error-bulletin-list = A lista está errada na linha { $line }, coluna { $column }. Nada foi enviado.
error-bulletin-list-next = Veja todos os erros: vestigo bulletin check ARQUIVO
error-bulletin-replaced = O boletim { $id } já foi substituído.
error-bulletin-replaced-next = Substitua o que tomou seu lugar: vestigo bulletin list --current
error-bulletin-nobody = Não há nenhum parceiro a quem isto possa ser enviado. Nada foi enviado.
error-bulletin-nobody-next = Altere um acordo para que permita boletins, com este uso e esta base jurídica: vestigo agreement list
web-nav-bulletins = Boletins
web-bulletins-title = Boletins
web-bulletins-lede = O que os parceiros e nós dissemos uns aos outros sem uma arma concreta: rotas, meios de ocultação, prática e quem está autorizado.
web-parties-title = Partes autorizadas
web-parties-lede = Quem pode fabricar, vender, importar, exportar ou transportar armas, segundo a lista mais recente de cada parceiro e a nossa. Uma lista é a palavra de quem a envia; quem não está nela pode estar autorizado mesmo assim.
web-parties-find = Nome, licença ou lugar
web-bulletin-title = Boletim: { $about }
web-bulletin-new = Novo boletim
web-bulletin-new-for = Boletim no lugar do número { $number }
web-bulletin-partners =
    { $count ->
        [one] um parceiro
       *[other] { $count } parceiros
    }
web-bulletin-stands = vale
web-bulletin-replaced = substituído
web-bulletin-current = vale: nenhum outro o substitui
web-bulletin-find = Palavras
web-bulletin-replace = Substituí-lo por um novo
web-bulletin-sent = A quem foi enviado
web-bulletin-send = Assinar e enviar
web-bulletin-words = Cada parceiro recebe seu próprio aviso assinado e o guarda em seu registro. Não pode ser retirado, só substituído. Não nomeie nenhuma pessoa nem número de série: para uma arma há avisos de recuperação.
web-bulletin-is-route = Que caminhos as armas tomam, e como se sabe disso.
web-bulletin-is-concealment = Como as armas são ocultadas, e como isso é descoberto.
web-bulletin-is-practice = A lei, e o que se aprendeu.
web-bulletin-is-authorised-parties = Quem pode fabricar, vender, importar, exportar ou transportar armas: uma lista.
web-bulletin-text-hint = No máximo 4.000 caracteres. É lido como você o escreve, em seu idioma.
web-bulletin-file = Arquivo
web-bulletin-file-hint = Uma imagem ou um PDF. Para partes autorizadas: um CSV com tipo e nome e, se conhecidos, licença, país, lugar, desde, até.
web-bulletin-list = Ou a própria lista, para partes autorizadas
web-bulletin-to = A quem
web-bulletin-to-these = Ou a estes parceiros
web-bulletin-everyone-yes = todos os parceiros cujo acordo o permite
web-bulletin-national-yes = a polícia, a alfândega e os tribunais desse Estado podem tê-lo
web-bulletin-need-list = Um boletim sobre partes autorizadas tem uma lista: escolha um arquivo ou cole-a aqui.
web-parties-first = Aqui são mostradas as primeiras { $shown } de { $count }; todas são encontradas pela busca.
web-bulletin-need-to = Escolha todos os parceiros, ou pelo menos um.
