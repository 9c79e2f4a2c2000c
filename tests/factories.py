"""Valid least things: ``make.meeting()`` is a meeting, and a test names only what matters to it.

Names come from many scripts, and every name, number and address is marked: it must never be in a log.
Everything is committed through ``transaction()``, as the product does it.
"""

import uuid
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import count
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from chats import keyring
from chats.access import links
from chats.access.actors import Guest, Purpose, Role, Staff
from chats.access.models import Link
from chats.accounts.models import StaffMember, StaffSchool, StaffSession
from chats.accounts.queries import acting
from chats.db import Base, db, transaction
from chats.families.models import Contact, ContactKind, Family, FamilySchool, GradeBand, Guardian
from chats.interpreters.models import Interpreter, InterpreterLanguage, Need, Offer
from chats.invitations.models import Invitation, InvitedGuardian
from chats.meetings.kinds import Place, Status
from chats.meetings.models import Meeting
from chats.schools.models import District, School
from tests.canaries import CANARY_HOST, CANARY_NUMBERS, GUARDIANS, INTERPRETERS, STAFF

NOW = datetime(2026, 10, 14, 17, 0, tzinfo=UTC)
"""A Wednesday, ten in the morning in Seattle, where the first school stands."""
ZONE = "America/Los_Angeles"


Row = TypeVar("Row", bound=Base)


