"""Simulated providers behind the seams of the real ones: how messages reach them, and reports come back."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from chats.delivery import actions as delivery
from chats.delivery.channels.mime import Mail
from chats.delivery.channels.text import Text
from tests.simulation.facts import Report
from tests.simulation.providers import Provider


@dataclass
class SimulatedMail:
    """Stands where ``MailChannel`` stands."""

    provider: Provider

    def send(self, mail: Mail) -> str:
        """Take a mail."""
        written = mail.as_bytes()
        head = written.partition(b"\r\n\r\n")[0].decode()
        message_id = next(line for line in head.split("\r\n") if line.lower().startswith("message-id:"))
        uid = message_id.partition("<")[2].partition("@")[0]
        return self.provider.take(uid, mail.to, written)

    def close(self) -> None:
        """Nothing is open."""


@dataclass
class SimulatedTexts:
    """Stands where ``TextChannel`` stands."""

    provider: Provider

    def send(self, text: Text) -> str:
        """Take a text."""
        uid = parse_qs(urlsplit(text.callback_url).query)["message"][0]
        return self.provider.take(uid, text.to, text.body.encode())

    def find(self, text: Text, since: datetime) -> list[str]:
        """The names of texts like this one, the latest first."""
        return self.provider.find(text.to, text.body.encode(), since)

    def close(self) -> None:
        """Nothing is open."""


def heard(report: Report, now: datetime) -> None:
    """A provider's report reaches us, as the web would take it."""
    told = delivery.Told(
        report.provider, report.ref, report.status, f"{report.ref}:{report.status}", report.uid, report.code
    )
    delivery.receipt(told, now)
