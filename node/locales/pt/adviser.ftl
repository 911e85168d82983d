# As ferramentas do assessor.

## A linha de comando.

cli-adviser = Avaliar capacidades
cli-adviser-questions = Imprimir as perguntas da autoavaliação com seus níveis
cli-adviser-questions--csv = Imprimir CSV para uma planilha
cli-adviser-assessments = Listar as autoavaliações com a pontuação de cada área
cli-adviser-assessments--csv = Imprimir CSV para uma planilha
cli-adviser-begin = Começar a autoavaliação de um ano
cli-adviser-begin--year = O ano a que se refere
cli-adviser-begin--from = Número de uma anterior da qual toma respostas e ações pendentes
cli-adviser-show = Mostrar uma autoavaliação: áreas, lacunas, plano de ação
cli-adviser-show--id = Número da avaliação
cli-adviser-show--csv = Imprimir todas as respostas como CSV para uma planilha
cli-adviser-answer = Responder a uma pergunta
cli-adviser-answer--id = Número da avaliação
cli-adviser-answer--question = A pergunta: de M1 a L4
cli-adviser-answer--level = O nível, de 0 a 4; se faltar, a resposta é retirada
cli-adviser-answer--evidence = O que o demonstra
cli-adviser-plan = Acrescentar uma ação ao plano, ou mudar uma
cli-adviser-plan--id = Número da avaliação
cli-adviser-plan--action = Número da ação que muda; se faltar, uma nova
cli-adviser-plan--question = A pergunta a que responde
cli-adviser-plan--what = O que será feito
cli-adviser-plan--who = Que setor o fará
cli-adviser-plan--by = Até quando: 2027-06-30
cli-adviser-plan--done = Quando foi feito: 2027-05-01
cli-adviser-close = Encerrar uma autoavaliação: suas respostas já não mudam
cli-adviser-close--id = Número da avaliação

## Colunas e palavras.

column-adviser-assessment = Avaliação
column-adviser-area = Área
column-adviser-question = Pergunta
column-adviser-asserted = O que se julga
column-adviser-words = O nível em palavras
column-adviser-year = Ano
column-adviser-score = Pontuação
column-adviser-answered-of = Respondidas
column-adviser-evidence = O que o demonstra
column-adviser-actions = Ações
column-adviser-change = Mudança
column-adviser-planned = Previsto
column-adviser-what = O que será feito
column-adviser-who = Quem
column-adviser-by = Prazo
column-adviser-done = Feito
word-adviser-all = Todas as áreas
word-adviser-gaps = Lacunas
word-adviser-plan = Plano de ação
word-assessment-open = aberta
word-assessment-closed = encerrada
note-assessment = Avaliação { $number } de { $year } ({ $state })
note-assessment-change = A mudança é contada sobre as perguntas respondidas também na avaliação de { $year }.
note-no-assessments = Nenhuma avaliação foi começada.
note-no-gaps = Nenhuma pergunta está no nível 0 ou 1.
note-no-actions = Ainda não há nada previsto.

## Erros.

error-no-such-assessment = Não existe essa avaliação, área ou ação.
error-no-such-assessment-next = A lista de avaliações diz quais existem.
error-assessment-closed = A avaliação está encerrada.
error-assessment-closed-next = Comece outra, se quiser com as respostas desta.
error-assessment-open = Já há uma avaliação aberta de { $year }.
error-assessment-open-next = Continue com ela, ou encerre-a primeiro.
error-assessment-incomplete = Nem todas as áreas têm resposta.
error-assessment-incomplete-next = Responda ao menos uma pergunta de cada área e depois encerre.
error-adviser-words = O que foi dado em { $field } está vazio, é longo demais ou contém caracteres de controle; no máximo { $limit } caracteres.
error-adviser-words-next = Encurte, ou escreva com palavras simples.
error-adviser-plan-full = O plano já tem { $limit } ações.
error-adviser-plan-full-next = Mude uma que já foi feita, ou comece a próxima avaliação.

## Páginas.

