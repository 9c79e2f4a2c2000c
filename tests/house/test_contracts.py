"""The import contracts hold, and catch a breach when there is one."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def linted(root: Path) -> subprocess.CompletedProcess[str]:
    linter = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([linter, "--no-cache"], cwd=root, capture_output=True, text=True, check=False)


def test_code_imports_downward_only() -> None:
    answer = linted(ROOT)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(
    ("file", "breach", "contract"),
    [
        ("delivery/breach.py", "import chats.invitations.models", "Floors"),
        ("schools/models.py", "import chats.schools.queries", "Rooms"),
        (
            "invitations/replies.py",
            "import chats.db",
            "Pure modules know no clock, database, request or file store",
        ),
        (
            "languages/breach.py",
            "import flask",
            "Pure modules know no clock, database, request or file store",
        ),
        (
            "meetings/permissions.py",
            "import sqlalchemy",
            "Pure modules know no clock, database, request or file store",
        ),
        ("meetings/views.py", "import chats.meetings.models", "Views and forms never touch the database"),
        ("invitations/actions.py", "import chats.meetings.actions", "Doors"),
        ("novelty/__init__.py", "", "Floors"),
    ],
)
def test_a_planted_breach_is_caught(tmp_path: Path, file: str, breach: str, contract: str) -> None:
    empty_house(tmp_path)
    target = tmp_path / "chats" / file
    target.parent.mkdir(exist_ok=True)
    target.write_text(f"{breach}\n")
    answer = linted(tmp_path)
    broken = [line for line in answer.stdout.splitlines() if line.endswith("BROKEN")]
    assert [line.removesuffix(" BROKEN").split(":")[0] for line in broken] == [contract], answer.stdout


def empty_house(root: Path) -> None:
    """Every module of ours, empty, under the real contracts."""
    shutil.copy(ROOT / "pyproject.toml", root)
    for module in (ROOT / "chats").rglob("*.py"):
        copied = root / module.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.touch()
    for needed in ("schools/queries", "meetings/models", "meetings/actions"):
        (root / "chats" / f"{needed}.py").touch()
