"""What each notice says: subject, first words, and what it asks. In the language being spoken. Pure.

Subjects are neutral: they show on a locked screen, so they name the school and no topic.
"""

from collections.abc import Callable
from dataclasses import dataclass

from chats.languages.words import _, _p
from chats.notices.due import Notice
from chats.notices.letters.facts import Facts


@dataclass(frozen=True)
class Said:
    """The words of one notice, shared by mail and call."""

    subject: str
    lead: tuple[str, ...]
    button: str | None = None
    """On the button that opens the link; a letter without one asks for nothing."""
    question: str | None = None
    """What a liaison asks on the phone."""


def _will_you_come() -> str:
    return _("Will you come? Would you like an interpreter to be there?")


def _invitation(facts: Facts) -> Said:
    lead = [_("You are invited: %(title)s", title=facts.shown_title)]
    return Said(
        _("An invitation from %(school)s", school=facts.shown_school), (*lead, facts.shown_summary),
        _p("button", "Open and answer"), _will_you_come(),
    )  # fmt: skip


def _changed(facts: Facts) -> Said:
    lead = _("The time or place has changed: %(title)s", title=facts.shown_title)
    return Said(
        _("A change to a meeting at %(school)s", school=facts.shown_school), (lead,),
        _p("button", "Open and answer"), _will_you_come(),
    )  # fmt: skip


def _cancelled(facts: Facts) -> Said:
    lead = _("This meeting will not take place: %(title)s", title=facts.shown_title)
    sorry = _("We are sorry. You do not need to do anything.")
    return Said(_("A meeting at %(school)s is cancelled", school=facts.shown_school), (lead, sorry))


def _reminder(facts: Facts) -> Said:
    lead = _("We look forward to seeing you: %(title)s", title=facts.shown_title)
    return Said(
        _("A reminder from %(school)s", school=facts.shown_school), (lead,),
        _p("button", "Open and answer"), _will_you_come(),
    )  # fmt: skip


def _waitlisted(facts: Facts) -> Said:
    lead = _("All seats are taken at the moment: %(title)s", title=facts.shown_title)
    waits = _("You are on the waiting list. We will tell you as soon as there is a seat for you.")
    return Said(
        _("Your answer to %(school)s", school=facts.shown_school),
        (lead, waits),
        _p("button", "Open and answer"),
    )


def _seated(facts: Facts) -> Said:
    lead = _("There is a seat for you now: %(title)s", title=facts.shown_title)
    return Said(
        _("Your answer to %(school)s", school=facts.shown_school), (lead,), _p("button", "Open and answer"),
        _will_you_come(),
    )  # fmt: skip


def _recording_ready(facts: Facts) -> Said:
    lead = _("You can now hear the recording: %(title)s", title=facts.shown_title)
    more = _("The questions and answers are there to read, too.")
    return Said(
        _("A recording from %(school)s", school=facts.shown_school),
        (lead, more),
        _p("button", "Open the recording"),
    )


def _offer(facts: Facts) -> Said:
    lead = _("We are looking for an interpreter: %(language)s", language=facts.interpreted())
    answer = _("The first to accept has it. Please answer on the page.")
    return Said(
        _("Can you interpret at %(school)s?", school=facts.shown_school), (lead, answer),
        _p("button", "Accept or decline"),
    )  # fmt: skip


def _assignment(facts: Facts) -> Said:
    lead = _("You are interpreting: %(language)s", language=facts.interpreted())
    thanks = _("Thank you. Everything about it is on your page.")
    return Said(
        _("Interpreting at %(school)s", school=facts.shown_school),
        (lead, thanks),
        _p("button", "Open your page"),
    )


def _assignment_changed(facts: Facts) -> Said:
    lead = _("The time or place where you interpret has changed: %(language)s", language=facts.interpreted())
    return Said(
        _("A change to a meeting at %(school)s", school=facts.shown_school),
        (lead,),
        _p("button", "Open your page"),
    )


def _assignment_cancelled(facts: Facts) -> Said:
    lead = _("You are not interpreting there any more: %(language)s", language=facts.interpreted())
    return Said(_("You are not interpreting at %(school)s any more", school=facts.shown_school), (lead,))


_BY_NOTICE: dict[Notice, Callable[[Facts], Said]] = {
    Notice.INVITATION: _invitation,
    Notice.CHANGED: _changed,
    Notice.CANCELLED: _cancelled,
    Notice.REMINDER_DAY: _reminder,
    Notice.REMINDER_HOURS: _reminder,
    Notice.WAITLISTED: _waitlisted,
    Notice.SEATED: _seated,
    Notice.RECORDING_READY: _recording_ready,
    Notice.OFFER: _offer,
    Notice.ASSIGNMENT: _assignment,
    Notice.ASSIGNMENT_CHANGED: _assignment_changed,
    Notice.ASSIGNMENT_CANCELLED: _assignment_cancelled,
}


def said(notice: Notice, facts: Facts) -> Said:
    """The words of a notice. Speak ``facts.language`` around it."""
    return _BY_NOTICE[notice](facts)


def rows(notice: Notice, facts: Facts) -> list[tuple[str, str]]:
    """What a reader looks for: label and value. Speak ``facts.language`` around it."""
    found = [(_p("label", "When"), facts.when()), (_p("label", "Where"), facts.where())]
    if notice is Notice.RECORDING_READY:
        return found[:1]
    if facts.was is not None and notice in (Notice.CHANGED, Notice.ASSIGNMENT_CHANGED):
        found += [(_p("label", "Before"), f"{facts.when(facts.was)} · {facts.where(facts.was)}")]
    if facts.slot.join_url and notice not in (Notice.CANCELLED, Notice.ASSIGNMENT_CANCELLED, Notice.OFFER):
        found.append((_p("label", "Join online"), facts.shown_join_url))
    if facts.deadline_at is not None and notice is Notice.OFFER:
        # Translators: before a day and time: the latest at which an interpreter may answer.
        found.append((_p("label", "Answer by"), facts.shown_instant(facts.deadline_at)))
    if facts.offers and notice in (Notice.INVITATION, Notice.REMINDER_DAY):
        # Translators: before a list: interpreter, childcare, snacks.
        found.append((_p("label", "There will be"), facts.offered()))
    return found


def unreviewed_line(facts: Facts) -> str | None:
    """The honest line under words that no person has checked; None where it is not needed."""
    if not facts.unreviewed:
        return None
    if facts.shown_phone is None:
        return _("A computer translated this. No person has checked it yet.")
    return _(
        "A computer translated this. No person has checked it yet. Questions? Please call %(phone)s.",
        phone=facts.shown_phone,
    )
