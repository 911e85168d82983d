#!/usr/bin/env python3
"""Makes `world.svg`, the base map of the pages, and `src/drawing/places/table.rs`, its label points.

    world.py OUTLINES.svg ISO-3166-1.json

OUTLINES.svg holds country outlines of Natural Earth 1:50m (public domain, naturalearthdata.com) as
the package world-atlas 2 has them (ISC licence), in the Natural Earth projection, 9600 by 5000
units, one path per country, `id="c"` and the numeric code of ISO 3166. ISO-3166-1.json is the code
list as the package iso-codes has it: only codes are taken from it, no names.

States that are too small to have an outline there stand below with a latitude and a longitude, and
become dots. Outlines without a code of ISO 3166 stay land without a name.
"""

import json
import math
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
WIDTH, HEIGHT = 9600, 5000
DOT = 14
# An outline with less area than this, in square units, gets a dot as well, so that it is seen.
TINY = 450

# Latitude and longitude of what the outlines lack and people live in.
SMALL = {
    "AD": (42.5, 1.55), "AI": (18.22, -63.06), "AS": (-14.3, -170.7), "AW": (12.51, -69.97),
    "AX": (60.2, 20.0), "BH": (26.05, 50.54), "BL": (17.9, -62.83), "BM": (32.3, -64.77),
    "BQ": (12.18, -68.27), "CC": (-12.17, 96.83), "CK": (-21.23, -159.78), "CV": (15.1, -23.6),
    "CW": (12.18, -68.97), "CX": (-10.48, 105.63), "FM": (6.88, 158.22), "FO": (62.0, -6.9),
    "GF": (3.9, -53.1), "GG": (49.46, -2.58), "GI": (36.13, -5.35), "GP": (16.2, -61.5),
    "GU": (13.45, 144.78), "HK": (22.35, 114.15), "IM": (54.23, -4.55), "IO": (-7.3, 72.4),
    "JE": (49.21, -2.13), "KI": (1.42, 173.0), "KM": (-11.75, 43.4), "KY": (19.3, -81.25),
    "LI": (47.16, 9.55), "MC": (43.74, 7.42), "MF": (18.08, -63.07), "MH": (7.1, 171.2),
    "MO": (22.17, 113.55), "MP": (15.19, 145.75), "MQ": (14.65, -61.0), "MS": (16.74, -62.19),
    "MT": (35.9, 14.42), "MV": (3.2, 73.22), "NF": (-29.04, 167.95), "NR": (-0.53, 166.93),
    "NU": (-19.05, -169.87), "PF": (-17.65, -149.45), "PM": (46.9, -56.3), "PN": (-25.07, -130.1),
    "PW": (7.5, 134.57), "RE": (-21.12, 55.53), "SC": (-4.68, 55.48), "SG": (1.35, 103.82),
    "SH": (-15.95, -5.7), "SJ": (78.2, 16.5), "SM": (43.94, 12.46), "ST": (0.2, 6.6),
    "SX": (18.04, -63.05), "TC": (21.8, -71.75), "TK": (-9.2, -171.85), "TO": (-21.18, -175.2),
    "TV": (-8.52, 179.2), "VA": (41.9, 12.45), "VG": (18.43, -64.62), "VI": (18.34, -64.93),
    "WF": (-13.3, -176.2), "YT": (-12.82, 45.15),
}


def natural_earth(latitude, longitude):
    """The Natural Earth projection of Šavrič, Patterson and Jenny, fitted to the width."""
    phi, lam = math.radians(latitude), math.radians(longitude)
    a = phi * phi
    b = a * a
    x = lam * (0.8707 - 0.131979 * a + b * (-0.013791 + b * (0.003971 * a - 0.001529 * b)))
    y = phi * (1.007226 + a * (0.015085 + b * (-0.044475 + 0.028874 * a - 0.005916 * b)))
    scale = WIDTH / (2 * math.pi * 0.8707)
    return round(WIDTH / 2 + scale * x), round(HEIGHT / 2 - scale * y)


def rings(data):
    """The rings of a path that has only M, l and z."""
    found = []
    for part in data.split("z"):
        if not part:
            continue
        numbers = [int(n) for n in re.findall(r"-?\d+", part)]
        x, y = numbers[0], numbers[1]
        ring = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2]):
            x, y = x + dx, y + dy
            ring.append((x, y))
        found.append(ring)
    return found


def uncut(ring):
    """The parts of a ring that runs over the edge of the map, closed on either side of it."""
    far = [abs(a[0] - b[0]) > WIDTH / 2 for a, b in zip(ring, ring[1:] + ring[:1])]
    if not any(far):
        return [ring]
    start = far.index(True) + 1
    east, west = [], []
    for point in ring[start:] + ring[:start]:
        (east if point[0] > WIDTH / 2 else west).append(point)
    return [part for part in (east, west) if len(part) > 2]


