# The agency’s own records: search, record, entry, import, export, record sets.

web-nav-registry = Registros
web-registry-title = Nuestros registros
web-registry-pages = Páginas de los registros
web-registry-search = Buscar
web-registry-sets = Conjuntos de registros
web-registry-enter = Registrar un arma
web-registry-import = Importar un registro
web-registry-export = Exportar
web-registry-lede = Busque un arma en los registros de este organismo por lo que queda de sus marcas.
web-registry-serial-hint = Exactamente como se ve. Por un carácter ilegible escriba ?, por uno de dos [8B], por un principio o final perdido *.
web-registry-more-fields = Más datos conocidos
web-registry-search-do = Buscar en nuestros registros
web-registry-recorded = Cada búsqueda y cada registro que se abre se anota con su nombre.
web-registry-again = Buscar de nuevo
web-registry-found =
    { $count ->
        [one] Un registro coincide.
       *[other] { $count } registros coinciden, primero el mejor.
    }
web-registry-none-found = Ningún registro coincide.
web-registry-none-means = Esto vale para los conjuntos de registros indicados abajo y sus años, en la medida en que se pueden consultar por máquina. Vuelva a mirar el número: puede estar en otra pieza del arma, o restaurarse algo más.
web-registry-near =
    { $count ->
        [one] Otro registro se parece tanto a este que el número puede ser el suyo. Compare fabricante, modelo y calibre.
       *[other] Otros { $count } registros se parecen tanto a este que el número puede ser de uno de ellos. Compare fabricante, modelo y calibre.
    }
web-registry-more = Coinciden más registros de los que se muestran. Indique más del número, o el fabricante y el modelo.
web-registry-candidates = Registros que coinciden
web-registry-searched = Dónde se buscó

web-record-title = Registro { $record }
web-record-events = Qué le ocurrió
web-record-no-events = El registro no dice nada de lo que le ocurrió.
web-record-contradict = No todo esto puede ser cierto. Cada dato figura como se registró.
web-record-marks = Marcas
web-record-set = Qué registros lo dicen
web-record-set-means = Fuera de estos años, y en lo no digitalizado, este conjunto no dice nada.
web-record-changes = Registrado y corregido a mano
web-record-changes-means = Lo que llegó con una importación figura en la lista de importaciones.
web-record-looked = Quién consultó este registro
web-record-destroyed = Consta como destruida
web-record-destroyed-means = Un arma destruida permanece en los registros. Si aparece, algo falló en su destrucción: avise de inmediato a su punto focal.
web-record-after-destruction = Después de su destrucción
web-record-after-destruction-means = Consta algo que ocurrió después de destruida el arma. Uno de los dos datos es erróneo, o el arma fue desviada.
web-record-custody = Bajo custodia oficial
web-record-custody-means = Según sus hechos está en un depósito de armas incautadas o recuperadas. Si se halló en otro lugar, salió de ese depósito.
web-record-stock = En existencias del Estado
web-record-stock-means = Según sus hechos pertenece a una fuerza o al Estado. Las respuestas sobre ella las decide un oficial.
web-record-event = Añadir un hecho
web-record-correct = Corregir el registro

web-entry-lede = Para una sola arma. Un registro entero se importa como archivo.
web-entry-serial-hint = Exactamente como está en el arma o en el libro: ni número de patente, ni modelo, ni calibre.
web-entry-mark = Marca { $number } además del número de serie, como se ve.
web-entry-set-hint = El conjunto que lo afirmará desde ahora.
web-entry-event = Qué le ocurrió (si se sabe)
web-entry-no-event = Nada que registrar
web-entry-country-hint = De una exportación, el destino; de una importación, el origen; si no, dónde ocurrió.
web-entry-send = Inscribir en los registros
web-entry-need-set = Elija el conjunto de registros.
web-entry-correct-title = Corregir el registro { $record }
web-entry-correct-lede = El registro dirá lo que figura aquí. Lo que decía antes, quién lo cambió y por qué quedan con él. Las respuestas ya dadas no cambian.
web-entry-why = Por qué
web-entry-reason-hint = En una línea, por ejemplo: mal leído en el libro de 1998. Queda con el registro.
web-entry-need-reason = Diga por qué se corrige.
web-entry-correct-send = Corregir el registro
web-entry-event-title = Añadir un hecho al registro { $record }
web-entry-event-lede = Lo registrado permanece: si contradice otro hecho, ambos quedan uno junto al otro.
web-entry-event-part = El hecho
web-entry-event-send = Añadir al registro
web-entry-need-event = Elija qué ocurrió.

