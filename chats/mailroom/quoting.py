"""What a person wrote in an answer, without the mail below it and the line their phone adds. Pure.

A line that is cut by mistake is worse than one too many: with one too many a person reads the answer. So a
line goes only where it has the shape that mail programs give it, in whatever language.
"""

import re
from collections.abc import Sequence

from chats.mailroom.phrases import PHRASES

_DIRECTIONS = str.maketrans(
    "", "", "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_QUOTED = re.compile(r"^\s*>")
_ADDRESS = re.compile(r"\S+@\S+\.\S+")
_DASHED = re.compile(r"^\s*([-—–_]{3,}|[-—–]{2,}\s*\S.*\S\s*[-—–]{2,}|_{10,})\s*$")
"""``-----Original Message-----``, ``------------------ 原始邮件 ------------------``, a long rule."""
_BARE_RULE = re.compile(r"^\s*[-—–]{3,}\s*$")
_SIGNATURE = re.compile(r"^-- ?$")
_LABEL = re.compile(r"^\s*\*?\s*([^\s:：*@][^:：*@]{0,24}?)\s*\*?\s*[:：]\s*\*?\s*(\S.*)?$")
_FROM = frozenset(phrase for row in PHRASES.values() for phrase in row.said_by)
_WROTE = tuple(phrase for row in PHRASES.values() for phrase in row.wrote)
_DEVICE = tuple(phrase for row in PHRASES.values() for phrase in row.sent_from)
_LOOK_BELOW = 3


def written(text: str) -> str:
    """Return the part of a mail's words that its writer wrote; what stands below a quotation stays."""
    lines = [line.translate(_DIRECTIONS).rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    kept: list[str] = []
    at = 0
    while at < len(lines):
        if _is_rest(lines, at):
            break
        introduced = _introduction(lines, at)
        if introduced:
            at += introduced
            continue
        if not _QUOTED.match(lines[at]):
            kept.append(lines[at])
        at += 1
    return _without_device(kept)


def _is_rest(lines: Sequence[str], at: int) -> bool:
    """Whether everything from here on is the mail below: Outlook and others do not mark its lines."""
    line, below = lines[at], _below(lines, at + 1)
    if _SIGNATURE.match(lines[at]) or _names_sender(line, below):
        return True
    if not _DASHED.match(line):
        return False
    if _BARE_RULE.match(line) or not re.search(r"\w", line.replace("_", "")):
        return bool(below) and _names_sender(below[0], below[1:])
    return True


def _names_sender(line: str, below: Sequence[str]) -> bool:
    """Whether ``From: …`` stands here and another field below it."""
    first = _LABEL.match(line)
    if first is None or first[1].strip().lower() not in _FROM:
        return False
    return bool(first[2]) and any(_LABEL.match(one) for one in below[:2])


def _introduction(lines: Sequence[str], at: int) -> int:
    """How many lines say who wrote what is quoted below ("On Monday Ana <ana@…> wrote:"); 0 if none."""
    if not lines[at].strip() or _QUOTED.match(lines[at]):
        return 0
    for size in (1, 2, 3):
        some = lines[at : at + size]
        said = " ".join(some).strip()
        if len(some) < size or not all(line.strip() for line in some) or len(said) > 300:
            return 0
        if said.rstrip("* ")[-1:] not in (":", "："):
            continue
        named, wrote = _ADDRESS.search(said), any(verb in said.lower() for verb in _WROTE)
        below = _below(lines, at + size)
        if below and _QUOTED.match(below[0]) and (named or wrote):
            return size
        if wrote and (named or (not below and re.search(r"\d", said))):
            return len(lines)  # what is below is not marked, and it is the mail that was answered
    return 0


def _below(lines: Sequence[str], at: int) -> list[str]:
    """The next lines that are not empty."""
    return [line for line in lines[at : at + 2 * _LOOK_BELOW] if line.strip()][:_LOOK_BELOW]


def _without_device(lines: list[str]) -> str:
    """What is left without the line that a phone adds at the end."""
    text = "\n".join(lines).strip()
    while True:
        above, _, last = text.rpartition("\n")
        if not last.strip().lower().startswith(_DEVICE):
            return text
        text = above.rstrip()
