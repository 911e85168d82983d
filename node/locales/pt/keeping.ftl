# Cópias de segurança, recuperação, conservação, registro administrativo
cli-backup = Gravar uma cópia de segurança do nó em funcionamento: estado, registro de trocas, registros e anexos, de um só momento
cli-backup--target = Um arquivo novo, ou um diretório onde é criado
cli-backup--with-keys = Incluir também os arquivos de chaves, selados com uma frase-passe
cli-backup--new-passphrase-file = Arquivo com a frase-passe que sela as chaves; - para a entrada padrão
cli-restore = Criar um diretório de dados a partir de uma cópia; não pode haver lá um nó
cli-restore--file = A cópia de segurança
cli-restore--with-keys = Repor os arquivos de chaves selados; pede a respetiva frase-passe
cli-recovery = Depois de um restauro: status, open-epoch
cli-recovery-status = Mostrar o que os parceiros guardam do nosso registro e o que falta
cli-recovery-open-epoch = Dar por perdido o fim do registro e continuar numa nova época, assinada com a chave raiz nacional
cli-recovery-open-epoch--root-dir = Diretório da chave raiz nacional
cli-recovery-open-epoch--yes = Obrigatório: uma época não pode ser retirada, e todos os parceiros e observadores a veem
word-value-target = DESTINO
column-file = Arquivo
column-bytes = Bytes
column-log-entries = Entradas do registro
column-with-keys = Chaves
column-with-registry = Registros de armas
column-data-dir = Diretório de dados
column-restored-at = Restaurado
column-log-reached = O nosso registro chega a
column-log-seen = Visto pelos parceiros
column-epoch = Época
column-connected = Ligado
column-heard = Consultado
column-statements-held = Declarações devolvidas
note-backup-with-keys = A cópia foi relida até ao fim. Quem tiver a cópia e a frase-passe tem este nó: guarde-as em separado.
note-backup-without-keys = A cópia foi relida até ao fim. Não contém chaves: guarde também os arquivos de chaves, em separado.
note-restored-with-keys = Os arquivos de chaves foram repostos.
note-restored-keys-sealed = A cópia contém chaves seladas que não foram repostas. Restaure de novo com --with-keys ou coloque os arquivos de chaves no diretório keys.
note-restored-without-keys = A cópia não contém chaves: coloque os arquivos de chaves deste nó no diretório keys.
note-restored-next = Certifique-se de que o nó antigo não volta a funcionar. Depois inicie este: vestigo serve. Não assina nada antes de ter consultado os parceiros: vestigo recovery status
note-recovery-over = O registro está completo; o nó trabalha normalmente.
note-recovery-waits = O nó foi restaurado de uma cópia e não assina nada antes de ter consultado todos os parceiros. Se um parceiro continuar inacessível: vestigo recovery open-epoch
note-recovery-missing =
    { $count ->
        [one] Ninguém guarda já { $count } entrada que os parceiros viram no nosso registro. Não pode ser reconstruído; a raiz nacional pode abrir uma nova época: vestigo recovery open-epoch
       *[other] Ninguém guarda já { $count } entradas que os parceiros viram no nosso registro. Não pode ser reconstruído; a raiz nacional pode abrir uma nova época: vestigo recovery open-epoch
    }
note-recovery-no-evidence = Nenhum parceiro guarda um ponto de controlo do nosso registro tão recente como o último desta cópia: ninguém pode dizer até onde tinha chegado. A raiz nacional pode abrir uma nova época: vestigo recovery open-epoch
note-recovery-beyond =
    { $count ->
        [one] { $count } declaração estava no nosso registro depois de tudo o que é abrangido por um ponto de controlo visto pelos parceiros. Ninguém sabe o que mais foi assinado então; a raiz nacional pode abrir uma nova época: vestigo recovery open-epoch
       *[other] { $count } declarações estavam no nosso registro depois de tudo o que é abrangido por um ponto de controlo visto pelos parceiros. Ninguém sabe o que mais foi assinado então; a raiz nacional pode abrir uma nova época: vestigo recovery open-epoch
    }
