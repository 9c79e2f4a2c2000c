"""How far the product's own words are is told as it is: complete, drafted, checked by whom, too long."""

from pathlib import Path

import pytest

from chats.inbox import longest as answers
from chats.inbox.letters import Reply
from chats.languages.catalogues import CatalogueStatus, read
from chats.languages.registry import SOURCE, listed, pseudo_languages
from chats.notices.letters import longest as notices
from chats.translating.standing import Standing, standings
from tests.translating.conftest import Desk

TAGS = [row.tag for row in listed()]
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def test_every_language_that_families_read_has_its_row(desk: Desk) -> None:
    page = desk.client.get("/desk/translations/shipped")
    rows = [row for row in page.all("tr") if row.find("th[@scope='row']") is not None]
    assert len(rows) == len(TAGS) - 1


def test_no_language_is_called_checked_that_nobody_checked(desk: Desk) -> None:
    assert desk.client.get("/desk/translations/shipped").text.count("nobody yet") == len(TAGS) - 1


def test_the_translators_first_page_leads_there(desk: Desk) -> None:
    assert "/desk/translations/shipped" in desk.client.get("/desk/translations").links()


def test_the_command_says_the_same() -> None:
    assert [one.tag for one in standings()] == [tag for tag in TAGS if tag != SOURCE]


def test_what_is_missing_and_what_is_only_drafted_are_told_apart() -> None:
    one = Standing("so", CatalogueStatus("machine-drafted", 10, 8, 3, ("A. Hassan",)), 0)
    assert (one.missing, one.drafted) == (2, 5)


def test_who_checked_is_named_those_with_most_first(tmp_path: Path) -> None:
    catalogue = tmp_path / "messages.po"
    by = ["A. Hassan 2026-03-02", "Li Wei 2026-03-02", "A. Hassan 2026-03-03"]
    entries = "\n".join(f'# reviewed: {who}\nmsgid "{n}"\nmsgstr "x"\n' for n, who in enumerate(by))
    catalogue.write_text(HEAD + entries, "utf-8")
    assert (read(catalogue).reviewed, read(catalogue).reviewers) == (3, ("A. Hassan", "Li Wei"))


@pytest.mark.parametrize("tag", TAGS)
def test_no_text_is_sent_in_more_parts_than_it_may_have(tag: str) -> None:
    assert (notices.over_budget(tag), answers.over_budget(tag)) == ((), ())


def test_a_text_that_a_translation_made_too_long_is_named() -> None:
    with pseudo_languages():  # every letter of it is one that no cheap alphabet has
        assert Reply.COMING in answers.over_budget("en-XA")
