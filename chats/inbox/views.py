"""Where the provider brings texts in, and the page of those that wait for a person."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Role, Staff
from chats.access.routes import open_to, provider
from chats.delivery import actions as delivery
from chats.delivery.channels.whatsapp import PREFIX
from chats.delivery.letter import Channel
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
BUTTONS = ("1", "2", "3", "yes", "no", "call", "stop", "help")
"""What a button of ours, or of a template that somebody made by hand, may stand for."""
_MOST_FILES = 10
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
    if not ref or not sender.removeprefix(PREFIX):
        abort(400)
    by = Channel.WHATSAPP if sender.startswith(PREFIX) else Channel.TEXT
    answers = form.get("OriginalRepliedMessageSid") if by is Channel.WHATSAPP else None
    received = Received(ref, sender.removeprefix(PREFIX), _words(form), by, answers=answers)
    actions.read_text(received, DEEDS, clock.now())
    return Response(NOTHING_TO_SAY, content_type="text/xml; charset=utf-8")


def _words(form: dict[str, str]) -> str:
    """What was written; of a button that was pressed, what it stands for, else what stands on it."""
    pressed = form.get("ButtonPayload", "")
    if pressed in BUTTONS:
        return pressed
    # A voice message has no words, and is not kept: whoever reads it sees what came, and calls.
    kinds = [form.get(f"MediaContentType{number}") for number in range(_MOST_FILES)]
    return form.get("ButtonText") or form.get("Body") or "\n".join(f"📎 {kind}" for kind in kinds if kind)


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
