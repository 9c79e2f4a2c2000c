"""What the frame of every staff page shows: the rail with its counts, and what is wrong right now."""

from dataclasses import dataclass

from flask import current_app, g, request

from chats import clock
from chats.access.actors import Role, Staff
from chats.access.routes import rule_of
from chats.deliveries.holds import holds
from chats.deliveries.wording import held
from chats.delivery.explaining import trouble_words
from chats.delivery.queries import trouble as troubles
from chats.desk.queries import rail_counts
from chats.languages.words import _s

BELONGS_TO = {
    "compose": "meetings", "archive": "meetings", "reflections": "meetings", "help.meeting": "meetings",
    "exchange": "translating",
}  # fmt: skip
"""Pages that another feature shows than the one they stand under."""


@dataclass(frozen=True)
class Stop:
    """One line of the rail."""

    endpoint: str
    label: str
    count: int = 0
    """Things that wait for this person there."""

    @property
    def is_here(self) -> bool:
        """Whether the page being shown is this one, or one below it."""
        here = request.blueprint or ""
        shown = BELONGS_TO.get(request.endpoint or "", BELONGS_TO.get(here, here))
        return self.endpoint.partition(".")[0] == shown


def rail() -> list[Stop]:
    """The pages this person may open. One statement for all counts."""
    by: Staff = g.by
    counts = rail_counts(by, clock.now())
    stops = [
        Stop("desk.today", _s("Today")),
        Stop("meetings.index", _s("Chats")),
        Stop("families.index", _s("Families")),
        Stop("calls.index", _s("Calls"), counts.calls),
        Stop("interpreters.index", _s("Interpreters"), counts.needs),
        Stop("questions.index", _s("Questions"), counts.questions),
        Stop("inbox.index", _s("Inbox"), counts.texts),
        Stop("deliveries.messages", _s("Messages")),
        Stop("translating.index", _s("Translations")),
        Stop("help.advice", _s("Language help")),
    ]
    if by.role is Role.ADMINISTRATOR:
        stops += [Stop("schools.index", _s("Schools")), Stop("accounts.staff_list", _s("Staff"))]
    return [stop for stop in stops if _may_open(by, stop.endpoint)]


def _may_open(by: Staff, endpoint: str) -> bool:
    rule = rule_of(current_app, endpoint)
    return rule is not None and by.role in rule.roles


def trouble() -> list[str]:
    """What staff must know of: no worker is running, mail or texts are not leaving, somebody stopped them."""
    stopped = [held(one) for one in holds(g.by) if one.meeting_id is None]
    return [trouble_words(code) for code in troubles(clock.now())] + stopped
