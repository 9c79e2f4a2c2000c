"""What there is to translate, language by language, and the page of one text."""

from flask import abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Staff
from chats.access.routes import open_to
from chats.drafting import NoDraft, open_drafter
from chats.glossary.said import terms_said
from chats.languages import registry
from chats.languages.isolation import UnfitText
from chats.languages.words import _s
from chats.texts.states import State, source_hash
from chats.translating import actions, checking, queries, wording
from chats.translating.forms import ActForm, TranslationForm
from chats.translating.permissions import REWORDS, TRANSLATES
from chats.translating.unit import Line
from chats.translating.views.blueprint import bp

SAVED_AS = {"draft": State.DRAFT, "reviewed": State.REVIEWED}


@bp.get("/desk/translations")
@open_to(*TRANSLATES)
def index(by: Staff) -> ResponseReturnValue:
    """Each language that families need something in, and how far it is."""
    counts = queries.counts(queries.units(by, clock.now()))
    rewords = by.role in REWORDS
    return render_template("translating/index.html", counts=counts, words=wording, rewords=rewords)


@bp.get("/desk/translations/<tag>")
@open_to(*TRANSLATES)
def language(tag: str, by: Staff) -> ResponseReturnValue:
    """The texts of one language, soonest meeting first."""
    target = _listed(tag)
    lines = queries.units_for(by, tag, clock.now())
    return render_template("translating/language.html", target=target, lines=lines, words=wording)


@bp.route("/desk/translations/<tag>/<int:text_id>", methods=["GET", "POST"])
@open_to(*TRANSLATES)
def unit(tag: str, text_id: int, by: Staff) -> ResponseReturnValue:
    """One text: source beside target, with all that a translator needs at hand."""
    line = _line(tag, text_id, by)
    form = _form(line)
    if form.sent():
        return _saved(line, form, by)
    return _page(line, form, 422 if request.method == "POST" else 200)


def _form(line: Line) -> TranslationForm:
    """The form as it stands now."""
    found, last = line.unit.translation(line.language), line.last_save
    return TranslationForm(
        longest=line.unit.longest, body=found.body if found else "",
        made_from=source_hash(line.unit.text.body), seen=last.id if last else 0,
    )  # fmt: skip


def _saved(line: Line, form: TranslationForm, by: Staff) -> ResponseReturnValue:
    tag, text_id = line.language, line.unit.text.id
    try:
        actions.take(
            text_id, tag, form.body.data or "", SAVED_AS.get(request.form.get("step", ""), State.DRAFT),
            source_hash=form.made_from.data or "", seen=form.seen_save, by=by, now=clock.now(),
        )  # fmt: skip
    except actions.Unfit as refusal:
        for one in refusal.wrongs:
            form.refuse("body", wording.wrong(one))
    except (actions.SourceChanged, actions.ChangedMeanwhile) as refusal:
        return _overtaken(line, form, by, source=isinstance(refusal, actions.SourceChanged))
    except UnfitText:
        form.refuse("body", _s("There is a character in it that cannot be kept. Please type it anew."))
    else:
        return redirect(url_for(".unit", tag=tag, text_id=text_id), 303)
    return _page(line, form, 422)


def _overtaken(line: Line, form: TranslationForm, by: Staff, *, source: bool) -> ResponseReturnValue:
    """What was typed stays; what it is now compared with is shown, and saving again is on purpose."""
    fresh = _line(line.language, line.unit.text.id, by)
    form.made_from.data = source_hash(fresh.unit.text.body)
    form.seen.data = str(fresh.last_save.id if fresh.last_save else 0)
    return _page(fresh, form, 409, overtaken="source" if source else "translation")


def _page(
    line: Line, form: TranslationForm, code: int, *, overtaken: str = "", undrafted: bool = False
) -> ResponseReturnValue:
    text, tag, body = line.unit.text, line.language, form.body.data or ""
    last = line.last_save
    page = render_template(
        "translating/unit.html", line=line, form=form, words=wording, overtaken=overtaken,
        source=registry.language(text.language), target=registry.language(tag), act=ActForm(),
        pieces=checking.pieces(text.body), terms=terms_said(text.body, text.language),
        unsaid=checking.unsaid(text.body, text.language, body, tag) if body else (),
        there={one.plain for one in checking.pieces(body)},
        was=last.source if last is not None and last.source != text.body else "",
        drafts=g.settings.drafts_url is not None, undrafted=undrafted, listed=registry.language,
    )  # fmt: skip
    return page, code


@bp.post("/desk/translations/<tag>/<int:text_id>/outside")
@open_to(*TRANSLATES)
def outside(tag: str, text_id: int, by: Staff) -> ResponseReturnValue:
    """Mark a text for a translator outside, or take the mark away."""
    line, form = _line(tag, text_id, by), ActForm()
    if not form.sent():
        abort(403)
    if line.outside_since is None:
        actions.ask_outside(text_id, tag, by=by, now=clock.now())
    else:
        actions.keep_inside(text_id, tag, by=by)
    return redirect(url_for(".unit", tag=tag, text_id=text_id), 303)


@bp.post("/desk/translations/<tag>/<int:text_id>/machine")
@open_to(*TRANSLATES)
def machine(tag: str, text_id: int, by: Staff) -> ResponseReturnValue:
    """Have a machine draft it. What it makes is a machine draft, for a person to check."""
    line, form = _line(tag, text_id, by), ActForm()
    if not form.sent():
        abort(403)
    drafter, text = open_drafter(g.settings.drafts_url), line.unit.text
    if drafter is None:
        abort(404)
    made_from, body, names = source_hash(text.body), text.body, (line.unit.school.name,)
    try:
        (draft,) = drafter.draft([body], source=text.language, target=tag, names=names)
        actions.take(text_id, tag, draft, State.MACHINE_DRAFT, source_hash=made_from, by=by, now=clock.now())
    except (NoDraft, actions.Unfit, actions.SourceChanged):
        fresh = _line(tag, text_id, by)
        return _page(fresh, _form(fresh), 422, undrafted=True)
    return redirect(url_for(".unit", tag=tag, text_id=text_id), 303)


def _listed(tag: str) -> registry.Language:
    return next((row for row in registry.listed() if row.tag == tag), None) or abort(404)


def _line(tag: str, text_id: int, by: Staff) -> Line:
    _listed(tag)
    found = queries.unit_for(by, text_id)
    if found is None or found.text.language == tag:
        abort(404)
    return queries.lines([found], tag)[0]
