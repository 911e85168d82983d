# Números partilhados com os parceiros.

cli-request-figures = Números que os parceiros nos deram, de quem são e ao abrigo de que acordo
cli-request-figures--measure = Só esta medida
cli-request-figures--year = Só este ano
cli-request-figures--partner = Só os deste parceiro
cli-request-figures--csv = Imprimir CSV para uma planilha
cli-request-statistics--year = O ano civil; os seus números são dados a partir de 1.º de abril do ano seguinte
cli-case-figures = O que um parceiro que pede números receberia, exatamente como sairia
cli-case-figures--id = Identificador do caso
cli-case-figures--csv = Imprimir CSV para uma planilha
cli-case-reply--sheet-id = Nome dos números que você viu (case figures), ou os seus oito primeiros dígitos ou mais

code-measure-counted-traces-by-result = Pedidos de parceiros que foram respondidos, pelo primeiro resultado da resposta e pelo ano da recuperação ou, se não for conhecido, o do pedido.
code-measure-counted-recoveries-by-type = Armas que o órgão recuperou e mandou rastrear, por tipo e ano da recuperação. As de tipo desconhecido não são contadas.
code-measure-counted-source-to-recovery = Armas de pedidos de parceiros cujo último registro lícito está no órgão, do seu Estado ao da recuperação, por ano da recuperação. Só aquelas cujo resultado é dito.
code-measure-counted-time-to-crime = Armas de pedidos de parceiros cujas datas não deixam dúvida sobre o intervalo entre a última transferência lícita conhecida e a recuperação, por ano da recuperação. Só aquelas cuja origem é dita.
code-measure-counted-not-completed = Pedidos de parceiros que não puderam ser concluídos, pela primeira causa indicada e pelo ano da recuperação ou, se não for conhecido, o do pedido.

note-figures-suppression = Todos os números são arredondados para baixo a um múltiplo de { $least }; as linhas com menos de { $least } e as linhas sem nenhuma faltam por igual e, onde faltaria uma só linha, falta também a menor das outras. Não há outro total senão a soma do que se mostra. O que foi dado uma vez para um ano é dado a todos os parceiros sem alteração.
note-figures-nothing = Nenhuma linha atinge o número mínimo que se diz.
note-figures-none = Nenhum parceiro deu números ainda.
note-figures-open = Os números deste ano são dados a partir de { $day }.
note-figures-release = Se isto pode sair: vestigo case reply { $id } --figures --sheet-id { $name }
note-figures-of = { $partner }, acordo { $agreement }, pedido { $request }

column-figures-year = Ano
column-figures-released = Dados pela primeira vez
column-figures-closed = Dados a partir de
column-figures-name = Nome destes números
column-figures-limits = O que não se diz e o que não se pode concluir

error-figures-period = Os números são dados para um ano civil e para medidas que este nó conhece.
error-figures-period-next = Peça um ano: vestigo request statistics --to PARCEIRO --measure CÓDIGO --year ANO
error-figures-open = Os números de { $year } são dados a partir de { $day }: antes ainda chegam respostas.
error-figures-open-next = Peça um ano anterior ou espere até esse dia.
error-figures-changed = Os números já não são os que foram vistos.
error-figures-changed-next = Veja-os de novo: vestigo case figures ID
error-figures-not-looked = Os números são vistos antes de saírem.
error-figures-not-looked-next = Veja-os e nomeie-os na resposta: vestigo case figures ID

web-figures-title = Dar números
web-figures-lede = Isto é o que o parceiro receberia, linha por linha. Nada mais sai: nenhum caso, nenhuma arma, nenhuma pessoa.
web-figures-as-before = Estes números já foram dados. Saem exatamente como então, seja o que for que se tenha acrescentado: de uma diferença alguém poderia deduzir um único caso.
web-figures-does = Se assinar, esta resposta fica registrada dos dois lados e é enviada. Ela decide o caso. Os mesmos números são dados a todo parceiro que peça esta medida e este ano, agora e depois, e já não podem ser mudados.
web-matter-year-hint = Anos civis completos, a partir de 1.º de abril do ano seguinte. Nenhum outro período é dado, para que ninguém possa subtrair um do outro.
web-matter-need-year = Escolha o ano.
web-shared-title = Números dos parceiros
web-shared-lede = O que os parceiros nos deram, lado a lado. Cada Estado conta só a partir dos seus próprios livros, para que nada seja contado duas vezes em uma coluna.
web-shared-ask = Pedir números a um parceiro
web-shared-beside = Lado a lado
web-shared-sum = Soma do que se mostra
web-shared-sources = De onde vêm estes números
web-shared-answer = Resposta assinada
