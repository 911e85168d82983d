# Os rastreamentos que este órgão pediu.

web-traces-title = Rastreamentos
web-traces-new = Rastrear uma arma
web-traces-none = Este órgão ainda não pediu nenhum rastreamento.
