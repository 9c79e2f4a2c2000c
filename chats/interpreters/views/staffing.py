"""The staff's pages: needs without an interpreter, who will be where, and everybody who interprets here."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Staff
from chats.access.routes import open_to
from chats.accounts.queries import staff_of_district
from chats.interpreters import actions, queries, wording
from chats.interpreters.drafts import NewInterpreter
from chats.interpreters.forms import AssignForm, InterpreterForm, PlainForm
from chats.interpreters.matching import looked_over
from chats.interpreters.permissions import KEEP_INTERPRETERS, SEE_INTERPRETERS
from chats.interpreters.views.blueprint import bp
from chats.languages.words import _s
from chats.schools.queries import schools_of
from chats.web.fields import choice


def _index_page(by: Staff, form: PlainForm, refusal: str = "") -> ResponseReturnValue:
    now = clock.now()
    page = render_template(
        "interpreters/index.html", needs=queries.needs_for(by, now), words=wording, form=form,
        refusal=refusal, assignments=queries.assignments_for(by, now),
        interpreters=queries.interpreters_of_district(),
        keeps=by.role in KEEP_INTERPRETERS, now=now,
    )  # fmt: skip
    return page, 422 if request.method == "POST" else 200


@bp.get("/desk/interpreters")
@open_to(*SEE_INTERPRETERS)
def index(by: Staff) -> ResponseReturnValue:
    """Needs without an interpreter first; then who will be where; then everybody, with languages."""
    return _index_page(by, PlainForm())


def _need_page(need_id: int, by: Staff, form: AssignForm, refusal: str = "") -> ResponseReturnValue:
    now, row = clock.now(), queries.need_for(by, need_id)
    if row is None:
        abort(404)
    wish = queries.situations([need_id])[need_id].wish
    assigned = [one for one in queries.assignments_of(row.meeting.id) if one.need_id == need_id]
    here = {one.interpreter_id for one in assigned}
    line = [one for one in looked_over(queries.candidates(now), wish) if one.interpreter_id not in here]
    page = render_template(
        "interpreters/need.html", row=row, form=form, words=wording, now=now, refusal=refusal, line=line,
        assigned=assigned, asked=queries.offers_of_need(need_id),
        interpreters={one.id: one for one in queries.interpreters_of_district()},
    )  # fmt: skip
    return page, 422 if request.method == "POST" else 200


def _assign_form(by: Staff) -> AssignForm:
    form = AssignForm(data={"told_by": str(by.id)})
    form.told_by.choices = [choice(one.id, one.name) for one in staff_of_district()]
    return form


@bp.get("/desk/interpreters/needs/<int:need_id>")
@open_to(*SEE_INTERPRETERS)
def need(need_id: int, by: Staff) -> ResponseReturnValue:
    """One need: who could come, best first and why, and what they said so far."""
    return _need_page(need_id, by, _assign_form(by))


@bp.post("/desk/interpreters/needs/<int:need_id>")
@open_to(*SEE_INTERPRETERS)
def assign(need_id: int, by: Staff) -> ResponseReturnValue:
    """Write down what was agreed with an interpreter by phone or in the corridor."""
    form = _assign_form(by)
    if not form.sent():
        return _need_page(need_id, by, form, " ".join(map(str, form.interpreter.errors)))
    told_by, chosen = int(form.told_by.data), form.interpreter.data or 0
    try:
        actions.assign(need_id, chosen, told_by_id=told_by, by=by, now=clock.now())
    except actions.NotTheirs:
        abort(404)
    except actions.LacksLanguage:
        return _need_page(need_id, by, form, _s("They do not have this language. Nothing was changed."))
    except actions.CannotTake as refusal:
        return _need_page(need_id, by, form, wording.refusal_said(refusal.standing))
    return redirect(url_for(".need", need_id=need_id), 303)


@bp.post("/desk/interpreters/release")
@open_to(*SEE_INTERPRETERS)
def release(by: Staff) -> ResponseReturnValue:
    """Say that an interpreter is not needed after all."""
    form = PlainForm()
    if not form.sent():
        return _index_page(by, form)
    try:
        actions.release(form.assignment_id, by=by, now=clock.now())
    except actions.NotTheirs:
        abort(404)
    except actions.HasBegun:
        return _index_page(by, form, _s("The meeting has begun, so this was not changed. Please call them."))
    return redirect(url_for(".index"), 303)


@bp.post("/desk/interpreters/<int:interpreter_id>/left")
@open_to(*KEEP_INTERPRETERS)
def left(interpreter_id: int, by: Staff) -> ResponseReturnValue:
    """Take an interpreter off the list."""
    form = PlainForm()
    if not form.sent():
        return _index_page(by, form)
    try:
        actions.part_with(interpreter_id, by=by, now=clock.now())
    except actions.NotTheirs:
        abort(404)
    return redirect(url_for(".index"), 303)


@bp.route("/desk/interpreters/new", methods=["GET", "POST"])
@open_to(*KEEP_INTERPRETERS)
def add(by: Staff) -> ResponseReturnValue:
    """Put an interpreter on the list."""
    form = InterpreterForm()
    form.offer_choices(sorted({school.zone for school in schools_of(by)}))
    if form.sent():
        draft = NewInterpreter(
            form.name.data or "", form.tags, form.agency.data or None, form.language.data, form.zone.data,
            form.mail.data or None, form.mobile.data or None, form.remote_only.data,
        )  # fmt: skip
        try:
            actions.add(draft, by=by, now=clock.now())
            return redirect(url_for(".index"), 303)
        except actions.MobileTaken:
            why = _s("Another interpreter has this number. A text from it would answer for both.")
            form.refuse("mobile", why)
    return render_template("interpreters/new.html", form=form), 422 if request.method == "POST" else 200
