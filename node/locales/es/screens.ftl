## Nombres de campos y columnas

column-accepted = Aceptado
column-agency = Organismo
column-agreement = Acuerdo
column-aim = Meta
column-also = Además
column-answer-by = Vence
column-at = Hora
column-automatic-level = Automático si la coincidencia es exacta
column-automatic-no-record = «Sin registro» automático
column-begun = Empezada
column-calibre = Calibre
column-case-ref = Referencia del caso
column-chain = Cadena
column-checkpoint = Punto de control
column-checkpoints = Puntos de control válidos
column-circumstances = Circunstancias
column-class = Daño
column-column = Columna
column-columns = Columnas
column-confirmed = Confirmada
column-country = País
column-country-of-manufacture = País de fabricación
column-daily-budget = Solicitudes por día
column-date-order = Orden de las fechas
column-decided = Decidido
column-decision = Decisión
column-delivered = Recibido allí
column-digitised = Digitalizado
column-entries = Entradas
column-event = Hecho
column-events = Hechos
column-field = Campo
column-fields = Campos
column-finished = Terminada
column-first = Primero
column-flagged = Señaladas
column-forms = Formularios
column-from-year = Desde
column-grade = Coincidencia
column-guns = Armas
column-handling = Tratamiento
column-hash = Hash
column-heading = Encabezado
column-highest-level = Nivel máximo
column-holder = Titular
column-id = ID
column-importer = Importador
column-in-ten = En diez
column-in-twenty = En veinte
column-issuer = Firmado por
column-justification = Urgente porque
column-kind = Tipo
column-last-seen = Visto por última vez
column-leaf = Entrada
column-legal-basis = Base jurídica
column-level = Nivel
column-line = Línea
column-link = Enlace
column-listening = Escucha en
column-log = Registro de intercambios
column-maker = Fabricante
column-manufactured = Fabricada
column-marks = Otras marcas
column-met = Cumplida
column-model = Modelo
column-new-records = Nuevos
column-node = Nodo
column-number = Número
column-observers-after-hours = Los observadores leen después de (horas)
column-observers-see-reasons = Los observadores ven los motivos
column-onward = Uso ulterior
column-open-traces = Rastreos abiertos
column-oracle-ten = En diez / oráculo
column-other-real = De otra arma
column-outbox = Por enviar
column-overdue-cases = Casos vencidos
column-p50 = P50
column-p99 = P99
column-partner = Socio
column-partner-copies = Copias de socios comparadas
column-peer-id = ID de par
column-points-to = Señala a
column-priority = Prioridad
column-problem = Problema
column-proposed = Propuesto
column-proposer = Propuesto por
column-purpose = Uso previsto
column-purposes = Usos previstos
column-queries = Consultas
column-reached = Alcanzado
column-reasons = Porque
column-receipts = Recibos válidos
column-received = Recibido
column-record = Registro
column-record-sets = Conjuntos de registros
column-records = Registros
column-referred-because = Decide un funcionario porque
column-refused = Rechazadas
column-rejected = Rechazadas
column-release = Respuestas automáticas
column-replaces = Reemplaza a
column-request-kind = Solicitud
column-request-kinds = Solicitudes
column-result = Resultado
column-retention-days = Se conserva (días)
column-review = Revisión
column-root = Raíz
column-routine-hours = Ordinaria, vence en (horas)
column-rows = Filas
column-safety-number = Número de seguridad
column-sent = Enviado
column-serial = Número de serie
column-characters = Cada carácter
column-legibility = Leído
column-obliteration = Número borrado o alterado
column-set = Conjunto de registros
column-source = Fuente
column-started = En marcha desde
column-state = Estado
column-statement = Declaración
column-statements = Declaraciones válidas
column-submitted = Presentado
column-text = En sus palabras
column-to-year = Hasta
column-two-digit-years = Años de 1900 desde
column-type = Tipo
column-updated = Modificado
column-urgent-hours = Urgente, vence en (horas)
column-valid-from = Vigente desde
column-version = Versión
column-waiting-cases = Casos en espera
column-wanted = Deseado
column-warned = Advertidos

## Palabras

