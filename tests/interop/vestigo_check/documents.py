"""Descriptors, agreements and invitations (docs/protocol.md sections 7 and 8)."""

import base64
from dataclasses import dataclass
from typing import Any

from . import cbor, content, keys
from .errors import Refused, demand
from .message import sign1_item

SIGNING, LOG_ED25519, LOG_ML_DSA_44, TRANSPORT, WITNESS_ED25519, WITNESS_ML_DSA_44 = range(1, 7)
DESCRIPTOR_TYPE = "application/vestigo-descriptor+cose"


def plain_text(value: Any) -> bool:
    return isinstance(value, str)


@dataclass
class Key:
    role: int
    key: bytes
    not_before: int
    not_after: int | None
    revoked_at: int | None

    def in_force(self) -> bool:
        return self.not_after is None and self.revoked_at is None

    def covers(self, time: int) -> bool:
        return (
            self.not_before <= time
            and (self.not_after is None or time <= self.not_after)
            and (self.revoked_at is None or time < self.revoked_at)
        )


@dataclass
class Descriptor:
    doc: bytes
    members: dict[int, Any]
    keys: list[Key]
    signatures: list[Any]

    @property
    def node(self) -> str:
        return self.members[1]

    @property
    def version(self) -> int:
        return self.members[2]

    @property
    def root(self) -> bytes:
        return self.members[4]

    def digest(self) -> bytes:
        return keys.sha256(self.doc)

    def safety_number(self) -> str:
        return keys.safety_number(self.node, self.root)

    def signing_key(self, kid: bytes, time: int) -> bytes | None:
        for key in self.of_role(SIGNING):
            if keys.thumbprint(key.key) == kid and key.covers(time):
                return key.key
        return None

    def of_role(self, role: int) -> list[Key]:
        return [key for key in self.keys if key.role == role]

    def current_signing_key(self) -> bytes:
        return next(key.key for key in self.of_role(SIGNING) if key.in_force())

    def signed_by(self, index: int, key: bytes) -> bool:
        protected, unprotected, payload, signature = sign1_item(
            self.signatures[index], "descriptor-signature"
        )
        header = {1: -8, 4: keys.thumbprint(key), 16: DESCRIPTOR_TYPE}
        if protected != cbor.encode(header) or unprotected != {} or payload is not None:
            return False
        message = cbor.encode(["Signature1", protected, b"", self.doc])
        return keys.verifies(key, message, signature)

    def succeeds(self, previous: "Descriptor") -> None:
        why = "succession"
        demand(self.node == previous.node, why, "another node")
        demand(self.root == previous.root, why, "another national root")
        demand(self.version == previous.version + 1, why, "not the next version")
        demand(self.members.get(3) == previous.digest(), why, "does not name the version before")
        before, now = previous.members.get(13, []), self.members.get(13, [])
        kept = now[: len(before)] == before and len(now) <= len(before) + 1
        demand(kept, why, "changes the recoveries before")
        old = previous.current_signing_key()
        revoked = any(key.key == old and key.revoked_at is not None for key in self.keys)
        if not revoked:
            signed = len(self.signatures) == 3 and self.signed_by(2, old)
            demand(signed, why, "the previous signing key did not sign")


def parse_key(item: Any) -> Key:
    shape = isinstance(item, list) and 3 <= len(item) <= 5 and content.uint(item[0])
    shape = shape and isinstance(item[1], bytes) and content.uint(item[2])
    demand(shape, "descriptor-form", "not a key entry")
    if len(item) == 4:
        demand(content.uint(item[3]), "descriptor-form", "not-after is no time")
    if len(item) == 5:
        windows = (item[3] is None or content.uint(item[3])) and content.uint(item[4])
        demand(windows, "descriptor-form", "not-after or revoked-at is no time")
    return Key(*item, *[None] * (5 - len(item)))


REQUIRED = {
    1: content.node, 2: content.uint, 4: content.octets(32), 5: content.country,
    6: lambda v: isinstance(v, dict)
    and all(plain_text(k) and plain_text(x) for k, x in v.items()),
    7: lambda v: isinstance(v, list), 8: content.many(plain_text),
    9: content.many(content.uint), 12: content.uint,
}


def head(value: Any) -> bool:
    shape = isinstance(value, list) and len(value) == 2
    return shape and content.uint(value[0]) and content.digest(value[1])


def recovery(value: Any) -> bool:
    shape = isinstance(value, list) and len(value) in (3, 4)
    shape = shape and content.uint(value[0]) and content.uint(value[1])
    return shape and all(head(item) for item in value[2:])


OPTIONAL = {
    3: content.digest, 10: plain_text, 11: plain_text, 13: content.many(recovery),
}


