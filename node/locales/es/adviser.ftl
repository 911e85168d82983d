# Las herramientas del asesor.

## La línea de comandos.

cli-adviser = Evaluar capacidades
cli-adviser-questions = Imprimir las preguntas de la autoevaluación con sus niveles
cli-adviser-questions--csv = Imprimir CSV para una hoja de cálculo
cli-adviser-assessments = Listar las autoevaluaciones con el puntaje de cada área
cli-adviser-assessments--csv = Imprimir CSV para una hoja de cálculo
cli-adviser-begin = Comenzar la autoevaluación de un año
cli-adviser-begin--year = El año al que se refiere
cli-adviser-begin--from = Número de una anterior de la que toma respuestas y acciones pendientes
cli-adviser-show = Mostrar una autoevaluación: áreas, brechas, plan de acción
cli-adviser-show--id = Número de la evaluación
cli-adviser-show--csv = Imprimir todas las respuestas como CSV para una hoja de cálculo
cli-adviser-answer = Contestar una pregunta
cli-adviser-answer--id = Número de la evaluación
cli-adviser-answer--question = La pregunta: de M1 a L4
cli-adviser-answer--level = El nivel, de 0 a 4; si falta, se retira la respuesta
cli-adviser-answer--evidence = Qué lo demuestra
cli-adviser-plan = Agregar una acción al plan, o cambiar una
cli-adviser-plan--id = Número de la evaluación
cli-adviser-plan--action = Número de la acción que cambia; si falta, una nueva
cli-adviser-plan--question = La pregunta a la que responde
cli-adviser-plan--what = Qué se hará
cli-adviser-plan--who = Qué oficina lo hará
cli-adviser-plan--by = Para cuándo: 2027-06-30
cli-adviser-plan--done = Cuándo se hizo: 2027-05-01
cli-adviser-close = Cerrar una autoevaluación: sus respuestas ya no cambian
cli-adviser-close--id = Número de la evaluación

## Columnas y palabras.

column-adviser-assessment = Evaluación
column-adviser-area = Área
column-adviser-question = Pregunta
column-adviser-asserted = Qué se juzga
column-adviser-words = El nivel en palabras
column-adviser-year = Año
column-adviser-score = Puntaje
column-adviser-answered-of = Contestadas
column-adviser-evidence = Qué lo demuestra
column-adviser-actions = Acciones
column-adviser-change = Cambio
column-adviser-planned = Previsto
column-adviser-what = Qué se hará
column-adviser-who = Quién
column-adviser-by = Plazo
column-adviser-done = Hecho
word-adviser-all = Todas las áreas
word-adviser-gaps = Brechas
word-adviser-plan = Plan de acción
word-assessment-open = abierta
word-assessment-closed = cerrada
note-assessment = Evaluación { $number } de { $year } ({ $state })
note-assessment-change = El cambio se cuenta sobre las preguntas contestadas también en la evaluación de { $year }.
note-no-assessments = No se ha comenzado ninguna evaluación.
note-no-gaps = Ninguna pregunta está en el nivel 0 o 1.
note-no-actions = Todavía no hay nada previsto.

## Errores.

error-no-such-assessment = No existe esa evaluación, área o acción.
error-no-such-assessment-next = La lista de evaluaciones dice cuáles hay.
error-assessment-closed = La evaluación está cerrada.
error-assessment-closed-next = Comience otra, si quiere con las respuestas de esta.
error-assessment-open = Ya hay una evaluación abierta de { $year }.
error-assessment-open-next = Siga con esa, o ciérrela primero.
error-assessment-incomplete = No todas las áreas tienen respuesta.
error-assessment-incomplete-next = Conteste al menos una pregunta de cada área y luego ciérrela.
error-adviser-words = Lo indicado en { $field } está vacío, es demasiado largo o contiene caracteres de control; como máximo { $limit } caracteres.
error-adviser-words-next = Acórtelo o escríbalo con palabras sencillas.
error-adviser-plan-full = El plan ya tiene { $limit } acciones.
error-adviser-plan-full-next = Cambie una ya hecha, o comience la evaluación siguiente.

## Páginas.

