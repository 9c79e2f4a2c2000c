"""What every response carries and every request must satisfy."""

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, request
from werkzeug.routing import IntegerConverter

from chats.config import Settings

KIB, MIB = 1024, 1024 * 1024
_SHEET = Path(__file__).parent.parent / "templates" / "frame" / "family.css"
_SAFE = ("GET", "HEAD", "OPTIONS")


class RowNumber(IntegerConverter):
    """A number in an address, no larger than a row's may be: a larger one names nothing, in any database."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"max": 2**31 - 1})


@lru_cache(maxsize=1)
def family_sheet() -> str:
    """The style of a family's page, which travels in the page so that one request is enough."""
    return " ".join(line.strip() for line in _SHEET.read_text().splitlines() if line.strip())


@lru_cache(maxsize=1)
def _sheet_hash() -> str:
    return base64.b64encode(hashlib.sha256(family_sheet().encode()).digest()).decode()


def content_security_policy() -> str:
    """No inline script; no inline style but the family sheet, by its hash."""
    return (
        "default-src 'none'; img-src 'self' data:; media-src 'self'; script-src 'self'; connect-src 'self'; "
        f"style-src 'self' 'sha256-{_sheet_hash()}'; form-action 'self'; base-uri 'none'; "
        "frame-src 'self'; frame-ancestors 'none'"
    )


def set_up(app: Flask, settings: Settings) -> None:
    """Bind limits, host and origin checks, and headers to the app."""
    app.config |= {
        "MAX_CONTENT_LENGTH": MIB,
        "MAX_FORM_MEMORY_SIZE": 512 * KIB,
        "MAX_FORM_PARTS": 500,
    }
    app.url_map.converters["int"] = RowNumber
    hosts = {settings.public_host} | ({"127.0.0.1", "localhost"} if settings.demo else set())

    @app.before_request
    def check_request() -> None:
        g.settings = settings
        host = request.host
        if host not in hosts and host.rsplit(":", 1)[0] not in hosts:
            abort(400)
        if request.path == "/healthz" or request.path.startswith("/hooks/"):
            return
        if request.method not in _SAFE and not _from_our_pages():
            abort(403)

    app.after_request(_headers)


def _from_our_pages() -> bool:
    """Whether a writing request comes from a page of ours. Browsers say so; other clients say nothing."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _headers(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", content_security_policy())
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    if g.get("settings") and g.settings.secure:
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    if request.endpoint != "static":
        headers.setdefault("Cache-Control", "no-store")
        headers["X-Robots-Tag"] = "noindex"
    return response
