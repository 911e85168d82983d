# El informe sellado

## El informe sellado: sus páginas

note-report-title = Informe de rastreo de un arma de fuego n.º { $number }
note-report-file-title = Informe de rastreo n.º { $number } · rastreo { $trace }
note-report-footer = { $node } · informe { $number } · { $code }
note-report-page = Página { $page } de { $pages }
word-report-synthetic = DATOS SINTÉTICOS
word-report-draft = BORRADOR
note-report-synthetic = SINTÉTICO: los datos de este informe son inventados. No prueba nada sobre ninguna arma, persona o Estado real.
note-report-bundle-file = Paquete para el tribunal: los mensajes firmados, las pruebas y las claves de los que se sacó este informe
note-report-slip-file = Talón de emisión: número, idioma, destinatario y hora de esta emisión, firmado por el nodo emisor

## La respuesta

note-report-sentence-diverted = El arma salió de manos legales en { $country } ({ $date }): { $point }.
note-report-sentence-diverted-somewhere = El arma salió de manos legales: { $point }. No consta en qué Estado.
note-report-sentence-last-lawful = No consta dónde salió el arma de manos legales; el último registro legal está en { $country }.
note-report-sentence-no-record = Ninguno de los Estados consultados tiene registro de esta arma.
note-report-sentence-not-established = No consta dónde salió el arma de manos legales.
note-report-sentence-refused = Ningún Estado ha respondido; al menos uno ha denegado o devuelto la solicitud.
note-report-sentence-open = Ningún Estado ha respondido todavía.
note-report-sentence-nothing = No se consultó a nadie.
note-report-last-lawful = Último registro legal: { $source }
note-report-certainty = Certeza: { $certainty }
note-report-rests-on-letter = Se basa en una carta que su Estado no ha firmado.
note-report-time-to-crime = Tiempo hasta el delito: { $days }
note-report-without-answer = Sin respuesta de: { $countries }

## Primera página

column-report-issued-by = Emitido por
column-report-issued-at = Emitido el
column-report-recipient = Destinatario
column-report-for = Para uso de
column-report-trace = Rastreo
column-report-position = Posición en el registro
column-report-root = Raíz del registro
note-report-position = { $size } entradas, firmado { $time }
column-report-existed = Existía ya
note-report-self-asserted = ningún testigo ha cofirmado: cada hora es la de quien firma
note-report-existed = todo ello el { $time }, dice el testigo { $witness }
word-report-witnesses = Testigos de los registros
note-report-witnesses-summary = Una fila por cofirma: el testigo, su número de seguridad, el registro y su tamaño, y cuándo
note-report-qr = Código QR con el nodo emisor, el número, el código de verificación { $code } y la huella de las pruebas
note-report-code = Código de verificación
word-report-for-agency = solo el organismo solicitante
word-report-for-national = autoridades del Estado solicitante
word-report-for-court = un tribunal
note-report-for-state = autoridades de { $country }
word-report-chain = La cadena: a quién se preguntó y qué respondió
note-report-chain-summary = Una fila por solicitud: el organismo consultado, cuándo, su respuesta, cuándo, y qué la respalda
note-report-no-question = Las pruebas no contienen ninguna solicitud.
note-report-times = Cada hora es la del reloj de quien firma, en UTC. Las palabras de otros organismos figuran tal como se recibieron, en su idioma. Un carácter que no puede imprimirse se indica por su código, [U+…].
column-report-number = N.º
column-report-asked-agency = Estado y organismo consultado
column-report-asked-at = Preguntado
column-report-answer = Respuesta
column-report-answered-at = Respondido
column-report-evidence = Qué la respalda
note-report-signed = firmado por { $node }; entrada { $index } del registro, { $leaf }…
note-report-signed-here = firmado; entrada { $index } del registro, { $leaf }…
note-report-also = también { $codes }
note-report-nothing-signed = ninguna decisión firmada todavía
note-report-by-letter = por carta { $reference }: palabra del organismo que pregunta; no firmado por { $country }
note-report-answer-unreadable = decidido; el contenido no puede leerse aquí
note-report-review = revisión el { $time }

## La solicitud y las respuestas

