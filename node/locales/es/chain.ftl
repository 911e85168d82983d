# La cadena entre países, y los Estados sin nodo

## Órdenes

cli-trace-submit--fan-out = Consultar a la vez a los N países más probables, 5 como máximo, una vez vistos y confirmados; con --to, esa autoridad es la primera
cli-trace-submit--yes = Confirmar los países de --fan-out sin que se pregunte
cli-trace-submit--off-network = Consultar por carta a un país sin nodo, dos letras
cli-trace-submit--to-agency = La autoridad a la que va la carta
cli-trace-submit--days = Días hasta que venza la respuesta a la carta; si no se dice, 60, o 7 si es urgente
cli-trace-submit--out = Directorio donde se escribe la carta, como texto y como página para imprimir; si no se dice, aquí
cli-trace-submit--recovered = Cuándo se recuperó el arma, por ejemplo 2023-05-10, 2023-05 o <2023
cli-trace-submit--recovery = Cómo llegó a manos oficiales: seized (incautada), found (hallada), surrendered (entregada)
cli-trace-submit--place = Dónde se recuperó
cli-trace-submit--illicit-basis = Por qué es ilícita: I1 ley del lugar, I2 embargo, I3 sin marcar, I4 fabricada sin licencia, I5 transferida sin licencia; puede darse varias veces
cli-trace-suggest = Mostrar los países que más probablemente saben más de un arma, y por qué; no consulta a nadie
cli-trace-suggest--id = ID de un rastreo: se miran su arma y las respuestas recibidas
cli-trace-suggest--maker = Fabricante según la marca
cli-trace-suggest--country-of-manufacture = País de fabricación, dos letras
cli-trace-suggest--importer = Importador según la marca
cli-trace-suggest--mark = Una marca tal como se ve, con su clase (import: GT 25; proof: BNP); puede darse varias veces
cli-trace-suggest--csv = Escribir CSV para una hoja de cálculo
cli-trace-onward = Seguir un rastreo hacia el país al que llevan sus respuestas, o hacia otro
cli-trace-onward--id = ID del rastreo, o sus primeras 8 cifras o más
cli-trace-onward--to = Nombre de nodo de un socio, o un país, si las respuestas dejan elegir
cli-trace-onward--off-network = Por carta, a un país sin nodo, dos letras
cli-trace-onward--to-agency = La autoridad a la que va la carta
cli-trace-onward--days = Días hasta que venza la respuesta; si no se dice, 60, o 7 si es urgente
cli-trace-onward--out = Directorio donde se escribe la carta; si no se dice, aquí
cli-trace-letter = Escribir otra vez una solicitud por carta, como texto y como página para imprimir, en el idioma de --lang
cli-trace-letter--id = ID del rastreo, o sus primeras 8 cifras o más
cli-trace-letter--hop = Número del paso en el rastreo
cli-trace-letter--out = Directorio donde se escribe la carta; si no se dice, aquí
cli-trace-enter-reply = Anotar lo que respondió una carta, con su copia escaneada
cli-trace-enter-reply--id = ID del rastreo, o sus primeras 8 cifras o más
cli-trace-enter-reply--file = Copia de la carta: PDF, PNG, JPEG o TIFF, 10 MiB como máximo
cli-trace-enter-reply--result = Lo que dice: un resultado (R06), por qué no lo hay (N09), una negativa (D1) o una devolución (A2)
cli-trace-enter-reply--hop = Número del paso, si hay varias cartas abiertas
cli-trace-enter-reply--reference = Nuestra referencia tal como la cita la respuesta; se compara con la de la solicitud
cli-trace-enter-reply--dated = Fecha de la carta
cli-trace-enter-reply--their-reference = Referencia propia de la otra autoridad
cli-trace-enter-reply--country = El otro país del resultado: adónde se exportó el arma; con N18, quién puede saber más
cli-trace-enter-reply--date = Cuándo ocurrió
cli-trace-enter-reply--party = Quién la tuvo o la recibió
cli-trace-enter-reply--party-kind = Qué es esa parte: licensee (con licencia), natural (persona física), force (fuerza), state (Estado)
cli-trace-enter-reply--document = Número de la licencia, del certificado o del informe
cli-trace-enter-reply--searched = Qué registros se consultaron; hace falta con R20
cli-trace-enter-reply--until = Hasta cuándo se aplaza la respuesta; hace de un código D un aplazamiento
cli-trace-enter-reply--text = Las palabras de la carta que importan; hacen falta con una negativa, devolución o aplazamiento
cli-trace-scan = Sacar la copia escaneada de una respuesta por carta
cli-trace-scan--id = ID del rastreo, o sus primeras 8 cifras o más
cli-trace-scan--hop = Número del paso en el rastreo
cli-trace-scan--out = Archivo que se escribe; no debe existir todavía
cli-trace-confirm-by-node = Pedir a un socio de ese país que firme lo que dijo su carta
cli-trace-confirm-by-node--id = ID del rastreo, o sus primeras 8 cifras o más
cli-trace-confirm-by-node--hop = Número del paso con la carta
cli-trace-confirm-by-node--partner = Nombre de nodo del socio
word-value-hop = PASO

