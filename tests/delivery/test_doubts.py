"""What is in doubt: looked up, sent once more and marked, or left to a person. Never simply sent again."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.delivery.doubts import BETWEEN_LOOKS, CODE, LOOKS, SOON, Doubt, Step, step_for
from chats.delivery.letter import Channel, Lane
from tests.factories import NOW

DAY = timedelta(days=1)


def doubt(
    channel: Channel = Channel.MAIL, lane: Lane = Lane.INVITATIONS, useful_for: timedelta = DAY,
    *, kind: str = "invitation", looks: int = 0, can_look: bool = False, resent: bool = False,
    our_fault: bool = False, look_at: datetime = NOW,
) -> Doubt:  # fmt: skip
    return Doubt(kind, channel, lane, looks, can_look, resent, our_fault, look_at, NOW + useful_for)


@pytest.mark.parametrize("lane", [Lane.CODES_AND_CANCELLATIONS, Lane.CHANGES])
@pytest.mark.parametrize("channel", [Channel.MAIL, Channel.TEXT, Channel.VOICE])
def test_a_change_or_cancellation_goes_once_more_at_once(channel: Channel, lane: Lane) -> None:
    assert step_for(doubt(channel, lane, look_at=NOW + BETWEEN_LOOKS), NOW) is Step.RESEND


def test_a_sign_in_code_is_never_sent_again() -> None:
    assert step_for(doubt(lane=Lane.CODES_AND_CANCELLATIONS, kind=CODE), NOW) is Step.ASK


def test_a_mail_goes_once_more_after_a_while() -> None:
    assert step_for(doubt(look_at=NOW + BETWEEN_LOOKS), NOW) is Step.WAIT
    assert step_for(doubt(), NOW) is Step.RESEND


def test_a_text_that_nobody_can_look_up_is_left_to_a_person() -> None:
    assert step_for(doubt(Channel.TEXT), NOW) is Step.ASK


def test_a_reminder_by_text_goes_once_more_where_the_meeting_is_near() -> None:
    near, far = SOON - timedelta(minutes=1), SOON
    assert step_for(doubt(Channel.TEXT, Lane.REMINDERS, near), NOW) is Step.RESEND
    assert step_for(doubt(Channel.TEXT, Lane.REMINDERS, far), NOW) is Step.ASK


def test_a_provider_that_can_be_asked_is_asked_first() -> None:
    assert step_for(doubt(Channel.TEXT, Lane.CHANGES, can_look=True), NOW) is Step.LOOK


def test_between_two_looks_a_minute_passes() -> None:
    assert step_for(doubt(can_look=True, looks=1, look_at=NOW + BETWEEN_LOOKS), NOW) is Step.WAIT


def test_what_a_provider_twice_did_not_have_goes_as_if_for_the_first_time() -> None:
    assert step_for(doubt(Channel.TEXT, can_look=True, looks=LOOKS), NOW) is Step.READY


@given(
    lane=st.sampled_from(Lane), channel=st.sampled_from(Channel), useful_hours=st.integers(-2, 48),
    resent=st.booleans(), our_fault=st.booleans(),
)  # fmt: skip
def test_nothing_goes_a_third_time_or_too_late_by_itself(
    lane: Lane, channel: Channel, useful_hours: int, resent: bool, our_fault: bool
) -> None:
    one = doubt(channel, lane, timedelta(hours=useful_hours), resent=resent, our_fault=our_fault)
    may_go_again = not resent and not our_fault and useful_hours > 0
    assert may_go_again or step_for(one, NOW) is Step.ASK
