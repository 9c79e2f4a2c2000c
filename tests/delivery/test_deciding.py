"""What people decide about messages: hold and let go, once more, it arrived or not, write to them again."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from chats.access.actors import Role, Staff
from chats.config import Settings
from chats.db import db, transaction, within
from chats.delivery import actions
from chats.delivery.actions import NotNow
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message, Suppression, Switch
from tests.delivery.sending import put, sender
from tests.delivery.torture.ground import row, state
from tests.factories import NOW, Make
from tests.servers.smtp import scripted_mail_server

HOUR = timedelta(hours=1)


@pytest.fixture
def by(make: Make) -> Staff:
    """An administrator."""
    return make.staff(Role.ADMINISTRATOR)


def put_by(make: Make, by: Staff, what: str) -> int:
    """A switch of one kind; returns its number."""
    with within(make.home.id):
        kinds: dict[str, Callable[[], int]] = {
            "the district": lambda: actions.hold(None, why="a wrong letter", by=by, now=NOW),
            "its mail": lambda: actions.hold(Channel.MAIL, why="a wrong letter", by=by, now=NOW),
            "this meeting": lambda: actions.hold_subject(("thing", 1), why="wrong", by=by, now=NOW),
            "everything": lambda: actions.hold_everything(why="a wrong letter", now=NOW),
        }
        return kinds[what]()


WHAT = pytest.mark.parametrize("what", ["the district", "its mail", "this meeting", "everything"])


@WHAT
def test_what_is_held_does_not_leave(make: Make, settings: Settings, by: Staff, what: str) -> None:
    message = put(make).id
    put_by(make, by, what)
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
    assert (state(message), server.mails) == (("held", "held"), [])


@WHAT
def test_what_was_held_leaves_once_it_is_let_go(make: Make, settings: Settings, by: Staff, what: str) -> None:
    message = put(make).id
    switch = put_by(make, by, what)
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
        actions.release(switch, by=None, now=NOW)
        send(NOW)
    assert state(message) == ("accepted", None)


@pytest.mark.parametrize("what", ["its mail", "this meeting", "the district"])
def test_a_switch_holds_nothing_else(make: Make, settings: Settings, by: Staff, what: str) -> None:
    there = make.district()
    other = put(make, district_id=there.id, subject=("thing", 2, 0)).id
    put_by(make, by, what)
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
    assert state(other) == ("accepted", None)


def test_what_another_switch_holds_too_stays_held(make: Make, settings: Settings, by: Staff) -> None:
    message = put(make).id
    switch = put_by(make, by, "its mail")
    put_by(make, by, "everything")
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
        actions.release(switch, by=None, now=NOW)
        send(NOW)
    assert state(message) == ("held", "held")


def test_what_is_held_until_it_is_too_late_says_so(make: Make, settings: Settings, by: Staff) -> None:
    message = put(make, useless_after=NOW + HOUR).id
    put_by(make, by, "everything")
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
        send(NOW + HOUR)
    assert state(message) == ("expired", "too-late")


def test_a_second_press_puts_no_second_switch(make: Make, by: Staff) -> None:
    assert put_by(make, by, "everything") == put_by(make, by, "everything")
    assert db.session.scalar(select(func.count(Switch.id))) == 1


def test_staff_lift_no_switch_of_whoever_runs_the_machine(make: Make, by: Staff) -> None:
    switch = put_by(make, by, "everything")
    with within(make.home.id):
        actions.release(switch, by=by, now=NOW)
    assert db.session.scalars(select(Switch.lifted_at)).all() == [None]


def doubtful(make: Make, channel: Channel = Channel.MAIL, **facts: object) -> int:
    """A message in doubt, which a person is asked about."""
    message = put(make, channel).id
    values = {"state": MessageState.AMBIGUOUS, "reason": "for-a-person", "attempts": 1} | facts
    with transaction() as session:
        session.execute(update(Message).where(Message.id == message).values(values))
    return message


def test_a_person_may_send_what_is_in_doubt_once_more_and_it_is_marked(
    make: Make, settings: Settings, by: Staff
) -> None:
    message = doubtful(make, provider="mail")
    actions.resend(message, by=by, now=NOW)
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
    assert (state(message), row(message).possible_duplicate) == (("accepted", None), True)


def test_what_was_given_up_goes_once_more_without_a_mark(make: Make, by: Staff) -> None:
    message = doubtful(make, state=MessageState.FAILED_EXHAUSTED)
    actions.resend(message, by=by, now=NOW)
    assert (state(message), row(message).possible_duplicate) == (("ready", "asked-again"), False)


@pytest.mark.parametrize("became", [MessageState.ACCEPTED, MessageState.READY, MessageState.SUPPRESSED])
def test_what_has_moved_on_is_not_sent_once_more(make: Make, by: Staff, became: MessageState) -> None:
    message = doubtful(make, state=became)
    with pytest.raises(NotNow):
        actions.resend(message, by=by, now=NOW)


def test_what_would_come_too_late_is_not_sent_once_more(make: Make, by: Staff) -> None:
    message = doubtful(make)
    with pytest.raises(NotNow):
        actions.resend(message, by=by, now=NOW + timedelta(days=8))


@pytest.mark.parametrize(
    ("arrived", "becomes"),
    [(True, ("accepted", "told-arrived")), (False, ("failed-permanent", "not-arrived"))],
)
def test_whoever_asked_the_family_says_what_became_of_it(
    make: Make, by: Staff, arrived: bool, becomes: tuple[str, str]
) -> None:
    message = doubtful(make)
    actions.settle(message, arrived=arrived, by=by, now=NOW)
    assert state(message) == becomes


def test_what_is_not_in_doubt_needs_nobodys_word(make: Make, by: Staff) -> None:
    message = doubtful(make, state=MessageState.ACCEPTED)
    with pytest.raises(NotNow):
        actions.settle(message, arrived=False, by=by, now=NOW)


def test_an_address_that_a_person_takes_off_the_list_is_written_to_again(
    make: Make, settings: Settings, by: Staff
) -> None:
    message = put(make, address="back@canary.example").id
    facts = {"reason": "bounced", "source": "mailroom", "now": NOW, "district_id": make.home.id}
    actions.suppress(Channel.MAIL, "back@canary.example", **facts)  # type: ignore[arg-type]
    listed = db.session.scalars(select(Suppression.id)).one()
    actions.lift_suppression(listed, why="they have a new mailbox", by=by, now=NOW)
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
    assert state(message) == ("accepted", None)


def test_whoever_says_stop_after_that_is_on_it_again(make: Make, by: Staff) -> None:
    facts = {"source": "text", "now": NOW, "district_id": make.home.id}
    actions.suppress(Channel.MAIL, "back@canary.example", reason="bounced", **facts)  # type: ignore[arg-type]
    listed = db.session.scalars(select(Suppression.id)).one()
    actions.lift_suppression(listed, why="they asked for it", by=by, now=NOW)
    assert actions.suppress(Channel.MAIL, "back@canary.example", reason="stop", **facts)  # type: ignore[arg-type]
    assert db.session.scalars(select(Suppression.lifted_at)).all() == [None]


def test_another_districts_list_is_not_ours_to_change(make: Make, by: Staff) -> None:
    there = make.district().id
    facts = {"reason": "stop", "source": "text", "now": NOW, "district_id": there}
    actions.suppress(Channel.MAIL, "away@canary.example", **facts)  # type: ignore[arg-type]
    listed = db.session.scalars(select(Suppression.id)).one()
    with within(make.home.id):
        actions.lift_suppression(listed, why="not ours", by=by, now=NOW)
    assert db.session.scalars(select(Suppression.lifted_at)).all() == [None]
