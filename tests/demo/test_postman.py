"""In the demo a family answers a mail on its page, and the mailroom gets it as from a real mail program."""

from collections.abc import Iterator
from datetime import UTC, datetime
from mailbox import Maildir
from pathlib import Path

import pytest

from chats.delivery.channels.mime import Mail
from chats.demo.mailbox import OpenedMail, mails, open_mail
from chats.demo.postman import NotTaken, answer_to, bring
from chats.mailroom.reading import Answer, read
from tests.factories import NOW
from tests.mailroom.doors import OURS, Behind, opened
from tests.servers.processes import free_port

READER = "amina@canary.example"
MAIL = Mail(
    message_id="<81@chats.school.example>", sender_name="Escuela Ñandú", sender="school@school.example",
    to=READER, subject="دعوة إلى لقاء القهوة", language="ar", text="مرحبا\nأجيبوا 1 أو 2", html="<p>1</p>",
    reply_to=OURS, sent_at=datetime(2026, 9, 1, 16, 30, tzinfo=UTC),
)  # fmt: skip


def caught(instance: Path, mail: Mail = MAIL) -> str:
    """Put a mail into the catcher's box, and return its name there."""
    box = instance / "demo" / "mail"
    for part in ("cur", "new", "tmp"):
        (box / part).mkdir(parents=True, exist_ok=True)
    return Maildir(box).add(f"X-Envelope-To: {READER}\r\n".encode() + mail.as_bytes())


def opened_mail(instance: Path) -> OpenedMail:
    return open_mail(instance / "demo" / "mail", caught(instance))


@pytest.fixture
def behind() -> Iterator[Behind]:
    with opened() as found:
        yield found


def test_an_answer_is_read_as_what_its_writer_wrote(tmp_path: Path) -> None:
    written = answer_to(opened_mail(tmp_path), "نعم، شكرا", NOW)
    assert "أجيبوا" in written.get_content()
    assert read(written.as_bytes(), READER) == Answer("نعم، شكرا")


def test_an_answer_reaches_the_mailroom(behind: Behind, tmp_path: Path) -> None:
    written = answer_to(opened_mail(tmp_path), "1", NOW)
    bring(written, ("127.0.0.1", behind.port), sender=READER, recipients=[OURS])
    assert [(one.sender, one.recipient) for one in behind.brought] == [(READER, OURS)]


def test_an_answer_that_nobody_takes_is_said(tmp_path: Path) -> None:
    written = answer_to(opened_mail(tmp_path), "1", NOW)
    with pytest.raises(NotTaken):
        bring(written, ("127.0.0.1", free_port()), sender=READER, recipients=[OURS])


def test_an_answer_that_is_refused_is_said(behind: Behind, tmp_path: Path) -> None:
    written = answer_to(opened_mail(tmp_path), "1", NOW)
    with pytest.raises(NotTaken):
        bring(written, ("127.0.0.1", behind.port), sender=READER, recipients=["nobody@school.example"])


def test_the_list_of_mails_knows_where_answers_go(tmp_path: Path) -> None:
    caught(tmp_path)
    assert [one.reply_to for one in mails(tmp_path / "demo" / "mail")] == [OURS]
