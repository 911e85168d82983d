# Copias de seguridad, recuperación, conservación, registro administrativo
cli-backup = Escribir una copia de seguridad del nodo en marcha: estado, registro de intercambios, datos y adjuntos, de un mismo momento
cli-backup--target = Un archivo nuevo, o un directorio donde se crea
cli-backup--with-keys = Incluir también los archivos de claves, sellados con una frase de contraseña
cli-backup--new-passphrase-file = Archivo con la frase que sella las claves; - para la entrada estándar
cli-restore = Crear un directorio de datos a partir de una copia; no debe haber ya un nodo
cli-restore--file = La copia de seguridad
cli-restore--with-keys = Recuperar los archivos de claves sellados; pide su frase de contraseña
cli-recovery = Tras una restauración: status, open-epoch
cli-recovery-status = Mostrar qué conservan los socios de nuestro registro y qué falta
cli-recovery-open-epoch = Dar por perdido el final del registro y seguir en una nueva época, firmada con la clave raíz nacional
cli-recovery-open-epoch--root-dir = Directorio de la clave raíz nacional
cli-recovery-open-epoch--yes = Obligatorio: una época no se puede retirar, y la ven todos los socios y observadores
word-value-target = DESTINO
column-file = Archivo
column-bytes = Bytes
column-log-entries = Entradas del registro
column-with-keys = Claves
column-with-registry = Datos del registro de armas
column-data-dir = Directorio de datos
column-restored-at = Restaurado
column-log-reached = Nuestro registro llega a
column-log-seen = Visto por los socios
column-epoch = Época
column-connected = Conectado
column-heard = Consultado
column-statements-held = Declaraciones devueltas
note-backup-with-keys = La copia se leyó de nuevo hasta el final. Quien tenga la copia y la frase tiene este nodo: guárdelas por separado.
note-backup-without-keys = La copia se leyó de nuevo hasta el final. No contiene claves: guarde también los archivos de claves, aparte.
note-restored-with-keys = Los archivos de claves están de nuevo en su sitio.
note-restored-keys-sealed = La copia contiene claves selladas que no se recuperaron. Restaure de nuevo con --with-keys o ponga los archivos de claves en el directorio keys.
note-restored-without-keys = La copia no contiene claves: ponga los archivos de claves de este nodo en el directorio keys.
note-restored-next = Asegúrese de que el nodo antiguo no vuelva a funcionar. Después inicie este: vestigo serve. No firma nada hasta haber consultado a sus socios: vestigo recovery status
note-recovery-over = El registro está completo; el nodo trabaja con normalidad.
note-recovery-waits = El nodo se restauró desde una copia y no firma nada hasta haber consultado a todos los socios. Si un socio sigue sin responder: vestigo recovery open-epoch
note-recovery-missing =
    { $count ->
        [one] Nadie conserva ya una entrada que los socios vieron en nuestro registro. No se puede reconstruir; la raíz nacional puede abrir una nueva época: vestigo recovery open-epoch
       *[other] Nadie conserva ya { $count } entradas que los socios vieron en nuestro registro. No se puede reconstruir; la raíz nacional puede abrir una nueva época: vestigo recovery open-epoch
    }
note-recovery-no-evidence = Ningún socio conserva un punto de control de nuestro registro tan reciente como el último de esta copia: nadie puede decir hasta dónde había llegado. La raíz nacional puede abrir una nueva época: vestigo recovery open-epoch
note-recovery-beyond =
    { $count ->
        [one] Una declaración estaba en nuestro registro después de todo lo que abarca un punto de control visto por los socios. Nadie sabe qué más se firmó entonces; la raíz nacional puede abrir una nueva época: vestigo recovery open-epoch
       *[other] { $count } declaraciones estaban en nuestro registro después de todo lo que abarca un punto de control visto por los socios. Nadie sabe qué más se firmó entonces; la raíz nacional puede abrir una nueva época: vestigo recovery open-epoch
    }
