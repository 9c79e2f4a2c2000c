"""What the desk says: of each thing that needs a person, and of everything that runs by itself."""

from datetime import datetime

from chats.calendars.zones import local
from chats.desk.attention import Item, Matter, Urgency
from chats.desk.queries import Quiet
from chats.languages import formats
from chats.languages.naming import named
from chats.languages.words import _s, _sn, spoken_tag


def greeting(now: datetime, zone: str) -> str:
    """Good morning, afternoon or evening, by the clock of the district."""
    hour = local(now, zone).hour
    if hour < 12:
        return _s("Good morning")
    return _s("Good afternoon") if hour < 18 else _s("Good evening")


def summary(items: int, week: int, *, moving: bool) -> str:
    """How much there is to do. ``moving``: whether what needs nobody is leaving."""
    if items and not moving:
        return _sn("%(n)s thing needs you.", "%(n)s things need you.", items)
    if items:
        return _sn(
            "%(n)s thing needs you. Everything else is on its way.",
            "%(n)s things need you. Everything else is on its way.",
            items,
        )
    return (
        _s("Nothing needs you. Everything is on its way.")
        if moving and week
        else _s("Nothing needs you today.")
    )


def tag(item: Item, now: datetime, zone: str) -> str:
    """How soon, or how long it has waited."""
    if item.since is not None and (now - item.since).days:
        return _sn("%(n)s day", "%(n)s days", (now - item.since).days)
    if item.days is not None and item.days < 0:
        return _s("Late")
    if item.until is not None:
        days = (local(item.until, zone).date() - local(now, zone).date()).days
        return _in_days(days)
    return {
        Urgency.TODAY: _s("Today"),
        Urgency.SOON: _s("Soon"),
        Urgency.WHEN_YOU_CAN: _s("When you can"),
    }[item.urgency]


def _in_days(days: int) -> str:
    if days < 2:
        return _s("Tomorrow") if days else _s("Today")
    return _sn("In %(n)s day", "In %(n)s days", days)


def mark(item: Item) -> str:
    """The class of its colour."""
    return {Urgency.TODAY: "bad", Urgency.SOON: "warn", Urgency.WHEN_YOU_CAN: ""}[item.urgency]


def title(item: Item) -> str:
    """What it is."""
    match item.matter:
        case Matter.NEED:
            return _s("No interpreter yet: %(language)s", language=english(item.language or "en"))
        case Matter.CALLS:
            return _sn("%(n)s family to call", "%(n)s families to call", item.number)
        case Matter.QUESTIONS:
            return _sn(
                "%(n)s question waits for an answer", "%(n)s questions wait for an answer", item.number
            )
        case Matter.TEXTS:
            return _sn("%(n)s answer needs a person", "%(n)s answers need a person", item.number)
        case Matter.FAILED:
            return _sn("%(n)s message did not arrive", "%(n)s messages did not arrive", item.number)
        case Matter.UNANSWERED:
            return _sn("%(n)s family has not answered", "%(n)s families have not answered", item.number)
        case Matter.BROKEN:
            return _s("A recording could not be read")
        case Matter.RECORDING:
            return _s("A recording is ready, and no family may hear it yet")
        case Matter.PROMISE:
            return (
                _s("A promise to families is due") if (item.days or 0) <= 0 else _s("A promise to families")
            )


def detail(item: Item, minutes: int) -> str:
    """What helps to decide; empty where the title says all. ``minutes``: how long the calls take."""
    match item.matter:
        case Matter.CALLS:
            known = [f"{number} {english(tag)}" for tag, number in item.languages]
            return ", ".join(known) + ". " + _s("About %(minutes)s minutes.", minutes=minutes)
        case Matter.NEED:
            return _s("Nobody is left to ask. The language line stands on the day sheet.")
        case Matter.FAILED:
            return _s("Why, and what to do, stands with each.")
        case Matter.TEXTS:
            return _s("They were told that a person will read it.")
        case Matter.PROMISE if (item.days or 0) < 0:
            return _sn("%(n)s day late.", "%(n)s days late.", -(item.days or 0))
        case Matter.PROMISE if item.days:
            return _sn("Due in %(n)s day.", "Due in %(n)s days.", item.days)
        case _:
            return ""


def next_step(item: Item) -> str:
    """On the link to where it is done."""
    return {
        Matter.NEED: _s("Find somebody"),
        Matter.CALLS: _s("Start calling"),
        Matter.QUESTIONS: _s("Read and answer"),
        Matter.TEXTS: _s("Read"),
        Matter.FAILED: _s("See which"),
        Matter.UNANSWERED: _s("See who"),
        Matter.BROKEN: _s("Look at it"),
        Matter.RECORDING: _s("Listen and publish"),
        Matter.PROMISE: _s("See the promise"),
    }[item.matter]


def by_itself(quiet: Quiet) -> str:
    """One quiet line for all that needs nobody; empty when nothing runs."""
    parts = []
    if quiet.messages:
        parts.append(_sn("%(n)s message is on its way", "%(n)s messages are on their way", quiet.messages))
    if quiet.offers:
        parts.append(
            _sn(
                "interpreters are thinking about %(n)s offer",
                "interpreters are thinking about %(n)s offers",
                quiet.offers,
            )
        )
    if quiet.recordings:
        parts.append(
            _sn(
                "%(n)s recording is being made ready",
                "%(n)s recordings are being made ready",
                quiet.recordings,
            )
        )
    return formats.listing(parts, spoken_tag())


def english(tag: str) -> str:
    """A language as the desk names it."""
    return named(tag, spoken_tag())
