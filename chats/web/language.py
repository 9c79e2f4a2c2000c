"""The language of a request.

A switch on the page wins and is remembered on the device; then the person's own setting or their link's;
then Accept-Language; then the district's.
"""

from contextlib import ExitStack

from flask import Flask, Response, g, request

from chats.languages import registry, words
from chats.languages.negotiation import negotiate, resolve

COOKIE = "chats_lang"
_YEAR = 365 * 24 * 3600


def _listed(tag: str | None) -> str | None:
    """The tag, if we have words in it."""
    found = resolve(tag) if tag else None
    return found if found in {language.tag for language in registry.listed()} else None


def settle(preferred: str | None, otherwise: str = "en") -> str:
    """Speak from here on in the right language for this request, and return its tag."""
    tag = (
        _listed(request.args.get("lang"))
        or _listed(request.cookies.get(COOKIE))
        or _listed(preferred)
        or negotiate(request.headers.get("Accept-Language"), [language.tag for language in registry.listed()])
        or otherwise
    )
    g.tongue.pop_all().close()
    g.tongue.enter_context(words.speaking(tag))
    g.language = registry.language(tag)
    return tag


def settle_as_named(tag: str) -> str:
    """Speak the language that an address names, whatever the device remembers; a switch still wins."""
    named = _listed(request.args.get("lang")) or tag
    g.tongue.pop_all().close()
    g.tongue.enter_context(words.speaking(named))
    g.language = registry.language(named)
    return named


def settle_staff(tag: str) -> None:
    """Staff screens are in the language of the member of staff: English or Spanish."""
    g.tongue.pop_all().close()
    g.tongue.enter_context(words.speaking(tag if tag in ("en", "es") else "en"))
    g.language = registry.language(words.spoken_tag())


def set_up(app: Flask) -> None:
    """Settle a language before each request, remember a switch after it."""

    @app.before_request
    def begin() -> None:
        g.tongue = ExitStack()
        g.settle_language = settle
        g.settle_staff_language = settle_staff
        settle(None)

    @app.after_request
    def remember(response: Response) -> Response:
        chosen = _listed(request.args.get("lang"))
        if chosen and response.status_code < 400:
            response.set_cookie(
                COOKIE, chosen, max_age=_YEAR, httponly=True, samesite="Lax", secure=g.settings.secure
            )
        response.headers["Vary"] = "Accept-Language, Cookie"
        if "language" in g:
            response.headers.setdefault("Content-Language", g.language.tag)
        return response

    @app.teardown_request
    def end(_error: BaseException | None) -> None:
        if "tongue" in g:
            g.tongue.close()
