"""Settings: environment variables, typed and checked once, at start.

A wrong setting stops the start and says which one it is and what it accepts: a school that runs on a
half-understood setting finds out on the evening of the meeting.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from chats import accepts
from chats.accepts import Price, Templates


class WrongSetting(Exception):
    """One or more settings cannot be used. Carries a line for each, with what it accepts."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, what it accepts, and how its text becomes a value."""

    name: str
    field: str
    accepts: str
    purpose: str
    read: Callable[[str], Any]
    default: str | None = None
    secret: bool = False


@dataclass(frozen=True)
class Settings:
    """All settings of one running instance."""

    secret_keys: tuple[str, ...]
    """Newest first; the others only read what was sealed before a rotation."""
    database_url: str
    public_url: str
    """Scheme and host that families see; every link begins with it. No slash at the end."""
    mail_url: str | None
    mail_from: str
    mail_reply_domain: str | None
    """The domain whose mail comes to our mailroom: answers and bounces have an address of their own there."""
    mail_checked_by: str | None
    """The name under which our mail server says whether a mail is from whom it says (RFC 8601)."""
    mail_connections: int
    """How many connections one worker keeps to the mail server."""
    mailroom: tuple[str, int] | None
    """Host and port at which the mailroom listens."""
    drafts_url: str | None
    """The machine that drafts translations."""
    text_url: str | None
    text_from: str | None
    text_rate: float
    """Segments a second that the number may send."""
    text_url_2: str | None
    """A second provider: texts go to it while the first cannot be reached."""
    text_from_2: str | None
    text_connections: int
    text_price: Price
    """What one segment of a text costs, where the provider does not say what a text cost."""
    voice_from: str | None
    """The number that shows where a machine rings. Without it, only people call."""
    voice_rate: float
    """Calls a second that the number may begin."""
    whatsapp_from: str | None
    """The number that WhatsApp messages come from. Without it, whoever wants WhatsApp gets texts."""
    whatsapp_rate: float
    """Messages a second that the number may send."""
    whatsapp_price: Price
    """What one message costs, where the provider does not say."""
    whatsapp_templates: Templates | None
    """The approved templates, by notice and language."""
    storage_url: str
    instance: Path
    proxies: int
    """Reverse proxies of ours in front: so many hops of X-Forwarded-For are believed."""
    demo: bool

    @property
    def secure(self) -> bool:
        """Whether families reach us by https, so that cookies may demand it."""
        return self.public_url.startswith("https:")

    @property
    def public_host(self) -> str:
        """Host (and port, if it is not the usual one) of the public address."""
        return urlsplit(self.public_url).netloc


