"""A text that comes in does the one thing it means, once; what is not plain goes to a person."""

from dataclasses import replace
from datetime import timedelta
from typing import NoReturn

import pytest
from sqlalchemy import select

from chats.access.actors import Role
from chats.db import db, transaction
from chats.delivery.letter import Lane
from chats.delivery.models import Message, Suppression
from chats.families.models import ContactKind, Guardian
from chats.inbox import actions, queries
from chats.inbox.actions import NoSuchText
from chats.inbox.incoming import Received
from chats.inbox.models import IncomingText
from chats.inbox.views import DEEDS
from chats.invitations.models import Invitation, PartStat, Source
from chats.schools.models import District, UnreviewedWords
from tests.factories import NOW, Make


def text(guardian: Guardian | str, body: str, ref: str = "SM1") -> None:
    sender = guardian if isinstance(guardian, str) else guardian.contacts[0].address
    actions.read_text(Received(ref, sender, body), DEEDS, NOW)


def kept() -> list[IncomingText]:
    return list(db.session.scalars(select(IncomingText).order_by(IncomingText.id)))


def answers() -> list[Message]:
    return list(db.session.scalars(select(Message).order_by(Message.id)))


@pytest.fixture
def invited(make: Make) -> Invitation:
    return make.invitation()


def guardian_of(invitation: Invitation) -> Guardian:
    return db.session.scalars(select(Guardian).where(Guardian.family_id == invitation.family_id)).first()  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("body", "partstat"),
    [("1", PartStat.ACCEPTED), ("٢", PartStat.DECLINED), ("Sí, gracias", PartStat.ACCEPTED)],
)
def test_a_text_answers_the_invitation(invited: Invitation, body: str, partstat: PartStat):
    invitation_id = invited.id
    text(guardian_of(invited), body)
    answered = db.session.get_one(Invitation, invitation_id)
    assert (answered.partstat, answered.source) == (partstat, Source.TEXT)


def test_a_three_puts_the_family_on_the_call_list(invited: Invitation):
    invitation_id = invited.id
    text(guardian_of(invited), "3")
    assert db.session.get_one(Invitation, invitation_id).call_wanted_at == NOW


def test_the_answer_is_told_back_in_the_familys_language_at_once(invited: Invitation):
    guardian = guardian_of(invited)
    recipient, number = f"guardian:{guardian.id}", guardian.contacts[0].address
    text(guardian, "1")
    (answer,) = answers()
    assert (answer.kind, answer.language, answer.recipient) == ("reply-noted", "es", recipient)
    assert answer.address == number
    assert answer.lane is Lane.CODES_AND_CANCELLATIONS
    assert "{{link}}" in answer.letter.text
    assert answer.link_id is not None
    assert answer.letter.source_text != answer.letter.text


def test_a_text_brought_fifty_times_counts_once(invited: Invitation):
    guardian = guardian_of(invited)
    for _ in range(50):
        text(guardian, "1")
    assert len(kept()) == len(answers()) == 1


def test_a_text_that_was_broken_off_is_taken_up_again(invited: Invitation):
    def torn(*_given: object, **_more: object) -> NoReturn:
        raise ConnectionError

    received = Received("SM1", guardian_of(invited).contacts[0].address, "1")
    with pytest.raises(ConnectionError):
        actions.read_text(received, replace(DEEDS, reply=torn), NOW)
    assert [one.reading for one in kept()] == [None]
    actions.read_text(received, DEEDS, NOW)
    assert [one.reading for one in kept()] == ["yes"]
    assert len(answers()) == 1


def test_what_a_family_wrote_is_sealed(invited: Invitation):
    text(guardian_of(invited), "¿Puedo llevar a mi hermana?")
    (row,) = kept()
    assert row.body == "¿Puedo llevar a mi hermana?"
    assert b"hermana" not in row.body_sealed


def test_more_than_an_answer_goes_to_the_liaison_and_the_family_is_told(make: Make, invited: Invitation):
    invitation_id, liaison = invited.id, make.staff()
    text(guardian_of(invited), "sí pero tarde")
    assert db.session.get_one(Invitation, invitation_id).partstat is PartStat.NEEDS_ACTION
    (waiting,) = queries.texts_for(liaison)
    assert (waiting.incoming.body, waiting.incoming.reading) == ("sí pero tarde", "for-a-person")
    assert [one.kind for one in answers()] == ["sent-to-liaison"]


def test_two_open_meetings_are_asked_about_and_nothing_is_guessed(make: Make, invited: Invitation):
    guardian = guardian_of(invited)
    family = guardian.family
    make.invitation(make.meeting(starts_at=NOW + timedelta(days=9)), family)
    text(guardian, "1")
    assert set(db.session.scalars(select(Invitation.partstat))) == {PartStat.NEEDS_ACTION}
    assert [one.kind for one in answers()] == ["which-meeting"]
    assert [one.reading for one in kept()] == ["which-meeting"]


