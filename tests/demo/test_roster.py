"""The demo's families are the ones a liaison juggles: every hard case is among them."""

import csv
import io
from itertools import groupby
from operator import itemgetter

from chats.demo.roster import roster

ROWS = list(csv.DictReader(io.StringIO(roster().decode("utf-8-sig"))))
HOUSEHOLDS = [list(rows) for _, rows in groupby(ROWS, itemgetter("family_id"))]


def test_sixty_families_have_ninety_guardians_in_nine_languages() -> None:
    spoken = {row["spoken_language"] for row in ROWS}
    assert (len(HOUSEHOLDS), len(ROWS), len(spoken)) == (60, 90, 9)


def test_one_family_has_guardians_of_two_languages() -> None:
    mixed = [rows for rows in HOUSEHOLDS if len({row["spoken_language"] for row in rows}) == 2]
    assert len(mixed) == 1


def test_one_family_is_at_two_schools() -> None:
    assert len([row for row in ROWS if "|" in row["schools"]]) == 1


def test_somebody_signs_and_somebody_reads_nothing() -> None:
    assert "American Sign Language" in {row["spoken_language"] for row in ROWS}
    assert "none" in {row["written_language"] for row in ROWS}


def test_some_have_nothing_but_a_landline() -> None:
    assert [row for row in ROWS if row["landline"] and not row["mobile"] and not row["email"]]
