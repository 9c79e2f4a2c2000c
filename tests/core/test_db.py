"""One way to write, and a guard between districts that fails closed."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, StatementError

from chats.db import NoDistrict, TransactionInside, _scope, across_districts, db, kept, transaction, within
from chats.families.models import Family
from chats.schools.models import School
from tests.factories import Make


def test_a_query_that_names_no_district_is_refused(make: Make):
    make.school()
    token = _scope.set(None)
    with pytest.raises(NoDistrict):
        db.session.scalars(select(School)).all()
    _scope.reset(token)


def test_a_district_sees_its_own_rows_only(make: Make):
    ours, theirs = make.school(), make.school(make.district())
    ours_id, theirs_id, district_id = ours.id, theirs.id, ours.district_id
    with within(district_id):
        seen = set(db.session.scalars(select(School.id)))
    assert ours_id in seen
    assert theirs_id not in seen


def test_a_statement_that_is_kept_sees_each_time_the_rows_of_the_district_it_runs_in(make: Make):
    ours, theirs = make.school(), make.school(make.district())
    our_row, their_row = (ours.district_id, {ours.id}), (theirs.district_id, {theirs.id})
    names = kept(select(School.id))
    seen = []
    for district_id in (our_row[0], their_row[0], our_row[0]):
        with within(district_id):
            seen.append(set(db.session.scalars(names)))
    assert seen == [our_row[1], their_row[1], our_row[1]]
    with across_districts():
        assert our_row[1] | their_row[1] <= set(db.session.scalars(names))


def test_a_statement_that_is_kept_is_refused_outside_a_district_also_when_it_ran_before(make: Make):
    names, district_id = kept(select(School.id)), make.school().district_id
    with within(district_id):
        db.session.scalars(names).all()
    token = _scope.set(None)
    with pytest.raises(NoDistrict):
        db.session.scalars(names).all()
    _scope.reset(token)


def test_a_relation_does_not_cross_districts(make: Make):
    family = make.family()
    guardian_id, elsewhere = family.guardians[0].id, make.district().id
    db.session.expire_all()
    with within(elsewhere):
        assert (
            db.session.scalar(
                select(Family).join(Family.guardians).where(Family.guardians.any(id=guardian_id))
            )
            is None
        )


def test_a_reference_to_another_district_cannot_be_stored(make: Make):
    family, far_school = make.family(), make.school(make.district())
    from_here, to_there = family.id, far_school.id
    with pytest.raises(IntegrityError), transaction() as session:
        place = session.get_one(Family, from_here).places[0]
        place.school_id = to_there


def test_an_error_inside_a_transaction_leaves_nothing(make: Make):
    district_id = make.home.id
    with pytest.raises(ZeroDivisionError), transaction() as session:
        session.add(School(district_id=district_id, name="Half", zone="America/Denver", address=""))
        session.flush()
        raise ZeroDivisionError
    assert db.session.scalar(select(School).where(School.name == "Half")) is None


def test_an_action_cannot_open_a_transaction_inside_another(make: Make):
    with pytest.raises(TransactionInside), transaction(), transaction():
        pass


def test_an_instant_without_a_zone_is_refused(make: Make):
    family_id = make.family().id
    with pytest.raises(StatementError), transaction() as session:
        session.get_one(Family, family_id).left_at = datetime(2026, 1, 1)  # noqa: DTZ001 - the naive one is the point
        session.flush()
