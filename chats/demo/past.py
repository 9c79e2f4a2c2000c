"""The demo's past: three meetings with answers, attendance, a recording, questions and reflections."""

import io
import subprocess
import tempfile
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path

from imageio_ffmpeg import get_ffmpeg_exe

from chats.access.actors import Staff, System
from chats.archive import actions as archive
from chats.archive.actions.notes import NoteDraft
from chats.archive.actions.recordings import Upload
from chats.demo.programme import Plan, draft_of
from chats.invitations import actions as invitations
from chats.invitations.models import PartStat, Source
from chats.invitations.queries import answers_of
from chats.meetings import actions as meetings
from chats.meetings.kinds import Place
from chats.meetings.queries import meeting_for
from chats.reflections import actions as reflections
from chats.reflections.actions import Thoughts
from chats.storage import store


@dataclass(frozen=True)
class Held:
    """A meeting of the past, and what it left behind."""

    plan: Plan
    notes: tuple[tuple[int, str, str], ...]
    """Second of the recording, question, answer."""
    worked: str
    strengthen: str
    promise: str


HELD = (
    Held(Plan("grades", 1, -62, time(18), 60, Place.IN_PERSON),
         ((35, "How do I see my child’s grades?", "Ask the office for a code; the page opens on any phone."),
          (80, "Who tells me when homework is missing?", "The teacher calls after three times.")),
         "Families stayed to talk afterwards.", "Start with the questions, not with the slides.",
         "The page with grades will be shown in Somali and Spanish."),
    Held(Plan("wellness", 0, -34, time(8, 30), 45, Place.IN_PERSON),
         ((40, "Whom can my daughter talk to when she is sad?", "The counsellor, any day."),
          (95, "Is it written down anywhere?", "Not in her school records.")),
         "A small circle, no tables.", "More time for the interpreter to repeat numbers.",
         "A list of people to call, in every language."),
    Held(Plan("schedules-and-closures", 0, -9, time(18), 45, Place.IN_PERSON),
         ((30, "How do I hear that school is closed for snow?", "A text before six, in your language."),
          (75, "Is there breakfast on late-start days?", "Yes, from nine."),
          (130, "Who watches the children until the bus?", "The after-school room is open until five.")),
         "Childcare filled up: families came because of it.", "Ask for the bus times beforehand.",
         "Ask the bus company about a second stop on Oak Street."),
)  # fmt: skip


def hold_meetings(by: Staff, schools: list[int], host_id: int, now: datetime) -> None:
    """Live the past again, in order: composed, published, answered, held, recorded, reflected upon."""
    for held in HELD:
        starts_on = draft_of(held.plan, schools, host_id, now)
        then = now + timedelta(days=held.plan.days - 10)
        meeting_id = meetings.compose(starts_on, by=by, now=then)
        meetings.publish(meeting_id, by=by, now=then)
        invitations.invite_published(then)
        meeting = meeting_for(by, meeting_id)
        if meeting is None:
            raise LookupError("the meeting was just made, and is not there")
        ended_at = meeting.ends_at
        _answer(meeting_id, by, then + timedelta(days=2))
        meetings.close(meeting_id, by=by, now=ended_at)
        _leave_behind(meeting_id, held, by, ended_at)


def _answer(meeting_id: int, by: Staff, then: datetime) -> None:
    """Half of the families come, a few cannot, the others say nothing; most who said yes were there."""
    came: dict[int, int | None] = {}
    for number, row in enumerate(answers_of(meeting_id)):
        if number % 5 in (0, 2):
            by_text = System(by.district_id)
            invitations.reply(
                PartStat.ACCEPTED, 1 + number % 3, by=by_text, now=then, invitation_id=row.invitation_id,
                source=Source.TEXT,
            )  # fmt: skip
            came[row.invitation_id] = 0 if number % 7 == 0 else 1 + number % 3
        elif number % 5 == 3:
            invitations.reply(
                PartStat.DECLINED, by=by, now=then, invitation_id=row.invitation_id, source=Source.PHONE
            )
    invitations.set_attendance(meeting_id, came, by=by)


def _leave_behind(meeting_id: int, held: Held, by: Staff, ended_at: datetime) -> None:
    later = ended_at + timedelta(days=1)
    for second, question, answer in held.notes:
        note_id = archive.add_note(meeting_id, NoteDraft(question, answer, "en", second), by=by, now=ended_at)
        archive.publish_note(note_id, by=by, now=later)
    sound = _sound(seconds=150)
    upload = Upload(
        store().put(io.BytesIO(sound), ".m4a"),
        len(sound),
        "meeting.m4a",
        "en",
        (ended_at + timedelta(days=180)).date(),
    )
    recording_id = archive.keep_recording(meeting_id, upload, by=by, now=ended_at)
    archive.work(ended_at)
    archive.publish_recording(recording_id, by=by, now=later)
    thoughts = Thoughts(
        worked=held.worked,
        strengthen=held.strengthen,
        start="",
        stop="",
        more_of="",
        promise=held.promise,
        promise_due_on=(ended_at + timedelta(days=21)).date(),
    )
    reflections.reflect(meeting_id, thoughts, by=by, now=later)


@cache
def _sound(seconds: int) -> bytes:
    """A soft chord in the place of voices: nobody real was recorded. Made once for every meeting."""
    chord = (
        "aevalsrc=0.1*sin(220*2*PI*t)*(0.6+0.4*sin(0.5*t))+0.07*sin(277*2*PI*t)+0.05*sin(330*2*PI*t):s=16000"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chord.m4a"
        command = [get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i", chord, "-t", str(seconds), str(path)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        return path.read_bytes()
