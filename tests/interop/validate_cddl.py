#!/usr/bin/env python3
"""Validates the vectors against protocol/vestigo.cddl with the `cddl` tool (crate cddl 0.10).

usage: validate_cddl.py CDDL_TOOL CDDL VECTORS
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import cbor2


class Validator:
    """Collects items by rule and validates each rule's items in one run of the tool."""

    def __init__(self, tool: str, cddl: str, work: pathlib.Path) -> None:
        self.tool, self.cddl, self.work = tool, cddl, work
        self.items: dict[str, list[tuple[pathlib.Path, str, bool]]] = {}

    def add(self, name: str, rule: str, data: bytes, good: bool = True) -> None:
        items = self.items.setdefault(rule, [])
        path = self.work / f"{rule}-{len(items):03}.cbor"
        path.write_bytes(data)
        items.append((path, name, good))

    def run(self) -> list[str]:
        wrong = []
        for rule, items in self.items.items():
            schema = self.work / f"{rule}.cddl"
            # The first rule of a CDDL file is what it describes.
            schema.write_text(f"root-of-this-check = {rule}\n{self.cddl}", "utf-8")
            command = [self.tool, "validate", "--cddl", str(schema)]
            for path, _, _ in items:
                command += ["--cbor", str(path)]
            done = subprocess.run(command, capture_output=True, text=True)
            said = done.stdout + done.stderr
            for path, name, good in items:
                accepted = f'"{path}" is successful' in said
                refused = f'"{path}" failed' in said
                if accepted == refused:
                    wrong.append(f"{name}: the tool said nothing about {rule}: {said[-80:]}")
                elif accepted != good:
                    verdict = "is valid" if accepted else "is not valid"
                    wrong.append(f"{name} {verdict} as {rule}")
        return wrong


def main() -> int:
    if len(sys.argv) != 4:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    tool, cddl, vectors = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    with tempfile.TemporaryDirectory() as work:
        validator = Validator(tool, cddl.read_text("utf-8"), pathlib.Path(work))
        for path in sorted(vectors.glob("*.json")):
            about = json.loads(path.read_text("utf-8"))
            data = (vectors / about["file"]).read_bytes()
            collect(validator, path.stem, about, data)
        wrong = validator.run()
        checked = sum(len(items) for items in validator.items.values())
    for line in wrong:
        print(f"FAIL {line}")
    print(f"cddl: {checked} items against vestigo.cddl, {len(wrong)} wrong")
    return 1 if wrong or checked < 100 else 0


def collect(validator: Validator, name: str, about: dict, data: bytes) -> None:
    kind, expect = about["type"], about["expect"]
    if kind == "bundle" and expect["bundle"] == "consistent":
        validator.add(name, "bundle", data)
    elif kind in ("descriptor", "agreement", "receipt") and expect[kind] == "valid":
        validator.add(name, kind, data)
    elif kind == "invitation":
        validator.add(name, "invitation", bytes.fromhex(expect["cbor"]))
    elif kind == "message" and expect["statement"] == "valid":
        if expect["content"] == "valid":
            validator.add(name, "message", data)
            for disclosure in cbor2.loads(data)[2]:
                validator.add(name, f"leaf-{expect['header']['kind']}", disclosure)
        elif name in ("bad-label-unknown", "bad-label-of-other-kind", "bad-value-type"):
            # A heartbeat whose last field CDDL alone can refuse.
            validator.add(name, "leaf-14", cbor2.loads(data)[2][-1], good=False)


if __name__ == "__main__":
    sys.exit(main())
