# O relatório selado

## O relatório selado: as suas páginas

note-report-title = Relatório de rastreamento de uma arma de fogo n.º { $number }
note-report-file-title = Relatório de rastreamento n.º { $number } · rastreamento { $trace }
note-report-footer = { $node } · relatório { $number } · { $code }
note-report-page = Página { $page } de { $pages }
word-report-synthetic = DADOS SINTÉTICOS
word-report-draft = RASCUNHO
note-report-synthetic = SINTÉTICO: os dados deste relatório são inventados. Não prova nada sobre nenhuma arma, pessoa ou Estado real.
note-report-bundle-file = Pacote de provas: as mensagens assinadas, as provas e as chaves de que este relatório foi tirado
note-report-slip-file = Talão de emissão: número, idioma, destinatário e hora desta emissão, assinado pelo nó emissor

## A resposta

note-report-sentence-diverted = A arma saiu de mãos legais em { $country } ({ $date }): { $point }.
note-report-sentence-diverted-somewhere = A arma saiu de mãos legais: { $point }. Não consta em que Estado.
note-report-sentence-last-lawful = Não consta onde a arma saiu de mãos legais; o último registro legal está em { $country }.
note-report-sentence-no-record = Nenhum dos Estados consultados tem registro desta arma.
note-report-sentence-not-established = Não consta onde a arma saiu de mãos legais.
note-report-sentence-refused = Nenhum Estado respondeu; pelo menos um recusou ou devolveu o pedido.
note-report-sentence-open = Nenhum Estado respondeu ainda.
note-report-sentence-nothing = Ninguém foi consultado.
note-report-last-lawful = Último registro legal: { $source }
note-report-certainty = Certeza: { $certainty }
note-report-rests-on-letter = Baseia-se numa carta que o seu Estado não assinou.
note-report-time-to-crime = Tempo até o crime: { $days }
note-report-without-answer = Sem resposta de: { $countries }

## Primeira página

column-report-issued-by = Emitido por
column-report-issued-at = Emitido em
column-report-recipient = Destinatário
column-report-for = Para uso de
column-report-trace = Rastreamento
column-report-position = Posição no registro
column-report-root = Raiz do registro
note-report-position = { $size } entradas, assinado { $time }
column-report-existed = Já existia
note-report-self-asserted = nenhuma testemunha coassinou: cada hora é a de quem assina
note-report-existed = tudo em { $time }, diz a testemunha { $witness }
word-report-witnesses = Testemunhas dos registros
note-report-witnesses-summary = Uma linha por coassinatura: a testemunha, o seu número de segurança, o registro e o seu tamanho, e quando
note-report-qr = Código QR com o nó emissor, o número, o código de verificação { $code } e o resumo das provas
note-report-code = Código de verificação
word-report-for-agency = somente o órgão requerente
word-report-for-national = autoridades do Estado requerente
word-report-for-court = um tribunal
note-report-for-state = autoridades de { $country }
word-report-chain = A cadeia: quem foi consultado e o que respondeu
note-report-chain-summary = Uma linha por pedido: o órgão consultado, quando, a resposta, quando, e o que a sustenta
note-report-no-question = As provas não contêm nenhum pedido.
note-report-times = Cada hora é a do relógio de quem assina, em UTC. As palavras de outros órgãos constam como foram recebidas, no seu idioma. Um caractere que não pode ser impresso é indicado pelo seu código, [U+…].
column-report-number = N.º
column-report-asked-agency = Estado e órgão consultado
column-report-asked-at = Consultado
column-report-answer = Resposta
column-report-answered-at = Respondido
column-report-evidence = O que a sustenta
note-report-signed = assinado por { $node }; entrada { $index } do registro, { $leaf }…
note-report-signed-here = assinado; entrada { $index } do registro, { $leaf }…
note-report-also = também { $codes }
note-report-nothing-signed = nenhuma decisão assinada ainda
note-report-by-letter = por carta { $reference }: palavra do órgão que pergunta; não assinado por { $country }
note-report-answer-unreadable = decidido; o conteúdo não pode ser lido aqui
note-report-review = revisão em { $time }

## O pedido e as respostas

