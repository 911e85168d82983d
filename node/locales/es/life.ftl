# The life of a request

## Errors

error-nothing-asked = En esta solicitud no se nos pide nada.
error-nothing-asked-next = Para ver qué quieren saber los socios: vestigo trace list --state information-wanted
error-nothing-said = El socio todavía no ha decidido ni aplazado esta solicitud.
error-nothing-said-next = Se pide aclaración de una decisión o de un aplazamiento. Para esperarlos: vestigo trace follow ID
error-still-open = Esta solicitud sigue abierta.
error-still-open-next = Solo se reabre una solicitud cerrada. Para terminarla antes: vestigo trace withdraw ID
error-already-withdrawn = Esta solicitud ya fue retirada.
error-already-withdrawn-next = Para preguntar de nuevo: vestigo trace reopen ID
error-already-acknowledged = De esta solicitud ya se acusó recibo.
error-already-acknowledged-next = Los pasos del caso dicen por quién y cuándo: vestigo case show ID
error-no-information-request = En este caso ninguna petición de información nuestra espera respuesta.
error-no-information-request-next = N17 dice que no llegó respuesta. Pregunte primero: vestigo case ask ID --want marks --text "…"
error-answer-by-words = Esta solicitud no pregunta qué dicen nuestros registros sobre un arma.
error-answer-by-words-next = Se responde con palabras: vestigo case answer ID --text "…"
error-no-such-hop = El rastreo no tiene tramo { $hop }.
error-no-such-hop-next = Los tramos se numeran desde 1 en: vestigo trace show ID
error-supply-nothing = No se aporta nada.
error-supply-nothing-next = Aporte lo que se sabe mejor, por ejemplo --serial, o palabras con --text.
error-duplicate-of-what = N15 dice que una solicitud repite otra; falta cuál.
error-duplicate-of-what-next = Nombre el caso del mismo socio: --duplicate-of ID
error-misdirected-where = N18 dice que otro Estado puede saberlo; falta cuál.
error-misdirected-where-next = Nómbrelo con sus dos letras: --indicated XC

## States and reasons

code-hop-partial = respondido en parte
code-refer-reopened = reabre una solicitud anterior

## Steps

note-step-asked = preguntó; la decisión vence el { $until }
note-step-received = su máquina firmó que el mensaje llegó
note-step-acknowledged = un funcionario tomó nota de la solicitud
note-step-with-officer = debe decidir un funcionario
note-step-delayed = aplazó hasta el { $until }: { $codes }
note-step-information-asked = pidió más información, y el plazo se detiene: { $wanted }
note-step-supplied = aportó información; el plazo sigue
note-step-partial = respondió en parte: { $codes }; el resto está por llegar
note-step-other-interim = dijo algo que esta versión no conoce
note-step-answered = respondió: { $codes }
note-step-answered-restricted = respondió con restricciones ({ $codes }); se omite: { $withheld }
note-step-not-completed = no pudo completarla: { $codes } (se nombra: { $names })
note-step-answered-in-words = respondió con palabras
note-step-refused = denegó: { $codes }
note-step-returned = la devolvió por inadmisible: { $codes }
note-step-second-decision = decidió otra vez ({ $codes }); vale la primera decisión
note-step-withdrawn = retiró la solicitud
note-step-withdrawn-late = retiró la solicitud después de la decisión, que se mantiene
note-step-clarification-sought = pidió una aclaración, en la solicitud { $names }
note-step-reopened = la reabrió, como solicitud { $names }
note-step-conflict = dice que dos declaraciones llevan un mismo id
note-step-unreadable = firmó algo que no se puede leer aquí: es de otra versión o se ha borrado
note-step-other = otro mensaje del intercambio

## Notes

note-clock-stands = detenido hasta que llegue la información
note-review-due = el aplazamiento terminó; decida, o aplace de nuevo con otra fecha
note-partial = esto es una parte de la respuesta; la decisión está por llegar
note-case-first-steps =
    O antes:
      vestigo case acknowledge { $id }
      vestigo case ask { $id } --want marks,photograph --text "…"
note-case-steps-words =
    Para decidir:
      vestigo case answer { $id } --text "…"
      vestigo case refuse { $id } --reason D1 --text "…"

## Words and columns

word-review-due = revisión vencida
word-unacknowledged = sin acuse a tiempo
word-clock-stands = plazo detenido
word-reopened = reabierto
word-by-officer = funcionario
word-by-machine = máquina
word-dash = —
word-steps = Pasos
word-value-what = QUÉ
word-value-part = PARTE
column-unacknowledged-cases = Casos sin acuse a tiempo
column-reviews-due = Aplazamientos por revisar
column-overdue-traces = Rastreos vencidos
column-information-wanted = Información que se nos pide
column-acknowledged = Acuse de un funcionario
column-acknowledge-by = Acusar antes de
column-clock = Plazo
column-review-due = Revisión
column-wanted-of-asker = Se pide
column-part = Parte
column-not-completed = No completado
column-left-out = Se omite
column-left-out-because = Se omite porque
column-left-out-text = Sobre lo omitido
column-candidates = Registros que coinciden
column-indicated = Pueden saber más
column-duplicate-of = Repite
column-reopens = Reabre
column-clarifies = Aclaración de
column-reopened-by = Reabierto por
column-clarified-by = Aclaración pedida en
column-proof = Prueba de que venció

## Commands

