"""What settings accept: each reads the text of one, and raises ValueError for what cannot be used."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Price:
    """An amount of money: millionths of a currency (ISO 4217)."""

    micros: int
    currency: str


Templates = Mapping[str, Mapping[str, str]]
"""By notice and language, the provider's name for an approved template."""


def secrets(text: str) -> tuple[str, ...]:
    """Keys of 32 characters or more, newest first."""
    keys = tuple(part.strip() for part in text.split(",") if part.strip())
    if not keys or any(len(key) < 32 for key in keys):
        raise ValueError
    return keys


def database(text: str) -> str:
    """The address of a database, as SQLAlchemy wants it."""
    if re.match(r"sqlite:///.+", text):
        return text
    if re.match(r"postgres(ql)?(\+psycopg)?://", text):
        return re.sub(r"^postgres(ql)?(\+psycopg)?://", "postgresql+psycopg://", text)
    raise ValueError


def address(*schemes: str) -> Callable[[str], str]:
    """A reader of URLs with these schemes."""

    def read(text: str) -> str:
        parts = urlsplit(text)
        if parts.scheme not in schemes or not parts.hostname:
            raise ValueError
        _ = parts.port  # raises ValueError for a port that is not a number
        return text.rstrip("/")

    return read


def public(text: str) -> str:
    """Every link begins with it, and its host is the only one that is answered: nothing else may be in it."""
    url = address("http", "https")(text)
    if url != "{0.scheme}://{0.netloc}".format(urlsplit(url)) or "@" in url:
        raise ValueError
    return url


def mail(text: str) -> str:
    """A mail server, with a name and a password or neither."""
    parts = urlsplit(text)
    if parts.path.strip("/") or parts.fragment or (parts.username is None) != (parts.password is None):
        raise ValueError
    return address("smtp", "smtps")(text)


def texts(text: str) -> str:
    """A text provider, with account and token."""
    parts = urlsplit(text)
    if not parts.username or not parts.password or parts.query or parts.fragment:
        raise ValueError
    return address("http", "https")(text)


def mail_from(text: str) -> str:
    """One mail address."""
    if not re.fullmatch(r"[^@\s<>,]+@[^@\s<>,]+", text):
        raise ValueError
    return text


def domain(text: str) -> str:
    """A domain, in small letters."""
    if not re.fullmatch(r"(?=.{3,180}$)[a-z0-9-]+(\.[a-z0-9-]+)+", text.lower()):
        raise ValueError
    return text.lower()


def host_and_port(text: str) -> tuple[str, int]:
    """Where something listens."""
    host, _, port = text.rpartition(":")
    if not host or not re.fullmatch("[0-9]{1,5}", port) or not 0 < int(port) < 65536:
        raise ValueError
    return host.strip("[]"), int(port)


def text_from(text: str) -> str:
    """A number in E.164, or a short code."""
    if not re.fullmatch(r"\+[1-9][0-9]{7,14}|[0-9]{5,6}", text):
        raise ValueError
    return text


def voice_from(text: str) -> str:
    """A number in E.164: a short code rings nowhere."""
    if not re.fullmatch(r"\+[1-9][0-9]{7,14}", text):
        raise ValueError
    return text


def price(text: str) -> Price:
    """An amount and a currency (ISO 4217)."""
    amount = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,6})?) ([A-Z]{3})", text)
    if amount is None:
        raise ValueError
    return Price(int(Decimal(amount[1]) * 1_000_000), amount[2])


def templates(text: str) -> Templates:
    """A file of JSON: by notice and language, the name of a template."""
    try:
        held = json.loads(Path(text).read_text(encoding="utf-8"))
    except (OSError, RecursionError):
        raise ValueError from None
    if not isinstance(held, dict) or not all(isinstance(one, dict) for one in held.values()):
        raise ValueError
    names = [name for one in held.values() for name in one.values()]
    if not all(isinstance(name, str) and re.fullmatch("HX[0-9a-fA-F]{32}", name) for name in names):
        raise ValueError
    return held


def storage(text: str) -> str:
    """A place for files."""
    if not text.removeprefix("file:") or not text.startswith("file:"):
        raise ValueError
    return text


def few(text: str) -> int:
    """0 to 5."""
    if not re.fullmatch("[0-5]", text):
        raise ValueError
    return int(text)


def yes_or_no(text: str) -> bool:
    """Whether something is on."""
    known = {"1": True, "yes": True, "true": True, "0": False, "no": False, "false": False, "": False}
    try:
        return known[text.lower()]
    except KeyError:
        raise ValueError from None


def connections(text: str) -> int:
    """How many connections at once, 1 to 10: a worker's database connections are counted by it."""
    if not re.fullmatch("[1-9]|10", text):
        raise ValueError
    return int(text)


def rate(text: str) -> float:
    """How many a second, above nothing and up to 10 000."""
    if not re.fullmatch(r"[0-9]{1,5}(\.[0-9]{1,3})?", text) or not 0 < float(text) <= 10_000:
        raise ValueError
    return float(text)
