"""Sign in and out; make an account."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from chats import keyring
from chats.access.actors import Role, Staff
from chats.accounts import passwords, queries
from chats.accounts.models import SignInTry, StaffMember, StaffSchool, StaffSession
from chats.db import across_districts, transaction, within

SEEN_STEP = timedelta(minutes=5)
"""A session's last use is written no more often than this: a page view is not worth a commit."""


class WrongSignIn(Exception):
    """Mail or password is wrong. Does not say which."""


class TooManyTries(Exception):
    """Signing in is paused for this account or from this place."""


class MailTaken(Exception):
    """Another account has this mail address."""


def _digests(mail: str, source: str) -> tuple[bytes, bytes]:
    ring = keyring.ring()
    return ring.digest("account", mail.strip().lower().encode()), ring.digest("source", source.encode())


def sign_in(mail: str, password: str, *, source: str, now: datetime) -> str:
    """Start a session and return its token, for the cookie. Raises WrongSignIn or TooManyTries."""
    account, place = _digests(mail, source)
    if queries.failed_tries(account, place, now) >= queries.TRIES_FREE:
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
