"""The liaison's first page."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Staff
from chats.access.routes import everyone, open_to, staff
from chats.calendars.zones import local
from chats.calls.effort import minutes
from chats.desk import attention_bar, queries, wording
from chats.desk.attention import attention
from chats.languages.words import spoken_tag
from chats.meetings.queries import meetings_by_id, titles_of
from chats.schools.queries import district, schools_of

bp = Blueprint("desk", __name__)


@bp.get("/")
@open_to(everyone)
def front() -> ResponseReturnValue:
    """The bare address: the desk, which asks strangers to sign in. Families never need it."""
    return redirect(url_for(".today"), 303)


@bp.get("/desk")
@open_to(*staff)
def today(by: Staff) -> ResponseReturnValue:
    """What needs a person today."""
    now, home = clock.now(), district()
    here = queries.desk(by, now, local(now, home.zone).date(), has_schools=bool(schools_of(by)))
    items = attention(here.facts, now)
    meetings = meetings_by_id(one.meeting_id for one in items if one.meeting_id is not None)
    return render_template(
        "desk/today.html", here=here, items=items, meetings=meetings, now=now, home=home, words=wording,
        titles=titles_of(meetings.values(), spoken_tag()), minutes=minutes(here.facts.calls),
        moving=not attention_bar.trouble(),
    )  # fmt: skip