web-sets-none = Aún no hay conjuntos de registros. Importe un registro o cree un conjunto.
web-sets-total =
    { $count ->
        [one] { $number } registro
       *[other] { $number } registros
    }
web-sets-means = Un «sin registro» de este organismo es una afirmación sobre estos conjuntos y sus años, y nada más.
web-sets-by-kind = Registros por clase de conjunto
web-sets-since = desde { $year }
web-sets-until = hasta { $year }
web-sets-years-unknown = años no indicados
web-sets-percent = { $share } %
web-sets-new = Nuevo conjunto de registros
web-sets-edit = Describir el conjunto de registros
web-sets-edit-lede = Las contrapartes leen esto junto a cada «sin registro». No diga más de lo que el conjunto abarca.
web-sets-name-hint = El nombre con el que se conoce y se responde. Otro nombre crea otro conjunto.
web-sets-from = Primer año
web-sets-from-hint = Desde cuándo está completo.
web-sets-to = Último año
web-sets-to-hint = Vacío mientras se siga llevando.
web-sets-digitised = Digitalizado, por ciento
web-sets-digitised-hint = Cuánto se puede consultar aquí, de 0 a 100.
web-sets-save = Guardar
web-sets-need-name = Dé un nombre al conjunto.
web-sets-bad-year = Escriba el año con cuatro cifras.
web-sets-years-turned = El último año es anterior al primero.
web-sets-bad-share = Escriba un número entero de 0 a 100.

web-export-lede = El archivo se puede volver a importar. Contiene datos personales sin cifrar: guárdelo como guarda el registro.
web-export-all = Todos los conjuntos
web-export-format = Formato
web-export-csv = Tabla de texto (CSV)
web-export-xlsx = Hoja de cálculo (XLSX)
web-export-do = Exportar
web-export-recorded = La exportación se anota con su nombre.

