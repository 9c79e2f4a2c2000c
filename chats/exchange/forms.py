"""Sending a translator's file, and saying who stands behind it."""

from flask import request
from wtforms import FileField, HiddenField, StringField

from chats.exchange.formats import LARGEST
from chats.exchange.planning import Brought, Plan, Trust
from chats.languages.words import _s, _sl, _sn
from chats.web.fields import RadioOf, choice
from chats.web.forms import FileForm, Fit, StaffForm

MOST_FORM = LARGEST + 64 * 1024


class SendForm(FileForm):
    """A file to read."""

    file = FileField(_sl("The translator’s file"))


class ConfirmForm(StaffForm):
    """That what was shown shall be done, and who translated or checked it."""

    shown = HiddenField()
    trust = RadioOf(_sl("Who has checked these words?"))
    reviewer = StringField(_sl("Name of the translator"), [Fit(100)])

    def offer(self, made: Plan) -> None:
        """Set what there is to choose: what the file marks, only if it marks any."""
        marked = _sn(
            "The translator stands behind the %(n)s text that the file marks as reviewed",
            "The translator stands behind the %(n)s texts that the file marks as reviewed",
            made.marked,
        )
        self.trust.choices = [
            choice(Trust.NONE.value, _s("Nobody yet: they are drafts")),
            *([choice(Trust.MARKED.value, marked)] if made.marked else []),
            choice(Trust.EVERY.value, _s("The translator wrote or read every translation in the file")),
        ]

    def brought(self) -> Brought:
        """What was said."""
        also = frozenset(request.form.getlist("also"))
        return Brought((self.reviewer.data or "").strip(), Trust(self.trust.data), also)

    def complete(self) -> bool:
        """Whether it is sent and right: whoever stands behind words has a name."""
        if not self.sent():
            return False
        if self.trust.data != Trust.NONE.value and not (self.reviewer.data or "").strip():
            self.refuse("reviewer", _s("Please write the name: it is kept with the words."))
            return False
        return True


class ActForm(StaffForm):
    """A button."""
