"""Phone numbers in forms: typed as people write them, kept as they are dialled."""

import phonenumbers
from wtforms import Field, Form
from wtforms.validators import ValidationError

from chats.languages.words import _s


class PhoneNumber:
    """Validator: makes what was typed E.164, read as an American number unless it begins with +."""

    def __call__(self, form: Form, field: Field) -> None:
        text = (field.data or "").strip()
        if not text:
            field.data = None
            return
        try:
            number = phonenumbers.parse(text, "US")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or number.extension or not phonenumbers.is_valid_number(number):
            raise ValidationError(
                _s("We cannot dial this. Write it like 206-555-0100, or +52 55 1234 5678 for one abroad.")
            )
        field.data = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
