## Cada erro diz o quê e onde; a chave com -next diz o que fazer.

error-bad-pattern = O número de série não pode ser lido: { $detail }.
error-bad-pattern-next = Escreva ? para um caractere desconhecido, [8B] para um de vários e * para um trecho desconhecido.
error-pattern-too-broad = Conhece-se muito pouco do número de série para procurá-lo (A7).
error-pattern-too-broad-next = Indique pelo menos quatro caracteres conhecidos e três quintos do comprimento; procure o número nas outras peças da arma de fogo, ou mande revelá-lo.
error-registry-of-running = O nó em funcionamento já tem o seu registro aberto; não aceita --registry.
error-registry-of-running-next = Omita --registry, ou pare antes o nó: vestigo serve --registry URL inicia-o com outro.
error-registry-source = O registro não pode ser usado como está configurado: { $detail }.
error-registry-source-next = Corrija [registry] em vestigo.toml ou a URL indicada com --registry; o manual traz exemplos.
error-registry-damaged = O registro está danificado: { $detail }.
error-registry-damaged-next = Pare o nó, guarde uma cópia do diretório de dados e execute: vestigo registry check
error-registry-busy = Há uma importação em curso no registro.
error-registry-busy-next = Tente de novo quando terminar; vestigo registry imports mostra-a.
error-registry-read-only = Este registro é lido onde está, e o nó não escreve nada nele.
error-registry-read-only-next = Importe para o banco de dados a que ele pertence.
error-report-exists = { $path } já existe e não é o relatório de uma importação.
error-report-exists-next = Indique outro nome depois de --report.
error-export-exists = { $path } já existe e não é sobrescrito.
error-export-exists-next = Indique outro nome, ou --force para substituí-lo.
error-export-kind = { $path } não diz que tipo de arquivo deve ser.
error-export-kind-next = Indique um nome que termine em .csv ou .xlsx.
error-import-source = O arquivo não é como os da fonte { $source }: { $detail }.
error-import-source-next = Para ver as colunas guardadas: vestigo registry sources NOME. Para refazer a correspondência: --map CABEÇALHO=CAMPO; ou omita --source.
error-batch-duplicate = A linha { $line } já pergunta ao mesmo órgão por este número.
error-batch-duplicate-next = Para enviá-la mesmo assim, indique --allow-duplicates.
error-unexpected = Aconteceu algo inesperado: { $detail }.
error-unexpected-next = Execute `vestigo status`; as mensagens do próprio nó na saída de erros dizem mais.

error-not-found =
    Não há aqui { $what ->
        [trace] nenhum rastreamento
        [case] nenhum caso
        [partner] nenhum parceiro
        [agreement] nenhum acordo
        [entry] nenhuma entrada do diário
        [checkpoint] nenhum ponto de verificação
        [record-set] nenhum conjunto de registros
        [source] nenhuma fonte
        [node] nenhum nó
       *[other] nada
    } com esse nome ou número.
error-not-found-next =
    { $what ->
        [record-set] Para ver o que há: vestigo registry sets
        [source] Para ver o que há: vestigo registry sources
       *[other] O comando `list` da mesma família mostra o que há.
    }

error-file = { $path } não pode ser usado: { $detail }.
error-file-next = Verifique o caminho e as suas permissões.

error-file-too-large = { $path } é maior do que { $limit } bytes.
error-file-too-large-next = Verifique se é o arquivo pretendido.

error-not-utf8 = { $path } não é texto UTF-8.
error-not-utf8-next = Salve-o em UTF-8 e tente de novo.

error-not-running = Nenhum nó está em funcionamento em { $data }.
error-not-running-next = Inicie-o: vestigo serve --data-dir { $data }

error-running = Há um nó em funcionamento em { $data }.
error-running-next = Pare-o primeiro, ou indique outro --data-dir.

error-socket-denied = Não tem permissão para falar com o nó em { $path }.
error-socket-denied-next = Execute o comando com a conta a que o nó pertence.

error-socket-in-the-way = { $path } está no caminho: não é um socket.
error-socket-in-the-way-next = Retire-o dali e inicie o nó de novo.

error-socket-too-long = O caminho { $path } é demasiado longo para um socket: no máximo { $limit } bytes.
error-socket-too-long-next = Use um diretório de dados com um caminho mais curto.

error-no-peer-credentials = O sistema operacional não diz quem chama.
error-no-peer-credentials-next = Use a linha de comando na máquina do nó.

error-no-such-route = A API não tem essa rota ou esse método.
error-no-such-route-next = Verifique o caminho e a versão do cliente e do nó.

error-bad-request = A requisição não se entende: { $detail }.
error-bad-request-next = Verifique se o cliente e o nó têm a mesma versão.

