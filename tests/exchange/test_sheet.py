"""CSV as spreadsheets save it: other dividers and encodings, no mark, line ends of their own, torn rows."""

import csv
import io

import pytest

from chats.exchange import formats
from chats.exchange.formats import Format, Read, Reading, Unreadable
from chats.exchange.formats import sheet as sheets
from chats.texts.states import State
from tests.exchange.samples import ARABIC, COUNTED, ONE

SENT = formats.write([ONE, COUNTED], ARABIC, Format.CSV)
TABLE = list(csv.reader(io.StringIO(SENT.decode("utf-8-sig"), newline="")))


def saved(divider: str, encoding: str, end: str = "\r\n") -> bytes:
    """What a spreadsheet saves of our file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=divider, lineterminator=end).writerows(TABLE)
    return text.getvalue().encode(encoding)


def rows(*lines: str) -> Reading:
    return formats.read("\n".join(lines).encode())


def forms(reading: Reading) -> list[tuple[str, ...]]:
    return [one.forms for one in reading.rows]


def test_a_spreadsheet_knows_the_encoding_and_sees_every_column() -> None:
    assert SENT.startswith(b"\xef\xbb\xbf")
    assert tuple(TABLE[0]) == sheets.COLUMNS
    assert {len(row) for row in TABLE} == {len(sheets.COLUMNS)}


@pytest.mark.parametrize("divider", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_it_is_read_however_a_spreadsheet_saved_it(divider: str, encoding: str, end: str) -> None:
    assert formats.read(saved(divider, encoding, end)) == formats.read(SENT)


def test_a_message_that_counts_has_a_row_for_each_form() -> None:
    assert [row[0] for row in TABLE[2:]] == [f"m1[{index}]" for index in range(6)]
    assert [row[10] for row in TABLE[2:4]] == ["0", "1"]
    assert [row[3] for row in TABLE[2:4]] == ["%(n)s seats", "%(n)s seat"]


def test_the_columns_may_stand_in_any_order_and_others_are_ignored() -> None:
    reading = rows("My notes,Translation,ID", "x,Hola,text-7")
    assert reading.rows == [Read(2, "text-7", (), ("Hola",))]


def test_a_line_that_names_the_divider_is_no_header() -> None:
    assert forms(rows("sep=;", "id;translation", "text-7;Hola")) == [("Hola",)]


def test_curly_quotes_that_a_spreadsheet_put_in_are_the_translators_words() -> None:
    assert forms(rows("id,translation", "text-7,“Hola”, ".rstrip(", "))) == [("“Hola”",)]


def test_a_torn_row_is_named_and_takes_no_other_with_it() -> None:
    reading = rows("id,translation", 'text-1,"Hola', "text-2,Dos", "text-3,Tres")
    assert ([bad.line for bad in reading.bad], [one.key for one in reading.rows]) == (
        [2],
        ["text-2", "text-3"],
    )


def test_a_row_counts_as_a_spreadsheet_counts() -> None:
    reading = rows("id,translation", 'text-1,"Uno\ny medio"', "text-2,Dos")
    assert [one.line for one in reading.rows] == [2, 3]


def test_the_first_of_two_rows_with_one_id_counts() -> None:
    reading = rows("id,translation", "text-1,Uno", "text-1,Otro")
    assert (forms(reading), [bad.line for bad in reading.bad]) == ([("Uno",)], [3])


def test_a_row_without_id_is_named() -> None:
    assert [bad.line for bad in rows("id,translation", ",Uno").bad] == [2]


@pytest.mark.parametrize(
    ("said", "state"),
    [("Reviewed", State.REVIEWED), (" draft ", State.DRAFT), ("done!", None), ("", None)],
)
def test_a_state_is_read_with_good_will(said: str, state: State | None) -> None:
    assert rows("id,translation,state", f"text-1,Uno,{said}").rows[0].state is state


def test_forms_are_reviewed_together_or_not_at_all() -> None:
    reading = rows("id,translation,state", "m[0],Uno,reviewed", "m[1],Dos,draft")
    assert [one.state for one in reading.rows] == [State.DRAFT]


def test_a_form_that_is_missing_is_empty() -> None:
    assert forms(rows("id,translation", "m[2],Dos")) == [("", "", "Dos")]


def test_two_languages_in_one_sheet_are_refused() -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        rows("id,translation,language", "text-1,Uno,es", "text-2,Un,fr")


def test_a_sheet_with_more_rows_than_we_ever_send_is_refused() -> None:
    with pytest.raises(Unreadable):
        rows("id,translation", *(f"text-{number},x" for number in range(20_001)))


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf \r\n", b"x" * (formats.LARGEST + 1)])
def test_a_file_that_is_empty_or_too_large_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        formats.read(content)
