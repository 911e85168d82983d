# La cadena y la ruta de un rastreo como imágenes, en las páginas y en los informes sellados.

web-picture-number = N.º
web-picture-country = País
web-picture-what = Hecho
web-picture-when = Fecha
web-picture-evidence = Prueba
web-picture-remarks = Observaciones
web-picture-from = Desde
web-picture-to = Hasta

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
