#!/usr/bin/env python3
"""Verifies a log with aics-tlog, a transparency log library that is not ours.

usage: verify_with_aics_tlog.py DIRECTORY ED25519-KEY-HEX COSIGNER...

A COSIGNER is a verifier key of a witness; each must have cosigned checkpoint.cosigned.

exit codes: 0 accepted, 1 not, 2 usage
"""

import base64
import hashlib
import pathlib
import sys

from aics_tlog.checkpoint import checkpoint_from_note, verify_checkpoint
from aics_tlog.note import parse_note, parse_vkey
from aics_tlog.tiles import FileSystemTileReader, consistency_proof_from_tiles
from aics_tlog.tree import verify_consistency
from aics_tlog.verified import VerifiedTileReader, audit_tiles


def fail(words: str) -> int:
    print(f"NOT CONSISTENT: {words}")
    return 1


def main() -> int:
    if len(sys.argv) < 3:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    directory, key, cosigners = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    witnesses = [parse_vkey(text) for text in cosigners]
    heads = {}
    for name, quorum in (("checkpoint", 0), ("checkpoint.cosigned", len(witnesses))):
        path = directory / name
        if not path.is_file():
            return fail(f"there is no {name}")
        try:
            note = parse_note(path.read_bytes())
            head, _ = checkpoint_from_note(note)
            material = bytes([1]) + bytes.fromhex(key)
            identity = hashlib.sha256(head.origin.encode() + b"\n" + material).digest()[:4]
            vkey = parse_vkey(
                f"{head.origin}+{identity.hex()}+{base64.b64encode(material).decode()}"
            )
            result = verify_checkpoint(note, vkey, witnesses if quorum else None, quorum)
        except ValueError as error:
            return fail(f"{name}: {error}")
        if not result.ok:
            return fail(f"{name}: {result.error}")
        heads[name] = head
    new, old = heads["checkpoint"], heads["checkpoint.cosigned"]
    reader = FileSystemTileReader(directory)
    try:
        report = audit_tiles(reader, new.size, new.root)
        if 0 < old.size < new.size:
            verified = VerifiedTileReader(reader, new.size, new.root)
            proof = consistency_proof_from_tiles(verified, old.size, new.size)
            if not verify_consistency(old.size, new.size, old.root, new.root, proof):
                return fail("the cosigned checkpoint is of another tree")
    except (ValueError, LookupError, OSError) as error:
        return fail(f"tiles: {error}")
    print(
        f"aics-tlog: {report.size} entries, {report.tiles} tiles, {report.bundles} bundles; "
        f"{len(witnesses)} witnesses at {old.size}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