word-accepter-asks = Lo que puede preguntar el organismo que acepta
word-alarms = Requiere atención
word-all = todos
word-arguments = Argumentos
word-chain = Cadena
word-command = ORDEN
word-commands = Órdenes
word-date-unknown = fecha desconocida
word-error = Error
word-fails = FALLA
word-guns-recovered = recuperadas
word-guns-synthetic = sintéticas
word-holds = se cumple
word-late = con retraso
word-link-down = caído
word-link-up = activo
word-no = no
word-options = Opciones
word-our-records = Nuestros registros (no salen del nodo en esta forma)
word-overdue = vencido
word-partners = Socios
word-proposer-asks = Lo que puede preguntar el organismo que propone
word-record-sets = Conjuntos de registros
word-rejected-rows = Filas no admitidas
word-searched = Se buscó en
word-signers = Raíces nacionales
word-statements = Declaraciones firmadas
word-synthetic = SINTÉTICO
word-usage = Uso
word-value-density = DENSIDAD
word-value-percent = PORCENTAJE
word-warnings = Advertencias
word-yes = sí

word-value-address = DIRECCIÓN
word-value-calibre = CALIBRE
word-value-code = CÓDIGO
word-value-country = PAÍS
word-value-cursor = CURSOR
word-value-date = FECHA
word-value-dir = DIRECTORIO
word-value-encoding = CODIFICACIÓN
word-value-file = ARCHIVO
word-value-hash = HASH
word-value-id = ID
word-value-kind = TIPO
word-value-language = IDIOMA
word-value-leaf = ENTRADA
word-value-level = NIVEL
word-value-line = LÍNEA
word-value-mapping = ENCABEZADO=CAMPO
word-value-n = N
word-value-name = NOMBRE
word-value-number = NÚMERO
word-value-order = ORDEN
word-value-partner = SOCIO
word-value-priority = PRIORIDAD
word-value-record = REGISTRO
word-value-serial = SERIE
word-value-sheet = HOJA
word-value-state = ESTADO
word-value-text = TEXTO
word-value-time = FECHA
word-value-type = TIPO
word-value-url = URL
word-value-year = AÑO

## Preguntas del asistente

ask-intro =
    Con esto se funda un nodo: las claves de un organismo y su propio registro de intercambios.
    Todo va a { $data } y permanece en esta máquina.
ask-country = País (dos letras, ISO 3166-1)
ask-agency = Nombre del organismo, como se escribe habitualmente
ask-slug = Nombre corto para el nodo (a-z, 0-9, guion)
ask-root-dir = Directorio para la clave raíz nacional, que después se guarda fuera de línea
ask-listen = Direcciones en las que escuchar, separadas por espacios
ask-summary =

    Nodo        { $node }
    Organismo   { $agency }
    Datos       { $data }
ask-go-on = ¿Continuar?

## Mensajes

note-accepted-invite =
    Envíe la línea de arriba a { $partner }, donde se ejecuta: vestigo partner accept LÍNEA
    Después compare por teléfono, con alguien cuya voz conozca:
      ellos leen    { $theirs }
      usted lee     { $ours }
    Si ambos coinciden: vestigo partner confirm { $partner } { $theirs }
note-advice = Compruebe { $field }: { $reason }.
note-advice-line = Línea { $line }:
note-aim-any-edit-ten = una edición cualquiera, solo la serie: entre los primeros diez
note-aim-confusable-ten = un carácter confundible, solo la serie: entre los primeros diez
note-aim-one-error-first = un error, fabricante y calibre conocidos: el primero
note-aim-oracle-first = el primero, de lo que alcanza mirar todos los registros
note-aim-oracle-ten = entre los primeros diez, de lo que alcanza mirar todos los registros
note-aim-other-real-flagged = se volvió el número de otra arma: señalado
note-aim-swaps-caught = campos en lugar de otros: advertidos al escribir
note-aim-two-edits-ten = dos ediciones, fabricante conocido: entre los primeros diez
note-aim-unknown-two-twenty = dos caracteres desconocidos, fabricante conocido: entre los primeros veinte
note-alarm-clock =
    { $count ->
        [one] Se apartó 1 mensaje con fecha
       *[other] Se apartaron { $count } mensajes con fecha
    } de más de 48 horas por delante de nuestro reloj. Compruebe los relojes de ambas partes.
