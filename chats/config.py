"""Settings: environment variables, typed and checked once, at start.

A wrong setting stops the start and says which one it is and what it accepts: a school that runs on a
half-understood setting finds out on the evening of the meeting.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


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
    text_url: str | None
    text_from: str | None
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


def _secrets(text: str) -> tuple[str, ...]:
    keys = tuple(part.strip() for part in text.split(",") if part.strip())
    if not keys or any(len(key) < 32 for key in keys):
        raise ValueError
    return keys


def _database(text: str) -> str:
    if re.match(r"sqlite:///.+", text):
        return text
    if re.match(r"postgres(ql)?(\+psycopg)?://", text):
        return re.sub(r"^postgres(ql)?(\+psycopg)?://", "postgresql+psycopg://", text)
    raise ValueError


def _address(*schemes: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        parts = urlsplit(text)
        if parts.scheme not in schemes or not parts.hostname:
            raise ValueError
        _ = parts.port  # raises ValueError for a port that is not a number
        return text.rstrip("/")

    return read


def _public(text: str) -> str:
    """Every link begins with it, and its host is the only one that is answered: nothing else may be in it."""
    address = _address("http", "https")(text)
    if address != "{0.scheme}://{0.netloc}".format(urlsplit(address)) or "@" in address:
        raise ValueError
    return address


def _mail(text: str) -> str:
    parts = urlsplit(text)
    if parts.path.strip("/") or parts.fragment or (parts.username is None) != (parts.password is None):
        raise ValueError
    return _address("smtp", "smtps")(text)


def _texts(text: str) -> str:
    parts = urlsplit(text)
    if not parts.username or not parts.password or parts.query or parts.fragment:
        raise ValueError
    return _address("http", "https")(text)


def _mail_from(text: str) -> str:
    if not re.fullmatch(r"[^@\s<>,]+@[^@\s<>,]+", text):
        raise ValueError
    return text


def _text_from(text: str) -> str:
    if not re.fullmatch(r"\+[1-9][0-9]{7,14}|[0-9]{5,6}", text):
        raise ValueError
    return text


def _storage(text: str) -> str:
    if not text.removeprefix("file:") or not text.startswith("file:"):
        raise ValueError
    return text


def _few(text: str) -> int:
    if not re.fullmatch("[0-5]", text):
        raise ValueError
    return int(text)


def _yes_or_no(text: str) -> bool:
    known = {"1": True, "yes": True, "true": True, "0": False, "no": False, "false": False, "": False}
    try:
        return known[text.lower()]
    except KeyError:
        raise ValueError from None


SETTINGS: tuple[Setting, ...] = (
    Setting("CHATS_SECRET_KEY", "secret_keys", "32 characters or more; several with commas, newest first",
            "Seals contacts and questions, and makes every link.", _secrets, secret=True),
    Setting("CHATS_DATABASE_URL", "database_url", "sqlite:///PATH or postgresql://…",
            "Where the facts are kept.", _database, "sqlite:///instance/chats.sqlite", secret=True),
    Setting("CHATS_PUBLIC_URL", "public_url", "http://HOST or https://HOST",
            "The address that families open.", _public, "http://127.0.0.1:8000"),
    Setting("CHATS_MAIL_URL", "mail_url", "smtp://[NAME:PASSWORD@]HOST[:PORT] or smtps://…",
            "The server that takes our mail. Without it, mail waits in the outbox.",
            _mail, "", secret=True),
    Setting("CHATS_MAIL_FROM", "mail_from", "one mail address",
            "The sender of mail and the organizer in calendars.", _mail_from, "chats@localhost.localdomain"),
    Setting("CHATS_TEXT_URL", "text_url", "http(s)://ACCOUNT:TOKEN@HOST (Twilio-compatible)",
            "The service that takes our text messages. Without it, texts wait in the outbox.",
            _texts, "", secret=True),
    Setting("CHATS_TEXT_FROM", "text_from", "+12065550100 or a short code",
            "The number that text messages come from.", _text_from, ""),
    Setting("CHATS_STORAGE_URL", "storage_url", "file:PATH",
            "Where recordings are kept.", _storage, "file:instance/storage"),
    Setting("CHATS_INSTANCE", "instance", "a folder",
            "Where this machine keeps its own files.", Path, "instance"),
    Setting("CHATS_PROXIES", "proxies", "0 to 5",
            "Reverse proxies in front of the web, so that a visitor's address is theirs and not the proxy's.",
            _few, "0"),
    Setting("CHATS_DEMO", "demo", "1 or 0", "Turns the demo pages on: invented families, a clock that jumps.",
            _yes_or_no, "0"),
)  # fmt: skip


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
    if values.get("text_url") and values.get("text_from", "wrong") is None:
        accepts = next(setting.accepts for setting in SETTINGS if setting.name == "CHATS_TEXT_FROM")
        wrong.append(f"CHATS_TEXT_FROM is missing; CHATS_TEXT_URL needs it. It accepts: {accepts}.")
    if wrong:
        raise WrongSetting(wrong)
    return Settings(**values)
