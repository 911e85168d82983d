"""Statements and messages (docs/protocol.md sections 3 and 4)."""

import re
from dataclasses import dataclass
from typing import Any

from . import cbor, content, keys
from .errors import Refused, demand

# The last second of the year 9999.
TIME_MAX = 253_402_300_799
SUBJECT = re.compile(r"urn:vestigo:x:[0-9a-f]{32}")
# Private claims of the header: name, check.
PRIVATE = {
    -70001: ("kind", lambda v: content.uint(v) and 1 <= v <= 15),
    -70002: ("in_reply_to", lambda v: bool(v) and content.many(content.digest)(v)),
    -70003: ("sequence", content.uint),
    -70004: ("previous", content.digest),
    -70005: ("answer_by", content.uint),
    -70006: ("deliver_until", content.uint),
    -70007: ("reason", lambda v: content.uint(v) and 301 <= v <= 499),
    -70008: ("stops_clock", lambda v: v is True),
    -70009: ("epoch", lambda v: content.uint(v) and v > 0),
}


@dataclass
class Statement:
    """A statement in its one form; nothing is believed before verify."""

    protected: bytes
    payload: bytes
    signature: bytes
    leaf_hash: bytes
    kid: bytes
    issuer: str
    subject: str
    audience: str
    issued_at: int
    message_id: bytes
    claims: dict[str, Any]

    @property
    def kind(self) -> int:
        return self.claims["kind"]

    @property
    def in_reply_to(self) -> list[bytes]:
        return self.claims.get("in_reply_to", [])

    def sig_structure(self) -> bytes:
        return cbor.encode(["Signature1", self.protected, b"", self.payload])

    def verify(self, key: bytes) -> None:
        demand(keys.thumbprint(key) == self.kid, "kid", "kid names another key")
        good = keys.verifies(key, self.sig_structure(), self.signature)
        demand(good, "signature", "the signature does not verify")


def leaf_hash(entry: bytes) -> bytes:
    return keys.sha256(b"\0", entry)


def sign1(data: bytes, error_class: str) -> tuple[bytes, Any, Any, bytes]:
    """The four members of a tagged COSE_Sign1."""
    try:
        item = cbor.decode(data)
    except cbor.NotDeterministic as error:
        raise Refused(error_class, str(error)) from error
    return sign1_item(item, error_class)


def sign1_item(item: Any, error_class: str) -> tuple[bytes, Any, Any, bytes]:
    shape = isinstance(item, cbor.Tag) and item.number == 18
    shape = shape and isinstance(item.value, list) and len(item.value) == 4
    demand(shape, error_class, "not a tagged COSE_Sign1")
    protected, unprotected, payload, signature = item.value
    bytes_good = isinstance(protected, bytes) and content.octets(64)(signature)
    demand(bytes_good, error_class, "not the members of a COSE_Sign1")
    return protected, unprotected, payload, signature


def parse_statement(data: bytes) -> Statement:
    form = "statement-form"
    demand(len(data) <= 4096, form, "larger than 4,096 bytes")
    protected, unprotected, payload, signature = sign1(data, form)
    demand(unprotected == {}, form, "the unprotected header is not empty")
    demand(content.octets(32)(payload), form, "the payload is not a SHA-256")
    demand(len(protected) <= 3968, form, "the protected header is too large")
    try:
        header = cbor.decode(protected)
    except cbor.NotDeterministic as error:
        raise Refused(form, f"header: {error}") from error
    demand(isinstance(header, dict), form, "the header is no map")
    demand(list(header) == [1, 4, 15, 16, 258, 259], form, "not the members of a header")
    fixed = header[1] == -8 and header[16] == "application/vestigo-statement+cose"
    fixed = fixed and header[258] == -16 and header[259] == "application/vestigo-content+cbor"
    demand(fixed and content.octets(32)(header[4]), form, "not the header of a statement")
    claims = header[15]
    demand(isinstance(claims, dict), form, "no claims")
    required = {1, 2, 3, 6, 7, -70001, -70003}
    demand(required <= claims.keys(), form, "a claim is missing")
    names = content.node(claims[1]) and content.node(claims[3])
    subject = isinstance(claims[2], str) and SUBJECT.fullmatch(claims[2]) is not None
    rest = content.uint(claims[6]) and content.octets(16)(claims[7])
    demand(names and subject and rest, form, "a registered claim is not of its type")
    private = {}
    for label, value in claims.items():
        if label in (1, 2, 3, 6, 7):
            continue
        demand(label in PRIVATE, form, f"unknown claim {label}")
        name, check = PRIVATE[label]
        # Length is a rule of the header, not of its form.
        demand(check(value), form, f"claim {name} is not of its type")
        private[name] = value
    statement = Statement(
        protected, payload, signature, leaf_hash(data), header[4], claims[1], claims[2], claims[3],
        claims[6], claims[7], private,
    )
    check_header(statement)
    return statement


