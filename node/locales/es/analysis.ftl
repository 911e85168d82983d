# Lo que muchos rastreos dicen juntos, y los formularios con que informan los Estados.

cli-analysis = Ver lo que muchos rastreos dicen juntos; completar los formularios con que informan los Estados
cli-analysis-show = Tiempos hasta el delito, flujos, rutas, proveedores, marcas y fallos, a partir de los rastreos propios, de las respuestas dentro de sus condiciones de uso y del registro
cli-analysis-show--subject = Solo este tema
cli-analysis-show--from-year = Primer año de recuperación
cli-analysis-show--to-year = Último año de recuperación
cli-analysis-show--csv = Imprimir CSV para una hoja de cálculo
cli-analysis-form = Completar un formulario de un año: ODS 16.4.2, cuestionario de la UNODC, PoA e ITI, cifras de la Unión Europea
cli-analysis-form--form = Nombre del formulario
cli-analysis-form--year = El año; en el formulario bienal, el segundo de los dos
cli-analysis-form--output = Libro de cálculo (XLSX) que se escribe; nunca se sobrescribe
cli-analysis-form--csv = Imprimir CSV para una hoja de cálculo
cli-analysis-sample = Escribir un conjunto de datos inventado de cinco países con sus cifras, para calcularlas por otros medios
cli-analysis-sample--seed = Número del que se sortean los datos
cli-analysis-sample--guns = Cuántas armas
cli-analysis-sample--year = Año de los formularios
cli-analysis-sample--output = Carpeta en la que se escribe

note-analysis-written = Escrito: { $file }
note-analysis-median = Mediana: unos { $days } días
note-analysis-others = en filas demasiado pequeñas para mostrarse: { $count }
note-analysis-left-out = Respuestas excluidas porque quien las dio no las dio para este análisis: unas { $count }
note-analysis-no-sales = El registro es demasiado grande para leer sus ventas de una vez.
note-analysis-suppression = Todo número se redondea hacia abajo a un múltiplo de { $least }; los menores que { $least } no se muestran y, cuando faltaría una sola parte de un total, tampoco se muestra la menor de las demás.

word-few = pocas
word-not-known = no se sabe
word-stands-out = llama la atención: 25 o más recuperadas en menos de tres años

column-statutory-figure = Cifra
column-statutory-of = De
column-statutory-number = Número
column-statutory-counted = Cómo se contó
column-analysis-what = Qué se contó

code-analysis-time-to-crime = Tiempo hasta el delito
code-analysis-flows = Del origen a la recuperación
code-analysis-routes = Rutas
code-analysis-dealers = Comerciantes
code-analysis-importers = Importadores
code-analysis-multiple-sales = Ventas múltiples
code-analysis-consignments = Números consecutivos de una misma partida
code-analysis-exported-then-diverted = Exportadas y después desviadas
code-analysis-obliteration = Números de serie borrados o alterados
code-analysis-performance = Qué fue de nuestras solicitudes

code-analysis-counted-time-to-crime = Armas cuyas fechas no dejan duda sobre el intervalo entre la última transferencia lícita conocida y la recuperación.
code-analysis-counted-flows = Armas cuya última transferencia lícita se conoce, por Estado de esa transferencia y Estado de la recuperación.
code-analysis-counted-routes = Armas que estuvieron en más de un Estado, por los Estados en su orden.
code-analysis-counted-dealers = Armas por el comerciante autorizado que las vendió por última vez; menos de tres años cuenta como tiempo corto.
code-analysis-counted-importers = Armas por importador; menos de tres años cuenta como tiempo corto.
code-analysis-counted-multiple-sales = Dos o más armas cortas de un comerciante a un comprador en cinco días hábiles, según el registro.
code-analysis-counted-consignments = Armas de un fabricante y de una misma licencia o contrato con números de serie consecutivos, y en cuántos Estados se recuperaron.
code-analysis-counted-exported-then-diverted = Armas cuyo último asiento lícito es una exportación, por destino, y cuántas de ellas se recuperaron allí.
code-analysis-counted-obliteration = Armas recuperadas por tipo, y cuántas de ellas tenían el número de serie borrado o alterado en parte o del todo.
code-analysis-counted-performance = Solicitudes a cada socio por lo que fue de ellas, y las no completadas por causa: el arma, la solicitud, los registros. Una solicitud puede tener dos causas.

