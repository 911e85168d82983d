## Auditorías de registros y sus pruebas

cli-audit = Verificar registros como observador, sin nodo propio
cli-audit--log = Un registro: su directorio o su dirección http:// o https://; una vez por registro
cli-audit--root = Número de seguridad de una raíz nacional que usted ha confirmado; puede repetirse
cli-audit--descriptor = Descriptor de un organismo cuyo registro no se lee
cli-audit--checkpoint = Punto de control de uno de los registros que se mostró a otra persona
cli-audit--state = Archivo que guarda hasta dónde llegó esta auditoría, para que la siguiente lea solo lo nuevo
cli-audit--key = Su clave de observador inscrito
cli-audit--ca = Archivo PEM con las autoridades de certificación en las que se confía para https://, además de las de este equipo
cli-audit--at = Momento con el que se comparan los plazos; ahora, si no se indica
cli-audit--report = Forma del informe: text, json, html o csv
cli-audit--out = Directorio para el informe y la prueba de cada hallazgo
word-value-format = FORMATO

error-audit-time = «{ $time }» no es un momento.
error-audit-time-next = Escríbalo como 2026-11-22T18:00:00Z o 2026-11-22.
error-audit-http = No se puede leer { $url }: { $detail }.
error-audit-http-next = Compruebe la dirección y si el servidor del organismo funciona, y repita la misma orden.
error-audit-address = { $address } no es un directorio ni una dirección que empiece por http:// o https://.
error-audit-address-next = Indique el directorio que contiene el archivo checkpoint. Para una dirección https, use un intermediario local o descargue antes una copia.
error-audit-no-log = { $address } no es un registro: { $detail }.
error-audit-no-log-next = Indique el directorio o la dirección donde están los archivos checkpoint, descriptors/1 y tile/.
error-audit-descriptor = { $address } no contiene ningún descriptor legible de { $node }.
error-audit-descriptor-next = Pida el descriptor al organismo e indíquelo con --descriptor ARCHIVO.
error-audit-state = No se puede usar el archivo de estado { $path }: { $detail }.
error-audit-state-next = Indique el archivo que corresponde a estos registros, u otro nombre para empezar de nuevo.
error-audit-key = No se puede usar el archivo de clave { $path }: { $detail }.
error-audit-key-next = Indique el archivo con los 32 bytes de su clave de observador.

column-audit-new = Leídas ahora
column-audit-signed = Firmado el
column-audit-paired = En ambos registros
column-audit-queries = Consultas
column-audit-answered = Respondidas
column-audit-refused = Denegadas o devueltas
column-audit-withdrawn = Retiradas
column-audit-open = A la espera de decisión
column-audit-late = Decididas tarde
column-audit-class = Hallazgo
column-audit-weight = Gravedad
column-audit-about = Sobre
column-audit-other = Otra parte
column-audit-accused = Acusado
column-audit-exchange = Intercambio
column-audit-entry = Entrada
column-audit-number = Número
column-audit-count = Cuántos
column-audit-proof = Prueba
column-audit-words = En palabras

word-audit-title = Auditoría de registros de intercambio
word-audit-findings = Hallazgos
word-weight-integrity = PRUEBA ROTA
word-weight-open = pendiente
word-weight-mark = a saber

note-audit-clean = Sin hallazgos: todas las firmas, árboles y series se sostienen, y cada raíz nacional es una de las que usted indicó.
note-audit-unconfirmed = Sin hallazgos, firmantes sin confirmar: todo se sostiene con las claves que acompañan a los registros, pero nadie ha dicho de quién son.
note-audit-findings = La evidencia se sostiene y muestra algo: vea los hallazgos.
note-audit-integrity = LA EVIDENCIA NO SE SOSTIENE: vea los hallazgos marcados como rotos.
note-audit-hidden =
    { $log }: { $count ->
        [one] 1 entrada es entre organismos que usted no puede observar; se comprobó su lugar en el registro.
       *[other] { $count } entradas son entre organismos que usted no puede observar; se comprobó su lugar en el registro.
    }
note-audit-unknown =
    { $log }: { $count ->
        [one] 1 entrada es de un organismo cuyo descriptor usted no tiene; su firma no se verificó.
       *[other] { $count } entradas son de organismos cuyos descriptores usted no tiene; sus firmas no se verificaron.
    }
note-audit-no-witness = { $log }: ningún testigo ha cofirmado este punto de control; su hora es la que dice el organismo.
note-audit-witnesses = { $log }: cofirmado por { $witnesses }.
note-audit-more =
    { $count ->
        [one] 1 hallazgo más; --report json, html o csv los enumera todos.
       *[other] { $count } hallazgos más; --report json, html o csv los enumera todos.
    }
note-audit-written =
    El informe y { $count ->
        [one] 1 prueba
       *[other] { $count } pruebas
    } están en { $dir }. Para comprobar una prueba: vestigo verify ARCHIVO
note-audit-blind = Ninguna auditoría ve lo que dos organismos acuerdan no registrar en ninguna parte, ni lo que se preguntó o respondió.

