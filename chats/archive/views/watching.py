"""A guardian's page: hear it in their language, read what was asked, land at the minute."""

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Guest, Purpose
from chats.access.links import DeadLink
from chats.access.routes import open_to
from chats.archive import queries
from chats.archive.showing import heard_in, shown_notes, shown_recordings, shown_title
from chats.archive.views.blueprint import bp
from chats.archive.views.sound import sound


@bp.get("/w/<token>")
@open_to(Purpose.RECORDING)
def watch(token: str, by: Guest) -> ResponseReturnValue:
    """The recording and the notes of one meeting."""
    return _page(token, by, 0)


@bp.get("/w/<token>/at/<int:second>")
@open_to(Purpose.RECORDING)
def watch_at(token: str, by: Guest, second: int) -> ResponseReturnValue:
    """The same, with every player set to this second: for a tapped question, without JavaScript."""
    return _page(token, by, second)


def _page(token: str, by: Guest, second: int) -> ResponseReturnValue:
    page = queries.watch_page(by)
    if page is None:
        raise DeadLink("revoked", by.language, Purpose.RECORDING)
    tag = g.settle_language(by.language or page.language, page.district.language)
    heard, notes, title = shown_recordings(page, tag), shown_notes(page, tag), shown_title(page, tag)
    return render_template(
        "archive/watch.html", token=token, page=page, title=title, notes=notes, recordings=heard,
        second=second,
        in_own=heard_in(heard, tag), checked=all(one.checked for one in (title, *notes)),
    )  # fmt: skip


@bp.get("/w/<token>/audio/<int:recording_id>")
@open_to(Purpose.RECORDING)
def audio(token: str, recording_id: int, by: Guest) -> ResponseReturnValue:
    """The audio itself: whether this link may hear it is asked each time."""
    found = queries.audio_for(by, recording_id, clock.now()) or abort(404)
    day = f"{found.uploaded_at:%Y-%m-%d}"
    return sound(found.audio_key or abort(404), f"{day}-{found.language}.m4a")
