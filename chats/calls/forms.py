"""What came of a call."""

from wtforms import StringField

from chats.calls.outcomes import CallOutcome
from chats.invitations.replies import PARTY_MOST
from chats.languages.words import _sl
from chats.web.fields import Whole
from chats.web.forms import StaffForm

OUTCOMES = tuple(one.value for one in CallOutcome)


class CalledForm(StaffForm):
    """One tap: the button pressed says the outcome."""

    meeting = Whole(_sl("Chat"), least=1, most=2_000_000_000)
    party = Whole(_sl("How many people?"), least=1, most=PARTY_MOST, default=1)
    outcome = StringField(_sl("What came of it"))

    @property
    def is_whole(self) -> bool:
        """Whether it says of which meeting, and what came of it."""
        return bool(self.meeting.data) and self.outcome.data in OUTCOMES
