"""A meeting's words and facts, laid out as a flyer in one language."""

from chats.calendars.zones import local
from chats.help import inviting, rights
from chats.help.paper import Flyer
from chats.help.queries import Gathering, Printable, printable
from chats.invitations.wording import KINDS, OFFERS
from chats.languages import formats
from chats.languages.isolation import isolate
from chats.languages.words import _, _p, speaking
from chats.meetings.kinds import Place


def flyer(one: Gathering, tag: str, link: str) -> Flyer | None:
    """The flyer in a language; None where no words may be printed in it. ``link``: its help page."""
    found = printable(one.meeting, one.district, tag)
    if found is None:
        return None
    with speaking(tag):
        phone = _phone(one.school.phone or one.district.phone, tag)
        return Flyer(
            tag, isolate(one.school.name, "name", tag), _p("kind of meeting", KINDS[one.meeting.kind]),
            found.words.title, found.words.summary, tuple(_facts(one, tag)),
            inviting.interpreter("interpreter" in one.meeting.offers),
            "" if phone is None else inviting.questions(phone), rights.title(), link, _line(found, phone),
        )  # fmt: skip


def _facts(one: Gathering, tag: str) -> list[tuple[str, str]]:
    meeting = one.meeting
    starts, ends = (local(at, meeting.zone) for at in (meeting.starts_at, meeting.ends_at))
    facts = [
        (_p("fact", "When"), isolate(formats.when(starts, ends, tag), "time", tag)),
        (_p("fact", "Where"), _where(one, tag)),
    ]
    offers = [_p("offered", OFFERS[here]) for here in meeting.offers if here in OFFERS]
    return [*facts, (_p("fact", "For you"), formats.listing(offers, tag))] if offers else facts


def _where(one: Gathering, tag: str) -> str:
    if one.meeting.place is Place.ONLINE:
        return inviting.online()
    parts = (one.meeting.room, one.school.name, one.school.address)
    room = isolate(", ".join(part for part in parts if part), "text", tag)
    return room if one.meeting.place is Place.IN_PERSON else _("%(room)s, or online", room=room)


def _phone(e164: str | None, tag: str) -> str | None:
    return None if e164 is None else isolate(formats.phone(e164, tag), "phone", tag)


def _line(found: Printable, phone: str | None) -> str:
    if not found.unreviewed:
        return ""
    if phone is None:
        return _("A computer translated this. No person has checked it yet.")
    return _(
        "A computer translated this. No person has checked it yet. Questions? Please call %(phone)s.",
        phone=phone,
    )
