# Armas extraviadas, sustraídas, incautadas y halladas, y la frontera
code-duty-customs = funcionario de aduanas
code-admin-incident-entered = suceso con un arma inscrito
code-admin-incident-acted = acto sobre un suceso con un arma
code-admin-incident-read = suceso con un arma consultado
code-record-act-reported = inscrito por una denuncia
code-record-act-withdrawn = denuncia retirada
code-incident-lost = extraviada
code-incident-stolen = sustraída
code-incident-seized = incautada
code-incident-found = hallada
code-incident-surrendered = entregada
code-incident-import = importación
code-incident-export = exportación
code-incident-transit = tránsito
code-incident-entered = inscrito
code-incident-located = localizada
code-incident-cleared = cerrado
code-incident-cancelled = anulado
code-incident-enter = inscripción
code-incident-supplement = ampliación
code-incident-modify = corrección
code-incident-locate = localización
code-incident-dispose = destino decidido
code-incident-clear = cierre
code-incident-cancel = anulación
code-incident-evidence = conservada como prueba
code-incident-forfeited = decomisada
code-incident-returned = devuelta a su propietario legítimo
code-incident-official-use = destinada a uso oficial
code-incident-handed-over = entregada a otra autoridad
code-incident-destroyed = destruida
cli-incident = Armas extraviadas, sustraídas, incautadas, halladas y entregadas, y las que cruzaron la frontera: enter, list, show, supplement, modify, locate, dispose, clear, cancel
cli-incident-enter = Inscribe un arma; desde entonces la encuentran los socios que pregunten por ella
cli-incident-enter--kind = Qué ocurrió: lost (extraviada), stolen (sustraída), seized (incautada), found (hallada), surrendered (entregada), import, export, transit
cli-incident-enter--known = La misma arma ya se había inscrito, y esto se inscribe además
cli-incident-enter--type = Tipo del arma: código NCIC o palabra
cli-incident-enter--maker = Fabricante
cli-incident-enter--model = Modelo
cli-incident-enter--calibre = Calibre
cli-incident-enter--serial = Número de serie; solo puede faltar en un arma incautada, hallada o entregada
cli-incident-enter--country = País de fabricación
cli-incident-enter--obliteration = Estado del número de serie: none (intacto), partial, full, altered, never_marked
cli-incident-enter--date = Día en que ocurrió
cli-incident-enter--place = Dónde ocurrió
cli-incident-enter--agency = Organismo que lo comunica
cli-incident-enter--case-number = Número de caso de ese organismo
cli-incident-enter--owner = De quién es legítimamente: natural, licensee, force, state
cli-incident-enter--ground = Fundamento legal de la incautación
cli-incident-enter--post = Aduana o puesto fronterizo
cli-incident-enter--other-state = El otro Estado del cruce
cli-incident-enter--party = Remitente de una importación, destinatario de una exportación o tránsito
cli-incident-enter--licence = Número de la licencia o declaración
cli-incident-enter--circumstances = Qué más se sabe; no sale de este nodo
cli-incident-list = Lista los sucesos: primero los vencidos, luego los más recientes
cli-incident-list--kind = Solo de esta clase
cli-incident-list--state = Solo los abiertos (open), vencidos (overdue), entered, located, cleared o cancelled
cli-incident-list--serial = Solo con este número de serie
cli-incident-list--limit = Líneas como máximo
cli-incident-list--after = Continúa desde aquí; lo indica el final de la página anterior
cli-incident-list--csv = Imprime CSV para una hoja de cálculo
cli-incident-show = Muestra un suceso con lo que se hizo; la consulta queda registrada
cli-incident-show--id = Número del suceso
cli-incident-show--csv = Imprime como CSV lo que se hizo
cli-incident-supplement = Añade lo que se sabe de un suceso
cli-incident-supplement--id = Número del suceso
cli-incident-supplement--text = Lo que se añade
cli-incident-modify = Corrige lo que se dice de un suceso; lo que no se nombra queda igual
cli-incident-modify--id = Número del suceso
cli-incident-modify--text = Por qué: queda con el suceso
cli-incident-locate = Deja constancia de que se localizó un arma extraviada o sustraída
cli-incident-locate--id = Número del suceso
cli-incident-locate--text = Por qué: queda con el suceso
cli-incident-dispose = Decide el destino de un arma incautada, hallada o entregada
cli-incident-dispose--id = Número del suceso
cli-incident-dispose--text = Por qué: queda con el suceso
cli-incident-clear = Cierra el caso, con el destino que tuvo el arma
cli-incident-clear--id = Número del suceso
cli-incident-clear--text = Por qué: queda con el suceso
cli-incident-cancel = Anula lo inscrito por error; los socios dejan de encontrarlo
cli-incident-cancel--id = Número del suceso
cli-incident-cancel--text = Por qué: queda con el suceso
cli-incident-modify--type = Tipo del arma: código NCIC o palabra
cli-incident-modify--maker = Fabricante
cli-incident-modify--model = Modelo
cli-incident-modify--calibre = Calibre
cli-incident-modify--serial = Número de serie; solo puede faltar en un arma incautada, hallada o entregada
cli-incident-modify--country = País de fabricación
cli-incident-modify--obliteration = Estado del número de serie: none (intacto), partial, full, altered, never_marked
cli-incident-modify--date = Día en que ocurrió
cli-incident-modify--place = Dónde ocurrió
cli-incident-modify--agency = Organismo que lo comunica
cli-incident-modify--case-number = Número de caso de ese organismo
cli-incident-modify--owner = De quién es legítimamente: natural, licensee, force, state
cli-incident-modify--ground = Fundamento legal de la incautación
cli-incident-modify--post = Aduana o puesto fronterizo
cli-incident-modify--other-state = El otro Estado del cruce
cli-incident-modify--party = Remitente de una importación, destinatario de una exportación o tránsito
cli-incident-modify--licence = Número de la licencia o declaración
cli-incident-modify--circumstances = Qué más se sabe; no sale de este nodo
cli-incident-locate--on = Día; hoy si no se indica
cli-incident-locate--place = Dónde se localizó
cli-incident-locate--agency = Organismo que la tiene
cli-incident-dispose--disposition = Su destino: evidence (prueba), forfeited (decomiso), returned (devolución), official_use, handed_over, destroyed
cli-incident-dispose--authority = Quién lo decidió: juzgado, fiscalía, orden
cli-incident-dispose--on = Día; hoy si no se indica
cli-incident-dispose--until = Hasta cuándo se conserva como prueba
cli-incident-dispose--mark = La marca que recibió el arma
cli-incident-dispose--certificate = Número del certificado de su destrucción
cli-incident-clear--disposition = Su destino: evidence (prueba), forfeited (decomiso), returned (devolución), official_use, handed_over, destroyed
cli-incident-clear--authority = Quién lo decidió: juzgado, fiscalía, orden
cli-incident-clear--on = Día; hoy si no se indica
cli-incident-clear--until = Hasta cuándo se conserva como prueba
cli-incident-clear--mark = La marca que recibió el arma
cli-incident-clear--certificate = Número del certificado de su destrucción
column-incident-kind = Qué ocurrió
column-incident-due = Destino antes del
column-incident-case = Número de caso
column-incident-post = Aduana o puesto fronterizo
column-incident-other-state = Otro Estado
column-incident-party = Remitente o destinatario
column-incident-licence = Licencia o declaración
column-incident-ground = Fundamento legal
column-incident-circumstances = Circunstancias
column-incident-located = Localizada
column-incident-disposition = Destino
column-incident-known = Misma arma
column-incident-words = Motivo
note-no-incidents = No hay ningún suceso así.
note-incident-found = Los socios que pregunten por esta arma encuentran esto en nuestros registros, en los términos de su acuerdo.
note-incident-not-found = Los socios no encuentran nada de esto en nuestros registros: se anuló, o el arma no tiene número por el que hallarla.
error-incident-needs =
    Falta o no es válido: { $field ->
        [kind] qué ocurrió
        [act] qué se hace
        [words] el motivo, en palabras
        [said] lo que se corrige
        [type] el tipo del arma
        [maker] el fabricante
        [model] el modelo
        [calibre] el calibre
        [serial] el número de serie
        [country] el país de fabricación
        [obliteration] el estado del número de serie
        [date] un día completo, como 2026-11-23, en su orden y no posterior a hoy
        [place] el lugar
        [agency] el organismo
        [case-number] el número de caso
        [owner] de quién es legítimamente
        [ground] el fundamento legal
        [post] la aduana o el puesto fronterizo
        [other-state] el otro Estado
        [party] el remitente o destinatario
        [licence] la licencia o declaración
        [circumstances] las circunstancias
        [disposition] el destino del arma
        [authority] quién lo decidió
        [until] hasta cuándo es prueba, un día posterior a hoy
        [mark] la marca que recibió el arma
        [certificate] el certificado de su destrucción
        [state] un estado de la lista
       *[other] { $field }
    }.
