# Administración: funcionarios, cuenta, tokens, webhooks, el nodo, estadísticas.

web-question-cancel = Cancelar

web-nav-officers = Funcionarios
web-officers-title = Funcionarios
web-officers-all = Todos los funcionarios
web-officers-new = Añadir un funcionario
web-officers-new-words = El funcionario no puede hacer nada hasta que haya configurado su acceso: después, cree un enlace de un solo uso en su página. Su clave de firma la crea él mismo.
web-officers-add = Añadir
web-officers-name-hint = Un nombre corto para acceder: letras minúsculas, cifras, punto, guion o guion bajo; empieza con una letra. No se puede cambiar.
web-officers-account-hint = Número de la cuenta del funcionario en la máquina del nodo, para la línea de órdenes. Déjelo vacío si solo trabaja con estas páginas.
web-officers-account-wrong = La cuenta es un número.
web-officers-by-two = Si este nodo tiene un segundo administrador, nada cambia hasta que este lo confirme.
web-officers-choose-roles = Elija al menos una función.
web-officers-signs-in = Accede con
web-officers-change-waits = hay un cambio en espera
web-officers-waiting = Cambios que esperan a un segundo administrador
web-officers-no-roles = ninguna
web-officers-proposed-roles = { $by } propuso el { $at } que { $name } tenga estas funciones y ninguna otra: { $roles }.
web-officers-proposed-link = { $by } propuso el { $at } un enlace de un solo uso para que { $name } configure de nuevo su acceso.
web-officers-link-confirmed = El enlace que { $by } propuso el { $at } para { $name } está confirmado y ya se puede crear.
web-officers-look-and-confirm = Examinarlo y confirmarlo
web-officers-confirm-title = Confirmar un cambio para { $name }
web-officers-confirm-words = Pregunte a quien lo propuso si no conoce el motivo. Tiene efecto inmediato y cierra las sesiones del funcionario.
web-officers-confirm = Confirmar
web-officers-reject-title = Retirar un cambio para { $name }
web-officers-reject-words = Entonces nada cambia. Se puede proponer de nuevo.
web-officers-reject = Retirarlo
web-officers-roles-title = Funciones de { $name }
web-officers-roles-words = Lo que marque aquí reemplaza todas las funciones del funcionario. Quien administra funcionarios no ve casos ni registros.
web-officers-roles-do = Cambiar las funciones
web-duty-investigator = Pregunta a los socios por armas de fuego y lee las respuestas.
web-duty-focal-point = Decide sobre las solicitudes de los socios, concluye acuerdos, vincula socios.
web-duty-approver = Autoriza lo que otro funcionario propuso.
web-duty-registrar = Importa y exporta los registros del organismo.
web-duty-administrator = Administra funcionarios, sesiones, claves y copias de seguridad. No ve casos ni registros.
web-duty-auditor = Lee los registros de actividad y cómo se tomaron las decisiones: ningún arma, ninguna persona.
web-officers-suspend-title = Suspender a { $name }
web-officers-suspend-words = Se cierran todas las sesiones de { $name }, que no podrá hacer nada hasta que un administrador lo levante. Sus fichas dejan de funcionar. Lo que decidió sigue siendo válido.
web-officers-suspend = Suspender
web-officers-reinstate-title = Rehabilitar a { $name }
web-officers-reinstate-words = { $name } puede acceder de nuevo y conserva sus funciones.
web-officers-reinstate = Rehabilitar
web-officers-link-title = Enlace para { $name }
web-officers-link-words = Con un enlace de un solo uso { $name } configura su acceso. Vale una vez y durante media hora. Si ya accede, todo lo anterior se reemplaza y se cierran sus sesiones.
web-officers-link-do = Crear un enlace
web-officers-link-made = Entréguelo usted mismo, no por correo electrónico. Se muestra solo esta vez.
web-officers-link-proposed = { $name } ya tiene acceso, así que un segundo administrador debe confirmarlo. Después, cree el enlace otra vez.
web-officers-link-qr = Código QR del enlace; el mismo enlace está al lado como texto.
web-officers-good-until = Válido hasta
web-officers-signed-in = Dónde tiene sesiones abiertas
web-officers-no-session = En ninguna parte por ahora.
web-officers-seen = último uso: { $at }
web-officers-sessions = Sesiones de todos los funcionarios
web-officers-end-sessions = Cerrar sesiones

