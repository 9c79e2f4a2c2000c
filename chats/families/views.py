"""Pages of families: look one up, see all we told them, correct what is wrong."""

from typing import Any

from flask import Blueprint, Response, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Staff
from chats.access.routes import open_to
from chats.delivery import explaining
from chats.families import actions, queries, uploads, wording
from chats.families.addresses import masked
from chats.families.comparison import SHOWN
from chats.families.differences import Standing
from chats.families.directory import by_channel, found
from chats.families.forms import ConfirmForm, ContactForm, LanguageForm, RosterForm, SearchForm
from chats.families.households import ContactKind
from chats.families.known import reading_of
from chats.families.naming import full_name
from chats.families.permissions import SEES_FAMILIES
from chats.families.roster import COLUMNS, Reading, Unfit, Unreadable, bad_rows_sheet, template
from chats.families.timeline import told
from chats.schools.queries import schools_by_id, schools_of
from chats.web.forms import StaffForm

bp = Blueprint("families", __name__)
PER_PAGE = 50


@bp.route("/desk/families", methods=["GET", "POST"])
@open_to(*SEES_FAMILIES)
def index(by: Staff) -> ResponseReturnValue:
    """The families of their schools, and the few that are looked for."""
    entries = queries.entries(by)
    form = SearchForm()
    form.offer(by, entries)
    right = request.method != "POST" or form.sent()
    fitting = found(entries, form.wanted())
    pages = max(1, -(-len(fitting) // PER_PAGE))
    page = min(form.page.data or 1, pages)
    return render_template(
        "families/index.html", by=by, form=form, families=fitting[(page - 1) * PER_PAGE : page * PER_PAGE],
        number=len(fitting), channels=by_channel(fitting), page=page, pages=pages, say=wording,
        schools={one.id: one.name for one in schools_of(by)},
    ), 200 if right else 422  # fmt: skip


@bp.get("/desk/families/<int:family_id>")
@open_to(*SEES_FAMILIES)
def show(family_id: int, by: Staff) -> ResponseReturnValue:
    """One family: who, how reached, and everything they were told."""
    return _page(family_id, by)


def _page(
    family_id: int, by: Staff, refused: StaffForm | None = None, where: str = "", done: str = ""
) -> ResponseReturnValue:
    family = queries.family_for(by, family_id) or abort(404)
    stopped = queries.stops(contact.digest for one in family.guardians for contact in one.contacts)
    schools = schools_by_id(place.school_id for place in family.places)
    zone = next((school.zone for school in schools.values()), "UTC")
    language, contact = LanguageForm(), ContactForm()
    language.offer()
    contact.offer()
    return render_template(
        "families/show.html", by=by, family=family, schools=schools, zone=zone, stopped=stopped,
        reaches=queries.reaches(family.guardians), say=wording, letters=explaining, masked=masked,
        told=told(family.guardians, public_url=g.settings.public_url, reader=by.language),
        language_form=language, contact_form=contact, refused=refused, where=where,
        none_stopped=queries.NOWHERE,
    ), 422 if refused else 200  # fmt: skip


@bp.post("/desk/families/<int:family_id>/guardians/<int:guardian_id>/language")
@open_to(*SEES_FAMILIES)
def language(family_id: int, guardian_id: int, by: Staff) -> ResponseReturnValue:
    """Write down the languages a guardian says are theirs."""
    _guardian_of(family_id, guardian_id, by)
    form = LanguageForm()
    form.offer()
    if not form.sent():
        return _page(family_id, by, form, f"language-{guardian_id}")
    spoken = str(form.spoken.data)
    actions.correct_language(guardian_id, spoken=spoken, written=form.reads, by=by, now=clock.now())
    return redirect(url_for(".show", family_id=family_id), 303)


@bp.post("/desk/families/<int:family_id>/guardians/<int:guardian_id>/contacts")
@open_to(*SEES_FAMILIES)
def add_contact(family_id: int, guardian_id: int, by: Staff) -> ResponseReturnValue:
    """Add an address."""
    _guardian_of(family_id, guardian_id, by)
    form = ContactForm()
    form.offer()
    if form.sent():
        try:
            actions.add_contact(
                guardian_id, ContactKind(form.kind.data), form.address.data or "",
                consented=form.consented.data, by=by, now=clock.now(),
            )  # fmt: skip
            return redirect(url_for(".show", family_id=family_id), 303)
        except Unfit as unfit:
            form.refuse("address", f"{unfit.why} {unfit.instead}")
    return _page(family_id, by, form, f"new-{guardian_id}")


@bp.post("/desk/families/<int:family_id>/contacts/<int:contact_id>")
@open_to(*SEES_FAMILIES)
def contact(family_id: int, contact_id: int, by: Staff) -> ResponseReturnValue:
    """Put a right address in the place of a wrong one, or stop using it."""
    _guardian_of(family_id, _contact_of(contact_id, by), by)
    form = ContactForm()
    form.offer()
    if form.sent():
        try:
            _settle(contact_id, form, by)
            return redirect(url_for(".show", family_id=family_id), 303)
        except Unfit as unfit:
            form.refuse("address", f"{unfit.why} {unfit.instead}")
    return _page(family_id, by, form, f"contact-{contact_id}")


def _settle(contact_id: int, form: ContactForm, by: Staff) -> None:
    """Do what the button that was pressed says."""
    pressed = request.form.get("do")
    if pressed == "wrong":
        actions.mark_wrong(contact_id, by=by, now=clock.now())
    elif pressed == "stop":
        actions.stop_writing(contact_id, by=by, now=clock.now())
    else:
        consented = bool(form.consented.data)
        address = form.address.data or ""
        actions.correct_contact(contact_id, address, consented=consented, by=by, now=clock.now())


def _contact_of(contact_id: int, by: Staff) -> int:
    found_one = queries.contact_for(by, contact_id) or abort(404)
    return found_one.guardian_id


def _guardian_of(family_id: int, guardian_id: int, by: Staff) -> None:
    """Not here, unless the guardian is of this family and the family is theirs to serve."""
    guardian = queries.guardian_for(by, guardian_id)
    if guardian is None or guardian.family_id != family_id:
        abort(404)


# --- the roster ---


@bp.route("/desk/roster", methods=["GET", "POST"])
@open_to(*SEES_FAMILIES)
def roster(by: Staff) -> ResponseReturnValue:
    """Choose a file. What it holds is shown before anything is written."""
    request.max_content_length = uploads.LARGEST + 64 * 1024
    form, unreadable = RosterForm(), None
    if form.sent():
        try:
            content = form.content()
            reading_of(content, by)
            return redirect(url_for(".dry_run", upload=uploads.keep(content, by=by, now=clock.now())), 303)
        except Unreadable as why:
            unreadable = why
    return render_template(
        "families/roster.html", by=by, form=form, unreadable=unreadable, columns=COLUMNS,
        schools=schools_of(by), gone="gone" in request.args,
        done={name: request.args.get(name, type=int) for name in ("added", "changed", "unchanged", "bad")},
    ), 422 if request.method == "POST" else 200  # fmt: skip


@bp.get("/desk/roster/template.csv")
@open_to(*SEES_FAMILIES)
def roster_template(by: Staff) -> ResponseReturnValue:
    """The template, with two example rows at their own schools."""
    return _download(template([school.name for school in schools_of(by)]), "roster-template.csv")


@bp.get("/desk/roster/<upload>")
@open_to(*SEES_FAMILIES)
def dry_run(upload: str, by: Staff) -> ResponseReturnValue:
    """What the file would do, row by row. Writes nothing."""
    return _dry_run(upload, _kept(upload, by), by)


def _dry_run(upload: str, reading: Reading, by: Staff, *, moved: bool = False) -> ResponseReturnValue:
    comparison = actions.dry_run(reading, by=by)
    return render_template(
        "families/dry_run.html", by=by, form=ConfirmForm(), upload=upload, reading=reading,
        comparison=comparison, bad=[*reading.bad, *comparison.refused], shown=SHOWN, standing=Standing,
        full_name=full_name, say=wording, moved=moved,
        schools={school.id: school.name for school in schools_of(by)},
    ), 409 if moved else 200  # fmt: skip


@bp.post("/desk/roster/<upload>")
@open_to(*SEES_FAMILIES)
def apply_roster(upload: str, by: Staff) -> ResponseReturnValue:
    """Do exactly what was shown; if that is something else by now, show it anew."""
    form = ConfirmForm()
    if not form.sent():
        abort(403)
    reading = _kept(upload, by)
    try:
        made = actions.apply_roster(reading, by=by, now=clock.now(), shown=form.shown.data or "")
    except actions.RosterMoved:
        return _dry_run(upload, reading, by, moved=True)
    uploads.cast_away(upload, by=by, now=clock.now())
    counts: dict[str, Any] = {standing.value: made.counts[standing] for standing in Standing}
    return redirect(url_for(".roster", **counts, bad=reading.bad_rows + len(made.refused)), 303)


@bp.post("/desk/roster/<upload>/cast-away")
@open_to(*SEES_FAMILIES)
def cast_away(upload: str, by: Staff) -> ResponseReturnValue:
    """Change nothing, and forget the file."""
    if not StaffForm().sent():
        abort(403)
    _kept(upload, by)
    uploads.cast_away(upload, by=by, now=clock.now())
    return redirect(url_for(".roster"), 303)


@bp.get("/desk/roster/<upload>/bad-rows.csv")
@open_to(*SEES_FAMILIES)
def bad_rows(upload: str, by: Staff) -> ResponseReturnValue:
    """What is to be mended, to work through in a spreadsheet."""
    reading = _kept(upload, by)
    return _download(bad_rows_sheet([*reading.bad, *actions.dry_run(reading, by=by).refused]), "bad-rows.csv")


def _kept(upload: str, by: Staff) -> Reading:
    """The file they sent before. Where it is gone, the roster page says so and takes it again."""
    try:
        return reading_of(uploads.kept(upload, by=by, now=clock.now()), by)
    except (uploads.UploadGone, Unreadable):
        abort(redirect(url_for(".roster", gone=1), 303))


def _download(content: bytes, name: str) -> Response:
    answer = Response(content, content_type="text/csv; charset=utf-8")
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
