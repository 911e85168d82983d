# verify.html, la página que comprueba en un navegador un paquete para el juzgado.

page-title = Comprobación de un paquete de Vestigo
page-heading = Comprobar un paquete
page-lede = Un paquete recoge lo que organismos de dos o más Estados preguntaron y respondieron. Esta página lo comprueba en este equipo. Nada de lo que usted abra aquí sale de él.
page-language = Idioma
page-drop = Suelte aquí un paquete, o elíjalo
page-choose = Elegir un paquete
page-choose-hint = Un solo archivo, normalmente terminado en .bundle, de 64 MiB como máximo.
page-another = Comprobar otro archivo
page-print = Imprimir la constancia
page-working = Comprobando: { $done } de { $of }
page-unreadable = No se pudo leer este archivo del disco. Cópielo en este equipo y elíjalo de nuevo.
page-too-large = Este archivo es mayor que cualquier paquete.
page-crashed = Esta página falló y no ha comprobado nada. Use otro navegador, o el programa: vestigo verify ARCHIVO

## El resultado

page-result = Resultado
page-consistent-question = ¿Concuerda entre sí todo lo que hay en el archivo?
page-consistent-yes = Coherente
page-consistent-yes-text = Todas las firmas y pruebas que esta página comprueba se sostienen con las claves del archivo. Lo que se muestra abajo es lo que se firmó con ellas.
page-consistent-no = No se sostiene
page-consistent-no-text = Algo en este archivo fue alterado, falta o no le pertenece. No se fíe de nada de lo que contiene.
page-authentic-question = ¿Son los firmantes quienes dicen ser?
page-authentic-open = Sin confirmar
page-authentic-open-text = Cualquiera puede hacer un archivo coherente con claves propias. Confirme abajo el número de seguridad de cada organismo.
page-authentic-yes = Auténtico
page-authentic-yes-text = El número de seguridad de cada organismo del archivo es el que usted escribió.
page-authentic-no = Otra clave
page-authentic-no-text = Un número que usted escribió no es el de la clave de este archivo. Busque un error al escribirlo. Si aun así difiere, ese organismo no firmó este archivo: no se fíe de él.
page-authentic-none = Sin examinar
page-authentic-none-text = El archivo no se sostiene, así que nada puede decirse de quién lo firmó.
page-synthetic = Demostración: este archivo dice que sus datos son inventados.

page-fault = Qué no se sostiene
page-fault-form = No está escrito en la única forma que admite el formato: se dañó o fue alterado.
page-fault-rule = Incumple una regla del formato: algo falta, está dos veces, está fuera de orden o no corresponde ahí.
page-fault-signature = Una firma no corresponde: lo firmado se cambió después, o lo firmó otra clave.
page-fault-key = La clave que firmó no es una que el organismo tuviera certificada en ese momento.
page-fault-content = El contenido no es lo que se firmó.
page-fault-log = La prueba no conduce al estado del registro que se firmó: la entrada no está en ese registro, o el registro fue reescrito.
page-fault-detail = Detalle técnico

page-place-bundle = El archivo en su conjunto
page-place-descriptor = Descripción de un organismo, n.º { $number }
page-place-agreement-message = Declaración sobre un acuerdo, n.º { $number }
page-place-message = Declaración n.º { $number }
page-place-receipt = Prueba de asiento, n.º { $number }
page-place-checkpoint = Estado de un registro, n.º { $number }
page-place-consistency-proof = Prueba de crecimiento, n.º { $number }

## Los firmantes

page-signers = Confirmar a los firmantes
page-signers-text = Pida su número de seguridad al punto de contacto de cada Estado, por teléfono o en una publicación oficial, y no a quien le dio este archivo. Escriba aquí sus 40 dígitos.
page-number = Número de seguridad de { $agency }
page-number-hint = 40 dígitos; los espacios no importan.
page-number-confirmed = Confirmado: es el número de la clave del archivo.
page-number-differs = No es el número de la clave del archivo. Coinciden { $same } de 8 grupos.
page-number-incomplete = { $digits } de 40 dígitos
page-number-characters = Aquí solo van dígitos.
page-number-missing = No indicado
page-number-show = Número del archivo
page-number-warning = Copiarlo de aquí no confirma nada: compárelo con uno que le haya llegado por otra vía.

