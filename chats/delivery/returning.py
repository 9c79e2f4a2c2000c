"""Two addresses of each mail: where an answer to it goes, and where it comes back to if it cannot arrive.

``r-TOKEN@domain`` and ``b-TOKEN@domain``. As with links (docs/decisions/0006), nothing is stored: a token is
the number of the message and an HMAC of its name under a key kept outside the database, made as the mail is
handed over. Whoever has the mail has its addresses, and nobody can make up those of another.
"""

import hmac
from base64 import b32decode, b32encode
from dataclasses import dataclass, field
from enum import StrEnum

from chats import keyring

_NUMBER, _PROOF = 5, 15
"""Octets: together they are 32 letters, and 120 bits are not guessed."""
_LETTERS = 32


class Way(StrEnum):
    """What an address is for, and the letter that it begins with."""

    ANSWER = "r"
    BOUNCE = "b"


@dataclass(frozen=True, slots=True)
class Token:
    """What an address says. It counts only for the message whose name it proves."""

    way: Way
    message_id: int
    proof: bytes = field(repr=False)

    def is_of(self, uid: str) -> bool:
        """Whether it was made for the message of this name."""
        return hmac.compare_digest(self.proof, _proof(self.way, uid))


def address(way: Way, message_id: int, uid: str, domain: str) -> str:
    """Return the address of one message: for filling a mail as it is sent, never for storing."""
    token = message_id.to_bytes(_NUMBER, "big") + _proof(way, uid)
    return f"{way}-{b32encode(token).decode().lower()}@{domain}"


def token_in(written: str, domain: str) -> Token | None:
    """Read an address that came back, in whatever case; None where it is none of ours."""
    name, _, host = written.rpartition("@")
    kind, _, letters = name.lower().partition("-")
    known = host.lower().rstrip(".") == domain.lower() and kind in tuple(Way)
    if not known or len(letters) != _LETTERS or not letters.isascii():
        return None
    try:
        octets = b32decode(letters.upper())
    except ValueError:
        return None
    return Token(Way(kind), int.from_bytes(octets[:_NUMBER], "big"), octets[_NUMBER:])


def _proof(way: Way, uid: str) -> bytes:
    key = keyring.ring().derive("mail-address")
    return hmac.digest(key, f"{way}|{uid}".encode(), "sha256")[:_PROOF]
