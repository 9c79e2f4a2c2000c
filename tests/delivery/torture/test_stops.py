"""What is said while a group is being sent stops what is not in hand yet (torture list, A16, A18, A19)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import insert, select

from chats.config import Settings
from chats.db import db, transaction
from chats.delivery import actions
from chats.delivery.letter import Channel
from chats.delivery.models import Message, Suppression
from tests.delivery.torture.ground import MORE, put_many, recipients, row, sending, state, states
from tests.factories import NOW, Make
from tests.servers.smtp import scripted_mail_server

pytestmark = pytest.mark.commits

GROUPS = pytest.mark.parametrize("group", [1, 5], ids=["claimed", "opened together"])
"""The third mail is only claimed when the first is in hand, or its attempt is open already."""


def stopped(message: Message) -> None:
    """The reader says stop."""
    actions.suppress(
        Channel.MAIL, message.address or "", reason="stop", source="link", now=NOW,
        district_id=message.district_id,
    )  # fmt: skip


def reported(status: str) -> Callable[[Message], None]:
    """An earlier mail to the same reader comes back."""

    def report(message: Message) -> None:
        digest, district_id = message.address_digest, message.district_id
        with transaction() as session:
            session.execute(
                insert(Suppression).values(
                    district_id=district_id, channel=Channel.MAIL, address_digest=digest, reason=status,
                    source="mailroom", since=NOW,
                )
            )  # fmt: skip

    return report


@GROUPS
@pytest.mark.parametrize(
    ("happens", "reason"),
    [(stopped, "stop"), (reported("bounced"), "bounced"), (reported("complained"), "complained")],
    ids=["stop", "bounce", "complaint"],
)
def test_whoever_is_not_to_be_written_to_any_more_gets_no_mail_that_is_not_in_hand(
    make: Make, settings: Settings, app: Flask, group: int, happens: Callable[[Message], None], reason: str
) -> None:
    mails = put_many(make, Channel.MAIL, 5, now=NOW)
    with scripted_mail_server() as server:
        pause = server.stand_still_at("end")
        with sending(app, settings, group=group, mail_url=server.url) as finish:
            pause.wait_for()
            happens(row(mails[2]))
            pause.end()
            finish()
    assert [state(one) for one in mails] == [
        ("suppressed", reason) if one == mails[2] else ("accepted", None) for one in mails
    ]
    assert row(mails[2]).address not in recipients(server)


@pytest.mark.parametrize("many", [1000 * MORE])
def test_when_everything_is_held_each_sender_finishes_the_message_in_hand_and_no_more(
    make: Make, settings: Settings, app: Flask, many: int
) -> None:
    put_many(make, Channel.MAIL, many, now=NOW)
    with scripted_mail_server() as one, scripted_mail_server() as other:
        pauses = [one.stand_still_at("end"), other.stand_still_at("end")]
        with (
            sending(app, settings, group=50, mail_url=one.url) as finish,
            sending(app, settings, group=50, mail_url=other.url) as finish_too,
        ):
            [pause.wait_for() for pause in pauses]
            actions.hold_everything(why="a wrong letter", now=NOW)
            [pause.end() for pause in pauses]
            finish()
            finish_too()
    assert (len(one.mails), len(other.mails)) == (1, 1)
    assert states() == {"accepted": 2, "held": many - 2}


def test_what_was_held_goes_on_when_the_switch_is_lifted(make: Make, settings: Settings, app: Flask) -> None:
    mails = put_many(make, Channel.MAIL, 20, now=NOW)
    switch = actions.hold_everything(why="a wrong letter", now=NOW)
    with scripted_mail_server() as server:
        with sending(app, settings, group=5, mail_url=server.url) as finish:
            finish()
        assert states() == {"held": 20}
        actions.release(switch, by=None, now=NOW)
        with sending(app, settings, group=5, mail_url=server.url) as finish:
            finish()
    assert states() == {"accepted": len(mails)}


def test_a_long_list_of_suppressions_taken_over_while_mails_leave_holds_from_its_commit(
    make: Make, settings: Settings, app: Flask
) -> None:
    mails = put_many(make, Channel.MAIL, 200, now=NOW)
    with scripted_mail_server() as server:
        pause = server.stand_still_at("end")
        with sending(app, settings, group=20, mail_url=server.url) as finish:
            pause.wait_for()
            taken_over(make, strangers=10_000 * MORE, also=mails[100:])
            pause.end()
            finish()
    assert states() == {"accepted": 100, "suppressed": 100}
    assert len(server.mails) == 100


def taken_over(make: Make, *, strangers: int, also: list[int]) -> None:
    """Another system's list of addresses that are not written to, in one transaction."""
    home = make.home.id
    known = list(db.session.scalars(select(Message.address_digest).where(Message.id.in_(also))))
    digests = [*known, *(number.to_bytes(32, "big") for number in range(strangers))]
    rows = [
        {
            "district_id": home, "channel": Channel.MAIL, "address_digest": digest, "reason": "stop",
            "source": "import", "since": NOW - timedelta(days=1),
        }
        for digest in digests
    ]  # fmt: skip
    with transaction() as session:
        session.execute(insert(Suppression), rows)