note-recovery-witness-ahead = Un testigo ha cofirmado más de nuestro registro de lo que los socios pueden devolver: vestigo witness list. La raíz nacional puede abrir una nueva época: vestigo recovery open-epoch
note-recovery-witness-unheard = Un testigo que no es socio todavía no ha dicho cuánto de nuestro registro ha cofirmado: vestigo witness list. Si ya no existe, retírelo de la política; o la raíz nacional abre una nueva época: vestigo recovery open-epoch
note-recovery-no-order = Ningún socio conserva el orden de las entradas perdidas: la copia es demasiado antigua. La raíz nacional puede abrir una nueva época: vestigo recovery open-epoch
note-recovery-contradicted = Lo que vieron los socios contradice esta copia o se contradice entre sí: otro nodo puede haber firmado con nuestras claves. Averigüe cómo antes de abrir una época.
note-alarm-restored = Este nodo se restauró desde una copia y todavía no firma nada. Para ver por qué: vestigo recovery status
note-alarm-given-up = { $partner } perdió el final de su registro y siguió en la época { $epoch }; conservamos el punto de control que firmó sobre la rama perdida.
note-alarm-rewritten = { $partner } abrió la época de recuperación { $epoch } desde un registro que no es el que nos había mostrado: se reescribieron entradas. Es una bifurcación; se conserva el punto de control firmado. Llame por teléfono a su punto de contacto nacional y no confíe en nada nuevo que venga de él.
note-alarm-unconfirmed = { $partner } abrió la época de recuperación { $epoch } y aquí se conserva demasiado poco de su registro para saber si se reescribieron entradas que habíamos visto. Se conserva el punto de control firmado. Llame por teléfono a su punto de contacto nacional.
error-restored = El nodo se restauró desde una copia y no firma nada hasta que su registro esté completo.
error-restored-next = Para ver qué falta: vestigo recovery status
error-not-restored = No hay nada que recuperar: el registro está completo.
error-not-restored-next = No se hizo nada. Para ver la situación: vestigo recovery status
error-another-document = Lo que firmó la raíz nacional no es lo que este nodo propone ahora.
error-another-document-next = Firme de nuevo: vestigo recovery open-epoch --yes
error-epoch-unconfirmed = Una época de recuperación no se puede retirar, y la ven todos los socios y observadores.
error-epoch-unconfirmed-next = Mire primero: vestigo recovery status. Después: vestigo recovery open-epoch --yes
error-backup-exists = { $path } ya existe; una copia de seguridad no sobrescribe nada.
error-backup-exists-next = Indique otro archivo, o un directorio.
error-backup-broken = La copia de seguridad no es válida: { $detail }.
error-backup-broken-next = Use otra copia. Si lo que falla es este nodo: vestigo log verify
error-backup-passphrase = La frase de contraseña no abre las claves de la copia.
error-backup-passphrase-next = No se escribió nada; pruebe de nuevo, o restaure sin --with-keys.
error-backup-no-keys = En esta copia no hay claves.
error-backup-no-keys-next = Restaure sin --with-keys y ponga los archivos de claves en el directorio keys.
cli-hold = Órdenes de conservar el contenido de un caso: set, lift, list
cli-hold-set = Conservar el contenido de un caso o rastreo más allá de toda regla
cli-hold-set--id = ID del caso o rastreo, o sus primeros 8 dígitos o más
cli-hold-set--reason = Por qué: orden judicial, reclamación; queda aquí
cli-hold-lift = Levantar la orden: vuelven a regir los plazos de conservación
cli-hold-lift--id = ID del caso o rastreo, o sus primeros 8 dígitos o más
cli-hold-list = Listar las órdenes vigentes
cli-hold-list--csv = Imprimir CSV para una hoja de cálculo
cli-admin-log = El registro administrativo: list, verify, export
cli-admin-log-list = Listar lo hecho en este nodo, lo más reciente primero
cli-admin-log-list--limit = Como máximo tantas
cli-admin-log-list--act = Solo actos de este tipo, como case-read
cli-admin-log-list--after = Cursor de la página anterior
cli-admin-log-list--csv = Imprimir CSV para una hoja de cálculo
cli-admin-log-verify = Recalcular el registro a partir de sus entradas y compararlo con lo firmado
cli-admin-log-export = Escribir el registro como teselas con su punto de control firmado, sin contenidos
cli-admin-log-export--out = Un directorio nuevo
cli-bundle-open = Abrir un intercambio, o algunos de sus campos, para un inspector con mandato
cli-bundle-open--id = ID del caso o rastreo, o sus primeros 8 dígitos o más
cli-bundle-open--field = Solo este campo: agreement, officer, priority, request-kind, purpose, legal-basis, handling, attachments, decision-record, text, o su número; se puede repetir
cli-bundle-open--message = Solo este mensaje: el comienzo de su entrada
cli-bundle-open--for = Con qué mandato; se anota en el registro administrativo
cli-bundle-open--out = El archivo nuevo
cli-verify--log = Una copia del registro de una parte, en teselas; cada declaración debe figurar en ella; se puede repetir
word-value-field = CAMPO
word-value-act = ACTO
word-machine = el propio nodo
column-exchange = Intercambio
column-hold-reason = Motivo
column-entry = Entrada
column-act = Acto
column-subject = Sobre qué
column-found = Halladas
column-missing = Faltan
note-no-holds = Sin órdenes.
note-no-admin-entries = Sin entradas.
note-admin-log-holds = El registro administrativo es íntegro.
note-admin-log-broken = El registro administrativo NO es íntegro.
note-admin-log-exported = Escrito en { $path }. Los contenidos quedan aquí; sus huellas están en las entradas.
note-bundle-withheld =
    { $count ->
        [one] Un campo está firmado y no se muestra aquí.
       *[other] { $count } campos están firmados y no se muestran aquí.
    }
