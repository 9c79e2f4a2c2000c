"""Chats that staff wrote themselves, and families who read other languages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event

from chats.access.actors import Role, Staff
from chats.accounts.queries import acting
from chats.db import transaction, within
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.schools.models import School
from chats.texts import shelf
from chats.texts.queries import text
from chats.texts.states import State, source_hash
from chats.translating import actions, queries
from tests.factories import NOW, Make
from tests.pages import CheckingClient

TITLE, SUMMARY = "Your child's report card", "We read it together on March 9. Bring your questions."


@dataclass(frozen=True)
class Desk:
    """A browser, signed in, and who sits at it."""

    client: CheckingClient
    by: Staff
    make: Make

    def chat(self, *, title: str = TITLE, summary: str = SUMMARY, **facts: Any) -> Meeting:
        """A chat in staff's own words, in English."""
        school: School = facts.pop("school", self.make.first_school)
        with transaction():
            ids = [
                shelf.write(body, "en", district_id=school.district_id, author_id=None, now=NOW).id
                for body in (title, summary)
            ]
        facts = {"topic": None, "title_id": ids[0], "summary_id": ids[1], "status": Status.DRAFT} | facts
        return self.make.meeting(school=school, **facts)

    def reads(self, *languages: str, school: School | None = None) -> None:
        """One family for each language, that reads it."""
        for tag in languages:
            family = self.make.family(school=school, guardians=0)
            self.make.guardian(family, written_language=tag, spoken_language="es")

    def take(
        self, text_id: int | None, tag: str, body: str, state: State = State.REVIEWED, **how: Any
    ) -> None:
        """Save a translation of the source as it is now."""
        assert text_id is not None
        found = text(text_id)
        assert found is not None
        given = {"source_hash": source_hash(found.body), "by": self.by, "now": NOW} | how
        actions.take(text_id, tag, body, state, **given)

    def rewrite(self, text_id: int | None, body: str) -> None:
        """Change the source."""
        with transaction():
            found = text(text_id or 0)
            assert found is not None
            shelf.rewrite(found, body, now=NOW + timedelta(hours=1))

    def queue(self, tag: str, by: Staff | None = None) -> list[tuple[str, str]]:
        """Where each text stands that is needed in a language, and how far it is."""
        with within(self.by.district_id):
            lines = queries.units_for(by or self.by, tag, NOW)
        return [(line.unit.place.value, line.state.value) for line in lines]


def seated(client: CheckingClient, make: Make, role: Role = Role.LIAISON, **where: Any) -> Desk:
    """Somebody signed in."""
    member = make.staff_member(role, **where)
    session, token = make.session(member)
    client.sign_in(token)
    return Desk(client, acting(member, session.id), make)


@pytest.fixture
def desk(client: CheckingClient, make: Make) -> Desk:
    """A liaison at work."""
    return seated(client, make)


@pytest.fixture
def office(client: CheckingClient, make: Make) -> Desk:
    """An administrator at work."""
    return seated(client, make, Role.ADMINISTRATOR)


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect what is asked of the database."""
    run: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            run.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield run
    finally:
        event.remove(Engine, "before_cursor_execute", note)
