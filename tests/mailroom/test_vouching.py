"""Where our mail server is asked, an answer counts only if it vouches for the sender; a STOP always does."""

from email import message_from_bytes

import pytest
from sqlalchemy import select

from chats.access.actors import Role
from chats.db import db
from chats.delivery.models import Suppression
from chats.inbox import queries
from chats.invitations.models import Invitation, PartStat
from chats.mailroom.vouching import is_vouched_for
from tests.factories import Make
from tests.mailroom.correspondence import address_of, bring, mailed
from tests.mailroom.shapes import answer

US = "mail.school.example"
GOOD = f"{US}; dmarc=pass (p=none) header.from=canary.example"


def vouched(*fields: str) -> bool:
    said = "".join(f"Authentication-Results: {one}\n" for one in fields)
    return is_vouched_for(message_from_bytes(said.encode() + answer("1")), US)


@pytest.mark.parametrize(
    "field",
    [
        GOOD,
        f"{US.upper()} 1; spf=pass smtp.mailfrom=x; DMARC=Pass header.from=canary.example",
        f"{US};\n dkim=pass (2048-bit key; unprotected) header.d=canary.example header.i=@canary.example",
        f"{US}; dkim=pass header.i=@mx.canary.example",
        f"{US}; dkim=fail header.d=canary.example; dkim=pass header.d=canary.example",
    ],
)
def test_a_sender_that_our_server_found_to_be_true_is_vouched_for(field: str) -> None:
    assert vouched(field)


@pytest.mark.parametrize(
    "field",
    [
        f"{US}; none",
        f"{US}; spf=pass smtp.mailfrom=canary.example",
        f"{US}; dmarc=fail header.from=canary.example; dkim=pass header.d=canary.example",
        f"{US}; dkim=pass header.d=else.example",
        f"{US}; dkim=pass header.d=ry.example",
        f"{US}; dkim=passed header.d=canary.example",
        f"{US}; x=(dmarc=pass)",
        f"{US}.else.example; dmarc=pass",
        "else.example; dmarc=pass",
        "dmarc=pass",
        "",
    ],
)
def test_any_other_is_not(field: str) -> None:
    assert not vouched(field)


def test_a_field_that_says_the_contrary_takes_the_word_back() -> None:
    assert not vouched(f"{US}; dmarc=fail", GOOD)


def test_a_mail_without_a_word_is_not_vouched_for() -> None:
    assert not vouched()


def write_back(make: Make, words: str, **headers: str) -> None:
    message = mailed(make, make.invitation())
    bring(answer(words, **headers), address_of(message), checked_by=US)


def test_an_answer_that_is_vouched_for_counts(make: Make) -> None:
    write_back(make, "1", Authentication_Results=GOOD)
    assert set(db.session.scalars(select(Invitation.partstat))) == {PartStat.ACCEPTED}


def test_one_that_is_not_goes_to_a_person_who_sees_it(make: Make) -> None:
    write_back(make, "1", Authentication_Results=f"{US}; dmarc=fail")
    assert set(db.session.scalars(select(Invitation.partstat))) == {PartStat.NEEDS_ACTION}
    assert queries.texts_for(make.staff(Role.LIAISON))[0].incoming.body == "1\n⚠️"


def test_a_stop_stops_whoever_says_it(make: Make) -> None:
    write_back(make, "STOP")
    assert db.session.scalars(select(Suppression.reason)).one() == "stop"
