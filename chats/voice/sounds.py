"""The address of a recording that a call plays: signed by us, and dead after a few minutes.

The provider fetches it without its own signature. Like a link it is made as it is needed and kept nowhere.
"""

import hmac
from base64 import b32decode, b32encode
from datetime import datetime, timedelta

from chats import keyring

PATH = "/hooks/voice-sound/"
LIVES = timedelta(minutes=15)
"""Longer than a call."""
_NUMBER, _PROOF = 5, 15
_LETTERS = 40


def token(take_id: int, now: datetime) -> str:
    """Return the token of one take, for a call that goes on now."""
    named = take_id.to_bytes(_NUMBER, "big") + int((now + LIVES).timestamp()).to_bytes(_NUMBER, "big")
    return b32encode(named + _proof(named)).decode().lower()


def take_in(written: str, now: datetime) -> int | None:
    """The take of a token; None where it is none of ours, or its time is over."""
    if len(written) != _LETTERS or not written.isascii():
        return None
    try:
        octets = b32decode(written.upper())
    except ValueError:
        return None
    named, proof = octets[: 2 * _NUMBER], octets[2 * _NUMBER :]
    ends_at = int.from_bytes(named[_NUMBER:], "big")
    if not hmac.compare_digest(proof, _proof(named)) or ends_at <= now.timestamp():
        return None
    return int.from_bytes(named[:_NUMBER], "big")


def _proof(named: bytes) -> bytes:
    return hmac.digest(keyring.ring().derive("call-sound"), named, "sha256")[:_PROOF]