note-bundle-erased =
    { $count ->
        [one] El contenido de un mensaje se destruyó al final de su plazo de conservación. Sigue probado que se envió, por quién, a quién y cuándo.
       *[other] El contenido de { $count } mensajes se destruyó al final de su plazo de conservación. Sigue probado que se enviaron, por quién, a quién y cuándo.
    }
error-erased = El contenido se destruyó al final de su plazo de conservación.
error-erased-next = Lo que queda y lo que prueba: vestigo explain ID
error-no-hold = No hay tal orden sobre este caso o rastreo.
error-no-hold-next = Para ver cuáles hay: vestigo hold list
error-log-copy = { $path } no es copia del registro de una parte: { $detail }.
error-log-copy-next = Indique una carpeta con el archivo checkpoint y la carpeta tile de una parte del intercambio.
code-admin-started = el nodo arrancó
code-admin-restored = arrancó tras una restauración
code-admin-epoch-opened = época de recuperación abierta
code-admin-backed-up = copia de seguridad escrita
code-admin-key-changed = clave del nodo cambiada
code-admin-officer-added = funcionario añadido
code-admin-officer-roles = funciones cambiadas
code-admin-officer-suspended = funcionario suspendido o readmitido
code-admin-officer-key = clave de firma cambiada
code-admin-observer-added = observador inscrito
code-admin-observer-ended = acceso del observador terminado
code-admin-partner-accepted = línea del socio aceptada
code-admin-partner-confirmed = número de seguridad confirmado
code-admin-agreement-proposed = acuerdo propuesto
code-admin-agreement-accepted = acuerdo aceptado
code-admin-agreement-changed = acuerdo modificado
code-admin-case-read = caso leído
code-admin-trace-read = rastreo leído
code-admin-records-searched = consulta de los registros propios
code-admin-file-opened = archivo abierto
code-admin-bundle-exported = expediente judicial exportado
code-admin-bundle-opened = abierto para un inspector
code-admin-records-exported = registros exportados
code-admin-records-imported = registros importados
code-admin-log-exported = registro administrativo exportado
code-admin-hold-set = orden de conservar dada
code-admin-hold-lifted = orden de conservar levantada
code-admin-erased = contenido destruido
