"""What each label of each kind holds (docs/protocol.md section 4, vestigo.cddl leaf-1 to leaf-15)."""

import calendar
import unicodedata
from typing import Any, Callable

from . import keys
from .errors import Refused, demand

Check = Callable[[Any], bool]


def uint(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 64


def up_to(most: int) -> Check:
    return lambda value: uint(value) and value <= most


def boolean(value: Any) -> bool:
    return isinstance(value, bool)


def octets(length: int) -> Check:
    return lambda value: isinstance(value, bytes) and len(value) == length


def any_bytes(value: Any) -> bool:
    return isinstance(value, bytes)


def line(most: int) -> Check:
    def check(value: Any) -> bool:
        if not isinstance(value, str) or not 1 <= len(value.encode()) <= most:
            return False
        forbidden = {*range(0x2028, 0x202F), *range(0x2066, 0x206A)}
        return not any(unicodedata.category(c) == "Cc" or ord(c) in forbidden for c in value)

    return check


def country(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 2 and all("A" <= c <= "Z" for c in value)


def node(value: Any) -> bool:
    return isinstance(value, str) and keys.NODE_NAME.fullmatch(value) is not None


def firearm_type(value: Any) -> bool:
    return isinstance(value, str) and 1 <= len(value) <= 2 and all("A" <= c <= "Z" for c in value)


def partial_date(value: Any) -> bool:
    if not isinstance(value, list) or not 2 <= len(value) <= 4 or not all(map(uint, value)):
        return False
    precision, year, *rest = value
    if not 1400 <= year <= 9999:
        return False
    if rest and not 1 <= rest[0] <= 12:
        return False
    if len(rest) == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        days = 29 if leap and rest[0] == 2 else calendar.mdays[rest[0]]
        if not 1 <= rest[1] <= days:
            return False
    return {1: len(rest) == 2, 2: len(rest) == 1, 3: len(rest) == 0}.get(precision, True)


def many(item: Check, most: int = 1 << 16) -> Check:
    return lambda v: isinstance(v, list) and len(v) <= most and all(item(x) for x in v)


def record(required: dict[int, Check], optional: dict[int, Check]) -> Check:
    """A map with exactly these members."""

    def check(value: Any) -> bool:
        if not isinstance(value, dict) or not required.keys() <= value.keys():
            return False
        known = {**required, **optional}
        return all(key in known and known[key](item) for key, item in value.items())

    return check


NAME, NOTE, REFERENCE, PLACE, PARTY, MARK = (line(n) for n in (200, 4000, 128, 320, 320, 256))
digest = octets(32)
code = uint
mark = record(
    {1: code, 2: code, 3: MARK, 4: code, 5: code}, {6: country, 7: up_to(65535)}
)
party = record({1: code}, {2: PARTY, 3: REFERENCE, 4: country})
document = record({1: code}, {2: REFERENCE, 3: NAME, 4: digest})
result = record({1: code}, {2: country, 3: partial_date, 4: party, 5: document})
event = record(
    {1: code, 9: code},
    {
        2: partial_date, 3: party, 4: party, 5: country, 6: PLACE, 7: document, 8: NAME,
        10: country, 11: code,
    },
)
record_set = record(
    {1: NAME, 3: code, 6: up_to(100), 7: uint},
    {2: NAME, 4: up_to(65535), 5: up_to(65535)},
)
priority = record({1: code}, {2: code, 3: NOTE})
handling = record(
    {1: node, 2: code, 3: many(code), 4: code, 5: many(country), 7: boolean}, {6: uint}
)
attachment = record({1: digest, 2: uint, 3: REFERENCE, 5: octets(32), 6: code}, {4: NAME, 7: code})
onward = record({1: node, 2: digest}, {})
restriction = record({1: code, 2: NOTE, 3: many(code)}, {})
consent_asked = record({1: many(country), 2: many(code), 3: boolean}, {})
consent_given = record({1: digest, 2: many(country), 3: many(code), 4: boolean}, {5: uint})
watch = record({1: uint, 2: boolean}, {})
statistics = record({1: code, 2: partial_date, 3: partial_date}, {})
cell = record({1: REFERENCE}, {2: REFERENCE, 3: uint})
off_network = record({1: country, 2: NAME, 3: REFERENCE}, {4: partial_date, 5: REFERENCE})

ATTACHMENT_MAX = 20 * 1024 * 1024
ONE, OPTIONAL, MANY = "one", "optional", "many"
Labels = dict[int, tuple[str, Check]]

COMMON: Labels = {
    1: (OPTIONAL, digest), 2: (OPTIONAL, octets(16)), 3: (OPTIONAL, priority),
    4: (OPTIONAL, code), 5: (OPTIONAL, code), 6: (OPTIONAL, code), 7: (OPTIONAL, handling),
    8: (MANY, attachment), 9: (OPTIONAL, digest), 10: (OPTIONAL, NOTE), 11: (OPTIONAL, boolean),
    12: (OPTIONAL, off_network),
}
KINDS: dict[int, Labels] = {
    1: {
        16: (OPTIONAL, firearm_type), 17: (OPTIONAL, code), 18: (OPTIONAL, NAME),
        19: (OPTIONAL, NAME), 20: (OPTIONAL, NAME), 21: (OPTIONAL, NAME), 22: (OPTIONAL, NAME),
        23: (OPTIONAL, country), 24: (OPTIONAL, partial_date), 25: (MANY, mark),
        26: (OPTIONAL, code), 27: (OPTIONAL, partial_date), 28: (OPTIONAL, code),
        29: (OPTIONAL, PLACE), 30: (OPTIONAL, NOTE), 31: (MANY, code),
        32: (OPTIONAL, REFERENCE), 33: (OPTIONAL, onward), 34: (MANY, digest),
        35: (OPTIONAL, consent_asked), 36: (OPTIONAL, watch), 37: (OPTIONAL, code),
        38: (MANY, event), 39: (OPTIONAL, statistics), 40: (OPTIONAL, code),
    },
    2: {16: (ONE, boolean), 17: (ONE, uint)},
    3: {16: (OPTIONAL, NOTE)},
    4: {
        16: (ONE, code), 17: (OPTIONAL, code), 18: (OPTIONAL, NOTE), 19: (OPTIONAL, uint),
        20: (MANY, result), 21: (MANY, event), 22: (MANY, code), 23: (OPTIONAL, code),
    },
    5: {
        16: (MANY, result), 17: (ONE, code), 18: (MANY, record_set), 19: (MANY, MARK),
        20: (MANY, event), 21: (MANY, code), 22: (OPTIONAL, restriction), 23: (ONE, code),
        24: (OPTIONAL, consent_given), 25: (OPTIONAL, code), 26: (OPTIONAL, digest),
        27: (MANY, country), 28: (OPTIONAL, uint), 29: (MANY, cell), 30: (OPTIONAL, uint),
    },
    6: {16: (ONE, code), 17: (ONE, NOTE), 18: (OPTIONAL, REFERENCE), 19: (MANY, uint)},
    7: {16: (ONE, uint)},
    8: {16: (ONE, digest)},
    9: {16: (OPTIONAL, NOTE)},
    10: {16: (ONE, code), 17: (OPTIONAL, any_bytes)},
    11: {16: (ONE, any_bytes)},
    12: {16: (MANY, digest), 17: (ONE, REFERENCE)},
    13: {16: (ONE, uint), 17: (ONE, digest)},
    14: {},
    15: {
        16: (OPTIONAL, firearm_type), 18: (OPTIONAL, NAME), 20: (OPTIONAL, NAME),
        21: (OPTIONAL, NAME), 22: (OPTIONAL, NAME), 23: (OPTIONAL, country),
        24: (OPTIONAL, partial_date), 25: (MANY, mark), 26: (OPTIONAL, code), 30: (OPTIONAL, NOTE),
        31: (MANY, code),
    },
}


def check(kind: int, fields: list[tuple[int, Any]]) -> None:
    """The labels of a whole content, their types, and the rules that span them."""
    labels = {**COMMON, **KINDS[kind]}
    seen: dict[int, list[Any]] = {}
    for label, value in fields:
        if label >= 1000:
            continue
        if label not in labels:
            raise Refused("label-unknown", f"label {label} is not one of kind {kind}")
        if label in seen and labels[label][0] != MANY:
            raise Refused("label-repeated", f"label {label} stands twice")
        demand(labels[label][1](value), "value", f"the value of label {label} is not of its type")
        seen.setdefault(label, []).append(value)
    for label, (mode, _) in labels.items():
        demand(mode != ONE or label in seen, "label-missing", f"label {label} is missing")
    bare = kind in (10, 11, 13, 14)
    demand(not (bare and 1 in seen), "content-rule", "this kind names no agreement")
    demand(kind in (1, 4, 5, 6, 9) or 12 not in seen, "content-rule", "no letter in this kind")
    demand(kind != 1 or 4 in seen, "label-missing", "a query has a request kind")
    marks = seen.get(25, []) if kind in (1, 15) else []
    demand(len(marks) <= 64, "content-rule", "more than 64 marks")
    sizes = [file[2] for file in seen.get(8, [])]
    demand(len(sizes) <= 16, "content-rule", "more than 16 attachments")
    bounded = all(0 < size <= ATTACHMENT_MAX for size in sizes)
    demand(bounded and sum(sizes) <= 5 * ATTACHMENT_MAX, "content-rule", "attachments too large")
    if kind == 5:
        results = [item[1] for item in seen.get(16, [])]
        nothing_found = 120 in results
        demand(not nothing_found or 18 in seen, "content-rule", "NO_RECORD in no record set")
        only_hit = seen[23] == [1] and seen[17] != [0]
        says = any(label in seen for label in (10, 16, 21, 24, 25, 29, 30))
        demand(says or only_hit, "content-rule", "neither result nor reason nor words")
        demand(seen[23] != [0], "content-rule", "an answer of level 0")
