## Resultados: lo que dicen los registros

code-r01 = identificado el último poseedor legal registrado
code-r02 = identificado el primer comprador al por menor; las transferencias posteriores no constan
code-r03 = la cadena termina en un comerciante con licencia; comprador no determinado
code-r04 = consta en existencias policiales, militares u otras del Estado
code-r05 = consta en poder de una empresa de seguridad con licencia
code-r06 = exportada legalmente
code-r07 = importada legalmente
code-r08 = denunciada como robada
code-r09 = denunciada como perdida
code-r10 = consta como incautada, entregada o en depósito de evidencia
code-r11 = consta como destruida
code-r12 = consta como inutilizada
code-r13 = fabricada aquí y despachada
code-r14 = no fabricada aquí: marcas ajenas a los registros del fabricante, o copia
code-r15 = consta en tránsito, sin ingreso
code-r20 = sin registro

## No completada

code-n01 = número de serie borrado
code-n02 = número de serie parcial o ambiguo
code-n03 = nunca tuvo número de serie
code-n04 = número de serie inverosímil para esa marca y modelo
code-n05 = marca o modelo mal identificados
code-n06 = importador ausente o equivocado
code-n07 = país de origen equivocado
code-n08 = varias armas llevan este número de serie
code-n09 = anterior a los registros
code-n10 = registros vencidos o destruidos
code-n11 = registros no disponibles
code-n12 = registro incompleto o ilegible
code-n13 = el titular de la licencia no responde
code-n14 = objeto no rastreable
code-n15 = duplicado de otra solicitud
code-n16 = retirada por el solicitante
code-n17 = información insuficiente y no completada
code-n18 = mal dirigida: corresponde a otro Estado

## Motivos para aplazar, restringir o denegar

code-d1 = comprometería una investigación penal en curso
code-d2 = legislación que protege la información confidencial
code-d3 = el solicitante no puede garantizar la confidencialidad o las restricciones de uso
code-d4 = seguridad nacional, conforme a la Carta de las Naciones Unidas
code-d5 = consentimiento de un tercer Estado pendiente o denegado
code-d6 = otro motivo previsto en un tratado

## Motivos para devolver una solicitud

code-a1 = falta el carácter ilícito o la justificación legal
code-a2 = faltan marcas, tipo o calibre
code-a3 = falta el uso previsto
code-a4 = solicitante no autorizado para este organismo o finalidad
code-a5 = fuera del acuerdo: utilice la asistencia judicial recíproca
code-a6 = problema de firma o de identidad
code-a7 = patrón demasiado amplio
code-a8 = asunto político, militar, religioso o racial
code-a9 = más solicitudes de las acordadas

## Usos previstos

code-u1 = investigación penal
code-u2 = acción penal
code-u3 = análisis del tráfico
code-u4 = vigilancia de embargos
code-u5 = averiguación sobre desvío de existencias
code-u6 = devolución al propietario legítimo

## Niveles de divulgación

code-l0 = solo acuse de recibo
code-l1 = hay o no hay coincidencia
code-l2 = situación, país y mes
code-l3 = cadena de personas jurídicas, fechas completas
code-l4 = personas físicas
code-l5 = documentos certificados

## Códigos de tratamiento

code-h0 = solo para prevenir y combatir el delito
code-h1 = no en juicio sin permiso de quien la facilitó
code-h2 = no se transmite a otros sin permiso de quien la facilitó
code-h3 = otras restricciones

## Por qué el arma es ilícita

code-i1 = ilícita según la ley del lugar
code-i2 = transferida en violación de un embargo del Consejo de Seguridad
code-i3 = sin las marcas que exige el Instrumento Internacional de Localización
code-i4 = fabricada sin licencia
code-i5 = transferida sin licencia

## Grados de coincidencia

code-grade-exact = coincidencia exacta
code-grade-exact-folded = coincidencia salvo caracteres parecidos
code-grade-strong = coincidencia fuerte
code-grade-possible = coincidencia posible
code-grade-none = sin coincidencia

## Prioridades

code-priority-routine = ordinaria
code-priority-urgent = urgente

code-justification-life-at-risk = vida en peligro
code-justification-homicide-active = investigación de homicidio en curso
code-justification-terrorism = terrorismo
code-justification-suspect-detained-deadline = sospechoso detenido, plazo en curso
code-justification-operation = operativo en curso
code-justification-other = otra

