"""Merkle trees, checkpoints, receipts, proof files and tiles (docs/protocol.md section 9)."""

import base64
import binascii
from dataclasses import dataclass, field
from unicodedata import category
from typing import Any, Sequence

from . import cbor, content, keys
from .errors import Refused, demand
from .message import sign1, sign1_item

ED25519, COSIGNATURE, ML_DSA_44 = 1, 4, 6
SIZE_MAX = 1 << 62


def node_hash(left: bytes, right: bytes) -> bytes:
    return keys.sha256(b"\1", left, right)


def root(leaves: list[bytes]) -> bytes:
    """The Merkle tree hash over leaf hashes (RFC 9162 section 2.1.1)."""
    if not leaves:
        return keys.sha256(b"")
    stack: list[tuple[int, bytes]] = []
    for leaf in leaves:
        size, value = 1, leaf
        while stack and stack[-1][0] == size:
            value = node_hash(stack.pop()[1], value)
            size *= 2
        stack.append((size, value))
    value = stack.pop()[1]
    while stack:
        value = node_hash(stack.pop()[1], value)
    return value


def root_of_inclusion(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """RFC 9162 section 2.1.3.2, step by step; raises ValueError on a path of the wrong length."""
    if not 0 <= index < size <= SIZE_MAX:
        raise ValueError("the index is not below the size")
    fn, sn, value = index, size - 1, leaf
    for sibling in path:
        if sn == 0:
            raise ValueError("the path is too long")
        if fn & 1 or fn == sn:
            value = node_hash(sibling, value)
            if not fn & 1:
                while fn and not fn & 1:
                    fn >>= 1
                    sn >>= 1
        else:
            value = node_hash(value, sibling)
        fn >>= 1
        sn >>= 1
    if sn:
        raise ValueError("the path is too short")
    return value


def grew(old: int, new: int, path: list[bytes], old_root: bytes, new_root: bytes) -> bool:
    """RFC 9162 section 2.1.4.2."""
    if old > new or new > SIZE_MAX:
        return False
    if old == 0:
        return not path and old_root == keys.sha256(b"")
    if old == new:
        return not path and old_root == new_root
    if not path:
        return False
    path = list(path)
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    fn, sn = old - 1, new - 1
    while fn & 1:
        fn >>= 1
        sn >>= 1
    first = second = path[0]
    for value in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            first, second = node_hash(value, first), node_hash(value, second)
            while fn and not fn & 1:
                fn >>= 1
                sn >>= 1
        else:
            second = node_hash(second, value)
        fn >>= 1
        sn >>= 1
    return sn == 0 and first == old_root and second == new_root


def base64_bytes(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused("note-form", "not base64") from error
    canonical = base64.b64encode(data).decode() == text
    demand(canonical, "note-form", "the base64 is not canonical")
    return data


def decimal(text: str, error_class: str) -> int:
    good = text.isascii() and text.isdigit() and (text == "0" or text[0] != "0")
    demand(good and int(text) < 1 << 64, error_class, "not a decimal number")
    return int(text)


def key_id(name: str, kind: int, key: bytes) -> bytes:
    return keys.sha256(name.encode(), b"\n", bytes([kind]), key)[:4]


@dataclass
class Checkpoint:
    text: str
    origin: str
    size: int
    root: bytes
    lines: list[tuple[str, bytes, bytes]]  # name, key id, signature
    signed_at: int | None = None
    # Of verified witness lines: name, type, key, time.
    cosigned: list[tuple[str, int, bytes, int]] = field(default_factory=list)

    def line(self, name: str, identity: bytes) -> bytes | None:
        return next((s for n, i, s in self.lines if (n, i) == (name, identity)), None)


def parse_checkpoint(data: bytes) -> Checkpoint:
    form = "note-form"
    demand(len(data) <= 60000, form, "too large")
    try:
        note = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(form, "not UTF-8") from error
    demand(not any(c < " " and c != "\n" for c in note), form, "a control character")
    split = note.rfind("\n\n")
    demand(split >= 0 and note.endswith("\n"), form, "no text, empty line and signatures")
    text, rest = note[: split + 1], note[split + 2 : -1]
    lines = []
    for line in rest.split("\n"):
        parts = line.removeprefix("\u2014 ").split(" ", 1)
        shape = line.startswith("\u2014 ") and len(parts) == 2 and 1 <= len(parts[0].encode()) <= 255
        name = shape and not any(c == "+" or c.isspace() or category(c) == "Cc" for c in parts[0])
        demand(name, form, "not a signature line")
        raw = base64_bytes(parts[1])
        demand(len(raw) > 4, form, "an empty signature")
        lines.append((parts[0], raw[:4], raw[4:]))
    unique = len({line[:2] for line in lines}) == len(lines)
    demand(unique and len(lines) <= 32, form, "two lines by one key, or too many")
    form = "checkpoint-form"
    parts = text.split("\n")
    demand(len(parts) == 4 and parts[3] == "", form, "not three lines")
    demand(content.node(parts[0]), form, "the origin is no node name")
    size = decimal(parts[1], form)
    try:
        tree = base64_bytes(parts[2])
    except Refused as error:
        raise Refused(form, str(error)) from error
    demand(len(tree) == 32 and size <= SIZE_MAX, form, "the root is no SHA-256")
    demand(size or tree == keys.sha256(b""), form, "not the root of an empty log")
    return Checkpoint(text, parts[0], size, tree, lines)


def subtree_message(cosigner: str, time: int, checkpoint: Checkpoint) -> bytes:
    def short(name: str) -> bytes:
        return bytes([len(name)]) + name.encode()

    return (
        b"subtree/v1\n\0" + short(cosigner) + time.to_bytes(8, "big") + short(checkpoint.origin)
        + bytes(8) + checkpoint.size.to_bytes(8, "big") + checkpoint.root
    )


def verify_checkpoint(
    checkpoint: Checkpoint, origin: str, ed25519: bytes, ml_dsa_44: bytes, exact: bool,
    witnesses: Sequence[tuple[str, int, bytes]] = (),
) -> None:
    """Both lines of the log; with exact, these two first and in their order, and then no line but
    those of the given witness keys (name, type, key), which verify, by name and key id."""
    demand(checkpoint.origin == origin, "checkpoint-origin", f"of {checkpoint.origin}")
    own = [key_id(origin, ED25519, ed25519), key_id(origin, ML_DSA_44, ml_dsa_44)]
    first, second = (checkpoint.line(origin, identity) for identity in own)
    demand(first is not None, "checkpoint-missing", "no Ed25519 line of the log")
    good = keys.verifies(ed25519, checkpoint.text.encode(), first)
    demand(good, "checkpoint-signature", "the Ed25519 line does not verify")
    demand(second is not None, "checkpoint-missing", "no ML-DSA-44 line of the log")
    time, signature = int.from_bytes(second[:8], "big"), second[8:]
    demand(0 < time < 1 << 63, "checkpoint-signature", "no usable time")
    message = subtree_message(origin, time, checkpoint)
    good = keys.verifies_ml_dsa_44(ml_dsa_44, message, signature)
    demand(good, "checkpoint-signature", "the ML-DSA-44 line does not verify")
    checkpoint.signed_at = time
    if exact:
        known = [(origin, identity) for identity in own]
        cosigners: dict[tuple[str, bytes], tuple[int, bytes]] = {}
        for name, kind, key in witnesses:
            cosigners.setdefault((name, key_id(name, kind, key)), (kind, key))
        for name, identity, line in checkpoint.lines:
            if (name, identity) in known:
                continue
            found = cosigners.get((name, identity))
            demand(found is not None, "checkpoint-line", f"a line by a key of {name} that is unknown")
            good = verifies_cosignature(checkpoint, name, *found, line)
            demand(good, "checkpoint-signature", f"the cosignature of {name} does not verify")
            time = int.from_bytes(line[:8], "big")
            checkpoint.cosigned.append((name, *found, time))
        present = [line[:2] for line in checkpoint.lines]
        others = [(name.encode(), identity) for name, identity in present[2:]]
        ordered = present[:2] == known and others == sorted(others)
        demand(ordered, "checkpoint-order", "the lines are out of order")


def verifies_cosignature(
    checkpoint: Checkpoint, name: str, kind: int, key: bytes, signature: bytes
) -> bool:
    """A witness's line, of type 04 or 06."""
    time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
    if not 0 < time < 1 << 63:
        return False
    if kind == COSIGNATURE:
        message = f"cosignature/v1\ntime {time}\n{checkpoint.text}".encode()
        return keys.verifies(key, message, signature)
    return keys.verifies_ml_dsa_44(key, subtree_message(name, time, checkpoint), signature)


@dataclass
class Receipt:
    kid: bytes
    kind: str  # inclusion or consistency
    proof: list[Any]
    protected: bytes
    signature: bytes

    def verify_signature(self, key: bytes, tree: bytes) -> None:
        demand(keys.thumbprint(key) == self.kid, "receipt-key", "signed with another key")
        message = cbor.encode(["Signature1", self.protected, b"", tree])
        good = keys.verifies(key, message, self.signature)
        demand(good, "receipt-signature", "the signature does not verify over that root")

    def verify_inclusion(self, key: bytes, leaf: bytes) -> tuple[int, bytes]:
        demand(self.kind == "inclusion", "receipt-proof", "no inclusion proof")
        size, index, path = self.proof
        try:
            tree = root_of_inclusion(leaf, index, size, path)
        except ValueError as error:
            raise Refused("receipt-proof", str(error)) from error
        self.verify_signature(key, tree)
        return size, tree

    def verify_consistency(self, key: bytes, old_root: bytes, new_root: bytes) -> None:
        demand(self.kind == "consistency", "receipt-proof", "no consistency proof")
        old, new, path = self.proof
        demand(grew(old, new, path, old_root, new_root), "receipt-proof", "does not hold")
        self.verify_signature(key, new_root)


def parse_receipt_item(item: Any) -> Receipt:
    form = "receipt-form"
    protected, unprotected, payload, signature = sign1_item(item, form)
    demand(payload is None, form, "the payload is not nil")
    try:
        header = cbor.decode(protected)
        demand(isinstance(header, dict) and list(header) == [1, 4, 395], form, "header")
        demand(header[1] == -8 and header[395] == 1, form, "header")
        demand(content.octets(32)(header[4]), form, "kid")
        demand(isinstance(unprotected, dict) and list(unprotected) == [396], form, "proofs")
        proofs = unprotected[396]
        shape = isinstance(proofs, dict) and list(proofs) in ([-1], [-2])
        demand(shape, form, "not one kind of proof")
        ((kind, encoded),) = proofs.items()
        shape = isinstance(encoded, list) and len(encoded) == 1 and isinstance(encoded[0], bytes)
        demand(shape, form, "not one proof")
        proof = cbor.decode(encoded[0])
    except cbor.NotDeterministic as error:
        raise Refused(form, str(error)) from error
    demand(is_proof(proof), form, "not a proof")
    name = "inclusion" if kind == -1 else "consistency"
    return Receipt(header[4], name, proof, protected, signature)


def is_proof(proof: Any) -> bool:
    """[number, number, path]"""
    shape = isinstance(proof, list) and len(proof) == 3
    return shape and all(map(content.uint, proof[:2])) and content.many(content.digest)(proof[2])


def decode_receipt(data: bytes) -> Receipt:
    sign1(data, "receipt-form")
    return parse_receipt_item(cbor.decode(data))


def verify_proof_file(
    text: str, leaf: bytes, origin: str, ed25519: bytes, ml_dsa_44: bytes
) -> tuple[int, int]:
    """c2sp.org/tlog-proof@v1: index and size."""
    form = "tlog-proof-form"
    head, found, note = text.partition("\n\n")
    demand(bool(found), form, "no checkpoint")
    lines = head.split("\n")
    demand(lines[0] == "c2sp.org/tlog-proof@v1", form, "another format")
    at = 2 if len(lines) > 1 and lines[1].startswith("extra ") else 1
    demand(len(lines) > at and lines[at].startswith("index "), form, "no index")
    index = decimal(lines[at].removeprefix("index "), form)
    path = [base64_bytes(line) for line in lines[at + 1 :]]
    checkpoint = parse_checkpoint(note.encode())
    verify_checkpoint(checkpoint, origin, ed25519, ml_dsa_44, exact=False)
    try:
        tree = root_of_inclusion(leaf, index, checkpoint.size, path)
    except ValueError as error:
        raise Refused("tlog-proof-inclusion", str(error)) from error
    demand(tree == checkpoint.root, "tlog-proof-inclusion", "another root")
    return index, checkpoint.size


def entry_bundle(data: bytes) -> list[bytes]:
    entries, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 2], "big")
        entry = data[at + 2 : at + 2 + length]
        demand(at + 2 <= len(data) and len(entry) == length, "tile", "an entry is cut short")
        entries.append(entry)
        at += 2 + length
    return entries


def tile_path(kind: str, number: int, width: int) -> str:
    groups = [f"{number % 1000:03}"]
    while number >= 1000:
        number //= 1000
        groups.insert(0, f"x{number % 1000:03}")
    partial = f".p/{width}" if width < 256 else ""
    return f"tile/{kind}/{'/'.join(groups)}{partial}"
