"""What the house may rely on when a message could not be handed over."""

import pytest

from chats.delivery.channels.outcomes import Permanent, Phase, Retryable


@pytest.mark.parametrize(("asked", "kept"), [(30, 30), (10**9, 3600), (-5, 0), (None, None)])
def test_a_provider_may_ask_for_a_wait_of_up_to_an_hour(asked: int | None, kept: int | None) -> None:
    assert Retryable(Phase.CONNECT, "421", "asked to try later", retry_after=asked).retry_after == kept


def test_an_outcome_says_why_how_far_and_with_which_code() -> None:
    outcome = Permanent(Phase.ENVELOPE, "550 5.1.1", "the mail server refused this address", of="address")
    assert str(outcome) == "the mail server refused this address (envelope, 550 5.1.1)"
