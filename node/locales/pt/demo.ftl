## O que diz a demonstração, chaves demo-…

demo-banner =
    Demonstração do Vestigo: uma federação de cinco países inventados nesta máquina.
    SYNTHETIC (sintético): são inventados os órgãos, registros, cadeias de custódia, documentos e agentes.
    Só são reais as armas recuperadas: marcas, modelos e números de série como constam em autos judiciais.

## O elenco

demo-agency-xa = Centro Nacional de Rastreamento de Armas de Fogo da Aldovária (SYNTHETIC)
demo-agency-xb = Registro de Armas da Brênnica (SYNTHETIC)
demo-agency-xc = Inteligência Aduaneira da Corvessa (SYNTHETIC)
demo-agency-xd = Departamento de Armas de Fogo da Polícia da Dalmória (SYNTHETIC)
demo-agency-xe = Ministério do Interior da Estrávia (SYNTHETIC)
demo-policy-xa = pergunta aos outros
demo-policy-xb = a sua máquina responde: país e mês, sem nomes (L2)
demo-policy-xc = a sua máquina só pode dizer «nada consta»; o resto é decidido por um agente
demo-policy-xd = a sua máquina responde: empresas, datas, documentos (L3)
demo-policy-xe = um agente decide tudo, e o que diz não segue adiante sem o seu consentimento
demo-release = As respostas automáticas saem a cada { $seconds } s e nenhuma vai a um agente como amostra (por padrão: a cada 60 s, 3 %).

## Atos

demo-act-start = { $count } órgãos criam os seus nós, importam os seus registros e associam-se
demo-act-across = Uma pistola recuperada em XA é rastreada através de três países
demo-act-off = O nó de XD está desligado, e XA pergunta-lhe mesmo assim, três vezes
demo-act-delayed = XE ainda não pode dizer: adia, com um motivo e uma data
demo-act-refused = XE recusa
demo-act-unknown = Em XC nada consta, e XC diz o que pesquisou
demo-act-folded = Uma letra O registrada onde os autos judiciais têm um zero
demo-act-back = O nó de XD volta a ser ligado
demo-act-review = Chegou a data: XE é lembrado e responde por completo
demo-act-handling = A resposta de XE é para XA: transmiti-la exige o consentimento de XE
demo-act-batch = Todas as { $count } armas recuperadas de uma só vez, a XB
demo-act-bundle = As provas do primeiro rastreamento, para um tribunal
demo-act-flipped = Primeira fraude: muda-se um bit do pacote de provas
demo-act-impostor = Segunda fraude: impostores com os nomes de XA e XB fazem um pacote com chaves próprias
demo-act-rewritten = Terceira fraude: o administrador de XC reescreve uma resposta no próprio diário de XC
demo-act-desk = A sua vez: { $count } pedidos esperam na mesa de XE
demo-act-end = Todos os nós param; o que se afirmou, e se se cumpriu

## O que acontece

demo-filled = { $guns } armas inventadas com { $events } eventos de custódia importadas em { $took }.
demo-gun = { $gun }
demo-circumstances = SYNTHETIC: recuperada numa busca, caso inventado para esta demonstração
demo-asked = → { $country }  consultado: { $agency }, acordo { $agreement }
demo-asked-onward = → { $country }  consultado em sequência: { $agency }, acordo { $agreement }
demo-with-officer = … { $country }  um agente tem de decidir; dito após { $took }
demo-answered = ← { $country }  { $said } · { $level } · após { $took }
demo-refused =
    ← { $country }  recusado: { $said } · após { $took }
    nas suas palavras: «{ $words }»
demo-officer = Agente de { $country }:  vestigo { $command }
demo-delayed =
    ← { $country }  adiado até { $review }: { $said }
    nas suas palavras: «{ $words }»
demo-refusal = SYNTHETIC: temos uma investigação em curso; voltem a perguntar dentro de três meses.
demo-delay = SYNTHETIC: há um inquérito em curso; voltaremos ao assunto por iniciativa própria.
demo-observer =
    Tudo o que um observador dos diários tem disso, { $bytes } bytes: { $from } a { $to },
    { $at }, tipo { $kind }, motivo { $reason }. Nem o número nem as palavras constam ali.
