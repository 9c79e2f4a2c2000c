"""Looking families up, correcting them, and sending a roster."""

from typing import Any

from wtforms import BooleanField, FileField, HiddenField, StringField

from chats.access.actors import Staff
from chats.delivery.letter import Channel
from chats.families import wording
from chats.families.directory import Entry, Wanted, languages
from chats.families.households import ContactKind
from chats.languages import registry
from chats.languages.naming import named
from chats.languages.words import _s, _sl, spoken_tag
from chats.schools.queries import schools_of
from chats.web.fields import OneOf, Whole, choice
from chats.web.forms import FileForm, Fit, StaffForm

ANY = ""
NOTHING = "none"
"""Chosen as written language of somebody who does not read."""


class SearchForm(StaffForm):
    """Which families to show. Sent by POST, so that no name stands in an address."""

    text = StringField(_sl("Name"), [Fit(100)])
    school = OneOf(_sl("School"), default=ANY)
    language = OneOf(_sl("Language"), default=ANY)
    reach = OneOf(_sl("Reached"), default=ANY)
    page = Whole(_sl("Page"), least=1, most=100_000, default=1)

    def offer(self, by: Staff, entries: list[Entry]) -> None:
        """Set what there is to choose."""
        every = choice(ANY, _s("all"))
        self.school.choices = [every, *(choice(one.id, one.name) for one in schools_of(by))]
        tags = languages(entries)
        self.language.choices = [every, *(choice(tag, named(tag, spoken_tag())) for tag in tags)]
        self.reach.choices = [every, *(choice(*one) for one in wording.channel_choices())]

    def wanted(self) -> Wanted:
        """What was asked for; what was wrong does not narrow it."""
        given = {name: field.data for name, field in self._fields.items() if not field.errors}
        return Wanted(
            given.get("text") or "",
            int(given["school"]) if given.get("school") else None,
            given.get("language") or None,
            Channel(given["reach"]) if given.get("reach") else None,
        )


class LanguageForm(StaffForm):
    """The languages a guardian says are theirs."""

    spoken = OneOf(_sl("Speaks or signs"))
    written = OneOf(_sl("Reads"))

    def offer(self) -> None:
        """Set what there is to choose."""
        self.spoken.choices = spoken_choices()
        self.written.choices = written_choices()

    @property
    def reads(self) -> str | None:
        """The tag; None for somebody who does not read."""
        return None if self.written.data == NOTHING else str(self.written.data)


def spoken_choices() -> list[Any]:
    """Every language somebody interprets, by its English name."""
    rows = sorted(registry.interpreted(), key=lambda row: named(row.tag, spoken_tag()))
    return [choice(row.tag, f"{named(row.tag, spoken_tag())} ({row.autonym})") for row in rows]


def written_choices() -> list[Any]:
    """Every language that can be written, and none."""
    rows = sorted(registry.readable(), key=lambda row: named(row.tag, spoken_tag()))
    readable = [choice(row.tag, f"{named(row.tag, spoken_tag())} ({row.autonym})") for row in rows]
    return [choice(NOTHING, _s("does not read messages")), *readable]


class ContactForm(StaffForm):
    """A right address in the place of a wrong one, or a new one."""

    kind = OneOf(_sl("Kind"), default=ContactKind.MOBILE.value)
    address = StringField(_sl("Number or mail address"), [Fit()])
    consented = BooleanField(_sl("They said we may write here"))

    def offer(self) -> None:
        """Set what there is to choose."""
        self.kind.choices = [choice(kind.value, wording.kind_name(kind)) for kind in ContactKind]


class RosterForm(FileForm):
    """A file to read."""

    file = FileField(_sl("Roster (CSV)"))


class ConfirmForm(StaffForm):
    """That what was shown shall be done."""

    shown = HiddenField()
