"""Deterministic CBOR (docs/protocol.md section 1): a strict reader, and a writer for comparing.

Integers, byte strings, texts, booleans and None come as Python's own; arrays as lists, maps as
dicts in their order, tags as Tag.
"""

from dataclasses import dataclass
from typing import Any


class NotDeterministic(ValueError):
    """The bytes are not the one encoding of anything."""


@dataclass(frozen=True)
class Tag:
    number: int
    value: Any


DEPTH_MAX = 24


def decode(data: bytes, depth_max: int = DEPTH_MAX) -> Any:
    value, end = _item(data, 0, 0, depth_max)
    if end != len(data):
        raise NotDeterministic(f"{len(data) - end} bytes follow the item")
    return value


def depth(data: bytes, at: int = 0) -> int:
    """How deep the item at a place is nested: 0 for one that is no array, map or tag."""
    return _walk(data, at)[0]


def item_end(data: bytes, at: int) -> int:
    """Where the item that begins at a place ends."""
    return _item(data, at, 0, DEPTH_MAX)[1]


def first_unsigned(data: bytes) -> int | None:
    """The unsigned integer with which an array begins. Only these two heads are looked at, and
    their length does not matter: what follows may have any shape."""

    def head(at: int) -> tuple[int, int | None, int] | None:
        if at >= len(data) or data[at] & 31 in (28, 29, 30):
            return None
        major, info = data[at] >> 5, data[at] & 31
        if info < 24 or info == 31:
            return major, None if info == 31 else info, at + 1
        end = at + 1 + (1 << (info - 24))
        return (major, int.from_bytes(data[at + 1 : end], "big"), end) if end <= len(data) else None

    array = head(0)
    if array is None or array[0] != 4:
        return None
    first = head(array[2])
    return first[1] if first is not None and first[0] == 0 else None


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Major type, argument, and where the head ends."""
    if at >= len(data):
        raise NotDeterministic("the item is cut short")
    major, info = data[at] >> 5, data[at] & 31
    at += 1
    if info < 24:
        return major, info, at
    if info > 27:
        raise NotDeterministic("indefinite length or a reserved head")
    length = 1 << (info - 24)
    if at + length > len(data):
        raise NotDeterministic("the head is cut short")
    argument = int.from_bytes(data[at : at + length], "big")
    if major != 7 and argument < (24, 1 << 8, 1 << 16, 1 << 32)[info - 24]:
        raise NotDeterministic("a head is longer than it need be")
    return major, argument, at + length


def _item(data: bytes, at: int, level: int, most: int) -> tuple[Any, int]:
    if level > most:
        raise NotDeterministic("nested too deep")
    start = at
    major, argument, at = _head(data, at)
    if major == 0:
        return argument, at
    if major == 1:
        return -1 - argument, at
    if major in (2, 3):
        if argument > len(data) - at:
            raise NotDeterministic("a string is cut short")
        content = data[at : at + argument]
        if major == 2:
            return content, at + argument
        try:
            return content.decode("utf-8"), at + argument
        except UnicodeDecodeError as error:
            raise NotDeterministic("a text is not UTF-8") from error
    if major == 4:
        items = []
        for _ in range(argument):
            item, at = _item(data, at, level + 1, most)
            items.append(item)
        return items, at
    if major == 5:
        pairs: dict[Any, Any] = {}
        last = None
        for _ in range(argument):
            key_at = at
            key, at = _item(data, at, level + 1, most)
            raw = data[key_at:at]
            if last is not None and last >= raw:
                raise NotDeterministic("map keys do not ascend")
            last = raw
            value, at = _item(data, at, level + 1, most)
            # Keys of these formats are integers and texts; anything else stays by its bytes.
            pairs[key if isinstance(key, (int, str)) and not isinstance(key, bool) else raw] = value
        return pairs, at
    if major == 6:
        value, at = _item(data, at, level + 1, most)
        return Tag(argument, value), at
    simple = {0xF4: False, 0xF5: True, 0xF6: None}
    if data[start] not in simple:
        raise NotDeterministic("a float, undefined or an unknown simple value")
    return simple[data[start]], at


def _walk(data: bytes, at: int) -> tuple[int, int]:
    major, argument, after = _head(data, at)
    count = {4: argument, 5: 2 * argument, 6: 1}.get(major, 0)
    if major in (2, 3):
        return 0, after + argument
    deepest = 0
    for _ in range(count):
        level, after = _walk(data, after)
        deepest = max(deepest, level + 1)
    return deepest, after


def _write_head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major << 5 | argument])
    for info, length in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if argument < 1 << (8 * length):
            return bytes([major << 5 | info]) + argument.to_bytes(length, "big")
    raise ValueError("too large for CBOR")


def encode(value: Any) -> bytes:
    if value is None or isinstance(value, bool):
        return {None: b"\xf6", False: b"\xf4", True: b"\xf5"}[value]
    if isinstance(value, int):
        return _write_head(0, value) if value >= 0 else _write_head(1, -1 - value)
    if isinstance(value, bytes):
        return _write_head(2, len(value)) + value
    if isinstance(value, str):
        content = value.encode("utf-8")
        return _write_head(3, len(content)) + content
    if isinstance(value, list):
        return _write_head(4, len(value)) + b"".join(encode(item) for item in value)
    if isinstance(value, dict):
        pairs = sorted((encode(key), encode(item)) for key, item in value.items())
        return _write_head(5, len(pairs)) + b"".join(key + item for key, item in pairs)
    if isinstance(value, Tag):
        return _write_head(6, value.number) + encode(value.value)
    raise TypeError(f"no CBOR for {type(value).__name__}")