## Los pasos

page-steps = Qué se comprobó
page-state-holds = Se sostiene
page-state-fails = No se sostiene
page-state-skipped = No se completó
page-state-unchecked = No se comprueba aquí
page-state-absent = No hay en el archivo
page-step-form = Forma del archivo
page-step-form-text = Cada parte está escrita en la única forma que admite el formato. No puede añadirse ni cambiarse un byte sin que falle otra comprobación.
page-step-descriptors = Quiénes son los organismos
page-step-descriptors-text =
    { $count ->
        [one] 1 descripción de un organismo, firmada
       *[other] { $count } descripciones de organismos, firmadas cada una
    } con la clave raíz nacional y con la clave de firma del propio organismo.
page-step-signatures = Firmas de las declaraciones
page-step-signatures-text =
    { $count ->
        [one] 1 declaración, firmada
       *[other] { $count } declaraciones, firmadas cada una
    } con una clave que su organismo tenía certificada en ese momento.
page-step-content = Contenido
page-step-content-text =
    { $shown ->
        [one] Se muestra 1 campo, y es lo que se firmó.
       *[other] Se muestran { $shown } campos, y son lo que se firmó.
    } Omitidos en esta copia: { $withheld }.
page-step-checkpoints = Estados de los registros
page-step-checkpoints-text =
    { $count ->
        [one] 1 estado de un registro, firmado
       *[other] { $count } estados de registros, firmados
    } con la clave del registro (Ed25519).
page-step-seals = Segunda firma de los estados de los registros
page-step-seals-text = Es del tipo ML-DSA-44, que esta página no comprueba. Solo ella firma la hora de cada estado. Para comprobar ambas: vestigo verify ARCHIVO
page-step-growth = Crecimiento de los registros
page-step-growth-text =
    { $count ->
        [one] 1 prueba
       *[other] { $count } pruebas
    } de que un estado posterior de un registro contiene todo uno anterior.
page-step-growth-none = El archivo trae un solo estado de cada registro; no hay crecimiento que probar.
page-step-receipts = Lugar en el registro
page-step-receipts-text =
    { $count ->
        [one] 1 prueba
       *[other] { $count } pruebas
    }: cada declaración está en el registro de { $node }, que tenía { $size } entradas.
page-step-parties = Partes
page-step-parties-text = Cada organismo del archivo emitió o recibió una de sus declaraciones, y { $node } fue parte en todas.
page-step-agreements = Acuerdos
page-step-agreements-text =
    { $count ->
        [one] 1 acuerdo, propuesto
       *[other] { $count } acuerdos, propuestos
    } por una parte y aceptado por la otra. Ninguna declaración de { $node } nombra otro.
page-step-agreements-none = No hay acuerdos en el archivo, y ninguna declaración de { $node } nombra uno.
page-step-witnesses = Testigos
page-step-witnesses-text = Nadie más ha confirmado cuándo estaban los registros en este estado. Toda hora es la que marcaba el reloj del firmante.
page-step-witnesses-seen-text =
    { $count ->
        [one] Un testigo ha
       *[other] { $count } testigos han
    } cofirmado este estado del registro. El primero, { $witness } ({ $node }), afirma según su propio reloj que todo lo que contiene este archivo existía el { $time }. Eso vale tanto como que su número de seguridad en este archivo, { $number }, sea el que usted obtuvo por otra vía.

