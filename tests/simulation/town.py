"""The town in which every schedule happens: a district, its schools, families and interpreters.

It is built once. What a schedule leaves behind is swept away, so that each begins in the same town.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import text

from chats.access.actors import Role, Staff
from chats.accounts.models import StaffMember, StaffSchool, StaffSession
from chats.db import Base, across_districts, db, transaction, within
from chats.families.models import Contact, ContactKind, Family, FamilySchool, GradeBand, Guardian
from chats.interpreters import actions as interpreters
from chats.interpreters.models import Interpreter, InterpreterLanguage
from chats.schools.models import District, School
from tests.canaries import CANARY_HOST, CANARY_NUMBERS, GUARDIANS, INTERPRETERS, STAFF
from tests.rows import UNCHECKED

BEGAN = datetime(2026, 9, 1, 16, 0, tzinfo=UTC)
ZONES = ("America/Los_Angeles", "America/Phoenix", "America/New_York")
LANGUAGES = ("es", "ar", "zh-Hans", "so", "hmn", "en", "es", "pa")
"""One family each; nobody has words in Punjabi yet, so those are called."""
MAIL, MOBILE = ContactKind.MAIL, ContactKind.MOBILE
WAYS = ((MOBILE, MAIL), (MAIL,), (MOBILE,), (MAIL, MOBILE))
STAYS = frozenset(
    {
        "alembic_version", "district", "school", "staff_member", "staff_school", "staff_session", "family",
        "family_school", "guardian", "contact", "interpreter", "interpreter_language",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Phone:
    """Somebody's mobile, and whose it is."""

    number: str
    guardian_id: int | None
    interpreter_id: int | None


@dataclass(frozen=True)
class Town:
    """What a schedule may refer to, as plain facts."""

    district_id: int
    schools: tuple[tuple[int, str], ...]
    """Id and zone."""
    family_ids: tuple[int, ...]
    phones: tuple[Phone, ...]
    mails: tuple[str, ...]
    liaison: Staff


def build() -> Town:
    """Build the town in an empty database."""
    town = _built()
    with within(town.district_id):
        # Their own links are minted once in an interpreter's life, so before the first schedule.
        interpreters.catch_up(BEGAN)
    return town


def _built() -> Town:
    with across_districts(), transaction() as session:
        district = District(name="Simulated", zone=ZONES[0], phone=f"+{CANARY_NUMBERS}9999")
        session.add(district)
        session.flush()
        schools = _schools(district.id)
        liaison = _liaison(district.id, [school.id for school in schools])
        families = [_family(nth, district.id, [school.id for school in schools]) for nth in range(8)]
        interpreters = [_interpreter(nth, district.id) for nth in range(3)]
        session.flush()
        phones = [
            Phone(contact.address, guardian.id, None)
            for family in families
            for guardian in family.guardians
            for contact in guardian.contacts
            if contact.kind is MOBILE
        ]
        phones += [Phone(one.mobile or "", None, one.id) for one in interpreters]
        mails = [one.address for family in families for g in family.guardians for one in g.contacts]
        return Town(
            district.id,
            tuple((school.id, school.zone) for school in schools),
            tuple(family.id for family in families),
            tuple(phones),
            tuple(mail for mail in mails if "@" in mail),
            liaison,
        )


def sweep() -> None:
    """Take away all that a schedule left behind."""
    with db.engine.begin() as connection:
        connection.execute(text(UNCHECKED[connection.dialect.name]))
        for table in Base.metadata.tables.values():
            if table.name == "link":
                # Interpreters' own links belong to the town: minting them is no part of a schedule.
                connection.exec_driver_sql("DELETE FROM link WHERE purpose NOT IN ('interpreter', 'feed')")
            elif table.name not in STAYS:
                connection.exec_driver_sql(f'DELETE FROM "{table.name}"')  # noqa: S608  (a name of ours)


def _schools(district_id: int) -> list[School]:
    made = [
        School(district_id=district_id, name=f"School {zone[8:]}", zone=zone, address="1 Oak Street")
        for zone in ZONES
    ]
    db.session.add_all(made)
    db.session.flush()
    return made


def _liaison(district_id: int, school_ids: list[int]) -> Staff:
    member = StaffMember(
        district_id=district_id, name=STAFF[0], mail=f"liaison@{CANARY_HOST}", role=Role.COORDINATOR
    )
    member.digest = False  # staff's own mail is another story
    db.session.add(member)
    db.session.flush()
    session = StaffSession(
        district_id=district_id, staff_id=member.id, digest=b"simulated", started_at=BEGAN, seen_at=BEGAN
    )
    places = [StaffSchool(district_id=district_id, staff_id=member.id, school_id=one) for one in school_ids]
    db.session.add_all([session, *places])
    db.session.flush()
    return Staff(member.id, district_id, member.role, frozenset(school_ids), member.name, "en", session.id)


def _family(nth: int, district_id: int, school_ids: list[int]) -> Family:
    """Two guardians in every third family, at every school, so that any meeting may ask any of them."""
    family = Family(district_id=district_id, source_id=f"family-{nth}")
    db.session.add(family)
    db.session.flush()
    for school_id in school_ids:
        place = FamilySchool(family_id=family.id, school_id=school_id, grade_band=GradeBand.G3_5)
        place.district_id = district_id
        db.session.add(place)
    for which in range(2 if nth % 3 == 0 else 1):
        given, last = GUARDIANS[(nth + which) % len(GUARDIANS)]
        language = LANGUAGES[nth]
        guardian = Guardian(
            district_id=district_id, family_id=family.id, source_id=f"guardian-{nth}-{which}",
            given_name=given, family_name=last, spoken_language=language, written_language=language,
            needs_interpreter=True,
        )  # fmt: skip
        db.session.add(guardian)
        db.session.flush()
        for rank, kind in enumerate(WAYS[(nth + which) % len(WAYS)]):
            contact = Contact(guardian_id=guardian.id, kind=kind, rank=rank, consented=True)
            contact.district_id = district_id
            address = f"guardian{nth}{which}@{CANARY_HOST}" if kind is MAIL else _number(10 * nth + which)
            contact.put(address)
            db.session.add(contact)
    db.session.flush()
    db.session.refresh(family)
    return family


def _interpreter(nth: int, district_id: int) -> Interpreter:
    """All three know Spanish; each one more language."""
    one = Interpreter(district_id=district_id, name=INTERPRETERS[nth], zone=ZONES[nth], language="en")
    one.put(mail=f"interpreter{nth}@{CANARY_HOST}", mobile=_number(900 + nth))
    db.session.add(one)
    db.session.flush()
    for language in ("es", ("ar", "cmn", "so")[nth]):
        row = InterpreterLanguage(interpreter_id=one.id, language=language, qualified=True)
        row.district_id = district_id
        db.session.add(row)
    return one


def _number(last: int) -> str:
    return f"+{CANARY_NUMBERS}{last:04}"
