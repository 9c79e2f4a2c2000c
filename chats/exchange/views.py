"""What people wrote, to a translator outside and back: download, upload, dry run, confirmation, undo."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Staff
from chats.access.routes import open_to
from chats.access.sealed import SealedFiles, UploadGone
from chats.exchange import actions, formats, undoing, wording, written
from chats.exchange.formats import Format, Reading, Unreadable
from chats.exchange.forms import MOST_FORM, ActForm, ConfirmForm, SendForm
from chats.exchange.planning import Plan, Standing, Trust
from chats.exchange.refusals import refused_sheet
from chats.exchange.written import Which
from chats.languages import registry
from chats.languages.language import Language
from chats.translating import queries
from chats.translating.permissions import TRANSLATES

bp = Blueprint("exchange", __name__)
KEPT_FOR = timedelta(hours=1)
SHOWN = 200
_SENT = SealedFiles(".trans", "translations", KEPT_FOR)
_UNDO = SealedFiles(".undo", "translations before", KEPT_FOR)


@bp.route("/desk/translations/<tag>/files", methods=["GET", "POST"])
@open_to(*TRANSLATES)
def files(tag: str, by: Staff) -> ResponseReturnValue:
    """Download what there is to translate, or send what was translated: it is shown before it is written."""
    request.max_content_length = MOST_FORM
    row, form = _listed(tag), SendForm()
    unreadable: Unreadable | None = None
    if form.sent():
        try:
            content = form.content()
            written.planned(formats.read(content), tag, Trust.NONE, by=by, now=clock.now())
            upload = _SENT.keep(content, by=by, now=clock.now())
            return redirect(url_for(".dry_run", tag=tag, upload=upload), 303)
        except Unreadable as why:
            unreadable = why
    lines = queries.units_for(by, tag, clock.now())
    counts = {which: sum(map(which.holds, lines)) for which in Which}
    return render_template(
        "exchange/files.html", row=row, form=form, act=ActForm(), unreadable=unreadable, counts=counts,
        which=Which, formats=Format, say=wording, gone="gone" in request.args,
        back=request.args.get("back", type=int),
    ), 422 if request.method == "POST" else 200  # fmt: skip


@bp.get("/desk/translations/<tag>/files/download")
@open_to(*TRANSLATES)
def download(tag: str, by: Staff) -> ResponseReturnValue:
    """A file for a translator."""
    row = _listed(tag)
    try:
        which = Which(request.args.get("which", Which.OPEN.value))
        chosen = Format(request.args.get("format", Format.XLIFF.value))
    except ValueError:
        abort(404)
    lines = [line for line in queries.units_for(by, tag, clock.now()) if which.holds(line)]
    content = formats.write(written.units_of(lines), row, chosen)
    return _attached(content, chosen.mime, f"coffee-chats-{tag}.{chosen.suffix}")


@bp.get("/desk/translations/<tag>/files/<upload>")
@open_to(*TRANSLATES)
def dry_run(tag: str, upload: str, by: Staff) -> ResponseReturnValue:
    """What the file would change. Writes nothing."""
    made = _planned(tag, _reading(tag, upload, by), by)
    form = ConfirmForm(data={"trust": (Trust.MARKED if made.marked else Trust.NONE).value})
    form.offer(made)
    return _shown(tag, upload, made, form)


def _shown(
    tag: str, upload: str, made: Plan, form: ConfirmForm, code: int = 200, *, moved: bool = False
) -> ResponseReturnValue:
    form.shown.data = made.mark
    return render_template(
        "exchange/dry_run.html", row=_listed(tag), upload=upload, plan=made, form=form, act=ActForm(),
        moved=moved, shown=SHOWN, standing=Standing, say=wording, also=set(request.form.getlist("also")),
    ), code  # fmt: skip


@bp.post("/desk/translations/<tag>/files/<upload>")
@open_to(*TRANSLATES)
def take_over(tag: str, upload: str, by: Staff) -> ResponseReturnValue:
    """Do exactly what was shown; if something changed since, show it anew."""
    if not ActForm().sent():
        abort(403)
    reading = _reading(tag, upload, by)
    made, form = _planned(tag, reading, by), ConfirmForm()
    form.offer(made)
    if not form.complete():
        return _shown(tag, upload, made, form, 422)
    try:
        done = actions.take_over(
            reading, tag, form.brought(), shown=form.shown.data or "", by=by, now=clock.now()
        )
    except actions.FileMoved:
        return _shown(tag, upload, _planned(tag, reading, by), form, 409, moved=True)
    _SENT.cast_away(upload, by=by, now=clock.now())
    before = _UNDO.keep(undoing.packed(done.before), by=by, now=clock.now())
    figures: dict[str, Any] = {
        "written": len(done.steps),
        "reviewed": done.reviewed,
        "refused": len(done.plan.refused),
    }
    return redirect(url_for(".taken", tag=tag, upload=before, **figures), 303)


@bp.get("/desk/translations/<tag>/files/<upload>/taken")
@open_to(*TRANSLATES)
def taken(tag: str, upload: str, by: Staff) -> ResponseReturnValue:
    """What was taken over, and the way back."""
    row = _listed(tag)
    try:
        before = undoing.unpacked(_UNDO.kept(upload, by=by, now=clock.now()))
    except UploadGone:
        return redirect(url_for(".files", tag=tag, gone=1), 303)
    figures = {name: request.args.get(name, 0, type=int) for name in ("written", "reviewed", "refused")}
    return render_template(
        "exchange/taken.html", row=row, upload=upload, act=ActForm(), say=wording, done=figures,
        undoable=bool(before),
    )  # fmt: skip


@bp.post("/desk/translations/<tag>/files/<upload>/cast-away")
@open_to(*TRANSLATES)
def cast_away(tag: str, upload: str, by: Staff) -> ResponseReturnValue:
    """Change nothing, and forget the file."""
    if not ActForm().sent():
        abort(403)
    _reading(tag, upload, by)
    _SENT.cast_away(upload, by=by, now=clock.now())
    return redirect(url_for(".files", tag=tag), 303)


@bp.post("/desk/translations/<tag>/files/<upload>/undo")
@open_to(*TRANSLATES)
def undo(tag: str, upload: str, by: Staff) -> ResponseReturnValue:
    """Put back what stood there before the file was taken over."""
    _listed(tag)
    if not ActForm().sent():
        abort(403)
    try:
        before = undoing.unpacked(_UNDO.kept(upload, by=by, now=clock.now()))
        _UNDO.cast_away(upload, by=by, now=clock.now())
    except UploadGone:
        return redirect(url_for(".files", tag=tag, gone=1), 303)
    back = actions.take_back(before, tag, by=by, now=clock.now())
    return redirect(url_for(".files", tag=tag, back=back), 303)


@bp.get("/desk/translations/<tag>/files/<upload>/refused.csv")
@open_to(*TRANSLATES)
def refused(tag: str, upload: str, by: Staff) -> ResponseReturnValue:
    """What is to be mended, to send to the translator."""
    made = _planned(tag, _reading(tag, upload, by), by)
    return _attached(refused_sheet(made.refused), Format.CSV.mime, f"refused-{tag}.csv")


def _reading(tag: str, upload: str, by: Staff) -> Reading:
    """The file they sent before. Where it is gone, the page says so and takes it again."""
    _listed(tag)
    try:
        return formats.read(_SENT.kept(upload, by=by, now=clock.now()))
    except (UploadGone, Unreadable):
        abort(redirect(url_for(".files", tag=tag, gone=1), 303))


def _planned(tag: str, reading: Reading, by: Staff) -> Plan:
    try:
        return written.planned(reading, tag, Trust.MARKED, by=by, now=clock.now())
    except Unreadable:  # sent on the page of another language
        abort(redirect(url_for(".files", tag=tag, gone=1), 303))


def _listed(tag: str) -> Language:
    return next((row for row in registry.listed() if row.tag == tag), None) or abort(404)


def _attached(content: bytes, mime: str, name: str) -> Response:
    answer = Response(content, content_type=mime)
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
