"""Forms: what was typed is kept, every text is made fit, staff forms carry a token of their session."""

import hmac
from typing import Any

from flask import g, request
from werkzeug.datastructures import CombinedMultiDict
from wtforms import Form
from wtforms.csrf.core import CSRF
from wtforms.fields.core import Field
from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from chats import keyring
from chats.languages import isolation
from chats.languages.words import _


class _SessionToken(CSRF):
    """A token bound to the signed-in session: nothing to store, dead when the session ends."""

    def generate_csrf_token(self, csrf_token_field: Field) -> str:
        return session_token()

    def validate_csrf_token(self, form: BaseForm, field: Field) -> None:
        if not hmac.compare_digest(str(field.data or ""), session_token()):
            raise ValidationError(_("This page was open too long. Please send it again."))


def session_token() -> str:
    """The token of the signed-in session; empty for nobody."""
    by = g.get("by")
    session_id = getattr(by, "session_id", None)
    if session_id is None:
        return ""
    return hmac.digest(keyring.ring().derive("csrf"), str(session_id).encode(), "sha256").hex()


class _Meta:
    def wrap_formdata(self, form: Form, formdata: Any) -> Any:
        if formdata is not None:
            # Handed in empty: a form of what is kept, whatever this request sends.
            return formdata or None
        return request.form if request.method == "POST" else None


class GuestForm(Form):
    """A family's or interpreter's form. The link in the page's address is the proof; no cookie, no token."""

    class Meta(_Meta):
        csrf = False

    def sent(self) -> bool:
        """Whether this request sends the form and everything in it is right."""
        return request.method == "POST" and self.validate()

    def refuse(self, field: str, why: str) -> None:
        """Put an action's refusal beside the field it is about."""
        chosen = self[field]
        chosen.errors = [*chosen.errors, why]


class StaffForm(GuestForm):
    """A form on a staff page, bound to the session."""

    class Meta(_Meta):
        csrf = True
        csrf_class = _SessionToken
        csrf_field_name = "token"


class FileForm(StaffForm):
    """A form that sends a file, in a field named ``file``."""

    class Meta(StaffForm.Meta):
        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            return CombinedMultiDict([request.files, request.form]) if request.method == "POST" else None

    def content(self) -> bytes:
        """The file's bytes; none when no file was chosen."""
        sent = request.files.get("file")
        return sent.read() if sent else b""


def fit(text: str | None, *, lines: bool = False) -> str | None:
    """Filter for every text field: trimmed, NFC, without bidi controls; one line, unless ``lines``."""
    return isolation.plain(text, lines=lines).strip() if text else text


class Fit:
    """Validator: refuses NUL and other characters no text holds, and says so."""

    def __init__(self, longest: int = 200, *, lines: bool = False) -> None:
        self.longest, self.lines = longest, lines

    def __call__(self, form: Form, field: Field) -> None:
        try:
            fitted = fit(field.data, lines=self.lines)
        except isolation.UnfitText:
            field.data = "".join(c for c in field.data if c.isprintable() or c in "\n\t")
            raise ValidationError(
                _("There was a hidden character in this text. We took it out; please look again.")
            ) from None
        if fitted is not None and len(fitted) > self.longest:
            raise ValidationError(_("This is too long. %(most)s characters fit.", most=self.longest))
        field.data = fitted
