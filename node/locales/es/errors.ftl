## Cada error dice qué y dónde; la clave con -next dice qué hacer.

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
        [node] ningún nodo
       *[other] nada
    } con ese nombre o número.
error-not-found-next = La orden `list` de la misma familia muestra lo que hay.

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
