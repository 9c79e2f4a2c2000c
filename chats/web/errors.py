"""Errors in the reader's language: what happened, what was kept, what to do next."""

from flask import Flask, g, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from chats.access.links import DeadLink
from chats.access.routes import everyone, open_to
from chats.languages.words import _, _s, spoken_tag
from chats.logs import log, warn


def _words(code: int) -> tuple[str, str]:
    if code == 404:
        return _("This page is not here"), _(
            "The address may be incomplete. Please open the whole link again."
        )
    if code == 413:
        # Translators: a file or a text that was sent.
        return _("This is too large"), _("Nothing was changed. Please send a smaller file or a shorter text.")
    if code == 401:
        return _s("You were signed out"), _s(
            "You were away for a while, so nothing was saved yet. What you typed is still here: sign in on a"
            " second page, come back to this one and load it again."
        )
    if code == 403:
        return _("This page is not open to you"), _("Please sign in again, or ask your school.")
    if code == 429:
        return _("Too many tries"), _("Please wait a few minutes, then try again.")
    if code < 500:
        return _("We could not read that"), _("Nothing was changed. Please go back and try again.")
    return _("Something went wrong on our side"), _(
        "What you sent may not have been kept. Please try again in a minute."
    )


def _page(code: int, title: str, advice: str) -> ResponseReturnValue:
    if request.accept_mimetypes.best == "application/json":
        return {"error": title, "advice": advice}, code
    return render_template("frame/error.html", title=title, advice=advice, code=code), code


def http_error(error: HTTPException) -> ResponseReturnValue:
    """Any HTTP error as a page a person can read."""
    code = error.code or 500
    if code == 401:  # asked of staff only
        g.settle_staff_language(spoken_tag())
    return error.get_response() if code < 400 else _page(code, *_words(code))


def broken(error: Exception) -> ResponseReturnValue:
    """A fault of ours. The log gets the kind of error and the endpoint, never its text."""
    warn("request.broken", error=type(error).__name__.lower(), endpoint=(request.endpoint or "none").lower())
    return _page(500, *_words(500))


def dead_link(error: DeadLink) -> ResponseReturnValue:
    """A link that opens nothing: why, in its holder's language, and what to do."""
    g.settle_language(error.language)
    log("link.dead", why=error.why)
    if error.why == "expired":
        title, advice = (
            _("This link has ended"),
            _("It was good until the day after the meeting. Your school can send you a new one."),
        )
    elif error.why == "revoked":
        title, advice = (
            _("This link was switched off"),
            _("A newer message from your school may have a new link. Or call your school."),
        )
    else:
        title, advice = (
            _("This link does not work"),
            _("Please open the whole link from your message again, or call your school."),
        )
    return _page(410 if error.why in ("expired", "revoked") else 404, title, advice)


@open_to(everyone)
def healthz() -> ResponseReturnValue:
    """That this process answers."""
    return {"ok": True}


def set_up(app: Flask, *, faults_as_pages: bool = True) -> None:
    """Bind the error pages and ``/healthz``."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(DeadLink, dead_link)
    if faults_as_pages:
        app.register_error_handler(Exception, broken)
    app.add_url_rule("/healthz", "healthz", healthz)
