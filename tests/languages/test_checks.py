"""A translation that would mislead a family is refused, and says why."""

import pytest

from chats.languages.checks import counts_of, faults, faults_of_source
from chats.languages.extraction import Source
from chats.languages.pofiles import SAME, Entry
from chats.languages.registry import language

HELLO = Source("messages", None, "Hello %(name)s, reply 1 or 2: <b>https://a.org</b>")
SEATS = Source("messages", None, "%(n)s seat", "%(n)s seats")
GOOD_ARABIC = "أهلاً %(name)s، أجيبوا 1 أو 2: <b>https://a.org</b>"


def found(source: Source, tag: str, *forms: str, comments: tuple[str, ...] = ()) -> list[str]:
    return list(faults(source, Entry(forms, comments), language(tag)))


def test_a_sound_translation_has_no_faults() -> None:
    assert found(HELLO, "ar", GOOD_ARABIC) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("%(name)s", "أمينة", "lacks %(name)s"),
        ("%(name)s", "%(name)s %(name)s", "has %(name)s too many"),
        ("%(name)s", "%(naem)s", "lacks %(name)s"),
        ("1 أو 2", "1 أو 3", "digit"),
        ("1 أو 2", "1", "digit"),
        ("https://a.org", "https://b.org", "links"),
        ("</b>", "", "tags"),
        ("أهلاً ", "أهلاً\u200f ", "direction mark"),
        ("أهلاً ", "أهلاً\n", "line ends"),
        ("أهلاً ", "أهلاً  ", "twice in a row"),
        ("أهلاً", "Hello dear", "script Arab"),
        ("أهلاً", "أهلاً 100 %", "per cent"),
        ("أهلاً", "\u0627\u0653هلاً", "normal form C"),
    ],
)
def test_each_defect_is_named(old: str, new: str, fault: str) -> None:
    spoiled = GOOD_ARABIC.replace(old, new)
    assert any(fault in said for said in found(HELLO, "ar", spoiled))


def test_native_digits_count_as_the_same_digits() -> None:
    assert found(HELLO, "ar", GOOD_ARABIC.replace("1", "١")) == []


def test_a_message_without_words_is_not_translated() -> None:
    assert list(faults(HELLO, None, language("so"))) == ["is not translated"]
    assert found(HELLO, "so", "") == ["is not translated"]


def test_all_six_arabic_forms_are_needed() -> None:
    assert found(SEATS, "ar", "%(n)s مقعد") == ["needs 6 forms, all of them filled"]


def test_a_form_for_a_single_number_may_leave_the_number_out() -> None:
    five = ("لا مقاعد", "مقعد واحد", "مقعدان", "%(n)s مقاعد", "%(n)s مقعداً")
    assert found(SEATS, "ar", *five, "%(n)s مقعد") == []
    assert found(SEATS, "ar", *five, "مقاعد") == ["form 5 lacks %(n)s"]


def test_english_left_standing_is_found_unless_it_is_meant() -> None:
    total = Source("staff", None, "Total")
    assert found(total, "es", "Total")[0].startswith("is the English text")
    assert found(total, "es", "Total", comments=(SAME,)) == []


def test_names_that_are_the_same_everywhere_may_stay() -> None:
    assert found(Source("messages", None, "Zoom: STOP"), "ar", "Zoom: STOP") == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        (Source("messages", None, " Yes"), "space"),
        (Source("messages", None, "100 % sure"), "per cent"),
        (Source("messages", None, "%(n)s of %(all)s", "%(n)s"), "all"),
    ],
)
def test_english_is_checked_too(source: Source, fault: str) -> None:
    assert any(fault in said for said in faults_of_source(source))


def test_sound_english_has_no_faults() -> None:
    assert [*faults_of_source(HELLO), *faults_of_source(SEATS)] == []


def test_translators_see_which_numbers_a_form_is_for() -> None:
    assert [counts_of(language("ar"), index) for index in (1, 3)] == [(1,), (3, 4, 5, 6, 7)]