web-import-lede = Envíe el archivo de un registro. Verá cómo se leería antes de que se guarde nada.
web-import-title = Importación
web-import-file = Archivo
web-import-file-hint = CSV o XLSX, con los nombres de las columnas en la primera línea. Va a este nodo y a ningún otro lugar.
web-import-send = Enviar el archivo
web-import-need-file = Elija un archivo.
web-import-files = Archivos que usted envió
web-import-drop = Descartar el archivo
web-import-drop-means = Un archivo se guarda un día. Lo importado de él permanece.
web-import-here = aún no importado
web-import-running = en curso
web-import-tried = probado
web-import-not-kept = nada guardado
web-import-done = terminada
web-import-done-but = terminada, con filas rechazadas
web-import-failed = fallida
web-import-interrupted = interrumpida
web-import-bytes = { $size } bytes
web-import-kilobytes = { $size } kB
web-import-megabytes = { $size } MB
web-imports-title = Importaciones
web-imports-none = Aún no se importó nada.
web-imports-all = Todas las importaciones
web-imports-lede = Una importación interrumpida continúa donde se detuvo cuando se envía e importa de nuevo el mismo archivo.
web-import-sources = Fuentes con columnas conocidas
web-import-sources-means = Nombre la fuente al importar su próximo archivo, y sus columnas se leen como antes.
web-import-map-title = Cómo se lee el archivo
web-import-map-lede = { $name }: aún no se ha guardado nada.
web-import-encoding = Codificación
web-import-encoding-told = Según el archivo
web-import-encoding-guessed = El archivo no dice su codificación. Si abajo las letras con acento están mal, elija otra.
web-import-separator = Entre celdas
web-import-tab = tabulador
web-import-where = Adónde va
web-import-choose-set = Elija un conjunto
web-import-set-hint = Las armas que el conjunto ya tiene no se inscriben dos veces; se añade lo nuevo.
web-import-new-set = O un conjunto nuevo
web-import-new-kind = Clase del conjunto nuevo
web-import-need-set = Elija el conjunto de registros o nombre uno nuevo.
web-import-columns-hint = Qué contiene cada columna, según su encabezado o según usted diga. Debajo figuran valores de las primeras filas.
web-import-left-out = No se importa
web-import-need-serial = Indique qué columna contiene el número de serie.
web-import-double = Dos columnas se leen como lo mismo: { $field }. Omita una o elija otra cosa para ella.
web-import-forms = Fechas y codificación
web-import-dates = Fechas como 03/05/2019
web-import-dates-told = Como indican las propias columnas
web-import-dmy = primero el día
web-import-mdy = primero el mes
web-import-years-hint = Para años de dos cifras: desde este 19.., por debajo 20.. Vacío: tales años se rechazan.
web-import-bad-years = Escriba dos cifras, de 0 a 99.
web-import-sheet = Hoja del libro de cálculo
web-import-sheet-hint = Vacío: la primera no vacía. «all» toma todas las hojas.
web-import-options = Lo que el archivo no dice, y qué se hace con los errores
web-import-source-hint = Quién envió el archivo. Sus columnas se guardan con este nombre al importarlo.
web-import-country = País de fabricación si el archivo no lo dice
web-import-event = Qué ocurrió si el archivo no lo dice
web-import-event-told = Según la clase del conjunto
web-import-errors = Errores
web-import-whole = No guardar nada si se rechaza una fila
web-import-whole-hint = Si no, se guardan las filas buenas y se listan las malas.
web-import-look = Leer de nuevo
web-import-first-rows = Las primeras filas como se leerían
web-import-first-rows-hint = Tras un cambio arriba pulse «Leer de nuevo» para verlo aquí.
web-import-no-rows = No se puede mostrar ninguna fila con estas columnas.
web-import-try = Probar sin guardar nada
web-import-do = Importar
web-import-do-means = La prueba lee todo el archivo y lista cada fila que se rechazaría. La importación se anota con su nombre.
web-import-progress = Cuánto del archivo se ha leído
web-import-share = { $share } % leído
web-import-running-words = El archivo se está leyendo.
web-import-leave = Puede dejar esta página: continúa. Si el nodo se detiene, envíe de nuevo el mismo archivo y seguirá donde quedó.
web-import-reload = Mirar de nuevo
web-import-failed-words = El archivo no se pudo importar.
web-import-done-words = De { $rows } filas se guardaron { $imported } registros nuevos en { $set }; se rechazaron { $rejected } filas.
web-import-tried-words = Prueba: de { $rows } filas, { $imported } serían registros nuevos en { $set } y { $rejected } se rechazarían. No se guardó nada.
web-import-not-kept-words = Se rechazaron { $rejected } de { $rows } filas, así que no se guardó nada en { $set }; { $imported } registros habrían sido nuevos.
web-import-already = El mismo archivo ya se importó de la misma manera, { $at }. No se hizo nada.
web-import-completed = Completados
web-import-unchanged = Ya conocidos
web-import-resumed =
    { $count ->
        [one] Continuó donde se había detenido: 1 fila ya estaba hecha.
       *[other] Continuó donde se había detenido: { $count } filas ya estaban hechas.
    }
web-import-source-kept = Las columnas se guardan con el nombre { $name }.
web-import-back-to-map = Cambiar cómo se lee
web-rows-title = Filas que requieren atención
web-rows-none = No hay nada erróneo ni extraño.
web-rows-lede = Lugares y motivos, nunca lo que contiene una celda. Corrija las filas en el archivo e impórtelo de nuevo: lo tomado no se toma dos veces.
web-rows-rejected = rechazada
web-rows-warning = aceptada, con advertencia
web-rows-all = Todo como CSV, sin este filtro
web-row-ambiguous-date = no se distinguen día y mes, o el año tiene dos cifras; indique abajo cómo se leen las fechas
