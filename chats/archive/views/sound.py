"""Audio as bytes: whole, or the part a player asks for."""

from flask import Response, abort, send_file
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from chats.media.audio import AudioForm
from chats.storage import FileGone, store

# A phone may keep the bytes, for a family pays for them; but it asks us each time whether it still may play.
_KEEPING = "private, no-cache"


def sound(key: str, name: str) -> ResponseReturnValue:
    """The audio kept under ``key``: ranges (RFC 9110, 14), If-Range, HEAD; never as a page of ours."""
    try:
        size, path = store().size(key), store().path(key)
    except FileGone:
        abort(404)
    try:
        answer = send_file(
            path, mimetype=AudioForm.AAC.media_type, as_attachment=True, download_name=name, conditional=True
        )
    except RequestedRangeNotSatisfiable:
        answer = Response(status=416, headers={"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"})
    answer.headers["Cache-Control"] = _KEEPING
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
