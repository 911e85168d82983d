# Parceiros, acordos, o simulador e a federação.

web-nav-partners = Parceiros
web-nav-agreements = Acordos
web-partners-title = Parceiros
web-partners-none = Ainda não há parceiros. Convide o primeiro órgão.
web-partners-invite = Convidar um parceiro
web-partners-verified = Diário verificado

web-partner-invite-lede = Dois órgãos tornam-se parceiros quando cada um tem a linha do outro e duas pessoas compararam os números de segurança por telefone.
web-partner-step-send = Envie esta linha ao outro órgão por qualquer meio. Ela não contém nada secreto.
web-partner-line-as-qr = Como código QR
web-partner-line-qr = Código QR da nossa linha; o mesmo consta acima como texto.
web-partner-step-accept = Quando a linha deles chegar, cole-a aqui.
web-partner-line = A linha do outro órgão
web-partner-line-hint = Começa com vestigo1: e pode ter sido quebrada em várias linhas no caminho.
web-partner-need-line = Cole a linha do outro órgão.
web-partner-accept = Aceitar esta linha
web-partner-step-compare = Depois compare os números de segurança por telefone, com alguém cuja voz você conheça. O nosso:
web-partner-join = O que falta antes que algo passe
web-partner-step-back = Envie-lhes nossa linha, se ainda não a tiverem.
web-partner-step-call = Telefone a alguém de lá cuja voz você conheça. Cada um lê o próprio número e o outro o compara.
web-partner-they-read = Eles leem
web-partner-you-read = Você lê
web-partner-number = O número que você ouviu
web-partner-number-hint = Quarenta dígitos, digitados como lhe foram lidos, não copiados desta página.
web-partner-need-number = Digite o número que lhe foi lido.
web-partner-confirm = Os números coincidem: confirmar
web-partner-unconfirmed = Ninguém aqui comparou ainda o número de segurança por telefone. Até lá nada se pergunta e nada se responde.
web-partner-suspended = Este parceiro está excluído: suas mensagens não são aceitas.
web-partner-waiting = { $count }, a mais antiga desde { $ago }
web-partner-clock-good = confere com o nosso
web-partner-clock-ahead =
    { $count ->
        [one] datada { $count } minuto depois de chegar: um dos relógios está errado
       *[other] datada { $count } minutos depois de chegar: um dos relógios está errado
    }
web-partner-clock-late =
    { $count ->
        [one] datada { $count } minuto antes de chegar: esperou no caminho, ou um relógio está errado
       *[other] datada { $count } minutos antes de chegar: esperou no caminho, ou um relógio está errado
    }
web-partner-log = O diário dele
web-partner-log-held = Última cabeça guardada aqui
web-partner-log-ours = Quanto do nosso ele viu
web-partner-entries = Todas as entradas com este parceiro
web-partner-agreements = Todos os acordos com este parceiro
web-partner-keys = A raiz nacional dele certificou estas chaves. As antigas ficam aqui, para que provas antigas ainda se verifiquem.
web-partner-key-used = em uso
web-partner-key-revoked = revogada { $at }

web-agreements-title = Acordos
web-agreements-none = Ainda não há acordos. Sem um, nada se pergunta e nada se responde.
web-agreement-with = Acordo com { $partner }
web-agreement-us = nós
web-agreement-waits-for-us = Esta proposta do parceiro espera o seu órgão. Leia o que ela muda e depois aceite-a ou proponha outra coisa.
web-agreement-waits-for-them = O parceiro ainda não o aceitou. Até lá nada dele está em vigor.
web-agreement-is-suspended = Suspenso: nada se pergunta nem se responde sob ele até que os dois lados assinem de novo as suas cláusulas.
web-agreement-is-revoked = Denunciado em definitivo. É preciso propor e aceitar um novo acordo.
web-agreement-is-replaced = Um acordo posterior tomou o seu lugar.
web-agreement-clauses = O que foi acordado
web-agreement-default = O que não é nomeado aqui é recusado.
web-agreement-clause = Cláusula
web-agreement-we-ask = O que podemos perguntar
web-agreement-they-ask = O que podem nos perguntar
web-agreement-retention = As respostas são conservadas por
web-agreement-urgent = Pedidos urgentes vencem após
web-agreement-routine = Pedidos de rotina vencem após
web-agreement-observers-after = Os observadores leem as entradas após
web-agreement-hours =
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
web-agreement-seconds =
    { $count ->
        [one] { $count } segundo
       *[other] { $count } segundos
    }