## Tipos de solicitud

code-request-trace = rastreo
code-request-onward-trace = rastreo sucesivo
code-request-suspect-gun = arma sospechosa
code-request-record-check = consulta de registros (perdidas o robadas)
code-request-recovery-notice = aviso de recuperación
code-request-hit-confirmation = confirmación de coincidencia
code-request-delivery-verification = verificación de entrega
code-request-consent-request = solicitud de consentimiento
code-request-disclosure-notice = aviso de divulgación
code-request-clarification = aclaración
code-request-aggregate-statistics = estadísticas agregadas
code-request-bulletin = boletín
code-request-watch = vigilancia

## Hechos en la vida de un arma

code-event-manufactured = fabricada
code-event-shipped = despachada
code-event-imported = importada
code-event-exported = exportada
code-event-transited = en tránsito
code-event-delivery-verified = entrega verificada
code-event-sold-retail = vendida al por menor
code-event-transferred-private = transferida entre particulares
code-event-registered = registrada
code-event-issued = asignada
code-event-inherited = heredada
code-event-reported-stolen = denunciada como robada
code-event-reported-lost = denunciada como perdida
code-event-recovered = recuperada
code-event-seized = incautada
code-event-marked = marcada
code-event-restamped = remarcada
code-event-converted = convertida
code-event-deactivated = inutilizada
code-event-reactivated = reactivada
code-event-destroyed = destruida
code-event-retained-official-use = retenida para uso oficial

code-certainty-recorded = consta
code-certainty-inferred = deducido
code-certainty-claimed = declarado

code-recovery-seized = incautada
code-recovery-found = hallada
code-recovery-surrendered = entregada

## Puntos de desvío

code-point-d01 = robo a un particular
code-point-d02 = robo a un comerciante
code-point-d03 = robo a un fabricante o en el transporte
code-point-d04 = existencias policiales
code-point-d05 = existencias militares
code-point-d06 = empresa de seguridad privada
code-point-d07 = pérdida
code-point-d08 = compra por persona interpuesta
code-point-d09 = venta particular sin licencia
code-point-d10 = comerciante cómplice
code-point-d11 = reexportación no autorizada
code-point-d12 = documentación falsa de usuario final
code-point-d13 = en tránsito
code-point-d14 = desde un depósito de armas incautadas
code-point-d15 = desde la destrucción
code-point-d16 = reactivación
code-point-d17 = conversión
code-point-d18 = fabricación ilícita
code-point-d19 = captura en combate
code-point-d20 = contrabando en efectos personales o encomiendas
code-point-d21 = nunca regularizada
code-point-d99 = no determinado

## Conjuntos de registros

code-set-manufacture = fabricación
code-set-import = importaciones
code-set-export = exportaciones
code-set-retail = ventas al por menor
code-set-registry = registro de armas
code-set-stolen = perdidas y robadas
code-set-stock = existencias del Estado
code-set-destruction = destrucción

## Por qué no se admitió una fila

code-row-missing-serial = falta el número de serie
code-row-unclosed-quote = comillas abiertas que no se cierran
code-row-bad-encoding = bytes que no son caracteres en esta codificación
code-row-duplicate = otra vez la misma arma, o el mismo hecho de ella
code-row-conflict = la misma arma con otros datos
code-row-impossible-date = ese día no existe o aún no ha llegado
code-row-unreadable-date = no es una fecha en una forma que se lea
code-row-extra-column = más celdas que columnas en el encabezado
code-row-field-too-long = valor demasiado largo
code-row-formula = parece una fórmula de hoja de cálculo
code-row-control-character = carácter de control, o que cambia el sentido de la escritura
code-row-unknown-event = tipo de hecho desconocido, o datos de un hecho sin su tipo
code-row-too-many = más hechos o marcas de los que puede tener un arma
code-row-unknown-column = esta columna no se conoce y no se importa
code-row-not-recognised = se omitió un tipo, clase de parte o país que no se reconoce
code-row-encoding-guessed = el archivo no dice su codificación; si las letras con tilde salen mal, indique --encoding
code-row-ambiguous-date = no se distinguen día y mes, o el año tiene dos cifras; indique --date-order o --two-digit-years
code-row-unreadable-value = no es un número, resumen o lista de la forma que tiene el campo
code-row-lost-digits = más cifras de las que guarda una hoja de cálculo: las últimas no son las que se escribieron
code-row-merged-cells = celdas combinadas sobre varias filas; solo la primera tiene el valor