web-nav-adviser = Assessoria
web-adviser-title = Ferramentas do assessor
web-adviser-lede = Veja do que o país é capaz, aprenda a ler armas e pratique com armas inventadas.
web-area-marking = Marcação
web-area-records = Registros
web-area-tracing = Rastreamento
web-area-stockpile = Arsenais
web-area-law = Lei
web-assessments-title = Autoavaliação de capacidades
web-assessments-card = Marcação, registros, rastreamento, arsenais e lei: níveis com evidência, plano de ação e comparação entre anos.
web-assessments-words = Cada área é julgada por sua própria gente, do nível 0 (nada em que confiar) ao nível 4 (feito, verificado e demonstrado). A pontuação é a média das perguntas respondidas.
web-assessment-number = N.º { $number }
web-assessment-of = { $year } (n.º { $number })
web-assessment-heading = Avaliação de { $year }, n.º { $number }
web-assessment-new = Começar uma avaliação
web-assessment-new-words = Reúna a gente das cinco áreas. Pode ser preenchida ao longo de dias; nada é definitivo até o encerramento.
web-assessment-stays = As avaliações ficam neste nó. Uma parte de uma encerrada vai para um parceiro só quando o ponto focal a envia, ao abrigo de um acordo.
web-assessment-from = Começar com as respostas de
web-assessment-from-hint = Respostas e ações pendentes são aproveitadas, e você só muda o que mudou.
web-assessment-from-nothing = nenhuma: todas as perguntas abertas
web-assessment-begin = Começar
web-assessment-year-wrong = Digite o ano com quatro algarismos
web-assessment-years-title = Todas as áreas ao longo dos anos
web-assessment-years-words = Uma barra por avaliação, do nível 0 ao nível 4: a média das cinco áreas.
web-assessment-picture-title = Níveis das áreas, { $year }
web-assessment-picture-words = Uma barra por área, do nível 0 ao nível 4. Um anel marca onde a área estava na avaliação anterior.
web-assessment-before = onde estava em { $year }
web-assessment-answered = { $answered } de { $of } perguntas respondidas
web-assessment-no-answer = ainda sem resposta
web-assessment-changed =
    { $count ->
        [one] { $change } desde então, em { $count } pergunta comum
       *[other] { $change } desde então, em { $count } perguntas comuns
    }
web-assessment-unchanged = Sem mudança desde então
web-assessment-nothing-common = Nenhuma pergunta comum com a avaliação anterior
web-assessment-overall = Todas as áreas juntas estão em { $score } de 4.
web-assessment-overall-none = Todas as áreas juntas terão pontuação quando cada uma tiver uma resposta.
web-assessment-unplanned =
    { $count ->
        [one] { $count } lacuna não tem ação no plano.
       *[other] { $count } lacunas não têm ação no plano.
    }
web-assessment-late =
    { $count ->
        [one] { $count } ação está atrasada.
       *[other] { $count } ações estão atrasadas.
    }
web-assessment-areas = As cinco áreas
web-assessment-gaps-words = Perguntas no nível 0 ou 1, as mais baixas primeiro.
web-assessment-not-done = a fazer
web-assessment-answers = Todas as respostas
web-assessment-csv = Respostas em CSV
web-assessment-json = Avaliação em JSON
web-assessment-area-title = { $area } – { $year }
web-assessment-none-yet = Ainda sem resposta
web-assessment-level-first = Escolha um nível para o que escreveu como evidência
web-assessment-level-wrong = Escolha um dos níveis
web-assessment-read-only = Estas respostas podem ser lidas aqui, não mudadas.
web-assessment-save = Salvar
web-assessment-add-action = Acrescentar uma ação
web-assessment-action = Mudar uma ação
web-assessment-action-words = Uma ação fecha uma lacuna: uma coisa, um setor que responde por ela, um dia. Anote o dia em que foi feita.
web-assessment-who-hint = Um setor ou função, melhor que uma pessoa
web-assessment-question-first = Escolha a pergunta
web-assessment-what-first = Diga o que será feito
web-assessment-who-first = Diga quem o fará
web-assessment-by-first = Informe o dia em que estará feito
web-assessment-close = Encerrar a avaliação
web-assessment-close-do = Encerrar
web-assessment-close-words = As respostas ficam então como estão, e os anos seguintes são comparados com elas. O plano de ação pode continuar.
web-assessment-missing =
    { $count ->
        [one] { $count } pergunta não tem resposta e não contará.
       *[other] { $count } perguntas não têm resposta e não contarão.
    }

## Como se leem as armas.

cli-adviser-guns = Dizer como se leem as armas: onde ficam números de série e marcas
cli-adviser-guns--kind = Só esta classe: pistol, revolver, rifle, ak, shotgun, machine-gun, converted, craft
cli-adviser-guns--csv = Imprimir os pontos como CSV para uma planilha
cli-adviser-marks = Imprimir a chave de marcas de importação, prova e outras
cli-adviser-marks--csv = Imprimir CSV para uma planilha
column-adviser-gun = Classe de arma
column-adviser-place = Ponto
column-adviser-stands = O que há ali
column-adviser-serial = Número de série
column-adviser-trap = O que é
column-adviser-example = Exemplo
column-adviser-told = Como se distingue
column-adviser-mark = Marca
column-adviser-purpose = Finalidade
column-adviser-read = Como se lê
column-adviser-sure = Certeza
word-adviser-traps = O que não é o número de série
word-adviser-sourced = achado em fonte pública
word-adviser-reported = de uso conhecido
word-purpose-manufacture = fabricação
word-purpose-import = importação
word-purpose-proof = prova
word-purpose-official = própria do Estado
word-purpose-form = tamanho e profundidade
note-no-marks = Nenhuma marca da chave corresponde.
web-guns-title = Como leio esta arma?
web-guns-card = Passo a passo até o número de série e as marcas de oito classes de armas, com desenhos.
web-guns-lede = Escolha a classe de arma. Cada página mostra onde ficam números de série e marcas, e onde é fácil errar.
web-guns-first = Primeiro, com toda arma
web-guns-choose = Que classe de arma é?
web-gun-picture-title = Onde ficam as marcas: { $gun }
web-gun-picture-words = Um desenho de linhas visto da esquerda. Quadrados cheios: ali se procura o número de série. Anéis: outras marcas. A tabela diz o que há em cada número.
web-gun-serial-here = Número de série.
web-gun-legend = Quadrado cheio: aqui se procura o número de série. Anel: outras marcas.
web-gun-steps = Passo a passo
web-gun-spots = Os pontos numerados
web-gun-beware = Erro frequente
web-gun-then = E depois
web-gun-then-words = Anote cada número e marca como está na arma. O pedido avisa do que parece patente, modelo ou calibre no campo do número de série.
web-gun-trace = Rastrear esta arma
web-marks-title = Chave de marcas
web-marks-card = Marcas de importação, de prova e oficiais: como são, como se leem e com que certeza.
web-marks-lede = O que uma marca diz, e o que não diz. Um Estado pode ter prática própria; seu ponto de contato a conhece.
web-marks-words = Palavras ou sinais
web-marks-sure = “Achado em fonte pública” foi lido ali. “De uso conhecido” não foi conferido no texto de uma lei; não o cite como lei.

