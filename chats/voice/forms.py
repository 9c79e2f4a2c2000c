"""What a liaison fills in to have a notice played."""

from collections.abc import Sequence
from typing import Any

from wtforms import FileField, HiddenField

from chats.languages.naming import named
from chats.languages.words import _sl, spoken_tag
from chats.voice import wording
from chats.web.fields import OneOf, choice
from chats.web.forms import StaffForm


class TakeForm(StaffForm):
    """A notice read aloud."""

    kind = OneOf(_sl("What you read"))
    language = OneOf(_sl("In which language"))
    revision = HiddenField()
    """The meeting's, while the script was on the page."""
    file = FileField(_sl("The recording"))

    def __init__(self, sent: Any, *, kinds: Sequence[str], revision: int) -> None:
        super().__init__(sent, data={"revision": str(revision)})
        self.kind.choices = [choice(kind, wording.read_name(kind)) for kind in kinds]
        self.language.choices = [choice(tag, named(tag, spoken_tag())) for tag in wording.tags()]

    def show_revision(self, revision: int) -> None:
        """The page shows the script of this one from now on."""
        self.revision.data = str(revision)

    @property
    def seen_revision(self) -> int:
        """Of which the script was read; none of ours where the field was tampered with."""
        text = str(self.revision.data or "")
        return int(text) if text.isdecimal() and len(text) < 9 else -1


class ActForm(StaffForm):
    """One button."""
