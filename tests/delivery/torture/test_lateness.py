"""A worker that was down says what is still of use, and nothing else (torture list, C30, C34)."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from chats import clock
from chats.config import Settings
from chats.db import transaction
from chats.invitations.models import Invitation
from chats.invitations.replies import PartStat
from tests.delivery.torture.families import HOUR, family_by_mail, kinds_sent, worker
from tests.factories import NOW, Make
from tests.servers.smtp import scripted_mail_server

pytestmark = pytest.mark.commits

MINUTES, DAY = timedelta(minutes=1), timedelta(days=1)
MEETING = NOW + 7 * DAY
DAY_BEFORE, HOURS_BEFORE = MEETING - DAY, MEETING - 2 * HOUR


@pytest.mark.parametrize(
    ("due", "down", "sent"),
    [
        (DAY_BEFORE, 5 * MINUTES, ["reminder-1d"]),
        (DAY_BEFORE, 7 * HOUR, ["reminder-1d"]),
        (DAY_BEFORE, 3 * DAY, []),
        (HOURS_BEFORE, 5 * MINUTES, ["reminder-2h"]),
        (HOURS_BEFORE, 104 * MINUTES, ["reminder-2h"]),
        (HOURS_BEFORE, 106 * MINUTES, []),
        (HOURS_BEFORE, 7 * HOUR, []),
        (HOURS_BEFORE, 3 * DAY, []),
    ],
    ids=lambda value: str(value),
)
def test_a_worker_that_was_down_when_a_reminder_was_due_sends_it_only_while_it_is_of_use(
    make: Make, settings: Settings, due: object, down: timedelta, sent: list[str]
) -> None:
    family_by_mail(make)
    make.meeting()
    with scripted_mail_server() as server, worker(settings, server.url) as one:
        one.until_idle()
        with transaction() as session:
            session.execute(update(Invitation).values(partstat=PartStat.ACCEPTED))
        with clock.stopped(due + down):  # type: ignore[operator]
            one.until_idle()
    assert kinds_sent() == ["invitation", *sent]


def test_of_a_meeting_made_ten_minutes_before_it_begins_only_the_invitation_is_sent(
    make: Make, settings: Settings
) -> None:
    family_by_mail(make)
    make.meeting(starts_at=NOW + 10 * MINUTES)
    with scripted_mail_server() as server, worker(settings, server.url) as one:
        one.until_idle()
        with clock.stopped(NOW + 9 * MINUTES):
            one.until_idle()
        with clock.stopped(NOW + 11 * MINUTES):
            one.until_idle()
    assert kinds_sent() == ["invitation"]