web-agreement-consignment-none = menos de vinte
web-agreement-reasons-seen = os observadores veem os motivos
web-agreement-reasons-hidden = os observadores não veem os motivos
web-agreement-entries-after = entradas após { $time }
web-agreement-versions = Versões com este parceiro
web-agreement-this = esta
web-agreement-compare = comparar
web-agreement-compare-title = Dois acordos comparados
web-agreement-differences = Diferenças
web-agreement-changes = O que muda em relação a { $old }
web-agreement-diff-we = O que podemos perguntar a { $partner } e receber
web-agreement-diff-they = O que { $partner } pode nos perguntar e receber
web-agreement-same = Não há diferenças.
web-agreement-effect = Efeito
web-agreement-before = Antes
web-agreement-after = Depois

web-agreement-new = Propor um acordo
web-agreement-amend = Propor uma alteração
web-agreement-amend-title = Alterar o acordo com { $partner }
web-agreement-counter = Propor outra coisa
web-agreement-lede = Escolha o que cada lado pode perguntar. O que não é escolhido é recusado. Nada é assinado antes que você leia na página seguinte o que significa.
web-agreement-choose = Escolha um parceiro
web-agreement-need-partner = Escolha o parceiro.
web-agreement-part-asked = O que se pode perguntar
web-agreement-part-told = O que se comunica
web-agreement-part-much = Quanto, com que rapidez e quem vê
web-agreement-results-hint = Uma regra por linha: resultado e nível, por exemplo R06 L2. Prevalecem sobre o nível acima.
web-agreement-bad-rule = Escreva cada regra como resultado e nível, por exemplo R06 L2.
web-agreement-states = Estados nomeados
web-agreement-states-hint = Duas letras por Estado, separadas por vírgulas: AR, BR, PY.
web-agreement-bad-states = Nomeie cada Estado com suas duas letras: AR, BR, PY.
web-agreement-hours-hint = Horas; para um tempo menor, segundos com um s, por exemplo 90 s.
web-agreement-need-number = Indique um número inteiro.
web-agreement-need-hours = Indique as horas como número inteiro, ou segundos como 90 s.
web-agreement-mirror = Que possam nos perguntar o mesmo
web-agreement-valid-hint = Se ficar vazio: a partir do momento em que o parceiro aceita.
web-agreement-upload = Tomar as cláusulas de um arquivo
web-agreement-upload-text = O arquivo que vestigo agreement propose aceita. Primeiro ele é mostrado em palavras.
web-agreement-upload-do = Mostrar em palavras
web-agreement-file = Arquivo com as cláusulas (TOML)
web-agreement-check-do = Ler o que significa
web-agreement-check = Leia antes de assinar
web-agreement-check-lede = Isto é o que se pediria a { $partner } que assinasse.
web-agreement-check-changes = O que muda
web-agreement-signed = É assinado e enviado a { $partner }. Nada entra em vigor até ser aceito lá; o que está acordado agora vale até então.
web-agreement-propose = Assinar e enviar
web-agreement-edit = Mudar algo
web-agreement-days = Dias para trás

web-agreement-what-happens = O que acontece
web-agreement-not = Deixar como está
web-agreement-accept = Aceitar
web-agreement-accept-1 = A sua aceitação é assinada e enviada a { $partner }. A partir daí, ou da data que ele indica, obriga os dois lados.
web-agreement-accept-2 = Toma o lugar do acordo em vigor. Os casos em andamento que as novas cláusulas não admitem são devolvidos sem resposta, com o motivo.
web-agreement-suspend = Suspender
web-agreement-resume = Retomar
web-agreement-revoke = Denunciar
web-agreement-end-now = Termina aqui de imediato e em { $partner } assim que chegar a mensagem assinada. Ela é enviada antes de tudo o que é de rotina.
web-agreement-end-cases = Os pedidos de { $partner } que você não respondeu são devolvidos sem resposta, com o motivo. O que foi respondido continua respondido.
web-agreement-end-traces = Os seus próprios pedidos em aberto em { $partner } voltam do mesmo modo sem resposta, e não se podem enviar novos.
web-agreement-suspend-back = Para continuar, um dos lados propõe de novo as mesmas cláusulas e o outro as aceita.
web-agreement-revoke-back = Isto não pode ser desfeito: é preciso propor e aceitar um novo acordo.
web-agreement-resume-1 = As mesmas cláusulas são assinadas de novo e enviadas a { $partner }.
web-agreement-resume-2 = Entram em vigor quando forem aceitas lá. O que foi devolvido entretanto precisa ser perguntado de novo.
web-agreement-open-cases =
    { $count ->
        [one] Agora há { $count } pedido deles em aberto.
       *[other] Agora há { $count } pedidos deles em aberto.
    }
