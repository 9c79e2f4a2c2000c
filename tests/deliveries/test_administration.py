"""The administrator's page: figures, addresses that are not written to, costs, workers."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from chats.access.actors import Role
from chats.db import db, transaction
from chats.delivery import actions as delivery
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message, Suppression
from chats.families.models import Guardian
from chats.meetings.models import Meeting
from tests.deliveries.sent import about
from tests.factories import NOW, Make
from tests.pages import CheckingClient

PAGE = "/desk/delivery"
ACCEPTED = MessageState.ACCEPTED


@pytest.fixture
def office(make: Make, client: CheckingClient) -> CheckingClient:
    """An administrator at the desk."""
    client.sign_in(make.session(make.staff_member(Role.ADMINISTRATOR))[1])
    return client


@pytest.fixture
def meeting(make: Make) -> Meeting:
    return make.meeting()


@pytest.fixture
def guardian(make: Make) -> Guardian:
    return make.guardian(given_name="Ruth", family_name="Olson")


def stop(make: Make, digest: bytes, **facts: object) -> int:
    """An address that is not written to."""
    row = Suppression(channel=Channel.TEXT, address_digest=digest, reason="stop", source="text", since=NOW)
    row.district_id = make.home.id
    for name, value in facts.items():
        setattr(row, name, value)
    with transaction() as session:
        session.add(row)
    return row.id


def lifted(suppression_id: int) -> Suppression:
    db.session.expire_all()
    return db.session.scalars(select(Suppression).where(Suppression.id == suppression_id)).one()


def test_a_new_district_has_a_page_too(office: CheckingClient) -> None:
    text = office.get(PAGE).text
    assert "none is running" in text
    assert "Nothing was written." in text
    assert "Every address may be written to." in text


def test_it_says_how_much_was_handed_over_and_how_fast(
    make: Make, office: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    for seconds in (1, 3, 30):
        about(make, meeting, guardian, ACCEPTED, accepted_at=NOW + timedelta(seconds=seconds))
    about(make, meeting, guardian, MessageState.FAILED_PERMANENT)
    assert "Text message Handed over: 3 75%" in office.get(PAGE).text
    assert "3 seconds" in office.get(PAGE).text


def test_today_begins_at_midnight_on_the_districts_clock(
    make: Make, office: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian, ACCEPTED, planned_at=NOW - timedelta(hours=11))
    text = office.get(PAGE).text
    assert "Today Nothing was written. Seven days Channel" in text


def test_another_districts_figures_are_not_here(
    make: Make, client: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian, ACCEPTED, accepted_at=NOW, segments=2)
    stop(make, guardian.contacts[0].digest)
    abroad = make.school(make.district())
    client.sign_in(make.session(make.staff_member(Role.ADMINISTRATOR, school=abroad))[1])
    text = client.get(PAGE).text
    assert "Nothing was written." in text
    assert "No text was sent in twelve months." in text
    assert "Every address may be written to." in text


@pytest.mark.parametrize("role", [Role.LIAISON, Role.COORDINATOR, Role.HOST])
def test_it_is_the_administrators_page(make: Make, client: CheckingClient, role: Role) -> None:
    client.sign_in(make.session(make.staff_member(role))[1])
    assert client.get(PAGE).status == 403


def test_a_worker_that_fell_silent_is_named(office: CheckingClient) -> None:
    delivery.heartbeat(NOW - timedelta(minutes=5), [], sending=True)
    assert "silent since 9:55 AM" in office.get(PAGE).text


def test_what_is_in_doubt_is_there_to_be_decided(
    make: Make, office: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian, MessageState.AMBIGUOUS)
    page = office.get(PAGE)
    assert "In doubt: somebody must decide" in page.text
    assert "Ruth Olson" in page.text


# --- costs ---


def test_a_month_costs_what_the_provider_said_and_else_what_segments_cost(
    make: Make, office: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian, ACCEPTED, accepted_at=NOW, segments=2, cost_micros=1_000_000)
    about(make, meeting, guardian, ACCEPTED, accepted_at=NOW, segments=3)
    assert "October 2026 Text message Messages: 2 Segments: 5 $1.02 estimated" in office.get(PAGE).text


def test_the_month_is_that_of_the_districts_clock(
    make: Make, office: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    first_in_utc = NOW.replace(day=1, hour=3)
    about(make, meeting, guardian, ACCEPTED, accepted_at=first_in_utc, segments=1, cost_micros=20_000)
    text = office.get(PAGE).text
    assert "September 2026 Text message Messages: 1 Segments: 1 $0.02" in text
    assert "October 2026" not in text.partition("What it cost")[2]


# --- addresses that are not written to ---


def test_a_stop_says_whose_why_and_since_when(make: Make, office: CheckingClient, guardian: Guardian) -> None:
    stop(make, guardian.contacts[0].digest, reason="bounced", evidence="30005")
    text = office.get(PAGE).text
    assert "Ruth Olson Text message It does not exist, or takes nothing from us." in text
    assert "30005" in text


def test_a_stop_is_lifted_by_a_person_who_says_why(
    make: Make, office: CheckingClient, guardian: Guardian
) -> None:
    suppression_id = stop(make, guardian.contacts[0].digest)
    page = office.send(office.get(PAGE), f"/suppressions/{suppression_id}", why="Asked by phone, Oct 14")
    assert office.follow(page).status == 200
    row = lifted(suppression_id)
    assert (row.lifted_at, row.lifted_why) == (NOW, "Asked by phone, Oct 14")


def test_without_a_reason_a_stop_stands(make: Make, office: CheckingClient, guardian: Guardian) -> None:
    suppression_id = stop(make, guardian.contacts[0].digest)
    page = office.send(office.get(PAGE), f"/suppressions/{suppression_id}", why="")
    assert (page.status, lifted(suppression_id).lifted_at) == (422, None)
    assert "Please write why." in page.text


def test_another_districts_stop_is_not_here(make: Make, client: CheckingClient, guardian: Guardian) -> None:
    suppression_id = stop(make, guardian.contacts[0].digest)
    abroad = make.school(make.district())
    client.sign_in(make.session(make.staff_member(Role.ADMINISTRATOR, school=abroad))[1])
    assert client.post(f"{PAGE}/suppressions/{suppression_id}", {"why": "x"}).status == 404
    assert lifted(suppression_id).lifted_at is None


def test_no_address_stands_on_the_page(
    make: Make, office: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian, MessageState.AMBIGUOUS)
    with transaction() as session:
        session.execute(update(Message).values(reason="no-answer"))
    address = db.session.scalars(select(Message)).one().address or "none"
    assert address.removeprefix("+1") not in office.get(PAGE).body.decode()