## Tipos de declaración

code-kind-query = solicitud
code-kind-accepted = recibo de la solicitud
code-kind-acknowledged = acuse de recibo
code-kind-interim = respuesta provisional
code-kind-answer = respuesta
code-kind-refusal = denegación o devolución
code-kind-delivered = recibo de la respuesta
code-kind-conflict = conflicto
code-kind-withdrawal = retiro
code-kind-agreement = acuerdo
code-kind-descriptor = descriptor o hecho de claves
code-kind-erasure = supresión
code-kind-checkpoint = punto de control
code-kind-heartbeat = señal de vida
code-kind-supplement = complemento

## Por qué decide un funcionario

code-refer-sensitive = registro sensible: existencias del Estado, custodia o destrucción
code-refer-grade = la coincidencia no es exacta
code-refer-ambiguous = varios registros encajan igual de bien
code-refer-agreement = el acuerdo pide un funcionario
code-refer-sampled = elegido por sorteo
code-refer-unknown-code = un código que esta versión no conoce
code-refer-request-kind = la máquina nunca responde solicitudes de este tipo
code-refer-registry-failed = no se pudo leer el registro de armas
code-refer-too-large = la cadena es demasiado larga para un solo mensaje en el nivel automático
code-refer-incomplete-record = el registro no dice qué fue del arma
code-refer-many-numbers = muchos números de serie distintos en una solicitud: pueden ser varias armas
code-refer-machine-failed = la máquina no pudo preparar su respuesta

## Por qué un candidato tiene su grado

code-match-serial-equal = número de serie igual
code-match-serial-equal-with-leading-word = número de serie igual con la palabra que lo precede
code-match-serial-equal-folded = número de serie igual salvo caracteres parecidos
code-match-leading-zeros-differ = número de serie igual salvo ceros a la izquierda
code-match-year-split = número de serie igual sin el año escrito junto a él
code-match-embedded-letters-ignored = número de serie igual sin las letras entre sus cifras
code-match-digit-core-equal = cifras del número de serie iguales
code-match-pattern-fits = coinciden todos los caracteres conocidos del número de serie
code-match-serial-one-edit = número de serie con un cambio
code-match-serial-two-edits = número de serie con dos cambios
code-match-prefix-or-suffix-missing = el registro tiene un prefijo o sufijo más
code-match-surplus-characters = el registro tiene un prefijo o sufijo menos
code-match-unknown-characters-used = algunos caracteres del número buscado son desconocidos
code-match-look-alike-characters = los caracteres distintos se parecen
code-match-exchanged-neighbours = dos caracteres vecinos están intercambiados
code-match-doubled-or-dropped-character = un carácter repetido falta o está de más
code-match-not-the-frame-number = no es el número del armazón o cajón de mecanismos
code-match-read-with-doubt = el número se leyó con dudas, o fue alterado
code-match-maker-agrees = coincide el fabricante
code-match-importer-taken-for-maker = importador y fabricante figuran uno por otro
code-match-maker-contradicts = difiere el fabricante
code-match-type-agrees = coincide el tipo
code-match-type-contradicts = difiere el tipo
code-match-model-agrees = coincide el modelo
code-match-model-near = un nombre de modelo es parte del otro
code-match-model-contradicts = difiere el modelo
code-match-calibre-agrees = coincide el calibre
code-match-calibre-contradicts = difiere el calibre
code-match-country-agrees = coincide el país de fabricación
code-match-country-contradicts = difiere el país de fabricación
code-match-year-agrees = coincide el año de fabricación
code-match-year-near = el año de fabricación difiere en uno
code-match-year-contradicts = difiere el año de fabricación

## Lo que llama la atención al escribir una descripción

