# La asistencia, sus proyectos y talleres
code-admin-assistance-asked = asistencia pedida u ofrecida
code-admin-assessment-shared = parte de una evaluación compartida
code-admin-project-entered = proyecto de asistencia registrado
code-admin-project-acted = acto sobre un proyecto de asistencia
code-admin-workshop-entered = taller registrado
code-admin-workshop-changed = taller modificado
code-admin-participants-taken = lista de participantes incorporada
code-admin-participants-read = participantes vistos o entregados
code-admin-participants-erased = nombres de participantes borrados
code-project-machines-in-use = máquinas de marcaje en uso
code-project-firearms-marked = armas de fuego marcadas
code-project-arms-destroyed = armas destruidas
code-project-people-trained = personas capacitadas
code-project-received = el socio nos ayuda
code-project-given = ayudamos al socio
code-project-agreed = acordado
code-project-delivered = entregado
code-project-closed = cerrado
code-project-cancelled = cancelado
code-project-enter = registro
code-project-deliver = entrega
code-project-measure = cifra anotada
code-project-close = cierre
code-project-cancel = cancelación
code-project-books = contado en nuestros propios libros
code-project-entered = anotado a mano
code-project-none = aún no se sabe
code-help-asked = pedida por nosotros
code-help-offered = ofrecida por nosotros
code-help-offer = ofrecida a nosotros
code-help-request = pedida a nosotros
cli-assistance = Asistencia entre organismos: listar, pedir, ofrecer, ver antes, compartir
cli-assistance-list = Lista lo pedido y lo ofrecido, por nosotros y por los socios
cli-assistance-list--sort = Solo esto: asked, offered, offer (a nosotros), request (a nosotros)
cli-assistance-list--assessment = Solo lo pedido por brechas de esta evaluación
cli-assistance-list--limit = Líneas como máximo
cli-assistance-list--after = Continúa desde aquí; lo dice el final de la página anterior
cli-assistance-list--csv = Imprime CSV para una hoja de cálculo
cli-assistance-list--partner = Solo con este socio
cli-assistance-ask = Pide asistencia a socios: una solicitud firmada a cada uno, o ninguna
cli-assistance-ask--to = El socio; puede darse varias veces
cli-assistance-ask--with = En qué: marking, tracing, stockpile, destruction, identification, training, legal
cli-assistance-ask--text = Lo que se dice al socio, con sus propias palabras
cli-assistance-ask--purpose = Uso previsto que el acuerdo permite
cli-assistance-ask--legal-basis = Base jurídica que el acuerdo acepta
cli-assistance-ask--assessment = La evaluación de cuya brecha se trata; queda en este nodo
cli-assistance-ask--question = La pregunta que es la brecha; dice en qué se pide ayuda si no se indica
cli-assistance-ask--offer = Asiento de la oferta del socio que se acepta
cli-assistance-offer = Ofrece asistencia a socios: un aviso firmado a cada uno
cli-assistance-offer--to = El socio; puede darse varias veces
cli-assistance-offer--with = En qué: marking, tracing, stockpile, destruction, identification, training, legal
cli-assistance-offer--text = Lo que se dice al socio, con sus propias palabras
cli-assistance-offer--purpose = Uso previsto que el acuerdo permite
cli-assistance-offer--legal-basis = Base jurídica que el acuerdo acepta
cli-assistance-preview = Muestra exactamente qué de una evaluación iría a un socio; no envía nada
cli-assistance-preview--assessment = Número de una evaluación cerrada
cli-assistance-preview--area = Solo esta área: marking, records, tracing, stockpile, law; puede darse varias veces
cli-assistance-preview--evidence = Lo que muestra los niveles va incluido; puede nombrar lugares y personas
cli-assistance-share = Envía una parte de una evaluación cerrada a un socio, con una solicitud firmada
cli-assistance-share--assessment = Número de una evaluación cerrada
cli-assistance-share--area = Solo esta área: marking, records, tracing, stockpile, law; puede darse varias veces
cli-assistance-share--evidence = Lo que muestra los niveles va incluido; puede nombrar lugares y personas
cli-assistance-share--to = El socio; puede darse varias veces
cli-assistance-share--with = En qué: marking, tracing, stockpile, destruction, identification, training, legal
cli-assistance-share--text = Lo que se dice al socio, con sus propias palabras
cli-assistance-share--purpose = Uso previsto que el acuerdo permite
cli-assistance-share--legal-basis = Base jurídica que el acuerdo acepta
cli-assistance-share--digest = SHA-256 que dijo la vista previa: sale lo que se miró
cli-assistance-share--handling = Código de tratamiento: H0 a H3
cli-project = Proyectos de asistencia: registrar, listar, mostrar, entregar, medir, cerrar, cancelar
cli-project-enter = Registra lo acordado con un socio; cada parte lleva su propio registro
cli-project-enter--title = Cómo se llama el proyecto
cli-project-enter--with = En qué: marking, tracing, stockpile, destruction, identification, training, legal
cli-project-enter--partner = El socio
cli-project-enter--direction = received: el socio nos ayuda; given: ayudamos al socio
cli-project-enter--machines = Meta: máquinas de marcaje en uso
cli-project-enter--marked = Meta: armas de fuego marcadas
cli-project-enter--destroyed = Meta: armas destruidas
cli-project-enter--trained = Meta: personas capacitadas
cli-project-enter--agreed = Día del acuerdo; hoy si no se indica
cli-project-enter--until = Día hasta el que debe estar hecho
cli-project-enter--exchange = La solicitud de la que viene: nuestra o del socio
cli-project-list = Lista los proyectos con sus resultados
cli-project-list--state = Solo estos: agreed, delivered, closed, cancelled
cli-project-list--partner = Solo con este socio
cli-project-list--limit = Líneas como máximo
cli-project-list--after = Continúa desde aquí; lo dice el final de la página anterior
cli-project-list--csv = Imprime CSV para una hoja de cálculo
cli-project-show = Muestra un proyecto con sus metas y resultados
cli-project-show--id = Número del proyecto
cli-project-show--csv = Imprime metas y resultados como CSV
cli-project-deliver = Anota una entrega
cli-project-deliver--id = Número del proyecto
cli-project-deliver--what = Qué se entregó
cli-project-deliver--quantity = Cuánto
cli-project-deliver--with = Qué oficina lo recibió
cli-project-deliver--on = Día; hoy si no se indica
cli-project-measure = Anota una cifra que nuestros libros no cuentan, con su fuente
cli-project-measure--id = Número del proyecto
cli-project-measure--measure = De qué: machines_in_use, firearms_marked, arms_destroyed, people_trained
cli-project-measure--count = Cuántos
cli-project-measure--source = Dónde se leyó la cifra
cli-project-measure--on = Día; hoy si no se indica
cli-project-close = Cierra un proyecto; sus cifras se cuentan hasta este día
cli-project-close--id = Número del proyecto
cli-project-close--text = Conclusión
cli-project-cancel = Cancela un proyecto, con el motivo
cli-project-cancel--id = Número del proyecto
cli-project-cancel--text = Por qué
cli-workshop = Talleres: registrar, modificar, listar, mostrar, incorporar participantes, borrar nombres, exportar
cli-workshop-enter = Registra un taller
cli-workshop-enter--title = Cómo se llama
cli-workshop-enter--kind = Sobre qué: un campo de asistencia
cli-workshop-enter--from = Primer día
cli-workshop-enter--to = Último día; el primero si no se indica
cli-workshop-enter--place = Dónde
cli-workshop-enter--project = Número del proyecto al que pertenece
cli-workshop-enter--item = Un punto de la agenda: hora; tema; quién. Puede darse varias veces
cli-workshop-enter--conclusions = Conclusiones
cli-workshop-change = Modifica lo dicho de un taller; los participantes quedan
cli-workshop-change--id = Número del taller
cli-workshop-change--title = Cómo se llama
cli-workshop-change--kind = Sobre qué: un campo de asistencia
cli-workshop-change--from = Primer día
cli-workshop-change--to = Último día; el primero si no se indica
cli-workshop-change--place = Dónde
cli-workshop-change--project = Número del proyecto al que pertenece
cli-workshop-change--item = Un punto de la agenda: hora; tema; quién. Puede darse varias veces
cli-workshop-change--conclusions = Conclusiones
cli-workshop-list = Lista los talleres con sus recuentos; sin nombres
cli-workshop-list--kind = Solo sobre este campo
cli-workshop-list--limit = Líneas como máximo
cli-workshop-list--after = Continúa desde aquí; lo dice el final de la página anterior
cli-workshop-list--csv = Imprime CSV para una hoja de cálculo
cli-workshop-show = Muestra un taller; leer sus participantes queda anotado
cli-workshop-show--id = Número del taller
cli-workshop-show--csv = Imprime los participantes como CSV
cli-workshop-take = Incorpora una lista de participantes con asistencia y resultados: toda o nada
cli-workshop-take--id = Número del taller
cli-workshop-take--file = Tabla (CSV): nombre, oficina, país, asistió, antes, después, aprobado
cli-workshop-take--dry-run = Solo mira si puede incorporarse
cli-workshop-erase = Borra los nombres de las personas de un taller; los recuentos quedan
cli-workshop-erase--id = Número del taller
cli-workshop-export = Escribe un taller con sus participantes como libro (XLSX)
cli-workshop-export--id = Número del taller
cli-workshop-export--output = El archivo nuevo
column-help-sort = Qué es
column-help-field = En qué
column-help-gap = Brecha
column-help-words = Palabras
column-help-reply = Respuesta
column-help-next = A continuación
column-help-exchange = Solicitud de la que viene
column-project = Proyecto
column-project-measure = Medido en
column-project-goal = Meta
column-project-result = Alcanzado
column-project-results = Metas y resultados
column-project-source = Cómo se sabe
column-project-read = Fuente
column-project-direction = Quién ayuda
column-project-agreed = Acordado el
column-project-until = A más tardar el
column-project-delivery = Qué se entregó
column-workshop = Taller
column-workshop-kind = Sobre
column-workshop-from = Primer día
column-workshop-to = Último día
column-workshop-trained = Personas capacitadas
column-workshop-passed = Aprobado
column-workshop-tests = Prueba media antes → después
column-workshop-conclusions = Conclusiones
column-workshop-erased = Nombres borrados el
column-workshop-agenda = Agenda
column-workshop-time = Cuándo
column-workshop-subject = Tema
column-workshop-who = Quién
column-workshop-name = Nombre
column-workshop-office = Oficina
column-workshop-attended = Asistió
column-workshop-before = Prueba antes, %
column-workshop-after = Prueba después, %
column-workshop-column = Columna
column-project-ended = Terminado el
column-project-deliveries = Entregas
column-project-quantity = Cantidad
column-project-with = Recibido por
column-project-history = Lo que se hizo
column-workshop-invited = En la lista
column-workshop-people = Participantes
note-no-assistance = No se ha pedido ni ofrecido nada.
note-no-projects = No hay proyectos.
note-no-workshops = No hay talleres.
note-share-preview = { $name }, preguntas respondidas: { $count }. Exactamente esto iría al socio, y nada más de la evaluación:
note-workshop-file = Escrito en { $path }. Contiene nombres: guárdelo como tal.
note-participants-wrong = No se incorporó nada. Estas filas están mal; «name» también donde una persona está dos veces:
note-participants-taken = Incorporado: { $added } nuevos, { $changed } modificados.
note-participants-would = No se incorporó nada. Serían { $added } nuevos, { $changed } modificados.
error-assistance-needs =
    Falta o no es como debe: { $field ->
        [to] el socio
        [field] en qué
        [text] las palabras
        [words] las palabras
        [offer] la oferta
        [assessment] la evaluación
        [areas] las áreas
        [sort] qué es la fila
        [state] el estado
        [direction] quién ayuda a quién
        [goals] una meta en cifras, cada una una vez
        [agreed] el día del acuerdo, no futuro
        [until] el día hasta el que debe estar hecho
        [title] el título
        [act] qué se hace
        [on] el día, ni futuro ni anterior al acuerdo
        [what] qué se entregó
        [quantity] la cantidad
        [with] quién lo recibió
        [measure] qué se mide
        [source] la fuente
        [from] el primer día
        [place] el lugar
        [agenda] la agenda: cada línea tiene un tema
        [conclusions] las conclusiones
       *[other] { $field }
    }
