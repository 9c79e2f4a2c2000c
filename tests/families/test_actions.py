"""Rosters taken over, and corrections by hand."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from chats.access.actors import Role, Staff, System
from chats.db import Base, db, within
from chats.delivery.letter import Channel
from chats.families import actions, queries
from chats.families.comparison import Comparison
from chats.families.differences import Standing
from chats.families.households import Because, ContactKind
from chats.families.known import reading_of
from chats.families.models import Contact, Family, FamilySchool, Guardian
from chats.families.roster import Unfit
from chats.schools.models import School
from tests.factories import NOW, Make
from tests.families.rosters import line, roster


@pytest.fixture
def lincoln(make: Make) -> School:
    return make.school(name="Lincoln")


def take_over(by: Staff | System, *lines: str) -> Comparison:
    with within(by.district_id):
        return actions.apply_roster(reading_of(roster(*lines), by), by=by, now=NOW)


def rows_of(model: type[Base]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def ana() -> Guardian:
    return db.session.scalars(select(Guardian).where(Guardian.source_id == "G1")).one()


def addresses() -> list[str]:
    return [contact.address for contact in ana().contacts]


def test_a_roster_makes_families_guardians_places_and_addresses(make: Make, lincoln: School) -> None:
    made = take_over(
        System(lincoln.district_id), line("G1", grades="2 7"), line("G2"), line("G3", family_id="F2")
    )
    assert made.counts == {Standing.ADDED: 3}
    assert [rows_of(model) for model in (Family, Guardian, FamilySchool, Contact)] == [2, 3, 3, 6]
    assert addresses() == ["+12065550150", "g1@canary.example"]


def test_the_same_roster_again_changes_nothing(make: Make, lincoln: School) -> None:
    by = System(lincoln.district_id)
    take_over(by, line("G1"), line("G2"))
    assert take_over(by, line("G1"), line("G2")).counts == {Standing.UNCHANGED: 2}


def test_a_guardian_missing_in_a_new_roster_stays(make: Make, lincoln: School) -> None:
    by = System(lincoln.district_id)
    take_over(by, line("G1"), line("G2"))
    take_over(by, line("G2"))
    assert addresses() == ["+12065550150", "g1@canary.example"]


def test_a_changed_row_changes_its_guardian(make: Make, lincoln: School) -> None:
    by = System(lincoln.district_id)
    take_over(by, line("G1"))
    take_over(by, line("G1", mobile="", email="new@canary.example", spoken_language="Somali", family_id="F2"))
    guardian = ana()
    assert (guardian.spoken_language, guardian.family.source_id) == ("so", "F2")
    assert addresses() == ["new@canary.example"]


def test_what_the_guardian_wants_tried_first_comes_first(make: Make, lincoln: School) -> None:
    by = System(lincoln.district_id)
    take_over(by, line("G1"))
    take_over(by, line("G1", contact_order="email"))
    assert addresses() == ["g1@canary.example", "+12065550150"]


def test_differences_that_moved_since_they_were_shown_write_nothing(make: Make, lincoln: School) -> None:
    by = System(lincoln.district_id)
    with within(by.district_id):
        reading = reading_of(roster(line("G1")), by)
        shown = actions.dry_run(reading, by=by).mark
        take_over(by, line("G1", given_name="Ana"))
        with pytest.raises(actions.RosterMoved):
            actions.apply_roster(reading, by=by, now=NOW, shown=shown)
    assert ana().given_name == "Ana"


def test_what_was_shown_is_what_is_done(make: Make, lincoln: School) -> None:
    by = System(lincoln.district_id)
    lines = [line(f"G{n}", family_id=f"F{n % 7}", schools="Lincoln") for n in range(40)]
    with within(by.district_id):
        reading = reading_of(roster(*lines), by)
        shown = actions.dry_run(reading, by=by)
        assert actions.apply_roster(reading, by=by, now=NOW, shown=shown.mark).counts == shown.counts


def test_a_liaison_s_roster_reaches_their_own_schools_only(make: Make, lincoln: School) -> None:
    make.school(name="Roosevelt")
    liaison = make.staff(Role.LIAISON, school=lincoln)
    with within(liaison.district_id):
        reading = reading_of(roster(line("G1"), line("G2", family_id="F2", schools="Roosevelt")), liaison)
    assert ([row.guardian for row in reading.rows], reading.bad_rows) == (["G1"], 1)


def test_a_liaison_cannot_take_a_family_of_another_school_over(make: Make, lincoln: School) -> None:
    elsewhere = make.school(name="Roosevelt")
    take_over(System(lincoln.district_id), line("G1", schools="Roosevelt"))
    liaison = make.staff(Role.LIAISON, school=lincoln)
    made = take_over(liaison, line("G1", mobile="206-555-0199"))
    assert (len(made.refused), made.counts) == (1, {})
    assert "+12065550199" not in addresses()
    assert elsewhere.name == "Roosevelt"


def test_two_districts_may_use_the_same_keys(make: Make, lincoln: School) -> None:
    other = make.school(make.district(), name="Lincoln")
    take_over(System(lincoln.district_id), line("G1"))
    assert take_over(System(other.district_id), line("G1")).counts == {Standing.ADDED: 1}


cells = st.fixed_dictionaries(
    {
        "family_id": st.sampled_from(["F1", "F2", "F3"]),
        "schools": st.sampled_from(["Lincoln", "Roosevelt"]),
        "grades": st.sampled_from(["k", "2 7", "12"]),
        "spoken_language": st.sampled_from(["Spanish", "Somali", "ASL"]),
        "written_language": st.sampled_from(["Spanish", "none"]),
        "mobile": st.sampled_from(["", "206-555-0150", "206-555-0151"]),
        "email": st.sampled_from(["", "a@canary.example", "A@canary.example"]),
        "landline": st.sampled_from(["", "206-555-0152"]),
        "contact_order": st.sampled_from(["", "email", "landline mobile"]),
        "consent": st.sampled_from(["", "yes", "email"]),
    }
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(cells, min_size=1, max_size=4))
def test_a_roster_taken_over_twice_is_a_roster_taken_over_once(
    make: Make, lincoln: School, rows: list[dict[str, str]]
) -> None:
    if rows_of(School) == 1:
        make.school(name="Roosevelt")
    by = System(db.session.scalar(select(School.district_id).where(School.name == "Lincoln")) or 0)
    lines = [line(f"G{number}", **row) for number, row in enumerate(rows)]
    take_over(by, *lines)
    assert take_over(by, *lines).counts == {Standing.UNCHANGED: len(rows)}


# --- by hand ---


def test_an_address_corrected_by_hand_outlives_the_next_roster(make: Make, lincoln: School) -> None:
    by = System(lincoln.district_id)
    take_over(by, line("G1"))
    liaison = make.staff(Role.LIAISON, school=lincoln)
    actions.correct_contact(ana().contacts[0].id, "206 555 0199", consented=True, by=liaison, now=NOW)
    made = take_over(by, line("G1"))
    assert (made.counts, made.kept_count) == ({Standing.UNCHANGED: 1}, 1)
    assert addresses()[0] == "+12065550199"


def test_an_empty_correction_settles_the_consent_alone(make: Make) -> None:
    contact = make.guardian().contacts[0]
    contact_id, address = contact.id, contact.address
    actions.correct_contact(contact_id, " ", consented=False, by=make.staff(), now=NOW)
    changed = db.session.get_one(Contact, contact_id)
    assert (changed.address, changed.consented) == (address, False)


def test_what_is_no_address_is_refused_and_nothing_changes(make: Make) -> None:
    contact = make.guardian().contacts[0]
    contact_id, address = contact.id, contact.address
    with pytest.raises(Unfit):
        actions.correct_contact(contact_id, "12", consented=True, by=make.staff(), now=NOW)
    assert db.session.get_one(Contact, contact_id).address == address


def test_an_address_added_by_hand_comes_last(make: Make) -> None:
    guardian_id = make.guardian(kinds=(ContactKind.MAIL,)).id
    for _ in range(2):
        actions.add_contact(
            guardian_id, ContactKind.MOBILE, "206-555-0150", consented=True, by=make.staff(), now=NOW
        )
    guardian = queries.guardian(guardian_id)
    assert guardian is not None
    assert [contact.kind for contact in guardian.contacts] == [ContactKind.MAIL, ContactKind.MOBILE]


@pytest.mark.parametrize("school", ["same district", "another district"])
def test_staff_of_another_school_correct_nothing(make: Make, school: str) -> None:
    guardian = make.guardian()
    guardian_id, contact_id = guardian.id, guardian.contacts[0].id
    stranger = make.staff(school=make.school(make.district() if school == "another district" else None))
    with within(stranger.district_id):
        with pytest.raises(actions.NotTheirs):
            actions.correct_contact(contact_id, "206-555-0150", consented=True, by=stranger, now=NOW)
        with pytest.raises(actions.NotTheirs):
            actions.correct_language(guardian_id, spoken="so", by=stranger, now=NOW)
        with pytest.raises(actions.NotTheirs):
            actions.mark_wrong(contact_id, by=stranger, now=NOW)


def test_a_language_that_the_guardian_told_outlives_the_next_roster(make: Make, lincoln: School) -> None:
    by = System(lincoln.district_id)
    take_over(by, line("G1"))
    actions.correct_language(ana().id, spoken="mam", written=None, by=by, now=NOW)
    take_over(by, line("G1"))
    assert (ana().spoken_language, ana().written_language) == ("mam", None)


@pytest.mark.parametrize("wrong", [{"spoken": "zh-Hans"}, {"written": "ase"}, {"written": "xx"}])
def test_a_language_that_cannot_be_is_refused(make: Make, wrong: dict[str, str]) -> None:
    with pytest.raises(Unfit):
        actions.correct_language(make.guardian().id, by=make.staff(), now=NOW, **wrong)


def test_a_wrong_number_is_neither_written_to_nor_rung(make: Make) -> None:
    guardian_id = make.guardian(kinds=(ContactKind.MOBILE,)).id
    contact_id = db.session.scalars(select(Contact.id)).one()
    actions.mark_wrong(contact_id, by=make.staff(), now=NOW)
    reach = queries.reaches(queries.guardians_by_id([guardian_id]).values())[guardian_id]
    assert (reach.channel, reach.contact_id, reach.because) == (Channel.CALL, None, Because.NOTHING_LEFT)


def test_who_wants_no_more_texts_may_still_be_rung(make: Make) -> None:
    guardian_id = make.guardian(kinds=(ContactKind.MOBILE,)).id
    contact_id = db.session.scalars(select(Contact.id)).one()
    actions.stop_writing(contact_id, by=make.staff(), now=NOW)
    reach = queries.reaches(queries.guardians_by_id([guardian_id]).values())[guardian_id]
    assert (reach.channel, reach.contact_id) == (Channel.CALL, contact_id)
