# Administração: agentes, conta, tokens, webhooks, o nó, estatísticas.

web-question-cancel = Cancelar

web-nav-officers = Agentes
web-officers-title = Agentes
web-officers-all = Todos os agentes
web-officers-new = Adicionar um agente
web-officers-new-words = O agente nada pode fazer até configurar o seu acesso: depois, crie um link de uso único na página dele. A chave de assinatura é criada por ele mesmo.
web-officers-add = Adicionar
web-officers-name-hint = Um nome curto para entrar: letras minúsculas, algarismos, ponto, hífen ou sublinhado; começa com uma letra. Não pode ser alterado.
web-officers-account-hint = Número da conta do agente na máquina do nó, para a linha de comandos. Deixe vazio se ele só trabalha com estas páginas.
web-officers-account-wrong = A conta é um número.
web-officers-by-two = Se este nó tem um segundo administrador, nada muda até que este confirme.
web-officers-choose-roles = Escolha pelo menos uma função.
web-officers-signs-in = Entra com
web-officers-change-waits = há uma alteração à espera
web-officers-waiting = Alterações à espera de um segundo administrador
web-officers-no-roles = nenhuma
web-officers-proposed-roles = { $by } propôs em { $at } que { $name } tenha estas funções e nenhuma outra: { $roles }.
web-officers-proposed-link = { $by } propôs em { $at } um link de uso único para que { $name } configure de novo o seu acesso.
web-officers-link-confirmed = O link que { $by } propôs em { $at } para { $name } está confirmado e já pode ser criado.
web-officers-look-and-confirm = Examinar e confirmar
web-officers-confirm-title = Confirmar uma alteração para { $name }
web-officers-confirm-words = Pergunte a quem propôs se não conhece o motivo. Tem efeito imediato e encerra as sessões do agente.
web-officers-confirm = Confirmar
web-officers-reject-title = Retirar uma alteração para { $name }
web-officers-reject-words = Nesse caso nada muda. Pode ser proposta de novo.
web-officers-reject = Retirar
web-officers-roles-title = Funções de { $name }
web-officers-roles-words = O que marcar aqui substitui todas as funções do agente. Quem administra agentes não vê casos nem registros.
web-officers-roles-do = Alterar as funções
web-duty-investigator = Pergunta aos parceiros sobre armas de fogo e lê as respostas.
web-duty-focal-point = Decide sobre os pedidos dos parceiros, conclui acordos, liga parceiros.
web-duty-approver = Autoriza o que outro agente propôs.
web-duty-registrar = Importa e exporta os registros do órgão.
web-duty-administrator = Administra agentes, sessões, chaves e cópias de segurança. Não vê casos nem registros.
web-duty-auditor = Lê os registros de atividade e como as decisões foram tomadas: nenhuma arma, nenhuma pessoa.
web-officers-suspend-title = Suspender { $name }
web-officers-suspend-words = Todas as sessões de { $name } são encerradas e nada pode ser feito até que um administrador levante a suspensão. As suas fichas deixam de funcionar. O que decidiu continua válido.
web-officers-suspend = Suspender
web-officers-reinstate-title = Reabilitar { $name }
web-officers-reinstate-words = { $name } pode entrar de novo e mantém as suas funções.
web-officers-reinstate = Reabilitar
web-officers-link-title = Link para { $name }
web-officers-link-words = Com um link de uso único { $name } configura o seu acesso. Vale uma vez e por meia hora. Se já entra, tudo o que havia é substituído e as suas sessões terminam.
web-officers-link-do = Criar um link
web-officers-link-made = Entregue-o você mesmo, não por correio eletrônico. É mostrado só desta vez.
web-officers-link-proposed = { $name } já tem acesso, por isso um segundo administrador deve confirmar. Depois, crie o link de novo.
web-officers-link-qr = Código QR do link; o mesmo link está ao lado em texto.
web-officers-good-until = Válido até
web-officers-signed-in = Onde tem sessões abertas
web-officers-no-session = Em lugar nenhum neste momento.
web-officers-seen = último uso: { $at }
web-officers-sessions = Sessões de todos os agentes
web-officers-end-sessions = Encerrar sessões

