#!/usr/bin/env python3
"""Computes the figures of an invented data set a second time, sharing no code with the node, and
compares: every count, total, median and line of every form, and what the workbooks hold.

usage: tests/interop/analysis.py DIR [--libreoffice]

DIR is what `vestigo analysis sample --output DIR` wrote. The workbooks are read by openpyxl, and with
--libreoffice also by LibreOffice.
"""

import csv
import datetime
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

MINIMUM = 5
BUCKETS = [(91, "UNDER_3_MONTHS"), (213, "3_TO_7_MONTHS"), (365, "7_TO_12_MONTHS"),
           (731, "1_TO_2_YEARS"), (1096, "2_TO_3_YEARS"), (10**9, "3_YEARS_AND_OVER")]


def table(folder, name):
    with open(folder / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def told(count):
    return None if count < MINIMUM else count // MINIMUM * MINIMUM


def parts(counts):
    cells = [told(count) for count in counts]
    if cells.count(None) == 1:
        seen = [cell for cell in cells if cell is not None]
        if seen:
            cells[cells.index(min(seen))] = None
    return cells


def bucket(days):
    return next(name for below, name in BUCKETS if days < below)


def percent(part, whole):
    return None if part is None or not whole else min(100, (part * 200 // whole + 1) // 2)


def open_figure(tally, width, share=False, fix=None):
    """Rows of unknown number: {key: [counts]}; those with too few are told together."""
    few = sum(counts[0] for counts in tally.values() if counts[0] < MINIMUM)
    rows = []
    for key, counts in tally.items():
        if counts[0] < MINIMUM:
            continue
        cells = [told(count) for count in counts]
        assert len(cells) == width
        if fix:
            cells = fix(counts, cells)
        if cells[0] is None:
            continue
        rows.append({"about": list(key), "cells": cells,
                     "percent": percent(cells[1], cells[0]) if share else None})
    rows.sort(key=lambda row: (-row["cells"][0], row["about"]))
    n = sum(row["cells"][0] for row in rows) + (told(few) or 0)
    return {"n": n or None, "rows": rows, "others": told(few), "median_days": None}


def short(gun):
    return gun["days_max"] != "" and int(gun["days_max"]) < 1096


def times(guns):
    counts, days = Counter(), []
    for gun in guns:
        if gun["days_min"] == "":
            continue
        least, most = int(gun["days_min"]), gun["days_max"]
        longest = bucket(int(most)) if most else "3_YEARS_AND_OVER"
        if bucket(least) == longest:
            counts[longest] += 1
            days.append((least + int(most)) // 2 if most else least)
    days.sort()
    median = days[(len(days) - 1) // 2] // 30 * 30 if len(days) >= 2 * MINIMUM else None
    cells = parts([counts[name] for _, name in BUCKETS])
    rows = [{"about": [name], "cells": [cell], "percent": None}
            for (_, name), cell in zip(BUCKETS, cells)]
    n = sum(cell for cell in cells if cell is not None)
    return {"n": n or None, "rows": rows, "others": None, "median_days": median}


def tally(rows, key, *counts):
    sums = defaultdict(lambda: [0] * (1 + len(counts)))
    for row in rows:
        about = key(row)
        if about is None:
            continue
        sums[about][0] += 1
        for at, count in enumerate(counts, 1):
            sums[about][at] += int(count(row))
    return sums


def business_days(first, last):
    """Mondays to Fridays, both ends counted, day by day."""
    days = (first + datetime.timedelta(n) for n in range((last - first).days + 1))
    return sum(1 for day in days if day.weekday() < 5)


def multiple_sales(sales):
    bought = defaultdict(list)
    for sale in sales:
        bought[sale["dealer"], sale["buyer"]].append(datetime.date.fromisoformat(sale["day"]))
    sums = defaultdict(lambda: [0, 0])
    for (dealer, _), days in bought.items():
        days.sort()
        while days:
            one = [day for day in days if business_days(days[0], day) <= 5] or days[:1]
            days = days[len(one):]
            if len(one) > 1:
                sums[(dealer,)][0] += 1
                sums[(dealer,)][1] += len(one)
    return sums


def consignments(guns):
    lots = defaultdict(lambda: defaultdict(set))
    for gun in guns:
        serial = gun["serial"]
        prefix = serial.rstrip("0123456789")
        if gun["consignment"] and serial != prefix:
            number = int(serial[len(prefix):])
            lots[gun["maker"], gun["consignment"]][prefix, number].add(gun["recovered_in"])
    sums = {}
    for key, lot in lots.items():
        near = [places for (prefix, number), places in lot.items()
                if (prefix, number + 1) in lot or (prefix, number - 1) in lot]
        if near:
            sums[key] = [len(near), len(set().union(*near))]
    return sums


def performance(questions):
    asked = [question for question in questions if question["received"] == "0"]
    is_ = lambda name: lambda question: question["outcome"] == name
    by = lambda cause: lambda question: cause in question["causes"].split(">")
    outcomes = ["FOUND", "NO_RECORD", "NOT_COMPLETED", "REFUSED", "OPEN"]
    causes = ["ITEM", "REQUEST", "RECORDS"]
    sums = tally(asked, lambda q: (q["partner"],), *map(is_, outcomes), *map(by, causes))
    def fix(counts, cells):
        outcomes = parts(counts[1:6])
        return [sum(filter(None, outcomes)) or None, *outcomes, *cells[6:]]

    return open_figure(sums, 9, fix=fix)


def figures(guns, questions, sales):
    some = lambda name: lambda gun: (gun[name],) if gun[name] else None
    flows = lambda gun: (gun["source"], gun["recovered_in"]) if gun["source"] else None
    route = lambda gun: tuple(gun["route"].split(">")) if ">" in gun["route"] else None
    arrived = lambda gun: gun["exported_to"] == gun["recovered_in"]
    removed = lambda gun: gun["obliterated"] == "1"
    places = lambda counts, cells: [cells[0], counts[1]]
    return {
        "TIME_TO_CRIME": times(guns),
        "FLOWS": open_figure(tally(guns, flows), 1),
        "ROUTES": open_figure(tally(guns, route), 1),
        "DEALERS": open_figure(tally(guns, some("dealer"), short), 2, share=True),
        "IMPORTERS": open_figure(tally(guns, some("importer"), short), 2, share=True),
        "MULTIPLE_SALES": open_figure(multiple_sales(sales), 2),
        "CONSIGNMENTS": open_figure(consignments(guns), 2, fix=places),
        "EXPORTED_THEN_DIVERTED":
            open_figure(tally(guns, some("exported_to"), arrived), 2, share=True),
        "OBLITERATION": open_figure(tally(guns, some("type"), removed), 2, share=True),
        "PERFORMANCE": performance(questions),
    }


def form_lines(form, first, last, guns, questions, destroyed):
    """{(item, by): value} of a form."""
    inside = lambda row: first <= int(row["year"]) <= last
    guns = [gun for gun in guns if gun["own"] == "1" and inside(gun)]
    counted = [gun for gun in guns if gun["recovery"] != "NOT_SAID"]
    established = sum(1 for gun in counted if gun["diversion"])
    lines = {}

    def one(item, value):
        lines[item, None] = value

    def by(item, values):
        for name, count in Counter(values).items():
            lines[item, name] = count

    sent = [q for q in questions if q["received"] == "0" and inside(q)]
    received = [q for q in questions if q["received"] == "1" and inside(q)]
    makers = {
        "RECOVERED": lambda: one("RECOVERED", len(counted)),
        "RECOVERED_BY": lambda: by("RECOVERED_BY", (g["recovery"] for g in counted)),
        "ESTABLISHED": lambda: one("ESTABLISHED", established),
        "INDICATOR": lambda: one("INDICATOR",
                                 established * 10_000 // len(counted) if counted else None),
        "BY_TYPE": lambda: by("BY_TYPE", (g["type"] for g in guns)),
        "BY_MANUFACTURE": lambda: by("BY_MANUFACTURE", (g["made_in"] for g in guns)),
        "BY_SOURCE": lambda: by("BY_SOURCE", (g["source"] for g in guns)),
        "BY_DIVERSION": lambda: by("BY_DIVERSION", (g["diversion"] for g in guns)),
        "OBLITERATED": lambda: one("OBLITERATED", sum(g["obliterated"] == "1" for g in guns)),
        "SHORT_TIME": lambda: one("SHORT_TIME", sum(map(short, guns))),
        "SENT": lambda: one("SENT", len(sent)),
        "SENT_OUTCOME": lambda: by("SENT_OUTCOME", (q["outcome"] for q in sent)),
        "RECEIVED": lambda: one("RECEIVED", len(received)),
        "RECEIVED_OUTCOME": lambda: by("RECEIVED_OUTCOME", (q["outcome"] for q in received)),
        "DESTROYED": lambda: one("DESTROYED", sum(int(d["guns"]) for d in destroyed if inside(d))),
    }
    items = {
        "SDG_16_4_2": ["RECOVERED", "RECOVERED_BY", "ESTABLISHED", "INDICATOR"],
        "IAFQ": ["RECOVERED", "RECOVERED_BY", "BY_TYPE", "BY_MANUFACTURE", "OBLITERATED", "SENT",
                 "SENT_OUTCOME", "BY_DIVERSION"],
        "POA_ITI": ["SENT", "SENT_OUTCOME", "RECEIVED", "RECEIVED_OUTCOME", "RECOVERED",
                    "DESTROYED"],
        "EU": ["RECOVERED", "BY_TYPE", "BY_SOURCE", "BY_MANUFACTURE", "OBLITERATED", "SHORT_TIME",
               "DESTROYED"],
    }
    for item in items[form]:
        makers[item]()
    return lines


def with_openpyxl(path):
    """The first cell, and the first four of each row of the figures."""
    import openpyxl
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows(min_row=5)]
    return sheet["A1"].value, rows


def with_libreoffice(path):
    """The same, as LibreOffice reads the file: it writes the sheet as CSV, with numbers as they are."""
    # Comma, quote, UTF-8, from line 1, no column kinds, language as it is, texts quoted, numbers bare.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false"
    with tempfile.TemporaryDirectory() as scratch:
        profile = (Path(scratch) / "profile").as_uri()
        subprocess.run(["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to",
                        form, "--outdir", scratch, str(path)], check=True, capture_output=True)
        with open(Path(scratch) / f"{path.stem}.csv", newline="", encoding="utf-8") as file:
            lines = list(csv.reader(file))
    rows = []
    for name, by, value, counted in (line[:4] for line in lines[4:]):
        rows.append([name, by or None, float(value) if value else None, counted])
    return lines[0][0], rows


def workbook(path, view, read):
    """The same lines, as an independent reader finds them in the sheet."""
    title, rows = read(path)
    rows = rows[:len(view["lines"])]
    for row, line in zip(rows, view["lines"], strict=True):
        value = line["value"]
        if line["item"] == "INDICATOR" and value is not None:
            value = value / 100
        wanted = [line["name"], line["by_name"] or None, value, line["counted"]]
        assert row == wanted, (path.name, row, wanted)
    assert title == view["name"]
    return len(rows)


def main():
    folder, *also = sys.argv[1:]
    folder = Path(folder)
    readers = [with_openpyxl] + [with_libreoffice] * (also == ["--libreoffice"])
    guns, questions = table(folder, "guns.csv"), table(folder, "questions.csv")
    sales, destroyed = table(folder, "sales.csv"), table(folder, "destroyed.csv")
    theirs = {one["subject"]: one for one in json.loads((folder / "figures.json").read_text())}
    ours = figures(guns, questions, sales)
    assert theirs.keys() == ours.keys(), (theirs.keys(), ours.keys())
    cells = 0
    for subject, wanted in ours.items():
        found = theirs[subject]
        for name in ("n", "others", "median_days"):
            assert found[name] == wanted[name], (subject, name, found[name], wanted[name])
        rows = [{key: row[key] for key in ("about", "cells", "percent")} for row in found["rows"]]
        for one, other in zip(rows, wanted["rows"]):
            assert one == other, (subject, one, other)
        assert len(rows) == len(wanted["rows"]), subject
        assert found["disclaimer"] and found["suppression"] and found["counted"], subject
        assert all(c is None or c >= MINIMUM for row in rows for c in row["cells"][:1]), subject
        cells += sum(len(row["cells"]) for row in rows)
    lines = 0
    for form in ("SDG_16_4_2", "IAFQ", "POA_ITI", "EU"):
        view = json.loads((folder / f"{form}.json").read_text())
        wanted = form_lines(form, view["from_year"], view["to_year"], guns, questions, destroyed)
        found = {(line["item"], line["by"]): line["value"] for line in view["lines"]}
        assert found == wanted, (form, found, wanted)
        for read in readers:
            lines += workbook(folder / f"{form}.xlsx", view, read)
        with open(folder / f"{form}.csv", newline="", encoding="utf-8") as file:
            assert len(list(csv.reader(file))) == len(view["lines"]) + 1, form
    print(f"analysis: {len(guns)} firearms, {len(ours)} figures with {cells} counts and "
          f"{lines} lines of forms equal, workbooks read by "
          + " and ".join(read.__name__.removeprefix("with_") for read in readers))


if __name__ == "__main__":
    main()