word-report-request = El arma y la solicitud
note-report-request-closed = Lo que se preguntó no está abierto en esta copia de las pruebas, o se destruyó al término de su conservación.
note-report-not-latin = Letras que no son latinas básicas: { $characters }
word-report-answers = Lo que reveló cada respuesta
note-report-hop = { $number }. { $asker } preguntó a { $agency }, { $country }
column-report-law = Norma invocada
column-report-restricted = Restringido
column-report-withheld = No abierto
column-report-letter = Carta
note-report-letter = nuestra referencia { $reference }; contestación del { $date }, su referencia { $theirs }
note-report-fields-withheld = { $count ->
    [one] 1 campo firmado no se abre en esta copia
   *[other] { $count } campos firmados no se abren en esta copia
}
note-report-events-summary = Hechos de la vida del arma que contó esta respuesta
column-report-date = Fecha
column-report-parties = De → a
column-report-document = Documento
column-report-asserted = Según

## Lo que falta

word-report-missing = Lo que falta, se denegó o se reservó
note-report-nothing-missing = Todas las solicitudes se respondieron por completo, y todo está abierto aquí.
note-report-miss-open = { $number } ({ $country }): sin decisión todavía. { $reason }
note-report-miss-refused = { $number } ({ $country }): denegado: { $reason }
note-report-miss-returned = { $number } ({ $country }): devuelto por inadmisible: { $reason }
note-report-miss-withdrawn = { $number } ({ $country }): retirado por el organismo que pregunta. { $reason }
note-report-miss-restricted = { $number } ({ $country }): la respuesta está restringida: { $reason }
note-report-miss-no-record = { $number } ({ $country }): sin registro; lo que se consultó figura con la respuesta. { $reason }
note-report-miss-not-completed = { $number } ({ $country }): no completado: { $reason }
note-report-miss-unsigned = { $number } ({ $country }): la contestación llegó por carta y ese Estado no la ha firmado. { $reason }
note-report-miss-unreadable = { $number } ({ $country }): decidido; el contenido no está abierto aquí. { $reason }
note-report-miss-not-asked = La respuesta { $number } apunta a { $country }, que no fue consultado en estas pruebas.
note-report-reply-elsewhere = La entrada { $index } responde a una entrada que no está en estas pruebas, o que pertenece a otro intercambio.
note-report-sequence-repeated = Entrada { $index }: quien la firma ya había usado el número de secuencia.
note-report-id-repeated = Entrada { $index }: quien la firma ya había usado el número de mensaje.
note-report-agreement-unknown = La entrada { $index } nombra un acuerdo que no está en estas pruebas.
note-report-not-understood = Entrada { $index }: el contenido firmado tiene una forma que este programa no lee.
note-report-erased = Entrada { $index }: su contenido se destruyó al término de su conservación; queda la declaración firmada.
note-report-withheld = { $count ->
    [one] Entrada { $index }: 1 campo firmado no se abre.
   *[other] Entrada { $index }: { $count } campos firmados no se abren.
}

## Tratamiento

word-report-handling = Tratamiento: qué puede hacerse con este informe
note-report-no-tags = Ninguna respuesta lleva etiqueta de tratamiento. Sin ella, la información queda en el organismo que preguntó.
note-report-personal = Este informe contiene datos personales.
note-report-handling-summary = Una fila por respuesta: quién la dio, su código de tratamiento, los fines, a quién puede pasar y hasta cuándo puede conservarse
column-report-originator = Dado por
column-report-keep-until = Conservar hasta

## Firmas

word-report-statements = Declaraciones firmadas
note-report-statements = Cada declaración está firmada por su emisor y figura en su lugar del registro del nodo emisor. Firmas y lugares se verificaron al hacer este informe y pueden verificarse de nuevo con las pruebas adjuntas.
note-report-statements-summary = Una fila por declaración firmada: lugar en el registro, clase, de quién a quién, cuándo y su huella de entrada completa
column-report-index = Entrada
column-report-from-to = De → a
column-report-signed-at = Firmado
column-report-entry = Huella de la entrada (SHA-256)
word-report-keys = Organismos y huellas de sus claves
note-report-keys = El número de seguridad representa la clave raíz nacional del organismo. Compárelo con uno obtenido por otra vía: del organismo por teléfono o de una publicación oficial; nunca solo de este informe.
note-report-key-window = del { $from } al { $until }
word-report-sealed = Lo que se adjunta
column-report-bundle = Pruebas, SHA-256
column-report-bundle-bytes = Pruebas, bytes
column-report-renderer = Versión de composición

