"""What people do in a schedule. Each deed is the product's own action, called as a view would call it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import select

from chats.access import links
from chats.access.actors import Guest, Purpose
from chats.access.models import Link
from chats.calendars.zones import DoubledTime, NonexistentTime
from chats.db import across_districts, db
from chats.delivery.letter import Channel
from chats.inbox import actions as inbox
from chats.inbox.incoming import Received
from chats.inbox.views import DEEDS
from chats.interpreters import actions as interpreters
from chats.interpreters.models import Assignment, Offer
from chats.invitations import actions as invitations
from chats.invitations.models import InvitedGuardian, PartStat
from chats.invitations.replies import CALL, MeetingBegun, MeetingCancelled, NoSeatLeft
from chats.meetings import actions as meetings
from chats.meetings.drafts import Change, Draft, Where
from chats.meetings.kinds import Place
from chats.meetings.models import Meeting
from chats.meetings.slots import AlreadyPast
from tests.simulation import workers
from tests.simulation.workers import Worker
from tests.simulation.world import World

MOST_MEETINGS = 2
AWAY = (0.4, 1.5, 3, 7, 20, 26, 30, 50, 80)
"""Hours from now until a meeting begins."""
REFUSALS = (
    meetings.NotNow, meetings.EditedMeanwhile, AlreadyPast, NonexistentTime, DoubledTime, NoSeatLeft,
    MeetingBegun, MeetingCancelled, invitations.NotInvited, interpreters.CannotTake, interpreters.NotTheirs,
    interpreters.HasBegun, links.DeadLink,
)  # fmt: skip
"""Answers of the product that are no faults."""
TEXTS = ("1", "1", "2", "3", "yes", "no", "sí", "نعم", "STOP", "STOP", "ALTO", "HELP", "ok but late", "👍")


@dataclass
class Cast:
    """Who takes part in one schedule."""

    world: World
    workers: list[Worker]
    texts_sent: int = 0
    broken_off: list[Received] = field(default_factory=list)
    """Texts over which a web process died; their provider brings them again."""


Deed = Callable[[Cast], None]


def do(cast: Cast, deed: Deed) -> None:
    """Do one thing as the web does it: whoever is killed in it is gone."""
    world = cast.world

    def done() -> None:
        try:
            deed(cast)
        except REFUSALS as refusal:
            world.say(f"refused: {type(refusal).__name__}")

    world.attempt("web", done)
    world.observe()


# --- staff ---


def compose(cast: Cast) -> None:
    """A liaison composes a meeting for some families, and publishes it."""
    world, rng = cast.world, cast.world.rng
    if len(world.truth) >= MOST_MEETINGS:
        return
    school_id, zone = rng.choice(world.town.schools)
    asked = sorted(rng.sample(world.town.family_ids, rng.randint(1, 4)))
    draft = Draft(
        school_id=school_id, local=_wall(world, zone), minutes=rng.choice([30, 60, 90]),
        where=_where(world), topic="schedules-and-closures", seats=rng.choice([None, None, 1, 3]),
        audience={"family_ids": asked}, fold=0,
    )  # fmt: skip
    meeting_id = meetings.compose(draft, by=world.town.liaison, now=world.tick())
    meetings.publish(meeting_id, by=world.town.liaison, now=world.tick())
    world.say(f"meeting {meeting_id} is published: {draft.local:%m-%d %H:%M} {zone}, families {asked}")


def move(cast: Cast) -> None:
    """A liaison edits a meeting: a new time, an old one again, another room, or only its seats."""
    world, rng = cast.world, cast.world.rng
    meeting = _some_meeting(cast)
    if meeting is None:
        return
    meeting_id, lock_version, local = meeting.id, meeting.lock_version, meeting.starts_local
    minutes = meeting.minutes
    where = Where(meeting.place, meeting.room, meeting.join_url)
    way = rng.choice(["anew", "anew", "back", "room", "seats"])
    if way == "anew":
        local = _wall(world, meeting.zone)
    elif way == "back":
        first = world.truth[meeting_id][0]
        local = first.starts_at.astimezone(ZoneInfo(first.zone)).replace(tzinfo=None)
    if way != "seats":
        where = _where(world)
    change = Change(local, minutes, where, lock_version, seats=rng.choice([None, 2, 5]), fold=0)
    heard = meetings.reschedule(meeting_id, change, by=world.town.liaison, now=world.tick())
    world.say(f"meeting {meeting_id} moves ({way}) to {local:%m-%d %H:%M}, families hear of it: {heard}")


def cancel(cast: Cast) -> None:
    """A liaison calls a meeting off."""
    meeting = _some_meeting(cast)
    if meeting is None:
        return
    meeting_id = meeting.id
    meetings.cancel(meeting_id, by=cast.world.town.liaison, now=cast.world.tick())
    cast.world.say(f"meeting {meeting_id} is cancelled")


def _some_meeting(cast: Cast) -> Meeting | None:
    if not cast.world.truth:
        return None
    meeting_id = cast.world.rng.choice(list(cast.world.truth))
    return db.session.scalar(select(Meeting).where(Meeting.id == meeting_id))


def _wall(world: World, zone: str) -> datetime:
    """A wall-clock time some hours from now, never so late that the meeting would end tomorrow."""
    hours = world.rng.choice(AWAY) + world.rng.random()
    there = (world.now + timedelta(hours=hours)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    there = there.replace(minute=there.minute // 5 * 5, second=0, microsecond=0)
    return there.replace(hour=21) if there.hour > 21 else there


def _where(world: World) -> Where:
    place = world.rng.choice([Place.IN_PERSON, Place.ONLINE])
    online = place is Place.ONLINE
    return Where(place, None if online else "Library", "https://meet.example/a" if online else None)


# --- families and interpreters ---


def answer_by_link(cast: Cast) -> None:
    """A guardian opens the link and answers."""
    found = db.session.scalars(select(InvitedGuardian).order_by(InvitedGuardian.id)).all()
    if not found:
        return
    one = cast.world.rng.choice(found)
    answer: PartStat | Literal["call"] = cast.world.rng.choice(
        [PartStat.ACCEPTED, PartStat.ACCEPTED, PartStat.DECLINED, CALL]
    )
    guest = _through(one.link_id, Purpose.REPLY, cast.world.now)
    if guest is not None:
        party = cast.world.rng.choice([None, 1, 2])
        invitations.reply(answer, party, by=guest, now=cast.world.tick())
        cast.world.say(f"invited guardian {guest.subject_id} answers {answer}")


def stop_mail(cast: Cast) -> None:
    """A guardian wants no more mail, by the link under it."""
    world = cast.world
    address = world.rng.choice(world.town.mails)
    workers.stop_mail(address, world.town.district_id, world.tick())
    world.stopped(Channel.MAIL, address)
    world.say(f"{address} wants no more mail")


def send_text(cast: Cast) -> None:
    """Somebody writes a text."""
    world = cast.world
    phone, words = world.rng.choice(world.town.phones), world.rng.choice(TEXTS)
    cast.texts_sent += 1
    text = Received(f"in-{cast.texts_sent}", phone.number, words)
    world.say(f"{phone.number} writes {words!r}")
    for _ in range(world.rng.choice([1, 1, 2])):
        _bring(cast, text)


def finish_texts(cast: Cast) -> None:
    """Providers bring again what was not taken."""
    unread, cast.broken_off = cast.broken_off, []
    for text in unread:
        cast.world.attempt("web", lambda again=text: _bring(cast, again))  # type: ignore[misc]


def _bring(cast: Cast, text: Received) -> None:
    taken = False
    try:
        inbox.read_text(text, DEEDS, cast.world.tick())
        taken = True
    finally:
        if not taken:
            cast.broken_off.append(text)
    if text.body in ("STOP", "ALTO"):
        cast.world.stopped(Channel.TEXT, text.sender)


def answer_offer(cast: Cast) -> None:
    """An interpreter takes an offer, or leaves it."""
    found = db.session.scalars(select(Offer).order_by(Offer.id)).all()
    if not found:
        return
    one = cast.world.rng.choice(found)
    guest = _through(one.link_id, Purpose.OFFER, cast.world.now)
    if guest is None:
        return
    deed = cast.world.rng.choice([interpreters.accept, interpreters.accept, interpreters.decline])
    deed(one.id, by=guest, now=cast.world.tick())
    cast.world.say(f"offer {guest.subject_id}: {deed.__name__}")


def give_back(cast: Cast) -> None:
    """An interpreter gives an assignment back."""
    found = db.session.scalars(select(Assignment).where(Assignment.ended_at.is_(None))).all()
    if not found:
        return
    one = cast.world.rng.choice(found)
    assignment_id = one.id
    guest = Guest(one.district_id, 0, Purpose.INTERPRETER, one.interpreter_id, "en")
    interpreters.withdraw(assignment_id, by=guest, now=cast.world.tick())
    cast.world.say(f"assignment {assignment_id} is given back")


def _through(link_id: int | None, purpose: Purpose, now: datetime) -> Guest | None:
    link = db.session.get(Link, link_id) if link_id is not None else None
    if link is None:
        return None
    token = links.path_of(link).rsplit("/", 1)[1]
    with across_districts():
        return links.open_link(token, purpose, now)
