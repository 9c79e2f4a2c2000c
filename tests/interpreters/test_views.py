"""An interpreter's pages and the staff's, as a device sees them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from chats import clock
from chats.access.actors import Role
from chats.db import db, transaction
from chats.interpreters import actions
from chats.interpreters.models import Assignment, Ending, Interpreter, Need, OfferState
from chats.invitations.models import PartStat
from chats.meetings.kinds import Place, Status
from chats.meetings.models import Meeting
from tests.factories import NOW, Make
from tests.house.walking import writes
from tests.interpreters.booked import (
    assignment_of,
    assignments,
    last_offer,
    needs,
    offer_path,
    offers,
    paths,
    take,
)
from tests.pages import CheckingClient

pytestmark = pytest.mark.usefixtures("inside")


@pytest.fixture
def somebody(make: Make) -> Interpreter:
    """An interpreter for Spanish with a page and a calendar."""
    one = make.interpreter()
    actions.catch_up(NOW)
    return one


@pytest.fixture
def signed_in(make: Make, client: CheckingClient) -> Callable[..., CheckingClient]:
    def enter(role: Role = Role.COORDINATOR, **facts: object) -> CheckingClient:
        member = make.staff_member(role, **facts)
        client.sign_in(make.session(member)[1])
        return client

    return enter


# --- one offer ---


def test_an_offer_says_what_when_where_and_how_long(make: Make, client: CheckingClient) -> None:
    school = make.school(name="Lincoln School", address="450 Oak Street")
    page = client.get(offer_path(make.offer(make.need(make.meeting(school=school), "so"))))
    said = ("Somali", "Wednesday, October 21, 2026", "10:00–11:00", "1 hour", "Lincoln School", "In person")
    assert [words for words in said if words not in page.text] == []


def test_opening_an_offer_answers_nothing(make: Make, client: CheckingClient) -> None:
    path = offer_path(make.offer())
    with writes() as written:
        client.get(path)
        client.open("HEAD", path)
    assert (written, assignments()) == ([], [])


def test_one_tap_takes_it_and_shows_the_way_on(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    path = offer_path(make.offer(interpreter=somebody))
    page = client.follow(client.send(client.get(path), "/o/", press="answer=yes"))
    assert assignments() == [somebody.id]
    assert "This is yours" in page.text
    assert paths(somebody).home in page.links()
    assert f"{path}/calendar.ics" in page.links()


def test_before_it_is_theirs_an_offer_leads_to_no_page_of_theirs(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    path = offer_path(make.offer(interpreter=somebody))
    assert paths(somebody).home not in client.get(path).links()
    assert client.get(f"{path}/calendar.ics").status == 404


def test_the_other_button_leaves_it_to_others(make: Make, client: CheckingClient) -> None:
    offer = make.offer()
    page = client.follow(client.send(client.get(offer_path(offer)), "/o/", press="answer=no"))
    assert offers(OfferState.DECLINED) == [offer.interpreter_id]
    assert "You said no" in page.text


def test_without_a_button_nothing_is_answered(make: Make, client: CheckingClient) -> None:
    path = offer_path(make.offer())
    assert client.post(path, {}).status == 422
    assert offers() != []


def test_who_comes_second_is_told_kindly(make: Make, client: CheckingClient) -> None:
    need = make.need()
    first, second = make.offer(need), make.offer(need)
    page = client.get(offer_path(second))
    take(first)
    refused = client.send(page, "/o/", press="answer=yes")
    assert refused.status == 422
    assert "Another interpreter was faster" in refused.text
    assert [form for form in refused.all("form") if "/o/" in form.get("action", "")] == []


def test_who_is_booked_at_that_time_is_told_so(make: Make, client: CheckingClient) -> None:
    one = make.interpreter()
    page = client.get(offer_path(offer := make.offer(make.need(), one)))
    take(make.offer(make.need(), one))
    assert (
        "You already have another meeting at that time" in client.send(page, "/o/", press="answer=yes").text
    )
    assert "You already have another meeting at that time" in client.get(offer_path(offer)).text


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"revision": 1}, "The meeting was moved"),
        ({"status": Status.CANCELLED}, "This meeting was cancelled"),
        ({"status": Status.HELD}, "has begun or is over"),
    ],
)
def test_what_can_no_longer_be_had_says_why(
    make: Make, client: CheckingClient, facts: dict[str, object], words: str
) -> None:
    page = client.get(offer_path(make.offer(make.need(make.meeting(**facts)))))
    assert words in page.text


def test_online_the_way_in_is_shown_to_who_took_it_only(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    online = make.meeting(place=Place.ONLINE, room=None, join_url="https://meet.example/42")
    path = offer_path(offer := make.offer(make.need(online), somebody))
    assert "https://meet.example/42" not in client.get(path).links()
    take(offer)
    assert "https://meet.example/42" in client.get(path).links()


def test_who_can_only_ring_is_told_that_the_school_will_call(make: Make, client: CheckingClient) -> None:
    offer = make.offer(interpreter=make.interpreter(remote_only=True))
    assert "By phone or video" in client.get(offer_path(offer)).text
    take(offer)
    assert "The school will call you." in client.get(offer_path(offer)).text


def test_an_offer_of_somebody_who_left_opens_nothing(make: Make, client: CheckingClient) -> None:
    one = make.interpreter(left_at=NOW)
    assert client.get(offer_path(make.offer(interpreter=one))).status == 404


# --- their own page ---


def met(make: Make, meeting: Meeting, spoken: str, given: str, **facts: object) -> None:
    family = make.family(guardians=0)
    make.guardian(family, given_name=given, family_name="Hidden-Surname", spoken_language=spoken)
    needs_words = facts.pop("needs", None)
    row = make.invitation(meeting, family, **facts)
    if needs_words:
        with transaction() as session:
            session.get_one(type(row), row.id).put_needs(needs_words)


def test_they_see_first_names_and_needs_of_families_who_come_in_their_language(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    meeting = make.meeting()
    yes = {"partstat": PartStat.ACCEPTED, "party": 2, "seats_held": 2}
    met(make, meeting, "es", "Marisol", needs="A ramp for the wheelchair", **yes)
    met(make, meeting, "es", "Undecided")
    met(make, meeting, "es", "Bilingual", interpreter_wanted=False, **yes)
    met(make, meeting, "so", "Otherlanguage", **yes)
    take(make.offer(make.need(meeting), somebody))
    page = client.get(paths(somebody).home)
    assert "Marisol" in page.text
    assert "A ramp for the wheelchair" in page.text
    hidden = ("Hidden-Surname", "Undecided", "Bilingual", "Otherlanguage")
    assert [name for name in hidden if name in page.text] == []


def test_another_interpreter_sees_none_of_it(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    meeting = make.meeting()
    met(make, meeting, "es", "Marisol", partstat=PartStat.ACCEPTED, party=1, seats_held=1)
    need = make.need(meeting)
    beaten = make.offer(need)
    take(make.offer(need, somebody))
    other = db.session.get_one(Interpreter, beaten.interpreter_id)
    actions.catch_up(NOW)
    pages = [client.get(path) for path in (offer_path(beaten), paths(other).home, paths(other).feed)]
    assert [
        page.path for page in pages if b"Marisol" in page.body or somebody.name.encode() in page.body
    ] == []


def test_a_past_meetings_families_are_gone_from_the_page(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    meeting = make.meeting()
    met(make, meeting, "es", "Marisol", partstat=PartStat.ACCEPTED, party=1, seats_held=1)
    take(make.offer(make.need(meeting), somebody))
    with clock.stopped(NOW + timedelta(days=8)):
        page = client.get(paths(somebody).home)
    assert "Marisol" not in page.text
    assert "Past assignments" in page.text


def test_what_waits_for_an_answer_is_on_their_page(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    offer = make.offer(interpreter=somebody)
    assert offer_path(offer) in client.get(paths(somebody).home).links()


def test_giving_back_takes_a_second_tap(make: Make, client: CheckingClient, somebody: Interpreter) -> None:
    take(make.offer(interpreter=somebody))
    home = paths(somebody).home
    given = {"assignment": str(assignment_of(somebody).id)}
    client.post(home, given | {"act": "keep"})
    assert assignments() == [somebody.id]
    page = client.follow(client.post(home, given | {"act": "withdraw"}))
    assert assignments() == []
    assert "Nothing yet" in page.text


def test_nobody_gives_back_what_another_took(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    other = make.interpreter()
    take(make.offer(interpreter=other))
    given = {"assignment": str(assignment_of(other).id), "act": "withdraw"}
    assert client.post(paths(somebody).home, given).status == 404
    assert assignments() == [other.id]


def test_a_meeting_that_has_begun_is_not_given_back(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    take(make.offer(interpreter=somebody))
    one = assignment_of(somebody)
    with clock.stopped(one.starts_at):
        page = client.post(paths(somebody).home, {"assignment": str(one.id), "act": "withdraw"})
    assert page.status == 422
    assert "Please call the school right away" in page.text


def test_an_unknown_button_does_nothing(client: CheckingClient, somebody: Interpreter) -> None:
    assert client.post(paths(somebody).home, {"act": "everything"}).status == 422


def test_the_page_of_somebody_who_left_is_switched_off(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    home = paths(somebody).home
    actions.part_with(somebody.id, by=make.staff(Role.COORDINATOR), now=NOW)
    assert client.get(home).status == 410


# --- their calendar ---


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


# --- staff ---


def test_needs_without_an_interpreter_stand_first(
    make: Make, signed_in: Callable[..., CheckingClient]
) -> None:
    filled = make.need(make.meeting(starts_at=NOW + timedelta(days=2)), "es")
    take(make.offer(filled))
    make.need(make.meeting(), "so", given_up_at=NOW)
    page = signed_in().get("/desk/interpreters")
    assert page.text.index("Somali") < page.text.index("Spanish")
    assert "nobody is left to ask" in page.text


def test_a_liaison_sees_the_needs_of_their_schools_only(
    make: Make, signed_in: Callable[..., CheckingClient]
) -> None:
    elsewhere = make.need(make.meeting(school=make.school(name="Faraway School")), "so")
    client = signed_in(Role.LIAISON)
    assert "Faraway School" not in client.get("/desk/interpreters").text
    assert client.get(f"/desk/interpreters/needs/{elsewhere.id}").status == 404


def test_the_line_is_explained(make: Make, signed_in: Callable[..., CheckingClient]) -> None:
    make.interpreter("so")
    make.interpreter("so", agency="Lingua", remote_only=True)
    page = signed_in().get(f"/desk/interpreters/needs/{make.need(language='so').id}")
    said = ("our own staff", "from an agency", "by phone or video", "0 meetings this month", "not asked yet")
    assert [words for words in said if words not in page.text] == []


def test_what_was_agreed_by_phone_is_written_down(
    make: Make, signed_in: Callable[..., CheckingClient]
) -> None:
    one, need = make.interpreter(), make.need()
    client = signed_in()
    page = client.get(f"/desk/interpreters/needs/{need.id}")
    client.follow(client.send(page, "/needs/", interpreter=str(one.id)))
    assert assignments() == [one.id]
    assert db.session.scalars(select(Assignment)).one().told_by_id is not None


def test_without_a_choice_nothing_is_written_down(
    make: Make, signed_in: Callable[..., CheckingClient]
) -> None:
    make.interpreter()
    client = signed_in()
    page = client.get(f"/desk/interpreters/needs/{make.need().id}")
    refused = client.send(page, "/needs/")
    assert (refused.status, "Please choose who will interpret." in refused.text) == (422, True)


def test_staff_hear_why_somebody_cannot_be_put_down(
    make: Make, signed_in: Callable[..., CheckingClient]
) -> None:
    one, other = make.interpreter(), make.interpreter("so")
    need = make.need()
    client = signed_in()
    page = client.get(f"/desk/interpreters/needs/{need.id}")
    assert "They do not have this language" in client.send(page, "/needs/", interpreter=str(other.id)).text
    assert client.send(page, "/needs/", interpreter="999999").status == 404
    take(make.offer(make.need(), one))
    assert "another meeting at that time" in client.send(page, "/needs/", interpreter=str(one.id)).text
    take(make.offer(need))
    assert "all the interpreters it needs" in client.send(page, "/needs/", interpreter=str(one.id)).text


def test_who_is_not_needed_is_sent_home_from_the_desk(
    make: Make, signed_in: Callable[..., CheckingClient], somebody: Interpreter
) -> None:
    take(make.offer(interpreter=somebody))
    client = signed_in()
    client.follow(client.send(client.get("/desk/interpreters"), "/release"))
    assert assignment_of(somebody).ended_because is Ending.RELEASED


def test_an_interpreter_is_added_with_languages_as_people_write_them(
    make: Make, signed_in: Callable[..., CheckingClient]
) -> None:
    assert make.first_school is not None
    client = signed_in()
    typed = {
        "name": "Mai Yaj Vaaj",
        "languages": "Hmoob, ASL, simplified chinese",
        "mobile": "(206) 555-0166",
        "mail": "Mai@canary.example",
    }
    client.follow(client.send(client.get("/desk/interpreters/new"), "/new", **typed))
    one = db.session.scalars(select(Interpreter)).one()
    assert {row.language for row in one.languages} == {"hmn", "ase", "cmn"}
    assert (one.mobile, one.agency, one.zone) == ("+12065550166", None, make.first_school.zone)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "Please write their name."),
        ("languages", "", "Please write at least one language."),
        ("languages", "Klingon", "We do not know the language “Klingon”"),
        ("languages", "Chinese", "Chinese is Mandarin or Cantonese"),
        ("mobile", "12", "Write the whole number"),
        ("mail", "nobody", "nobody"),
        ("name", "a" * 5000, "This is too long"),
        ("name", "Mai\x00", "hidden character"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    make: Make, signed_in: Callable[..., CheckingClient], field: str, typed: str, said: str
) -> None:
    assert make.first_school is not None
    client = signed_in()
    given = {"name": "Mai Yaj Vaaj", "languages": "Hmong"} | {field: typed}
    page = client.send(client.get("/desk/interpreters/new"), "/new", **given)
    assert page.status == 422
    assert said in page.text
    assert "Hmong" in page.body.decode() or field == "languages"
    assert db.session.scalars(select(Interpreter)).all() == []


def test_a_number_that_another_interpreter_has_is_refused(
    make: Make, signed_in: Callable[..., CheckingClient], somebody: Interpreter
) -> None:
    client = signed_in()
    given = {"name": "Mai", "languages": "Hmong", "mobile": somebody.mobile}
    page = client.send(client.get("/desk/interpreters/new"), "/new", **given)
    assert (page.status, "Another interpreter has this number" in page.text) == (422, True)


def test_who_leaves_is_taken_off_the_list(
    signed_in: Callable[..., CheckingClient], somebody: Interpreter
) -> None:
    client = signed_in()
    page = client.follow(client.send(client.get("/desk/interpreters"), "/left"))
    assert somebody.name not in page.text


def test_a_form_that_lay_open_too_long_changes_nothing(
    make: Make, signed_in: Callable[..., CheckingClient], somebody: Interpreter
) -> None:
    take(make.offer(interpreter=somebody))
    given = {"token": "stale", "assignment": str(assignment_of(somebody).id)}
    client = signed_in()
    pages = [
        client.post("/desk/interpreters/release", given),
        client.post(f"/desk/interpreters/{somebody.id}/left", given),
    ]
    assert [(page.status, "open too long" in page.text) for page in pages] == [(422, True), (422, True)]
    assert assignments() == [somebody.id]


def test_hosts_have_no_business_here(signed_in: Callable[..., CheckingClient]) -> None:
    assert signed_in(Role.HOST).get("/desk/interpreters").status == 403


def test_a_need_that_has_gone_is_still_told_to_who_looks(
    make: Make, signed_in: Callable[..., CheckingClient], somebody: Interpreter
) -> None:
    need = make.need()
    take(make.offer(need, somebody))
    with transaction() as session:
        session.get_one(Need, need.id).wanted = 0
    assert "more than needed now" in signed_in().get("/desk/interpreters").text
    assert needs(db.session.get_one(Meeting, need.meeting_id)) == {"es": (0, 1)}
