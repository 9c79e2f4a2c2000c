"""What staff fill in about a meeting that is going on or over."""

from datetime import date, timedelta
from typing import Any

from wtforms import BooleanField, FileField, StringField, TextAreaField
from wtforms.validators import InputRequired, ValidationError

from chats.archive.minutes import UnfitMinute, second_of
from chats.languages import registry
from chats.languages.naming import named
from chats.languages.words import _s, _sl, spoken_tag
from chats.web.fields import Day, Needed, OneOf, choice
from chats.web.forms import Fit, StaffForm

QUESTION_LONGEST, ANSWER_LONGEST = 500, 3000
KEPT_AT_MOST = timedelta(days=3 * 365)
_NO_QUESTION = _sl("Please write the question.")


def _named(tag: str) -> Any:
    one = registry.language(tag)
    said = named(tag, spoken_tag())
    return choice(tag, one.autonym if one.autonym == said else f"{one.autonym} · {said}")


class NoteForm(StaffForm):
    """A question, its answer, and where in the meeting it was."""

    question = TextAreaField(_sl("Question"), [Needed(_NO_QUESTION), Fit(QUESTION_LONGEST)])
    answer = TextAreaField(_sl("Answer"), [Fit(ANSWER_LONGEST)])
    language = OneOf(_sl("Written in"))
    at = StringField(_sl("Minute"), [Fit(12)])

    def __init__(self, **kept: Any) -> None:
        super().__init__(data=kept)
        self.language.choices = [_named(one.tag) for one in registry.readable()]
        self.second: int | None = None

    def validate_at(self, field: StringField) -> None:
        """Read the minute."""
        try:
            self.second = second_of(field.data or "")
        except UnfitMinute:
            raise ValidationError(_s("Write the minute like 12:40 or 1:12:40, or leave it empty.")) from None


class TranslationForm(StaffForm):
    """A note in another language."""

    question = TextAreaField(_sl("Question"), [Needed(_NO_QUESTION), Fit(QUESTION_LONGEST)])
    answer = TextAreaField(_sl("Answer"), [Fit(ANSWER_LONGEST)])
    reviewed = BooleanField(_sl("I read this language, I checked these words, and my name stands with them"))

    def __init__(self, *, answered: bool, **kept: Any) -> None:
        super().__init__(data=kept)
        self.answered = answered

    def validate_answer(self, field: TextAreaField) -> None:
        """A translated question without its answer is not shown."""
        if self.answered and not (field.data or "").strip():
            raise ValidationError(_s("Please translate the answer too."))


class UploadForm(StaffForm):
    """A recording. The file itself goes past the form, straight to storage."""

    file = FileField(_sl("Recording"))
    language = OneOf(_sl("Language heard in it"))
    keep_until = Day(_sl("Delete it after"), [Needed(_sl("Please choose a day."))])
    told = BooleanField(
        _sl("Everyone who can be heard was told in their language that it is recorded, and agreed"),
        [InputRequired(_sl("Please tick this. A recording that somebody does not know of may not be kept."))],
    )

    def __init__(self, sent: Any, *, today: date, **kept: Any) -> None:
        super().__init__(sent, data=kept)
        self.today = today
        spoken = [one.tag for one in registry.interpreted() if one.spoken]
        self.language.choices = [_named(tag) for tag in spoken]

    def validate_keep_until(self, field: Day) -> None:
        """A day to come, and not for ever."""
        if field.data is not None and not self.today < field.data <= self.today + KEPT_AT_MOST:
            raise ValidationError(_s("Please choose a day after today, and within three years."))


class ActForm(StaffForm):
    """A button."""