word-advice-patent-number-as-serial = esto parece un número de patente; busque otro número en el armazón o cajón de mecanismos
word-advice-stock-number-as-serial = esto parece un número de catálogo de la OTAN, que es el mismo en todas las armas de su clase
word-advice-inscription-as-serial = esto parece una inscripción (prueba, número de pieza, lugar de fabricación), no un número de serie
word-advice-calibre-as-serial = esto parece el calibre
word-advice-maker-as-serial = el nombre del fabricante está en el lugar del número de serie
word-advice-model-and-serial-swapped = el modelo y el número de serie parecen estar intercambiados
word-advice-model-as-serial = esto parece el modelo, o lo contiene; indique solo el número de serie
word-advice-serial-as-model = esto parece un número de serie
word-advice-serial-without-digits = un número de serie sin cifras es raro; compruébelo en el arma
word-advice-serial-too-short = un número de serie tan corto es raro; compruebe que no falte nada y escriba ? por lo que no se lee
word-advice-serial-implausible-for-maker = los números de serie de este fabricante suelen ser distintos; compruebe número y fabricante en el arma
word-advice-pattern-unreadable = ?, * o los corchetes no se entienden aquí: ? es un carácter desconocido, [8B] es 8 o B, * es un tramo desconocido
word-advice-pattern-too-broad = se conoce muy poco del número para buscarlo: hacen falta cuatro caracteres y el 60 por ciento de ellos
word-advice-look-alike-characters = una letra parecida a una cifra está entre cifras, o al revés; compruébelo en el arma
word-advice-mixed-scripts = hay letras de dos escrituras en un mismo número; compruebe en el arma cuál es
word-advice-importer-as-maker = se lo conoce como importador; el fabricante puede estar en otro lugar del arma
word-advice-import-mark-as-maker = esto parece una marca de importación; el fabricante puede estar en otro lugar del arma
word-advice-retailer-as-maker = se lo conoce como comercio; el fabricante puede ser otro
word-advice-model-of-another-maker = este modelo se conoce de otro fabricante; el fabricante puede estar en otro lugar del arma
word-advice-country-not-of-maker = no consta que este fabricante produzca armas allí; puede ser el país del importador

## Estados de un tramo

code-hop-proposed = propuesto
code-hop-no-agreement = sin acuerdo
code-hop-submitted = enviado
code-hop-delivered = entregado
code-hop-acknowledged = acusado
code-hop-info-requested = se pide información
code-hop-delayed = aplazado
code-hop-answered = respondido
code-hop-refused = denegado
code-hop-returned = devuelto
code-hop-withdrawn = retirado
code-hop-undeliverable = no se pudo entregar

## Estados de un rastreo

code-trace-open = abierto
code-trace-needs-decision = espera su decisión
code-trace-ended = terminado

## Estados de un caso

code-case-waiting = espera a un funcionario
code-case-awaiting-release = espera el próximo envío
code-case-info-requested = se pidió información
code-case-delayed = aplazado
code-case-answered = respondido
code-case-answered-automatically = respondido automáticamente
code-case-refused = denegado
code-case-returned = devuelto
code-case-withdrawn = retirado

## Estados de un acuerdo

code-agreement-proposed-by-us = propuesto por nosotros
code-agreement-proposed-by-partner = propuesto por el socio
code-agreement-accepted = aceptado, aún no vigente
code-agreement-in-force = vigente
code-agreement-suspended = suspendido
code-agreement-revoked = revocado
code-agreement-replaced = reemplazado

## Estados de un socio

code-partner-unconfirmed = sin confirmar
code-partner-confirmed = confirmado
code-partner-suspended = suspendido

## Bases jurídicas

code-basis-iti = Instrumento Internacional de Localización
code-basis-firearms-protocol = Protocolo sobre Armas de Fuego
code-basis-cifta = CIFTA, la Convención Interamericana
code-basis-bilateral = tratado bilateral
code-basis-eu = derecho de la Unión Europea
code-basis-other = otra base jurídica

## A quién se puede transmitir

code-onward-none = a nadie
code-onward-national = autoridades del mismo Estado
code-onward-named = los Estados nombrados

## Partes de un hecho

code-party-natural = una persona
code-party-licensee = titular de licencia
code-party-force = una fuerza policial o militar
code-party-state = un órgano del Estado
code-party-unknown = se desconoce

## Documentos

code-document-licence = licencia
code-document-euc = certificado de usuario final
code-document-import-permit = permiso de importación
code-document-customs-declaration = declaración de aduana
code-document-invoice = factura
code-document-sale-form = formulario de venta
code-document-certificate = certificado
code-document-report = informe

## Respuestas provisionales

code-interim-with-officer = en manos de un funcionario
code-interim-delay = aplazada
code-interim-information-request = se pide más información
code-interim-partial = respondida en parte

## Marcas

