"""The demo's meetings: three that were held, two to come. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from chats.calendars.zones import local
from chats.families.households import Audience
from chats.meetings.drafts import Draft, Where
from chats.meetings.kinds import Kind, Place

_ZONES = ("America/Los_Angeles", "America/Los_Angeles", "America/Denver")


@dataclass(frozen=True)
class Plan:
    """One meeting of the demo. ``days`` from the day of loading; negative for the past."""

    topic: str
    school: int
    days: int
    at: time
    minutes: int
    place: Place
    kind: Kind = Kind.COFFEE_CHAT
    seats: int | None = None


UPCOMING = (
    Plan("meals-and-buses", 0, 3, time(18), 45, Place.IN_PERSON, seats=60),
    Plan("right-to-an-interpreter", 2, 10, time(17, 30), 60, Place.ONLINE, Kind.FAMILY_MEETING),
)


def school_day(day: date, ahead: int) -> date:
    """The day itself, or the nearest weekday further from now: schools meet nobody on a Sunday."""
    weekend = max(0, day.weekday() - 4)
    return day + timedelta(days=(3 - weekend) % 3 if ahead > 0 else -weekend)


def draft_of(plan: Plan, schools: list[int], host_id: int, now: datetime) -> Draft:
    """The plan as a liaison would compose it, counted from ``now``."""
    day = school_day(local(now, _ZONES[plan.school]).date() + timedelta(days=plan.days), plan.days)
    room = None if plan.place is Place.ONLINE else "Library"
    link = None if plan.place is Place.IN_PERSON else "https://meet.cedar-valley.example/family-meeting"
    return Draft(
        school_id=schools[plan.school], local=datetime.combine(day, plan.at), minutes=plan.minutes,
        where=Where(plan.place, room, link), topic=plan.topic, kind=plan.kind, seats=plan.seats,
        offers=("interpreter", "childcare", "snacks") if plan.place is Place.IN_PERSON else ("interpreter",),
        host_id=host_id, audience=Audience().to_json(),
    )  # fmt: skip
