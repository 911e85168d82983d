#!/usr/bin/env python3
"""Prints the Ed25519 key that signed a log's checkpoint, in hexadecimal.

usage: log_key.py DIRECTORY KEYS
"""

import pathlib
import sys

from verify_log import check_key, descriptors
from vestigo_check import log
from vestigo_check.documents import LOG_ED25519


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    checkpoint = log.parse_checkpoint((pathlib.Path(sys.argv[1]) / "checkpoint").read_bytes())
    known = descriptors(pathlib.Path(sys.argv[2]).read_bytes())
    print(check_key(known[checkpoint.origin], LOG_ED25519, log.ED25519, checkpoint).hex())
    return 0


if __name__ == "__main__":
    sys.exit(main())
