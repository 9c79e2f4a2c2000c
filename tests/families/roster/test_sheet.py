"""Whatever file comes, it is read or refused, and no row is swallowed."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chats.families.roster import BadCell, Encoding, Reading, Schools, Unreadable, parse
from chats.languages.words import speaking
from tests.families.rosters import HEADER, line, roster

SCHOOLS = Schools([(1, "Lincoln"), (2, "Roosevelt Middle")], ["Franklin"])


def read(*lines: str) -> Reading:
    return parse(roster(*lines), SCHOOLS)


def only_fault(*lines: str) -> BadCell:
    (fault,) = read(*lines).bad
    return fault


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


def test_a_row_with_more_cells_than_columns_is_torn() -> None:
    fault = only_fault(line("G1") + ',"Gómez"')
    with speaking("en"):
        assert "more cells" in str(fault.why)


def test_a_quotation_mark_left_open_gives_up_after_a_few_lines() -> None:
    found = read(line("G0")[:-1], *["x"] * 40)
    assert (found.rows, found.bad[0].row, found.bad_rows) == ([], 2, 41)


def test_utf_16_cut_in_half_is_refused_whole() -> None:
    with pytest.raises(Unreadable):
        parse(roster(line()).decode().encode("utf-16")[:-1], SCHOOLS)


def test_a_header_with_an_open_quotation_mark_is_refused_whole() -> None:
    with pytest.raises(Unreadable):
        parse(b'"family_id,schools\nF1,Lincoln\n', SCHOOLS)
