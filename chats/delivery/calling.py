"""The pages of a call: where the provider fetches what is said, and posts the key that was pressed.

As with links (docs/decisions/0006), nothing is stored: a token is the number of the message and an HMAC of
its name under a key kept outside the database, made as the call is handed over. It says nothing about
anybody, nobody can make up that of another, and without the provider's signature it opens nothing.
"""

import hmac
from base64 import b32decode, b32encode
from dataclasses import dataclass, field

from chats import keyring
from chats.delivery.speech import speaking_tags

PATH = "/hooks/voice/"
_NUMBER, _PROOF = 5, 15
"""Octets: together they are 32 letters, and 120 bits are not guessed."""
_LETTERS = 32


@dataclass(frozen=True, slots=True)
class Token:
    """What a page's address says. It counts only for the message whose name it proves."""

    message_id: int
    proof: bytes = field(repr=False)

    def is_of(self, uid: str) -> bool:
        """Whether it was made for the message of this name."""
        return hmac.compare_digest(self.proof, _proof(uid))


class _Held:
    sender: str | None = None


def configure(sender: str | None) -> None:
    """Hold the number that a machine rings from, None for none. Called once, by create_app."""
    _Held.sender = sender


def voices() -> frozenset[str]:
    """The languages in which a machine may ring; none where there is no number to ring from."""
    return frozenset() if _Held.sender is None else speaking_tags()


def token(message_id: int, uid: str) -> str:
    """Return the token of one message: for its call as it is made, never for storing."""
    octets = message_id.to_bytes(_NUMBER, "big") + _proof(uid)
    return b32encode(octets).decode().lower()


def token_in(written: str) -> Token | None:
    """Read a token that came back; None where it is none of ours."""
    if len(written) != _LETTERS or not written.isascii():
        return None
    try:
        octets = b32decode(written.upper())
    except ValueError:
        return None
    return Token(int.from_bytes(octets[:_NUMBER], "big"), octets[_NUMBER:])


def _proof(uid: str) -> bytes:
    return hmac.digest(keyring.ring().derive("call-page"), uid.encode(), "sha256")[:_PROOF]
