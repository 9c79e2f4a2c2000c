"""Which languages a machine speaks, and which it must leave to a person."""

import pytest

from chats.delivery import calling
from chats.delivery.speech import VOICES, speaking_tags, voice_of
from chats.languages import registry


@pytest.mark.parametrize("tag", sorted(VOICES))
def test_every_voice_is_of_a_language_that_we_know(tag: str) -> None:
    assert registry.language(tag).written


@pytest.mark.parametrize("tag", ["so", "hmn", "ht", "ti"])
def test_no_voice_of_another_language_is_borrowed(tag: str) -> None:
    assert voice_of(tag) is None


def test_a_machine_speaks_only_what_we_have_words_in() -> None:
    assert speaking_tags() == frozenset(VOICES) & {row.tag for row in registry.listed()}


def test_a_person_calls_where_no_machine_speaks() -> None:
    silent = {row.tag for row in registry.listed()} - speaking_tags()
    assert silent == {"ht", "hmn", "ur", "so", "fa-AF", "ps", "sw", "am", "ti", "my", "ne", "km"}


def test_without_a_number_to_call_from_no_machine_speaks() -> None:
    assert calling.voices() == frozenset()