note-recovery-witness-ahead = Uma testemunha cossubscreveu mais do nosso registro do que os parceiros podem devolver: vestigo witness list. A raiz nacional pode abrir uma nova época: vestigo recovery open-epoch
note-recovery-witness-unheard = Uma testemunha que não é parceira ainda não disse quanto do nosso registro cossubscreveu: vestigo witness list. Se já não existir, retire-a da política; ou a raiz nacional abre uma nova época: vestigo recovery open-epoch
note-recovery-no-order = Nenhum parceiro guarda a ordem das entradas perdidas: a cópia é demasiado antiga. A raiz nacional pode abrir uma nova época: vestigo recovery open-epoch
note-recovery-contradicted = O que os parceiros viram contradiz esta cópia ou contradiz-se: outro nó pode ter assinado com as nossas chaves. Apure como antes de abrir uma época.
note-alarm-restored = Este nó foi restaurado de uma cópia e ainda não assina nada. Para ver porquê: vestigo recovery status
note-alarm-given-up = { $partner } perdeu o fim do seu registro e continuou na época { $epoch }; guardamos o ponto de controlo que assinou sobre o ramo perdido.
note-alarm-rewritten = { $partner } abriu a época de recuperação { $epoch } a partir de um registro que não é o que nos tinha mostrado: foram reescritas entradas. É uma bifurcação; guarda-se o ponto de controlo assinado. Telefone ao seu ponto de contacto nacional e não confie em nada de novo que venha dele.
note-alarm-unconfirmed = { $partner } abriu a época de recuperação { $epoch } e guarda-se aqui demasiado pouco do seu registro para saber se foram reescritas entradas que tínhamos visto. Guarda-se o ponto de controlo assinado. Telefone ao seu ponto de contacto nacional.
error-restored = O nó foi restaurado de uma cópia e não assina nada antes de o seu registro estar completo.
error-restored-next = Para ver o que falta: vestigo recovery status
error-not-restored = Não há nada a recuperar: o registro está completo.
error-not-restored-next = Nada foi feito. Para ver a situação: vestigo recovery status
error-another-document = O que a raiz nacional assinou não é o que este nó propõe agora.
error-another-document-next = Assine de novo: vestigo recovery open-epoch --yes
error-epoch-unconfirmed = Uma época de recuperação não pode ser retirada, e todos os parceiros e observadores a veem.
error-epoch-unconfirmed-next = Veja primeiro: vestigo recovery status. Depois: vestigo recovery open-epoch --yes
error-backup-exists = { $path } já existe; uma cópia de segurança não substitui nada.
error-backup-exists-next = Indique outro arquivo, ou um diretório.
error-backup-broken = A cópia de segurança não é válida: { $detail }.
error-backup-broken-next = Use outra cópia. Se é este nó que falha: vestigo log verify
error-backup-passphrase = A frase-passe não abre as chaves da cópia.
error-backup-passphrase-next = Nada foi escrito; tente de novo, ou restaure sem --with-keys.
error-backup-no-keys = Não há chaves nesta cópia.
error-backup-no-keys-next = Restaure sem --with-keys e coloque os arquivos de chaves no diretório keys.
cli-hold = Ordens de conservar o conteúdo de um caso: set, lift, list
cli-hold-set = Conservar o conteúdo de um caso ou rastreio para além de qualquer regra
cli-hold-set--id = ID do caso ou rastreio, ou os seus primeiros 8 dígitos ou mais
cli-hold-set--reason = Porquê: ordem judicial, reclamação; fica aqui
cli-hold-lift = Levantar a ordem: voltam a valer os prazos de conservação
cli-hold-lift--id = ID do caso ou rastreio, ou os seus primeiros 8 dígitos ou mais
cli-hold-list = Listar as ordens em vigor
cli-hold-list--csv = Imprimir CSV para uma folha de cálculo
cli-admin-log = O registro administrativo: list, verify, export
cli-admin-log-list = Listar o que foi feito neste nó, do mais recente
cli-admin-log-list--limit = No máximo tantas
cli-admin-log-list--act = Só atos deste tipo, como case-read
cli-admin-log-list--after = Cursor da página anterior
cli-admin-log-list--csv = Imprimir CSV para uma folha de cálculo
cli-admin-log-verify = Recalcular o registro a partir das suas entradas e compará-lo com o assinado
cli-admin-log-export = Gravar o registro como mosaicos com o seu ponto de controlo assinado, sem conteúdos
cli-admin-log-export--out = Um diretório novo
cli-bundle-open = Abrir uma troca, ou alguns dos seus campos, para um inspetor com mandato
cli-bundle-open--id = ID do caso ou rastreio, ou os seus primeiros 8 dígitos ou mais
cli-bundle-open--field = Só este campo: agreement, officer, priority, request-kind, purpose, legal-basis, handling, attachments, decision-record, text, ou o seu número; pode repetir-se
cli-bundle-open--message = Só esta mensagem: o início da sua entrada
cli-bundle-open--for = Com que mandato; fica anotado no registro administrativo
cli-bundle-open--out = O arquivo novo
cli-verify--log = Uma cópia do registro de uma parte, em mosaicos; cada declaração deve constar dela; pode repetir-se
word-value-field = CAMPO
word-value-act = ATO
word-machine = o próprio nó
column-exchange = Troca
column-hold-reason = Motivo
column-entry = Entrada
column-act = Ato
column-subject = Sobre o quê
column-found = Encontradas
column-missing = Em falta
note-no-holds = Sem ordens.
note-no-admin-entries = Sem entradas.
note-admin-log-holds = O registro administrativo está íntegro.
note-admin-log-broken = O registro administrativo NÃO está íntegro.
note-admin-log-exported = Gravado em { $path }. Os conteúdos ficam aqui; as suas impressões estão nas entradas.
note-bundle-withheld =
    { $count ->
        [one] { $count } campo está assinado e não é mostrado aqui.
       *[other] { $count } campos estão assinados e não são mostrados aqui.
    }
