"""The demo's provider as far as its Content API goes: templates that are made, listed and decided about."""

import json
import re
from pathlib import Path

from chats.demo import contents
from chats.demo.carrier import Said, not_found, refused

SUBMITTED = re.compile("/v1/Content/(HX[0-9a-f]{32})/ApprovalRequests/whatsapp")
_ONE = re.compile("/v1/Content/(HX[0-9a-f]{32})(/ApprovalRequests)?")


class Shelf:
    """The templates of one account."""

    def __init__(self, folder: Path, account: str) -> None:
        self._folder, self._account = folder, account

    def make(self, body: bytes) -> Said:
        """Keep a template that WhatsApp was not asked about yet."""
        made = json.loads(body)
        if not isinstance(made, dict) or not made.get("language") or not made.get("types"):
            return refused(20001, "A language and types are required")
        return self._said(contents.put(self._folder, made, "unsubmitted"), 201)

    def submit(self, sid: str) -> Said:
        """Let WhatsApp decide about a template. Here it says yes to everything at once."""
        if not contents.decide(self._folder, sid, "approved"):
            return not_found()
        return Said(201, {"status": "received", "category": "UTILITY"})

    def read(self, path: str) -> Said:
        """Every template, one, or what WhatsApp says of it."""
        if path == "/v1/Content":
            held = [contents.as_json(one, self._account) for one in contents.all_of(self._folder)]
            return Said(
                200, {"contents": held, "meta": {"page": 0, "key": "contents", "next_page_url": None}}
            )
        asked = _ONE.fullmatch(path)
        one = contents.content_named(self._folder, asked[1]) if asked else None
        if asked is None or one is None:
            return not_found()
        as_json = contents.approval_as_json if asked[2] else contents.as_json
        return Said(200, as_json(one, self._account))

    def _said(self, sid: str, status: int) -> Said:
        one = contents.content_named(self._folder, sid)
        return not_found() if one is None else Said(status, contents.as_json(one, self._account))
