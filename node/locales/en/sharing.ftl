# Figures shared with partners.

cli-request-figures = Figures that partners gave us, with whose they are and under which agreement
cli-request-figures--measure = Only this measure
cli-request-figures--year = Only this year
cli-request-figures--partner = Only this partner’s
cli-request-figures--csv = Print CSV for a spreadsheet
cli-request-statistics--year = The calendar year; its figures are given from 1 April of the next one on
cli-case-figures = What a partner that asks for figures would be given, exactly as it would leave
cli-case-figures--id = Id of the case
cli-case-figures--csv = Print CSV for a spreadsheet
cli-case-reply--sheet-id = Name of the figures that you looked at (case figures), or its first eight digits or more

code-measure-counted-traces-by-result = Requests of partners that were answered, by the first result of the answer and the year of the recovery, or of the request where that is not known.
code-measure-counted-recoveries-by-type = Firearms that the agency recovered and had traced, by type and year of the recovery. Those of unknown type are not counted.
code-measure-counted-source-to-recovery = Firearms of partners’ requests whose last lawful record the agency holds, from its State to the State of the recovery, by year of the recovery. Only those whose result is told.
code-measure-counted-time-to-crime = Firearms of partners’ requests whose dates leave no doubt about the interval between the last known lawful transfer and the recovery, by year of the recovery. Only those whose source is told.
code-measure-counted-not-completed = Requests of partners that could not be completed, by the first cause that was named and the year of the recovery, or of the request where that is not known.

note-figures-suppression = Every number is rounded down to a multiple of { $least }; rows with fewer than { $least } and rows with none are missing alike, and where a single row would be missing, its smallest neighbour is missing too. There is no other total than the sum of what is shown. What was once given for a year is given to every partner unchanged.
note-figures-nothing = No row reaches the least number that is told.
note-figures-none = No partner has given figures yet.
note-figures-open = This year’s figures are given from { $day } on.
note-figures-release = If this may leave: vestigo case reply { $id } --figures --sheet-id { $name }
note-figures-of = { $partner }, agreement { $agreement }, request { $request }

column-figures-year = Year
column-figures-released = First given
column-figures-closed = Given from
column-figures-name = Name of these figures
column-figures-limits = What is not told, and what may not be concluded

error-figures-period = Figures are given for one calendar year, and for measures that this node knows.
error-figures-period-next = Ask for one year: vestigo request statistics --to PARTNER --measure CODE --year YEAR
error-figures-open = The figures of { $year } are given from { $day } on: before that, answers are still coming in.
error-figures-open-next = Ask for an earlier year, or wait until that day.
error-figures-changed = The figures are no longer those that were looked at.
error-figures-changed-next = Look at them again: vestigo case figures ID
error-figures-not-looked = Figures are looked at before they leave.
error-figures-not-looked-next = Look at them, and name them in the reply: vestigo case figures ID

web-figures-title = Give figures
web-figures-lede = This is what the partner would be given, row by row. Nothing else leaves: no case, no firearm, no person.
web-figures-as-before = These figures were given before. They leave exactly as they were then, whatever has been added since: from a difference somebody could work out a single case.
web-figures-does = If you sign, this reply is logged on both sides and sent. It decides the case. The same figures are given to every partner that asks for this measure and year, now and later, and can no longer be changed.
web-matter-year-hint = Whole calendar years, from 1 April of the next one on. No other period is given, so that nobody can subtract one from another.
web-matter-need-year = Choose the year.
web-shared-title = Figures of partners
web-shared-lede = What partners gave us, side by side. Each State counts from its own books only, so that nothing is counted twice in one column.
web-shared-ask = Ask a partner for figures
web-shared-beside = Side by side
web-shared-sum = Sum of what is shown
web-shared-sources = Where these figures come from
web-shared-answer = Signed answer