def parse_descriptor(item: Any) -> Descriptor:
    form, rule = "descriptor-form", "descriptor-rule"
    shape = isinstance(item, list) and len(item) == 2 and isinstance(item[0], bytes)
    demand(shape and isinstance(item[1], list), form, "not a descriptor")
    doc, signatures = item
    try:
        members = cbor.decode(doc)
    except cbor.NotDeterministic as error:
        raise Refused(form, str(error)) from error
    demand(content.record(REQUIRED, OPTIONAL)(members), form, "not a descriptor document")
    entries = [parse_key(entry) for entry in members[7]]
    keys.check_ed25519(members[4])
    demand(members[2] >= 1, rule, "versions start at 1")
    demand((members[2] == 1) == (3 not in members), rule, "version 1 alone has no predecessor")
    demand(members[5].lower() == members[1][8:10], rule, "country and node name differ")
    languages = all(
        len(k) == 2 and all("a" <= c <= "z" for c in k) for k in members[6]
    )
    demand(languages, rule, "a language is two lower-case letters")
    demand(len(entries) <= 64, rule, "more than 64 keys")
    versions = members[9]
    ascending = all(a < b for a, b in zip(versions, versions[1:]))
    demand(ascending and 1 in versions, rule, "content versions")
    listed = [members[4]] + [entry.key for entry in entries]
    demand(len(set(listed)) == len(listed), rule, "one key stands in two places")
    epochs = members.get(13)
    if epochs is not None:
        demand(1 <= len(epochs) <= 16, rule, "1 to 16 recoveries")
        numbers = [r[0] for r in epochs]
        demand(numbers == list(range(1, len(epochs) + 1)), rule, "epochs rise by one from 1")
        demand(all(a[1] <= b[1] for a, b in zip(epochs, epochs[1:])), rule, "order of epochs")
        beyond = all(len(r) == 3 or r[3][0] > r[2][0] for r in epochs)
        demand(beyond, rule, "a recovery names a head that was not lost")
    for role in (SIGNING, LOG_ED25519, LOG_ML_DSA_44, TRANSPORT):
        live = [e for e in entries if e.role == role and e.in_force()]
        demand(len(live) == 1, rule, f"role {role} has not exactly one key in force")
    for entry in entries:
        if entry.role in (SIGNING, LOG_ED25519, TRANSPORT, WITNESS_ED25519):
            demand(len(entry.key) == 32, rule, "an Ed25519 key has 32 bytes")
            keys.check_ed25519(entry.key)
        elif entry.role in (LOG_ML_DSA_44, WITNESS_ML_DSA_44):
            demand(len(entry.key) == 1312, rule, "an ML-DSA-44 key has 1,312 bytes")
    descriptor = Descriptor(doc, members, entries, signatures)
    demand(len(signatures) in (2, 3), rule, "two or three signatures are required")
    demand(descriptor.signed_by(0, members[4]), "descriptor-signature", "the root did not sign")
    own = descriptor.current_signing_key()
    demand(descriptor.signed_by(1, own), "descriptor-signature", "the signing key did not sign")
    if len(signatures) == 3:
        demand(members[2] > 1, rule, "version 1 has no previous signing key")
        by_listed = any(descriptor.signed_by(2, e.key) for e in descriptor.of_role(SIGNING))
        demand(by_listed, rule, "the third signature is of no signing key that is listed")
    return descriptor


def decode_descriptor(data: bytes) -> Descriptor:
    demand(len(data) <= 32768, "descriptor-form", "too large")
    try:
        item = cbor.decode(data)
    except cbor.NotDeterministic as error:
        raise Refused("descriptor-form", str(error)) from error
    return parse_descriptor(item)


def ascending(item: content.Check) -> content.Check:
    return lambda v: content.many(item)(v) and all(a < b for a, b in zip(v, v[1:]))


def rule_of_grade(v: Any) -> bool:
    shape = isinstance(v, list) and len(v) == 3
    return shape and all(content.uint(x) for x in (v[0], v[2])) and (
        v[1] is None or content.uint(v[1])
    )


_codes = ascending(content.uint)
clauses = content.record(
    {
        1: _codes, 2: _codes, 3: _codes, 4: _codes, 5: content.many(rule_of_grade),
        6: content.uint, 8: content.uint, 9: content.uint, 10: ascending(content.country),
        11: content.uint,
        12: content.record({1: content.uint}, {2: content.uint, 3: content.uint}),
        13: content.uint, 14: content.uint,
        15: content.record({1: content.boolean, 2: content.uint}, {}),
    },
    {7: content.uint},
)
agreement_document = content.record(
    {
        1: content.uint, 2: content.octets(32), 3: content.node, 4: content.node,
        6: content.uint, 7: clauses, 8: clauses,
    },
    {5: content.digest, 9: plain_text},
)


@dataclass
class Agreement:
    members: dict[int, Any]
    hash: bytes

    def parties(self) -> set[str]:
        return {self.members[3], self.members[4]}


def decode_agreement(data: bytes) -> Agreement:
    form, rule = "agreement-form", "agreement-rule"
    demand(len(data) <= 32768, form, "too large")
    try:
        members = cbor.decode(data)
    except cbor.NotDeterministic as error:
        raise Refused(form, str(error)) from error
    demand(agreement_document(members), form, "not an agreement")
    demand(members[1] == 1, rule, "only format version 1 is known")
    demand(members[3] < members[4], rule, "the parties are not in order")
    for direction in (members[7], members[8]):
        demand(direction[13] > 0 and direction[14] > 0, rule, "a deadline is 0")
        levels = [level for _, _, level in direction[5]]
        demand(all(level <= 3 for level in levels), rule, "an automatic level is above 3")
        two = direction.get(7)
        alone = two is None or all(level < two for level in levels)
        demand(alone, rule, "automatic where two officers must decide")
    return Agreement(members, keys.sha256(data))


def decode_invitation(text: str) -> tuple[list[Any], bytes]:
    form = "invitation-form"
    demand(text.startswith("vestigo1:"), form, "no invitation")
    encoded = text.removeprefix("vestigo1:")
    demand("=" not in encoded, form, "padded")
    data = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
    item = cbor.decode(data)
    shape = isinstance(item, list) and len(item) == 6 and content.node(item[0])
    shape = shape and all(content.octets(32)(item[n]) for n in (1, 2, 4))
    demand(shape and content.many(plain_text)(item[3]) and content.uint(item[5]), form, "members")
    return item, data
