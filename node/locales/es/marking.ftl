# Marcaje: el aviso al exportador, lo que no se acepta, páginas
code-admin-delivery-verified = llegada comunicada al socio exportador
code-marking-check-conspicuous = Está en una superficie expuesta y se encuentra sin instrumentos.
code-marking-check-readable = Se lee con facilidad.
code-marking-check-durable = Es duradera.
code-marking-check-recoverable = Se puede volver a hacer visible si se borra, en la medida en que sea técnicamente posible.
code-marking-check-unique = Es la marca de la orden y ninguna otra arma la lleva.
code-marking-check-essential-component = Está en el armazón, el cajón de mecanismos u otro componente esencial.
code-marking-check-form = Letras latinas, griegas o cirílicas y cifras arábigas o romanas, en metal o en una placa metálica que no se puede quitar.
code-marking-check-depth = Tiene al menos 0,08 mm de profundidad: medida.
code-marking-check-size = Sus caracteres tienen al menos 1,6 mm de altura: medida.
cli-init--marking-practice = Cómo se marcan las armas en el país, en palabras para los socios: consta en la descripción firmada del organismo
cli-marking-list--partner = Solo las órdenes cuyas armas llegaron de este socio
cli-marking-tell = Comunica al socio exportador que las armas llegaron (verificación de la entrega)
cli-marking-tell--id = Número de la orden
cli-marking-tell--purpose = Finalidad, como la permite el acuerdo con el socio
cli-marking-tell--legal-basis = Base jurídica
cli-marking-tell--text = Palabras para el socio además de lo que dice la orden
column-marking-exporter = Socio exportador
column-marking-arrived = Llegaron el
column-marking-told = Aviso al exportador
column-marking-delivery = Verificación de la entrega
column-marking-word = Mensaje al exportador
column-marking-by = Ordenado por
column-marking-ordered = Ordenado el
column-marking-operator = Operador
column-marking-issued = Marca asignada
word-marking-overdue = plazo vencido
error-marking-none = Aquí no hay ninguna orden de marcaje { $id }.
error-marking-none-next = Para ver cuáles hay: vestigo marking list
error-marking-choice =
    { $field ->
        [purpose] No existe tal fin del marcaje.
        [component] No existe tal componente.
       *[check] No existe tal control de una marca.
    }
error-marking-choice-next = Los nombres están en: vestigo marking order --help y vestigo marking return --help
error-marking-pattern =
    { $why ->
        [field] El modelo tiene un campo que no existe.
        [brace] Una llave del modelo no tiene su pareja.
        [number] El modelo no tiene número, o tiene dos: las marcas no serían únicas.
        [agency] El modelo tiene un organismo y no se indicó ninguno.
        [alphabet] La marca tiene un carácter que no se puede grabar y leer en todas partes.
        [long] La marca tiene más de 40 caracteres.
       *[used] Los números de esta serie se agotaron.
    }
error-marking-pattern-next = Los campos son country, year, yy, agency y number entre llaves; number:6 tiene seis cifras. Letras latinas, griegas o cirílicas, signos - / . * y espacios.
error-marking-table =
    { $why ->
        [large] La tabla es mayor de lo que se acepta.
        [row] La línea { $line } no es una fila de una tabla.
        [column] Falta la columna «{ $column }».
        [empty] La tabla no tiene filas.
       *[cell] En la línea { $line }, el valor de «{ $column }» no tiene la forma debida.
    }
error-marking-table-next = La primera línea lleva los encabezados; las columnas se separan con comas, puntos y coma o tabuladores. Corrija el archivo y envíelo de nuevo.
error-marking-many = Una orden tiene como máximo { $count } armas.
error-marking-many-next = Divida la tabla; los números continúan en la orden siguiente.
error-marking-twice = Las líneas { $first } y { $line } son la misma arma.
error-marking-twice-next = Quite una de ellas o corrija su número de serie.
error-marking-serial = El arma de la línea { $line } no tiene número de serie.
error-marking-serial-next = Sin él solo se marcan armas nuevas e importadas. Indique el número por el que se la conoce.
error-marking-text = La línea { $line } tiene un texto demasiado largo o con caracteres de control.
error-marking-text-next = Acórtelo; como máximo lo que está grabado en el arma.
error-marking-day =
    { $field ->
        [on] El día en que se grabaron las marcas falta o no es un día.
       *[arrived] El día en que llegaron las armas falta o no es un día.
    }