web-nav-adviser = Asesoría
web-adviser-title = Herramientas del asesor
web-adviser-lede = Vea de qué es capaz el país, aprenda a leer las armas y practique con armas inventadas.
web-area-marking = Marcaje
web-area-records = Registros
web-area-tracing = Rastreo
web-area-stockpile = Arsenales
web-area-law = Ley
web-assessments-title = Autoevaluación de capacidades
web-assessments-card = Marcaje, registros, rastreo, arsenales y ley: niveles con evidencia, plan de acción y comparación entre años.
web-assessments-words = Cada área la juzga su propia gente, del nivel 0 (nada en que confiar) al nivel 4 (hecho, controlado y demostrado). El puntaje es la media de las preguntas contestadas.
web-assessment-number = N.º { $number }
web-assessment-of = { $year } (n.º { $number })
web-assessment-heading = Evaluación de { $year }, n.º { $number }
web-assessment-new = Comenzar una evaluación
web-assessment-new-words = Reúnase con la gente de las cinco áreas. Se puede completar a lo largo de varios días; nada es definitivo hasta el cierre.
web-assessment-stays = Las evaluaciones se quedan en este nodo. Una parte de una cerrada va a un socio solo cuando el punto de contacto la envía, bajo un acuerdo.
web-assessment-from = Comenzar con las respuestas de
web-assessment-from-hint = Se toman las respuestas y las acciones pendientes, y solo cambia lo que haya cambiado.
web-assessment-from-nothing = ninguna: todas las preguntas abiertas
web-assessment-begin = Comenzar
web-assessment-year-wrong = Escriba el año con cuatro cifras
web-assessment-years-title = Todas las áreas a lo largo de los años
web-assessment-years-words = Una barra por evaluación, del nivel 0 al nivel 4: la media de las cinco áreas.
web-assessment-picture-title = Niveles de las áreas, { $year }
web-assessment-picture-words = Una barra por área, del nivel 0 al nivel 4. Un anillo indica dónde estaba el área en la evaluación anterior.
web-assessment-before = dónde estaba en { $year }
web-assessment-answered = { $answered } de { $of } preguntas contestadas
web-assessment-no-answer = aún sin respuesta
web-assessment-changed =
    { $count ->
        [one] { $change } desde entonces, en una pregunta común
       *[other] { $change } desde entonces, en { $count } preguntas comunes
    }
web-assessment-unchanged = Sin cambios desde entonces
web-assessment-nothing-common = Ninguna pregunta común con la evaluación anterior
web-assessment-overall = Todas las áreas juntas están en { $score } de 4.
web-assessment-overall-none = Todas las áreas juntas tendrán puntaje cuando cada una tenga una respuesta.
web-assessment-unplanned =
    { $count ->
        [one] Una brecha no tiene acción en el plan.
       *[other] { $count } brechas no tienen acción en el plan.
    }
web-assessment-late =
    { $count ->
        [one] Una acción está atrasada.
       *[other] { $count } acciones están atrasadas.
    }
web-assessment-areas = Las cinco áreas
web-assessment-gaps-words = Preguntas en el nivel 0 o 1, las más bajas primero.
web-assessment-not-done = por hacer
web-assessment-answers = Todas las respuestas
web-assessment-csv = Respuestas en CSV
web-assessment-json = Evaluación en JSON
web-assessment-area-title = { $area }: { $year }
web-assessment-none-yet = Aún sin respuesta
web-assessment-level-first = Elija un nivel para lo que escribió como evidencia
web-assessment-level-wrong = Elija uno de los niveles
web-assessment-read-only = Aquí se pueden leer estas respuestas, no cambiarlas.
web-assessment-save = Guardar
web-assessment-add-action = Agregar una acción
web-assessment-action = Cambiar una acción
web-assessment-action-words = Una acción cierra una brecha: una cosa, una oficina que responde de ella, un día. Anote el día de cumplimiento cuando esté hecha.
web-assessment-who-hint = Una oficina o función, mejor que una persona
web-assessment-question-first = Elija la pregunta
web-assessment-what-first = Diga qué se hará
web-assessment-who-first = Diga quién lo hará
web-assessment-by-first = Indique el día en que estará hecho
web-assessment-close = Cerrar la evaluación
web-assessment-close-do = Cerrarla
web-assessment-close-words = Las respuestas quedan entonces como están, y los años siguientes se comparan con ellas. El plan de acción puede continuar.
web-assessment-missing =
    { $count ->
        [one] Una pregunta no tiene respuesta y no contará.
       *[other] { $count } preguntas no tienen respuesta y no contarán.
    }

## Cómo se leen las armas.

cli-adviser-guns = Decir cómo se leen las armas: dónde están números de serie y marcas
cli-adviser-guns--kind = Solo esta clase: pistol, revolver, rifle, ak, shotgun, machine-gun, converted, craft
cli-adviser-guns--csv = Imprimir los lugares como CSV para una hoja de cálculo
cli-adviser-marks = Imprimir la clave de marcas de importación, prueba y otras
cli-adviser-marks--csv = Imprimir CSV para una hoja de cálculo
column-adviser-gun = Clase de arma
column-adviser-place = Lugar
column-adviser-stands = Qué hay allí
column-adviser-serial = Número de serie
column-adviser-trap = Qué es
column-adviser-example = Ejemplo
column-adviser-told = Cómo se distingue
column-adviser-mark = Marca
column-adviser-purpose = Finalidad
column-adviser-read = Cómo se lee
column-adviser-sure = Certeza
word-adviser-traps = Lo que no es el número de serie
word-adviser-sourced = hallado en fuente pública
word-adviser-reported = de uso conocido
word-purpose-manufacture = fabricación
word-purpose-import = importación
word-purpose-proof = prueba
word-purpose-official = propia del Estado
word-purpose-form = tamaño y profundidad
note-no-marks = Ninguna marca de la clave coincide.
web-guns-title = ¿Cómo leo esta arma?
web-guns-card = Paso a paso hasta el número de serie y las marcas de ocho clases de armas, con dibujos.
web-guns-lede = Elija la clase de arma. Cada página muestra dónde están números de serie y marcas, y en qué es fácil equivocarse.
web-guns-first = Primero, con toda arma
web-guns-choose = ¿Qué clase de arma es?
web-gun-picture-title = Dónde están las marcas: { $gun }
web-gun-picture-words = Un dibujo de líneas visto desde la izquierda. Cuadros llenos: ahí se busca el número de serie. Anillos: otras marcas. La tabla dice qué hay en cada número.
web-gun-serial-here = Número de serie.
web-gun-legend = Cuadro lleno: aquí se busca el número de serie. Anillo: otras marcas.
web-gun-steps = Paso a paso
web-gun-spots = Los lugares numerados
web-gun-beware = Error frecuente
web-gun-then = Y después
web-gun-then-words = Anote cada número y marca como está en el arma. La solicitud advierte de lo que parece patente, modelo o calibre en el campo del número de serie.
web-gun-trace = Rastrear esta arma
web-marks-title = Clave de marcas
web-marks-card = Marcas de importación, de prueba y oficiales: cómo son, cómo se leen y con qué certeza.
web-marks-lede = Lo que dice una marca y lo que no. Un Estado puede tener su propia práctica; su punto de contacto la conoce.
web-marks-words = Palabras o signos
web-marks-sure = «Hallado en fuente pública» se leyó allí. «De uso conocido» no se comprobó en el texto de una ley; no lo cite como ley.