page-limits = Qué no prueba esto
page-limit-true = Que sea verdad lo que escribió un organismo. El archivo muestra quién firmó qué palabras, y en qué orden se asentaron.
page-limit-whole = Que no se haya dicho nada más. Quien hizo el archivo eligió qué intercambios incluir.
page-limit-time = Cuándo se dijo. Toda hora es la que marcaba el reloj del firmante.
page-limit-time-witnessed = Cuándo exactamente se dijo. Cada hora es la que marcaba el reloj del firmante; solo que todo ello existía el { $time } es también palabra de { $witness }.
page-limit-withheld = Nada por silencio. En esta copia se omitieron campos, y no puede saberse cuáles.
page-limit-letter = Lo que un Estado escribió por carta. Solo firmó el organismo que recibió la carta.
page-limit-page = Que esta página sea la legítima. Quien le dio el archivo pudo darle también una página alterada: tómela de una fuente de confianza y compare su resumen criptográfico.

page-notes = Observaciones
page-note-withheld =
    { $place }: { $count ->
        [one] se omitió 1 campo firmado
       *[other] se omitieron { $count } campos firmados
    } en esta copia.
page-note-not-understood = { $place }: contenido firmado que esta versión no sabe leer ({ $detail }).
page-note-erased = { $place }: su contenido se destruyó al terminar su conservación; la declaración prueba que lo hubo.
page-note-agreement-unknown = { $place } nombra un acuerdo de sus partes que no está en este archivo.
page-note-reply-outside = { $place } responde a una entrada que no está en este archivo ({ $entry }).
page-note-reply-to-others = { $place } responde a una entrada entre otras partes ({ $entry }).
page-note-reply-across = { $place } responde a una entrada de otro intercambio ({ $entry }).
page-note-sequence-repeated = { $place }: su emisor ya había usado el número de secuencia { $sequence }.
page-note-id-repeated = { $place }: su emisor ya había usado el identificador de esta declaración para otra.

## Lo que se dijo

page-timeline = Lo que se dijo
page-timeline-text = En el orden del registro de { $node }. Los códigos están traducidos. El texto libre se muestra tal como se recibió.
page-exchange = Intercambio { $number }
page-exchange-between = { $asker } preguntó a { $asked }
page-from-to = { $from } a { $to }
page-letter = Por carta. { $node } firmó lo que preguntó y lo que se le respondió; ninguna firma de ese Estado respalda la respuesta.
page-entry = Entrada { $index } del registro
page-withheld =
    { $count ->
        [one] Se omitió 1 campo
       *[other] Se omitieron { $count } campos
    } en esta copia.
page-not-understood = Contenido firmado que esta versión no sabe leer.
page-erased = El contenido de esta declaración se destruyó al terminar su conservación.
page-technical = Detalles técnicos
page-unknown-field = Campo desconocido { $label }
page-unrecognised = código no reconocido { $number }
page-before = antes de { $date }
page-after = después de { $date }

page-agreements = Acuerdos
page-agreement-untitled = Acuerdo
page-agreement-by = { $node }, { $time }
page-agreement-suspended = Suspendido
page-agreement-revoked = Revocado

page-files = Archivos que nombran las declaraciones
page-files-text = Están junto al paquete, en una carpeta. Elíjalos para ver si son los que se nombraron.
page-files-choose = Elegir archivos para comparar
page-file-holds = Es el archivo que se nombró: { $name }
page-file-not-compared = Sin comparar
page-file-other = No es ninguno de los archivos nombrados: { $name }

## La constancia

page-record = Constancia de esta comprobación
page-record-file = Archivo
page-record-size = Tamaño
page-record-bytes =
    { $count ->
        [one] 1 byte
       *[other] { $count } bytes
    }
page-record-sha-256 = SHA-256 del archivo
page-record-at = Comprobado
page-record-clock = { $time }, según el reloj de este equipo
page-record-page = Esta página
page-record-version = Versión { $version }, para paquetes del formato 1
page-record-program = SHA-256 de su programa
page-record-program-text = El mismo resumen, en base64, figura en las primeras líneas del código de la página.
page-record-by = Comprobado por
page-record-signature = Lugar, fecha, firma
page-footer = Vestigo { $version }. Sin red, sin almacenamiento, sin cookies.

## Nombres de los campos

