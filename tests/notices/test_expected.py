"""Every letter as a file, to be read by people who speak its language.

``pytest --rewrite-expected tests/notices`` writes them anew, and fails, so that what changed is read. A
language is checked here from when its folder exists.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chats.delivery.letter import Channel, Composed
from chats.meetings.kinds import Place
from chats.notices.due import Notice
from chats.notices.letters import Facts, Slot, compose
from chats.topics.library import library_topic

EXPECTED = Path(__file__).parent / "expected"
SHOWN = (Channel.MAIL, Channel.TEXT, Channel.CALL, Channel.PRINTED, Channel.VOICE)
HEARD = {Notice.INVITATION, Notice.CHANGED, Notice.CANCELLED, Notice.REMINDER_DAY}
ON_PAPER = (Notice.INVITATION, Notice.CHANGED, Notice.CANCELLED)
START = datetime(2026, 10, 22, 1, 0, tzinfo=UTC)
SLOT = Slot(
    START,
    START + timedelta(minutes=90),
    "America/Los_Angeles",
    Place.BOTH,
    "Library",
    "https://meet.example/a",
)
WAS = Slot(
    START - timedelta(days=1),
    START - timedelta(hours=23),
    "America/Los_Angeles",
    Place.IN_PERSON,
    "Gym",
    None,
)
LANGUAGES = sorted(folder.name for folder in EXPECTED.iterdir())


def facts(language: str, notice: Notice) -> Facts:
    topic = library_topic("schedules-and-closures")
    return Facts(
        language=language, title=topic.title_in(language), summary=topic.summary_in(language),
        school="Lincoln School", phone="+12065550100", slot=SLOT, revision=1, changed_at=START,
        offers=("interpreter", "childcare", "snacks", "transport"),
        was=WAS if notice in (Notice.CHANGED, Notice.ASSIGNMENT_CHANGED) else None,
        unreviewed=language != "en", interpreting="so", deadline_at=START - timedelta(days=3),
    )  # fmt: skip


def shown(mail: Composed, text: Composed, call: Composed, paper: Composed, voice: Composed) -> str:
    """One file: what a reviewer reads."""
    parts = {
        "Text message": text.text, "Mail, subject": mail.subject, "Mail": mail.text, "Phone call": call.text,
        "Calendar": mail.calendar, "Mail, HTML": mail.html,
    }  # fmt: skip
    if paper.kind in ON_PAPER:
        parts["On paper"] = paper.text
    if voice.kind in HEARD:
        parts |= {"Automatic call": voice.text, "On an answering machine": voice.subject}
    return "".join(f"== {name} ==\n{(words or '-').rstrip()}\n\n" for name, words in parts.items())


@pytest.mark.parametrize("notice", Notice)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_is_the_one_that_was_reviewed(
    language: str, notice: Notice, request: pytest.FixtureRequest
) -> None:
    own, source = facts(language, notice), facts("en", notice)
    letters = [compose(notice, one, own, source) for one in SHOWN]
    file, now = EXPECTED / language / f"{notice.value}.txt", shown(*letters)
    before = file.read_text() if file.exists() else ""
    if request.config.getoption("--rewrite-expected") and before != now:
        file.write_text(now)
    assert before == now
