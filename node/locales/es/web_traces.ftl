# Los rastreos que este organismo pidió.

web-traces-title = Rastreos
web-traces-new = Rastrear un arma
web-traces-none = Este organismo todavía no ha pedido ningún rastreo.
