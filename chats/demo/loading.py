"""Fills an empty database with the demo district, by the same actions that people use."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from flask import current_app

from chats import clock
from chats.access.actors import Role, Staff, System
from chats.accounts import actions as accounts
from chats.accounts import queries as account_queries
from chats.calendars.zones import local
from chats.db import transaction, within
from chats.demo import approving, past, roster
from chats.demo.programme import UPCOMING, draft_of
from chats.demo.starting import PASSWORD
from chats.families import actions as families
from chats.families.roster import Schools, parse
from chats.interpreters import actions as interpreters
from chats.interpreters.drafts import NewInterpreter
from chats.languages.words import speaking
from chats.meetings import actions as meetings
from chats.schools import actions as schools
from chats.schools import queries as school_queries

ZONE, FAR_ZONE = "America/Los_Angeles", "America/Denver"
_LIAISONS = (
    ("Amina Warsame", "amina", ["so", "en"], (0, 1, 2)),
    ("Luis Ortega", "luis", ["es", "en"], (0,)),
    ("Hana Nasser", "hana", ["ar", "en"], (1,)),
    ("Paj Kub Vaj", "paj", ["hmn", "en"], (2,)),
)
_OTHERS = (
    ("Ruth Bauer", "ruth", Role.COORDINATOR),
    ("Nadia Petrov", "nadia", Role.ADMINISTRATOR),
    ("Tom Sørensen", "tom", Role.HOST),
)
_INTERPRETERS = (
    ("Lucía Ortiz", ("es",), None),
    ("Halima Nasser", ("ar",), None),
    ("Cabdiraxmaan Faarax", ("so",), None),
    ("Nkauj Zoo Lis", ("hmn",), "Valley Language Agency"),
    ("Wei Zhang", ("cmn", "yue"), "Valley Language Agency"),
    ("Jordan Reed", ("ase",), "Clear Hands Interpreting"),
)


@dataclass(frozen=True)
class Cast:
    """The people and places that the rest of the loading needs."""

    district_id: int
    schools: list[int]
    liaison: Staff
    host_id: int


def load(now: datetime) -> bool:
    """Load the demo district, unless there is one already. Returns whether it was loaded."""
    if account_queries.any_staff():
        return False
    now = _in_daytime(now)
    with speaking("en"):
        cast = _people()
        with within(cast.district_id):
            _roster(cast, now)
            _interpreters(cast, now)
            approving.approve(now)
            past.hold_meetings(cast.liaison, cast.schools, cast.host_id, now)
            for plan in UPCOMING:
                meeting_id = meetings.compose(
                    draft_of(plan, cast.schools, cast.host_id, now), by=cast.liaison, now=now
                )
                meetings.publish(meeting_id, by=cast.liaison, now=now)
    return True


def _in_daytime(now: datetime) -> datetime:
    """The demo begins by day: at night nothing would leave, and whoever tries it would see nothing."""
    here = local(now, ZONE)
    if time(9) <= here.time() < time(19) or not current_app.config["SETTINGS"].demo:
        return now
    ten = here.replace(hour=10, minute=0, second=0, microsecond=0)
    clock.jump_to(ten if ten > here else ten + timedelta(days=1))
    return clock.now()


def _people() -> Cast:
    district_id = schools.found("Cedar Valley Schools", ZONE, phone="+12065550142", one_a_day=False)
    with transaction(), within(district_id):
        district = school_queries.district()
        district.language_line, district.language_line_code = "+18005550123", "4471"
        district.language_line_steps = (
            "Press 1 for Spanish, 2 for all others.\nSay the code.\nSay the language."
        )
    zones = (ZONE, ZONE, FAR_ZONE)
    addresses = (
        "450 Oak Street, Cedar Valley",
        "12 River Road, Cedar Valley",
        "1901 Summit Avenue, Eastgate",
    )
    ids = [
        schools.add_school(district_id, name, zone=zone, address=address, phone="+12065550140")
        for name, zone, address in zip(roster.SCHOOLS, zones, addresses, strict=True)
    ]
    for name, mail, speaks, places in _LIAISONS:
        accounts.create_staff(
            district_id, name, f"{mail}@cedar-valley.example", Role.LIAISON, password=PASSWORD, speaks=speaks,
            schools=[ids[place] for place in places], phone="+12065550141",
            language="es" if mail == "luis" else "en",
        )  # fmt: skip
    for name, mail, role in _OTHERS:
        accounts.create_staff(
            district_id,
            name,
            f"{mail}@cedar-valley.example",
            role,
            password=PASSWORD,
            speaks=["en"],
            schools=ids,
        )
    liaison = account_queries.member_by_mail("amina@cedar-valley.example")
    host = account_queries.member_by_mail("tom@cedar-valley.example")
    if liaison is None or host is None:
        raise LookupError("the demo's staff were just made, and are not there")
    return Cast(district_id, ids, account_queries.acting(liaison, 0), host.id)


def _roster(cast: Cast, now: datetime) -> None:
    ours = Schools(list(zip(cast.schools, roster.SCHOOLS, strict=True)))
    families.apply_roster(parse(roster.roster(), ours), by=System(cast.district_id), now=now)


def _interpreters(cast: Cast, now: datetime) -> None:
    ruth = account_queries.member_by_mail("ruth@cedar-valley.example")
    if ruth is None:
        raise LookupError("the demo's coordinator was just made, and is not there")
    by = account_queries.acting(ruth, 0)
    for number, (name, languages, agency) in enumerate(_INTERPRETERS):
        draft = NewInterpreter(
            name=name, languages=languages, agency=agency, language="en", zone=ZONE,
            mail=f"interpreter{number}@interpreters.example", mobile=f"+1541555013{number}",
        )  # fmt: skip
        interpreters.add(draft, by=by, now=now)