web-account-app-new = Configurar una aplicación de autenticación
web-account-app-words = El nuevo secreto reemplaza al que tiene ahora su aplicación en cuanto dé un código de él.
web-account-password-words = Sus otras sesiones se cierran. Esta continúa.
web-account-recovery-words = Se crean diez códigos nuevos que se muestran una vez. Los anteriores dejan de servir.
web-account-once-more = Otra vez
web-account-too-short = Es demasiado corta.
web-account-differs = No es la misma.
web-account-no-passkey = Aún no tiene ninguna llave de acceso. Es la forma más segura y rápida de acceder.
web-account-passkeys-not-here = Este nodo no tiene nombre público, así que no se pueden usar llaves de acceso. Un administrador define web.public_name.
web-account-passkey-add = Añadir una llave de acceso
web-account-passkey-change = Cambiar
web-account-passkey-good = en uso
web-account-passkey-blocked = bloqueada: puede haber sido copiada
web-account-passkey-remove = Quitar
web-account-passkey-remove-title = Quitar la llave de acceso «{ $label }»
web-account-passkey-remove-words = Ya no podrá acceder con ella. No se puede quitar su última forma de acceso.
web-account-passkey-scripts = La llave de acceso la crea el navegador, que necesita scripts para ello. Permita los scripts en esta página o use una contraseña con una aplicación de autenticación.
web-passkey-failed-new = No se creó ninguna llave de acceso. Puede que ya la tenga aquí. Inténtelo de nuevo o con otra.
web-account-key = Su clave de firma
web-account-key-about = Firma sus decisiones sobre las solicitudes de los socios. Nadie más que usted puede crearla o abrirla, tampoco un administrador.
web-account-key-new = Crear una clave de firma
web-account-key-do = Crear la clave
web-account-key-words = La clave se guarda en el nodo, sellada con una frase de contraseña que usted da cada vez que decide. Si la pierde, cree otra clave.
web-account-key-replaces = Ya tiene una clave. La nueva ocupa su lugar; lo firmado con la anterior sigue siendo válido.
web-account-passphrase = Frase de contraseña
web-account-passphrase-new = Nueva frase de contraseña
web-account-passphrase-old = Frase de contraseña actual
web-account-passphrase-title = Cambiar la frase de contraseña de su clave de firma
web-account-passphrase-words = La clave sigue siendo la misma.
web-account-no-passphrase = Escriba su frase de contraseña.
web-account-programs = Programas que actúan por usted
web-account-programs-about = Los sistemas de casos y los scripts se presentan con una ficha y actúan en su nombre; los avisos les informan de lo que ocurre.
web-account-activity-all = Todo
web-account-activity-lede = Lo que hizo en este nodo y lo que se intentó en su nombre. Si algo no fue cosa suya, avise a un administrador.
web-account-by = Por
web-account-by-node = el nodo
web-readers-title = Quién consultó
web-readers-link = Quién consultó este rastreo
web-readers-lede = Cada consulta de este rastreo en este nodo, la más reciente primero. Los funcionarios de los socios no figuran aquí: ven su propia copia.

web-tokens-title = Fichas
web-tokens-about = Un programa con una ficha actúa como el funcionario que la creó, dentro de las funciones que se le dieron. Los administradores ven las fichas de todos.
web-tokens-new = Crear una ficha
web-tokens-make = Crear la ficha
web-tokens-words = Quien tenga la ficha actúa como usted. Dé a cada programa una propia, sin más funciones de las que necesita.
web-tokens-name = Qué programa la tiene
web-tokens-name-hint = Por ejemplo «sistema de casos», para saber cuál cancelar.
web-tokens-no-name = Dé un nombre a la ficha.
web-tokens-roles = Funciones suyas que puede usar
web-tokens-days = Días hasta su vencimiento
web-tokens-days-hint = De 1 a 366.
web-tokens-days-wrong = Indique un número de días entre 1 y 366.
web-tokens-made = Su nueva ficha
web-tokens-copy = Copiar
web-tokens-copied = Copiado
web-tokens-kept = Ya la guardé
web-tokens-until = Vale hasta
web-tokens-over = cancelada o vencida
web-tokens-act = Cambiar
web-tokens-end = Cancelar la ficha
web-tokens-end-title = Cancelar la ficha «{ $name }» de { $officer }
web-tokens-end-words = El programa que usa «{ $name }» de { $officer } será rechazado desde ahora. No se puede deshacer.