page-field-accepted = Aceptado
page-field-agreement = Acuerdo (resumen)
page-field-answer-by = Debe decidirse antes de
page-field-asserted-by = según
page-field-assistance = Asistencia en
page-field-attachment = Archivo adjunto
page-field-brand = Marca comercial
page-field-bulletin = Sobre
page-field-calibre = Calibre
page-field-candidates = Registros que encajan
page-field-case-reference = Referencia de quien pregunta
page-field-circumstances = Circunstancias
page-field-citation = Ley o artículo
page-field-class = Cómo se fabricó
page-field-clock-stops = El plazo se detiene
page-field-complete-to = completo hasta
page-field-concerns = Se refiere a la entrada
page-field-confirmation = Confirmación
page-field-consent-asked = Consentimiento pedido
page-field-consent-given = Consentimiento dado
page-field-count = cantidad
page-field-country-of-manufacture = País de fabricación
page-field-dated = con fecha
page-field-decision-record = Registro de la decisión (resumen)
page-field-deliver-until = Debe entregarse antes de
page-field-digest = resumen
page-field-document = Documento
page-field-ends = pone fin a la vigilancia
page-field-entry = entrada
page-field-erased = Entrada suprimida
page-field-event = Hecho
page-field-figure = Cifra
page-field-firearm-type = Tipo de arma
page-field-first-year = desde
page-field-from = de
page-field-grade = Coincidencia
page-field-handling = Tratamiento
page-field-held-by = en poder de
page-field-illicit = Por qué es ilícita
page-field-importer = Importador
page-field-in-court = en juicio
page-field-in-reply-to = En respuesta a la entrada
page-field-interim = Respuesta provisional
page-field-issued-by = expedido por
page-field-key = Clave de firma
page-field-last-year = hasta
page-field-late = Recibido fuera de plazo
page-field-leaf = Entrada (resumen)
page-field-left-out = omitido
page-field-legal-basis = Base jurídica
page-field-letter = Carta
page-field-level = Nivel de divulgación
page-field-licence = licencia
page-field-log-size = Entradas del registro
page-field-maker = Fabricante
page-field-manufactured = Fabricada
page-field-mark = Marca
page-field-may-know-more = Puede saber más
page-field-message-id = Identificador
page-field-model = Modelo
page-field-named-by = nombrado por
page-field-not-completed = No completado
page-field-obliteration = Estado del número de serie
page-field-officer = Funcionario (seudónimo)
page-field-onward = se transmite a
page-field-onward-from = Se sigue de
page-field-originator = facilitada por
page-field-other-statement = La otra declaración
page-field-party = con
page-field-personal-data = datos personales
page-field-place = en
page-field-priority = Prioridad
page-field-proposed = Propuesto
page-field-purpose = Uso previsto
page-field-purposes = para
page-field-reason = Motivo
page-field-received-at = Recibido
page-field-record-set = fondo
page-field-recovered-on = Recuperada el
page-field-recovery = Recuperación
page-field-recovery-place = Lugar de recuperación
page-field-reference = referencia
page-field-repeats = Repite la entrada
page-field-request = Solicitud
page-field-restricted = Restringido
page-field-result = Resultado
page-field-retain-until = se conserva hasta
page-field-review-at = Se revisa el
page-field-root = Hash raíz
page-field-rule = Regla
page-field-searchable = consultable por máquina
page-field-searched = Consultado
page-field-sequence = Número de secuencia
page-field-sha-256 = SHA-256
page-field-state = Estado
page-field-states = Estados
page-field-statistics-asked = Estadísticas
page-field-step = Paso
page-field-synthetic = Datos inventados
page-field-text = En sus palabras
page-field-their-reference = referencia de ellos
page-field-to = a
page-field-tried = Forma probada
page-field-until = hasta
page-field-in-force-from = En vigor desde
page-field-versions = Versiones que lee
page-field-wanted = Se pide
page-field-watch = Vigilancia
page-field-watched-until = Vigilada hasta
