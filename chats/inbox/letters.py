"""The small answers to texts that come in: one text each, never more than an invitation costs. Pure.

The sender stands first. What is dear and not needed goes before a text grows too long.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from chats.calendars.zones import local
from chats.delivery.letter import LAST_WORD, Channel, Composed
from chats.delivery.rendering import literal
from chats.languages import formats
from chats.languages.isolation import isolate
from chats.languages.segments import fold, segments
from chats.languages.words import _, speaking

MOST_SEGMENTS = {"GSM-7": 2, "UCS-2": 3}
LONGEST_LINK = "https://" + "x" * 27 + "/r/" + "x" * 22
"""What is counted for a link: sixty characters."""


class Reply(StrEnum):
    """What we answer to a text."""

    COMING = "reply-noted"
    NOT_COMING = "reply-noted:no"
    CALL_WANTED = "reply-noted:call"
    CALLED_OFF = "reply-noted:called-off"
    """The meeting they answer was cancelled: there is nothing to answer any more."""
    DECLINED = "reply-noted:declined"
    """An interpreter left an offer to others."""
    TAKEN = "reply-noted:taken"
    """An interpreter said yes to what is no longer to be had."""
    WHICH_MEETING = "which-meeting"
    SENT_TO_LIAISON = "sent-to-liaison"
    STOPPED = LAST_WORD
    HELP = "help"

    @property
    def kind(self) -> str:
        """The kind of message: ``reply-noted``, ``which-meeting`` …"""
        return self.value.partition(":")[0]


@dataclass(frozen=True)
class When:
    """When a meeting is, on its own clock."""

    starts_at: datetime
    ends_at: datetime
    zone: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What an answer is made of, for readers of one language."""

    language: str
    school: str
    phone: str | None
    """Where families call for help, E.164."""
    meetings: Sequence[When] = ()
    """The one that was answered, or those that could be meant."""
    unreviewed: bool = False
    """Whether these words need the line that says no person has checked them."""

    @property
    def shown_school(self) -> str:
        """The sender, fit to stand inside a sentence."""
        return isolate(literal(self.school), "name", self.language)

    @property
    def shown_phone(self) -> str | None:
        """The number as it is dialled."""
        shown = formats.phone(self.phone, self.language) if self.phone else None
        return isolate(shown, "phone", self.language) if shown else None

    @property
    def shown_meetings(self) -> str:
        """ "Mon, Mar 9, 6:00–7:30 PM", several as a list."""
        return formats.listing([self._shown(one) for one in self.meetings], self.language)

    def _shown(self, one: When) -> str:
        starts, ends = local(one.starts_at, one.zone), local(one.ends_at, one.zone)
        comma = formats.comma(self.language)
        day = formats.short_day(starts.date(), self.language)
        return isolate(f"{day}{comma}{formats.span(starts, ends, self.language)}", "time", self.language)


def compose(reply: Reply, facts: Facts, source: Facts) -> Composed:
    """Return the answer. ``source``: the same facts in the language of the liaison who reads along."""
    return Composed(reply.kind, facts.language, Channel.TEXT, text(reply, facts), text(reply, source))


def text(reply: Reply, facts: Facts) -> str:
    """Return the words of an answer: the fullest version that fits."""
    with speaking(facts.language):
        versions = [fold(_version(reply, less)) for less in _ever_less(facts)]
    return next((version for version in versions if fits(version)), versions[-1])


def fits(version: str) -> bool:
    """Whether a text stays within its segments with the longest link in it."""
    counted = segments(version.replace("{{link}}", LONGEST_LINK))
    return counted.count <= MOST_SEGMENTS[counted.alphabet]


def _ever_less(facts: Facts) -> Iterator[Facts]:
    yield facts
    yield replace(facts, meetings=())
    yield replace(facts, meetings=(), phone=None)


