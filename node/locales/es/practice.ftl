# Practicar un rastreo con datos inventados.

## La línea de órdenes.

cli-adviser-trace = Practicar un rastreo entero con datos inventados
cli-adviser-trace-begin = Empezar a practicar un rastreo
cli-adviser-trace-begin--level = Dificultad: 1, 2 o 3
cli-adviser-trace-begin--seed = Número del que salen el arma y su historia; quienes dan el mismo practican lo mismo
cli-adviser-trace-list = Listar sus rastreos practicados
cli-adviser-trace-list--csv = Escribir CSV para una hoja de cálculo
cli-adviser-trace-show = Mostrar cómo está un rastreo practicado
cli-adviser-trace-show--run = Su número; sin él, el último
cli-adviser-trace-answer = Responder al paso que espera
cli-adviser-trace-answer--run = Número del rastreo practicado
cli-adviser-trace-answer--step = Número del paso
cli-adviser-trace-answer--fields = Campos como NOMBRE=VALOR; \n entre líneas
cli-adviser-trace-play = Recorrer los pasos en un diálogo
cli-adviser-trace-play--run = Número del rastreo practicado; sin él, el último
word-value-answer = NOMBRE=VALOR

## Palabras de los pasos.

column-practice-ask = Preguntar a
column-practice-next = Paso siguiente
column-practice-point = Punto de desvío
column-practice-time = Tiempo hasta el delito
column-practice-decision = Decisión
column-practice-accepted = Bases jurídicas aceptadas
column-practice-by = Mensaje de
column-practice-meanwhile = Entretanto
column-practice-from = Pregunta
column-practice-agreed-purposes = Usos acordados
column-practice-budget = Solicitudes al día
column-practice-ceiling = Nivel máximo acordado
column-practice-circumstances = Se dan circunstancias
column-practice-officer = Se nombra un funcionario
column-practice-wanted = Nivel que se pide
column-practice-record = Nuestro registro dice
column-practice-originator = La respuesta vino de
column-practice-until = Puede conservarse hasta
column-practice-today = Hoy
column-practice-case = El caso
column-practice-seed = Semilla
column-practice-begun = Empezado
column-practice-steps = Pasos
column-practice-why = Por qué
column-practice-field = Campo
word-practice-nothing = nada
word-practice-no-time = no puede decirse
word-practice-return = Devolverla: { $code }
word-practice-refuse = Denegarla: { $code }
word-practice-alone = Entregar { $code }: un funcionario
word-practice-two = Entregar { $code }: dos funcionarios
word-practice-no-ground = nada apunta allí
word-practice-finished = terminado
word-practice-open = puede continuarse
note-practice-invented = Práctica: aquí todo es inventado y no se pregunta a ningún socio
note-practice-restored = El laboratorio ha restaurado el número: { $serial }
note-practice-model = Bajo las cachas está el modelo: { $model }
note-practice-budget = { $most } acordadas; con esta, { $today } hoy
note-practice-at = Rastreo practicado { $run }, paso { $step } de { $steps }: { $name }
note-practice-wrong = No es correcto.
note-practice-field = { $field }: usted dio { $given }; lo correcto es { $correct }
note-practice-done = Todos los pasos están respondidos. El resultado queda en su formación.
note-no-practice = Aún no se ha practicado ningún rastreo.
error-no-such-practice = Usted no tiene ningún rastreo practicado con este número.
error-no-such-practice-next = Lístelos con «vestigo adviser trace list», o empiece uno.
error-practice-edition = Este rastreo practicado se empezó con una versión anterior y no puede continuarse.
error-practice-edition-next = Empiece otro.
error-practice-answered = A este paso ya se ha respondido.
error-practice-answered-next = Mire cómo está el rastreo practicado y responda al paso que espera.
error-practice-answer = La respuesta no encaja en el paso: falta un campo, es demasiado largo o no es una de las opciones.
error-practice-answer-next = Dé cada campo que el paso nombra, con una de sus opciones.

## Páginas.

web-practice-title = Practicar un rastreo
web-practice-card = Del arma sobre la mesa al punto de desvío, y después en el despacho que responde. Todo es inventado.
web-practice-lede = Hay un arma sobre la mesa. Léala, elija a quién preguntar, entienda lo que vuelve, diga dónde se desvió y decida después sobre solicitudes ajenas. No se toca ningún socio, registro ni bitácora.
web-practice-begin = Empezar
web-practice-runs = Sus rastreos practicados
web-practice-level-1 = 1: dos Estados, nada inesperado
web-practice-level-2 = 2: demoras, preguntas, caminos equivocados
web-practice-level-3 = 3: un número gastado y hasta cinco Estados
web-practice-seed-hint = Quienes dan el mismo número practican con la misma arma. Déjelo vacío para una propia.
web-practice-need-level = Elija la dificultad
web-practice-wrong-seed = La semilla es un número entero hasta 4294967295
web-practice-stands = Lo que está escrito en el arma
web-practice-events = Lo que se contó de su vida
web-practice-scores = Resultado por habilidad
web-practice-steps = Los pasos
web-practice-answer = Su respuesta
web-practice-go-on = Paso siguiente
web-practice-done = Practicado hasta el final
web-practice-again = Practicar otro

