"""Which languages a meeting lacks."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chats.interpreters.needs import UNANSWERED_COUNT_UNTIL, AskedFamily, Speaker, Wanted, needs_of, speech
from chats.invitations.replies import Standing
from chats.languages.registry import interpreted, language

STARTS = datetime(2026, 10, 21, 1, 0, tzinfo=UTC)
LONG_BEFORE = STARTS - timedelta(days=7)
EVE = STARTS - timedelta(hours=24)


def family(*spoken: str, standing: Standing = Standing.SEATED, wanted: bool | None = None) -> AskedFamily:
    return AskedFamily(standing, wanted, tuple(Speaker(tag, tag != "en") for tag in spoken))


def lacking(
    *families: AskedFamily, here: tuple[str, ...] = (), minutes: int = 60, now: datetime = LONG_BEFORE
) -> dict[str, Wanted]:
    return needs_of(families, here, starts_at=STARTS, ends_at=STARTS + timedelta(minutes=minutes), now=now)


def test_a_language_that_nobody_of_staff_speaks_is_lacking() -> None:
    assert lacking(family("so"), family("so"), family("es"), here=("es",)) == {"so": Wanted(1, 2)}


def test_english_is_never_lacking() -> None:
    speaker = Speaker("en", needs_interpreter=True)
    assert lacking(AskedFamily(Standing.SEATED, True, (speaker,))) == {}


def test_readers_of_either_chinese_script_speak_one_language() -> None:
    assert lacking(family("zh-Hans"), family("zh-Hant"), family("cmn")) == {"cmn": Wanted(1, 3)}


def test_a_liaison_who_speaks_mandarin_serves_readers_of_both_scripts() -> None:
    assert lacking(family("zh-Hant"), here=("zh-Hans",)) == {}


def test_cantonese_is_not_mandarin() -> None:
    assert lacking(family("yue"), here=("cmn",)) == {"yue": Wanted(1, 1)}


def test_a_signing_guardian_needs_a_sign_language_interpreter() -> None:
    assert lacking(family("ase")) == {"ase": Wanted(1, 1)}


def test_two_guardians_of_one_family_may_need_two_languages() -> None:
    assert lacking(family("mam", "es")) == {"es": Wanted(1, 1), "mam": Wanted(1, 1)}


def test_an_hour_takes_one_interpreter_and_longer_takes_two() -> None:
    assert lacking(family("so"), minutes=60)["so"].interpreters == 1
    assert lacking(family("so"), minutes=61)["so"].interpreters == 2


def test_a_family_that_wants_no_interpreter_is_left_out() -> None:
    assert lacking(family("so", wanted=False)) == {}


def test_a_family_that_asks_for_one_gets_one_whatever_the_roster_says() -> None:
    speaker = Speaker("so", needs_interpreter=False)
    assert lacking(AskedFamily(Standing.SEATED, None, (speaker,))) == {}
    assert lacking(AskedFamily(Standing.SEATED, True, (speaker,))) == {"so": Wanted(1, 1)}


def test_a_family_that_does_not_come_needs_nobody() -> None:
    assert lacking(family("so", standing=Standing.NOT_COMING)) == {}


def test_families_that_said_nothing_are_planned_for_until_two_days_before() -> None:
    silent = family("so", standing=Standing.UNANSWERED)
    assert lacking(silent, now=STARTS - UNANSWERED_COUNT_UNTIL - timedelta(seconds=1)) == {"so": Wanted(1, 1)}
    assert lacking(silent, now=STARTS - UNANSWERED_COUNT_UNTIL) == {}


def test_on_the_eve_those_who_come_still_count() -> None:
    assert lacking(family("so"), now=EVE) == {"so": Wanted(1, 1)}


TAGS = st.sampled_from([one.tag for one in interpreted()] + ["zh-Hans", "zh-Hant"])
FAMILIES = st.lists(
    st.builds(
        AskedFamily,
        st.sampled_from(Standing),
        st.sampled_from([None, True, False]),
        st.lists(st.builds(Speaker, TAGS, st.booleans()), min_size=1, max_size=3).map(tuple),
    ),
    max_size=8,
)


@given(families=FAMILIES, here=st.lists(TAGS, max_size=3), hours=st.integers(1, 240))
def test_only_what_a_family_speaks_and_staff_does_not_is_ever_lacking(
    families: list[AskedFamily], here: list[str], hours: int
) -> None:
    found = lacking(*families, here=tuple(here), now=STARTS - timedelta(hours=hours))
    spoken = {speech(guardian.language) for one in families for guardian in one.guardians}
    assert found.keys() <= spoken - {speech(tag) for tag in here} - {"en"}
    assert all(language(tag).speech == tag for tag in found)
    assert all(1 <= one.families <= len(families) and one.interpreters == 1 for one in found.values())


@given(families=FAMILIES, here=st.lists(TAGS, max_size=3))
def test_an_answer_can_only_end_a_need_and_the_order_of_families_changes_nothing(
    families: list[AskedFamily], here: list[str]
) -> None:
    found = lacking(*families, here=tuple(here))
    assert lacking(*reversed(families), here=tuple(here)) == found
    assert lacking(*families, here=tuple(here), now=EVE).keys() <= found.keys()
