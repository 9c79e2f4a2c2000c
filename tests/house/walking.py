"""Walks every route as one person and says where the answer is not what the route's rule promises."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Engine, event
from werkzeug.datastructures import MultiDict
from werkzeug.routing import Rule as Route

from chats.access.actors import Role
from chats.access.routes import Door, Rule, rule_of
from tests.house.walkers import Crowd, Walker
from tests.pages import Page, offered

NOBODYS_TOKEN = "A" * 22
OF_NOBODY = {
    "filename": "desk.css",
    "upload": f"{'0' * 32}.rostr",  # a roster's upload is its session's alone: for all others it is gone
    "number": "+12065550100",
    "key": "1.M1P1.town",
}
"""What the arguments become that name nothing of a school."""
CLOSED = (401, 403, 404, 410)
SIGN_IN = "/sign-in"
TOO_LONG_OPEN = "This page was open too long."
OF_FAMILIES = ("family", "guardian", "contact", "invitation", "invited", "message", "incoming")
OF_MEETINGS = ("meeting", "recording", "note", "text", "question", "need", "offer", "reflection")
BY_SCHOOL = {f"{thing}_id" for thing in OF_FAMILIES + OF_MEETINGS}
"""Arguments that name something of one school: staff of another school find nothing there."""


@contextmanager
def writes() -> Iterator[list[str]]:
    """Collect every statement that changes a row."""
    written: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE"):
            written.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield written
    finally:
        event.remove(Engine, "before_cursor_execute", note)


@dataclass(frozen=True)
class Walk(Crowd):
    """Every route of the product, tried by anybody of the crowd."""

    @cached_property
    def routes(self) -> list[tuple[str, Route, Rule]]:
        """Method, route and its declared rule; pages are opened before anything is sent."""
        found = []
        for route in self.app.url_map.iter_rules():
            rule = rule_of(self.app, route.endpoint)
            assert rule is not None
            found += [(method, route, rule) for method in (route.methods or set()) - {"HEAD", "OPTIONS"}]
        return sorted(found, key=lambda one: (one[0] != "GET", one[1].rule))

    def path(self, route: Route, rule: Rule, walker: Walker) -> str:
        """The route's path to something of the school here; a link's token is the walker's own."""
        given: dict[str, Any] = OF_NOBODY | self.here.ids
        if rule.purpose:
            # Without the right link, somebody tries one they have for something else.
            given["token"] = walker.links.get(rule.purpose, next(iter(walker.links.values()), NOBODYS_TOKEN))
        unknown = route.arguments - given.keys()
        assert not unknown, f"{route.rule}: say in corners.py what {sorted(unknown)} should be"
        with self.app.test_request_context():
            return self.app.url_for(route.endpoint, **{name: given[name] for name in route.arguments})

    def faults(self, walker: Walker) -> list[str]:
        """What is wrong when this person tries every route: open or closed, leaking, or writing."""
        return [
            fault for method, route, rule in self.routes for fault in self._try(method, route, rule, walker)
        ]

    def _try(self, method: str, route: Route, rule: Rule, walker: Walker) -> Iterator[str]:
        closed = self.closed_to(route, rule, walker)
        if method != "GET" and not closed:
            return  # what sending does is for the feature's own tests; here it would change the walk's ground
        tried = f"{walker.who}: {method} {route.rule} ({rule})"
        with writes() as written:
            try:
                path = self.path(route, rule, walker)
                fields = self._forgery(path, walker) if method != "GET" else None
                page = walker.client.open(method, path, data=fields)
            except Exception as broken:  # one broken page must not hide what the other pages show
                yield f"{tried} broke: {type(broken).__name__} {broken}"
                return
        shut = page.status in CLOSED or (page.status in (302, 303) and page.location.startswith(SIGN_IN))
        if closed and not shut:
            yield f"{tried} was open: {page.status}"
        elif closed and walker.role in rule.roles and page.status != 404:
            # To those who may open such pages, what is another school's must look as if it did not exist.
            yield f"{tried} says that something is there: {page.status}"
        if page.status >= 500 or (not closed and shut and not (rule.door and route.arguments)):
            yield f"{tried} was closed: {page.status}"
        if closed and written:
            yield f"{tried} wrote: {written[0]}"
        yield from (f"{tried} shows {mark}" for mark in walker.must_not_see if _shows(page, mark))

    def closed_to(self, route: Route, rule: Rule, walker: Walker) -> bool:
        """Whether the route's rule, or the school of what it leads to, keeps this person out."""
        if rule.door is Door.EVERYONE:
            return False
        if rule.door in (Door.DEMO, Door.PROVIDER):
            return True
        if rule.purpose:
            return rule.purpose not in walker.links or walker.dead
        if walker.role not in rule.roles or walker.home is None:
            return True
        ours = walker.home is self.here or (
            walker.home is self.elsewhere and walker.role in (Role.COORDINATOR, Role.ADMINISTRATOR)
        )
        leads_to_a_school = bool(route.arguments & BY_SCHOOL)
        abroad = walker.home is self.abroad and bool(route.arguments & self.here.ids.keys() - {"tag", "slug"})
        return abroad or (leads_to_a_school and not ours)

    def writing_gets(self, walker: Walker) -> list[str]:
        """The pages that change a row by being opened."""
        found = []
        for method, route, rule in self.routes:
            if method == "GET":
                with writes() as written, suppress(Exception):  # a broken page is named by ``faults``
                    walker.client.get(path := self.path(route, rule, walker))
                found += [f"{walker.who}: GET {path} wrote: {statement}" for statement in written[:1]]
        return found

    def forged(self, walker: Walker) -> list[str]:
        """What a form on another site's page could make this person's browser do."""
        found = []
        for method, route, rule in self.routes:
            if method != "GET" and rule.door is not Door.PROVIDER:
                path = self.path(route, rule, walker)
                with writes() as written:
                    page = walker.client.open(method, path, headers={"Origin": "https://else.example"})
                if page.status != 403 or written:
                    found.append(
                        f"{walker.who}: {method} {path} from elsewhere: {page.status}, {written[:1]}"
                    )
        return found

    def tokenless(self, walker: Walker, token: str) -> list[str]:
        """The staff forms that take a token of no session of this person's, or do not say why they refuse."""
        found = []
        for method, route, rule in self.routes:
            if method != "GET" and walker.role in rule.roles:
                path = self.path(route, rule, walker)
                fields = MultiDict(self._forms.get(path, {}))
                fields.setlist("token", [token])
                with writes() as written:
                    page = walker.client.post(path, fields)
                told = page.status == 403 or (page.status == 422 and TOO_LONG_OPEN in page.text)
                if written or not told:
                    found.append(f"{method} {route.rule} without a token: {page.status}, {written[:1]}")
        return found

    # --- a forged form: the very fields a colleague here would send ---

    @cached_property
    def _forms(self) -> dict[str, MultiDict[str, str]]:
        insider = self.staff(self.here, Role.ADMINISTRATOR)
        found: dict[str, MultiDict[str, str]] = {}
        for method, route, rule in self.routes:
            if method == "GET" and not self.closed_to(route, rule, insider):
                with suppress(Exception):  # a broken page is named by ``faults``
                    page = insider.client.get(self.path(route, rule, insider))
                    forms = page.all("form") if page.is_html else []
                    found |= {form.get("action", ""): MultiDict(offered(form)) for form in forms}
        return found

    def _forgery(self, path: str, walker: Walker) -> MultiDict[str, str]:
        fields = MultiDict(self._forms.get(path, {}))
        if walker.role:
            own = MultiDict(offered(walker.client.get("/desk").form("sign-out")))
            fields.setlist("token", own.getlist("token"))
        return fields


def _shows(page: Page, mark: str) -> bool:
    return mark.encode() in page.body or mark in page.headers.get("Location", "")
