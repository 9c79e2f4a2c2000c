"""Words come from the catalogues; what is missing is never passed off as translated."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chats.languages import catalogues
from chats.languages.catalogues import FAMILY, MissingWords, forgive_missing, read, status, words
from chats.languages.registry import pseudo_languages

NOWHERE = "A sentence no page has"
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def reported() -> Iterator[list[tuple[str, str]]]:
    """What is reported as missing while words are forgiven."""
    found: list[tuple[str, str]] = []
    before = forgive_missing(lambda tag, domain: found.append((tag, domain)))
    yield found
    forgive_missing(before)


def test_a_missing_message_is_an_error() -> None:
    with pytest.raises(MissingWords):
        words("so", FAMILY, None, NOWHERE)


def test_in_production_a_missing_message_is_english_and_reported(reported: list[tuple[str, str]]) -> None:
    assert words("so", FAMILY, None, NOWHERE) == NOWHERE
    assert reported == [("so", "messages")]


def test_a_fuzzy_guess_is_never_shown(tmp_path: Path) -> None:
    catalogue = tmp_path / "messages.po"
    catalogue.write_text(HEAD + '#, fuzzy\nmsgid "Yes"\nmsgstr "Maya"\n', "utf-8")
    assert read(catalogue).forms == {(None, "Yes"): ("",)}


def test_a_reviewer_is_named_and_dated_or_does_not_count(tmp_path: Path) -> None:
    catalogue = tmp_path / "messages.po"
    entries = ["# reviewed: A. Hassan 2026-03-02", "# reviewed:", "# looks good"]
    text = "\n".join(f'{comment}\nmsgid "{n}"\nmsgstr "x"\n' for n, comment in enumerate(entries))
    catalogue.write_text(HEAD + text, "utf-8")
    assert read(catalogue).reviewed == 1


def test_a_language_without_a_catalogue_has_no_words() -> None:
    assert status("mam") == catalogues.CatalogueStatus("machine-drafted", 0, 0, 0)


def test_drafts_are_never_called_reviewed() -> None:
    somali = status("so")
    assert somali.state == "machine-drafted"
    assert somali.reviewed < somali.total
    assert 0 < somali.translated <= somali.total


def test_english_is_the_source_and_not_a_translation() -> None:
    assert status("en").state == "source"


def test_a_pseudo_language_translates_everything() -> None:
    with pseudo_languages():
        assert words("ar-XB", FAMILY, None, NOWHERE).startswith("⟦")


def test_a_catalogue_that_was_changed_is_read_anew_when_asked(tmp_path: Path) -> None:
    catalogue = tmp_path / "messages.po"
    assert read(catalogue).forms == {}
    catalogue.write_text(HEAD + 'msgid "Yes"\nmsgstr "Haa"\n', "utf-8")
    catalogues.forget()
    assert read(catalogue).forms == {(None, "Yes"): ("Haa",)}
