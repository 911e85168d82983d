# A cadeia e a rota de um rastreamento como imagens, nas páginas e nos relatórios selados.

web-picture-number = N.º
web-picture-country = País
web-picture-what = O que aconteceu
web-picture-when = Quando
web-picture-evidence = Prova
web-picture-remarks = Observações
web-picture-from = De
web-picture-to = Para

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
