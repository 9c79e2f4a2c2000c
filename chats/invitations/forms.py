"""What a family sends: an answer, then who comes and what they need."""

from typing import Any

from wtforms import BooleanField, Field, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, ValidationError
from wtforms.widgets import TextInput

from chats.invitations.replies import CALL, PARTY_MOST, Answer, PartStat
from chats.languages import registry
from chats.languages.words import _, _l
from chats.web.forms import Fit, GuestForm

ANSWERS: dict[str, Answer] = {"yes": PartStat.ACCEPTED, "no": PartStat.DECLINED, "call": CALL}
NEEDS_LONGEST = 500
READS_NOTHING = "none"


class _Number(IntegerField):
    """A whole number, in any script's digits. A text field, since a number field refuses most of those."""

    widget = TextInput()

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_say_how_many()) from None


def _say_how_many() -> str:
    return _("How many people will come? Please write a number from 1 to %(most)s.", most=PARTY_MOST)


def _fits_a_family(_form: GuestForm, field: Field) -> None:
    if field.data is not None and not 1 <= field.data <= PARTY_MOST:
        raise ValidationError(_say_how_many())


def _is_a_button(_form: GuestForm, field: Field) -> None:
    if field.data not in ANSWERS:
        raise ValidationError(_("Please choose one of the three buttons."))


class AnswerForm(GuestForm):
    """One of three buttons."""

    answer = StringField(validators=[_is_a_button])


class DetailsForm(GuestForm):
    """For those who said yes."""

    party = _Number(
        _l("How many people will come?"),
        [InputRequired(_l("How many people will come? Please write a number.")), _fits_a_family],
    )
    interpreter = BooleanField(_l("We would like an interpreter"))
    childcare = BooleanField(_l("We would like childcare"))
    needs = TextAreaField(_l("What else would help you to come?"), [Fit(NEEDS_LONGEST)])
    forget = BooleanField(_l("Remove what we wrote before"))


def _not_offered(_form: GuestForm, field: Field) -> None:
    offered = registry.readable() if field.name == "written" else registry.interpreted()
    extra = {"", READS_NOTHING} if field.name == "written" else {""}
    if (field.data or "") not in extra | {one.tag for one in offered}:
        raise ValidationError(_("Please choose a language from the list."))


class LanguageForm(GuestForm):
    """The guardian's own languages. What is left empty stays as it is."""

    written = StringField(_l("The language I read"), [_not_offered])
    spoken = StringField(_l("The language I speak or sign"), [_not_offered])

    def validate(self, extra_validators: Any = None) -> bool:
        """Also wants at least one of the two."""
        if not super().validate(extra_validators):
            return False
        if not self.written.data and not self.spoken.data:
            self.refuse("written", _("Please choose a language from the list."))
            return False
        return True