web-agreement-open-traces =
    { $count ->
        [one] Agora está em aberto { $count } rastreamento nosso que começou lá.
       *[other] Agora estão em aberto { $count } rastreamentos nossos que começaram lá.
    }
web-agreement-words = Palavras para o parceiro
web-agreement-words-hint = São assinadas e enviadas com isso e ficam nos dois diários.

web-simulate-title = O que veriam se eu perguntasse isto?
web-simulate-lede = As mesmas regras que decidem, sobre um pedido que ninguém faz. Nada é perguntado, enviado nem contado; fica anotado que se experimentou.
web-simulate-way = Quem pergunta a quem
web-simulate-we = Nós a eles
web-simulate-we-hint = O que pode voltar, conforme o que encontrarem, como diz o acordo.
web-simulate-they = Eles a nós
web-simulate-they-hint = O que o nosso nó responderia sobre a arma abaixo, com os registros de hoje.
web-simulate-gun = A arma, se eles nos perguntam
web-simulate-gun-hint = Só é necessário para “Eles a nós”.
web-simulate-need-serial = Indique o número pelo qual perguntariam.
web-simulate-do = Mostrar o que se veria
web-simulate-we-see = O que veríamos em { $partner }
web-simulate-they-see = O que { $partner } veria aqui
web-simulate-answered = respondido na hora: { $level }
web-simulate-returned = é devolvido: { $reason }
web-simulate-replay = Os pedidos do último mês com estas cláusulas
web-simulate-replay-text = Os pedidos passados deles são decididos de novo, pelo que está em vigor e por este projeto, com os registros de hoje.
web-simulate-replay-do = Repeti-los
web-simulate-replayed = Foram repetidos { $replayed } pedidos; { $changed } terminariam de outro modo.
web-simulate-replayed-same = Foram repetidos { $replayed } pedidos; { $changed } terminariam de outro modo: o projeto nada muda para eles.
web-simulate-replayed-none = Este parceiro não perguntou nada nesse tempo: { $replayed } pedidos repetidos, { $changed } mudados.
web-simulate-requests = Pedidos
web-simulate-cases = Casos

web-federation-title = Estado da federação
web-federation-keys = Chaves
web-federation-version = descritor, versão { $version }
web-federation-revoked =
    { $count ->
        [one] { $count } chave revogada
       *[other] { $count } chaves revogadas
    }
web-federation-node = Este nó

error-web-upload = O arquivo não chegou inteiro.
error-web-upload-next = Escolha-o de novo e envie-o outra vez.
error-web-no-file = Nenhum arquivo foi escolhido, ou ele está vazio.
error-web-no-file-next = Escolha o arquivo e envie-o.
error-web-terms = Este arquivo não pode ser lido como cláusulas: { $detail }.
error-web-terms-next = O manual mostra a forma: seções proposer_asks e accepter_asks.

column-addresses = Endereços
column-contact = Ponto de contato
column-marking-practice = Como as armas são marcadas lá
column-key-role = Usada como
column-key-digest = SHA-256 da chave
column-waiting-since = A mais antiga espera desde
column-verified-to = Verificado até
column-saw-ours = Viu do nosso
word-keys = Chaves
note-forked = { $origin } assinou duas histórias do seu diário: { $first } e { $second }.
note-no-entries = Não há entradas.
cli-partner-show = Mostra um parceiro com suas chaves, seu diário e o que espera por ele
cli-partner-show--name = Nome de nó do parceiro
cli-log-list = Lista entradas do nosso diário, as mais recentes primeiro: quem disse que tipo de coisa e quando
cli-log-list--kind = Só este tipo, por exemplo QUERY ou ANSWER
cli-log-list--limit = No máximo tantas
cli-log-list--partner = Só com este parceiro
cli-log-list--after = Onde terminou a página anterior
cli-log-list--csv = Imprime CSV para uma planilha
cli-log-heads = Mostra quem viu quanto de qual diário, e bifurcações