note-bundle-erased =
    { $count ->
        [one] O conteúdo de { $count } mensagem foi destruído no fim do prazo de conservação. Continua provado que foi enviada, por quem, a quem e quando.
       *[other] O conteúdo de { $count } mensagens foi destruído no fim do prazo de conservação. Continua provado que foram enviadas, por quem, a quem e quando.
    }
error-erased = O conteúdo foi destruído no fim do prazo de conservação.
error-erased-next = O que resta e o que prova: vestigo explain ID
error-no-hold = Não há tal ordem sobre este caso ou rastreio.
error-no-hold-next = Para ver quais há: vestigo hold list
error-log-copy = { $path } não é cópia do registro de uma parte: { $detail }.
error-log-copy-next = Indique uma pasta com o arquivo checkpoint e a pasta tile de uma parte da troca.
code-admin-started = o nó arrancou
code-admin-restored = arrancou após um restauro
code-admin-epoch-opened = época de recuperação aberta
code-admin-backed-up = cópia de segurança gravada
code-admin-key-changed = chave do nó alterada
code-admin-officer-added = agente adicionado
code-admin-officer-roles = funções alteradas
code-admin-officer-suspended = agente suspenso ou readmitido
code-admin-officer-key = chave de assinatura alterada
code-admin-observer-added = observador inscrito (acesso)
code-admin-observer-ended = acesso do observador terminado
code-admin-partner-accepted = linha do parceiro aceite
code-admin-partner-confirmed = número de segurança confirmado
code-admin-agreement-proposed = acordo proposto
code-admin-agreement-accepted = acordo aceite
code-admin-agreement-changed = acordo alterado
code-admin-case-read = caso lido
code-admin-trace-read = rastreio lido
code-admin-records-searched = consulta dos registros próprios
code-admin-file-opened = arquivo aberto
code-admin-bundle-exported = processo judicial exportado
code-admin-bundle-opened = aberto para um inspetor
code-admin-records-exported = registros exportados
code-admin-records-imported = registros importados
code-admin-log-exported = registro administrativo exportado
code-admin-hold-set = ordem de conservar dada
code-admin-hold-lifted = ordem de conservar levantada
code-admin-erased = conteúdo destruído
