"""Sign-in, and the accounts of a district's staff."""

from typing import Any

from email_validator import EmailNotValidError, validate_email
from wtforms import BooleanField, Field, PasswordField, StringField
from wtforms.form import BaseForm
from wtforms.validators import InputRequired, ValidationError

from chats.access.actors import Role
from chats.accounts import passwords
from chats.calendars.zones import zone_names
from chats.languages import registry
from chats.languages.naming import named
from chats.languages.words import _s, _sl, spoken_tag
from chats.schools.queries import all_schools
from chats.web.fields import Needed, OneOf, SomeOf, choice
from chats.web.forms import Fit, GuestForm, StaffForm


class PasswordLength:
    """Validator: no password we could not keep, and none too easy to guess."""

    def __init__(self, shortest: int = 1) -> None:
        self.shortest = shortest

    def __call__(self, form: BaseForm, field: Field) -> None:
        if not self.shortest <= len(field.data or "") <= passwords.LONGEST:
            raise ValidationError(_s("A password has 12 to 128 characters."))


class SignInForm(GuestForm):
    """Mail and password. No session yet, so no token: the origin check stands in for it."""

    mail = StringField(_sl("Mail address"), [InputRequired(_sl("Please write your mail address.")), Fit()])
    password = PasswordField(
        _sl("Password"), [InputRequired(_sl("Please write your password.")), PasswordLength()]
    )


class BeginForm(GuestForm):
    """The first administrator and the district they begin with."""

    district = StringField(
        _sl("Name of the school district"), [InputRequired(_sl("Please write the name.")), Fit()]
    )
    zone = OneOf(_sl("Time zone"), choices=[choice(zone, zone) for zone in zone_names()])
    name = StringField(_sl("Your name"), [InputRequired(_sl("Please write your name.")), Fit()])
    mail = StringField(
        _sl("Your mail address"), [InputRequired(_sl("Please write your mail address.")), Fit()]
    )
    password = PasswordField(
        _sl("A new password, 12 characters or more"),
        [PasswordLength(passwords.SHORTEST)],
    )

    def validate_mail(self, field: Field) -> None:
        """A mail address that could exist; nothing is sent to find out."""
        _check_mail(field)


def _check_mail(field: Field) -> None:
    try:
        validate_email(field.data or "", check_deliverability=False)
    except EmailNotValidError:
        raise ValidationError(_s("This is not a mail address. Write it like name@school.org.")) from None


def role_name(role: Role) -> str:
    """What a role is called, and what it may do."""
    return {
        Role.LIAISON: _s("Liaison: plans chats and serves families of their schools"),
        Role.COORDINATOR: _s("Coordinator: the same, at every school"),
        Role.HOST: _s("Host: a teacher or principal; sees chats, not families’ addresses"),
        Role.ADMINISTRATOR: _s("Administrator: everything, schools and staff too"),
    }[role]


class StaffMemberForm(StaffForm):
    """A new colleague. Their password they choose themselves, by a link that works once."""

    name = StringField(_sl("Name"), [Needed(_sl("Please write their name.")), Fit()])
    mail = StringField(_sl("Mail address"), [Needed(_sl("Please write their mail address.")), Fit()])
    role = OneOf(_sl("Role"), default=Role.LIAISON.value)
    schools = SomeOf(_sl("Schools"), coerce=int)
    speaks = SomeOf(_sl("Languages they speak with families"))
    language = OneOf(_sl("Language of their screens"))

    def __init__(self, formdata: Any = None, **kept: Any) -> None:
        super().__init__(formdata, **kept)
        self.role.choices = [choice(role.value, role_name(role)) for role in Role]
        self.schools.offer(choice(one.id, one.name) for one in all_schools())
        self.speaks.offer(choice(one.tag, named(one.tag, spoken_tag())) for one in registry.interpreted())
        self.language.choices = staff_languages()
        self.language.data = self.language.data or spoken_tag()

    def validate_mail(self, field: Field) -> None:
        """A mail address that could exist."""
        _check_mail(field)

    def validate_schools(self, field: Field) -> None:
        """Liaisons and hosts work somewhere; the others everywhere."""
        if self.role.data in (Role.LIAISON.value, Role.HOST.value) and not field.data:
            raise ValidationError(_s("Please tick at least one school."))


class PasswordForm(GuestForm):
    """A password of one's own, by the link of the welcome."""

    password = PasswordField(
        _sl("A new password, 12 characters or more"),
        [PasswordLength(passwords.SHORTEST)],
    )


class OwnForm(StaffForm):
    """What a member of staff decides about their own screens and mail."""

    language = OneOf(_sl("Language of your screens and mail"))
    digest = BooleanField(_sl("Send me my day by mail, when anything happened at my chats"))

    def __init__(self, formdata: Any = None, **kept: Any) -> None:
        super().__init__(formdata, **kept)
        self.language.choices = staff_languages()


def staff_languages() -> list[Any]:
    """The languages that staff pages speak, by their own names."""
    return [choice(one.tag, one.autonym) for one in registry.listed() if one.staff_catalogue]


class PlainForm(StaffForm):
    """A button and nothing else."""