SETTINGS: tuple[Setting, ...] = (
    Setting("CHATS_SECRET_KEY", "secret_keys", "32 characters or more; several with commas, newest first",
            "Seals contacts and questions, and makes every link.", accepts.secrets, secret=True),
    Setting("CHATS_DATABASE_URL", "database_url", "sqlite:///PATH or postgresql://…",
            "Where the facts are kept.", accepts.database, "sqlite:///instance/chats.sqlite", secret=True),
    Setting("CHATS_PUBLIC_URL", "public_url", "http://HOST or https://HOST",
            "The address that families open.", accepts.public, "http://127.0.0.1:8000"),
    Setting("CHATS_MAIL_URL", "mail_url", "smtp://[NAME:PASSWORD@]HOST[:PORT] or smtps://…",
            "The server that takes our mail. Without it, mail waits in the outbox.",
            accepts.mail, "", secret=True),
    Setting("CHATS_MAIL_FROM", "mail_from", "one mail address",
            "The sender of mail and the organizer in calendars.",
            accepts.mail_from, "chats@localhost.localdomain"),
    Setting("CHATS_MAIL_REPLY_DOMAIN", "mail_reply_domain", "a domain: reply.example.org",
            "The domain whose mail comes to our mailroom, for answers and bounces.", accepts.domain, ""),
    Setting("CHATS_MAIL_CHECKED_BY", "mail_checked_by", "a name: mail.example.org",
            "Our mail server's name in Authentication-Results. Answers that it does not vouch for go to a "
            "person.", accepts.domain, ""),
    Setting("CHATS_MAIL_CONNECTIONS", "mail_connections", "1 to 10",
            "Connections that one worker keeps to the mail server.", accepts.connections, "2"),
    Setting("CHATS_MAILROOM", "mailroom", "HOST:PORT, such as 127.0.0.1:8025",
            "Where the mailroom takes the mail that comes in.", accepts.host_and_port, ""),
    Setting("CHATS_DRAFTS_URL", "drafts_url", "https://REGION:KEY@HOST (Azure AI Translator)",
            "The machine that drafts translations of what staff write. Without it, people write them.",
            accepts.texts, "", secret=True),
    Setting("CHATS_TEXT_URL", "text_url", "http(s)://ACCOUNT:TOKEN@HOST (Twilio-compatible)",
            "The service that takes our text messages. Without it, texts wait in the outbox.",
            accepts.texts, "", secret=True),
    Setting("CHATS_TEXT_FROM", "text_from", "+12065550100 or a short code",
            "The number that text messages come from.", accepts.text_from, ""),
    Setting("CHATS_TEXT_RATE", "text_rate", "a number above 0, to 10000",
            "Segments a second that the number may send: 1 for most US numbers.", accepts.rate, "1"),
    Setting("CHATS_TEXT_CONNECTIONS", "text_connections", "1 to 10",
            "Connections that one worker keeps to the text service.", accepts.connections, "4"),
    Setting("CHATS_TEXT_URL_2", "text_url_2", "http(s)://ACCOUNT:TOKEN@HOST (Twilio-compatible)",
            "A second text service, for when the first cannot be reached.", accepts.texts, "", secret=True),
    Setting("CHATS_TEXT_FROM_2", "text_from_2", "+12065550100 or a short code",
            "The number that texts of the second service come from.", accepts.text_from, ""),
    Setting("CHATS_TEXT_PRICE", "text_price", "an amount and a currency: 0.0083 USD",
            "What one segment of a text costs, until the provider says what it was.",
            accepts.price, "0.0083 USD"),
    Setting("CHATS_VOICE_FROM", "voice_from", "+12065550100",
            "The number that automatic calls come from, of the account in CHATS_TEXT_URL.",
            accepts.voice_from, ""),
    Setting("CHATS_VOICE_RATE", "voice_rate", "a number above 0, to 10000",
            "Calls a second that the number may begin: 1 for most accounts.", accepts.rate, "1"),
    Setting("CHATS_WHATSAPP_FROM", "whatsapp_from", "+12065550100",
            "The number that WhatsApp messages come from, of the account in CHATS_TEXT_URL.",
            accepts.voice_from, ""),
    Setting("CHATS_WHATSAPP_TEMPLATES", "whatsapp_templates", "a JSON file: {NOTICE: {LANGUAGE: SID}}",
            "The templates that say our notices by WhatsApp, as the provider names them.",
            accepts.templates, ""),
    Setting("CHATS_WHATSAPP_RATE", "whatsapp_rate", "a number above 0, to 10000",
            "Messages a second that the WhatsApp number may send: up to 80 for most.", accepts.rate, "20"),
    Setting("CHATS_WHATSAPP_PRICE", "whatsapp_price", "an amount and a currency: 0.0084 USD",
            "What one WhatsApp message costs, in the currency of CHATS_TEXT_PRICE.",
            accepts.price, "0.0084 USD"),
    Setting("CHATS_STORAGE_URL", "storage_url", "file:PATH",
            "Where recordings are kept.", accepts.storage, "file:instance/storage"),
    Setting("CHATS_INSTANCE", "instance", "a folder",
            "Where this machine keeps its own files.", Path, "instance"),
    Setting("CHATS_PROXIES", "proxies", "0 to 5",
            "Reverse proxies in front of the web, so that a visitor's address is theirs and not the proxy's.",
            accepts.few, "0"),
    Setting("CHATS_DEMO", "demo", "1 or 0", "Turns the demo pages on: invented families, a clock that jumps.",
            accepts.yes_or_no, "0"),
)  # fmt: skip


def _wrong_for_whatsapp(values: Mapping[str, Any]) -> list[str]:
    wrong = []
    if values.get("whatsapp_from") and values.get("text_url", "wrong") is None:
        wrong.append("CHATS_TEXT_URL is missing; CHATS_WHATSAPP_FROM needs its account.")
    prices = [values.get(name) for name in ("text_price", "whatsapp_price")]
    if len({price.currency for price in prices if price is not None}) > 1:
        wrong.append("CHATS_WHATSAPP_PRICE must be in the currency of CHATS_TEXT_PRICE.")
    return wrong


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read every setting. Raises WrongSetting with a line for each one that cannot be used."""
    environ = os.environ if environ is None else environ
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for setting in SETTINGS:
        text = environ.get(setting.name, setting.default)
        if text is None:
            wrong.append(f"{setting.name} is missing. It accepts: {setting.accepts}.")
        elif text == "" and setting.default == "":
            values[setting.field] = None
        else:
            try:
                values[setting.field] = setting.read(text)
            except ValueError:
                shown = "" if setting.secret else f" “{text}”"
                wrong.append(f"{setting.name}{shown} cannot be used. It accepts: {setting.accepts}.")
    for url, sender in (("TEXT_URL", "TEXT_FROM"), ("TEXT_URL_2", "TEXT_FROM_2")):
        if values.get(url.lower()) and values.get(sender.lower(), "wrong") is None:
            number = next(one.accepts for one in SETTINGS if one.name == f"CHATS_{sender}")
            wrong.append(f"CHATS_{sender} is missing; CHATS_{url} needs it. It accepts: {number}.")
    if values.get("voice_from") and values.get("text_url", "wrong") is None:
        wrong.append("CHATS_TEXT_URL is missing; CHATS_VOICE_FROM needs its account.")
    wrong += _wrong_for_whatsapp(values)
    if wrong:
        raise WrongSetting(wrong)
    return Settings(**values)