web-account-app-new = Configurar um aplicativo de autenticação
web-account-app-words = O novo segredo substitui o que o seu aplicativo tem agora, assim que der um código dele.
web-account-password-words = As suas outras sessões terminam. Esta continua.
web-account-recovery-words = São criados dez códigos novos, mostrados uma vez. Os anteriores deixam de servir.
web-account-once-more = Mais uma vez
web-account-too-short = É curta demais.
web-account-differs = Não é a mesma.
web-account-no-passkey = Ainda não tem nenhuma chave de acesso. É a forma mais segura e rápida de entrar.
web-account-passkeys-not-here = Este nó não tem nome público, por isso não se podem usar chaves de acesso. Um administrador define web.public_name.
web-account-passkey-add = Adicionar uma chave de acesso
web-account-passkey-change = Alterar
web-account-passkey-good = em uso
web-account-passkey-blocked = bloqueada: pode ter sido copiada
web-account-passkey-remove = Remover
web-account-passkey-remove-title = Remover a chave de acesso “{ $label }”
web-account-passkey-remove-words = Já não poderá entrar com ela. A sua última forma de acesso não pode ser removida.
web-account-passkey-scripts = A chave de acesso é criada pelo navegador, que precisa de scripts para isso. Permita os scripts nesta página ou use uma senha com um aplicativo de autenticação.
web-passkey-failed-new = Nenhuma chave de acesso foi criada. Talvez já a tenha aqui. Tente de novo ou com outra.
web-account-key = A sua chave de assinatura
web-account-key-about = Assina as suas decisões sobre os pedidos dos parceiros. Ninguém além de você pode criá-la ou abri-la, nem um administrador.
web-account-key-new = Criar uma chave de assinatura
web-account-key-do = Criar a chave
web-account-key-words = A chave fica no nó, selada com uma frase-senha que você dá cada vez que decide. Se a perder, crie outra chave.
web-account-key-replaces = Já tem uma chave. A nova toma o seu lugar; o que foi assinado com a anterior continua válido.
web-account-passphrase = Frase-senha
web-account-passphrase-new = Nova frase-senha
web-account-passphrase-old = Frase-senha atual
web-account-passphrase-title = Alterar a frase-senha da sua chave de assinatura
web-account-passphrase-words = A chave continua a mesma.
web-account-no-passphrase = Digite a sua frase-senha.
web-account-programs = Programas que agem por você
web-account-programs-about = Sistemas de casos e scripts apresentam-se com uma ficha e agem em seu nome; os avisos informam-nos do que acontece.
web-account-activity-all = Tudo
web-account-activity-lede = O que fez neste nó e o que se tentou em seu nome. Se algo não foi você, avise um administrador.
web-account-by = Por
web-account-by-node = o nó
web-readers-title = Quem consultou
web-readers-link = Quem consultou este rastreamento
web-readers-lede = Cada consulta deste rastreamento neste nó, a mais recente primeiro. Os agentes dos parceiros não constam aqui: veem a sua própria cópia.

web-tokens-title = Fichas
web-tokens-about = Um programa com uma ficha age como o agente que a criou, dentro das funções que lhe foram dadas. Os administradores veem as fichas de todos.
web-tokens-new = Criar uma ficha
web-tokens-make = Criar a ficha
web-tokens-words = Quem tiver a ficha age como você. Dê a cada programa a sua, sem mais funções do que precisa.
web-tokens-name = Que programa a tem
web-tokens-name-hint = Por exemplo “sistema de casos”, para saber qual encerrar.
web-tokens-no-name = Dê um nome à ficha.
web-tokens-roles = Funções suas que pode usar
web-tokens-days = Dias até expirar
web-tokens-days-hint = De 1 a 366.
web-tokens-days-wrong = Indique um número de dias entre 1 e 366.
web-tokens-made = A sua nova ficha
web-tokens-copy = Copiar
web-tokens-copied = Copiado
web-tokens-kept = Já a guardei
web-tokens-until = Vale até
web-tokens-over = encerrada ou expirada
web-tokens-act = Alterar
web-tokens-end = Encerrar a ficha
web-tokens-end-title = Encerrar a ficha “{ $name }” de { $officer }
web-tokens-end-words = O programa que usa “{ $name }” de { $officer } passa a ser recusado. Não pode ser desfeito.

web-webhooks-title = Avisos a programas
web-webhooks-one = Aviso a um programa
web-webhooks-about = Programas que o nó avisa do que acontece. Uma mensagem contém o tipo de evento e um identificador, nunca um número de série, um nome ou texto do caso.
web-webhooks-new = Adicionar um aviso
web-webhooks-add = Adicionar
web-webhooks-words = O programa é avisado do que você pode ver, a partir de agora. Se perder uma função, deixa de ser avisado.
web-webhooks-url-hint = https:// e um servidor público. Um servidor interno deve constar em webhooks.allow da configuração.
web-webhooks-no-url = Digite o endereço.
web-webhooks-events-hint = Sem marcar nenhum, avisa-se de todos.
web-webhooks-failing = em uso, com mensagens abandonadas
web-webhooks-deliveries = Mensagens que não chegaram
web-webhooks-replay = Tentar de novo o abandonado
web-webhooks-end = Encerrar o aviso
web-webhooks-end-title = Encerrar um aviso
web-webhooks-end-words =
    { $count ->
        [one] { $url } deixa de ser avisado; { $count } mensagem em espera é descartada.
       *[other] { $url } deixa de ser avisado; { $count } mensagens em espera são descartadas.
    }
