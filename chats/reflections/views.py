"""Pages of this feature."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Staff
from chats.access.routes import open_to, staff
from chats.languages.words import spoken_tag
from chats.meetings.queries import meeting_for, titles_of
from chats.reflections import actions, queries
from chats.reflections.forms import KeptForm, ReflectionForm
from chats.reflections.thoughts import PROMPTS

bp = Blueprint("reflections", __name__)


@bp.route("/desk/chats/<int:meeting_id>/reflection", methods=["GET", "POST"])
@open_to(*staff)
def edit(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """The prompts, with what one wrote before; what the others think beside them."""
    meeting = meeting_for(by, meeting_id) or abort(404)
    mine = queries.own_reflection(meeting_id, by)
    kept = {name: getattr(mine, name) for name in (*PROMPTS, "promise_due_on")} if mine is not None else {}
    form = ReflectionForm(**kept)
    if form.sent():
        actions.reflect(meeting_id, form.thoughts, by=by, now=clock.now())
        return redirect(url_for(".edit", meeting_id=meeting_id), 303)
    return render_template(
        "reflections/edit.html", form=form, prompts=PROMPTS, meeting=meeting,
        title=titles_of([meeting], spoken_tag())[meeting.id], thoughts=queries.reflections_of(meeting_id),
    ), 422 if request.method == "POST" else 200  # fmt: skip


@bp.post("/desk/reflections/<int:reflection_id>/kept")
@open_to(*staff)
def kept(reflection_id: int, by: Staff) -> ResponseReturnValue:
    """Say that a promise is kept, or that it is not after all."""
    found = queries.reflection_for(by, reflection_id) or abort(404)
    if not KeptForm().sent():
        abort(403)
    meeting_id, yes = found.meeting_id, request.form.get("kept") == "yes"
    actions.keep_promise(reflection_id, kept=yes, by=by, now=clock.now())
    return redirect(url_for(".edit", meeting_id=meeting_id), 303)
