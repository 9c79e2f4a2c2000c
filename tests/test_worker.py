"""The worker: one beat from publishing to the mail server, and a stop that loses nothing."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from chats import clock
from chats.config import Settings
from chats.db import db
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message, WorkerBeat
from chats.families.models import ContactKind
from chats.worker import Worker
from tests.delivery.sending import put
from tests.factories import NOW, Make
from tests.servers.smtp import scripted_mail_server


@contextmanager
def worker(settings: Settings, **facts: object) -> Iterator[Worker]:
    made = Worker(replace(settings, **facts))  # type: ignore[arg-type]
    try:
        yield made
    finally:
        made.close()


def states() -> list[tuple[str, MessageState]]:
    db.session.rollback()
    found = db.session.execute(select(Message.kind, Message.state).order_by(Message.id))
    return [(kind, state) for kind, state in found]


def published(make: Make) -> None:
    """A meeting a week away, and one family that reads English and has a mail address."""
    family = make.family(guardians=0)
    make.guardian(family, written_language="en", spoken_language="en", kinds=(ContactKind.MAIL,))
    make.meeting()


def test_a_beat_carries_an_invitation_from_publishing_to_the_mail_server(
    make: Make, settings: Settings
) -> None:
    published(make)
    with scripted_mail_server() as server, worker(settings, mail_url=server.url) as one:
        assert one.until_idle() == []
    assert states() == [("invitation", MessageState.ACCEPTED)]
    assert len(server.mails) == 1


def test_a_second_worker_has_nothing_left_to_do(make: Make, settings: Settings) -> None:
    published(make)
    with scripted_mail_server() as server, worker(settings, mail_url=server.url) as one:
        one.until_idle()
        with worker(settings, mail_url=server.url) as other:
            assert other.beat() == 0
    assert len(server.mails) == 1


def test_the_days_of_a_meeting_pass_and_each_reminder_goes_once(make: Make, settings: Settings) -> None:
    published(make)
    with scripted_mail_server() as server, worker(settings, mail_url=server.url) as one:
        for days in range(8):
            with clock.stopped(NOW + timedelta(days=days)):
                one.until_idle()
                one.until_idle()
    kinds = [kind for kind, _state in states()]
    assert (kinds.count("invitation"), kinds.count("reminder-1d")) == (1, 1)


def test_without_a_mail_server_messages_wait_and_the_desk_is_told(make: Make, settings: Settings) -> None:
    published(make)
    with worker(settings) as one:
        assert one.until_idle() == ["mail.unset"]
    assert states() == [("invitation", MessageState.READY)]
    assert db.session.scalars(select(WorkerBeat.trouble)).all() == ["mail.unset"]


def test_a_fault_in_a_beat_is_shown_and_the_next_beat_goes_on(make: Make, settings: Settings) -> None:
    with worker(settings) as one:
        put(make, Channel.MAIL)
        one.guarded(one.beat, lambda: 1 / 0 > 1)
        assert "worker.fault" in one.trouble()
        one.guarded(one.beat, lambda: False)
        assert "worker.fault" not in one.trouble()


def test_a_part_that_works_does_not_hide_one_that_does_not(make: Make, settings: Settings) -> None:
    with worker(settings) as one:
        one.guarded(lambda _stop: int(1 / 0 > 1), lambda: False)
        one.guarded(one.beat, lambda: False)
        assert "worker.fault" in one.trouble()


def test_a_fault_in_one_district_stops_no_other(make: Make, settings: Settings) -> None:
    broken = make.school(make.district())
    make.invitation(make.meeting(school=broken, zone="Mars/Base"), make.family(school=broken))
    published(make)
    with scripted_mail_server() as server, worker(settings, mail_url=server.url) as one:
        one.guarded(one.beat, lambda: False)
        assert "worker.fault" in one.trouble()
    assert ("invitation", MessageState.ACCEPTED) in states()


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of an instance of its own, its database brought up to date."""
    folder = tmp_path_factory.mktemp("instance")
    environ = os.environ | {
        "CHATS_SECRET_KEY": "a-secret-for-tests-and-for-nothing-else",
        "CHATS_DATABASE_URL": f"sqlite:///{folder / 'chats.sqlite'}",
        "CHATS_STORAGE_URL": f"file:{folder / 'storage'}",
        "CHATS_INSTANCE": str(folder),
    }
    subprocess.run([*CHATS, "db", "upgrade"], env=environ, check=True, capture_output=True, timeout=60)
    return environ


CHATS = [sys.executable, "-c", "from chats.cli import main; main()"]
ROOT = Path(__file__).parent.parent


def test_until_idle_ends_by_itself_where_there_is_nothing_to_do(instance: dict[str, str]) -> None:
    done = subprocess.run([*CHATS, "worker", "--until-idle"], env=instance, cwd=ROOT, timeout=60)
    assert done.returncode == 0


@pytest.mark.parametrize("url", ["postgresql://name:secret@127.0.0.1:1/chats", "sqlite:////proc/no/x.sqlite"])
def test_without_a_database_a_command_ends_with_one_clear_line(instance: dict[str, str], url: str) -> None:
    environ = instance | {"CHATS_DATABASE_URL": url}
    done = subprocess.run(
        [*CHATS, "worker", "--until-idle"], env=environ, cwd=ROOT, timeout=60, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "CHATS_DATABASE_URL" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert "secret" not in done.stderr


def test_the_outbox_can_be_read_by_a_script(instance: dict[str, str]) -> None:
    done = subprocess.run(
        [*CHATS, "outbox", "status", "--json"], env=instance, cwd=ROOT, timeout=60, capture_output=True
    )
    assert json.loads(done.stdout)["due"] == 0


def outbox(instance: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [*CHATS, "outbox", *words], env=instance, cwd=ROOT, timeout=60, capture_output=True, text=True
    )
    assert done.returncode == 0
    return done.stdout


def test_whoever_runs_the_machine_stops_everything_and_lets_it_go_on(instance: dict[str, str]) -> None:
    assert "Nothing leaves any more" in outbox(instance, "hold", "a wrong letter to everybody")
    assert json.loads(outbox(instance, "status", "--json"))["everything_held"] is True
    assert "everything is held" in outbox(instance, "status")
    assert "leave again" in outbox(instance, "release")
    assert "already" in outbox(instance, "release")
    assert json.loads(outbox(instance, "status", "--json"))["everything_held"] is False


def test_a_worker_stops_when_it_is_told_to(instance: dict[str, str]) -> None:
    command = [*CHATS, "worker"]
    with subprocess.Popen(command, env=instance, cwd=ROOT, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert any("worker.started" in line for line in iter(running.stderr.readline, ""))
        running.send_signal(signal.SIGTERM)
        assert "worker.stopped" in running.stderr.read()
    assert running.returncode == 0
