"""Notices as text messages: the sender first, the link on its own line, short enough to be sent whole. Pure.

Two segments where the cheap alphabet holds the words, three where it does not (research/i18n.md 5). What is
dear and on the page too goes first: how to stop, the room, how to reply. Never that nobody has checked it.
"""

from chats.languages import formats
from chats.languages.segments import fold, segments
from chats.languages.words import _, speaking
from chats.notices.due import Notice
from chats.notices.letters.facts import Facts, Slot

MOST_SEGMENTS = {"GSM-7": 2, "UCS-2": 3}
LONGEST_LINK = "https://chats.example.org" + "/r/" + "x" * 22
"""What is counted for a link: a public address of up to 25 letters, and 25 more."""
_ANSWERABLE = (Notice.INVITATION, Notice.CHANGED, Notice.REMINDER_DAY)
_WITHOUT_LINK = (Notice.CANCELLED, Notice.ASSIGNMENT_CANCELLED)


def text(notice: Notice, facts: Facts) -> str:
    """Return the text of a notice: the fullest version that fits."""
    with speaking(facts.language):
        versions = [_version(notice, facts, without) for without in _ever_less(notice, facts)]
    return next((version for version in versions if fits(version)), versions[-1])


def fits(version: str) -> bool:
    """Whether a text stays within its segments with the longest link in it."""
    counted = segments(version.replace("{{link}}", LONGEST_LINK))
    return counted.count <= MOST_SEGMENTS[counted.alphabet]


def _ever_less(notice: Notice, facts: Facts) -> list[set[str]]:
    """What is left out, in turn, until a text fits. Of a change, what changed stays longest; of a reminder,
    where to go: how to answer was said before.
    """
    if notice is Notice.CHANGED and facts.was is not None and facts.where(facts.was) != facts.where():
        bare = {"was", "reply"}
        return [set(), {"reply"}, {"was"}, bare, bare | {"where"}, bare | {"where", "phone"}]
    if notice is Notice.REMINDER_DAY:
        return [set(), {"reply"}, {"reply", "where"}, {"reply", "where", "phone"}]
    bare = {"where", "stop", "reply"}
    return [set(), {"stop"}, {"where"}, {"where", "stop"}, bare, bare | {"was"}, bare | {"was", "phone"}]


def _version(notice: Notice, facts: Facts, without: set[str]) -> str:
    lines = [_news(notice, facts, without)]
    if notice in _ANSWERABLE and "reply" not in without:
        lines.append(_("Reply 1: yes, 2: no, 3: please call me. Or open:"))
    if notice is Notice.OFFER and "reply" not in without:
        lines.append(_("Reply 1: accept, 2: decline. Or open:"))
    if notice not in _WITHOUT_LINK:
        lines.append("{{link}}")
    if facts.unreviewed:
        lines.append(_unreviewed(None if "phone" in without else facts.shown_phone))
    if notice is Notice.INVITATION and "stop" not in without:
        lines.append(_("STOP ends these texts."))
    # A time may end in a full stop of its own ("7:30 p.m.") where the sentence ends too.
    return fold("\n".join(lines).replace("..", "."))


def _unreviewed(phone: str | None) -> str:
    if phone is None:
        return _("Translated by computer, not checked yet.")
    return _("Translated by computer, not checked yet. Questions: %(phone)s", phone=phone)


def _before(facts: Facts, was: Slot) -> str:
    same_time = (was.starts_at, was.ends_at) == (facts.slot.starts_at, facts.slot.ends_at)
    return facts.where(was) if same_time else facts.short_when(was)


def _news(notice: Notice, facts: Facts, without: set[str]) -> str:
    slot = facts.short_when()
    if "where" not in without:
        slot += formats.comma(facts.language) + facts.where()
    slots = {"school": facts.shown_school, "slot": slot}
    match notice:
        case Notice.INVITATION:
            return _("%(school)s invites you: %(slot)s.", **slots)
        case Notice.CHANGED if facts.was is not None and "was" not in without:
            slots["was"] = _before(facts, facts.was)
            return _("%(school)s: our meeting has changed. New: %(slot)s. Before: %(was)s.", **slots)
        case Notice.CHANGED:
            return _("%(school)s: our meeting has changed. New: %(slot)s.", **slots)
        case Notice.CANCELLED:
            return _("%(school)s: our meeting is cancelled. It was: %(slot)s.", **slots)
        case Notice.REMINDER_DAY | Notice.REMINDER_HOURS:
            return _("%(school)s reminds you: %(slot)s.", **slots)
        case Notice.WAITLISTED:
            return _("%(school)s: you are on the waiting list: %(slot)s.", **slots)
        case Notice.SEATED:
            return _("%(school)s: there is a seat for you now: %(slot)s.", **slots)
        case Notice.RECORDING_READY:
            return _("%(school)s: the recording is ready.", **slots)
        case _:
            return _to_interpreter(notice, slots | {"language": facts.interpreted()})


def _to_interpreter(notice: Notice, slots: dict[str, str]) -> str:
    match notice:
        case Notice.OFFER:
            return _("%(school)s needs an interpreter (%(language)s): %(slot)s.", **slots)
        case Notice.ASSIGNMENT:
            return _("%(school)s: thank you for interpreting (%(language)s): %(slot)s.", **slots)
        case Notice.ASSIGNMENT_CHANGED:
            return _("%(school)s: new time or place (%(language)s): %(slot)s.", **slots)
        case _:
            return _("%(school)s: you are not interpreting any more (%(language)s): %(slot)s.", **slots)
