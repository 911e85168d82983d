# Boletines, y quién está autorizado según ellos
code-admin-bulletin-sent = boletín enviado
code-bulletin-way-sent = de nosotros
code-bulletin-way-received = para nosotros
code-authorised-producer = productor
code-authorised-dealer = comerciante
code-authorised-importer = importador
code-authorised-exporter = exportador
code-authorised-carrier = transportista
cli-bulletin = Boletines a los socios y de ellos: rutas, ocultación, práctica, partes autorizadas
cli-bulletin-list = Enumerar los boletines, los nuestros y los de los socios
cli-bulletin-list--way = Solo los nuestros (sent) o los de los socios (received)
cli-bulletin-list--about = Solo sobre esto: route, concealment, practice, authorised_parties
cli-bulletin-list--partner = Solo de este socio o para él
cli-bulletin-list--find = Solo aquellos cuyo texto contiene esto
cli-bulletin-list--current = Solo los que ningún otro sustituye
cli-bulletin-list--limit = Líneas como máximo
cli-bulletin-list--after = Seguir desde aquí; lo dice el final de la página anterior
cli-bulletin-list--csv = Escribir CSV para una hoja de cálculo
cli-bulletin-show = Mostrar un boletín con sus archivos y su lista de partes autorizadas
cli-bulletin-show--id = Su número, o los primeros 8 dígitos o más del asiento de un socio
cli-bulletin-show--csv = Escribir su lista de partes autorizadas como CSV
cli-bulletin-send = Enviar un boletín: un aviso firmado a cada socio, o a ninguno
cli-bulletin-send--about = De qué trata: route, concealment, practice, authorised_parties
cli-bulletin-send--to = El socio; puede repetirse
cli-bulletin-send--everyone = Todos los socios cuyo acuerdo lo permite
cli-bulletin-send--text = Lo que se dice, con sus propias palabras
cli-bulletin-send--list = Lista de partes autorizadas (CSV): tipo, nombre, licencia, país, lugar, desde, hasta
cli-bulletin-send--attach = Archivo que se adjunta: ARCHIVO:FUNCIÓN[:TÍTULO]; puede repetirse
cli-bulletin-send--handling = Código de tratamiento: H0 a H3
cli-bulletin-send--national = Otras autoridades del Estado receptor pueden tenerlo
cli-bulletin-send--purpose = Uso previsto que los acuerdos permiten
cli-bulletin-send--legal-basis = Base jurídica que los acuerdos aceptan
cli-bulletin-send--replaces = Número de nuestro boletín al que sustituye
cli-bulletin-check = Decir qué contiene una lista de partes autorizadas y qué tiene mal; no envía nada
cli-bulletin-check--file = La lista (CSV)
cli-bulletin-parties = Enumerar quién está autorizado, según las listas más recientes de los socios y la nuestra
cli-bulletin-parties--find = Solo aquellos cuyo nombre, licencia o lugar contiene esto
cli-bulletin-parties--kind = Solo esto: producer, dealer, importer, exporter, carrier
cli-bulletin-parties--country = Solo en este país
cli-bulletin-parties--standing = Solo aquellos cuya autorización está vigente hoy
cli-bulletin-parties--limit = Líneas como máximo
cli-bulletin-parties--after = Seguir desde aquí; lo dice el final de la página anterior
cli-bulletin-parties--csv = Escribir CSV para una hoja de cálculo
cli-bulletin-open = Guardar un archivo de un boletín
cli-bulletin-open--id = Número del boletín, o los primeros 8 dígitos o más del asiento de un socio
cli-bulletin-open--digest = Resumen del archivo, como lo muestra el boletín
cli-bulletin-open--output = El archivo nuevo
column-bulletin = Boletín
column-bulletin-way = De quién
column-bulletin-replaces = Sustituye a
column-bulletin-replaced-by = Sustituido por
column-bulletin-files = Archivos
column-bulletin-national = También para otras autoridades del Estado receptor
column-party-kind = Autorizado como
column-party-name = Nombre
column-party-licence = Licencia
column-party-from = Desde
column-party-until = Hasta
column-party-stands = Vigente hoy
column-party-told-by = Según
note-no-bulletins = No hay boletines.
note-no-parties = Ninguna parte autorizada coincide.
note-parties-waiting = Una lista aún no ha llegado, o no se aceptó: { $partners }.
note-parties-checked = Filas correctas: { $count }. Filas incorrectas: { $wrong }.
note-parties-wrong =
    { $count ->
        [one] Una fila de la lista no se puede leer; no se muestra.
       *[other] { $count } filas de la lista no se pueden leer; no se muestran.
    }
