"""The town in which schedules happen."""

from collections.abc import Iterator

import pytest
from flask import Flask

from chats.config import Settings
from tests.rows import emptied_after
from tests.simulation.ground import Ground, quick, standing


@pytest.fixture(scope="module")
def place(built_app: Flask, settings: Settings) -> Iterator[Ground]:
    """A town of its own, in a quick database."""
    with quick(), emptied_after(), standing(built_app, settings) as here:
        yield here
