# La mesa del funcionario: las solicitudes de los socios y lo que se hace en ellas.

web-nav-queue = Por decidir
web-nav-cases = Casos
web-queue-title = Solicitudes por decidir
web-queue-lede = Los socios esperan estas respuestas. La más urgente va primero.
web-queue-none = Ninguna solicitud de un socio espera una decisión.
web-cases-title = Todos los casos
web-cases-lede = Todas las solicitudes que los socios enviaron a este organismo; primero las que esperan.
web-cases-none = Ningún socio ha enviado aún una solicitud.
web-desk-undecided = sin decidir
web-desk-asks = Qué pide
web-desk-because = Por qué decide un funcionario
web-desk-proposed = espera a un segundo funcionario
web-desk-words = Palabras para el socio
web-desk-words-hint = Se firman y se envían tal como están. No nombre a nadie que la respuesta no nombre.
web-desk-passphrase-hint = Abre su clave de firma para este solo acto y no se guarda.
web-desk-no-passphrase = Escriba su frase de paso: este acto se firma con su clave.
web-desk-need-reason = Elija un motivo.
web-desk-need-words = Diga por qué en pocas palabras; el socio las necesita.
web-case-title = Caso
web-case-asks = { $partner } pide: { $kind }. Uso previsto: { $purpose }.
web-case-asks-plainly = { $partner } pide: { $kind }.
web-case-due = La decisión vence el { $due }.
web-case-was-due = La decisión vencía el { $due } y está atrasada.
web-case-decided = Decidido el { $at }: { $what }.
web-case-alert = Alerta de desvío: según nuestros registros, esta arma está en existencias del Estado, en custodia oficial o destruida. Abra el certificado o el libro de existencias antes de decidir. Para entregar algo hacen falta dos funcionarios.
web-case-clock-stands = Pedimos más información al socio. El plazo está suspendido hasta que llegue.
web-case-unacknowledged = Nadie aquí acusó recibo de esta solicitud a tiempo.
web-case-late = La propia solicitud llegó después de su plazo.
web-case-request = Quién pide y por qué
web-case-gun = El arma tal como la describe el socio
web-case-help = Ayuda en
web-case-records = Qué dicen nuestros registros
web-case-records-stay = Solo los funcionarios de este organismo ven esta parte. Nada de ella sale en esta forma.
web-case-record = Registro { $record } de { $set }
web-case-compared = Descripción y registro comparados
web-case-as-asked = Según el socio
web-case-as-recorded = Según nuestro registro
web-case-told-lede = Esto leería el socio en cada nivel que permite el acuerdo, para el primero de estos registros.
web-case-clauses = Las cláusulas en que se apoya la decisión:
web-case-proposed = Una respuesta espera a un segundo funcionario
web-case-nothing-to-do = Ahora no tiene nada que hacer aquí.
web-case-account = Para rendir cuentas
web-case-readers = Quién vio este caso
web-case-readers-lede = Toda consulta de datos personales queda registrada, también esta.
web-case-bundle = Descargar las pruebas
web-files-careful = Los archivos están tal como los hizo el socio. Ábralos solo en un equipo que pueda perderse.
web-explain-title = Cómo se llegó a la decisión
web-explain-lede = Qué se pidió, qué se encontró, quién decidió y según qué cláusula, y si la decisión se sigue de lo registrado. Aquí no se nombra ningún arma ni persona.
web-explain-what = Qué
web-deed-approve = Entregar lo propuesto
web-deed-approve-does = Como segundo funcionario, usted entrega exactamente lo que se muestra abajo, o menos. Se firma con su clave y sale de inmediato.
web-deed-approve-level = Cuánto se entrega
web-deed-approve-whole = Todo lo propuesto
web-deed-approve-do = Firmar y entregar
web-deed-decline = No entregarlo
web-deed-decline-does = No sale nada. La propuesta decae y el caso espera una decisión como antes.
web-deed-decline-why = Por qué no
web-deed-decline-hint = Para el funcionario que lo propuso. Queda en este organismo.
web-deed-decline-do = Firmar y no entregar
web-deed-need-why = Diga por qué no se entrega.
web-deed-answer = Responder
web-deed-answer-does = Usted elige qué registro es y cuánto se le dice al socio. En la página siguiente ve la respuesta tal como la leerá el socio; solo allí se firma.
web-deed-answer-do = Firmar y enviar
web-answer-record = ¿Qué registro corresponde a esta arma?
web-answer-no-record = Ninguno: no tenemos registro de esta arma
web-answer-level = ¿Cuánto se le dice al socio?
web-answer-level-hint = Solo se ofrece lo que el acuerdo permite para este uso.
web-answer-withheld-hint = Marque lo que esta respuesta omite de ese nivel. En ese caso hacen falta un motivo y palabras.
web-answer-nothing-left-out = No se omite nada
web-answer-whole = ¿Es la respuesta completa?
web-answer-part = Es una parte de la respuesta; la decisión llega después
web-answer-part-or-less = Una parte de la respuesta se da entera. Omita algo o responda en parte, no ambas cosas.
web-answer-words-hint = Se firman y se envían tal como están. Son necesarias si se omite algo: diga por qué.
web-answer-need-level = Elija cuánto se le dice al socio.
web-answer-need-record = Diga qué registro es, o que no es ninguno.
web-answer-need-withheld = Marque lo que se omite, o elija que no se omite nada.
web-answer-check = Revise antes de firmar
web-answer-read = Lo que leerá el socio
web-answer-one = Al firmar, esta respuesta queda registrada en ambas partes y sale. No se puede retirar.
web-answer-two = Para esta respuesta hacen falta dos funcionarios. Al firmar, queda propuesta; no sale nada hasta que otro funcionario la entregue.
web-answer-propose-do = Firmar y proponer
web-deed-not-completed = Decir que no pudo completarse
web-deed-not-completed-does = El caso queda decidido: el socio sabrá por qué el rastreo termina aquí sin resultado.
web-deed-candidates-hint = Con N02 o N08. Si se deja vacío, se cuenta.
web-deed-duplicate-hint = Con N15: el número del caso que este repite, o sus primeras 8 cifras.
web-deed-indicated-hint = Con N18: Estados que pueden saber más, dos letras cada uno, separados por comas.
web-deed-not-made-here-alone = R14 va solo: quite los otros motivos, o R14.
web-deed-not-a-number = Escriba un número.
web-deed-reply = Contestar
web-deed-reply-does = La respuesta se firma, se registra en ambas partes y se envía. Con ella queda decidido el caso.
web-reply-states = Puede ir a
web-reply-narrow-hint = Está marcado lo que se pidió. Quite lo que no permite; si no permite nada, deniegue.
web-reply-court = Ante un tribunal
web-reply-until = Permitido hasta
web-reply-until-hint = Vacío: mientras pueda conservarse la respuesta.
web-reply-words-alone = Contestar solo con palabras
web-reply-need-one = Deje al menos uno marcado, o deniegue la solicitud.
web-reply-need-confirm = Diga si el registro sigue vigente.
web-deed-acknowledge = Acusar recibo
web-deed-acknowledge-does = El socio sabrá que una persona vio la solicitud. El plazo no cambia.
web-deed-acknowledge-do = Firmar y acusar recibo
web-deed-ask = Pedir más información
web-deed-ask-does = Se pide al socio lo que falta. El plazo queda suspendido hasta que responda.
web-deed-ask-do = Firmar y pedir
web-deed-need-wanted = Elija lo que necesita saber.
web-deed-delay = Aplazar la decisión
web-deed-delay-does = El socio sabrá por qué y cuándo volverá usted a examinarlo. Ese día el caso vuelve a la lista.
web-deed-until-hint = El día en que volverá a examinarlo, por ejemplo 2027-01-31.
web-deed-need-until = Indique el día de la revisión.
web-deed-delay-do = Firmar y aplazar
web-deed-return = Devolver para corregir
web-deed-return-does = La solicitud vuelve sin respuesta, con lo que debe corregirse. El socio puede enviar una nueva.
web-deed-return-do = Firmar y devolver
web-deed-refuse = Denegar
web-deed-refuse-does = El caso queda decidido: el socio no recibe más respuesta que el motivo. Se firma, se registra en ambas partes, y los observadores ven el motivo.
web-deed-refuse-do = Firmar y denegar
web-act-supply = Facilitar lo que se pide
web-act-supply-does = Rellene solo lo que ahora sabe mejor. Se firma y se envía, y el plazo del socio sigue corriendo.
web-act-onward = Preguntar a otro país
web-act-onward-does = La misma arma se rastrea con otro socio, como un paso más de esta cadena. Se firma y se envía de inmediato.
web-act-letter = Preguntar por carta
web-act-letter-does = Para un organismo que no tiene nodo. La solicitud queda registrada aquí; usted imprime y envía la carta.
web-act-letter-agency-hint = Como figura en el sobre.
web-act-letter-days = Días hasta que venza la respuesta
web-act-letter-days-hint = Vacío: 60, o 7 si es urgente.
web-act-letter-do = Registrar y ver la carta
web-act-attach = Añadir un archivo
web-act-attach-does = El archivo va al socio del paso que elija. Las imágenes se reescriben sin los datos de la cámara.
web-act-clarify-does = Se pregunta al socio qué significa su decisión o aplazamiento. Contesta con palabras; la decisión se mantiene.
web-act-consent = Pedir consentimiento para usar más la respuesta
web-act-consent-does = El originador decide si su respuesta puede ir a otros Estados, servir a otros fines o usarse ante un tribunal. Hasta entonces no se permite.
web-act-consent-states = Estados que la recibirían
web-act-consent-states-hint = Los países de sus socios.
web-act-consent-others = Otros Estados
web-act-consent-others-hint = Dos letras cada uno, separados por comas.
web-act-consent-need = Nombre un Estado, o pida su uso ante un tribunal.
web-act-reopen = Reabrirlo
web-act-reopen-does = Va una nueva solicitud al mismo socio, que menciona la anterior. Rellene lo nuevo: una lectura mejor, un resultado de laboratorio.
web-act-reopen-do = Firmar y reabrir
web-act-send = Firmar y enviarlo
web-act-hop = ¿Qué paso de la cadena?
web-act-every-hop = Todos los pasos abiertos
web-act-file = Archivo
web-act-file-hint = Una imagen (JPEG, PNG, TIFF), un PDF o texto simple.
web-act-file-title-hint = Unas palabras que leerá el socio, como «lado izquierdo, marca de importación».
web-act-need-file = Elija un archivo.
web-act-need-country = Elija el país.
web-act-need-agency = Nombre el organismo que recibe la carta.
web-act-need-clarify = Diga qué no está claro.
web-letter-print = La carta
web-letter-download = Copia escaneada de la respuesta
web-letter-confirm = Que { $country } lo firme
web-letter-reply = Anotar la respuesta por carta
web-letter-reply-does = Lo que anote queda registrado como declaración propia, no como firmado por el país que escribió. Adjunte la copia escaneada.
web-letter-reply-do = Firmar y anotarla
web-letter-says = Qué dice la carta
web-letter-dated = Fecha de la carta
web-letter-reference = Referencia de la carta
web-letter-country = País que menciona
web-letter-country-hint = Adónde fue el arma, o quién puede saber más.
web-letter-when = Cuándo ocurrió
web-letter-party = Quién la tenía o recibió
web-letter-party-kind = Qué es esa parte
web-letter-document = Número de licencia o informe
web-letter-searched = Qué se buscó
web-letter-searched-hint = Necesario si no se encontró nada.
web-letter-until = Aplazado hasta
web-letter-words = Las palabras que importan
web-letter-scan = Carta escaneada
web-letter-scan-hint = PDF, PNG, JPEG o TIFF, 10 MB como máximo.
web-letter-need-result = Elija qué dice la carta.
web-letter-need-dated = Indique la fecha de la carta.
web-batches-title = Lotes
web-batches-lede = Archivos de muchas armas que se rastrearon juntas.
web-batches-none = Aún no se ha tomado ningún archivo de armas.
web-batch-new = Rastrear muchas armas
web-batch-new-lede = Elija un archivo con un arma por fila. Primero se examina: verá cada fila devuelta y no se envía nada.
web-batch-file = Archivo de armas
web-batch-file-hint = CSV o XLSX, hasta 32 MB. La primera fila nombra las columnas.
web-batch-by-row = Según el archivo
web-batch-nobody = Filas que no dicen a quién preguntar
web-batch-by-country = Preguntar al socio del país de fabricación
web-batch-circumstances-hint = Para las filas que no lo digan. Sin nombres de personas.
web-batch-no-onward = Preguntarme antes de enviar un rastreo ulterior
web-batch-allow = Enviar estas filas de todos modos
web-batch-allow-repeated = que repiten otra fila
web-batch-allow-asked = que repiten una solicitud anterior
web-batch-allow-own = cuya arma está en nuestro propio registro
web-batch-allow-importer = sin el importador
web-batch-whole = Si se devuelve una fila
web-batch-whole-yes = No enviar nada
web-batch-look = Examinar el archivo
web-batch-check = Qué se enviaría
web-batch-whom = A quién se preguntaría
web-batch-chosen =
    { $count ->
        [one] { $count } fila va al país de fabricación porque no nombra a nadie más.
       *[other] { $count } filas van al país de fabricación porque no nombran a nadie más.
    }
