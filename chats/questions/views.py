"""A family's questions page, and the queue of those who answer."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Guest, Purpose, Role, Staff
from chats.access.links import DeadLink
from chats.access.routes import open_to
from chats.languages.words import _, spoken_tag
from chats.meetings.queries import titles_of
from chats.questions import actions, queries
from chats.questions.doors import Door, is_late
from chats.questions.forms import AskForm, ReplyForm

bp = Blueprint("questions", __name__)


def _settled(by: Guest) -> queries.Asker:
    """Who asks; from here on in their language."""
    asker = queries.asker_of(by)
    if asker is None:
        raise DeadLink("unknown", by.language, by.purpose)
    g.settle_language(asker.written_language or by.language)
    return asker


def _switched() -> str | None:
    return spoken_tag() if request.args.get("lang") else None


@bp.route("/r/<token>/question", methods=["GET", "POST"])
@open_to(Purpose.REPLY)
def asked(token: str, by: Guest) -> ResponseReturnValue:
    """Ask; see which questions were answered."""
    _settled(by)
    form = AskForm()
    if form.sent():
        try:
            actions.ask(Door(form.door.data), form.words.data or "", spoken_tag(), by=by, now=clock.now())
            return redirect(url_for(".asked", token=token, lang=_switched()), 303)
        except actions.EnoughAsked:
            form.refuse("words", _("Your other questions are not answered yet. Please call the school."))
    asker = _settled(by)
    shown = render_template(
        "questions/asked.html", form=form, token=token, switched=_switched(), asker=asker,
        questions=queries.own_questions(asker),
    )  # fmt: skip
    return shown, 422 if request.method == "POST" else 200


@bp.route("/desk/questions", methods=["GET", "POST"])
@open_to(Role.LIAISON, Role.COORDINATOR, Role.HOST, Role.ADMINISTRATOR)
def index(by: Staff) -> ResponseReturnValue:
    """The queue: what waits, oldest first, with room for the answer."""
    form = ReplyForm()
    if form.sent():
        try:
            actions.answer(form.question.data or 0, form.words.data or "", by=by, now=clock.now())
        except actions.NotAsked:
            abort(404)
        return redirect(url_for(".index"), 303)
    now, queue = clock.now(), queries.queue_of(by, clock.now())
    shown = render_template(
        "questions/index.html", form=form, queue=queue, now=now, is_late=is_late,
        titles=titles_of([one.meeting for one in queue], spoken_tag()),
    )  # fmt: skip
    return shown, 422 if request.method == "POST" else 200