## Nombres

column-recovered = Recuperada
column-why = Por qué
column-letter-to = Para
column-letter-from = De
column-letter-contact = Contacto
column-letter-date = Fecha
column-letter-reference = Nuestra referencia (cítese, por favor)
column-letter-illicit = Por qué es ilícita
column-letter-recovery = Cómo se recuperó
column-letter-place = Lugar de la recuperación
column-letter-circumstances = Circunstancias del hallazgo
word-diversion = Punto de desvío
word-time-to-crime = Tiempo hasta el delito
word-contradictions = Contradicciones entre Estados
word-can-be-asked = se puede consultar
word-before-asking = algún día antes de la consulta
word-undecided = sin decidir
word-letter-title = Solicitud de rastreo de un arma de fuego
word-letter-illicit = 1. Por qué se considera ilícita el arma y cómo se encontró
word-letter-firearm = 2. El arma
word-letter-use = 3. Para qué se quiere la información
word-letter-asked = 4. Qué se pregunta
word-letter-reply = 5. La respuesta

code-hop-no-partner = ningún nodo es socio
code-hop-not-agreed = rastreo ulterior no acordado
code-hop-suspended = suspendido
code-hop-loop = vuelve atrás
code-hop-home = nuestro propio país
code-hop-by-letter = consultado por carta

code-bucket-under-3-months = menos de 3 meses
code-bucket-3-to-7-months = de 3 a 7 meses
code-bucket-7-to-12-months = de 7 a 12 meses
code-bucket-1-to-2-years = de 1 a 2 años
code-bucket-2-to-3-years = de 2 a 3 años
code-bucket-3-years-and-over = 3 años o más

code-conflict-dates = Las fechas se excluyen
code-conflict-consignee = Se nombran destinatarios distintos
code-conflict-country = Se nombran países de origen o de destino distintos
code-conflict-arrival = Enviada por uno, no consta en el otro
code-conflict-after-destruction = Le ocurrió algo después de su destrucción
code-conflict-result = Dos respuestas de un mismo país difieren

code-change-answer-of = la respuesta que falta de
code-change-asking = una respuesta, si se le consultara, de
code-change-holder-in = quién tenía el arma cuando se perdió o fue robada, según
code-change-report-in = una denuncia de robo o pérdida, o una transferencia posterior, de
code-change-signature-of = una respuesta firmada en lugar de una carta, de
code-change-date-from = una fecha más precisa de
code-change-record-of = un registro en lugar de una afirmación, de

code-ground-last-lawful-country = enviada allí legalmente, según una respuesta
code-ground-indicated = nombrado en una respuesta
code-ground-import-mark = marca de importación
code-ground-importer = importador en el arma
code-ground-country-of-manufacture = país de fabricación
code-ground-maker = el fabricante trabaja allí
code-ground-proof-mark = marca de banco de pruebas

## Lo que se dice

