"""What a guardian hears and reads, in their language where there are words for it, and never silently not."""

from collections.abc import Iterable
from dataclasses import dataclass

from chats.archive.models import Recording
from chats.archive.queries import NoteWords, WatchPage
from chats.languages import registry
from chats.languages.formats import duration
from chats.languages.language import Language
from chats.meetings.queries import own_words, words_of
from chats.schools.models import UnreviewedWords
from chats.texts.states import State


@dataclass(frozen=True)
class ShownWords:
    """Words in ``language``: the page's own, or the one they were written in."""

    language: Language
    translated: bool
    """Whether they are in the language of the page."""
    checked: bool
    """Whether a person stands behind them."""


@dataclass(frozen=True)
class ShownNote(ShownWords):
    """A question and its answer, both in one language."""

    second: int | None
    question: str
    answer: str


@dataclass(frozen=True)
class ShownTitle(ShownWords):
    """What the meeting was about."""

    title: str


@dataclass(frozen=True)
class ShownRecording:
    """One recording to hear."""

    id: int
    language: Language
    size: int
    length: str
    """"41 minutes", in the language of the page."""
    file_name: str
    """For keeping it: a date and a language, no name."""


def shown_title(page: WatchPage, tag: str) -> ShownTitle:
    """The meeting's title."""
    found, own = words_of(page.meeting, tag), own_words(page.meeting)
    if own is not None and (found is None or not found.may_stand(page.district.written_by_mail)):
        return ShownTitle(registry.language(own.language), False, True, own.title)
    title, checked = ("", True) if found is None else (found.title, found.shipped or _reviewed(found.state))
    return ShownTitle(registry.language(tag), True, checked, title)


def _reviewed(state: State) -> bool:
    return state is State.REVIEWED


def shown_notes(page: WatchPage, tag: str) -> list[ShownNote]:
    """The notes, each in the page's language if the district lets its words out, else as it was written."""
    return [_shown(one, tag, page.district.written_by_mail) for one in page.notes]


def _shown(words: NoteWords, tag: str, unreviewed: UnreviewedWords) -> ShownNote:
    answer = words.answer.body if words.answer is not None else ""
    second, state = words.note.at_second, words.state_in(tag)
    in_own = words.question.language == tag
    allowed = state is State.REVIEWED or (
        state in (State.DRAFT, State.MACHINE_DRAFT) and unreviewed is not UnreviewedWords.NEVER
    )
    if in_own or not allowed:
        language = registry.language(words.question.language)
        return ShownNote(language, in_own, True, second, words.question.body, answer)
    # What a district lets out without a word is treated as checked: it said it answers for it.
    checked = state is State.REVIEWED or unreviewed is UnreviewedWords.YES
    there = words.in_language(tag)
    return ShownNote(
        registry.language(tag), True, checked, second, there["question"], there.get("answer", "")
    )


def shown_recordings(page: WatchPage, tag: str) -> list[ShownRecording]:
    """What there is to hear: the reader's language first, then as they were published."""
    speech = registry.language(tag).speech
    ordered = sorted(page.recordings, key=lambda one: registry.language(one.language).speech != speech)
    return [_recording(page, one, tag) for one in ordered]


def _recording(page: WatchPage, one: Recording, tag: str) -> ShownRecording:
    minutes = max(1, round((one.seconds or 0) / 60))
    name = f"{page.meeting.starts_local:%Y-%m-%d}-{one.language}.m4a"
    return ShownRecording(
        one.id, registry.language(one.language), one.audio_bytes or 0, duration(minutes, tag), name
    )


def heard_in(recordings: Iterable[ShownRecording], tag: str) -> bool:
    """Whether the reader's language is among them."""
    speech = registry.language(tag).speech
    return any(one.language.speech == speech for one in recordings)