def path(outline):
    """Path data of rings, relative, as they were read."""
    data = []
    for ring in outline:
        (x, y), rest = ring[0], ring[1:]
        data.append(f"M{x} {y}l")
        steps = []
        for nx, ny in rest:
            dx, dy = nx - x, ny - y
            steps.append(f"{dx}{dy}" if dy < 0 else f"{dx} {dy}")
            x, y = nx, ny
        line = steps[0]
        for step in steps[1:]:
            line += step if step.startswith("-") else f" {step}"
        data.append(line + "z")
    return "".join(data)


def area(ring):
    ends = zip(ring, ring[1:] + ring[:1])
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in ends)) / 2


def inside(x, y, ring):
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def distance(x, y, ring):
    best = math.inf
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy
        t = max(0, min(1, ((x - x1) * dx + (y - y1) * dy) / length)) if length else 0
        best = min(best, math.hypot(x - x1 - t * dx, y - y1 - t * dy))
    return best


def label_point(outline):
    """The point of the largest ring that is farthest from its border, to one unit."""
    ring = max(outline, key=area)
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    best = (-1, (x0 + x1) / 2, (y0 + y1) / 2)
    step = max(x1 - x0, y1 - y0, 1) / 12
    while step > 0.4:
        for i in range(-12, 13):
            for j in range(-12, 13):
                x, y = (best[1] + i * step / 2, best[2] + j * step / 2)
                if x0 <= x <= x1 and y0 <= y <= y1 and inside(x, y, ring):
                    best = max(best, (distance(x, y, ring), x, y))
        step /= 4
    return round(best[1]), round(best[2])


def main():
    outlines, codes = sys.argv[1:]
    text = pathlib.Path(outlines).read_text(encoding="utf-8")
    listed = json.loads(pathlib.Path(codes).read_text(encoding="utf-8"))["3166-1"]
    by_number = {row["numeric"]: row for row in listed}
    by_letters = {row["alpha_2"]: row for row in listed}
    shapes, nameless, places = {}, [], {}
    for number, data in re.findall(r'<path id="c(\d*)" d="([^"]+)"', text):
        outline = [part for ring in rings(data) for part in uncut(ring)]
        data = path(outline)
        if number in by_number:
            shapes[number] = f'<path id="c{number}" d="{data}"/>'
            places[number] = (*label_point(outline), sum(map(area, outline)) < TINY)
        else:
            nameless.append(f'<path d="{data}"/>')
    for number, x, y in re.findall(r'<circle id="c(\d+)" cx="(\d+)" cy="(\d+)"', text):
        places[number] = (int(x), int(y), True)
    for letters, place in SMALL.items():
        number = by_letters[letters]["numeric"]
        places.setdefault(number, (*natural_earth(*place), True))
    for number, (x, y, dot) in places.items():
        if dot and number not in shapes:
            shapes[number] = f'<circle id="c{number}" cx="{x}" cy="{y}" r="{DOT}"/>'
    body = "\n".join([*nameless, *(shapes[number] for number in sorted(shapes))])
    # One half-transparent grey, so that the same file serves light and dark pages and paper.
    HERE.joinpath("world.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        '<g fill="#7c8896" fill-opacity=".3" stroke="#7c8896" stroke-opacity=".75" '
        f'stroke-width="5" stroke-linejoin="round">\n{body}\n</g></svg>\n',
        encoding="utf-8",
    )
    rows = []
    for number, (x, y, dot) in places.items():
        row = by_number[number]
        dot = "true" if dot else "false"
        rows.append(
            f'    place("{row["alpha_2"]}", "{row["alpha_3"]}", {int(number)}, {x}, {y}, {dot}),'
        )
    rows.sort()
    HERE.joinpath("../src/drawing/places/table.rs").resolve().write_text(
        "//! Codes and label points of the base map, made by `assets/world.py`.\n\n"
        "use super::Place;\n\n"
        "/// A row of [`PLACES`].\n"
        "const fn place(\n"
        "    alpha2: &'static str,\n    alpha3: &'static str,\n    number: u16,\n"
        "    x: i32,\n    y: i32,\n    dot: bool,\n) -> Place {\n"
        "    Place { alpha2, alpha3, number, x, y, dot }\n}\n\n"
        "/// Every State and territory of ISO 3166 that the map has, by its two letters.\n"
        f"pub(super) const PLACES: [Place; {len(rows)}] = [\n" + "\n".join(rows) + "\n];\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
