# Existencias y destrucción
code-admin-store-entered = depósito registrado o modificado
code-admin-items-received = armas ingresadas en un depósito
code-admin-item-acted = acto sobre un arma en existencias
code-admin-ammunition-entered = munición de un depósito actualizada
code-admin-count-opened = recuento abierto
code-admin-count-entered = lista de un recuento entregada
code-admin-count-confirmed = recuento confirmado por la segunda persona
code-admin-inquiry-ended = investigación de una discrepancia concluida
code-admin-destruction-ordered = destrucción ordenada
code-admin-destruction-compared = números cotejados antes de la destrucción
code-admin-destruction-certified = destrucción certificada
code-admin-certificate-read = certificado de destrucción consultado
code-stock-in-store = en depósito
code-stock-issued = entregada
code-stock-in-transit = en tránsito
code-stock-evidence-hold = retenida como prueba
code-stock-under-repair = en reparación
code-stock-surplus = excedente
code-stock-condemned = dada de baja para destrucción
code-stock-transferred = transferida
code-stock-destroyed = destruida
code-stock-missing-under-inquiry = faltante, en investigación
code-stock-lost = extraviada
code-stock-stolen = sustraída
code-stock-recovered = recuperada
code-stock-act-receive = ingreso
code-stock-act-issue = entrega
code-stock-act-return = devolución
code-stock-act-send = envío a otro depósito
code-stock-act-arrive = llegada de otro depósito
code-stock-act-move = cambio de estante
code-stock-act-hold = retención como prueba
code-stock-act-release = fin de la retención como prueba
code-stock-act-repair = envío a reparación
code-stock-act-surplus = declaración de excedente
code-stock-act-condemn = baja para destrucción
code-stock-act-transfer = transferencia
code-stock-act-lost = denuncia de extravío
code-stock-act-stolen = denuncia de sustracción
code-stock-act-recover = recuperación
code-stock-act-destroy = destrucción
code-condition-a = A en servicio
code-condition-b = B reparable
code-condition-c = C fuera de servicio
code-condition-d = D desmilitarizada
code-disposition-destroy = para destrucción
code-disposition-transfer = para transferencia
code-disposition-sell = para venta
code-disposition-retain = para conservar
code-discrepancy-missing = en el libro, no vista
code-discrepancy-unrecorded = vista, en ningún libro
code-discrepancy-other-store = en el libro de otro depósito
code-discrepancy-other-rack = en otro estante
code-discrepancy-seen-twice = un número visto dos veces
code-discrepancy-not-here-by-book = vista; según el libro, entregada, enviada o en reparación
code-discrepancy-lost-by-book = vista; según el libro, extraviada o sustraída
code-discrepancy-destroyed-by-book = vista; según el libro, DESTRUIDA
code-discrepancy-other-condition = en otro estado de conservación
code-count-open = se espera la lista
code-count-entered = falta la confirmación de la segunda persona
code-count-counted = recuento concluido
code-trouble-together = Grupos que no pueden almacenarse juntos
code-trouble-conditions = Grupos que solo pueden almacenarse juntos con condiciones: debe comprobarlo una persona cualificada
code-trouble-too-much = Más explosivo del que autoriza la licencia del depósito
code-trouble-not-licensed = El depósito no tiene licencia para la división más peligrosa que contiene
code-trouble-not-surveyed = Vigilancia técnica vencida
code-trouble-unclassified = Sin división de riesgo o grupo de compatibilidad conocidos
code-destruction-ordered = ordenada
code-destruction-compared = números cotejados
code-destruction-done = certificada
code-destruction-surplus = excedente
code-destruction-forfeiture = decomiso
code-destruction-collection = entrega voluntaria
code-destruction-court-order = orden judicial
code-destruction-unserviceable = fuera de servicio
code-destruction-shred = trituración
code-destruction-shear = cizallado
code-destruction-cut = corte con sierra o soplete
code-destruction-crush = aplastamiento
code-destruction-melt = fundición
code-destruction-burn-or-detonate = quema o detonación (munición)
code-destruction-missing = ordenada, no está
code-destruction-not-ordered = está, no ordenada
code-destruction-twice = figura dos veces
column-store = Depósito
column-unit = Fuerza y unidad
column-location = Ubicación
column-custodian = Custodio
column-racks = Estantes
column-rack = Estante
column-capacity = Capacidad
column-here = Armas presentes
column-items = Armas
column-item = Arma n.º
column-count-due = Próximo recuento
column-counted = Vista en recuento
column-condition = Estado de conservación
column-disposition = Destino previsto
column-lot = Lote
column-rounds = Cartuchos
column-division = División y grupo
column-explosive = Explosivo (kg)
column-surveyed = Última vigilancia
column-weight = Peso (kg)
column-when = Cuándo
column-authority = Autoridad
column-opened = Apertura
column-counters = Recuento por
column-entered-by = Lista entregada por
column-lines-seen = Líneas de la lista
column-expected = Previstas según el libro
column-agreed = Vistas como dice el libro
column-discrepancies = Discrepancias
column-discrepancy = Discrepancia
column-inquiries = Investigaciones abiertas
column-inquiry-outcome = Resultado de la investigación
column-basis = Motivo
column-destroyed = Destruidas
column-certificate = Certificado
column-ordered = Ordenada
column-compared = Números cotejados
column-compared-by = Cotejados por
column-method = Método
column-operator = Ejecutada por
column-presiding = Presidente del acto
column-witnesses = Testigos
column-residue = Residuos
note-no-stores = No hay ningún depósito.
note-no-items = No hay ningún arma así.
note-no-counts = No hay ningún recuento así.
note-no-destructions = No hay ninguna orden de destrucción así.
note-store-too-full = Hay más armas de las que caben.
note-received =
    { $count ->
        [one] { $count } arma ingresada, con el número { $first }
       *[other] { $count } armas ingresadas, desde el número { $first }
    }
