"""Many rows at once: numbered beforehand, whoever else is writing, and counted by the database."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from chats import bulk
from chats.db import across_districts, db, transaction, within
from chats.families.models import Family, FamilySchool
from tests.factories import Make
from tests.invitations.statements import statements

COUNTED = {"sqlite": [], "postgresql": ["ANALYZE family", "ANALYZE family_school"]}
"""SQLite makes its plans without counting."""


def households(district_id: int, wanted: int) -> list[int]:
    """So many families, put in at once; returns their ids."""
    with transaction():
        ids = bulk.numbers(Family, wanted)
        bulk.put(Family, [{"id": one, "district_id": district_id, "source_id": f"bulk-{one}"} for one in ids])
    return ids


def test_every_row_gets_a_number_of_its_own(make: Make) -> None:
    first, second = households(make.home.id, 3), households(make.home.id, 2)
    assert len({*first, *second}) == 5
    assert db.session.scalar(select(func.count(Family.id))) == 5


def test_a_number_is_free_in_every_district(make: Make) -> None:
    elsewhere = make.district().id
    with within(elsewhere):
        theirs = households(elsewhere, 3)
    with within(make.home.id):
        ours = households(make.home.id, 3)
    assert not set(theirs) & set(ours)


def test_a_family_that_comes_alone_follows_those_that_came_together(make: Make) -> None:
    together = households(make.home.id, 3)
    assert make.family().id not in together


def test_nothing_is_put_in_where_there_is_nothing(make: Make) -> None:
    assert households(make.home.id, 0) == []
    with across_districts():
        assert db.session.scalar(select(func.count(Family.id))) == 0


def test_a_row_that_breaks_a_rule_is_refused_and_nothing_it_says_is_told(make: Make) -> None:
    rows = [{"district_id": make.home.id, "source_id": "the-Hassan-family"}] * 2
    with pytest.raises(IntegrityError) as refusal, transaction():
        bulk.put(Family, rows)
    assert "Hassan" not in str(refusal.value)


def test_the_database_counts_anew_after_many_rows(make: Make) -> None:
    with statements() as said, transaction():
        bulk.count_anew(bulk.MANY, FamilySchool, Family)
    assert [one for one in said if one.startswith("ANALYZE")] == COUNTED[db.engine.dialect.name]


def test_a_few_rows_are_not_worth_a_count(make: Make) -> None:
    with statements() as said, transaction():
        bulk.count_anew(bulk.MANY - 1, FamilySchool, Family)
    assert [one for one in said if one.startswith("ANALYZE")] == []
