"""The demo's mail catcher, driven by the real mail channel over a real connection."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from socket import create_server

import pytest

from chats.delivery.channels.email import MailChannel
from chats.delivery.channels.mime import Mail
from chats.demo.mailbox import NoSuchMail, mails, open_mail
from tests.servers.processes import running

CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:لقاء\r\nEND:VCALENDAR\r\n".encode()
MAIL = Mail(
    message_id="<81@chats.school.example>",
    sender_name="Escuela Ñandú",
    sender="school@school.example",
    to="amina@family.example",
    subject="دعوة إلى لقاء القهوة",
    language="ar",
    text="مرحبا أمينة\n.\nنقطة",
    html="<p>مرحبا أمينة</p>",
    calendar=CALENDAR,
    method="REQUEST",
    unsubscribe_url="https://chats.school.example/stop/abc",
    sent_at=datetime(2026, 9, 1, 16, 30, tzinfo=UTC),
)


@pytest.fixture(scope="module")
def port(box: Path) -> Iterator[int]:
    command = [sys.executable, "-m", "chats.demo.catcher", str(box)]
    with create_server(("127.0.0.1", 0)) as door, running(command, door=door):
        yield door.getsockname()[1]


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("instance") / "demo" / "mail"


@pytest.fixture(scope="module")
def keys(port: int, box: Path) -> list[str]:
    """Send two mails over one connection and return their names in the box."""
    channel = MailChannel(f"smtp://127.0.0.1:{port}", "school@school.example")
    said = [channel.send(MAIL), channel.send(replace(MAIL, to="Linh@family.example", subject="Cà phê"))]
    channel.close()
    return [one.rpartition(" ")[2] for one in said]


def test_a_mail_is_shown_under_the_address_on_its_envelope(keys: list[str], box: Path) -> None:
    (mail,) = mails(box, to="amina@family.example")
    assert (mail.key, mail.subject, mail.language) == (keys[0], MAIL.subject, "ar")
    assert (mail.message_id, mail.sent_at) == (MAIL.message_id, MAIL.sent_at)


def test_the_newest_mail_comes_first(keys: list[str], box: Path) -> None:
    assert [mail.key for mail in mails(box)] == keys[::-1]


def test_a_list_can_be_cut_short(keys: list[str], box: Path) -> None:
    assert [mail.key for mail in mails(box, limit=1)] == keys[1:]


def test_an_address_is_found_however_its_letters_are_written(keys: list[str], box: Path) -> None:
    assert [mail.key for mail in mails(box, to="linh@FAMILY.example")] == keys[1:]


def test_an_opened_mail_shows_what_the_family_got(keys: list[str], box: Path) -> None:
    opened = open_mail(box, keys[0])
    assert opened.text == MAIL.text.replace("\n", "\r\n")
    assert (opened.html, opened.calendar, opened.method) == (MAIL.html, CALENDAR, "REQUEST")
    assert opened.unsubscribe_url == MAIL.unsubscribe_url


@pytest.mark.parametrize("key", ["", "nothing", "../../../etc/passwd", "a/b", "a\0b", ".."])
def test_a_name_that_is_not_in_the_box_opens_nothing(keys: list[str], box: Path, key: str) -> None:
    with pytest.raises(NoSuchMail):
        open_mail(box, key)


def test_an_empty_box_shows_no_mail(tmp_path: Path) -> None:
    assert mails(tmp_path / "mail") == []


def test_mail_caught_before_is_still_there_after_a_new_start(tmp_path: Path) -> None:
    assert caught_in_one_run(tmp_path / "mail") == 0
    assert caught_in_one_run(tmp_path / "mail") == 0
    assert len(mails(tmp_path / "mail")) == 2


def caught_in_one_run(box: Path) -> int:
    """Start a catcher, send it a mail, stop it, and return its exit code."""
    command = [sys.executable, "-m", "chats.demo.catcher", str(box)]
    with create_server(("127.0.0.1", 0)) as door, running(command, door=door) as catcher:
        channel = MailChannel(f"smtp://127.0.0.1:{door.getsockname()[1]}", MAIL.sender)
        channel.send(MAIL)
        channel.close()
    return int(catcher.returncode)
