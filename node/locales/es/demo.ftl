## Lo que dice la demostración, claves demo-…

demo-banner =
    Demostración de Vestigo: una federación de cinco países inventados en esta máquina.
    SYNTHETIC (sintético): son inventados los organismos, registros, cadenas de custodia, documentos y oficiales.
    Solo son reales las armas recuperadas: marcas, modelos y números de serie como constan en expedientes judiciales.

## El reparto

demo-agency-xa = Centro Nacional de Rastreo de Armas de Aldovaria (SYNTHETIC)
demo-agency-xb = Registro de Armas de Brennica (SYNTHETIC)
demo-agency-xc = Inteligencia Aduanera de Corvessa (SYNTHETIC)
demo-agency-xd = Oficina de Armas de la Policía de Dalmoria (SYNTHETIC)
demo-agency-xe = Ministerio del Interior de Estravia (SYNTHETIC)
demo-policy-xa = pregunta a los demás
demo-policy-xb = su máquina responde: país y mes, sin nombres (L2)
demo-policy-xc = su máquina solo puede decir «sin registro»; lo demás lo decide un funcionario
demo-policy-xd = su máquina responde: empresas, fechas, documentos (L3)
demo-policy-xe = todo lo decide un funcionario, y lo que dice no se transmite sin su consentimiento
demo-release = Las respuestas automáticas salen cada { $seconds } s y ninguna va a un funcionario como muestra (de forma predeterminada: cada 60 s, 3 %).

## Actos

demo-act-start = { $count } organismos fundan sus nodos, importan sus registros y se asocian
demo-act-across = Una pistola recuperada en XA se rastrea a través de tres países
demo-act-off = El nodo de XD está apagado, y XA le pregunta de todos modos, tres veces
demo-act-delayed = XE aún no puede decirlo: aplaza, con un motivo y una fecha
demo-act-refused = XE deniega
demo-act-unknown = XC no tiene registro, y dice qué buscó
demo-act-folded = Una letra O registrada donde el expediente judicial tiene un cero
demo-act-back = El nodo de XD vuelve a encenderse
demo-act-review = Ha llegado la fecha: XE recibe el aviso y responde por completo
demo-act-handling = La respuesta de XE es para XA: transmitirla exige el consentimiento de XE
demo-act-batch = Las { $count } armas recuperadas a la vez, a XB
demo-act-bundle = Las pruebas del primer rastreo, para un tribunal
demo-act-flipped = Primer engaño: se cambia un bit del paquete
demo-act-impostor = Segundo engaño: impostores con los nombres de XA y XB hacen un paquete con claves propias
demo-act-rewritten = Tercer engaño: el administrador de XC reescribe una respuesta en el propio libro de XC
demo-act-desk = Su turno: { $count } solicitudes esperan en la mesa de XE
demo-act-end = Todos los nodos se detienen; qué se afirmó y si se cumplió

## Lo que ocurre

demo-filled = { $guns } armas inventadas con { $events } hechos de custodia importadas en { $took }.
demo-gun = { $gun }
demo-circumstances = SYNTHETIC: recuperada en un registro domiciliario, caso inventado para esta demostración
demo-asked = → { $country }  preguntado: { $agency }, acuerdo { $agreement }
demo-asked-onward = → { $country }  preguntado en cadena: { $agency }, acuerdo { $agreement }
demo-with-officer = … { $country }  ha de decidir un funcionario; lo dijo a los { $took }
demo-answered = ← { $country }  { $said } · { $level } · a los { $took }
demo-refused =
    ← { $country }  denegado: { $said } · a los { $took }
    en sus palabras: «{ $words }»
demo-officer = Oficial de { $country }:  vestigo { $command }
demo-delayed =
    ← { $country }  aplazado hasta { $review }: { $said }
    en sus palabras: «{ $words }»
demo-refusal = SYNTHETIC: tenemos una investigación abierta; pregunten de nuevo en tres meses.
demo-delay = SYNTHETIC: hay una investigación en curso; volveremos sobre ello por iniciativa propia.
demo-observer =
    Todo lo que tiene de ello un observador de los libros, { $bytes } bytes: { $from } a { $to },
    { $at }, clase { $kind }, motivo { $reason }. No contiene ni el número ni las palabras.