def test_of_two_meetings_the_one_not_answered_yet_is_meant(make: Make, invited: Invitation):
    guardian, first_id = guardian_of(invited), invited.id
    second_id = make.invitation(make.meeting(starts_at=NOW + timedelta(days=9)), guardian.family).id
    text(guardian, "2")  # asks which
    with transaction():
        db.session.get_one(Invitation, first_id).partstat = PartStat.ACCEPTED
    text(guardian, "2", "SM2")
    assert db.session.get_one(Invitation, first_id).partstat is PartStat.ACCEPTED
    assert db.session.get_one(Invitation, second_id).partstat is PartStat.DECLINED


def test_an_answer_without_a_meeting_is_read_by_a_person(make: Make):
    text(make.guardian(), "1")
    assert [one.reading for one in kept()] == ["for-a-person"]


def test_an_answer_to_a_meeting_that_has_begun_is_read_by_a_person(make: Make):
    invitation = make.invitation(make.meeting(starts_at=NOW - timedelta(minutes=5)))
    text(guardian_of(invitation), "1")
    assert [one.reading for one in kept()] == ["for-a-person"]


def test_stop_ends_texts_to_the_number_at_once_and_says_so(invited: Invitation):
    guardian = guardian_of(invited)
    digest = guardian.contacts[0].digest
    text(guardian, "no me manden más mensajes")
    (stop,) = db.session.scalars(select(Suppression))
    assert (stop.address_digest, stop.reason, stop.source) == (digest, "stop", "text")
    (answer,) = answers()
    assert answer.kind == "stopped"
    assert answer.useless_after - NOW == timedelta(minutes=5)


def test_a_stop_that_is_brought_again_does_not_undo_what_a_person_lifted(invited: Invitation):
    guardian = guardian_of(invited)
    text(guardian, "STOP")
    with transaction() as session:
        session.scalars(select(Suppression)).one().lifted_at = NOW
    text(guardian, "STOP")
    assert db.session.scalars(select(Suppression)).one().lifted_at == NOW


def test_stop_from_a_number_nobody_knows_holds_everywhere(make: Make):
    districts = {make.home.id, make.district().id}
    text(make.number(), "STOP")
    assert set(db.session.scalars(select(Suppression.district_id))) == districts
    assert kept() == []


def test_stop_holds_in_each_district_that_knows_the_number(make: Make, invited: Invitation):
    number, abroad = guardian_of(invited).contacts[0].address, make.school(make.district())
    make.contact(make.guardian(make.family(school=abroad, guardians=0), kinds=()), ContactKind.MOBILE, number)
    text(number, "stop")
    assert len(set(db.session.scalars(select(Suppression.district_id)))) == 2
    assert len(answers()) == 1


def test_a_number_of_two_families_is_never_taken_for_one_of_them(make: Make, invited: Invitation):
    number = guardian_of(invited).contacts[0].address
    other = make.invitation()
    make.contact(guardian_of(other), ContactKind.MOBILE, number)
    text(number, "1")
    assert set(db.session.scalars(select(Invitation.partstat))) == {PartStat.NEEDS_ACTION}
    assert [one.reading for one in kept()] == ["for-a-person", "for-a-person"]
    assert len(answers()) == 1


def test_a_phone_that_a_couple_shares_answers_for_the_family(make: Make):
    invitation = make.invitation(family=make.family(guardians=2))
    first, second = db.session.get_one(Invitation, invitation.id).letters
    number = db.session.get_one(Guardian, first.guardian_id).contacts[0].address
    make.contact(db.session.get_one(Guardian, second.guardian_id), ContactKind.MOBILE, number)
    text(number, "1")
    assert set(db.session.scalars(select(Invitation.partstat))) == {PartStat.ACCEPTED}


def test_a_stranger_is_not_answered(make: Make):
    text(make.number(), "1")
    assert kept() == answers() == []


def test_where_unchecked_words_may_not_go_out_nothing_is_answered(make: Make, invited: Invitation):
    with transaction() as session:
        session.get_one(District, invited.district_id).shipped_by_text = UnreviewedWords.NEVER
    invitation_id = invited.id
    text(guardian_of(invited), "1")
    assert db.session.get_one(Invitation, invitation_id).partstat is PartStat.ACCEPTED
    assert answers() == []


def test_a_text_that_was_dealt_with_leaves_the_desk(make: Make, invited: Invitation):
    liaison = make.staff()
    text(guardian_of(invited), "hola?")
    incoming_id = kept()[0].id
    actions.deal_with(incoming_id, by=liaison, now=NOW)
    assert queries.texts_for(liaison) == []


@pytest.mark.parametrize("role", [Role.LIAISON, Role.HOST])
def test_a_familys_text_is_not_for_another_school(make: Make, invited: Invitation, role: Role):
    text(guardian_of(invited), "hola?")
    other = make.staff(role, school=make.school())
    assert queries.texts_for(other) == []
    with pytest.raises(NoSuchText):
        actions.deal_with(kept()[0].id, by=other, now=NOW)
