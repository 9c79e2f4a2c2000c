"""The walk over the routes sees what it is there to see: each breach planted here is named."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.typing import ResponseReturnValue
from sqlalchemy import select, update

from chats.access.actors import Purpose, Role, Staff
from chats.access.routes import everyone, open_to, staff
from chats.app import create_app
from chats.config import Settings
from chats.db import across_districts, db, transaction
from chats.families.models import Guardian
from chats.meetings.models import Meeting
from tests.factories import Make
from tests.house.corners import corner
from tests.house.walking import Walk

pytestmark = pytest.mark.commits


def every_name(**_path: object) -> ResponseReturnValue:
    with across_districts():
        return {"families": list(db.session.scalars(select(Guardian.family_name)))}


def nothing_at_all(**_path: object) -> ResponseReturnValue:
    return "", 204


def new_room(**_path: object) -> ResponseReturnValue:
    with transaction() as session, across_districts():
        session.execute(update(Meeting).values(room="Gym"))
    return "", 204


def administrators_only(by: Staff) -> ResponseReturnValue:
    return "", 403 if by.role is Role.LIAISON else 204


def for_others(**_path: object) -> ResponseReturnValue:
    return "", 403


@pytest.fixture
def walk(make: Make, settings: Settings) -> Iterator[Walk]:
    """The product, with a few careless pages in it."""
    app: Flask = create_app(settings, strict=True)
    app.testing = True
    app.add_url_rule("/leak", "leak", open_to(everyone)(every_name))
    app.add_url_rule("/any/<int:meeting_id>", "any", open_to(*staff)(nothing_at_all))
    app.add_url_rule("/moved", "moved", open_to(everyone)(new_room))
    app.add_url_rule("/moving/<int:meeting_id>", "moving", open_to(*staff)(new_room), methods=["POST"])
    app.add_url_rule("/telling/<int:meeting_id>", "telling", open_to(*staff)(for_others))
    app.add_url_rule("/shut", "shut", open_to(*staff)(administrators_only))
    app.add_url_rule("/w/<token>/all", "all", open_to(Purpose.RECORDING)(every_name))
    here, elsewhere = corner(make, "Here"), corner(make, "Elsewhere")
    yield Walk(app, settings.public_url, here, elsewhere, corner(make, "Abroad", make.district()))
    with app.app_context():
        db.engine.dispose()


def test_a_page_that_shows_every_family_to_strangers_is_named(walk: Walk) -> None:
    assert "a stranger: GET /leak (everyone) shows FolkHere" in walk.faults(walk.stranger())


def test_a_page_that_opens_for_another_district_is_named(walk: Walk) -> None:
    faults = walk.faults(walk.staff(walk.abroad, Role.ADMINISTRATOR))
    assert [fault for fault in faults if "GET /any/" in fault and fault.endswith("was open: 204")] != []


def test_a_page_that_opens_for_another_school_is_named(walk: Walk) -> None:
    faults = walk.faults(walk.staff(walk.elsewhere, Role.LIAISON))
    assert [fault for fault in faults if "GET /any/" in fault and fault.endswith("was open: 204")] != []


def test_a_form_that_writes_for_another_school_is_named(walk: Walk) -> None:
    faults = walk.faults(walk.staff(walk.elsewhere, Role.HOST))
    assert [fault for fault in faults if "POST /moving/" in fault and "wrote: UPDATE meeting" in fault] != []


def test_a_form_that_asks_for_no_token_is_named(walk: Walk) -> None:
    faults = walk.tokenless(walk.staff(walk.here, Role.ADMINISTRATOR))
    assert [fault for fault in faults if "/moving/" in fault and "UPDATE meeting" in fault] != []


def test_a_page_that_says_what_another_school_has_is_named(walk: Walk) -> None:
    faults = walk.faults(walk.staff(walk.elsewhere, Role.HOST))
    assert [fault for fault in faults if "/telling/" in fault and fault.endswith("is there: 403")] != []


def test_a_page_that_refuses_its_own_liaison_is_named(walk: Walk) -> None:
    faults = walk.faults(walk.staff(walk.here, Role.LIAISON))
    assert [fault for fault in faults if "GET /shut" in fault and fault.endswith("was closed: 403")] != []


def test_a_page_that_writes_when_opened_is_named(walk: Walk) -> None:
    assert [
        fault for fault in walk.writing_gets(walk.stranger()) if "GET /moved wrote: UPDATE" in fault
    ] != []


def test_a_link_that_shows_other_families_is_named(walk: Walk) -> None:
    faults = walk.faults(walk.guardian())
    assert [fault for fault in faults if "/all" in fault and fault.endswith("shows FolkElsewhere")] != []
