#!/usr/bin/env python3
"""Verifies a bundle and a log with scitt-cose, a SCITT implementation that is not ours.

usage: verify_with_scitt_cose.py BUNDLE LOG-DIRECTORY [VECTORS]

It verifies the signature of every statement of the bundle, every receipt, every inclusion in and
the growth of the log in LOG-DIRECTORY at every size (or evenly spread sizes of a large log), and
it must reject each of them once altered. Only the outer CBOR is taken apart here.

exit codes: 0 all accepted and every alteration rejected, 1 otherwise, 2 usage
"""

import base64
import json
import pathlib
import sys

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from scitt_cose import merkle, verify_receipt, verify_sign1

TAG_18 = 18
SIGNING, LOG_ED25519 = 1, 2
SIZES_MAX = 40

failures: list[str] = []
counts: dict[str, int] = {}


def expect(what: str, good: bool, name: str) -> None:
    counts[what] = counts.get(what, 0) + 1
    if not good:
        failures.append(f"{what}: {name}")


def pem(key: bytes) -> bytes:
    public = Ed25519PublicKey.from_public_bytes(key)
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def keys_of(bundle: dict, role: int) -> list[tuple[str, bytes]]:
    found = []
    for doc, _ in bundle[2]:
        document = cbor2.loads(doc)
        found += [(document[1], entry[1]) for entry in document[7] if entry[0] == role]
    return found


def accepts_statement(statement: bytes, keys: list[bytes]) -> bool:
    for key in keys:
        try:
            verify_sign1(statement, public_key_pem=pem(key))
            return True
        except Exception:  # noqa: BLE001 - any reason to reject is a rejection
            continue
    return False


def accepts_receipt(receipt: bytes, entry: bytes, keys: list[bytes]) -> bool:
    return any(
        verify_receipt(receipt, leaf_entry_hex=entry.hex(), log_public_key_pem=pem(key)).ok
        for key in keys
    )


def check_bundle(data: bytes) -> None:
    bundle = cbor2.loads(data)
    signing = keys_of(bundle, SIGNING)
    logs = [key for _, key in keys_of(bundle, LOG_ED25519)]
    messages = [*bundle[3], *bundle[4]]
    for number, message in enumerate(messages, 1):
        statement = message[0]
        protected = cbor2.loads(cbor2.loads(statement).value[0])
        own = [key for node, key in signing if node == protected[15][1]]
        name = f"statement {number}"
        expect("statements accepted", accepts_statement(statement, own), name)
        altered = bytearray(statement)
        altered[-1] ^= 1
        rejected = not accepts_statement(bytes(altered), own)
        expect("altered statements rejected", rejected, name)
    for number, (item, message) in enumerate(zip(bundle[5], messages, strict=True), 1):
        receipt = cbor2.dumps(item, canonical=True)
        assert receipt in data, "the receipt was not taken out as it stands"
        name = f"receipt {number}"
        expect("receipts accepted", accepts_receipt(receipt, message[0], logs), name)
        rejected = not accepts_receipt(receipt, message[0] + b"\0", logs)
        expect("receipts for other entries rejected", rejected, name)
        altered = bytearray(receipt)
        altered[-1] ^= 1
        rejected = not accepts_receipt(bytes(altered), message[0], logs)
        expect("altered receipts rejected", rejected, name)


def read_entries(directory: pathlib.Path, size: int) -> list[bytes]:
    entries: list[bytes] = []
    for number in range((size + 255) // 256):
        width = min(256, size - 256 * number)
        groups = [f"{number % 1000:03}"]
        rest = number // 1000
        while rest:
            groups.insert(0, f"x{rest % 1000:03}")
            rest //= 1000
        name = "/".join(groups) + (f".p/{width}" if width < 256 else "")
        data = (directory / "tile" / "entries" / name).read_bytes()
        at = 0
        while at < len(data):
            length = int.from_bytes(data[at : at + 2], "big")
            entries.append(data[at + 2 : at + 2 + length])
            at += 2 + length
    return entries


def check_log(directory: pathlib.Path) -> None:
    lines = (directory / "checkpoint").read_text("utf-8").split("\n")
    size, root = int(lines[1]), base64.b64decode(lines[2]).hex()
    entries = [entry.hex() for entry in read_entries(directory, size)]
    expect("whole logs", len(entries) == size and merkle.merkle_root(entries) == root, "root")
    step = max(1, size // SIZES_MAX)
    for index in range(0, size, step):
        path = merkle.inclusion_proof(entries, index)
        good = merkle.verify_inclusion(entries[index], index, size, path, root)
        expect("inclusions accepted", good, f"entry {index}")
        other = entries[(index + 1) % size]
        if size > 1:
            bad = merkle.verify_inclusion(other, index, size, path, root)
            expect("inclusions of others rejected", not bad, f"entry {index}")
    for old in range(1, size + 1, step):
        path = merkle.consistency_proof(entries, old, size)
        old_root = merkle.merkle_root(entries[:old])
        good = merkle.verify_consistency(old_root, root, old, size, path)
        expect("growths accepted", good, f"from {old}")
        wrong = merkle.leaf_hash(entries[0] + "00")
        bad = merkle.verify_consistency(wrong, root, old, size, path)
        expect("growths from another root rejected", not bad, f"from {old}")


def check_our_proofs(vectors: pathlib.Path) -> None:
    """Proofs that our implementation made, under their verifier."""
    about = json.loads((vectors / "log-entries.json").read_text("utf-8"))["expect"]
    size, roots = about["size"], about["roots"]
    entries = [entry.hex() for entry in read_entries(vectors / "log", size)]
    for entry, proof in zip(entries, about["inclusion"], strict=True):
        good = merkle.verify_inclusion(entry, proof["index"], size, proof["path"], roots[size])
        expect("our inclusion proofs accepted", good, f"entry {proof['index']}")
    for proof in about["consistency"]:
        old = proof["old"]
        good = merkle.verify_consistency(roots[old], roots[size], old, size, proof["path"])
        expect("our consistency proofs accepted", good, f"from {old}")


def main() -> int:
    if len(sys.argv) not in (3, 4):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    check_bundle(pathlib.Path(sys.argv[1]).read_bytes())
    check_log(pathlib.Path(sys.argv[2]))
    if len(sys.argv) == 4:
        check_our_proofs(pathlib.Path(sys.argv[3]))
    for failure in failures:
        print(f"FAIL {failure}")
    for what, count in counts.items():
        print(f"scitt-cose: {count} {what}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
