"""Sign-in."""

from email_validator import EmailNotValidError, validate_email
from wtforms import Field, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from chats.accounts import passwords
from chats.calendars.zones import zone_names
from chats.languages.words import _s, _sl
from chats.web.forms import Fit, GuestForm


class SignInForm(GuestForm):
    """Mail and password. No session yet, so no token: the origin check stands in for it."""

    mail = StringField(
        _sl("Mail address"), [InputRequired(_sl("Please write your mail address.")), Length(max=200)]
    )
    password = PasswordField(
        _sl("Password"), [InputRequired(_sl("Please write your password.")), Length(max=128)]
    )


class BeginForm(GuestForm):
    """The first administrator and the district they begin with."""

    district = StringField(
        _sl("Name of the school district"), [InputRequired(_sl("Please write the name.")), Fit()]
    )
    zone = SelectField(_sl("Time zone"), choices=[(zone, zone) for zone in zone_names()])
    name = StringField(_sl("Your name"), [InputRequired(_sl("Please write your name.")), Fit()])
    mail = StringField(
        _sl("Your mail address"), [InputRequired(_sl("Please write your mail address.")), Fit()]
    )
    password = PasswordField(
        _sl("A new password, 12 characters or more"),
        [Length(passwords.SHORTEST, passwords.LONGEST, _sl("A password has 12 to 128 characters."))],
    )

    def validate_mail(self, field: Field) -> None:
        """A mail address that could exist; nothing is sent to find out."""
        try:
            validate_email(field.data or "", check_deliverability=False)
        except EmailNotValidError:
            raise ValidationError(_s("This is not a mail address. Write it like name@school.org.")) from None
