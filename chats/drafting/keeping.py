"""What a machine must leave as it is: it is marked on the way out, and looked for on the way back. Pure.

Marked in HTML, as translators of web pages do (HTML standard, ``translate="no"``).
"""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator

_SLOT = r"%\([a-z][a-z0-9_]*\)s|\{[a-z][\w.|-]*\}"
_LINK = r"https?://[^\s<>]+[^\s<>.,;:!?)\]]"
_MAIL = r"\b[\w.+-]+@[\w-]+\.[\w.-]*\w"
_NUMBER = r"\+?\(?\d[\d\s().:/-]*\d|\d"
_MARKED = re.compile(r"<span\b[^>]*>(.*?)</span\s*>", re.DOTALL)
_DIGITS = re.compile(r"\d")


def marked(text: str, names: Collection[str] = ()) -> str:
    """Return ``text`` as HTML whose slots, links, addresses, numbers and names are not to be translated."""
    kept, made, at = _kept(names), [], 0
    for found in kept.finditer(text):
        made.append(html.escape(text[at : found.start()], quote=False))
        made.append(f'<span class="notranslate" translate="no">{html.escape(found[0], quote=False)}</span>')
        at = found.end()
    made.append(html.escape(text[at:], quote=False))
    return "".join(made).replace("\n", "<br>")


def unmarked(draft: str) -> str:
    """Return the plain text of a draft that came back."""
    text = _MARKED.sub(r"\1", re.sub(r"\s*<br\s*/?>\s*", "\n", draft))
    return unicodedata.normalize("NFC", html.unescape(text)).strip()


def lost(text: str, draft: str, names: Collection[str] = ()) -> list[str]:
    """Return what of ``text`` its draft does not hold as often, or holds more often. Empty for a good one."""
    wanted, given = Counter(_found(text, names)), Counter(_found(draft, names))
    faults = list(((wanted - given) + (given - wanted)).elements())
    if _numbers(text) != _numbers(draft):
        faults.append("digits")
    return faults


def _kept(names: Collection[str]) -> re.Pattern[str]:
    longest_first = sorted((name for name in names if name.strip()), key=len, reverse=True)
    parts = [_SLOT, _LINK, _MAIL, *(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first), _NUMBER]
    return re.compile("|".join(parts))


def _found(text: str, names: Collection[str]) -> Iterator[str]:
    """Slots, links, addresses and names: their letters are the same in every language."""
    for found in _kept(names).finditer(text):
        if not _DIGITS.match(found[0].lstrip("+(")) or found[0] in names:
            yield found[0]


def _numbers(text: str) -> Counter[int]:
    """Digits by their value: a draft may write them in another script, with other points between."""
    return Counter(unicodedata.digit(letter) for letter in text if letter.isdecimal())
