#!/usr/bin/env python3
"""Prints who cosigned a log with Ed25519, as verifier keys (c2sp.org/signed-note), one per line.

usage: cosigners.py DIRECTORY KEYS
"""

import base64
import pathlib
import sys

from verify_log import descriptors
from vestigo_check import log
from vestigo_check.documents import WITNESS_ED25519


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    checkpoint = log.parse_checkpoint(
        (pathlib.Path(sys.argv[1]) / "checkpoint.cosigned").read_bytes()
    )
    known = descriptors(pathlib.Path(sys.argv[2]).read_bytes())
    for name, identity, _ in checkpoint.lines:
        witness = known.get(name)
        for entry in witness.of_role(WITNESS_ED25519) if witness else []:
            if log.key_id(name, log.COSIGNATURE, entry.key) == identity:
                encoded = base64.b64encode(bytes([log.COSIGNATURE]) + entry.key).decode()
                print(f"{name}+{identity.hex()}+{encoded}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
