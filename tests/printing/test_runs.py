"""Direction marks become runs, so that what is printed can be found and copied."""

from chats.languages.isolation import isolate
from chats.printing.runs import runs


def test_a_name_of_the_other_direction_is_a_run_of_its_own() -> None:
    words = f"إلى عائلة {isolate('José', 'name', 'ar')}."
    assert runs(words, "rtl") == ["إلى عائلة ", {"dir": "ltr", "short": True, "runs": ["José"]}, "."]


def test_a_name_of_the_same_direction_is_plain() -> None:
    assert "".join(runs(f"إلى {isolate('أمينة', 'name', 'ar')}", "rtl")) == "إلى أمينة"


def test_a_phone_in_arabic_reads_from_the_left() -> None:
    (run,) = runs(isolate("(206) 555-0100", "phone", "ar"), "rtl")
    assert run == {"dir": "ltr", "short": True, "runs": ["(206) 555-0100"]}


def test_a_run_within_a_run_is_kept() -> None:
    inner = isolate("أمينة", "name", "en")
    (run,) = runs(f"\u2066A {inner}\u2069", "rtl")
    assert run == {
        "dir": "ltr", "short": True, "runs": ["A ", {"dir": "rtl", "short": True, "runs": ["أمينة"]}],
    }  # fmt: skip


def test_a_long_run_may_break_over_lines() -> None:
    (run,) = runs(isolate("School schedules " * 9, "text", "ar"), "rtl")
    assert not run["short"]


def test_a_mark_that_ends_nothing_is_dropped_with_nothing_lost() -> None:
    assert runs("a\u2069b", "ltr") == ["a", "b"]
