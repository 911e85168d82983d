"""Names, keys and the safety number (docs/protocol.md section 2)."""

import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

from .errors import Refused

NODE_NAME = re.compile(r"vestigo/[a-z]{2}/[a-z0-9-]{1,40}")

# Edwards curve of RFC 8032 section 5.1, in affine terms enough for checking keys.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def thumbprint(key: bytes) -> bytes:
    return sha256(bytes.fromhex("a301012006215820"), key)


def safety_number(node: str, root: bytes) -> str:
    digest = hashlib.sha512(b"vestigo-root-v1\0" + node.encode() + b"\0" + root).digest()
    groups = (digest[at : at + 5] for at in range(0, 40, 5))
    return " ".join(f"{int.from_bytes(group, 'big') % 100000:05}" for group in groups)


def _decompress(key: bytes) -> tuple[int, int, int, int] | None:
    """Extended coordinates of a canonical encoding, RFC 8032 section 5.1.3."""
    if len(key) != 32:
        return None
    y = int.from_bytes(key, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_M1 % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def _add(a, b):
    one = (a[1] - a[0]) * (b[1] - b[0]) % P
    two = (a[1] + a[0]) * (b[1] + b[0]) % P
    three = 2 * a[3] * b[3] * D % P
    four = 2 * a[2] * b[2] % P
    e, f, g, h = two - one, four - three, four + three, two + one
    return e * f % P, g * h % P, f * g % P, e * h % P


def _multiply(scalar: int, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = _add(result, point)
        point = _add(point, point)
        scalar >>= 1
    return result


def _is_identity(point) -> bool:
    return point[0] % P == 0 and (point[1] - point[2]) % P == 0


def is_small_order(encoded: bytes) -> bool:
    point = _decompress(encoded)
    return point is None or _is_identity(_multiply(8, point))


_CHECKED: dict[bytes, str | None] = {}


def check_ed25519(key: bytes) -> None:
    """Accepts the canonical encoding of a point without a small-order component."""
    if key not in _CHECKED:
        point = _decompress(key)
        problem = None
        if point is None:
            problem = "not an Ed25519 key"
        elif _is_identity(_multiply(8, point)) or not _is_identity(_multiply(L, point)):
            problem = "a weak Ed25519 key"
        _CHECKED[key] = problem
    if _CHECKED[key] is not None:
        raise Refused("weak-key", _CHECKED[key])


def verifies(key: bytes, message: bytes, signature: bytes) -> bool:
    """Strict verification under a key that passed check_ed25519."""
    if len(signature) != 64 or int.from_bytes(signature[32:], "little") >= L:
        return False
    if is_small_order(signature[:32]):
        return False
    try:
        # OpenSSL compares [S]B - [k]A with R as bytes, without cofactor.
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def verifies_ml_dsa_44(key: bytes, message: bytes, signature: bytes) -> bool:
    if len(key) != 1312 or len(signature) != 2420:
        return False
    try:
        MLDSA44PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
