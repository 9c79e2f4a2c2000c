"""What leaves as a file comes back as it was: text, context and state, in each format and through all."""

from dataclasses import replace

import pytest
from hypothesis import given

from chats.exchange import formats
from chats.exchange.formats import Format, Read, Unit
from chats.exchange.planning import Standing, Trust, plan
from tests.exchange.samples import ARABIC, COUNTED, KEPT, ONE, RAW, as_read, as_unit, many

ALL = list(Format)


def back(some: list[Unit], chosen: Format) -> list[Read]:
    reading = formats.read(formats.write(some, ARABIC, chosen))
    assert reading.bad == []
    return [replace(read, line=0) for read in reading.rows]


def by_key(rows: list[Read]) -> list[Read]:
    return sorted(rows, key=lambda one: one.key or "")


@pytest.mark.parametrize("chosen", ALL)
@given(some=many(RAW))
def test_nothing_is_lost_on_the_way(chosen: Format, some: list[Unit]) -> None:
    assert by_key(back(some, chosen)) == by_key([as_read(one, chosen) for one in some])


@given(some=many(RAW))
def test_nothing_is_lost_from_po_to_xliff_to_csv_to_po(some: list[Unit]) -> None:
    handed = sorted(some, key=lambda one: one.key)
    for chosen in (Format.PO, Format.XLIFF, Format.CSV, Format.PO):
        rows = by_key(back(handed, chosen))
        handed = [as_unit(read, before) for read, before in zip(rows, handed, strict=True)]
    assert handed == sorted(some, key=lambda one: one.key)


@pytest.mark.parametrize("trust", [Trust.NONE, Trust.MARKED])
@pytest.mark.parametrize("chosen", ALL)
@given(some=many(KEPT))
def test_a_file_that_nobody_touched_changes_nothing(chosen: Format, trust: Trust, some: list[Unit]) -> None:
    made = plan(some, formats.read(formats.write(some, ARABIC, chosen)), "ar", nothing_wrong, trust)
    assert made.to_write() == []
    assert (made.refused, made.counts[Standing.SAME]) == ((), len(some))


def nothing_wrong(_unit: Unit, _forms: tuple[str, ...], _comments: tuple[str, ...]) -> list[str]:
    return []


@pytest.mark.parametrize("chosen", ALL)
def test_a_file_says_what_language_it_is_in(chosen: Format) -> None:
    assert formats.read(formats.write([ONE, COUNTED], ARABIC, chosen)).language == "ar"


@pytest.mark.parametrize("chosen", ALL)
def test_a_file_of_nothing_to_translate_can_be_read(chosen: Format) -> None:
    assert formats.read(formats.write([], ARABIC, chosen)).rows == []
