"""A roster from the command line."""

import pytest
from sqlalchemy import func, select

from chats.db import db
from chats.families.commands import CannotImport, import_roster
from chats.families.models import Guardian
from tests.factories import NOW, Make
from tests.families.rosters import line, roster


def taken(content: bytes, *, dry_run: bool = False, district: str | None = None) -> tuple[str, bool]:
    lines, all_taken = import_roster(content, district=district, dry_run=dry_run, now=NOW)
    return "\n".join(lines), all_taken


def guardians() -> int:
    return db.session.scalar(select(func.count()).select_from(Guardian)) or 0


def test_a_dry_run_tells_and_changes_nothing(make: Make) -> None:
    make.school(name="Lincoln")
    told, all_taken = taken(roster(line()), dry_run=True)
    assert ("1 added" in told, all_taken, guardians()) == (True, True, 0)


def test_bad_rows_are_told_and_the_others_taken(make: Make) -> None:
    make.school(name="Lincoln")
    told, all_taken = taken(roster(line("G1"), line("G2", grades="99")))
    assert ("row 3, grades" in told, all_taken, guardians()) == (True, False, 1)


def test_many_bad_rows_are_counted_and_the_first_told(make: Make) -> None:
    make.school(name="Lincoln")
    told, _ = taken(roster(*(line(f"G{n}", grades="99") for n in range(60))))
    assert "and 10 more" in told


def test_a_file_that_cannot_be_read_stops_it(make: Make) -> None:
    make.school(name="Lincoln")
    with pytest.raises(CannotImport, match="Nothing was changed"):
        taken(b"")


def test_with_several_districts_it_asks_which(make: Make) -> None:
    make.school(make.district(name="North"), name="Lincoln")
    make.school(make.district(name="South"), name="Lincoln")
    with pytest.raises(CannotImport, match="--district"):
        taken(roster(line()))
    with pytest.raises(CannotImport, match="no such district"):
        taken(roster(line()), district="West")
    assert "1 added" in taken(roster(line()), district="South")[0]
