## Cada error dice qué y dónde; la clave con -next dice qué hacer.

error-bad-pattern = No se puede leer el número de serie: { $detail }.
error-bad-pattern-next = Escriba ? para un carácter desconocido, [8B] para uno de varios y * para un tramo desconocido.
error-pattern-too-broad = Se conoce muy poco del número de serie para buscarlo (A7).
error-pattern-too-broad-next = Indique al menos cuatro caracteres conocidos y tres quintos de la longitud; busque el número en las otras partes del arma o hágalo restaurar.
error-registry-of-running = El nodo en marcha ya tiene abierto su registro; no admite --registry.
error-registry-of-running-next = Omita --registry o detenga antes el nodo: vestigo serve --registry URL lo inicia con otro.
error-registry-source = El registro no puede usarse tal como está configurado: { $detail }.
error-registry-source-next = Corrija [registry] en vestigo.toml o la URL indicada con --registry; el manual tiene ejemplos.
error-registry-damaged = El registro está dañado: { $detail }.
error-registry-damaged-next = Pare el nodo, guarde una copia del directorio de datos y ejecute: vestigo registry check
error-registry-busy = Una importación está escribiendo en el registro.
error-registry-busy-next = Inténtelo cuando haya terminado; vestigo registry imports la muestra.
error-registry-read-only = Este registro se lee donde está, y el nodo no escribe nada en él.
error-registry-read-only-next = Importe a la base de datos a la que pertenece.
error-report-exists = { $path } ya existe y no es el informe de una importación.
error-report-exists-next = Indique otro nombre después de --report.
error-export-exists = { $path } ya existe y no se sobrescribe.
error-export-exists-next = Indique otro nombre, o --force para reemplazarlo.
error-export-kind = { $path } no dice qué clase de archivo ha de ser.
error-export-kind-next = Indique un nombre que termine en .csv o .xlsx.
error-import-source = El archivo no es como los de la fuente { $source }: { $detail }.
error-import-source-next = Para ver las columnas que se guardan: vestigo registry sources NOMBRE. Para asignarlas de nuevo: --map ENCABEZADO=CAMPO; u omita --source.
error-batch-duplicate = La línea { $line } ya pregunta al mismo organismo por este número.
error-batch-duplicate-next = Para enviarla de todos modos, indique --allow-duplicates.
error-unexpected = Ocurrió algo inesperado: { $detail }.
error-unexpected-next = Ejecute `vestigo status`; los mensajes del propio nodo en la salida de errores dicen más.

error-not-found =
    Aquí no hay { $what ->
        [trace] ningún rastreo
        [case] ningún caso
        [partner] ningún socio
        [agreement] ningún acuerdo
        [entry] ninguna entrada del registro de intercambios
        [checkpoint] ningún punto de control
        [record-set] ningún conjunto de registros
        [source] ninguna fuente
        [node] ningún nodo
       *[other] nada
    } con ese nombre o número.
error-not-found-next =
    { $what ->
        [record-set] Para ver lo que hay: vestigo registry sets
        [source] Para ver lo que hay: vestigo registry sources
       *[other] La orden `list` de la misma familia muestra lo que hay.
    }

error-file = No se puede usar { $path }: { $detail }.
error-file-next = Compruebe la ruta y sus permisos.

error-file-too-large = { $path } supera los { $limit } bytes.
error-file-too-large-next = Compruebe que es el archivo que quiere.

error-not-utf8 = { $path } no es texto UTF-8.
error-not-utf8-next = Guárdelo como UTF-8 e inténtelo de nuevo.

error-not-running = No hay ningún nodo en marcha en { $data }.
error-not-running-next = Póngalo en marcha: vestigo serve --data-dir { $data }

error-running = Hay un nodo en marcha en { $data }.
error-running-next = Deténgalo primero o indique otro --data-dir.

error-socket-denied = Usted no puede hablar con el nodo en { $path }.
error-socket-denied-next = Ejecute la orden como el usuario dueño del nodo.

error-socket-in-the-way = { $path } estorba: no es un socket.
error-socket-in-the-way-next = Muévalo y vuelva a poner en marcha el nodo.

error-socket-too-long = La ruta { $path } es demasiado larga para un socket: como máximo { $limit } bytes.
error-socket-too-long-next = Use un directorio de datos con una ruta más corta.

error-no-peer-credentials = El sistema operativo no dice quién llama.
error-no-peer-credentials-next = Use la línea de órdenes en la máquina del nodo.

error-no-such-route = La API no tiene esa ruta o ese método.
error-no-such-route-next = Compruebe la ruta y la versión del cliente y del nodo.

error-bad-request = No se entiende la petición: { $detail }.
error-bad-request-next = Compruebe que el cliente y el nodo tienen la misma versión.

