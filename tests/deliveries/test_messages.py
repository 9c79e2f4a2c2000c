"""The pages of messages: everybody sees their own schools' failures, with whom, why and what next."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from chats.access.actors import Role
from chats.db import db, transaction
from chats.delivery import actions as delivery
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message
from chats.families.models import Guardian
from chats.meetings.models import Meeting
from tests.deliveries.sent import about
from tests.delivery.sending import put
from tests.factories import NOW, Make
from tests.pages import CheckingClient, Page

FAILED, DOUBT = MessageState.FAILED_PERMANENT, MessageState.AMBIGUOUS
ALL = "/desk/messages"


@pytest.fixture
def desk(make: Make, client: CheckingClient) -> CheckingClient:
    """A liaison of the first school at the desk; the worker lives."""
    client.sign_in(make.session(make.staff_member())[1])
    delivery.heartbeat(NOW, [], sending=True)
    return client


@pytest.fixture
def meeting(make: Make) -> Meeting:
    return make.meeting()


@pytest.fixture
def guardian(make: Make) -> Guardian:
    return make.guardian(given_name="Ruth", family_name="Olson")


def of(meeting: Meeting) -> str:
    return f"/desk/chats/{meeting.id}/messages"


def state_of(message_id: int) -> MessageState:
    db.session.expire_all()
    return db.session.get_one(Message, message_id).state


def refreshes(page: Page) -> bool:
    """Whether the page is made anew by itself."""
    return any(one.get("http-equiv") == "refresh" for one in page.all("meta"))


# --- whose they are ---


def test_a_failure_names_the_family_the_notice_the_channel_and_why(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian, FAILED, reason="address-refused")
    page = desk.get(ALL)
    assert "Ruth Olson" in page.text
    assert "Invitation · Text message" in page.text
    assert "This number takes no texts" in page.text
    assert f"/desk/families/{guardian.family_id}" in page.links()


def test_a_liaison_sees_nothing_of_another_school(
    make: Make, desk: CheckingClient, guardian: Guardian
) -> None:
    elsewhere = make.meeting(school=make.school())
    about(make, elsewhere, guardian, FAILED)
    page = desk.get(ALL)
    assert "Every message has arrived, or is on its way." in page.text
    assert "Nothing has been written yet." in page.text
    assert desk.get(of(elsewhere)).status == 404


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR])
def test_who_serves_the_district_sees_every_school(
    make: Make, client: CheckingClient, guardian: Guardian, role: Role
) -> None:
    client.sign_in(make.session(make.staff_member(role))[1])
    about(make, make.meeting(school=make.school()), guardian, FAILED)
    assert "Ruth Olson" in client.get(ALL).text


def test_a_host_reads_names_and_neither_opens_a_family_nor_decides(
    make: Make, client: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    client.sign_in(make.session(make.staff_member(Role.HOST))[1])
    message_id = about(make, meeting, guardian, DOUBT)
    page = client.get(ALL)
    assert "Ruth Olson" in page.text
    assert not [link for link in page.links() if "/desk/families/" in link]
    assert client.post(f"/desk/messages/{message_id}", {"do": "again"}).status == 403


def test_what_is_about_no_chat_belongs_to_whoever_serves_the_family(
    make: Make, desk: CheckingClient, guardian: Guardian
) -> None:
    stranger = make.guardian(make.family(school=make.school(), guardians=0), given_name="Another")
    for one in (guardian, stranger):
        message = put(make, recipient=f"guardian:{one.id}", subject=("incoming-text", one.id, 0))
        with transaction() as session:
            session.execute(update(Message).where(Message.id == message.id).values(state=FAILED))
    text = desk.get(ALL).text
    assert ("Ruth Olson" in text, "Another" in text) == (True, False)


# --- what next ---


def test_a_family_on_the_call_list_is_one_tap_away_from_being_called(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian, FAILED)
    about(make, meeting, guardian, MessageState.WITH_PERSON, channel=Channel.CALL)
    assert f"/desk/calls#call-{guardian.id}-{meeting.id}" in desk.get(ALL).links()
    assert f'id="call-{guardian.id}-{meeting.id}"' in desk.get("/desk/calls").body.decode()


def test_what_was_told_by_a_call_needs_nobody_any_more(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian, FAILED)
    about(make, meeting, guardian, MessageState.ACCEPTED, channel=Channel.CALL)
    page = desk.get(ALL)
    assert "They were told after all: Phone call." in page.text
    assert "Correct the number" not in page.text


def test_what_would_come_too_late_needs_nobody_any_more(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian, FAILED, useless_after=NOW - timedelta(hours=1))
    page = desk.get(ALL)
    assert "There is nothing to do." in page.text
    assert "Correct the number" not in page.text


@pytest.mark.parametrize(
    ("press", "state"),
    [("again", MessageState.READY), ("arrived", MessageState.ACCEPTED), ("lost", FAILED)],
)
def test_a_person_decides_what_is_in_doubt(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian, press: str, state: MessageState
) -> None:
    message_id = about(make, meeting, guardian, DOUBT, reason="no-answer")
    page = desk.send(desk.get(ALL), f"/{message_id}", press=f"do={press}")
    assert (page.location, state_of(message_id)) == (f"{ALL}?done={press}", state)
    assert desk.follow(page).status == 200


def test_a_decision_on_a_chats_page_leads_back_to_it(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    message_id = about(make, meeting, guardian, DOUBT)
    page = desk.send(desk.get(of(meeting)), f"/desk/messages/{message_id}", press="do=arrived")
    assert page.location == f"{of(meeting)}?done=arrived"


def test_a_decision_that_comes_too_late_changes_nothing_and_says_so(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    message_id = about(make, meeting, guardian, DOUBT)
    page = desk.get(ALL)
    with transaction() as session:
        session.execute(update(Message).values(state=MessageState.ACCEPTED))
    answer = desk.send(page, f"/{message_id}", press="do=lost")
    assert (answer.status, state_of(message_id)) == (409, MessageState.ACCEPTED)
    assert "it has moved on meanwhile" in answer.text


def test_a_button_that_is_not_there_changes_nothing(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    message_id = about(make, meeting, guardian, DOUBT)
    page = desk.send(desk.get(ALL), f"/{message_id}", press="do=delete")
    assert (page.status, state_of(message_id)) == (422, DOUBT)


# --- while it goes ---


def test_a_send_is_shown_by_language_and_channel(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian, MessageState.ACCEPTED, receipt="delivered", language="es")
    about(make, meeting, guardian, language="so")
    about(make, meeting, guardian, FAILED, channel=Channel.MAIL, language="es")
    text = desk.get(of(meeting)).text
    assert "2 of 3" in text
    assert "1 delivered · 1 waiting · 1 did not arrive" in text


def test_the_page_makes_itself_anew_only_while_messages_leave(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    message_id = about(make, meeting, guardian)
    assert refreshes(desk.get(of(meeting)))
    assert refreshes(desk.get(f"/desk/chats/{meeting.id}"))
    with transaction() as session:
        session.execute(update(Message).where(Message.id == message_id).values(state=MessageState.ACCEPTED))
    with_nothing_new = {"published_at": NOW - timedelta(hours=1)}
    with transaction() as session:
        session.execute(update(Meeting).values(**with_nothing_new))
    assert not refreshes(desk.get(of(meeting)))
    assert not refreshes(desk.get(f"/desk/chats/{meeting.id}"))


def test_following_can_be_stopped(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian)
    page = desk.get(of(meeting))
    (stop,) = [link for link in page.links() if link.endswith("?paused=1")]
    assert not refreshes(desk.get(stop))


def test_without_a_worker_nothing_is_followed(
    make: Make, client: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    client.sign_in(make.session(make.staff_member())[1])
    about(make, meeting, guardian)
    assert not refreshes(client.get(of(meeting)))


def test_what_waits_for_the_morning_says_so(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian, not_before=NOW + timedelta(hours=22))
    page = desk.get(of(meeting))
    assert "Some wait for the end of quiet hours" in page.text
    assert "8:00 AM" in page.text


def test_no_address_stands_on_the_page(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian, FAILED, channel=Channel.MAIL)
    address = db.session.scalars(select(Message)).one().address or "none"
    assert address not in desk.get(ALL).body.decode()
    assert "g…@c…" in desk.get(ALL).text
