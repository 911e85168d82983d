#!/usr/bin/env python3
"""Checks every vector with the second implementation.

usage: verify_vectors.py VECTORS
exit codes: 0 all as their JSON says, 1 at least one is not, 2 usage
"""

import hashlib
import json
import pathlib
import sys
from typing import Any

from vestigo_check import cbor, documents, keys, log, message
from vestigo_check.bundle import Report, rfc3339, verify_bundle
from vestigo_check.errors import Refused


def hexes(values: list[bytes]) -> list[str]:
    return [value.hex() for value in values]


def safety_number(data: bytes, inputs: dict, _: pathlib.Path) -> dict:
    node, root = inputs["node"], bytes.fromhex(inputs["root"])
    assert data == b"vestigo-root-v1\0" + node.encode() + b"\0" + root
    return {"safety_number": keys.safety_number(node, root)}


def thumbprint(data: bytes, inputs: dict, _: pathlib.Path) -> dict:
    kid = keys.thumbprint(bytes.fromhex(inputs["public_key"]))
    assert hashlib.sha256(data).digest() == kid
    return {"kid": kid.hex()}


def check_message(data: bytes, inputs: dict, _: pathlib.Path) -> dict:
    key = bytes.fromhex(inputs["public_key"])
    keys.check_ed25519(key)
    try:
        parsed = message.decode_message(data)
        parsed.statement.verify(key)
    except Refused as error:
        return {"statement": error.error_class}
    s = parsed.statement
    claims = s.claims
    found: dict[str, Any] = {
        "statement": "valid",
        "header": {
            "kid": s.kid.hex(),
            "iss": s.issuer,
            "sub": s.subject,
            "aud": s.audience,
            "iat": s.issued_at,
            "cti": s.message_id.hex(),
            "kind": s.kind,
            "in_reply_to": hexes(s.in_reply_to),
            "sequence": claims["sequence"],
            "previous": claims["previous"].hex() if "previous" in claims else None,
            "answer_by": claims.get("answer_by"),
            "deliver_until": claims.get("deliver_until"),
            "reason": claims.get("reason"),
            "stops_clock": claims.get("stops_clock", False),
            "epoch": claims.get("epoch", 0),
        },
        "payload": s.payload.hex(),
        "leaf_hash": s.leaf_hash.hex(),
        "sig_structure": s.sig_structure().hex(),
        "statement_bytes": len(parsed.entry),
    }
    try:
        opened = message.open_whole(parsed)
    except message.UnknownVersion as error:
        return {**found, "content": error.error_class, "content_version": error.version}
    except Refused as error:
        return {**found, "content": error.error_class}
    found |= {
        "content": "valid",
        "content_version": opened.version,
        "fields": [
            {"label": label, "value": value.hex(), "digest": digest.hex()}
            for label, value, digest in opened.raw
        ],
    }
    salts = bytes.fromhex(inputs["salts"])
    sealed = [
        cbor.encode([salts[32 + 16 * n : 48 + 16 * n], value, label])
        for n, (label, value) in enumerate(opened.fields)
    ]
    assert sealed == parsed.disclosures, "sealing with the salts gives other disclosures"
    preimage = cbor.encode([1, salts[:32], [keys.sha256(d) for d in sealed]])
    assert preimage == parsed.preimage, "sealing with the salts gives another preimage"
    return found


def check_descriptor(data: bytes, inputs: dict, vectors: pathlib.Path) -> dict:
    try:
        descriptor = documents.decode_descriptor(data)
        if inputs.get("previous"):
            before = (vectors / inputs["previous"]).read_bytes()
            descriptor.succeeds(documents.decode_descriptor(before))
    except Refused as error:
        return {"descriptor": error.error_class}
    previous = descriptor.members.get(3)
    return {
        "descriptor": "valid",
        "node": descriptor.node,
        "version": descriptor.version,
        "country": descriptor.members[5],
        "root": descriptor.root.hex(),
        "digest": descriptor.digest().hex(),
        "previous_digest": previous.hex() if previous else None,
        "safety_number": descriptor.safety_number(),
        "keys": [
            {
                "role": key.role,
                "key": key.key.hex(),
                "kid": keys.thumbprint(key.key).hex() if len(key.key) == 32 else None,
                "not_before": key.not_before,
                "not_after": key.not_after,
                "revoked_at": key.revoked_at,
            }
            for key in descriptor.keys
        ],
        "recoveries": [
            {
                "epoch": epoch,
                "at": at,
                "reached": [reached[0], reached[1].hex()],
                "seen": [seen[0], seen[1].hex()] if seen else None,
            }
            for epoch, at, reached, seen in descriptor.members.get(13, [])
        ],
    }