ask-fan-out = ¿Consultar ahora a { $partners }? [sí/no]
note-diversion-or = o bien: { $points }
note-diversion-where = en { $country }, { $date }
note-last-lawful = último registro legal: { $source }
note-diversion-broke = salió de manos legales: { $source }
note-rests-on-letter = se apoya en una carta que su país no ha firmado
note-would-change = podría cambiarlo { $what } { $country }
note-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}
note-days-between = de { $least } a { $most } días
note-days-least = { $least } días o más
note-buckets = desde { $from } hasta { $to }
note-time-from = desde { $from } hasta { $to }; { $source }
note-source-event = paso { $hop } ({ $country }), hecho { $position }
note-source-result = paso { $hop } ({ $country }), resultado { $position }
note-by-letter = Por carta, nuestra referencia { $reference }
note-reply-by-letter = Respuesta por carta de { $date } { $reference }
note-not-signed = Anotada por nuestro funcionario; no firmada por { $country }
note-letter-confirmed = Confirmada con la firma de un nodo de ese país: paso { $number }
note-letter-contradicted = Contradicha con la firma de un nodo de ese país: paso { $number }
note-letter-written = Carta { $reference } escrita: { $files }
note-scan-written = Copia escrita en { $file } ({ $kind }).
note-reply-entered = La respuesta queda anotada como declaración nuestra, no firmada por el país que la escribió.
note-no-suggestions = Nada de esta arma apunta a un país.
note-chain-by-letter = Por carta, no firmado por el Estado que responde: { $exchange } ({ $country }, { $agency }, referencia { $reference })
note-next-proposed = Para consultar a { $partner }: vestigo trace onward { $id } --to { $partner }
note-next-no-partner = Por carta: vestigo trace onward { $id } --off-network { $country } --to-agency "…". O invite a su autoridad: vestigo partner invite
note-next-no-agreement = Primero un acuerdo: vestigo agreement propose { $partner } --terms ARCHIVO. O por carta: vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-not-agreed = El acuerdo con { $partner } no permite rastreos ulteriores. Proponga otro: vestigo agreement propose { $partner } --terms ARCHIVO. O por carta: vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-suspended = { $partner } o el acuerdo con él está suspendido: hable con su punto de contacto, o consulte por carta: vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-loop = La respuesta vuelve a { $country }, de donde viene esta cadena (paso { $earlier }). Consulte de nuevo a { $country } con lo que dice esta respuesta.
note-next-home = La respuesta vuelve a nuestro propio país. Búsquela: vestigo registry find NÚMERO
note-next-refused = Busque otro país: vestigo trace suggest { $id }
note-next-returned = Corrija lo que nombra el motivo y envíe de nuevo: vestigo trace submit --to { $partner } …
note-next-undeliverable = No se pudo llegar a { $partner }. Por carta: vestigo trace onward { $id } --off-network { $country } --to-agency "…"
note-next-by-letter = Cuando llegue la respuesta: vestigo trace enter-reply { $id } --hop { $number } --file COPIA --result CÓDIGO
note-next-unsigned = Cuando { $country } tenga un nodo: vestigo trace confirm-by-node { $id } { $number } --partner SOCIO
note-next-confirm = { $country } ya tiene un nodo. Que lo firme: vestigo trace confirm-by-node { $id } { $number } --partner SOCIO
note-next-no-record = Busque otro país: vestigo trace suggest { $id }

note-letter-intro = Nuestra autoridad les solicita el rastreo del arma de fuego descrita a continuación, conforme al Instrumento internacional para permitir a los Estados identificar y localizar, de forma oportuna y fidedigna, armas pequeñas y armas ligeras ilícitas (A/60/88), párrafos 16 a 23, o a la otra base jurídica aquí nombrada.
note-letter-asked-record = Qué dicen sus registros de esta arma: fabricación, importación, exportación, venta, inscripción, asignación, transferencia, inutilización, destrucción.
note-letter-asked-next = Si salió de su país: a qué país y a quién, cuándo, y con qué licencia o documento.
note-letter-asked-loss = Si se denunció su robo o pérdida, cuándo y de quién.
note-letter-asked-searched = Si no se encuentra nada: qué registros se consultaron y de qué años.
note-letter-asked-reason = Si la respuesta se aplaza, se restringe o se niega: por qué motivo (párrafos 22 y 23).
note-letter-reply = Les rogamos que citen la referencia { $reference } y respondan antes del { $date }. Agradeceremos de inmediato un breve acuse de recibo.
note-letter-confidential = Esta carta y su contenido son confidenciales y sirven solo al fin indicado. Trataremos su respuesta como confidencial, la usaremos solo para ese fin y no la comunicaremos a nadie sin su consentimiento (párrafo 15).
note-letter-signature =
    Por el punto de contacto nacional:
    Nombre, cargo, firma, sello: ______________________________________
