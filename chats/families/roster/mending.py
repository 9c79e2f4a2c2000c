"""The bad rows as a file, for whoever mends the roster. Pure."""

import csv
import io
from collections.abc import Iterable

from chats.families.roster.faults import BadCell
from chats.languages.words import _s

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, whatever a roster smuggled into it (OWASP)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def bad_rows_sheet(bad: Iterable[BadCell]) -> bytes:
    """Row, column, what is wrong, what to write instead: CSV in UTF-8, in the language spoken."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow([_s("Row"), _s("Column"), _s("What is wrong"), _s("What to write instead")])
    for one in sorted(bad, key=lambda cell: cell.row):
        writer.writerow([one.row, *map(guarded, (one.column, str(one.why), str(one.instead)))])
    return sheet.getvalue().encode("utf-8-sig")
