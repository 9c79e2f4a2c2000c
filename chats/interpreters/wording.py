"""What interpreters' pages and calendars say, in the language being spoken; and staff's reasons."""

from chats.calendars.entries import Entry
from chats.interpreters.answers import OfferStanding
from chats.interpreters.matching import Reason
from chats.interpreters.queries import OwnAssignment
from chats.interpreters.steps import OfferState
from chats.languages import catalogues
from chats.languages.formats import duration
from chats.languages.naming import called
from chats.languages.words import _, _s, spoken_tag
from chats.meetings.kinds import Place
from chats.meetings.models import Meeting
from chats.schools.models import School


def are_checked() -> bool:
    """Whether a person has checked our words in the language being spoken."""
    return catalogues.status(spoken_tag()).state != catalogues.MACHINE_DRAFTED


def standing_said(standing: OfferStanding) -> str:
    """Where an offer stands: what happened, and what to do next."""
    return {
        OfferStanding.OPEN: _("Can you interpret? If you say yes first, it is yours."),
        OfferStanding.DECLINED: _("You said no. If that has changed, you can still say yes."),
        # Translators: the interpreter has this assignment.
        OfferStanding.YOURS: _("This is yours. Thank you! Families count on you."),
        OfferStanding.GIVEN_BACK: _("This is no longer yours. If you can come after all, call the school."),
        OfferStanding.TAKEN: _("Thank you! Another interpreter was faster. There is nothing more to do."),
        OfferStanding.NOT_NEEDED: _("Thank you! No interpreter is needed any more."),
        OfferStanding.MOVED: _("The meeting was moved. If you are free at the new time, we ask you again."),
        OfferStanding.CALLED_OFF: _("This meeting was cancelled. There is nothing more to do."),
        OfferStanding.OVER: _("This meeting has begun or is over, so this can no longer be answered."),
        OfferStanding.BUSY: _("You already have another meeting at that time, or too close to it."),
    }[standing]  # fmt: skip


def lasts(meeting: Meeting) -> str:
    """How long it lasts."""
    return duration(meeting.minutes, spoken_tag())


def place_of(meeting: Meeting, school: School) -> str:
    """Where to go, on one line: empty where people meet online only."""
    if meeting.place is Place.ONLINE:
        return ""
    return ", ".join(part for part in (meeting.room, school.name, school.address) if part)


def how(remote: bool) -> str:
    """In the room, or not."""
    return _("By phone or video") if remote else _("In person")


def language_called(tag: str) -> str:
    """A language, by the name its interpreters know it by."""
    return called(tag, spoken_tag())


def entry_of(own: OwnAssignment, *, link: str, organizer_mail: str) -> Entry:
    """One assignment as a calendar entry. It names no family, and nobody is invited by it."""
    kept, meeting, school = own.assignment, own.meeting, own.school
    place = place_of(meeting, school)
    ended = kept.ended_at is not None
    return Entry(
        # An entry that ended is newer than any that said it stands.
        sequence=meeting.revision + ended, starts_at=kept.starts_at, ends_at=kept.ends_at, zone=meeting.zone,
        summary=_("Interpreting: %(language)s", language=language_called(kept.language)),
        description=f"{school.name}\n{how(own.remote)}", location="" if own.remote else place,
        language=spoken_tag(), organizer_name=school.name, changed_at=own.changed_at,
        join_link=meeting.join_url if own.remote and not ended else None, cancelled=ended,
        uid=kept.calendar_uid, link=link, organizer_mail=organizer_mail,
    )  # fmt: skip


def reason_said(reason: Reason) -> str:
    """Why somebody stands where they stand in the line."""
    return {
        Reason.QUALIFIED: _s("qualified"),
        Reason.NOT_QUALIFIED: _s("not marked as qualified"),
        Reason.FREE: _s("free"),
        Reason.BUSY: _s("has another meeting then"),
        Reason.IN_ROOM: _s("can be in the room"),
        Reason.REMOTE: _s("by phone or video"),
        Reason.STAFF: _s("our own staff"),
        Reason.AGENCY: _s("from an agency"),
    }[reason]


def offer_said(state: OfferState) -> str:
    """What came of asking somebody."""
    return {
        OfferState.OPEN: _s("was asked, and may still answer"),
        OfferState.ACCEPTED: _s("said yes"),
        OfferState.DECLINED: _s("said no"),
        OfferState.TAKEN: _s("somebody else was faster"),
        OfferState.LAPSED: _s("was asked, and has not answered"),
    }[state]


def refusal_said(standing: OfferStanding) -> str:
    """Why staff cannot put somebody down."""
    if standing is OfferStanding.BUSY:
        return _s("They already have another meeting at that time, or too close to it. Nothing was changed.")
    if standing is OfferStanding.TAKEN:
        return _s("This language has all the interpreters it needs by now. Nothing was changed.")
    if standing is OfferStanding.NOT_NEEDED:
        return _s("No family needs this language any more. Nothing was changed.")
    return _s("This meeting was cancelled or has begun. Nothing was changed.")
