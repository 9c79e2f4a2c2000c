"""Notices as a machine says them on the phone, in the family's language. Pure.

Each line is a sentence with a pause behind it. An answering machine, which anybody may hear, gets the short
form: the school, the day and the hour, and where to call back.
"""

from chats.languages.words import _, speaking
from chats.notices.due import Notice
from chats.notices.letters.facts import Facts
from chats.notices.letters.said import rows, said, unreviewed_line

BY_VOICE = frozenset(
    {Notice.INVITATION, Notice.CHANGED, Notice.CANCELLED, Notice.REMINDER_DAY, Notice.REMINDER_HOURS}
)
"""What a machine may say. Anything else is rare, and told by a person."""
ANSWERABLE = BY_VOICE - {Notice.CANCELLED}
"""What a family answers by pressing a key."""


def voice(notice: Notice, facts: Facts) -> tuple[str | None, str]:
    """Return what an answering machine hears, if anything, and what a person does."""
    with speaking(facts.language):
        hello = _("Hello, this is %(school)s.", school=facts.shown_school)
        short = [_news(notice, facts), *_call_back(facts)]
        words, line = said(notice, facts), unreviewed_line(facts)
        told = [f"{label}: {value}" for label, value in rows(notice, facts) if not _is_link(value)]
        whole = [hello, *words.lead, *told, line or "", *keys(notice)]
        if facts.recorded:
            # Thanks would need a recording of their own.
            whole.append(_("After you press a key, you may hang up."))
    return None if facts.recorded else _lines(short), _lines(whole)


def keys(notice: Notice) -> list[str]:
    """Which keys to press. In the language being spoken."""
    answer = _("Press 1 if you will come, 2 if you will not, 3 if you want us to call you.")
    again = _("To hear this again, press 9. To get no more automatic calls, press 7.")
    return [answer, again] if notice in ANSWERABLE else [again]


def _news(notice: Notice, facts: Facts) -> str:
    slots = {"school": facts.shown_school, "slot": facts.when()}
    match notice:
        case Notice.INVITATION:
            return _("%(school)s invites you: %(slot)s.", **slots)
        case Notice.CHANGED:
            return _("%(school)s: our meeting has changed. New: %(slot)s.", **slots)
        case Notice.CANCELLED:
            return _("%(school)s: our meeting is cancelled. It was: %(slot)s.", **slots)
        case _:
            return _("%(school)s reminds you: %(slot)s.", **slots)


def _call_back(facts: Facts) -> list[str]:
    if facts.shown_phone is None:
        return []
    return [_("Questions? Call us: %(phone)s", phone=facts.shown_phone)]


def _is_link(value: str) -> bool:
    return value.startswith(("http://", "https://"))


def _lines(parts: list[str]) -> str:
    # A time may end in a full stop of its own ("7:30 p.m.") where the sentence ends too.
    return "\n".join(part for part in parts if part).replace("..", ".")
