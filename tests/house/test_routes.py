"""Who may open what: every route, by every kind of person, with names planted where they must not look.

The expectations come from the rule each route declares (``open_to``), never from a list kept here. What is
kept is the inventory, ``routes.txt``: a new, moved or reopened route is a line in a review.
"""

from pathlib import Path

import pytest
from flask import Flask

from chats.access.actors import Role
from chats.access.routes import rule_of
from chats.delivery import actions as delivery
from tests.factories import NOW, Make
from tests.house.corners import corner
from tests.house.smuggling import smuggled
from tests.house.walkers import Walker
from tests.house.walking import Walk, writes
from tests.pages import CheckingClient

INVENTORY = Path(__file__).with_name("routes.txt")
SAFE = {"HEAD", "OPTIONS"}
HERE, ELSEWHERE, ABROAD = "Here", "Elsewhere", "Abroad"


@pytest.fixture
def walk(app: Flask, make: Make, client: CheckingClient) -> Walk:
    """Three schools, two of one district, a worker at work, and every route to try."""
    delivery.heartbeat(NOW, [], sending=True)
    here, elsewhere = corner(make, HERE), corner(make, ELSEWHERE)
    return Walk(app, client.public_url, here, elsewhere, corner(make, ABROAD, make.district()))


def test_the_inventory_lists_every_route(app: Flask, request: pytest.FixtureRequest) -> None:
    lines = sorted(
        f"{method} {route.rule} {route.endpoint} {rule_of(app, route.endpoint)}"
        for route in app.url_map.iter_rules()
        for method in (route.methods or set()) - SAFE
    )
    before = INVENTORY.read_text(encoding="utf-8").splitlines()
    if request.config.getoption("--rewrite-expected"):
        INVENTORY.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert before == lines, "read the difference, and if it is meant: pytest --rewrite-expected"


def test_a_stranger_opens_only_what_is_open_to_everyone(walk: Walk) -> None:
    assert walk.faults(walk.stranger()) == []


def test_a_guardians_link_opens_only_what_it_is_for(walk: Walk) -> None:
    assert walk.faults(walk.guardian()) == []


def test_an_interpreters_link_opens_only_what_it_is_for(walk: Walk) -> None:
    assert walk.faults(walk.interpreter()) == []


def test_a_revoked_link_opens_nothing(walk: Walk) -> None:
    assert walk.faults(walk.forgotten()) == []


@pytest.mark.parametrize("role", list(Role))
def test_staff_open_what_their_role_may(walk: Walk, role: Role) -> None:
    assert walk.faults(walk.staff(walk.here, role)) == []


@pytest.mark.parametrize("role", [Role.LIAISON, Role.HOST])
def test_staff_of_another_school_reach_no_family_of_this_one(walk: Walk, role: Role) -> None:
    assert walk.faults(walk.staff(walk.elsewhere, role)) == []


@pytest.mark.parametrize("role", list(Role))
def test_staff_of_another_district_reach_nothing(walk: Walk, role: Role) -> None:
    assert walk.faults(walk.staff(walk.abroad, role)) == []


def test_opening_a_page_changes_nothing(walk: Walk) -> None:
    openers: list[Walker] = [walk.stranger(), walk.guardian(), walk.interpreter()]
    openers += [walk.staff(walk.here, role) for role in Role]
    assert [fault for opener in openers for fault in walk.writing_gets(opener)] == []


def test_a_form_on_somebody_elses_page_does_nothing(walk: Walk) -> None:
    assert walk.forged(walk.staff(walk.here, Role.ADMINISTRATOR)) == []
    assert walk.forged(walk.guardian()) == []


def test_a_staff_form_without_the_token_of_its_session_changes_nothing(walk: Walk) -> None:
    assert walk.tokenless(walk.staff(walk.here, Role.ADMINISTRATOR)) == []


@pytest.mark.parametrize("role", list(Role))
def test_a_form_filled_in_for_another_school_changes_nothing_there(walk: Walk, role: Role) -> None:
    assert smuggled(walk, walk.staff(walk.abroad, role)) == []
    if role in (Role.LIAISON, Role.HOST):
        assert smuggled(walk, walk.staff(walk.elsewhere, role)) == []


def test_the_same_forms_sent_by_a_colleague_change_a_lot(walk: Walk) -> None:
    changed = smuggled(walk, walk.staff(walk.here, Role.LIAISON))
    tables = {one.rpartition(" ")[2] for one in changed}
    assert tables >= {"meeting", "question", "guardian", "call", "reflection", "invitation", "message"}


def test_the_walk_would_see_a_write(make: Make) -> None:
    with writes() as written:
        make.school()
    assert [statement.split()[0] for statement in written] == ["INSERT", "INSERT"]
