"""Where a liaison reads a notice aloud, so that a machine can play it."""

from typing import Any

from flask import abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Role, Staff
from chats.access.routes import open_to
from chats.archive.uploads import Received, received
from chats.archive.wording import why_refused
from chats.languages.words import _s, spoken_tag
from chats.media.audio import AudioForm
from chats.media.faults import Broken
from chats.meetings.queries import meeting_for, titles_of
from chats.storage import FileGone, store
from chats.takes import actions
from chats.takes.queries import take_for, takes_of
from chats.voice import queries, wording
from chats.voice.forms import ActForm, TakeForm
from chats.voice.views.blueprint import bp

READERS = (Role.LIAISON, Role.COORDINATOR, Role.ADMINISTRATOR)


@bp.get("/desk/chats/<int:meeting_id>/voice")
@open_to(*READERS)
def takes(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """The scripts to read, what was read already, and a place for one more."""
    meeting = meeting_for(by, meeting_id) or abort(404)
    return _page(meeting, _form(meeting, None))


@bp.post("/desk/chats/<int:meeting_id>/voice")
@open_to(*READERS)
def read(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """Keep what was read. What was typed stays if the file is refused."""
    meeting = meeting_for(by, meeting_id) or abort(404)
    with received(request) as brought:
        form = _form(meeting, brought.fields)
        if form.sent() and _kept(meeting_id, form, brought, by):
            return redirect(url_for(".takes", meeting_id=meeting_id), 303)
    return _page(meeting_for(by, meeting_id) or abort(404), form)


@bp.get("/desk/takes/<int:take_id>/sound")
@open_to(*READERS)
def listen(take_id: int, by: Staff) -> ResponseReturnValue:
    """What families would hear."""
    take = take_for(by, take_id) or abort(404)
    try:
        path = store().path(take.audio_key)
    except FileGone:
        abort(404)
    return send_file(path, mimetype=AudioForm.PHONE.media_type, conditional=True)


@bp.post("/desk/takes/<int:take_id>/delete")
@open_to(*READERS)
def delete(take_id: int, by: Staff) -> ResponseReturnValue:
    """Delete a recording; whom it was for, a person calls."""
    if take_for(by, take_id) is None:
        abort(404)
    if not ActForm().sent():
        abort(403)
    try:
        meeting_id = actions.delete(take_id, by=by)
    except actions.NotTheirs:
        abort(404)
    return redirect(url_for(".takes", meeting_id=meeting_id), 303)


def _form(meeting: Any, sent: Any) -> TakeForm:
    return TakeForm(sent, kinds=queries.readable_now(meeting), revision=meeting.revision)


def _kept(meeting_id: int, form: TakeForm, brought: Received, by: Staff) -> bool:
    if brought.refusal is not None:
        form.refuse("file", why_refused(brought.refusal))
        return False
    read = actions.Read(form.kind.data, form.language.data, form.seen_revision, brought.key)
    try:
        actions.keep(meeting_id, read, by=by, now=clock.now())
    except Broken as broken:
        form.refuse("file", wording.why_broken(broken.why))
    except actions.NotNow:
        form.refuse("file", _s("The chat has changed meanwhile. Please read the new words below."))
    except actions.NotTheirs:
        abort(404)
    else:
        return True
    return False


def _page(meeting: Any, form: TakeForm) -> ResponseReturnValue:
    form.show_revision(meeting.revision)
    return render_template(
        "voice/takes.html", form=form, meeting=meeting, title=titles_of([meeting], spoken_tag())[meeting.id],
        takes=takes_of(meeting.id), scripts=queries.scripts(meeting), say=wording, is_over=meeting.starts_at
        <= clock.now(),
    ), 422 if request.method == "POST" else 200  # fmt: skip
