# Praticar um rastreamento com dados inventados.

## A linha de comando.

cli-adviser-trace = Praticar um rastreamento inteiro com dados inventados
cli-adviser-trace-begin = Começar a praticar um rastreamento
cli-adviser-trace-begin--level = Dificuldade: 1, 2 ou 3
cli-adviser-trace-begin--seed = Número de que saem a arma e a sua história; quem dá o mesmo pratica o mesmo
cli-adviser-trace-list = Listar os seus rastreamentos praticados
cli-adviser-trace-list--csv = Escrever CSV para uma planilha
cli-adviser-trace-show = Mostrar como está um rastreamento praticado
cli-adviser-trace-show--run = O seu número; sem ele, o último
cli-adviser-trace-answer = Responder ao passo que espera
cli-adviser-trace-answer--run = Número do rastreamento praticado
cli-adviser-trace-answer--step = Número do passo
cli-adviser-trace-answer--fields = Campos como NOME=VALOR; \n entre linhas
cli-adviser-trace-play = Percorrer os passos num diálogo
cli-adviser-trace-play--run = Número do rastreamento praticado; sem ele, o último
word-value-answer = NOME=VALOR

## Palavras dos passos.

column-practice-ask = Perguntar a
column-practice-next = Passo seguinte
column-practice-point = Ponto de desvio
column-practice-time = Tempo até o crime
column-practice-decision = Decisão
column-practice-accepted = Bases jurídicas aceitas
column-practice-by = Mensagem de
column-practice-meanwhile = Entretanto
column-practice-from = Quem pergunta
column-practice-agreed-purposes = Usos acordados
column-practice-budget = Pedidos por dia
column-practice-ceiling = Nível mais alto acordado
column-practice-circumstances = Circunstâncias dadas
column-practice-officer = Funcionário nomeado
column-practice-wanted = Nível pedido
column-practice-record = O nosso registro diz
column-practice-originator = A resposta veio de
column-practice-until = Pode ser guardada até
column-practice-today = Hoje
column-practice-case = O caso
column-practice-seed = Semente
column-practice-begun = Começado
column-practice-steps = Passos
column-practice-why = Por quê
column-practice-field = Campo
word-practice-nothing = nada
word-practice-no-time = não se pode dizer
word-practice-return = Devolvê-lo: { $code }
word-practice-refuse = Recusá-lo: { $code }
word-practice-alone = Liberar { $code }: um funcionário
word-practice-two = Liberar { $code }: dois funcionários
word-practice-no-ground = nada aponta para lá
word-practice-finished = terminado
word-practice-open = pode continuar
note-practice-invented = Prática: aqui tudo é inventado e nenhum parceiro é consultado
note-practice-restored = O laboratório restaurou o número: { $serial }
note-practice-model = Sob as placas do punho está o modelo: { $model }
note-practice-budget = { $most } acordados; com este, { $today } hoje
note-practice-at = Rastreamento praticado { $run }, passo { $step } de { $steps }: { $name }
note-practice-wrong = Não está certo.
note-practice-field = { $field }: você deu { $given }; o certo é { $correct }
note-practice-done = Todos os passos estão respondidos. O resultado fica na sua formação.
note-no-practice = Ainda não se praticou nenhum rastreamento.
error-no-such-practice = Você não tem nenhum rastreamento praticado com este número.
error-no-such-practice-next = Liste-os com “vestigo adviser trace list”, ou comece um.
error-practice-edition = Este rastreamento praticado começou numa versão anterior e não pode continuar.
error-practice-edition-next = Comece outro.
error-practice-answered = Este passo já foi respondido.
error-practice-answered-next = Veja como está o rastreamento praticado e responda ao passo que espera.
error-practice-answer = A resposta não cabe no passo: falta um campo, é longo demais ou não é uma das opções.
error-practice-answer-next = Dê cada campo que o passo nomeia, com uma das suas opções.

## Páginas.

web-practice-title = Praticar um rastreamento
web-practice-card = Da arma sobre a mesa ao ponto de desvio, e depois na mesa que responde. Tudo é inventado.
web-practice-lede = Há uma arma sobre a mesa. Leia-a, escolha a quem perguntar, entenda o que volta, diga onde foi desviada e decida depois sobre pedidos de outros. Nenhum parceiro, registro ou diário é tocado.
web-practice-begin = Começar
web-practice-runs = Os seus rastreamentos praticados
web-practice-level-1 = 1: dois Estados, nada inesperado
web-practice-level-2 = 2: demoras, perguntas, caminhos errados
web-practice-level-3 = 3: um número gasto e até cinco Estados
web-practice-seed-hint = Quem dá o mesmo número pratica com a mesma arma. Deixe vazio para uma só sua.
web-practice-need-level = Escolha a dificuldade
web-practice-wrong-seed = A semente é um número inteiro até 4294967295
web-practice-stands = O que está escrito na arma
web-practice-events = O que se contou da sua vida
web-practice-scores = Resultado por habilidade
web-practice-steps = Os passos
web-practice-answer = A sua resposta
web-practice-go-on = Passo seguinte
web-practice-done = Praticado até o fim
web-practice-again = Praticar outro

