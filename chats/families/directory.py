"""The families of a liaison at a glance, and the few that are looked for. Pure."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from chats.delivery.letter import Channel
from chats.families.households import Reach


@dataclass(frozen=True, slots=True)
class Person:
    """A guardian, without any address."""

    name: str
    spoken: str
    written: str | None
    reach: Reach


@dataclass(frozen=True, slots=True)
class Entry:
    """One family."""

    family_id: int
    people: tuple[Person, ...]
    school_ids: frozenset[int]


@dataclass(frozen=True)
class Wanted:
    """Which families are looked for. Whatever is None or empty does not narrow it."""

    text: str = ""
    """Parts of names, in any order; accents and capitals do not matter."""
    school_id: int | None = None
    language: str | None = None
    channel: Channel | None = None


def found(entries: Iterable[Entry], wanted: Wanted) -> list[Entry]:
    """The families that fit, by the name of their first guardian."""
    parts = folded(wanted.text).split()
    fitting = [one for one in entries if _fits(one, wanted) and _is_called(one, parts)]
    return sorted(fitting, key=lambda one: (folded(one.people[0].name), one.family_id))


def _fits(one: Entry, wanted: Wanted) -> bool:
    if wanted.school_id is not None and wanted.school_id not in one.school_ids:
        return False
    if wanted.language and not any(wanted.language in (who.spoken, who.written) for who in one.people):
        return False
    return wanted.channel is None or any(who.reach.channel is wanted.channel for who in one.people)


def _is_called(one: Entry, parts: list[str]) -> bool:
    if not parts:
        return True
    names = [folded(who.name) for who in one.people]
    return any(all(part in name for part in parts) for name in names)


def folded(text: str) -> str:
    """Text as it is searched: "Ñúñez" and "nunez" are the same, and so are "Nguyễn" and "nguyen"."""
    bare = unicodedata.normalize("NFKD", text).casefold().replace("đ", "d").replace("ø", "o")
    return "".join(letter for letter in bare if not 0x300 <= ord(letter) <= 0x36F)


def by_channel(entries: Iterable[Entry]) -> Counter[str]:
    """How many guardians are reached on each channel: ``text``, ``mail``, ``call``."""
    return Counter(who.reach.channel.value for one in entries for who in one.people)


def languages(entries: Iterable[Entry]) -> list[str]:
    """Tags of the languages these families speak or read, the most frequent first."""
    tags = Counter(
        tag for one in entries for tag in {t for who in one.people for t in (who.spoken, who.written)}
    )
    return [tag for tag, _ in tags.most_common() if tag]