def check_agreement(data: bytes, _: dict, __: pathlib.Path) -> dict:
    try:
        agreement = documents.decode_agreement(data)
    except Refused as error:
        return {"agreement": error.error_class}
    members = agreement.members
    return {
        "agreement": "valid",
        "hash": agreement.hash.hex(),
        "first": members[3],
        "second": members[4],
        "valid_from": members[6],
    }


def check_invitation(data: bytes, _: dict, __: pathlib.Path) -> dict:
    item, encoded = documents.decode_invitation(data.decode().removesuffix("\n"))
    return {
        "invitation": "valid",
        "cbor": encoded.hex(),
        "node": item[0],
        "descriptor_digest": item[4].hex(),
        "safety_number": keys.safety_number(item[0], item[1]),
    }


def log_keys(inputs: dict) -> tuple[str, bytes, bytes]:
    return (
        inputs["origin"], bytes.fromhex(inputs["ed25519"]), bytes.fromhex(inputs["ml_dsa_44"])
    )


def check_checkpoint(data: bytes, inputs: dict, _: pathlib.Path) -> dict:
    try:
        checkpoint = log.parse_checkpoint(data)
        log.verify_checkpoint(checkpoint, *log_keys(inputs), exact=True)
    except Refused as error:
        return {"checkpoint": error.error_class}
    return {
        "checkpoint": "valid",
        "size": checkpoint.size,
        "root": checkpoint.root.hex(),
        "signed_at": checkpoint.signed_at,
        "lines": [{"name": n, "key_id": i.hex()} for n, i, _ in checkpoint.lines],
    }


def check_receipt(data: bytes, inputs: dict, _: pathlib.Path) -> dict:
    key, tree = bytes.fromhex(inputs["ed25519"]), bytes.fromhex(inputs["root"])
    try:
        receipt = log.decode_receipt(data)
        if receipt.kind == "inclusion":
            size, found = receipt.verify_inclusion(key, bytes.fromhex(inputs["leaf_hash"]))
            assert found == tree
            sizes = {"size": size, "index": receipt.proof[1]}
        else:
            receipt.verify_consistency(key, bytes.fromhex(inputs["old_root"]), tree)
            sizes = {"old": receipt.proof[0], "new": receipt.proof[1]}
    except Refused as error:
        return {"receipt": error.error_class}
    path = hexes(receipt.proof[2])
    return {"receipt": "valid", "proof": receipt.kind, "path": path, **sizes}


def check_proof_file(data: bytes, inputs: dict, _: pathlib.Path) -> dict:
    leaf = bytes.fromhex(inputs["leaf_hash"])
    try:
        index, size = log.verify_proof_file(data.decode(), leaf, *log_keys(inputs))
    except Refused as error:
        return {"tlog-proof": error.error_class}
    return {"tlog-proof": "valid", "index": index, "size": size}


def check_log(data: bytes, _: dict, vectors: pathlib.Path) -> dict:
    entries = log.entry_bundle(data)
    for entry in entries:
        message.parse_statement(entry)
    leaves = [message.leaf_hash(entry) for entry in entries]
    about = json.loads((vectors / "log-entries.json").read_text("utf-8"))["expect"]
    roots = [log.root(leaves[:size]) for size in range(len(leaves) + 1)]
    for leaf, proof in zip(leaves, about["inclusion"], strict=True):
        path = [bytes.fromhex(step) for step in proof["path"]]
        assert log.root_of_inclusion(leaf, proof["index"], len(leaves), path) == roots[-1]
    for proof in about["consistency"]:
        path = [bytes.fromhex(step) for step in proof["path"]]
        assert log.grew(proof["old"], len(leaves), path, roots[proof["old"]], roots[-1])
    return {"size": len(entries), "leaf_hashes": hexes(leaves), "roots": hexes(roots)}


