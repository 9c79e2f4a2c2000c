"""What staff press and write beside messages: once more, it arrived, stop, go on, and why."""

from wtforms import IntegerField, StringField

from chats.delivery.explaining import channel_name
from chats.delivery.letter import Channel
from chats.languages.words import _s, _sl
from chats.web.fields import Needed, OneOf, RadioOf, choice
from chats.web.forms import Fit, StaffForm

AGAIN, ARRIVED, LOST = "again", "arrived", "lost"
EVERYTHING = "all"
LEAVING = (Channel.TEXT, Channel.MAIL, Channel.WHATSAPP, Channel.VOICE)
"""The channels on which messages leave by themselves."""


class FailureForm(StaffForm):
    """What to do about one message that did not arrive, or may not have."""

    do = OneOf(choices=[choice(one, one) for one in (AGAIN, ARRIVED, LOST)])
    chat = IntegerField()
    """The chat whose page the button stood on; none for the page of all messages."""


class WhyForm(StaffForm):
    """A button that wants a reason: others read it."""

    why = StringField(_sl("Why? Others read it."), [Needed(_sl("Please write why.")), Fit()])


class SwitchForm(WhyForm):
    """What is stopped in the whole district: everything, or one channel."""

    what = RadioOf(_sl("What shall stop?"))

    def __init__(self) -> None:
        super().__init__()
        self.what.choices = [choice(EVERYTHING, _s("All messages"))]
        self.what.choices += [choice(one.value, channel_name(one)) for one in LEAVING]

    @property
    def channel(self) -> Channel | None:
        """The one channel that stops; None for all."""
        return None if self.what.data == EVERYTHING else Channel(self.what.data)


class PlainForm(StaffForm):
    """A button and nothing else."""