note-letter-leaf = Entrada en nuestro registro de intercambios: { $leaf }

## Errores

error-leads-nowhere = Ninguna respuesta de este rastreo lleva a un país que no se haya consultado ya.
error-leads-nowhere-next = Diga a quién consultar: vestigo trace onward ID --to SOCIO. Quién puede saber más: vestigo trace suggest ID
error-choose-state = Las respuestas llevan a varios países: { $states }.
error-choose-state-next = Elija uno con --to.
error-no-partner-in = Ningún nodo de { $country } es socio.
error-no-partner-in-next = Consulte por carta: vestigo trace onward ID --off-network { $country } --to-agency "…". O invite a su autoridad: vestigo partner invite
error-suspended = { $partner }, o el acuerdo con él, está suspendido.
error-suspended-next = Hable con su punto de contacto, o consulte por carta con --off-network.
error-kind-not-agreed = El acuerdo con { $partner } no permite { $kind }.
error-kind-not-agreed-next = Proponga otro acuerdo: vestigo agreement propose { $partner } --terms ARCHIVO. O consulte por carta con --off-network.
error-already-asked = { $who } ya fue consultado en este rastreo.
error-already-asked-next = Para ver la cadena: vestigo trace show ID
error-chain-too-long = El rastreo tiene 32 pasos, y un rastreo no tiene más.
error-chain-too-long-next = Envíe un rastreo nuevo para seguir.
error-too-many-at-once = No se consulta a más de { $limit } autoridades a la vez.
error-too-many-at-once-next = Elija las más probables: vestigo trace suggest
error-no-such-letter = No hay solicitud por carta en ese lugar del rastreo.
error-no-such-letter-next = Para ver los pasos y sus números: vestigo trace show ID
error-choose-letter = Hay varias solicitudes por carta abiertas.
error-choose-letter-next = Diga cuál con --hop, o con --reference tal como la cita la carta.
error-another-reference = La respuesta cita otra referencia que la de la solicitud.
error-another-reference-next = Compare la carta con vestigo trace show ID; puede ser de otro rastreo.
error-reply-entered = Ya se anotó una respuesta que decide esta solicitud.
error-reply-entered-next = Para verla: vestigo trace show ID
error-no-reply = Todavía no se anotó ninguna respuesta.
error-no-reply-next = Anótela primero: vestigo trace enter-reply ID --file COPIA --result CÓDIGO
error-another-state = { $partner } no es autoridad del país que respondió.
error-another-state-next = Nombre un socio de ese país. Para verlos: vestigo partner list
error-reply-words = Una negativa, devolución o aplazamiento se anota con las palabras de la carta.
error-reply-words-next = Añádalas con --text.
error-reply-searched = R20 necesita lo que se consultó: solo así «no consta» es prueba.
error-reply-searched-next = Añádalo con --searched.
error-scan-too-large = La copia tiene más de { $limit } bytes.
error-scan-too-large-next = Escanéela en blanco y negro, u omita las páginas que nada dicen.
error-scan-kind = El archivo no es PDF, PNG, JPEG ni TIFF.
error-scan-kind-next = Escanee la carta como PDF.
error-nobody-to-ask = Ningún país que pueda saber más se puede consultar a través de un socio.
error-nobody-to-ask-next = Para verlos con los motivos: vestigo trace suggest. Para consultar por carta: --off-network
error-not-confirmed = No se envió nada: no se confirmó a { $partners }.
error-not-confirmed-next = Responda sí, o añada --yes.
error-suggest-what = No se dio nada sobre el arma.
error-suggest-what-next = Nombre un rastreo, o dé --maker, --importer, --mark o --country-of-manufacture.
error-letter-not-written = La solicitud está anotada, pero la carta no se pudo escribir. { $detail }
error-letter-not-written-next = Escríbala otra vez: vestigo trace letter { $id } { $number } --out DIRECTORIO
