# Batches
cli-batch = Rastrear muchas armas de una hoja de cálculo como una sola operación
cli-batch-check = Comprobar un archivo fila por fila sin enviar nada
cli-batch-submit = Comprobar un archivo, enviar sus filas válidas y seguirlas
cli-batch-list = Lotes, los más recientes primero
cli-batch-show = Un lote por socio, o sus filas con sus rastreos y resultados
cli-batch-follow = Seguir un lote hasta que sus filas estén enviadas
cli-batch-stop = Detener un lote; las filas pendientes siguen pendientes
cli-batch-resume = Reanudar un lote detenido donde se quedó
cli-batch-check--file = Archivo CSV o XLSX con un arma por fila; los argumentos completan lo que una fila deja abierto
cli-batch-check--to = A quién preguntan las filas que no nombran a nadie: nombre de nodo, o código de un país con un solo socio
cli-batch-check--purpose = Uso previsto, U1 a U6
cli-batch-check--legal-basis = Base jurídica: iti, firearms_protocol, cifta, bilateral, eu, other
cli-batch-check--circumstances = Circunstancias en que se hallaron las armas
cli-batch-check--case-ref = Nuestra referencia del expediente
cli-batch-check--priority = routine (por defecto) o urgent
cli-batch-check--justification = Por qué es urgente
cli-batch-check--no-auto-onward = Proponer los rastreos sucesivos y esperar a un funcionario
cli-batch-check--allow = Enviar de todos modos: repeated (repite otra fila), asked (ya preguntada), own (en nuestro propio registro), importer (falta el importador); puede darse varias veces
cli-batch-check--answered-days = Una solicitud respondida en los últimos N días cuenta como ya preguntada (90 por defecto)
cli-batch-check--encoding = Codificación de un archivo CSV, por ejemplo windows-1252
cli-batch-check--sheet = Hoja de un libro, o all
cli-batch-check--source = Usar las columnas que una importación guardó para esta fuente
cli-batch-check--map = ENCABEZADO=COLUMNA: qué contiene una columna; puede darse varias veces
cli-batch-check--report = Escribir las filas devueltas en este archivo CSV nuevo
cli-batch-submit--file = Archivo CSV o XLSX con un arma por fila; los argumentos completan lo que una fila deja abierto
cli-batch-submit--to = A quién preguntan las filas que no nombran a nadie: nombre de nodo, o código de un país con un solo socio
cli-batch-submit--purpose = Uso previsto, U1 a U6
cli-batch-submit--legal-basis = Base jurídica: iti, firearms_protocol, cifta, bilateral, eu, other
cli-batch-submit--circumstances = Circunstancias en que se hallaron las armas
cli-batch-submit--case-ref = Nuestra referencia del expediente
cli-batch-submit--priority = routine (por defecto) o urgent
cli-batch-submit--justification = Por qué es urgente
cli-batch-submit--no-auto-onward = Proponer los rastreos sucesivos y esperar a un funcionario
cli-batch-submit--allow = Enviar de todos modos: repeated (repite otra fila), asked (ya preguntada), own (en nuestro propio registro), importer (falta el importador); puede darse varias veces
cli-batch-submit--answered-days = Una solicitud respondida en los últimos N días cuenta como ya preguntada (90 por defecto)
cli-batch-submit--encoding = Codificación de un archivo CSV, por ejemplo windows-1252
cli-batch-submit--sheet = Hoja de un libro, o all
cli-batch-submit--source = Usar las columnas que una importación guardó para esta fuente
cli-batch-submit--map = ENCABEZADO=COLUMNA: qué contiene una columna; puede darse varias veces
cli-batch-submit--report = Escribir las filas devueltas en este archivo CSV nuevo
cli-batch-submit--by-country = Las filas que no nombran a nadie van al socio del país de fabricación, sin preguntar
cli-batch-submit--all-or-nothing = No enviar nada si se devuelve una fila
cli-batch-submit--no-wait = No seguir el lote; el nodo continúa solo
cli-batch-list--limit = Como máximo tantas filas
cli-batch-list--state = running, stopped o done
cli-batch-list--after = Continuar después de este lote
cli-batch-list--csv = Escribir CSV
cli-batch-show--id = Número del lote
cli-batch-show--rows = Mostrar las filas
cli-batch-show--state = Solo filas pendientes (waiting), enviadas (submitted) o devueltas (rejected)
cli-batch-show--partner = Solo filas que preguntan a este socio
cli-batch-show--csv = Escribir las filas como CSV
cli-batch-follow--id = Número del lote
cli-batch-follow--answers = Seguir hasta que cada rastreo esté decidido
cli-batch-stop--id = Número del lote
cli-batch-resume--id = Número del lote
column-batch-column = Columna
column-batch-file = Archivo
column-batch-chosen = Por país
column-batch-today = Queda hoy
column-batch-days = Días
column-batch-waiting = Pendientes
column-batch-sent = Enviadas
column-batch-back = Devueltas
column-batch-decided = Decididas
column-batch-answers = Rastreos
column-batch-held = Retenidas por
column-batch-trace = Rastreo
word-batch-nobody = (ningún socio)
word-batch-running = en curso
word-batch-stopped = detenido
word-batch-done = todas las filas hechas
word-batch-row-waiting = pendiente
word-batch-row-submitted = enviada
word-batch-row-rejected = devuelta
word-batch-held-budget = cupo diario agotado
word-batch-held-outbox = socio ausente o lento
word-batch-held-no-agreement = ningún acuerdo vigente
word-batch-held-no-officer = su funcionario ya no puede preguntar
word-batch-held-no-partner = ningún socio confirmado
note-no-batches = No hay lotes.
note-no-batch-rows = Ninguna fila del lote es así.
note-batch-submitting = filas enviadas
note-batch-odd = Conviene revisarlo; estas filas no se devuelven por ello:
note-batch-more =
  { $count ->
    [one] No se muestra un motivo más; --report FILE los escribe todos.
   *[other] No se muestran { $count } motivos más; --report FILE los escribe todos.
  }
