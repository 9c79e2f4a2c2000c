"""A question, and its answer."""

from wtforms import Field, IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, ValidationError

from chats.languages.words import _, _l, _sl
from chats.questions.doors import Door
from chats.web.forms import Fit, GuestForm, StaffForm

LONGEST = 2000


def _is_a_door(_form: GuestForm, field: Field) -> None:
    if field.data not in {one.value for one in Door}:
        raise ValidationError(_("Please choose who may read it."))


class AskForm(GuestForm):
    """A family's question, and by which door it goes."""

    door = StringField(validators=[_is_a_door])
    words = TextAreaField(
        _l("Your question"), [DataRequired(_l("Please write your question.")), Fit(LONGEST)]
    )


class ReplyForm(StaffForm):
    """A liaison's answer."""

    question = IntegerField(validators=[InputRequired()])
    words = TextAreaField(_sl("Answer"), [DataRequired(_sl("Please write the answer first.")), Fit(LONGEST)])
