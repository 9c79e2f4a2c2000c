"""Takes a large file in from a form, straight to storage: memory stays small however large it is."""

import errno
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import Any, BinaryIO

from flask import Request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest
from werkzeug.formparser import FormDataParser

from chats.languages.isolation import UnfitText, plain
from chats.storage import store

LARGEST = 1024 * 1024 * 1024
"""Bytes of one file: an evening of video from a phone."""
READ_AT_MOST = 4 * LARGEST
"""Bytes of one request. A file somewhat too large is read to its end and thrown away: only then does a
browser show our answer, with what was typed, instead of a broken line."""
SUFFIX = ".rec"
# More than the 64 KiB blocks that werkzeug reads: its decoder counts what it still holds as well.
_FORM_BYTES, _FORM_PARTS = 512 * 1024, 50
_NAME_LONGEST = 200


class Refusal(Enum):
    """Why there is no file to work on."""

    NONE = "none"
    """No file was chosen."""
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    NO_ROOM = "no-room"


@dataclass
class Received:
    """What a form brought: its fields, and a file in storage or the reason why there is none."""

    fields: MultiDict[str, str]
    key: str
    size: int
    file_name: str
    refusal: Refusal | None
    taken: bool = False

    def take(self) -> None:
        """From now on the file is somebody's, and stays."""
        self.taken = True


class _Sink:
    """Writes to storage until there is a reason to stop; from then on swallows."""

    def __init__(self, target: BinaryIO | None, *, too_large: bool) -> None:
        self.target, self.size = target, 0
        self.refusal = Refusal.NONE if target is None else Refusal.TOO_LARGE if too_large else None

    def write(self, block: bytes) -> int:
        self.size += len(block)
        if self.size > LARGEST:
            self._stop(Refusal.TOO_LARGE)
        if self.refusal is None and self.target is not None:
            try:
                self.target.write(block)
            except OSError as error:
                if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                    raise
                self._stop(Refusal.NO_ROOM)
        return len(block)

    def _stop(self, why: Refusal) -> None:
        if self.refusal is None and self.target is not None:
            self.refusal = why
            self.target.truncate(0)

    def seek(self, place: int) -> int:
        """The parser rewinds what it filled; nobody reads from here."""
        return place


@contextmanager
def received(request: Request) -> Iterator[Received]:
    """Take in a form with one file. What the block does not ``take`` is deleted when it ends.

    Raises BadRequest for what is no form; werkzeug's ClientDisconnected when the line drops, and
    RequestEntityTooLarge far beyond the limit. Then nothing is kept.
    """
    request.max_content_length = READ_AT_MOST
    too_large = (request.content_length or 0) > LARGEST + _FORM_BYTES
    with ExitStack() as writing:
        key, target = writing.enter_context(store().writing(SUFFIX))
        sinks: list[_Sink] = []

        def sink(**head: Any) -> Any:
            # A browser sends an unchosen file as one without a name; a second file is not asked for.
            wanted = bool(head["filename"]) and not any(one.target for one in sinks)
            sinks.append(_Sink(target if wanted else None, too_large=too_large))
            return sinks[-1]

        fields, names = _parsed(request, sink)
    found = next((one for one in sinks if one.target is not None), None)
    refusal = Refusal.NONE if found is None else found.refusal or (None if found.size else Refusal.EMPTY)
    answer = Received(fields, key, found.size if found else 0, names[0] if names else "", refusal)
    try:
        yield answer
    finally:
        if not answer.taken:
            store().forget(key)


def _parsed(request: Request, sink: Any) -> tuple[MultiDict[str, str], list[str]]:
    parser = FormDataParser(
        stream_factory=sink, max_form_memory_size=_FORM_BYTES, max_form_parts=_FORM_PARTS, silent=False
    )
    options = dict(request.mimetype_params)
    stream = request.stream
    try:
        _, fields, files = parser.parse(stream, request.mimetype, request.content_length, options)
    except ValueError:
        raise BadRequest from None
    names = [_shown(one.filename or "") for one in files.values() if one.filename]
    return fields, names


def _shown(file_name: str) -> str:
    """The name as it may be shown: never a path, never used as one."""
    last = file_name.replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(letter for letter in last if letter.isprintable())
    try:
        return plain(printable).strip()[:_NAME_LONGEST]
    except UnfitText:
        return ""
