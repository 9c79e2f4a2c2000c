"""Hold all messages of one chat, and let them go again."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Staff
from chats.access.routes import open_to
from chats.deliveries.forms import PlainForm, WhyForm
from chats.deliveries.holds import holds
from chats.deliveries.views.blueprint import bp
from chats.deliveries.views.messages import SERVING
from chats.delivery import actions as delivery
from chats.languages.words import spoken_tag
from chats.meetings.permissions import may_change
from chats.meetings.queries import meeting_for, titles_of


@bp.route("/desk/chats/<int:meeting_id>/hold", methods=["GET", "POST"])
@open_to(*SERVING)
def hold(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """Say why, and nothing more about this chat leaves until somebody lets it."""
    title, form = _title(meeting_id, by), WhyForm()
    if form.sent():
        delivery.hold_subject(("meeting", meeting_id), why=str(form.why.data), by=by, now=clock.now())
        return redirect(url_for(".sends", meeting_id=meeting_id, done="held"), 303)
    page = render_template("deliveries/hold.html", form=form, meeting_id=meeting_id, title=title)
    return page, 422 if request.method == "POST" else 200


@bp.post("/desk/chats/<int:meeting_id>/release")
@open_to(*SERVING)
def release(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """Let the messages of this chat leave again, as far as they are still of use."""
    _title(meeting_id, by)
    if not PlainForm().sent():
        abort(403)
    for one in holds(by):
        if one.meeting_id == meeting_id:
            delivery.release(one.switch_id, by=by, now=clock.now())
    return redirect(url_for(".sends", meeting_id=meeting_id, done="released"), 303)


def _title(meeting_id: int, by: Staff) -> str:
    """The chat, as it is called; not here for those who may not change it."""
    meeting = meeting_for(by, meeting_id)
    if meeting is None or not may_change(by, meeting.school_id):
        abort(404)
    return titles_of([meeting], spoken_tag())[meeting.id]
