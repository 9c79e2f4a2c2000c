"""One text that people wrote and others read in their languages, with what it is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from chats.archive.forms import ANSWER_LONGEST, QUESTION_LONGEST
from chats.meetings.forms import SUMMARY_LONGEST, TITLE_LONGEST
from chats.meetings.models import Meeting
from chats.schools.models import School
from chats.texts.models import Text, Translation, TranslationSave
from chats.texts.states import State, state_now


class Place(Enum):
    """Where a text stands."""

    TITLE = "title"
    SUMMARY = "summary"
    QUESTION = "question"
    ANSWER = "answer"


LONGEST = {
    Place.TITLE: TITLE_LONGEST, Place.SUMMARY: SUMMARY_LONGEST,
    Place.QUESTION: QUESTION_LONGEST, Place.ANSWER: ANSWER_LONGEST,
}  # fmt: skip
"""Characters that fit: as many as in the source."""


@dataclass(frozen=True)
class Unit:
    """A text and its meeting."""

    text: Text
    place: Place
    meeting: Meeting
    school: School
    title: str
    """The meeting's, for the member of staff who reads it."""
    readers: Mapping[str, int]
    """By language, how many families there read it."""

    @property
    def longest(self) -> int:
        """Characters that fit."""
        return LONGEST[self.place]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is needed in."""
        return tuple(tag for tag in self.readers if tag != self.text.language)

    def translation(self, tag: str) -> Translation | None:
        """Its words in a language, however far they are."""
        return next((one for one in self.text.translations if one.language == tag), None)

    def state(self, tag: str) -> State:
        """How far its words are in a language."""
        found = self.translation(tag)
        if found is None:
            return State.MISSING
        return state_now(found.state, found.source_hash, self.text.body)


@dataclass(frozen=True)
class Line:
    """A unit in one language, as a translator's list shows it."""

    unit: Unit
    language: str
    saves: tuple[TranslationSave, ...]
    """What was ever saved, the latest first."""
    names: Mapping[int, str]
    """Of the members of staff who saved it."""
    outside_since: datetime | None
    """Since when somebody outside is to translate it."""

    @property
    def state(self) -> State:
        """How far its words are."""
        return self.unit.state(self.language)

    @property
    def families(self) -> int:
        """How many families there read this language."""
        return self.unit.readers.get(self.language, 0)

    @property
    def last_save(self) -> TranslationSave | None:
        """The latest."""
        return self.saves[0] if self.saves else None

    def reviewer(self, save: TranslationSave) -> str | None:
        """Who stands behind what was saved."""
        if save.state is not State.REVIEWED:
            return None
        return save.reviewer or self.saver(save)

    def saver(self, save: TranslationSave) -> str | None:
        """Who saved it."""
        return None if save.saver_id is None else self.names.get(save.saver_id)
