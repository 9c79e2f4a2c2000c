"""Letters as they arrive by mail: in the reader's language, with an entry that changes in place."""

import email
from datetime import UTC, timedelta
from email.message import EmailMessage
from email.policy import default

import pytest
from icalendar import Calendar

from chats.config import Settings
from chats.db import db
from chats.meetings.models import Meeting
from tests.delivery.sending import sender
from tests.factories import NOW, Make
from tests.notices.telling import asked, catch_up, moved
from tests.servers.smtp import scripted_mail_server


def _calendar_of(mail: bytes) -> tuple[EmailMessage, Calendar]:
    parsed = email.message_from_bytes(mail, policy=default)
    part = next(one for one in parsed.walk() if one.get_content_type() == "text/calendar")
    return parsed, Calendar.from_ical(part.get_content())


@pytest.mark.commits
def test_moving_a_meeting_changes_the_calendar_entry_in_place(make: Make, settings: Settings) -> None:
    invitation = asked(make, language="en")
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        catch_up(make)
        send(NOW)
        moved(db.session.get_one(Meeting, invitation.meeting_id), timedelta(days=1))
        catch_up(make, NOW + timedelta(minutes=1))
        send(NOW + timedelta(minutes=1))
    (_, first), (_, second) = (_calendar_of(mail) for mail in server.mails)
    before, after = first.walk("VEVENT")[0], second.walk("VEVENT")[0]
    assert (before["UID"], before["SEQUENCE"]) == (after["UID"], 0)
    assert after["SEQUENCE"] == 1
    assert after["DTSTART"].dt.astimezone(UTC) == NOW + timedelta(days=8)
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt


@pytest.mark.commits
def test_an_invitation_in_arabic_carries_its_calendar_part_and_no_english(
    make: Make, settings: Settings
) -> None:
    asked(make, language="ar")
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        catch_up(make)
        send(NOW)
    mail, entry = _calendar_of(server.mails[0])
    assert mail["Content-Language"] == "ar"
    assert entry["METHOD"] == "REQUEST"
    assert 'dir="rtl"' in mail.get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert "invited" not in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
