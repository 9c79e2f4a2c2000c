"""How guardians are reached, and who is meant."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.delivery.letter import Channel
from chats.families.households import Audience, Because, ContactKind, GradeBand, Reach, Way, reach_of
from chats.languages import registry

TEXT, MAIL = Way(1, ContactKind.MOBILE, True), Way(2, ContactKind.MAIL, True)
LANDLINE = Way(3, ContactKind.LANDLINE, False)
ways = st.lists(
    st.builds(
        Way,
        st.integers(1, 9),
        st.sampled_from(ContactKind),
        st.booleans(),
        st.frozensets(st.sampled_from([Channel.TEXT, Channel.MAIL, Channel.CALL])),
    ),
    max_size=4,
)


@pytest.mark.parametrize(
    ("order", "reach"),
    [
        ([TEXT, MAIL], Reach(Channel.TEXT, 1, "es")),
        ([MAIL, TEXT], Reach(Channel.MAIL, 2, "es")),
        ([LANDLINE, TEXT], Reach(Channel.CALL, 3, "es", Because.LANDLINE)),
        ([], Reach(Channel.CALL, None, "es", Because.NOTHING_LEFT)),
        ([Way(1, ContactKind.MOBILE, False)], Reach(Channel.CALL, 1, "es", Because.NOTHING_LEFT)),
        ([Way(1, ContactKind.MOBILE, False), MAIL], Reach(Channel.MAIL, 2, "es")),
        ([Way(1, ContactKind.MOBILE, True, frozenset({Channel.TEXT})), MAIL], Reach(Channel.MAIL, 2, "es")),
        ([Way(2, ContactKind.MAIL, True, frozenset({Channel.MAIL}))],
         Reach(Channel.CALL, None, "es", Because.NOTHING_LEFT)),
        ([Way(3, ContactKind.LANDLINE, False, frozenset({Channel.CALL}))],
         Reach(Channel.CALL, None, "es", Because.NOTHING_LEFT)),
    ],
)  # fmt: skip
def test_the_first_address_that_may_be_used_decides(order: list[Way], reach: Reach) -> None:
    assert reach_of("es", "es", order) == reach


def test_who_reads_nothing_is_called_with_a_script_in_the_language_they_speak() -> None:
    assert reach_of("es", None, [TEXT]) == Reach(Channel.CALL, 1, "es", Because.READS_NOTHING, "es")


def test_who_reads_a_language_without_words_is_called() -> None:
    assert reach_of("pa", "pa", [TEXT]) == Reach(Channel.CALL, 1, None, Because.NO_WORDS)


def test_a_script_for_mandarin_is_in_chinese_letters() -> None:
    assert reach_of("cmn", None, []).language == "zh-Hans"


@pytest.mark.parametrize("voices", [frozenset(), frozenset({"so"})])
def test_without_a_voice_in_their_language_a_person_calls(voices: frozenset[str]) -> None:
    assert reach_of("es", None, [TEXT]).rung(voices).channel is Channel.CALL


@pytest.mark.parametrize("channel", [Channel.TEXT, Channel.CALL, Channel.VOICE])
def test_no_machine_rings_a_number_that_was_stopped(channel: Channel) -> None:
    stopped = Way(1, ContactKind.MOBILE, True, frozenset({channel}))
    assert reach_of("es", None, [stopped]).machine is None


def test_what_a_machine_says_is_in_the_language_they_speak() -> None:
    landline = Way(3, ContactKind.LANDLINE, True)
    assert reach_of("es", "en", [landline]).rung({"es", "en"}) == Reach(
        Channel.VOICE, 3, "es", Because.LANDLINE, "es"
    )


@given(
    spoken=st.sampled_from([row.tag for row in registry.interpreted()]),
    written=st.none() | st.sampled_from([row.tag for row in registry.readable()]),
    order=ways,
)
def test_nobody_is_written_to_without_consent_or_in_a_language_without_words(
    spoken: str, written: str | None, order: list[Way]
) -> None:
    reach = reach_of(spoken, written, order)
    listed = {row.tag for row in registry.listed()}
    assert reach.language is None or reach.language in listed
    used = next((way for way in order if way.contact_id == reach.contact_id), None)
    written_to = reach.channel is not Channel.CALL
    assert (reach.because is None) == written_to
    assert not written_to or (used is not None and reach.language == written)
    assert not written_to or any(
        way.consented and reach.channel not in way.stopped
        for way in order
        if way.contact_id == reach.contact_id
    )


@given(
    audience=st.builds(
        Audience,
        st.none() | st.frozensets(st.sampled_from(["es", "so", "hmn"])),
        st.none() | st.frozensets(st.sampled_from(GradeBand)),
        st.none() | st.frozensets(st.integers(1, 99)),
    )
)
def test_an_audience_comes_back_from_json_as_it_was(audience: Audience) -> None:
    assert Audience.from_json(json.loads(json.dumps(audience.to_json()))) == audience


def test_nothing_kept_is_everybody() -> None:
    assert Audience.from_json(None) == Audience()