code-analysis-column-guns = armas
code-analysis-column-short = tras poco tiempo
code-analysis-column-sales = ventas
code-analysis-column-places = Estados de recuperación
code-analysis-column-in-destination = recuperadas en el destino
code-analysis-column-obliterated = borrado o alterado
code-analysis-column-questions = solicitudes
code-analysis-column-found = con resultado
code-analysis-column-no-record = sin registro
code-analysis-column-not-completed = no completadas
code-analysis-column-refused = denegadas o devueltas
code-analysis-column-open = abiertas
code-analysis-column-item = causa: el arma
code-analysis-column-request = causa: la solicitud
code-analysis-column-records = causa: los registros

code-statutory-sdg-16-4-2 = Objetivos de Desarrollo Sostenible, indicador 16.4.2
code-statutory-iafq = Cuestionario de la UNODC sobre corrientes ilícitas de armas
code-statutory-poa-iti = Programa de Acción e Instrumento Internacional de Localización
code-statutory-eu = Unión Europea, cifras anuales

code-statutory-item-recovered = Armas incautadas, halladas o entregadas
code-statutory-item-recovered-by = Armas por clase de recuperación
code-statutory-item-established = Punto de desvío establecido
code-statutory-item-indicator = Indicador, en por ciento
code-statutory-item-by-type = Armas por tipo
code-statutory-item-by-manufacture = Armas por país de fabricación
code-statutory-item-by-source = Armas por Estado de la última transferencia lícita
code-statutory-item-by-diversion = Armas por punto de desvío
code-statutory-item-obliterated = Número de serie borrado o alterado
code-statutory-item-short-time = Recuperadas en menos de tres años desde la última transferencia lícita
code-statutory-item-sent = Solicitudes de rastreo enviadas
code-statutory-item-sent-outcome = Solicitudes de rastreo enviadas, por resultado
code-statutory-item-received = Solicitudes de rastreo recibidas
code-statutory-item-received-outcome = Solicitudes de rastreo recibidas, por resultado
code-statutory-item-destroyed = Armas destruidas

code-statutory-counted-recovered = Armas que este organismo rastreó, por año de recuperación, cuando la solicitud dice que se incautaron, hallaron o entregaron. La cifra nacional necesita las de todos los organismos y las que no se rastrearon.
code-statutory-counted-recovered-by = Las mismas armas, según lo que dice la solicitud.
code-statutory-counted-established = Aquellas cuyo punto de desvío establecen respuestas firmadas.
code-statutory-counted-indicator = Establecidas, divididas entre incautadas, halladas o entregadas.
code-statutory-counted-by-type = Armas que este organismo rastreó, por año de recuperación y tipo según la solicitud.
code-statutory-counted-by-manufacture = Armas que este organismo rastreó, por país de fabricación según la solicitud.
code-statutory-counted-by-source = Armas que este organismo rastreó, por el Estado cuyo asiento es el último lícito.
code-statutory-counted-by-diversion = Armas que este organismo rastreó, por el punto de desvío que establecen respuestas firmadas.
code-statutory-counted-obliterated = Armas que este organismo rastreó y cuyo número de serie estaba borrado en parte o del todo, o alterado.
code-statutory-counted-short-time = Armas que este organismo rastreó, recuperadas con certeza en menos de 1096 días.
code-statutory-counted-sent = Solicitudes que este organismo firmó y envió en el año, a nodos y por carta.
code-statutory-counted-sent-outcome = Las mismas solicitudes, según la decisión vigente hoy.
code-statutory-counted-received = Solicitudes de búsqueda de un arma aceptadas en el año.
code-statutory-counted-received-outcome = Las mismas solicitudes, según la decisión vigente hoy.
code-statutory-counted-destroyed = Armas que el registro da por destruidas en el año.

web-nav-analysis = Análisis
web-analysis-title = Análisis
web-analysis-about = Lo que dicen juntos los rastreos propios, las respuestas de otros dentro de sus condiciones de uso y el registro. De aquí no se distingue ningún caso.
web-analysis-from = Recuperadas desde
web-analysis-to = Recuperadas hasta
web-analysis-limits = Lo que no se muestra
web-analysis-forms = Informes a organismos internacionales
web-analysis-forms-about = Totales de los libros de este organismo en un año, con la manera en que se contó cada uno. Son exactos y se destinan a la autoridad que informa.
web-analysis-form = Formulario
web-analysis-year = Año
web-analysis-workbook = Libro de cálculo (XLSX)
web-analysis-more =
    { $count ->
        [one] Hay una fila más en el CSV.
       *[other] Hay { $count } filas más en el CSV.
    }
web-analysis-none = Ninguna fila es lo bastante grande para mostrarse.

error-analysis-gathering = Las cifras aún se están reuniendo: { $count } rastreos y solicitudes hasta ahora.
error-analysis-gathering-next = Vuelva a pedirlas dentro de un minuto. Tras el arranque del nodo se hace una sola vez.
