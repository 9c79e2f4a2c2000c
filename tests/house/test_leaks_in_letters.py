"""No English leaks: every mail, text, call and calendar entry that families or interpreters get.

Kinds come from their enums, composers from the code: a new letter is read the day it is written.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product

import html5lib
import pytest

from chats.calendars.letters import fill
from chats.delivery.letter import Channel, Composed
from chats.digests import letters as digests
from chats.digests.days import Answered, ChatDay, Day
from chats.inbox import by_mail
from chats.inbox import letters as answers
from chats.languages.registry import pseudo_languages
from chats.meetings.kinds import Place
from chats.notices import letters as notices
from chats.notices.due import Notice
from chats.printing import typesetting
from chats.printing.sheets import sheet
from chats.printing.wanted import ON_PAPER
from tests.factories import NOW, ZONE
from tests.house.leaking import READ, leaks, words_of_calendar, words_of_html, words_on
from tests.house.test_shape import HOUSE, named, tree
from tests.printing.piles import pages_of

PSEUDO = ["en-XA", "ar-XB"]
TAGS = [*PSEUDO, "am"]
SCHOOL, ROOM = "Lincoln", "Aula 7"
STARTS = NOW + timedelta(days=7)
SLOT = notices.Slot(STARTS, STARTS + timedelta(hours=1), ZONE, Place.BOTH, ROOM, "https://meet.example/abc")
WAS = replace(SLOT, starts_at=STARTS - timedelta(days=1), ends_at=STARTS, room="Aula 3")
KNOWN = {SCHOOL, ROOM, "Aula 3"}
FILLED = {
    "uid": "1@canary.example", "stamp": "20261014T170000Z", "link": "https://chats.example/r/1",
    "organizer_mail": "school@canary.example", "attendee_name": "", "attendee_mail": "one@canary.example",
}  # fmt: skip
COMPOSERS = {
    "chats/notices/letters/__init__.py", "chats/inbox/letters.py", "chats/inbox/by_mail.py",
    "chats/digests/letters.py",
}  # fmt: skip


@pytest.fixture(autouse=True)
def pseudo() -> Iterator[None]:
    """Two languages that only tests have."""
    with pseudo_languages():
        yield


def facts_of_notices(tag: str) -> Iterator[notices.Facts]:
    """Meetings of every sort, so that every sentence is said once."""
    whole = notices.Facts(
        language=tag, title="⟦1⟧", summary="⟦2⟧", school=SCHOOL, phone="+12065550100", slot=SLOT, revision=1,
        changed_at=NOW, offers=("interpreter", "childcare", "snacks", "transport"), was=WAS,
        unreviewed=True, interpreting="so", deadline_at=NOW,
    )  # fmt: skip
    yield whole
    yield replace(whole, phone=None, was=None, offers=(), deadline_at=None)
    for place, room in product(Place, (ROOM, None)):
        yield replace(whole, slot=replace(SLOT, place=place, room=room), unreviewed=False)


def words_of_letter(letter: Composed) -> Iterator[str]:
    """Everything in a letter that its reader may see."""
    yield letter.text
    yield letter.subject or ""
    yield words_of_html(letter.html) if letter.html else ""
    yield words_of_calendar(fill(letter.calendar, FILLED)) if letter.calendar else ""


def left(letters: Iterable[Composed], known: set[str], tag: str) -> list[str]:
    """What no catalogue gave, over all that their readers may see."""
    held = list(letters)
    READ.update(f"{one.channel.value:9} {one.kind}" for one in held)
    return [word for one in held for said in words_of_letter(one) for word in leaks(said, known, tag)]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("notice", list(Notice))
def test_no_notice_holds_english(notice: Notice, channel: Channel, tag: str) -> None:
    letters = [notices.compose(notice, channel, facts, facts) for facts in facts_of_notices(tag)]
    assert left(letters, KNOWN, tag) == []


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("reply", list(answers.Reply))
def test_no_answer_to_a_text_or_mail_holds_english(reply: answers.Reply, tag: str) -> None:
    one = answers.When(STARTS, STARTS + timedelta(hours=1), ZONE)
    whole = answers.Facts(language=tag, school=SCHOOL, phone="+12065550100", meetings=(one, one))
    every = (whole, replace(whole, phone=None), replace(whole, meetings=()), replace(whole, unreviewed=True))
    letters = [answers.compose(reply, facts, facts) for facts in every]
    letters += [by_mail.compose(reply, "⟦1⟧", facts, facts) for facts in every]
    known = KNOWN | {"Re"}  # before a subject, for mail programs: it is not English (RFC 5322, 3.6.5)
    assert left(letters, known, tag) == []


@pytest.mark.parametrize("tag", PSEUDO)
def test_no_liaisons_day_holds_english(tag: str) -> None:
    sent, answered = {notice.value: 2 for notice in Notice}, dict.fromkeys(Answered, 2)
    days = (Day((ChatDay(1, sent, answered, 1),), 1), Day((ChatDay(1, failed=2),), 2))
    chats = {1: digests.Named("⟦1⟧", SCHOOL, "⟦2⟧")}
    desk = "https://chats.example/desk"
    letters = [digests.digest(NOW.date(), day, chats, desk, tag) for day in days]
    assert left(letters, KNOWN, tag) == []


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("notice", ON_PAPER)
def test_no_printed_page_holds_english(notice: Notice, tag: str) -> None:
    letters = [notices.compose(notice, Channel.PRINTED, facts, facts) for facts in facts_of_notices(tag)]
    sheets = [
        sheet(one.html or "", {"family": "José"}, tag=tag, link=FILLED["link"], band=None) for one in letters
    ]
    pages = pages_of(typesetting.pdf("Letters", sheets))
    assert [word for page in pages for word in leaks(page, KNOWN | {"José"}, tag)] == []


def test_every_composer_of_letters_is_read_here() -> None:
    calls = (
        (named(path), node.func)
        for path in HOUSE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
    )
    composers = {name for name, called in calls if isinstance(called, ast.Name) and called.id == "Composed"}
    assert composers == COMPOSERS


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Hello</p>",
        "<p>⟦Ĥéļļö⟧ there</p>",
        "<p>⟦Ĥéļļö, ⟦ţĥéŕé⟧ Wednesday⟧</p>",
        '<p lang="en">Hello</p>',
        '<input aria-label="Name">',
        '<input value="Send" type="submit">',
        '<input placeholder="Name">',
        '<img alt="A cup">',
        '<p title="Close">⟦Ẋ⟧</p>',
        "<p>Привет</p>",
    ],
)
def test_a_planted_leak_is_seen(planted: str) -> None:
    root = html5lib.HTMLParser(namespaceHTMLElements=False).parse(f"<title>⟦⟧</title>{planted}")
    assert leaks("\n".join(words_on(root)), KNOWN) != []


def test_names_links_and_times_are_no_leak() -> None:
    assert (
        leaks("⟦Ĥéļļö {{name}}⟧, Lincoln, Aula 7: 6:00 https://chats.example/r/1 one@canary.example", KNOWN)
        == []
    )
