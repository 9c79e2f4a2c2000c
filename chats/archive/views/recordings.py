"""Recordings, for staff: upload, listen, publish, try again, delete."""

from datetime import date
from typing import Any, cast

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Staff
from chats.access.routes import open_to, staff
from chats.archive import actions, permissions, queries
from chats.archive.forms import ActForm, UploadForm
from chats.archive.permissions import RECORDERS
from chats.archive.uploads import LARGEST, Received, received
from chats.archive.views.blueprint import bp
from chats.archive.views.sound import sound
from chats.archive.wording import FAULTS, why_broken, why_refused
from chats.languages.words import _s, spoken_tag
from chats.media.faults import Broken
from chats.meetings.queries import meeting_for, titles_of
from chats.web.filters import wall


@bp.get("/desk/chats/<int:meeting_id>/recordings")
@open_to(*staff)
def recordings(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """What was recorded, how far it is, and a place for one more."""
    meeting = meeting_for(by, meeting_id) or abort(404)
    return _page(meeting, by, _form(meeting, None))


def _form(meeting: Any, sent: Any) -> UploadForm:
    today: date = wall(clock.now(), meeting.zone).date()
    return UploadForm(sent, today=today, language="en", keep_until=today + actions.KEPT_FOR)


def _page(meeting: Any, by: Staff, form: UploadForm) -> ResponseReturnValue:
    return render_template(
        "archive/recordings.html", form=form, meeting=meeting, largest=LARGEST, why_broken=why_broken,
        title=titles_of([meeting], spoken_tag())[meeting.id], recordings=queries.recordings_of(meeting.id),
        recordable=permissions.recordable(meeting.kind, meeting.status),
        may_record=permissions.may_record(by, meeting.school_id),
    ), 422 if request.method == "POST" else 200  # fmt: skip


@bp.post("/desk/chats/<int:meeting_id>/recordings")
@open_to(*RECORDERS)
def upload(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """Take a recording in, straight to storage. What was typed stays if the file is refused."""
    meeting = meeting_for(by, meeting_id) or abort(404)
    if not permissions.recordable(meeting.kind, meeting.status):
        return _page(meeting, by, _form(meeting, None))
    with received(request) as brought:
        form = _form(meeting, brought.fields)
        if form.sent() and _kept(meeting_id, form, brought, by):
            return redirect(url_for(".recordings", meeting_id=meeting_id), 303)
    if not form.file.errors and brought.refusal is None:
        form.refuse("file", _s("The file is not kept until everything is filled in. Please choose it again."))
    return _page(meeting, by, form)


def _kept(meeting_id: int, form: UploadForm, brought: Received, by: Staff) -> bool:
    if brought.refusal is not None:
        form.refuse("file", why_refused(brought.refusal))
        return False
    until, name = cast(date, form.keep_until.data), brought.file_name or "?"
    file = actions.Upload(brought.key, brought.size, name, form.language.data, until)
    try:
        actions.keep_recording(meeting_id, file, by=by, now=clock.now())
    except Broken as broken:
        form.refuse("file", _s(FAULTS[broken.why]))
        return False
    brought.take()
    return True


@bp.get("/desk/recordings/<int:recording_id>/audio")
@open_to(*staff)
def listen(recording_id: int, by: Staff) -> ResponseReturnValue:
    """The audio, for staff, before and after it is published."""
    found = queries.recording_for(by, recording_id) or abort(404)
    return sound(found.audio_key or abort(404), f"{found.id}-{found.language}.m4a")


def _back(recording_id: int, by: Staff) -> ResponseReturnValue:
    found = queries.recording_for(by, recording_id) or abort(404)
    return redirect(url_for(".recordings", meeting_id=found.meeting_id), 303)


def _pressed(recording_id: int, by: Staff) -> int:
    """The meeting of the recording whose button was pressed on a page of ours."""
    found = queries.recording_for(by, recording_id) or abort(404)
    if not ActForm().sent():
        abort(403)
    return found.meeting_id


@bp.post("/desk/recordings/<int:recording_id>/publish")
@open_to(*RECORDERS)
def publish(recording_id: int, by: Staff) -> ResponseReturnValue:
    """Let families hear it; each is told in their language."""
    _pressed(recording_id, by)
    try:
        actions.publish_recording(recording_id, by=by, now=clock.now())
    except actions.NotReady:
        abort(409)
    return _back(recording_id, by)


@bp.post("/desk/recordings/<int:recording_id>/take-back")
@open_to(*RECORDERS)
def unpublish(recording_id: int, by: Staff) -> ResponseReturnValue:
    """Take it from families' pages."""
    _pressed(recording_id, by)
    actions.unpublish_recording(recording_id, by=by, now=clock.now())
    return _back(recording_id, by)


@bp.post("/desk/recordings/<int:recording_id>/retry")
@open_to(*RECORDERS)
def retry(recording_id: int, by: Staff) -> ResponseReturnValue:
    """Let the worker try a broken one again."""
    _pressed(recording_id, by)
    actions.retry_recording(recording_id, by=by, now=clock.now())
    return _back(recording_id, by)


@bp.post("/desk/recordings/<int:recording_id>/delete")
@open_to(*RECORDERS)
def delete(recording_id: int, by: Staff) -> ResponseReturnValue:
    """Delete it, files and all."""
    meeting_id = _pressed(recording_id, by)
    actions.delete_recording(recording_id, by=by, now=clock.now())
    return redirect(url_for(".recordings", meeting_id=meeting_id), 303)
