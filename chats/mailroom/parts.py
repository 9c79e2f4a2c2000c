"""A mail that came in, taken apart within bounds: whoever wrote it may have meant to harm us. Pure."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from itertools import islice

LARGEST = 40 * 1024 * 1024
"""Octets of a mail that is taken: what the large providers let people send."""
READ = 2 * 1024 * 1024
"""Octets at its beginning that are read. Behind them are files, and those are not kept."""
_MOST_NESTED = 60
"""Mentions of a boundary or an enclosed mail: each may be one level, and each level reads every line."""
_KIND = re.compile(rb"^content-[a-z-]+:[^\n]*(\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_LONGEST_KIND = 8 * 1024
"""Octets of a field that says what a part is: the library takes a minute for the words of a large one."""
_MOST_PARTS = 100
_MOST_WORDS = 256 * 1024
"""Octets of one part's words that are looked at."""
_NAMED = re.compile(r";\s*(file)?name[0-9*]*\s*=")
_SAFE = re.compile(
    r"us-ascii|ascii|utf-?(7|8|16|32)(-?[bl]e)?|iso-?8859-\d+|iso-?2022-(jp|kr|cn)\S*|(windows|cp)-?\d+"
    r"|koi8-[rtu]|gb-?(k|2312|18030)|big5(-?hkscs)?|euc-?(jp|kr|cn|tw)|shift[_-]?jis|ks_c_5601-1987|tis-620"
    r"|macintosh"
)
"""Charsets of mail. Python knows more codecs, and some of them take a minute for a line."""
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "us-ascii": "utf-8"}
"""What is written under these names is often of the wider one."""


class Unreadable(ValueError):
    """A mail that is too deep or no mail at all. ``why`` is a plain word."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def parsed(content: bytes) -> Message:
    """Return the mail, as far as it is read. Raises Unreadable."""
    content = content[:READ]
    if any(len(said[0]) > _LONGEST_KIND for said in _KIND.finditer(content)):
        raise Unreadable("too-long")
    lower = content.lower()
    if lower.count(b"boundary") + lower.count(b"message/") > _MOST_NESTED:
        raise Unreadable("too-deep")
    try:
        return message_from_bytes(content, policy=compat32)
    except Exception:  # the library has no promise of its own about what it raises for nonsense
        raise Unreadable("nonsense") from None


def parts(mail: Message) -> Iterator[Message]:
    """The parts of a mail from the outside inwards, itself first, but none of an enclosed mail."""
    return islice(_walked(mail), _MOST_PARTS)


def _walked(part: Message) -> Iterator[Message]:
    yield part
    inner = part.get_payload()
    if part.is_multipart() and isinstance(inner, list) and part.get_content_maintype() != "message":
        for one in inner:
            if isinstance(one, Message):
                yield from _walked(one)


def first(mail: Message, *kinds: str) -> Message | None:
    """The first part of one of these kinds (``text/plain``)."""
    return next((part for part in parts(mail) if part.get_content_type() in kinds), None)


def header(mail: Message, name: str) -> str:
    """A header as it stands there, unfolded; "" if there is none."""
    return " ".join(str(mail.get(name, "")).split())


def is_attached(part: Message) -> bool:
    """Whether a part is a file beside the words. Its name is only looked for: it may be in any charset."""
    shown = header(part, "Content-Disposition").lower()
    named = _NAMED.search(f"{shown};{header(part, 'Content-Type').lower()}")
    return shown.startswith("attachment") or named is not None


def words(part: Message) -> str:
    """The words of a text part, in whatever charset, its beginning only if it is very long."""
    content = part.get_payload(decode=True)
    octets = content[:_MOST_WORDS] if isinstance(content, bytes) else b""
    named = str(part.get_content_charset("utf-8")).lower()
    charset = _WIDER.get(named, named) if _SAFE.fullmatch(named) else "utf-8"
    try:
        return octets.decode(charset, "replace")
    except (LookupError, ValueError):
        return octets.decode("utf-8", "replace")


def fields(part: Message) -> str:
    """The text of a machine-readable part (``message/delivery-status``): groups of fields, as they came."""
    inner = part.get_payload()
    if isinstance(inner, list):
        return "\n\n".join(str(one) for one in inner)[:_MOST_WORDS]
    return words(part)
