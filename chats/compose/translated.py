"""A draft's own words in the languages that somebody translated them into, as the page stands."""

from dataclasses import replace

from chats.access.actors import Staff
from chats.compose.outlook import Ready
from chats.languages import registry
from chats.meetings.drafts import OwnWords
from chats.meetings.queries import MeetingWords, meeting_for, own_words, texts_of, words_among
from chats.texts.states import State

READY = {State.REVIEWED: Ready.TRANSLATED, State.OUTDATED: Ready.OUTDATED}
"""How far translated words are; any other state is a draft."""


def translated(by: Staff, draft_id: int, typed: OwnWords | None) -> dict[str, MeetingWords]:
    """By language the words of a kept draft. Of what is typed otherwise now they are outdated."""
    meeting = meeting_for(by, draft_id) if draft_id and typed is not None else None
    saved = own_words(meeting) if meeting is not None else None
    if meeting is None or saved is None or typed is None or saved.language != typed.language:
        return {}
    texts = texts_of(meeting).values()
    made = [one for text in texts for one in text.translations]
    others = (row.tag for row in registry.listed() if row.tag != typed.language)
    found = {tag: words_among(meeting, texts, made, tag) for tag in others}
    there = {tag: words for tag, words in found.items() if words is not None}
    if saved == typed:
        return there
    return {tag: replace(words, state=State.OUTDATED) for tag, words in there.items()}


def ready(words: MeetingWords) -> Ready:
    """How far they are."""
    return READY.get(words.state, Ready.DRAFTED)
