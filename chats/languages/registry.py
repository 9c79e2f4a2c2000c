"""Which languages there are, which of them have words, and how to find one by what somebody wrote."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from chats.languages.language import Language
from chats.languages.spoken import SIGNED, SPOKEN
from chats.languages.table import PSEUDO, SOURCE, WRITTEN

__all__ = [
    "SOURCE",
    "Language",
    "UnknownLanguage",
    "choosable",
    "find",
    "interpreted",
    "language",
    "listed",
    "pseudo_languages",
    "readable",
    "resolve",
]

_LANGUAGES = (*WRITTEN, *SPOKEN, *SIGNED)
_BY_TAG = {row.tag: row for row in (*_LANGUAGES, *PSEUDO)}
_LISTED = {
    pseudo: tuple(row for row in (*_LANGUAGES, *(PSEUDO if pseudo else ())) if row.catalogue)
    for pseudo in (False, True)
}
_switches = {"pseudo": False}


class UnknownLanguage(LookupError):
    """No row of the registry has this tag. Carries ``tag``."""

    def __init__(self, tag: str) -> None:
        super().__init__(f"no language “{tag[:40]}” in the registry")
        self.tag = tag


@contextmanager
def pseudo_languages() -> Iterator[None]:
    """For tests: while inside, ``en-XA`` and ``ar-XB`` are languages like any other."""
    before = _switches["pseudo"]
    _switches["pseudo"] = True
    try:
        yield
    finally:
        _switches["pseudo"] = before


def language(tag: str) -> Language:
    """Return the row whose tag is exactly ``tag``. Raises UnknownLanguage."""
    row = _BY_TAG.get(tag)
    if row is None or (row.pseudo and not _switches["pseudo"]):
        raise UnknownLanguage(tag)
    return row


def choosable() -> tuple[Language, ...]:
    """Every language, written, spoken or signed, in the registry's order."""
    return (*_LANGUAGES, *PSEUDO) if _switches["pseudo"] else _LANGUAGES


def listed() -> tuple[Language, ...]:
    """Those with a complete family catalogue: the ones a page, letter or text can be in."""
    return _LISTED[_switches["pseudo"]]


def readable() -> tuple[Language, ...]:
    """Those a guardian may choose for messages."""
    return tuple(row for row in choosable() if row.written)


def interpreted() -> tuple[Language, ...]:
    """Those a guardian or interpreter may choose for meetings: spoken and signed ones."""
    return tuple(row for row in choosable() if row.spoken or row.signed)


def resolve(tag_or_alias: str) -> str | None:
    """Return the registry's tag for a language tag from outside: ``zh-TW`` is zh-Hant, ``es-MX`` is es.

    Subtags are dropped from the end until something is known (RFC 4647, lookup). None if nothing is.
    """
    tag = tag_or_alias.strip().replace("_", "-").lower()[:35]
    while tag:
        found = _tags().get(tag)
        if found is not None and (not _BY_TAG[found].pseudo or _switches["pseudo"]):
            return found
        tag = tag.rpartition("-")[0]
    return None


def find(spelling: str) -> Language | None:
    """Return the language a roster means by ``spelling``: a tag, an ISO code, or a name in any language.

    Plain “Chinese” (or ``zh``, ``zho``, ``chi``) is None: its script and its speech must be asked for.
    """
    wanted = _folded(spelling)
    if not wanted or wanted in _AMBIGUOUS:
        return None
    tag = _spellings().get(wanted)
    if tag is None and re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}", spelling.strip()):
        tag = resolve(spelling)
    return None if tag is None else language(tag)


_AMBIGUOUS = frozenset({"zh", "zho", "chi", "chinese", "中文", "mul", "und", "zxx"})


@cache
def _tags() -> dict[str, str]:
    """Tag or alias in lower case → tag. A real tag wins over another row's alias."""
    aliases = {alias.lower(): row.tag for row in _BY_TAG.values() for alias in row.aliases.split()}
    return aliases | {row.tag.lower(): row.tag for row in _BY_TAG.values()}


@cache
def _spellings() -> dict[str, str]:
    # Backwards, so that where two rows claim a spelling the earlier and more common one has it.
    return {_folded(spelling): row.tag for row in reversed(_LANGUAGES) for spelling in row.spellings}


def _folded(spelling: str) -> str:
    """Without case, accents, apostrophes and surplus spaces; marks of non-Latin scripts stay letters."""
    text = unicodedata.normalize("NFKD", spelling[:200]).casefold()
    kept = (letter for letter in text if not 0x300 <= ord(letter) <= 0x36F and letter not in "'’‘ʼʻ`´")
    return unicodedata.normalize("NFC", " ".join("".join(kept).replace(";", " ").split()))
