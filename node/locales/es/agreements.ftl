# Agreements, their simulation and budgets

code-clause-request-kinds = las clases de solicitud acordadas
code-clause-purposes = los usos previstos acordados
code-clause-legal-bases = las bases jurídicas acordadas
code-clause-record-sets = las clases de registros que se consultan
code-clause-automatic = lo que puede responderse sin un funcionario
code-clause-ceiling = lo máximo que puede revelarse
code-clause-two-officers = el nivel desde el que deciden dos funcionarios
code-clause-handling = el código de manejo de las respuestas
code-clause-onward = a dónde puede transmitirse una respuesta
code-clause-onward-states = los Estados a los que puede transmitirse una respuesta
code-clause-retention = cuánto tiempo puede conservarse una respuesta
code-clause-budget-per-day = el número de solicitudes por día
code-clause-budget-per-officer = el número de solicitudes de un funcionario por día
code-clause-budget-per-case = el número de solicitudes en un caso
code-clause-routine-deadline = el plazo de una solicitud ordinaria
code-clause-urgent-deadline = el plazo de una solicitud urgente
code-clause-observers = lo que ven los observadores
code-clause-partner-confirmed = solo se responde a un socio confirmado
code-clause-in-force = la solicitud debe apoyarse en un acuerdo vigente
code-clause-no-sweep = no se prueban números de serie uno tras otro
code-clause-use-stated = la solicitud debe indicar el uso previsto
code-clause-basis-cited = otra base jurídica debe citarse con palabras
code-clause-officer-named = un funcionario debe respaldar la solicitud
code-clause-urgency-justified = una solicitud urgente debe decir por qué lo es
code-clause-illicit-nature = deben darse las circunstancias o la naturaleza ilícita
code-clause-serial-given = debe darse un número de serie
code-clause-marks-bounded = no más marcas de las que puede tener un arma
code-clause-pattern-bounded = debe conocerse lo suficiente del número de serie
code-clause-matter-complete = una solicitud dice lo que su clase requiere
code-clause-looked-up = esta clase de solicitud es siempre para un funcionario
code-clause-sensitive = las armas del Estado, en custodia o destruidas son siempre para un funcionario
code-clause-one-gun = una solicitud trata de una sola arma
code-clause-record-complete = el registro debe decir qué fue del arma
code-clause-known-codes = un código de una versión posterior es para un funcionario
code-clause-exact-match = solo una coincidencia exacta se responde sin un funcionario
code-clause-maker-agrees = el fabricante del registro no debe contradecir
code-clause-one-record = debe coincidir exactamente un registro
code-clause-nothing-resembles = "sin registro" se dice sin un funcionario solo si nada se parece al arma
code-clause-automatic-bound = nada por encima de L3 sale sin un funcionario
code-clause-sampled = una parte de las respuestas ordinarias la decide un funcionario
code-clause-register-read = el registro debe poder leerse
code-clause-fits-message = la respuesta debe caber en un mensaje
code-clause-machine-able = lo que la máquina no puede decidir es para un funcionario
note-alarm-sweep = { $partner } probó números de serie uno tras otro. Ese día no se consulta nada más para ese socio; se devolvieron { $count } solicitudes (A9). Llame por teléfono a su punto focal.
note-alarm-over-budget = { $partner } preguntó más de lo acordado; se devolvieron { $count } solicitudes (A9).
cli-agreement-amend = Propone otras condiciones en lugar de un acuerdo y muestra qué cambian
cli-agreement-amend--hash = Hash del acuerdo, o sus primeros 8 dígitos o más
cli-agreement-amend--terms = Archivo TOML con las nuevas cláusulas
cli-agreement-amend--valid-from = Desde cuándo rigen (RFC 3339); por defecto: al aceptarse
cli-agreement-suspend = Suspende un acuerdo de inmediato; los casos en curso se devuelven
cli-agreement-suspend--hash = Hash del acuerdo, o sus primeros 8 dígitos o más
cli-agreement-suspend--text = Palabras para el socio
cli-agreement-resume = Propone de nuevo las condiciones de un acuerdo suspendido
cli-agreement-resume--hash = Hash del acuerdo, o sus primeros 8 dígitos o más
cli-agreement-revoke = Revoca un acuerdo de inmediato y para siempre; los casos en curso se devuelven
cli-agreement-revoke--hash = Hash del acuerdo, o sus primeros 8 dígitos o más
cli-agreement-revoke--text = Palabras para el socio
cli-agreement-diff = Muestra qué permite de más o de menos cada uno de dos acuerdos
cli-agreement-diff--old = Hash del acuerdo anterior, o sus primeros 8 dígitos o más
cli-agreement-diff--new = Hash del acuerdo posterior, o sus primeros 8 dígitos o más
cli-agreement-simulate = Muestra qué se vería, sin preguntar, enviar ni contar nada
cli-agreement-simulate--partner = Nombre de nodo del socio
cli-agreement-simulate--replay = Repite las solicitudes pasadas del socio con un borrador
cli-agreement-simulate--days = Cuántos días atrás repetir
cli-agreement-simulate--terms = Archivo TOML con el borrador
cli-agreement-simulate--serial = Un arma por la que el socio nos preguntaría, por número de serie; sin él: qué veríamos allí
cli-agreement-simulate--maker = Su fabricante
cli-agreement-simulate--type = Su tipo
cli-agreement-simulate--request-kind = Clase de solicitud
cli-agreement-simulate--purpose = Uso previsto
cli-agreement-simulate--legal-basis = Base jurídica
code-effect-more = más
code-effect-less = menos
code-effect-other = distinto
column-legal-bases = Bases jurídicas
column-automatic-results = Automático según el resultado
column-officer-budget = Solicitudes por funcionario y día
column-case-budget = Solicitudes por caso
column-simulated = Qué vería quien pregunta
word-none = ninguno
word-rests-on = Se apoya en
note-diff-asks = Qué puede preguntar y obtener { $asker }:
note-diff-nothing = sin diferencia
note-no-bound = sin límite propio
note-days = 
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }
note-hours = 
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
note-observers-see-reasons = se ven los motivos; las entradas, tras { $count } h
note-observers-see-none = no se ven los motivos; las entradas, tras { $count } h
note-simulated = Simulado con { $partner } según { $agreement }. No se preguntó, envió ni contó nada.
note-simulated-officer = decide un funcionario: { $why }
note-simulated-sampled = Un funcionario decide igualmente el { $percent } % de tales respuestas.
note-replayed = Se repitieron { $replayed } solicitudes con los registros de hoy; { $changed } acabarían de otro modo:
error-amend-terms = Una enmienda necesita sus nuevas condiciones.
error-amend-terms-next = Indíquelas: vestigo agreement amend HASH --terms ARCHIVO
word-value-basis = BASE