error-incident-needs-next = Indíquelo e inténtelo de nuevo; no se ha cambiado nada.
error-incident-number = El arma no tiene número de serie.
error-incident-number-next = Indíquelo tal como se lee. Solo un arma incautada, hallada o entregada puede carecer de él: diga entonces si fue borrado o nunca se marcó.
error-incident-state =
    Esto no puede hacerse: { $state ->
        [ENTERED] el suceso está inscrito y abierto
        [LOCATED] el arma ya fue localizada
        [CLEARED] el caso está cerrado
       *[other] el suceso se anuló
    }.
error-incident-state-next = Abra el suceso: muestra lo que se hizo y lo que puede hacerse ahora.
error-incident-same = Nada difiere de lo que ya consta.
error-incident-same-next = Cambie lo que está mal o amplíe el suceso.
error-incident-not-final = Un caso solo se cierra con el destino que tuvo el arma.
error-incident-not-final-next = Elija devolución, uso oficial, entrega a otra autoridad o destrucción; la prueba y el decomiso son decisiones intermedias.
error-incident-certificate = Ningún certificado con ese número dice que esta arma fue destruida.
error-incident-certificate-next = Destrúyala antes en virtud de una orden (vestigo destruction order) e indique el número de ese certificado.
error-incident-known = La misma arma ya consta: suceso { $numbers }.
error-incident-known-next = Vea lo que ya consta. Para inscribir esto además, dígalo (--known, o la casilla de la página).
error-incident-border = El personal de aduanas inscribe y ve incautaciones con puesto fronterizo, importaciones, exportaciones y tránsitos.
error-incident-border-next = Indique el puesto fronterizo o diríjase a un registrador.