code-mark-serial = número de serie
code-mark-maker = fabricante
code-mark-model = modelo
code-mark-calibre = calibre
code-mark-import = marca de importación
code-mark-proof = punzón de prueba
code-mark-property = marca de propiedad
code-mark-official-use = marca de uso oficial
code-mark-rebuild = marca de reconstrucción
code-mark-acceptance = marca de recepción
code-mark-restamp = marca regrabada
code-mark-conversion = huella de la conversión

## Piezas que llevan una marca

code-component-frame = armazón
code-component-receiver = cajón de mecanismos
code-component-barrel = cañón
code-component-slide = corredera
code-component-cylinder = tambor
code-component-bolt = cerrojo
code-component-other = otra pieza

## Escrituras

code-script-latin = latina
code-script-cyrillic = cirílica
code-script-greek = griega
code-script-arabic = árabe
code-script-other = otra escritura

## Cómo se lee una marca

code-legibility-clear = clara
code-legibility-worn = desgastada
code-legibility-doubtful = dudosa
code-legibility-restored = restaurada
code-legibility-illegible = ilegible

## Qué se hizo con un número de serie

code-obliteration-none = intacto
code-obliteration-partial = borrado en parte
code-obliteration-full = borrado
code-obliteration-altered = alterado
code-obliteration-never-marked = nunca marcado

## Resultado de la restauración

code-restoration-not-attempted = no se intentó
code-restoration-full = restaurado
code-restoration-partial = restaurado en parte
code-restoration-failed = sin resultado

## Cómo se fabricó

code-class-factory = de fábrica
code-class-craft = artesanal
code-class-privately-made-kit = de fabricación privada con un juego de piezas
code-class-printed-3d = impresa en 3D
code-class-converted-alarm-signal = arma de alarma o señales convertida
code-class-converted-other = convertida de otro modo
code-class-reactivated = reactivada
code-class-parts-built = montada con piezas
code-class-unknown = se desconoce

## Precisión de una fecha

code-precision-day = al día
code-precision-month = al mes
code-precision-year = al año
code-precision-before = antes de
code-precision-after = después de

## Dónde está la causa

code-fault-item = el arma
code-fault-request = la solicitud
code-fault-records = los registros

## Boletines

code-bulletin-route = ruta
code-bulletin-concealment = ocultamiento
code-bulletin-practice = práctica
code-bulletin-authorised-parties = partes autorizadas

## Pasos de un acuerdo

code-step-propose = propuesta
code-step-accept = aceptación
code-step-suspend = suspensión
code-step-revoke = revocación

## Claves de un nodo

code-role-signing = clave de firma
code-role-log-ed25519 = clave del registro de intercambios (Ed25519)
code-role-log-ml-dsa-44 = clave del registro de intercambios (ML-DSA-44)
code-role-transport = clave de transporte
code-role-witness-ed25519 = clave de testigo (Ed25519)
code-role-witness-ml-dsa-44 = clave de testigo (ML-DSA-44)

## Tipos de arma

code-type-cannon = cañón de artillería
code-type-submachine-gun = subfusil
code-type-rifle-shotgun-combination = fusil y escopeta combinados
code-type-disguised-gun = arma disimulada
code-type-electric-shock = dispositivo eléctrico
code-type-ammunition = munición
code-type-grenade = granada
code-type-bomb = bomba
code-type-mine = mina
code-type-missile = misil
code-type-rocket = cohete
code-type-machine-gun = ametralladora
code-type-mortar = mortero
code-type-pistol = pistola
code-type-shotgun-pistol = pistola de perdigones
code-type-rifle = fusil
code-type-shotgun = escopeta
code-type-silencer = silenciador
code-type-other = otra

## Cómo funciona

code-action-automatic = tiro automático
code-action-bolt = cerrojo
code-action-carbine = carabina
code-action-derringer = Derringer
code-action-double-barrel = dos cañones
code-action-flare = señales
code-action-gas = gas
code-action-flintlock = chispa
code-action-semi-automatic = tiro semiautomático
code-action-jet-propelled = propulsión a chorro
code-action-blank = fogueo
code-action-lever = palanca
code-action-launcher = lanzador
code-action-over-under = cañones superpuestos
code-action-pump = bombeo
code-action-revolver = revólver
code-action-single-shot = monotiro
code-action-recoilless = sin retroceso
code-action-percussion = percusión
code-action-tear-gas = gas lacrimógeno
code-action-three-barrels = tres cañones
code-action-four-or-more-barrels = cuatro cañones o más
