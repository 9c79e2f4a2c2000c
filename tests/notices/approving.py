"""How tests let WhatsApp approve what we say."""

from collections.abc import Iterable

from chats.delivery.actions import templates_seen
from chats.delivery.standings import Seen, Standing
from chats.notices.due import Notice
from chats.notices.letters.whatsapp import BY_WHATSAPP
from tests.factories import NOW


def sid_of(notice: Notice, language: str) -> str:
    """The provider's name for a template: like a real one, and another for each."""
    number = BY_WHATSAPP.index(notice) * 0x10000 + int.from_bytes(language.encode()[:2], "big")
    return f"HX{number:032x}"


def approve(
    *languages: str, notices: Iterable[Notice] = BY_WHATSAPP, standing: Standing = Standing.APPROVED
) -> None:
    """From now on, these notices may go by WhatsApp in these languages, and no others."""
    seen = [Seen(one.value, tag, sid_of(one, tag), standing) for tag in languages for one in notices]
    templates_seen(seen, NOW)
