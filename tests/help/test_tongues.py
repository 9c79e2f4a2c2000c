"""Which language a family asks for, and in which words we say it."""

import pytest

from chats.help.tongues import offered, tongues, written_for
from chats.languages.registry import choosable, listed


@pytest.mark.parametrize(
    ("tag", "aloud"),
    [
        ("so", ["“Interpreter, please. Somali.”"]),
        ("ase", ["“Interpreter, please. American Sign Language.”"]),
        ("zh-Hans", ["“Interpreter, please. Mandarin.”"]),
        ("zh-Hant", ["“Interpreter, please. Cantonese.”", "“Interpreter, please. Mandarin.”"]),
        ("en", []),
    ],
)
def test_an_interpreter_is_asked_for_by_what_is_spoken_and_never_by_a_script(tag: str, aloud: list[str]):
    assert [one.aloud for one in tongues(tag)] == aloud


@pytest.mark.parametrize(
    ("tag", "otherwise", "written"),
    [("ar", "es", "ar"), ("mam", "ar", "es"), ("ymm", "en", "so"), ("ln", "ar", "ar"), ("ln", "mam", "en")],
)
def test_words_are_in_the_language_itself_or_one_its_readers_share_or_the_readers_own(
    tag: str, otherwise: str, written: str
):
    assert written_for(tag, otherwise) == written


def test_there_is_help_for_every_language_and_those_we_write_come_first():
    tags = [row.tag for row in offered()]
    assert tags[: len(listed())] == [row.tag for row in listed()]
    assert {row.tag for row in choosable() if row.spoken or row.signed} <= set(tags)


def test_a_language_of_one_name_is_named_once():
    assert [tongues(tag)[0].both for tag in ("mam", "fil")] == ["Mam (Qyol Mam)", "Filipino"]
