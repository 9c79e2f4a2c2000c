"""Doors of delivery: reports from the text provider, and readiness. What people see is in ``deliveries``."""

from urllib.parse import unquote, urlsplit

from flask import Blueprint, abort, current_app, request
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.routes import everyone, open_to, provider
from chats.config import Settings
from chats.delivery import actions, queries
from chats.delivery.channels.signature import signed_by
from chats.delivery.channels.whatsapp import PREFIX

bp = Blueprint("delivery", __name__)
_SIGNATURE = "X-Twilio-Signature"
WHATSAPP = "whatsapp"
"""What attempts call the provider of texts where it carries WhatsApp."""


@bp.post("/hooks/text/status")
@open_to(provider)
def text_status() -> ResponseReturnValue:
    """What became of a text, as its provider reports it. Only with the provider's signature."""
    form = request.form.to_dict()
    account = signed_with(form)
    if account is None:
        abort(403)
    ref, status = form.get("MessageSid", "")[:200], form.get("MessageStatus", "")[:40]
    if ref and status:
        uid = request.args.get("message")
        provider = WHATSAPP if form.get("To", "").startswith(PREFIX) else account
        told = actions.Told(provider, ref, status, f"{ref}:{status}", uid, form.get("ErrorCode"))
        actions.receipt(told, clock.now())
    return "", 204


def came_from_provider(form: dict[str, str]) -> bool:
    """Whether this request is signed by a text provider, on the public address of the settings."""
    return signed_with(form) is not None


def signed_with(form: dict[str, str]) -> str | None:
    """The text provider whose token signed this request, as attempts call it; None if none did."""
    settings: Settings = current_app.config["SETTINGS"]
    url, claimed = settings.public_url + request.full_path.removesuffix("?"), request.headers.get(_SIGNATURE)
    for account, account_url in (("text", settings.text_url), ("text-2", settings.text_url_2)):
        token = unquote(urlsplit(account_url or "").password or "")
        if token and signed_by(token, claimed, url, form):
            return account
    return None


@bp.get("/readyz")
@open_to(everyone)
def readyz() -> ResponseReturnValue:
    """Whether messages leave: database, worker, and how long the oldest urgent one waits."""
    try:
        readiness = queries.readiness(clock.now())
    except queries.OutOfReach:
        return {"ready": False, "database": "out of reach"}, 503
    return readiness, 200 if readiness["ready"] else 503
