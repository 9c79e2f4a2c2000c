"""United States time zones: wall clocks, instants, and the VTIMEZONE blocks our calendar files carry.

The blocks are our own. icalendar's ``add_missing_timezones`` lists RDATEs, which ical.js and vobject
read an hour wrong and Outlook refuses; one STANDARD and one DAYLIGHT with an RRULE is read right by all.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


class UnknownZone(ValueError):
    """The name is none of ``zone_names()``; carries it as ``zone``."""

    def __init__(self, zone: str) -> None:
        super().__init__("no time zone of the United States has this name")
        self.zone = zone


class NonexistentTime(ValueError):
    """The clocks skip this wall-clock time (spring). Carries what was asked and what could be meant.

    ``earlier`` and ``later`` are naive wall-clock times that do exist: 02:30 may mean 01:30 or 03:30.
    """

    def __init__(self, local: datetime, zone: str, earlier: datetime, later: datetime) -> None:
        super().__init__("the clocks skip this local time")
        self.local, self.zone, self.earlier, self.later = local, zone, earlier, later


class DoubledTime(ValueError):
    """This wall-clock time comes twice (autumn). ``first`` and ``second`` are the two instants, in UTC.

    Ask which one is meant, then call ``instant`` with ``fold=0`` for the first or ``fold=1`` for the second.
    """

    def __init__(self, local: datetime, zone: str, first: datetime, second: datetime) -> None:
        super().__init__("this local time comes twice")
        self.local, self.zone, self.first, self.second = local, zone, first, second


@dataclass(frozen=True, slots=True)
class _Clock:
    """Hours east of UTC and short names, as the zone's laws have them since 2007."""

    standard_hours: int
    standard: str
    daylight: str | None = None


_ATLANTIC = _Clock(-4, "AST")
_EASTERN = _Clock(-5, "EST", "EDT")
_CENTRAL = _Clock(-6, "CST", "CDT")
_MOUNTAIN = _Clock(-7, "MST", "MDT")
_ARIZONA = _Clock(-7, "MST")
_PACIFIC = _Clock(-8, "PST", "PDT")
_ALASKA = _Clock(-9, "AKST", "AKDT")
_ALEUTIAN = _Clock(-10, "HST", "HDT")
_HAWAII = _Clock(-10, "HST")
_SAMOA = _Clock(-11, "SST")
_CHAMORRO = _Clock(10, "ChST")

# Most people first, as a list to choose from would have them. A test keeps this equal to tzdata's zone.tab.
_CLOCKS = {
    "America/New_York": _EASTERN,
    "America/Chicago": _CENTRAL,
    "America/Denver": _MOUNTAIN,
    "America/Phoenix": _ARIZONA,
    "America/Los_Angeles": _PACIFIC,
    "America/Anchorage": _ALASKA,
    "America/Adak": _ALEUTIAN,
    "Pacific/Honolulu": _HAWAII,
    "America/Puerto_Rico": _ATLANTIC,
    "America/St_Thomas": _ATLANTIC,
    "Pacific/Guam": _CHAMORRO,
    "Pacific/Saipan": _CHAMORRO,
    "Pacific/Pago_Pago": _SAMOA,
    "America/Detroit": _EASTERN,
    "America/Indiana/Indianapolis": _EASTERN,
    "America/Indiana/Marengo": _EASTERN,
    "America/Indiana/Petersburg": _EASTERN,
    "America/Indiana/Vevay": _EASTERN,
    "America/Indiana/Vincennes": _EASTERN,
    "America/Indiana/Winamac": _EASTERN,
    "America/Indiana/Knox": _CENTRAL,
    "America/Indiana/Tell_City": _CENTRAL,
    "America/Kentucky/Louisville": _EASTERN,
    "America/Kentucky/Monticello": _EASTERN,
    "America/Menominee": _CENTRAL,
    "America/North_Dakota/Beulah": _CENTRAL,
    "America/North_Dakota/Center": _CENTRAL,
    "America/North_Dakota/New_Salem": _CENTRAL,
    "America/Boise": _MOUNTAIN,
    "America/Juneau": _ALASKA,
    "America/Metlakatla": _ALASKA,
    "America/Nome": _ALASKA,
    "America/Sitka": _ALASKA,
    "America/Yakutat": _ALASKA,
}


