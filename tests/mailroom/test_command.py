"""``chats mailroom``: at a port, and at the end of a mail server's pipe."""

import os
import signal
import smtplib
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from socket import create_server

import pytest
from sqlalchemy import select

from chats.config import Settings
from chats.db import db
from chats.delivery.models import Suppression
from chats.delivery.returning import Way
from chats.invitations.models import Invitation, PartStat
from tests.factories import NOW, Make
from tests.mailroom.correspondence import DOMAIN, address_of, mailed
from tests.mailroom.shapes import FAMILY, answer, report
from tests.servers.processes import free_port

CHATS = str(Path(sys.executable).with_name("chats"))
pytestmark = pytest.mark.commits


@pytest.fixture
def environ(settings: Settings) -> dict[str, str]:
    """The settings of the app under test, for a process of its own."""
    return {
        "PATH": os.environ["PATH"],
        "CHATS_SECRET_KEY": settings.secret_keys[0],
        "CHATS_DATABASE_URL": settings.database_url,
        "CHATS_INSTANCE": str(settings.instance),
        "CHATS_MAIL_REPLY_DOMAIN": DOMAIN,
    }


@pytest.fixture
def to(make: Make) -> str:
    """Where the answer to a family's mail goes. Whatever day it is, their meeting is still to come."""
    own = address_of(mailed(make, make.invitation(make.meeting(starts_at=NOW + timedelta(days=36_500)))))
    db.session.rollback()
    return own


def piped(environ: Mapping[str, str], mail: bytes, *words: str) -> subprocess.CompletedProcess[bytes]:
    command = [CHATS, "mailroom", "--take", *words]
    return subprocess.run(command, env=environ, input=mail, capture_output=True, timeout=60)


def standing() -> set[PartStat]:
    return set(db.session.scalars(select(Invitation.partstat)))


@contextmanager
def listening(environ: Mapping[str, str]) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A mailroom at a socket that it is handed."""
    with create_server(("127.0.0.1", 0)) as door:
        number = str(door.fileno())
        command = [CHATS, "mailroom", "--socket", number]
        running = subprocess.Popen(command, env=environ, pass_fds=(door.fileno(),), stderr=subprocess.PIPE)
        try:
            yield running, door.getsockname()[1]
        finally:
            running.kill()
            running.communicate()


def test_a_mail_that_is_piped_in_is_taken(environ: dict[str, str], to: str) -> None:
    done = piped(environ, answer("1"), f"--sender={FAMILY}", to)
    assert (done.returncode, standing()) == (os.EX_OK, {PartStat.ACCEPTED})
    assert (done.stdout, b"canary" in done.stderr) == (b"", False)


@pytest.mark.parametrize("sender", ["", "MAILER-DAEMON"])
def test_a_report_that_is_piped_in_has_no_sender(environ: dict[str, str], make: Make, sender: str) -> None:
    back = address_of(mailed(make, make.invitation()), Way.BOUNCE)
    db.session.rollback()
    assert piped(environ, report("qmail-unknown"), f"--sender={sender}", back).returncode == os.EX_OK
    assert db.session.scalars(select(Suppression.reason)).one() == "bounced"


def test_what_is_not_ours_ends_in_the_pipe_so_that_nobody_is_written_to(environ: dict[str, str]) -> None:
    done = piped(environ, answer("1"), f"--sender={FAMILY}", f"nobody@{DOMAIN}")
    assert (done.returncode, done.stdout) == (os.EX_OK, b"")


@pytest.mark.parametrize(
    "wrong",
    [
        {"CHATS_DATABASE_URL": "postgresql://127.0.0.1:9/chats"},
        {"CHATS_DATABASE_URL": "sqlite:////nowhere/at/all/chats.sqlite"},
        {"CHATS_SECRET_KEY": "short"},
        {"CHATS_MAIL_REPLY_DOMAIN": ""},
    ],
)
def test_what_may_succeed_later_is_given_back_for_later(
    environ: dict[str, str], to: str, wrong: dict[str, str]
) -> None:
    assert piped(environ | wrong, answer("1"), f"--sender={FAMILY}", to).returncode == os.EX_TEMPFAIL


def test_a_pipe_that_names_nobody_is_given_back_for_later(environ: dict[str, str]) -> None:
    assert piped(environ, answer("1"), "--sender=").returncode == os.EX_TEMPFAIL


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_takes_mail_at_a_port_until_it_is_told_to_stop(
    environ: dict[str, str], to: str, number: signal.Signals
) -> None:
    with listening(environ) as (running, port), closing(smtplib.SMTP("127.0.0.1", port, timeout=30)) as line:
        line.sendmail(FAMILY, [to], answer("1"))
        running.send_signal(number)
        assert running.wait(15) == 0
        assert standing() == {PartStat.ACCEPTED}


def killed_with_a_mail_in_hand(environ: dict[str, str], to: str) -> None:
    """Bring a mail to a mailroom that dies before it says that it has it."""
    with listening(environ) as (running, port), closing(smtplib.SMTP("127.0.0.1", port, timeout=30)) as line:
        line.ehlo()
        said = [line.docmd(one)[0] for one in (f"MAIL FROM:<{FAMILY}>", f"RCPT TO:<{to}>", "DATA")]
        running.kill()
        running.wait(10)
        assert said == [250, 250, 354]
        line.send(answer("1") + b"\r\n.\r\n")
        line.getreply()


def test_a_mailroom_that_is_killed_with_a_mail_in_hand_has_it_brought_again(
    environ: dict[str, str], to: str
) -> None:
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionError)):
        killed_with_a_mail_in_hand(environ, to)
    with listening(environ) as (_, port), smtplib.SMTP("127.0.0.1", port, timeout=30) as line:
        line.sendmail(FAMILY, [to], answer("1"))
    assert standing() == {PartStat.ACCEPTED}


@pytest.mark.parametrize("unset", ["CHATS_MAIL_REPLY_DOMAIN", "CHATS_MAILROOM"])
def test_a_mailroom_without_a_place_says_which_setting_it_misses(environ: dict[str, str], unset: str) -> None:
    given = environ | {"CHATS_MAILROOM": "127.0.0.1:8025"} | {unset: ""}
    said = subprocess.run([CHATS, "mailroom"], env=given, capture_output=True, text=True, timeout=30)
    assert (said.returncode, unset in said.stderr) == (1, True)


def test_a_port_that_is_taken_is_said_plainly(environ: dict[str, str]) -> None:
    with create_server(("127.0.0.1", free_port())) as taken:
        given = environ | {"CHATS_MAILROOM": f"127.0.0.1:{taken.getsockname()[1]}"}
        said = subprocess.run([CHATS, "mailroom"], env=given, capture_output=True, text=True, timeout=30)
    assert "nobody can listen at 127.0.0.1" in said.stderr
    assert said.returncode == 1
