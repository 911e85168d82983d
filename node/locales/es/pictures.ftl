# Imágenes: las palabras que llevan y las que las acompañan.

web-picture-as-table = Ver como tabla
web-picture-disclaimer = No se rastrean todas las armas usadas en delitos, ni todas las rastreadas se usaron en alguno. Las rastreadas no son una muestra aleatoria, y el origen que se muestra no es necesariamente la vía por la que llegaron a los delincuentes.
web-picture-view-route = La ruta
web-picture-view-americas = Las Américas
web-picture-view-world = Todo el mundo

web-picture-number = N.º
web-picture-country = País
web-picture-what = Hecho
web-picture-when = Fecha
web-picture-evidence = Prueba
web-picture-remarks = Observaciones
web-picture-from = Desde
web-picture-to = Hasta
web-picture-count = Armas

web-picture-chain-title = Cadena del rastreo { $id }
web-picture-chain-about = La vida del arma con { $stations } y la vida de la consulta con { $questions }.
web-picture-stations =
    { $count ->
        [one] 1 etapa
       *[other] { $count } etapas
    }
web-picture-questions =
    { $count ->
        [one] 1 solicitud
       *[other] { $count } solicitudes
    }
web-picture-chain-table = La cadena paso a paso
web-picture-gun = Vida del arma
web-picture-question = Vida de la consulta
web-picture-contradicts = contradice a
web-picture-nothing-told = Ningún país ha informado todavía sobre esta arma.
web-picture-signed = firmado por el Estado
web-picture-letter = por carta, sin firma electrónica
web-picture-waiting = respuesta pendiente
web-picture-refused = sin respuesta
web-picture-no-record = sin registro
web-picture-sent-to = { $event } a { $country }
web-picture-says = según { $country }
web-picture-date-unknown = fecha desconocida
web-picture-before = antes de { $date }
web-picture-after = después de { $date }
web-picture-due = { $state }, plazo: { $date }
web-picture-clocks = los relojes no coinciden: la respuesta lleva una fecha anterior a la pregunta
web-picture-time-to-crime = Tiempo hasta el delito: { $time }
web-picture-between = de { $least } a { $most }
web-picture-or-more = { $least } o más
web-picture-years =
    { $count ->
        [one] 1 año
       *[other] { $count } años
    }
web-picture-months =
    { $count ->
        [one] 1 mes
       *[other] { $count } meses
    }

web-picture-route-title = Ruta del arma
web-picture-route-about = El camino del arma en un mapa del mundo: { $countries }.
web-picture-route-table = Los trayectos de un país a otro
web-picture-way-signed = consta en una respuesta firmada
web-picture-way-inferred = inferido por los lugares en que estuvo
web-picture-elsewhere = Países que no figuran en este mapa
web-picture-borders = Contornos: Natural Earth, dominio público. Las fronteras y los nombres no implican postura alguna sobre la condición de ningún territorio.

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
