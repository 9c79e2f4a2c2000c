"""Words are said in the language being spoken, or not at all."""

import json
from threading import Thread

import pytest

from chats.languages.catalogues import MissingWords
from chats.languages.placeholders import EmptySlot
from chats.languages.registry import UnknownLanguage, pseudo_languages
from chats.languages.words import (
    Later,
    NoLanguage,
    _,
    _l,
    _n,
    _np,
    _p,
    _s,
    _sl,
    _sn,
    _sp,
    mark,
    mark_p,
    mark_s,
    speaking,
    spoken_tag,
)

# Through variables, so that these are not taken for messages of the product.
HOUR, HOURS, SIZE, NOWHERE = "%(n)s hour", "%(n)s hours", "%(number)s MB", "A sentence no page has"


def test_words_without_a_language_are_an_error_and_never_english() -> None:
    with pytest.raises(NoLanguage):
        _(NOWHERE)


def test_languages_nest_and_come_back_after_an_error() -> None:
    with speaking("so"):
        with pytest.raises(ZeroDivisionError), speaking("ar"):
            raise ZeroDivisionError
        assert spoken_tag() == "so"


def test_a_language_without_words_cannot_be_spoken() -> None:
    with pytest.raises(UnknownLanguage), speaking("mam"):
        pass


def test_two_threads_speak_two_languages() -> None:
    heard: list[str] = []

    def speak() -> None:
        with speaking("hmn"):
            heard.append(spoken_tag())

    with speaking("so"):
        other = Thread(target=speak)
        other.start()
        other.join()
        heard.append(spoken_tag())
    assert heard == ["hmn", "so"]


def test_english_is_the_source_with_its_slots_filled() -> None:
    with speaking("en"):
        assert _("Hello, %(name)s. 100 % sure", name="أمينة") == "Hello, أمينة. 100 % sure"
        assert _p("greeting", "Hello") == "Hello"
        assert _sp("greeting", "Hello") == _s("Hello") == "Hello"


def test_a_slot_without_a_value_is_an_error() -> None:
    with speaking("en"), pytest.raises(EmptySlot):
        _("Hello, %(name)s")


def test_english_counts() -> None:
    with speaking("en"):
        assert [_n(HOUR, HOURS, 1), _np("length", HOUR, HOURS, 2), _sn(HOUR, HOURS, 0)] == [
            "1 hour", "2 hours", "0 hours",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "n", "words"),
    [("so", 1, "1 saac"), ("so", 2, "2 saacadood"), ("hmn", 2, "2 teev"), ("zh-Hans", 3, "3 小时"),
     ("ar", 2, "ساعتان"), ("ar", 3, "3 ساعات"), ("ar", 11, "11 ساعة")],
)  # fmt: skip
def test_each_language_counts_in_its_own_forms(tag: str, n: int, words: str) -> None:
    with speaking(tag):
        assert _n(HOUR, HOURS, n) == words


def test_a_message_nobody_translated_is_an_error() -> None:
    with speaking("so"), pytest.raises(MissingWords) as missing:
        _(NOWHERE)
    assert (missing.value.tag, missing.value.message) == ("so", NOWHERE)


def test_a_context_tells_two_messages_apart() -> None:
    with speaking("ar"), pytest.raises(MissingWords):
        _(SIZE, number=1)
    with speaking("ar"):
        assert _p("megabytes", SIZE, number=1) == "1 ميغابايت"


def test_staff_words_on_a_somali_page_are_an_error() -> None:
    with speaking("so"), pytest.raises(MissingWords):
        _s(NOWHERE)


def test_a_label_waits_for_the_language_in_which_it_is_shown() -> None:
    with pseudo_languages():
        label = _l("Name of %(whom)s", whom="José")
        staff = _sl("Name")
        with speaking("en"):
            assert (str(label), f"{staff:>6}", label) == ("Name of José", "  Name", "Name of José")
        with speaking("en-XA"):
            assert str(label) == "⟦Ñåɱé öƒ José⟧"
        with pytest.raises(NoLanguage):
            str(label)


def test_a_label_cannot_be_stored_in_the_wrong_language_by_mistake() -> None:
    with pytest.raises(TypeError):
        json.dumps(_l(NOWHERE))


def test_equal_labels_are_one_key() -> None:
    with speaking("en"):
        assert {_l(NOWHERE), _l(NOWHERE)} == {_l(NOWHERE)}
        assert Later("messages", NOWHERE, {}) != object()
    assert repr(_l(NOWHERE)) == f"Later({NOWHERE!r})"


def test_marked_messages_stay_as_they_are() -> None:
    assert mark(NOWHERE) == mark_s(NOWHERE) == mark_p("topic", NOWHERE) == NOWHERE