demo-review-due = La mesa de { $country } lo indica por sí sola: { $count } aplazamiento por revisar, desde { $review }.
demo-consent-why = SYNTHETIC: la pistola pasó por XC.
demo-passed-on = { $country } ya la tiene, y con ella su etiqueta: { $handling }
demo-consent-logged = El consentimiento es la entrada { $leaf }…: número { $asker } en el libro de XA, número { $originator } en el de XE.
demo-stopped = El proceso de { $country } se ha detenido.
demo-in-outbox = Firmadas, anotadas y guardadas en la bandeja de salida de XA hasta que vuelva { $country }. Mientras tanto:
demo-started-again = El proceso de { $country } funciona de nuevo.
demo-delivered = { $country } firmó a las { $at } que tiene la pregunta: lo prueban XA desde su rastreo y { $country } desde su caso.
demo-folded = { $country } registró { $recorded }, se preguntó por { $asked }: no son iguales, así que la máquina no responde.
demo-row-officer = ha de mirarlo un funcionario
demo-batch-done = { $count } armas, cada una firmada, anotada y decidida o en manos de un funcionario, en { $took }.
demo-roots = Raíces nacionales, como cada organismo lee su número de seguridad por teléfono:
demo-verdict = salida { $exit }: { $words }
demo-exit = salida { $exit }
demo-put-back = Se repone la entrada: salida { $exit }, el libro es íntegro de nuevo.
demo-desk-who = Usted es { $officer } de { $country }. Frase de contraseña: { $passphrase } (las órdenes la leen de un archivo).
demo-desk-read = Qué espera, qué se pregunta, qué dicen los registros y qué se revelaría en cada nivel:
demo-desk-decide = Responder, denegar, aplazar; y cómo se llegó a la decisión:
demo-desk-asker = Lo que { $asker } ve de ello:
demo-chain-end = aquí el arma salió de manos lícitas
demo-diversion = Punto de desvío: { $point } { $words }, en { $country }, { $date } ({ $certainty })
demo-time-to-crime = Tiempo hasta el delito: { $days } días, desde la última transferencia lícita el { $from } hasta la recuperación el { $to }
demo-go-on = Intro: continuar · Ctrl-C: detener y limpiar
demo-look-around = Todos los nodos funcionan: escriba las órdenes de arriba en otra terminal. Intro: detener los nodos y limpiar
demo-flip = Byte { $position } de { $size }, un bit:
demo-flip-others = Lo mismo en otros { $count } lugares, desde el primer byte: roto todas las veces.
demo-impostor-told = Su paquete está completo y cuenta otra historia: { $said } en XB, nunca exportada. Frente a las cinco raíces:
demo-cheat =
    El nodo de XC está detenido. La entrada { $index } es la respuesta de XC en el primer rastreo: firmada de nuevo
    con la clave de XC, dos horas antes, y ajustado el resumen de su fila. Pero XC había firmado un punto de control
    sobre { $size } entradas, y XA lo tiene.

## Afirmaciones

demo-check-processes = cinco organismos, cinco procesos
demo-check-registers = cada registro se importó sin ninguna fila rechazada
demo-check-joined = ambas partes de cada asociación vieron el número de seguridad que la otra leyó en voz alta
demo-check-chain = XB la fabricó y envió, XC la exportó, en XD consta como robada a un comerciante
demo-check-diversion = exportada con licencia; punto de desvío D02 en XD, y el tiempo desde allí hasta la recuperación
demo-check-levels = la máquina de XB no nombró a ninguna parte, el funcionario de XC y la máquina de XD sí, según lo acordado
demo-check-release = cada nodo funciona con los tiempos de salida aquí dichos, y como sintético
demo-check-officer = la máquina de XC dejó la decisión a un funcionario
demo-check-report = un informe sellado del rastreo se verifica por sí solo; con un byte cambiado no, salida 20
demo-check-synthetic = cada hecho y el paquete dicen que son sintéticos
demo-check-delayed = un aplazamiento da motivo, palabras y fecha de revisión, que es el nuevo plazo, y ningún dato
demo-check-observer = quien observa los libros ve el código del motivo, no el contenido
demo-check-refused = una denegación da su motivo y sus palabras, y ningún dato
demo-check-no-record = «sin registro» dice qué se buscó
demo-check-folded = un número que solo coincide tras igualar caracteres parecidos va a un funcionario
demo-check-outbox = lo que se pregunta a un nodo apagado espera en la bandeja de salida
demo-check-delivered = cuando el nodo vuelve, cada pregunta recibe respuesta, una sola vez
demo-check-both-prove = quien pregunta y quien responde prueban las mismas entregas, cada uno desde su libro, y no antes de que volviera el nodo
demo-check-review = el aplazamiento volvió por sí solo en su fecha
demo-check-later = la respuesta posterior es completa
demo-check-blocked = transmitir una respuesta H2 queda bloqueado, con la vía para pedir consentimiento, y nada salió
demo-check-consent = con el consentimiento del originador sale, con la etiqueta del originador
demo-check-consent-logged = el consentimiento es una sola entrada firmada en ambos libros
demo-check-batch = cada arma recuperada obtuvo el resultado que corresponde al registro
demo-check-consistent = el paquete se verifica sin configuración ni nodo: coherente, salida 10
demo-check-authentic = con las raíces conocidas es auténtico, salida 0
demo-check-flipped = un bit cambiado: salida 20 y qué está mal
demo-check-impostor = el paquete completo de un impostor nunca es auténtico, salida 10
demo-check-log-holds = el libro de XC es íntegro antes del engaño, y de nuevo al reponer la entrada
demo-check-cheat = se nombra la entrada reescrita, salida 20
demo-check-desk = cada solicitud en la mesa de XE muestra los registros y lo que se revelaría
demo-check-silent = el informe de ningún nodo nombra un número de serie

