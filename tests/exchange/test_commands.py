"""``chats languages export`` and ``import``, on a copy of the shipped catalogues."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chats.commands.words import languages
from chats.exchange import formats
from chats.exchange.formats import Format, Read
from chats.languages.catalogues import TRANSLATIONS, path_of
from chats.languages.registry import language

SPANISH = language("es")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(TRANSLATIONS / "es", tmp_path / "catalogues" / "es")
    return tmp_path / "catalogues"


def typed(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(languages, [*words, "--folder", str(folder)])


def exported(folder: Path, chosen: str = "po", *more: str) -> bytes:
    result = typed(folder, "export", "es", "--format", chosen, *more)
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def taken(folder: Path, content: bytes, *words: str) -> Result:
    file = folder.parent / "back"
    file.write_bytes(content)
    return typed(folder, "import", "es", str(file), *words)


def changed(content: bytes, words: str) -> tuple[bytes, Read]:
    """A sheet with other words for its first message that has no slot and counts nothing."""
    row = next(one for one in formats.read(content).rows if "%" not in one.source and len(one.source) > 30)
    return content.replace(row.forms[0].encode(), words.encode()), row


@pytest.mark.parametrize(("chosen", "more"), [("po", []), ("xliff", []), ("csv", []), ("po", ["--staff"])])
def test_a_catalogue_that_comes_back_untouched_is_left_alone(
    folder: Path, chosen: str, more: list[str]
) -> None:
    before = [path.read_bytes() for path in sorted(folder.rglob("*.po"))]
    result = taken(folder, exported(folder, chosen, *more), "--write", "--reviewer", "A. Hassan")
    assert "Done: 0 new, 0 changed, 0 checked," in result.output
    assert [path.read_bytes() for path in sorted(folder.rglob("*.po"))] == before


def test_a_dry_run_says_what_would_change_and_changes_nothing(folder: Path) -> None:
    content, _row = changed(exported(folder, "csv"), "Palabras nuevas de una persona")
    before = path_of(SPANISH, "messages", folder).read_bytes()
    result = taken(folder, content, "--dry-run")
    assert "It would be: 0 new, 1 changed" in result.output
    assert path_of(SPANISH, "messages", folder).read_bytes() == before


def test_words_are_written_with_their_reviewer(folder: Path) -> None:
    content, row = changed(exported(folder, "csv"), "Palabras nuevas de una persona")
    result = taken(folder, content, "--write", "--reviewer", " A. Hassan ", "--checked", "every")
    assert (result.exit_code, "0 refused" in result.output) == (0, True)
    rows = {one.source: one for one in formats.read(exported(folder)).rows}
    assert rows[row.source].forms == ("Palabras nuevas de una persona",)
    assert "# reviewed: A. Hassan 20" in path_of(SPANISH, "messages", folder).read_text("utf-8")


def test_what_is_reviewed_can_stay_at_home(folder: Path) -> None:
    taken(folder, exported(folder), "--write", "--reviewer", "A. Hassan", "--checked", "every")
    assert formats.read(exported(folder, "po", "--unreviewed")).rows == []


def test_refused_words_are_named_with_their_line_and_the_command_says_so(folder: Path) -> None:
    content, row = changed(exported(folder, "csv"), "Palabras %(nuevas)s")
    result = taken(folder, content, "--write")
    assert (result.exit_code, f"line {row.line}: “{row.source}”" in result.output) == (1, True)


def test_what_changed_on_both_sides_is_shown_side_by_side_and_stays(folder: Path) -> None:
    theirs, row = changed(exported(folder, "csv"), "Palabras de fuera")
    ours, _row = changed(exported(folder, "csv"), "Palabras de aquí")
    taken(folder, ours, "--write")
    result = taken(folder, theirs, "--write")
    assert (result.exit_code, "1 changed on both sides" in result.output) == (1, True)
    assert "    here: Palabras de aquí\n    file: Palabras de fuera\n" in result.output
    assert replace(row, forms=("Palabras de aquí",)).forms in {
        one.forms for one in formats.read(exported(folder)).rows
    }


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "The file is empty"), (b"<a>", "line 1: The file is not well-formed XML")],
)
def test_a_file_that_cannot_be_read_says_why(folder: Path, content: bytes, why: str) -> None:
    result = taken(folder, content, "--write")
    assert (result.exit_code, why in result.output, "Nothing was changed." in result.output) == (
        1,
        True,
        True,
    )


def test_a_file_of_another_language_is_not_taken(folder: Path) -> None:
    content = formats.write([], language("so"), Format.PO)
    assert "The file is in another language (so)" in taken(folder, content, "--write").output


def test_it_must_be_said_whether_it_is_a_dry_run(folder: Path) -> None:
    assert taken(folder, b"").exit_code == 2


def test_a_hidden_character_is_no_name(folder: Path) -> None:
    assert "hidden character" in taken(folder, b"", "--dry-run", "--reviewer", "A\x07").output


@pytest.mark.parametrize(
    ("words", "why"),
    [(["tlh"], "no language “tlh”"), (["so", "--staff"], "no such words to translate into Somali")],
)
def test_what_cannot_be_exported_says_why(folder: Path, words: list[str], why: str) -> None:
    assert why in typed(folder, "export", *words).output
