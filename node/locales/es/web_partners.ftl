# Socios, acuerdos, el simulador y la federación.

web-nav-partners = Socios
web-nav-agreements = Acuerdos
web-partners-title = Socios
web-partners-none = Todavía no hay socios. Invite al primer organismo.
web-partners-invite = Invitar a un socio
web-partners-verified = Registro verificado

web-partner-invite-lede = Dos organismos se hacen socios cuando cada uno tiene la línea del otro y dos personas han comparado los números de seguridad por teléfono.
web-partner-step-send = Envíe esta línea al otro organismo por cualquier medio. No contiene nada secreto.
web-partner-line-as-qr = Como código QR
web-partner-line-qr = Código QR de nuestra línea; lo mismo figura arriba como texto.
web-partner-step-accept = Cuando llegue la línea de ellos, péguela aquí.
web-partner-line = La línea del otro organismo
web-partner-line-hint = Empieza con vestigo1: y puede haberse partido en varias líneas por el camino.
web-partner-need-line = Pegue la línea del otro organismo.
web-partner-accept = Aceptar esta línea
web-partner-step-compare = Después compare los números de seguridad por teléfono, con alguien cuya voz conozca. El nuestro:
web-partner-join = Lo que falta antes de que pase nada
web-partner-step-back = Envíeles nuestra línea, si todavía no la tienen.
web-partner-step-call = Llame a alguien de allí cuya voz conozca. Cada uno lee su propio número y el otro lo compara.
web-partner-they-read = Ellos leen
web-partner-you-read = Usted lee
web-partner-number = El número que usted oyó
web-partner-number-hint = Cuarenta dígitos, escritos como se los leyeron, no copiados de esta página.
web-partner-need-number = Escriba el número que le leyeron.
web-partner-confirm = Los números coinciden: confirmar
web-partner-unconfirmed = Aquí nadie ha comparado todavía el número de seguridad por teléfono. Hasta entonces no se pregunta ni se responde nada.
web-partner-suspended = Este socio está excluido: no se aceptan sus mensajes.
web-partner-waiting = { $count }, el más antiguo desde { $ago }
web-partner-clock-good = coincide con el nuestro
web-partner-clock-ahead =
    { $count ->
        [one] fechado 1 minuto después de llegar: uno de los relojes está mal
       *[other] fechado { $count } minutos después de llegar: uno de los relojes está mal
    }
web-partner-clock-late =
    { $count ->
        [one] fechado 1 minuto antes de llegar: esperó en camino, o un reloj está mal
       *[other] fechado { $count } minutos antes de llegar: esperó en camino, o un reloj está mal
    }
web-partner-log = Su registro de intercambios
web-partner-log-held = Última cabeza guardada aquí
web-partner-log-ours = Cuánto del nuestro ha visto
web-partner-entries = Todas las entradas con este socio
web-partner-agreements = Todos los acuerdos con este socio
web-partner-keys = Su raíz nacional certificó estas claves. Las antiguas se conservan aquí para que las pruebas antiguas sigan verificándose.
web-partner-key-used = en uso
web-partner-key-revoked = revocada { $at }

web-agreements-title = Acuerdos
web-agreements-none = Todavía no hay acuerdos. Sin uno, no se pregunta ni se responde nada.
web-agreement-with = Acuerdo con { $partner }
web-agreement-us = nosotros
web-agreement-waits-for-us = Esta propuesta del socio espera a su organismo. Lea qué cambia y luego acéptela o proponga otra cosa.
web-agreement-waits-for-them = El socio todavía no lo ha aceptado. Hasta entonces nada de él está vigente.
web-agreement-is-suspended = Suspendido: no se pregunta ni se responde nada en virtud de él hasta que ambas partes firmen de nuevo sus cláusulas.
web-agreement-is-revoked = Revocado para siempre. Hay que proponer y aceptar un acuerdo nuevo.
web-agreement-is-replaced = Un acuerdo posterior ocupa su lugar.
web-agreement-clauses = Lo acordado
web-agreement-default = Lo que aquí no se nombra se deniega.
web-agreement-clause = Cláusula
web-agreement-we-ask = Lo que podemos preguntar
web-agreement-they-ask = Lo que pueden preguntarnos
web-agreement-retention = Las respuestas se conservan
web-agreement-urgent = Las solicitudes urgentes vencen a las
web-agreement-routine = Las solicitudes ordinarias vencen a las
web-agreement-observers-after = Los observadores leen las entradas después de
web-agreement-hours =
    { $count ->
        [one] 1 hora
       *[other] { $count } horas
    }
