# A assistência, os seus projetos e oficinas
code-admin-assistance-asked = assistência pedida ou oferecida
code-admin-assessment-shared = parte de uma avaliação partilhada
code-admin-project-entered = projeto de assistência registado
code-admin-project-acted = ato sobre um projeto de assistência
code-admin-workshop-entered = oficina de formação registada
code-admin-workshop-changed = oficina de formação alterada
code-admin-participants-taken = lista de participantes recebida
code-admin-participants-read = participantes vistos ou entregues
code-admin-participants-erased = nomes de participantes apagados
code-project-machines-in-use = máquinas de marcação em uso
code-project-firearms-marked = armas de fogo marcadas
code-project-arms-destroyed = armas destruídas
code-project-people-trained = pessoas formadas
code-project-received = o parceiro ajuda-nos
code-project-given = ajudamos o parceiro
code-project-agreed = acordado
code-project-delivered = entregue
code-project-closed = encerrado
code-project-cancelled = cancelado
code-project-enter = registo
code-project-deliver = entrega
code-project-measure = número anotado
code-project-close = encerramento
code-project-cancel = cancelamento
code-project-books = contado nos nossos próprios livros
code-project-entered = anotado à mão
code-project-none = ainda não se sabe
code-help-asked = pedida por nós
code-help-offered = oferecida por nós
code-help-offer = oferecida a nós
code-help-request = pedida a nós
cli-assistance = Assistência entre organismos: listar, pedir, oferecer, ver antes, partilhar
cli-assistance-list = Lista o que foi pedido e oferecido, por nós e pelos parceiros
cli-assistance-list--sort = Só isto: asked, offered, offer (a nós), request (a nós)
cli-assistance-list--assessment = Só o pedido por lacunas desta avaliação
cli-assistance-list--limit = Linhas no máximo
cli-assistance-list--after = Continua daqui; di-lo o fim da página anterior
cli-assistance-list--csv = Imprime CSV para uma folha de cálculo
cli-assistance-list--partner = Só com este parceiro
cli-assistance-ask = Pede assistência a parceiros: um pedido assinado a cada um, ou nenhum
cli-assistance-ask--to = O parceiro; pode dar-se várias vezes
cli-assistance-ask--with = Em quê: marking, tracing, stockpile, destruction, identification, training, legal
cli-assistance-ask--text = O que se diz ao parceiro, pelas suas próprias palavras
cli-assistance-ask--purpose = Uso previsto que o acordo permite
cli-assistance-ask--legal-basis = Base jurídica que o acordo aceita
cli-assistance-ask--assessment = A avaliação de cuja lacuna se trata; fica neste nó
cli-assistance-ask--question = A pergunta que é a lacuna; diz em que se pede ajuda se não for indicado
cli-assistance-ask--offer = Entrada da oferta do parceiro que se aceita
cli-assistance-offer = Oferece assistência a parceiros: um aviso assinado a cada um
cli-assistance-offer--to = O parceiro; pode dar-se várias vezes
cli-assistance-offer--with = Em quê: marking, tracing, stockpile, destruction, identification, training, legal
cli-assistance-offer--text = O que se diz ao parceiro, pelas suas próprias palavras
cli-assistance-offer--purpose = Uso previsto que o acordo permite
cli-assistance-offer--legal-basis = Base jurídica que o acordo aceita
cli-assistance-preview = Mostra exatamente o que de uma avaliação iria para um parceiro; não envia nada
cli-assistance-preview--assessment = Número de uma avaliação encerrada
cli-assistance-preview--area = Só esta área: marking, records, tracing, stockpile, law; pode dar-se várias vezes
cli-assistance-preview--evidence = O que mostra os níveis vai junto; pode nomear lugares e pessoas
cli-assistance-share = Envia uma parte de uma avaliação encerrada a um parceiro, com um pedido assinado
cli-assistance-share--assessment = Número de uma avaliação encerrada
cli-assistance-share--area = Só esta área: marking, records, tracing, stockpile, law; pode dar-se várias vezes
cli-assistance-share--evidence = O que mostra os níveis vai junto; pode nomear lugares e pessoas
cli-assistance-share--to = O parceiro; pode dar-se várias vezes
cli-assistance-share--with = Em quê: marking, tracing, stockpile, destruction, identification, training, legal
cli-assistance-share--text = O que se diz ao parceiro, pelas suas próprias palavras
cli-assistance-share--purpose = Uso previsto que o acordo permite
cli-assistance-share--legal-basis = Base jurídica que o acordo aceita
cli-assistance-share--digest = SHA-256 que a pré-visualização disse: sai o que foi visto
cli-assistance-share--handling = Código de tratamento: H0 a H3
cli-project = Projetos de assistência: registar, listar, mostrar, entregar, medir, encerrar, cancelar
cli-project-enter = Regista o que foi acordado com um parceiro; cada lado tem o seu registo
cli-project-enter--title = Como se chama o projeto
cli-project-enter--with = Em quê: marking, tracing, stockpile, destruction, identification, training, legal
cli-project-enter--partner = O parceiro
cli-project-enter--direction = received: o parceiro ajuda-nos; given: ajudamos o parceiro
cli-project-enter--machines = Meta: máquinas de marcação em uso
cli-project-enter--marked = Meta: armas de fogo marcadas
cli-project-enter--destroyed = Meta: armas destruídas
cli-project-enter--trained = Meta: pessoas formadas
cli-project-enter--agreed = Dia do acordo; hoje se não for indicado
cli-project-enter--until = Dia até ao qual deve estar feito
cli-project-enter--exchange = O pedido de que vem: nosso ou do parceiro
cli-project-list = Lista os projetos com os seus resultados
cli-project-list--state = Só estes: agreed, delivered, closed, cancelled
cli-project-list--partner = Só com este parceiro
cli-project-list--limit = Linhas no máximo
cli-project-list--after = Continua daqui; di-lo o fim da página anterior
cli-project-list--csv = Imprime CSV para uma folha de cálculo
cli-project-show = Mostra um projeto com as suas metas e resultados
cli-project-show--id = Número do projeto
cli-project-show--csv = Imprime metas e resultados como CSV
cli-project-deliver = Anota uma entrega
cli-project-deliver--id = Número do projeto
cli-project-deliver--what = O que foi entregue
cli-project-deliver--quantity = Quanto
cli-project-deliver--with = Que serviço o recebeu
cli-project-deliver--on = Dia; hoje se não for indicado
cli-project-measure = Anota um número que os nossos livros não contam, com a fonte
cli-project-measure--id = Número do projeto
cli-project-measure--measure = De quê: machines_in_use, firearms_marked, arms_destroyed, people_trained
cli-project-measure--count = Quantos
cli-project-measure--source = Onde foi lido o número
cli-project-measure--on = Dia; hoje se não for indicado
cli-project-close = Encerra um projeto; os seus números contam-se até este dia
cli-project-close--id = Número do projeto
cli-project-close--text = Conclusão
cli-project-cancel = Cancela um projeto, com o motivo
cli-project-cancel--id = Número do projeto
cli-project-cancel--text = Porquê
cli-workshop = Oficinas de formação: registar, alterar, listar, mostrar, receber participantes, apagar nomes, exportar
cli-workshop-enter = Regista uma oficina de formação
cli-workshop-enter--title = Como se chama
cli-workshop-enter--kind = Sobre quê: um campo de assistência
cli-workshop-enter--from = Primeiro dia
cli-workshop-enter--to = Último dia; o primeiro se não for indicado
cli-workshop-enter--place = Onde
cli-workshop-enter--project = Número do projeto a que pertence
cli-workshop-enter--item = Um ponto da agenda: hora; tema; quem. Pode dar-se várias vezes
cli-workshop-enter--conclusions = Conclusões
cli-workshop-change = Altera o que se diz de uma oficina; os participantes ficam
cli-workshop-change--id = Número da oficina
cli-workshop-change--title = Como se chama
cli-workshop-change--kind = Sobre quê: um campo de assistência
cli-workshop-change--from = Primeiro dia
cli-workshop-change--to = Último dia; o primeiro se não for indicado
cli-workshop-change--place = Onde
cli-workshop-change--project = Número do projeto a que pertence
cli-workshop-change--item = Um ponto da agenda: hora; tema; quem. Pode dar-se várias vezes
cli-workshop-change--conclusions = Conclusões
cli-workshop-list = Lista as oficinas com as contagens; sem nomes
cli-workshop-list--kind = Só sobre este campo
cli-workshop-list--limit = Linhas no máximo
cli-workshop-list--after = Continua daqui; di-lo o fim da página anterior
cli-workshop-list--csv = Imprime CSV para uma folha de cálculo
cli-workshop-show = Mostra uma oficina; ler os participantes fica registado
cli-workshop-show--id = Número da oficina
cli-workshop-show--csv = Imprime os participantes como CSV
cli-workshop-take = Recebe uma lista de participantes com presença e resultados: toda ou nada
cli-workshop-take--id = Número da oficina
cli-workshop-take--file = Tabela (CSV): nome, órgão, país, presente, antes, depois, aprovado
cli-workshop-take--dry-run = Só vê se pode ser recebida
cli-workshop-erase = Apaga os nomes das pessoas de uma oficina; as contagens ficam
cli-workshop-erase--id = Número da oficina
cli-workshop-export = Escreve uma oficina com os participantes como livro (XLSX)
cli-workshop-export--id = Número da oficina
cli-workshop-export--output = O ficheiro novo
column-help-sort = O que é
column-help-field = Em quê
column-help-gap = Lacuna
column-help-words = Palavras
column-help-reply = Resposta
column-help-next = A seguir
column-help-exchange = Pedido de que vem
column-project = Projeto
column-project-measure = Medido em
column-project-goal = Meta
column-project-result = Alcançado
column-project-results = Metas e resultados
column-project-source = Como se sabe
column-project-read = Fonte
column-project-direction = Quem ajuda
column-project-agreed = Acordado em
column-project-until = A fazer até
column-project-delivery = O que foi entregue
column-workshop = Oficina de formação
column-workshop-kind = Sobre
column-workshop-from = Primeiro dia
column-workshop-to = Último dia
column-workshop-trained = Pessoas formadas
column-workshop-passed = Aprovado
column-workshop-tests = Teste médio antes → depois
column-workshop-conclusions = Conclusões
column-workshop-erased = Nomes apagados em
column-workshop-agenda = Agenda
column-workshop-time = Quando
column-workshop-subject = Tema
column-workshop-who = Quem
column-workshop-name = Nome
column-workshop-office = Serviço
column-workshop-attended = Presente
column-workshop-before = Teste antes, %
column-workshop-after = Teste depois, %
column-workshop-column = Coluna
column-project-ended = Terminado em
column-project-deliveries = Entregas
column-project-quantity = Quantidade
column-project-with = Recebido por
column-project-history = O que foi feito
column-workshop-invited = Na lista
column-workshop-people = Participantes
note-no-assistance = Nada foi pedido nem oferecido.
note-no-projects = Não há projetos.
note-no-workshops = Não há oficinas de formação.
note-share-preview = { $name }, perguntas respondidas: { $count }. Exatamente isto iria para o parceiro, e nada mais da avaliação:
note-workshop-file = Escrito em { $path }. Contém nomes: guarde-o como tal.
note-participants-wrong = Nada foi recebido. Estas linhas estão erradas; «name» também onde uma pessoa está duas vezes:
note-participants-taken = Recebido: { $added } novos, { $changed } alterados.
note-participants-would = Nada foi recebido. Seriam { $added } novos, { $changed } alterados.
error-assistance-needs =
    Falta ou não é como deve: { $field ->
        [to] o parceiro
        [field] em quê
        [text] as palavras
        [words] as palavras
        [offer] a oferta
        [assessment] a avaliação
        [areas] as áreas
        [sort] o que é a linha
        [state] o estado
        [direction] quem ajuda quem
        [goals] uma meta em números, cada uma uma vez
        [agreed] o dia do acordo, não futuro
        [until] o dia até ao qual deve estar feito
        [title] o título
        [act] o que se faz
        [on] o dia, nem futuro nem anterior ao acordo
        [what] o que foi entregue
        [quantity] a quantidade
        [with] quem o recebeu
        [measure] o que se mede
        [source] a fonte
        [from] o primeiro dia
        [place] o lugar
        [agenda] a agenda: cada linha tem um tema
        [conclusions] as conclusões
       *[other] { $field }
    }
