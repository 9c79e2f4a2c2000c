"""A district to measure: as many families as wanted, one meeting that all of them are asked to.

Made by the same actions that people use, so the rows are those of a real district.
"""

import csv
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import select

from chats import clock
from chats.access.actors import Purpose, Role, Staff, System
from chats.access.links import path_of
from chats.access.models import Link
from chats.accounts import actions as accounts
from chats.accounts import queries as account_queries
from chats.app import create_app
from chats.config import Settings, read_settings
from chats.db import db, within
from chats.families import actions as families
from chats.families.households import Audience
from chats.families.roster import Schools, parse
from chats.languages import registry
from chats.languages.words import speaking
from chats.meetings import actions as meetings
from chats.meetings.drafts import Draft, Where
from chats.meetings.kinds import Place
from chats.schools import actions as schools
from chats.upgrading import upgrade

ZONE = "America/Los_Angeles"
SCHOOL = "Oak Street School"
SECRET = "a-secret-for-the-bench-and-for-nothing-else"  # noqa: S105
_COLUMNS = (
    "family_id", "schools", "grades", "guardian_id", "given_name", "family_name", "spoken_language",
    "written_language", "needs_interpreter", "email", "consent",
)  # fmt: skip
_NAMES = (("José", "Ñúñez"), ("أمينة", "حسن"), ("陳", "美玲"), ("Faadumo", "Cabdi"), ("Mai", "Xiong"))


@dataclass(frozen=True)
class Town:
    """A district with its app and settings; inside, every query sees this district."""

    app: Flask
    settings: Settings
    environ: dict[str, str]
    """The settings as environment variables, for the programs that are started."""
    district_id: int
    now: datetime

    @property
    def database(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.settings.database_url.partition(":")[0].partition("+")[0]


@contextmanager
def town(
    folder: Path, public_url: str, families_wanted: int, database_url: str | None = None
) -> Iterator[Town]:
    """Found a district and publish a meeting to all its families; nobody is asked yet.

    In a SQLite file in ``folder`` unless another database is given.
    """
    environ = {
        "CHATS_SECRET_KEY": SECRET,
        "CHATS_DATABASE_URL": database_url or f"sqlite:///{folder / 'chats.sqlite'}",
        "CHATS_STORAGE_URL": f"file:{folder / 'storage'}", "CHATS_INSTANCE": str(folder),
        "CHATS_PUBLIC_URL": public_url, "CHATS_MAIL_URL": "", "CHATS_MAIL_FROM": "chats@oak.example",
        "CHATS_TEXT_URL": "", "CHATS_TEXT_FROM": "", "CHATS_DEMO": "0",
    }  # fmt: skip
    settings = read_settings({**environ})
    app = create_app(settings, strict=False)
    with app.app_context(), speaking("en"):
        upgrade()
        now = _by_day(clock.now())
        district_id = schools.found("Oak District", ZONE, phone="+12065550142")
        with within(district_id):
            _publish(district_id, _school(district_id), now, families_wanted)
            yield Town(app, settings, environ, district_id, now)
        db.engine.dispose()


def _by_day(now: datetime) -> datetime:
    """The instant, or the next time it is ten in the morning: nothing is sent in the quiet hours."""
    here = now.astimezone(ZoneInfo(ZONE))
    if time(9) <= here.time() < time(19):
        return now
    ten = here.replace(hour=10, minute=0, second=0, microsecond=0)
    return (ten if ten > here else ten + timedelta(days=1)).astimezone(now.tzinfo)


def _school(district_id: int) -> int:
    return schools.add_school(
        district_id, SCHOOL, zone=ZONE, address="450 Oak Street, Cedar Valley", phone="+12065550140"
    )


def _liaison(district_id: int, school_id: int) -> Staff:
    accounts.create_staff(
        district_id, "Amina Warsame", "amina@oak.example", Role.LIAISON, password="a password of the bench",  # noqa: S106
        speaks=["so", "en"], schools=[school_id],
    )  # fmt: skip
    found = account_queries.member_by_mail("amina@oak.example")
    if found is None:
        raise LookupError("the liaison was just made, and is not there")
    return account_queries.acting(found, 0)


def _publish(district_id: int, school_id: int, now: datetime, families_wanted: int) -> None:
    by = _liaison(district_id, school_id)
    roster = parse(_roster(families_wanted), Schools([(school_id, SCHOOL)]))
    families.apply_roster(roster, by=System(district_id), now=now)
    day = now.astimezone(ZoneInfo(ZONE)).date() + timedelta(days=7)
    draft = Draft(
        school_id=school_id, local=datetime.combine(day, time(18)), minutes=60,
        where=Where(Place.IN_PERSON, "Library", None), topic="meals-and-buses", seats=families_wanted * 2,
        offers=("interpreter", "childcare", "snacks"), audience=Audience().to_json(), host_id=by.id,
    )  # fmt: skip
    meetings.publish(meetings.compose(draft, by=by, now=now), by=by, now=now)


def _roster(families_wanted: int) -> bytes:
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(_COLUMNS)
    languages = registry.listed()
    for number in range(families_wanted):
        read = languages[number % len(languages)]
        given, last = _NAMES[number % len(_NAMES)]
        writer.writerow((
            f"F-{number}", SCHOOL, "4", f"G-{number}", given, last, read.speech, read.tag, "yes",
            f"guardian{number}@families.example", "yes",
        ))  # fmt: skip
    return sheet.getvalue().encode()


def reply_paths(most: int) -> list[tuple[str, str | None]]:
    """Paths of the families' pages, with the language of each link."""
    rows = db.session.scalars(select(Link).where(Link.purpose == Purpose.REPLY).order_by(Link.id).limit(most))
    return [(path_of(link), link.language) for link in rows]


def clear_environment() -> None:
    """Settings of whoever runs the bench are not the bench's."""
    for name in [name for name in os.environ if name.startswith("CHATS_")]:
        del os.environ[name]
