"""Clocks and zones: a meeting is held when the clock on the school's wall says so."""

from datetime import UTC, datetime, timedelta, tzinfo
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Timezone

from chats.calendars.zones import (
    DoubledTime,
    NonexistentTime,
    UnknownZone,
    day_before,
    instant,
    local,
    vtimezone,
    zone_names,
)
from tests.calendars.samples import INSTANTS, ZONES

NEW_YORK = "America/New_York"
COUNTRIES = {"US", "PR", "GU", "AS", "VI", "MP"}


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_every_zone_where_a_school_of_the_united_states_may_be_is_offered() -> None:
    rows = resources.files("tzdata").joinpath("zoneinfo/zone.tab").read_text().splitlines()
    places = [row.split("\t") for row in rows if not row.startswith("#")]
    assert set(zone_names()) == {place[2].strip() for place in places if place[0] in COUNTRIES}


@pytest.mark.parametrize("zone", zone_names())
def test_what_calendars_are_told_about_a_zone_is_its_law_for_ten_years_to_the_minute(zone: str) -> None:
    block: Any = Timezone.from_ical("\r\n".join(vtimezone(zone)))
    told = block.to_tz(lookup_tzid=False)
    instants = [
        *spread(timedelta(hours=173)),
        *(at - timedelta(minutes=1) for at in changes(zone)),
        *changes(zone),
    ]
    assert [reading(at, told) for at in instants] == [reading(at, ZoneInfo(zone)) for at in instants]


def test_the_ten_years_hold_twenty_changes_where_there_is_summer_time_and_none_elsewhere() -> None:
    assert (len(changes("America/Adak")), len(changes("America/Phoenix"))) == (20, 0)


def reading(at: datetime, zone: tzinfo) -> tuple[datetime, str | None]:
    return at.astimezone(zone).replace(tzinfo=None), at.astimezone(zone).tzname()


def spread(step: timedelta) -> list[datetime]:
    begin = datetime(2024, 1, 1, tzinfo=UTC)
    return [begin + step * count for count in range(timedelta(days=3653) // step)]


def changes(zone: str) -> list[datetime]:
    law, hour = ZoneInfo(zone), timedelta(hours=1)
    return [
        at for at in spread(hour) if at.astimezone(law).utcoffset() != (at - hour).astimezone(law).utcoffset()
    ]


def test_a_zone_with_summer_time_is_told_as_one_standard_and_one_daylight_rule() -> None:
    assert vtimezone("America/Chicago") == (
        *("BEGIN:VTIMEZONE", "TZID:America/Chicago"),
        *("BEGIN:STANDARD", "DTSTART:19701101T020000", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"),
        *("TZOFFSETFROM:-0500", "TZOFFSETTO:-0600", "TZNAME:CST", "END:STANDARD"),
        *("BEGIN:DAYLIGHT", "DTSTART:19700308T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"),
        *("TZOFFSETFROM:-0600", "TZOFFSETTO:-0500", "TZNAME:CDT", "END:DAYLIGHT"),
        "END:VTIMEZONE",
    )


def test_a_zone_without_summer_time_is_told_as_one_offset() -> None:
    assert vtimezone("Pacific/Guam") == (
        *("BEGIN:VTIMEZONE", "TZID:Pacific/Guam", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
        *("TZOFFSETFROM:+1000", "TZOFFSETTO:+1000", "TZNAME:ChST", "END:STANDARD", "END:VTIMEZONE"),
    )


@given(at=INSTANTS, zone=ZONES)
def test_what_the_clock_shows_leads_back_to_the_same_instant(at: datetime, zone: str) -> None:
    shown = local(at, zone)
    assert instant(shown.replace(tzinfo=None), zone, fold=shown.fold) == at


@given(at=INSTANTS, zone=ZONES)
def test_a_reminder_one_day_before_comes_when_the_clock_shows_the_same_time(at: datetime, zone: str) -> None:
    shown, reminded = local(at, zone), local(day_before(at, zone), zone)
    hours_in_gap = {timedelta(0), timedelta(hours=1)}  # a skipped 02:30 is kept at 03:30
    wall_a_day_before = shown.replace(tzinfo=None) - timedelta(days=1)
    assert reminded.replace(tzinfo=None) - wall_a_day_before in hours_in_gap


def test_a_time_that_the_clocks_skip_is_refused_with_the_times_that_may_be_meant() -> None:
    with pytest.raises(NonexistentTime) as refusal:
        instant(wall("2027-03-14T02:30"), NEW_YORK)
    assert (refusal.value.local, refusal.value.zone) == (wall("2027-03-14T02:30"), NEW_YORK)
    assert (refusal.value.earlier, refusal.value.later) == (
        wall("2027-03-14T01:30"),
        wall("2027-03-14T03:30"),
    )


def test_saying_which_of_two_does_not_make_a_skipped_time_exist() -> None:
    with pytest.raises(NonexistentTime):
        instant(wall("2027-03-14T02:30"), NEW_YORK, fold=1)


def test_a_time_that_comes_twice_is_asked_about_with_both_instants() -> None:
    with pytest.raises(DoubledTime) as refusal:
        instant(wall("2026-11-01T01:30"), NEW_YORK)
    assert (refusal.value.local, refusal.value.zone) == (wall("2026-11-01T01:30"), NEW_YORK)
    assert refusal.value.first == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert refusal.value.second == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(("fold", "hour"), [(0, 5), (1, 6)])
def test_a_time_that_comes_twice_is_kept_once_it_is_said_which(fold: int, hour: int) -> None:
    assert instant(wall("2026-11-01T01:30"), NEW_YORK, fold) == datetime(2026, 11, 1, hour, 30, tzinfo=UTC)


def test_arizona_keeps_its_clocks_in_spring() -> None:
    held_at = instant(wall("2027-03-14T02:30"), "America/Phoenix")
    assert held_at == datetime(2027, 3, 14, 9, 30, tzinfo=UTC)


def test_the_day_before_across_the_spring_change_is_23_hours() -> None:
    held_at = instant(wall("2027-03-14T18:00"), NEW_YORK)
    assert held_at - day_before(held_at, NEW_YORK) == timedelta(hours=23)


def test_the_day_before_that_skips_the_time_takes_the_one_as_long_after() -> None:
    held_at = instant(wall("2027-03-15T02:30"), NEW_YORK)
    assert local(day_before(held_at, NEW_YORK), NEW_YORK).replace(tzinfo=None) == wall("2027-03-14T03:30")


def test_the_day_before_that_doubles_the_time_takes_the_first() -> None:
    held_at = instant(wall("2026-11-02T01:30"), NEW_YORK)
    assert day_before(held_at, NEW_YORK) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "EST", "../etc/passwd", ""])
def test_a_zone_outside_the_list_is_refused(zone: str) -> None:
    with pytest.raises(UnknownZone) as refusal:
        vtimezone(zone)
    assert refusal.value.zone == zone


@given(at=INSTANTS, hours=st.integers(-11, 10))
def test_an_instant_shows_the_same_however_it_was_written(at: datetime, hours: int) -> None:
    elsewhere = at.astimezone(ZoneInfo(f"Etc/GMT{hours:+d}"))
    assert local(elsewhere, NEW_YORK) == local(at, NEW_YORK)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        local(wall("2026-11-01T01:30"), NEW_YORK)


def test_a_wall_clock_time_with_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        instant(datetime(2026, 11, 1, tzinfo=UTC), NEW_YORK)
