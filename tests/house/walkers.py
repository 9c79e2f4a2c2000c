"""Everybody who tries the routes: strangers, families, interpreters, and staff of each role and school."""

from dataclasses import dataclass, field

from flask import Flask
from sqlalchemy import update

from chats.access.actors import Purpose, Role
from chats.access.models import Link
from chats.db import transaction
from tests.factories import NOW
from tests.house.corners import Corner
from tests.pages import CheckingClient


@dataclass(frozen=True)
class Walker:
    """One person: their cookie, their links, and the marks that must not be on any page they get."""

    who: str
    client: CheckingClient
    home: Corner | None = None
    role: Role | None = None
    links: dict[Purpose, str] = field(default_factory=dict)
    dead: bool = False
    """Whether the links were revoked."""
    must_not_see: tuple[str, ...] = ()


@dataclass(frozen=True)
class Crowd:
    """The school whose pages are tried, another of its district, and one of another district."""

    app: Flask
    public_url: str
    here: Corner
    elsewhere: Corner
    abroad: Corner

    def _client(self, cookie: str | None = None) -> CheckingClient:
        client = CheckingClient(self.app, self.public_url)
        if cookie:
            client.sign_in(cookie)
        return client

    def stranger(self) -> Walker:
        """Nobody we know."""
        return Walker("a stranger", self._client(), must_not_see=self._marks())

    def guardian(self) -> Walker:
        """Holds the links of a family here: sees its school, and of people only their own."""
        marks = (self.elsewhere.people, self.elsewhere.everything, self.abroad.people, self.abroad.everything)
        return Walker("a guardian", self._client(), links=self.here.guardian_links, must_not_see=marks)

    def interpreter(self) -> Walker:
        """Holds an interpreter's links: family names are none of their business."""
        marks = (
            self.here.people,
            self.here.confided,
            self.elsewhere.people,
            self.abroad.people,
            self.abroad.everything,
        )
        return Walker("an interpreter", self._client(), links=self.here.interpreter_links, must_not_see=marks)

    def forgotten(self) -> Walker:
        """Holds links of every kind, all of them revoked."""
        with transaction() as session:
            session.execute(update(Link).values(revoked_at=NOW))
        links = self.here.guardian_links | self.here.interpreter_links
        return Walker("a revoked link", self._client(), None, None, links, True, self._marks())

    def staff(self, home: Corner, role: Role) -> Walker:
        """Signed in at ``home``."""
        whole_district = role in (Role.COORDINATOR, Role.ADMINISTRATOR)
        marks: tuple[str, ...] = (self.abroad.people, self.abroad.everything)
        if home is self.here and role is not Role.LIAISON:
            marks += (self.here.confided,)
        if home is self.abroad:
            marks = (self.here.people, self.here.everything, self.elsewhere.people, self.elsewhere.everything)
        elif not whole_district:
            marks += ((self.here if home is self.elsewhere else self.elsewhere).people,)
        return Walker(
            f"{role.value} {home.mark}", self._client(home.cookies[role]), home, role, must_not_see=marks
        )

    def _marks(self) -> tuple[str, ...]:
        corners = (self.here, self.elsewhere, self.abroad)
        return tuple(mark for one in corners for mark in (one.people, one.everything, one.confided))
