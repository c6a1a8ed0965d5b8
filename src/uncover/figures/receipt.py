"""A receipt: one JSON object from which a stranger can count a figure again."""

import hashlib
import json
from typing import Any

FORMAT = 2
"""What receipts are written in. It rises with the SQL of figures or the reading of their columns,
so that receipts made before answer `older rules` and are not taken for broken ones."""
FORMATS = range(1, FORMAT + 1)
HASH_KEY = "receipt_sha256"


def canonical(document: dict[str, Any]) -> bytes:
    """The canonical bytes of a receipt without its own hash.

    RFC 8785: keys sorted, no spaces, UTF-8. Receipts hold no floats and ASCII keys only, so the
    standard library writes this form (CLAIMS 5; a test holds it to an independent writer).
    """
    told = {key: value for key, value in document.items() if key != HASH_KEY}
    return json.dumps(
        told, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode()


def sealed(document: dict[str, Any]) -> dict[str, Any]:
    """The receipt with its hash in it."""
    return {**document, HASH_KEY: digest(document)}


def digest(document: dict[str, Any]) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(document)).hexdigest()


def is_whole(document: dict[str, Any]) -> bool:
    """Whether a receipt is what it was when it was sealed."""
    return document.get(HASH_KEY) == digest(document)
