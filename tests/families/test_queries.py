"""Families found, and nobody else's."""

import pytest
from sqlalchemy import event

from chats import keyring
from chats.access.actors import Role
from chats.db import db, within
from chats.delivery.letter import Channel
from chats.families import queries
from chats.families.households import Audience, ContactKind, GradeBand
from tests.factories import NOW, Make


def test_an_audience_is_the_school_s_families_that_fit(make: Make) -> None:
    school = make.first_school
    somali = make.family(guardians=0)
    make.guardian(somali, spoken_language="so", written_language=None)
    spanish, _elsewhere = make.family(), make.family(school=make.school())
    everybody = [family.id for family in queries.audience(school.id, Audience())]
    assert everybody == [somali.id, spanish.id]
    assert [one.id for one in queries.audience(school.id, Audience(frozenset({"so"})))] == [somali.id]
    assert queries.audience(school.id, Audience(grade_bands=frozenset({GradeBand.PK_2}))) == []
    picked = Audience(family_ids=frozenset({spanish.id, 999}))
    assert [one.id for one in queries.audience(school.id, picked)] == [spanish.id]


def test_a_family_that_left_is_not_asked(make: Make) -> None:
    make.family(left_at=NOW)
    assert queries.audience(make.first_school.id, Audience()) == []


def test_an_audience_takes_few_statements_however_large(make: Make) -> None:
    school_id = make.first_school.id
    for _ in range(12):
        make.family(guardians=2)
    db.session.expire_all()
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            statements.append(statement)

    engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        families = queries.audience(school_id, Audience())
        reaches = queries.reaches(guardian for family in families for guardian in family.guardians)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert (len(reaches), len(statements)) == (24, 6)


@pytest.mark.parametrize(
    ("role", "sees"),
    [(Role.LIAISON, 1), (Role.COORDINATOR, 2), (Role.ADMINISTRATOR, 2), (Role.HOST, 0)],
)
def test_staff_see_the_families_of_their_schools(make: Make, role: Role, sees: int) -> None:
    make.family()
    make.family(school=make.school())
    by = make.staff(role, school=make.first_school)
    with within(by.district_id):
        assert len(queries.entries(by)) == sees


def test_a_family_of_another_school_is_not_there(make: Make) -> None:
    family = make.family()
    guardian = family.guardians[0]
    family_id, guardian_id, contact_id = family.id, guardian.id, guardian.contacts[0].id
    stranger = make.staff(school=make.school())
    with within(stranger.district_id):
        assert queries.family_for(stranger, family_id) is None
        assert queries.guardian_for(stranger, guardian_id) is None
        assert queries.contact_for(stranger, contact_id) is None


def test_a_text_that_comes_back_finds_who_has_the_number(make: Make) -> None:
    guardian = make.guardian(kinds=(ContactKind.MOBILE,))
    digests = keyring.ring().digests("contact", guardian.contacts[0].address.encode())
    assert queries.guardian_by_contact(digests[0]) == guardian
    second = make.guardian(kinds=())
    make.contact(second, ContactKind.MOBILE, queries.guardians_by_contact(digests)[0].contacts[0].address)
    assert queries.guardian_by_contact(digests[0]) is None
    assert len(queries.guardians_by_contact(digests)) == 2


def test_a_family_at_a_glance_says_how_each_guardian_is_reached(make: Make) -> None:
    by = make.staff()
    make.family(guardians=1)
    with within(by.district_id):
        (entry,) = queries.entries(by)
    assert [who.reach.channel for who in entry.people] == [Channel.TEXT]
