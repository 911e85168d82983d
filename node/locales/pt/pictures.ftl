# Imagens: as palavras que trazem e as que as acompanham.

web-picture-as-table = Ver em tabela
web-picture-disclaimer = Nem toda arma usada em crimes é rastreada, e nem toda arma rastreada foi usada em um crime. As rastreadas não são uma amostra aleatória, e a origem mostrada não é necessariamente o meio pelo qual os criminosos as obtiveram.
web-picture-view-route = A rota
web-picture-view-americas = As Américas
web-picture-view-world = O mundo inteiro

web-picture-count = Armas

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
