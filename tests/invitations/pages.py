"""Families' pages to open: a meeting with everything on it, and a link to it."""

from functools import partial
from typing import Any

from chats.access.actors import Role
from chats.db import transaction
from chats.meetings.kinds import Place
from chats.meetings.models import Meeting, MeetingLiaison
from chats.texts import shelf
from chats.texts.states import State
from tests.factories import NOW, Make


def rich_meeting(make: Make, **facts: Any) -> Meeting:
    """A meeting with everything a page can show."""
    host = make.staff_member(Role.HOST, name="Åsa Ŵilliams", speaks=["so", "en"])
    liaison = make.staff_member(name="Zoë Brønsted", speaks=["es", "ar"])
    offers = ["interpreter", "childcare", "snacks", "transport"]
    online: dict[str, Any] = {"place": Place.BOTH, "join_url": "https://meet.example/j/123"}
    meeting = make.meeting(
        host_id=host.id, author_id=liaison.id, offers=offers, seats=20, **{**online, **facts}
    )
    with transaction() as session:
        row = MeetingLiaison(meeting_id=meeting.id, staff_id=liaison.id)
        row.district_id = meeting.district_id
        session.add(row)
    return meeting


def written_meeting(make: Make) -> Meeting:
    """A meeting in the liaison's own Spanish words, with a translation to English that was reviewed."""
    district_id = make.home.id
    with transaction() as session:
        write = partial(shelf.write, language="es", district_id=district_id, author_id=None, now=NOW)
        title, summary = write("El invierno"), write("Ropa y nieve.")
        for text, english in ((title, "Winter"), (summary, "Clothes and snow.")):
            shelf.translate(text, "en", english, State.REVIEWED, reviewer_id=None, now=NOW)
        session.flush()
        title_id, summary_id = title.id, summary.id
    return make.meeting(topic=None, title_id=title_id, summary_id=summary_id)


def english_path(make: Make, meeting: Meeting | None = None, **facts: Any) -> str:
    """The link of a family that reads English."""
    family = make.family(guardians=0)
    make.guardian(family, spoken_language="en", written_language="en")
    return make.reply_path(make.invitation(meeting or rich_meeting(make), family, **facts))
