"""Whom a notice reaches by WhatsApp, and who hears of it in another way."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from chats.db import db, transaction
from chats.delivery import suppressions
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message
from chats.delivery.standings import Standing
from chats.families.models import Contact, ContactKind
from chats.invitations.models import Invitation
from chats.meetings.models import Meeting
from chats.notices.due import Notice
from chats.schools.models import District, UnreviewedWords
from tests.factories import NOW, Make
from tests.notices.approving import approve, sid_of
from tests.notices.telling import asked, catch_up, kinds, moved, sent, written

BOTH = (ContactKind.WHATSAPP, ContactKind.MOBILE)


def on_whatsapp(make: Make, language: str = "es", kinds: tuple[ContactKind, ...] = BOTH) -> Invitation:
    """A family that wants WhatsApp first."""
    return asked(make, language=language, kinds=kinds)


def channels(**facts: object) -> list[Channel]:
    return [message.channel for message in written(**facts)]


def refused_by_whatsapp() -> None:
    with transaction() as session:
        session.execute(
            update(Message)
            .where(Message.channel == Channel.WHATSAPP)
            .values(state=MessageState.FAILED_PERMANENT, reason="provider-refused")
        )


def test_whoever_wants_whatsapp_gets_the_approved_template(make: Make) -> None:
    approve("es")
    on_whatsapp(make)
    catch_up(make)
    (message,) = written()
    assert (message.channel, message.letter.template) == (Channel.WHATSAPP, sid_of(Notice.INVITATION, "es"))


def test_what_is_kept_of_it_is_what_stands_on_the_phone(make: Make) -> None:
    approve("es")
    on_whatsapp(make)
    catch_up(make)
    letter = written()[0].letter
    said = [value for value in letter.template_values or [] if value not in letter.text]
    assert (said, letter.text.startswith("🏫 ")) == ([], True)


def test_it_goes_to_the_number_that_they_use_whatsapp_with(make: Make) -> None:
    approve("es")
    on_whatsapp(make)
    number = db.session.scalars(select(Contact).where(Contact.kind == ContactKind.WHATSAPP)).one().address
    catch_up(make)
    assert written()[0].address == number


def test_a_language_without_approved_words_gets_a_text_in_that_language(make: Make) -> None:
    approve("es")
    on_whatsapp(make, "so")
    catch_up(make)
    assert [(message.channel, message.language) for message in written()] == [(Channel.TEXT, "so")]


@pytest.mark.parametrize("standing", [one for one in Standing if one is not Standing.APPROVED])
def test_a_template_that_is_not_approved_is_not_sent(make: Make, standing: Standing) -> None:
    approve("es", standing=standing)
    on_whatsapp(make)
    catch_up(make)
    assert channels() == [Channel.TEXT]


def test_one_notice_that_is_not_approved_goes_by_text_and_the_others_stay(make: Make) -> None:
    approve("es", notices=[Notice.INVITATION])
    invitation = on_whatsapp(make)
    catch_up(make)
    sent()
    moved(db.session.get_one(Meeting, invitation.meeting_id), timedelta(days=1))
    catch_up(make)
    assert [(one.kind, one.channel) for one in written()] == [
        ("invitation", Channel.WHATSAPP), ("changed", Channel.TEXT),
    ]  # fmt: skip


def test_a_text_in_its_place_goes_to_the_number_for_texts(make: Make) -> None:
    on_whatsapp(make)
    number = db.session.scalars(select(Contact).where(Contact.kind == ContactKind.MOBILE)).one().address
    catch_up(make)
    assert written()[0].address == number


def test_whoever_has_nothing_but_whatsapp_is_called_where_it_has_no_words(make: Make) -> None:
    on_whatsapp(make, "so", kinds=(ContactKind.WHATSAPP,))
    catch_up(make)
    assert channels() == [Channel.CALL]


def test_whoever_wants_mail_first_gets_mail(make: Make) -> None:
    approve("es")
    on_whatsapp(make, kinds=(ContactKind.MAIL, ContactKind.WHATSAPP))
    catch_up(make)
    assert channels() == [Channel.MAIL]


def test_without_consent_nothing_goes_by_whatsapp(make: Make) -> None:
    approve("es")
    on_whatsapp(make)
    with transaction() as session:
        session.execute(update(Contact).where(Contact.kind == ContactKind.WHATSAPP).values(consented=False))
    catch_up(make)
    assert channels() == [Channel.TEXT]


def test_after_a_stop_on_whatsapp_a_text_goes(make: Make) -> None:
    approve("es")
    on_whatsapp(make)
    digest = db.session.scalars(select(Contact.digest).where(Contact.kind == ContactKind.WHATSAPP)).one()
    with transaction():
        suppressions.put(
            Channel.WHATSAPP, digest, reason="stop", source="whatsapp", now=NOW, district_id=make.home.id
        )
    catch_up(make)
    assert channels() == [Channel.TEXT]


def test_what_whatsapp_did_not_let_through_goes_by_text(make: Make) -> None:
    approve("es")
    on_whatsapp(make)
    catch_up(make)
    refused_by_whatsapp()
    catch_up(make)
    assert channels(state=MessageState.READY) == [Channel.TEXT]


def test_what_neither_lets_through_stands_on_the_call_list(make: Make) -> None:
    approve("es")
    on_whatsapp(make)
    catch_up(make)
    refused_by_whatsapp()
    catch_up(make)
    with transaction() as session:
        session.execute(update(Message).values(state=MessageState.FAILED_PERMANENT))
    catch_up(make)
    assert channels(state=MessageState.WITH_PERSON) == [Channel.CALL]


def test_nobody_is_told_twice(make: Make) -> None:
    approve("es")
    on_whatsapp(make)
    catch_up(make)
    assert catch_up(make) == 0


def test_words_that_no_person_has_checked_say_so(make: Make) -> None:
    approve("es")
    on_whatsapp(make)
    catch_up(make)
    assert "Traducido por computadora" in written()[0].letter.text


def test_words_that_the_district_lets_no_text_say_do_not_go_by_whatsapp_either(make: Make) -> None:
    approve("es")
    on_whatsapp(make)
    with transaction() as session:
        session.get_one(District, make.home.id).shipped_by_text = UnreviewedWords.NEVER
    catch_up(make)
    assert channels() == [Channel.CALL]


def test_a_move_is_told_by_whatsapp_to_whoever_was_told_there(make: Make) -> None:
    approve("es")
    invitation = on_whatsapp(make)
    catch_up(make)
    sent()
    moved(db.session.get_one(Meeting, invitation.meeting_id), timedelta(days=1))
    catch_up(make)
    assert kinds(channel=Channel.WHATSAPP) == ["invitation", "changed"]


def test_an_interpreter_is_not_written_to_by_whatsapp(make: Make) -> None:
    approve("en", "es", "so")
    make.offer()
    catch_up(make)
    assert Channel.WHATSAPP not in channels()
