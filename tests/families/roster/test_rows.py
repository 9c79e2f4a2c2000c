"""A roster's bytes into rows and bad rows."""

import pytest

from chats.families.households import ContactKind, GradeBand
from chats.families.roster import Address, BadCell, Reading, Schools, Unreadable, parse, template
from chats.languages.words import speaking
from tests.families.rosters import line, roster

SCHOOLS = Schools([(1, "Lincoln"), (2, "Roosevelt Middle")], ["Franklin"])


def read(*lines: str) -> Reading:
    return parse(roster(*lines), SCHOOLS)


def only_fault(*lines: str) -> BadCell:
    (fault,) = read(*lines).bad
    return fault


def test_a_row_is_a_guardian_with_languages_places_and_addresses() -> None:
    (row,) = read(line(schools="roosevelt  MIDDLE | Lincoln", grades="7 8 | k")).rows
    assert row.places == {(2, GradeBand.G6_8), (1, GradeBand.PK_2)}
    assert (row.spoken, row.written, row.needs_interpreter) == ("es", "es", True)
    assert row.addresses == (
        Address(ContactKind.MOBILE, "+12065550150", True),
        Address(ContactKind.MAIL, "g1@canary.example", True),
    )


def test_the_template_is_a_roster_that_its_own_schools_can_import() -> None:
    found = parse(template(["Lincoln", "Roosevelt Middle"]), SCHOOLS)
    assert (len(found.rows), found.bad) == (2, [])


def test_a_missing_column_is_named() -> None:
    with pytest.raises(Unreadable) as refused:
        parse(roster(line()).replace(b"schools", b"buildings"), SCHOOLS)
    with speaking("en"):
        assert "schools" in str(refused.value.why)


def test_a_column_that_stands_twice_is_not_guessed_at() -> None:
    with pytest.raises(Unreadable):
        parse(roster(line()).replace(b"landline", b"mobile"), SCHOOLS)


def test_columns_are_found_by_other_names_in_any_order_and_spelling() -> None:
    head = "Home Language,FIRST-NAME,Grade,School,Parent ID,household id,colour"
    (row,) = parse(f"{head}\nsomali,Faadumo,3,Lincoln,G1,F1,red\n".encode(), SCHOOLS).rows
    assert (row.spoken, row.given_name, row.family) == ("so", "Faadumo", "F1")


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("family_id", ""),
        ("guardian_id", "G\x00"),
        ("given_name", ""),
        ("given_name", "x" * 5000),
        ("schools", "Nowhere"),
        ("schools", "|"),
        ("schools", "Franklin"),
        ("grades", "13"),
        ("grades", "5-3"),
        ("grades", "2 | 7"),
        ("spoken_language", "Klingon"),
        ("spoken_language", "Chinese"),
        ("spoken_language", "Simplified Chinese"),
        ("written_language", "Chinese"),
        ("written_language", "ASL"),
        ("needs_interpreter", "perhaps"),
        ("email", "a@b"),
        ("email", "a@b.org, c@d.org"),
        ("mobile", "12345"),
        ("mobile", "+1 (202) 555-0101 x5"),
        ("mobile", "900-555-1234"),
        ("landline", "call my sister"),
        ("contact_order", "pigeon"),
        ("consent", "perhaps"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named_with_what_to_write(column: str, cell: str) -> None:
    fault = only_fault(line("G1", **{column: cell}))
    assert (fault.row, fault.column) == (2, column)
    with speaking("en"):
        assert str(fault.why)
        assert str(fault.instead)


def test_direction_marks_are_taken_out_of_names_and_joiners_are_not() -> None:
    (row,) = read(line(given_name="\u202eمی\u200cخواهم\u202c")).rows
    assert row.given_name == "می\u200cخواهم"


def test_everything_that_is_wrong_with_a_row_is_told_at_once() -> None:
    found = read(line("G1", grades="99", mobile="1", email="x"))
    assert [fault.column for fault in found.bad] == ["grades", "email", "mobile"] or len(found.bad) == 3
    assert found.bad_rows == 1


def test_the_same_guardian_twice_is_told_with_the_first_row() -> None:
    fault = only_fault(line("G1"), line("G1"))
    with speaking("en"):
        assert (fault.row, fault.column, "row 2" in str(fault.why)) == (3, "guardian_id", True)


def test_good_rows_are_not_held_up_by_bad_ones() -> None:
    found = read(line("G1", grades="99"), line("G2"))
    assert ([row.guardian for row in found.rows], found.held_families) == (["G2"], {"F1"})


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("Marshallese", "We cannot write messages in “Marshallese”."),
        ("ASL", "We cannot write messages in “ASL”."),
        ("Cantonese", "“Cantonese” does not say in which letters they read."),
    ],
)
def test_a_language_that_nobody_is_written_to_in_says_what_to_write_instead(written: str, why: str) -> None:
    fault = only_fault(line(written_language=written))
    with speaking("en"):
        assert (fault.column, str(fault.why)) == ("written_language", why)
        assert "none" in str(fault.instead)


@pytest.mark.parametrize(
    ("spoken", "written", "kept"),
    [
        ("español", "", ("es", "es")),
        ("spa", "none", ("es", None)),
        ("ASL", "Inglés", ("ase", "en")),
        ("Mandarin", "简体中文", ("cmn", "zh-Hans")),
        ("HMONG", "", ("hmn", "hmn")),
    ],
)
def test_languages_are_understood_in_any_spelling(
    spoken: str, written: str, kept: tuple[str, str | None]
) -> None:
    (row,) = read(line(spoken_language=spoken, written_language=written)).rows
    assert (row.spoken, row.written) == kept


def test_a_language_that_is_not_written_asks_what_they_read() -> None:
    assert only_fault(line(spoken_language="Mam")).column == "written_language"


@pytest.mark.parametrize(
    ("consent", "kinds"),
    [
        ("", set()),
        ("no", set()),
        ("sí", {"mobile", "mail"}),
        ("email", {"mail"}),
        ("mobile email", {"mobile", "mail"}),
    ],
)
def test_nobody_is_written_to_who_did_not_say_so(consent: str, kinds: set[str]) -> None:
    (row,) = read(line(consent=consent)).rows
    assert {one.kind.value for one in row.addresses if one.consented} == kinds


def test_the_guardian_says_what_to_try_first() -> None:
    (row,) = read(line(contact_order="landline, email", landline="(206) 555-0151")).rows
    assert [one.kind.value for one in row.addresses] == ["landline", "mail", "mobile"]


def test_numbers_in_arabic_digits_and_from_abroad_are_numbers() -> None:
    (row,) = read(line(mobile="٢٠٦٥٥٥٠١٥٠", landline="+52 55 1234 5678")).rows
    assert [one.address for one in row.addresses if one.kind is not ContactKind.MAIL] == [
        "+12065550150",
        "+525512345678",
    ]


def test_an_empty_template_is_still_a_template() -> None:
    assert parse(template(), Schools([(1, "Lincoln Elementary"), (2, "Roosevelt Middle")])).bad_rows == 0


def test_saying_a_way_twice_is_saying_it_once() -> None:
    (row,) = read(line(contact_order="email e-mail")).rows
    assert row.addresses[0].kind is ContactKind.MAIL