web-batch-goes-back = Filas que se devuelven
web-batch-warnings = Para revisar
web-batch-sends = Al enviar, cada fila buena se firma y registra como una solicitud propia. El nodo las reparte en varios días si un acuerdo fija un límite diario.
web-batch-sends-nothing = Ninguna fila puede enviarse. Corrija el archivo y examínelo de nuevo.
web-batch-send =
    { $count ->
        [one] Firmar y enviar { $count } solicitud
       *[other] Firmar y enviar { $count } solicitudes
    }
web-batch-other = Elegir otro archivo
web-batch-gone = El archivo se guarda una hora y ya no está. Elíjalo de nuevo.
web-batch-title = Lote { $number }
web-batch-rows = Filas y resultados
web-batch-stop = Detener el envío
web-batch-go-on = Reanudar el envío
web-nav-matters = Avisos
web-matters-title = Lo que pedimos y avisamos
web-matters-lede = Solicitudes y avisos nuestros que no son rastreos.
web-matters-none = Aún no se ha pedido ni avisado nada aparte de rastreos.
web-matters-lists = Listas
web-consents-title = Consentimientos
web-consents-lede = Quién permitió qué uso ulterior de qué respuesta.
web-consents-allows = Permite
web-notices-title = Avisos de los socios
web-notices-lede = Lo que los socios avisaron a este organismo sin que se lo pidiera. Su lectura queda registrada.
web-notices-concerns = Entradas a las que se refiere
web-watches-title = Vigiladas para socios
web-watches-lede = Armas de las que un socio quiere saber si aparecen aquí.
web-alerts-title = Alertas
web-alerts-lede = Armas vigiladas, o que constan en nuestros registros, que han aparecido.
web-alerts-untold = Socios a los que aún no se avisó
web-alerts-tell = Avisar al socio de la alerta { $number }
web-matter-new = Pedir o avisar a un socio
web-matter-watch-does = El socio le avisa si esta arma aparece allí.
web-matter-recovery-does = Avisa a un Estado de que una de sus armas se recuperó aquí.
web-matter-statistics-does = Pide cifras sin casos. Los recuentos pequeños no se dicen.
web-matter-help-does = Pide ayuda a un socio, por ejemplo en marcado o formación.
web-matter-offer-does = Ofrece ayuda a un socio.
web-matter-from-trace = El consentimiento para otro uso y las aclaraciones se piden en la página del rastreo correspondiente.
web-matter-until-hint = El día en que termina la vigilancia.
web-matter-need-until = Diga hasta cuándo se vigila.
web-matter-need-about = Elija de qué trata.
web-matter-need-measure = Elija qué se cuenta.
web-matter-need-with = Elija en qué.
web-home-unacknowledged =
    { $count ->
        [one] solicitud de la que nadie acusó recibo a tiempo
       *[other] solicitudes de las que nadie acusó recibo a tiempo
    }
web-home-proposals =
    { $count ->
        [one] respuesta espera a un segundo funcionario
       *[other] respuestas esperan a un segundo funcionario
    }
web-home-results =
    { $count ->
        [one] resultado llegó desde su última visita
       *[other] resultados llegaron desde su última visita
    }
web-home-verified = registro de { $country } verificado { $ago }
web-home-log-verified = Registro verificado
web-home-since = Desde su último ingreso, el { $at }: { $what }.
web-home-new-results =
    { $count ->
        [one] llegó { $count } resultado
       *[other] llegaron { $count } resultados
    }
web-home-new-requests =
    { $count ->
        [one] { $count } solicitud o aviso nuevo
       *[other] { $count } solicitudes y avisos nuevos
    }
web-home-new-more = y más de lo que aquí se cuenta
web-alarm-diversion =
    { $count ->
        [one] Una solicitud se refiere a un arma que según nuestros registros está en existencias del Estado, en custodia o destruida. Espera en «Por decidir».
       *[other] { $count } solicitudes se refieren a armas que según nuestros registros están en existencias del Estado, en custodia o destruidas. Esperan en «Por decidir».
    }
