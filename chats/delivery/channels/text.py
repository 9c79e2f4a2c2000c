"""Text messages over Twilio's API, or anything that speaks it. ``account.py`` says how failures are named."""

from dataclasses import dataclass, field
from datetime import datetime

from chats.delivery.channels.account import LONGEST_SECONDS, Account, Codes

LONGEST_VALIDITY_SECONDS = 36_000  # what ValidityPeriod takes at most

_CODES = Codes(
    number={
        21211: "the number is not a phone number",
        21217: "the number is not a phone number",
        21408: "texts to that country are not allowed by the account",
        21610: "the person answered STOP, so the provider sends nothing more",
        21612: "the provider has no route to this number",
        21614: "the number cannot receive texts",
        21635: "the number is a landline",
    },
    words=frozenset({21602, 21605, 21617, 21619, 21623}),  # empty, too long, too many parts
    too_many=frozenset({14107, 20429, 21611}),
)


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

    ``sender`` is the number that texts come from. Raises ValueError for an URL it cannot read.
    """

    def __init__(self, url: str, sender: str, *, timeout_seconds: float = LONGEST_SECONDS) -> None:
        self._sender = sender
        self._account = Account(url, "Messages", _CODES, timeout_seconds=timeout_seconds)

    def send(self, text: Text) -> str:
        """Hand the text to the provider and return the provider's name for it (its SID).

        Raises Retryable, Permanent or Ambiguous.
        """
        return self._account.post(
            {
                "To": text.to,
                "From": self._sender,
                "Body": text.body,
                "StatusCallback": text.callback_url,
                "ValidityPeriod": str(min(text.valid_seconds, LONGEST_VALIDITY_SECONDS)),
            }
        )

    def find(self, text: Text, since: datetime) -> list[str]:
        """The names of texts like this one that the provider took since then, the latest first.

        Raises Retryable where the provider cannot be asked or its answer cannot be read.
        """
        known = self._account.latest({"To": text.to, "From": self._sender}, since)
        return [one["sid"] for one in known if one.get("body") == text.body]

    def close(self) -> None:
        """Close the connection, if there is one."""
        self._account.close()
