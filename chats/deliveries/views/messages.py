"""What did not arrive and whose turn it is, and how the messages of one chat go."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Role, Staff
from chats.access.routes import open_to, staff
from chats.deliveries import queries, wording
from chats.deliveries.failures import failures
from chats.deliveries.forms import AGAIN, ARRIVED, FailureForm
from chats.deliveries.sends import sends as sends_of
from chats.deliveries.views.blueprint import bp
from chats.delivery import actions as delivery
from chats.delivery import explaining
from chats.delivery.queries import worker_alive

SERVING = (Role.LIAISON, Role.COORDINATOR, Role.ADMINISTRATOR)
"""Hosts see what became of messages; they do not decide about them."""
OK, CONFLICT, UNFIT = 200, 409, 422


def _messages(by: Staff, form: FailureForm, code: int = OK) -> ResponseReturnValue:
    page = render_template(
        "deliveries/messages.html", failures=failures(by, clock.now()), counts=queries.counts(by),
        form=form, say=explaining, words=wording, moved=code == CONFLICT, done=request.args.get("done"),
        serving=by.role in SERVING,
    )  # fmt: skip
    return page, code


@bp.get("/desk/messages")
@open_to(*staff)
def messages(by: Staff) -> ResponseReturnValue:
    """What did not arrive at this person's schools, with the next step for each; the rest is counted."""
    return _messages(by, FailureForm())


def _sends(by: Staff, meeting_id: int, form: FailureForm, code: int = OK) -> ResponseReturnValue:
    now, paused = clock.now(), "paused" in request.args
    one = sends_of(by, meeting_id, now)
    if one is None:
        abort(404)
    page = render_template(
        "deliveries/sends.html", one=one, form=form, say=explaining, words=wording, moved=code == CONFLICT,
        done=request.args.get("done"), serving=by.role in SERVING, paused=paused,
        live=one.in_motion and not paused and request.method == "GET" and worker_alive(now),
    )  # fmt: skip
    return page, code


@bp.get("/desk/chats/<int:meeting_id>/messages")
@open_to(*staff)
def sends(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """How the messages of one chat go, by language and channel, while they go; and what failed."""
    return _sends(by, meeting_id, FailureForm())


@bp.post("/desk/messages/<int:message_id>")
@open_to(*SERVING)
def decide(message_id: int, by: Staff) -> ResponseReturnValue:
    """Send a message once more, or say whether it arrived."""
    form = FailureForm()
    if queries.message_for(by, message_id) is None:
        abort(404)
    if not form.sent():
        return _where_pressed(by, form, UNFIT)
    try:
        _carry_out(message_id, str(form.do.data), by)
    except delivery.NotNow:
        return _where_pressed(by, form, CONFLICT)
    if form.chat.data:
        return redirect(url_for(".sends", meeting_id=form.chat.data, done=form.do.data), 303)
    return redirect(url_for(".messages", done=form.do.data), 303)


def _where_pressed(by: Staff, form: FailureForm, code: int) -> ResponseReturnValue:
    return _sends(by, form.chat.data, form, code) if form.chat.data else _messages(by, form, code)


def _carry_out(message_id: int, pressed: str, by: Staff) -> None:
    if pressed == AGAIN:
        delivery.resend(message_id, by=by, now=clock.now())
    else:
        delivery.settle(message_id, arrived=pressed == ARRIVED, by=by, now=clock.now())
