"""Fields that say what is wrong in the reader's language, and give back what was typed, right or not."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from wtforms import DateField, Field, HiddenField, IntegerField, SelectField, SelectMultipleField, TimeField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are of an older WTForms
from wtforms.form import BaseForm
from wtforms.validators import StopValidation, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget, RadioInput

from chats.languages.words import _s

LONGEST_KEPT = 40
"""Characters of an unreadable day, time or number that are shown again."""


def choice(value: object, label: object) -> Any:
    """One thing to choose in a list, its label made when it is shown."""
    return SelectChoice(str(value), str(label))


class Needed:
    """Validator: something must be given. ``why`` is a lazy message that says what."""

    field_flags: dict[str, Any] = {}  # noqa: RUF012  (no `required`: the check button works on a half-filled page)

    def __init__(self, why: str) -> None:
        self.why = why

    def __call__(self, form: BaseForm, field: Field) -> None:
        if field.process_errors:
            raise StopValidation
        if field.data is None or field.data == [] or not str(field.data).strip():
            raise StopValidation(str(self.why))


def _typed(field: Field) -> str | None:
    """What was typed where nothing could be read from it, fit to be shown."""
    if not field.process_errors:
        return None
    return "".join(c for c in str((field.raw_data or [""])[0]) if c.isprintable())[:LONGEST_KEPT]


class Day(DateField):
    """A day. Raises its own words for what is no day, or far from any meeting."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        given = str(valuelist[0]).strip() if valuelist else ""
        self.data: date | None = None
        if not given:
            return
        try:
            day = date.fromisoformat(given)
        except ValueError:
            raise ValueError(_s("This is not a day we can read. Write it like 2027-03-09.")) from None
        if not 2000 <= day.year <= 2100:
            raise ValueError(_s("This year looks wrong. Please look again."))
        self.data = day

    def _value(self) -> str:
        return _typed(self) or (self.data.isoformat() if self.data else "")


class Clock(TimeField):
    """A time on the wall clock."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        given = str(valuelist[0]).strip() if valuelist else ""
        self.data: time | None = None
        if not given:
            return
        try:
            self.data = time.fromisoformat(given).replace(second=0, microsecond=0, tzinfo=None)
        except ValueError:
            raise ValueError(_s("This is not a time we can read. Write it like 18:00.")) from None

    def _value(self) -> str:
        return _typed(self) or (self.data.strftime("%H:%M") if self.data else "")


class Whole(IntegerField):
    """A whole number between ``least`` and ``most``."""

    def __init__(
        self, label: str, validators: list[Any] | None = None, *, least: int, most: int, **more: Any
    ) -> None:
        super().__init__(label, validators, **more)
        self.least, self.most = least, most

    def process_formdata(self, valuelist: list[Any]) -> None:
        given = str(valuelist[0]).strip() if valuelist else ""
        self.data: int | None = None
        if not given:
            return
        number = int(given) if given.isdecimal() and len(given) < 10 else None
        if number is None or not self.least <= number <= self.most:
            raise ValueError(
                _s("Write a whole number from %(least)s to %(most)s.", least=self.least, most=self.most)
            )
        self.data = number

    def _value(self) -> str:
        return _typed(self) or ("" if self.data is None else str(self.data))


class OneOf(SelectField):
    """One of a list. ``choices`` may be set once the rest of the form is read."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            self.data = self.coerce(valuelist[0]) if valuelist else self.data
        except (TypeError, ValueError):
            self.data = None

    def pre_validate(self, form: BaseForm) -> None:
        if self.validate_choice and self.data not in _values(self):
            raise ValidationError(_s("Please choose one of these."))


def _values(field: SelectField) -> list[Any]:
    offered: Any = field.choices or ()
    return [field.coerce(one.value) for one in offered]


class RadioOf(OneOf):
    """The same, as buttons side by side."""

    widget = ListWidget(prefix_label=False)
    option_widget = RadioInput()


class SomeOf(SelectMultipleField):
    """Any of a list, as boxes to tick. What is not in the list (any more) is let go; ``let_go`` says so."""

    let_go = False
    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = []
        for given in valuelist:
            try:
                self.data.append(self.coerce(given))
            except (TypeError, ValueError):
                continue

    def offer(self, choices: Iterable[Any]) -> None:
        """Set what there is to tick, and forget ticks for anything else."""
        self.choices = list(choices)
        known, ticked = _values(self), self.data or []
        self.data = [one for one in ticked if one in known]
        self.let_go = len(self.data) < len(ticked)

    def pre_validate(self, form: BaseForm) -> None:
        """Nothing can be wrong: ``offer`` has seen to it."""


def shown(field: Any) -> str:
    """What a field holds, in words: the labels of what is chosen, else what is typed."""
    offered: Any = getattr(field, "choices", None)
    if offered is None:
        return field._value() if hasattr(field, "_value") else str(field.data or "")
    held = field.data if isinstance(field.data, list) else [field.data]
    return ", ".join(str(one.label) for one in offered if field.coerce(one.value) in held)


def differences(saved: BaseForm, typed: BaseForm) -> list[tuple[str, str]]:
    """Label and saved words of every visible field that somebody else left unlike what is typed here."""
    kept = {field.name: field for field in saved}
    unlike = [field for field in typed if field.name in kept and shown(field) != shown(kept[field.name])]
    return [
        (str(one.label.text), shown(kept[one.name])) for one in unlike if not isinstance(one, HiddenField)
    ]
