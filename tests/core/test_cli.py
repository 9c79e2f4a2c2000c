"""The command starts quickly, and nobody carries what they do not need."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.processes import free_port

HEAVY = ["alembic", "flask", "sqlalchemy"]
CHATS = str(Path(sys.executable).with_name("chats"))


def carried(modules: str) -> list[str]:
    """Which of the heavy packages a process holds that has imported ``modules``."""
    look = f"import sys, {modules}; print(*sorted(sys.modules.keys() & {HEAVY}))"
    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    return told.stdout.split()


def test_what_starts_everything_carries_nothing_of_the_product() -> None:
    assert carried("chats.cli") == []


@pytest.mark.parametrize("part", ["chats.app", "chats.commands.sending"])
def test_web_and_worker_never_carry_what_only_an_upgrade_needs(part: str) -> None:
    assert "alembic" not in carried(part)


def test_a_wrong_setting_stops_the_start_before_a_database_is_made(tmp_path: Path) -> None:
    environ = {"CHATS_INSTANCE": str(tmp_path / "instance"), "CHATS_MAIL_FROM": "nobody"}
    started = subprocess.run(
        [CHATS, "run", "--port", str(free_port())], env=environ, capture_output=True, text=True, timeout=30
    )
    assert started.returncode == 2
    assert "CHATS_MAIL_FROM “nobody” cannot be used." in started.stderr
    assert not list((tmp_path / "instance").glob("*.sqlite"))
