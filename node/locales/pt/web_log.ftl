# O diário, observadores, aberturas, auditorias.

web-nav-log = Diário
web-log-title = Diário
web-log-none = Ainda não há entradas: nada foi trocado.
web-log-about = Sobre
web-log-trace = rastreamento { $id }
web-log-case = caso { $id }
web-log-request = pedido { $id }
web-log-to = para { $partner }
web-log-from = de { $partner }
web-log-size = Bytes
web-log-checkpoint = Baixar o ponto de controle assinado
web-log-entry = Entrada { $number }
web-log-entry-lede = O diário guarda quem disse que tipo de coisa a quem e quando. O que foi dito está no rastreamento ou no caso.
web-log-logged = Registrada aqui
web-log-issued = Assinada, pelo relógio de quem assinou
web-log-place = Lugar no diário
web-log-series = Número na série de quem assinou
web-log-replies = Responde a
web-log-proof = Prova de que está no diário
web-log-proof-text = Um pequeno arquivo em formato público (tlog-proof). Com ele qualquer pessoa pode verificar que esta entrada está sob o nosso ponto de controle assinado, sem ver nenhuma outra.
web-log-proof-do = Baixar a prova
web-log-verify = Verificar o diário
web-log-verify-text = Todas as entradas são lidas de novo e comparadas com os pontos de controle assinados. Se alguém mudou, retirou ou moveu uma, aqui se diz qual.
web-log-verify-do = Verificar agora
web-log-copies = Pontos de controle do nosso diário que os parceiros têm
web-log-copies-hint = Peça-o a um parceiro (vestigo log partner) e cole-o inteiro; vários, um abaixo do outro. Uma cópia de fora mostra o que ninguém aqui poderia esconder.
web-log-heads = Quem viu o diário de quem
web-log-heads-lede = Cada órgão guarda as cabeças assinadas dos diários dos parceiros. Quem reescreve um diário precisa mostrar duas histórias, e aqui elas ficam lado a lado.
web-log-witness-text = As testemunhas assinam que o nosso diário só cresceu desde que o viram. A hora delas é a que os de fora aceitam.
web-log-forked-title = { $partner } mostrou duas histórias do seu diário
web-log-forked = { $partner } assinou uma história com { $first } entradas e outra com { $second }, e elas se excluem. As duas assinaturas ficam guardadas aqui: não se pode negar.
web-log-forked-do = Telefone ao ponto de contato nacional dele e não confie em nada novo até que isto seja explicado.
web-log-note = Nota assinada sobre { $size } entradas

web-observers-title = Observadores
web-observers-none = Ninguém observa este diário ainda.
web-observers-lede = Um observador vê quem perguntou a quem e quando, e que se respondeu. O que se perguntou e respondeu, nenhum vê.
web-observer-new = Inscrever um observador
web-observer-do = Inscrever
web-observer-name = Nome
web-observer-name-hint = Como se chama aqui, por exemplo a ouvidoria.
web-observer-need-name = Dê um nome ao observador.
web-observer-key = Chave pública
web-observer-key-hint = A linha que o observador obtém de vestigo observer key; começa com vestigo-observer1: e não é secreta.
web-observer-need-key = Cole a chave pública do observador.
web-observer-pairs = Vê as nossas trocas com
web-observer-pairs-hint = Só estes, e só depois do prazo que o acordo fixa.
web-observer-or = Ou então
web-observer-all = Todos os parceiros
web-observer-all-hint = Também os futuros; dá ainda acesso a arquivos inteiros de entradas.
web-observer-need-pairs = Escolha parceiros, ou todos.
web-observer-until-hint = A partir desse dia não vê mais nada.
web-observer-need-until = Indique até quando pode ver.
web-observer-end = Encerrar
web-observer-end-do = Encerrar o acesso
web-observer-end-1 = A partir de agora este observador não recebe nada novo do nosso diário.
web-observer-end-2 = O que já leu ele conserva, e fica anotado aqui que pôde.

web-open-title = Abrir uma troca para um inspetor
web-open-lede = Um inspetor com mandato recebe uma troca, ou alguns de seus campos, verifica-a com os diários dos dois lados e não conhece mais nada.
web-open-id = Rastreamento ou caso
web-open-id-hint = O seu id, ou os primeiros oito dígitos ou mais.
web-open-need-id = Indique qual rastreamento ou caso.
web-open-message = Só esta mensagem
web-open-message-hint = A sua entrada no diário, ou o começo dela. Vazio: toda mensagem que tenha tal campo.
web-open-fields = Só estes campos
web-open-fields-hint = Nenhum escolhido: todos. Os outros ficam fechados, e o pacote mostra quantos são.
web-open-numbers = Mais campos, por número
web-open-numbers-hint = Como o protocolo os numera, separados por vírgulas.
web-open-attachments = Arquivos
web-open-record = Registro da decisão
web-open-mandate = Mandato
web-open-mandate-hint = Quem inspeciona e com que autoridade, por exemplo ordem judicial 12/2026. É anotado no registro administrativo.
web-open-need-mandate = Indique com que mandato.
web-open-noted = O que você abre é anotado com o seu nome antes de se fazer o arquivo.
web-open-do = Abrir e baixar

web-admin-log-title = Registro administrativo
web-admin-log-none = Nada foi anotado ainda.
web-admin-log-lede = Quem fez o quê neste nó: chaves, agentes, acordos, exportações e cada leitura de dados pessoais. Só cresce, como o diário.
web-admin-log-export = Exportar para um auditor

web-audit-title = Auditoria dos observadores
web-audit-lede = Os observadores confrontam os diários de vários órgãos sem ver o que se perguntou. O relatório deles é mostrado aqui em palavras.
web-audit-step-run = O observador executa a auditoria com uma chave que os órgãos inscreveram:
web-audit-step-show = Mostre o relatório, ou uma de suas provas. Nada dele é guardado aqui.
web-audit-file = Relatório (JSON) ou prova
web-audit-file-hint = O arquivo report.json, ou um que termina em .proof.
web-audit-do = Mostrar em palavras
web-audit-at = Os prazos foram comparados com { $at }.
web-audit-logs = Diários lidos
web-audit-counted = O que se contou
web-audit-limits = O que as provas não mostram
web-audit-more =
    { $count ->
        [one] No arquivo há mais { $count } achado.
       *[other] No arquivo há mais { $count } achados.
    }
web-audit-proof = Prova de uma auditoria
web-audit-proof-known = A prova se sustenta, e cada raiz nacional é uma que este órgão comparou por telefone.
web-audit-other-history = outra história, mostrada a outra pessoa
error-web-audit = Isto não é o relatório de uma auditoria: não se pode ler a linha { $line }, coluna { $column }.
error-web-audit-next = Faça-o com vestigo audit --report json --out DIR e escolha report.json.
