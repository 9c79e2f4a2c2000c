"""What publishing would mean: how many hear, in which languages, by what way, and who needs a call. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from chats.delivery.letter import Channel
from chats.families.households import Because, Reach
from chats.interpreters.needs import AskedFamily, Speaker
from chats.invitations.replies import Standing


class Ready(Enum):
    """How far the words of a chat are in one language."""

    CHECKED = "checked"
    UNCHECKED = "unchecked"
    """They ship with the product and no named person has reviewed them all."""
    OWN = "own"
    """Staff wrote them, in this language."""
    TRANSLATED = "translated"
    """Staff wrote them in another one, and a named person stands behind the translation."""
    DRAFTED = "drafted"
    """Translated, but nobody stands behind it yet."""
    OUTDATED = "outdated"
    """Translated, and the original was changed since."""
    MISSING = "missing"


@dataclass(frozen=True)
class Person:
    """A guardian who would be told."""

    family_id: int
    name: str
    greeted_as: str
    """How a letter greets them."""
    spoken: str
    language: str
    """What they read; what they hear on the phone, or speak or sign, if they read nothing."""
    reach: Reach
    needs_interpreter: bool


@dataclass(frozen=True)
class LanguageRow:
    """One language of the table."""

    tag: str
    families: int
    ready: Ready
    by_channel: Mapping[Channel, int]

    def people(self, channel: Channel) -> int:
        """Guardians reached this way."""
        return self.by_channel.get(channel, 0)


UNREVIEWED = (Ready.DRAFTED, Ready.OUTDATED)
"""Words of staff that the district may keep from going out."""


@dataclass(frozen=True)
class Obstacle:
    """What stands between one language and these words."""

    tag: str
    people: int
    ready: Ready


@dataclass(frozen=True)
class Outlook:
    """Whom a chat would reach, and how."""

    families: int
    rows: tuple[LanguageRow, ...]
    to_call: tuple[Person, ...]
    """By language and name: no message reaches these."""

    def people(self, channel: Channel) -> int:
        """Guardians reached this way."""
        return sum(row.people(channel) for row in self.rows)

    @property
    def without_words(self) -> tuple[Person, ...]:
        """Those who would read a message if there were words in their language."""
        return tuple(one for one in self.to_call if one.reach.because is Because.NO_WORDS)

    @property
    def in_the_way(self) -> tuple[Obstacle, ...]:
        """By language: whom no message can tell, because of its words."""
        waiting = Counter(one.language for one in self.without_words)
        return tuple(Obstacle(row.tag, waiting[row.tag], row.ready) for row in self.rows if waiting[row.tag])

    @property
    def written_in(self) -> tuple[str, ...]:
        """The languages that letters go out in, or that a machine says on the phone."""
        leaving = (Channel.TEXT, Channel.MAIL, Channel.WHATSAPP, Channel.VOICE)
        return tuple(row.tag for row in self.rows if any(row.people(channel) for channel in leaving))


def outlook(
    people: Iterable[Person], ready: Mapping[str, Ready], withheld: Collection[tuple[Channel, str]] = ()
) -> Outlook:
    """Count ``people`` by language. A language that ``ready`` does not name has no words; ``withheld`` are
    channels on which the district lets no unchecked words of a language out.

    A family of two languages is counted in both rows and once in the whole.
    """
    told = [_told(one, ready, withheld) for one in people]
    families: dict[str, set[int]] = {}
    channels: dict[str, Counter[Channel]] = {}
    for one in told:
        families.setdefault(one.language, set()).add(one.family_id)
        channels.setdefault(one.language, Counter())[one.reach.channel] += 1
    rows = [
        LanguageRow(tag, len(held), ready.get(tag, Ready.MISSING), channels[tag])
        for tag, held in families.items()
    ]
    rows.sort(key=lambda row: (-row.families, row.tag))
    called = [one for one in told if one.reach.channel is Channel.CALL]
    return Outlook(
        len({one.family_id for one in told}),
        tuple(rows),
        tuple(sorted(called, key=lambda one: (one.language, one.name))),
    )


def _told(one: Person, ready: Mapping[str, Ready], withheld: Collection[tuple[Channel, str]]) -> Person:
    missing = ready.get(one.language, Ready.MISSING) is Ready.MISSING
    if one.reach.channel is Channel.CALL or not (missing or (one.reach.channel, one.language) in withheld):
        return one
    # Never English silently: without words in their language a person calls.
    reach = Reach(Channel.CALL, one.reach.contact_id, one.reach.language, Because.NO_WORDS)
    return replace(one, reach=reach)


def asked(people: Iterable[Person]) -> list[AskedFamily]:
    """The families as they stand once they are asked: interpreters are planned from this."""
    families: dict[int, list[Speaker]] = {}
    for one in people:
        families.setdefault(one.family_id, []).append(Speaker(one.spoken, one.needs_interpreter))
    return [AskedFamily(Standing.UNANSWERED, None, tuple(held)) for held in families.values()]