note-would-receive =
    { $count ->
        [one] { $count } arma puede ingresar, con el número { $first }; no se ha cambiado nada
       *[other] { $count } armas pueden ingresar, desde el número { $first }; no se ha cambiado nada
    }
error-table-large = La lista tiene demasiadas filas o bytes.
error-table-large-next = Divídala en listas de 20.000 filas y 8 MiB como máximo.
error-table-row = La línea { $line } no es una fila de una tabla.
error-table-row-next = Guarde la lista como CSV (UTF-8) e inténtelo de nuevo.
error-table-column = La lista no tiene la columna «{ $column }».
error-table-column-next = Ponga en la primera línea los encabezados que indica el manual.
error-table-empty = La lista no tiene filas.
error-table-empty-next = Indique una tabla CSV con encabezados y al menos una fila.
error-table-cell = Línea { $line }: el valor de «{ $column }» falta o no es posible.
error-table-cell-next = Corrija la línea; no se ha tomado nada de la lista.
error-stock-known = El arma de la línea { $line } ya figura en un libro, o dos veces en la lista.
error-stock-known-next = Búsquela por su número entre las armas; no se ha tomado nada de la lista.
error-stock-destroyed = ALERTA DE DESVÍO: según el libro, el arma de la línea { $line } fue destruida.
error-stock-destroyed-next = Asegure el arma y consulte su certificado de destrucción.
error-stock-status = Tal como está el arma ahora, esto no puede hacerse.
error-stock-status-next = Consulte el arma: lo último que se hizo decide lo que puede hacerse.
error-count-custodian = Quien custodia un depósito ni lo recuenta ni concluye sus investigaciones.
error-count-custodian-next = Lo hacen otros dos funcionarios.
error-count-stranger = Esto corresponde a los dos funcionarios que recuentan.
error-count-stranger-next = El recuento indica quiénes son.
error-count-same-person = Quien entregó la lista no la confirma.
error-count-same-person-next = La otra persona inicia sesión y la confirma.
error-count-two-persons = Un recuento requiere dos funcionarios distintos.
error-count-two-persons-next = Indique dos que no custodien el depósito.
error-count-state = El recuento aún no ha llegado a ese paso, o ya lo superó.
error-count-state-next = Consulte el recuento: indica el paso siguiente.
error-count-no-inquiry = No hay ninguna investigación abierta con ese número.
error-count-no-inquiry-next = El recuento enumera sus discrepancias.
error-destruction-gun = La línea { $line } indica un arma sin número, o una que ya figura.
error-destruction-gun-next = Corrija la lista y registre la orden de nuevo.
error-destruction-too-many = La orden tiene demasiadas armas.
error-destruction-too-many-next = Divídala en órdenes de 5.000 armas como máximo.
error-destruction-done = El certificado ya se emitió.
error-destruction-done-next = Lo que falte por destruir necesita una orden propia.
error-destruction-one-person = Los números los cotejan dos personas distintas.
error-destruction-one-person-next = Indique la segunda persona que los leyó en las armas.
error-destruction-not-compared = Los números no se cotejaron en las últimas 12 horas.
error-destruction-not-compared-next = Cotéjelos inmediatamente antes de la destrucción.
error-destruction-nothing = En el cotejo no se halló ninguna de las armas de la orden.
error-destruction-nothing-next = Coteje de nuevo los números.
error-destruction-witnesses = Se necesitan dos testigos independientes: no quien ordenó, cotejó, ejecutó, presidió o custodió las armas.
error-destruction-witnesses-next = Indique dos con sus organizaciones.
error-destruction-own-order = Quien registró la orden no certifica la destrucción.
error-destruction-own-order-next = Lo certifica otro funcionario.
cli-stock = Existencias: depósitos, armas, munición, recuentos
cli-stock-stores = Muestra los depósitos
cli-stock-stores--due = Solo los que tienen el recuento vencido
cli-stock-stores--csv = Imprime CSV para una hoja de cálculo
cli-stock-add = Registra un depósito
cli-stock-add--name = Su nombre
cli-stock-add--custodian = Funcionario que lo custodia; nunca uno de los que lo recuentan
cli-stock-add--unit = Fuerza y unidad que lo tienen
cli-stock-add--location = Dónde está; nunca sale del nodo
cli-stock-add--rack = Un estante o caja; puede indicarse varias veces
cli-stock-add--capacity = Armas que caben
cli-stock-add--explosive-limit = Cantidad neta de explosivo autorizada, en kilogramos por división de riesgo, por ejemplo 1.4=50; puede indicarse varias veces
cli-stock-add--count-every = Días entre dos recuentos como máximo; si no se indica, 180
cli-stock-change = Modifica los datos de un depósito
cli-stock-change--id = Número del depósito
cli-stock-change--name = Su nuevo nombre
cli-stock-change--custodian = Funcionario que lo custodia; nunca uno de los que lo recuentan
cli-stock-change--unit = Fuerza y unidad que lo tienen
cli-stock-change--location = Dónde está; nunca sale del nodo
cli-stock-change--rack = Un estante o caja; puede indicarse varias veces
cli-stock-change--capacity = Armas que caben
cli-stock-change--explosive-limit = Cantidad neta de explosivo autorizada, en kilogramos por división de riesgo, por ejemplo 1.4=50; puede indicarse varias veces
cli-stock-change--count-every = Días entre dos recuentos como máximo; si no se indica, 180
cli-stock-show = Muestra un depósito: qué contiene, su munición, qué está mal
cli-stock-show--id = Número del depósito
cli-stock-receive = Ingresa en un depósito las armas de una lista
cli-stock-receive--id = Número del depósito
cli-stock-receive--file = Tabla (CSV): tipo, fabricante, modelo, calibre, serie, país, estante, condición, precinto, número de existencias, documento
cli-stock-receive--authority = Orden o documento por el que ingresan
cli-stock-receive--dry-run = Solo dice si la lista puede tomarse
cli-stock-ammunition = Actualiza la munición de un depósito según una lista
cli-stock-ammunition--id = Número del depósito
cli-stock-ammunition--file = Tabla (CSV): calibre, lote, cartuchos, división, grupo, explosivo (kg), condición, vigilancia
cli-stock-items = Muestra las armas; con --csv, todas
cli-stock-items--store = Solo de este depósito
cli-stock-items--state = Solo las que están así
cli-stock-items--serial = Solo con este número
cli-stock-items--limit = Líneas como máximo
cli-stock-items--after = Continúa desde aquí; lo indica el final de la página anterior
cli-stock-items--csv = Imprime CSV para una hoja de cálculo
cli-stock-item = Muestra un arma con lo que se hizo con ella
cli-stock-item--id = Número del arma
cli-stock-act = Hace algo con un arma: entrega, devolución, envío, baja, …
cli-stock-act--id = Número del arma
cli-stock-act--act = Qué se hace
cli-stock-act--to = A quién se entrega
cli-stock-act--store = Depósito al que se envía
cli-stock-act--rack = Estante en que se coloca
cli-stock-act--authority = Con autorización de quién
cli-stock-act--condition = Estado que se comprobó
cli-stock-act--disposition = Qué se prevé para ella
cli-stock-counts = Muestra los recuentos, primero los más recientes
cli-stock-counts--state = Solo los abiertos o solo los que tienen investigaciones abiertas
cli-stock-counts--limit = Líneas como máximo
cli-stock-counts--after = Continúa desde aquí; lo indica el final de la página anterior
cli-stock-counts--csv = Imprime CSV para una hoja de cálculo
cli-stock-count = Abre el recuento de un depósito por dos funcionarios que no lo custodian
cli-stock-count--id = Número del depósito
cli-stock-count--counter = Funcionario que recuenta; se indica dos veces
cli-stock-enter = Entrega la lista de lo visto, como una de las dos personas
cli-stock-enter--id = Número del recuento
cli-stock-enter--file = Tabla (CSV) de lo visto: fabricante, serie, estante, condición
cli-stock-confirm = Confirma la lista, como la otra persona; las discrepancias abren investigaciones (código de salida 11)
cli-stock-confirm--id = Número del recuento
cli-stock-discrepancies = Muestra un recuento con sus discrepancias
cli-stock-discrepancies--id = Número del recuento
cli-stock-discrepancies--csv = Imprime CSV para una hoja de cálculo
cli-stock-settle = Concluye la investigación de una discrepancia; lo que siga faltando consta como extraviado
cli-stock-settle--id = Número del recuento
cli-stock-settle--number = Número de la discrepancia
cli-stock-settle--text = Qué se averiguó
cli-destruction = Destrucción de armas y munición: orden, cotejo, certificación, certificado
cli-destruction-order = Registra una orden de destrucción
cli-destruction-order--authority = Orden de la autoridad
cli-destruction-order--basis = Por qué se destruyen
cli-destruction-order--guns = Tabla (CSV) de armas: tipo, fabricante, modelo, calibre, serie, país, registro
cli-destruction-order--ammunition = Tabla (CSV) de munición: calibre, lote, cartuchos, peso (kg)
cli-destruction-order--store = Todo lo dado de baja en este depósito
cli-destruction-list = Muestra las órdenes de destrucción, primero las más recientes
cli-destruction-list--state = Solo las órdenes abiertas o solo las terminadas
cli-destruction-list--limit = Líneas como máximo
cli-destruction-list--after = Continúa desde aquí; lo indica el final de la página anterior
cli-destruction-list--csv = Imprime CSV para una hoja de cálculo
cli-destruction-show = Muestra una orden con sus armas
cli-destruction-show--id = Número de la orden o de su certificado
cli-destruction-show--csv = Imprime las armas como CSV
cli-destruction-compare = Coteja los números de lo que hay con la orden, inmediatamente antes (código de salida 11 si difieren)
cli-destruction-compare--id = Número de la orden o de su certificado
cli-destruction-compare--file = Tabla (CSV) de los números leídos en las armas
cli-destruction-compare--with = Segunda persona que los leyó
cli-destruction-certify = Certifica que se hizo; no el funcionario que registró la orden
cli-destruction-certify--id = Número de la orden o de su certificado
cli-destruction-certify--method = Cómo
cli-destruction-certify--place = Dónde
cli-destruction-certify--operator = Quién la ejecutó
cli-destruction-certify--presiding = Quién presidió
cli-destruction-certify--custodian = Quién custodiaba las armas; si no se indica, el custodio del depósito
cli-destruction-certify--witness = Testigo independiente como «Nombre, Organización»; al menos dos veces
cli-destruction-certify--components-unusable = Armazón o cajón, cañón y cerrojo o corredera son inutilizables
cli-destruction-certify--residue = Qué se hizo de los residuos: peso, recibo de la fundición
cli-destruction-certificate = Muestra el certificado; la consulta queda registrada
cli-destruction-certificate--id = Número de la orden o de su certificado
cli-destruction-certificate--out = Archivo nuevo que se escribe (JSON)
error-holding-needs =
    Falta o no es posible: { $field ->
        [name] el nombre
        [unit] fuerza y unidad
        [location] la ubicación
        [custodian] el custodio
        [rack] un estante del depósito
        [countevery] días entre dos recuentos, de 1 a 366
        [explosivelimits] un límite como 1.4=50
        [authority] la autoridad
        [to] a quién
        [store] el otro depósito
        [act] qué se hace
        [state] un estado de la lista
        [condition] la condición, de A a D
        [disposition] el destino previsto
        [text] palabras
        [basis] autoridad y motivo
        [method] el método
        [place] el lugar
        [operator] quién la ejecutó
        [presiding] quién presidió
        [componentsunusable] que los componentes son inutilizables
        [dated] el día de la orden de la autoridad, como 2026-11-20
        [begun] cuándo empezó, como 2026-11-23 09:30 (UTC)
        [ended] cuándo terminó, como 2026-11-23 10:30 (UTC)
        [by] quién la entregó
       *[other] { $field }
    }.
