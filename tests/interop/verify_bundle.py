#!/usr/bin/env python3
"""Verifies a court bundle with the second implementation.

usage: verify_bundle.py FILE [--root SAFETY-NUMBER]... [--attachments DIR] [--flip]
       verify_bundle.py --cases DIR

--attachments compares the files that the bundle names by salted digest, each DIR/DIGEST.
--cases reads DIR/verdicts.json, `[{"file", "verdict", "place"}]` by another verifier, and demands
the same of each file: consistent or broken, and where.
--flip also changes bytes of the file, one at a time, and demands that each change is noticed.

exit codes: 0 consistent and authentic, 3 consistent but not every signer is confirmed by a --root,
1 not consistent, 2 usage or unreadable file
"""

import argparse
import json
import pathlib
import random
import sys
import time

from vestigo_check import keys
from vestigo_check.bundle import Report, rfc3339, verify_bundle
from vestigo_check.errors import Refused

KINDS = (
    "query accepted acknowledged interim answer refusal delivered conflict withdrawal agreement "
    "descriptor erasure checkpoint heartbeat supplement"
).split()
FLIPS_MAX = 2000
FLIP_SECONDS = 15


def show(report: Report, unconfirmed: list[str]) -> None:
    print(f"consistent; exported by {report.exporter} at log size {report.size}")
    if report.synthetic:
        print("SYNTHETIC: demonstration data")
    for node, descriptor in report.parties.items():
        confirmed = "not confirmed" if node in unconfirmed else "confirmed"
        print(f"  {node} ({confirmed}): {descriptor.safety_number()}")
    for subject, entries in report.exchanges.items():
        print(f"  exchange {subject}")
        for entry in entries:
            s = entry.message.statement
            kind = KINDS[s.kind - 1]
            print(f"    message {entry.number}: {kind}, {s.issuer} to {s.audience}, iat {s.issued_at}")
    for note in report.notes:
        print(f"  note: {note}")
    for node, descriptor in report.witnesses.items():
        print(f"  witness {node}: {descriptor.safety_number()}")
    existed = report.existed_at()
    if existed is None:
        print("time self-asserted")
    else:
        print(f"existed at {rfc3339(existed[0])}, says {existed[1]}")


def unnoticed(data: bytes) -> list[int]:
    """Places where changing one bit is not noticed, among a sample that fits in the time."""
    places = random.Random(1).sample(range(len(data)), min(len(data), FLIPS_MAX))
    found, tried, began = [], 0, time.monotonic()
    for at in places:
        if time.monotonic() - began > FLIP_SECONDS:
            break
        tried += 1
        changed = bytearray(data)
        changed[at] ^= 1 << at % 8
        try:
            verify_bundle(bytes(changed))
        except Refused:
            continue
        found.append(at)
    print(f"flips: {tried} of {len(data)} bytes changed, {len(found)} unnoticed")
    return found if tried else places


def wrong_files(report: Report, directory: pathlib.Path) -> int:
    """How many files in the directory are not what the bundle names under their digest."""
    wrong = 0
    for said in report.attachments():
        path = directory / said[1].hex()
        if not path.is_file():
            print(f"  attachment {path.name}: not here")
            continue
        data = path.read_bytes()
        good = len(data) == said[2] and keys.sha256(said[5], data) == said[1]
        print(f"  attachment {path.name}: {'holds' if good else 'SOMETHING ELSE'}")
        wrong += not good
    return wrong


def compare(directory: pathlib.Path) -> int:
    cases = json.loads((directory / "verdicts.json").read_text("utf-8"))
    wrong = []
    for case in cases:
        try:
            verify_bundle((directory / case["file"]).read_bytes())
            verdict, place = "consistent", None
        except Refused as error:
            verdict, place = "broken", error.place
        if (verdict, place) != (case["verdict"], case["place"]):
            wrong.append(f"{case['file']}: {verdict} at {place}, another says {case}")
    for one in wrong:
        print(f"FAIL {one}")
    print(f"cases: {len(cases)} bundles, {len(wrong)} differences")
    return 1 if wrong or len(cases) < 50 else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=pathlib.Path, nargs="?")
    parser.add_argument("--root", action="append", default=[])
    parser.add_argument("--attachments", type=pathlib.Path)
    parser.add_argument("--cases", type=pathlib.Path)
    parser.add_argument("--flip", action="store_true")
    arguments = parser.parse_args()
    if arguments.cases is not None:
        return compare(arguments.cases)
    if arguments.file is None:
        parser.error("a bundle is needed")
    try:
        data = arguments.file.read_bytes()
    except OSError as error:
        print(f"cannot read the bundle: {error}", file=sys.stderr)
        return 2
    try:
        report = verify_bundle(data)
    except Refused as error:
        print(f"NOT CONSISTENT: {error} ({error.error_class})")
        return 1
    unconfirmed = report.unconfirmed(set(arguments.root))
    show(report, unconfirmed)
    if arguments.attachments is not None and wrong_files(report, arguments.attachments):
        print("NOT CONSISTENT: an attached file is not what was named")
        return 1
    if arguments.flip and unnoticed(data):
        return 1
    if unconfirmed:
        print("signers not confirmed: compare their safety numbers by another road")
        return 3
    print("authentic: every national root is one that was given")
    return 0


if __name__ == "__main__":
    sys.exit(main())