note-alarm-conflicts =
    { $count ->
        [one] Se rechazó 1 mensaje
       *[other] Se rechazaron { $count } mensajes
    }: su identificador ya había llegado con otro contenido. Llame por teléfono al socio.
note-alarm-fork = { $partner } ha mostrado dos historias de su registro de intercambios; la prueba está guardada. Llame por teléfono a su punto de contacto nacional y no se fíe de nada nuevo que envíe.
note-alarm-not-post-quantum =
    { $count ->
        [one] Se rechazó 1 conexión
       *[other] Se rechazaron { $count } conexiones
    } por no ofrecer un intercambio de claves poscuántico. El nodo del socio debe actualizarse.
note-alarm-rejected =
    { $count ->
        [one] Se rechazó 1 mensaje
       *[other] Se rechazaron { $count } mensajes
    }: mal formado, sin firmar con la clave del socio, dirigido a otro nodo o en respuesta a algo que nadie preguntó. Llame por teléfono al socio.
note-authentic = AUTÉNTICO: todas las firmas y pruebas son válidas, y cada raíz nacional es una de las que usted indicó.
note-batch =
    { $submitted ->
        [one] 1 solicitud de rastreo presentada
       *[other] { $submitted } solicitudes de rastreo presentadas
    }, { $rejected } rechazadas.
note-broken = ROTO: este archivo no es válido. No se fíe de nada de lo que contiene.
note-case-steps =
    Para decidir:
      vestigo case answer { $id } --level { $level }{ $record }
      vestigo case refuse { $id } --reason D1 --text "…"
      vestigo case delay { $id } --reason D1 --text "…" --until 2027-01-31
note-chain-ends = La cadena termina en { $country }: { $result }.
note-chain-needs-decision = Una respuesta señala a otro país. El rastreo sucesivo espera su decisión.
note-chain-open = La cadena no ha terminado: se espera la respuesta de un socio.
note-chain-without-end = La cadena ha terminado sin señalar un punto de desvío ni un último poseedor legal conocido.
note-confirm-signers =
    Compare cada número de seguridad por teléfono con el punto de contacto nacional de ese país. Después:
      vestigo verify ARCHIVO --root "NÚMERO-DE-SEGURIDAD" --root "…"
note-confirmed-partner =
    { $partner } está confirmado.
    Ahora acuerden qué se puede preguntar: vestigo agreement propose { $partner } --terms ARCHIVO
note-consistent = COHERENTE, firmantes sin confirmar: todas las firmas y pruebas son válidas con las claves del archivo, pero nadie ha dicho de quién son esas claves.
note-demo-kept = La federación está en { $dir }. Para volver a poner en marcha un nodo: vestigo serve --data-dir DIRECTORIO
note-evaluated = Densidad { $density }, { $records } armas sintéticas y { $recovered } recuperadas, semilla { $seed }; listo para buscar a los { $seconds } s. Tiempos en microsegundos.
note-evaluating = preguntando
note-exported =
    { $statements ->
        [one] 1 declaración escrita
       *[other] { $statements } declaraciones escritas
    } en { $file }.
    Cualquiera puede comprobarlo sin red: vestigo verify { $file }
note-founded =
    { $node } está fundado.

    Datos                 { $data }
    Configuración         { $config }
    Número de seguridad   { $number }
    Primer funcionario    uid { $uid }

    Próximos pasos:
      1. Mueva { $root } a un soporte que se guarde fuera de línea: contiene la clave raíz nacional.
      2. Ponga en marcha el nodo: vestigo serve --data-dir { $data }
      3. Invite a un socio: vestigo partner invite --data-dir { $data }
note-help-footer =
    Códigos de salida: 0 hecho, 1 inesperado, 2 uso, 3 nodo parado, 4 no encontrado, 5 no permitido,
    6 entrada incorrecta, 7 nodo en marcha, 10 coherente con firmantes sin confirmar, 20 fallo de integridad.
    Más sobre una orden: vestigo ORDEN --help