web-webhooks-title = Avisos a programas
web-webhooks-one = Aviso a un programa
web-webhooks-about = Programas a los que el nodo avisa de lo que ocurre. Un mensaje contiene el tipo de suceso y un identificador, nunca un número de serie, un nombre o texto del caso.
web-webhooks-new = Añadir un aviso
web-webhooks-add = Añadir
web-webhooks-words = Se avisa al programa de lo que usted puede ver, desde ahora. Si pierde una función, deja de recibir avisos.
web-webhooks-url-hint = https:// y un servidor público. Un servidor interno debe figurar en webhooks.allow de la configuración.
web-webhooks-no-url = Escriba la dirección.
web-webhooks-events-hint = Sin marcar ninguno, se avisa de todos.
web-webhooks-failing = en uso, con mensajes abandonados
web-webhooks-deliveries = Mensajes que no han llegado
web-webhooks-replay = Reintentar lo abandonado
web-webhooks-end = Cancelar el aviso
web-webhooks-end-title = Cancelar un aviso
web-webhooks-end-words =
    { $count ->
        [one] Ya no se avisará a { $url }; se descarta el único mensaje en espera.
       *[other] Ya no se avisará a { $url }; se descartan { $count } mensajes en espera.
    }
web-webhooks-key = Clave de los mensajes
web-webhooks-key-about = Los mensajes van firmados con esta clave Ed25519. El programa verifica la firma antes de creerlos.

web-nav-node = Nodo
web-node-title = El nodo
web-node-attention = Requiere atención
web-node-good = Lo que está en orden
web-node-about = Acerca de este nodo
web-node-keys = Claves
web-node-keys-about = Los socios creen lo que se firma con estas claves. No vencen por calendario; una nueva versión del descriptor, firmada con la clave raíz nacional, reemplaza o revoca una clave.
web-node-key-for = Para
web-node-key-until = Hasta
web-node-key-revoked = revocada
web-node-key-replaced = reemplazada
web-node-backups = Copias de seguridad
web-node-backups-about = La copia se hace en la máquina del nodo, donde el archivo y las claves quedan en manos de quien la atiende. El nodo sigue funcionando.
web-node-settings = Configuración
web-node-settings-about = Como los leerá el próximo arranque del nodo: primero el archivo vestigo.toml, después el entorno. Se cambian en la máquina del nodo.
web-node-setting = Parámetro
web-node-value = Valor
web-node-origin = Procede de
note-setting-default = valor por defecto
note-setting-file = vestigo.toml
note-setting-environment = entorno
cli-doctor = Comprobar el estado del nodo, con el siguiente paso donde haga falta
word-check-good = en orden
word-check-warn = requiere atención
word-check-fail = no funciona
note-check-disk = Quedan libres { $free } de { $size } en el disco de los datos.
note-check-disk-next = Libere espacio: lleve las copias antiguas a otro lugar o dé al nodo un disco mayor. Sin espacio, el nodo se detiene.
note-check-store = La base de datos ocupa { $size }.
note-check-log = Entradas del registro de intercambio: { $size }. Para recalcularlo: vestigo log verify
note-check-certificate =
    { $count ->
        [one] El certificado { $path } vence el { $until }, en un día.
       *[other] El certificado { $path } vence el { $until }, en { $count } días.
    }
note-check-certificate-next = Ponga el certificado nuevo en su lugar: el nodo lo lee en diez segundos, sin reiniciar.
note-check-certificate-unread = No se puede leer el certificado { $path }.
note-check-certificate-unread-next = Revise web.certificate en vestigo.toml y que el nodo pueda leer el archivo.
note-check-backup = La última copia se hizo el { $at }: { $path }
note-check-backup-next = Haga una: vestigo backup DESTINO --with-keys. Guárdela en otra máquina.
note-check-backup-never = Nunca se hizo una copia de seguridad.
note-check-backup-never-next = Haga una: vestigo backup DESTINO --with-keys. Guárdela en otra máquina.
note-check-backup-old = Hace mucho que no se hace una copia de seguridad.
note-check-backup-old-next = Haga una: vestigo backup DESTINO --with-keys. Guárdela en otra máquina.
note-check-retention-off = El contenido se conserva sin plazo, en lo que permiten los acuerdos (retention.days es 0).
note-check-retention-none =
    { $count ->
        [one] El contenido se destruye un día después del fin de un intercambio; últimamente no correspondía ninguno.
       *[other] El contenido se destruye { $count } días después del fin de un intercambio; últimamente no correspondía ninguno.
    }
note-check-retention =
    { $count ->
        [one] El contenido se destruye un día después del fin de un intercambio; la última vez, el { $at }.
       *[other] El contenido se destruye { $count } días después del fin de un intercambio; la última vez, el { $at }.
    }
note-check-partner = No se sabe nada de { $partner } desde hace una hora o más.
note-check-partner-next = Revise la red desde aquí y después llame a su punto de contacto. Los mensajes esperan y se envían solos.
note-check-partners = Enlaces con socios: { $up } de { $all } activos.
note-check-clock = El reloj marca { $at } y ningún mensaje de un socio lo contradice.
note-check-clock-off =
    { $count ->
        [one] El reloj marca { $at }; un mensaje de un socio llevaba una fecha posterior y tuvo que esperar.
       *[other] El reloj marca { $at }; { $count } mensajes de socios llevaban una fecha posterior y tuvieron que esperar.
    }