class Make:
    """Makes rows; in one district and at its first school, unless told otherwise."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def _kept(self, row: Row, *more: Base) -> Row:
        with transaction() as session:
            session.add_all([row, *more])
        return row

    # --- where ---

    def district(self, **facts: Any) -> District:
        """A tenant of its own."""
        facts = {"name": f"District {next(self._numbers)}", "zone": ZONE, "phone": self.number()} | facts
        return self._kept(District(**facts))

    @cached_property
    def home(self) -> District:
        """The district in which everything is made."""
        return self.district()

    def school(self, district: District | None = None, **facts: Any) -> School:
        """One more school."""
        number = next(self._numbers)
        facts = {"name": f"School {number}", "zone": ZONE, "address": f"{number} Oak Street"} | facts
        return self._kept(School(district_id=(district or self.home).id, **facts))

    @cached_property
    def first_school(self) -> School:
        """The school at which everything is made."""
        return self.school()

    def number(self) -> str:
        """A phone number of nobody, E.164."""
        return f"+{CANARY_NUMBERS}{100 + next(self._numbers):04}"

    # --- staff ---

    def staff_member(
        self, role: Role = Role.LIAISON, *, school: School | None = None, **facts: Any
    ) -> StaffMember:
        """An account, at one school."""
        school, number = school or self.first_school, next(self._numbers)
        facts = {"name": STAFF[number % len(STAFF)], "mail": f"staff{number}@{CANARY_HOST}"} | facts
        member = self._kept(StaffMember(district_id=school.district_id, role=role, **facts))
        self._kept(StaffSchool(district_id=school.district_id, staff_id=member.id, school_id=school.id))
        return member

    def session(self, member: StaffMember, at: datetime = NOW) -> tuple[StaffSession, str]:
        """A signed-in browser, and the token in its cookie."""
        token = f"session-{next(self._numbers)}"
        digest = keyring.ring().digest("session", token.encode())
        facts = {"started_at": at, "seen_at": at, "digest": digest}
        row = StaffSession(district_id=member.district_id, staff_id=member.id, **facts)
        return self._kept(row), token

    def staff(self, role: Role = Role.LIAISON, *, school: School | None = None, **facts: Any) -> Staff:
        """A signed-in member of staff: the ``by`` of an action."""
        member = self.staff_member(role, school=school, **facts)
        return acting(member, self.session(member)[0].id)

    # --- families ---

    def family(self, *, school: School | None = None, guardians: int = 1, **facts: Any) -> Family:
        """A household at one school, of guardians who read Spanish and have a mobile and a mail address."""
        school = school or self.first_school
        facts = {"source_id": f"family-{next(self._numbers)}"} | facts
        family = self._kept(Family(district_id=school.district_id, **facts))
        place = FamilySchool(family_id=family.id, school_id=school.id, grade_band=GradeBand.G3_5)
        place.district_id = school.district_id
        self._kept(place)
        for _ in range(guardians):
            self.guardian(family)
        return family

    def guardian(self, family: Family | None = None, **facts: Any) -> Guardian:
        """An adult of a family. ``kinds`` says how they are reached, first choice first."""
        family = family or self.family(guardians=0)
        kinds = facts.pop("kinds", (ContactKind.MOBILE, ContactKind.MAIL))
        number = next(self._numbers)
        given, last = GUARDIANS[number % len(GUARDIANS)]
        facts = {
            "source_id": f"guardian-{number}",
            "given_name": given,
            "family_name": last,
            "spoken_language": "es",
            "written_language": "es",
            "needs_interpreter": True,
        } | facts
        guardian = self._kept(Guardian(district_id=family.district_id, family_id=family.id, **facts))
        for kind in kinds:
            self.contact(guardian, kind)
        return guardian

    def contact(self, guardian: Guardian, kind: ContactKind, address: str | None = None) -> Contact:
        """One more way to reach a guardian, after those there are."""
        mail = f"guardian{next(self._numbers)}@{CANARY_HOST}"
        contact = Contact(guardian_id=guardian.id, kind=kind, rank=len(guardian.contacts), consented=True)
        contact.district_id = guardian.district_id
        contact.put(address or (mail if kind is ContactKind.MAIL else self.number()))
        return self._kept(contact)

    # --- meetings and invitations ---

    def meeting(
        self, *, school: School | None = None, starts_at: datetime | None = None, **facts: Any
    ) -> Meeting:
        """A published coffee chat on a library topic, an hour long, a week from NOW."""
        school, starts_at = school or self.first_school, starts_at or NOW + timedelta(days=7)
        author_id = facts.pop("author_id", None) or self.staff_member(school=school).id
        facts = {
            "topic": "schedules-and-closures",
            "zone": school.zone,
            "starts_at": starts_at,
            "starts_local": starts_at.astimezone(ZoneInfo(school.zone)).replace(tzinfo=None),
            "ends_at": starts_at + timedelta(hours=1),
            "place": Place.IN_PERSON,
            "room": "Library",
            "status": Status.PUBLISHED,
            "published_at": NOW,
            "calendar_uid": f"{uuid.uuid4()}@{CANARY_HOST}",
        } | facts
        row = Meeting(district_id=school.district_id, school_id=school.id, author_id=author_id, **facts)
        return self._kept(row)

    def invitation(
        self, meeting: Meeting | None = None, family: Family | None = None, **facts: Any
    ) -> Invitation:
        """A family asked to a meeting, each guardian with a link of their own."""
        meeting, family = meeting or self.meeting(), family or self.family()
        district_id = meeting.district_id
        facts = {"meeting_id": meeting.id, "family_id": family.id, "invited_at": NOW} | facts
        guardians = [(guardian.id, guardian.written_language) for guardian in family.guardians]
        ends_at = meeting.ends_at + timedelta(days=1)
        invitation = self._kept(Invitation(district_id=district_id, **facts))
        invitation_id = invitation.id
        for guardian_id, language in guardians:
            uid = f"{uuid.uuid4()}@{CANARY_HOST}"
            invited = InvitedGuardian(invitation_id=invitation_id, guardian_id=guardian_id, calendar_uid=uid)
            invited.district_id = district_id
            invited_id = self._kept(invited).id
            with transaction() as session:
                link = links.mint(
                    Purpose.REPLY, invited_id, district_id=district_id, language=language, now=NOW,
                    expires_at=ends_at,
                )  # fmt: skip
                session.flush()
                session.get_one(InvitedGuardian, invited_id).link_id = link.id
        return invitation

    def invitations(self, meeting: Meeting, number: int) -> list[Invitation]:
        """So many families asked to one meeting."""
        return [self.invitation(meeting) for _ in range(number)]

    def guest(self, invitation: Invitation) -> Guest:
        """The family's first guardian, through their link: the ``by`` of an answer."""
        return links.open_link(self.reply_path(invitation).rsplit("/", 1)[1], Purpose.REPLY, NOW)

    def reply_path(self, invitation: Invitation) -> str:
        """The path of the first guardian's link, as a message would carry it."""
        link = db.session.get_one(Link, invitation.letters[0].link_id)
        return links.path_of(link)

    # --- interpreters ---

    def interpreter(self, *languages: str, district: District | None = None, **facts: Any) -> Interpreter:
        """Somebody qualified for Spanish, or for ``languages``, with a mobile and a mail address."""
        district_id, number = (district or self.home).id, next(self._numbers)
        facts = {"name": INTERPRETERS[number % len(INTERPRETERS)], "zone": ZONE} | facts
        interpreter = Interpreter(district_id=district_id, **facts)
        interpreter.put(mail=f"interpreter{number}@{CANARY_HOST}", mobile=self.number())
        interpreter_id = self._kept(interpreter).id
        for language in languages or ("es",):
            row = InterpreterLanguage(interpreter_id=interpreter_id, language=language, qualified=True)
            row.district_id = district_id
            self._kept(row)
        return interpreter

    def need(self, meeting: Meeting | None = None, language: str = "es", **facts: Any) -> Need:
        """A language that a meeting lacks."""
        meeting = meeting or self.meeting()
        facts = {"wanted": 1, "families": 1, "revised_at": NOW} | facts
        return self._kept(
            Need(district_id=meeting.district_id, meeting_id=meeting.id, language=language, **facts)
        )

    def offer(self, need: Need | None = None, interpreter: Interpreter | None = None, **facts: Any) -> Offer:
        """A need put to one interpreter, open for two days, with a link."""
        need, interpreter = need or self.need(), interpreter or self.interpreter()
        district_id = need.district_id
        facts = {"revision": 0, "wave": 1, "made_at": NOW, "deadline_at": NOW + timedelta(days=2)} | facts
        offer = Offer(district_id=district_id, need_id=need.id, interpreter_id=interpreter.id, **facts)
        offer_id = self._kept(offer).id
        with transaction() as session:
            link = links.mint(
                Purpose.OFFER, offer_id, district_id=district_id, language="en", now=NOW, expires_at=None
            )
            session.flush()
            session.get_one(Offer, offer_id).link_id = link.id
        return offer