error-too-large = O que foi enviado é maior do que { $limit } bytes.
error-too-large-next = Divida-o, ou aumente `registry.import_max_mib` se for uma importação.

error-import-spool = Não foi possível copiar o arquivo para o diretório de dados: { $detail }.
error-import-spool-next = Verifique o espaço livre no disco e tente de novo.

error-config-too-large = { $path } é demasiado grande para uma configuração.
error-config-too-large-next = Verifique se é o arquivo certo.

error-config-syntax = { $origin }: { $detail }
error-config-syntax-next = Cada chave é explicada em vestigo.example.toml.

error-config-unknown-key = { $origin } tem uma chave desconhecida: { $key }.
error-config-unknown-key-next = Quis dizer { $nearest }? Nada foi iniciado, porque uma chave mal escrita não teria efeito.

error-config-unknown-variable = Variável de ambiente desconhecida: { $name }.
error-config-unknown-variable-next = Quis dizer { $nearest }? Nada foi iniciado, porque uma variável mal escrita não teria efeito.

error-config-out-of-bounds = O valor de { $key } não é possível; valores admitidos: { $rule }.
error-config-out-of-bounds-next = Corrija-o em vestigo.toml ou no ambiente.

error-key-exists = { $path } já contém uma chave, e as chaves nunca são sobrescritas.
error-key-exists-next = Use outro diretório. Só retire a chave dali se tiver certeza de que ela não tem valor.

error-key-mode = { $path } pode ser lido por outros (modo { $found }).
error-key-mode-next = Execute: chmod { $wanted } { $path }

error-key-owner = { $path } pertence ao uid { $owner }, e não à sua conta.
error-key-owner-next = Execute com a conta do dono, ou então: chown { $us } { $path }

error-key-format = { $path } não é um arquivo de chave para a função { $role }.
error-key-format-next = Restaure-o da cópia de segurança; deve ser uma só linha que começa por vestigo-key-v1.

error-country = «{ $country }» não é um código de país.
error-country-next = Duas letras da norma ISO 3166-1, por exemplo PY; XA a XZ são livres para ensaios.

error-slug = «{ $slug }» não pode fazer parte do nome de um nó.
error-slug-next = Use de 1 a { $max } caracteres de a-z, 0-9 e hífen.

error-init-stopped = Nada foi criado.
error-init-stopped-next = Execute `vestigo init` de novo quando quiser.

error-init-input-ended = As perguntas não foram respondidas até o fim; nada foi criado.
error-init-input-ended-next = Em scripts: vestigo init --non-interactive --country XX --agency NOME

error-terms = { $path } não descreve um acordo: { $detail }
error-terms-next = O manual enumera todas as cláusulas; o que não consta é negado.

error-no-firearm = O pedido não descreve nenhuma arma de fogo.
error-no-firearm-next = Indique pelo menos --serial ou --mark, e o mais que se souber: --maker --model --calibre --type.

error-csv = { $path }, linha { $line }: não é CSV legível.
error-csv-next = Nada foi enviado. Verifique as aspas e o número de colunas.

error-csv-column = { $path }: coluna desconhecida «{ $column }».
error-csv-column-next = Nada foi enviado. Colunas: to, serial, maker, model, calibre, type, country_of_manufacture, importer, purpose, legal_basis, circumstances, case_ref, priority, justification.

error-csv-missing = { $path }, linha { $line }: falta { $column }.
error-csv-missing-next = Nada foi enviado. Preencha a coluna, ou indique o valor como argumento para todas as linhas.

error-csv-empty = { $path } não tem linhas.
error-csv-empty-next = Nada foi enviado. Verifique se é o arquivo pretendido.

error-out-exists = { $path } já existe e não é sobrescrito.
error-out-exists-next = Indique outro nome depois de --out.

error-usage-unknown-command = Comando desconhecido: { $command }.
error-usage-unknown-command-next = vestigo --help enumera os comandos.

error-usage-unknown-command-near = Comando desconhecido: { $command }.
error-usage-unknown-command-near-next = Quis dizer: { $nearest }?

error-usage-unknown-argument = Argumento desconhecido: { $argument }.
error-usage-unknown-argument-next = O comando com --help enumera os seus argumentos.

error-usage-unknown-argument-near = Argumento desconhecido: { $argument }.
error-usage-unknown-argument-near-next = Quis dizer: { $nearest }?

error-usage-value-missing = { $argument } precisa de um valor.
error-usage-value-missing-next = O comando com --help diz qual.

error-usage-bad-value = «{ $value }» não pode ser o valor de { $argument }.
error-usage-bad-value-next = O comando com --help diz quais podem sê-lo.

error-usage-not-one-of = «{ $value }» não pode ser o valor de { $argument }.
error-usage-not-one-of-next = É um de: { $allowed }

error-usage-conflict = { $argument } e { $other } excluem-se.
error-usage-conflict-next = Omita um dos dois.

