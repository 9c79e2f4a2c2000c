"""What a mail server's reply means (RFC 5321 4.2, RFC 3463). Pure.

The words of a reply are read but never passed on: most servers repeat the recipient's address in them.
"""

import re

from chats.delivery.channels.outcomes import Ambiguous, Outcome, Permanent, Phase, Retryable

# Our commands or our sign-in are wrong, at whatever point the server says so.
_ABOUT_US = frozenset({500, 502, 503, 504, 530, 534, 535, 538})
_TOO_LARGE = 552
_ENHANCED = re.compile(rb"[45]\.\d{1,3}\.\d{1,3}\b")
# No such mailbox or host, moved away, not a mailbox name; disabled (RFC 3463, 3.2 and 3.3).
_NOBODY = re.compile(rb"5\.(1\.(0|1|2|3|4|6|10)|2\.1|4\.4)$")
_RELAY = re.compile(rb"\brelay", re.IGNORECASE)
_WAIT = re.compile(rb"\b(\d{1,6}) ?(sec|min|s\b|m\b)", re.IGNORECASE)
_ADDRESS = re.compile(r"\S*@\S*")
_LONGEST_NAME = 200

_SAID = {
    Phase.CONNECT: "when greeted",
    Phase.ENVELOPE: "when told who it is from and for",
    Phase.DATA: "before the mail was sent",
    Phase.AWAIT_REPLY: "after reading the mail",
}


def meaning(code: int, text: bytes, phase: Phase, *, naming_us: bool = False) -> Outcome:
    """Return the outcome that a reply other than the hoped-for one stands for.

    ``naming_us``: it answers a greeting, a sign-in or MAIL FROM, where no recipient has been named yet.
    """
    enhanced = _ENHANCED.match(text)
    full = f"{code} {enhanced[0].decode()}" if enhanced else str(code)
    if code // 100 == 4:
        reason = f"the mail server asked to try later, {_SAID[phase]}"
        return Retryable(phase, full, reason, retry_after=_wait_seconds(text))
    if code // 100 == 5:
        about_us = (naming_us and code != _TOO_LARGE) or code in _ABOUT_US or bool(_RELAY.search(text))
        if about_us:
            return Permanent(phase, full, f"the mail server refused our mail, {_SAID[phase]}", of="provider")
        if _is_dead(code, enhanced[0] if enhanced else b"", phase):
            return Permanent(
                phase, full, f"the mail server refused this address, {_SAID[phase]}", of="address"
            )
        return Permanent(phase, full, f"the mail server refused this mail, {_SAID[phase]}", of="message")
    if phase is Phase.AWAIT_REPLY:
        return Ambiguous(phase, full, "the mail was handed over, but the mail server's answer makes no sense")
    return Retryable(phase, full, f"the mail server's answer made no sense, {_SAID[phase]}")


def _is_dead(code: int, enhanced: bytes, phase: Phase) -> bool:
    """Whether nobody is reached there, now or later; a full mailbox or a filter says nothing of the kind."""
    if enhanced:
        return bool(_NOBODY.match(enhanced))
    return phase is Phase.ENVELOPE and code in (550, 551, 553)


def queue_name(text: bytes) -> str:
    """Return what the server called the mail it took ("2.0.0 Ok: queued as 4F2A"), without any address."""
    words = _ADDRESS.sub("…", " ".join(text.decode("ascii", "replace").split()))
    return "".join(letter for letter in words if letter.isprintable())[:_LONGEST_NAME]


def _wait_seconds(text: bytes) -> int | None:
    """Return the wait a greylisting server names in words ("try again in 5 minutes"), if it names one."""
    wait = _WAIT.search(text)
    if wait is None:
        return None
    return int(wait[1]) * (60 if wait[2].lower().startswith(b"m") else 1)
