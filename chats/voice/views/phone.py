"""Pages that the provider fetches when a family picks up. Only its signature opens them."""

from flask import Response, abort, g, request, send_file
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.routes import everyone, open_to, provider
from chats.delivery import actions as delivery
from chats.delivery import calling
from chats.delivery.speech import voice_of
from chats.delivery.views import signed_with
from chats.invitations import actions as invitations
from chats.invitations.replies import MeetingBegun, MeetingCancelled
from chats.languages.words import speaking
from chats.media.audio import AudioForm
from chats.notices.letters.voice import ANSWERABLE
from chats.storage import FileGone, store
from chats.voice import actions, queries, sounds, spoken, twiml
from chats.voice.queries import Rung
from chats.voice.twiml import Heard, Played, Spoken
from chats.voice.views.blueprint import bp

DEEDS = actions.Deeds(reply=invitations.reply, suppress=delivery.suppress)
ANSWERS_TO = frozenset(notice.value for notice in ANSWERABLE)
ACCOUNT = "text"
"""Whose signature counts: calls go through the account of CHATS_TEXT_URL."""
ENDED = {"busy": "busy", "no-answer": "no-answer", "failed": "failed", "canceled": "failed"}
"""How the provider says that a call ended, and what that is to a message."""
HEARD = {"person": "delivered", "machine": "sent", None: "failed"}
"""A call that was taken, by who heard it. Where nobody did, there was nothing to hear."""


@bp.post(f"{calling.PATH}<call>")
@open_to(provider)
def said(call: str) -> ResponseReturnValue:
    """Somebody picked up: the whole notice for a person, the short form for a machine."""
    rung, sid = _rung(call)
    who = request.form.get("AnsweredBy", "")
    by_machine = who.startswith("machine")
    heard = _short(rung) if by_machine else _whole(rung)
    if not rung.wanted or heard is None or who == "fax":
        return _page(twiml.tells())
    actions.heard(rung, sid, "machine" if by_machine else "person", clock.now())
    return _page(twiml.tells(heard)) if by_machine else _asks(heard, call)


@bp.post(f"{calling.PATH}<call>/key")
@open_to(provider)
def key(call: str) -> ResponseReturnValue:
    """A key was pressed. One that means nothing, and 9, let it all be heard again."""
    rung, sid = _rung(call)
    pressed, heard = request.form.get("Digits", ""), _whole(rung)
    if pressed == actions.STOP:
        actions.stop(rung, DEEDS, clock.now())
        with speaking(rung.language):
            return _in_a_voice(rung, spoken.stopped())
    if pressed in actions.ANSWERS and rung.kind in ANSWERS_TO:
        return _in_a_voice(rung, _answered(rung, sid, pressed))
    return _asks(heard, call) if rung.current and heard is not None else _page(twiml.tells())


@bp.post(f"{calling.PATH}<call>/status")
@open_to(provider)
def status(call: str) -> ResponseReturnValue:
    """How a call ended."""
    rung, sid = _rung(call)
    ended = request.form.get("CallStatus", "")
    told = HEARD[queries.heard_by(sid)] if ended == "completed" else ENDED.get(ended)
    if told is not None:
        report = delivery.Told(queries.PROVIDER, sid, told, f"{sid}:{ended}", rung.uid)
        delivery.receipt(report, clock.now())
    return "", 204


@bp.get(f"{sounds.PATH}<sound>")
@open_to(everyone)
def sound(sound: str) -> ResponseReturnValue:
    """What a liaison read aloud, for the call that plays it. Its address is signed, and dies soon."""
    key = queries.sound_of(sounds.take_in(sound, clock.now()))
    try:
        path = store().path(key or "")
    except FileGone:
        abort(404)
    return send_file(path, mimetype=AudioForm.PHONE.media_type) if path.exists() else abort(404)


def _rung(call: str) -> tuple[Rung, str]:
    """The call of this page and the provider's name for it. Nobody else opens it."""
    form = request.form.to_dict()
    if signed_with(form) != ACCOUNT:
        abort(403)
    rung = queries.rung(call)
    sid = form.get("CallSid", "")[:64]
    if rung is None or not sid:
        abort(404)
    return rung, sid


def _whole(rung: Rung) -> Heard | None:
    """What a person hears; None where the recording is old or gone, or no voice speaks the language."""
    if rung.take_id is None:
        return _spoken(rung, rung.words)
    if queries.sound_of(rung.take_id) is None:
        return None
    return Played(f"{g.settings.public_url}{sounds.PATH}{sounds.token(rung.take_id, clock.now())}")


def _short(rung: Rung) -> Heard | None:
    """What a machine hears; nothing of what a liaison read, since anybody may play it."""
    return _spoken(rung, rung.short) if rung.take_id is None else None


def _spoken(rung: Rung, lines: tuple[str, ...] | list[str]) -> Heard | None:
    voice = voice_of(rung.language)
    return None if voice is None else Spoken(lines, voice)


def _answered(rung: Rung, sid: str, pressed: str) -> list[str]:
    with speaking(rung.language):
        if not rung.current:
            return spoken.changed()
        try:
            standing = actions.answer(rung, sid, pressed, DEEDS, clock.now())
        except MeetingBegun:
            return spoken.too_late()
        except (MeetingCancelled, invitations.NotInvited):
            return spoken.called_off()
        return [] if standing is None else spoken.thanks(standing)


def _in_a_voice(rung: Rung, lines: list[str]) -> Response:
    """Say it where a voice speaks the language; else hang up: the recording said that they may."""
    heard = _spoken(rung, lines)
    return _page(twiml.tells() if heard is None else twiml.tells(heard))


def _asks(heard: Heard, call: str) -> Response:
    return _page(twiml.asks(heard, f"{g.settings.public_url}{calling.PATH}{call}/key"))


def _page(page: bytes) -> Response:
    return Response(page, content_type="text/xml; charset=utf-8")
