"""Passwords: argon2id, at OWASP's strength, never two of them known to be alike."""

import secrets
import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# 46 MiB, one pass, one lane: 59 ms on a small server (OWASP's first choice). Four at once, or a burst of
# sign-ins could take all memory.
_hasher = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1)
_at_once = threading.Semaphore(4)
SHORTEST, LONGEST = 12, 128


def hashed(password: str) -> str:
    """The argon2id hash to store."""
    with _at_once:
        return _hasher.hash(password)


@cache
def _nobody() -> str:
    return _hasher.hash(secrets.token_hex(16))


def matches(stored: str | None, password: str) -> bool:
    """Whether the password is right. Takes as long for an account that does not exist."""
    with _at_once:
        nobody = _nobody()  # whether it is needed or not, so that the first time too takes as long
        try:
            return _hasher.verify(stored or nobody, password) and stored is not None
        except (VerificationError, InvalidHashError):
            return False
