"""A new language is one line of the registry and one catalogue: the story runs in one that nobody speaks.

The product is copied, the line is written, the words are made through the translators' own commands, and a
family reads its invitation in Valleyspeak (``valleyish``).
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.conftest import ROOT
from tests.journeys.valleyish import AUTONYM, TAG, spoken

pytestmark = pytest.mark.commits
AFTER = "WRITTEN = (\n"
LINE = (
    f'    Language("{TAG}", "Valleyish", "{AUTONYM}", "Latn", "", None, ONE_IS_SINGULAR, catalogue=True),\n'
)
COPIED = ("chats", "scripts", "tests", "pyproject.toml")


def filled(item: dict[str, Any]) -> dict[str, Any]:
    """What a translator hands back."""
    if item["plural"] is None:
        return item | {"target": spoken(item["source"])}
    return item | {"target": [spoken(item["plural"])] * 2}


@pytest.fixture(scope="module")
def valley(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product, with one line and one catalogue more."""
    home = tmp_path_factory.mktemp("valley")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, home / name)
    table = home / "chats" / "languages" / "table.py"
    table.write_text(table.read_text("utf-8").replace(AFTER, AFTER + LINE, 1), "utf-8")
    missing = json.loads(python(home, "scripts/catalogues.py", "export", TAG).stdout)
    (home / "words.json").write_text(json.dumps([filled(item) for item in missing]), "utf-8")
    taken = python(home, "scripts/catalogues.py", "import", TAG, "words.json")
    assert taken.returncode == 0, taken.stdout
    return home


def python(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = os.environ | {"PYTHONPATH": str(home)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=home, env=environ, capture_output=True, text=True, check=False)


def test_its_catalogue_is_complete_and_sound(valley: Path):
    told = python(valley, "scripts/catalogues.py", "check", TAG)
    assert told.stdout == "Every catalogue is complete and sound.\n"


def test_the_whole_story_runs_in_it(valley: Path, request: pytest.FixtureRequest):
    database = f"--database={request.config.getoption('--database')}"
    story = ("tests/journeys/valleyish.py", database, "-p", "no:cacheprovider", "-p", "no:xdist", "-q")
    told = python(valley, "-m", "pytest", *story)
    assert told.returncode == 0, told.stdout[-4000:]
