"""The refused rows as a file, for whoever mends them. Pure."""

import csv
import io
from collections.abc import Iterable

from chats.exchange.formats.guard import guarded
from chats.exchange.planning import Refused
from chats.languages.words import _s


def refused_sheet(refused: Iterable[Refused]) -> bytes:
    """Line, original, what is wrong: CSV in UTF-8, in the language spoken."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow([_s("Line"), _s("Original"), _s("What is wrong")])
    for one in refused:
        writer.writerow([one.line, guarded(one.source), guarded(" ".join(map(str, one.why)))])
    return sheet.getvalue().encode("utf-8-sig")
