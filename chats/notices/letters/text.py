"""Notices as text messages: the sender first, the link on its own line, short enough to be sent whole. Pure.

Two segments where the cheap alphabet holds the words, three where it does not (research/i18n.md 5). What is
dear and not needed goes first: the room, then how to stop; never the line about unchecked words.
"""

from chats.languages.segments import fold, segments
from chats.languages.words import _, speaking
from chats.notices.due import Notice
from chats.notices.letters.facts import Facts

MOST_SEGMENTS = {"GSM-7": 2, "UCS-2": 3}
LONGEST_LINK = "https://" + "x" * 27 + "/r/" + "x" * 22
"""What is counted for a link: sixty characters."""
_ANSWERABLE = (Notice.INVITATION, Notice.CHANGED, Notice.REMINDER_DAY)
_WITHOUT_LINK = (Notice.CANCELLED, Notice.ASSIGNMENT_CANCELLED)


def text(notice: Notice, facts: Facts) -> str:
    """Return the text of a notice: the fullest version that fits."""
    with speaking(facts.language):
        versions = [_version(notice, facts, where=where, stop=stop) for where, stop in _FROM_FULL_TO_BARE]
    return next((version for version in versions if fits(version)), versions[-1])


_FROM_FULL_TO_BARE = ((True, True), (True, False), (False, True), (False, False))


def fits(version: str) -> bool:
    """Whether a text stays within its segments with the longest link in it."""
    counted = segments(version.replace("{{link}}", LONGEST_LINK))
    return counted.count <= MOST_SEGMENTS[counted.alphabet]


def _version(notice: Notice, facts: Facts, *, where: bool, stop: bool) -> str:
    lines = [_news(notice, facts, where)]
    if notice in _ANSWERABLE:
        lines.append(_("Reply 1: yes, 2: no, 3: please call me. Or open:"))
    if notice not in _WITHOUT_LINK:
        lines.append("{{link}}")
    if facts.unreviewed:
        lines.append(_unreviewed(facts))
    if stop and notice is Notice.INVITATION:
        lines.append(_("STOP ends these texts."))
    return fold("\n".join(lines))


def _unreviewed(facts: Facts) -> str:
    if facts.shown_phone is None:
        return _("Translated by computer, not checked yet.")
    return _("Translated by computer, not checked yet. Questions: %(phone)s", phone=facts.shown_phone)


def _news(notice: Notice, facts: Facts, where: bool) -> str:
    when = facts.short_when()
    slots = {"school": facts.shown_school, "slot": f"{when}, {facts.where()}" if where else when}
    match notice:
        case Notice.INVITATION:
            return _("%(school)s invites you: %(slot)s.", **slots)
        case Notice.CHANGED if facts.was is not None:
            slots["was"] = facts.short_when(facts.was)
            return _("%(school)s: our meeting has changed. New: %(slot)s. Before: %(was)s.", **slots)
        case Notice.CHANGED:
            return _("%(school)s: our meeting has changed. New: %(slot)s.", **slots)
        case Notice.CANCELLED:
            return _("%(school)s: our meeting is cancelled. It was: %(slot)s.", **slots)
        case Notice.REMINDER_DAY | Notice.REMINDER_HOURS:
            return _("%(school)s reminds you: %(slot)s.", **slots)
        case Notice.WAITLISTED:
            return _(
                "%(school)s: all seats are taken for now. You are on the waiting list: %(slot)s.", **slots
            )
        case Notice.SEATED:
            return _("%(school)s: there is a seat for you now: %(slot)s.", **slots)
        case Notice.RECORDING_READY:
            return _("%(school)s: the recording is ready.", **slots)
        case _:
            return _to_interpreter(notice, slots | {"language": facts.interpreted()})


def _to_interpreter(notice: Notice, slots: dict[str, str]) -> str:
    match notice:
        case Notice.OFFER:
            wanted = _("%(school)s needs an interpreter (%(language)s): %(slot)s.", **slots)
            return wanted + "\n" + _("Reply 1: accept, 2: decline. Or open:")
        case Notice.ASSIGNMENT:
            return _("%(school)s: you are interpreting (%(language)s): %(slot)s. Thank you.", **slots)
        case Notice.ASSIGNMENT_CHANGED:
            return _("%(school)s: where you interpret (%(language)s) has changed. New: %(slot)s.", **slots)
        case _:
            return _("%(school)s: interpreting (%(language)s) is cancelled. It was: %(slot)s.", **slots)
