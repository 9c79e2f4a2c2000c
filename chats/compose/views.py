"""The compose page: from a topic to a published chat, without JavaScript."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Role, Staff
from chats.access.routes import open_to
from chats.compose import composing, queries
from chats.compose.forms import ComposeForm
from chats.meetings import actions
from chats.meetings.queries import meeting_for

bp = Blueprint("compose", __name__)
STEPS = ("check", "keep", "publish")


@bp.route("/desk/chats/new", methods=["GET", "POST"])
@open_to(Role.LIAISON, Role.COORDINATOR, Role.ADMINISTRATOR)
def new(by: Staff) -> ResponseReturnValue:
    """Compose a chat: look at what it would mean (check), keep it as a draft, or publish it."""
    form = _form(by)
    page = composing.opened(form, by=by, now=clock.now())
    if page is None:
        return render_template("compose/no_school.html")
    step = request.form.get("step", "check") if request.method == "POST" else ""
    if step and page.right(step, clock.now()) and step != "check":
        return _done(page, step, by)
    wrong = bool(form.errors) and step != "check"
    return render_template("compose/new.html", page=page, form=form), 422 if wrong else 200


def _form(by: Staff) -> ComposeForm:
    """What was sent; else a draft to go on with, a chat to copy, or nothing."""
    if request.method == "POST":
        return ComposeForm()
    wanted = request.args.get("draft", type=int), request.args.get("from", type=int)
    chosen = wanted[0] or wanted[1]
    if chosen is None:
        return ComposeForm()
    meeting = meeting_for(by, chosen) or abort(404)
    return ComposeForm(**queries.kept_of(meeting, as_copy=wanted[0] is None))


def _done(page: composing.Composing, step: str, by: Staff) -> ResponseReturnValue:
    try:
        meeting_id = _kept(page.form, by)
        if step == "publish":
            actions.publish(meeting_id, by=by, now=clock.now())
            tell()
    except actions.NotTheirs:
        abort(404)
    except (actions.EditedMeanwhile, actions.NotNow):
        return _edited_meanwhile(page, by)
    return redirect(url_for("meetings.show", meeting_id=meeting_id), 303)


def _kept(form: ComposeForm, by: Staff) -> int:
    draft_id, version = (
        int(str(one.data)) if str(one.data).isdecimal() else 0 for one in (form.draft, form.lock_version)
    )
    if not draft_id:
        return actions.compose(form.composed(), by=by, now=clock.now())
    actions.redraft(draft_id, form.composed(), lock_version=version, by=by, now=clock.now())
    return draft_id