demo-review-due = A mesa de { $country } avisa por si mesma: { $count } adiamento a rever, desde { $review }.
demo-consent-why = SYNTHETIC: a pistola passou por XC.
demo-passed-on = { $country } já a tem, e com ela a sua etiqueta: { $handling }
demo-consent-logged = O consentimento é a entrada { $leaf }…: número { $asker } no diário de XA, número { $originator } no de XE.
demo-stopped = O processo de { $country } parou.
demo-in-outbox = Assinados, anotados e guardados na caixa de saída de XA até { $country } voltar. Entretanto:
demo-started-again = O processo de { $country } funciona de novo.
demo-delivered = { $country } assinou às { $at } que tem o pedido: provam-no XA a partir do seu rastreamento e { $country } a partir do seu caso.
demo-folded = { $country } registrou { $recorded }, perguntou-se por { $asked }: não são iguais, por isso a máquina não responde.
demo-row-officer = um agente tem de examinar
demo-batch-done = { $count } armas, cada uma assinada, anotada e decidida ou nas mãos de um agente, em { $took }.
demo-roots = Raízes nacionais, com o número de segurança que cada órgão lê em voz alta ao telefone:
demo-verdict = saída { $exit }: { $words }
demo-exit = saída { $exit }
demo-put-back = A entrada é reposta: saída { $exit }, o diário volta a estar íntegro.
demo-desk-who = Você é { $officer } de { $country }. Frase secreta: { $passphrase } (os comandos leem-na de um arquivo).
demo-desk-read = O que espera, o que se pergunta, o que dizem os registros e o que seria revelado em cada nível:
demo-desk-decide = Responder, recusar, adiar; e como se chegou à decisão:
demo-desk-asker = O que { $asker } vê disso:
demo-chain-end = aqui a arma saiu da posse legal
demo-diversion = Ponto de desvio: { $point } { $words }, em { $country }, { $date } ({ $certainty })
demo-time-to-crime = Tempo até o crime: { $days } dias, da última transferência lícita em { $from } até a recuperação em { $to }
demo-go-on = Enter: continuar · Ctrl-C: parar e limpar
demo-look-around = Todos os nós funcionam: digite os comandos acima em outro terminal. Enter: parar os nós e limpar
demo-flip = Byte { $position } de { $size }, um bit:
demo-flip-others = O mesmo em { $count } outros lugares, desde o primeiro byte: violado todas as vezes.
demo-impostor-told = O pacote deles está completo e conta outra história: { $said } em XB, nunca exportada. Perante as cinco raízes:
demo-cheat =
    O nó de XC está parado. A entrada { $index } é a resposta de XC no primeiro rastreamento: assinada de novo com a chave de XC,
    duas horas antes, com o resumo da sua linha ajustado. Mas XC tinha assinado um ponto de verificação sobre { $size } entradas, e XA o possui.

## Afirmações

demo-check-processes = cinco órgãos, cinco processos
demo-check-registers = cada registro foi importado sem nenhuma linha rejeitada
demo-check-joined = as duas partes de cada parceria viram o número de segurança que a outra leu em voz alta
demo-check-chain = XB fabricou-a e enviou-a, XC exportou-a, em XD consta como furtada a um comerciante
demo-check-diversion = exportada com licença; ponto de desvio D02 em XD, e o tempo daí até a recuperação
demo-check-levels = a máquina de XB não nomeou nenhuma parte, o agente de XC e a máquina de XD nomearam, conforme o acordado
demo-check-release = cada nó funciona com os intervalos de envio aqui indicados, e como sintético
demo-check-officer = a máquina de XC deixou a decisão a um agente
demo-check-report = um relatório selado do rastreamento verifica-se por si só; com um byte alterado não, saída 20
demo-check-synthetic = cada evento e o pacote de provas dizem que são sintéticos
demo-check-delayed = um adiamento dá motivo, palavras e data de revisão, que é o novo prazo, e nenhum dado
demo-check-observer = quem observa os diários vê o código do motivo, não o conteúdo
demo-check-refused = uma recusa dá o seu motivo e as suas palavras, e nenhum dado
demo-check-no-record = «nada consta» diz o que foi pesquisado
demo-check-folded = um número que só coincide salvo caracteres parecidos vai a um agente
demo-check-outbox = o que se pergunta a um nó desligado espera na caixa de saída
demo-check-delivered = quando o nó volta, cada pedido recebe resposta, uma só vez
demo-check-both-prove = quem pergunta e quem responde provam as mesmas entregas, cada um a partir do seu diário, e não antes de o nó voltar
demo-check-review = o adiamento voltou por si mesmo na sua data
demo-check-later = a resposta posterior é completa
demo-check-blocked = transmitir uma resposta H2 é bloqueado, com o caminho para pedir consentimento, e nada saiu
demo-check-consent = com o consentimento de quem a originou ela segue, com a etiqueta de quem a originou
demo-check-consent-logged = o consentimento é uma só entrada assinada nos dois diários
demo-check-batch = cada arma recuperada obteve o resultado que o registro determina
demo-check-consistent = o pacote de provas verifica-se sem configuração nem nó: coerente, saída 10
demo-check-authentic = com as raízes conhecidas é autêntico, saída 0
demo-check-flipped = um bit mudado: saída 20 e o que está errado
demo-check-impostor = o pacote completo de um impostor nunca é autêntico, saída 10
demo-check-log-holds = o diário de XC está íntegro antes da fraude, e de novo quando a entrada é reposta
demo-check-cheat = a entrada reescrita é apontada, saída 20
demo-check-desk = cada pedido na mesa de XE mostra os registros e o que seria revelado
demo-check-silent = o relatório de nenhum nó menciona um número de série

