"""Opens every page that a family or interpreter can reach, presses every button, and reads each answer."""

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from chats.access.actors import Purpose
from chats.access.routes import Door
from chats.accounts.models import StaffMember
from chats.archive.models import Recording
from chats.db import db
from chats.families.models import Guardian
from chats.interpreters.models import Interpreter
from chats.meetings.models import Meeting
from chats.questions.models import Question
from chats.schools.models import District, School
from chats.texts.models import Text
from tests.house.leaking import leaks, words_of_answer
from tests.house.walkers import Walker
from tests.house.walking import NOBODYS_TOKEN, Walk
from tests.pages import Page, offered

FOR_STAFF = {"accounts.sign_in", "accounts.begin", "accounts.welcome", "desk.today"}
"""Open to everyone or to a link, but made for staff: English and Spanish."""
FOR_MACHINES = {"healthz", "delivery.readyz", "static"}
NONSENSE = "⁂" * 4001
NAMES = (
    District.name, School.name, School.address, StaffMember.name, Interpreter.name, Guardian.given_name,
    Guardian.family_name, Meeting.room, Recording.file_name, Text.body,
)  # fmt: skip
"""The columns in which factories and people write what no catalogue holds."""


def known() -> set[str]:
    """Every name there is, and all that people wrote."""
    written = {str(one) for column in NAMES for one in db.session.scalars(select(column)) if one}
    return written | {one.body for one in db.session.scalars(select(Question))}


class Reader:
    """One person whose device asks for one language, and what they found that is not in it."""

    def __init__(self, walk: Walk, walker: Walker, tag: str) -> None:
        self.walk, self.walker, self.tag = walk, walker, tag
        self.heads = {"Accept-Language": tag}
        self.found: list[str] = []
        self.answers = 0

    def paths(self, method: str) -> Iterator[str]:
        """Every route that is open to everyone or to a link of this person's."""
        for allowed, route, rule in self.walk.routes:
            ours = rule.door is Door.EVERYONE or rule.purpose in self.walker.links
            if allowed == method and ours and route.endpoint not in FOR_MACHINES:
                yield self.walk.path(route, rule, self.walker)

    def dead_paths(self, method: str) -> Iterator[str]:
        """Every route that takes a link, with one that opens nothing."""
        nobody = Walker("nobody", self.walker.client)
        for allowed, route, rule in self.walk.routes:
            if allowed == method and rule.purpose:
                yield self.walk.path(route, rule, nobody)

    def opens(self) -> None:
        """Open every page."""
        for path in self.paths("GET"):
            self.read("GET", f"{path}?lang={self.tag}")

    def presses(self) -> None:
        """Send every form of every page: as offered, by each button, empty, and full of nonsense."""
        for path in [f"{path}?lang={self.tag}" for path in self.paths("GET")]:
            page = self.walker.client.get(path, headers=self.heads)
            for form in page.all("form") if page.is_html and not self.is_for_staff(path) else []:
                for fields in fillings(form):
                    self.read("POST", form.get("action") or path, fields)

    def errs(self) -> None:
        """Send nothing, too much, and to addresses that are not there or do not take it."""
        for path in [*self.paths("POST"), *self.dead_paths("POST")]:
            self.read("POST", path, {})
            self.read("POST", path, {"words": "7" * 1_100_000})
        for path in [*self.dead_paths("GET"), "/nowhere", "/r/", f"/r/{NOBODYS_TOKEN}/nowhere"]:
            self.read("GET", path)
            self.read("DELETE", path)
        self.heads = self.heads | {"Accept": "application/json"}
        self.read("GET", "/nowhere")
        self.read("GET", f"/r/{NOBODYS_TOKEN}")

    def read(self, method: str, path: str, fields: object = None) -> None:
        """Send one request and note the words of its answer, and of where it leads, that were left."""
        page = self.walker.client.open(method, path, data=fields, headers=self.heads)
        self.note(f"{self.walker.who}: {method} {path.replace('?', ' ')} {page.status}", page)
        if page.status in (302, 303) and urlsplit(page.location).path.startswith("/"):
            self.note(f"{self.walker.who}: after {method} {path}", self._follow(page))

    def _follow(self, page: Page) -> Page:
        return self.walker.client.get(page.location, headers=self.heads)

    def note(self, what: str, page: Page) -> None:
        """Note what is wrong with the words of one answer."""
        self.answers += 1
        if page.is_html and page.tree.get("lang") != self.tag:
            if not self.is_for_staff(page.path):
                self.found.append(f"{what} is in {page.tree.get('lang')}")
            return
        self.found += [f"{what} shows {word}" for word in leaks(words_of_answer(page), self.allowed)]

    @property
    def allowed(self) -> set[str]:
        """What may be shown as it is."""
        return known()

    def is_for_staff(self, path: str) -> bool:
        """Whether a path leads to a page that was made for staff."""
        try:
            endpoint, _ = self.walk.app.url_map.bind("").match(urlsplit(path).path)
        except HTTPException:
            return False
        return endpoint in FOR_STAFF


def fillings(form: Element) -> Iterator[MultiDict[str, str]]:
    """Ways to fill in a form."""
    untouched = MultiDict(offered(form))
    names = {one.get("name", "") for one in form.iter() if one.tag in ("input", "select", "textarea")} - {""}
    choices = [
        (one.get("name", ""), one.get("value", ""))
        for one in form.iter()
        if one.get("name") and (one.tag == "button" or one.get("type") in ("radio", "checkbox"))
    ]
    for name, value in choices:
        chosen = untouched.copy()
        chosen.setlist(name, [value])
        yield chosen
    yield from (untouched, MultiDict(), MultiDict(dict.fromkeys(names, NONSENSE)))
    if "words" in names:
        yield MultiDict(dict(untouched) | {"words": "⁂?"})


PURPOSES_FOR_STAFF = {Purpose.PASSWORD}
