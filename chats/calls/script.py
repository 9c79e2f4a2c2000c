"""What a liaison says to a family that asked to be called. Pure.

Families that no message reaches have a script already: the letter of their notice.
"""

from dataclasses import dataclass
from datetime import datetime

from chats.calendars.zones import local
from chats.delivery.rendering import literal
from chats.languages import formats
from chats.languages.isolation import isolate
from chats.languages.words import _, _p, speaking


@dataclass(frozen=True)
class CalledAbout:
    """The meeting a family wants to be called about, its title in the language of the script."""

    school: str
    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    where: str


def script(about: CalledAbout, tag: str) -> str:
    """Return the script in language ``tag``."""
    starts, ends = local(about.starts_at, about.zone), local(about.ends_at, about.zone)
    with speaking(tag):
        lines = [
            _("Hello, this is %(school)s.", school=isolate(literal(about.school), "name", tag)),
            _("You asked us to call you: %(title)s", title=isolate(literal(about.title), "text", tag)),
            f"{_p('label', 'When')}: {isolate(formats.when(starts, ends, tag), 'time', tag)}",
            f"{_p('label', 'Where')}: {isolate(literal(about.where), 'text', tag)}",
            _("Will you come? Would you like an interpreter to be there?"),
        ]
    return "\n".join(lines)