web-agreement-seconds =
    { $count ->
        [one] 1 segundo
       *[other] { $count } segundos
    }
web-agreement-consignment-none = menos de veinte
web-agreement-reasons-seen = los observadores ven los motivos
web-agreement-reasons-hidden = los observadores no ven los motivos
web-agreement-entries-after = entradas después de { $time }
web-agreement-versions = Versiones con este socio
web-agreement-this = esta
web-agreement-compare = comparar
web-agreement-compare-title = Dos acuerdos comparados
web-agreement-differences = Diferencias
web-agreement-changes = Lo que cambia respecto de { $old }
web-agreement-diff-we = Lo que podemos preguntar a { $partner } y recibir
web-agreement-diff-they = Lo que { $partner } puede preguntarnos y recibir
web-agreement-same = No hay diferencias.
web-agreement-effect = Efecto
web-agreement-before = Antes
web-agreement-after = Después

web-agreement-new = Proponer un acuerdo
web-agreement-amend = Proponer una modificación
web-agreement-amend-title = Modificar el acuerdo con { $partner }
web-agreement-counter = Proponer otra cosa
web-agreement-lede = Elija lo que cada parte puede preguntar. Lo que no se elige se deniega. No se firma nada antes de que lea en la página siguiente lo que significa.
web-agreement-choose = Elija un socio
web-agreement-need-partner = Elija el socio.
web-agreement-part-asked = Qué se puede preguntar
web-agreement-part-told = Qué se comunica
web-agreement-part-much = Cuánto, con qué rapidez y quién lo ve
web-agreement-results-hint = Una regla por línea: resultado y nivel, por ejemplo R06 L2. Prevalecen sobre el nivel de arriba.
web-agreement-bad-rule = Escriba cada regla como resultado y nivel, por ejemplo R06 L2.
web-agreement-states = Estados nombrados
web-agreement-states-hint = Dos letras por Estado, separadas por comas: AR, BR, PY.
web-agreement-bad-states = Nombre cada Estado con sus dos letras: AR, BR, PY.
web-agreement-hours-hint = Horas; para un tiempo más corto, segundos con una s, por ejemplo 90 s.
web-agreement-need-number = Indique un número entero.
web-agreement-need-hours = Indique las horas como número entero, o segundos como 90 s.
web-agreement-mirror = Que puedan preguntarnos lo mismo
web-agreement-valid-hint = Si se deja vacío: desde el momento en que el socio acepta.
web-agreement-upload = Tomar las cláusulas de un archivo
web-agreement-upload-text = El archivo que acepta vestigo agreement propose. Primero se muestra en palabras.
web-agreement-upload-do = Mostrarlo en palabras
web-agreement-file = Archivo con las cláusulas (TOML)
web-agreement-check-do = Leer lo que significa
web-agreement-check = Lea antes de firmar
web-agreement-check-lede = Esto es lo que se pediría firmar a { $partner }.
web-agreement-check-changes = Qué cambia
web-agreement-signed = Se firma y se envía a { $partner }. Nada está vigente hasta que se acepte allí; lo acordado ahora sigue hasta entonces.
web-agreement-propose = Firmar y enviar
web-agreement-edit = Cambiar algo
web-agreement-days = Días hacia atrás

web-agreement-what-happens = Qué ocurre
web-agreement-not = Dejarlo como está
web-agreement-accept = Aceptar
web-agreement-accept-1 = Su aceptación se firma y se envía a { $partner }. Desde entonces, o desde la fecha que indica, obliga a ambas partes.
web-agreement-accept-2 = Ocupa el lugar del acuerdo vigente. Los casos en curso que las nuevas cláusulas no admiten se devuelven sin respuesta, con el motivo.
web-agreement-suspend = Suspender
web-agreement-resume = Reanudar
web-agreement-revoke = Revocar
web-agreement-end-now = Termina aquí de inmediato y en { $partner } en cuanto llegue el mensaje firmado. Se envía antes que todo lo ordinario.
web-agreement-end-cases = Las solicitudes de { $partner } que no ha respondido se devuelven sin respuesta, con el motivo. Lo respondido queda respondido.
web-agreement-end-traces = Sus propias solicitudes abiertas en { $partner } vuelven del mismo modo sin respuesta, y no pueden enviarse otras.
web-agreement-suspend-back = Para continuar, una parte propone de nuevo las mismas cláusulas y la otra las acepta.
web-agreement-revoke-back = Esto no puede deshacerse: hay que proponer y aceptar un acuerdo nuevo.
web-agreement-resume-1 = Las mismas cláusulas se firman de nuevo y se envían a { $partner }.
web-agreement-resume-2 = Rigen en cuanto se acepten allí. Lo que se devolvió entretanto hay que preguntarlo de nuevo.
web-agreement-open-cases =
    { $count ->
        [one] Ahora hay 1 solicitud suya abierta.
       *[other] Ahora hay { $count } solicitudes suyas abiertas.
    }
