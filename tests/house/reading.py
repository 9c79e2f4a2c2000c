"""Opens every page that a family or interpreter can reach, presses every button, and reads each answer."""

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

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
from tests.house.leaking import READ, leaks, words_of_answer
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
        self._pressed: set[tuple[str, ...]] = set()
        self.reached: set[tuple[str, str]] = set()
        """Method and endpoint of what opened for them."""

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
            self.read("GET", path)

    def presses(self) -> None:
        """Send every form of every page, and at once those of the page that comes then."""
        self._pressed.clear()
        for path in self.paths("GET"):
            self._press(self.walker.client.get(f"{path}?lang={self.tag}", headers=self.heads))

    def _press(self, page: Page) -> None:
        for form in page.all("form") if page.is_html and not self.is_for_staff(page.path) else []:
            kind = (form.get("action", ""), *sorted(one.get("name", "") for one in form.iter()))
            if kind not in self._pressed:
                self._pressed.add(kind)
                for fields in fillings(form, self.tag):
                    self._press(self.read("POST", form.get("action", ""), fields))

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

    def read(self, method: str, path: str, fields: object = None) -> Page:
        """Send one request, note what was left in its answer, and return the page that comes of it."""
        # A family's own language comes before their device's, so the address asks for this one.
        asked = path if "lang=" in path else f"{path}?lang={self.tag}"
        page = self.walker.client.open(method, asked, data=fields, headers=self.heads)
        self.note(f"{self.walker.who}: {method} {path} {page.status}", page)
        if page.status < 400:
            self.reached.add((method, self._endpoint(path, method)))
            READ[f"{method:5} {self._endpoint(path, method)}"] += 1
        else:
            READ[f"error {page.status}"] += 1
        if page.status in (302, 303) and urlsplit(page.location).path.startswith("/"):
            page = self.walker.client.get(page.location, headers=self.heads)
            self.note(f"{self.walker.who}: after {method} {path}", page)
        return page

    def note(self, what: str, page: Page) -> None:
        """Note what is wrong with the words of one answer."""
        self.answers += 1
        if page.is_html and page.tree.get("lang") != self.tag:
            if not self.is_for_staff(page.path):
                self.found.append(f"{what} is in {page.tree.get('lang')}")
            return
        left = leaks(words_of_answer(page), self.allowed, self.tag)
        self.found += [f"{what} shows {word}" for word in left]

    @property
    def allowed(self) -> set[str]:
        """What may be shown as it is."""
        return known()

    def is_for_staff(self, path: str) -> bool:
        """Whether a path leads to a page that was made for staff."""
        try:
            return self._endpoint(path) in FOR_STAFF
        except HTTPException:
            return False

    def _endpoint(self, path: str, method: str = "GET") -> str:
        endpoint, _ = self.walk.app.url_map.bind("").match(urlsplit(path).path, method)
        return str(endpoint)


def fillings(form: Element, tag: str) -> Iterator[MultiDict[str, str]]:
    """Ways to fill in a form: as offered, each choice, typed words, nothing, nonsense."""
    untouched = MultiDict(offered(form))
    names = {one.get("name", "") for one in form.iter() if one.tag in ("input", "select", "textarea")} - {""}
    for name, value in _choices(form, tag):
        chosen = untouched.copy()
        chosen.setlist(name, [value])
        yield chosen
    yield MultiDict(dict(untouched) | {one.get("name", ""): "⁂?" for one in form.iter("textarea")})
    yield from (untouched, MultiDict(), MultiDict(dict.fromkeys(names, NONSENSE)))


def _choices(form: Element, tag: str) -> Iterator[tuple[str, str]]:
    for one in form.iter():
        name, value = one.get("name", ""), one.get("value", "")
        if name and (one.tag == "button" or one.get("type") in ("radio", "checkbox")):
            yield name, value
        if name and one.tag == "select":
            values = [option.get("value", "") for option in one.iter("option")]
            yield name, tag if tag in values else values[-1]
