"""What a letter on paper would tell somebody: the newest, whoever told it before."""

from datetime import timedelta

import pytest

from chats.delivery.letter import MessageState
from chats.families.households import GradeBand
from chats.invitations.replies import Standing
from chats.notices.due import Asked, Notice, Times
from chats.notices.written import Line
from chats.printing.wanted import due_on_paper, is_on_paper, is_unreached, youngest
from tests.factories import NOW, ZONE

STARTS = NOW + timedelta(days=7)
UNANSWERED = Asked(Standing.UNANSWERED)


def times(revision: int = 0, **facts: object) -> Times:
    whole = {"published": True, "cancelled": False, "starts_at": STARTS, "zone": ZONE} | facts
    return Times(revision=revision, **whole)  # type: ignore[arg-type]


def line(key: str, state: MessageState = MessageState.ACCEPTED, revision: int = 0) -> Line:
    return Line(1, key, state, revision, NOW)


INVITED_BY_MAIL = line("invitation:invited:1:rev0:mail")


def test_who_had_the_invitation_by_mail_can_have_it_on_paper_too() -> None:
    due = due_on_paper(times(), UNANSWERED, [INVITED_BY_MAIL], NOW)
    assert due is not None
    assert due.notice is Notice.INVITATION


@pytest.mark.parametrize("standing", [one for one in Standing if one is not Standing.UNANSWERED])
def test_who_has_answered_is_not_invited_on_paper(standing: Standing) -> None:
    assert due_on_paper(times(), Asked(standing), [INVITED_BY_MAIL], NOW) is None


def test_who_was_told_an_older_time_gets_the_change_and_what_it_was() -> None:
    due = due_on_paper(times(1), Asked(Standing.SEATED), [INVITED_BY_MAIL], NOW)
    assert due is not None
    assert (due.notice, due.told_revision) == (Notice.CHANGED, 0)


def test_who_heard_of_the_change_already_can_have_it_on_paper_too() -> None:
    told = line("changed:invited:1:rev1:mail", revision=1)
    due = due_on_paper(times(1), UNANSWERED, [INVITED_BY_MAIL, told], NOW)
    assert due is not None
    assert due.notice is Notice.CHANGED


def test_a_meeting_that_moved_there_and_back_again_is_an_invitation() -> None:
    due = due_on_paper(times(2, alike=frozenset({0})), UNANSWERED, [INVITED_BY_MAIL], NOW)
    assert due is not None
    assert due.notice is Notice.INVITATION


def test_who_was_never_told_of_a_cancelled_meeting_gets_nothing() -> None:
    assert due_on_paper(times(1, published=False, cancelled=True), UNANSWERED, [], NOW) is None


def test_nothing_is_printed_for_a_meeting_that_has_begun() -> None:
    assert due_on_paper(times(), UNANSWERED, [], STARTS) is None


def test_a_reminder_is_not_for_paper() -> None:
    told = line("invitation:invited:1:rev0:mail")
    seated = Asked(Standing.SEATED)
    assert due_on_paper(times(), seated, [told], STARTS - timedelta(hours=20)) is None


def test_a_letter_that_was_withdrawn_may_be_made_again() -> None:
    due = due_on_paper(times(), UNANSWERED, [], NOW)
    assert due is not None
    gone = line("invitation:invited:1:rev0:printed", MessageState.SUPERSEDED)
    waits = line("invitation:invited:1:rev0:printed", MessageState.WITH_PERSON)
    assert (is_on_paper(due, [gone]), is_on_paper(due, [waits])) == (False, True)


def test_only_who_waits_for_a_call_with_it_is_not_reached() -> None:
    due = due_on_paper(times(), UNANSWERED, [], NOW)
    assert due is not None
    waits = line("invitation:invited:1:rev0:call", MessageState.WITH_PERSON)
    assert (is_unreached(due, [waits]), is_unreached(due, [INVITED_BY_MAIL])) == (True, False)


def test_the_youngest_childs_teacher_gets_the_letter() -> None:
    assert youngest([GradeBand.G9_12, GradeBand.PK_2, GradeBand.G3_5]) is GradeBand.PK_2