error-holding-needs-next = Indíquelo e inténtelo de nuevo; no se ha cambiado nada.
code-admin-certificate-issued = páginas de un certificado de destrucción emitidas
code-admin-sheet-filed = hoja firmada de una destrucción archivada
code-admin-sheet-read = hoja firmada de una destrucción abierta
column-dated = Fecha de la orden
column-ended = Fin
column-certified-by = Certificado por
column-signed-sheet = Hoja firmada
column-language = Idioma
note-destruction-unsigned = aún no firmado por los testigos
note-destruction-sheet = { $number }: entregada por { $by }, archivada por { $officer } el { $time }, SHA-256 { $digest }
note-certificate-written = Certificado { $number } escrito en { $file }: código { $code }, SHA-256 { $digest }
note-certificate-authentic = AUTÉNTICO: certificado de destrucción { $number }, { $count } armas de fuego, emitido por { $node } (número de seguridad { $safety }). SHA-256 del certificado: { $digest }
note-certificate-consistent = COHERENTE, EMISOR NO CONFIRMADO: certificado de destrucción { $number }, { $count } armas de fuego, dice que lo emitió { $node }. Compare el número de seguridad { $safety } con el organismo e indíquelo con --root. SHA-256 del certificado: { $digest }
note-certificate-broken = ROTO: este archivo dice ser el certificado de destrucción { $number } de { $node } (número de seguridad { $safety }; armas de fuego: { $count }; SHA-256 de lo que contiene: { $digest }). No se fíe de él:
note-certificate-pages-hold = PÁGINAS: dibujadas de nuevo a partir del certificado adjunto, son idénticas byte por byte.
note-certificate-pages-differ = PÁGINAS CAMBIADAS: este archivo no es lo que se dibuja a partir del certificado adjunto (primera diferencia en el byte { $at }).
note-certificate-pages-other = PÁGINAS NO COMPARADAS: las dibujó otra versión del programa. Pregunte a { $node } qué SHA-256 tiene su registro administrativo de esta emisión y compare: { $digest }
note-certificate-pages-not-looked-at = No se miraron las páginas.
note-certificate-signature-holds = FUNCIONARIO: la firma de { $officer }, clave { $key }, sobre el certificado es válida.
note-certificate-signature-broken = FUNCIONARIO: la firma de { $officer }, clave { $key }, NO es válida.
note-certificate-signature-none = FUNCIONARIO: certificado por { $officer } sin clave propia (clave: { $key }).
note-certificate-paper = Lo que firmaron los testigos está en papel; el organismo emisor tiene el resumen de su escaneo.
error-destruction-times = Una destrucción empieza, termina y después se certifica: estas horas están en otro orden.
error-destruction-times-next = Indique ambas horas en UTC, como 2026-11-23 09:30.
error-destruction-not-certified = Aún no hay certificado que los testigos hayan podido firmar.
error-destruction-not-certified-next = Certifique primero la destrucción (vestigo destruction certify).
error-destruction-same-sheet = Este mismo escaneo ya está archivado con el certificado.
error-destruction-same-sheet-next = No hay que hacer nada; otro escaneo puede archivarse al lado.
error-destruction-sheets = El certificado tiene tantos escaneos como puede tener.
error-destruction-sheets-next = Abra los archivados; se quedan como están.
cli-destruction-order--dated = Día de la orden de la autoridad, como 2026-11-20
cli-destruction-certify--begun = Cuándo empezó, en UTC: 2026-11-23T09:00
cli-destruction-certify--ended = Cuándo terminó, en UTC
cli-destruction-certificate--pdf = Archivo nuevo que escribir: páginas (PDF) que contienen el certificado; su resumen se registra
cli-destruction-certificate--language = Idioma de las páginas: en, es, pt, fr
cli-destruction-signed = Archivar el escaneo de la hoja que firmaron los testigos; uno anterior permanece
cli-destruction-signed--id = Número de la orden o de su certificado
cli-destruction-signed--scan = El escaneo: PDF, PNG, JPEG o TIFF
cli-destruction-signed--by = Quién entregó la hoja firmada
cli-destruction-sheet = Escribir el escaneo de una hoja firmada en un archivo nuevo; queda registrado
cli-destruction-sheet--id = Número de la orden o de su certificado
cli-destruction-sheet--number = Número del escaneo; 1 si no se indica
cli-destruction-sheet--out = Archivo nuevo que escribir
