## Auditorias de registros e suas provas

cli-audit = Verificar registros como observador, sem nó próprio
cli-audit--log = Um registro: seu diretório ou seu endereço http:// ou https://; uma vez para cada registro
cli-audit--root = Número de segurança de uma raiz nacional que você confirmou; pode ser repetido
cli-audit--descriptor = Descritor de um órgão cujo registro não é lido
cli-audit--checkpoint = Ponto de verificação de um dos registros que foi mostrado a outra pessoa
cli-audit--state = Arquivo que guarda onde esta auditoria termina, para que a próxima leia só o que é novo
cli-audit--key = Sua chave de observador inscrito
cli-audit--ca = Arquivo PEM com as autoridades certificadoras em que se confia para https://, além das desta máquina
cli-audit--at = Momento com que os prazos são comparados; agora, se não for indicado
cli-audit--report = Forma do relatório: text, json, html ou csv
cli-audit--out = Diretório para o relatório e para a prova de cada achado
word-value-format = FORMATO

error-audit-time = «{ $time }» não é um momento.
error-audit-time-next = Escreva 2026-11-22T18:00:00Z ou 2026-11-22.
error-audit-http = { $url } não pode ser lido: { $detail }.
error-audit-http-next = Confira o endereço e se o servidor do órgão está em funcionamento, e repita o mesmo comando.
error-audit-address = { $address } não é um diretório nem um endereço que comece com http:// ou https://.
error-audit-address-next = Indique o diretório que contém o arquivo checkpoint. Para um endereço https, use um intermediário local ou baixe antes uma cópia.
error-audit-no-log = { $address } não é um registro: { $detail }.
error-audit-no-log-next = Indique o diretório ou o endereço em que estão os arquivos checkpoint, descriptors/1 e tile/.
error-audit-descriptor = { $address } não contém nenhum descritor legível de { $node }.
error-audit-descriptor-next = Peça o descritor ao órgão e indique-o com --descriptor ARQUIVO.
error-audit-state = O arquivo de estado { $path } não pode ser usado: { $detail }.
error-audit-state-next = Indique o arquivo que pertence a estes registros, ou outro nome para começar de novo.
error-audit-key = O arquivo de chave { $path } não pode ser usado: { $detail }.
error-audit-key-next = Indique o arquivo com os 32 bytes da sua chave de observador.

column-audit-new = Lidas agora
column-audit-signed = Assinado em
column-audit-paired = Nos dois registros
column-audit-queries = Consultas
column-audit-answered = Respondidas
column-audit-refused = Recusadas ou devolvidas
column-audit-withdrawn = Retiradas
column-audit-open = À espera de decisão
column-audit-late = Decididas com atraso
column-audit-class = Achado
column-audit-weight = Gravidade
column-audit-about = Sobre
column-audit-other = Outra parte
column-audit-accused = Acusado
column-audit-exchange = Troca
column-audit-entry = Entrada
column-audit-number = Número
column-audit-count = Quantos
column-audit-proof = Prova
column-audit-words = Em palavras

word-audit-title = Auditoria de registros de troca
word-audit-findings = Achados
word-weight-integrity = PROVA ROMPIDA
word-weight-open = pendente
word-weight-mark = a saber

note-audit-clean = Nada encontrado: todas as assinaturas, árvores e séries se sustentam, e cada raiz nacional é uma das que você indicou.
note-audit-unconfirmed = Nada encontrado, signatários não confirmados: tudo se sustenta com as chaves que acompanham os registros, mas ninguém disse de quem elas são.
note-audit-findings = A evidência se sustenta e mostra algo: veja os achados.
note-audit-integrity = A EVIDÊNCIA NÃO SE SUSTENTA: veja os achados marcados como rompidos.
note-audit-hidden =
    { $log }: { $count ->
        [one] { $count } entrada é entre órgãos que você não pode observar; seu lugar no registro foi conferido.
       *[other] { $count } entradas são entre órgãos que você não pode observar; seus lugares no registro foram conferidos.
    }
note-audit-unknown =
    { $log }: { $count ->
        [one] { $count } entrada é de um órgão cujo descritor você não tem; sua assinatura não foi verificada.
       *[other] { $count } entradas são de órgãos cujos descritores você não tem; suas assinaturas não foram verificadas.
    }
note-audit-no-witness = { $log }: nenhuma testemunha coassinou este ponto de verificação; a hora é a que o órgão diz.
note-audit-witnesses = { $log }: coassinado por { $witnesses }.
note-audit-more =
    { $count ->
        [one] Mais { $count } achado; --report json, html ou csv lista todos.
       *[other] Mais { $count } achados; --report json, html ou csv lista todos.
    }
note-audit-written =
    O relatório e { $count ->
        [one] { $count } prova
       *[other] { $count } provas
    } estão em { $dir }. Para conferir uma prova: vestigo verify ARQUIVO
note-audit-blind = Nenhuma auditoria vê o que dois órgãos combinam não registrar em lugar nenhum, nem o que foi perguntado ou respondido.

