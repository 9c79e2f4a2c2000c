"""What a mail that came in says is done once, for the message whose address it came to and for no other."""

import pytest
from sqlalchemy import select

from chats import keyring
from chats.db import db, transaction
from chats.delivery import returning
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message, ProviderEvent, Suppression
from chats.delivery.returning import Way
from chats.inbox.models import IncomingText
from chats.invitations.models import Invitation, PartStat
from chats.mailroom import queries
from chats.mailroom.actions import Incoming, Taken
from tests.delivery.sending import put
from tests.factories import Make
from tests.mailroom.correspondence import DOMAIN, address_of, answers, bring, mailed, sent, write_back
from tests.mailroom.shapes import FAMILY, NOBODY, answer, report


@pytest.fixture
def message(make: Make) -> Message:
    """A mail that asked a family, and that the mail server took."""
    return mailed(make, make.invitation())


def came_back(message: Message, name: str, way: Way = Way.BOUNCE) -> Taken:
    return bring(report(name), address_of(message, way), sender=NOBODY)


def now_is(message: Message) -> tuple[MessageState, str | None]:
    message_id = message.id
    db.session.expire_all()
    row = db.session.get_one(Message, message_id)
    return row.state, row.reason


def stops() -> list[Suppression]:
    return list(db.session.scalars(select(Suppression)))


def test_an_answer_is_taken(message: Message) -> None:
    assert write_back(message, "1") is Taken.ANSWER
    assert set(db.session.scalars(select(Invitation.partstat))) == {PartStat.ACCEPTED}


def test_a_dead_address_is_written_to_no_more_and_the_code_says_why(message: Message) -> None:
    digest = message.address_digest
    assert came_back(message, "postfix-unknown") is Taken.BOUNCE
    (stop,) = stops()
    assert (stop.channel, stop.address_digest) == (Channel.MAIL, digest)
    assert (stop.reason, stop.source, stop.evidence) == ("bounced", "mailroom", "5.1.1")
    assert now_is(message) == (MessageState.FAILED_PERMANENT, "bounced")


@pytest.mark.parametrize("name", ["gmail-full", "gmail-unauthenticated", "postfix-expired"])
def test_what_says_nothing_about_the_address_ends_the_message_alone(message: Message, name: str) -> None:
    assert came_back(message, name) is Taken.BOUNCE
    assert now_is(message) == (MessageState.FAILED_PERMANENT, "undelivered")
    assert stops() == []


def test_a_mail_that_is_late_is_not_lost(message: Message) -> None:
    assert came_back(message, "postfix-delayed") is Taken.BOUNCE
    assert now_is(message) == (MessageState.ACCEPTED, None)


def test_that_a_mail_arrived_is_noted(message: Message) -> None:
    came_back(message, "postfix-delivered")
    assert db.session.scalars(select(Message.receipt)).one() == "delivered"


def test_a_report_at_the_address_for_answers_counts_too(message: Message) -> None:
    assert came_back(message, "exchange-unknown", Way.ANSWER) is Taken.BOUNCE


def test_an_answer_at_the_address_for_reports_counts_too(message: Message) -> None:
    assert bring(answer("2"), address_of(message, Way.BOUNCE)) is Taken.ANSWER


def complaint(message: Message) -> bytes:
    own = address_of(message, Way.BOUNCE).encode()
    return report("complaint-yahoo").replace(b"b-aaaa@reply.school.example", own)


def test_whoever_complains_is_written_to_no_more(message: Message) -> None:
    assert bring(complaint(message), f"complaints@{DOMAIN}", sender="fbl@yahoo.example") is Taken.COMPLAINT
    assert [(one.reason, one.channel) for one in stops()] == [("complained", Channel.MAIL)]


def test_a_complaint_about_a_mail_that_is_not_ours_strikes_nobody_off(message: Message) -> None:
    taken = bring(report("complaint-yahoo"), f"complaints@{DOMAIN}", sender="fbl@yahoo.example")
    assert (taken, stops()) == (Taken.NOT_OURS, [])


def test_nobody_but_providers_write_to_where_complaints_go(message: Message) -> None:
    assert bring(answer("STOP"), f"complaints@{DOMAIN}") is Taken.UNKNOWN


def test_an_address_is_known_in_whatever_letters_it_is_written(message: Message) -> None:
    assert bring(answer("1"), address_of(message).upper()) is Taken.ANSWER