word-report-request = A arma e o pedido
note-report-request-closed = O que foi perguntado não está aberto nesta cópia das provas, ou foi destruído no fim da sua conservação.
note-report-not-latin = Letras que não são latinas básicas: { $characters }
word-report-answers = O que cada resposta revelou
note-report-hop = { $number }. { $asker } consultou { $agency }, { $country }
column-report-law = Norma invocada
column-report-restricted = Restringido
column-report-withheld = Não aberto
column-report-letter = Carta
note-report-letter = nossa referência { $reference }; resposta de { $date }, referência deles { $theirs }
note-report-fields-withheld = { $count ->
    [one] { $count } campo assinado não está aberto nesta cópia
   *[other] { $count } campos assinados não estão abertos nesta cópia
}
note-report-events-summary = Fatos da vida da arma que esta resposta contou
column-report-date = Data
column-report-parties = De → para
column-report-document = Documento
column-report-asserted = Segundo

## O que falta

word-report-missing = O que falta, foi recusado ou reservado
note-report-nothing-missing = Todos os pedidos foram respondidos por completo, e tudo está aberto aqui.
note-report-miss-open = { $number } ({ $country }): ainda sem decisão. { $reason }
note-report-miss-refused = { $number } ({ $country }): recusado: { $reason }
note-report-miss-returned = { $number } ({ $country }): devolvido por inadmissível: { $reason }
note-report-miss-withdrawn = { $number } ({ $country }): retirado pelo órgão que pergunta. { $reason }
note-report-miss-restricted = { $number } ({ $country }): a resposta está restringida: { $reason }
note-report-miss-no-record = { $number } ({ $country }): sem registro; o que foi consultado consta com a resposta. { $reason }
note-report-miss-not-completed = { $number } ({ $country }): não concluído: { $reason }
note-report-miss-unsigned = { $number } ({ $country }): a resposta veio por carta e não foi assinada por esse Estado. { $reason }
note-report-miss-unreadable = { $number } ({ $country }): decidido; o conteúdo não está aberto aqui. { $reason }
note-report-miss-not-asked = A resposta { $number } aponta para { $country }, que não foi consultado nestas provas.
note-report-reply-elsewhere = A entrada { $index } responde a uma entrada que não está nestas provas, ou que pertence a outra troca.
note-report-sequence-repeated = Entrada { $index }: quem a assina já tinha usado o número de sequência.
note-report-id-repeated = Entrada { $index }: quem a assina já tinha usado o número de mensagem.
note-report-agreement-unknown = A entrada { $index } nomeia um acordo que não está nestas provas.
note-report-not-understood = Entrada { $index }: o conteúdo assinado tem uma forma que este programa não lê.
note-report-erased = Entrada { $index }: o seu conteúdo foi destruído no fim da conservação; resta a declaração assinada.
note-report-withheld = { $count ->
    [one] Entrada { $index }: { $count } campo assinado não está aberto.
   *[other] Entrada { $index }: { $count } campos assinados não estão abertos.
}

## Tratamento

word-report-handling = Tratamento: o que pode ser feito com este relatório
note-report-no-tags = Nenhuma resposta traz etiqueta de tratamento. Sem ela, a informação fica com o órgão que perguntou.
note-report-personal = Este relatório contém dados pessoais.
note-report-handling-summary = Uma linha por resposta: quem a deu, o código de tratamento, as finalidades, a quem pode passar e até quando pode ser conservada
column-report-originator = Dado por
column-report-keep-until = Conservar até

## Assinaturas

word-report-statements = Declarações assinadas
note-report-statements = Cada declaração está assinada pelo seu emissor e consta no seu lugar do registro do nó emissor. Assinaturas e lugares foram verificados ao fazer este relatório e podem ser verificados de novo com as provas anexas.
note-report-statements-summary = Uma linha por declaração assinada: lugar no registro, espécie, de quem para quem, quando e o resumo completo da entrada
column-report-index = Entrada
column-report-from-to = De → para
column-report-signed-at = Assinado
column-report-entry = Resumo da entrada (SHA-256)
word-report-keys = Órgãos e impressões das suas chaves
note-report-keys = O número de segurança representa a chave raiz nacional do órgão. Compare-o com um obtido por outra via: do órgão por telefone ou de uma publicação oficial; nunca somente deste relatório.
note-report-key-window = de { $from } a { $until }
word-report-sealed = O que se anexa
column-report-bundle = Provas, SHA-256
column-report-bundle-bytes = Provas, bytes
column-report-renderer = Versão de composição

