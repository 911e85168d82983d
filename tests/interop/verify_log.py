#!/usr/bin/env python3
"""Verifies a log directory (tiles, entry bundles, checkpoint) with the second implementation.

usage: verify_log.py DIRECTORY [--keys FILE]

FILE is a descriptor of the log's node, or a bundle that holds one; DIRECTORY/descriptor.cbor
otherwise. Statements of nodes whose descriptors are in FILE have their signatures verified too.

exit codes: 0 the log is what its checkpoint says, 1 it is not, 2 usage or unreadable files
"""

import argparse
import pathlib
import sys

from vestigo_check import cbor, log, message
from vestigo_check.documents import (
    LOG_ED25519, LOG_ML_DSA_44, WITNESS_ED25519, WITNESS_ML_DSA_44, Descriptor,
    decode_descriptor, parse_descriptor,
)
from vestigo_check.errors import Refused, demand

WIDTH = 256


def descriptors(data: bytes) -> dict[str, Descriptor]:
    """The newest descriptor of each node in a descriptor or bundle file."""
    item = cbor.decode(data)
    if isinstance(item, dict):
        found = [parse_descriptor(member) for member in item[2]]
    else:
        found = [decode_descriptor(data)]
    newest: dict[str, Descriptor] = {}
    for descriptor in sorted(found, key=lambda d: d.version):
        newest[descriptor.node] = descriptor
    return newest


def read_tiles(directory: pathlib.Path, kind: str, count: int) -> list[bytes]:
    """The contents of the tiles that hold `count` elements, in order."""
    tiles = []
    for number in range((count + WIDTH - 1) // WIDTH):
        width = min(WIDTH, count - number * WIDTH)
        path = directory / log.tile_path(kind, number, width)
        demand(path.is_file(), "tile", f"{path} is missing")
        tiles.append(path.read_bytes())
    return tiles


def hashes(directory: pathlib.Path, level: int, count: int) -> list[bytes]:
    data = b"".join(read_tiles(directory, str(level), count))
    demand(len(data) == 32 * count, "tile", f"tiles of level {level} hold another number of hashes")
    return [data[at : at + 32] for at in range(0, len(data), 32)]


def check_key(descriptor: Descriptor, role: int, kind: int, checkpoint: log.Checkpoint) -> bytes:
    ids = {identity for name, identity, _ in checkpoint.lines if name == descriptor.node}
    for key in descriptor.of_role(role):
        if log.key_id(descriptor.node, kind, key.key) in ids:
            return key.key
    raise Refused("checkpoint-missing", "no log key of the descriptor signed the checkpoint")


def read_checkpoint(path: pathlib.Path, known: dict[str, Descriptor]) -> log.Checkpoint:
    """A checkpoint with both lines of its log, and every line of a witness that is known."""
    checkpoint = log.parse_checkpoint(path.read_bytes())
    descriptor = known.get(checkpoint.origin)
    demand(descriptor is not None, "no-descriptor", f"no descriptor of {checkpoint.origin}")
    ed25519 = check_key(descriptor, LOG_ED25519, log.ED25519, checkpoint)
    ml_dsa_44 = check_key(descriptor, LOG_ML_DSA_44, log.ML_DSA_44, checkpoint)
    log.verify_checkpoint(checkpoint, checkpoint.origin, ed25519, ml_dsa_44, exact=False)
    return checkpoint


def cosigners(checkpoint: log.Checkpoint, known: dict[str, Descriptor]) -> list[str]:
    """Whose cosignatures verify; one of a known witness that does not is an error."""
    found = []
    for name, identity, signature in checkpoint.lines:
        witness = known.get(name)
        kinds = [(WITNESS_ED25519, log.COSIGNATURE), (WITNESS_ML_DSA_44, log.ML_DSA_44)]
        for role, kind in kinds if witness else []:
            for entry in witness.of_role(role):
                if log.key_id(name, kind, entry.key) != identity:
                    continue
                good = log.verifies_cosignature(checkpoint, name, kind, entry.key, signature)
                demand(good, "checkpoint-signature", f"the cosignature of {name}")
                found.append(f"{name} ({kind:02x})")
    return found


def verify(directory: pathlib.Path, known: dict[str, Descriptor]) -> None:
    checkpoint = read_checkpoint(directory / "checkpoint", known)

    entries: list[bytes] = []
    for data in read_tiles(directory, "entries", checkpoint.size):
        entries += log.entry_bundle(data)
    counted = len(entries) == checkpoint.size
    demand(counted, "tile", f"{len(entries)} entries, the checkpoint says {checkpoint.size}")
    leaves = [message.leaf_hash(entry) for entry in entries]
    level, row = 0, leaves
    while row:
        stored = hashes(directory, level, len(row))
        for at, (is_stored, computed) in enumerate(zip(stored, row)):
            where = f"entry {at}" if level == 0 else f"hash {at} of level {level}"
            demand(is_stored == computed, "tile", f"{where} is not what its tile says")
        full = len(row) // WIDTH
        row = [log.root(row[n * WIDTH : (n + 1) * WIDTH]) for n in range(full)]
        level += 1
    tree = log.root(leaves)
    demand(tree == checkpoint.root, "tile", "the entries lead to another root than was signed")
    demand(len(set(leaves)) == len(leaves), "tile", "an entry stands twice")
    cosigned = directory / "checkpoint.cosigned"
    if cosigned.is_file():
        earlier = read_checkpoint(cosigned, known)
        within = earlier.origin == checkpoint.origin and earlier.size <= checkpoint.size
        same = within and log.root(leaves[: earlier.size]) == earlier.root
        demand(same, "tile", "the cosigned checkpoint is of another tree")
        print(f"cosigned at {earlier.size} by {', '.join(cosigners(earlier, known)) or 'nobody known'}")

    verified = 0
    for number, entry in enumerate(entries):
        try:
            statement = message.parse_statement(entry)
            party = checkpoint.origin in (statement.issuer, statement.audience)
            demand(party, "entry", f"{checkpoint.origin} is no party")
            issuer = known.get(statement.issuer)
            if issuer is not None:
                key = issuer.signing_key(statement.kid, statement.issued_at)
                demand(key is not None, "no-key", "kid may not sign at iat")
                statement.verify(key)
                verified += 1
        except Refused as error:
            raise error.at(f"entry {number}")
    print(f"{checkpoint.origin}: {len(entries)} entries, root {tree.hex()}")
    print(f"checkpoint signed at {checkpoint.signed_at}; {verified} statements verified")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--keys", type=pathlib.Path)
    arguments = parser.parse_args()
    try:
        keys = (arguments.keys or arguments.directory / "descriptor.cbor").read_bytes()
        verify(arguments.directory, descriptors(keys))
    except Refused as error:
        print(f"NOT CONSISTENT: {error} ({error.error_class})")
        return 1
    except (OSError, cbor.NotDeterministic) as error:
        print(f"cannot read the log: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