def forged(message: Message) -> list[str]:
    """Addresses that look as if they were made for this message, or for another one."""
    own, uid = address_of(message), message.uid
    name, _, domain = own.partition("@")
    return [
        f"{name[:-1]}{'b' if name[-1] == 'a' else 'a'}@{domain}",
        f"{name}@else.example",
        f"x{name}@{domain}",
        f"{name}a@{domain}",
        name,
        "",
        f"b{name[1:]}@{domain}",
        returning.address(Way.ANSWER, message.id + 1, uid, DOMAIN),
        returning.address(Way.ANSWER, 2**39, uid, DOMAIN),
        returning.address(Way.ANSWER, message.id, "0" * 32, DOMAIN),
        f"r-{'a' * 32}@{DOMAIN}",
        f"r-{'٣' * 32}@{DOMAIN}",
        f"{Way.ANSWER}-@{DOMAIN}",
    ]


def test_a_forged_address_is_unknown_and_nothing_is_kept(make: Make, message: Message) -> None:
    mailed(make, make.invitation())
    taken = {bring(answer("STOP"), one) for one in forged(message)}
    assert taken == {Taken.UNKNOWN}
    assert stops() == list(db.session.scalars(select(IncomingText))) == answers() == []


def test_addresses_of_one_district_open_nothing_in_another(make: Make, message: Message) -> None:
    abroad = make.school(make.district())
    theirs = mailed(make, make.invitation(make.meeting(school=abroad), make.family(school=abroad)))
    own = returning.address(Way.ANSWER, theirs.id, message.uid, DOMAIN)
    assert bring(answer("1"), own) is Taken.UNKNOWN


def test_addresses_made_with_another_secret_open_nothing(message: Message) -> None:
    own = address_of(message)
    keyring.configure(("another-secret-for-tests-and-nothing-else",))
    try:
        assert bring(answer("1"), own) is Taken.UNKNOWN
    finally:
        keyring.configure(("a-secret-for-tests-and-for-nothing-else",))


def test_the_mail_of_somebody_who_was_struck_from_the_roster_is_not_answered(message: Message) -> None:
    guardian_id = int(message.recipient.partition(":")[2])
    with transaction() as session:
        session.get_one(Message, message.id).recipient = f"guardian:{guardian_id + 1000}"
    assert write_back(message, "1") is Taken.UNKNOWN


def test_staff_answer_by_mail_to_nobody(make: Make) -> None:
    told = sent(put(make, recipient=f"staff:{make.staff_member().id}"))
    assert write_back(told, "1") is Taken.UNKNOWN


@pytest.mark.parametrize("name", ["postfix-unknown", "postfix-delayed", "opened-receipt"])
def test_a_mail_that_is_brought_fifty_times_counts_once(message: Message, name: str) -> None:
    taken = [came_back(message, name) for _ in range(50)]
    assert taken[1:] == [Taken.KNOWN] * 49
    assert len(db.session.scalars(select(ProviderEvent)).all()) == 1


def test_an_answer_that_is_brought_fifty_times_counts_once(message: Message) -> None:
    assert {write_back(message, "1") for _ in range(50)} == {Taken.ANSWER}
    assert len(db.session.scalars(select(IncomingText)).all()) == len(answers()) == 1


def test_two_mails_without_a_name_are_told_apart_by_what_they_say(message: Message) -> None:
    unnamed = [answer(words).replace(b"Message-ID: <1@phone.example>\n", b"") for words in ("1", "2", "2")]
    assert [bring(one, address_of(message)) for one in unnamed] == [Taken.ANSWER] * 3
    assert len(db.session.scalars(select(IncomingText)).all()) == 2


def test_a_thousand_automatic_answers_are_answered_by_none(message: Message) -> None:
    storm = [write_back(message, "yes", nth, Auto_Submitted="auto-replied") for nth in range(1000)]
    assert set(storm) == {Taken.MACHINE}
    assert answers() == list(db.session.scalars(select(IncomingText))) == []


def test_what_cannot_be_read_is_kept_nowhere(message: Message) -> None:
    deep = b"Content-Type: message/rfc822\r\n\r\n" * 1000
    assert bring(deep, address_of(message)) is Taken.UNREADABLE
    assert list(db.session.scalars(select(ProviderEvent))) == []


def test_a_calendars_answer_is_noted_and_changes_nothing(message: Message) -> None:
    calendar = answer("BEGIN:VCALENDAR\r\nMETHOD:REPLY", kind="calendar")
    assert bring(calendar, address_of(message)) is Taken.MACHINE
    assert db.session.scalars(select(ProviderEvent.status)).one() == "calendar"


def test_only_addresses_of_ours_are_known(message: Message) -> None:
    known = [queries.is_ours(one, DOMAIN) for one in (address_of(message), f"complaints@{DOMAIN}")]
    assert known == [True, True]
    assert {queries.is_ours(one, DOMAIN) for one in forged(message)} == {False}


def test_nothing_of_a_mail_shows_in_a_repr(message: Message) -> None:
    brought = Incoming(answer("secret"), FAMILY, address_of(message))
    token = returning.token_in(address_of(message), DOMAIN)
    assert repr(brought) == "Incoming()"
    assert "proof" not in repr(token)
