"""A worker asks the provider of WhatsApp how our templates stand, so that only approved ones are sent."""

from datetime import datetime

from chats.config import Settings
from chats.delivery import actions as delivery
from chats.delivery.channels.contents import Contents, NoAnswer
from chats.delivery.standings import Seen
from chats.logs import log, warn
from chats.notices import templates


def ask_about_templates(settings: Settings, now: datetime) -> list[Seen] | None:
    """Ask, write down the answer and return it. None where the provider did not say: the last one holds.

    Without a number for WhatsApp nothing is approved, so that nobody's message waits for it.
    """
    names, url = settings.whatsapp_templates or {}, settings.text_url
    if settings.whatsapp_from is None or url is None:
        delivery.templates_seen([], now)
        return []
    contents = Contents(url)
    try:
        known = templates.ask(contents, names)
    except NoAnswer:
        warn("templates.unasked")
        return None
    finally:
        contents.close()
    seen = templates.seen(names, known)
    delivery.templates_seen(seen, now)
    log("templates.asked", approved=sum(one.standing == "approved" for one in seen), wanted=len(seen))
    return seen