error-marking-day-next = Indique un día completo, como 2026-11-23.
error-marking-missing =
    { $field ->
        [operator] No se nombra a quien manejó la máquina.
        [set] El conjunto de registros necesita un nombre de 128 caracteres como máximo.
       *[authority] La orden o el permiso de la autoridad falta o es demasiado largo.
    }
error-marking-missing-next = Indíquelo e inténtelo de nuevo.
error-marking-template =
    { $why ->
        [field] El formato tiene un campo que no existe.
        [each] El formato necesita [each] y, después, [end], cada uno una vez en su propia línea.
        [mark] Entre [each] y [end] el formato no tiene el campo de la marca: se perderían marcas.
       *[long] El formato tiene más de 16 KiB.
    }
error-marking-template-next = Campos entre llaves: sequence, mark, serial, maker, model entre [each] y [end]; order, count, component, height, depth en cualquier lugar.
error-marking-checks = No se superaron todos los controles de la lista.
error-marking-checks-next = Haga cada uno en muestras del lote. La marca que no supera alguno se graba de nuevo; solo entonces se acepta el archivo.
error-marking-nobody = Esta orden no es una importación desde un socio; no hay a quién avisar.
error-marking-nobody-next = El socio exportador y el día de llegada se indican al registrar la orden.
error-marking-not-arrived = Según su día de llegada, el envío aún está en camino.
error-marking-not-arrived-next = Avise al Estado exportador cuando las armas estén aquí.
web-nav-marking = Marcaje
web-marking-title = Marcaje de armas de fuego
web-marking-lede = Una orden asigna a cada arma una marca propia. La máquina las graba, y lo que devuelve se compara antes de que cuente.
web-marking-new = Nueva orden de marcaje
web-marking-new-lede = Las marcas se asignan según el modelo del país; los números de una serie continúan de una orden a otra.
web-marking-order = Orden de marcaje { $number }
web-marking-do-order = Asignar las marcas
web-marking-back = Orden de marcaje
web-marking-file = Tabla de las armas
web-marking-file-hint = CSV con encabezados en la primera línea: fabricante (maker) y, si se conocen, tipo, modelo, calibre, número de serie y país de fabricación. Como máximo 5000 armas.
web-marking-file-here = El archivo { $file } ya está aquí. Elija otro solo para sustituirlo.
web-marking-authority = Orden o permiso de la autoridad
web-marking-authority-hint = Su número, como debe constar en los registros.
web-marking-no-exporter = Ningún socio de esta red
web-marking-exporter-hint = Para importaciones: a este socio se le avisa de la llegada en un plazo de 45 días. Indique también el día de llegada.
web-marking-pattern = Modelo de la marca
web-marking-pattern-hint = Vacío: el habitual, para importaciones {"{"}country{"}"} {"{"}yy{"}"} {"{"}number:6{"}"}. Los campos son country, year, yy, agency y number.
web-marking-agency = Organismo o fabricante en la marca
web-marking-agency-hint = Solo si el modelo lo tiene.
web-marking-year = Año de la marca
web-marking-year-hint = Vacío: el año en curso.
web-marking-component = Componente que se marca
web-marking-component-hint = El armazón o el cajón de mecanismos, salvo que no deje espacio.
web-marking-room = Espacio para la marca
web-marking-small = El componente no deja espacio para caracteres de 1,6 mm
web-marking-set-hint = Donde constan o constarán las armas. Vacío: un conjunto propio para armas marcadas.
web-marking-need-authority = Indique la orden o el permiso.
web-marking-need-day = Indique el día.
web-marking-need-operator = Indique quién manejó la máquina.
web-marking-bad-year = Un año tiene cuatro cifras.
web-marking-state-open = por marcar
web-marking-state-begun = empezada
web-marking-state-done = todas marcadas
web-marking-filter-open = quedan por marcar
web-marking-filter-done = todas marcadas
web-marking-filter-to-tell = falta avisar al exportador
web-marking-filter-overdue = plazo vencido: exportador sin avisar
web-marking-tell-due = hasta el { $date }
web-marking-tell-late = vencido desde el { $date }
web-marking-told = avisado
web-marking-told-waits = enviado, aún no recibido
web-marking-progress =
    { $count ->
        [one] { $done } de { $count } arma está marcada.
       *[other] { $done } de { $count } armas están marcadas.
    }
