"""Sends forms that name another school's things in their fields, where no address gives them away."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from chats.access.actors import Role
from chats.db import Base, db
from tests.house.walkers import Walker
from tests.house.walking import Walk
from tests.pages import offered

FITTING = {"date": "2026-12-01", "time": "10:00", "email": "one@canary.example", "number": "1"}
"""What is typed into a field of each kind."""
TYPED = (None, "text", *FITTING)
OWN = ("accounts.sign_out", "accounts.own")
"""What these change is the walker's own, wherever they work."""


def smuggled(walk: Walk, walker: Walker) -> list[str]:
    """The forms by which this person changed something of the district here."""
    found = []
    for path, fields in _stolen(walk, walker):
        before = _rows(walk.here.school.district_id)
        page = walker.client.post(path, fields)
        changed = {name for name, rows in _rows(walk.here.school.district_id).items() if rows != before[name]}
        found += [f"{walker.who}: POST {path} {page.status} changed {name}" for name in sorted(changed)]
    return found


def _stolen(walk: Walk, walker: Walker) -> Iterator[tuple[str, MultiDict[str, str]]]:
    """Every form that this person's role may send, filled in for the school here, with their own token."""
    own = dict(offered(walker.client.get("/desk").form("sign-out")))["token"]
    open_paths = {
        walk.path(route, rule, walker)
        for method, route, rule in walk.routes
        if method == "POST" and walker.role in rule.roles and route.endpoint not in OWN
    }
    # What a liaison here is offered is all of this school; an administrator also sees the next school's.
    insider = Role.ADMINISTRATOR if walker.home is walk.abroad else Role.LIAISON
    for form in walk.forms_of(walk.staff(walk.here, insider)):
        if form.get("action", "") in open_paths:
            buttons = [one for one in form.iter("button") if one.get("name")]
            for press in [{one.get("name", ""): one.get("value", "")} for one in buttons] or [{}]:
                fields = _filled(form, walk.here.everything)
                for name, value in (press | {"token": own}).items():
                    fields.setlist(name, [value])
                yield form.get("action", ""), fields


def _filled(form: Element, mark: str) -> MultiDict[str, str]:
    fields = MultiDict(offered(form))
    for one in form.iter():
        name = one.get("name", "")
        if name and not fields.get(name) and one.tag in ("input", "textarea") and one.get("type") in TYPED:
            fields.setlist(name, [FITTING.get(one.get("type", ""), "Words")])
        if name and one.tag == "select":
            options = sorted(one.iter("option"), key=lambda option: mark in "".join(option.itertext()))
            fields.setlist(name, [options[-1].get("value", "")])
    return fields


def _rows(district_id: int) -> dict[str, list[Any]]:
    db.session.rollback()
    tables = [table for table in Base.metadata.tables.values() if "district_id" in table.c]
    return {
        table.name: sorted(
            db.session.execute(select(table).where(table.c.district_id == district_id)), key=repr
        )
        for table in tables
    }
