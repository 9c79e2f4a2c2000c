"""Every route says who may open it; a route that does not stops the app from starting."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Purpose, Role, Staff
from chats.access.links import open_link
from chats.db import across_districts, within

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])


class Door(Enum):
    """Ways in that are neither a role nor a link."""

    EVERYONE = "everyone"
    PROVIDER = "provider"
    """A provider's signed call; the view checks the signature before it reads anything."""
    DEMO = "demo"
    """Everyone, in the demo only; elsewhere the route does not exist."""


everyone, provider, demo = Door.EVERYONE, Door.PROVIDER, Door.DEMO
staff: tuple[Role, ...] = tuple(Role)


@dataclass(frozen=True)
class Rule:
    """Who may open one route."""

    door: Door | None
    roles: frozenset[Role]
    purpose: Purpose | None

    def __str__(self) -> str:
        if self.roles:
            return "staff:" + ",".join(sorted(role.value for role in self.roles))
        return f"link:{self.purpose.value}" if self.purpose else cast(Door, self.door).value


class Undeclared(RuntimeError):
    """A route does not say who may open it."""


StaffOfRequest = Callable[[], Staff | None]


def open_to(*who: Role | Purpose | Door) -> Callable[[View], View]:
    """Declare who may open a view: roles, one kind of link, or a door.

    A view open to roles or a link is handed the acting person as ``by``, inside their district.
    """
    roles = frozenset(w for w in who if isinstance(w, Role))
    purpose = next((w for w in who if isinstance(w, Purpose)), None)
    rule = Rule(next((w for w in who if isinstance(w, Door)), None), roles, purpose)

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(**kwargs: Any) -> ResponseReturnValue:
            if rule.roles:
                return _as_staff(view, rule, kwargs)
            if rule.purpose:
                return _as_guest(view, rule.purpose, kwargs)
            if rule.door is Door.DEMO and not g.settings.demo:
                abort(404)
            return view(**kwargs)

        guarded.access_rule = rule  # type: ignore[attr-defined]
        return cast(View, guarded)

    return declare


def _as_staff(
    view: Callable[..., ResponseReturnValue], rule: Rule, kwargs: dict[str, Any]
) -> ResponseReturnValue:
    by = _staff_of_request()
    if by is None:
        if request.method in ("GET", "HEAD"):
            return redirect(url_for("accounts.sign_in", next=request.path), 303)
        abort(401)
    if by.role not in rule.roles:
        abort(403)
    g.by = by
    with within(by.district_id):
        return view(by=by, **kwargs)


def _as_guest(
    view: Callable[..., ResponseReturnValue], purpose: Purpose, kwargs: dict[str, Any]
) -> ResponseReturnValue:
    g.link_page = True
    with across_districts():
        by = open_link(kwargs["token"], purpose, clock.now())
    g.by = by
    with within(by.district_id):
        return view(by=by, **kwargs)


def _staff_of_request() -> Staff | None:
    find = cast(StaffOfRequest, g.staff_of_request)
    return find()


def rule_of(app: Flask, endpoint: str) -> Rule | None:
    """The rule an endpoint declares, if it does."""
    return cast("Rule | None", getattr(app.view_functions[endpoint], "access_rule", None))


def check_declared(app: Flask) -> None:
    """Raise Undeclared, naming the endpoints, unless every route says who may open it."""
    silent = sorted(e for e in app.view_functions if rule_of(app, e) is None)
    if silent:
        raise Undeclared(", ".join(silent))