## Cómo verificar

word-report-verify = Cómo verificar este informe
word-report-verify-in = En español: cómo verificar este informe
note-report-verify-file = 1. El archivo. Ejecute «vestigo verify ARCHIVO.pdf» en cualquier equipo; no hacen falta red ni cuenta. El programa saca del archivo las pruebas firmadas, verifica cada firma y cada prueba, dibuja de nuevo estas páginas a partir de ellas y compara byte por byte. Si se cambió algo del archivo, aunque sea una sola palabra de una página, lo dice.
note-report-verify-keys = 2. Los firmantes. Añada «--root NÚMERO» por cada organismo, con el número de seguridad que obtuvo de él por otra vía. Solo entonces el programa dice AUTÉNTICO; sin ello solo puede decir que el archivo es coherente en sí mismo.
note-report-verify-paper = 3. Una impresión. El papel no prueba nada por sí mismo. Pregunte a { $node } por el informe { $number } con el código de verificación { $code }: el organismo puede decir a quién se entregó, cuándo y qué SHA-256 tiene su archivo.
note-report-verify-limits = 4. Lo que no prueba: que lo dicho por un organismo sea cierto; que no se dijera nada más; cuándo ocurrió algo, más allá de la palabra de quien firma.

## Órdenes

cli-report = Emite y lista informes sellados
cli-report-issue = Escribe el informe sellado de un rastreo: un PDF con sus pruebas adjuntas
cli-report-issue--id = ID del rastreo, o sus 8 primeros dígitos o más
cli-report-issue--output = Archivo que se escribe; nunca se sobrescribe
cli-report-issue--language = Idioma del informe: en, es, pt o fr; si no, el de la orden
cli-report-issue--recipient = A quién se entrega; se imprime en él y se anota
cli-report-issue--for = Para quién: agency (organismo, por defecto), national, court (tribunal) o un Estado; lo que una etiqueta prohíbe no se emite
cli-report-issue--draft = Escribe BORRADOR sobre cada página
cli-report-list = Lista los informes emitidos, primero los más recientes
cli-report-list--trace = Solo los de este rastreo
cli-report-list--code = Solo el de este código de verificación
cli-report-list--limit = Como máximo tantos
cli-report-list--after = Sigue donde terminó una página
cli-report-list--csv = Imprime CSV para una hoja de cálculo
column-report-code = Código
column-report-language = Idioma
column-report-digest = SHA-256 del archivo
column-report-draft = Borrador
note-report-issued = Informe { $number } escrito en { $file }: código { $code }, SHA-256 { $digest }
note-report-issued-again = Nada ha cambiado desde que se emitió este informe: es de nuevo el mismo archivo.
note-no-reports = Todavía no se ha emitido ningún informe.

## Verificación

note-report-pages-hold = PÁGINAS: dibujadas de nuevo a partir de las pruebas adjuntas, son iguales byte por byte. Informe { $number } de { $node }, código { $code }, emitido { $time } a: { $recipient }
note-report-pages-differ = PÁGINAS CAMBIADAS: las pruebas adjuntas son válidas, pero este archivo no es lo que se dibuja a partir de ellas (primera diferencia en el byte { $at }). Alguien cambió lo que muestran las páginas, o añadió algo. No se fíe de ninguna página.
note-report-pages-other = PÁGINAS NO COMPARADAS: las pruebas adjuntas y el talón de emisión son válidos, pero otra versión del programa dibujó las páginas ({ $theirs }; esta es { $ours }), de modo que podrían mostrar otra cosa. Pregunte a { $node } qué SHA-256 figura en su lista para el informe { $number }, código { $code }, y compárelo con el de este archivo: { $digest }. O verifique con la versión que lo emitió.
note-report-not-ours = NO ES UN INFORME: { $reason }. No se verificó nada de este archivo.
note-report-slip-bad = TALÓN DE EMISIÓN: { $reason }. No se fíe del número, el destinatario ni la hora de este informe, ni de sus páginas.
note-report-evidence-bad = Las pruebas adjuntas no son válidas; no se examinaron las páginas.

## Errores

error-report-recipient = Un informe nombra a su destinatario, con 200 caracteres como máximo.
error-report-recipient-next = Indíquelo con --recipient, por ejemplo --recipient "Juzgado n.º 3".
code-admin-report-issued = informe emitido
