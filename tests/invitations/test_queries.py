"""What staff see of families' answers, and what a text that says only “1” can mean."""

from datetime import timedelta

from chats.db import db
from chats.invitations import actions, queries
from chats.invitations.models import PartStat
from chats.invitations.replies import CALL, Answer, Standing
from chats.meetings.kinds import Status
from tests.factories import NOW, Make
from tests.invitations.statements import statements

YES, NO = PartStat.ACCEPTED, PartStat.DECLINED


def test_answers_stand_in_the_order_in_which_staff_need_them(make: Make) -> None:
    meeting = make.meeting(seats=1)
    families = make.invitations(meeting, 6)
    said: list[Answer | None] = [NO, None, CALL, YES, YES, YES]
    for minutes, (invitation, answer) in enumerate(zip(families, said, strict=True)):
        if answer is not None:
            actions.reply(answer, by=make.guest(invitation), now=NOW + timedelta(minutes=minutes))
    rows = queries.answers_of(meeting.id)
    expected = [families[one].id for one in (3, 4, 5, 2, 1, 0)]
    assert [row.invitation_id for row in rows] == expected
    assert [row.waitlisted for row in rows] == [False, True, True, False, False, False]
    assert rows[0].standing is Standing.SEATED


def test_an_answer_names_its_guardians_their_languages_and_needs(make: Make) -> None:
    family = make.family(guardians=0)
    make.guardian(family, spoken_language="mam", given_name="美玲", family_name="陳")
    make.guardian(family, spoken_language="es")
    invitation = make.invitation(make.meeting(), family)
    guest = make.guest(invitation)
    actions.reply(YES, by=guest, now=NOW)
    actions.details(3, interpreter=False, childcare=True, needs="a ramp", by=guest, now=NOW)
    (row,) = queries.answers_of(invitation.meeting_id)
    assert row.guardians[0].name == "陳美玲"
    assert row.languages == ("mam", "es")
    assert (row.party, row.childcare_wanted, row.needs) == (3, True, "a ramp")
    assert not row.wants_interpreter


def test_until_a_family_says_the_roster_says_whether_it_needs_an_interpreter(make: Make) -> None:
    meeting = make.meeting()
    needs, does_not = make.family(guardians=0), make.family(guardians=0)
    make.guardian(needs, needs_interpreter=True)
    make.guardian(does_not, needs_interpreter=False)
    make.invitation(meeting, needs)
    make.invitation(meeting, does_not)
    assert [row.wants_interpreter for row in queries.answers_of(meeting.id)] == [True, False]


def test_many_answers_are_read_in_two_statements(make: Make) -> None:
    meeting = make.meeting()
    make.invitations(meeting, 5)
    meeting_id = meeting.id
    db.session.rollback()
    with statements() as said:
        assert len(queries.answers_of(meeting_id)) == 5
    assert len([one for one in said if one.startswith("SELECT")]) == 2


def test_a_withdrawn_family_is_not_among_the_answers(make: Make) -> None:
    invitation = make.invitation(withdrawn_at=NOW)
    assert queries.answers_of(invitation.meeting_id) == []


def test_a_guardian_can_still_answer_published_meetings_that_have_not_begun(make: Make) -> None:
    family = make.family()
    later = make.invitation(make.meeting(starts_at=NOW + timedelta(days=9)), family)
    sooner = make.invitation(make.meeting(starts_at=NOW + timedelta(days=2)), family)
    make.invitation(make.meeting(status=Status.CANCELLED), family)
    make.invitation(make.meeting(starts_at=NOW), family)
    found = queries.open_invitations_of(family.guardians[0].id, NOW)
    assert [one.invitation_id for one in found] == [sooner.id, later.id]