def zone_names() -> tuple[str, ...]:
    """Return the names of the zones a meeting may be held in, the most populous first."""
    return tuple(_CLOCKS)


def instant(local: datetime, zone: str, fold: int | None = None) -> datetime:
    """Return the instant, in UTC, at which the clocks of ``zone`` show the naive ``local``.

    Raises NonexistentTime for a time the clocks skip; DoubledTime for one that comes twice, unless
    ``fold`` says which (0 the first, 1 the second); UnknownZone; ValueError when ``local`` is not naive.
    """
    if local.tzinfo is not None:
        raise ValueError("a wall-clock time is naive: its zone is the other argument")
    first, second = (_reading(local, zone, fold_) for fold_ in (0, 1))
    if first == second:
        return first
    if _wall(first, zone) != local.replace(fold=0):
        # In a gap fold 1 counts with the offset after it, so it lands before the gap, and fold 0 after.
        raise NonexistentTime(local, zone, earlier=_wall(second, zone), later=_wall(first, zone))
    if fold is None:
        raise DoubledTime(local, zone, first, second)
    return second if fold else first


def local(at: datetime, zone: str) -> datetime:
    """Return the aware instant ``at`` as the clocks of ``zone`` show it (aware, with the zone set)."""
    if at.tzinfo is None:
        raise ValueError("an instant is aware")
    return at.astimezone(_known(zone))


def day_before(at: datetime, zone: str) -> datetime:
    """Return the instant, in UTC, when the clocks of ``zone`` show the same time one day before ``at``.

    A time which that day skips becomes the one as long after the gap (02:30 is 03:30); of a doubled
    time the first is taken, so that a reminder is never later than people would think.
    """
    return _reading(_wall(at, zone) - timedelta(days=1), zone, 0)


def vtimezone(zone: str) -> tuple[str, ...]:
    """Return the unfolded lines of the zone's VTIMEZONE (RFC 5545, 3.6.5), true from 2007 on.

    Onsets are told in TZOFFSETFROM, the clock that people still read when the change comes.
    """
    _known(zone)
    clock = _CLOCKS[zone]
    standard, daylight = _offset(clock.standard_hours), _offset(clock.standard_hours + 1)
    if clock.daylight is None:
        parts = _part("STANDARD", "19700101T000000", "", standard, standard, clock.standard)
    else:
        # Second Sunday in March, first Sunday in November, both at 02:00 (15 USC 260a).
        spring, autumn = "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"
        parts = _part("STANDARD", "19701101T020000", autumn, daylight, standard, clock.standard)
        parts += _part("DAYLIGHT", "19700308T020000", spring, standard, daylight, clock.daylight)
    return ("BEGIN:VTIMEZONE", f"TZID:{zone}", *parts, "END:VTIMEZONE")


def _part(kind: str, onset: str, rule: str, before: str, after: str, name: str) -> tuple[str, ...]:
    again = (f"RRULE:{rule}",) if rule else ()
    offsets = (f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}", f"TZNAME:{name}")
    return (f"BEGIN:{kind}", f"DTSTART:{onset}", *again, *offsets, f"END:{kind}")


def _offset(hours: int) -> str:
    return f"{hours:+03d}00"


def _known(zone: str) -> ZoneInfo:
    if zone not in _CLOCKS:
        raise UnknownZone(zone)
    return ZoneInfo(zone)


def _reading(naive: datetime, zone: str, fold: int) -> datetime:
    return naive.replace(tzinfo=_known(zone), fold=fold).astimezone(UTC)


def _wall(at: datetime, zone: str) -> datetime:
    return local(at, zone).replace(tzinfo=None, fold=0)
