"""Which languages a meeting lacks, and how many interpreters each one takes. Pure.

Languages are compared by their speech: who reads 简体中文 and who reads 繁體中文 may both speak Mandarin.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from chats.invitations.replies import Standing
from chats.languages.registry import SOURCE, language

UNANSWERED_COUNT_UNTIL = timedelta(hours=48)
"""Until so long before the meeting, families that said nothing yet are planned for.

Finding an interpreter takes days, and many families answer late or simply come: who is asked must find an
interpreter there. In the last two days only those who said that they come start a new search. Nobody who
has agreed is sent away for it: an assignment ends by hand, never because an answer is missing.
"""
ALONE_AT_MOST = timedelta(hours=1)
"""One interpreter alone tires after this; a longer meeting takes two, who take turns."""


@dataclass(frozen=True)
class Speaker:
    """A guardian, as far as interpreting goes."""

    language: str
    """A tag; spoken or signed."""
    needs_interpreter: bool
    """As the roster has it."""


@dataclass(frozen=True)
class AskedFamily:
    """A family asked to a meeting."""

    standing: Standing
    interpreter_wanted: bool | None
    """None until they say; then it goes by what the roster says of each guardian."""
    guardians: tuple[Speaker, ...]


@dataclass(frozen=True)
class Wanted:
    """What a meeting needs of one language."""

    interpreters: int
    families: int


def speech(tag: str) -> str:
    """The tag interpreters are matched on. Raises UnknownLanguage."""
    return language(tag).speech


def interpreters_for(starts_at: datetime, ends_at: datetime) -> int:
    """One; two where the meeting lasts over an hour."""
    return 2 if ends_at - starts_at > ALONE_AT_MOST else 1


def needs_of(
    families: Iterable[AskedFamily], spoken_here: Iterable[str], *, starts_at: datetime, ends_at: datetime,
    now: datetime,
) -> dict[str, Wanted]:  # fmt: skip
    """By speech, what a meeting lacks: ``spoken_here`` are the tags that host and liaisons speak.

    English is never lacking. Raises UnknownLanguage.
    """
    here = {speech(tag) for tag in spoken_here} | {SOURCE}
    planned = starts_at - now > UNANSWERED_COUNT_UNTIL
    counted: dict[str, int] = {}
    for family in families:
        if _counts(family, planned):
            for lacking in _speeches(family) - here:
                counted[lacking] = counted.get(lacking, 0) + 1
    each = interpreters_for(starts_at, ends_at)
    return {tag: Wanted(each, families) for tag, families in sorted(counted.items())}


def _counts(family: AskedFamily, planned: bool) -> bool:
    if family.interpreter_wanted is False or family.standing is Standing.NOT_COMING:
        return False
    return planned or family.standing is Standing.SEATED


def _speeches(family: AskedFamily) -> set[str]:
    """What the family is interpreted in. One that asks for it gets it, whatever the roster says."""
    needing = [one for one in family.guardians if one.needs_interpreter]
    if not needing and family.interpreter_wanted:
        needing = list(family.guardians)
    return {speech(one.language) for one in needing}