error-too-large = Lo enviado supera los { $limit } bytes.
error-too-large-next = Divídalo, o aumente `registry.import_max_mib` si es una importación.

error-import-spool = No se pudo copiar el archivo al directorio de datos: { $detail }.
error-import-spool-next = Compruebe el espacio libre del disco e inténtelo de nuevo.

error-config-too-large = { $path } es demasiado grande para ser una configuración.
error-config-too-large-next = Compruebe que es el archivo correcto.

error-config-syntax = { $origin }: { $detail }
error-config-syntax-next = Todas las claves se explican en vestigo.example.toml.

error-config-unknown-key = { $origin } tiene una clave desconocida: { $key }.
error-config-unknown-key-next = ¿Quiso decir { $nearest }? No se puso nada en marcha, porque una clave mal escrita no tendría efecto.

error-config-unknown-variable = Variable de entorno desconocida: { $name }.
error-config-unknown-variable-next = ¿Quiso decir { $nearest }? No se puso nada en marcha, porque una variable mal escrita no tendría efecto.

error-config-out-of-bounds = El valor de { $key } no es posible: debe ser { $rule }.
error-config-out-of-bounds-next = Corríjalo en vestigo.toml o en el entorno.

error-key-exists = { $path } ya contiene una clave, y las claves nunca se sobrescriben.
error-key-exists-next = Use otro directorio. Solo si está seguro de que la clave no vale nada, muévala.

error-key-mode = Otros pueden leer { $path } (modo { $found }).
error-key-mode-next = Ejecute: chmod { $wanted } { $path }

error-key-owner = { $path } pertenece al uid { $owner }, no a usted.
error-key-owner-next = Ejecútelo como su dueño, o bien: chown { $us } { $path }

error-key-format = { $path } no es un archivo de clave para la función { $role }.
error-key-format-next = Restáurelo de la copia de seguridad; debe ser una línea que empiece por vestigo-key-v1.

error-country = «{ $country }» no es un código de país.
error-country-next = Dos letras de la norma ISO 3166-1, por ejemplo PY; XA a XZ son libres para ensayos.

error-slug = «{ $slug }» no puede formar parte del nombre de un nodo.
error-slug-next = Use de 1 a { $max } caracteres de a-z, 0-9 y guion.

error-init-stopped = No se creó nada.
error-init-stopped-next = Ejecute `vestigo init` de nuevo cuando esté listo.

error-init-input-ended = Las preguntas no se contestaron hasta el final; no se creó nada.
error-init-input-ended-next = En guiones: vestigo init --non-interactive --country XX --agency NOMBRE

error-terms = { $path } no describe un acuerdo: { $detail }
error-terms-next = El manual enumera todas las cláusulas; lo que no figura queda denegado.

error-no-firearm = La solicitud no describe ningún arma.
error-no-firearm-next = Indique al menos --serial o --mark, y lo que además se sepa: --maker --model --calibre --type.

error-csv = { $path }, línea { $line }: no es un CSV legible.
error-csv-next = No se envió nada. Compruebe las comillas y el número de columnas.

error-csv-column = { $path }: columna desconocida «{ $column }».
error-csv-column-next = No se envió nada. Columnas: to, serial, maker, model, calibre, type, country_of_manufacture, importer, purpose, legal_basis, circumstances, case_ref, priority, justification.

error-csv-missing = { $path }, línea { $line }: falta { $column }.
error-csv-missing-next = No se envió nada. Complételo o indíquelo como argumento para todas las filas.

error-csv-empty = { $path } no tiene filas.
error-csv-empty-next = No se envió nada. Compruebe que es el archivo que quiere.

error-out-exists = { $path } ya existe y no se sobrescribe.
error-out-exists-next = Indique otro nombre después de --out.

error-usage-unknown-command = Orden desconocida: { $command }.
error-usage-unknown-command-next = vestigo --help enumera las órdenes.

error-usage-unknown-command-near = Orden desconocida: { $command }.
error-usage-unknown-command-near-next = ¿Quiso decir: { $nearest }?

error-usage-unknown-argument = Argumento desconocido: { $argument }.
error-usage-unknown-argument-next = La orden con --help enumera sus argumentos.

error-usage-unknown-argument-near = Argumento desconocido: { $argument }.
error-usage-unknown-argument-near-next = ¿Quiso decir: { $nearest }?

error-usage-value-missing = { $argument } necesita un valor.
error-usage-value-missing-next = La orden con --help dice cuál.

error-usage-bad-value = «{ $value }» no puede ser el valor de { $argument }.
error-usage-bad-value-next = La orden con --help dice cuáles pueden serlo.

error-usage-not-one-of = «{ $value }» no puede ser el valor de { $argument }.
error-usage-not-one-of-next = Es uno de: { $allowed }

error-usage-conflict = { $argument } y { $other } se excluyen.
error-usage-conflict-next = Quite uno de los dos.

