# Marcação: o aviso ao exportador, o que não se aceita, páginas
code-admin-delivery-verified = chegada comunicada ao parceiro exportador
code-marking-check-conspicuous = Está em uma superfície exposta e é encontrada sem instrumentos.
code-marking-check-readable = É fácil de ler.
code-marking-check-durable = É durável.
code-marking-check-recoverable = Pode voltar a ficar visível se for removida, na medida do tecnicamente possível.
code-marking-check-unique = É a marca da ordem, e nenhuma outra arma a traz.
code-marking-check-essential-component = Está na armação, na caixa da culatra ou em outro componente essencial.
code-marking-check-form = Letras latinas, gregas ou cirílicas e algarismos arábicos ou romanos, em metal ou em uma placa de metal que não se pode retirar.
code-marking-check-depth = Tem pelo menos 0,08 mm de profundidade: medida.
code-marking-check-size = Seus caracteres têm pelo menos 1,6 mm de altura: medida.
cli-init--marking-practice = Como as armas são marcadas no país, em palavras para os parceiros: consta na descrição assinada do órgão
cli-marking-list--partner = Só as ordens cujas armas vieram deste parceiro
cli-marking-tell = Comunica ao parceiro exportador que as armas chegaram (verificação da entrega)
cli-marking-tell--id = Número da ordem
cli-marking-tell--purpose = Finalidade, como o acordo com o parceiro a permite
cli-marking-tell--legal-basis = Base jurídica
cli-marking-tell--text = Palavras para o parceiro além do que diz a ordem
column-marking-exporter = Parceiro exportador
column-marking-arrived = Chegaram em
column-marking-told = Aviso ao exportador
column-marking-delivery = Verificação da entrega
column-marking-word = Mensagem ao exportador
column-marking-by = Ordenado por
column-marking-ordered = Ordenado em
column-marking-operator = Operador
column-marking-issued = Marca atribuída
word-marking-overdue = prazo vencido
error-marking-none = Não há aqui nenhuma ordem de marcação { $id }.
error-marking-none-next = Para ver quais há: vestigo marking list
error-marking-choice =
    { $field ->
        [purpose] Não existe tal finalidade da marcação.
        [component] Não existe tal componente.
       *[check] Não existe tal controle de uma marca.
    }
error-marking-choice-next = Os nomes estão em: vestigo marking order --help e vestigo marking return --help
error-marking-pattern =
    { $why ->
        [field] O modelo tem um campo que não existe.
        [brace] Uma chave do modelo não tem o seu par.
        [number] O modelo não tem número, ou tem dois: as marcas não seriam únicas.
        [agency] O modelo tem um órgão, e nenhum foi indicado.
        [alphabet] A marca tem um caractere que não pode ser gravado e lido em toda parte.
        [long] A marca tem mais de 40 caracteres.
       *[used] Os números desta série se esgotaram.
    }
error-marking-pattern-next = Os campos são country, year, yy, agency e number entre chaves; number:6 tem seis algarismos. Letras latinas, gregas ou cirílicas, sinais - / . * e espaços.
error-marking-table =
    { $why ->
        [large] A tabela é maior do que se aceita.
        [row] A linha { $line } não é uma linha de tabela.
        [column] Falta a coluna “{ $column }”.
        [empty] A tabela não tem linhas.
       *[cell] Na linha { $line }, o valor em “{ $column }” não tem a forma devida.
    }
error-marking-table-next = A primeira linha traz os cabeçalhos; as colunas são separadas por vírgulas, ponto e vírgula ou tabulações. Corrija o arquivo e envie-o de novo.
error-marking-many = Uma ordem tem no máximo { $count } armas.
error-marking-many-next = Divida a tabela; os números continuam na ordem seguinte.
error-marking-twice = As linhas { $first } e { $line } são a mesma arma.
error-marking-twice-next = Retire uma delas ou corrija o seu número de série.
error-marking-serial = A arma da linha { $line } não tem número de série.
error-marking-serial-next = Sem ele só se marcam armas novas e importadas. Indique o número pelo qual é conhecida.
error-marking-text = A linha { $line } tem um texto longo demais ou com caracteres de controle.
error-marking-text-next = Encurte-o; no máximo o que está gravado na arma.
error-marking-day =
    { $field ->
        [on] O dia em que as marcas foram gravadas falta ou não é um dia.
       *[arrived] O dia em que as armas chegaram falta ou não é um dia.
    }
