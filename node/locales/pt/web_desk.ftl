# A mesa do agente: as solicitações dos parceiros e o que se faz nelas.

web-nav-queue = A decidir
web-nav-cases = Casos
web-queue-title = Solicitações a decidir
web-queue-lede = Os parceiros esperam estas respostas. A mais urgente vem primeiro.
web-queue-none = Nenhuma solicitação de parceiro espera uma decisão.
web-cases-title = Todos os casos
web-cases-lede = Todas as solicitações que os parceiros enviaram a este órgão; primeiro as que esperam.
web-cases-none = Nenhum parceiro enviou ainda uma solicitação.
web-desk-undecided = por decidir
web-desk-asks = O que pede
web-desk-because = Por que decide um agente
web-desk-proposed = espera um segundo agente
web-desk-words = Palavras para o parceiro
web-desk-words-hint = São assinadas e enviadas como estão. Não mencione ninguém que a resposta não mencione.
web-desk-passphrase-hint = Abre a sua chave de assinatura só para este ato e não é guardada.
web-desk-no-passphrase = Digite a sua frase-senha: este ato é assinado com a sua chave.
web-desk-need-reason = Escolha um motivo.
web-desk-need-words = Diga por quê em poucas palavras; o parceiro precisa delas.
web-case-title = Caso
web-case-asks = { $partner } pede: { $kind }. Uso previsto: { $purpose }.
web-case-asks-plainly = { $partner } pede: { $kind }.
web-case-due = A decisão deve ser tomada até { $due }.
web-case-was-due = O prazo da decisão era { $due } e já passou.
web-case-decided = Decidido em { $at }: { $what }.
web-case-alert = Alerta de desvio: segundo os nossos registros, esta arma está em existências do Estado, sob custódia oficial ou destruída. Abra o certificado ou o livro de estoque antes de decidir. Para entregar algo são precisos dois agentes.
web-case-clock-stands = Pedimos mais informações ao parceiro. O prazo está suspenso até que cheguem.
web-case-unacknowledged = Ninguém aqui tomou nota desta solicitação a tempo.
web-case-late = A própria solicitação chegou depois do seu prazo.
web-case-request = Quem pede e por quê
web-case-gun = A arma como o parceiro a descreve
web-case-help = Ajuda em
web-case-records = O que dizem os nossos registros
web-case-records-stay = Só os agentes deste órgão veem esta parte. Nada dela sai nesta forma.
web-case-record = Registro { $record } de { $set }
web-case-compared = Descrição e registro comparados
web-case-as-asked = Segundo o parceiro
web-case-as-recorded = Segundo o nosso registro
web-case-told-lede = Isto é o que o parceiro leria em cada nível que o acordo permite, para o primeiro destes registros.
web-case-clauses = As cláusulas em que a decisão se apoia:
web-case-proposed = Uma resposta espera um segundo agente
web-case-nothing-to-do = Agora não há nada para você fazer aqui.
web-case-account = Para prestar contas
web-case-readers = Quem viu este caso
web-case-readers-lede = Toda consulta a dados pessoais fica registrada, esta também.
web-case-bundle = Baixar as provas
web-files-careful = Os arquivos estão como o parceiro os fez. Abra-os só em um computador que possa ser perdido.
web-explain-title = Como se chegou à decisão
web-explain-lede = O que se pediu, o que se encontrou, quem decidiu e segundo qual cláusula, e se a decisão decorre do que está registrado. Aqui não se menciona nenhuma arma nem pessoa.
web-explain-what = O quê
web-deed-approve = Entregar o que foi proposto
web-deed-approve-does = Como segundo agente, você entrega exatamente o que se mostra abaixo, ou menos. É assinado com a sua chave e sai de imediato.
web-deed-approve-level = Quanto se entrega
web-deed-approve-whole = Tudo o que foi proposto
web-deed-approve-do = Assinar e entregar
web-deed-decline = Não entregar
web-deed-decline-does = Nada sai. A proposta cai, e o caso espera uma decisão como antes.
web-deed-decline-why = Por que não
web-deed-decline-hint = Para o agente que propôs. Fica neste órgão.
web-deed-decline-do = Assinar e recusar a entrega
web-deed-need-why = Diga por que não se entrega.
web-deed-answer = Responder
web-deed-answer-does = Você escolhe qual é o registro e quanto se diz ao parceiro. Na página seguinte verá a resposta como o parceiro a lerá; só ali é assinada.
web-deed-answer-do = Assinar e enviar
web-answer-record = Qual registro corresponde a esta arma?
web-answer-no-record = Nenhum: não temos registro desta arma
web-answer-level = Quanto se diz ao parceiro?
web-answer-level-hint = Só se oferece o que o acordo permite para este uso.
web-answer-withheld-hint = Marque o que esta resposta omite desse nível. Nesse caso são precisos um motivo e palavras.
web-answer-nothing-left-out = Nada é omitido
web-answer-whole = É a resposta completa?
web-answer-part = É uma parte da resposta; a decisão virá depois
web-answer-part-or-less = Uma parte da resposta é dada inteira. Omita algo ou responda em parte, não as duas coisas.
web-answer-words-hint = São assinadas e enviadas como estão. São necessárias se algo é omitido: diga por quê.
web-answer-need-level = Escolha quanto se diz ao parceiro.
web-answer-need-record = Diga qual registro é, ou que não é nenhum.
web-answer-need-withheld = Marque o que é omitido, ou escolha que nada é omitido.
web-answer-check = Confira antes de assinar
web-answer-read = O que o parceiro lerá
web-answer-one = Ao assinar, esta resposta fica registrada nos dois lados e sai. Não pode ser retirada.
web-answer-two = Para esta resposta são precisos dois agentes. Ao assinar, ela fica proposta; nada sai até que outro agente a libere.
web-answer-propose-do = Assinar e propor
web-deed-not-completed = Dizer que não pôde ser concluído
web-deed-not-completed-does = O caso fica decidido: o parceiro saberá por que o rastreamento termina aqui sem resultado.
web-deed-candidates-hint = Com N02 ou N08. Se ficar vazio, é contado.
web-deed-duplicate-hint = Com N15: o número do caso que este repete, ou os seus 8 primeiros dígitos.
web-deed-indicated-hint = Com N18: Estados que podem saber mais, duas letras cada um, separados por vírgulas.
web-deed-not-made-here-alone = R14 vai sozinho: retire os outros motivos, ou R14.
web-deed-not-a-number = Escreva um número.
web-deed-reply = Responder ao pedido
web-deed-reply-does = A resposta é assinada, registrada nos dois lados e enviada. Com ela o caso fica decidido.
web-reply-states = Pode ir para
web-reply-narrow-hint = Está marcado o que se pediu. Retire o que não permite; se não permite nada, recuse.
web-reply-court = Em juízo
web-reply-until = Permitido até
web-reply-until-hint = Vazio: enquanto a resposta puder ser conservada.
web-reply-words-alone = Responder só com palavras
web-reply-need-one = Deixe ao menos um marcado, ou recuse a solicitação.
web-reply-need-confirm = Diga se o registro continua válido.
web-deed-acknowledge = Tomar nota
web-deed-acknowledge-does = O parceiro saberá que uma pessoa viu a solicitação. O prazo não muda.
web-deed-acknowledge-do = Assinar e tomar nota
web-deed-ask = Pedir mais informações
web-deed-ask-does = Pede-se ao parceiro o que falta. O prazo fica suspenso até a resposta.
web-deed-ask-do = Assinar e pedir
web-deed-need-wanted = Escolha o que precisa saber.
web-deed-delay = Adiar a decisão
web-deed-delay-does = O parceiro saberá por quê e quando você voltará a examiná-lo. Nesse dia o caso volta à lista.
web-deed-until-hint = O dia em que voltará a examiná-lo, por exemplo 2027-01-31.
web-deed-need-until = Indique o dia da revisão.
web-deed-delay-do = Assinar e adiar
web-deed-return = Devolver para correção
web-deed-return-does = A solicitação volta sem resposta, com o que precisa ser corrigido. O parceiro pode enviar uma nova.
web-deed-return-do = Assinar e devolver
web-deed-refuse = Recusar
web-deed-refuse-does = O caso fica decidido: o parceiro não recebe outra resposta além do motivo. É assinado, registrado nos dois lados, e os observadores veem o motivo.
web-deed-refuse-do = Assinar e recusar
web-act-supply = Fornecer o que se pede
web-act-supply-does = Preencha só o que agora sabe melhor. É assinado e enviado, e o prazo do parceiro volta a correr.
web-act-onward = Perguntar a outro país
web-act-onward-does = A mesma arma é rastreada com outro parceiro, como mais um passo desta cadeia. É assinado e enviado de imediato.
web-act-letter = Perguntar por carta
web-act-letter-does = Para um órgão que não tem nó. A solicitação fica registrada aqui; você imprime e envia a carta.
web-act-letter-agency-hint = Como está no envelope.
web-act-letter-days = Dias até o prazo da resposta
web-act-letter-days-hint = Vazio: 60, ou 7 se for urgente.
web-act-letter-do = Registrar e ver a carta
web-act-attach = Adicionar um arquivo
web-act-attach-does = O arquivo vai para o parceiro do passo que escolher. As imagens são regravadas sem os dados da câmera.
web-act-clarify-does = Pergunta-se ao parceiro o que significa a sua decisão ou o seu adiamento. Ele responde com palavras; a decisão se mantém.
web-act-consent = Pedir consentimento para outro uso da resposta
web-act-consent-does = O originador decide se a sua resposta pode ir a outros Estados, servir a outros fins ou ser usada em juízo. Até lá não é permitido.
web-act-consent-states = Estados que a receberiam
web-act-consent-states-hint = Os países dos seus parceiros.
web-act-consent-others = Outros Estados
web-act-consent-others-hint = Duas letras cada um, separados por vírgulas.
web-act-consent-need = Indique um Estado, ou peça o uso em juízo.
web-act-reopen = Reabrir
web-act-reopen-does = Uma nova solicitação vai ao mesmo parceiro e menciona a anterior. Preencha o que é novo: uma leitura melhor, um resultado de laboratório.
web-act-reopen-do = Assinar e reabrir
web-act-send = Assinar e enviá-lo
web-act-hop = Qual passo da cadeia?
web-act-every-hop = Todos os passos abertos
web-act-file = Arquivo
web-act-file-hint = Uma imagem (JPEG, PNG, TIFF), um PDF ou texto simples.
web-act-file-title-hint = Algumas palavras que o parceiro lerá, como “lado esquerdo, marca de importação”.
web-act-need-file = Escolha um arquivo.
web-act-need-country = Escolha o país.
web-act-need-agency = Indique o órgão que recebe a carta.
web-act-need-clarify = Diga o que não está claro.
web-letter-print = A carta
web-letter-download = Cópia digitalizada da resposta
web-letter-confirm = Que { $country } o assine
web-letter-reply = Registrar a resposta por carta
web-letter-reply-does = O que registrar fica como declaração sua, não como assinado pelo país que escreveu. Anexe a cópia digitalizada.
web-letter-reply-do = Assinar e registrá-la
web-letter-says = O que diz a carta
web-letter-dated = Data da carta
web-letter-reference = Referência da carta
web-letter-country = País que menciona a carta
web-letter-country-hint = Para onde foi a arma, ou quem pode saber mais.
web-letter-when = Quando isso ocorreu
web-letter-party = Quem a tinha ou recebeu
web-letter-party-kind = O que é essa parte
web-letter-document = Número da licença ou do relatório
web-letter-searched = O que foi pesquisado
web-letter-searched-hint = Necessário se nada foi encontrado.
web-letter-until = Adiado até
web-letter-words = As palavras que importam
web-letter-scan = Carta digitalizada
web-letter-scan-hint = PDF, PNG, JPEG ou TIFF, no máximo 10 MB.
web-letter-need-result = Escolha o que diz a carta.
web-letter-need-dated = Indique a data da carta.
web-batches-title = Lotes de rastreamentos
web-batches-lede = Arquivos de muitas armas que foram rastreadas juntas.
web-batches-none = Nenhum arquivo de armas foi recebido ainda.
web-batch-new = Rastrear muitas armas
web-batch-new-lede = Escolha um arquivo com uma arma por linha. Primeiro é examinado: você vê cada linha devolvida e nada é enviado.
web-batch-file = Arquivo de armas
web-batch-file-hint = CSV ou XLSX, até 32 MB. A primeira linha nomeia as colunas.
web-batch-by-row = Segundo o arquivo
web-batch-nobody = Linhas que não dizem a quem perguntar
web-batch-by-country = Perguntar ao parceiro do país de fabricação
web-batch-circumstances-hint = Para as linhas que não o digam. Sem nomes de pessoas.
web-batch-no-onward = Perguntar-me antes de enviar um rastreamento seguinte
web-batch-allow = Enviar estas linhas mesmo assim
web-batch-allow-repeated = que repetem outra linha
web-batch-allow-asked = que repetem uma solicitação anterior
web-batch-allow-own = cuja arma está no nosso próprio registro
web-batch-allow-importer = sem o importador
web-batch-whole = Se uma linha for devolvida
web-batch-whole-yes = Não enviar nada
web-batch-look = Examinar o arquivo
web-batch-check = O que seria enviado
web-batch-whom = A quem se perguntaria
web-batch-chosen =
    { $count ->
        [one] { $count } linha vai para o país de fabricação porque não indica mais ninguém.
       *[other] { $count } linhas vão para o país de fabricação porque não indicam mais ninguém.
    }