error-usage-missing = Falta: { $argument }.
error-usage-missing-next = La orden con --help lo explica.

error-usage-missing-command = Falta una orden.
error-usage-missing-command-next = vestigo --help enumera las órdenes.

error-usage-other = No se entiende la línea de órdenes ({ $argument }).
error-usage-other-next = La orden con --help muestra cómo se escribe.

error-stopping = El nodo se está deteniendo.
error-stopping-next = No se hizo nada. Vuelva a ponerlo en marcha: vestigo serve

error-not-an-officer = El usuario con uid { $uid } no es funcionario de este nodo.
error-not-an-officer-next = Ejecute la orden como funcionario; el primero es el usuario que ejecutó `vestigo init`.

error-no-such-partner = Aquí no hay ningún socio { $partner }.
error-no-such-partner-next = Para ver los que hay: vestigo partner list

error-partner-not-confirmed = { $partner } no está confirmado como socio.
error-partner-not-confirmed-next = Comparen por teléfono los números de seguridad y después: vestigo partner confirm { $partner } NÚMERO

error-no-descriptor = El descriptor de { $partner } no ha llegado: los dos nodos aún no se han enlazado.
error-no-descriptor-next = Cada parte debe aceptar la línea de la otra, y una debe alcanzar a la otra. Para ver el enlace: vestigo partner list

error-safety-number = Este no es el número de seguridad de { $partner }. No se confirmó nada.
error-safety-number-next = Pida que le lean otra vez los cuarenta dígitos. Si aún difieren, no confirme: la línea puede venir de otra persona. Pida una nueva por otra vía.

error-another-root = { $partner } ya se conoce aquí con otra raíz nacional. No se aceptó nada.
error-another-root-next = Llame por teléfono al punto de contacto nacional antes de continuar. El número que se conoce aquí: vestigo partner list --json

error-own-invitation = Esta línea es la nuestra.
error-own-invitation-next = Envíela al otro organismo y acepte la que le devuelvan: vestigo partner accept LÍNEA

error-invitation = No se puede leer la línea: { $detail }.
error-invitation-next = Cópiela entera, desde vestigo1: hasta el final. El otro organismo la vuelve a imprimir con: vestigo partner invite

error-no-agreement = Ningún acuerdo vigente con { $partner } lo permite.
error-no-agreement-next = Para ver los que hay: vestigo agreement list --partner { $partner }; para proponer uno: vestigo agreement propose { $partner } --terms ARCHIVO

error-no-such-id =
    Aquí no hay { $what ->
        [trace] ningún rastreo
        [case] ningún caso
        [agreement] ningún acuerdo
        [entry] ninguna entrada del registro de intercambios
        [checkpoint] ningún punto de control de
       *[other] nada con el nombre
    } { $id }.
error-no-such-id-next =
    { $what ->
        [trace] Indique 8 de sus dígitos o más. Para ver los que hay: vestigo trace list
        [case] Indique 8 de sus dígitos o más. Para ver los que hay: vestigo case list
        [agreement] Indique 8 de sus dígitos o más. Para ver los que hay: vestigo agreement list
        [entry] Las entradas de un rastreo o de un caso están en: vestigo trace show ID --json; vestigo case show ID --json
        [checkpoint] Llega con el primer mensaje del socio. Para ver el enlace: vestigo partner list
       *[other] Para ver el nodo: vestigo status
    }

error-ambiguous = Hay más de uno que empieza por { $id }.
error-ambiguous-next = Indique más dígitos.

error-agreement-step = El acuerdo no está en un estado que permita esto.
error-agreement-step-next = Para ver en qué estado está: vestigo agreement show HASH

error-rule = Esto infringe una regla del protocolo: { $detail }.
error-rule-next = No se guardó ni se envió nada. Corríjalo e inténtelo de nuevo.

error-case-closed =
    { $state ->
        [ANSWERED] El caso está cerrado: ya se respondió.
        [REFUSED] El caso está cerrado: se denegó.
        [RETURNED] El caso está cerrado: se devolvió.
        [WITHDRAWN] El caso está cerrado: el socio lo retiró.
        [AWAITING_RELEASE] El caso espera el próximo envío; entonces se responde o pasa a un funcionario.
       *[other] El caso no admite este paso.
    }
error-case-closed-next = Una decisión firmada no se cambia. Para ver los casos que esperan: vestigo case list --state waiting

error-level = Este nivel supera lo que el acuerdo permite a un solo funcionario.
error-level-next = El nivel máximo está en: vestigo case show ID. Elija ese o uno inferior, por ejemplo --level L2.

error-no-such-candidate = Ese registro no es candidato en este caso.
error-no-such-candidate-next = Los candidatos y sus números están en: vestigo case show ID. Si ninguno es el arma: --record none

