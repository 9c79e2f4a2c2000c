"""Whether our own mail server vouches for the sender that a mail names (RFC 8601). Pure.

Its word stands in a field that begins with its name. A mail may bring such a field with it: whoever runs the
server lets it remove those of its own name, as RFC 8601 (5) wants.
"""

import re
from email.message import Message

from chats.mailroom.parts import header

_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"^(dkim|dmarc)\s*=\s*([a-z]+)(?![a-z])(.*)$", re.IGNORECASE)
_SIGNED_BY = re.compile(r"\bheader\.(?:d\s*=\s*|i\s*=\s*\S*@)([a-z0-9.-]+)", re.IGNORECASE)
_DOMAIN = re.compile(r"@([a-z0-9.-]+)>?\s*$", re.IGNORECASE)
_MOST = 20
"""Fields and results that are looked at."""


def is_vouched_for(mail: Message, by: str) -> bool:
    """Whether the server called ``by`` found DMARC to pass or, where it says nothing of that, a signature
    of the sender's own domain.
    """
    results = [result for one in _of(mail, by) for result in one]
    dmarc = {verdict for method, verdict, _ in results if method == "dmarc"}
    if dmarc:
        return dmarc == {"pass"}
    from_domain = _DOMAIN.search(header(mail, "From"))
    if from_domain is None:
        return False
    signers = [
        _SIGNED_BY.search(rest) for method, verdict, rest in results if (method, verdict) == ("dkim", "pass")
    ]
    return any(signer is not None and _aligned(signer[1], from_domain[1]) for signer in signers)


def _of(mail: Message, by: str) -> list[list[tuple[str, str, str]]]:
    """What the fields of this server say: method, verdict and the rest of each result."""
    said = [" ".join(str(one).split()) for one in mail.get_all("Authentication-Results", [])[:_MOST]]
    found = []
    for one in said:
        name, _, results = _COMMENT.sub(" ", one).partition(";")
        if name.strip().partition(" ")[0].lower() == by.lower():
            matches = [_RESULT.match(result.strip()) for result in results.split(";")[:_MOST]]
            found.append([(m[1].lower(), m[2].lower(), m[3]) for m in matches if m is not None])
    return found


def _aligned(signer: str, sender: str) -> bool:
    """Whether one of the two domains is the other or stands above it."""
    one, other = signer.lower().strip("."), sender.lower().strip(".")
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
