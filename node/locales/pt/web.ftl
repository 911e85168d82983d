# A moldura de todas as páginas, a entrada, o início, a ajuda.

web-skip = Ir para o conteúdo
web-synthetic = Tudo neste nó é inventado.
web-languages = Idioma
web-navigation = Seções
web-sign-out = Sair
web-session-ends = Sua sessão está prestes a terminar
web-session-ends-text = Há algum tempo não há atividade nesta página. O que foi digitado e não enviado seria perdido.
web-session-stay = Continuar a sessão
web-help = Ajuda
web-verify = Verificar um pacote de provas
web-to-home = Ir para a página inicial
web-error-code = Código desta mensagem:
web-error-not-found = Esta página não existe
web-error-not-allowed = Você não tem acesso a esta página
web-error-not-done = Não foi possível fazer isto
web-error-not-now = Não é possível no momento
web-error-unexpected = Algo deu errado
web-form-wrong = Há um problema
web-optional = (opcional)
web-error = Erro:
web-change = Alterar
web-not-given = Não informado
web-list-filter = Filtrar a lista
web-list-filter-do = Filtrar
web-list-filter-clear = Mostrar tudo
web-list-cut =
    { $count ->
        [one] Somente { $count } linha, a mais recente, foi ordenada; há mais. Filtre a lista para ver as demais nesta ordem.
       *[other] Somente as { $count } linhas mais recentes foram ordenadas; há mais. Filtre a lista para ver as demais nesta ordem.
    }
web-list-none-fits = Nada corresponde a este filtro.
web-list-empty = Ainda não há nada aqui.
web-list-pages = Páginas da lista
web-list-first = Primeira página
web-list-next = Próxima página
web-list-csv = Baixar como CSV
web-list-any = Todos
web-month-1 = jan.
web-month-2 = fev.
web-month-3 = mar.
web-month-4 = abr.
web-month-5 = mai.
web-month-6 = jun.
web-month-7 = jul.
web-month-8 = ago.
web-month-9 = set.
web-month-10 = out.
web-month-11 = nov.
web-month-12 = dez.
web-date = { $day } { $month } { $year }
web-date-month = { $month } { $year }
web-moment = { $date }, { $time } UTC
web-ago-now = agora mesmo
web-ago-minutes =
    { $count ->
        [one] há { $count } minuto
       *[other] há { $count } minutos
    }
web-ago-hours =
    { $count ->
        [one] há { $count } hora
       *[other] há { $count } horas
    }
web-ago-days =
    { $count ->
        [one] há { $count } dia
       *[other] há { $count } dias
    }

web-nav-in-tracing = Rastreamento
web-nav-in-holdings = Registros e armas
web-nav-in-partners = Parceiros
web-nav-in-knowledge = Análise e formação
web-nav-in-house = Este nó
web-nav-home = Início
web-nav-traces = Rastreamentos

web-home-title = Início
web-home-nothing-waits = Nada está pendente para você.
web-home-waiting-cases =
    { $count ->
        [one] solicitação de um parceiro aguarda decisão
       *[other] solicitações de parceiros aguardam decisão
    }
web-home-overdue-cases =
    { $count ->
        [one] delas está com o prazo vencido
       *[other] delas estão com o prazo vencido
    }
web-home-reviews =
    { $count ->
        [one] adiamento deve ser revisto
       *[other] adiamentos devem ser revistos
    }
web-home-open-traces =
    { $count ->
        [one] rastreamento em andamento
       *[other] rastreamentos em andamento
    }
web-home-information =
    { $count ->
        [one] parceiro precisa de mais informações suas
       *[other] parceiros precisam de mais informações suas
    }
web-home-overdue-traces =
    { $count ->
        [one] parceiro não respondeu no prazo
       *[other] parceiros não responderam no prazo
    }
web-home-outbox =
    { $count ->
        [one] mensagem aguarda que um parceiro a receba
       *[other] mensagens aguardam que os parceiros as recebam
    }
web-home-records =
    { $count ->
        [one] assento em nossos registros
       *[other] assentos em nossos registros
    }
web-home-no-agreement = sem acordo
web-home-log = Nosso diário tem { $size }; foi assinado pela última vez { $ago }.

