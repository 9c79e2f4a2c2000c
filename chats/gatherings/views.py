"""A meeting's pages: the list, the meeting, moving and cancelling it, the day sheet, who came."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Role, Staff
from chats.access.routes import open_to, staff
from chats.deliveries import wording as deliveries
from chats.delivery import explaining
from chats.delivery.queries import worker_alive
from chats.gatherings import queries, sheets, wording
from chats.gatherings.forms import AttendanceForm, PlainForm
from chats.gatherings.queries import Gathering
from chats.gatherings.telling import tell
from chats.invitations.actions import NotInvited, set_attendance
from chats.invitations.actions.attending import welcome
from chats.meetings import actions
from chats.meetings.forms import ChangeForm
from chats.meetings.kinds import Status
from chats.meetings.queries import own_words
from chats.web.fields import differences

bp = Blueprint("meetings", __name__)
CHANGERS = (Role.LIAISON, Role.COORDINATOR, Role.ADMINISTRATOR)
"""Hosts see their school's meetings; they do not change them."""


def _found(by: Staff, meeting_id: int) -> Gathering:
    found = queries.gathering(by, meeting_id, clock.now())
    if found is None:
        abort(404)
    return found


def _page(name: str, one: Gathering, code: int = 200, **more: object) -> ResponseReturnValue:
    page = render_template(
        f"gatherings/{name}.html", one=one, words=wording, now=clock.now(), sending=deliveries,
        say=explaining, **more,
    )  # fmt: skip
    return page, code


@bp.get("/desk/chats")
@open_to(*staff)
def index(by: Staff) -> ResponseReturnValue:
    """Every chat of this person's schools: what is to come, then what was, month by month."""
    now = clock.now()
    coming, past = wording.in_months(queries.listed(by, now), now)
    lists = {"coming": coming, "past": past, "may_compose": by.role in CHANGERS}
    return render_template("gatherings/index.html", words=wording, now=now, **lists)


@bp.get("/desk/chats/<int:meeting_id>")
@open_to(*staff)
def show(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """One meeting: facts, answers by language, interpreters, messages, and what to do next."""
    one = _found(by, meeting_id)
    live = bool(one.progress.moving) and "paused" not in request.args and worker_alive(clock.now())
    return _page("show", one, form=PlainForm(), live=live)


@bp.route("/desk/chats/<int:meeting_id>/edit", methods=["GET", "POST"])
@open_to(*CHANGERS)
def edit(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """Move a meeting; a draft is composed anew instead."""
    one = _found(by, meeting_id)
    if one.meeting.status is Status.DRAFT:
        return redirect(url_for("compose.new", draft=meeting_id), 303)
    form = ChangeForm(**sheets.saved(one.meeting)) if request.method == "GET" else ChangeForm()
    if request.method == "GET":
        return _page("edit", one, form=form, words_in=own_words(one.meeting))
    form.settle(one.meeting.zone, clock.now())
    form.validate()
    if form.told_wrong(clock.now()):
        return _page("edit", one, 422, form=form, words_in=own_words(one.meeting))
    return _moved(one, form, by)


def _moved(one: Gathering, form: ChangeForm, by: Staff) -> ResponseReturnValue:
    meeting_id, words_in = one.meeting.id, own_words(one.meeting)
    try:
        actions.reschedule(meeting_id, form.change(words_in), by=by, now=clock.now())
    except actions.EditedMeanwhile:
        one = _found(by, meeting_id)
        saved = ChangeForm(formdata={}, **sheets.saved(one.meeting))
        form.lock_version.data = saved.lock_version.data
        return _page("edit", one, 409, form=form, words_in=words_in, saved=differences(saved, form))
    except actions.NotNow:
        return _page("edit", _found(by, meeting_id), 422, form=form, words_in=words_in, too_late=True)
    tell(clock.now())
    return redirect(url_for(".show", meeting_id=meeting_id), 303)


@bp.route("/desk/chats/<int:meeting_id>/cancel", methods=["GET", "POST"])
@open_to(*CHANGERS)
def cancel(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """Ask once more, saying how many families will be told; then call it off."""
    one, form = _found(by, meeting_id), PlainForm()
    if not form.sent():
        return _page("cancel", one, 422 if request.method == "POST" else 200, form=form)
    return _done(actions.cancel, one, by)


@bp.post("/desk/chats/<int:meeting_id>/close")
@open_to(*CHANGERS)
def close(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """Say that the meeting was held and its attendance is complete."""
    one, form = _found(by, meeting_id), PlainForm()
    return _done(actions.close, one, by) if form.sent() else _page("show", one, 422, form=form)


def _done(act: wording.Act, one: Gathering, by: Staff) -> ResponseReturnValue:
    meeting_id = one.meeting.id
    try:
        act(meeting_id, by=by, now=clock.now())
    except actions.NotTheirs:
        abort(404)
    except actions.NotNow:
        return _page("show", _found(by, meeting_id), 422, form=PlainForm(), too_late=True)
    tell(clock.now())
    return redirect(url_for(".show", meeting_id=meeting_id), 303)


@bp.get("/desk/chats/<int:meeting_id>/sheet")
@open_to(*staff)
def sheet(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """The day sheet: everything for the room, on paper."""
    one = _found(by, meeting_id)
    return _page("sheet", one, sheet=sheets.sheet(one))


@bp.route("/desk/chats/<int:meeting_id>/attendance", methods=["GET", "POST"])
@open_to(*staff)
def attendance(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """Who came: people per family, those who did not answer and those not asked too."""
    one, form = _found(by, meeting_id), AttendanceForm()
    others = queries.not_asked(one.meeting)
    came = form.people("came", (row.invitation_id for row in one.answers))
    guests = form.people("guest", (family.id for family in others))
    if not form.sent() or form.wrong:
        code = 422 if request.method == "POST" else 200
        return _page("attendance", one, code, form=form, others=others)
    try:
        set_attendance(meeting_id, came, by=by)
        welcome(meeting_id, {one: people for one, people in guests.items() if people}, by=by, now=clock.now())
    except NotInvited:
        abort(404)
    return redirect(url_for(".show", meeting_id=meeting_id), 303)
