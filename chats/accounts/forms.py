"""Sign-in."""

from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired, Length

from chats.languages.words import _sl
from chats.web.forms import GuestForm


class SignInForm(GuestForm):
    """Mail and password. No session yet, so no token: the origin check stands in for it."""

    mail = StringField(_sl("Mail address"), [InputRequired(_sl("Please write your mail address.")), Length(max=200)])
    password = PasswordField(_sl("Password"), [InputRequired(_sl("Please write your password.")), Length(max=128)])
