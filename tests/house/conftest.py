"""Says, if asked, which surfaces were read for English that leaked, and how often."""

import pytest

from tests.house.leaking import READ


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--surfaces`` lists what was read."""
    parser.addoption("--surfaces", action="store_true", help="list the surfaces read for leaks")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """List them, with how many answers and letters of each were read."""
    if config.getoption("--surfaces", default=False):
        terminalreporter.section(f"{len(READ)} surfaces, {READ.total()} answers and letters")
        for name, count in sorted(READ.items()):
            terminalreporter.write_line(f"{count:6} {name}")
