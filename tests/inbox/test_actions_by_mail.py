"""An answer to a mail does the one thing it means, like a text; whoever got the mail is who answers."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from chats.access.actors import Role
from chats.db import db, transaction
from chats.delivery.letter import Channel, Lane
from chats.delivery.models import Message, Suppression
from chats.families.models import ContactKind, Guardian
from chats.inbox import queries
from chats.inbox.models import IncomingText
from chats.interpreters.models import Assignment, Offer, OfferState
from chats.invitations.models import Invitation, PartStat, Source
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.schools.models import District, UnreviewedWords
from tests.factories import NOW, Make
from tests.mailroom.correspondence import (
    address_of,
    answers,
    bring,
    guardian_of,
    mailed,
    offered,
    sent,
    write_back,
)
from tests.mailroom.shapes import answer as written


@pytest.fixture
def invited(make: Make) -> Invitation:
    return make.invitation()


@pytest.fixture
def message(make: Make, invited: Invitation) -> Message:
    """The mail that asked the family."""
    return mailed(make, invited)


def kept() -> list[IncomingText]:
    return list(db.session.scalars(select(IncomingText).order_by(IncomingText.id)))


def standing(invitation_id: int) -> PartStat:
    db.session.expire_all()
    return db.session.get_one(Invitation, invitation_id).partstat


@pytest.mark.parametrize(
    ("words", "partstat"),
    [
        ("1", PartStat.ACCEPTED), ("٢", PartStat.DECLINED), ("Sí, gracias.", PartStat.ACCEPTED),
        ("不能来", PartStat.DECLINED), ("haa", PartStat.ACCEPTED), ("👍", PartStat.ACCEPTED),
        ("1\n\n> Lincoln invites you.\n> Reply 2 if not.", PartStat.ACCEPTED),
        ("no puedo\n\nEnviado desde mi iPhone", PartStat.DECLINED),
    ],
)  # fmt: skip
def test_a_mail_answers_the_invitation(
    invited: Invitation, message: Message, words: str, partstat: PartStat
) -> None:
    invitation_id = invited.id
    write_back(message, words)
    assert standing(invitation_id) is partstat
    assert db.session.get_one(Invitation, invitation_id).source is Source.MAIL


def test_people_sign_their_mails(make: Make) -> None:
    invitation = make.invitation()
    invitation_id, name = invitation.id, guardian_of(invitation).full_name
    write_back(mailed(make, invitation), f"Sí\n\n{name}")
    assert standing(invitation_id) is PartStat.ACCEPTED


def test_a_wish_to_be_called_stands_on_the_call_list(invited: Invitation, message: Message) -> None:
    invitation_id = invited.id
    write_back(message, "llámenme por favor")
    assert db.session.get_one(Invitation, invitation_id).call_wanted_at == NOW


def test_the_answer_goes_to_the_address_on_file_in_the_familys_language(message: Message) -> None:
    address, recipient = message.address, message.recipient
    write_back(message, "1", From="somebody.else@canary.example", Reply_To="trap@canary.example")
    (told,) = answers()
    assert (told.kind, told.language, told.recipient) == ("reply-noted", "es", recipient)
    assert (told.channel, told.address, told.lane) == (Channel.MAIL, address, Lane.CODES_AND_CANCELLATIONS)
    assert (told.letter.subject, told.slots) == ("Re: Lincoln: le invitamos", {"sender_name": "School 1"})
    assert "{{link}}" in told.letter.text
    assert told.link_id is not None


def test_of_two_meetings_the_one_the_mail_was_about_is_meant(make: Make, invited: Invitation) -> None:
    family = guardian_of(invited).family
    other = make.invitation(make.meeting(starts_at=NOW + timedelta(days=9)), family)
    first_id, other_id = invited.id, other.id
    write_back(mailed(make, other), "1")
    assert (standing(first_id), standing(other_id)) == (PartStat.NEEDS_ACTION, PartStat.ACCEPTED)


def test_a_change_of_mind_by_the_same_mail_counts(invited: Invitation, message: Message) -> None:
    invitation_id = invited.id
    write_back(message, "1")
    write_back(message, "2", nth=2)
    assert standing(invitation_id) is PartStat.DECLINED
    assert len(answers()) == 2


def test_an_answer_to_our_answer_is_still_about_the_same_meeting(make: Make, invited: Invitation) -> None:
    family = guardian_of(invited).family
    other_id = make.invitation(make.meeting(starts_at=NOW + timedelta(days=9)), family).id
    invitation_id = invited.id
    write_back(mailed(make, invited), "¿Dónde es?")
    write_back(sent(answers()[0]), "1", nth=2)
    assert (standing(invitation_id), standing(other_id)) == (PartStat.ACCEPTED, PartStat.NEEDS_ACTION)


def test_a_mail_that_is_about_no_meeting_and_could_mean_two_is_asked_about(
    make: Make, invited: Invitation
) -> None:
    make.invitation(make.meeting(starts_at=NOW + timedelta(days=9)), guardian_of(invited).family)
    write_back(mailed(make, invited, subject=("recording", 1, 0)), "1")
    assert set(db.session.scalars(select(Invitation.partstat))) == {PartStat.NEEDS_ACTION}
    assert [one.kind for one in answers()] == ["which-meeting"]


def test_an_answer_to_what_was_cancelled_is_told_so(
    make: Make, invited: Invitation, message: Message
) -> None:
    meeting_id = invited.meeting_id
    with transaction() as session:
        meeting = session.get_one(Meeting, meeting_id)
        meeting.status, meeting.cancelled_at = Status.CANCELLED, NOW
    write_back(message, "1")
    assert [one.kind for one in answers()] == ["reply-noted"]
    assert "cancel" in answers()[0].letter.source_text


def test_more_than_an_answer_goes_to_the_liaison_with_its_language(
    make: Make, invited: Invitation, message: Message
) -> None:
    invitation_id, liaison = invited.id, make.staff()
    write_back(message, "Sí, pero llego tarde.\n¿Hay estacionamiento?")
    (waiting,) = queries.texts_for(liaison)
    assert waiting.incoming.body == "Sí, pero llego tarde.\n¿Hay estacionamiento?"
    assert (waiting.incoming.language, waiting.is_mail) == ("es", True)
    assert standing(invitation_id) is PartStat.NEEDS_ACTION
    (told,) = answers()
    assert (told.kind, told.language) == ("sent-to-liaison", "es")
    assert "leer su mensaje" in told.letter.text


def test_whoever_reads_it_sees_where_to_write_and_call(
    make: Make, invited: Invitation, message: Message
) -> None:
    liaison, address = make.staff(), message.address
    number = next(one.address for one in guardian_of(invited).contacts if one.kind is ContactKind.MOBILE)
    write_back(message, "¿Hay estacionamiento?")
    (waiting,) = queries.texts_for(liaison)
    assert (waiting.number, waiting.mail) == (number, address)


def test_files_that_came_with_it_are_not_kept_but_said_to_have_been_there(
    make: Make, message: Message
) -> None:
    mail = written("Mire esto").replace(b'text/plain; charset="utf-8"', b'multipart/mixed; boundary="b"')
    head, _, _ = mail.partition(b"\n\n")
    parts = b"--b\n\nMire esto\n--b\nContent-Type: image/jpeg; name=a.jpg\n\nxxxx\n--b--\n"
    bring(head + b"\n\n" + parts, address_of(message))
    assert queries.texts_for(make.staff())[0].incoming.body == "Mire esto\n📎 image/jpeg"


@pytest.mark.parametrize(
    "words", ["STOP", "alto", "قف", "停止", "jooji", "no me manden más mensajes", "ＳＴＯＰ\u00a0"]
)
def test_stop_ends_mail_to_the_address_at_once_and_says_so(message: Message, words: str) -> None:
    digest = message.address_digest
    write_back(message, words)
    (stop,) = db.session.scalars(select(Suppression))
    assert (stop.channel, stop.address_digest) == (Channel.MAIL, digest)
    assert (stop.reason, stop.source) == ("stop", "mail")
    (told,) = answers()
    assert (told.kind, told.useless_after - NOW) == ("stopped", timedelta(minutes=5))


def test_a_stop_by_mail_leaves_texts_as_they_are(message: Message) -> None:
    write_back(message, "STOP")
    assert {one.channel for one in db.session.scalars(select(Suppression))} == {Channel.MAIL}


def test_whoever_asks_for_help_is_helped(message: Message) -> None:
    write_back(message, "ayuda")
    assert [one.kind for one in answers()] == ["help"]


def test_the_other_parent_of_the_family_answers_for_it_too(make: Make) -> None:
    invitation = make.invitation(family=make.family(guardians=2))
    invitation_id = invitation.id
    second = db.session.scalars(select(Guardian).order_by(Guardian.id.desc())).first()
    assert second is not None
    write_back(mailed(make, invitation, recipient=f"guardian:{second.id}"), "1")
    assert standing(invitation_id) is PartStat.ACCEPTED


def test_an_interpreter_takes_an_offer_by_mail(make: Make) -> None:
    interpreter = make.interpreter()
    write_back(offered(make, interpreter, make.offer(interpreter=interpreter)), "1")
    assert db.session.scalars(select(Assignment)).one().ended_at is None
    assert answers() == []  # that it is theirs, they hear by a notice


def test_an_interpreter_answers_the_offer_that_the_mail_was_about(make: Make) -> None:
    interpreter = make.interpreter()
    first_id = make.offer(interpreter=interpreter).id
    other = make.offer(make.need(make.meeting(starts_at=NOW + timedelta(days=9))), interpreter)
    other_id = other.id
    write_back(offered(make, interpreter, other), "2")
    states = [db.session.get_one(Offer, one).state for one in (first_id, other_id)]
    assert states == [OfferState.OPEN, OfferState.DECLINED]


def test_where_unchecked_words_may_not_go_out_by_mail_nothing_is_answered(
    make: Make, invited: Invitation, message: Message
) -> None:
    with transaction() as session:
        session.get_one(District, invited.district_id).shipped_by_mail = UnreviewedWords.NEVER
    invitation_id = invited.id
    write_back(message, "1")
    assert standing(invitation_id) is PartStat.ACCEPTED
    assert answers() == []


def test_a_familys_mail_is_not_for_another_school(make: Make, message: Message) -> None:
    write_back(message, "¿Hay estacionamiento?")
    assert queries.texts_for(make.staff(Role.LIAISON, school=make.school())) == []


def test_what_a_family_wrote_is_sealed(message: Message) -> None:
    write_back(message, "¿Puedo llevar a mi hermana?")
    assert b"hermana" not in kept()[0].body_sealed