## O que fica

demo-how-to =
    SYNTHETIC (sintético): uma federação de países inventados, deixada por vestigo demo --keep.

    Diretório  nome do nó  número de segurança da raiz nacional
    { $nodes }

    Para pôr os nós em funcionamento, cada um no seu próprio terminal:
      vestigo serve --data-dir { $dir }/xa
      vestigo serve --data-dir { $dir }/xb

    Para explorar:
      vestigo status --data-dir { $dir }/xa
      vestigo partner list --data-dir { $dir }/xa
      vestigo trace list --data-dir { $dir }/xa
      vestigo case list --data-dir { $dir }/xb

    Para atuar como ponto de contato de XE, com xa e xe em funcionamento:
    { $desk }

    Para verificar o pacote de provas, sozinho e com uma raiz para cada órgão que nele figura:
      vestigo verify { $dir }/{ $bundle }
      vestigo verify { $dir }/{ $bundle } $(sed 's/ //g; s/^/--root /' { $dir }/{ $roots })
      vestigo verify { $dir }/one-byte-flipped.bundle
      vestigo verify { $dir }/impostor.bundle

    Para ver de novo a fraude, com xc parado:
      cp { $dir }/xc/store.sqlite { $dir }/xc-store-true.sqlite
      cp { $dir }/xc-store-rewritten.sqlite { $dir }/xc/store.sqlite
      vestigo log verify --data-dir { $dir }/xc --partner-copy { $dir }/xc-checkpoint-held-by-xa.txt
      cp { $dir }/xc-store-true.sqlite { $dir }/xc/store.sqlite

## O que pode falhar

error-demo-stopped = A demonstração foi interrompida.
error-demo-stopped-next = Os seus nós também foram parados.
error-demo-timeout = A demonstração esperou { $seconds } s por { $what }, e nada chegou.
error-demo-timeout-next = Tente de novo quando a máquina tiver menos trabalho, ou veja os relatórios dos nós com: vestigo demo --keep DIRETÓRIO
error-demo-node-ended = Um nó da demonstração terminou por si mesmo: { $detail }
error-demo-node-ended-next = O seu relatório fica em { $log } se a demonstração for executada com --keep DIRETÓRIO.
error-demo-node-stays = Um nó da demonstração não para.
error-demo-node-stays-next = O seu relatório fica em { $log } se a demonstração for executada com --keep DIRETÓRIO.
error-demo-command = Um comando da demonstração falhou com o código de saída { $exit }: { $command }: { $detail }
error-demo-command-next = Execute de novo a demonstração com --keep DIRETÓRIO e experimente ali o comando.
error-demo-dir-too-long = { $path } é demasiado longo para os sockets dos nós que contém.
error-demo-dir-too-long-next = Escolha um diretório cujo caminho absoluto tenha no máximo { $limit } bytes.
error-demo-dir-not-empty = { $path } não está vazio.
error-demo-dir-not-empty-next = Indique um diretório vazio ou que não exista.
error-demo-no-port = Nenhuma porta entre 20000 e 29999 está livre em 127.0.0.1.
error-demo-no-port-next = Pare os programas que ali escutam e tente de novo.
demo-recipient = Vara SINTÉTICA n.º 3
demo-pages = Em um navegador: abra uma destas páginas e entre como um destes agentes. Senha: { $password } (deixe o código vazio).