web-agreement-open-traces =
    { $count ->
        [one] Ahora está abierto 1 rastreo nuestro que empezó allí.
       *[other] Ahora están abiertos { $count } rastreos nuestros que empezaron allí.
    }
web-agreement-words = Palabras para el socio
web-agreement-words-hint = Se firman y se envían con ello, y quedan en ambos registros.

web-simulate-title = ¿Qué verían si preguntara esto?
web-simulate-lede = Las mismas reglas que deciden, sobre una solicitud que nadie hace. No se pregunta, envía ni cuenta nada; queda anotado que se probó.
web-simulate-way = Quién pregunta a quién
web-simulate-we = Nosotros a ellos
web-simulate-we-hint = Lo que puede volver, según lo que encuentren, como dice el acuerdo.
web-simulate-they = Ellos a nosotros
web-simulate-they-hint = Lo que nuestro nodo respondería sobre el arma indicada abajo, con los registros de hoy.
web-simulate-gun = El arma, si ellos nos preguntan
web-simulate-gun-hint = Solo hace falta para «Ellos a nosotros».
web-simulate-need-serial = Indique el número por el que preguntarían.
web-simulate-do = Mostrar qué se vería
web-simulate-we-see = Lo que veríamos en { $partner }
web-simulate-they-see = Lo que { $partner } vería aquí
web-simulate-answered = se responde en seguida: { $level }
web-simulate-returned = se devuelve: { $reason }
web-simulate-replay = Las solicitudes del último mes con estas cláusulas
web-simulate-replay-text = Sus solicitudes pasadas se deciden otra vez, según lo vigente y según este borrador, con los registros de hoy.
web-simulate-replay-do = Repetirlas
web-simulate-replayed = Se repitieron { $replayed } solicitudes; { $changed } terminarían de otro modo.
web-simulate-replayed-same = Se repitieron { $replayed } solicitudes; { $changed } terminarían de otro modo: el borrador no cambia nada para ellas.
web-simulate-replayed-none = Este socio no preguntó nada en ese tiempo: { $replayed } solicitudes repetidas, { $changed } cambiadas.
web-simulate-requests = Solicitudes
web-simulate-cases = Casos

web-federation-title = Estado de la federación
web-federation-keys = Claves
web-federation-version = descriptor, versión { $version }
web-federation-revoked =
    { $count ->
        [one] 1 clave revocada
       *[other] { $count } claves revocadas
    }
web-federation-node = Este nodo

error-web-upload = El archivo no llegó entero.
error-web-upload-next = Elíjalo de nuevo y envíelo otra vez.
error-web-no-file = No se eligió ningún archivo, o está vacío.
error-web-no-file-next = Elija el archivo y envíelo.
error-web-terms = Este archivo no puede leerse como cláusulas: { $detail }.
error-web-terms-next = El manual muestra su forma: secciones proposer_asks y accepter_asks.

column-addresses = Direcciones
column-contact = Punto de contacto
column-marking-practice = Cómo se marcan allí las armas
column-key-role = Se usa como
column-key-digest = SHA-256 de la clave
column-waiting-since = El más antiguo espera desde
column-verified-to = Verificado hasta
column-saw-ours = Ha visto del nuestro
word-keys = Claves
note-forked = { $origin } firmó dos historias de su registro: { $first } y { $second }.
note-no-entries = No hay entradas.
cli-partner-show = Muestra un socio con sus claves, su registro y lo que espera por él
cli-partner-show--name = Nombre de nodo del socio
cli-log-list = Enumera entradas de nuestro registro, las más recientes primero: quién dijo qué clase de cosa y cuándo
cli-log-list--kind = Solo esta clase, por ejemplo QUERY o ANSWER
cli-log-list--limit = Como máximo tantas
cli-log-list--partner = Solo con este socio
cli-log-list--after = Donde terminó la página anterior
cli-log-list--csv = Imprime CSV para una hoja de cálculo
cli-log-heads = Muestra quién ha visto cuánto de qué registro, y bifurcaciones
