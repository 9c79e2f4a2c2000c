"""What interpreters and staff send."""

from collections.abc import Callable, Iterable

from wtforms import BooleanField, HiddenField, IntegerField, StringField
from wtforms.validators import InputRequired, ValidationError

from chats.families.roster.cells import mail, phone
from chats.families.roster.faults import Unfit
from chats.interpreters.needs import speech
from chats.languages import registry
from chats.languages.words import _, _s, _sl
from chats.web.fields import OneOf, choice
from chats.web.forms import Fit, GuestForm, StaffForm


class OfferForm(GuestForm):
    """One of two buttons."""

    answer = StringField()

    def validate_answer(self, field: StringField) -> None:
        """Yes or no."""
        if field.data not in ("yes", "no"):
            raise ValidationError(_("Please choose one of the two buttons."))


class OwnForm(GuestForm):
    """What an interpreter does on their own page: one button of several."""

    act = StringField()
    assignment = IntegerField()

    def validate_act(self, field: StringField) -> None:
        """One of the buttons."""
        if field.data not in ("keep", "withdraw", "feed-new", "feed-off"):
            raise ValidationError(_("Please choose one of the buttons."))


class AssignForm(StaffForm):
    """Who will interpret, and who of staff told them."""

    interpreter = IntegerField(validators=[InputRequired(_sl("Please choose who will interpret."))])
    told_by = OneOf(_sl("Who agreed it with them"))


class PlainForm(StaffForm):
    """A button on a staff page, about one assignment or none."""

    assignment = HiddenField()

    @property
    def assignment_id(self) -> int:
        """The one it is about; 0, which nothing has, for none or nonsense."""
        given = str(self.assignment.data or "")
        return int(given) if given.isdecimal() and len(given) < 10 else 0


class InterpreterForm(StaffForm):
    """An interpreter to be asked from now on."""

    name = StringField(_sl("Name"), [InputRequired(_sl("Please write their name.")), Fit()])
    languages = StringField(_sl("Languages, besides English"), [Fit()])
    agency = StringField(_sl("Agency"), [Fit()])
    mobile = StringField(_sl("Mobile"), [Fit()])
    mail = StringField(_sl("Mail address"), [Fit()])
    language = OneOf(_sl("We write to them in"))
    zone = OneOf(_sl("Their time zone"))
    remote_only = BooleanField(_sl("Only by phone or video"))

    def offer_choices(self, zones: Iterable[str]) -> None:
        """Fill the lists: languages that we have words in, and the schools' time zones."""
        self.language.choices = [choice(one.tag, one.autonym) for one in registry.listed()]
        self.zone.choices = [choice(zone, zone.replace("_", " ")) for zone in zones]

    @property
    def tags(self) -> tuple[str, ...]:
        """The speeches meant by what was written. Raises ValidationError."""
        names = [part.strip() for part in (self.languages.data or "").split(",")]
        return tuple(dict.fromkeys(_interpreted(name) for name in names if name))

    def validate_languages(self, _field: StringField) -> None:
        """At least one, each one known."""
        if not self.tags:
            raise ValidationError(_s("Please write at least one language."))

    def validate_mobile(self, field: StringField) -> None:
        """A number that takes texts, or none."""
        field.data = _read(phone, field.data)

    def validate_mail(self, field: StringField) -> None:
        """A mail address, or none."""
        field.data = _read(mail, field.data)


def _interpreted(name: str) -> str:
    found = registry.find(name)
    if found is None or speech(found.tag) == registry.SOURCE:
        raise ValidationError(
            _s(
                "We do not know the language “%(name)s”, or it may be several: Mandarin or Cantonese, say.",
                name=name,
            )
        )  # fmt: skip
    return speech(found.tag)


def _read(reader: Callable[[str], str | None], text: str | None) -> str | None:
    try:
        return reader(text or "")
    except Unfit as refusal:
        raise ValidationError(f"{refusal.why} {refusal.instead}") from None