cli-case-acknowledge = Toma nota de un caso, como persona
cli-case-acknowledge--id = ID del caso, o sus 8 primeros dígitos o más
cli-case-acknowledge--text = Palabras para el socio
cli-case-ask = Pide más información al socio; el plazo se detiene hasta que llegue
cli-case-ask--id = ID del caso, o sus 8 primeros dígitos o más
cli-case-ask--text = Palabras para el socio; son obligatorias
cli-case-ask--want = Qué se pide, con comas: marks (marcas), photograph (fotografía), maker (fabricante), model, calibre, importer, circumstances, illicit_nature, legal_basis, intended_use, restoration, other
cli-case-answer--partial = Esto es una parte de la respuesta; la decisión llega después
cli-case-answer--restrict = Qué omite la respuesta, con comas: persons (personas), companies (empresas), documents, places, dates, events, results; exige --reason y --text
cli-case-answer--reason = Motivo de la restricción: D1 a D6
cli-case-answer--not-completed = Por qué no pudo completarse el rastreo, con comas: N01 a N18
cli-case-answer--duplicate-of = Con N15: el caso del mismo socio que este repite
cli-case-answer--indicated = Con N18: Estados que pueden saber más, dos letras cada uno, con comas
cli-case-answer--candidates = Con N02 o N08: cuántos registros coinciden; se cuentan si no se indica
cli-trace-supply = Aporta lo que un socio quiere saber de un rastreo
cli-trace-supply--id = ID del rastreo, o sus 8 primeros dígitos o más
cli-trace-supply--hop = Qué tramo de la cadena, desde 1
cli-trace-supply--serial = Número de serie como se lee ahora; caracteres desconocidos como ?
cli-trace-supply--obliteration = Qué se hizo con el número: none (nada), partial (parcial), full (borrado), altered (alterado), never_marked (nunca marcado)
cli-trace-supply--legibility = Cómo se leyó el número: clear (claro, por defecto), worn (gastado), doubtful (dudoso), restored (restaurado), illegible (ilegible)
cli-trace-supply--maker = Fabricante según la marca
cli-trace-supply--model = Modelo
cli-trace-supply--calibre = Calibre
cli-trace-supply--type = Tipo, por ejemplo pistol
cli-trace-supply--importer = Importador según la marca
cli-trace-supply--mark = Otra marca como se ve; puede repetirse
cli-trace-supply--circumstances = Circunstancias en que se halló el arma
cli-trace-supply--illicit = Por qué es ilícita, con comas: I1 a I5
cli-trace-supply--text = Palabras para el socio
cli-trace-reopen = Reabre una solicitud cerrada, como un rastreo nuevo que la nombra
cli-trace-reopen--id = ID del rastreo, o sus 8 primeros dígitos o más
cli-trace-reopen--hop = Qué tramo de la cadena, desde 1
cli-trace-reopen--serial = Número de serie como se lee ahora; caracteres desconocidos como ?
cli-trace-reopen--obliteration = Qué se hizo con el número: none (nada), partial (parcial), full (borrado), altered (alterado), never_marked (nunca marcado)
cli-trace-reopen--legibility = Cómo se leyó el número: clear (claro, por defecto), worn (gastado), doubtful (dudoso), restored (restaurado), illegible (ilegible)
cli-trace-reopen--maker = Fabricante según la marca
cli-trace-reopen--model = Modelo
cli-trace-reopen--calibre = Calibre
cli-trace-reopen--type = Tipo, por ejemplo pistol
cli-trace-reopen--importer = Importador según la marca
cli-trace-reopen--mark = Otra marca como se ve; puede repetirse
cli-trace-reopen--circumstances = Circunstancias en que se halló el arma
cli-trace-reopen--illicit = Por qué es ilícita, con comas: I1 a I5
cli-trace-reopen--text = Palabras para el socio
cli-trace-clarify = Pide aclaración de una decisión o de un aplazamiento; se responde con palabras
cli-trace-clarify--id = ID del rastreo, o sus 8 primeros dígitos o más
cli-trace-clarify--hop = Qué tramo de la cadena, desde 1
cli-trace-clarify--text = Qué no está claro
cli-trace-withdraw = Retira lo que está abierto de un rastreo, o uno de sus tramos
cli-trace-withdraw--id = ID del rastreo, o sus 8 primeros dígitos o más
cli-trace-withdraw--hop = Qué tramo de la cadena, desde 1
cli-trace-withdraw--reason = Por qué, con palabras
cli-watch-add--importer = Importador según la marca
cli-watch-add--mark = Otra marca tal como se ve, con su tipo si no es un número (import: GT 25; proof: …); se puede repetir
cli-notice-recovery--importer = Importador según la marca
cli-notice-recovery--mark = Otra marca tal como se ve, con su tipo si no es un número (import: GT 25; proof: …); se puede repetir
cli-agreement-simulate--model = Modelo
cli-agreement-simulate--calibre = Calibre
cli-agreement-simulate--importer = Importador según la marca
cli-agreement-simulate--mark = Otra marca tal como se ve, con su tipo si no es un número (import: GT 25; proof: …); se puede repetir
cli-trace-suggest--model = Modelo
cli-trace-suggest--calibre = Calibre
cli-trace-suggest--type = Tipo, por ejemplo pistola
cli-trace-suggest--manufactured = Cuándo se fabricó, por ejemplo 1998
cli-case-answer--not-made-here = El arma no es de nuestro fabricante (R14): marcas ajenas a sus registros, o una copia; requiere --text
cli-case-answer--preview = Mostrar lo que la respuesta diría al socio; no se firma ni se envía nada
