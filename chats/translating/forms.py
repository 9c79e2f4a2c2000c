"""What a translator types, and what a district says in its own words."""

from typing import Any

from wtforms import HiddenField, StringField, TextAreaField

from chats.languages.words import _sl
from chats.web.fields import Needed
from chats.web.forms import Fit, StaffForm

LONGEST_WORDING = 2000


class TranslationForm(StaffForm):
    """One text in one language. ``made_from`` and ``seen`` say what its editor saw when it was opened."""

    body = TextAreaField(_sl("Translation"))
    made_from = HiddenField()
    seen = HiddenField()

    def __init__(self, *, longest: int, **kept: Any) -> None:
        super().__init__(data=kept)
        self.body.validators = [Needed(_sl("Please write the translation.")), Fit(longest, lines=True)]

    @property
    def seen_save(self) -> int:
        """The last save that was seen; 0 for none."""
        given = str(self.seen.data or "")
        return int(given) if given.isdecimal() and len(given) < 10 else 0


class ActForm(StaffForm):
    """A button."""


class SearchForm(StaffForm):
    """What somebody remembers of a message."""

    wanted = StringField(_sl("Words of the message"), [Needed(_sl("Please write a word of it.")), Fit(100)])


class WordingForm(StaffForm):
    """A message in the district's own words: a field for each form that its language counts by."""

    form0 = TextAreaField()
    form1 = TextAreaField()
    form2 = TextAreaField()
    form3 = TextAreaField()
    form4 = TextAreaField()
    form5 = TextAreaField()

    def __init__(self, forms: tuple[str, ...], labels: list[str]) -> None:
        super().__init__(data={f"form{index}": words for index, words in enumerate(forms)})
        self.fields_shown = [self[f"form{index}"] for index in range(len(forms))]
        for field, label in zip(self.fields_shown, labels, strict=True):
            field.label.text = label
            field.validators = [Needed(_sl("Please write the words.")), Fit(LONGEST_WORDING, lines=True)]

    @property
    def forms(self) -> list[str]:
        """What was typed."""
        return [str(field.data or "") for field in self.fields_shown]
