"""Where mail is handed over: what a CHATS_MAIL_URL says."""

from dataclasses import dataclass, field
from typing import Literal, Self, cast, get_args
from urllib.parse import parse_qsl, unquote, urlsplit

Tls = Literal["auto", "required", "never"]

_ACCEPTED = (
    "a mail URL is smtp://host:25 or smtps://host:465, with name:password@ before the host if the relay "
    "wants them, and with ?tls=required, ?tls=auto or ?tls=never at the end of a smtp:// one"
)
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """A mail server and the terms on which to speak to it."""

    host: str
    port: int
    encrypted: bool
    """Whether encryption begins with the connection (``smtps``, RFC 8314)."""
    tls: Tls
    """For ``smtp``: STARTTLS if offered, always, or never."""
    account: str | None = field(default=None, repr=False)
    password: str = field(default="", repr=False)

    @classmethod
    def from_url(cls, url: str) -> Self:
        """Read ``smtp://[name:password@]host[:port][?tls=…]``. Raises ValueError that repeats no secret."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise ValueError(_ACCEPTED) from None
        settings = dict(parse_qsl(parts.query))
        tls = settings.pop("tls", "auto")
        fits = parts.scheme in ("smtp", "smtps") and parts.hostname and parts.path in ("", "/")
        if not fits or settings or parts.fragment or tls not in get_args(Tls) or not parts.hostname:
            raise ValueError(_ACCEPTED)
        encrypted = parts.scheme == "smtps"
        return cls(
            host=parts.hostname,
            port=port or (465 if encrypted else 25),
            encrypted=encrypted,
            tls=cast(Tls, tls),
            account=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password or ""),
        )

    def wants_tls(self, *, offered: bool) -> bool:
        """Whether to encrypt a plain connection before going on.

        A password is never sent in clear to another machine, even where somebody on the way took the offer of
        encryption out of the greeting: then the answer is yes, and the channel gives up.
        """
        if self.tls == "never":
            return False
        must = self.tls == "required" or (self.account is not None and self.host not in _LOOPBACK)
        return must or offered

    @staticmethod
    def own_name(sender: str) -> str:
        """Return the name to greet with: the sender's domain, as this machine's name is nobody's business."""
        return sender.rpartition("@")[2]