def _version(reply: Reply, facts: Facts) -> str:
    lines = [WORDS[reply](facts)]
    if reply in (Reply.COMING, Reply.NOT_COMING):
        lines += [_("To change your answer, open:"), "{{link}}"]
    if facts.unreviewed:
        lines.append(unreviewed(facts))
    return "\n".join(lines)


def unreviewed(facts: Facts) -> str:
    """The line that says no person has checked these words."""
    if facts.shown_phone is None:
        return _("Translated by computer, not checked yet.")
    return _("Translated by computer, not checked yet. Questions: %(phone)s", phone=facts.shown_phone)


def _coming(facts: Facts) -> str:
    if not facts.meetings:
        return _("%(school)s: thank you. We look forward to seeing you.", school=facts.shown_school)
    return _(
        "%(school)s: thank you. We look forward to seeing you: %(slot)s.",
        school=facts.shown_school, slot=facts.shown_meetings,
    )  # fmt: skip


def _not_coming(facts: Facts) -> str:
    return _("%(school)s: thank you for telling us. We are sorry you cannot come.", school=facts.shown_school)


def _call_wanted(facts: Facts) -> str:
    return _("%(school)s: thank you. A person will call you.", school=facts.shown_school)


def _called_off(facts: Facts) -> str:
    if not facts.meetings:
        return _("A meeting at %(school)s is cancelled", school=facts.shown_school)
    return _(
        "%(school)s: our meeting is cancelled. It was: %(slot)s.",
        school=facts.shown_school, slot=facts.shown_meetings,
    )  # fmt: skip


def _declined(facts: Facts) -> str:
    return _("%(school)s: thank you for telling us. We will ask somebody else.", school=facts.shown_school)


def _taken(facts: Facts) -> str:
    return _("%(school)s: thank you. This one is taken, or no longer needed.", school=facts.shown_school)


def _which_meeting(facts: Facts) -> str:
    if not facts.meetings:
        return _(
            "%(school)s: which meeting do you mean? Please open the link in our message about it and answer"
            " there.",
            school=facts.shown_school,
        )  # fmt: skip
    return _(
        "%(school)s: which meeting do you mean: %(slots)s? Please open the link in our message about it and"
        " answer there.",
        school=facts.shown_school, slots=facts.shown_meetings,
    )  # fmt: skip


def _sent_to_liaison(facts: Facts) -> str:
    return _(
        "%(school)s: thank you. A person will read your message. Text 1 for yes, 2 for no, 3 for a call.",
        school=facts.shown_school,
    )


def _stopped(facts: Facts) -> str:
    if facts.shown_phone is None:
        return _("%(school)s: we will send no more texts to this number.", school=facts.shown_school)
    return _(
        "%(school)s: we will send no more texts to this number. You can always call: %(phone)s",
        school=facts.shown_school, phone=facts.shown_phone,
    )  # fmt: skip


def _help(facts: Facts) -> str:
    if facts.shown_phone is None:
        return _(
            "%(school)s invites families by text. Reply 1: yes, 2: no, 3: please call me. STOP ends these"
            " texts.",
            school=facts.shown_school,
        )  # fmt: skip
    return _(
        "%(school)s invites families by text. Reply 1: yes, 2: no, 3: please call me. STOP ends these texts."
        " Questions: %(phone)s",
        school=facts.shown_school, phone=facts.shown_phone,
    )  # fmt: skip


WORDS: dict[Reply, Callable[[Facts], str]] = {
    Reply.COMING: _coming,
    Reply.NOT_COMING: _not_coming,
    Reply.CALL_WANTED: _call_wanted,
    Reply.CALLED_OFF: _called_off,
    Reply.DECLINED: _declined,
    Reply.TAKEN: _taken,
    Reply.WHICH_MEETING: _which_meeting,
    Reply.SENT_TO_LIAISON: _sent_to_liaison,
    Reply.STOPPED: _stopped,
    Reply.HELP: _help,
}
