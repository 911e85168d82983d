# El registro de intercambios, observadores, aperturas, auditorías.

web-nav-log = Intercambios
web-log-title = Registro de intercambios
web-log-none = Todavía no hay entradas: no se ha intercambiado nada.
web-log-about = Sobre
web-log-trace = rastreo { $id }
web-log-case = caso { $id }
web-log-request = solicitud { $id }
web-log-to = a { $partner }
web-log-from = de { $partner }
web-log-size = Bytes
web-log-checkpoint = Descargar el punto de control firmado
web-log-entry = Entrada { $number }
web-log-entry-lede = El registro guarda quién dijo qué clase de cosa a quién y cuándo. Lo que se dijo está en el rastreo o el caso.
web-log-logged = Registrada aquí
web-log-issued = Firmada, según el reloj del firmante
web-log-place = Lugar en el registro
web-log-series = Número en la serie del firmante
web-log-replies = Responde a
web-log-proof = Prueba de que está en el registro
web-log-proof-text = Un archivo pequeño en un formato público (tlog-proof). Con él cualquiera puede verificar que esta entrada está bajo nuestro punto de control firmado, sin ver ninguna otra.
web-log-proof-do = Descargar la prueba
web-log-verify = Verificar el registro
web-log-verify-text = Todas las entradas se leen de nuevo y se comparan con los puntos de control firmados. Si alguien cambió, quitó o movió una, aquí se dice cuál.
web-log-verify-do = Verificar ahora
web-log-copies = Puntos de control de nuestro registro que tienen los socios
web-log-copies-hint = Pídalo a un socio (vestigo log partner) y péguelo entero; varios, uno debajo de otro. Una copia de fuera muestra lo que nadie aquí podría ocultar.
web-log-heads = Quién ha visto el registro de quién
web-log-heads-lede = Cada organismo guarda las cabezas firmadas de los registros de sus socios. Quien reescribe un registro tiene que mostrar dos historias, y aquí aparecen una junto a otra.
web-log-witness-text = Los testigos firman que nuestro registro solo ha crecido desde que lo vieron. Su hora es la que creen los de fuera.
web-log-forked-title = { $partner } mostró dos historias de su registro
web-log-forked = { $partner } firmó una historia de { $first } entradas y otra de { $second }, y se excluyen. Ambas firmas se guardan aquí: no puede negarse.
web-log-forked-do = Llame a su punto de contacto nacional y no confíe en nada nuevo suyo hasta que esto se explique.
web-log-note = Nota firmada sobre { $size } entradas

web-observers-title = Observadores
web-observers-none = Todavía nadie observa este registro.
web-observers-lede = Un observador ve quién preguntó a quién y cuándo, y que se respondió. Lo que se preguntó y respondió no lo ve ninguno.
web-observer-new = Inscribir a un observador
web-observer-do = Inscribir
web-observer-name = Nombre
web-observer-name-hint = Cómo se llama aquí, por ejemplo la defensoría del pueblo.
web-observer-need-name = Dé un nombre al observador.
web-observer-key = Clave pública
web-observer-key-hint = La línea que el observador obtiene de vestigo observer key; empieza con vestigo-observer1: y no es secreta.
web-observer-need-key = Pegue la clave pública del observador.
web-observer-pairs = Ve nuestros intercambios con
web-observer-pairs-hint = Solo estos, y solo tras el plazo que fija el acuerdo.
web-observer-or = O bien
web-observer-all = Todos los socios
web-observer-all-hint = También los futuros; da acceso además a archivos enteros de entradas.
web-observer-need-pairs = Elija socios, o todos.
web-observer-until-hint = Desde ese día ya no ve nada.
web-observer-need-until = Indique hasta cuándo puede ver.
web-observer-end = Terminar
web-observer-end-do = Terminar el acceso
web-observer-end-1 = Desde ahora este observador no recibe nada nuevo de nuestro registro.
web-observer-end-2 = Lo que ya leyó lo conserva, y aquí queda anotado que pudo.

web-open-title = Abrir un intercambio para un inspector
web-open-lede = Un inspector con mandato recibe un intercambio, o algunos de sus campos, lo verifica con los registros de ambas partes y no conoce nada más.
web-open-id = Rastreo o caso
web-open-id-hint = Su id, o sus primeros ocho dígitos o más.
web-open-need-id = Indique qué rastreo o caso.
web-open-message = Solo este mensaje
web-open-message-hint = Su entrada en el registro, o el comienzo. Vacío: todo mensaje que tenga tal campo.
web-open-fields = Solo estos campos
web-open-fields-hint = Ninguno elegido: todos. Los demás quedan cerrados, y el paquete muestra cuántos son.
web-open-numbers = Más campos, por número
web-open-numbers-hint = Como los numera el protocolo, separados por comas.
web-open-attachments = Archivos
web-open-record = Constancia de la decisión
web-open-mandate = Mandato
web-open-mandate-hint = Quién inspecciona y con qué autoridad, por ejemplo orden judicial 12/2026. Se anota en el registro administrativo.
web-open-need-mandate = Indique con qué mandato.
web-open-noted = Lo que abre se anota con su nombre antes de hacer el archivo.
web-open-do = Abrir y descargar

web-admin-log-title = Registro administrativo
web-admin-log-none = Todavía no se ha anotado nada.
web-admin-log-lede = Quién hizo qué en este nodo: claves, funcionarios, acuerdos, exportaciones y cada lectura de datos personales. Solo crece, como el registro de intercambios.
web-admin-log-export = Exportar para un auditor

web-audit-title = Auditoría de los observadores
web-audit-lede = Los observadores contrastan los registros de varios organismos sin ver lo que se preguntó. Aquí se muestra su informe en palabras.
web-audit-step-run = El observador ejecuta la auditoría con una clave que los organismos inscribieron:
web-audit-step-show = Muestre el informe, o una de sus pruebas. Aquí no se guarda nada.
web-audit-file = Informe (JSON) o prueba
web-audit-file-hint = El archivo report.json, o uno que termina en .proof.
web-audit-do = Mostrarlo en palabras
web-audit-at = Los plazos se compararon con { $at }.
web-audit-logs = Registros leídos
web-audit-counted = Lo que se contó
web-audit-limits = Lo que las pruebas no muestran
web-audit-more =
    { $count ->
        [one] En el archivo hay 1 hallazgo más.
       *[other] En el archivo hay { $count } hallazgos más.
    }
web-audit-proof = Prueba de una auditoría
web-audit-proof-known = La prueba se sostiene, y cada raíz nacional es una que este organismo comparó por teléfono.
web-audit-other-history = otra historia, mostrada a otra persona
error-web-audit = Esto no es el informe de una auditoría: no se puede leer la línea { $line }, columna { $column }.
error-web-audit-next = Hágalo con vestigo audit --report json --out DIR, y elija report.json.
