"""The prompts, as staff fill them in."""

from typing import Any

from wtforms import TextAreaField

from chats.languages.words import _sl
from chats.reflections.thoughts import PROMPTS, Thoughts
from chats.web.fields import Day
from chats.web.forms import Fit, StaffForm

LONGEST = 2000


class ReflectionForm(StaffForm):
    """Five minutes after a chat, while it is fresh. Every prompt may be left out."""

    worked = TextAreaField(_sl("What worked?"), [Fit(LONGEST)])
    strengthen = TextAreaField(_sl("What could be stronger?"), [Fit(LONGEST)])
    start = TextAreaField(_sl("What will we start?"), [Fit(LONGEST)])
    stop = TextAreaField(_sl("What will we stop?"), [Fit(LONGEST)])
    more_of = TextAreaField(_sl("What will we do more of?"), [Fit(LONGEST)])
    promise = TextAreaField(_sl("What did we promise families?"), [Fit(LONGEST)])
    promise_due_on = Day(_sl("By when?"))

    def __init__(self, **kept: Any) -> None:
        super().__init__(data=kept)

    @property
    def thoughts(self) -> Thoughts:
        """What was written."""
        given = {name: self[name].data or "" for name in PROMPTS}
        return Thoughts(**given, promise_due_on=self.promise_due_on.data)


class KeptForm(StaffForm):
    """A button."""
