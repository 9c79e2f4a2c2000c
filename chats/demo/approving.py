"""The demo's templates for WhatsApp: at its provider, listed for the app, and approved from the start."""

import json
from datetime import datetime
from pathlib import Path

from flask import current_app

from chats.delivery import actions as delivery
from chats.delivery.channels.contents import Approval, Content
from chats.demo import contents
from chats.notices import templates
from chats.notices.letters.whatsapp import CODES


def approve(now: datetime) -> None:
    """Make every template that WhatsApp takes; in Somali and Hmong it takes none, so families get texts."""
    folder = Path(current_app.config["SETTINGS"].instance) / "demo"
    names: dict[str, dict[str, str]] = {}
    for one in templates.wanted():
        if one.language in CODES:
            sid = contents.put(folder / "phones", templates.as_content(one), "approved")
            names.setdefault(one.notice.value, {})[one.language] = sid
    (folder / "templates.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")
    there = contents.all_of(folder / "phones")
    known = templates.Known(
        {one.sid: Content(one.sid, "", "", (one.body,)) for one in there},
        {one.sid: Approval(one.status, "") for one in there},
    )
    delivery.templates_seen(templates.seen(names, known), now)