error-usage-missing = Falta: { $argument }.
error-usage-missing-next = O comando com --help explica-o.

error-usage-missing-command = Falta um comando.
error-usage-missing-command-next = vestigo --help enumera os comandos.

error-usage-other = A linha de comando não se entende ({ $argument }).
error-usage-other-next = O comando com --help mostra como se escreve.

error-stopping = O nó encontra-se em encerramento.
error-stopping-next = Nada foi feito. Inicie-o de novo: vestigo serve

error-not-an-officer = A conta com uid { $uid } não é de um agente deste nó.
error-not-an-officer-next = Execute o comando como agente; o primeiro é quem executou `vestigo init`.

error-no-such-partner = Não há aqui nenhum parceiro { $partner }.
error-no-such-partner-next = Para ver os que há: vestigo partner list

error-partner-not-confirmed = { $partner } não está confirmado como parceiro.
error-partner-not-confirmed-next = Comparem os números de segurança por telefone e depois: vestigo partner confirm { $partner } NÚMERO

error-no-descriptor = O descritor de { $partner } não chegou: os dois nós ainda não se ligaram.
error-no-descriptor-next = Cada parte deve aceitar a linha da outra, e uma deve alcançar a outra. Para ver a ligação: vestigo partner list

error-safety-number = Este não é o número de segurança de { $partner }. Nada foi confirmado.
error-safety-number-next = Peça que lhe leiam outra vez os quarenta algarismos. Se ainda diferirem, não confirme: a linha pode vir de outra pessoa. Peça uma nova por outra via.

error-another-root = { $partner } já é conhecido aqui com outra raiz nacional. Nada foi aceito.
error-another-root-next = Telefone ao ponto de contato nacional antes de continuar. O número conhecido aqui: vestigo partner list --json

error-own-invitation = Esta linha é a nossa.
error-own-invitation-next = Envie-a ao outro órgão e aceite a linha que ele devolver: vestigo partner accept LINHA

error-invitation = A linha não pode ser lida: { $detail }.
error-invitation-next = Copie-a inteira, de vestigo1: até o fim. O outro órgão volta a imprimi-la com: vestigo partner invite

error-no-agreement = Nenhum acordo em vigor com { $partner } o permite.
error-no-agreement-next = Para ver os que há: vestigo agreement list --partner { $partner }; para propor um: vestigo agreement propose { $partner } --terms ARQUIVO

error-no-such-id =
    Não há aqui { $what ->
        [trace] nenhum rastreamento
        [case] nenhum caso
        [agreement] nenhum acordo
        [entry] nenhuma entrada do diário
        [checkpoint] nenhum ponto de verificação de
       *[other] nada com o nome
    } { $id }.
error-no-such-id-next =
    { $what ->
        [trace] Indique pelo menos 8 dos seus dígitos. Para ver os que há: vestigo trace list
        [case] Indique pelo menos 8 dos seus dígitos. Para ver os que há: vestigo case list
        [agreement] Indique pelo menos 8 dos seus dígitos. Para ver os que há: vestigo agreement list
        [entry] As entradas de um rastreamento ou de um caso estão em: vestigo trace show ID --json; vestigo case show ID --json
        [checkpoint] Chega com a primeira mensagem do parceiro. Para ver a ligação: vestigo partner list
       *[other] Para ver o nó: vestigo status
    }

error-ambiguous = Há mais de um que começa por { $id }.
error-ambiguous-next = Indique mais dígitos.

error-agreement-step = O acordo não está em um estado que permita isto.
error-agreement-step-next = Para ver em que estado está: vestigo agreement show HASH

error-rule = Isto viola uma regra do protocolo: { $detail }.
error-rule-next = Nada foi gravado nem enviado. Corrija e tente de novo.

error-case-closed =
    { $state ->
        [ANSWERED] O caso está encerrado: foi respondido.
        [REFUSED] O caso está encerrado: foi recusado.
        [RETURNED] O caso está encerrado: foi devolvido.
        [WITHDRAWN] O caso está encerrado: o parceiro retirou-o.
        [AWAITING_RELEASE] O caso espera o próximo envio; então será respondido ou passará a um agente.
       *[other] O caso não admite este passo.
    }
error-case-closed-next = Uma decisão assinada não se altera. Para ver os casos que esperam: vestigo case list --state waiting

error-level = Este nível está acima do que o acordo permite a um só agente.
error-level-next = O nível máximo está em: vestigo case show ID. Escolha esse ou um inferior, por exemplo --level L2.

error-no-such-candidate = Esse registro não é candidato neste caso.
error-no-such-candidate-next = Os candidatos e os seus números estão em: vestigo case show ID. Se nenhum for a arma de fogo: --record none

