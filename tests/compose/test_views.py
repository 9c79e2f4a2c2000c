"""The compose page, as a liaison without JavaScript uses it."""

import pytest

from chats.access.actors import Role
from chats.db import db
from chats.delivery.models import Message
from chats.families.models import ContactKind
from chats.invitations.models import Invitation
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from tests.factories import Make
from tests.pages import CheckingClient, Page

NEW = "/desk/chats/new"
RIGHT = {"topic": "grades", "day": "2026-10-22", "start": "18:00", "minutes": "45", "room": "Library"}
OWN = RIGHT | {
    "topic": "own",
    "language": "en",
    "title": "Books",
    "summary": "We read together. Bring a book.",
}


@pytest.fixture
def desk(make: Make, client: CheckingClient) -> CheckingClient:
    """A liaison at the desk; one family of the school reads English and has a mobile."""
    client.sign_in(make.session(make.staff_member(name="Amina Yusuf", speaks=["so"]))[1])
    make.guardian(given_name="Ruth", family_name="Olson", written_language="en", spoken_language="en")
    return client


def sent(desk: CheckingClient, step: str, **typed: object) -> Page:
    return desk.send(desk.get(NEW), NEW, press=f"step={step}", **(RIGHT | typed))


def meetings() -> list[Meeting]:
    db.session.expire_all()
    return db.session.query(Meeting).all()


def test_a_chat_is_published_from_one_page(desk: CheckingClient) -> None:
    assert sent(desk, "publish").location == f"/desk/chats/{meetings()[0].id}"
    assert meetings()[0].status is Status.PUBLISHED


def test_families_are_asked_and_their_letters_written_at_once(desk: CheckingClient) -> None:
    sent(desk, "publish")
    assert db.session.query(Invitation).count() == 1
    assert db.session.query(Message).count() == 1


def test_looking_again_writes_nothing(desk: CheckingClient) -> None:
    assert sent(desk, "check").status == 200
    assert meetings() == []


def test_the_preview_is_the_text_that_is_sent(desk: CheckingClient) -> None:
    seen = sent(desk, "check").text
    sent(desk, "publish")
    letter = db.session.query(Message).one().letter.text
    assert " ".join(letter.split("{{link}}")[0].split()) in seen


def test_the_preview_of_the_mail_greets_as_the_mail_does(make: Make, desk: CheckingClient) -> None:
    family = make.family(guardians=0)
    make.guardian(family, given_name="Marisol", family_name="Peña", kinds=(ContactKind.MAIL,))
    seen = sent(desk, "check").body.decode()
    sent(desk, "publish")
    message = next(one for one in db.session.query(Message) if one.slots["name"] == "Marisol")
    greeting = message.letter.text.partition(":")[0].replace("{{name}}", message.slots["name"])
    assert f"{greeting}:" in seen


def test_the_preview_counts_segments_and_says_roughly_what_they_cost(desk: CheckingClient) -> None:
    assert "2 segments, GSM-7, about $0.02 for all" in sent(desk, "check").text


def test_a_draft_is_kept_and_nobody_is_told(desk: CheckingClient) -> None:
    sent(desk, "keep")
    assert [one.status for one in meetings()] == [Status.DRAFT]
    assert db.session.query(Invitation).count() == 0


def test_a_second_click_on_publish_makes_one_chat(desk: CheckingClient) -> None:
    page = desk.get(NEW)
    for _ in range(2):
        desk.send(page, NEW, press="step=publish", **RIGHT)
    assert len(meetings()) == 1


def test_a_family_that_no_message_reaches_is_named(make: Make, desk: CheckingClient) -> None:
    make.guardian(
        given_name="Pa Houa", family_name="Lor", written_language=None, kinds=(ContactKind.LANDLINE,)
    )
    assert "Pa Houa Lor · Spanish does not read messages" in desk.get(NEW).text


def test_families_of_another_school_are_not_there(make: Make, desk: CheckingClient) -> None:
    make.guardian(make.family(school=make.school(), guardians=0), given_name="Elsewhere")
    page = sent(desk, "check", pick="some")
    assert "Ruth" in page.text
    assert "Elsewhere" not in page.text


def test_choosing_a_school_first_blames_nobody_for_what_comes_after(desk: CheckingClient) -> None:
    page = sent(desk, "follow", topic="", day="", start="", room="")
    assert page.status == 200
    assert "in red" not in page.text
    assert "Please choose" not in page.text


def test_what_was_typed_wrong_is_said_even_while_the_page_only_follows(desk: CheckingClient) -> None:
    assert "Write a whole number from 10 to 600." in sent(desk, "follow", minutes="-30").text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"topic": ""}, "Please choose what the chat is about."),
        ({"minutes": "-30"}, "Write a whole number from 10 to 600."),
        ({"minutes": "6000"}, "Write a whole number from 10 to 600."),
        ({"day": "2026-10-01"}, "This time is already over."),
        ({"day": "yesterday"}, "This is not a day we can read."),
        ({"start": "25:99"}, "This is not a time we can read."),
        ({"start": "evening\x00"}, "This is not a time we can read."),
        ({"room": ""}, "Please write where people meet."),
        ({"room": "Library\x00"}, "There was a hidden character in this text."),
        ({"room": "L" * 5000}, "This is too long."),
        ({"place": "online"}, "Please paste the whole link."),
        ({"place": "online", "join_url": "javascript:alert(1)"}, "Please paste the whole link."),
        ({"seats": "0"}, "Write a whole number from 1 to 2000."),
        ({"pick": "some"}, "Please tick the families you want to invite."),
        ({"grade_bands": ["9-12"]}, "No family is meant by this."),
        ({"topic": "own", "title": "", "summary": ""}, "Please write a title"),
        ({"school": "999999"}, "Please choose one of these."),
        ({"topic": "no-such-topic"}, "Please choose one of these."),
        ({"token": "stale"}, "This page was open too long."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    desk: CheckingClient, typed: dict[str, object], told: str
) -> None:
    page = sent(desk, "publish", **typed)
    assert (page.status, meetings()) == (422, [])
    assert told in page.text


