"""Sign in and out; make an account, hand it over, end it."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from chats import keyring
from chats.access import links
from chats.access.actors import Guest, Purpose, Role, Staff
from chats.accounts import passwords, queries
from chats.accounts.models import SignInTry, StaffMember, StaffSchool, StaffSession
from chats.db import across_districts, db, transaction, within
from chats.schools.permissions import may_set_up

SEEN_STEP = timedelta(minutes=5)
"""A session's last use is written no more often than this: a page view is not worth a commit."""

WELCOME_FOR = timedelta(days=3)
"""How long the link to a first password opens."""


class WrongSignIn(Exception):
    """Mail or password is wrong. Does not say which."""


class TooManyTries(Exception):
    """Signing in is paused for this account or from this place."""


class MailTaken(Exception):
    """Another account has this mail address."""


class NotTheirs(Exception):
    """There is no such colleague for this person, or it is not theirs to change."""


class OwnAccount(Exception):
    """Nobody ends their own account: somebody must be left who can undo it."""


def _digests(mail: str, source: str) -> tuple[bytes, bytes]:
    ring = keyring.ring()
    return ring.digest("account", mail.strip().lower().encode()), ring.digest("source", source.encode())


def sign_in(mail: str, password: str, *, source: str, now: datetime) -> str:
    """Start a session and return its token, for the cookie. Raises WrongSignIn or TooManyTries."""
    account, place = _digests(mail, source)
    if queries.must_wait(account, place, now):
        raise TooManyTries
    member = queries.member_by_mail(mail)
    if not passwords.matches(member.password_hash if member else None, password) or member is None:
        with transaction() as session:
            session.add(SignInTry(account_digest=account, source_digest=place, tried_at=now))
            session.execute(delete(SignInTry).where(SignInTry.tried_at < now - queries.TRY_WINDOW))
        raise WrongSignIn
    staff_id, district_id = member.id, member.district_id
    token = secrets.token_urlsafe(32)
    with transaction() as session:
        session.execute(delete(SignInTry).where(SignInTry.account_digest == account))
        session.add(
            StaffSession(
                district_id=district_id, staff_id=staff_id, started_at=now, seen_at=now, revoked_at=None,
                digest=keyring.ring().digest("session", token.encode()),
            )
        )  # fmt: skip
    return token


def sign_out(*, by: Staff, now: datetime) -> None:
    """End this session, for good."""
    with transaction() as session, within(by.district_id):
        session.execute(update(StaffSession).where(StaffSession.id == by.session_id).values(revoked_at=now))


def note_seen(*, by: Staff, now: datetime) -> None:
    """Remember that the session is in use, so that it does not idle out."""
    with within(by.district_id):
        last = queries.seen_at(by.session_id)
        if last is not None and now - last > SEEN_STEP:
            with transaction() as session:
                session.execute(
                    update(StaffSession).where(StaffSession.id == by.session_id).values(seen_at=now)
                )


def create_staff(
    district_id: int, name: str, mail: str, role: Role, *, password: str | None,
    schools: list[int] | None = None, speaks: list[str] | None = None, language: str = "en",
    phone: str | None = None,
) -> int:  # fmt: skip
    """Make an account and return its id. Raises MailTaken."""
    hashed = passwords.hashed(password) if password else None
    with transaction() as session, across_districts():
        if session.scalar(select(StaffMember.id).where(StaffMember.mail == mail.strip().lower())):
            raise MailTaken
        member = StaffMember(
            district_id=district_id, name=name, mail=mail.strip().lower(), role=role, password_hash=hashed,
            speaks=speaks or [], language=language, phone=phone, left_at=None,
        )  # fmt: skip
        session.add(member)
        session.flush()
        for school_id in schools or []:
            session.add(StaffSchool(district_id=district_id, staff_id=member.id, school_id=school_id))
        return member.id


def carry_sessions(by: timedelta) -> None:
    """Demo only: when the clock jumps, whoever is signed in jumps with it."""
    with transaction() as session, across_districts():
        for one in session.scalars(select(StaffSession).where(StaffSession.revoked_at.is_(None))):
            one.started_at, one.seen_at = one.started_at + by, one.seen_at + by


def welcome(staff_id: int, *, by: Staff, now: datetime) -> str:
    """Make a colleague's link to a new password and return its path; an older one is dead. Raises NotTheirs.

    Their password, if they have one, stays good until the link is used.
    """
    with transaction() as session:
        member = _colleague(staff_id, by)
        links.revoke(Purpose.PASSWORD, member.id, now)
        link = links.mint(
            Purpose.PASSWORD, member.id, district_id=member.district_id, language=member.language, now=now,
            expires_at=now + WELCOME_FOR,
        )  # fmt: skip
        session.flush()
        return links.path_of(link)


def choose_password(password: str, *, by: Guest, now: datetime) -> None:
    """Set the password of whoever holds the link. The link is dead then, and every session ends.

    Raises NotTheirs for somebody who left.
    """
    hashed = passwords.hashed(password)
    with transaction():
        member = queries.member(by.subject_id)
        if by.purpose is not Purpose.PASSWORD or member is None:
            raise NotTheirs
        member.password_hash = hashed
        _shut_out(member.id, now)


def settle_own(language: str, *, digest: bool, by: Staff) -> None:
    """Write down what somebody decides for themselves. ``digest``: whether they want their day by mail."""
    with transaction():
        member = queries.member(by.id)
        if member is None:
            raise NotTheirs
        member.language, member.digest = language, digest


def part_with(staff_id: int, *, by: Staff, now: datetime) -> None:
    """A colleague left: their account opens nothing from this instant. Raises NotTheirs, OwnAccount."""
    if staff_id == by.id:
        raise OwnAccount
    with transaction():
        member = _colleague(staff_id, by)
        member.left_at = now
        _shut_out(member.id, now)


def _colleague(staff_id: int, by: Staff) -> StaffMember:
    member = queries.member(staff_id) if may_set_up(by) else None
    if member is None:
        raise NotTheirs
    return member


def _shut_out(staff_id: int, now: datetime) -> None:
    """End every session, and every link to a password."""
    links.revoke(Purpose.PASSWORD, staff_id, now)
    open_still = update(StaffSession).where(
        StaffSession.staff_id == staff_id, StaffSession.revoked_at.is_(None)
    )
    db.session.execute(open_still.values(revoked_at=now), execution_options={"synchronize_session": False})
