"""Walks every route as one person and says where the answer is not what the route's rule promises."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Any
from xml.etree.ElementTree import Element

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
    "sid": "CA0",
    "sound": "a" * 40,
    "key": "1.M1P1.town",
    "message": "64c5a6d24fc23f0f",  # "Yes, we will come", which ships for every district
}
"""What the arguments become that name nothing of a school."""
CLOSED = (401, 403, 404, 410)
SIGN_IN = "/sign-in"
SIGN_OUT = "accounts.sign_out"
"""Ends the walk; its own test says that it wants a token."""
TOO_LONG_OPEN = "This page was open too long."
OF_FAMILIES = ("family", "guardian", "contact", "invitation", "invited", "message", "incoming")
OF_MEETINGS = ("meeting", "recording", "note", "text", "question", "need", "offer", "reflection", "take")
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

    def tokenless(self, walker: Walker) -> list[str]:
        """The staff forms that do without a token of this person's session, or refuse even with it."""
        forms = [
            (f"{method} {route.rule} {fields.get('step', '')}", path, fields)
            for method, route, rule in self.routes
            if method != "GET" and walker.role in rule.roles and route.endpoint != SIGN_OUT
            for path in self._paths(route, rule, walker)
            for fields in self._pressings(path)
        ]
        found, refusing = [], set()
        for (tried, path, fields), token in product(forms, ("", "another")):
            with writes() as written:
                page = self._post(walker, path, fields | {"token": token})
            found += [f"{tried} with the token “{token}” wrote {one}" for one in written[:1]]
            refusing |= {tried} if _refused(page) else set()
        right = self._forgery("", walker).to_dict()
        heeding = {form[0] for form in forms if not _refused(self._post(walker, form[1], form[2] | right))}
        never = {form[0] for form in forms} - (refusing & heeding)
        return found + [f"{tried} gives no sign that it looks at the token" for tried in sorted(never)]

    def _paths(self, route: Route, rule: Rule, walker: Walker) -> list[str]:
        """The route to something of a coming meeting, and of one that was held."""
        held = replace(self.here, ids=self.here.ids | {"meeting_id": self.here.ids["held_id"]})
        both = (self, replace(self, here=held)) if "meeting_id" in route.arguments else (self,)
        return [walk.path(route, rule, walker) for walk in both]

    def _post(self, walker: Walker, path: str, fields: dict[str, Any]) -> Page:
        # As a form with a file in it is sent: every route reads that, and uploads read nothing else.
        return walker.client.open("POST", path, data=fields, content_type="multipart/form-data")

    def _pressings(self, path: str) -> list[dict[str, Any]]:
        """The fields of a form as each of its buttons sends them."""
        fields = self._forms.get(path, MultiDict()).to_dict(flat=False)
        return [fields | press for press in self._buttons.get(path, [{}])]

    # --- a forged form: the very fields a colleague here would send ---

    def forms_of(self, insider: Walker) -> list[Element]:
        """Every form on the pages that are open to somebody here."""
        found = []
        for method, route, rule in self.routes:
            if method == "GET" and not self.closed_to(route, rule, insider):
                with suppress(Exception):  # a broken page is named by ``faults``
                    page = insider.client.get(self.path(route, rule, insider))
                    found += page.all("form") if page.is_html else []
        return found

    @cached_property
    def _forms_here(self) -> list[Element]:
        return self.forms_of(self.staff(self.here, Role.ADMINISTRATOR))

    @cached_property
    def _forms(self) -> dict[str, MultiDict[str, str]]:
        return {form.get("action", ""): MultiDict(offered(form)) for form in self._forms_here}

    @cached_property
    def _buttons(self) -> dict[str, list[dict[str, str]]]:
        named = {
            form.get("action", ""): [one for one in form.iter("button") if one.get("name")]
            for form in self._forms_here
        }
        return {
            path: [{one.get("name", ""): one.get("value", "")} for one in buttons] or [{}]
            for path, buttons in named.items()
        }

    def _forgery(self, path: str, walker: Walker) -> MultiDict[str, str]:
        fields = MultiDict(self._forms.get(path, {}))
        if walker.role:
            own = MultiDict(offered(walker.client.get("/desk").form("sign-out")))
            fields.setlist("token", own.getlist("token"))
        return fields


def _refused(page: Page) -> bool:
    """Whether a form was sent back unread, and the page says so."""
    return page.status in (400, 403) or (page.is_html and TOO_LONG_OPEN in page.text)


def _shows(page: Page, mark: str) -> bool:
    return mark.encode() in page.body or mark in page.headers.get("Location", "")
