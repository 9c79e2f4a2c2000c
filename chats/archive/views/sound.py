"""Audio as bytes: whole, or the part a player asks for."""

import re

from flask import Response, abort, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from chats.media.audio import AudioForm
from chats.storage import FileGone, store

# A phone may keep the bytes, for a family pays for them; but it asks us each time whether it still may play.
_KEEPING = "private, no-cache"
_LAST_BYTES = re.compile(r"bytes=\s*-0*([0-9]{1,18})\s*")


def sound(key: str, name: str) -> ResponseReturnValue:
    """The audio kept under ``key``: ranges (RFC 9110, 14), If-Range, HEAD; never as a page of ours."""
    try:
        size, path = store().size(key), store().path(key)
    except FileGone:
        abort(404)
    _mend_range(size)
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


def _mend_range(size: int) -> None:
    """Where werkzeug answers 416 and RFC 9110 does not: an unknown unit is ignored (14.2), and the last bytes
    of a file that has fewer are the whole of it (14.1.2).
    """
    asked = request.environ.get("HTTP_RANGE", "bytes=")
    last = _LAST_BYTES.fullmatch(asked)
    if not asked.startswith("bytes="):
        del request.environ["HTTP_RANGE"]
    elif last and int(last[1]) > size > 0:
        request.environ["HTTP_RANGE"] = "bytes=0-"
