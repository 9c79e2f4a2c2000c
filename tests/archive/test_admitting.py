"""Who gets a link to a recording, and for how long."""

from datetime import UTC, date, datetime

from chats.access.actors import Purpose
from chats.access.models import Link
from chats.archive import actions
from chats.archive.models import RecordingGuest
from chats.db import db
from chats.invitations.models import Invitation
from tests.archive.conftest import Archive, Desk
from tests.factories import NOW, Make


def guests() -> list[RecordingGuest]:
    return list(db.session.query(RecordingGuest).order_by(RecordingGuest.id))


def links() -> list[Link]:
    return list(db.session.query(Link).filter_by(purpose=Purpose.RECORDING).order_by(Link.id))


def test_every_guardian_of_an_invited_family_gets_a_link_of_their_own(archive: Archive, make: Make) -> None:
    meeting = archive.meeting()
    archive.ready(meeting)
    make.invitation(meeting, make.family(guardians=2))
    make.family()  # not invited
    assert actions.admit(NOW) == 2
    assert [(one.id, one.language) for one in links()] == [(one.link_id, "es") for one in guests()]
    assert [one.subject_id for one in links()] == [one.id for one in guests()]


def test_letting_in_twice_is_letting_in_once(archive: Archive, make: Make) -> None:
    meeting = archive.meeting()
    archive.ready(meeting)
    make.invitation(meeting)
    assert (actions.admit(NOW), actions.admit(NOW)) == (1, 0)
    assert len(links()) == 1


def test_nobody_is_let_in_before_something_is_published(archive: Archive, make: Make, desk: Desk) -> None:
    meeting = archive.meeting()
    archive.ready(meeting, published=False)
    make.invitation(meeting)
    assert actions.admit(NOW) == 0


def test_a_family_whose_invitation_was_taken_back_is_not_let_in(archive: Archive, make: Make) -> None:
    meeting = archive.meeting()
    archive.ready(meeting)
    make.invitation(meeting, withdrawn_at=NOW)
    make.invitation(meeting, make.family(left_at=NOW))
    assert actions.admit(NOW) == 0


def test_who_reads_nothing_gets_the_link_in_the_language_they_speak(archive: Archive, make: Make) -> None:
    meeting = archive.meeting()
    archive.ready(meeting)
    archive.invited(meeting, None)
    assert links()[0].language == "es"


def test_a_link_lasts_to_the_end_of_the_last_day_where_the_school_is(archive: Archive, make: Make) -> None:
    meeting = archive.meeting()
    archive.ready(meeting, keep_until=date(2026, 12, 1))
    archive.ready(meeting, keep_until=date(2026, 11, 1), language="so")
    archive.invited(meeting)
    assert links()[0].expires_at == datetime(2026, 12, 2, 8, tzinfo=UTC)


def test_publishing_another_recording_lets_the_links_last_as_long(
    archive: Archive, make: Make, desk: Desk
) -> None:
    meeting = archive.meeting()
    archive.ready(meeting, keep_until=date(2026, 11, 1))
    archive.invited(meeting)
    later = archive.ready(meeting, keep_until=date(2026, 12, 1), published=False)
    actions.publish_recording(later.id, by=desk.by, now=NOW)
    db.session.expire_all()
    assert links()[0].expires_at == datetime(2026, 12, 2, 8, tzinfo=UTC)


def test_a_family_invited_late_is_let_in_late(archive: Archive, make: Make) -> None:
    meeting = archive.meeting()
    archive.ready(meeting)
    make.invitation(meeting)
    actions.admit(NOW)
    make.invitation(meeting)
    assert actions.admit(NOW) == 1
    assert db.session.query(Invitation).count() == 2