error-assistance-needs-next = Indíquelo, o escríbalo como dicen el formulario y el manual.
error-project-state =
    El proyecto está { $state ->
        [agreed] acordado y sin entregas
        [delivered] entregado
        [closed] cerrado
        [cancelled] cancelado
       *[other] { $state }
    }; esto no puede hacerse con él.
error-project-state-next = Mire el proyecto: dice qué puede hacerse.
error-project-counted = Nuestros propios libros cuentan esta cifra.
error-project-counted-next = Registre lo que falte donde corresponde: en la orden de marcaje, el certificado o el taller.
error-project-no-goal = El proyecto no tiene meta de esta medida.
error-project-no-goal-next = Elija una de sus metas.
error-project-link = Este intercambio no es una solicitud de asistencia con este socio.
error-project-link-next = Tome el ID de la lista de asistencia.
error-not-agreed-to = El acuerdo con { $partner } no permite { $what }. No se envió nada a nadie.
error-not-agreed-to-next = Modifique antes el acuerdo, deje fuera a este socio o indique lo que permite.
error-assistance-no-offer = No hay tal oferta de este socio.
error-assistance-no-offer-next = Tome la oferta de la lista de asistencia.
error-share-not-closed = Una evaluación abierta no se comparte.
error-share-not-closed-next = Ciérrela antes, o tome una cerrada.
error-share-changed = Lo que se enviaría no es lo que se miró. No se envió nada.
error-share-changed-next = Mire de nuevo la vista previa y envíe eso.
error-workshop-erased = Los nombres de este taller se borraron.
error-workshop-erased-next = Los recuentos quedan. Registre a las personas de otro taller allí.
web-assistance-title = Asistencia
web-assistance-card = Lo pedido y ofrecido a los socios, lo que ellos ofrecen y lo que espera por nosotros.
web-assistance-lede = Cada fila es un mensaje firmado en ambos registros. La brecha de una evaluación y el proyecto que siguió están solo en este nodo.
web-assistance-ask = Pedir asistencia
web-assistance-ask-do = Firmar y enviar
web-assistance-ask-words = Cada socio recibe una solicitud firmada bajo su acuerdo. Si no se puede pedir a uno, no va a ninguno.
web-assistance-offer = Ofrecer asistencia
web-assistance-offer-do = Firmar y publicar
web-assistance-offer-words = Cada socio recibe un aviso firmado. Quien lo acepte envía una solicitud que lo nombra.
web-assistance-take-up = Aceptar la oferta
web-assistance-take-words = El socio recibe una solicitud firmada que nombra su oferta: ambos registros la muestran.
web-assistance-taken-up = aceptada
web-assistance-gap = Sobre la brecha { $question }: { $words } El socio solo lo sabe si usted lo escribe.
web-assistance-to = Socios
web-assistance-choose = elija
web-assistance-words-hint = Lo que necesita u ofrece. Nada de una evaluación se copia aquí.
web-assistance-need-to = Elija al menos un socio
web-assistance-need = Esto hace falta
web-share-title = Compartir con un socio
web-share-words = Los niveles y sus palabras van a un socio, adjuntos a una solicitud firmada. Nada sale antes de que vea exactamente qué es.
web-share-evidence-yes = Enviar también lo que muestra los niveles
web-share-evidence-hint = Puede nombrar lugares y personas. No va salvo que se elija. Ningún área elegida: las cinco.
web-share-look = Ver qué saldría
web-share-preview = Lo que saldría
web-share-send = Firmar y enviar exactamente esto
web-share-went-along = Una parte de una evaluación fue incluida.
web-projects-title = Proyectos de asistencia
web-projects-card = Lo acordado, lo entregado y lo que resultó en cifras.
web-projects-lede = Cada parte lleva su propio registro. Cada cifra dice si se contó en nuestros libros o se anotó a mano.
web-project-new = Registrar un proyecto
web-project-new-words = Lo que ambas partes acordaron, con una meta en cifras. Este registro queda en este nodo; el socio lleva el suyo.
web-project-enter-do = Registrarlo
web-project-goal-hint = Una cifra para al menos una de las cuatro.
web-project-number-wrong = Escriba un número entero
web-project-result = { $measure }: { $number } de { $goal }
web-project-overdue = El día hasta el que debía estar hecho ya pasó.
web-project-stays = Este registro queda en este nodo.
web-project-nothing-to-do = No hay nada que pueda hacer con esto ahora.
web-project-deliver = Anotar una entrega
web-project-deliver-words = Desde la primera entrega, nuestros libros se cuentan para la meta.
web-project-with-hint = Una oficina antes que una persona
web-project-measure = Anotar una cifra
web-project-measure-words = Para lo que nuestros libros no cuentan. Diga dónde lo leyó.
web-project-source-hint = Un informe, una carta, una visita con su fecha
web-project-close = Cerrar el proyecto
web-project-close-words = Sus cifras se cuentan hasta hoy. No se puede anotar nada más.
web-project-cancel = Cancelar el proyecto
web-project-cancel-words = Lo entregado queda anotado. El proyecto termina con el motivo.
web-project-why = Por qué
web-workshops-title = Talleres
web-workshops-card = Lo que se enseñó, a cuántas personas y qué sabían antes y después.
web-workshops-lede = Una persona cuenta una vez por taller. Los nombres solo los ve el punto de contacto y pueden borrarse; los recuentos quedan.
web-workshop-new = Registrar un taller
web-workshop-change = Modificar lo dicho
web-workshop-save = Guardar
web-workshop-no-project = ninguno
web-workshop-agenda-hint = Una línea cada uno: hora; tema; quién
web-workshop-erased = Los nombres se borraron el { $date }. Los recuentos son los que eran.
web-workshop-take = Incorporar una lista de participantes
web-workshop-take-do = Incorporarla
web-workshop-take-words = Quien ya está en la lista recibe lo que dice la nueva. Si una fila está mal, no se incorpora nada.
web-workshop-take-hint = CSV con encabezado: nombre, oficina, país, asistió, antes, después, aprobado
web-workshop-row-wrong = Línea { $line }: la columna { $column } no es de su forma, o la persona está dos veces.
web-workshop-erase = Borrar los nombres
web-workshop-erase-do = Borrarlos
web-workshop-erase-words = Los nombres y oficinas de los participantes, y quién habló, se van de este nodo y no vuelven. Países, asistencia y resultados quedan.
web-workshop-csv = Participantes como CSV
web-workshop-xlsx = Taller como libro XLSX
web-workshop-recorded = Que vio o entregó los participantes consta en el registro administrativo.
web-workshop-counts-only = Usted ve recuentos; los nombres solo los ve el punto de contacto.