web-batch-goes-back = Linhas que são devolvidas
web-batch-warnings = A verificar
web-batch-sends = Ao enviar, cada linha boa é assinada e registrada como uma solicitação própria. O nó as distribui por vários dias se um acordo fixa um limite diário.
web-batch-sends-nothing = Nenhuma linha pode ser enviada. Corrija o arquivo e examine-o de novo.
web-batch-send =
    { $count ->
        [one] Assinar e enviar { $count } solicitação
       *[other] Assinar e enviar { $count } solicitações
    }
web-batch-other = Escolher outro arquivo
web-batch-gone = O arquivo é guardado por uma hora e já não está. Escolha-o de novo.
web-batch-title = Lote n.º { $number }
web-batch-rows = Linhas e resultados
web-batch-stop = Parar o envio
web-batch-go-on = Retomar o envio
web-nav-matters = Avisos e pedidos
web-matters-title = O que pedimos e avisamos
web-matters-lede = Solicitações e avisos nossos que não são rastreamentos.
web-matters-none = Nada foi pedido nem avisado ainda além de rastreamentos.
web-matters-lists = Listas de avisos
web-consents-title = Consentimentos
web-consents-lede = Quem permitiu qual uso posterior de qual resposta.
web-consents-allows = Permite usar
web-notices-title = Avisos dos parceiros
web-notices-lede = O que os parceiros avisaram a este órgão sem que se pedisse. A leitura fica registrada.
web-notices-concerns = Entradas a que se refere
web-watches-title = Vigiadas para parceiros
web-watches-lede = Armas das quais um parceiro quer saber se aparecerem aqui.
web-alerts-title = Alertas de achados
web-alerts-lede = Armas vigiadas, ou que constam dos nossos registros, e que apareceram.
web-alerts-untold = Parceiros ainda não avisados
web-alerts-tell = Avisar o parceiro do alerta { $number }
web-matter-new = Pedir ou avisar a um parceiro
web-matter-watch-does = O parceiro avisa se esta arma aparecer lá.
web-matter-recovery-does = Você avisa a um Estado que uma das suas armas foi recuperada aqui.
web-matter-statistics-does = Você pede números sem casos. Contagens pequenas não são ditas.
web-matter-help-does = Você pede ajuda a um parceiro, por exemplo em marcação ou formação.
web-matter-offer-does = Você oferece ajuda a um parceiro.
web-matter-from-trace = O consentimento para outro uso e os esclarecimentos são pedidos na página do rastreamento correspondente.
web-matter-until-hint = O dia em que a vigilância termina.
web-matter-need-until = Diga até quando é vigiada.
web-matter-need-about = Escolha de que se trata.
web-matter-need-measure = Escolha o que é contado.
web-matter-need-with = Escolha em quê.
web-home-unacknowledged =
    { $count ->
        [one] solicitação de que ninguém tomou nota a tempo
       *[other] solicitações de que ninguém tomou nota a tempo
    }
web-home-proposals =
    { $count ->
        [one] resposta espera um segundo agente
       *[other] respostas esperam um segundo agente
    }
web-home-results =
    { $count ->
        [one] resultado chegou desde a sua última visita
       *[other] resultados chegaram desde a sua última visita
    }
web-home-verified = registro de { $country } conferido { $ago }
web-home-log-verified = Registro conferido
web-home-since = Desde o seu último acesso, em { $at }: { $what }.
web-home-new-results =
    { $count ->
        [one] chegou { $count } resultado
       *[other] chegaram { $count } resultados
    }
web-home-new-requests =
    { $count ->
        [one] { $count } nova solicitação ou aviso
       *[other] { $count } novas solicitações e avisos
    }
web-home-new-more = e mais do que aqui se conta
web-alarm-diversion =
    { $count ->
        [one] { $count } pedido refere-se a uma arma que segundo os nossos registros está em existências do Estado, sob custódia ou destruída. Aguarda em «A decidir».
       *[other] { $count } pedidos referem-se a armas que segundo os nossos registros estão em existências do Estado, sob custódia ou destruídas. Aguardam em «A decidir».
    }
