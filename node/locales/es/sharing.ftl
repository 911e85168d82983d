# Cifras compartidas con los socios.

cli-request-figures = Cifras que nos dieron los socios, de quién son y en virtud de qué acuerdo
cli-request-figures--measure = Solo esta medida
cli-request-figures--year = Solo este año
cli-request-figures--partner = Solo las de este socio
cli-request-figures--csv = Imprimir CSV para una hoja de cálculo
cli-request-statistics--year = El año civil; sus cifras se dan desde el 1 de abril del año siguiente
cli-case-figures = Lo que recibiría un socio que pide cifras, exactamente como saldría
cli-case-figures--id = Identificador del caso
cli-case-figures--csv = Imprimir CSV para una hoja de cálculo
cli-case-reply--sheet-id = Nombre de las cifras que usted miró (case figures), o sus ocho primeros dígitos o más

code-measure-counted-traces-by-result = Solicitudes de socios que fueron contestadas, por el primer resultado de la respuesta y el año de la recuperación o, si no se conoce, el de la solicitud.
code-measure-counted-recoveries-by-type = Armas que la agencia recuperó e hizo rastrear, por tipo y año de la recuperación. No se cuentan las de tipo desconocido.
code-measure-counted-source-to-recovery = Armas de solicitudes de socios cuyo último registro lícito consta en la agencia, de su Estado al de la recuperación, por año de la recuperación. Solo aquellas cuyo resultado se dice.
code-measure-counted-time-to-crime = Armas de solicitudes de socios cuyas fechas no dejan duda sobre el intervalo entre la última transferencia lícita conocida y la recuperación, por año de la recuperación. Solo aquellas cuyo origen se dice.
code-measure-counted-not-completed = Solicitudes de socios que no pudieron concluirse, por la primera causa indicada y el año de la recuperación o, si no se conoce, el de la solicitud.

note-figures-suppression = Todo número se redondea hacia abajo a un múltiplo de { $least }; las filas con menos de { $least } y las filas sin ninguna faltan por igual y, cuando faltaría una sola fila, falta también la menor de las demás. No hay más total que la suma de lo que se muestra. Lo que se dio una vez para un año se da a todos los socios sin cambios.
note-figures-nothing = Ninguna fila alcanza el número mínimo que se dice.
note-figures-none = Ningún socio ha dado cifras todavía.
note-figures-open = Las cifras de este año se dan desde el { $day }.
note-figures-release = Si esto puede salir: vestigo case reply { $id } --figures --sheet-id { $name }
note-figures-of = { $partner }, acuerdo { $agreement }, solicitud { $request }

column-figures-year = Año
column-figures-released = Dadas por primera vez
column-figures-closed = Se dan desde
column-figures-name = Nombre de estas cifras
column-figures-limits = Lo que no se dice y lo que no cabe concluir

error-figures-period = Las cifras se dan para un año civil y para medidas que este nodo conoce.
error-figures-period-next = Pida un año: vestigo request statistics --to SOCIO --measure CÓDIGO --year AÑO
error-figures-open = Las cifras de { $year } se dan desde el { $day }: antes todavía llegan respuestas.
error-figures-open-next = Pida un año anterior o espere hasta ese día.
error-figures-changed = Las cifras ya no son las que se miraron.
error-figures-changed-next = Mírelas de nuevo: vestigo case figures ID
error-figures-not-looked = Las cifras se miran antes de que salgan.
error-figures-not-looked-next = Mírelas y nómbrelas en la respuesta: vestigo case figures ID

web-figures-title = Dar cifras
web-figures-lede = Esto es lo que recibiría el socio, fila por fila. No sale nada más: ningún caso, ninguna arma, ninguna persona.
web-figures-as-before = Estas cifras ya se dieron. Salen exactamente como entonces, se haya añadido lo que se haya añadido: de una diferencia alguien podría deducir un solo caso.
web-figures-does = Si firma, esta respuesta queda registrada en ambas partes y se envía. Decide el caso. Las mismas cifras se dan a todo socio que pida esta medida y este año, ahora y después, y ya no pueden cambiarse.
web-matter-year-hint = Años civiles completos, desde el 1 de abril del año siguiente. No se da ningún otro período, para que nadie pueda restar uno de otro.
web-matter-need-year = Elija el año.
web-shared-title = Cifras de los socios
web-shared-lede = Lo que nos dieron los socios, lado a lado. Cada Estado cuenta solo desde sus propios libros, de modo que nada se cuenta dos veces en una columna.
web-shared-ask = Pedir cifras a un socio
web-shared-beside = Lado a lado
web-shared-sum = Suma de lo que se muestra
web-shared-sources = De dónde proceden estas cifras
web-shared-answer = Respuesta firmada