web-webhooks-key = Chave das mensagens
web-webhooks-key-about = As mensagens são assinadas com esta chave Ed25519. O programa verifica a assinatura antes de acreditar nelas.

web-nav-node = Nó
web-node-title = O nó
web-node-attention = Requer atenção
web-node-good = O que está em ordem
web-node-about = Sobre este nó
web-node-keys = Chaves
web-node-keys-about = Os parceiros acreditam no que é assinado com estas chaves. Não expiram pelo calendário; uma nova versão do descritor, assinada com a chave raiz nacional, substitui ou revoga uma chave.
web-node-key-for = Para
web-node-key-until = Até
web-node-key-revoked = revogada
web-node-key-replaced = substituída
web-node-backups = Cópias de segurança
web-node-backups-about = A cópia é feita na máquina do nó, onde o arquivo e as chaves ficam nas mãos de quem a opera. O nó continua a funcionar.
web-node-settings = Configuração
web-node-settings-about = Como serão lidos na próxima partida do nó: primeiro o arquivo vestigo.toml, depois o ambiente. São alterados na máquina do nó.
web-node-setting = Parâmetro
web-node-value = Valor
web-node-origin = Vem de
note-setting-default = valor padrão
note-setting-file = vestigo.toml
note-setting-environment = ambiente
cli-doctor = Verificar o estado do nó, com o próximo passo onde for preciso
word-check-good = em ordem
word-check-warn = requer atenção
word-check-fail = não funciona
note-check-disk = Restam livres { $free } de { $size } no disco dos dados.
note-check-disk-next = Liberte espaço: leve as cópias antigas para outro lugar ou dê ao nó um disco maior. Sem espaço, o nó para.
note-check-store = A base de dados ocupa { $size }.
note-check-log = Entradas do registro de intercâmbio: { $size }. Para recalculá-lo: vestigo log verify
note-check-certificate =
    { $count ->
        [one] O certificado { $path } expira em { $until }, dentro de { $count } dia.
       *[other] O certificado { $path } expira em { $until }, dentro de { $count } dias.
    }
note-check-certificate-next = Ponha o certificado novo no lugar: o nó lê-o em dez segundos, sem reiniciar.
note-check-certificate-unread = O certificado { $path } não pode ser lido.
note-check-certificate-unread-next = Verifique web.certificate em vestigo.toml e se o nó pode ler o arquivo.
note-check-backup = A última cópia foi feita em { $at }: { $path }
note-check-backup-next = Faça uma: vestigo backup DESTINO --with-keys. Guarde-a em outra máquina.
note-check-backup-never = Nunca foi feita uma cópia de segurança.
note-check-backup-never-next = Faça uma: vestigo backup DESTINO --with-keys. Guarde-a em outra máquina.
note-check-backup-old = Há muito tempo não se faz uma cópia de segurança.
note-check-backup-old-next = Faça uma: vestigo backup DESTINO --with-keys. Guarde-a em outra máquina.
note-check-retention-off = O conteúdo é guardado sem prazo, no que os acordos permitem (retention.days é 0).
note-check-retention-none =
    { $count ->
        [one] O conteúdo é destruído { $count } dia depois do fim de um intercâmbio; ultimamente nenhum estava vencido.
       *[other] O conteúdo é destruído { $count } dias depois do fim de um intercâmbio; ultimamente nenhum estava vencido.
    }
note-check-retention =
    { $count ->
        [one] O conteúdo é destruído { $count } dia depois do fim de um intercâmbio; a última vez em { $at }.
       *[other] O conteúdo é destruído { $count } dias depois do fim de um intercâmbio; a última vez em { $at }.
    }
note-check-partner = Não se sabe nada de { $partner } há uma hora ou mais.
note-check-partner-next = Verifique a rede daqui e depois telefone ao ponto de contato. As mensagens esperam e seguem sozinhas.
note-check-partners = Ligações com parceiros: { $up } de { $all } ativas.
note-check-clock = O relógio marca { $at } e nenhuma mensagem de parceiro o contradiz.
note-check-clock-off =
    { $count ->
        [one] O relógio marca { $at }; { $count } mensagem de parceiro tinha data posterior e teve de esperar.
       *[other] O relógio marca { $at }; { $count } mensagens de parceiros tinham data posterior e tiveram de esperar.
    }