error-assistance-needs-next = Indique-o, ou escreva-o como dizem o formulário e o manual.
error-project-state =
    O projeto está { $state ->
        [agreed] acordado e sem entregas
        [delivered] entregue
        [closed] encerrado
        [cancelled] cancelado
       *[other] { $state }
    }; isto não pode fazer-se com ele.
error-project-state-next = Veja o projeto: diz o que pode fazer-se.
error-project-counted = Os nossos próprios livros contam este número.
error-project-counted-next = Registe o que falta onde pertence: na ordem de marcação, no certificado ou na oficina.
error-project-no-goal = O projeto não tem meta desta medida.
error-project-no-goal-next = Escolha uma das suas metas.
error-project-link = Esta troca não é um pedido de assistência com este parceiro.
error-project-link-next = Tire o ID da lista de assistência.
error-not-agreed-to = O acordo com { $partner } não permite { $what }. Nada foi enviado a ninguém.
error-not-agreed-to-next = Altere primeiro o acordo, deixe este parceiro de fora ou indique o que permite.
error-assistance-no-offer = Não há tal oferta deste parceiro.
error-assistance-no-offer-next = Tire a oferta da lista de assistência.
error-share-not-closed = Uma avaliação aberta não se partilha.
error-share-not-closed-next = Encerre-a primeiro, ou tome uma encerrada.
error-share-changed = O que seria enviado não é o que foi visto. Nada foi enviado.
error-share-changed-next = Veja de novo a pré-visualização e envie isso.
error-workshop-erased = Os nomes desta oficina foram apagados.
error-workshop-erased-next = As contagens ficam. Registe as pessoas de outra oficina lá.
web-assistance-title = Assistência
web-assistance-card = O que foi pedido e oferecido aos parceiros, o que eles oferecem e o que espera por nós.
web-assistance-lede = Cada linha é uma mensagem assinada em ambos os registos. A lacuna de uma avaliação e o projeto que se seguiu estão só neste nó.
web-assistance-ask = Pedir assistência
web-assistance-ask-do = Assinar e enviar
web-assistance-ask-words = Cada parceiro recebe um pedido assinado ao abrigo do seu acordo. Se não se pode pedir a um, não vai a nenhum.
web-assistance-offer = Oferecer assistência
web-assistance-offer-do = Assinar e publicar
web-assistance-offer-words = Cada parceiro recebe um aviso assinado. Quem o aceitar envia um pedido que o nomeia.
web-assistance-take-up = Aceitar a oferta
web-assistance-take-words = O parceiro recebe um pedido assinado que nomeia a sua oferta: ambos os registos o mostram.
web-assistance-taken-up = aceite
web-assistance-gap = Sobre a lacuna { $question }: { $words } O parceiro só o sabe se o escrever.
web-assistance-to = Parceiros
web-assistance-choose = escolha
web-assistance-words-hint = O que precisa ou oferece. Nada de uma avaliação é copiado para aqui.
web-assistance-need-to = Escolha pelo menos um parceiro
web-assistance-need = Isto é necessário
web-share-title = Partilhar com um parceiro
web-share-words = Os níveis e as suas palavras vão para um parceiro, anexos a um pedido assinado. Nada sai antes de ver exatamente o que é.
web-share-evidence-yes = Enviar também o que mostra os níveis
web-share-evidence-hint = Pode nomear lugares e pessoas. Não vai salvo se escolhido. Nenhuma área escolhida: as cinco.
web-share-look = Ver o que sairia
web-share-preview = O que sairia
web-share-send = Assinar e enviar exatamente isto
web-share-went-along = Uma parte de uma avaliação foi junto.
web-projects-title = Projetos de assistência
web-projects-card = O que foi acordado, entregue, e o que resultou em números.
web-projects-lede = Cada lado tem o seu registo. Cada número diz se foi contado nos nossos livros ou anotado à mão.
web-project-new = Registar um projeto
web-project-new-words = O que ambos os lados acordaram, com uma meta em números. Este registo fica neste nó; o parceiro tem o seu.
web-project-enter-do = Registá-lo
web-project-goal-hint = Um número para pelo menos uma das quatro.
web-project-number-wrong = Escreva um número inteiro
web-project-result = { $measure }: { $number } de { $goal }
web-project-overdue = O dia até ao qual devia estar feito já passou.
web-project-stays = Este registo fica neste nó.
web-project-nothing-to-do = Não há nada que possa fazer com isto agora.
web-project-deliver = Anotar uma entrega
web-project-deliver-words = Desde a primeira entrega, os nossos livros contam para a meta.
web-project-with-hint = Um serviço em vez de uma pessoa
web-project-measure = Anotar um número
web-project-measure-words = Para o que os nossos livros não contam. Diga onde o leu.
web-project-source-hint = Um relatório, uma carta, uma visita com a data
web-project-close = Encerrar o projeto
web-project-close-words = Os seus números contam-se até hoje. Nada mais se pode anotar.
web-project-cancel = Cancelar o projeto
web-project-cancel-words = O que foi entregue fica registado. O projeto termina com o motivo.
web-project-why = Porquê
web-workshops-title = Oficinas de formação
web-workshops-card = O que foi ensinado, a quantas pessoas, e o que sabiam antes e depois.
web-workshops-lede = Uma pessoa conta uma vez por oficina. Os nomes só os vê o ponto focal e podem ser apagados; as contagens ficam.
web-workshop-new = Registar uma oficina
web-workshop-change = Alterar o que se diz
web-workshop-save = Guardar
web-workshop-no-project = nenhum
web-workshop-agenda-hint = Uma linha cada: hora; tema; quem
web-workshop-erased = Os nomes foram apagados em { $date }. As contagens são as que eram.
web-workshop-take = Receber uma lista de participantes
web-workshop-take-do = Recebê-la
web-workshop-take-words = Quem já está na lista recebe o que diz a nova. Se uma linha está errada, nada é recebido.
web-workshop-take-hint = CSV com cabeçalho: nome, órgão, país, presente, antes, depois, aprovado
web-workshop-row-wrong = Linha { $line }: a coluna { $column } não é da sua forma, ou a pessoa está duas vezes.
web-workshop-erase = Apagar os nomes
web-workshop-erase-do = Apagá-los
web-workshop-erase-words = Os nomes e serviços dos participantes, e quem falou, saem deste nó e não voltam. Países, presença e resultados ficam.
web-workshop-csv = Participantes como CSV
web-workshop-xlsx = Oficina como livro XLSX
web-workshop-recorded = Que viu ou entregou os participantes consta do registo administrativo.
web-workshop-counts-only = Vê contagens; os nomes só os vê o ponto focal.
