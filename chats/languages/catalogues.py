"""Finds a message's words in a language. The registry, not gettext's headers, says which plural form.

A missing word is an error, never silent English: it raises MissingWords, unless ``forgive_missing`` was
called. The app does so in production only, with a function that logs, so that a family gets a page with
one English line rather than none; tests and development raise.

A district's own words for a message, if the app ``put_first`` a way to ask for them, go before ours.
"""

import gettext
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from babel.messages.pofile import read_po

from chats.languages.language import Language
from chats.languages.pseudo import pseudo
from chats.languages.registry import SOURCE, language

TRANSLATIONS = Path(__file__).parent.parent / "translations"
FAMILY, STAFF = "messages", "staff"
MACHINE_DRAFTED, REVIEWED = "machine-drafted", "reviewed"

_Key = tuple[str | None, str]
_REVIEWER = re.compile(r"reviewed: (?P<name>\S.*) \d{4}-\d{2}-\d{2}$")
Report = Callable[[str, str], None]
_forgiving: dict[str, Report] = {}
OwnWords = Mapping[tuple[str, str | None, str], tuple[str, ...]]
"""A district's own forms of family messages, by language, context and message."""
_before: dict[str, Callable[[], OwnWords]] = {}
_as_shipped: ContextVar[bool] = ContextVar("as shipped", default=False)


class MissingWords(LookupError):
    """A message has no translation. Carries ``tag``, ``domain`` (messages or staff) and ``message``."""

    def __init__(self, tag: str, domain: str, message: str) -> None:
        super().__init__(f"no {domain} words in {tag} for “{message}”")
        self.tag, self.domain, self.message = tag, domain, message


@dataclass(frozen=True)
class CatalogueStatus:
    """How far a language's family catalogue is. ``state`` is ``source`` for English, ``machine-drafted``
    until a named person reviewed every message, then ``reviewed``."""

    state: str
    total: int
    translated: int
    reviewed: int
    reviewers: tuple[str, ...] = ()
    """Who put their name to messages, those with most of them first."""


@dataclass(frozen=True)
class Catalogue:
    """A catalogue file as read: each message's forms, by context and text, and how many are reviewed."""

    forms: Mapping[_Key, tuple[str, ...]]
    reviewed: int
    reviewers: tuple[str, ...] = ()

    @cached_property
    def translated(self) -> int:
        """How many messages have words in every form."""
        return sum(1 for forms in self.forms.values() if all(forms))


def forgive_missing(report: Report | None) -> Report | None:
    """From now on show the source where words are missing and call ``report(tag, domain)``; None: raise.

    Returns what was set before.
    """
    before = _forgiving.pop("report", None)
    if report is not None:
        _forgiving["report"] = report
    return before


def put_first(ask: Callable[[], OwnWords] | None) -> None:
    """From now on the words that ``ask()`` knows go before those we ship; None: ours alone.

    It is asked for every message, so it must answer from memory.
    """
    _before.pop("ask", None)
    if ask is not None:
        _before["ask"] = ask


@contextmanager
def as_shipped() -> Iterator[None]:
    """Inside, the words are those we ship, whatever a district has put before them."""
    token = _as_shipped.set(True)
    try:
        yield
    finally:
        _as_shipped.reset(token)


def words(tag: str, domain: str, context: str | None, source: str) -> str:
    """Return the words of ``source`` in language ``tag``. Raises MissingWords, UnknownLanguage."""
    return _form(language(tag), domain, (context, source), source, 0)


def counted_words(tag: str, domain: str, context: str | None, one: str, many: str, n: int) -> str:
    """Return the form for ``n`` of the message ``one``/``many``. Raises MissingWords, UnknownLanguage."""
    row = language(tag)
    source = one if n == 1 else many
    return _form(row, domain, (context, one), source, plural_rule(row.plurals.expression)(n))


def status(tag: str) -> CatalogueStatus:
    """Say how far the family catalogue of ``tag`` is. Raises UnknownLanguage."""
    row = language(tag)
    if row.tag == SOURCE or row.pseudo:
        return CatalogueStatus("source", 0, 0, 0)
    catalogue = _shipped(row.tag, FAMILY)
    total, translated = len(catalogue.forms), catalogue.translated
    state = REVIEWED if total and catalogue.reviewed == total == translated else MACHINE_DRAFTED
    return CatalogueStatus(state, total, translated, catalogue.reviewed, catalogue.reviewers)


def path_of(row: Language, domain: str, root: Path = TRANSLATIONS) -> Path:
    """Where the catalogue of ``row`` lies, whether or not it exists."""
    return root / row.folder / "LC_MESSAGES" / f"{domain}.po"


def forget() -> None:
    """Read every catalogue anew when next asked: for translators' tools and tests that write them."""
    read.cache_clear()
    _shipped.cache_clear()


@cache
def plural_rule(expression: str) -> Callable[[int], int]:
    """Compile gettext's C expression to a function from a count to the index of a form."""
    return gettext.c2py(expression)


def _form(row: Language, domain: str, key: _Key, source: str, index: int) -> str:
    if domain == FAMILY and "ask" in _before and not _as_shipped.get():
        own = _before["ask"]().get((row.tag, *key))
        if own is not None and index < len(own):
            return own[index]
    if row.tag == SOURCE:
        return source
    if row.pseudo:
        return pseudo(source)
    forms = _shipped(row.tag, domain).forms.get(key, ())
    if index < len(forms) and forms[index]:
        return forms[index]
    if "report" not in _forgiving:
        raise MissingWords(row.tag, domain, key[1])
    _forgiving["report"](row.tag, domain)
    return source


@cache
def _shipped(tag: str, domain: str) -> Catalogue:
    # A page asks for some forty messages: making the path each time took longer than finding the words.
    return read(path_of(language(tag), domain))


@cache
def read(path: Path) -> Catalogue:
    """Read a catalogue file, once; one that does not exist is empty. A broken one raises."""
    if not path.exists():
        return Catalogue({}, 0)
    forms: dict[_Key, tuple[str, ...]] = {}
    reviewed: list[str] = []
    with path.open("rb") as file:
        for message in read_po(file, abort_invalid=True):
            if not message.id:
                continue
            source = message.id if isinstance(message.id, str) else message.id[0]
            string = message.string if isinstance(message.string, str) else tuple(message.string or ())
            # A fuzzy entry is a guess at another message's words: never shown, so it counts as empty.
            given = ("",) if message.fuzzy else (string,) if isinstance(string, str) else string
            forms[message.context, source] = given
            marks = filter(None, map(_REVIEWER.match, message.user_comments))
            reviewed += [mark["name"] for mark in marks][-1:]
    names = Counter(reviewed).most_common()
    return Catalogue(forms, len(reviewed), tuple(name for name, _ in names))