web-sign-in-title = Entrar
web-sign-in-name = Nome
web-sign-in-password = Senha
web-sign-in-code = Código
web-sign-in-code-hint = Os seis dígitos que o seu autenticador mostra agora.
web-sign-in-no-name = Informe o seu nome.
web-sign-in-no-password = Informe a sua senha.
web-sign-in-do = Entrar
web-sign-in-help = Se não conseguir entrar, peça um novo link a um administrador deste nó.

web-state-information-wanted = informação solicitada

web-help-lede = O que é preciso saber para rastrear uma arma de fogo através das fronteiras, nas palavras destas páginas.
web-glossary = O que significam as palavras
web-glossary-agency = Órgão, nó
web-glossary-agency-means = A autoridade de um país e a sua única instalação deste programa. Seus registros nunca saem dele.
web-glossary-partner = Parceiro
web-glossary-partner-means = Um órgão de outro país com o qual se estabeleceu a ligação e cujo número de segurança foi comparado por telefone.
web-glossary-agreement = Acordo
web-glossary-agreement-means = O que dois órgãos assinaram: quem pode perguntar o quê, com que finalidade, e o que se comunica. O que ele não nomeia é recusado.
web-glossary-trace = Rastreamento
web-glossary-trace-means = Nossa busca por uma arma de fogo, por tantos países quantos forem necessários.
web-glossary-hop = Passo da cadeia
web-glossary-hop-means = Uma pergunta a um parceiro. A resposta pode levar ao país seguinte.
web-glossary-case = Caso
web-glossary-case-means = Uma pergunta de um parceiro, tal como a respondemos.
web-glossary-level = Nível de divulgação
web-glossary-level-means = Quanto uma resposta revela, de L1 (se existe um assento) a L5 (tudo). A partir de L4 decidem dois agentes.
web-glossary-diversion = Ponto de desvio
web-glossary-diversion-means = Onde a arma deixou as mãos lícitas, até onde mostram as respostas assinadas.
web-glossary-time-to-crime = Tempo até o crime
web-glossary-time-to-crime-means = O tempo entre a última transferência lícita conhecida e a apreensão.
web-glossary-log = Diário
web-glossary-log-means = A lista de todas as mensagens assinadas que um nó enviou ou recebeu. Ela só cresce; nada nela pode ser mudado sem que se perceba.
web-glossary-checkpoint = Ponto de controle
web-glossary-checkpoint-means = O tamanho e a impressão digital assinados de um diário em dado momento. Os parceiros guardam os uns dos outros.
web-glossary-witness = Testemunha
web-glossary-witness-means = Quem assina que um diário só cresceu desde a última vez em que foi visto.
web-glossary-bundle = Pacote de provas
web-glossary-bundle-means = Um arquivo com todas as mensagens assinadas e as provas de um rastreamento. Qualquer pessoa pode verificá-lo sem rede.
web-glossary-safety-number = Número de segurança
web-glossary-safety-number-means = Quarenta dígitos que representam a chave nacional de um nó. Dois órgãos os leem um ao outro por telefone.

web-verify-lede = Um pacote de provas prova-se a si mesmo: quem assinou o quê, quando, e que nada foi mudado desde então.

error-web-plain = web.listen é { $listen }, e sem TLS as páginas só são servidas nesta mesma máquina.
error-web-plain-next = Informe um certificado (web.certificate e web.key) ou o proxy que faz TLS (web.behind_proxy), ou escute em 127.0.0.1.
error-web-name = web.listen é { $listen } com TLS, e web.public_name está vazio.
error-web-name-next = Ponha em web.public_name o que aparece na barra de endereço do navegador, como trace.example.org.
error-web-half = Para web.listen { $listen } só um de web.certificate e web.key está definido.
error-web-half-next = Defina os dois, ou nenhum.
error-web-both = Para web.listen { $listen } há um certificado e também um proxy, mas só um deles pode fazer TLS.
error-web-both-next = Retire web.behind_proxy, ou então web.certificate e web.key.
error-web-start = As páginas não podem ser servidas: { $detail }.
error-web-start-next = Verifique a seção [web] de vestigo.toml e se nenhum outro programa usa essa porta.
error-web-role = Suas funções não incluem esta página.
error-web-role-next = Se precisar dela para o seu trabalho, peça a função a um administrador deste nó.
error-web-slow = O nó não respondeu a tempo.
error-web-slow-next = Tente de novo em um minuto. Se continuar assim, avise um administrador.
error-web-cross-site = Esta solicitação veio de outro site e não foi executada.
error-web-cross-site-next = Abra a página de novo pelo endereço próprio deste nó e envie-a de lá.
error-web-host = Não se chega a este nó por esse nome.
error-web-host-next = Use o endereço que o administrador lhe deu (web.public_name em vestigo.toml).
error-no-such-page = Não há página neste endereço.
error-no-such-page-next = Verifique o endereço ou continue a partir da página inicial.

