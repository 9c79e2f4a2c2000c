"""Starting everything with one command, and stopping all of it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import create_server
from time import monotonic, sleep
from urllib.parse import urlsplit

import pytest

from chats.demo.household import COMMAND, CannotStart
from chats.demo.supervisor import plan, run
from tests.servers.processes import free_port, listens

LINES = ["Open it here", "As the liaison", "As a family", "As the interpreter"]


@contextmanager
def started(
    instance: Path, *, port: int, demo: str = "1", web: str = "web", worker: str = "worker", **more: str
) -> Iterator[subprocess.Popen[str]]:
    """Start the stand-ins as a terminal would: in a process group of their own."""
    command = [sys.executable, "-m", "tests.demo.household", "start"]
    process = subprocess.Popen(
        [*command, str(port), str(instance), demo, web, worker],
        env={"PATH": os.environ["PATH"], **more},
        stdout=subprocess.PIPE,
        text=True,
        process_group=0,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def is_anyone_left(process: subprocess.Popen[str]) -> bool:
    """Whether anything of the group is alive, once the one that started it has ended."""
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return False
    return True


def children(instance: Path) -> list[str]:
    return sorted(path.stem for path in (instance / "logs").glob("*.log"))


def said(process: subprocess.Popen[str], lines: int) -> list[str]:
    assert process.stdout is not None
    return [process.stdout.readline().rstrip("\n") for _ in range(lines)]


def environ_of_the_worker(instance: Path) -> dict[str, str]:
    ends_at = monotonic() + 5
    while not (instance / "environ").exists() and monotonic() < ends_at:
        sleep(0.02)
    sleep(0.1)
    lines = (instance / "environ").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def test_four_lines_are_shown_once_the_web_answers(tmp_path: Path) -> None:
    port = free_port()
    with started(tmp_path, port=port) as process:
        assert said(process, 4) == LINES
        assert listens(port)


@pytest.mark.parametrize("to_all", [True, False])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_everything_ends_cleanly_when_told(tmp_path: Path, number: signal.Signals, to_all: bool) -> None:
    with started(tmp_path, port=free_port()) as process:
        said(process, 4)
        assert is_anyone_left(process)
        tell = os.killpg if to_all else os.kill
        tell(process.pid, number)
        assert process.wait(5) == 0
        assert not is_anyone_left(process)


def test_one_process_group_holds_all_of_it(tmp_path: Path) -> None:
    port = free_port()
    with started(tmp_path, port=port) as process:
        said(process, 4)
        told = environ_of_the_worker(tmp_path)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(5)
        sleep(0.2)
        ports = [port, *(urlsplit(told[name]).port or 0 for name in ("CHATS_MAIL_URL", "CHATS_TEXT_URL"))]
        assert [listens(one) for one in ports] == [False, False, False]


def test_a_child_that_does_not_end_is_ended(tmp_path: Path) -> None:
    with started(tmp_path, port=free_port(), worker="stubborn") as process:
        said(process, 4)
        environ_of_the_worker(tmp_path)
        process.terminate()
        assert process.wait(5) == 0
        assert not is_anyone_left(process)


def test_a_worker_that_dies_stops_all_and_is_named_with_its_last_words(tmp_path: Path) -> None:
    with started(tmp_path, port=free_port(), worker="breaks") as process:
        output, _ = process.communicate(timeout=10)
        assert process.returncode == 1
        assert "The worker ended by itself (exit code 3), so everything was stopped." in output
        assert "  CHATS_MAIL_FROM cannot be used." in output
        assert str(tmp_path / "logs" / "worker.log") in output
        assert not is_anyone_left(process)


def test_a_web_that_dies_before_it_answers_is_named(tmp_path: Path) -> None:
    with started(tmp_path, port=free_port(), web="breaks") as process:
        output, _ = process.communicate(timeout=10)
        assert (process.returncode, output.splitlines()[0]) == (
            1,
            "The web ended by itself (exit code 3), so everything was stopped.",
        )


def test_a_web_that_never_answers_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    with started(tmp_path, port=free_port(), web="silent") as process:
        output, _ = process.communicate(timeout=15)
        assert process.returncode == 1
        assert output.startswith("The web did not answer within 3 seconds")


def test_a_taken_port_is_said_plainly_and_nothing_is_started(tmp_path: Path) -> None:
    with create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            CannotStart, match=f"Port {port} is taken by another program. Nothing was started."
        ):
            run(port, lines=LINES, instance=tmp_path / "instance", environ={})
    assert not (tmp_path / "instance").exists()


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_that_is_none_is_said_plainly(tmp_path: Path, port: int) -> None:
    with pytest.raises(CannotStart, match="from 1 to 65535"):
        run(port, lines=LINES, instance=tmp_path, environ={})


def test_a_command_that_is_not_there_is_said_plainly_and_the_rest_is_stopped(tmp_path: Path) -> None:
    with started(tmp_path, port=free_port(), worker="missing") as process:
        (line,) = said(process, 1)
        process.wait(5)
        assert line.startswith("The worker could not be started: No such file or directory.")
        assert not is_anyone_left(process)


def test_the_worker_is_told_where_mail_and_texts_go(tmp_path: Path) -> None:
    with started(tmp_path, port=free_port()) as process:
        said(process, 4)
        told = environ_of_the_worker(tmp_path)
        urls = [urlsplit(told["CHATS_MAIL_URL"]), urlsplit(told["CHATS_TEXT_URL"])]
        assert [url.scheme for url in urls] == ["smtp", "http"]
        assert all(listens(url.port or 0) for url in urls)


def test_what_the_operator_set_is_left_alone_and_not_simulated(tmp_path: Path) -> None:
    ours = {"CHATS_MAIL_URL": "smtps://mail.school.example", "CHATS_TEXT_URL": "https://a:b@texts.example"}
    with started(tmp_path, port=free_port(), **ours) as process:
        said(process, 4)
        told = environ_of_the_worker(tmp_path)
        assert {name: told[name] for name in ours} == ours
        assert children(tmp_path) == ["web", "worker"]


def test_without_the_demo_there_is_a_web_and_a_worker_only(tmp_path: Path) -> None:
    with started(tmp_path, port=free_port(), demo="0") as process:
        said(process, 4)
        told = environ_of_the_worker(tmp_path)
        assert not {"CHATS_MAIL_URL", "CHATS_TEXT_URL"} & told.keys()
        assert children(tmp_path) == ["web", "worker"]


def planned(tmp_path: Path, *, demo: bool, **given: str) -> tuple[list[str] | None, dict[str, str]]:
    """The command of the mailroom, and the settings that everything gets."""
    parts, settings = plan(8000, instance=tmp_path, environ=given, demo=demo)
    for part in parts.values():
        part.close()
    return (list(parts["mailroom"].command) if "mailroom" in parts else None), settings


def test_the_demos_mail_can_be_answered(tmp_path: Path) -> None:
    command, settings = planned(tmp_path, demo=True)
    assert command == [COMMAND, "mailroom", "--socket"]
    assert settings["CHATS_MAIL_REPLY_DOMAIN"] == "reply.cedar-valley.example"
    assert settings["CHATS_MAILROOM"].startswith("127.0.0.1:")


def test_the_mailroom_listens_where_the_operator_says(tmp_path: Path) -> None:
    ours = {"CHATS_MAIL_REPLY_DOMAIN": "reply.school.example", "CHATS_MAILROOM": "127.0.0.1:8025"}
    command, settings = planned(tmp_path, demo=False, **ours)
    assert command == [COMMAND, "mailroom"]
    assert {name: settings[name] for name in ours} == ours


def test_there_is_no_mailroom_where_no_mail_can_come_back(tmp_path: Path) -> None:
    assert planned(tmp_path, demo=False)[0] is None
    assert planned(tmp_path, demo=True, CHATS_MAIL_URL="smtp://mail.school.example")[0] is None


def test_no_mailroom_listens_where_mail_comes_by_a_pipe(tmp_path: Path) -> None:
    ours = {"CHATS_MAIL_URL": "smtp://mail.school.example", "CHATS_MAIL_REPLY_DOMAIN": "reply.school.example"}
    assert planned(tmp_path, demo=True, **ours)[0] is None


def test_no_secret_is_on_a_command_line(tmp_path: Path) -> None:
    parts, settings = plan(8000, instance=tmp_path, environ={}, demo=True)
    commands = [part.command for part in parts.values()]
    for part in parts.values():
        part.close()
    token = urlsplit(settings["CHATS_TEXT_URL"]).password
    assert token
    assert token not in f"{commands}"


def test_the_web_is_one_process_with_eight_threads_on_this_machine_only(tmp_path: Path) -> None:
    web = " ".join(plan(9000, instance=tmp_path, environ={}, demo=False)[0]["web"].command)
    assert "--bind 127.0.0.1:9000 --worker-class gthread --workers 1 --threads 8" in web


def test_what_the_children_say_is_kept_apart_and_does_not_grow_for_ever(tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / "worker.log").write_text("x" * 6_000_000)
    with started(tmp_path, port=free_port()) as process:
        said(process, 4)
    assert children(tmp_path) == ["mail-catcher", "mailroom", "phone-simulator", "web", "worker"]
    assert (logs / "worker.log.1").stat().st_size == 6_000_000
