"""SHA-256 and BLAKE2b without OpenSSL, whose loading takes longer than all that is digested here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    # As the standard library's `random` does it; the modules are named so in CPython 3.11, and from 3.12 on.
    try:
        from _blake2 import blake2b
        from _sha256 import sha256
    except ImportError:
        try:
            from _blake2 import blake2b

            from _sha2 import sha256
        except ImportError:
            from hashlib import blake2b, sha256

__all__ = ["blake2b", "sha256"]
