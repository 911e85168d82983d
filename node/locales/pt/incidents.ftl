# Armas extraviadas, furtadas, apreendidas e encontradas, e a fronteira
code-duty-customs = agente aduaneiro
code-admin-incident-entered = ocorrência com uma arma inscrita
code-admin-incident-acted = ato sobre uma ocorrência com uma arma
code-admin-incident-read = ocorrência com uma arma consultada
code-record-act-reported = inscrito por uma comunicação
code-record-act-withdrawn = comunicação retirada
code-incident-lost = extraviada
code-incident-stolen = furtada ou roubada
code-incident-seized = apreendida
code-incident-found = encontrada
code-incident-surrendered = entregue
code-incident-import = importação
code-incident-export = exportação
code-incident-transit = trânsito
code-incident-entered = inscrita
code-incident-located = localizada
code-incident-cleared = encerrada
code-incident-cancelled = anulada
code-incident-enter = inscrição
code-incident-supplement = aditamento
code-incident-modify = correção
code-incident-locate = localização
code-incident-dispose = destino decidido
code-incident-clear = encerramento
code-incident-cancel = anulação
code-incident-evidence = mantida como prova
code-incident-forfeited = declarada perdida a favor do Estado
code-incident-returned = devolvida ao proprietário legítimo
code-incident-official-use = afetada a uso oficial
code-incident-handed-over = entregue a outra autoridade
code-incident-destroyed = destruída
cli-incident = Armas extraviadas, furtadas, apreendidas, encontradas e entregues, e as que cruzaram a fronteira: enter, list, show, supplement, modify, locate, dispose, clear, cancel
cli-incident-enter = Inscreve uma arma; a partir daí, os parceiros que perguntarem por ela encontram-na
cli-incident-enter--kind = O que aconteceu: lost (extraviada), stolen (furtada), seized (apreendida), found (encontrada), surrendered (entregue), import, export, transit
cli-incident-enter--known = A mesma arma já tinha sido inscrita, e isto inscreve-se além disso
cli-incident-enter--type = Tipo da arma: código NCIC ou palavra
cli-incident-enter--maker = Fabricante
cli-incident-enter--model = Modelo
cli-incident-enter--calibre = Calibre
cli-incident-enter--serial = Número de série; só pode faltar numa arma apreendida, encontrada ou entregue
cli-incident-enter--country = País de fabricação
cli-incident-enter--obliteration = Estado do número de série: none (intacto), partial, full, altered, never_marked
cli-incident-enter--date = Dia em que aconteceu
cli-incident-enter--place = Onde aconteceu
cli-incident-enter--agency = Órgão que o comunica
cli-incident-enter--case-number = Número do caso nesse órgão
cli-incident-enter--owner = De quem é legitimamente: natural, licensee, force, state
cli-incident-enter--ground = Fundamento legal da apreensão
cli-incident-enter--post = Alfândega ou posto de fronteira
cli-incident-enter--other-state = O outro Estado da passagem
cli-incident-enter--party = Remetente de uma importação, destinatário de uma exportação ou trânsito
cli-incident-enter--licence = Número da licença ou declaração
cli-incident-enter--circumstances = O que mais se sabe; não sai deste nó
cli-incident-list = Lista as ocorrências: primeiro as vencidas, depois as mais recentes
cli-incident-list--kind = Só deste tipo
cli-incident-list--state = Só as abertas (open), vencidas (overdue), entered, located, cleared ou cancelled
cli-incident-list--serial = Só com este número de série
cli-incident-list--limit = Linhas no máximo
cli-incident-list--after = Continua a partir daqui; indica-o o fim da página anterior
cli-incident-list--csv = Imprime CSV para uma folha de cálculo
cli-incident-show = Mostra uma ocorrência com o que se fez; a consulta fica registrada
cli-incident-show--id = Número da ocorrência
cli-incident-show--csv = Imprime como CSV o que se fez
cli-incident-supplement = Acrescenta ao que se sabe de uma ocorrência
cli-incident-supplement--id = Número da ocorrência
cli-incident-supplement--text = O que se acrescenta
cli-incident-modify = Corrige o que se diz de uma ocorrência; o que não se nomeia fica igual
cli-incident-modify--id = Número da ocorrência
cli-incident-modify--text = Por quê: fica com a ocorrência
cli-incident-locate = Regista que uma arma extraviada ou furtada foi localizada
cli-incident-locate--id = Número da ocorrência
cli-incident-locate--text = Por quê: fica com a ocorrência
cli-incident-dispose = Decide o destino de uma arma apreendida, encontrada ou entregue
cli-incident-dispose--id = Número da ocorrência
cli-incident-dispose--text = Por quê: fica com a ocorrência
cli-incident-clear = Encerra o caso, com o destino que a arma teve
cli-incident-clear--id = Número da ocorrência
cli-incident-clear--text = Por quê: fica com a ocorrência
cli-incident-cancel = Anula o que foi inscrito por erro; os parceiros deixam de o encontrar
cli-incident-cancel--id = Número da ocorrência
cli-incident-cancel--text = Por quê: fica com a ocorrência
cli-incident-modify--type = Tipo da arma: código NCIC ou palavra
cli-incident-modify--maker = Fabricante
cli-incident-modify--model = Modelo
cli-incident-modify--calibre = Calibre
cli-incident-modify--serial = Número de série; só pode faltar numa arma apreendida, encontrada ou entregue
cli-incident-modify--country = País de fabricação
cli-incident-modify--obliteration = Estado do número de série: none (intacto), partial, full, altered, never_marked
cli-incident-modify--date = Dia em que aconteceu
cli-incident-modify--place = Onde aconteceu
cli-incident-modify--agency = Órgão que o comunica
cli-incident-modify--case-number = Número do caso nesse órgão
cli-incident-modify--owner = De quem é legitimamente: natural, licensee, force, state
cli-incident-modify--ground = Fundamento legal da apreensão
cli-incident-modify--post = Alfândega ou posto de fronteira
cli-incident-modify--other-state = O outro Estado da passagem
cli-incident-modify--party = Remetente de uma importação, destinatário de uma exportação ou trânsito
cli-incident-modify--licence = Número da licença ou declaração
cli-incident-modify--circumstances = O que mais se sabe; não sai deste nó
cli-incident-locate--on = Dia; hoje se não se indicar
cli-incident-locate--place = Onde foi localizada
cli-incident-locate--agency = Órgão que a tem
cli-incident-dispose--disposition = O seu destino: evidence (prova), forfeited (perda), returned (devolução), official_use, handed_over, destroyed
cli-incident-dispose--authority = Quem decidiu: tribunal, ministério público, ordem
cli-incident-dispose--on = Dia; hoje se não se indicar
cli-incident-dispose--until = Até quando é mantida como prova
cli-incident-dispose--mark = A marca que a arma recebeu
cli-incident-dispose--certificate = Número do certificado da sua destruição
cli-incident-clear--disposition = O seu destino: evidence (prova), forfeited (perda), returned (devolução), official_use, handed_over, destroyed
cli-incident-clear--authority = Quem decidiu: tribunal, ministério público, ordem
cli-incident-clear--on = Dia; hoje se não se indicar
cli-incident-clear--until = Até quando é mantida como prova
cli-incident-clear--mark = A marca que a arma recebeu
cli-incident-clear--certificate = Número do certificado da sua destruição
column-incident-kind = O que aconteceu
column-incident-due = Destino até
column-incident-case = Número do caso
column-incident-post = Alfândega ou posto de fronteira
column-incident-other-state = Outro Estado
column-incident-party = Remetente ou destinatário
column-incident-licence = Licença ou declaração
column-incident-ground = Fundamento legal
column-incident-circumstances = Circunstâncias
column-incident-located = Localizada
column-incident-disposition = Destino
column-incident-known = Mesma arma
column-incident-words = Motivo
note-no-incidents = Não há nenhuma ocorrência assim.
note-incident-found = Os parceiros que perguntarem por esta arma encontram isto nos nossos registros, nos termos do seu acordo.
note-incident-not-found = Os parceiros não encontram nada disto nos nossos registros: foi anulado, ou a arma não tem número pelo qual a encontrar.
error-incident-needs =
    Falta ou não é válido: { $field ->
        [kind] o que aconteceu
        [act] o que se faz
        [words] o motivo, em palavras
        [said] o que se corrige
        [type] o tipo da arma
        [maker] o fabricante
        [model] o modelo
        [calibre] o calibre
        [serial] o número de série
        [country] o país de fabricação
        [obliteration] o estado do número de série
        [date] um dia completo, como 2026-11-23, na sua ordem e não posterior a hoje
        [place] o lugar
        [agency] o órgão
        [case-number] o número do caso
        [owner] de quem é legitimamente
        [ground] o fundamento legal
        [post] a alfândega ou o posto de fronteira
        [other-state] o outro Estado
        [party] o remetente ou destinatário
        [licence] a licença ou declaração
        [circumstances] as circunstâncias
        [disposition] o destino da arma
        [authority] quem decidiu
        [until] até quando é prova, um dia posterior a hoje
        [mark] a marca que a arma recebeu
        [certificate] o certificado da sua destruição
        [state] um estado da lista
       *[other] { $field }
    }.
