"""Catalogues follow the code, and translators' work is never lost on the way."""

import json
from pathlib import Path
from typing import Any

import pytest

from chats.languages import pofiles
from chats.languages.catalogues import path_of
from chats.languages.extraction import Source
from chats.languages.pofiles import SAME, Entry
from chats.languages.registry import language, listed
from chats.languages.upkeep import catalogued, export, problems, take, update

SOMALI = language("so")
YES = Source("messages", "button", "Yes, %(name)s", None, "", ("chats/a.py",))
SEATS = Source("messages", None, "%(n)s seat", "%(n)s seats", "", ("chats/a.py",))
ROSTER = Source("staff", None, "Roster", None, "", ("chats/b.py",))
SOURCES = (YES, SEATS, ROSTER)


def kept(root: Path, tag: str = "so", domain: str = "messages") -> dict[Any, Entry]:
    return pofiles.read(path_of(language(tag), domain, root))


def filled(items: list[dict[str, Any]], targets: dict[Source, dict[str, Any]]) -> str:
    """The exported file, filled in for some messages."""
    by_text = {source.text: target for source, target in targets.items()}
    return json.dumps([item | by_text.get(item["source"], {}) for item in items], indent=1)


@pytest.fixture
def translated(tmp_path: Path) -> Path:
    items = export(SOURCES, SOMALI, tmp_path)
    take(SOURCES, SOMALI, filled(items, {YES: {"target": "Haa, %(name)s"}}), tmp_path)
    return tmp_path


def test_families_words_are_kept_in_every_listed_language_and_staffs_in_spanish() -> None:
    families = [(row.tag, "messages") for row in listed() if row.tag != "en"]
    assert sorted((row.tag, domain) for row, domain in catalogued()) == sorted([*families, ("es", "staff")])


def test_a_translator_gets_what_is_missing_in_that_language_only(translated: Path) -> None:
    assert [item["source"] for item in export(SOURCES, SOMALI, translated)] == ["%(n)s seat"]
    assert len(export(SOURCES, SOMALI, translated, everything=True)) == 2
    assert len(export(SOURCES, language("es"), translated)) == 3


def test_a_counted_message_has_an_empty_target_for_each_form(tmp_path: Path) -> None:
    (item,) = export([SEATS], language("ar"), tmp_path)
    assert item["target"] == [""] * 6
    assert item["forms_are_for"][2] == [2]


def test_words_that_come_back_are_written(translated: Path) -> None:
    assert kept(translated)[YES.key].forms == ("Haa, %(name)s",)


def test_a_wrong_slot_is_refused_with_its_line_and_the_rest_is_written(tmp_path: Path) -> None:
    items = export(SOURCES, SOMALI, tmp_path)
    text = filled(
        items, {YES: {"target": "Haa, %(naem)s"}, SEATS: {"target": ["%(n)s kursi", "%(n)s kursi"]}}
    )
    taken = take(SOURCES, SOMALI, text, tmp_path)
    line = next(n for n, row in enumerate(text.splitlines(), 1) if items[0]["id"] in row)
    assert taken.written == 1
    assert taken.refused[0].startswith(f"line {line}: “Yes, %(name)s” lacks %(name)s")
    assert YES.key not in {key for key, entry in kept(tmp_path).items() if entry.forms[0]}


def test_a_message_the_code_has_dropped_is_refused(tmp_path: Path) -> None:
    text = filled(export([YES], SOMALI, tmp_path), {YES: {"target": "Haa, %(name)s"}})
    assert "no longer in the code" in take([SEATS], SOMALI, text, tmp_path).refused[0]


def test_the_english_text_may_be_meant(tmp_path: Path) -> None:
    spanish = language("es")
    text = filled(export([ROSTER], spanish, tmp_path), {ROSTER: {"target": "Roster", "same": True}})
    assert take([ROSTER], spanish, text, tmp_path).written == 1
    assert kept(tmp_path, "es", "staff")[ROSTER.key].comments == (SAME,)


@pytest.mark.parametrize("text", ["{}", "[1]", "nothing", '[{"source": "x"}]'])
def test_a_file_of_another_kind_is_refused_whole(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- json's own error is one
        take(SOURCES, SOMALI, text, tmp_path)


def test_importing_loses_nothing_even_what_the_code_lacks_for_a_moment(translated: Path) -> None:
    text = filled(export([SEATS], SOMALI, translated), {SEATS: {"target": ["%(n)s kursi", "%(n)s kuraas"]}})
    take([SEATS], SOMALI, text, translated)
    assert kept(translated)[YES.key].forms == ("Haa, %(name)s",)


def test_an_update_keeps_words_and_comments_and_drops_what_is_gone(translated: Path) -> None:
    path = path_of(SOMALI, "messages", translated)
    noted = {YES.key: Entry(("Haa, %(name)s",), ("reviewed: A. Hassan 2026-03-02",))}
    pofiles.write(path, SOMALI, [YES, SEATS], noted)
    said = list(update([YES], translated))
    assert kept(translated) == noted
    assert "so messages: 1 messages, 0 without words, 1 dropped" in said


def test_a_changed_sentence_is_a_new_one_without_words(translated: Path) -> None:
    changed = Source("messages", "button", "Yes please, %(name)s")
    list(update([changed], translated))
    assert kept(translated)[changed.key].forms == ("",)


def test_a_complete_catalogue_has_no_problems(translated: Path) -> None:
    list(update([YES], translated))
    assert list(problems([YES], SOMALI, "messages", translated)) == []


def test_a_catalogue_says_what_is_missing_obsolete_and_wrong_in_its_header(translated: Path) -> None:
    path = path_of(SOMALI, "messages", translated)
    path.write_text(path.read_text("utf-8").replace("(n != 1)", "(n > 1)"), "utf-8")
    said = "\n".join(problems([SEATS], SOMALI, "messages", translated))
    assert "the header is not the registry's" in said
    assert "“Yes, %(name)s” is no longer in the code" in said
    assert "“%(n)s seat” is not translated" in said


def test_a_reviewed_header_is_no_problem(translated: Path) -> None:
    list(update([YES], translated))
    path = path_of(SOMALI, "messages", translated)
    path.write_text(path.read_text("utf-8").replace("machine-drafted", "reviewed"), "utf-8")
    assert list(problems([YES], SOMALI, "messages", translated)) == []
