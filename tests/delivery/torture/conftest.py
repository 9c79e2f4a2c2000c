"""Worker processes for the torture list."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from chats.config import Settings
from tests.servers.workers import Workers, environment, workers


@dataclass(frozen=True)
class Crew:
    """Worker processes of the instance under test."""

    workers: Workers
    settings: Settings
    log: Path
    started: list[int] = field(default_factory=list)

    def start(self, **facts: object) -> int:
        """Start one with these settings on top of the instance's, and return its number."""
        environ = environment(self.settings, self.log, **facts)
        self.started.append(self.workers.start(environ | {"WORKER_CLOCK": str(self.clock)}))
        return self.started[-1]

    @property
    def clock(self) -> Path:
        """The file by which their clock can be put forward or back."""
        return self.log.with_name("clock.json")

    def said(self, words: str) -> int:
        """How often their logs hold these words."""
        return self.log.read_text(errors="replace").count(words) if self.log.exists() else 0


@pytest.fixture(scope="session")
def nursery() -> Iterator[Workers]:
    """Starts worker processes in a moment."""
    with workers() as started:
        yield started


@pytest.fixture
def crew(nursery: Workers, settings: Settings, tmp_path: Path) -> Iterator[Crew]:
    """Worker processes of the instance under test; none of them outlives the test."""
    crew = Crew(nursery, settings, tmp_path / "log")
    yield crew
    for worker in crew.started:
        nursery.kill(worker)
