"""One message a day: what can wait does not come on top of what a family has had today."""

from datetime import timedelta

from sqlalchemy import true

from chats.config import Settings
from chats.db import across_districts, db
from chats.delivery.actions import send_due
from chats.delivery.attempts import Rules
from chats.delivery.letter import Channel, Lane, MessageState
from chats.delivery.models import Message
from tests.delivery.sending import letter, outlets_of, put
from tests.factories import NOW, Make
from tests.servers.smtp import scripted_mail_server

EVENING, MORNING = NOW + timedelta(hours=10), NOW + timedelta(hours=22)
"""Eight in the evening where the families live, and eight on the next day."""


def about_a_meeting(make: Make, **facts: object) -> int:
    """An invitation to one guardian, unless said otherwise."""
    number = make.number()
    key = f"invitation:invited:{number[1:]}:rev0:mail"
    return put(make, **({"subject": ("meeting", 1, 0), "key": key} | facts)).id


def send(make: Make, settings: Settings, *instants: timedelta, limited: bool = True) -> None:
    """Send at these times after NOW."""
    districts = frozenset({make.home.id}) if limited else frozenset()
    rules = Rules(true(), settings.public_url, one_a_day=districts)
    server = scripted_mail_server()
    with server as relay, outlets_of(settings, mail_url=relay.url) as outlets, across_districts():
        _ = [send_due(NOW + one, outlets, rules) for one in instants]


def states(*messages: int) -> list[tuple[MessageState, str | None]]:
    db.session.rollback()
    rows = [db.session.get_one(Message, one) for one in messages]
    return [(one.state, one.reason) for one in rows]


SENT, WAITS = (MessageState.ACCEPTED, None), (MessageState.READY, "one-a-day")
NOT_YET = timedelta()


def test_a_second_invitation_waits_for_the_next_morning(make: Make, settings: Settings) -> None:
    first, second = about_a_meeting(make), about_a_meeting(make)
    send(make, settings, NOT_YET, EVENING - NOW)
    assert states(first, second) == [SENT, WAITS]
    assert db.session.get_one(Message, second).not_before == MORNING


def test_in_the_morning_it_goes(make: Make, settings: Settings) -> None:
    first, second = about_a_meeting(make), about_a_meeting(make)
    send(make, settings, NOT_YET, MORNING - NOW)
    assert states(first, second) == [SENT, SENT]


def test_another_family_waits_for_nobody(make: Make, settings: Settings) -> None:
    first, second = about_a_meeting(make), about_a_meeting(make, recipient="guardian:2")
    send(make, settings, NOT_YET)
    assert states(first, second) == [SENT, SENT]


def test_changes_cancellations_and_reminders_never_wait(make: Make, settings: Settings) -> None:
    first = about_a_meeting(make)
    others = [about_a_meeting(make, lane=lane) for lane in (Lane.REMINDERS, Lane.CHANGES, Lane(0))]
    send(make, settings, NOT_YET)
    assert states(first, *others) == [WAITS, SENT, SENT, SENT]


def test_an_invitation_that_would_be_of_no_use_tomorrow_goes_today(make: Make, settings: Settings) -> None:
    first = about_a_meeting(make)
    send(make, settings, NOT_YET)
    second = about_a_meeting(make, useless_after=MORNING - timedelta(hours=1))
    send(make, settings, timedelta(hours=1))
    assert states(first, second) == [SENT, SENT]


def test_an_answer_to_what_a_family_wrote_does_not_count(make: Make, settings: Settings) -> None:
    answer = put(make, subject=("incoming-text", 1, 0), lane=Lane.CODES_AND_CANCELLATIONS).id
    invitation = about_a_meeting(make)
    send(make, settings, NOT_YET)
    assert states(answer, invitation) == [SENT, SENT]


def test_what_staff_and_interpreters_get_is_not_counted(make: Make, settings: Settings) -> None:
    both = [about_a_meeting(make, recipient="interpreter:1") for _ in range(2)]
    send(make, settings, NOT_YET)
    assert states(*both) == [SENT, SENT]


def test_a_call_by_a_person_is_no_message(make: Make, settings: Settings) -> None:
    call = put(make, Channel.CALL, address=None, composed=letter(Channel.CALL), subject=("meeting", 1, 0)).id
    invitation = about_a_meeting(make)
    send(make, settings, NOT_YET)
    assert states(call, invitation) == [(MessageState.WITH_PERSON, None), SENT]


def test_a_district_may_do_without_it(make: Make, settings: Settings) -> None:
    first, second = about_a_meeting(make), about_a_meeting(make)
    send(make, settings, NOT_YET, limited=False)
    assert states(first, second) == [SENT, SENT]
