"""How guardians are reached, and the families of a member of staff at a glance."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from chats import keyring
from chats.access.actors import Staff
from chats.db import db
from chats.delivery import approvals, calling
from chats.delivery.letter import Channel
from chats.delivery.models import Suppression
from chats.families.directory import Entry, Person
from chats.families.households import Reach, Way, reach_of
from chats.families.models import Contact, FamilySchool, Guardian
from chats.families.naming import full_name
from chats.families.queries.people import chunks, families_of

NOWHERE: frozenset[Channel] = frozenset()
INVITATION = "invitation"


def stops(digests: Iterable[bytes]) -> dict[bytes, frozenset[Channel]]:
    """Which of these addresses must not be used, and on which channels."""
    found: dict[bytes, set[Channel]] = {}
    for some in chunks(set(digests)):
        wanted = select(Suppression.address_digest, Suppression.channel).where(
            Suppression.address_digest.in_(some), Suppression.lifted_at.is_(None)
        )
        for digest, channel in db.session.execute(wanted):
            found.setdefault(digest, set()).add(channel)
    return {digest: frozenset(channels) for digest, channels in found.items()}


def ways_of(one: Guardian, stopped: dict[bytes, frozenset[Channel]]) -> list[Way]:
    """The guardian's addresses in their order, as ``reach_of`` wants them."""
    return [
        Way(contact.id, contact.kind, contact.consented, stopped.get(contact.digest, NOWHERE))
        for contact in one.contacts
    ]


def reaches(guardians: Iterable[Guardian]) -> dict[int, Reach]:
    """How each guardian is reached, by guardian id. One statement, if their contacts are loaded."""
    held = list(guardians)
    stopped = stops(contact.digest for one in held for contact in one.contacts)
    settle = _settled()
    return {
        one.id: settle(reach_of(one.spoken_language, one.written_language, ways_of(one, stopped)))
        for one in held
    }


def _settled() -> Callable[[Reach], Reach]:
    """How somebody is reached with what is set up by now: approved words for WhatsApp, voices for calls.

    An invitation stands for all notices: what has no approved words goes by their next way.
    """
    voices, by_whatsapp = calling.voices(), approvals.languages(INVITATION)
    return lambda reach: reach.approved(by_whatsapp).rung(voices)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A guardian as far as writing to them asks."""

    given_name: str
    full_name: str
    reach: Reach
    sealed: Mapping[int, tuple[bytes, str]] = field(repr=False)
    """By contact, the address that ``reach`` may choose, and where it opens."""

    def address_at(self, contact_id: int | None) -> str | None:
        """Where they are written to, in clear; None where a person must tell them. Raises CannotOpen."""
        held = self.sealed.get(contact_id or 0)
        return keyring.ring().open(held[0], place=held[1]) if held else None


def recipients(ids: Iterable[int]) -> dict[int, Recipient]:
    """These guardians, by id, and how each is reached: three statements for every CHUNK of them.

    Not limited to anybody's schools: for the worker.
    """
    found: dict[int, Recipient] = {}
    for some in chunks(set(ids)):
        ways, sealed = _ways_in(some)
        people = select(
            Guardian.id, Guardian.given_name, Guardian.family_name,
            Guardian.spoken_language, Guardian.written_language,
        ).where(Guardian.id.in_(some))  # fmt: skip
        for one, given, last, spoken, written in db.session.execute(people):
            reach = reach_of(spoken, written, ways.get(one, []))
            chosen = {reach.contact_id, reach.otherwise.contact_id if reach.otherwise else None}
            theirs = {number: sealed[number] for number in chosen if number is not None and number in sealed}
            found[one] = Recipient(given, full_name(given, last), reach, theirs)
    return found


def _ways_in(guardian_ids: list[int]) -> tuple[dict[int, list[Way]], dict[int, tuple[bytes, str]]]:
    """By guardian, their addresses in order; by contact, what is sealed and where it opens."""
    rows = db.session.execute(
        select(
            Contact.guardian_id, Contact.id, Contact.kind, Contact.consented, Contact.digest,
            Contact.district_id, Contact.uid, Contact.sealed,
        )
        .where(Contact.guardian_id.in_(guardian_ids))
        .order_by(Contact.rank, Contact.id)
    ).all()  # fmt: skip
    stopped = stops(row.digest for row in rows)
    ways: dict[int, list[Way]] = {}
    for row in rows:
        way = Way(row.id, row.kind, row.consented, stopped.get(row.digest, NOWHERE))
        ways.setdefault(row.guardian_id, []).append(way)
    return ways, {row.id: (row.sealed, Contact.place(row.district_id, row.uid)) for row in rows}


def entries(by: Staff) -> list[Entry]:
    """Every family that is theirs to see, at a glance, in four statements and no rows of the ORM."""
    theirs = families_of(by)
    places: dict[int, set[int]] = {}
    for family_id, school_id in db.session.execute(
        select(FamilySchool.family_id, FamilySchool.school_id).where(FamilySchool.family_id.in_(theirs))
    ):
        places.setdefault(family_id, set()).add(school_id)
    ways, settle = _ways_of_everyone(by), _settled()
    families: dict[int, list[Person]] = {}
    people = select(
        Guardian.id, Guardian.family_id, Guardian.given_name, Guardian.family_name,
        Guardian.spoken_language, Guardian.written_language,
    ).where(Guardian.family_id.in_(theirs))  # fmt: skip
    for one, family_id, given, last, spoken, written in db.session.execute(people.order_by(Guardian.id)):
        reach = settle(reach_of(spoken, written, ways.get(one, [])))
        families.setdefault(family_id, []).append(Person(full_name(given, last), spoken, written, reach))
    return [
        Entry(family_id, tuple(people_of), frozenset(places.get(family_id, ())))
        for family_id, people_of in families.items()
    ]


def _ways_of_everyone(by: Staff) -> dict[int, list[Way]]:
    stopped: dict[bytes, set[Channel]] = {}
    lived = select(Suppression.address_digest, Suppression.channel).where(Suppression.lifted_at.is_(None))
    for digest, channel in db.session.execute(lived):
        stopped.setdefault(digest, set()).add(channel)
    found: dict[int, list[Way]] = {}
    theirs = select(Guardian.id).where(Guardian.family_id.in_(families_of(by)))
    rows = (
        select(Contact.guardian_id, Contact.id, Contact.kind, Contact.consented, Contact.digest)
        .where(Contact.guardian_id.in_(theirs))
        .order_by(Contact.rank, Contact.id)
    )
    for guardian_id, contact_id, kind, consented, digest in db.session.execute(rows):
        way = Way(contact_id, kind, consented, frozenset(stopped.get(digest, ())))
        found.setdefault(guardian_id, []).append(way)
    return found