note-check-clock-off-next = Compare o relógio desta máquina com o serviço horário nacional (timedatectl). Se estiver certo, avise o parceiro.
note-check-restored = Este nó foi restaurado de uma cópia e ainda não assina nada.
note-check-restored-next = Para ver por quê: vestigo recovery status
note-check-one-administrator = Há um só administrador, por isso nenhuma alteração de funções é vista por dois.
note-check-one-administrator-next = Dê essa função a outro agente: vestigo officer add NOME --role ADMINISTRATOR
note-check-no-signing-key = Sem chave de assinatura e, portanto, sem participar numa autorização por dois: { $names }.
note-check-no-signing-key-next = Cada um cria a sua, na página da sua conta ou com: vestigo officer key NOME
note-check-webhooks =
    { $count ->
        [one] { $count } mensagem a um programa foi abandonada.
       *[other] { $count } mensagens a programas foram abandonadas.
    }
note-check-webhooks-next = Conserte o programa e depois: vestigo aviso replay NÚMERO

cli-statistics = Contar as perguntas e respostas de alguns meses, por parceiro, e os resultados
cli-statistics--from = Primeiro mês, por exemplo 2026-01; doze meses se não for indicado
cli-statistics--to = Último mês; o atual se não for indicado
cli-statistics--table = Só esta tabela: asked, heard ou outcomes
cli-statistics--csv = Imprimir CSV para uma planilha: de asked, se --table não disser outra coisa
word-value-month = MÊS
word-value-table = TABELA
column-month = Mês
column-asked = Perguntadas
column-answered = Respondidas
column-returned = Devolvidas
column-dropped = Retiradas
column-open = Abertas
column-overdue = Fora do prazo
column-median = Mediana
column-median-hours = Mediana (horas)
column-outcome = Resultado
column-fault = Deve-se a
column-by-us = Das nossas perguntas
column-by-partners = De perguntas de parceiros
note-few = menos de { $least }
note-no-figures = Não houve perguntas neste período.
note-statistics-of = Perguntas e respostas de { $from } a { $to }
word-we-asked = O que perguntamos aos parceiros
word-partners-asked = O que os parceiros nos perguntaram
word-outcomes = Em que resultou
web-nav-statistics = Estatísticas
web-statistics-title = Estatísticas
web-statistics-time = Meses
web-statistics-from = Do mês
web-statistics-to = Até o mês
web-statistics-show = Mostrar
web-statistics-all = todos
web-statistics-asked = O que perguntamos aos parceiros
web-statistics-heard = O que os parceiros nos perguntaram
web-statistics-outcomes = Em que resultou
web-statistics-few =
    { $count ->
        [one] Números abaixo de { $count } não são indicados.
       *[other] Não se indicam números de 1 a menos de { $count }, para que nenhum aponte para um caso. Se só um for tão pequeno, omite-se também o seguinte.
    }
web-statistics-more = Todas as linhas, e em CSV
web-statistics-we-asked =
    { $count ->
        [one] pergunta nossa a parceiros
       *[other] perguntas nossas a parceiros
    }
web-statistics-they-asked =
    { $count ->
        [one] pergunta de parceiros a nós
       *[other] perguntas de parceiros a nós
    }
web-statistics-their-median = até a decisão dos parceiros (mediana)
web-statistics-our-median = até a nossa decisão (mediana)
web-statistics-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
web-statistics-hours =
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
web-statistics-days =
    { $count ->
        [one] { $count } dia
       *[other] { $count } dias
    }
web-statistics-others =
    { $count ->
        [one] Mais { $count } arma veio de outros Estados.
       *[other] Mais { $count } armas vieram de outros Estados, poucas demais de cada um para serem indicadas.
    }
web-statistics-others-few = Menos de { $least } armas a mais vieram de outros Estados.
web-sign-in-provider = Entrar com { $name }
web-account-provider-known = Lá você é conhecido como
web-account-provider-about = Uma vez vinculada a conta, você pode entrar com ela. O que você pode fazer é decidido aqui, como antes.
web-account-provider-connect = Vincular
web-account-provider-remove = Desvincular
web-account-provider-remove-title = Desvincular de { $name }?
web-account-provider-remove-words = Depois você entra só com senha e código ou com uma chave de acesso. Suas outras sessões terminam.