note-audit-overdue = { $accused } aceptó una consulta de { $about } y no la ha decidido. Vencía el { $at }, hace { $duration }.
note-audit-answered-late = { $accused } decidió una consulta de { $about } { $duration } después de su vencimiento ({ $at }).
note-audit-accepted-late = { $other } recibió una consulta de { $about } { $duration } después de su plazo ({ $at }). No es un incumplimiento.
note-audit-undelivered = Lo que { $about } dijo a { $other } el { $at } está solo en el registro de { $about }: sin entregar.
note-audit-denied = En el registro de { $accused } falta lo que { $about } dijo a { $other } el { $at }, aunque { $accused } ha firmado que lo tenía: negado.
note-audit-gap =
    En el registro de { $about } falta{ $count ->
        [one] {" "}un número de su serie con { $other }, el número { $number }.
       *[other] n { $count } números de su serie con { $other }, desde el número { $number }.
    }
note-audit-number-reused = { $about } ha firmado dos declaraciones para { $other } con el número { $number }, o su registro contiene una dos veces.
note-audit-chain-broken = La declaración { $number } de { $about } para { $other } nombra a otra predecesora que la que { $about } firmó.
note-audit-disordered = El registro de { $about } contiene sus declaraciones para { $other } en otro orden que el de su firma, en el número { $number }.
note-audit-split-view = { $about } ha firmado dos historias de su registro. Difieren dentro de las primeras { $number } entradas.
note-audit-bad-entry = La entrada { $number } del registro de { $about } está bajo su raíz firmada y no es una declaración de quien dice.
note-audit-copy-differs = Lo que se sirvió como { $path } del registro de { $about } no es lo que se firmó. El fallo es de la copia, no del firmante.
note-audit-lost = Lo que { $about } dijo a { $other } el { $at } se perdió cuando uno de los dos abrió una época de recuperación.
note-audit-erasure = { $about } comunicó a { $other } el { $at } que se destruyó contenido conforme a una regla.
note-audit-epoch = { $about } ha abierto la época de recuperación { $number }, vista por primera vez el { $at }.
note-audit-given-up = { $about } perdió el final de su registro y siguió desde { $number } entradas; su raíz nacional lo declaró el { $at }. Un punto de control visto antes cubre { $count } más: están en la rama abandonada, y no se acusa a nadie por ello.
note-audit-unverified =
    El registro de { $other } contiene { $count ->
        [one] 1 entrada
       *[other] { $count } entradas
    } que se atribuyen a { $about } con una clave que el registro de { $about } no publica, desde la entrada { $number }. No se pudo comprobar nada que dependa de ello.
note-audit-stale =
    La copia del registro de { $about } termina en { $number } entradas, { $count ->
        [one] una antes
       *[other] { $count } antes
    } de lo visto anteriormente. Es antigua; nada la contradice.

note-proof-authentic = La prueba se sostiene, y cada raíz nacional es una de las que usted indicó.
note-proof-consistent = La prueba se sostiene con las claves del archivo, firmantes sin confirmar: nadie ha dicho de quién son esas claves.
word-proof-says = Muestra
word-proof-accused = Acusado
word-proof-nobody = nadie
word-proof-strength = Fuerza
word-proof-limit = No muestra
note-proof-proven = PROBADO. Se desprende de firmas del archivo; nada que se muestre después lo cambia.
note-proof-unless-recovered = PROBADO, salvo que su raíz nacional haya abierto una época de recuperación después de emitirse el descriptor del archivo: lo dice su descriptor más reciente.
note-proof-rebuttable = AFIRMADO. Dice que algo falta, y quien lo tenga puede mostrarlo.
note-proof-overdue = { $accused } aceptó una consulta de { $about } y no la decidió antes del { $at }.
note-proof-copy = Alguien sirvió, como parte del registro de { $about }, lo que { $about } no firmó.
note-proof-gap = El registro de { $about } contiene números posteriores de su serie con { $other } y se afirma que le falta el número { $number } y los que siguen hasta el próximo del archivo.
note-proof-limit-overdue = por qué no hay decisión; si se tomó una en secreto; ni si { $about } retiró la consulta. Lo rebate una decisión, o un aviso con una fecha posterior, que { $accused } haya firmado antes del { $at }, o la retirada. Las horas son las de los relojes de los firmantes.
note-proof-limit-answered-late = por qué fue tarde. Lo rebate un aviso de { $accused } que fijara una fecha posterior. Las horas son las de los relojes de los firmantes.
note-proof-limit-undelivered = de quién es la culpa: de la red, de { $about } o de { $other }. Lo rebate una prueba de inclusión de la entrada en el registro de { $other }.
note-proof-limit-denied = por qué falta. Lo rebate una prueba de inclusión de la entrada bajo el punto de control del archivo.
note-proof-limit-gap = qué dicen las declaraciones que faltan, ni que nunca se recibieran. Lo rebaten sus pruebas de inclusión.
note-proof-limit-signed = cuál de las declaraciones es cierta, ni qué dicen.
note-proof-limit-split = cuál de las dos historias es cierta, ni a quién se mostró cada una.
note-proof-limit-bad-entry = cómo llegó la entrada al registro. Lo rebate un descriptor que incluya la clave que falta.
note-proof-limit-copy = quién cambió la copia, por qué camino, ni si alguien quiso hacerlo. No dice nada contra { $about }: obtenga la copia de nuevo.
note-proof-limit-stated = más que el hecho de que se firmó.
