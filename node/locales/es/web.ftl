# El marco de todas las páginas, la entrada, el inicio, la ayuda.

web-skip = Ir al contenido
web-synthetic = Todo en este nodo es inventado.
web-languages = Idioma
web-navigation = Secciones
web-sign-out = Cerrar sesión
web-session-ends = Su sesión está por cerrarse
web-session-ends-text = Hace un tiempo que no hay actividad en esta página. Se perdería lo que haya escrito sin enviar.
web-session-stay = Continuar la sesión
web-help = Ayuda
web-verify = Verificar un paquete
web-to-home = Ir a la página de inicio
web-error-code = Código de este mensaje:
web-error-not-found = Esta página no existe
web-error-not-allowed = No tiene acceso a esta página
web-error-not-done = No se pudo realizar
web-error-not-now = No es posible en este momento
web-error-unexpected = Algo salió mal
web-form-wrong = Hay un problema
web-optional = (opcional)
web-error = Error:
web-change = Cambiar
web-not-given = Sin indicar
web-list-filter = Filtrar la lista
web-list-filter-do = Filtrar
web-list-filter-clear = Mostrar todo
web-list-cut =
    { $count ->
        [one] Solo se ordenó la fila más reciente; hay más. Filtre la lista para ver las demás en este orden.
       *[other] Solo se ordenaron las { $count } filas más recientes; hay más. Filtre la lista para ver las demás en este orden.
    }
web-list-none-fits = Nada corresponde a este filtro.
web-list-empty = Todavía no hay nada.
web-list-pages = Páginas de la lista
web-list-first = Primera página
web-list-next = Página siguiente
web-list-csv = Descargar como CSV
web-list-any = Todos
web-month-1 = ene
web-month-2 = feb
web-month-3 = mar
web-month-4 = abr
web-month-5 = may
web-month-6 = jun
web-month-7 = jul
web-month-8 = ago
web-month-9 = sep
web-month-10 = oct
web-month-11 = nov
web-month-12 = dic
web-date = { $day } { $month } { $year }
web-date-month = { $month } { $year }
web-moment = { $date }, { $time } UTC
web-ago-now = hace un momento
web-ago-minutes =
    { $count ->
        [one] hace 1 minuto
       *[other] hace { $count } minutos
    }
web-ago-hours =
    { $count ->
        [one] hace 1 hora
       *[other] hace { $count } horas
    }
web-ago-days =
    { $count ->
        [one] hace 1 día
       *[other] hace { $count } días
    }

web-nav-in-tracing = Rastreo
web-nav-in-holdings = Registros y armas
web-nav-in-partners = Socios
web-nav-in-knowledge = Análisis y formación
web-nav-in-house = Este nodo
web-nav-home = Inicio
web-nav-traces = Rastreos

web-home-title = Inicio
web-home-nothing-waits = No hay nada pendiente para usted.
web-home-waiting-cases =
    { $count ->
        [one] solicitud de un socio espera una decisión
       *[other] solicitudes de socios esperan una decisión
    }
web-home-overdue-cases =
    { $count ->
        [one] de ellas tiene el plazo vencido
       *[other] de ellas tienen el plazo vencido
    }
web-home-reviews =
    { $count ->
        [one] aplazamiento debe revisarse
       *[other] aplazamientos deben revisarse
    }
web-home-open-traces =
    { $count ->
        [one] rastreo en curso
       *[other] rastreos en curso
    }
web-home-information =
    { $count ->
        [one] socio necesita más información de usted
       *[other] socios necesitan más información de usted
    }
web-home-overdue-traces =
    { $count ->
        [one] socio no ha respondido a tiempo
       *[other] socios no han respondido a tiempo
    }
web-home-outbox =
    { $count ->
        [one] mensaje espera a que un socio lo reciba
       *[other] mensajes esperan a que los socios los reciban
    }
web-home-records =
    { $count ->
        [one] asiento en nuestros registros
       *[other] asientos en nuestros registros
    }
web-home-no-agreement = sin acuerdo
web-home-log = Nuestro registro de intercambios tiene { $size }; se firmó por última vez { $ago }.

web-sign-in-title = Iniciar sesión
web-sign-in-name = Nombre
web-sign-in-password = Contraseña
web-sign-in-code = Código
web-sign-in-code-hint = Los seis dígitos que muestra ahora su autenticador.
web-sign-in-no-name = Indique su nombre.
web-sign-in-no-password = Indique su contraseña.
web-sign-in-do = Iniciar sesión
web-sign-in-help = Si no puede iniciar sesión, pida un enlace nuevo a un administrador de este nodo.

