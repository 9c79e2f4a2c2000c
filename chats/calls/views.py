"""The call list."""

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Role, Staff
from chats.access.routes import open_to
from chats.calls import actions, effort, listing, queries
from chats.calls.forms import CalledForm
from chats.calls.listing import ToCall
from chats.calls.outcomes import ANSWERS, REACHED, CallOutcome, channels_to_stop
from chats.delivery import actions as delivery
from chats.invitations import actions as invitations
from chats.invitations.replies import MeetingBegun, MeetingCancelled, NoSeatLeft, Standing
from chats.languages.words import _s, _sn
from chats.schools.queries import district

bp = Blueprint("calls", __name__)


@bp.get("/desk/calls")
@open_to(Role.LIAISON, Role.COORDINATOR, Role.ADMINISTRATOR)
def index(by: Staff) -> ResponseReturnValue:
    """Families that no message reaches, and those who asked to be called."""
    return _page(by, CalledForm())


def _page(by: Staff, form: CalledForm, refused: str | None = None, why: str | None = None) -> str:
    now = clock.now()
    languages = queries.waiting_languages(by, now)
    families = languages.total()
    return render_template(
        "calls/index.html", form=form, rows=listing.call_list(by, now), languages=languages.most_common(),
        families=families, minutes=effort.minutes(families), home=district(), refused=refused, why=why,
    )  # fmt: skip


@bp.post("/desk/calls/<int:guardian_id>")
@open_to(Role.LIAISON, Role.COORDINATOR, Role.ADMINISTRATOR)
def called(guardian_id: int, by: Staff) -> ResponseReturnValue:
    """What came of a call, in one tap."""
    form = CalledForm()
    row = listing.to_call(by, guardian_id, form.meeting.data or 0, clock.now())
    if row is None:
        abort(404)
    if not form.sent() or not form.is_whole:
        return _page(by, form, row.key, _s("Please press one of the buttons.")), 422
    try:
        waits = _carry_out(row, str(form.outcome.data), form.party.data or 1, by)
    except NoSeatLeft as refusal:
        return _page(by, form, row.key, _no_seat(refusal.free)), 422
    except (MeetingBegun, MeetingCancelled, invitations.NotInvited):
        return _page(
            by, form, row.key, _s("Nobody can answer any more: the chat has begun or is cancelled.")
        ), 422
    return redirect(url_for(".index", waits=1 if waits else None), 303)


def _no_seat(free: int) -> str:
    return _sn("Only %(n)s seat is left for them.", "Only %(n)s seats are left for them.", free)


def _carry_out(row: ToCall, outcome: str, party: int, by: Staff) -> bool:
    """Return whether they wait for a seat.

    First what the family said, then that they were called: broken off, they are called again.
    """
    now, came_of_it = clock.now(), CallOutcome(outcome)
    answer = ANSWERS.get(came_of_it)
    waits = False
    if answer is not None and row.invitation_id is not None:
        standing = invitations.reply(answer, party, by=by, now=now, invitation_id=row.invitation_id)
        waits = standing is Standing.WAITING
    elif came_of_it in REACHED and row.asked_at and row.invitation_id is not None:
        invitations.note_called(row.invitation_id, by=by)
    for channel in channels_to_stop(came_of_it) if row.number else ():
        delivery.suppress(
            channel,
            row.number or "",
            reason="wrong-number",
            source="liaison",
            now=now,
            district_id=by.district_id,
        )
    actions.record(
        came_of_it, guardian_id=row.guardian.id, meeting_id=row.meeting.id, by=by, now=now,
        invitation_id=row.invitation_id,
    )  # fmt: skip
    return waits