error-marking-day-next = Indique um dia completo, como 2026-11-23.
error-marking-missing =
    { $field ->
        [operator] Não se indica quem operou a máquina.
        [set] O conjunto de registros precisa de um nome de no máximo 128 caracteres.
       *[authority] A ordem ou a autorização da autoridade falta ou é longa demais.
    }
error-marking-missing-next = Indique-o e tente de novo.
error-marking-template =
    { $why ->
        [field] O formato tem um campo que não existe.
        [each] O formato precisa de [each] e, depois, de [end], cada um uma vez em sua própria linha.
        [mark] Entre [each] e [end] o formato não tem o campo da marca: marcas se perderiam.
       *[long] O formato tem mais de 16 KiB.
    }
error-marking-template-next = Campos entre chaves: sequence, mark, serial, maker, model entre [each] e [end]; order, count, component, height, depth em qualquer lugar.
error-marking-checks = Nem todos os controles da lista foram cumpridos.
error-marking-checks-next = Faça cada um em amostras do lote. A marca que não cumpre algum é gravada de novo; só então o arquivo é aceito.
error-marking-nobody = Esta ordem não é uma importação de um parceiro; não há a quem avisar.
error-marking-nobody-next = O parceiro exportador e o dia da chegada são indicados ao registrar a ordem.
error-marking-not-arrived = Pelo dia de chegada, a remessa ainda está a caminho.
error-marking-not-arrived-next = Avise o Estado exportador quando as armas estiverem aqui.
web-nav-marking = Marcação
web-marking-title = Marcação de armas de fogo
web-marking-lede = Uma ordem atribui a cada arma uma marca própria. A máquina as grava, e o que ela devolve é comparado antes de valer.
web-marking-new = Nova ordem de marcação
web-marking-new-lede = As marcas são atribuídas pelo modelo do país; os números de uma série continuam de uma ordem para outra.
web-marking-order = Ordem de marcação { $number }
web-marking-do-order = Atribuir as marcas
web-marking-back = Ordem de marcação
web-marking-file = Tabela das armas
web-marking-file-hint = CSV com cabeçalhos na primeira linha: fabricante (maker) e, se conhecidos, tipo, modelo, calibre, número de série e país de fabricação. No máximo 5.000 armas.
web-marking-file-here = O arquivo { $file } já está aqui. Escolha outro só para substituí-lo.
web-marking-authority = Ordem ou autorização da autoridade
web-marking-authority-hint = Seu número, como deve constar nos registros.
web-marking-no-exporter = Nenhum parceiro desta rede
web-marking-exporter-hint = Para importações: este parceiro é avisado da chegada no prazo de 45 dias. Indique também o dia da chegada.
web-marking-pattern = Modelo da marca
web-marking-pattern-hint = Vazio: o habitual, para importações {"{"}country{"}"} {"{"}yy{"}"} {"{"}number:6{"}"}. Os campos são country, year, yy, agency e number.
web-marking-agency = Órgão ou fabricante na marca
web-marking-agency-hint = Só se o modelo o tiver.
web-marking-year = Ano da marca
web-marking-year-hint = Vazio: o ano corrente.
web-marking-component = Componente que se marca
web-marking-component-hint = A armação ou a caixa da culatra, salvo se não deixar espaço.
web-marking-room = Espaço para a marca
web-marking-small = O componente não deixa espaço para caracteres de 1,6 mm
web-marking-set-hint = Onde as armas constam ou constarão. Vazio: um conjunto próprio para armas marcadas.
web-marking-need-authority = Indique a ordem ou a autorização.
web-marking-need-day = Indique o dia.
web-marking-need-operator = Indique quem operou a máquina.
web-marking-bad-year = Um ano tem quatro algarismos.
web-marking-state-open = por marcar
web-marking-state-begun = iniciada
web-marking-state-done = todas marcadas
web-marking-filter-open = ainda por marcar
web-marking-filter-done = todas marcadas
web-marking-filter-to-tell = falta avisar o exportador
web-marking-filter-overdue = prazo vencido: exportador não avisado
web-marking-tell-due = até { $date }
web-marking-tell-late = vencido desde { $date }
web-marking-told = avisado
web-marking-told-waits = enviado, ainda não recebido
web-marking-progress =
    { $count ->
        [one] { $done } de { $count } arma está marcada.
       *[other] { $done } de { $count } armas estão marcadas.
    }