## O que se pratica, se pergunta e se faz depois.

code-practised-read = Ler a arma
code-practised-ground = Finalidade e base jurídica
code-practised-whom = A quem perguntar
code-practised-next = Ler o que voltou
code-practised-conclude = Ponto de desvio
code-practised-desk = Decidir na mesa
code-practice-ask-read = O que você escreve no pedido?
code-practice-ask-ground = Para que é o rastreamento e em que se apoia?
code-practice-ask-whom = A que Estado você pergunta agora?
code-practice-ask-next = O que você faz agora?
code-practice-ask-conclude = Onde a arma saiu de mãos lícitas e quanto antes de ser recuperada?
code-practice-ask-desk-admission = Agora quem responde é você. Este pedido pode ser considerado?
code-practice-ask-desk-level = Agora quem responde é você. O que se pode liberar no máximo, e por quantos?
code-practice-ask-desk-third-party = Agora quem responde é você. Um parceiro quer uma resposta que outro Estado nos deu. O que você faz?
code-practice-ask-desk-ground = Agora quem responde é você. Por que motivo decide?
code-practice-next-ask-on = Perguntar a outro Estado
code-practice-next-supply = Dar a informação pedida
code-practice-next-correct = Enviar uma leitura melhor
code-practice-next-wait = Esperar
code-practice-next-set-aside = Descartar o candidato e perguntar noutro lugar
code-practice-next-accept = Aceitar: a cadeia termina aqui
code-practice-next-close = Encerrar: não resta a quem perguntar
code-practice-decision-answer = Aceitá-lo e buscar
code-practice-decision-pass-on = Passá-la adiante
code-practice-decision-ask-consent = Pedir antes o consentimento do Estado que a deu
code-practice-decision-nothing-left = Nada se pode dar: já devia ter sido destruída

## Por quê.

