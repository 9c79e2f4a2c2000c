"""What staff fill in on a meeting's pages. Moving one is ``meetings.forms.ChangeForm``."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import request

from chats.invitations.replies import PARTY_MOST
from chats.languages.words import _s
from chats.web.forms import StaffForm


class PlainForm(StaffForm):
    """A button and nothing else: publish, cancel, close."""


class AttendanceForm(StaffForm):
    """People per family: ``came-<invitation>`` for those who were asked, ``guest-<family>`` for others."""

    def __init__(self) -> None:
        super().__init__()
        self.typed: Mapping[str, str] = dict(request.form) if request.method == "POST" else {}
        self.wrong: dict[str, str] = {}
        self.guests_typed = any(name.startswith("guest-") and held for name, held in self.typed.items())

    def people(self, kind: str, ids: Iterable[int]) -> dict[int, int | None]:
        """What was typed for each of ``ids``; an empty box is none. What cannot be read is in ``wrong``."""
        found: dict[int, int | None] = {}
        for one in ids:
            name = f"{kind}-{one}"
            given = str(self.typed.get(name, "")).strip()
            if not given:
                found[one] = None
            elif given.isdecimal() and len(given) < 4 and int(given) <= PARTY_MOST:
                found[one] = int(given)
            else:
                self.wrong[name] = _s("Write how many people came, 0 to %(most)s.", most=PARTY_MOST)
        return found

    def shown(self, name: str, saved: Any) -> str:
        """What stands in a box: what was typed, else what is saved."""
        if name in self.typed:
            return "".join(c for c in str(self.typed[name]) if c.isprintable())[:10]
        return "" if saved is None else str(saved)
