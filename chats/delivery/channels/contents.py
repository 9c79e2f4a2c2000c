"""The templates at the provider, over its Content API (Twilio, "Content API resources"). Read, and made."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import httpcore
import httpx

from chats.delivery.channels.deadline import Deadline
from chats.delivery.channels.transport import DeadlineTransport

_SECONDS = 20
_MOST_PAGES = 200
_PER_PAGE = 50
_API, _CONTENT = "api.twilio.com", "content.twilio.com"
_SID = re.compile(r"[A-Za-z0-9]{1,64}")


class NoAnswer(Exception):
    """The provider could not be asked, or its answer cannot be read. Says why, in one clause."""


@dataclass(frozen=True)
class Content:
    """One template as the provider has it."""

    sid: str
    name: str
    language: str
    bodies: tuple[str, ...]
    """Its words, for each look that it has."""


@dataclass(frozen=True)
class Approval:
    """What WhatsApp says of one."""

    status: str
    reason: str


class Contents:
    """The Content API of one account. ``url`` is that of texts, whose account it is. For one thread."""

    def __init__(self, url: str, *, timeout_seconds: float = _SECONDS) -> None:
        parts = urlsplit(url)
        host = _CONTENT if parts.hostname == _API else parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
        self._base = f"{parts.scheme}://{host}{port}{parts.path.rstrip('/')}/v1/Content"
        self._timeout_seconds, self._deadline = timeout_seconds, Deadline()
        auth = (unquote(parts.username or ""), unquote(parts.password or ""))
        self._http = httpx.Client(transport=DeadlineTransport(self._deadline), auth=auth, trust_env=False)

    def all(self) -> list[Content]:
        """Every template of the account. Raises NoAnswer."""
        found: list[Content] = []
        for page in range(_MOST_PAGES):
            said = self._asked("GET", f"{self._base}?PageSize={_PER_PAGE}&Page={page}")
            held = said.get("contents")
            if not isinstance(held, list):
                raise NoAnswer("it did not say which templates there are")
            found += [_content(one) for one in held if isinstance(one, dict)]
            meta = said.get("meta")
            if not isinstance(meta, dict) or not meta.get("next_page_url"):
                break
        return found

    def approval(self, sid: str) -> Approval:
        """What WhatsApp says of this template. Raises NoAnswer."""
        said = self._asked("GET", f"{self._base}/{quote(sid, safe='')}/ApprovalRequests").get("whatsapp")
        if not isinstance(said, dict):
            return Approval("unsubmitted", "")
        return Approval(str(said.get("status") or "unsubmitted"), str(said.get("rejection_reason") or ""))

    def make(self, content: Mapping[str, Any]) -> str:
        """Make a template, and return the provider's name for it. Raises NoAnswer."""
        sid = self._asked("POST", self._base, content).get("sid")
        if not isinstance(sid, str) or not _SID.fullmatch(sid):
            raise NoAnswer("it did not say under which name it keeps the template")
        return sid

    def submit(self, sid: str, name: str, category: str) -> None:
        """Let WhatsApp decide about a template. Raises NoAnswer."""
        path = f"{self._base}/{quote(sid, safe='')}/ApprovalRequests/whatsapp"
        self._asked("POST", path, {"name": name, "category": category})

    def close(self) -> None:
        """Close the connection, if there is one."""
        self._http.close()

    def _asked(self, method: str, url: str, content: Mapping[str, Any] | None = None) -> dict[str, Any]:
        self._deadline.allow(self._timeout_seconds)
        try:
            answer = self._http.request(method, url, json=content)
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as failed:
            raise NoAnswer(f"it could not be reached ({type(failed).__name__})") from None
        try:
            said = answer.json()
        except (ValueError, RecursionError):
            said = None
        if answer.status_code not in (200, 201, 202) or not isinstance(said, dict):
            code = said.get("code") if isinstance(said, dict) else None
            named = f"{answer.status_code} {code}" if isinstance(code, int) else str(answer.status_code)
            raise NoAnswer(f"it answered {named}")
        return said


def _content(one: dict[str, Any]) -> Content:
    types = one.get("types")
    looks = types.values() if isinstance(types, dict) else ()
    bodies = tuple(
        look["body"] for look in looks if isinstance(look, dict) and isinstance(look.get("body"), str)
    )
    return Content(
        str(one.get("sid") or ""), str(one.get("friendly_name") or ""), str(one.get("language") or ""), bodies
    )
