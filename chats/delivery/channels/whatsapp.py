"""WhatsApp over Twilio's API, or anything that speaks it. ``account.py`` says how failures are named.

To begin a conversation, WhatsApp takes approved templates only: ContentSid and ContentVariables. Free words
are taken for 24 hours after the reader last wrote (error page 63016). That and most other refusals come
later, by a report; what is refused at once is named here.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chats.delivery.channels.account import LONGEST_SECONDS, Account, Codes
from chats.delivery.channels.outcomes import Phase, Retryable

PREFIX = "whatsapp:"
LONGEST_VALIDITY_SECONDS = 14_400  # the provider's own queue for WhatsApp holds nothing longer

_CODES = Codes(
    number={
        21211: "the number is not a phone number",
        21610: "the person answered STOP, so the provider sends nothing more",
        63003: "the number is not on WhatsApp",
        63024: "the number is not on WhatsApp, or does not take our messages",
    },
    # Not this message, and not now: the window is over, the template is paused, WhatsApp spares the reader.
    words=frozenset(
        {
            21602, 21617, 21619, 21655, 21656, 63005, 63006, 63013, 63016, 63021, 63027, 63028, 63030, 63032,
            63033, 63036, 63040, 63041, 63042, 63049,
        }
    ),
    too_many=frozenset({14107, 20429, 21611, 63017, 63018, 63022}),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatsApp:
    """One message to one number in E.164. Nothing in it shows in its repr.

    ``template`` is the provider's name for an approved one, and ``values`` what stands in its places; without
    one, ``body`` goes as free words. ``body`` is what is read in either case. Raises ValueError for a value
    that no place takes.
    """

    to: str = field(repr=False)
    body: str = field(repr=False)
    template: str | None = None
    values: tuple[str, ...] = field(default=(), repr=False)
    link: str | None = field(default=None, repr=False)
    callback_url: str = field(repr=False)
    valid_seconds: int

    def __post_init__(self) -> None:
        if self.valid_seconds < 1:
            raise ValueError("the message is of no use any more")
        if any(
            not value.strip() or "\n" in value or "\t" in value or "    " in value for value in self.values
        ):
            raise ValueError("a place of a template takes one line, and not an empty one")
        whole = (self.body, *self.values)
        if any("\0" in one or any("\ud800" <= letter <= "\udfff" for letter in one) for one in whole):
            raise ValueError("the message holds something that is no letter")

    @property
    def said(self) -> Mapping[str, str]:
        """What it says, as the provider wants it."""
        if self.template is None:
            return {"Body": self.body}
        places = {str(number): value for number, value in enumerate(self.values, 1)}
        return {"ContentSid": self.template, "ContentVariables": json.dumps(places, ensure_ascii=False)}


class WhatsAppChannel:
    """WhatsApp through one account, over one kept connection. For one thread at a time.

    ``sender`` is the number that messages come from. Raises ValueError for an URL it cannot read.
    """

    def __init__(self, url: str, sender: str, *, timeout_seconds: float = LONGEST_SECONDS) -> None:
        self._sender = PREFIX + sender
        self._account = Account(url, "Messages", _CODES, timeout_seconds=timeout_seconds)

    def send(self, message: WhatsApp) -> str:
        """Hand the message to the provider and return the provider's name for it (its SID).

        Raises Retryable, Permanent or Ambiguous.
        """
        return self._account.post(
            {
                "To": PREFIX + message.to,
                "From": self._sender,
                **message.said,
                "StatusCallback": message.callback_url,
                "ValidityPeriod": str(min(message.valid_seconds, LONGEST_VALIDITY_SECONDS)),
            }
        )

    def find(self, message: WhatsApp, since: datetime) -> list[str]:
        """The names of messages like this one that the provider took since then, the latest first.

        Raises Retryable where it cannot be asked, or does not show the words of what may be this one: to say
        that it has it not would send it twice.
        """
        known = self._account.latest({"To": PREFIX + message.to, "From": self._sender}, since)
        found = [one["sid"] for one in known if _is_like(one, message)]
        if not found and any(not one.get("body") for one in known):
            reason = "the provider does not show what it sent"
            raise Retryable(Phase.AWAIT_REPLY, "no-body", reason)
        return found

    def close(self) -> None:
        """Close the connection, if there is one."""
        self._account.close()


def _is_like(one: Mapping[str, Any], message: WhatsApp) -> bool:
    body = str(one.get("body") or "")
    return body == message.body or bool(message.link and message.link in body)
