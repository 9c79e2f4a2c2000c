"""What an interpreter meets when they open an offer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chats.interpreters.answers import TAKEABLE, HeldOffer, OfferStanding, offer_standing
from chats.interpreters.steps import OfferState

SIX = datetime(2026, 10, 22, 1, 0, tzinfo=UTC)
EVE = SIX - timedelta(days=1)
FRESH = HeldOffer(
    state=OfferState.OPEN, revision=0, meeting_revision=0, published=True, cancelled=False, starts_at=SIX,
    wanted=1, filled=0, has_assignment=False, assignment_ended=False, busy=False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        ({}, OfferStanding.OPEN),
        ({"state": OfferState.LAPSED}, OfferStanding.OPEN),
        ({"state": OfferState.TAKEN}, OfferStanding.OPEN),
        ({"state": OfferState.DECLINED}, OfferStanding.DECLINED),
        ({"filled": 1}, OfferStanding.TAKEN),
        ({"wanted": 2, "filled": 1}, OfferStanding.OPEN),
        ({"wanted": 0}, OfferStanding.NOT_NEEDED),
        ({"meeting_revision": 1}, OfferStanding.MOVED),
        ({"cancelled": True, "published": False}, OfferStanding.CALLED_OFF),
        ({"published": False}, OfferStanding.OVER),
        ({"busy": True}, OfferStanding.BUSY),
        ({"busy": True, "filled": 1}, OfferStanding.TAKEN),
        ({"has_assignment": True, "filled": 1}, OfferStanding.YOURS),
        ({"has_assignment": True, "filled": 1, "meeting_revision": 3}, OfferStanding.YOURS),
        ({"has_assignment": True, "assignment_ended": True}, OfferStanding.GIVEN_BACK),
    ],
)
def test_an_offer_stands_where_its_facts_say(changed: dict[str, object], standing: OfferStanding) -> None:
    assert offer_standing(replace(FRESH, **changed), EVE) is standing


def test_nothing_is_taken_once_the_meeting_has_begun() -> None:
    assert offer_standing(FRESH, SIX) is OfferStanding.OVER


def test_a_late_yes_counts_while_somebody_is_still_wanted() -> None:
    assert offer_standing(replace(FRESH, state=OfferState.LAPSED), EVE) in TAKEABLE
