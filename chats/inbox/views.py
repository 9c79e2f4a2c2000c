"""Where the provider brings texts in, and the page of those that wait for a person."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Role, Staff
from chats.access.routes import open_to, provider
from chats.delivery import actions as delivery
from chats.delivery.views import came_from_provider
from chats.inbox import actions, queries
from chats.inbox.forms import DealtWithForm
from chats.inbox.incoming import Deeds, Received
from chats.interpreters import actions as interpreters
from chats.invitations import actions as invitations
from chats.invitations.replies import MeetingBegun, MeetingCancelled, NoSeatLeft
from chats.schools.queries import district

bp = Blueprint("inbox", __name__)

DEEDS = Deeds(
    reply=invitations.reply,
    suppress=delivery.suppress,
    accept=interpreters.accept,
    decline=interpreters.decline,
    refusals=(
        MeetingBegun, MeetingCancelled, NoSeatLeft, invitations.NotInvited, interpreters.CannotTake,
        interpreters.NotTheirs,
    ),
)  # fmt: skip
NOTHING_TO_SAY = '<?xml version="1.0" encoding="UTF-8"?><Response/>'
"""TwiML: what we answer goes through the outbox."""


@bp.post("/hooks/text")
@open_to(provider)
def text() -> ResponseReturnValue:
    """A text that came in. Whoever cannot sign it is refused, and nothing is kept."""
    form = request.form.to_dict()
    if not came_from_provider(form):
        abort(403)
    ref, sender = form.get("MessageSid", ""), form.get("From", "")
    if not ref or not sender:
        abort(400)
    actions.read_text(Received(ref, sender, form.get("Body", "")), DEEDS, clock.now())
    return Response(NOTHING_TO_SAY, content_type="text/xml; charset=utf-8")


@bp.get("/desk/texts")
@open_to(Role.LIAISON, Role.COORDINATOR, Role.ADMINISTRATOR)
def index(by: Staff) -> ResponseReturnValue:
    """Texts that a person must read."""
    return render_template(
        "inbox/index.html", texts=queries.texts_for(by), form=DealtWithForm(), zone=district().zone
    )


@bp.post("/desk/texts/<int:incoming_id>")
@open_to(Role.LIAISON, Role.COORDINATOR, Role.ADMINISTRATOR)
def deal_with(incoming_id: int, by: Staff) -> ResponseReturnValue:
    """Somebody called or wrote back: the text leaves the page."""
    if not DealtWithForm().sent():
        abort(403)
    try:
        actions.deal_with(incoming_id, by=by, now=clock.now())
    except actions.NoSuchText:
        abort(404)
    return redirect(url_for(".index"), 303)
