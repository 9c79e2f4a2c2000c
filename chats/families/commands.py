"""``chats roster import``: a roster from the command line, for an operator or a nightly job."""

from collections.abc import Iterable
from datetime import datetime

from chats.access.actors import System
from chats.db import within
from chats.families import actions
from chats.families.comparison import Comparison
from chats.families.differences import Standing
from chats.families.known import reading_of
from chats.families.roster import BadCell, Reading, Unreadable
from chats.families.wording import encoding_note
from chats.languages.words import speaking
from chats.schools.models import District
from chats.schools.queries import districts

BAD_SHOWN = 50


class CannotImport(Exception):
    """Nothing was changed. The message says why and what to do, for an operator."""


def import_roster(
    content: bytes, *, district: str | None, dry_run: bool, now: datetime
) -> tuple[list[str], bool]:
    """Read a roster and, unless it is a dry run, take it over. Returns lines, and whether all was taken.

    ``district`` may be left out where there is only one. Raises CannotImport.
    """
    home = _district(district)
    by = System(home.id)
    with within(by.district_id), speaking("en"):
        try:
            reading = reading_of(content, by)
        except Unreadable as unreadable:
            raise CannotImport(f"{unreadable.why} {unreadable.instead} Nothing was changed.") from None
        made = actions.dry_run(reading, by=by) if dry_run else actions.apply_roster(reading, by=by, now=now)
        return _lines(reading, made, dry_run), not reading.bad and not made.refused


def _district(name: str | None) -> District:
    known = districts()
    fitting = [one for one in known if name is None or one.name == name]
    if len(fitting) == 1:
        return fitting[0]
    names = ", ".join(f"“{one.name}”" for one in known) or "none yet"
    if not fitting:
        raise CannotImport(f"There is no such district. Districts here: {names}.")
    raise CannotImport(f"Say which district, with --district NAME. Districts here: {names}.")


def _lines(reading: Reading, made: Comparison, dry_run: bool) -> list[str]:
    counts = made.counts
    bad = [*reading.bad, *made.refused]
    verb = "It would be" if dry_run else "Done"
    note = encoding_note(reading.encoding)
    return [
        *([note] if note else []),
        *_bad_lines(bad),
        f"{verb}: {counts[Standing.ADDED]} added, {counts[Standing.CHANGED]} changed, "
        f"{counts[Standing.UNCHANGED]} unchanged, {made.kept_count} kept as corrected by hand, "
        f"{len({one.row for one in bad})} not taken.",
    ]


def _bad_lines(bad: Iterable[BadCell]) -> list[str]:
    ordered = sorted(bad, key=lambda one: one.row)
    lines = [
        f"row {one.row}, {one.column or 'whole row'}: {one.why} {one.instead}" for one in ordered[:BAD_SHOWN]
    ]
    return [*lines, f"… and {len(ordered) - BAD_SHOWN} more."] if len(ordered) > BAD_SHOWN else lines