## La formación.

cli-adviser-training = Mostrar cómo va usted en la formación
cli-adviser-training--csv = Imprimir CSV para una hoja de cálculo
cli-adviser-practise = Hacer la siguiente pregunta de la formación, sobre un arma inventada
cli-adviser-reply = Contestar una pregunta de la formación
cli-adviser-reply--card = La ficha, como la nombra la pregunta
cli-adviser-reply--attempt = Qué vez se pregunta, como lo dice la pregunta
cli-adviser-reply--choice = Número de la respuesta, desde 1
cli-adviser-counts = Contar lo que contestaron todos los funcionarios, por destreza, sin nombres
cli-adviser-counts--csv = Imprimir CSV para una hoja de cálculo
column-adviser-skill = Destreza
column-adviser-cards = Fichas
column-adviser-learnt = Aprendidas
column-adviser-answers = Respuestas
column-adviser-right = Correctas
column-adviser-box = Caja
note-training-due =
    { $count ->
        [one] { $count } ficha está pendiente.
       *[other] { $count } fichas están pendientes.
    }
note-training-fresh =
    { $count ->
        [one] { $count } ficha nueva llega hoy.
       *[other] { $count } fichas nuevas llegan hoy.
    }
note-training-next = La próxima ficha toca: { $time }.
note-training-invented = Formación: un arma inventada
note-training-right = Correcto.
note-training-wrong = No es correcto. La respuesta es: { $answer }
note-training-again = Se preguntará otra vez desde: { $time }.
note-nothing-due = No hay nada pendiente.
note-few-officers = menos de { $least } funcionarios
error-training-answered = Esta pregunta ya fue contestada.
error-training-answered-next = Pida la siguiente.
error-training-not-due = Esta ficha todavía no toca.
error-training-not-due-next = Pida la siguiente pregunta; la ficha vuelve a su tiempo.
web-training-title = Formación
web-training-card = Preguntas sobre armas inventadas, que vuelven cuando están por olvidarse.
web-training-lede = Halle el número de serie, nombre el campo, lea la marca, elija a quién preguntar primero. Todas las armas son inventadas, y cada vez otra.
web-training-due =
    { $count ->
        [one] ficha pendiente
       *[other] fichas pendientes
    }
web-training-fresh =
    { $count ->
        [one] ficha nueva hoy
       *[other] fichas nuevas hoy
    }
web-training-practise = Practicar
web-training-none = No hay nada pendiente
web-training-next = La próxima ficha toca el { $time }.
web-training-skills = Cómo va usted
web-training-boxes = Cuándo vuelve una ficha
web-training-boxes-words = Una respuesta correcta adelanta la ficha una caja, una errónea la devuelve a la primera. Cuenta como aprendida desde la cuarta caja.
web-training-box-1 = 1: a los diez minutos
web-training-box-2 = 2: al día
web-training-box-3 = 3: a los tres días
web-training-box-4 = 4: a los diez días
web-training-box-5 = 5: a los treinta días
web-training-private = Solo usted ve sus resultados. El punto focal ve recuentos de todos los funcionarios juntos.
web-training-counts = Recuentos de todos los funcionarios
web-training-a-mark = Una marca en un arma
web-training-choose = Elija una respuesta
web-training-answer = Contestar
web-training-right = Correcto
web-training-wrong = No es correcto
web-training-chosen = Su respuesta
web-training-correct = La respuesta correcta
web-training-go-on = Siguiente pregunta
web-training-stop = Parar aquí
web-training-officers =
    { $count ->
        [one] { $count } funcionario practica.
       *[other] { $count } funcionarios practican.
    }
web-training-counts-words = Un recuento se muestra cuando al menos { $least } funcionarios practicaron la destreza. Detrás no hay ningún nombre.