web-next = Continuar
web-print = Imprimir
web-error-prove = Comprove a sua identidade
web-prove-title = Comprove a sua identidade
web-prove-lede = O que vem a seguir pede uma prova recente. Ela vale cinco minutos.
web-prove-do = Prosseguir
web-passkey-words = Se você tem uma chave de acesso ou uma chave de segurança, não precisa nem de senha nem de código.
web-passkey-use = Usar uma chave de acesso
web-passkey-failed = A chave de acesso não foi usada ou não é sua. Tente de novo, ou use senha e código.
web-setup-title = Configurar o acesso
web-setup-lede = Com o código de uso único que lhe deram, você escolhe como entrará daqui em diante.
web-setup-code = Código de uso único
web-setup-code-hint = Letras e algarismos em grupos de cinco. Vale meia hora.
web-setup-replaces = Você já tem acesso. O que configurar aqui substitui tudo.
web-setup-with-passkey = Com uma chave de acesso
web-setup-with-passkey-text = A forma mais segura: uma chave de segurança USB, ou este dispositivo com digital, rosto ou PIN. Nada a lembrar, e nada que uma página falsa possa tirar de você.
web-setup-label = Nome da chave
web-setup-label-hint = Por exemplo “chave azul”, para reconhecê-la.
web-setup-passkey = Chave de acesso
web-setup-make-passkey = Criar uma chave de acesso
web-setup-with-password = Com senha e código
web-setup-app = Leia isto com um aplicativo de autenticação no seu telefone.
web-setup-qr = Código QR para o aplicativo de autenticação; o mesmo segredo está ao lado em texto.
web-setup-secret = Se não puder ler o código, digite este segredo:
web-setup-choose = Informe o código que o aplicativo mostra e escolha uma senha.
web-setup-app-code-hint = Os seis dígitos que o aplicativo mostra agora.
web-setup-password = Nova senha
web-setup-password-hint = Pelo menos { $count } caracteres: quatro palavras servem bem.
web-setup-again = Nova senha, mais uma vez
web-setup-short = A senha é curta demais.
web-setup-differs = Esta não é a mesma senha.
web-setup-no-code = Informe o código que o aplicativo mostra.
web-setup-do = Configurar e entrar
web-recovery-title = Seus códigos de recuperação
web-recovery-lede = Cada um substitui uma vez o código do seu aplicativo. São mostrados só agora: imprima-os e guarde-os onde guarda as suas chaves.
web-recovery-done = Já os guardei

web-back = Voltar
web-verify-download = Baixe a página verify.html. É um só arquivo e funciona sem rede.
web-verify-open = Abra-a em qualquer navegador, também em uma máquina que nunca esteve em rede.
web-verify-choose = Escolha o pacote de provas, um arquivo que termina em .bundle.
web-verify-root = Compare os números de segurança que ela mostra com os que você tem dos próprios órgãos.
web-verify-get = Baixar verify.html
web-verify-digest = Seu SHA-256, para que quem a receba de você saiba que é a mesma:
web-verify-command = Com o programa
error-no-such-draft = Não existe esse rascunho, ou já foi enviado ou descartado.
error-no-such-draft-next = Comece de novo pela lista de rastreamentos.
error-draft-too-large = Um rascunho pode ter { $limit } bytes.
error-draft-too-large-next = Encurte o texto mais longo.

web-account = Sua conta
web-account-since = Sessão iniciada em
web-account-ends = A sessão termina o mais tardar
web-account-language = Idioma
web-account-save = Salvar
web-account-ways = Como você entra
web-account-set = configurado
web-account-not-set = não configurado
web-account-app = Aplicativo de autenticação
web-account-recovery-left = Códigos de recuperação restantes
web-account-passkeys = Chaves de acesso
web-account-password = Mudar a senha
web-account-recovery = Criar novos códigos de recuperação
web-account-sessions = Onde você está conectado
web-account-this = esta sessão
web-account-end = Encerrar
web-account-activity = O que você fez ultimamente
web-account-what = O quê
web-account-about = Sobre
web-home-log-size = Nosso diário tem { $size }.