## Como verificar

word-report-verify = Como verificar este relatório
word-report-verify-in = Em português: como verificar este relatório
note-report-verify-file = 1. O arquivo. Execute «vestigo verify ARQUIVO.pdf» em qualquer computador; não é preciso rede nem conta. O programa tira do arquivo as provas assinadas, verifica cada assinatura e cada prova, desenha de novo estas páginas a partir delas e compara byte por byte. Se algo do arquivo foi alterado, mesmo uma só palavra de uma página, ele o diz.
note-report-verify-keys = 2. Os signatários. Acrescente «--root NÚMERO» para cada órgão, com o número de segurança que obteve dele por outra via. Só então o programa diz AUTÊNTICO; sem isso, só pode dizer que o arquivo é coerente em si mesmo.
note-report-verify-paper = 3. Uma impressão. O papel nada prova por si mesmo. Pergunte a { $node } pelo relatório { $number } com o código de verificação { $code }: o órgão pode dizer a quem foi entregue, quando e que SHA-256 tem o seu arquivo.
note-report-verify-limits = 4. O que não prova: que o que um órgão disse é verdade; que nada mais foi dito; quando algo ocorreu, além da palavra de quem assina.

## Comandos

cli-report = Emite e lista relatórios selados
cli-report-issue = Escreve o relatório selado de um rastreamento: um PDF com as suas provas anexas
cli-report-issue--id = ID do rastreamento, ou pelo menos os seus 8 primeiros dígitos
cli-report-issue--output = Arquivo a escrever; nunca é sobrescrito
cli-report-issue--language = Idioma do relatório: en, es, pt ou fr; senão, o do comando
cli-report-issue--recipient = A quem é entregue; impresso nele e anotado
cli-report-issue--for = Para quem: agency (órgão, padrão), national, court (tribunal) ou um Estado; o que uma etiqueta proíbe não se emite
cli-report-issue--draft = Escreve RASCUNHO sobre cada página
cli-report-list = Lista os relatórios emitidos, os mais recentes primeiro
cli-report-list--trace = Somente os deste rastreamento
cli-report-list--code = Somente o deste código de verificação
cli-report-list--limit = No máximo tantos
cli-report-list--after = Continua onde uma página terminou
cli-report-list--csv = Imprime CSV para uma planilha
column-report-code = Código
column-report-language = Idioma
column-report-digest = SHA-256 do arquivo
column-report-draft = Rascunho
note-report-issued = Relatório { $number } escrito em { $file }: código { $code }, SHA-256 { $digest }
note-report-issued-again = Nada mudou desde que este relatório foi emitido: é de novo o mesmo arquivo.
note-no-reports = Ainda não foi emitido nenhum relatório.

## Verificação

note-report-pages-hold = PÁGINAS: desenhadas de novo a partir das provas anexas, são iguais byte por byte. Relatório { $number } de { $node }, código { $code }, emitido { $time } a: { $recipient }
note-report-pages-differ = PÁGINAS ALTERADAS: as provas anexas são válidas, mas este arquivo não é o que se desenha a partir delas (primeira diferença no byte { $at }). Alguém alterou o que as páginas mostram, ou acrescentou algo. Não confie em nenhuma página.
note-report-pages-other = PÁGINAS NÃO COMPARADAS: as provas anexas e o talão de emissão são válidos, mas outra versão do programa desenhou as páginas ({ $theirs }; esta é { $ours }), de modo que podem mostrar outra coisa. Pergunte a { $node } que SHA-256 consta na sua lista para o relatório { $number }, código { $code }, e compare-o com o deste arquivo: { $digest }. Ou verifique com a versão que o emitiu.
note-report-not-ours = NÃO É UM RELATÓRIO: { $reason }. Nada deste arquivo foi verificado.
note-report-slip-bad = TALÃO DE EMISSÃO: { $reason }. Não confie no número, no destinatário nem na hora deste relatório, nem nas suas páginas.
note-report-evidence-bad = As provas anexas não são válidas; as páginas não foram examinadas.

## Erros

error-report-recipient = Um relatório nomeia o seu destinatário, com 200 caracteres no máximo.
error-report-recipient-next = Indique-o com --recipient, por exemplo --recipient "Vara n.º 3".
code-admin-report-issued = relatório emitido