## O treinamento.

cli-adviser-training = Mostrar como você está no treinamento
cli-adviser-training--csv = Imprimir CSV para uma planilha
cli-adviser-practise = Fazer a próxima pergunta do treinamento, sobre uma arma inventada
cli-adviser-reply = Responder a uma pergunta do treinamento
cli-adviser-reply--card = A ficha, como a pergunta a nomeia
cli-adviser-reply--attempt = Qual vez é perguntada, como diz a pergunta
cli-adviser-reply--choice = Número da resposta, a partir de 1
cli-adviser-counts = Contar o que todos os agentes responderam, por habilidade, sem nomes
cli-adviser-counts--csv = Imprimir CSV para uma planilha
column-adviser-skill = Habilidade
column-adviser-cards = Fichas
column-adviser-learnt = Aprendidas
column-adviser-answers = Respostas
column-adviser-right = Certas
column-adviser-box = Caixa
note-training-due =
    { $count ->
        [one] { $count } ficha está pendente.
       *[other] { $count } fichas estão pendentes.
    }
note-training-fresh =
    { $count ->
        [one] { $count } ficha nova vem hoje.
       *[other] { $count } fichas novas vêm hoje.
    }
note-training-next = A próxima ficha vence: { $time }.
note-training-invented = Treinamento: uma arma inventada
note-training-right = Certo.
note-training-wrong = Não está certo. A resposta é: { $answer }
note-training-again = Será perguntada de novo a partir de: { $time }.
note-nothing-due = Nada está pendente.
note-few-officers = menos de { $least } agentes
error-training-answered = Esta pergunta já foi respondida.
error-training-answered-next = Peça a próxima.
error-training-not-due = Esta ficha ainda não está na vez.
error-training-not-due-next = Peça a próxima pergunta; a ficha volta a seu tempo.
web-training-title = Treinamento
web-training-card = Perguntas sobre armas inventadas, que voltam quando estão para ser esquecidas.
web-training-lede = Ache o número de série, nomeie o campo, leia a marca, escolha a quem perguntar primeiro. Todas as armas são inventadas, e outra a cada vez.
web-training-due =
    { $count ->
        [one] ficha pendente
       *[other] fichas pendentes
    }
web-training-fresh =
    { $count ->
        [one] ficha nova hoje
       *[other] fichas novas hoje
    }
web-training-practise = Praticar
web-training-none = Nada está pendente
web-training-next = A próxima ficha vence em { $time }.
web-training-skills = Como você está
web-training-boxes = Quando uma ficha volta
web-training-boxes-words = Uma resposta certa adianta a ficha uma caixa, uma errada a devolve à primeira. Conta como aprendida a partir da quarta caixa.
web-training-box-1 = 1: depois de dez minutos
web-training-box-2 = 2: depois de um dia
web-training-box-3 = 3: depois de três dias
web-training-box-4 = 4: depois de dez dias
web-training-box-5 = 5: depois de trinta dias
web-training-private = Só você vê seus resultados. O ponto focal vê contagens de todos os agentes juntos.
web-training-counts = Contagens de todos os agentes
web-training-a-mark = Uma marca numa arma
web-training-choose = Escolha uma resposta
web-training-answer = Responder
web-training-right = Certo
web-training-wrong = Não está certo
web-training-chosen = Sua resposta
web-training-correct = A resposta certa
web-training-go-on = Próxima pergunta
web-training-stop = Parar aqui
web-training-officers =
    { $count ->
        [one] { $count } agente pratica.
       *[other] { $count } agentes praticam.
    }
web-training-counts-words = Uma contagem é mostrada quando ao menos { $least } agentes praticaram a habilidade. Não há nome por trás dela.