error-choose-record = Varios registros pueden ser el arma, y no se eligió ninguno.
error-choose-record-next = Los candidatos y sus números están en: vestigo case show ID. Después: vestigo case answer ID --level L3 --record NÚMERO, o --record none

error-awaits-release = Esta solicitud se decide en la próxima entrega; todavía no hace falta un funcionario.
error-awaits-release-next = Espere a que pase el intervalo de entrega y vuelva a mirar: vestigo case show ID

error-nothing-exchanged = Aún no se ha intercambiado nada.
error-nothing-exchanged-next = El registro de intercambios empieza con el primer mensaje a un socio o de un socio. Para invitar a uno: vestigo partner invite

error-log-broken = El registro de intercambios no da lo que se firmó: { $detail }.
error-log-broken-next = Guarde una copia del directorio de datos tal como está. Después: vestigo log verify

error-log-unreadable = El registro de intercambios no se puede leer hasta el final: { $detail }.
error-log-unreadable-next = Guarde una copia del directorio de datos tal como está y revise el disco antes de volver a poner en marcha el nodo.

error-bundle-broken = El paquete no se escribió, porque no se podría verificar: { $detail }.
error-bundle-broken-next = Verifique el registro de intercambios: vestigo log verify

error-import = El archivo no se puede importar: { $detail }.
error-import-next = La primera línea nombra las columnas, por ejemplo make,model,caliber,type,serial_number; otras se indican con --map ENCABEZADO=CAMPO. La codificación y la hoja se indican con --encoding windows-1252 y --sheet NOMBRE

error-no-serial = No se indicó ningún número de serie.
error-no-serial-next = Indíquelo exactamente como se ve, con ? donde no se lea: --serial "AB?123"

error-bad-value = «{ $value }» no puede ser el valor de { $field }.
error-bad-value-next = La orden con --help dice cuáles pueden serlo; para las cláusulas de un acuerdo lo dice el manual.

error-synth-too-many = Los fabricantes no tienen números suficientes para { $records } armas con esta densidad.
error-synth-too-many-next = Pida { $most } a lo sumo.

error-urgent-why = Una solicitud urgente debe decir por qué es urgente.
error-urgent-why-next = Añada el motivo, por ejemplo: --justification life_at_risk

error-bad-text = El texto de { $field } no se puede usar: { $detail }.
error-bad-text-next = Acórtelo o quite lo que no sea texto corriente, e inténtelo de nuevo.

error-partner-copy = La copia número { $copy } no es un punto de control firmado de este registro de intercambios: { $detail }.
error-partner-copy-next = El socio imprime su copia con: vestigo log partner { $node }

error-keys-descriptor = La clave de firma del directorio de datos no es la que nombra el descriptor del nodo. No se puso nada en marcha.
error-keys-descriptor-next = Restaure las claves y el almacén de la misma copia de seguridad.

error-no-node = No hay ningún nodo en { $data }.
error-no-node-next = Para fundar uno: vestigo init --data-dir { $data }; para usar otro directorio: --data-dir DIRECTORIO

error-node-exists = { $data } ya contiene un nodo, y nunca se funda un nodo sobre otro.
error-node-exists-next = Use otro directorio: vestigo init --data-dir DIRECTORIO

error-root = «{ $root }» no es un número de seguridad.
error-root-next = Indique sus cuarenta dígitos entre comillas: --root "01234 56789 …"

error-start = El nodo no puede ponerse en marcha: { $detail }.
error-start-next = Revise net.listen en vestigo.toml y que ningún otro programa use ese puerto.

error-start-log = El registro de intercambios publicado y el almacén no corresponden el uno al otro: { $detail }. El almacén se restauró de una copia más antigua, o el directorio log o admin-log es de otro. No se ha puesto en marcha ni cambiado nada.
error-start-log-next = Si este nodo se restauró de una copia de seguridad: saque log y admin-log del directorio de datos, consérvelos y póngalo en marcha de nuevo; ambos se vuelven a crear. Si no: vestigo log verify

error-restore-leftover = { $data } contiene todavía lo que dejó allí otro nodo: { $names }. Un nodo restaurado lo tomaría por suyo. No se ha escrito nada.
error-restore-leftover-next = Saque del directorio lo que se nombra ({ $names }) y consérvelo: puede ser la copia más reciente que existe del registro de intercambios. Después restaure de nuevo.

error-authorities = No hay autoridades de certificación con las que comprobar el certificado de un servidor: { $detail }.
error-authorities-next = Indique un archivo PEM con sus certificados: net.authorities en vestigo.toml, o --ca ARCHIVO en vestigo audit.

error-key-of-another = Una clave de { $partner } es también de { $owner }: sus firmas no permiten distinguirlos.
error-key-of-another-next = No se ha incorporado nada. Pregunte por teléfono a { $partner } cómo generó sus claves; debe fundar su nodo con claves propias.
