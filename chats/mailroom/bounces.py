"""What a mail server says about a mail that it could not deliver (RFC 3464, RFC 3463). Pure.

Most say it for machines; some only in a sentence, as Exim, qmail and older Exchange do. The words of such a
report repeat addresses: they are looked at and never passed on.
"""

import re
from dataclasses import dataclass
from email.message import Message
from enum import Enum

from chats.mailroom.parts import fields, first, header, parts, words

_CODE = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_REPLY = re.compile(r"(?:^|\D)(?<![\d.])([45])\d\d[ -](?!\d)")
_FIELD = re.compile(r"^([A-Za-z-]+):[ \t]*(.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_DAEMON = re.compile(
    r"\b(mailer-daemon|postmaster|mail-?delivery-?(sub)?system|microsoftexchange\w*)\b", re.I
)
_ENCLOSED = re.compile(
    r"^\W*(original message|message headers|(this is a |a )?copy of (the|your) message|below this line"
    r"|received:|return-path:|diagnostic information for administrators)",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_SAID = 2000
"""Characters of a server's words that are looked at."""
_RANK = {"failed": 4, "delayed": 3, "expanded": 2, "relayed": 1, "delivered": 0}


class Fate(Enum):
    """What became of a mail after our relay had taken it."""

    NO_SUCH_ADDRESS = "no-such-address"
    """Nobody is reached there, now or later."""
    MAILBOX_FULL = "mailbox-full"
    REFUSED = "refused"
    """This mail was refused, or given up after days: that says nothing about the address."""
    DELAYED = "delayed"
    """It is being tried further; another report will follow."""
    DELIVERED = "delivered"


@dataclass(frozen=True)
class Bounce:
    """A report: what became of the mail, with the code that says so (``5.1.1``)."""

    fate: Fate
    code: str


def bounce_in(mail: Message, *, from_nobody: bool) -> Bounce | None:
    """Return what a mail reports about ours; None where it is no such report.

    ``from_nobody``: it came with an empty sender, as RFC 5321 4.5.5 wants of reports.
    """
    status = first(mail, "message/delivery-status", "message/global-delivery-status")
    if status is not None:
        return _in_fields(fields(status))
    if mail.get_content_type() == "multipart/report" and _report_type(mail) not in ("", "delivery-status"):
        return None
    failed = header(mail, "X-Failed-Recipients")
    if failed or (from_nobody and _DAEMON.search(f"{header(mail, 'From')} {header(mail, 'Sender')}")):
        return _in_a_sentence(mail, failed=bool(failed))
    return None


def fate_of(action: str, code: str, said: str = "") -> Fate:
    """Return what action (RFC 3464, 2.3.3), status code (RFC 3463) and a server's words mean together."""
    if action in ("delayed", "delivered", "relayed", "expanded"):
        return Fate.DELAYED if action == "delayed" else Fate.DELIVERED
    kind, _, rest = code.partition(".")
    if rest == "2.2" or (rest == "0.0" and _FULL.search(said)):
        return Fate.MAILBOX_FULL
    dead = rest in _DEAD or (not rest.startswith("7.") and _UNKNOWN.search(said))
    return Fate.NO_SUCH_ADDRESS if kind == "5" and dead else Fate.REFUSED


_DEAD = frozenset({"1.0", "1.1", "1.2", "1.3", "1.4", "1.6", "1.10", "2.1", "4.4"})
"""After ``5.``: no such mailbox or host, moved away, disabled. 7.x is about our mail, 4.x about the way."""
_UNKNOWN = re.compile(
    r"no such (user|mailbox|recipient|address)|user unknown|unknown user|unknown (recipient|address)"
    r"|(user|mailbox|recipient|account|address)\S*( \S+){0,8} (not found|does ?n.t exist|not exist|unknown)"
    r"|recipient address rejected|invalid (recipient|mailbox)|no mailbox here|does ?n.t have an? \S+ account"
    r"|(mailbox|account)( \S+){0,3} (disabled|inactive)",
    re.IGNORECASE,
)
_FULL = re.compile(r"(mailbox|quota|storage)( \S+){0,4} (full|exceeded)|over quota", re.IGNORECASE)


def _report_type(mail: Message) -> str:
    return str(mail.get_param("report-type") or "").lower()


def _in_fields(text: str) -> Bounce | None:
    """The report of a machine-readable part: of several recipients, the worst."""
    found: list[tuple[int, Bounce]] = []
    for group in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        said = {name.lower(): " ".join(value.split()) for name, value in _FIELD.findall(group)}
        action, code = _word(said.get("action", "")), _code(said)
        if action in _RANK or (code and "final-recipient" in said):
            action = action if action in _RANK else "failed"
            fate = fate_of(action, code, said.get("diagnostic-code", "")[:_LONGEST_SAID])
            found.append((_RANK[action], Bounce(fate, code or "0.0.0")))
    return max(found, key=lambda one: one[0])[1] if found else None


def _word(value: str) -> str:
    return value.partition(" ")[0].lower()


def _code(said: dict[str, str]) -> str:
    """The status; the other server's own code where ours only knows that something failed."""
    status, diagnosis = _CODE.search(said.get("status", "")), said.get("diagnostic-code", "")
    inner = _CODE.search(diagnosis)
    if inner is not None and (status is None or status[0].endswith(".0.0")):
        return inner[0]
    if status is None and (reply := _REPLY.search(diagnosis)):
        return f"{reply[1]}.0.0"
    return status[0] if status else ""


def _in_a_sentence(mail: Message, *, failed: bool) -> Bounce | None:
    """The report of a server that writes for people only: the first code before the returned mail."""
    told = "\n".join(words(part) for part in parts(mail) if part.get_content_type() == "text/plain")
    enclosed = _ENCLOSED.search(told, 1)
    told = told[: enclosed.start()] if enclosed else told
    code, reply = _CODE.search(told), _REPLY.search(told)
    if code is not None:
        found = code[0]
    elif reply is not None:
        found = f"{reply[1]}.0.0"
    elif failed:
        found = "5.0.0"  # Exim names failed recipients only when it has given up
    else:
        return None
    action = "failed" if found[0] == "5" or failed else "delayed"
    return Bounce(fate_of(action, found, told[:_LONGEST_SAID]), found)
