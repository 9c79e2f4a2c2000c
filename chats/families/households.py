"""Who of a school's families is meant, and how each guardian is reached. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from chats.delivery.letter import Channel
from chats.languages import registry


class GradeBand(Enum):
    """The grades of a family's children at one school, no finer than an invitation needs."""

    PK_2 = "pk-2"
    G3_5 = "3-5"
    G6_8 = "6-8"
    G9_12 = "9-12"


class ContactKind(Enum):
    """What an address is."""

    MAIL = "mail"
    MOBILE = "mobile"
    WHATSAPP = "whatsapp"
    """A number that they use WhatsApp with: often their mobile, and a consent of its own."""
    LANDLINE = "landline"


CHANNELS = {
    ContactKind.MOBILE: Channel.TEXT,
    ContactKind.WHATSAPP: Channel.WHATSAPP,
    ContactKind.MAIL: Channel.MAIL,
    ContactKind.LANDLINE: Channel.CALL,
}
"""How each kind of address is written to."""


@dataclass(frozen=True)
class Audience:
    """The families of a school that a meeting is for. None means that this does not narrow it."""

    languages: frozenset[str] | None = None
    """Tags; a family is meant when any of its guardians speaks or reads one of them."""
    grade_bands: frozenset[GradeBand] | None = None
    family_ids: frozenset[int] | None = None
    """Picked by hand: of these, only those that the rest of the audience lets in."""

    def to_json(self) -> dict[str, Any]:
        """As kept with a meeting: only what narrows it, sorted, so that equal audiences are equal there."""
        kept: dict[str, Any] = {}
        if self.languages is not None:
            kept["languages"] = sorted(self.languages)
        if self.grade_bands is not None:
            kept["grade_bands"] = sorted(band.value for band in self.grade_bands)
        if self.family_ids is not None:
            kept["family_ids"] = sorted(self.family_ids)
        return kept

    @classmethod
    def from_json(cls, kept: dict[str, Any] | None) -> "Audience":
        """Back from ``to_json``; nothing kept is everybody."""
        kept = kept or {}
        bands = kept.get("grade_bands")
        return cls(
            None if kept.get("languages") is None else frozenset(kept["languages"]),
            None if bands is None else frozenset(GradeBand(band) for band in bands),
            None if kept.get("family_ids") is None else frozenset(kept["family_ids"]),
        )


@dataclass(frozen=True)
class Way:
    """One address of a guardian, without the address."""

    contact_id: int
    kind: ContactKind
    consented: bool
    stopped: frozenset[Channel] = frozenset()
    """Channels on which this address must not be used: STOP, bounced, wrong number."""

    @property
    def may_be_used(self) -> bool:
        """Whether what we have to say may go here: written with consent, spoken without."""
        return self.rings if self.kind is ContactKind.LANDLINE else self._takes_letters

    @property
    def _takes_letters(self) -> bool:
        return self.consented and CHANNELS[self.kind] not in self.stopped

    @property
    def takes_a_machine(self) -> bool:
        """Whether a machine may ring here: with consent, and as long as nobody said stop.

        Who stopped the texts to a number has stopped automatic calls to it too (47 CFR 64.1200(a)(10)).
        """
        silenced = self.stopped & {Channel.VOICE, Channel.TEXT, Channel.CALL}
        # Whoever wants to be written to by WhatsApp has not said that a machine may ring.
        rung = self.kind in (ContactKind.MOBILE, ContactKind.LANDLINE)
        return rung and self.consented and not silenced

    @property
    def rings(self) -> bool:
        """Whether a person may ring here. That needs no consent to written messages."""
        return self.kind is not ContactKind.MAIL and Channel.CALL not in self.stopped


class Because(Enum):
    """Why a person has to call, and no message can do it."""

    READS_NOTHING = "reads-nothing"
    NO_WORDS = "no-words"
    """They read a language that we have no words in yet."""
    LANDLINE = "landline"
    NOTHING_LEFT = "nothing-left"
    """No address, no consent, or every address was stopped."""


@dataclass(frozen=True)
class Reach:
    """The one channel on which a guardian is told things."""

    channel: Channel
    contact_id: int | None
    """For CALL: the number to ring; None when no number is left, and somebody must find one."""
    language: str | None
    """A tag that we have words in: the letter's, or the call script's. None for a call without a script in
    their language: an interpreter or the language line is needed."""
    because: Because | None = None
    """Why it is a call."""
    machine: str | None = None
    """The language in which a machine may ring that number: the one they speak. None: only a person may."""
    otherwise: "Reach | None" = None
    """By WHATSAPP: how they are told what it has no approved words for, or did not let through."""
    wished: Channel | None = None
    """What they asked for first, where it has no approved words in their language."""

    def approved(self, languages: Collection[str]) -> "Reach":
        """The same where WhatsApp has approved words in their language; else their next way."""
        if self.otherwise is None or self.language in languages:
            return self
        return replace(self.otherwise, wished=self.channel)

    def rung(self, voices: Collection[str]) -> "Reach":
        """The same, by a machine where there is a voice, or a recording, for it."""
        if self.channel is not Channel.CALL or self.machine not in voices:
            return self
        return replace(self, channel=Channel.VOICE, language=self.machine)


def reach_of(spoken: str, written: str | None, ways: Iterable[Way]) -> Reach:
    """How a guardian is reached; ``ways`` in their own order, first choice first.

    The first address that may be used decides. A landline, nothing read, a language that we have no
    words in, or nothing left makes it a call.
    """
    ways = list(ways)
    if written is None:
        return _call(spoken, written, ways, Because.READS_NOTHING)
    if not _has_words(written):
        return _call(spoken, written, ways, Because.NO_WORDS)
    for way in ways:
        if way.may_be_used:
            channel = CHANNELS[way.kind]
            if channel is Channel.CALL:
                machine = _heard(spoken, written) if way.takes_a_machine else None
                return Reach(channel, way.contact_id, written, Because.LANDLINE, machine)
            others = [one for one in ways if CHANNELS[one.kind] is not Channel.WHATSAPP]
            otherwise = reach_of(spoken, written, others) if channel is Channel.WHATSAPP else None
            return Reach(channel, way.contact_id, written, otherwise=otherwise)
    return _call(spoken, written, ways, Because.NOTHING_LEFT)


def _call(spoken: str, written: str | None, ways: list[Way], because: Because) -> Reach:
    way = next((way for way in ways if way.rings), None)
    # Whoever takes no letters any more, or reads a language without words, is a person's to call.
    may = because is Because.READS_NOTHING and way is not None and way.takes_a_machine
    machine = _heard(spoken, written) if may else None
    number = way.contact_id if way is not None else None
    return Reach(Channel.CALL, number, _script(spoken, written), because, machine)


def _heard(spoken: str, written: str | None) -> str | None:
    """The words to say to whoever speaks this language: never those of another one, however near."""
    tags = [row.tag for row in registry.listed() if spoken in (row.tag, row.speech)]
    return written if written in tags else next(iter(tags), None)


def _script(spoken: str, written: str | None) -> str | None:
    """The language a call script can be in: one they know and we have words in."""
    if written is not None and _has_words(written):
        return written
    if _has_words(spoken):
        return spoken
    # A speech without a catalogue of its own may be written in one: Mandarin in simplified Chinese.
    return next((row.tag for row in registry.listed() if row.speech == spoken), None)


def _has_words(tag: str) -> bool:
    return any(row.tag == tag for row in registry.listed())
