"""A machine may reword everything but slots, links, addresses, numbers and names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.drafting.keeping import lost, marked, unmarked

TEXT = "Meet Ana at Oak Street School, room 12. Call (206) 555-0100 or write to ana@oak.example."
NAMES = ("Ana", "Oak Street School")


@pytest.mark.parametrize(
    "kept",
    [
        "%(school)s",
        "{meeting.start|time}",
        "https://oak.example/a?b=1",
        "ana@oak.example",
        "(206) 555-0100",
        "12",
    ],
)
def test_what_must_stay_is_marked(kept: str):
    assert f'<span class="notranslate" translate="no">{kept}</span>' in marked(f"Come to {kept}, please")


def test_a_name_is_marked_as_a_whole_word_only():
    assert marked("Ana has a banana", ["Ana", "an"]).count("<span") == 1


def test_of_two_names_the_longer_is_marked():
    assert ">Oak Street School</span>" in marked(TEXT, ["Oak", "Oak Street School"])


def test_what_looks_like_markup_is_only_text():
    assert "<b>" not in marked("a <b>bold</b> claim & more")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=120))
def test_marking_and_unmarking_lose_nothing_that_is_not_space_at_an_end(text: str):
    assert unmarked(marked(text, NAMES)) == unicodedata.normalize("NFC", text).strip()


def test_lines_stay_lines():
    assert unmarked(marked("one\ntwo\n\nthree")) == "one\ntwo\n\nthree"


def test_a_draft_that_keeps_all_of_it_has_lost_nothing():
    draft = (
        "Vengan a Oak Street School, sala 12, con Ana. Llamen al (206) 555-0100 o escriban a ana@oak.example."
    )
    assert lost(TEXT, draft, NAMES) == []


def test_a_number_may_be_written_in_the_digits_of_the_language():
    assert lost("room 12", "কক্ষ ১২") == []


@pytest.mark.parametrize(
    ("draft", "missing"),
    [
        ("Vengan a la escuela Roble, sala 12.", ["Oak Street School"]),
        ("Vengan a Oak Street School, sala 21, piso 1.", ["digits"]),
        ("Vengan a Oak Street School.", ["digits"]),
    ],
)
def test_what_a_draft_lost_is_named(draft: str, missing: list[str]):
    assert lost("Come to Oak Street School, room 12.", draft, NAMES) == missing


def test_a_slot_said_twice_is_a_fault():
    assert lost("Hello %(name)s", "Hola %(name)s %(name)s") == ["%(name)s"]


def test_a_link_with_another_letter_is_a_fault():
    assert lost("See https://oak.example/a", "Vea https://oak.example/b") == [
        "https://oak.example/a",
        "https://oak.example/b",
    ]
