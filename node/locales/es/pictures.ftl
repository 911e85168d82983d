# Imágenes: las palabras que llevan y las que las acompañan.

web-picture-as-table = Ver como tabla
web-picture-disclaimer = No se rastrean todas las armas usadas en delitos, ni todas las rastreadas se usaron en alguno. Las rastreadas no son una muestra aleatoria, y el origen que se muestra no es necesariamente la vía por la que llegaron a los delincuentes.
web-picture-view-route = La ruta
web-picture-view-americas = Las Américas
web-picture-view-world = Todo el mundo

web-picture-count = Armas

web-picture-flow-title = Del origen a la recuperación
web-picture-flow-about = Cuanto más ancha es la banda, más armas del país de la izquierda se recuperaron en el de la derecha.
web-picture-flow-table = Armas por origen y lugar de recuperación
web-picture-flow-from = Origen
web-picture-flow-to = Recuperadas en
web-picture-flow-nothing = Ningún rastreo ha mostrado todavía un origen.
web-picture-pooled = otros
web-picture-few = menos de { $least }

web-picture-histogram-title = Tiempo desde la última transferencia lícita hasta la recuperación
web-picture-histogram-about = Número de armas según el tiempo hasta el delito.
web-picture-histogram-nothing = Todavía no se conoce ningún tiempo hasta el delito.
web-picture-interval = Tiempo hasta el delito
web-picture-share = Proporción
web-picture-cumulative = Proporción acumulada
web-picture-median = Mediana: { $time }

web-picture-federation-title = Socios
web-picture-federation-about = { $partners }; { $up } en contacto y sin mensajes pendientes.
web-picture-partners =
    { $count ->
        [one] 1 socio
       *[other] { $count } socios
    }
web-picture-federation-nothing = Todavía no se ha unido ningún socio.
web-picture-node-ok = en contacto
web-picture-node-slow = lento
web-picture-node-down = sin contacto
web-picture-node-not-joined = no incorporado
web-picture-agency = Organismo
web-picture-state = Situación
web-picture-contact = Último contacto
web-picture-version = Versión
web-picture-queue = En espera
web-picture-messages =
    { $count ->
        [one] 1 mensaje
       *[other] { $count } mensajes
    }

web-picture-heads-title = Quién vio qué registro
web-picture-heads-about = Lo que se sabe aquí de { $logs }: quién vio cuánto de cada uno y si se trata de una sola historia.
web-picture-logs =
    { $count ->
        [one] 1 registro
       *[other] { $count } registros
    }
web-picture-heads-nothing = Todavía no se ha visto ningún registro.
web-picture-log-of = Registro de
web-picture-seen-by = visto por
web-picture-consistent = coherente
web-picture-behind = no está al día
web-picture-fork = dos historias
web-picture-trouble = requiere atención
web-picture-never = no se sabe nada
web-picture-own = su propio registro
web-picture-tapes = Longitud de los registros
web-picture-proof = Descargar la prueba
web-picture-entries =
    { $count ->
        [one] { $number } entrada
       *[other] { $number } entradas
    }