note-batch-report = Las filas devueltas están en { $path }.
note-batch-checked = Filas: { $rows }; pueden enviarse: { $good }; se devuelven: { $back }. No se envió nada.
note-batch-taken = Filas: { $rows }; admitidas: { $good }; se devuelven: { $back }.
ask-batch-by-country =
  { $count ->
    [one] Una fila no nombra a quién preguntar e iría al país de fabricación: { $partners }. ¿Enviarla allí? [sí/no]
   *[other] { $count } filas no nombran a quién preguntar e irían a los países de fabricación: { $partners }. ¿Enviarlas allí? [sí/no]
  }
error-batch-by-country =
  { $count ->
    [one] Una fila no nombra a quién preguntar; por su país de fabricación iría a { $partners }. No se envió nada.
   *[other] { $count } filas no nombran a quién preguntar; por su país de fabricación irían a { $partners }. No se envió nada.
  }
error-batch-by-country-next = Para enviarlas allí, indique --by-country; para nombrar un solo socio, indique --to PARTNER.
error-batch-report-exists = { $path } ya existe y no se sobrescribe.
error-batch-report-exists-next = Indique otro nombre después de --report.
error-batch-too-many = El archivo tiene más de { $limit } filas.
error-batch-too-many-next = Divídalo en varios archivos.
error-batch-empty = El archivo tiene encabezado y ninguna fila.
error-batch-empty-next = Escriba un arma por fila debajo del encabezado.
error-same-batch = Este archivo ya es el lote { $id }, con los mismos argumentos.
error-same-batch-next = Para verlo: vestigo batch show { $id }
error-batch-done = Ninguna fila del lote { $id } está pendiente.
error-batch-done-next = Para verlo: vestigo batch show { $id }
error-batch-cell = { $detail } ({ $reason }).
error-batch-cell-next = Corrija la celda y envíe la fila de nuevo.
error-batch-no-serial = Falta el número de serie.
error-batch-no-serial-next = Escríbalo tal como se ve, los caracteres desconocidos como ?; si fue borrado, rastree el arma por sus otras marcas con trace submit --mark.
error-batch-no-maker = Falta el fabricante.
error-batch-no-maker-next = Escriba el nombre tal como está marcado en el arma.
error-batch-missing = La fila no dice { $column }, y ningún argumento lo dice.
error-batch-missing-next = Rellene la columna, o dé el argumento de ese nombre para todas las filas.
error-batch-value = La celda no puede ser el valor de { $field }.
error-batch-value-next = vestigo batch submit --help dice cuáles pueden serlo.
error-batch-no-importer = Falta el importador: el arma se fabricó en { $made }, y { $partner } solo la encuentra por su importador.
error-batch-no-importer-next = Escriba el importador tal como está marcado en el armazón o el cañón; o pregunte a { $made } en la columna to; o envíe la fila como está con --allow importer.
error-batch-no-origin = No se nombra importador ni país de fabricación, así que { $partner } difícilmente hallará el arma.
error-batch-no-origin-next = Escriba el importador tal como está marcado, o el país de fabricación; o envíe la fila como está con --allow importer.
error-batch-repeated = La línea { $line } pregunta al mismo socio por esta arma.
error-batch-repeated-next = Borre una de las dos filas; para enviar ambas, indique --allow repeated.
error-batch-waits = Una fila aún no enviada del lote { $id } pregunta al mismo socio por esta arma.
error-batch-waits-next = Para verla: vestigo batch show { $id } --rows; para preguntar dos veces, indique --allow asked.
error-batch-asked = Ya se preguntó al mismo socio por esta arma, y el rastreo { $trace } sigue abierto.
error-batch-asked-next = Para verlo: vestigo trace show { $trace }; para preguntar de nuevo, indique --allow asked.
error-batch-answered = Ya se preguntó al mismo socio por esta arma, y el rastreo { $trace } fue respondido el { $time }.
error-batch-answered-next = Para verlo: vestigo trace show { $trace }; para preguntar de nuevo, indique --allow asked.
error-batch-own = Nuestro propio registro tiene esta arma como asiento { $record }.
error-batch-own-next = Véalo primero: vestigo registry find; para preguntar fuera de todos modos, indique --allow own.
error-batch-no-to = La fila no nombra a quién preguntar ni país de fabricación.
error-batch-no-to-next = Rellene la columna to o country_of_manufacture, o indique --to PARTNER.
error-batch-confirm = La fila no nombra a quién preguntar; por su país de fabricación iría a { $partner }.
error-batch-confirm-next = Rellene la columna to, o indique --by-country.
error-batch-unknown-partner = La columna to no nombra a ningún socio confirmado.
error-batch-unknown-partner-next = Escriba un nombre de vestigo partner list, o un código de país.
error-batch-no-partner-in = No hay ningún socio confirmado en { $country }.
error-batch-no-partner-in-next = Pregunte a otro socio en la columna to, o incorpore primero a ese: vestigo partner invite
error-batch-several-partners = Hay varios socios en { $country }.
error-batch-several-partners-next = Escriba el nombre de nodo de uno de ellos en la columna to.
error-batch-no-agreement = No hay ningún acuerdo vigente con { $partner }.
error-batch-no-agreement-next = Para proponer uno: vestigo agreement propose { $partner } --terms FILE
error-batch-no-traces = El acuerdo con { $partner } no permite rastreos.
error-batch-no-traces-next = Pregunte a otro socio, o acuérdelos primero.
error-batch-purpose = El acuerdo con { $partner } no permite esta finalidad.
error-batch-purpose-next = Para ver cuáles permite: vestigo agreement list --partner { $partner }
error-batch-legal-basis = El acuerdo con { $partner } no permite esta base jurídica.
error-batch-legal-basis-next = Para ver cuáles permite: vestigo agreement list --partner { $partner }
error-batch-no-budget = El acuerdo con { $partner } no permite ninguna solicitud al día.
error-batch-no-budget-next = Acuerde primero un cupo diario.
