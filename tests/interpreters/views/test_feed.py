"""An interpreter's calendar."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from chats import clock
from chats.db import db
from chats.interpreters import actions
from chats.interpreters.models import Assignment, Interpreter
from chats.invitations.models import PartStat
from tests.factories import NOW, Make
from tests.interpreters.booked import (
    assignment_of,
    met,
    offer_path,
    paths,
    take,
)
from tests.pages import CheckingClient

pytestmark = pytest.mark.usefixtures("inside")


def test_the_calendar_holds_the_assignment_and_nobody_else(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    meeting = make.meeting()
    met(make, meeting, "es", "Marisol", partstat=PartStat.ACCEPTED, party=1, seats_held=1)
    take(make.offer(make.need(meeting), somebody))
    feed = client.get(paths(somebody).feed)
    (entry,) = Calendar.from_ical(feed.body).walk("VEVENT")
    assert entry["DTSTART"].dt == meeting.starts_at
    assert entry["SUMMARY"] == "Interpreting: Spanish"
    assert feed.headers["Content-Type"].startswith("text/calendar")
    assert b"ATTENDEE" not in feed.body
    assert b"Marisol" not in feed.body


def test_an_unchanged_calendar_is_not_sent_twice(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    take(make.offer(interpreter=somebody))
    first = client.get(paths(somebody).feed)
    with clock.stopped(NOW + timedelta(hours=9)):
        again = client.get(paths(somebody).feed, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")


def test_what_was_given_back_shows_as_cancelled_and_newer(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    take(make.offer(interpreter=somebody))
    before = client.get(paths(somebody).feed)
    given = {"assignment": str(assignment_of(somebody).id), "act": "withdraw"}
    client.post(paths(somebody).home, given)
    after = client.get(paths(somebody).feed, headers={"If-None-Match": before.headers["ETag"]})
    (entry,) = Calendar.from_ical(after.body).walk("VEVENT")
    assert (after.status, entry["STATUS"], entry["SEQUENCE"]) == (200, "CANCELLED", 1)


def test_a_month_after_its_end_an_entry_is_dropped(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    take(make.offer(interpreter=somebody))
    with clock.stopped(NOW + timedelta(days=38)):
        assert Calendar.from_ical(client.get(paths(somebody).feed).body).walk("VEVENT") == []


def test_a_calendar_address_is_renewed_and_switched_off(
    client: CheckingClient, somebody: Interpreter
) -> None:
    own = paths(somebody)
    client.post(own.home, {"act": "feed-new"})
    fresh = paths(somebody).feed
    assert [client.get(path).status for path in (own.feed, fresh)] == [410, 200]
    page = client.follow(client.post(own.home, {"act": "feed-off"}))
    actions.catch_up(NOW)
    assert client.get(fresh).status == 410
    assert "switched off" in page.text


def test_the_entry_to_keep_is_a_calendar_of_its_own(make: Make, client: CheckingClient) -> None:
    take(offer := make.offer())
    (entry,) = Calendar.from_ical(client.get(f"{offer_path(offer)}/calendar.ics").body).walk("VEVENT")
    assert entry["UID"] == db.session.scalars(select(Assignment.calendar_uid)).one()