def test_all_that_was_typed_is_kept(desk: CheckingClient) -> None:
    page = sent(desk, "publish", minutes="6000", room="Library <b>", seats="24")
    values = {field.get("name"): field.get("value") for field in page.all("input")}
    kept = (values["day"], values["minutes"], values["room"], values["seats"])
    assert kept == ("2026-10-22", "6000", "Library <b>", "24")


def test_right_to_left_overrides_do_not_reach_a_letter(desk: CheckingClient) -> None:
    sent(desk, "publish", room="Library \u202egym")
    assert meetings()[0].room == "Library gym"


def test_a_time_that_does_not_exist_is_asked_about_with_the_times_that_do(desk: CheckingClient) -> None:
    page = sent(desk, "publish", day="2027-03-14", start="02:30")
    assert page.status == 422
    desk.send(page, NEW, press="step=publish", meant="2027-03-14T03:30")
    assert meetings()[0].starts_local.isoformat() == "2027-03-14T03:30:00"


def test_a_time_that_comes_twice_is_asked_about(desk: CheckingClient) -> None:
    page = sent(desk, "publish", day="2026-11-01", start="01:30")
    assert page.status == 422
    again = desk.send(page, NEW, press="step=check", meant="1")
    desk.send(again, NEW, press="step=publish")
    assert meetings()[0].starts_at.isoformat() == "2026-11-01T09:30:00+00:00"


def test_words_that_a_family_cannot_read_do_not_go_out_silently(make: Make, desk: CheckingClient) -> None:
    make.guardian(given_name="Faadumo", family_name="Cabdi", written_language="so", spoken_language="so")
    page = sent(desk, "publish", **OWN)
    assert (page.status, meetings()) == (422, [])
    assert "Faadumo Cabdi · Somali no words in their language yet" in page.text
    assert "Choose one of the three ways." in page.text


def test_who_calls_instead_may_publish_own_words(make: Make, desk: CheckingClient) -> None:
    sent(desk, "publish", **OWN, call_instead="y")
    assert meetings()[0].status is Status.PUBLISHED


def test_only_families_picked_by_hand_are_asked(make: Make, desk: CheckingClient) -> None:
    chosen = make.guardian(given_name="Ana", written_language="en", spoken_language="en")
    page = sent(desk, "check", pick="some")
    desk.send(page, NEW, press="step=publish", families=[str(chosen.family_id)])
    assert [one.family_id for one in db.session.query(Invitation)] == [chosen.family_id]


def test_last_months_chat_is_copied_but_for_its_day(make: Make, desk: CheckingClient) -> None:
    meeting = make.meeting(room="Gym", seats=30)
    page = desk.get(f"{NEW}?from={meeting.id}")
    values = {field.get("name"): field.get("value") for field in page.all("input")}
    assert (values["room"], values["seats"], values["day"]) == ("Gym", "30", "")


def test_a_draft_is_gone_on_with(desk: CheckingClient) -> None:
    sent(desk, "keep")
    page = desk.get(f"{NEW}?draft={meetings()[0].id}")
    desk.send(page, NEW, press="step=publish", room="Gym")
    assert [(one.room, one.status) for one in meetings()] == [("Gym", Status.PUBLISHED)]


def test_the_second_editor_of_a_draft_sees_what_changed_and_keeps_what_they_typed(
    desk: CheckingClient,
) -> None:
    sent(desk, "keep")
    page = desk.get(f"{NEW}?draft={meetings()[0].id}")
    desk.send(page, NEW, press="step=keep", room="Gym")
    second = desk.send(page, NEW, press="step=keep", room="Cafeteria")
    values = {field.get("name"): field.get("value") for field in second.all("input")}
    assert (second.status, values["room"], meetings()[0].room) == (409, "Cafeteria", "Gym")
    assert "Room and address Gym" in second.text
    assert {"Day", "From", "Minutes", "Liaisons who will be there"}.isdisjoint(
        "".join(label.itertext()) for label in second.all("dt")
    )


def test_another_schools_chat_cannot_be_copied(make: Make, desk: CheckingClient) -> None:
    meeting = make.meeting(school=make.school())
    assert desk.get(f"{NEW}?from={meeting.id}").status == 404


def test_a_host_composes_nothing(make: Make, client: CheckingClient) -> None:
    client.sign_in(make.session(make.staff_member(Role.HOST))[1])
    assert client.get(NEW).status == 403


def test_a_coordinator_chooses_the_school(make: Make, client: CheckingClient) -> None:
    make.guardian(given_name="Ruth", written_language="en", spoken_language="en")
    other = make.school(name="Roosevelt")
    make.guardian(make.family(school=other, guardians=0), written_language="en", spoken_language="en")
    client.sign_in(make.session(make.staff_member(Role.COORDINATOR))[1])
    sent(client, "publish", school=str(other.id))
    assert [(one.school_id, one.status) for one in meetings()] == [(other.id, Status.PUBLISHED)]
