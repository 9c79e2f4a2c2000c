"""Calls over Twilio's API, or anything that speaks it. ``account.py`` says how failures are named."""

from dataclasses import dataclass, field
from datetime import datetime

from chats.delivery.channels.account import LONGEST_SECONDS, Account, Codes

RINGS_SECONDS = 30
"""About six rings: time to reach the phone, and on most lines the answering machine too."""
LONGEST_CALL_SECONDS = 300

_CODES = Codes(
    number={
        13223: "the number is not a phone number",
        13224: "the number cannot be called",
        13225: "the provider does not call this number",
        21211: "the number is not a phone number",
        21214: "the number cannot be reached",
        21215: "calls to that country are not allowed by the account",
        21216: "the provider does not call this number",
        21217: "the number is not a phone number",
    },
    words=frozenset(),
    too_many=frozenset({10004, 20429}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call to one number in E.164. Nothing in it shows in its repr.

    ``page_url`` is where the provider fetches what is said; ``status_url`` where it reports how the call
    ended. Neither says whom the call is for.
    """

    to: str = field(repr=False)
    page_url: str = field(repr=False)
    status_url: str = field(repr=False)


class VoiceChannel:
    """Calls through one account, over one kept connection. For one thread at a time.

    ``sender`` is the number that shows on the phone that rings. Raises ValueError for an URL it cannot read.
    """

    def __init__(self, url: str, sender: str, *, timeout_seconds: float = LONGEST_SECONDS) -> None:
        self._sender = sender
        self._account = Account(url, "Calls", _CODES, timeout_seconds=timeout_seconds)

    def send(self, call: Call) -> str:
        """Let the provider ring, and return the provider's name for the call (its SID).

        Raises Retryable, Permanent or Ambiguous.
        """
        return self._account.post(
            {
                "To": call.to,
                "From": self._sender,
                "Url": call.page_url,
                "StatusCallback": call.status_url,
                "StatusCallbackEvent": "completed",  # of every call one report: how it ended
                "Timeout": str(RINGS_SECONDS),
                "TimeLimit": str(LONGEST_CALL_SECONDS),
                # The page is told who answered; of a machine, once its greeting is over.
                "MachineDetection": "DetectMessageEnd",
            }
        )

    def find(self, call: Call, since: datetime) -> list[str]:
        """The names of calls to this number that the provider made since then, the latest first.

        Raises Retryable where the provider cannot be asked or its answer cannot be read.
        """
        # Not by StartTime: a call that still waits at the provider has none, and would seem never made.
        asked = {"To": call.to, "From": self._sender}
        return [one["sid"] for one in self._account.latest(asked, since)]

    def close(self) -> None:
        """Close the connection, if there is one."""
        self._account.close()
