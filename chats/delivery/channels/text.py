"""Text messages over Twilio's API, or anything that speaks it. How each failure is named, and why:

- Twilio takes no key that would make a repeat harmless (error page 20500), so whatever goes wrong once the
  request is on its way is Ambiguous: a timeout, a 5xx, an answer that cannot be read or names no message.
- 429, and a failure before a connection stood, are Retryable: nothing was taken.
- 400 is about the number only for the codes that say so. Any other 400 is about what we asked for, and 401,
  403 and 404 about the account: Permanent of the provider, so that one wrong setting strikes no family off.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import httpcore
import httpx

from chats.delivery.channels.deadline import Deadline
from chats.delivery.channels.outcomes import Ambiguous, Outcome, Permanent, Phase, Retryable
from chats.delivery.channels.transport import DeadlineTransport

LONGEST_VALIDITY_SECONDS = 36_000  # what ValidityPeriod takes at most

_ACCEPTED = "a text URL is http://ACCOUNT:TOKEN@host/ or https://ACCOUNT:TOKEN@host/"
_OF_THE_NUMBER = {
    21211: "the number is not a phone number",
    21217: "the number is not a phone number",
    21408: "texts to that country are not allowed by the account",
    21610: "the person answered STOP, so the provider sends nothing more",
    21612: "the provider has no route to this number",
    21614: "the number cannot receive texts",
    21635: "the number is a landline",
}
_OF_THE_WORDS = frozenset({21602, 21605, 21617, 21619, 21623})  # empty, too long, too many parts
_TOO_MANY = frozenset({14107, 20429, 21611})  # a queue is full or a rate is reached
_SID = re.compile(r"[A-Za-z0-9]{1,64}")
_AFTER = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError)
_LOOKED_AT = 50
"""Texts to one number that are looked through, the latest."""
_BEFORE = (httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.PoolTimeout, httpcore.UnsupportedProtocol)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text to one number in E.164. Nothing in it shows in its repr.

    ``callback_url`` is where the provider reports what became of it; ``valid_seconds`` how long it is of use:
    the provider drops it after that instead of sending it late. Raises ValueError for words that cannot be
    written as UTF-8, and for a text that is of no use any more.
    """

    to: str = field(repr=False)
    body: str = field(repr=False)
    callback_url: str = field(repr=False)
    valid_seconds: int

    def __post_init__(self) -> None:
        if self.valid_seconds < 1:
            raise ValueError("the text is of no use any more")
        if "\0" in self.body or any("\ud800" <= letter <= "\udfff" for letter in self.body):
            raise ValueError("the text holds something that is no letter")


class TextChannel:
    """Texts through one account, over one kept connection. For one thread at a time.

    ``url`` names account, token and host; ``sender`` is the number that texts come from. The whole exchange
    may take ``timeout_seconds``: Twilio finishes a request up to half a minute after a caller gave up, so
    less than that would make doubt of what is only slow. Raises ValueError for an URL it cannot read.
    """

    def __init__(self, url: str, sender: str, *, timeout_seconds: float = 35) -> None:
        account, token, base = _parts(url)
        self._sender = sender
        self._timeout_seconds = timeout_seconds
        self._deadline = Deadline()
        self._url = f"{base}/2010-04-01/Accounts/{quote(account, safe='')}/Messages.json"
        self._http = httpx.Client(
            transport=DeadlineTransport(self._deadline), auth=(account, token), trust_env=False
        )

    def send(self, text: Text) -> str:
        """Hand the text to the provider and return the provider's name for it (its SID).

        Raises Retryable, Permanent or Ambiguous (see above).
        """
        form = {
            "To": text.to,
            "From": self._sender,
            "Body": text.body,
            "StatusCallback": text.callback_url,
            "ValidityPeriod": str(min(text.valid_seconds, LONGEST_VALIDITY_SECONDS)),
        }
        self._deadline.allow(self._timeout_seconds)
        try:
            answer = self._http.post(self._url, data=form)
        except _BEFORE as failed:
            reason = "the text provider could not be reached"
            raise Retryable(Phase.CONNECT, type(failed).__name__, reason) from None
        except _AFTER as failed:
            reason = "the text was handed over, but the provider's answer never came"
            raise Ambiguous(Phase.AWAIT_REPLY, type(failed).__name__, reason) from None
        if answer.status_code not in (200, 201, 202):
            raise _meaning(answer)
        return _sid(answer)

    def find(self, text: Text, since: datetime) -> list[str]:
        """The names of texts like this one that the provider took since then, the latest first.

        Raises Retryable where the provider cannot be asked or its answer cannot be read.
        """
        asked = {"To": text.to, "From": self._sender, "PageSize": str(_LOOKED_AT)}
        self._deadline.allow(self._timeout_seconds)
        try:
            answer = self._http.get(self._url, params=asked)
        except (*_BEFORE, *_AFTER) as failed:
            reason = "the text provider could not be asked"
            raise Retryable(Phase.CONNECT, type(failed).__name__, reason) from None
        known = _json(answer).get("messages")
        if answer.status_code != 200 or not isinstance(known, list):
            reason = "the text provider did not say what it has"
            raise Retryable(Phase.AWAIT_REPLY, str(answer.status_code), reason)
        return [one["sid"] for one in known if isinstance(one, dict) and _is_like(one, text, since)]

    def close(self) -> None:
        """Close the connection, if there is one."""
        self._http.close()


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


def _sid(answer: httpx.Response) -> str:
    sid = _json(answer).get("sid")
    if isinstance(sid, str) and _SID.fullmatch(sid):
        return sid
    reason = "the provider took the text, but its answer does not say under which name"
    raise Ambiguous(Phase.AWAIT_REPLY, str(answer.status_code), reason)


def _is_like(one: dict[str, Any], text: Text, since: datetime) -> bool:
    """Whether a text of the provider's list says the same and is not older."""
    sid, made = one.get("sid"), one.get("date_created")
    if not isinstance(sid, str) or not _SID.fullmatch(sid) or one.get("body") != text.body:
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


def _meaning(answer: httpx.Response) -> Outcome:
    """Return the outcome that an answer other than success stands for."""
    status = answer.status_code
    code = _json(answer).get("code")
    if not isinstance(code, int):
        code = 0
    named = f"{status} {code}" if code else str(status)
    if status == 429 or (status == 400 and code in _TOO_MANY):
        wait = _wait_seconds(answer)
        return Retryable(Phase.AWAIT_REPLY, named, "the text provider asked to slow down", retry_after=wait)
    if status == 400 and code in _OF_THE_NUMBER:
        return Permanent(Phase.AWAIT_REPLY, named, _OF_THE_NUMBER[code], of="address")
    if status in (401, 403, 404):
        reason = "the text provider does not know the account or does not allow it to send"
        return Permanent(Phase.AWAIT_REPLY, named, reason, of="provider")
    if 300 <= status < 500 and status != 408:
        reason = "the text provider did not accept what it was asked for"
        return Permanent(
            Phase.AWAIT_REPLY, named, reason, of="message" if code in _OF_THE_WORDS else "request"
        )
    return Ambiguous(
        Phase.AWAIT_REPLY, named, "the text provider failed and may have sent the text all the same"
    )


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