web-state-information-wanted = se pide información

web-help-lede = Lo que debe saber para rastrear un arma de fuego a través de las fronteras, en las palabras de estas páginas.
web-glossary = Qué significan las palabras
web-glossary-agency = Organismo, nodo
web-glossary-agency-means = La autoridad de un país y su única instalación de este programa. Sus registros nunca salen de él.
web-glossary-partner = Socio
web-glossary-partner-means = Un organismo de otro país con el que se estableció el enlace y cuyo número de seguridad se comparó por teléfono.
web-glossary-agreement = Acuerdo
web-glossary-agreement-means = Lo que dos organismos firmaron: quién puede preguntar qué, con qué finalidad, y qué se comunica. Lo que no nombra se deniega.
web-glossary-trace = Rastreo
web-glossary-trace-means = Nuestra búsqueda de un arma de fuego, por tantos países como haga falta.
web-glossary-hop = Paso de la cadena
web-glossary-hop-means = Una pregunta a un socio. Su respuesta puede llevar al país siguiente.
web-glossary-case = Caso
web-glossary-case-means = Una pregunta de un socio, tal como la respondemos.
web-glossary-level = Nivel de divulgación
web-glossary-level-means = Cuánto dice una respuesta, de L1 (si existe un asiento) a L5 (todo). A partir de L4 deciden dos funcionarios.
web-glossary-diversion = Punto de desvío
web-glossary-diversion-means = Dónde dejó el arma las manos legales, según muestran las respuestas firmadas.
web-glossary-time-to-crime = Tiempo hasta el delito
web-glossary-time-to-crime-means = El tiempo entre la última transferencia legal conocida y la recuperación.
web-glossary-log = Registro de intercambios
web-glossary-log-means = La lista de todos los mensajes firmados que un nodo envió o recibió. Solo crece; nada en ella puede cambiarse sin que se note.
web-glossary-checkpoint = Punto de control
web-glossary-checkpoint-means = El tamaño y la huella firmados de un registro en un momento dado. Los socios guardan los de los demás.
web-glossary-witness = Testigo
web-glossary-witness-means = Quien firma que un registro solo ha crecido desde la última vez que se vio.
web-glossary-bundle = Paquete para el tribunal
web-glossary-bundle-means = Un archivo con todos los mensajes firmados y las pruebas de un rastreo. Cualquiera puede verificarlo sin red.
web-glossary-safety-number = Número de seguridad
web-glossary-safety-number-means = Cuarenta dígitos que representan la clave nacional de un nodo. Dos organismos se los leen por teléfono.

web-verify-lede = Un paquete para el tribunal se prueba a sí mismo: quién firmó qué, cuándo, y que nada se cambió desde entonces.

error-web-plain = web.listen es { $listen }, y sin TLS las páginas solo se sirven en esta misma máquina.
error-web-plain-next = Indique un certificado (web.certificate y web.key) o el proxy que hace TLS (web.behind_proxy), o escuche en 127.0.0.1.
error-web-name = web.listen es { $listen } con TLS, y web.public_name está vacío.
error-web-name-next = Ponga en web.public_name lo que aparece en la barra de direcciones del navegador, como trace.example.org.
error-web-half = Para web.listen { $listen } solo está puesto uno de web.certificate y web.key.
error-web-half-next = Ponga los dos, o ninguno.
error-web-both = Para web.listen { $listen } hay un certificado y también un proxy, pero solo uno de ellos puede hacer TLS.
error-web-both-next = Quite web.behind_proxy, o bien web.certificate y web.key.
error-web-start = Las páginas no pueden servirse: { $detail }.
error-web-start-next = Revise la sección [web] de vestigo.toml y que ningún otro programa use ese puerto.
error-web-role = Sus funciones no incluyen esta página.
error-web-role-next = Si la necesita para su trabajo, pida la función a un administrador de este nodo.
error-web-slow = El nodo no respondió a tiempo.
error-web-slow-next = Inténtelo de nuevo en un minuto. Si sigue igual, avise a un administrador.
error-web-cross-site = Esta solicitud vino de otro sitio y no se realizó.
error-web-cross-site-next = Abra de nuevo la página desde la dirección propia de este nodo y envíela desde allí.
error-web-host = A este nodo no se llega con ese nombre.
error-web-host-next = Use la dirección que le dio el administrador (web.public_name en vestigo.toml).
error-no-such-page = No hay ninguna página en esta dirección.
error-no-such-page-next = Revise la dirección o continúe desde la página de inicio.