def check_header(s: Statement) -> None:
    rule, kind, claims = "header-rule", s.kind, s.claims
    replies = s.in_reply_to
    demand(len(replies) <= 64, rule, "more than 64 entries in in-reply-to")
    demand(bool(replies) or kind not in {*range(2, 10), 15}, rule, "in-reply-to is required")
    demand(not replies or kind not in (1, 13, 14), rule, "in-reply-to is forbidden")
    times = (s.issued_at, claims.get("answer_by", 0), claims.get("deliver_until", 0))
    demand(max(times) <= TIME_MAX, rule, "a time is after the year 9999")
    numbers = (claims["sequence"], claims.get("epoch", 0))
    demand(max(numbers) < 1 << 53, rule, "a sequence number or epoch is not below 2^53")
    demand(claims["sequence"] >= 1, rule, "the sequence starts at 1")
    first = claims["sequence"] == 1
    demand(first == ("previous" not in claims), rule, "previous is absent exactly at 1")
    demand("answer_by" not in claims or kind in (1, 4), rule, "answer-by in another kind")
    demand("deliver_until" not in claims or kind == 1, rule, "deliver-until in another kind")
    demand("reason" not in claims or kind in (4, 6), rule, "a reason in another kind")
    demand("stops_clock" not in claims or kind == 4, rule, "only an interim stops the clock")
    by_letter = kind in (1, 4, 5, 6, 9)
    demand(s.issuer != s.audience or by_letter, rule, "issuer and audience are one")


@dataclass
class Message:
    statement: Statement
    entry: bytes
    preimage: bytes
    disclosures: list[bytes]
    checkpoint: bytes | None


def is_message(item: Any) -> bool:
    """The four members of a message, by their types."""
    shape = isinstance(item, list) and len(item) == 4 and isinstance(item[0], bytes)
    shape = shape and isinstance(item[1], bytes) and content.many(content.any_bytes, 512)(item[2])
    return shape and (item[3] is None or isinstance(item[3], bytes))


def parse_message(item: Any, may_be_erased: bool = False) -> Message:
    """From the decoded outer array; in a bundle the content may have been destroyed."""
    demand(is_message(item), "message-form", "not the four members of a message")
    statement = parse_statement(item[0])
    erased = may_be_erased and item[1] == b"" and item[2] == []
    hashed = erased or keys.sha256(item[1]) == statement.payload
    demand(hashed, "payload", "the preimage is not what was hashed")
    return Message(statement, item[0], item[1], item[2], item[3])


def decode_message(data: bytes) -> Message:
    demand(len(data) <= 72832, "message-form", "too large")
    try:
        item = cbor.decode(data)
    except cbor.NotDeterministic as error:
        raise Refused("message-form", str(error)) from error
    return parse_message(item)


@dataclass
class Opened:
    fields: list[tuple[int, Any]]
    raw: list[tuple[int, bytes, bytes]]  # label, bytes of the value, digest
    withheld: int
    version: int


class UnknownVersion(Refused):
    def __init__(self, version: int) -> None:
        super().__init__("content-version", f"content version {version} is not known")
        self.version = version


def open_content(message: Message) -> Opened:
    """Disclosures against digests; some may be missing."""
    form = "content-form"
    length = len(message.preimage) + sum(map(len, message.disclosures))
    demand(length <= 64_512, form, "longer than 64,512 bytes")
    try:
        version = cbor.first_unsigned(message.preimage)
        if version not in (None, 1):
            raise UnknownVersion(version)
        preimage = cbor.decode(message.preimage)
    except cbor.NotDeterministic as error:
        raise Refused(form, f"preimage: {error}") from error
    shape = isinstance(preimage, list) and len(preimage) == 3 and preimage[0] == 1
    shape = shape and content.octets(32)(preimage[1])
    shape = shape and content.many(content.digest, 512)(preimage[2])
    demand(shape, form, "not a preimage")
    remaining = iter(preimage[2])
    fields, raw, last = [], [], 0
    for data in message.disclosures:
        try:
            disclosure = cbor.decode(data)
        except cbor.NotDeterministic as error:
            raise Refused(form, f"disclosure: {error}") from error
        shape = isinstance(disclosure, list) and len(disclosure) == 3
        shape = shape and content.octets(16)(disclosure[0]) and content.uint(disclosure[2])
        demand(shape, form, "not a disclosure")
        # [83] [50 salt] value label
        value_at = 18
        demand(cbor.depth(data, value_at) <= 8, form, "a value is nested too deep")
        value_bytes = data[value_at : cbor.item_end(data, value_at)]
        label, digest = disclosure[2], keys.sha256(data)
        demand(any(d == digest for d in remaining), "digest", f"label {label} matches no digest")
        demand(label >= last, "order", f"label {label} stands after {last}")
        last = label
        fields.append((label, disclosure[1]))
        raw.append((label, value_bytes, digest))
    return Opened(fields, raw, len(preimage[2]) - len(fields), 1)


def open_whole(message: Message) -> Opened:
    """As open_content; every digest has its disclosure, and the labels are those of the kind."""
    opened = open_content(message)
    demand(opened.withheld == 0, "incomplete", f"{opened.withheld} fields are not disclosed")
    content.check(message.statement.kind, opened.fields)
    return opened
