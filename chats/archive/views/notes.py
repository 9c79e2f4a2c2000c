"""Questions and answers: noted during the meeting, translated and published after it."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Staff
from chats.access.routes import open_to, staff
from chats.archive import actions, queries
from chats.archive.forms import ActForm, NoteForm, TranslationForm
from chats.archive.minutes import mark_of, second_now
from chats.archive.queries import NoteWords
from chats.archive.views.blueprint import bp
from chats.archive.wording import state_of
from chats.languages import registry
from chats.languages.words import _s, spoken_tag
from chats.meetings.queries import meeting_for, own_words, titles_of


@bp.route("/desk/chats/<int:meeting_id>/notes", methods=["GET", "POST"])
@open_to(*staff)
def notes(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """What was asked and answered; a line more while people still talk."""
    meeting = meeting_for(by, meeting_id) or abort(404)
    own = own_words(meeting)
    form, now = NoteForm(language=own.language if own else by.language), clock.now()
    if form.sent():
        stamped = second_now(meeting.starts_at, now) if "stamp" in request.form else form.second
        actions.add_note(meeting.id, _draft(form, stamped), by=by, now=now)
        return redirect(url_for(".notes", meeting_id=meeting_id), 303)
    title = titles_of([meeting], spoken_tag())[meeting.id]
    return render_template(
        "archive/notes.html", form=form, meeting=meeting, title=title,
        notes=queries.notes_of(meeting.id), running=second_now(meeting.starts_at, now) is not None,
        state_of=state_of, listed=registry.listed(), language_of=registry.language,
    ), 422 if request.method == "POST" else 200  # fmt: skip


def _draft(form: NoteForm, second: int | None) -> actions.NoteDraft:
    asked, answered = form.question.data or "", form.answer.data or ""
    return actions.NoteDraft(asked, answered, form.language.data, second)


def _words(by: Staff, note_id: int) -> NoteWords:
    found = queries.note_for(by, note_id) or abort(404)
    return queries.note_words([found])[0]


@bp.route("/desk/notes/<int:note_id>", methods=["GET", "POST"])
@open_to(*staff)
def note(note_id: int, by: Staff) -> ResponseReturnValue:
    """One note, to edit; and its words in other languages."""
    words = _words(by, note_id)
    form = NoteForm(
        question=words.question.body, answer=words.answer.body if words.answer else "",
        language=words.question.language, at=mark_of(words.note.at_second),
    )  # fmt: skip
    if form.sent():
        try:
            actions.edit_note(note_id, _draft(form, form.second), by=by, now=clock.now())
        except actions.NoAnswerYet:
            form.refuse("answer", _s("Families read this note: it needs an answer. Or take it back first."))
        else:
            return redirect(url_for(".notes", meeting_id=words.note.meeting_id), 303)
    return render_template(
        "archive/note.html", form=form, words=words, state_of=state_of, listed=registry.listed()
    ), 422 if request.method == "POST" else 200


@bp.route("/desk/notes/<int:note_id>/words/<tag>", methods=["GET", "POST"])
@open_to(*staff)
def translate(note_id: int, tag: str, by: Staff) -> ResponseReturnValue:
    """A note's words in one other language."""
    words = _words(by, note_id)
    if tag not in {one.tag for one in registry.listed()}:
        abort(404)
    answered = words.answer is not None and bool(words.answer.body)
    form = TranslationForm(answered=answered, **words.in_language(tag))
    if form.sent():
        there = (form.question.data or "", form.answer.data or "", bool(form.reviewed.data))
        actions.translate_note(note_id, actions.TranslatedWords(tag, *there), by=by, now=clock.now())
        return redirect(url_for(".note", note_id=note_id), 303)
    return render_template(
        "archive/translate.html", form=form, words=words, target=registry.language(tag), answered=answered,
        source=registry.language(words.question.language), state=state_of(words.state_in(tag)),
    ), 422 if request.method == "POST" else 200  # fmt: skip


@bp.post("/desk/notes/<int:note_id>/publish")
@open_to(*staff)
def publish_note(note_id: int, by: Staff) -> ResponseReturnValue:
    """Let families read it."""
    words = _words(by, note_id)
    if not ActForm().sent():
        abort(403)
    try:
        actions.publish_note(note_id, by=by, now=clock.now())
    except actions.NoAnswerYet:
        return redirect(url_for(".note", note_id=note_id, _anchor="answer"), 303)
    return redirect(url_for(".notes", meeting_id=words.note.meeting_id, _anchor=f"note-{note_id}"), 303)


@bp.post("/desk/notes/<int:note_id>/take-back")
@open_to(*staff)
def unpublish_note(note_id: int, by: Staff) -> ResponseReturnValue:
    """Take it from families' pages."""
    words = _words(by, note_id)
    if not ActForm().sent():
        abort(403)
    actions.unpublish_note(note_id, by=by, now=clock.now())
    return redirect(url_for(".notes", meeting_id=words.note.meeting_id, _anchor=f"note-{note_id}"), 303)