def time_of(report: Report) -> str:
    existed = report.existed_at()
    return "time self-asserted" if existed is None else f"existed at {rfc3339(existed[0])}, says {existed[1]}"


def check_bundle(data: bytes, inputs: dict, _: pathlib.Path) -> dict:
    try:
        report = verify_bundle(data)
    except Refused as error:
        return {"bundle": error.error_class, "place": error.place}
    unconfirmed = report.unconfirmed(set(inputs["roots"]))
    return {
        "bundle": "consistent",
        "authenticity": "unconfirmed" if unconfirmed else "confirmed",
        "exporter": report.exporter,
        "size": report.size,
        "parties": [
            {
                "node": node,
                "country": descriptor.members[5],
                "descriptor_version": descriptor.version,
                "safety_number": descriptor.safety_number(),
            }
            for node, descriptor in report.parties.items()
        ],
        "agreements": hexes([agreement.hash for agreement in report.agreements]),
        "exchanges": [
            {
                "sub": subject,
                "messages": [
                    {
                        "number": entry.number,
                        "index": entry.index,
                        "kind": entry.message.statement.kind,
                        "leaf_hash": entry.message.statement.leaf_hash.hex(),
                        "withheld": entry.opened.withheld if entry.opened else 0,
                    }
                    for entry in entries
                ],
            }
            for subject, entries in report.exchanges.items()
        ],
        "synthetic": report.synthetic,
        "notes": len(report.notes),
        "time": time_of(report),
    }


CHECKS = {
    "safety-number": safety_number,
    "thumbprint": thumbprint,
    "message": check_message,
    "descriptor": check_descriptor,
    "agreement": check_agreement,
    "invitation": check_invitation,
    "checkpoint": check_checkpoint,
    "receipt": check_receipt,
    "tlog-proof": check_proof_file,
    "log": check_log,
    "bundle": check_bundle,
}
# Proofs of an audit are verified by `vestigo verify` alone.
NOT_READ = {"audit-proof"}
# Notation for people, and what a JSON gives so that the check has something to verify.
NOT_COMPARED = {"clauses", "inclusion", "consistency"}


def differences(expect: dict, found: dict) -> list[str]:
    wrong = []
    for name, value in expect.items():
        if name in NOT_COMPARED:
            continue
        if name == "fields":
            value = [{k: v for k, v in item.items() if k != "diagnostic"} for item in value]
        if found.get(name) != value:
            wrong.append(f"{name} should be {value!r:.80}, is {found.get(name)!r:.80}")
    return wrong


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    vectors = pathlib.Path(sys.argv[1])
    failures, checked, types = [], 0, set()
    for line in (vectors / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, path = line.split("  ", 1)
        if hashlib.sha256((vectors / path).read_bytes()).hexdigest() != digest:
            failures.append(f"{path}: not the file of SHA256SUMS")
    for path in sorted(vectors.glob("*.json")):
        about = json.loads(path.read_text("utf-8"))
        data = (vectors / about["file"]).read_bytes()
        if about["type"] in NOT_READ:
            continue
        found = CHECKS[about["type"]](data, about.get("inputs", {}), vectors)
        types.add(about["type"])
        checked += 1
        failures += [f"{path.stem}: {wrong}" for wrong in differences(about["expect"], found)]
    for failure in failures:
        print(f"FAIL {failure}")
    print(f"vectors: {checked} checked, {len(failures)} wrong")
    complete = types == CHECKS.keys() and checked >= 100
    return 0 if complete and not failures else 1


if __name__ == "__main__":
    sys.exit(main())