note-dry-run = Una prueba: no se guardó nada en { $set }. De { $rows } filas leídas ({ $encoding }), se rechazarían { $rejected }; se guardarían { $imported } registros nuevos, { $completed } completados y { $events } hechos.
note-page-written =
    { $file } comprueba paquetes en cualquier navegador, sin red.
    Su SHA-256: { $digest }
note-exported-records =
    { $records ->
        [one] 1 registro escrito
       *[other] { $records } registros escritos
    } en { $path } ({ $rows } filas). Contiene datos personales sin cifrar: guárdelo como guarda el registro.
note-exporting = exportando
note-import-resumed = Continuó después de la fila { $resumed }, donde se había interrumpido.
note-import-unchanged =
    { $unchanged ->
        [one] 1 fila dice
       *[other] { $unchanged } filas dicen
    } lo que ya había traído una importación anterior.
note-imported =
    { $imported ->
        [one] 1 registro nuevo
       *[other] { $imported } registros nuevos
    } en { $set }, { $completed } completados, { $events } hechos: { $rows } filas leídas ({ $encoding }), { $rejected } rechazadas.
note-importing = importando
note-invite =
    Envíe la línea de arriba al otro organismo por cualquier medio; allí se ejecuta: vestigo partner accept LÍNEA
    Le devolverán una línea, que usted acepta del mismo modo. Después comparen por teléfono los números de seguridad.
    Usted lee: { $number }
note-log-between = la primera alteración está en la entrada { $from } o después, y antes de la entrada { $to }
note-log-broken = El registro de intercambios NO es válido:
note-log-checkpoint-both =
    el punto de control de { $size } entradas { $whose ->
        [stored] guardado aquí
       *[other] de la copia { $whose }
    } contradice las entradas y los mosaicos
note-log-checkpoint-entries =
    se alteraron entradas después de firmarlas: el punto de control de { $size } entradas { $whose ->
        [stored] guardado aquí
       *[other] de la copia { $whose }
    } las contradice y coincide con los mosaicos
note-log-checkpoint-missing =
    el punto de control de { $size } entradas { $whose ->
        [stored] guardado aquí
       *[other] de la copia { $whose }
    } abarca entradas que faltan
note-log-checkpoint-tiles =
    se alteraron mosaicos después de firmarlos: el punto de control de { $size } entradas { $whose ->
        [stored] guardado aquí
       *[other] de la copia { $whose }
    } los contradice y coincide con las entradas
note-log-entry-altered = la entrada { $index } no es la que se registró
note-log-entry-missing =
    falta la entrada { $index }{ $count ->
        [one] {""}
       *[other] , la primera de { $count }
    }
note-log-holds = El registro de intercambios es válido: las entradas dan la raíz que nombran los puntos de control firmados.
note-log-more-altered =
    { $count ->
        [one] 1 entrada más no es la que se registró
       *[other] { $count } entradas más no son las que se registraron
    }
note-log-size =
    { $size ->
        [one] 1 entrada
       *[other] { $size } entradas
    }
note-log-split =
    se firmaron dos historias: el punto de control de { $size } entradas { $first ->
        [stored] guardado aquí
       *[other] de la copia { $first }
    } y el punto de control de { $size } entradas { $second ->
        [stored] guardado aquí
       *[other] de la copia { $second }
    } tienen raíces distintas
note-log-stored-note = el punto de control guardado aquí no se puede verificar: { $detail }
note-log-tile =
    el mosaico { $tile } { $fault ->
        [missing] falta
        [contradicts] contradice los mosaicos de nivel 0
       *[damaged] está dañado: { $detail }
    }
note-may-be-anothers =
    { $count ->
        [one] N08: otro registro de la misma descripción difiere en un solo carácter. El número puede ser el suyo.
       *[other] N08: otros { $count } registros de la misma descripción difieren en un solo carácter. El número puede ser de uno de ellos.
    }
note-may-be-anothers-too = N08: hay otros registros que coinciden igual de bien y cuyo número se parece mucho a este. El número puede ser de uno de ellos.
note-more-errors =
    { $count ->
        [one] … y 1 fila más.
       *[other] … y { $count } filas más.
    }