## Qué se practica, se pregunta y se hace después.

code-practised-read = Leer el arma
code-practised-ground = Finalidad y base jurídica
code-practised-whom = A quién preguntar
code-practised-next = Leer lo que volvió
code-practised-conclude = Punto de desvío
code-practised-desk = Decidir en el despacho
code-practice-ask-read = ¿Qué escribe usted en la solicitud?
code-practice-ask-ground = ¿Para qué es el rastreo y en qué se apoya?
code-practice-ask-whom = ¿A qué Estado pregunta ahora?
code-practice-ask-next = ¿Qué hace ahora?
code-practice-ask-conclude = ¿Dónde salió el arma de manos lícitas y cuánto antes de recuperarse?
code-practice-ask-desk-admission = Ahora responde usted. ¿Puede considerarse esta solicitud?
code-practice-ask-desk-level = Ahora responde usted. ¿Cuánto puede entregarse como máximo, y entre cuántos?
code-practice-ask-desk-third-party = Ahora responde usted. Un socio quiere una respuesta que nos dio otro Estado. ¿Qué hace?
code-practice-ask-desk-ground = Ahora responde usted. ¿Por qué motivo decide?
code-practice-next-ask-on = Preguntar a otro Estado
code-practice-next-supply = Dar la información que se pide
code-practice-next-correct = Enviar una lectura mejor
code-practice-next-wait = Esperar
code-practice-next-set-aside = Descartar el candidato y preguntar en otra parte
code-practice-next-accept = Aceptarla: la cadena termina aquí
code-practice-next-close = Cerrar: no queda a quién preguntar
code-practice-decision-answer = Admitirla y buscar
code-practice-decision-pass-on = Transmitirla
code-practice-decision-ask-consent = Pedir antes consentimiento al Estado que la dio
code-practice-decision-nothing-left = No puede darse nada: debía haberse destruido

## Por qué.

