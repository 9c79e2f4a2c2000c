"""What Twilio would say to a text or a call: its refusals, numbers for trying failures, its way of writing.

Source: Twilio's REST API reference for Messages and Calls, and its list of test numbers. Pure.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import Any

from chats.demo.calls import PhoneCall
from chats.demo.handsets import PhoneText

LONGEST_BODY = 1600  # characters
STOP_WORDS = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE"})
START_WORDS = frozenset({"START", "UNSTOP", "YES"})
STOPPED = "You have successfully been unsubscribed. You will not receive any more messages. Reply START."

_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")


@dataclass(frozen=True, slots=True)
class Said:
    """An answer over HTTP."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict)


def refused(code: int, message: str, *, status: int = 400, headers: Mapping[str, str] | None = None) -> Said:
    """Return a refusal as Twilio writes one."""
    more = f"https://www.twilio.com/docs/errors/{code}"
    body = {"code": code, "message": message, "more_info": more, "status": status}
    return Said(status, body, dict(headers or {}))


def not_found() -> Said:
    """Return that there is nothing of this name."""
    return refused(20404, "The requested resource was not found", status=404)


REFUSED_TO: Mapping[str, Said] = {
    "+15005550001": refused(21211, "Invalid 'To' Phone Number"),
    "+15005550002": refused(21612, "Message cannot be sent with the current combination of 'To' and 'From'"),
    "+15005550003": refused(21408, "Permission to send an SMS has not been enabled for the region"),
    "+15005550004": refused(21610, "Attempt to send to unsubscribed recipient"),
    "+15005550009": refused(21614, "'To' number is not a valid mobile number"),
    # From here on our own: what a provider does under strain.
    "+15005550029": refused(20429, "Too Many Requests", status=429, headers={"Retry-After": "30"}),
    "+15005550041": refused(20003, "Authenticate", status=401),
}
REFUSED_FROM: Mapping[str, Said] = {
    "+15005550001": refused(21212, "Invalid 'From' Phone Number"),
    "+15005550007": refused(21606, "The 'From' phone number is not valid for this account"),
    "+15005550008": refused(21611, "This 'From' number has exceeded the maximum number of queued messages"),
}
REFUSED_CALLS_TO: Mapping[str, Said] = {
    "+15005550001": refused(21217, "Phone number does not appear to be valid"),
    "+15005550002": refused(21214, "'To' phone number cannot be reached"),
    "+15005550003": refused(21215, "Account not authorized to call this number"),
    "+15005550004": refused(21216, "Account not allowed to call this number"),
}
FAILS_AFTER_TAKING = "+15005550050"
"""The text is taken, the answer is a 500."""
NEVER_ANSWERS = "+15005550060"
"""The text is taken, no answer comes."""
NOT_DELIVERED = "+15005550030"
"""The text is taken and answered for; later the phone turns out to be off."""


def refusal(form: Mapping[str, str]) -> Said | None:
    """Return why Twilio would not take this text, or None if it would."""
    to, sender, body = form.get("To", ""), form.get("From", ""), form.get("Body", "")
    if not to:
        return refused(21604, "A 'To' phone number is required.")
    if not sender:
        return refused(21603, "A 'From' phone number is required.")
    if not body:
        return refused(21602, "Message body is required.")
    if len(body) > LONGEST_BODY:
        return refused(21617, "The concatenated message body exceeds the 1600 character limit.")
    if not _NUMBER.fullmatch(to):
        return REFUSED_TO["+15005550001"]
    return REFUSED_TO.get(to) or REFUSED_FROM.get(sender)


def refusal_of_call(form: Mapping[str, str]) -> Said | None:
    """Return why Twilio would not make this call, or None if it would."""
    to, sender, page = form.get("To", ""), form.get("From", ""), form.get("Url", "")
    if not to:
        return refused(21201, "No 'To' number is specified")
    if not sender:
        return refused(21213, "'From' phone number is required")
    if not page.startswith(("http://", "https://")):
        return refused(21205, "Url is not a valid URL")
    if not _NUMBER.fullmatch(to):
        return refused(21211, "Invalid 'To' Phone Number")
    return REFUSED_CALLS_TO.get(to)


def statuses(to: str) -> tuple[str, ...]:
    """Return what becomes of a text, in the order in which it is reported."""
    return ("queued", "sent", "undelivered" if to == NOT_DELIVERED else "delivered")


def segments(body: str) -> int:
    """Return how many parts a text travels in, taking every text with a letter outside ASCII for UCS-2."""
    units = len(body.encode("utf-16-le")) // 2
    whole, part = (160, 153) if body.isascii() else (70, 67)
    return 1 if units <= whole else -(-units // part)


def as_json(text: PhoneText, account: str) -> dict[str, Any]:
    """Return a text as Twilio writes it."""
    made = format_datetime(text.made_at)
    return {
        "sid": text.sid,
        "account_sid": account,
        "api_version": "2010-04-01",
        "from": text.sender,
        "to": text.recipient,
        "body": text.body,
        "status": text.status,
        "direction": "inbound" if text.inbound else "outbound-api",
        "num_segments": str(segments(text.body)),
        "num_media": "0",
        "error_code": None,
        "error_message": None,
        "date_created": made,
        "date_updated": made,
        "date_sent": None if text.status == "queued" else made,
        "uri": f"/2010-04-01/Accounts/{account}/Messages/{text.sid}.json",
    }


def call_as_json(call: PhoneCall, account: str) -> dict[str, Any]:
    """Return a call as Twilio writes it."""
    made = format_datetime(call.made_at)
    return {
        "sid": call.sid,
        "account_sid": account,
        "api_version": "2010-04-01",
        "from": call.sender,
        "to": call.recipient,
        "status": call.status,
        "direction": "outbound-api",
        "date_created": made,
        "date_updated": made,
        "start_time": None if call.rings else made,
        "uri": f"/2010-04-01/Accounts/{account}/Calls/{call.sid}.json",
    }
