"""A roster's bytes into rows and bad rows."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chats.families.households import ContactKind, GradeBand
from chats.families.roster import Address, BadCell, Encoding, Reading, Schools, Unreadable, parse, template
from chats.languages.words import speaking
from tests.families.rosters import HEADER, line, roster

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


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("divider", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_is_understood_as_spreadsheets_save_it(codec: str, divider: str, end: str) -> None:
    text = roster(line()).decode().replace(",", divider).replace("\n", end)
    (row,) = parse(text.encode(codec), SCHOOLS).rows
    assert row.family_name == "Ñúñez"


def test_windows_1252_is_a_guess_and_said_to_be_one() -> None:
    found = parse(roster(line()).decode().encode("cp1252"), SCHOOLS)
    assert (found.rows[0].family_name, found.encoding) == ("Ñúñez", Encoding.WINDOWS_1252)


def test_one_damaged_letter_spoils_its_row_and_no_other() -> None:
    content = roster(line("G1"), line("G2", given_name="Zoe\x01\x01"), line("G3"))
    found = parse(content.replace(b"\x01\x01", b"\xff"), SCHOOLS)
    assert [row.guardian for row in found.rows] == ["G1", "G3"]
    assert (found.encoding, found.bad[0].row) == (Encoding.UTF_8_DAMAGED, 3)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"PK\x03\x04\x81", b"\x81\x8d" * 9])
def test_a_file_that_is_no_roster_is_refused_whole_with_what_to_do(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused, speaking("es"):
        parse(content, SCHOOLS)
    with speaking("en"):
        assert str(refused.value.why) != str(refused.value.instead)


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


def test_an_open_quotation_mark_costs_its_own_row_only() -> None:
    broken = line("G1").replace('"José"', '"José')
    found = read(broken, line("G2"), line("G3"))
    assert [row.guardian for row in found.rows] == ["G2", "G3"]
    assert [fault.row for fault in found.bad] == [2]


def test_a_quotation_mark_that_glues_two_rows_together_swallows_neither() -> None:
    broken = line("G1").replace('"yes"', '"yes')
    found = read(broken, line("G2").replace('"F1"', 'F1"', 1), line("G3"))
    assert [row.guardian for row in found.rows] == ["G3"]
    assert {fault.row for fault in found.bad} == {2, 3}


def test_a_line_break_inside_a_cell_is_no_fault() -> None:
    (row,) = read(line(given_name="María\nJosé")).rows
    assert row.given_name == "María José"


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    found = read(line("G1"), "," * 13, line("G2", grades="99"))
    assert [fault.row for fault in found.bad] == [4]


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


@settings(max_examples=300, deadline=None)
@given(content=st.binary(max_size=400))
def test_no_bytes_at_all_make_it_fall_over(content: bytes) -> None:
    with suppress(Unreadable):
        assert parse(content, SCHOOLS).rows == []


@settings(max_examples=300, deadline=None)
@given(body=st.text(max_size=300), good=st.integers(0, 3))
def test_no_text_beneath_a_header_makes_it_fall_over_or_swallow_what_follows(body: str, good: int) -> None:
    kept = "".join(letter for letter in body if not 0xD800 <= ord(letter) <= 0xDFFF).replace('"', "'")
    lines = [line(f"G{number}") for number in range(good)]
    found = parse("\n".join([HEADER, kept, *lines]).encode(), SCHOOLS)
    assert [row.guardian for row in found.rows][-good or len(found.rows) :] == [f"G{n}" for n in range(good)]


@settings(max_examples=200, deadline=None)
@given(cells=st.lists(st.text(alphabet="\",\n'a;|", max_size=8), min_size=1, max_size=6))
def test_stray_quotation_marks_never_swallow_the_rows_after_them(cells: list[str]) -> None:
    last = [line(f"Z{number}") for number in range(30)]
    found = parse("\n".join([HEADER, ",".join(cells), *last]).encode(), SCHOOLS)
    assert found.rows[-1].guardian == "Z29"
    assert len(found.rows) >= 9