note-bulletin-left-out = No se envió a { $partners }: ningún acuerdo en vigor lo permite, o el socio está suspendido.
error-bulletin-needs =
    Falta o no es como debe ser: { $field ->
        [about] de qué trata
        [text] el texto
        [list] la lista: la tiene todo boletín sobre partes autorizadas, y ningún otro
       *[other] los socios: nombre hasta 64, o a todos
    }.
error-bulletin-needs-next = Dígalo y envíe de nuevo. No se envió nada.
error-bulletin-list = La lista está mal en la línea { $line }, columna { $column }. No se envió nada.
error-bulletin-list-next = Vea todos los errores: vestigo bulletin check ARCHIVO
error-bulletin-replaced = El boletín { $id } ya fue sustituido.
error-bulletin-replaced-next = Sustituya al que ocupó su lugar: vestigo bulletin list --current
error-bulletin-nobody = No hay ningún socio a quien esto pueda enviarse. No se envió nada.
error-bulletin-nobody-next = Modifique un acuerdo para que permita boletines, con este uso y esta base jurídica: vestigo agreement list
web-nav-bulletins = Boletines
web-bulletins-title = Boletines
web-bulletins-lede = Lo que los socios y nosotros nos hemos dicho sin un arma concreta: rutas, medios de ocultación, práctica y quién está autorizado.
web-parties-title = Partes autorizadas
web-parties-lede = Quién puede fabricar, vender, importar, exportar o transportar armas, según la lista más reciente de cada socio y la nuestra. Una lista es la palabra de quien la envía; quien no figura en ella puede estar autorizado de todos modos.
web-parties-find = Nombre, licencia o lugar
web-bulletin-title = Boletín: { $about }
web-bulletin-new = Boletín nuevo
web-bulletin-new-for = Boletín en lugar del número { $number }
web-bulletin-partners =
    { $count ->
        [one] un socio
       *[other] { $count } socios
    }
web-bulletin-stands = vigente
web-bulletin-replaced = sustituido
web-bulletin-current = vigente: ningún otro lo sustituye
web-bulletin-find = Palabras
web-bulletin-replace = Sustituirlo por uno nuevo
web-bulletin-sent = A quién se envió
web-bulletin-send = Firmar y enviar
web-bulletin-words = Cada socio recibe su propio aviso firmado y lo guarda en su registro. No se puede retirar, solo sustituir. No nombre a ninguna persona ni ningún número de serie: para un arma hay avisos de recuperación.
web-bulletin-is-route = Qué caminos toman las armas, y cómo se sabe.
web-bulletin-is-concealment = Cómo se ocultan las armas, y cómo se descubre.
web-bulletin-is-practice = La ley, y lo que se aprendió.
web-bulletin-is-authorised-parties = Quién puede fabricar, vender, importar, exportar o transportar armas: una lista.
web-bulletin-text-hint = 4.000 caracteres como máximo. Se lee tal como usted lo escribe, en su idioma.
web-bulletin-file = Archivo
web-bulletin-file-hint = Una imagen o un PDF. Para partes autorizadas: un CSV con tipo y nombre y, si se conocen, licencia, país, lugar, desde, hasta.
web-bulletin-list = O la lista misma, para partes autorizadas
web-bulletin-to = A quién
web-bulletin-to-these = O a estos socios
web-bulletin-everyone-yes = todos los socios cuyo acuerdo lo permite
web-bulletin-national-yes = la policía, la aduana y los tribunales de ese Estado pueden tenerlo
web-bulletin-need-list = Un boletín sobre partes autorizadas tiene una lista: elija un archivo o péguela aquí.
web-parties-first = Aquí se muestran las primeras { $shown } de { $count }; todas se encuentran con la búsqueda.
web-bulletin-need-to = Elija a todos los socios, o al menos a uno.