error-incident-needs-next = Indique-o e tente de novo; nada foi alterado.
error-incident-number = A arma não tem número de série.
error-incident-number-next = Indique-o tal como se lê. Só uma arma apreendida, encontrada ou entregue pode não o ter: diga então se foi suprimido ou nunca marcado.
error-incident-state =
    Isto não pode ser feito: { $state ->
        [ENTERED] a ocorrência está inscrita e aberta
        [LOCATED] a arma já foi localizada
        [CLEARED] o caso está encerrado
       *[other] a ocorrência foi anulada
    }.
error-incident-state-next = Abra a ocorrência: mostra o que se fez e o que se pode fazer agora.
error-incident-same = Nada difere do que já consta.
error-incident-same-next = Altere o que está errado ou complete a ocorrência.
error-incident-not-final = Um caso só se encerra com o destino que a arma teve.
error-incident-not-final-next = Escolha devolução, uso oficial, entrega a outra autoridade ou destruição; a prova e a perda são decisões intermédias.
error-incident-certificate = Nenhum certificado com esse número diz que esta arma foi destruída.
error-incident-certificate-next = Destrua-a antes ao abrigo de uma ordem (vestigo destruction order) e indique o número desse certificado.
error-incident-known = A mesma arma já consta: ocorrência { $numbers }.
error-incident-known-next = Veja o que já consta. Para inscrever isto além disso, diga-o (--known, ou a caixa na página).
error-incident-border = Os agentes aduaneiros inscrevem e veem apreensões com posto de fronteira, importações, exportações e trânsitos.
error-incident-border-next = Indique o posto de fronteira ou dirija-se a um conservador de registros.
