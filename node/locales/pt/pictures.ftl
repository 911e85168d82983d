# Imagens: as palavras que trazem e as que as acompanham.

web-picture-as-table = Ver em tabela
web-picture-disclaimer = Nem toda arma usada em crimes é rastreada, e nem toda arma rastreada foi usada em um crime. As rastreadas não são uma amostra aleatória, e a origem mostrada não é necessariamente o meio pelo qual os criminosos as obtiveram.
web-picture-view-route = A rota
web-picture-view-americas = As Américas
web-picture-view-world = O mundo inteiro

web-picture-number = N.º
web-picture-country = País
web-picture-what = O que aconteceu
web-picture-when = Quando
web-picture-evidence = Prova
web-picture-remarks = Observações
web-picture-from = De
web-picture-to = Para
web-picture-count = Armas

web-picture-chain-title = Cadeia do rastreamento { $id }
web-picture-chain-about = A vida da arma, com { $stations }, e a vida da consulta, com { $questions }.
web-picture-stations =
    { $count ->
        [one] { $count } etapa
       *[other] { $count } etapas
    }
web-picture-questions =
    { $count ->
        [one] { $count } solicitação
       *[other] { $count } solicitações
    }
web-picture-chain-table = A cadeia passo a passo
web-picture-gun = Vida da arma
web-picture-question = Vida da consulta
web-picture-contradicts = contradiz
web-picture-nothing-told = Nenhum país informou ainda algo sobre esta arma.
web-picture-signed = assinado pelo Estado
web-picture-letter = por carta, sem assinatura eletrônica
web-picture-waiting = resposta pendente
web-picture-refused = sem resposta
web-picture-no-record = nada consta
web-picture-sent-to = { $event } para { $country }
web-picture-says = segundo { $country }
web-picture-date-unknown = data desconhecida
web-picture-before = antes de { $date }
web-picture-after = depois de { $date }
web-picture-due = { $state }, prazo: { $date }
web-picture-clocks = os relógios não coincidem: a resposta tem data anterior à pergunta
web-picture-time-to-crime = Tempo até o crime: { $time }
web-picture-between = de { $least } a { $most }
web-picture-or-more = { $least } ou mais
web-picture-years =
    { $count ->
        [one] { $count } ano
       *[other] { $count } anos
    }
web-picture-months =
    { $count ->
        [one] { $count } mês
       *[other] { $count } meses
    }

web-picture-route-title = Rota da arma
web-picture-route-about = O caminho da arma em um mapa do mundo: { $countries }.
web-picture-route-table = Os trajetos de um país a outro
web-picture-way-signed = consta de uma resposta assinada
web-picture-way-inferred = inferido dos lugares em que esteve
web-picture-elsewhere = Países que não estão neste mapa
web-picture-borders = Contornos: Natural Earth, domínio público. As fronteiras e os nomes não implicam posição alguma sobre a situação de nenhum território.

web-picture-flow-title = Da origem à recuperação
web-picture-flow-about = Quanto mais larga a faixa, mais armas do país à esquerda foram recuperadas no país à direita.
web-picture-flow-table = Armas por origem e local de recuperação
web-picture-flow-from = Origem
web-picture-flow-to = Recuperadas em
web-picture-flow-nothing = Nenhum rastreamento mostrou ainda uma origem.
web-picture-pooled = outros
web-picture-few = menos de { $least }

web-picture-histogram-title = Tempo entre a última transferência lícita e a recuperação
web-picture-histogram-about = Número de armas por tempo até o crime.
web-picture-histogram-nothing = Ainda não se conhece nenhum tempo até o crime.
web-picture-interval = Tempo até o crime
web-picture-share = Proporção
web-picture-cumulative = Proporção acumulada
web-picture-median = Mediana: { $time }

web-picture-federation-title = Parceiros
web-picture-federation-about = { $partners }; { $up } em contato e sem mensagens à espera.
web-picture-partners =
    { $count ->
        [one] { $count } parceiro
       *[other] { $count } parceiros
    }
web-picture-federation-nothing = Nenhum parceiro aderiu ainda.
web-picture-node-ok = em contato
web-picture-node-slow = lento
web-picture-node-down = sem contato
web-picture-node-not-joined = não incorporado
web-picture-agency = Órgão
web-picture-state = Situação
web-picture-contact = Último contato
web-picture-version = Versão
web-picture-queue = À espera
web-picture-messages =
    { $count ->
        [one] { $count } mensagem
       *[other] { $count } mensagens
    }

web-picture-heads-title = Quem viu qual registro
web-picture-heads-about = O que se sabe aqui de { $logs }: quem viu quanto de cada um e se há uma só história.
web-picture-logs =
    { $count ->
        [one] { $count } registro
       *[other] { $count } registros
    }
web-picture-heads-nothing = Nenhum registro foi visto ainda.
web-picture-log-of = Registro de
web-picture-seen-by = visto por
web-picture-consistent = consistente
web-picture-behind = desatualizado
web-picture-fork = duas histórias
web-picture-trouble = requer atenção
web-picture-never = nada se sabe
web-picture-own = o próprio registro
web-picture-tapes = Extensão dos registros
web-picture-proof = Baixar a prova
web-picture-entries =
    { $count ->
        [one] { $number } entrada
       *[other] { $number } entradas
    }
