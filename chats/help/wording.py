"""How staff pages name languages, and what can be printed for a meeting."""

from dataclasses import dataclass

from markupsafe import Markup

from chats.families.wording import two_names
from chats.help.queries import Gathering, printable
from chats.languages import registry
from chats.languages.naming import named
from chats.languages.words import spoken_tag
from chats.meetings.models import Meeting
from chats.meetings.queries import titles_of


@dataclass(frozen=True)
class Row:
    """One language of a meeting's page of flyers."""

    tag: str
    readers: int
    """Guardians who were asked and read it."""
    may_print: bool
    """Whether there are words in it that the district lets out."""


def rows(one: Gathering) -> list[Row]:
    """Every language that we write, those that were asked first."""
    found = [
        Row(row.tag, one.readers[row.tag], printable(one.meeting, one.district, row.tag) is not None)
        for row in registry.listed()
    ]
    return sorted(found, key=lambda row: -row.readers)


def wanted(one: Gathering) -> list[str]:
    """The languages of those who want an interpreter, the most frequent first."""
    return [tag for tag, _ in one.speakers.most_common() if tag != registry.SOURCE]


def title_of(meeting: Meeting) -> str:
    """The meeting as staff know it."""
    return titles_of([meeting], spoken_tag())[meeting.id]


def language_names(tag: str) -> Markup:
    """A language by both its names."""
    return two_names(tag)


def sorted_by_name(tags: list[str]) -> list[str]:
    """Languages as staff look them up."""
    return sorted(tags, key=lambda tag: named(tag, spoken_tag()).casefold())