error-choose-record = Vários registros podem ser a arma de fogo, e nenhum foi escolhido.
error-choose-record-next = Os candidatos e os seus números estão em: vestigo case show ID. Depois: vestigo case answer ID --level L3 --record NÚMERO, ou --record none

error-awaits-release = Este pedido é decidido no próximo envio; ainda não é preciso um agente.
error-awaits-release-next = Espere que passe o intervalo de envio e volte a ver: vestigo case show ID

error-nothing-exchanged = Ainda não se trocou nada.
error-nothing-exchanged-next = O diário começa com a primeira mensagem a um parceiro ou de um parceiro. Para convidar um: vestigo partner invite

error-log-broken = O diário não dá o que foi assinado: { $detail }.
error-log-broken-next = Guarde uma cópia do diretório de dados tal como está. Depois: vestigo log verify

error-log-unreadable = O diário não pode ser lido até o fim: { $detail }.
error-log-unreadable-next = Guarde uma cópia do diretório de dados tal como está, e verifique o disco antes de iniciar o nó de novo.

error-bundle-broken = O pacote de provas não foi escrito, porque não poderia ser verificado: { $detail }.
error-bundle-broken-next = Verifique o diário: vestigo log verify

error-import = O arquivo não pode ser importado: { $detail }.
error-import-next = A primeira linha nomeia as colunas, por exemplo make,model,caliber,type,serial_number; outras indicam-se com --map CABEÇALHO=CAMPO. A codificação e a folha indicam-se com --encoding windows-1252 e --sheet NOME

error-no-serial = Não foi indicado nenhum número de série.
error-no-serial-next = Indique-o exatamente como se vê, com ? no lugar do que não se lê: --serial "AB?123"

error-bad-value = «{ $value }» não pode ser o valor de { $field }.
error-bad-value-next = O comando com --help diz quais podem sê-lo; para as cláusulas de um acordo, veja o manual.

error-synth-too-many = Os fabricantes não têm números suficientes para { $records } armas de fogo com esta densidade.
error-synth-too-many-next = Peça no máximo { $most }.

error-urgent-why = Um pedido urgente deve dizer por que é urgente.
error-urgent-why-next = Acrescente o motivo, por exemplo: --justification life_at_risk

error-bad-text = O texto de { $field } não pode ser usado: { $detail }.
error-bad-text-next = Encurte-o, ou retire o que não seja texto simples, e tente de novo.

error-partner-copy = A cópia número { $copy } não é um ponto de verificação assinado deste diário: { $detail }.
error-partner-copy-next = O parceiro imprime a sua cópia com: vestigo log partner { $node }

error-keys-descriptor = A chave de assinatura no diretório de dados não é a que o descritor do nó nomeia. Nada foi iniciado.
error-keys-descriptor-next = Restaure as chaves e o banco de dados do nó da mesma cópia de segurança.

error-no-node = Não há nenhum nó em { $data }.
error-no-node-next = Para criar um: vestigo init --data-dir { $data }; para usar outro diretório: --data-dir DIRETÓRIO

error-node-exists = { $data } já contém um nó, e um nó nunca é criado sobre outro.
error-node-exists-next = Use outro diretório: vestigo init --data-dir DIRETÓRIO

error-root = «{ $root }» não é um número de segurança.
error-root-next = Indique os seus quarenta algarismos entre aspas: --root "01234 56789 …"

error-start = O nó não pode iniciar: { $detail }.
error-start-next = Verifique net.listen em vestigo.toml, e se nenhum outro programa usa essa porta.

error-start-log = O diário publicado e o armazém não pertencem um ao outro: { $detail }. O armazém foi restaurado de uma cópia mais antiga, ou o diretório log ou admin-log é de outro. Nada foi iniciado nem alterado.
error-start-log-next = Se este nó foi restaurado de uma cópia de segurança: retire log e admin-log do diretório de dados, guarde-os e inicie-o de novo; ambos são criados outra vez. Se não: vestigo log verify

error-restore-leftover = { $data } ainda contém o que outro nó ali deixou: { $names }. Um nó restaurado tomá-lo-ia por seu. Nada foi escrito.
error-restore-leftover-next = Retire do diretório o que é indicado ({ $names }) e guarde-o: pode ser a cópia mais recente que existe do diário. Depois restaure de novo.

error-authorities = Não há autoridades certificadoras com que verificar o certificado de um servidor: { $detail }.
error-authorities-next = Indique um arquivo PEM com os certificados delas: net.authorities em vestigo.toml, ou --ca ARQUIVO em vestigo audit.

error-key-of-another = Uma chave de { $partner } é também de { $owner }: as assinaturas não permitem distingui-los.
error-key-of-another-next = Nada foi associado. Pergunte por telefone a { $partner } como gerou as suas chaves; tem de criar o seu nó com chaves próprias.
