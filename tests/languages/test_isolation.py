"""Names and phones keep their order in Arabic, and nobody hides text behind direction marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.languages.isolation import BIDI_CONTROLS, UnfitText, isolate, plain

NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))


def test_a_phone_in_arabic_is_isolated_from_left_to_right() -> None:
    assert isolate("(206) 555-0100", "phone", "ar") == "\u2066(206) 555-0100\u2069"


def test_a_name_or_time_in_arabic_has_the_direction_of_its_first_letter() -> None:
    assert isolate("José Ñúñez", "name", "ar") == "\u2068José Ñúñez\u2069"
    assert isolate("6:00–7:30 م", "time", "ar") == "\u20686:00–7:30 م\u2069"


def test_a_somali_text_message_stays_in_the_cheap_alphabet() -> None:
    assert isolate("(206) 555-0100", "phone", "so") == "(206) 555-0100"
    assert isolate("", "name", "ar") == ""


def test_an_arabic_name_in_an_english_letter_is_isolated() -> None:
    assert isolate("أمينة", "name", "en") == "\u2068أمينة\u2069"


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no kind"):
        isolate("x", "fax", "ar")


def test_an_override_that_reverses_a_name_is_taken_out() -> None:
    assert plain("Amina\u202e gnp.exe\u2066") == "Amina gnp.exe"


def test_joiners_stay_because_persian_spells_with_them() -> None:
    assert plain("می\u200cروم") == "می\u200cروم"


@pytest.mark.parametrize(
    ("text", "position", "code"), [("a\x00", 1, "U+0000"), ("\x1b[2J", 0, "U+001B"), ("é\ud800", 1, "U+D800")]
)
def test_text_with_a_control_character_is_refused(text: str, position: int, code: str) -> None:
    with pytest.raises(UnfitText) as refusal:
        plain(text)
    assert (refusal.value.position, refusal.value.code_point) == (position, code)


def test_a_refusal_does_not_repeat_what_was_written() -> None:
    with pytest.raises(UnfitText) as refusal:
        plain("Amina\x00")
    assert "Amina" not in str(refusal.value)


def test_a_summary_keeps_its_lines_and_a_name_has_one() -> None:
    assert plain(" one\r\ntwo\tthree\n", lines=True) == "one\ntwo\tthree"
    assert plain(" one\r\ntwo\u2028three\n") == "one two three"


@given(NAMES)
def test_kept_text_is_normal_and_keeping_it_again_changes_nothing(name: str) -> None:
    kept = plain(name)
    assert kept == unicodedata.normalize("NFC", kept) == plain(kept)
    assert not BIDI_CONTROLS & set(kept)