code-practice-why-read = Escriba lo que está en el arma, cada inscripción en su campo (manual, «Rastrear»).
code-practice-why-read-look-alike = Entre cifras una letra se toma fácilmente por una de ellas: O y 0, I y 1, S y 5. Lo que se escribe distinto se halla a lo sumo como parecido, y entonces debe decidir una persona (manual, «Encontrar un arma»).
code-practice-why-read-worn = Lo que no se lee es un signo de interrogación. Adivinar halla otra arma, o ninguna (manual, «Rastrear»; ITI 17: las marcas se dan como están).
code-practice-why-read-import = Dos letras y un año junto al número son una marca de importación. Es una marca aparte y dice dónde se importó el arma, no cuál es su número (CIFTA VI 1 b).
code-practice-why-read-patent = PAT. y las comas indican una patente. Está en todas las armas del modelo y no nombra ninguna (manual, «Las herramientas del asesor»).
code-practice-why-ground = La finalidad es aquello para lo que se quiere el hallazgo, y con la respuesta no se puede hacer más. La base debe ser una que el acuerdo acepte (ITI 17; manual, «Acordar»).
code-practice-why-whom-last-lawful-country = Una respuesta firmada que dice adónde se envió lícitamente el arma pesa más que todo lo que lleva escrito (manual, «Seguir la cadena»).
code-practice-why-whom-indicated = Un Estado que nada sabe pero nombra a otro da un motivo más fuerte que una inscripción (N18; manual, «Seguir la cadena»).
code-practice-why-whom-import-mark = La marca de importación más nueva nombra al Estado que dejó entrar el arma por última vez. Su registro está más cerca de la recuperación que el del fabricante (CIFTA VI 1 b).
code-practice-why-whom-country-of-manufacture = Si no se sabe nada más cercano, el Estado de fabricación sabe a quién se envió (ITI 8).
code-practice-why-next-ask-on = La respuesta nombra el Estado adonde fue el arma, o uno que puede saber más. A ese se pregunta después (R06, R13, N18).
code-practice-why-next-elsewhere = «Sin registro» solo dice qué se buscó allí. Aún se apunta a otro Estado (R20: probar otros Estados).
code-practice-why-next-refused = Una denegación da su motivo y cierra este camino. Otro Estado puede conocer el arma (ITI 22, 23).
code-practice-why-next-supply = El reloj del otro Estado está parado hasta que tenga lo que pidió (ITI 21; manual, «Rastrear»).
code-practice-why-next-correct = Varios registros encajan con lo que pudo leerse. Una lectura mejor los distingue (N02).
code-practice-why-next-delayed = Una demora tiene motivo y día de revisión. La solicitud sigue en pie; preguntar otra vez o en otra parte la delata de nuevo (ITI 22).
code-practice-why-next-with-officer = Allí decide una persona. Eso no dice nada de lo hallado: los aciertos sensibles y los sorteados se ven iguales (manual, «Responder»).
code-practice-why-next-set-aside = Una coincidencia posible no es el arma: difieren fabricante y calibre, y los números se repiten entre fabricantes. De ella no se concluye nada (manual, «Encontrar un arma»).
code-practice-why-next-accept = Nada lleva más allá: la respuesta dice cómo termina la cadena (R01 a R12), o un Estado al que se envió el arma no tiene registro de ella.
code-practice-why-next-close = No queda nadie a quien se apunte. El rastreo queda así hasta que se revise una denegación o demora (ITI 23).
code-practice-why-conclude-recorded = Un registro dice cómo se perdió: el último tenedor lícito antes de él nombra el punto. El tiempo corre de la última transferencia lícita a la recuperación (manual, «Seguir la cadena»).
code-practice-why-conclude-inferred = Ningún registro dice cómo se perdió; el último registro lícito y su orden dejan este punto. El tiempo corre desde la última transferencia lícita (manual, «Seguir la cadena»).
code-practice-why-conclude-open = Lo contado no establece un punto, y a nadie se acusa adivinando. Otra respuesta puede cambiarlo (manual, «Seguir la cadena»).
code-practice-why-desk-admission = Uso, base, descripción y cupo están dentro del acuerdo. Considerar una solicitud aún no es entregar nada (manual, «Responder»).
code-practice-why-desk-return = Una devolución dice qué falta o queda fuera, y no es una denegación: el socio puede preguntar de nuevo en debida forma (códigos A; ITI 17).
code-practice-why-desk-alone = El techo del acuerdo limita el nivel, se pida lo que se pida. Por debajo de L4 y de su límite para dos basta un funcionario en un registro ordinario (manual, «Responder»).
code-practice-why-desk-two = Deciden dos funcionarios desde L4, desde el nivel que nombra el acuerdo, y sobre todo registro en existencias del Estado, en custodia o destruido (manual, «Funcionarios y el segundo par de ojos»).
code-practice-why-desk-third-party = La respuesta pertenece al Estado que la dio. Solo va a los Estados que nombra su etiqueta; para otros se le pregunta antes (CIFTA XII; ITI 15).
code-practice-why-desk-expired = Lo que ya debía haberse destruido no se usa más, permitiera lo que permitiera su etiqueta (manual, «Conservación y borrado»).
code-practice-why-desk-ground = Una solicitud solo se deniega por un motivo de la lista cerrada, y el motivo se dice (ITI 22, 23).

## Historias inventadas.

code-practice-story-u1 = Una patrulla paró un coche. El arma estaba bajo un asiento y aún no se sabe quién la llevaba ni contra quién se disparó. La policía ha abierto un caso. (SYNTHETIC)
code-practice-story-u2 = El acusado está ante el tribunal. El fiscal debe mostrar en la vista de dónde vino el arma. (SYNTHETIC)
code-practice-story-u3 = Cuarenta armas iban en un contenedor, nadie está imputado. Un estudio debe mostrar por qué rutas llegan tales cargas. (SYNTHETIC)
code-practice-story-u4 = El arma se halló en un Estado bajo embargo del Consejo de Seguridad. Su grupo de expertos pregunta cómo llegó allí. (SYNTHETIC)
code-practice-story-u5 = El arma lleva la marca de nuestro propio ejército. El depósito vuelve a contar y quiere saber cuándo y dónde se sacó. (SYNTHETIC)
code-practice-story-u6 = Unos buzos hallaron el arma en un río. El caso se cerró hace mucho y debe volver a quien se la robaron. (SYNTHETIC)
code-practice-case-d1 = Nuestros investigadores detendrán al tenedor la semana próxima. Si esto se dice ahora, queda avisado. (SYNTHETIC)
code-practice-case-d2 = Nuestra ley de secreto fiscal prohíbe contar los libros de un comerciante a nadie en el extranjero; el texto puede citarse. (SYNTHETIC)
code-practice-case-d3 = El socio escribió que su ley hace pública toda respuesta a los treinta días. (SYNTHETIC)
code-practice-case-d4 = El arma es de una unidad que guarda los planes de defensa del Estado; el ministerio lo ha certificado. (SYNTHETIC)
code-practice-case-d5 = Todo lo que sabemos vino de otro Estado, que aún no ha respondido si puede contarse. (SYNTHETIC)
code-practice-case-d6 = Nuestro tratado de extradición con el socio permite rechazar tales solicitudes; el artículo puede citarse. (SYNTHETIC)
