"""How the pages of families say what is known of them, and what a roster would change."""

from collections.abc import Mapping

from markupsafe import Markup

from chats.delivery.letter import Channel
from chats.families.addresses import ADDRESS_FACTS, Detail, Fact, masked
from chats.families.households import Because, ContactKind, GradeBand, Reach
from chats.families.roster import Encoding
from chats.languages import registry
from chats.languages.formats import phone
from chats.languages.naming import named
from chats.languages.words import _s, spoken_tag

KIND_OF = {fact: kind for kind, fact in ADDRESS_FACTS.items()}


def kind_name(kind: ContactKind) -> str:
    """What a kind of address is called."""
    return {
        ContactKind.MOBILE: _s("Mobile"),
        ContactKind.WHATSAPP: _s("WhatsApp"),
        ContactKind.MAIL: _s("Mail"),
        ContactKind.LANDLINE: _s("Landline"),
    }[kind]


def two_names(tag: str) -> Markup:
    """A language by the reader's name for it, and by its own where that is another one."""
    row, said = registry.language(tag), named(tag, spoken_tag())
    if row.autonym == said:
        return Markup.escape(said)
    return Markup('{} (<bdi lang="{}" dir="{}">{}</bdi>)').format(said, row.tag, row.direction, row.autonym)


def band_name(band: GradeBand) -> str:
    """What a band of grades is called."""
    return {
        GradeBand.PK_2: _s("Preschool to grade 2"),
        GradeBand.G3_5: _s("Grades 3 to 5"),
        GradeBand.G6_8: _s("Grades 6 to 8"),
        GradeBand.G9_12: _s("Grades 9 to 12"),
    }[band]


def reached(reach: Reach) -> str:
    """By what way a guardian is told things, and why a person has to call, or it is not as they wished."""
    if reach.wished is not None:
        how = _reached(reach)
        return _s("%(how)s, until WhatsApp has approved words in their language", how=how)
    return _reached(reach)


def _reached(reach: Reach) -> str:
    if reach.channel is Channel.TEXT:
        return _s("by text")
    if reach.channel is Channel.WHATSAPP:
        return _s("by WhatsApp")
    if reach.channel is Channel.MAIL:
        return _s("by mail")
    if reach.channel is Channel.VOICE:
        return _s("by an automatic call; by a person where nobody picks up")
    reason = {
        Because.READS_NOTHING: _s("by phone call: does not read messages"),
        Because.NO_WORDS: _s("by phone call: no words in their language yet"),
        Because.LANDLINE: _s("by phone call: has a landline"),
        Because.NOTHING_LEFT: _s("by phone call: no address that we may write to"),
    }[reach.because or Because.NOTHING_LEFT]
    return _s("%(reason)s, and no number on file", reason=reason) if reach.contact_id is None else reason


def channel_choices() -> list[tuple[str, str]]:
    """The ways to be reached, for looking families up."""
    return [
        (Channel.TEXT.value, _s("by text")),
        (Channel.WHATSAPP.value, _s("by WhatsApp")),
        (Channel.MAIL.value, _s("by mail")),
        (Channel.VOICE.value, _s("by automatic call")),
        (Channel.CALL.value, _s("by phone call")),
    ]


def shown(kind: ContactKind, address: str) -> str:
    """An address whole, as the roster that is being read has it."""
    return address if kind is ContactKind.MAIL or not address else phone(address, spoken_tag())


def stopped(kind: ContactKind, everywhere: frozenset[Channel]) -> str:
    """That an address is not used any more. A number may be one for texts and for WhatsApp."""
    by_whatsapp = frozenset({Channel.WHATSAPP})
    channels = (
        everywhere & (by_whatsapp | {Channel.CALL})
        if kind is ContactKind.WHATSAPP
        else everywhere - by_whatsapp
    )
    if Channel.CALL in channels:
        return _s("wrong number")
    return _s("asked us to stop, or it did not take messages") if channels else ""


def fact_name(fact: Fact) -> str:
    """What a fact is called in a difference."""
    return {
        Fact.FAMILY: _s("Family"),
        Fact.LEFT: _s("Had left"),
        Fact.PLACES: _s("Schools and grades"),
        Fact.GIVEN_NAME: _s("Given name"),
        Fact.FAMILY_NAME: _s("Family name"),
        Fact.SPOKEN: _s("Spoken language"),
        Fact.WRITTEN: _s("Written language"),
        Fact.INTERPRETER: _s("Needs an interpreter"),
        Fact.MOBILE: _s("Mobile"),
        Fact.WHATSAPP: _s("WhatsApp"),
        Fact.MAIL: _s("Mail"),
        Fact.LANDLINE: _s("Landline"),
        Fact.ORDER: _s("What to try first"),
        Fact.CONSENT: _s("May we write?"),
    }[fact]


def was(detail: Detail, schools: Mapping[int, str]) -> str:
    """What we have. An address of ours shows only its end."""
    kind = KIND_OF.get(detail.fact)
    return _nothing(masked(kind, detail.was)) if kind else _value(detail.fact, detail.was, schools)


def becomes(detail: Detail, schools: Mapping[int, str]) -> str:
    """What the roster says: whole, since whoever sees it sent it."""
    kind = KIND_OF.get(detail.fact)
    return _nothing(shown(kind, detail.becomes)) if kind else _value(detail.fact, detail.becomes, schools)


def _value(fact: Fact, text: str, schools: Mapping[int, str]) -> str:
    if fact in (Fact.SPOKEN, Fact.WRITTEN):
        return named(text, spoken_tag()) if text else _s("reads nothing")
    if fact in (Fact.INTERPRETER, Fact.LEFT):
        return _s("yes") if text == "yes" else _s("no")
    if fact is Fact.PLACES:
        return _nothing(", ".join(_place(part, schools) for part in text.split(", ") if part))
    if fact is Fact.ORDER:
        return ", ".join(kind_name(ContactKind(kind)) for kind in text.split())
    if fact is Fact.CONSENT:
        kind, said = text.split()
        return f"{kind_name(ContactKind(kind))}: {_s('yes') if said == 'yes' else _s('no')}"
    return _nothing(text)


def _place(text: str, schools: Mapping[int, str]) -> str:
    school_id, band = text.split()
    return f"{schools.get(int(school_id), '—')} ({band_name(GradeBand(band))})"


def _nothing(text: str) -> str:
    return text or "—"


def encoding_note(encoding: Encoding) -> str | None:
    """What a person should look at, where the file's letters had to be guessed."""
    if encoding is Encoding.WINDOWS_1252:
        return _s(
            "This file is not UTF-8, so we read it as Windows-1252. Look at the names: if letters such as "
            "ñ or é are wrong, save it as “CSV UTF-8” and send it again."
        )
    if encoding is Encoding.UTF_8_DAMAGED:
        return _s("Some letters in this file are damaged. The rows they stand in are listed below.")
    return None