web-marking-all-done = Cada marca consta no registro da sua arma.
web-marking-left =
    { $count ->
        [one] Falta marcar { $count } arma.
       *[other] Faltam marcar { $count } armas.
    }
web-marking-again =
    { $count ->
        [one] { $count } marca tinha defeito e deve ser gravada de novo.
       *[other] { $count } marcas tinham defeitos e devem ser gravadas de novo.
    }
web-marking-notice-due = Avise { $partner } até { $date } de que as armas chegaram.
web-marking-notice-late = { $partner } devia ser avisado até { $date } de que as armas chegaram, e não foi.
web-marking-notice-back = A mensagem enviada não teve efeito: { $state }.
web-marking-gun-waiting = por marcar
web-marking-gun-marked = marcada
web-marking-job = Arquivo para a máquina em outro formato
web-marking-job-lede = Máquinas que não leem CSV recebem seu próprio formato. Ele contém as armas que ainda falta marcar.
web-marking-job-csv = Arquivo para a máquina (CSV)
web-marking-job-other = Em outro formato
web-marking-job-do = Criar o arquivo
web-marking-template = Formato
web-marking-template-hint = As linhas entre [each] e [end] são escritas uma vez para cada arma, com sequence, mark, serial, maker e model entre chaves; order, count, component, height e depth podem estar em qualquer lugar.
web-marking-return = Receber o arquivo da máquina
web-marking-return-lede = Primeiro o arquivo é comparado com a ordem. Nada vale antes que você veja o que está errado.
web-marking-machine-file = Arquivo da máquina de marcar
web-marking-machine-file-hint = CSV com as colunas sequence e mark; profundidade e altura em milímetros e resultado, se a máquina os fornece.
web-marking-checks = Controles cumpridos em amostras deste lote
web-marking-checks-hint = Sem todos eles o arquivo não é aceito. O tamanho não é pedido em um componente sem espaço.
web-marking-look = Comparar com a ordem
web-marking-looked = O arquivo da máquina e a ordem
web-marking-accepts =
    { $count ->
        [one] { $count } marca coincide com a ordem.
       *[other] { $count } marcas coincidem com a ordem.
    }
web-marking-no-faults = O arquivo não tem nenhum defeito.
web-marking-faults =
    { $count ->
        [one] Foi encontrado { $count } defeito.
       *[other] Foram encontrados { $count } defeitos.
    }
web-marking-fault-table = O que está errado
web-marking-faults-mean = Estas armas não são registradas como marcadas. Continuam na ordem e estarão no próximo arquivo para a máquina.
web-marking-faults-csv = Esta tabela em CSV
web-marking-take =
    { $count ->
        [one] Registrar { $count } marca
       *[other] Registrar { $count } marcas
    }
web-marking-other-file = Outro arquivo
web-marking-tell = Avisar o exportador
web-marking-tell-title = Avisar { $partner } de que as armas chegaram
web-marking-tell-says = { $partner } saberá que a remessa com a autorização { $permit } chegou em { $arrived }, quem a recebeu e:
web-marking-tell-means = Você assina em nome deste órgão, e a mensagem fica nos dois registros de troca. Nenhum número de série de fabricante está nela. Ela fecha a lacuna entre a exportação e a importação antes que qualquer uma das armas seja rastreada.
web-marking-tell-do = Assinar e enviar
