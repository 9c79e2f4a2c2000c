"""What an administrator writes down of the district and its schools."""

from datetime import time
from typing import Any

from wtforms import BooleanField, StringField, TextAreaField

from chats.calendars.zones import zone_names
from chats.languages import formats
from chats.languages.words import _s, _sl, spoken_tag
from chats.schools.facts import DistrictFacts, SchoolFacts
from chats.schools.policies import UnreviewedWords
from chats.web.fields import Clock, Needed, OneOf, choice
from chats.web.forms import Fit, StaffForm
from chats.web.phones import PhoneNumber

STEPS_LONGEST = 1000


def dialled(e164: str | None) -> str:
    """A number as people write it; what the field shows is what may be typed."""
    return formats.phone(e164, spoken_tag()) if e164 else ""


class SchoolForm(StaffForm):
    """One school."""

    name = StringField(_sl("Name of the school"), [Needed(_sl("Please write its name.")), Fit()])
    address = StringField(
        _sl("Address, as families find it"), [Needed(_sl("Please write its address.")), Fit()]
    )
    zone = OneOf(_sl("Time zone"))
    phone = StringField(_sl("Phone"), [Fit(), PhoneNumber()])

    def __init__(self, formdata: Any = None, **kept: Any) -> None:
        super().__init__(formdata, **kept)
        self.zone.choices = [choice(zone, zone.replace("_", " ")) for zone in zone_names()]

    @property
    def facts(self) -> SchoolFacts:
        """What was written down."""
        return SchoolFacts(
            str(self.name.data), str(self.address.data), str(self.zone.data), self.phone.data or None
        )


class DistrictForm(StaffForm):
    """The district: its numbers, and what it does with words that nobody has checked yet."""

    name = StringField(_sl("Name of the district"), [Needed(_sl("Please write its name.")), Fit()])
    phone = StringField(_sl("Phone for families who need help in their language"), [Fit(), PhoneNumber()])
    language_line = StringField(_sl("Language line: number"), [Fit(), PhoneNumber()])
    language_line_code = StringField(_sl("Language line: code"), [Fit(40)])
    language_line_steps = TextAreaField(
        _sl("Language line: what to do when it answers"), [Fit(STEPS_LONGEST, lines=True)]
    )
    shipped_by_mail = OneOf(_sl("Our own words, by mail"))
    shipped_by_text = OneOf(_sl("Our own words, by text"))
    written_by_mail = OneOf(_sl("Words your staff wrote, by mail"))
    written_by_text = OneOf(_sl("Words your staff wrote, by text"))
    quiet_from = Clock(_sl("Quiet from"), [Needed(_sl("Please write a time of day."))])
    quiet_until = Clock(_sl("Quiet until"), [Needed(_sl("Please write a time of day."))])
    one_a_day = BooleanField(_sl("At most one message a day to a family, unless it cannot wait"))
    digest_at = Clock(
        _sl("When liaisons get their day by mail"), [Needed(_sl("Please write a time of day."))]
    )

    def __init__(self, formdata: Any = None, **kept: Any) -> None:
        super().__init__(formdata, **kept)
        for field in self.policies:
            field.choices = [
                choice(UnreviewedWords.NEVER.value, _s("Never: we call these families instead")),
                choice(UnreviewedWords.WITH_LINE.value, _s("Yes, with a line that says so")),
                choice(UnreviewedWords.YES.value, _s("Yes")),
            ]

    @property
    def policies(self) -> list[OneOf]:
        """The choices about unchecked words."""
        return [self.shipped_by_mail, self.shipped_by_text, self.written_by_mail, self.written_by_text]

    @property
    def facts(self) -> DistrictFacts:
        """What was written down."""
        shipped_mail, shipped_text, own_mail, own_text = (
            UnreviewedWords(field.data) for field in self.policies
        )
        return DistrictFacts(
            str(self.name.data), self.phone.data or None, self.language_line.data or None,
            self.language_line_code.data or None, self.language_line_steps.data or None, shipped_mail,
            shipped_text, own_mail, own_text, self.quiet_from.data or time(21),
            self.quiet_until.data or time(8), bool(self.one_a_day.data), self.digest_at.data or time(17),
        )  # fmt: skip
