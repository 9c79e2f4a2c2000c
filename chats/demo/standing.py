"""How a database stands, asked without the product: importing it takes most of a second.

The schema's version stands in the database itself, so a file that was removed, or an older one that was put
back, is never taken for one that is ready.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote

_VERSIONS = Path(__file__).parent.parent / "migrations" / "versions"
_VERSION = "SELECT version_num FROM alembic_version"
_ANYBODY = "SELECT EXISTS (SELECT 1 FROM staff_member)"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a database before anything is started."""

    is_current: bool
    """Whether its schema is of this version of the code."""
    has_staff: bool


def newest() -> str:
    """The newest migration's name: the number that its file begins with."""
    return max(path.name for path in _VERSIONS.glob("[0-9]*.py")).split("_")[0]


def standing(url: str) -> Standing:
    """Ask the database. One that does not answer counts as not made: making it says what is wrong."""
    try:
        driver: Any = sqlite3 if url.startswith("sqlite:") else import_module("psycopg")
    except ImportError:
        return Standing(is_current=False, has_staff=False)
    try:
        with closing(_connection(driver, url)) as connection:
            version = connection.execute(_VERSION).fetchall()
            (anybody,) = connection.execute(_ANYBODY).fetchone()
    except driver.Error:
        return Standing(is_current=False, has_staff=False)
    return Standing(is_current=version == [(newest(),)], has_staff=bool(anybody))


def _connection(driver: Any, url: str) -> Any:
    if driver is sqlite3:  # mode=rw: asking must not make the file
        path = Path(url.removeprefix("sqlite:///")).resolve()
        return sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True)
    return driver.connect(f"postgresql://{url.partition('://')[2]}", connect_timeout=10)