note-check-clock-off-next = Compare el reloj de esta máquina con el servicio horario nacional (timedatectl). Si es correcto, avise al socio.
note-check-restored = Este nodo se restauró de una copia y aún no firma nada.
note-check-restored-next = Para ver por qué: vestigo recovery status
note-check-one-administrator = Hay un solo administrador, así que ningún cambio de funciones lo ven dos personas.
note-check-one-administrator-next = Dé esa función a otro funcionario: vestigo officer add NOMBRE --role ADMINISTRATOR
note-check-no-signing-key = Sin clave de firma y, por tanto, sin participar en una autorización por dos: { $names }.
note-check-no-signing-key-next = Cada uno crea la suya, en la página de su cuenta o con: vestigo officer key NOMBRE
note-check-webhooks =
    { $count ->
        [one] Se abandonó un mensaje a un programa.
       *[other] Se abandonaron { $count } mensajes a programas.
    }
note-check-webhooks-next = Arregle el programa y después: vestigo webhook replay NÚMERO

cli-statistics = Contar las preguntas y respuestas de unos meses, por socio, y sus resultados
cli-statistics--from = Primer mes, por ejemplo 2026-01; doce meses si no se indica
cli-statistics--to = Último mes; el actual si no se indica
cli-statistics--table = Solo esta tabla: asked, heard u outcomes
cli-statistics--csv = Imprimir CSV para una hoja de cálculo: de asked, si --table no dice otra cosa
word-value-month = MES
word-value-table = TABLA
column-month = Mes
column-asked = Preguntadas
column-answered = Respondidas
column-returned = Devueltas
column-dropped = Retiradas
column-open = Abiertas
column-overdue = Fuera de plazo
column-median = Mediana
column-median-hours = Mediana (horas)
column-outcome = Resultado
column-fault = Se debe a
column-by-us = De nuestras preguntas
column-by-partners = De preguntas de socios
note-few = menos de { $least }
note-no-figures = No hubo preguntas en este tiempo.
note-statistics-of = Preguntas y respuestas de { $from } a { $to }
word-we-asked = Lo que preguntamos a los socios
word-partners-asked = Lo que los socios nos preguntaron
word-outcomes = En qué acabó
web-nav-statistics = Estadísticas
web-statistics-title = Estadísticas
web-statistics-time = Meses
web-statistics-from = Desde el mes
web-statistics-to = Hasta el mes
web-statistics-show = Mostrar
web-statistics-all = todos
web-statistics-asked = Lo que preguntamos a los socios
web-statistics-heard = Lo que los socios nos preguntaron
web-statistics-outcomes = En qué acabó
web-statistics-few =
    { $count ->
        [one] No se indican cifras menores que uno.
       *[other] No se indican las cifras de 1 a menos de { $count }, para que ninguna señale un caso. Si solo una es tan pequeña, se omite también la siguiente.
    }
web-statistics-more = Todas las filas, y en CSV
web-statistics-we-asked =
    { $count ->
        [one] pregunta nuestra a socios
       *[other] preguntas nuestras a socios
    }
web-statistics-they-asked =
    { $count ->
        [one] pregunta de socios a nosotros
       *[other] preguntas de socios a nosotros
    }
web-statistics-their-median = hasta la decisión de los socios (mediana)
web-statistics-our-median = hasta nuestra decisión (mediana)
web-statistics-minutes =
    { $count ->
        [one] 1 minuto
       *[other] { $count } minutos
    }
web-statistics-hours =
    { $count ->
        [one] 1 hora
       *[other] { $count } horas
    }
web-statistics-days =
    { $count ->
        [one] 1 día
       *[other] { $count } días
    }
web-statistics-others =
    { $count ->
        [one] Un arma más procedía de otros Estados.
       *[other] { $count } armas más procedían de otros Estados, demasiado pocas de cada uno para indicarlas.
    }
web-statistics-others-few = Menos de { $least } armas más procedían de otros Estados.
web-sign-in-provider = Entrar con { $name }
web-account-provider-known = Allí le conocen como
web-account-provider-about = Una vez vinculada la cuenta, puede entrar con ella. Lo que usted puede hacer se decide aquí, como antes.
web-account-provider-connect = Vincular
web-account-provider-remove = Desvincular
web-account-provider-remove-title = ¿Desvincular de { $name }?
web-account-provider-remove-words = Después solo entrará con contraseña y código o con una llave de acceso. Sus demás sesiones terminan.
