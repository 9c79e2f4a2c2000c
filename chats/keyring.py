"""Keys: sealed columns, keyed digests, and the secrets that links are made from.

AES-256-GCM, the row's place bound in as associated data, so that a sealed value moved to another row,
column or district does not open. Newest key seals; older ones still open (rotation).
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class CannotOpen(Exception):
    """A sealed value does not open: its key is gone, or it was moved or changed."""


@lru_cache(maxsize=64)
def _derived(secret: str, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, None, f"coffee-chats:{purpose}".encode()).derive(secret.encode())


@lru_cache(maxsize=64)
def _cipher(secret: str) -> tuple[bytes, AESGCM]:
    """What seals and opens under one secret, and the four bytes by which a sealed value names it."""
    return hashlib.sha256(_derived(secret, "key-id")).digest()[:4], AESGCM(_derived(secret, "seal"))


@dataclass(frozen=True)
class Keyring:
    """The secrets of this instance, newest first."""

    secrets: tuple[str, ...]

    def seal(self, plain: str, *, place: str) -> bytes:
        """Encrypt ``plain`` for one ``place`` (``district|table|row|column``)."""
        nonce = secrets.token_bytes(12)
        key_id, cipher = _cipher(self.secrets[0])
        return b"\x01" + key_id + nonce + cipher.encrypt(nonce, plain.encode(), place.encode())

    def open(self, sealed: bytes, *, place: str) -> str:
        """Decrypt what was sealed for ``place``. Raises CannotOpen."""
        named, nonce, body = sealed[1:5], sealed[5:17], sealed[17:]
        for secret in self.secrets:
            key_id, cipher = _cipher(secret)
            if key_id == named:
                try:
                    return cipher.decrypt(nonce, body, place.encode()).decode()
                except InvalidTag:
                    raise CannotOpen from None
        raise CannotOpen

    def digests(self, purpose: str, value: bytes) -> list[bytes]:
        """Keyed digests of ``value``, newest key first: what a look-up compares with."""
        return [hmac.digest(_derived(s, f"digest:{purpose}"), value, "sha256") for s in self.secrets]

    def digest(self, purpose: str, value: bytes) -> bytes:
        """The keyed digest to store, 32 bytes."""
        return self.digests(purpose, value)[0]

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose, from the oldest secret.

        The oldest, because a family's link must outlive a rotation; dropping that secret revokes it.
        """
        return _derived(self.secrets[-1], purpose)


class _Held:
    ring: Keyring | None = None


def configure(secret_keys: tuple[str, ...]) -> None:
    """Hold the ring of this process. Called once, by create_app."""
    _Held.ring = Keyring(secret_keys)


def ring() -> Keyring:
    """The ring of this process. Raises RuntimeError before configure."""
    if _Held.ring is None:
        raise RuntimeError("the keyring is not configured")
    return _Held.ring