note-more-fit = Hay más registros que encajan que los que se muestran; indique más datos.
note-next-page = Más: la misma orden con --after { $after }
note-no-agreements = No hay acuerdos. Para proponer uno: vestigo agreement propose SOCIO --terms ARCHIVO
note-no-candidates = Ningún registro se parece a esta arma.
note-no-cases = No hay casos.
note-no-imports = No hay importaciones. Para importar un archivo: vestigo registry import ARCHIVO --set NOMBRE
note-no-partners = No hay socios. Para invitar a uno: vestigo partner invite
note-no-sets = No hay conjuntos de registros. Para importar uno: vestigo registry import ARCHIVO --set NOMBRE
note-no-sources = No hay fuentes. Para guardar las columnas de una: vestigo registry import ARCHIVO --set NOMBRE --source NOMBRE
note-no-traces = No hay rastreos. Para presentar una solicitud de rastreo: vestigo trace submit --help
note-nothing-allowed = nada
note-near-two =
    { $count ->
        [one] El número de 1 registro difiere en dos caracteres. Indique el fabricante si se conoce, o escriba ? por los caracteres dudosos.
       *[other] Los números de { $count } registros difieren en dos caracteres. Indique el fabricante si se conoce, o escriba ? por los caracteres dudosos.
    }
note-nothing-found = Ningún registro se parece a esta arma.
note-already-imported = Este archivo ({ $rows } filas) ya se importó en { $set } el { $at }. No había nada que hacer.
note-nothing-imported = No se guardó nada en { $set }, porque se pidió todo o nada. De { $rows } filas leídas ({ $encoding }), { $rejected } se rechazaron; se habrían guardado { $imported } registros nuevos, { $completed } completados y { $events } hechos.
note-officer-decides = decide un funcionario
note-rebuilding = construyendo el índice
note-rebuilt =
    El índice se construyó de nuevo a partir de { $records ->
        [one] 1 registro.
       *[other] { $records } registros.
    }
note-registry-counts = Las cantidades guardadas no son las de los registros.
note-registry-damaged = El registro está DAÑADO: de { $records } registros leídos, { $damaged } no son lo que se guardó, o el índice los tiene de otro modo.
note-registry-damaged-next = Guarde una copia del directorio de datos. Pare el nodo, pruebe vestigo registry rebuild y compruebe otra vez; lo que siga dañado vuelve de una copia de seguridad o importando otra vez su conjunto.
note-registry-sound =
    { $records ->
        [one] 1 registro leído
       *[other] { $records } registros leídos
    }: cada uno es lo que se guardó, y el índice lo tiene.
note-release = cada { $seconds } s; el { $percent } % pasa igualmente por un funcionario
note-report-written = Todas las filas rechazadas y los avisos están en { $path }.
note-said-by = { $certainty }, según { $country }
note-source-saved = Las columnas se guardan con el nombre { $source }. Para verlas: vestigo registry sources
note-source-unreadable = No se puede leer lo guardado. Asigne las columnas de nuevo: vestigo registry import ARCHIVO --set NOMBRE --source NOMBRE --map ENCABEZADO=CAMPO
note-searched = se buscó en { $set }, de { $from } a { $to }, { $variants ->
        [one] 1 forma
       *[other] { $variants } formas
    } del número de serie
note-searched-undated = se buscó en { $set } (sin indicar años), { $variants ->
        [one] 1 forma
       *[other] { $variants } formas
    } del número de serie
note-submitted =
    El rastreo { $id } está firmado, registrado y en camino a { $partner }. La respuesta vence el { $due }.
    Para seguirlo: vestigo trace follow { $id }
note-synth-key = { $damaged } filas tienen un error; cuáles y cómo: { $key }
note-synth-writing = escribiendo
note-synth-written = Se escribieron { $records } armas sintéticas.
note-synthetic = SINTÉTICO: estos datos son inventados.

## A number read in part, character by character

note-character-among = { $characters } (uno de ellos)
note-character-unknown = no leído
note-characters-unknown = varios sin leer
