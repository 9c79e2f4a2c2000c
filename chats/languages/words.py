"""The words of pages, letters and errors, in the language being spoken.

    with speaking("so"):
        _("Hello, %(name)s", name=guardian.name)

``_`` and its kin: text a family or interpreter may see, in every language. ``_s`` and its kin: staff
pages only, in English and Spanish. ``p`` adds a context, ``n`` counts, ``l`` waits until it is shown.
Outside ``speaking`` they raise NoLanguage: silent English is an error.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import cast

from chats.languages.catalogues import FAMILY, STAFF, counted_words, words
from chats.languages.placeholders import fill
from chats.languages.registry import UnknownLanguage, language

_spoken: ContextVar[str] = ContextVar("spoken language")


class NoLanguage(LookupError):
    """Words were asked for outside ``speaking``."""

    def __init__(self) -> None:
        super().__init__("no language is being spoken: wrap this in `with speaking(tag):`")


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Speak language ``tag`` inside; nests. Raises UnknownLanguage if it has no family catalogue."""
    if not language(tag).catalogue:
        raise UnknownLanguage(tag)
    before = _spoken.set(tag)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken_tag() -> str:
    """The tag of the language being spoken. Raises NoLanguage."""
    tag = _spoken.get(None)
    if tag is None:
        raise NoLanguage
    return tag


def _(message: str, /, **slots: object) -> str:
    """Family-facing words. Raises NoLanguage, MissingWords, EmptySlot, as all of these do."""
    return fill(words(spoken_tag(), FAMILY, None, message), slots)


def _p(context: str, message: str, /, **slots: object) -> str:
    """Family-facing words that need a context to be translated: buttons, short labels."""
    return fill(words(spoken_tag(), FAMILY, context, message), slots)


def _n(one: str, many: str, n: int, /, **slots: object) -> str:
    """Family-facing words that count; ``%(n)s`` is filled by itself."""
    return fill(counted_words(spoken_tag(), FAMILY, None, one, many, n), {"n": n} | slots)


def _np(context: str, one: str, many: str, n: int, /, **slots: object) -> str:
    """Family-facing words that count and need a context."""
    return fill(counted_words(spoken_tag(), FAMILY, context, one, many, n), {"n": n} | slots)


def _s(message: str, /, **slots: object) -> str:
    """Staff words: raises MissingWords where a family's language is spoken that staff pages lack."""
    return fill(words(spoken_tag(), STAFF, None, message), slots)


def _sp(context: str, message: str, /, **slots: object) -> str:
    """Staff words that need a context."""
    return fill(words(spoken_tag(), STAFF, context, message), slots)


def _sn(one: str, many: str, n: int, /, **slots: object) -> str:
    """Staff words that count; ``%(n)s`` is filled by itself."""
    return fill(counted_words(spoken_tag(), STAFF, None, one, many, n), {"n": n} | slots)


class Later:
    """Words found when they are shown, in the language spoken then. Cannot be stored or sent by mistake:
    it is no ``str``, so JSON and databases refuse it."""

    __slots__ = ("_domain", "_message", "_slots")

    def __init__(self, domain: str, message: str, slots: dict[str, object]) -> None:
        self._domain, self._message, self._slots = domain, message, slots

    def __str__(self) -> str:
        return fill(words(spoken_tag(), self._domain, None, self._message), self._slots)

    def __repr__(self) -> str:
        return f"Later({self._message!r})"

    def __format__(self, form: str) -> str:
        return format(str(self), form)

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other) if isinstance(other, Later | str) else NotImplemented

    def __hash__(self) -> int:
        return hash((self._domain, self._message))


def _l(message: str, /, **slots: object) -> str:
    """Family-facing words for a form's label, found when it is shown. Typed as the ``str`` forms ask for."""
    return cast(str, Later(FAMILY, message, slots))


def _sl(message: str, /, **slots: object) -> str:
    """Staff words for a form's label, found when it is shown."""
    return cast(str, Later(STAFF, message, slots))


def mark(message: str, /) -> str:
    """Return ``message`` as it is; extraction notes it as family-facing, for a later ``_(variable)``."""
    return message


def mark_p(context: str, message: str, /) -> str:
    """Return ``message`` as it is; extraction notes it with its context, for a later ``_p``."""
    return message


def mark_s(message: str, /) -> str:
    """Return ``message`` as it is; extraction notes it as a staff message."""
    return message
