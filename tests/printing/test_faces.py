"""Fonts: what a machine cannot draw is known before anything is printed."""

import pytest

from chats.languages.registry import choosable
from chats.printing.faces import families_for, lacking, scripts, without_pictures

CORE = frozenset(
    {
        "Noto Sans", "Noto Naskh Arabic", "Noto Nastaliq Urdu", "Noto Sans Ethiopic", "Noto Sans Myanmar",
        "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Khmer",
    }
)  # fmt: skip
"""Of fonts-noto-core, what our languages need."""
SMALL = frozenset({"Droid Sans Fallback", "NanumGothic"})
"""Chinese and Korean in a fifth of the space of fonts-noto-cjk."""
WRITTEN = [row for row in choosable() if row.written]


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: row.tag)
def test_three_small_packages_draw_every_language_that_we_write(row: object) -> None:
    assert lacking(str(row.autonym), CORE | SMALL) == frozenset()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "package"),
    [
        ("José", "fonts-noto-core"),
        ("أمينة", "fonts-noto-core"),
        ("ကျောင်း", "fonts-noto-core"),
        ("陳美玲", "fonts-noto-cjk"),
        ("김민준", "fonts-noto-cjk"),
    ],
)
def test_a_missing_font_is_named_by_its_package(words: str, package: str) -> None:
    assert lacking(words, frozenset()) == {package}


def test_the_small_chinese_font_is_not_trusted_with_korean_of_which_it_lacks_syllables() -> None:
    assert lacking("커피 모임", CORE | {"Droid Sans Fallback"}) == {"fonts-noto-cjk"}


def test_a_script_that_no_table_names_is_drawn_by_the_noto_font_of_its_name() -> None:
    assert lacking("ᏣᎳᎩ", frozenset({"Noto Sans", "Noto Sans Cherokee"})) == frozenset()


def test_numbers_and_signs_need_no_font_of_their_own() -> None:
    assert scripts("6:00–7:30 · (206) 555-0100, ☐") == frozenset()


def test_latin_comes_first_so_that_numbers_look_alike_in_every_letter() -> None:
    assert families_for("أمينة 7", "ar", CORE) == ["Noto Sans", "Noto Naskh Arabic"]


def test_urdu_is_drawn_as_its_readers_write_it() -> None:
    assert families_for("اسکول", "ur", CORE)[:2] == ["Noto Sans", "Noto Nastaliq Urdu"]


def test_pictures_are_left_out_and_words_stay() -> None:
    assert without_pictures("☕ Café con ustedes 👋🏽") == "Café con ustedes"
