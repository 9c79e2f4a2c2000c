"""``make bench`` runs, every piece of it, and says what it found. How fast that was is no test's business."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from chats.languages import registry
from scripts.bench.parts import loaded_by
from scripts.bench.servers import listening

ROOT = Path(__file__).parents[2]
RATIOS = (
    "family page / bare page, req/s",
    "sending / raw SMTP, mails/s",
    "sending / raw SMTP with a commit",
    "sending to a relay 20 ms away",
    "texts/s at 50 ms",
)


@dataclass(frozen=True)
class Run:
    """What one tiny run printed, and whether anything it started outlived it."""

    said: str
    left: bool


@pytest.fixture(scope="module")
def run() -> Run:
    begun = subprocess.Popen(
        [sys.executable, "-m", "scripts.bench", "--tiny"],
        cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    said, _ = begun.communicate(timeout=240)
    assert begun.returncode == 0, said
    return Run(said, _lives(begun.pid))


def _lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_run_says_how_near_we_are_to_the_limit(run: Run, ratio: str) -> None:
    assert re.search(rf"^{re.escape(ratio)} +\d+%: \d+ of \d+", run.said, re.MULTILINE)


@pytest.mark.parametrize("one", registry.listed(), ids=lambda one: one.tag)
def test_a_run_weighs_the_family_page_in_every_language(run: Run, one: registry.Language) -> None:
    weight = re.search(rf"^family page in {one.tag} +(\d+) request, ([\d,]+) bytes", run.said, re.MULTILINE)
    assert weight is not None
    assert weight[1] == "1"
    assert int(weight[2].replace(",", "")) <= 6_000


@pytest.mark.parametrize(
    "name",
    ["family page, CPU", "sending, CPU", "rows for 24", "a code behind bulk", "claiming", "memory (PSS)"],
)
def test_a_run_says_what_it_costs(run: Run, name: str) -> None:
    assert re.search(rf"^{re.escape(name)}.* \d", run.said, re.MULTILINE)


def test_a_run_stops_what_it_started(run: Run) -> None:
    assert not run.left


def test_what_a_page_loads_is_counted_and_what_it_links_to_is_not() -> None:
    page = (
        '<link rel="stylesheet" href="/a.css"><link rel="icon" href="data:,"><script src="/b.js"></script>'
        '<a href="/c">c</a><img src="/d.png"><style>p{}</style>'
    )
    assert loaded_by(page) == {"/a.css", "/b.js", "/d.png"}


def test_the_bench_listens_on_this_machine_only() -> None:
    with listening() as door:
        assert door.getsockname()[0] == "127.0.0.1"