web-marking-all-done = Cada marca consta en el registro de su arma.
web-marking-left =
    { $count ->
        [one] Queda { $count } arma por marcar.
       *[other] Quedan { $count } armas por marcar.
    }
web-marking-again =
    { $count ->
        [one] { $count } marca tenía un defecto y debe grabarse de nuevo.
       *[other] { $count } marcas tenían defectos y deben grabarse de nuevo.
    }
web-marking-notice-due = Avise a { $partner } antes del { $date } de que las armas llegaron.
web-marking-notice-late = Había que avisar a { $partner } antes del { $date } de que las armas llegaron, y no se hizo.
web-marking-notice-back = El mensaje que se envió no prosperó: { $state }.
web-marking-gun-waiting = por marcar
web-marking-gun-marked = marcada
web-marking-job = Archivo para la máquina en otro formato
web-marking-job-lede = Las máquinas que no leen CSV reciben su propio formato. Contiene las armas que quedan por marcar.
web-marking-job-csv = Archivo para la máquina (CSV)
web-marking-job-other = En otro formato
web-marking-job-do = Crear el archivo
web-marking-template = Formato
web-marking-template-hint = Las líneas entre [each] y [end] se escriben una vez por arma, con sequence, mark, serial, maker y model entre llaves; order, count, component, height y depth pueden estar en cualquier lugar.
web-marking-return = Recibir el archivo de la máquina
web-marking-return-lede = Primero se compara el archivo con la orden. Nada cuenta antes de que usted vea qué está mal.
web-marking-machine-file = Archivo de la máquina de marcar
web-marking-machine-file-hint = CSV con las columnas sequence y mark; profundidad y altura en milímetros y resultado, si la máquina los da.
web-marking-checks = Controles superados en muestras de este lote
web-marking-checks-hint = Sin todos ellos no se acepta el archivo. El tamaño no se pide en un componente sin espacio.
web-marking-look = Comparar con la orden
web-marking-looked = El archivo de la máquina y la orden
web-marking-accepts =
    { $count ->
        [one] { $count } marca coincide con la orden.
       *[other] { $count } marcas coinciden con la orden.
    }
web-marking-no-faults = El archivo no tiene ningún defecto.
web-marking-faults =
    { $count ->
        [one] Se encontró { $count } defecto.
       *[other] Se encontraron { $count } defectos.
    }
web-marking-fault-table = Qué está mal
web-marking-faults-mean = Estas armas no se registran como marcadas. Siguen en la orden y estarán en el próximo archivo para la máquina.
web-marking-faults-csv = Esta tabla como CSV
web-marking-take =
    { $count ->
        [one] Registrar { $count } marca
       *[other] Registrar { $count } marcas
    }
web-marking-other-file = Otro archivo
web-marking-tell = Avisar al exportador
web-marking-tell-title = Avisar a { $partner } de que las armas llegaron
web-marking-tell-says = { $partner } sabrá que el envío con el permiso { $permit } llegó el { $arrived }, quién lo recibió y:
web-marking-tell-means = Usted lo firma en nombre de este organismo y queda en los dos registros de intercambio. No contiene ningún número de serie de un fabricante. Cierra el hueco entre la exportación y la importación antes de que se rastree alguna de las armas.
web-marking-tell-do = Firmar y enviar
