"""The compose page: from a topic to a published chat, without JavaScript."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from chats import clock
from chats.access.actors import Role, Staff
from chats.access.routes import open_to
from chats.compose import composing, queries, wording
from chats.compose.forms import ComposeForm
from chats.gatherings.telling import tell
from chats.meetings import actions
from chats.meetings.queries import meeting_for

bp = Blueprint("compose", __name__)


@bp.route("/desk/chats/new", methods=["GET", "POST"])
@open_to(Role.LIAISON, Role.COORDINATOR, Role.ADMINISTRATOR)
def new(by: Staff) -> ResponseReturnValue:
    """Compose a chat: look at what it would mean (check), keep it as a draft, or publish it."""
    form, sent = _form(by), request.method == "POST"
    page = composing.opened(form, sent=sent, by=by, site=g.settings.public_url, now=clock.now())
    if page is None:
        return render_template("compose/no_school.html")
    step = request.form.get("step", "check") if sent else "check"
    if step == "follow":
        form.forgive_empty()
        step = "check"
    if page.right_for(step) and step in ("keep", "publish", "translate"):
        return _done(page, step, by)
    # A half-filled page may be looked at; one of a session that ended is refused, and shows all it held.
    wrong = bool(form.errors) and (step != "check" or "token" in form.errors)
    return render_template("compose/new.html", page=page, form=form, words=wording), 422 if wrong else 200


def _form(by: Staff) -> ComposeForm:
    """What was sent; else a draft to go on with, a chat to copy, or nothing."""
    if request.method == "POST":
        return ComposeForm()
    wanted = request.args.get("draft", type=int), request.args.get("from", type=int)
    chosen = wanted[0] or wanted[1]
    if chosen is None:
        return ComposeForm()
    meeting = meeting_for(by, chosen)
    if meeting is None:
        abort(404)
    return ComposeForm(**queries.kept_of(meeting, as_copy=wanted[0] is None))


def _done(page: composing.Composing, step: str, by: Staff) -> ResponseReturnValue:
    try:
        meeting_id = _kept(page.form, by)
        if step == "publish":
            actions.publish(meeting_id, by=by, now=clock.now())
            tell(clock.now())
    except actions.NotTheirs:
        abort(404)
    except actions.EditedMeanwhile:
        return _overtaken(page, by)
    except actions.NotNow:
        return redirect(url_for("meetings.show", meeting_id=page.form.draft_id), 303)
    if step == "translate":
        return redirect(url_for("translating.index"), 303)
    return redirect(url_for("meetings.show", meeting_id=meeting_id), 303)


def _kept(form: ComposeForm, by: Staff) -> int:
    if not form.draft_id:
        return actions.compose(form.composed(), by=by, now=clock.now())
    seen = form.version_seen
    actions.redraft(form.draft_id, form.composed(), lock_version=seen, by=by, now=clock.now())
    return form.draft_id


def _overtaken(page: composing.Composing, by: Staff) -> ResponseReturnValue:
    meeting = meeting_for(by, page.form.draft_id)
    if meeting is None:
        abort(404)
    saved = ComposeForm(formdata=MultiDict(), **queries.kept_of(meeting, as_copy=False))
    page = composing.reopened(page, saved)
    return render_template("compose/new.html", page=page, form=page.form, words=wording), 409
