"""The ground every test stands on: a real database, the app on it, people in it, and a browser."""

import shutil
import socket
from collections.abc import Generator, Iterator
from pathlib import Path

import hypothesis
import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from werkzeug.utils import import_string

from chats import clock
from chats.config import Settings, read_settings
from chats.db import across_districts, db
from tests import postgres
from tests.canaries import leaks
from tests.factories import NOW, Make
from tests.pages import CheckingClient
from tests.rows import emptied_after, undone_after
from tests.serving import serving

# A busy machine is slow, and that is no fault of the code: no deadline for one example.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database", choices=("sqlite", "postgres"), default="sqlite", help="where the rows live"
    )
    parser.addoption(
        "--rewrite-expected", action="store_true", help="write the expected letters anew, and fail"
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Whatever a test is about, it fails when a log names a person or holds a live link."""
    report = yield
    logged = report.capstderr + report.caplog
    if report.passed and leaks(logged):
        report.outcome = "failed"
        report.longrepr = f"A log holds {leaks(logged)}:\n{logged}"
    return report


@pytest.fixture(scope="session")
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database of this test process alone."""
    if request.config.getoption("--database") == "postgres":
        with postgres.running() as url:
            yield url
    else:
        yield f"sqlite:///{tmp_path_factory.mktemp('database') / 'chats.sqlite'}"


@pytest.fixture(scope="session")
def door() -> Iterator[socket.socket]:
    """A free port, ours from now on, so that the public address is known before a server listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held


@pytest.fixture(scope="session")
def settings(database_url: str, door: socket.socket, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of the app under test; mail and text wait in the outbox until a test sends them."""
    folder = tmp_path_factory.mktemp("instance")
    given = {
        "CHATS_SECRET_KEY": "a-secret-for-tests-and-for-nothing-else",
        "CHATS_DATABASE_URL": database_url,
        "CHATS_PUBLIC_URL": f"http://127.0.0.1:{door.getsockname()[1]}",
        "CHATS_STORAGE_URL": f"file:{folder / 'storage'}",
        "CHATS_INSTANCE": str(folder),
    }
    return read_settings(given)


@pytest.fixture(scope="session")
def built_app(settings: Settings) -> Iterator[Flask]:
    """The app, on a schema made by the real migrations."""
    # Found here and not above, so that a broken page fails only the tests that need the app.
    app: Flask = import_string("chats.app:create_app")(settings, strict=True)
    app.testing = True
    with app.app_context():
        import_string("chats.upgrading:upgrade")()
        yield app
        db.engine.dispose()


@pytest.fixture
def app(built_app: Flask, request: pytest.FixtureRequest) -> Iterator[Flask]:
    """The app for one test: the clock stands at NOW, and no row outlives the test."""
    commits = request.node.get_closest_marker("commits") is not None
    ground = emptied_after if commits else undone_after
    with built_app.app_context(), clock.stopped(NOW), across_districts(), ground():
        yield built_app


@pytest.fixture
def client(app: Flask, settings: Settings) -> CheckingClient:
    """A device that opens pages and checks each one."""
    return CheckingClient(app, settings.public_url)


@pytest.fixture
def make(app: Flask) -> Make:
    """People, schools and meetings: ``make.meeting()`` is the least valid one."""
    return Make()


@pytest.fixture
def site(
    app: Flask, settings: Settings, door: socket.socket, request: pytest.FixtureRequest
) -> Iterator[str]:
    """The app behind a real port, and its address. For tests marked ``commits``."""
    assert request.node.get_closest_marker("commits"), "a test that serves the site must be marked `commits`"
    with serving(app, door):
        yield settings.public_url


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium. A machine without it fails here: a browser test is never skipped."""
    found = shutil.which("chromium")
    assert found, "Chromium is missing. Install it: apt-get install -y chromium"
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=Path(found), args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def browser(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been here, on a phone of 360 pixels."""
    with chromium.new_context(viewport={"width": 360, "height": 740}, locale="en-US") as fresh:
        fresh.set_default_timeout(10_000)
        yield fresh
