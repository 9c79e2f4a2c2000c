"""Families who are asked by mail, and what the last mail to each of them says of the meeting."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

from flask import Flask
from sqlalchemy import select

from chats.config import Settings
from chats.db import db, transaction
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message
from chats.families.models import ContactKind
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.schools.models import School
from chats.worker import Worker
from tests.delivery.sending import Steady
from tests.factories import Make
from tests.notices.telling import moved
from tests.servers.pauses import LONGEST_SECONDS
from tests.servers.smtp import ScriptedMailServer

HOUR = timedelta(hours=1)


def family_by_mail(make: Make, school: School | None = None) -> None:
    """One guardian who reads English and has a mail address."""
    family = make.family(school=school, guardians=0)
    make.guardian(family, written_language="en", spoken_language="en", kinds=(ContactKind.MAIL,))


def moved_an_hour(meeting_id: int, now: datetime) -> None:
    """The liaison moves the meeting."""
    moved(db.session.get_one(Meeting, meeting_id), HOUR, now)


def called_off(meeting_id: int, now: datetime) -> None:
    """The liaison cancels the meeting."""
    with transaction() as session:
        row = session.get_one(Meeting, meeting_id)
        row.status, row.revision = Status.CANCELLED, row.revision + 1


@contextmanager
def worker(settings: Settings, url: str) -> Iterator[Worker]:
    """A worker in this thread, whose clock is the test's, and which opens five attempts together."""
    made = Worker(replace(settings, mail_url=url))
    made.crew[0].habits.paces[Channel.MAIL] = Steady(5)
    try:
        yield made
    finally:
        made.close()


@contextmanager
def beating(app: Flask, settings: Settings, url: str) -> Iterator[Callable[[], None]]:
    """A worker that beats once in a thread of its own. Call what it gives to await the end of it."""

    def beat() -> None:
        with app.app_context(), worker(settings, url) as one:
            one.beat()

    with ThreadPoolExecutor(1) as threads:
        done = threads.submit(beat)
        yield lambda: done.result(LONGEST_SECONDS)


def kinds_sent() -> list[str]:
    """The notices that left, in their order."""
    db.session.rollback()
    sent = select(Message.kind).where(Message.state == MessageState.ACCEPTED)
    return list(db.session.scalars(sent.order_by(Message.accepted_at, Message.id)))


def said(server: ScriptedMailServer) -> list[tuple[str, str]]:
    """What each mail says, by its calendar part: for which meeting, and when, or that it is off."""
    return [_of(message_from_bytes(mail, policy=policy.default)) for mail in server.mails]  # type: ignore[arg-type]


def last_words(server: ScriptedMailServer) -> set[str]:
    """The last that each reader heard of each meeting."""
    return set(dict(said(server)).values())


def _of(mail: EmailMessage) -> tuple[str, str]:
    [part] = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    lines = part.get_content().replace("\r\n ", "").splitlines()
    values = {line.partition(":")[0].partition(";")[0]: line.partition(":")[2] for line in reversed(lines)}
    begins = [line.rpartition(":")[2] for line in lines if line.startswith("DTSTART;TZID")]
    return f"{mail['To']} {values['UID']}", "off" if values["METHOD"] == "CANCEL" else begins[-1]
