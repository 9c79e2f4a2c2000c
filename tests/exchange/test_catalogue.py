"""A catalogue leaves as a file and comes back into its place, with what was said about each message."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chats.exchange import catalogue, formats
from chats.exchange.formats import Format, Read, Reading, Unit
from chats.exchange.planning import Plan, Standing, Trust
from chats.languages import pofiles
from chats.languages.catalogues import path_of
from chats.languages.extraction import Source
from chats.languages.pofiles import Entry
from chats.languages.registry import language
from chats.texts.states import State

SOMALI, DAY = language("so"), date(2026, 3, 2)
YES = Source("messages", "button", "Yes, %(name)s", None, "On the answer page.", ("chats/a.py",))
NO = Source("messages", None, "No", None, "", ("chats/a.py", "chats/b.py"))
SEATS = Source("messages", None, "%(n)s seat", "%(n)s seats", "", ("chats/a.py",))
SOURCES = (YES, NO, SEATS)
HELD = {
    YES.key: Entry(("Haa, %(name)s",), ("a question", "reviewed: A. Hassan 2026-01-05")),
    SEATS.key: Entry(("%(n)s kursi", "%(n)s kursi"), (), "%(n)s seats"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    pofiles.write(path_of(SOMALI, "messages", tmp_path), SOMALI, SOURCES, HELD)
    return tmp_path


def units(root: Path) -> list[Unit]:
    return catalogue.units_of(SOURCES, SOMALI, ["messages"], root)


def entries(root: Path) -> dict[pofiles.Key, Entry]:
    return pofiles.read(path_of(SOMALI, "messages", root))


def back(root: Path, source: Source, *forms: str, trust: Trust = Trust.NONE, **said: object) -> Plan:
    """The plan, done, of a file in which a translator wrote something for one message."""
    unit = next(one for one in units(root) if one.source == source.text)
    row = Read(4, unit.key, (unit.source,), forms, stamp=unit.stamp)
    made = catalogue.planned(SOURCES, SOMALI, Reading([replace(row, **said)]), trust, root)
    catalogue.write(SOURCES, SOMALI, made.to_write(), "L. Warsame", DAY, root)
    return made


def test_a_message_leaves_with_what_is_said_about_it(root: Path) -> None:
    yes, no, seats = units(root)
    assert (yes.state, yes.reviewer, yes.reviewed_on) == (State.REVIEWED, "A. Hassan", date(2026, 1, 5))
    assert (yes.context, yes.note, yes.comments, yes.most) == (
        "button", "On the answer page.", ("a question",), 28,
    )  # fmt: skip
    assert (no.state, no.forms, no.kind) == (State.MISSING, (), "chats/a.py chats/b.py")
    assert (seats.state, seats.numbers) == (State.MACHINE_DRAFT, ("1", "0, 2, 3, 4, 5"))


@pytest.mark.parametrize("chosen", list(Format))
def test_a_catalogue_that_comes_back_untouched_is_not_written(root: Path, chosen: Format) -> None:
    reading = formats.read(formats.write(units(root), SOMALI, chosen))
    made = catalogue.planned(SOURCES, SOMALI, reading, Trust.MARKED, root)
    assert (made.counts, made.to_write()) == ({Standing.SAME: 3}, [])


def test_reviewed_words_carry_the_reviewers_name_and_the_day(root: Path) -> None:
    back(root, NO, "Maya", trust=Trust.EVERY)
    assert entries(root)[NO.key] == Entry(("Maya",), ("reviewed: L. Warsame 2026-03-02",))


def test_a_persons_words_that_nobody_reviewed_are_a_draft(root: Path) -> None:
    back(root, NO, "Maya")
    assert entries(root)[NO.key].comments == ("state: draft",)
    assert units(root)[1].state is State.DRAFT


def test_other_words_lose_the_review_of_the_old_ones(root: Path) -> None:
    back(root, YES, "Haye, %(name)s")
    assert entries(root)[YES.key].comments == ("a question", "state: draft")


def test_a_remark_leaves_the_review_as_it_is(root: Path) -> None:
    back(root, YES, "Haa, %(name)s", comments=("an answer",))
    assert entries(root)[YES.key].comments == ("an answer", "reviewed: A. Hassan 2026-01-05")


def test_messages_that_did_not_come_back_stay(root: Path) -> None:
    back(root, NO, "Maya")
    assert entries(root)[SEATS.key] == HELD[SEATS.key]


def test_what_the_checks_refuse_is_not_written(root: Path) -> None:
    made = back(root, NO, "Maya %(x)s")
    assert (made.refused[0].line, entries(root)[NO.key].forms) == (4, ("",))


def test_the_english_text_may_be_meant(root: Path) -> None:
    assert back(root, NO, "No").refused[0].why[0].startswith("is the English text")
    assert back(root, NO, "No", comments=(pofiles.SAME,)).refused == ()


def test_a_day_that_is_none_is_no_review(root: Path) -> None:
    path = path_of(SOMALI, "messages", root)
    path.write_text(path.read_text("utf-8").replace("2026-01-05", "2026-13-05"), "utf-8")
    assert units(root)[0].state is State.MACHINE_DRAFT
