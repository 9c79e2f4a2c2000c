"""A client that reads every page as strictly as the pickiest browser and screen reader would.

No test asks for these checks and none can forget them: they run on each page that any test opens.
"""

import contextvars
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from werkzeug.datastructures import Headers, MultiDict

from chats.db import db
from tests.faults import faults, words_of

CHOSEN_BY_HAND = ("checkbox", "radio")
LINK_PAGE = re.compile(r"/(?:r|o|i|w|welcome)/")
GUARDS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
NOT_SENT = ("submit", "button", "image", "reset", "file")


@dataclass(frozen=True)
class Page:
    """One response. ``tree`` and ``text`` are for pages only."""

    path: str
    status: int
    headers: Headers
    body: bytes

    @property
    def is_html(self) -> bool:
        """Whether a browser would show it as a page."""
        html = self.headers.get("Content-Type", "").startswith("text/html")
        return html and bool(self.body) and not 300 <= self.status < 400

    @cached_property
    def tree(self) -> Element:
        """The page, parsed strictly. Raises html5lib's ParseError."""
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        root: Element = parser.parse(self.body.decode())
        return root

    @cached_property
    def text(self) -> str:
        """What a person reads, runs of white space made one."""
        return " ".join("".join(words_of(self.tree)).split())

    @property
    def location(self) -> str:
        """Where a redirect leads, as a path with its query."""
        parts = urlsplit(self.headers["Location"])
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def all(self, tag: str) -> list[Element]:
        """Every element of one kind."""
        return list(self.tree.iter(tag))

    def links(self) -> list[str]:
        """Where the page's links lead."""
        return [link.get("href", "") for link in self.all("a")]

    def form(self, action: str = "") -> Element:
        """The one form whose action holds ``action``."""
        (found,) = [form for form in self.all("form") if action in form.get("action", "")]
        return found


class CheckingClient:
    """Opens pages as one device does: with its own cookies, and nothing of the test's own surroundings."""

    def __init__(self, app: Flask, public_url: str) -> None:
        self.public_url = public_url
        self.raw = app.test_client()

    def open(self, method: str, path: str, **how: Any) -> Page:
        """Send one request and return the page, checked."""
        db.session.rollback()  # what the test was reading ends here, as between two real requests
        # A context of its own: the request must find its district and its language by itself.
        answer = contextvars.Context().run(
            self.raw.open, path, method=method, base_url=self.public_url, buffered=True, **how
        )
        page = Page(path, answer.status_code, answer.headers, answer.data)
        if page.is_html:
            wrong = [*_unguarded(page), *faults(page.tree, page.headers.get("Content-Security-Policy", ""))]
            assert not wrong, f"{path} ({page.status}): " + "; ".join(wrong)
        return page

    def sign_in(self, token: str) -> None:
        """Carry the cookie of a session that ``make.session`` made."""
        self.raw.set_cookie("chats", token, domain=urlsplit(self.public_url).hostname or "")

    def get(self, path: str, **how: Any) -> Page:
        """Open a page."""
        return self.open("GET", path, **how)

    def post(self, path: str, data: Mapping[str, Any] | None = None, **how: Any) -> Page:
        """Send a form."""
        return self.open("POST", path, data=data or {}, **how)

    def follow(self, page: Page) -> Page:
        """Open what a redirect leads to."""
        assert page.status in (302, 303, 307, 308), f"{page.path} answered {page.status}, not a redirect"
        return self.get(page.location)

    def send(self, page: Page, action: str = "", *, press: str | None = None, **values: Any) -> Page:
        """Fill in a page's form as a person would, and press a button (``name=value``).

        What is not named keeps what the page offers, hidden fields too.
        """
        form = page.form(action)
        filled = MultiDict(offered(form))
        for name, value in values.items():
            filled.setlist(name, value if isinstance(value, list) else [value])
        if press is not None:
            name, _, value = press.partition("=")
            filled.setlist(name, [value])
        to = form.get("action") or page.path
        method = form.get("method", "get").upper()
        return self.post(to, filled) if method == "POST" else self.open(method, to, query_string=filled)


def _unguarded(page: Page) -> Iterator[str]:
    """What the headers of a page forget."""
    for header, value in GUARDS.items():
        if page.headers.get(header) != value:
            yield f"{header} is {page.headers.get(header)!r}, not {value}"
    policy = page.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield f"the content security policy is {policy!r}"
    if page.headers.get("Content-Language") != page.tree.get("lang"):
        yield "the header and the page say different languages"
    cookies = {cookie.partition("=")[0] for cookie in page.headers.getlist("Set-Cookie")}
    if LINK_PAGE.match(page.path) and cookies - {"chats_lang"}:
        yield f"a family's page sets the cookies {sorted(cookies)}"


def offered(form: Element) -> Iterator[tuple[str, str]]:
    """Name and value of every field, as a browser would send it untouched."""
    for field in form.iter():
        name = field.get("name")
        if name is None or field.get("disabled") is not None:
            continue
        if field.tag == "textarea":
            yield name, field.text or ""
        elif field.tag == "select":
            options = list(field.iter("option"))
            chosen = [option for option in options if option.get("selected") is not None]
            first = [] if field.get("multiple") is not None else options[:1]
            for option in chosen or first:
                yield name, option.get("value", "".join(option.itertext()))
        elif field.tag == "input" and field.get("type") not in NOT_SENT:
            by_hand = field.get("type") in CHOSEN_BY_HAND
            if not by_hand or field.get("checked") is not None:
                yield name, field.get("value", "on" if by_hand else "")
