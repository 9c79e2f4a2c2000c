"""A family's page: what, when, where, three buttons, and all else folded. Opening it changes nothing."""

from flask import Blueprint, Response, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Guest, Purpose
from chats.access.links import DeadLink
from chats.access.routes import open_to
from chats.calendars.entries import publish
from chats.calendars.links import google_link, outlook_link
from chats.delivery import actions as delivery
from chats.families import actions as families
from chats.families.households import CHANNELS
from chats.invitations import actions, queries, wording
from chats.invitations.forms import ANSWERS, READS_NOTHING, AnswerForm, DetailsForm, LanguageForm
from chats.invitations.replies import MeetingBegun, MeetingCancelled, NoSeatLeft, Standing, UnfitParty
from chats.languages import registry
from chats.languages.words import _, _n, spoken_tag

bp = Blueprint("invitations", __name__)
REFUSALS = (MeetingBegun, MeetingCancelled, NoSeatLeft, UnfitParty, actions.NotComing, actions.NotInvited)
"""Why an answer is not taken; ``_worded`` says it."""


def _settled(by: Guest) -> queries.FamilyPage:
    """What the page says; from here on in the guardian's language."""
    facts = queries.family_page(by, spoken_tag())
    if facts is None:
        raise DeadLink("unknown", by.language, by.purpose)
    g.settle_language(facts.written_language or by.language)
    return facts


def _switched() -> str | None:
    """Keeps a language chosen on the page where a device takes no cookie. Nothing else is ever in a query."""
    return spoken_tag() if request.args.get("lang") else None


def _back(token: str) -> ResponseReturnValue:
    """The page again, after something was written: it says what became of it, from the facts."""
    return redirect(url_for(".page", token=token, lang=_switched()), 303)


def _details_form(facts: queries.FamilyPage) -> DetailsForm | None:
    row = facts.invitation
    if facts.standing not in (Standing.SEATED, Standing.WAITING):
        return None  # only those who said yes are asked
    wanted = facts.needs_interpreter if row.interpreter_wanted is None else row.interpreter_wanted
    kept = {"party": row.party or 1, "interpreter": wanted, "childcare": row.childcare_wanted}
    return DetailsForm(data=kept)


def _show(
    token: str, by: Guest, *, form: DetailsForm | None = None, refusal: str = ""
) -> ResponseReturnValue:
    facts = _settled(by)
    words = wording.words_of(facts, spoken_tag())
    entry = wording.shared_entry(facts, words)
    shown = render_template(
        "invitations/page.html", page=facts, words=words, wording=wording, token=token, now=clock.now(),
        form=form or _details_form(facts), refusal=refusal, google=google_link(entry),
        outlook=outlook_link(entry), switched=_switched(),
    )  # fmt: skip
    return shown, 422 if request.method == "POST" else 200


def _worded(refusal: Exception) -> str:
    """What happened, what was kept, what to do next."""
    match refusal:
        case MeetingCancelled():
            return _(
                "This meeting was cancelled, so there is nothing to answer. Your school will write to you."
            )
        case MeetingBegun():
            return _("The meeting has begun, so your answer was not changed. You can call the school.")
        case NoSeatLeft(free=free):
            return _n(
                "Only %(n)s seat is free for your family. Please write a smaller number.",
                "Only %(n)s seats are free for your family. Please write a smaller number.",
                free,
            )
        case actions.NotComing():
            return _("Please say first that you will come. Then we note what you need.")
    return _("This invitation is no longer open. Please call the school.")


@bp.get("/r/<token>")
@open_to(Purpose.REPLY)
def page(token: str, by: Guest) -> ResponseReturnValue:
    """What, when, where, and three buttons."""
    return _show(token, by)


@bp.post("/r/<token>")
@open_to(Purpose.REPLY)
def answer(token: str, by: Guest) -> ResponseReturnValue:
    """One of the three buttons."""
    _settled(by)
    form = AnswerForm()
    if not form.sent():
        return _show(token, by, refusal=" ".join(form.answer.errors))
    try:
        actions.reply(ANSWERS[form.answer.data or ""], by=by, now=clock.now())
    except REFUSALS as refusal:
        return _show(token, by, refusal=_worded(refusal))
    return _back(token)


@bp.route("/r/<token>/details", methods=["GET", "POST"])
@open_to(Purpose.REPLY)
def details(token: str, by: Guest) -> ResponseReturnValue:
    """Who comes and what they need, of those who said yes."""
    if request.method != "POST":  # a language switched, or a page loaded again, after a refusal
        return _back(token)
    _settled(by)
    form = DetailsForm()
    if not form.sent():
        return _show(token, by, form=form)
    try:
        actions.details(
            form.party.data or 0, interpreter=form.interpreter.data, childcare=form.childcare.data,
            needs="" if form.forget.data else form.needs.data or None, by=by, now=clock.now(),
        )  # fmt: skip
    except (NoSeatLeft, UnfitParty) as refusal:
        form.refuse("party", _worded(refusal))
        return _show(token, by, form=form)
    except REFUSALS as refusal:
        return _show(token, by, form=form, refusal=_worded(refusal))
    return _back(token)


@bp.get("/r/<token>/calendar.ics")
@open_to(Purpose.REPLY)
def calendar(token: str, by: Guest) -> ResponseReturnValue:
    """The meeting for any calendar."""
    facts = _settled(by)
    link = g.settings.public_url + url_for(".page", token=token)
    words = wording.words_of(facts, spoken_tag())
    entry = wording.own_entry(facts, words, link=link, organizer_mail=g.settings.mail_from)
    file = Response(publish(entry, clock.now()), mimetype="text/calendar")
    file.headers["Content-Disposition"] = "inline; filename=meeting.ics"
    return file


@bp.post("/r/<token>/stop")
@open_to(Purpose.REPLY)
def stop(token: str, by: Guest) -> ResponseReturnValue:
    """No more messages to any address of this guardian."""
    for contact in queries.addresses_of_guest(by):
        delivery.suppress(
            CHANNELS[contact.kind], contact.address, reason="stop", source="link", now=clock.now(),
            district_id=by.district_id,
        )  # fmt: skip
    return _back(token)


def _correct(form: LanguageForm, by: Guest) -> None:
    guardian_id = queries.guardian_of_guest(by)
    if guardian_id is None:
        raise DeadLink("unknown", by.language, by.purpose)
    written = None if form.written.data == READS_NOTHING else form.written.data or families.SAME
    spoken = form.spoken.data or families.SAME
    families.correct_language(guardian_id, spoken=spoken, written=written, by=by, now=clock.now())


def _read_now(form: LanguageForm) -> str | None:
    """The language to go on in: the one just chosen, which a switch made earlier must not overrule."""
    chosen = form.written.data or ""
    return chosen if chosen in {one.tag for one in registry.listed()} else _switched()


@bp.route("/r/<token>/language", methods=["GET", "POST"])
@open_to(Purpose.REPLY)
def language(token: str, by: Guest) -> ResponseReturnValue:
    """The guardian's own languages, theirs to correct."""
    facts = _settled(by)
    form = LanguageForm()
    if form.sent():
        _correct(form, by)
        return redirect(url_for(".page", token=token, lang=_read_now(form)), 303)
    shown = render_template(
        "invitations/language.html", form=form, token=token, switched=_switched(), school=facts.school,
        readable=registry.readable(), interpreted=registry.interpreted(), reads_nothing=READS_NOTHING,
    )  # fmt: skip
    return shown, 422 if request.method == "POST" else 200