## Lo que queda

demo-how-to =
    SYNTHETIC (sintético): una federación de países inventados, dejada por vestigo demo --keep.

    Directorio  nombre del nodo  número de seguridad de la raíz nacional
    { $nodes }

    Para arrancar los nodos, cada uno en su propia terminal:
      vestigo serve --data-dir { $dir }/xa
      vestigo serve --data-dir { $dir }/xb

    Para mirar alrededor:
      vestigo status --data-dir { $dir }/xa
      vestigo partner list --data-dir { $dir }/xa
      vestigo trace list --data-dir { $dir }/xa
      vestigo case list --data-dir { $dir }/xb

    Para actuar como punto de contacto de XE, con xa y xe en marcha:
    { $desk }

    Para verificar el paquete, solo y con una raíz por cada organismo que contiene:
      vestigo verify { $dir }/{ $bundle }
      vestigo verify { $dir }/{ $bundle } $(sed 's/ //g; s/^/--root /' { $dir }/{ $roots })
      vestigo verify { $dir }/one-byte-flipped.bundle
      vestigo verify { $dir }/impostor.bundle

    Para ver de nuevo el engaño, con xc detenido:
      cp { $dir }/xc/store.sqlite { $dir }/xc-store-true.sqlite
      cp { $dir }/xc-store-rewritten.sqlite { $dir }/xc/store.sqlite
      vestigo log verify --data-dir { $dir }/xc --partner-copy { $dir }/xc-checkpoint-held-by-xa.txt
      cp { $dir }/xc-store-true.sqlite { $dir }/xc/store.sqlite

## Lo que puede fallar

error-demo-stopped = La demostración fue detenida.
error-demo-stopped-next = También se detuvieron sus nodos.
error-demo-timeout = La demostración esperó { $seconds } s por { $what }, y no llegó nada.
error-demo-timeout-next = Pruebe de nuevo cuando la máquina tenga menos trabajo, o mire los informes de los nodos con: vestigo demo --keep DIR
error-demo-node-ended = Un nodo de la demostración terminó por sí solo: { $detail }
error-demo-node-ended-next = Su informe queda en { $log } si se ejecuta la demostración con --keep DIR.
error-demo-node-stays = Un nodo de la demostración no se detiene.
error-demo-node-stays-next = Su informe queda en { $log } si se ejecuta la demostración con --keep DIR.
error-demo-command = Una orden de la demostración falló con código de salida { $exit }: { $command }: { $detail }
error-demo-command-next = Ejecute la demostración de nuevo con --keep DIR y pruebe allí la orden.
error-demo-dir-too-long = { $path } es demasiado largo para los sockets de los nodos que contiene.
error-demo-dir-too-long-next = Elija un directorio cuya ruta absoluta tenga { $limit } bytes como máximo.
error-demo-dir-not-empty = { $path } no está vacío.
error-demo-dir-not-empty-next = Indique un directorio vacío o que no exista.
error-demo-no-port = No hay ningún puerto libre entre 20000 y 29999 en 127.0.0.1.
error-demo-no-port-next = Detenga los programas que escuchan allí y pruebe de nuevo.
demo-recipient = Juzgado SINTÉTICO n.º 3
demo-pages = En un navegador: abra una de estas páginas e inicie sesión como uno de estos funcionarios. Contraseña: { $password } (deje vacío el código).
