"""A roster's rows against what we have."""

from dataclasses import replace

import pytest

from chats.families.addresses import Fact, KnownContact
from chats.families.differences import (
    Difference,
    Known,
    KnownFamily,
    KnownGuardian,
    Places,
    Standing,
    Terms,
    compare,
)
from chats.families.households import ContactKind, GradeBand
from chats.families.roster import BadCell, Schools, parse
from tests.families.rosters import line, roster

SCHOOLS = Schools([(1, "Lincoln"), (2, "Roosevelt")])
ALL_COLUMNS = frozenset(parse(roster(line()), SCHOOLS).columns)
AT_LINCOLN: Places = frozenset({(1, GradeBand.PK_2)})
MOBILE = KnownContact(1, ContactKind.MOBILE, "+12065550150", True, by_hand=False)
MAIL = KnownContact(2, ContactKind.MAIL, "g1@canary.example", True, by_hand=False)
ANA = KnownGuardian(7, "F1", AT_LINCOLN, "José", "Ñúñez", "es", "es", False, True, (MOBILE, MAIL))


def terms(
    columns: frozenset[str] = ALL_COLUMNS, *, schools: tuple[int, ...] = (1, 2), held: str = ""
) -> Terms:
    return Terms(
        columns, frozenset({held}), lambda one: one in schools, lambda ones: any(o in schools for o in ones)
    )


def against(known: KnownGuardian, *, by: Terms | None = None, **cells: str) -> Difference | BadCell:
    """The row of G1, with these cells, against ``known``."""
    family = KnownFamily(3, known.family_places, False)
    rows = parse(roster(line("G1", **cells)), SCHOOLS).rows
    (found,) = compare(rows, Known({"G1": known}, {known.family: family}), by or terms())
    return found


def changed(found: Difference | BadCell) -> list[Fact]:
    assert isinstance(found, Difference)
    return [detail.fact for detail in found.changed]


def kept(found: Difference | BadCell) -> list[Fact]:
    assert isinstance(found, Difference)
    return [detail.fact for detail in found.kept]


def test_a_row_that_says_what_we_have_changes_nothing() -> None:
    found = against(ANA)
    assert isinstance(found, Difference)
    assert (found.standing, found.changed, found.kept) == (Standing.UNCHANGED, (), ())


@pytest.mark.parametrize(
    ("column", "cell", "fact"),
    [
        ("given_name", "Ana", Fact.GIVEN_NAME),
        ("family_name", "", Fact.FAMILY_NAME),
        ("written_language", "none", Fact.WRITTEN),
        ("needs_interpreter", "no", Fact.INTERPRETER),
        ("family_id", "F2", Fact.FAMILY),
        ("mobile", "206-555-0177", Fact.MOBILE),
        ("email", "", Fact.MAIL),
        ("landline", "206-555-0178", Fact.LANDLINE),
        ("contact_order", "email", Fact.ORDER),
        ("consent", "mobile", Fact.CONSENT),
        ("grades", "2 7", Fact.PLACES),
    ],
)
def test_what_differs_is_named(column: str, cell: str, fact: Fact) -> None:
    assert changed(against(ANA, **{column: cell})) == [fact]


def test_an_address_corrected_by_hand_stays_and_is_shown() -> None:
    by_hand = replace(ANA, contacts=(replace(MOBILE, address="+12065550199", by_hand=True), MAIL))
    found = against(by_hand)
    assert isinstance(found, Difference)
    assert (changed(found), kept(found)) == ([], [Fact.MOBILE])
    assert [put.address for put in found.contacts.puts] == ["+12065550199", "g1@canary.example"]


def test_languages_the_guardian_told_us_stay_and_are_shown() -> None:
    theirs = replace(ANA, spoken="mam", written=None, language_is_theirs=True)
    found = against(theirs)
    assert (changed(found), kept(found)) == ([], [Fact.SPOKEN, Fact.WRITTEN])


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("family_name", {"family_name": ""}),
        ("written_language", {"written_language": "none"}),
        ("needs_interpreter", {"needs_interpreter": "no"}),
        ("email", {"email": ""}),
        ("consent", {"consent": ""}),
        ("contact_order", {"contact_order": "email"}),
    ],
)
def test_a_file_says_nothing_of_what_it_has_no_column_for(column: str, cells: dict[str, str]) -> None:
    assert changed(against(ANA, by=terms(ALL_COLUMNS - {column}), **cells)) == []


def test_a_liaison_s_roster_leaves_the_places_at_other_schools() -> None:
    at_two: Places = AT_LINCOLN | {(2, GradeBand.G6_8)}
    assert changed(against(replace(ANA, family_places=at_two), by=terms(schools=(1,)))) == []


def test_a_district_s_roster_takes_away_the_places_it_does_not_name() -> None:
    at_two: Places = AT_LINCOLN | {(2, GradeBand.G6_8)}
    assert changed(against(replace(ANA, family_places=at_two))) == [Fact.PLACES]


def test_a_bad_row_of_the_family_keeps_its_places() -> None:
    at_two: Places = AT_LINCOLN | {(2, GradeBand.G6_8)}
    assert changed(against(replace(ANA, family_places=at_two), by=terms(held="F1"))) == []


def test_a_key_of_another_school_s_family_opens_nothing() -> None:
    elsewhere = replace(ANA, family_places=frozenset({(2, GradeBand.PK_2)}))
    found = against(elsewhere, by=terms(schools=(1,)))
    assert isinstance(found, BadCell)
    assert found.column == "family_id"


def test_a_key_of_another_school_s_guardian_opens_nothing() -> None:
    elsewhere = replace(ANA, family_places=frozenset({(2, GradeBand.PK_2)}))
    found = against(elsewhere, by=terms(schools=(1,)), family_id="F9")
    assert isinstance(found, BadCell)
    assert found.column == "guardian_id"


def test_the_places_of_a_family_are_those_of_all_its_rows() -> None:
    rows = parse(roster(line("G1"), line("G2", schools="Roosevelt", grades="7")), SCHOOLS).rows
    found = list(compare(rows, Known({}, {}), terms()))
    assert [len(one.family.add) for one in found if isinstance(one, Difference)] == [2, 2]


def test_a_family_that_had_left_comes_back() -> None:
    known = Known({"G1": ANA}, {"F1": KnownFamily(3, AT_LINCOLN, True)})
    (found,) = compare(parse(roster(line()), SCHOOLS).rows, known, terms())
    assert changed(found) == [Fact.LEFT]


def test_consent_settled_by_hand_stays_and_is_shown() -> None:
    by_hand = replace(ANA, contacts=(replace(MOBILE, consented=False, by_hand=True), MAIL))
    assert (changed(against(by_hand)), kept(against(by_hand))) == ([], [Fact.CONSENT])