note-audit-overdue = { $accused } aceitou uma consulta de { $about } e não a decidiu. O prazo venceu em { $at }, há { $duration }.
note-audit-answered-late = { $accused } decidiu uma consulta de { $about } { $duration } depois do prazo ({ $at }).
note-audit-accepted-late = { $other } recebeu uma consulta de { $about } { $duration } depois do prazo ({ $at }). Não é descumprimento.
note-audit-undelivered = O que { $about } disse a { $other } em { $at } está só no registro de { $about }: não entregue.
note-audit-denied = No registro de { $accused } falta o que { $about } disse a { $other } em { $at }, embora { $accused } tenha assinado que o tinha: negado.
note-audit-gap =
    No registro de { $about } falta{ $count ->
        [one] {" "}{ $count } número de sua série com { $other }, o número { $number }.
       *[other] m { $count } números de sua série com { $other }, a partir do número { $number }.
    }
note-audit-number-reused = { $about } assinou duas declarações para { $other } com o número { $number }, ou seu registro contém uma delas duas vezes.
note-audit-chain-broken = A declaração { $number } de { $about } para { $other } nomeia outra antecessora que a que { $about } assinou.
note-audit-disordered = O registro de { $about } contém suas declarações para { $other } em outra ordem que a da assinatura, no número { $number }.
note-audit-split-view = { $about } assinou duas histórias de seu registro. Elas diferem dentro das primeiras { $number } entradas.
note-audit-bad-entry = A entrada { $number } do registro de { $about } está sob sua raiz assinada e não é uma declaração de quem diz.
note-audit-copy-differs = O que foi servido como { $path } do registro de { $about } não é o que foi assinado. A falha é da cópia, não do signatário.
note-audit-lost = O que { $about } disse a { $other } em { $at } se perdeu quando um dos dois abriu uma época de recuperação.
note-audit-erasure = { $about } comunicou a { $other } em { $at } que conteúdo foi destruído conforme uma regra.
note-audit-epoch = { $about } abriu a época de recuperação { $number }, vista pela primeira vez em { $at }.
note-audit-given-up = { $about } perdeu o fim do seu registro e continuou a partir de { $number } entradas; a sua raiz nacional o declarou em { $at }. Um ponto de verificação visto antes cobre mais { $count }: estão no ramo abandonado, e ninguém é acusado por isso.
note-audit-unverified =
    O registro de { $other } contém { $count ->
        [one] { $count } entrada
       *[other] { $count } entradas
    } atribuídas a { $about } com uma chave que o registro de { $about } não publica, a partir da entrada { $number }. Nada do que depende disso pôde ser verificado.
note-audit-stale =
    A cópia do registro de { $about } termina em { $number } entradas, { $count ->
        [one] { $count } antes
       *[other] { $count } antes
    } do que já se tinha visto. Ela é antiga; nada a contradiz.

note-proof-authentic = A prova se sustenta, e cada raiz nacional é uma das que você indicou.
note-proof-consistent = A prova se sustenta com as chaves do arquivo, signatários não confirmados: ninguém disse de quem são essas chaves.
word-proof-says = Mostra
word-proof-accused = Acusado
word-proof-nobody = ninguém
word-proof-strength = Força
word-proof-limit = Não mostra
note-proof-proven = PROVADO. Decorre de assinaturas do arquivo; nada que se mostre depois muda isso.
note-proof-unless-recovered = PROVADO, salvo se a sua raiz nacional tiver aberto uma época de recuperação depois de emitido o descritor do arquivo: o descritor mais recente o diz.
note-proof-rebuttable = ALEGADO. Diz que algo falta, e quem o tiver pode mostrá-lo.
note-proof-overdue = { $accused } aceitou uma consulta de { $about } e não a decidiu até { $at }.
note-proof-copy = Alguém serviu, como parte do registro de { $about }, o que { $about } não assinou.
note-proof-gap = O registro de { $about } contém números posteriores de sua série com { $other } e alega-se que lhe falta o número { $number } e os seguintes até o próximo do arquivo.
note-proof-limit-overdue = por que não há decisão; se uma foi tomada em segredo; nem se { $about } retirou a consulta. Rebate-se com uma decisão, ou um aviso com data posterior, que { $accused } tenha assinado antes de { $at }, ou com a retirada. As horas são as dos relógios dos signatários.
note-proof-limit-answered-late = por que houve atraso. Rebate-se com um aviso de { $accused } que tenha fixado data posterior. As horas são as dos relógios dos signatários.
note-proof-limit-undelivered = de quem é a culpa: da rede, de { $about } ou de { $other }. Rebate-se com uma prova de inclusão da entrada no registro de { $other }.
note-proof-limit-denied = por que falta. Rebate-se com uma prova de inclusão da entrada sob o ponto de verificação do arquivo.
note-proof-limit-gap = o que dizem as declarações que faltam, nem que nunca foram recebidas. Rebate-se com as provas de inclusão delas.
note-proof-limit-signed = qual das declarações é verdadeira, nem o que dizem.
note-proof-limit-split = qual das duas histórias é verdadeira, nem a quem cada uma foi mostrada.
note-proof-limit-bad-entry = como a entrada chegou ao registro. Rebate-se com um descritor que liste a chave que falta.
note-proof-limit-copy = quem mudou a cópia, por qual caminho, nem se alguém quis fazê-lo. Não diz nada contra { $about }: obtenha a cópia de novo.
note-proof-limit-stated = mais do que o fato de ter sido assinado.
