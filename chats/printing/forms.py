"""For whom letters are made, and that they went home."""

from wtforms import StringField

from chats.invitations.replies import CALL, PARTY_MOST, Answer, PartStat
from chats.languages.words import _s, _sl
from chats.printing.wanted import Choice
from chats.web.fields import RadioOf, Whole, choice
from chats.web.forms import StaffForm

BOXES: dict[str, Answer] = {"yes": PartStat.ACCEPTED, "no": PartStat.DECLINED, "call": CALL}
"""The three boxes of a slip, as their buttons send them."""


class MakeForm(StaffForm):
    """For whom."""

    whom = RadioOf(_sl("Whom for?"), default=Choice.NOT_REACHED.value)

    def __init__(self) -> None:
        super().__init__()
        self.whom.choices = [
            choice(Choice.NOT_REACHED.value, _s("Families on the call list: no message reaches them")),
            choice(Choice.EVERYONE.value, _s("Every family that has not answered, or must hear of a change")),
        ]


class SlipForm(StaffForm):
    """What a slip says that came back: the button pressed is the box that was ticked."""

    family = Whole(_sl("Family"), least=1, most=2_000_000_000)
    """Its invitation."""
    party = Whole(_sl("How many people?"), least=1, most=PARTY_MOST, default=1)
    box = StringField(_sl("What it says"))

    @property
    def answer(self) -> Answer | None:
        """The box that was ticked; None for none of the three."""
        return BOXES.get(self.box.data or "")


class HandedOutForm(StaffForm):
    """That so many letters went home: as many as the page showed."""

    pages = Whole(_sl("Letters"), least=0, most=1_000_000)
