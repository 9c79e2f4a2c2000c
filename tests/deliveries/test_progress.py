"""How far messages are, added up from what is known of each."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.deliveries.progress import BY_A_PERSON, IN_HAND, Counted, Stage, progress, stage_of
from chats.delivery.letter import RECEIPTS, Channel, MessageState
from tests.factories import NOW

ROW = Counted("invitation", "es", Channel.TEXT, MessageState.READY, None, None, 1, NOW, NOW)
LATER = NOW + timedelta(hours=9)
counted = st.builds(
    Counted,
    st.sampled_from(["invitation", "changed", "reminder-1d"]),
    st.sampled_from(["es", "so", "ar"]),
    st.sampled_from(Channel),
    st.sampled_from(MessageState),
    st.sampled_from([None, *RECEIPTS]),
    st.sampled_from([None, BY_A_PERSON, "bounced"]),
    st.integers(1, 500),
    st.sampled_from([NOW, NOW - timedelta(hours=1)]),
    st.sampled_from([NOW, LATER]),
)


def counts_in(rows: Iterable[Counted]) -> int:
    return sum(one.messages for one in rows if stage_of(one.state, one.receipt, one.reason))


@pytest.mark.parametrize("state", MessageState)
def test_every_state_is_somewhere_or_was_withdrawn(state: MessageState) -> None:
    withdrawn = state in (MessageState.SUPERSEDED, MessageState.CANCELLED)
    assert (stage_of(state, None, None) is None) == withdrawn


@pytest.mark.parametrize(
    ("receipt", "reason", "stage"),
    [
        (None, None, Stage.SENT),
        ("queued", None, Stage.SENT),
        ("sent", None, Stage.SENT),
        ("delivered", None, Stage.DELIVERED),
        ("read", None, Stage.DELIVERED),
        (None, BY_A_PERSON, Stage.DELIVERED),
    ],
)
def test_delivered_is_what_a_provider_or_a_person_says(
    receipt: str | None, reason: str | None, stage: Stage
) -> None:
    assert stage_of(MessageState.ACCEPTED, receipt, reason) is stage


@given(st.lists(counted, max_size=30))
def test_no_message_is_lost_or_counted_twice_in_the_sum(rows: list[Counted]) -> None:
    found = progress(rows, NOW)
    assert sum(found.total(stage) for stage in Stage) == counts_in(rows)
    assert sum(place.messages for send in found.sends for place in send.places) == counts_in(rows)


@given(st.lists(counted, max_size=30))
def test_where_every_channel_is_stopped_only_what_is_in_hand_moves(rows: list[Counted]) -> None:
    held = progress(rows, NOW, held=frozenset(Channel))
    assert held.moving == sum(one.messages for one in rows if one.state in IN_HAND)


def test_the_latest_send_stands_first() -> None:
    reminder = replace(ROW, kind="reminder-1d", planned_at=LATER)
    assert [send.kind for send in progress([ROW, reminder], LATER).sends] == ["reminder-1d", "invitation"]


def test_the_largest_language_stands_first_and_its_channels_together() -> None:
    rows = [
        replace(ROW, language="so", messages=3),
        replace(ROW, messages=2),
        replace(ROW, channel=Channel.MAIL, messages=2),
    ]
    places = progress(rows, NOW).sends[0].places
    assert [(one.language, one.channel) for one in places] == [
        ("es", Channel.MAIL), ("es", Channel.TEXT), ("so", Channel.TEXT),
    ]  # fmt: skip


def test_what_waits_for_the_morning_does_not_move_and_says_when_it_will() -> None:
    found = progress([replace(ROW, not_before=LATER)], NOW)
    assert (found.moving, found.resumes_at) == (0, LATER)


def test_nothing_waits_where_all_is_sent() -> None:
    found = progress([replace(ROW, state=MessageState.ACCEPTED)], NOW)
    assert (found.moving, found.resumes_at, found.sends[0].waiting) == (0, None, 0)
