"""Which terms a text uses: what families can tap, and what a translation must not lose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.glossary import GLOSSARY, Term
from chats.glossary.mentions import mentions, terms_in

SPELLINGS = [(form, one) for one in GLOSSARY for form in (one.word, *one.also)]
UNLIKE = [(phrase, one) for one in GLOSSARY for phrase in one.unlike]
FORMS = [form for form, _ in SPELLINGS]


def slugs(text: str) -> list[str]:
    return [one.slug for one in terms_in(text)]


@pytest.mark.parametrize(("form", "one"), SPELLINGS)
def test_a_term_is_noticed_in_each_of_its_spellings(form: str, one: Term) -> None:
    assert terms_in(f"About the {form}, please.") == (one,)


@pytest.mark.parametrize(("phrase", "one"), UNLIKE)
def test_a_phrase_that_means_something_else_is_no_mention(phrase: str, one: Term) -> None:
    assert one not in terms_in(f"About the {phrase}, please.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bring your child’s IEP.", ["iep"]),
        ("Two IEPs were written.", ["iep"]),
        ("Bring the I.E.P.", ["iep"]),
        ("REPORT CARDS ARE READY", ["report-card"]),
        ("Report\ncards are ready", ["report-card"]),
        ("the report\u00a0card", ["report-card"]),
        ("the after school program", ["after-school-program"]),
        ("the parent\u2011teacher conference", ["family-teacher-conference"]),
        ("the teacher’s aide", ["paraeducator"]),
        ("three tardies", ["tardy"]),
        ("the principal's office", ["principal"]),
        ("EL students", ["english-learner"]),
        ("Preguntas sobre el IEP", ["iep"]),
        ("a credit in math", ["credits"]),
        ("pay by credit card", []),
        ("a plan for room 504", []),
        ("reported cards", []),
        ("unprincipaled", []),
        ("", []),
    ],
)
def test_whole_words_are_noticed_however_they_are_written(text: str, found: list[str]) -> None:
    assert slugs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The immunization record", ["immunization-record"]),
        ("A lockdown drill", ["drill"]),
        ("High school credits", ["credits"]),
        ("The special education evaluation", ["evaluation"]),
        ("A home language survey", ["home-language-survey"]),
    ],
)
def test_the_longest_term_is_meant(text: str, found: list[str]) -> None:
    assert slugs(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "https://district.example/report-card?iep",
        "principal@school.example",
        "{liaison|name}",
        "%(interpreter)s",
    ],
)
def test_links_addresses_and_slots_are_no_words(text: str) -> None:
    assert slugs(f"See {text} for more.") == []


def test_terms_come_once_each_in_the_order_of_the_text() -> None:
    assert slugs("Homework, the IEP, more homework.") == ["homework", "iep"]


def test_a_mention_says_where_it_stands() -> None:
    text = "Ask the school nurse about it."
    (found,) = mentions(text)
    assert text[found.start : found.end] == "school nurse"


@given(text=st.lists(st.sampled_from([*FORMS, " ", ",", "the", "é", "\n", "{", "}"])).map(" ".join))
def test_mentions_never_overlap(text: str) -> None:
    ends = [0, *(one.end for one in mentions(text))]
    assert all(one.start >= end for one, end in zip(mentions(text), ends, strict=False))


@given(text=st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in mentions(text))