web-next = Continuar
web-print = Imprimir
web-error-prove = Compruebe su identidad
web-prove-title = Compruebe su identidad
web-prove-lede = Lo que sigue pide una prueba reciente. Vale cinco minutos.
web-prove-do = Seguir
web-passkey-words = Si tiene una llave de acceso o una llave de seguridad, no necesita ni contraseña ni código.
web-passkey-use = Usar una llave de acceso
web-passkey-failed = La llave de acceso no se usó o no es suya. Inténtelo de nuevo, o use contraseña y código.
web-setup-title = Configurar el acceso
web-setup-lede = Con el código de un solo uso que le dieron, usted elige cómo iniciará sesión en adelante.
web-setup-code = Código de un solo uso
web-setup-code-hint = Letras y cifras en grupos de cinco. Vale media hora.
web-setup-replaces = Usted ya tiene acceso. Lo que configure aquí lo reemplaza por completo.
web-setup-with-passkey = Con una llave de acceso
web-setup-with-passkey-text = La forma más segura: una llave de seguridad USB, o este equipo con huella, rostro o PIN. No hay nada que recordar ni nada que una página falsa pueda quitarle.
web-setup-label = Nombre de la llave
web-setup-label-hint = Por ejemplo «llave azul», para reconocerla.
web-setup-passkey = Llave de acceso
web-setup-make-passkey = Crear una llave de acceso
web-setup-with-password = Con contraseña y código
web-setup-app = Escanee esto con una aplicación de autenticación en su teléfono.
web-setup-qr = Código QR para la aplicación de autenticación; el mismo secreto está al lado como texto.
web-setup-secret = Si no puede escanearlo, escriba este secreto:
web-setup-choose = Indique el código que muestra la aplicación y elija una contraseña.
web-setup-app-code-hint = Los seis dígitos que la aplicación muestra ahora.
web-setup-password = Contraseña nueva
web-setup-password-hint = Al menos { $count } caracteres: cuatro palabras sirven bien.
web-setup-again = Contraseña nueva, otra vez
web-setup-short = La contraseña es demasiado corta.
web-setup-differs = No es la misma contraseña.
web-setup-no-code = Indique el código que muestra la aplicación.
web-setup-do = Configurar y entrar
web-recovery-title = Sus códigos de recuperación
web-recovery-lede = Cada uno reemplaza una vez el código de su aplicación. Se muestran solo ahora: imprímalos y guárdelos donde guarda sus llaves.
web-recovery-done = Ya los guardé

web-back = Atrás
web-verify-download = Descargue la página verify.html. Es un solo archivo y funciona sin red.
web-verify-open = Ábrala en cualquier navegador, también en una máquina que nunca estuvo en una red.
web-verify-choose = Elija el paquete, un archivo que termina en .bundle.
web-verify-root = Compare los números de seguridad que muestra con los que tiene de los propios organismos.
web-verify-get = Descargar verify.html
web-verify-digest = Su SHA-256, para que quien la reciba de usted sepa que es la misma:
web-verify-command = Con el programa
error-no-such-draft = No existe ese borrador, o ya se envió o se descartó.
error-no-such-draft-next = Empiece de nuevo desde la lista de rastreos.
error-draft-too-large = Un borrador puede tener { $limit } bytes.
error-draft-too-large-next = Acorte el texto más largo.

web-account = Su cuenta
web-account-since = Sesión iniciada
web-account-ends = La sesión termina a más tardar
web-account-language = Idioma
web-account-save = Guardar
web-account-ways = Cómo inicia sesión
web-account-set = configurado
web-account-not-set = sin configurar
web-account-app = Aplicación de autenticación
web-account-recovery-left = Códigos de recuperación restantes
web-account-passkeys = Llaves de acceso
web-account-password = Cambiar la contraseña
web-account-recovery = Crear códigos de recuperación nuevos
web-account-sessions = Dónde tiene sesión iniciada
web-account-this = esta sesión
web-account-end = Cerrar
web-account-activity = Lo que hizo últimamente
web-account-what = Qué
web-account-about = Sobre
web-home-log-size = Nuestro registro de intercambios tiene { $size }.
