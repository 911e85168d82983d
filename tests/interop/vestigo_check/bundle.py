"""The court bundle and its verification (docs/protocol.md section 10)."""

import datetime
from dataclasses import dataclass, field
from typing import Any, Iterator

from . import cbor, content, log
from .documents import (
    LOG_ED25519, LOG_ML_DSA_44, WITNESS_ED25519, WITNESS_ML_DSA_44, Agreement, Descriptor,
    decode_agreement, parse_descriptor,
)
from .errors import Refused, demand
from .keys import thumbprint
from .message import (
    Message, Opened, UnknownVersion, is_message, open_content, parse_message,
)

RULE = "bundle-rule"
WITNESS_KINDS = ((WITNESS_ED25519, log.COSIGNATURE), (WITNESS_ML_DSA_44, log.ML_DSA_44))


@dataclass
class Entry:
    place: str
    number: int
    message: Message
    opened: Opened | None
    understood: bool
    index: int = 0

    def label(self, number: int) -> Any:
        fields = self.opened.fields if self.opened else []
        return next((value for label, value in fields if label == number), None)


@dataclass
class Report:
    exporter: str = ""
    size: int = 0
    parties: dict[str, Descriptor] = field(default_factory=dict)
    agreements: list[Agreement] = field(default_factory=list)
    exchanges: dict[str, list[Entry]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    synthetic: bool = False
    # Log, size, witness, time of every cosignature.
    witnessed: list[tuple[str, int, str, int]] = field(default_factory=list)
    witnesses: dict[str, Descriptor] = field(default_factory=dict)

    def existed_at(self) -> tuple[int, str] | None:
        """The earliest cosignature of the checkpoint that covers every message."""
        of = [(at, who) for log_, size, who, at in self.witnessed
              if (log_, size) == (self.exporter, self.size)]
        return min(of) if of else None

    def attachments(self) -> list[dict[int, Any]]:
        """What the messages name, each once, in their order."""
        named: list[dict[int, Any]] = []
        for entry in (e for entries in self.exchanges.values() for e in entries):
            for label, value in entry.opened.fields if entry.opened else []:
                if label == 8 and content.attachment(value) and value not in named:
                    named.append(value)
        return named

    def unconfirmed(self, roots: set[str]) -> list[str]:
        trusted = {root.replace(" ", "").replace("-", "") for root in roots}
        return [
            node
            for node, descriptor in self.parties.items()
            if descriptor.safety_number().replace(" ", "") not in trusted
        ]


def rfc3339(seconds: int) -> str:
    moment = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def each(name: str, items: list[Any]) -> Iterator[tuple[str, Any]]:
    """Items with their places, which every Refused that comes out of the loop body carries."""
    for number, item in enumerate(items, 1):
        yield f"{name} {number}", item


class at:
    """Adds the place to what is refused inside."""

    def __init__(self, place: str) -> None:
        self.place = place

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        if isinstance(error, Refused) and error.place is None:
            error.at(self.place)


# A part is nested at most this deep below the member that lists it.
PART_DEPTH_MAX = 8
MESSAGE_MAX, DESCRIPTOR_MAX, RECEIPT_MAX = 72_832, 32_768, 4_608


def verify_bundle(data: bytes) -> Report:
    with at("bundle"):
        demand(len(data) <= 64 * 1024 * 1024, "bundle-form", "larger than 64 MiB")
        try:
            outer = cbor.decode(data, PART_DEPTH_MAX + 2)
        except cbor.NotDeterministic as error:
            raise Refused("bundle-form", str(error)) from error
        shape = isinstance(outer, dict) and list(outer) == [1, 2, 3, 4, 5, 6, 7]
        demand(shape, "bundle-form", "not the members of a bundle")
        lists = all(isinstance(outer[n], list) for n in range(2, 8))
        demand(lists, "bundle-form", "not the members of a bundle")
        typed = all(isinstance(note, bytes) for note in outer[6]) and all(
            log.is_proof(proof) for proof in outer[7]
        )
        demand(typed and content.uint(outer[1]), "bundle-form", "not the members of a bundle")
        demand(outer[1] == 1, "bundle-form", "only format version 1 is known")
    return Verification(outer).run()


def within(item: Any, most: int, form: str) -> Any:
    demand(len(cbor.encode(item)) <= most, form, f"larger than {most} bytes")
    return item


class Verification:
    def __init__(self, outer: dict[int, Any]) -> None:
        self.outer = outer
        self.report = Report()
        self.parts: dict[str, list[tuple[str, Any]]] = {}
        self.newest: dict[str, tuple[str, Descriptor]] = {}
        self.entries: list[Entry] = []
        self.agreement_count = len(outer[3])
        self.checkpoints: list[tuple[log.Checkpoint, bytes]] = []

    def run(self) -> Report:
        self.read_parts()
        self.descriptors()
        self.messages("agreement message", True)
        self.messages("message", False)
        with at("bundle"):
            demand(bool(self.entries), RULE, "there is no message")
        leaves = set()
        for entry in self.entries:
            with at(entry.place):
                leaf = entry.message.statement.leaf_hash
                demand(leaf not in leaves, RULE, "the entry stands twice")
                leaves.add(leaf)
        self.letters()
        self.read_checkpoints()
        self.consistency()
        self.receipts()
        self.parties()
        self.agreements()
        self.claims()
        for entry in self.entries[self.agreement_count :]:
            self.report.exchanges.setdefault(entry.message.statement.subject, []).append(entry)
        self.report.synthetic = any(entry.label(11) is True for entry in self.entries)
        return self.report

    def read_parts(self) -> None:
        """Every part in its form, in the order of docs/bundle.md; descriptors last."""
        for name, member, read in (
            ("checkpoint", 6, log.parse_checkpoint),
            ("agreement message", 3, self.outer_message),
            ("message", 4, self.outer_message),
            ("receipt", 5, lambda item: log.parse_receipt_item(
                within(item, RECEIPT_MAX, "receipt-form"))),
            ("descriptor", 2, lambda item: parse_descriptor(
                within(item, DESCRIPTOR_MAX, "descriptor-form"))),
        ):
            self.parts[name] = []
            for place, item in each(name, self.outer[member]):
                with at(place):
                    self.parts[name].append((place, read(item)))

    @staticmethod
    def outer_message(item: Any) -> Any:
        demand(is_message(item), "message-form", "not the four members of a message")
        return within(item, MESSAGE_MAX, "message-form")

    def descriptors(self) -> None:
        last = None
        for place, descriptor in self.parts["descriptor"]:
            with at(place):
                if last is not None:
                    order = (last.node, last.version) < (descriptor.node, descriptor.version)
                    demand(order, RULE, "descriptors do not ascend")
                    if last.node == descriptor.node:
                        descriptor.succeeds(last)
                last = descriptor
                self.newest[descriptor.node] = (place, descriptor)
        seen: set[bytes] = set()
        for place, descriptor in self.newest.values():
            for key in descriptor.keys:
                with at(place):
                    demand(key.key not in seen, RULE, "a key of this node is also another's")
                    seen.add(key.key)

    def messages(self, name: str, about_agreements: bool) -> None:
        for number, (place, item) in enumerate(self.parts[name], 1):
            with at(place):
                demand(item[3] is None, RULE, "the checkpoint member must be null")
                message = parse_message(item, may_be_erased=True)
                statement = message.statement
                issuer = self.newest.get(statement.issuer)
                demand(issuer is not None, "no-descriptor", f"none of {statement.issuer}")
                key = issuer[1].signing_key(statement.kid, statement.issued_at)
                demand(key is not None, "no-key", "kid may not sign at iat")
                statement.verify(key)
                entry = Entry(place, number, message, None, False)
                self.open(entry)
                demand((statement.kind == 10) == about_agreements, RULE, "in the wrong member")
                self.entries.append(entry)

    def letters(self) -> None:
        """A statement to oneself stands for a letter and says so; no other does."""
        for entry in self.entries:
            if entry.understood:
                statement = entry.message.statement
                own = statement.issuer == statement.audience
                with at(entry.place):
                    said = (entry.label(12) is not None) == own
                    demand(said, RULE, "a letter is named exactly in a statement to oneself")

    def open(self, entry: Entry) -> None:
        if entry.message.preimage == b"":
            self.report.notes.append(f"{entry.place}: its content was destroyed")
            return
        try:
            entry.opened = open_content(entry.message)
        except UnknownVersion as error:
            if entry.message.disclosures:
                raise
            self.report.notes.append(f"{entry.place}: {error}")
            return
        if entry.opened.withheld:
            self.report.notes.append(f"{entry.place}: {entry.opened.withheld} fields withheld")
            return
        try:
            content.check(entry.message.statement.kind, entry.opened.fields)
            entry.understood = True
        except Refused as error:
            self.report.notes.append(f"{entry.place}: content not understood: {error}")

    def read_checkpoints(self) -> None:
        last = None
        for place, checkpoint in self.parts["checkpoint"]:
            with at(place):
                order = (checkpoint.origin, checkpoint.size)
                demand(last is None or last < order, RULE, "checkpoints do not ascend")
                last = order
                owner = self.newest.get(checkpoint.origin)
                demand(owner is not None, "no-descriptor", f"none of {checkpoint.origin}")
                descriptor = owner[1]
                ids = {identity for _, identity, _ in checkpoint.lines}

                def signer(role: int, kind: int) -> Any:
                    named = [
                        key
                        for key in descriptor.of_role(role)
                        if log.key_id(checkpoint.origin, kind, key.key) in ids
                    ]
                    demand(bool(named), RULE, "no log key of the descriptor signed it")
                    return named[0]

                first = signer(LOG_ED25519, log.ED25519)
                second = signer(LOG_ML_DSA_44, log.ML_DSA_44)
                log.verify_checkpoint(
                    checkpoint, checkpoint.origin, first.key, second.key, True,
                    self.cosigners(checkpoint.origin),
                )
                time = checkpoint.signed_at
                valid = first.covers(time) and second.covers(time)
                demand(valid, RULE, "a log key was not valid at the time of signing")
                self.witnessed(checkpoint)
                self.checkpoints.append((checkpoint, first.key))

    def cosigners(self, origin: str) -> list[tuple[str, int, bytes]]:
        """Witness keys of every descriptor but the log's own."""
        return [
            (node, kind, key.key)
            for node, (_, descriptor) in sorted(self.newest.items())
            if node != origin
            for role, kind in WITNESS_KINDS
            for key in descriptor.of_role(role)
        ]

    def witnessed(self, checkpoint: log.Checkpoint) -> None:
        roles = {kind: role for role, kind in WITNESS_KINDS}
        for node, kind, key, time in checkpoint.cosigned:
            entries = self.newest[node][1].of_role(roles[kind])
            valid = any(entry.key == key and entry.covers(time) for entry in entries)
            demand(valid, RULE, "a witness key was not valid at the time of signing")
            self.report.witnessed.append((checkpoint.origin, checkpoint.size, node, time))

    def consistency(self) -> None:
        proofs = list(each("consistency proof", self.outer[7]))
        for (old, _), (new, _) in zip(self.checkpoints, self.checkpoints[1:]):
            if old.origin != new.origin:
                continue
            with at("bundle"):
                demand(bool(proofs), RULE, "a consistency proof is missing")
            place, proof = proofs.pop(0)
            with at(place):
                demand(proof[:2] == [old.size, new.size], RULE, "not of these neighbours")
                held = log.grew(old.size, new.size, proof[2], old.root, new.root)
                demand(held, "consistency", "the log did not grow like this")
        for place, _ in proofs:
            with at(place):
                raise Refused(RULE, "between no two checkpoints")

    def receipts(self) -> None:
        with at("bundle"):
            one_each = len(self.outer[5]) == len(self.entries)
            demand(one_each, RULE, "not exactly one receipt per message")
        parsed = self.parts["receipt"]
        with at("receipt 1"):
            kid = parsed[0][1].kid
            own = [(c, key) for c, key in self.checkpoints if thumbprint(key) == kid]
            demand(bool(own), RULE, "no checkpoint is signed with its key")
        exporter, key = own[-1]
        self.report.exporter, self.report.size = exporter.origin, exporter.size
        last = -1
        for number, ((place, receipt), entry) in enumerate(zip(parsed, self.entries)):
            with at(place):
                demand(receipt.kind == "inclusion", "receipt-proof", "no inclusion proof")
                demand(receipt.proof[0] == exporter.size, RULE, "at another size")
                leaf = entry.message.statement.leaf_hash
                _, tree = receipt.verify_inclusion(key, leaf)
                demand(tree == exporter.root, RULE, "another root than the checkpoint's")
                entry.index = receipt.proof[1]
                if number == self.agreement_count:
                    last = -1
                demand(entry.index > last, RULE, "messages are not in log order")
                last = entry.index
            with at(entry.place):
                statement = entry.message.statement
                party = exporter.origin in (statement.issuer, statement.audience)
                demand(party, RULE, "the exporter is no party")

    def parties(self) -> None:
        named = set()
        for entry in self.entries:
            statement = entry.message.statement
            with at(entry.place):
                known = statement.audience in self.newest
                demand(known, "no-descriptor", f"none of {statement.audience}")
            named |= {statement.issuer, statement.audience}
        for node, (place, _) in self.newest.items():
            with at(place):
                cosigned = any(node == witness for _, _, witness, _ in self.report.witnessed)
                demand(node in named or cosigned, RULE, "its node is no party and no witness")
        for place, (checkpoint, _) in each("checkpoint", self.checkpoints):
            with at(place):
                demand(checkpoint.origin in named, RULE, "its log is of no party")
        known = {node: descriptor for node, (_, descriptor) in sorted(self.newest.items())}
        self.report.parties = {node: d for node, d in known.items() if node in named}
        self.report.witnesses = {node: d for node, d in known.items() if node not in named}

    def agreements(self) -> None:
        open_proposals: dict[bytes, tuple[Entry, Agreement]] = {}
        accepted: dict[bytes, Agreement] = {}
        for entry in self.entries[: self.agreement_count]:
            statement = entry.message.statement
            pair = {statement.issuer, statement.audience}
            with at(entry.place):
                demand(entry.understood, RULE, "it must be whole and understood")
                step, document = entry.label(16), entry.label(17)
                demand(step in (1, 2, 3, 4), RULE, "an unknown step")
                if step in (1, 2):
                    demand(document is not None, RULE, "no document")
                    agreement = decode_agreement(document)
                if step == 1:
                    demand(agreement.parties() == pair, RULE, "of other parties")
                    open_proposals[statement.leaf_hash] = (entry, agreement)
                elif step == 2:
                    named = [leaf for leaf in statement.in_reply_to if leaf in open_proposals]
                    demand(bool(named), RULE, "it accepts no open proposal")
                    proposal, proposed = open_proposals.pop(named[0])
                    made = proposal.message.statement
                    by_other = (statement.issuer, statement.audience) == (
                        made.audience,
                        made.issuer,
                    )
                    demand(by_other, RULE, "the proposal was not made to its issuer")
                    demand(agreement.hash == proposed.hash, RULE, "another document")
                    accepted[statement.leaf_hash] = agreement
                    self.report.agreements.append(agreement)
                else:
                    named = [leaf for leaf in statement.in_reply_to if leaf in accepted]
                    demand(bool(named), RULE, "it ends no agreement")
                    demand(accepted[named[0]].parties() == pair, RULE, "of other parties")
        # Of several the one with the lowest leaf hash is named.
        for _, (entry, _) in sorted(open_proposals.items(), key=lambda item: item[0]):
            with at(entry.place):
                raise Refused(RULE, "the proposal was not accepted")
        for entry in self.entries[self.agreement_count :]:
            named = entry.label(1)
            if named is None or not content.digest(named):
                continue
            statement = entry.message.statement
            pair = {statement.issuer, statement.audience}
            found = any(a.hash == named and a.parties() == pair for a in accepted.values())
            with at(entry.place):
                own = statement.issuer == self.report.exporter
                demand(found or not own, RULE, "the agreement that it names is missing")
            if not found:
                self.report.notes.append(f"{entry.place}: names an agreement that is not here")

    def claims(self) -> None:
        by_leaf = {entry.message.statement.leaf_hash: entry for entry in self.entries}
        series, ids = set(), set()
        for entry in self.entries:
            s, note = entry.message.statement, self.report.notes.append
            for leaf in s.in_reply_to:
                if leaf not in by_leaf:
                    note(f"{entry.place}: replies to {leaf.hex()}, which is not here")
                    continue
                other = by_leaf[leaf].message.statement
                if {other.issuer, other.audience} != {s.issuer, s.audience}:
                    note(f"{entry.place}: replies to an entry between others")
                elif other.subject != s.subject:
                    note(f"{entry.place}: replies to an entry of another exchange")
            place = (s.issuer, s.audience, s.claims.get("epoch", 0), s.claims["sequence"])
            if place in series:
                note(f"{entry.place}: sequence number used before")
            series.add(place)
            if (s.issuer, s.message_id) in ids:
                note(f"{entry.place}: message id used before")
            ids.add((s.issuer, s.message_id))