code-practice-why-read = Escreva o que está na arma, cada inscrição no seu campo (manual, “Rastrear”).
code-practice-why-read-look-alike = Entre algarismos uma letra facilmente se toma por um deles: O e 0, I e 1, S e 5. O que se escreve diferente acha-se no máximo como parecido, e então uma pessoa tem de decidir (manual, “Encontrar uma arma”).
code-practice-why-read-worn = O que não se lê é um ponto de interrogação. Adivinhar acha outra arma, ou nenhuma (manual, “Rastrear”; ITI 17: as marcas se dão como estão).
code-practice-why-read-import = Duas letras e um ano ao lado do número são uma marca de importação. É uma marca à parte e diz onde a arma foi importada, não qual é o seu número (CIFTA VI 1 b).
code-practice-why-read-patent = PAT. e vírgulas indicam uma patente. Está em todas as armas do modelo e não nomeia nenhuma (manual, “As ferramentas do assessor”).
code-practice-why-ground = A finalidade é aquilo para que se quer o achado, e mais do que isso não se pode fazer com a resposta. A base tem de ser uma que o acordo aceite (ITI 17; manual, “Acordar”).
code-practice-why-whom-last-lawful-country = Uma resposta assinada que diz para onde a arma foi licitamente enviada pesa mais do que tudo o que está nela (manual, “Seguir a cadeia”).
code-practice-why-whom-indicated = Um Estado que nada sabe mas nomeia outro dá um motivo mais forte do que uma inscrição (N18; manual, “Seguir a cadeia”).
code-practice-why-whom-import-mark = A marca de importação mais nova nomeia o Estado que por último deixou a arma entrar. O seu registro está mais perto da recuperação do que o do fabricante (CIFTA VI 1 b).
code-practice-why-whom-country-of-manufacture = Se nada mais próximo se sabe, o Estado de fabricação sabe a quem foi enviada (ITI 8).
code-practice-why-next-ask-on = A resposta nomeia o Estado para onde a arma foi, ou um que pode saber mais. A esse se pergunta a seguir (R06, R13, N18).
code-practice-why-next-elsewhere = “Sem registro” só diz o que lá se buscou. Ainda se aponta para outro Estado (R20: tentar outros Estados).
code-practice-why-next-refused = Uma recusa dá o seu motivo e fecha este caminho. Outro Estado pode conhecer a arma (ITI 22, 23).
code-practice-why-next-supply = O relógio do outro Estado fica parado até que tenha o que pediu (ITI 21; manual, “Rastrear”).
code-practice-why-next-correct = Vários registros cabem no que se pôde ler. Uma leitura melhor os distingue (N02).
code-practice-why-next-delayed = Uma demora tem motivo e dia de revisão. O pedido continua de pé; perguntar de novo ou noutro lugar o revela mais uma vez (ITI 22).
code-practice-why-next-with-officer = Lá decide uma pessoa. Isso nada diz do que se achou: acertos sensíveis e sorteados parecem iguais (manual, “Responder”).
code-practice-why-next-set-aside = Uma coincidência possível não é a arma: diferem fabricante e calibre, e os números se repetem entre fabricantes. Dela nada se conclui (manual, “Encontrar uma arma”).
code-practice-why-next-accept = Nada leva adiante: a resposta diz como a cadeia termina (R01 a R12), ou um Estado ao qual a arma foi enviada não tem registro dela.
code-practice-why-next-close = Não resta ninguém para quem se aponte. O rastreamento fica assim até que se reveja uma recusa ou demora (ITI 23).
code-practice-why-conclude-recorded = Um registro diz como se perdeu: o último detentor lícito antes dele nomeia o ponto. O tempo corre da última transferência lícita até a recuperação (manual, “Seguir a cadeia”).
code-practice-why-conclude-inferred = Nenhum registro diz como se perdeu; o último registro lícito e a sua ordem deixam este ponto. O tempo corre desde a última transferência lícita (manual, “Seguir a cadeia”).
code-practice-why-conclude-open = O que se contou não estabelece um ponto, e ninguém é acusado por adivinhação. Outra resposta pode mudar isso (manual, “Seguir a cadeia”).
code-practice-why-desk-admission = Uso, base, descrição e cota estão dentro do acordo. Considerar um pedido ainda não é liberar nada (manual, “Responder”).
code-practice-why-desk-return = Uma devolução diz o que falta ou fica de fora, e não é recusa: o parceiro pode perguntar de novo na forma devida (códigos A; ITI 17).
code-practice-why-desk-alone = O teto do acordo limita o nível, peça-se o que se pedir. Abaixo de L4 e do seu limite para dois basta um funcionário num registro comum (manual, “Responder”).
code-practice-why-desk-two = Decidem dois funcionários a partir de L4, a partir do nível que o acordo nomeia, e sobre todo registro em estoque do Estado, sob custódia ou destruído (manual, “Funcionários e o segundo par de olhos”).
code-practice-why-desk-third-party = A resposta pertence ao Estado que a deu. Só vai aos Estados que a sua etiqueta nomeia; para outros, pergunta-se antes a ele (CIFTA XII; ITI 15).
code-practice-why-desk-expired = O que já devia estar destruído não se usa mais, permitisse a etiqueta o que permitisse (manual, “Guarda e eliminação”).
code-practice-why-desk-ground = Um pedido só se recusa por um motivo da lista fechada, e o motivo é dito (ITI 22, 23).

## Histórias inventadas.

code-practice-story-u1 = Uma patrulha parou um carro. A arma estava sob um banco e ainda não se sabe quem a levava nem contra quem se disparou. A polícia abriu um caso. (SYNTHETIC)
code-practice-story-u2 = O acusado está diante do tribunal. O promotor tem de mostrar na audiência de onde veio a arma. (SYNTHETIC)
code-practice-story-u3 = Quarenta armas vinham num contêiner, ninguém foi acusado. Um estudo há de mostrar por que rotas chegam tais cargas. (SYNTHETIC)
code-practice-story-u4 = A arma foi achada num Estado sob embargo do Conselho de Segurança. O painel de peritos pergunta como chegou lá. (SYNTHETIC)
code-practice-story-u5 = A arma traz a marca do nosso próprio exército. O depósito conta de novo e quer saber quando e onde foi tirada. (SYNTHETIC)
code-practice-story-u6 = Mergulhadores acharam a arma num rio. O caso foi encerrado há muito, e ela deve voltar a quem foi roubado. (SYNTHETIC)
code-practice-case-d1 = Os nossos investigadores prenderão o detentor na semana que vem. Se isto se diz agora, fica avisado. (SYNTHETIC)
code-practice-case-d2 = A nossa lei de sigilo fiscal proíbe contar os livros de um comerciante a qualquer um no exterior; o texto pode ser citado. (SYNTHETIC)
code-practice-case-d3 = O parceiro escreveu que a sua lei torna pública toda resposta após trinta dias. (SYNTHETIC)
code-practice-case-d4 = A arma é de uma unidade que guarda os planos de defesa do Estado; o ministério o certificou. (SYNTHETIC)
code-practice-case-d5 = Tudo o que sabemos veio de outro Estado, que ainda não respondeu se se pode contar. (SYNTHETIC)
code-practice-case-d6 = O nosso tratado de extradição com o parceiro permite negar tais pedidos; o artigo pode ser citado. (SYNTHETIC)
