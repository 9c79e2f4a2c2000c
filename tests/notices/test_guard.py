"""The question at the door, answered by the same statement that opens the attempt."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from chats.config import Settings
from chats.db import db, transaction, within
from chats.delivery.letter import MessageState
from chats.delivery.models import Message
from chats.families.models import ContactKind
from chats.interpreters.models import Offer, OfferState
from chats.invitations.models import Invitation, PartStat
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.notices import actions
from chats.notices.guard import still_wanted
from tests.delivery.sending import sender
from tests.factories import NOW, Make
from tests.servers.smtp import scripted_mail_server

DAY_BEFORE = NOW + timedelta(days=6)


@pytest.fixture
def invited(make: Make) -> Invitation:
    """A family with one mail address, asked to a meeting, its invitation waiting to be sent."""
    family = make.family(guardians=0)
    make.guardian(family, written_language="en", kinds=(ContactKind.MAIL,))
    invitation = make.invitation(make.meeting(), family)
    with within(make.home.id):
        actions.catch_up(NOW)
    return invitation


def send(settings: Settings, at: object = NOW) -> list[MessageState]:
    with scripted_mail_server() as server:
        condition = still_wanted()
        with sender(settings, still_wanted=condition, mail_url=server.url) as go:
            go(at)  # type: ignore[arg-type]
    return list(db.session.scalars(select(Message.state).order_by(Message.id)))


def change(table: type[Meeting] | type[Invitation] | type[Offer], **facts: object) -> None:
    with transaction() as session:
        session.execute(update(table).values(**facts))


def test_what_still_holds_goes_out(invited: Invitation, settings: Settings) -> None:
    assert send(settings) == [MessageState.ACCEPTED]


def test_a_meeting_that_moved_in_between_keeps_its_old_letter_at_home(
    invited: Invitation, settings: Settings
) -> None:
    change(Meeting, revision=1)
    assert send(settings) == [MessageState.SUPERSEDED]


def test_a_meeting_that_was_called_off_invites_nobody(invited: Invitation, settings: Settings) -> None:
    change(Meeting, status=Status.CANCELLED)
    assert send(settings) == [MessageState.SUPERSEDED]


def test_a_family_that_is_not_asked_any_more_hears_nothing(invited: Invitation, settings: Settings) -> None:
    change(Invitation, withdrawn_at=NOW)
    assert send(settings) == [MessageState.SUPERSEDED]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (PartStat.ACCEPTED, MessageState.ACCEPTED),
        (PartStat.NEEDS_ACTION, MessageState.ACCEPTED),
        (PartStat.DECLINED, MessageState.SUPERSEDED),
    ],
)
def test_a_family_that_declines_at_the_last_instant_is_not_reminded(
    make: Make, invited: Invitation, settings: Settings, answer: PartStat, state: MessageState
) -> None:
    send(settings)
    with within(make.home.id):
        actions.catch_up(DAY_BEFORE)
    change(Invitation, partstat=answer)
    assert send(settings, DAY_BEFORE)[-1] is state


def test_an_offer_that_somebody_took_goes_to_nobody_else(make: Make, settings: Settings) -> None:
    make.offer()
    with within(make.home.id):
        actions.catch_up(NOW)
    change(Offer, state=OfferState.TAKEN)
    states = send(settings)
    assert MessageState.ACCEPTED not in states


def test_an_open_offer_goes_by_mail_and_by_text(make: Make, settings: Settings) -> None:
    make.offer()
    with within(make.home.id):
        actions.catch_up(NOW)
    assert sorted(message.channel.value for message in db.session.scalars(select(Message))) == [
        "mail",
        "text",
    ]
    assert MessageState.ACCEPTED in send(settings)
