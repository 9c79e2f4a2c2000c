"""One account at a provider that speaks Twilio's API, for texts and calls. How failures are named, and why:

- Twilio takes no key that would make a repeat harmless (error page 20500), so whatever goes wrong once the
  request is on its way is Ambiguous: a timeout, a 5xx, an answer that cannot be read or names nothing.
- 429, and a failure before a connection stood, are Retryable: nothing was taken.
- 400 is about the number only for the codes that say so. Any other 400 is about what we asked for, and 401,
  403 and 404 about the account: Permanent of the provider, so that one wrong setting strikes no family off.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import httpcore
import httpx

from chats.delivery.channels.deadline import Deadline
from chats.delivery.channels.outcomes import Ambiguous, Outcome, Permanent, Phase, Retryable
from chats.delivery.channels.transport import DeadlineTransport

LONGEST_SECONDS = 35
"""Of one exchange: Twilio finishes a request up to half a minute after a caller gave up, so less than that
would make doubt of what is only slow."""

_ACCEPTED = "a text URL is http://ACCOUNT:TOKEN@host/ or https://ACCOUNT:TOKEN@host/"
_SID = re.compile(r"[A-Za-z0-9]{1,64}")
_AFTER = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError)
_BEFORE = (httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.PoolTimeout, httpcore.UnsupportedProtocol)
_LOOKED_AT = 50
"""Of what went to one number: the latest are looked through."""

Form = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class Codes:
    """The provider's error codes of one resource, by what they are about."""

    number: Mapping[int, str]
    """What is wrong with the number, in our words."""
    words: frozenset[int]
    too_many: frozenset[int]
    """A queue is full or a rate is reached."""


class Account:
    """One resource of an account (``Messages``, ``Calls``), over one kept connection. For one thread.

    ``url`` names account, token and host. Raises ValueError for an URL it cannot read.
    """

    def __init__(self, url: str, resource: str, codes: Codes, *, timeout_seconds: float) -> None:
        account, token, base = _parts(url)
        self._codes = codes
        self._timeout_seconds = timeout_seconds
        self._deadline = Deadline()
        self._url = f"{base}/2010-04-01/Accounts/{quote(account, safe='')}/{resource}.json"
        self._listed_as = resource.lower()
        self._http = httpx.Client(
            transport=DeadlineTransport(self._deadline), auth=(account, token), trust_env=False
        )

    def post(self, form: Form) -> str:
        """Make one, and return the provider's name for it (its SID). Raises what the module names."""
        self._deadline.allow(self._timeout_seconds)
        try:
            answer = self._http.post(self._url, data=dict(form))
        except _BEFORE as failed:
            reason = "the provider could not be reached"
            raise Retryable(Phase.CONNECT, type(failed).__name__, reason) from None
        except _AFTER as failed:
            reason = "it was handed over, but the provider's answer never came"
            raise Ambiguous(Phase.AWAIT_REPLY, type(failed).__name__, reason) from None
        if answer.status_code not in (200, 201, 202):
            raise self._meaning(answer)
        sid = _json(answer).get("sid")
        if isinstance(sid, str) and _SID.fullmatch(sid):
            return sid
        reason = "the provider took it, but its answer does not say under which name"
        raise Ambiguous(Phase.AWAIT_REPLY, str(answer.status_code), reason)

    def latest(self, asked: Mapping[str, str], since: datetime) -> list[dict[str, Any]]:
        """What the provider made since then of those it is ``asked`` for, the latest first.

        Raises Retryable where it cannot be asked or its answer cannot be read.
        """
        self._deadline.allow(self._timeout_seconds)
        try:
            answer = self._http.get(self._url, params={**asked, "PageSize": str(_LOOKED_AT)})
        except (*_BEFORE, *_AFTER) as failed:
            reason = "the provider could not be asked"
            raise Retryable(Phase.CONNECT, type(failed).__name__, reason) from None
        known = _json(answer).get(self._listed_as)
        if answer.status_code != 200 or not isinstance(known, list):
            reason = "the provider did not say what it has"
            raise Retryable(Phase.AWAIT_REPLY, str(answer.status_code), reason)
        return [one for one in known if isinstance(one, dict) and _is_of(one, since)]

    def close(self) -> None:
        """Close the connection, if there is one."""
        self._http.close()

    def _meaning(self, answer: httpx.Response) -> Outcome:
        """Return the outcome that an answer other than success stands for."""
        status, codes = answer.status_code, self._codes
        code = _json(answer).get("code")
        if not isinstance(code, int):
            code = 0
        named = f"{status} {code}" if code else str(status)
        if status == 429 or (status == 400 and code in codes.too_many):
            wait = _wait_seconds(answer)
            return Retryable(Phase.AWAIT_REPLY, named, "the provider asked to slow down", retry_after=wait)
        if status == 400 and code in codes.number:
            return Permanent(Phase.AWAIT_REPLY, named, codes.number[code], of="address")
        if status in (401, 403, 404):
            reason = "the provider does not know the account or does not allow this"
            return Permanent(Phase.AWAIT_REPLY, named, reason, of="provider")
        if 300 <= status < 500 and status != 408:
            reason = "the provider did not accept what it was asked for"
            of_words = code in codes.words
            return Permanent(Phase.AWAIT_REPLY, named, reason, of="message" if of_words else "request")
        return Ambiguous(Phase.AWAIT_REPLY, named, "the provider failed and may have done it all the same")


def _parts(url: str) -> tuple[str, str, str]:
    """Return account, token and base of the URL. Raises ValueError that repeats neither."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        raise ValueError(_ACCEPTED) from None
    whole = parts.hostname and parts.username and parts.password and not parts.query and not parts.fragment
    if parts.scheme not in ("http", "https") or not whole:
        raise ValueError(_ACCEPTED)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    base = f"{parts.scheme}://{host}{port}{parts.path.rstrip('/')}"
    return unquote(parts.username or ""), unquote(parts.password or ""), base


def _is_of(one: dict[str, Any], since: datetime) -> bool:
    """Whether an entry of the provider's list has a name and is not older."""
    sid, made = one.get("sid"), one.get("date_created")
    if not isinstance(sid, str) or not _SID.fullmatch(sid):
        return False
    try:
        return parsedate_to_datetime(str(made)) >= since
    except (ValueError, TypeError):
        return False


def _json(answer: httpx.Response) -> dict[str, Any]:
    """Return the answer's object, empty if it is not one."""
    try:
        content = answer.json()
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _wait_seconds(answer: httpx.Response) -> int | None:
    """Return the wait asked for, in seconds or as a date (RFC 9110, 10.2.3); a date counts by their clock."""
    asked = answer.headers.get("Retry-After", "").strip()
    if re.fullmatch(r"-?[0-9]{1,12}", asked):
        return int(asked)
    try:
        until = parsedate_to_datetime(asked)
        return round((until - parsedate_to_datetime(answer.headers.get("Date", ""))).total_seconds())
    except (ValueError, TypeError):
        return None
