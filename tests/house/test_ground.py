"""The ground of the tests keeps its own promises, on either database."""

from threading import Thread

import pytest
from sqlalchemy import func, select

from chats.access.actors import Role
from chats.db import TransactionInside, db, transaction
from chats.schools.models import School
from tests.factories import Make
from tests.pages import CheckingClient


def schools() -> int:
    return db.session.scalar(select(func.count(School.id))) or 0


@pytest.mark.parametrize("time", ["first", "second"])
def test_rows_that_a_test_commits_are_gone_in_the_next(make: Make, time: str) -> None:
    make.school(name=f"Lincoln {time}")
    assert schools() == 1


@pytest.mark.commits
@pytest.mark.parametrize("time", ["first", "second"])
def test_rows_committed_for_real_are_gone_in_the_next(make: Make, time: str) -> None:
    make.invitation()
    assert schools() == 1


def test_a_transaction_that_fails_writes_nothing(make: Make) -> None:
    district_id = make.home.id

    def open_a_school_and_stumble() -> None:
        with transaction() as session:
            session.add(School(district_id=district_id, name="Lincoln", zone="UTC", address="1 Oak Street"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        open_a_school_and_stumble()
    assert schools() == 0


def test_a_transaction_inside_another_is_refused(app: object) -> None:
    with transaction(), pytest.raises(TransactionInside), transaction():
        pass


@pytest.mark.commits
def test_another_connection_sees_what_a_test_commits_for_real(make: Make) -> None:
    make.school()
    seen: list[int] = []

    engine = db.engine

    def look() -> None:
        with engine.connect() as connection:
            seen.append(connection.scalar(select(func.count()).select_from(School)) or 0)

    elsewhere = Thread(target=look)
    elsewhere.start()
    elsewhere.join()
    assert seen == [1]


def test_what_a_page_wrote_stays_written_for_the_test(make: Make, client: CheckingClient) -> None:
    school = make.school(name="Lincoln")
    assert school.name == "Lincoln"
    client.get("/sign-in")
    assert school.name == "Lincoln"


def test_a_signed_in_liaison_opens_the_desk(make: Make, client: CheckingClient) -> None:
    client.sign_in(make.session(make.staff_member(Role.LIAISON))[1])
    assert client.get("/desk").status == 200


def test_the_least_things_are_valid(make: Make) -> None:
    invitation = make.invitation()
    offer = make.offer()
    assert make.guest(invitation).subject_id == invitation.letters[0].id
    assert offer.link_id is not None
