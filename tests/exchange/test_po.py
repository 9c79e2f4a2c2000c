"""PO that translators' editors read, keep and give back; and files that no editor wrote."""

import io
from dataclasses import replace
from typing import Any

import pytest
from babel.messages.pofile import read_po
from hypothesis import given

from chats.exchange import formats
from chats.exchange.formats import Format, Read, Reading, Unit, Unreadable
from chats.texts.states import State
from tests.exchange.samples import ARABIC, COUNTED, ONE, RAW, many

HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n\n'


def text(*units: Unit) -> str:
    return formats.write(units, ARABIC, Format.PO).decode()


def read(*lines: str) -> Reading:
    return formats.read((HEADER + "\n".join(lines)).encode())


def entry(unit: Unit) -> Any:
    """What Babel, which reads the files of everybody, makes of it."""
    catalog = read_po(io.BytesIO(text(unit).encode()), abort_invalid=True)
    return next(message for message in catalog if message.id)


@given(some=many(RAW))
def test_everybodys_reader_finds_the_same_words(some: list[Unit]) -> None:
    content = formats.write(some, ARABIC, Format.PO)
    found = [one for one in read_po(io.BytesIO(content), abort_invalid=True) if one.id]
    assert {(one.context, one.string) for one in found} == {
        (one.context, one.filled[0] if one.plural is None else one.filled) for one in some
    }


def test_a_reviewed_message_says_by_whom_and_when() -> None:
    assert "# reviewed: A. Hassan 2026-03-02" in text(COUNTED)


@pytest.mark.parametrize("state", [State.MISSING, State.MACHINE_DRAFT, State.DRAFT])
def test_a_draft_is_not_fuzzy_for_then_families_would_read_english(state: State) -> None:
    assert not entry(replace(ONE, state=state)).fuzzy
    assert f"# state: {state.value}" in text(replace(ONE, state=state))


def test_what_was_made_from_another_source_is_fuzzy() -> None:
    assert entry(replace(ONE, state=State.OUTDATED)).fuzzy


def test_the_limit_and_the_note_are_for_the_translator() -> None:
    assert entry(replace(ONE, most=28)).auto_comments[:2] == ["For a button.", "at most 28 characters"]


def test_a_translators_remarks_are_kept() -> None:
    unit = replace(ONE, comments=("same as English", "is it a place?"))
    assert formats.read(text(unit).encode()).rows[0].comments == unit.comments


def test_a_message_that_lost_our_line_still_has_its_context_and_source() -> None:
    (row,) = read('msgctxt "button"', 'msgid "Yes"', 'msgstr "Sí"').rows
    assert row == Read(5, None, ("Yes",), ("Sí",), None, "button")


@pytest.mark.parametrize(
    ("comment", "state"),
    [
        ("# reviewed: A. Hassan 2026-03-02", State.REVIEWED),
        ("# reviewed: somebody", None),
        ("# state: machine-draft", State.MACHINE_DRAFT),
        ("#, fuzzy", State.OUTDATED),
        ('#| msgid "Oui"', None),
    ],
)
def test_a_comment_says_how_far_a_message_is(comment: str, state: State | None) -> None:
    assert read(comment, 'msgid "Yes"', 'msgstr "Sí"').rows[0].state is state


def test_what_the_code_no_longer_has_is_left_out() -> None:
    assert read('#~ msgid "No"', '#~ msgstr "No"', "", 'msgid "Yes"', 'msgstr "Sí"').rows[0].source == "Yes"


@pytest.mark.parametrize(
    "broken",
    [
        ['msgid "Yes"'],
        ['msgid "Yes"', "msgstr Sí"],
        ['msgid "Yes"', 'msgstr "Sí'],
        ['msgid "Yes"', 'msgstr "a" b"'],
        ['msgid "Yes"', 'msgstr[x] "Sí"'],
        ['msgstr "Sí"'],
        ["Dear Sir or Madam"],
    ],
)
def test_a_broken_message_is_named_and_takes_no_other_with_it(broken: list[str]) -> None:
    reading = read(*broken, "", "# next", 'msgid "No"', 'msgstr "No"')
    assert ([bad.line for bad in reading.bad], [one.source for one in reading.rows]) == ([5], ["No"])


def test_messages_need_no_empty_line_between_them() -> None:
    reading = read('msgid "Yes"', 'msgstr "Sí"', 'msgid "No"', 'msgstr ""', '"No"')
    assert [(one.source, one.forms) for one in reading.rows] == [("Yes", ("Sí",)), ("No", ("No",))]


def test_a_header_that_asks_for_endless_forms_gets_none() -> None:
    header = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=999999999; plural=n;\\n"\n\n'
    plural = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
    assert formats.read((header + plural).encode()).rows[0].forms == ("x", "y")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_is_read_in_the_encodings_that_editors_write(encoding: str) -> None:
    assert formats.read(text(ONE).encode(encoding)) == formats.read(text(ONE).encode())


def test_what_is_no_po_is_refused() -> None:
    with pytest.raises(Unreadable):
        formats.read(b"# msgid and nothing else\n")


def test_a_file_with_more_messages_than_we_ever_send_is_refused() -> None:
    with pytest.raises(Unreadable):
        read(*(f'msgid "{number}"\nmsgstr "x"' for number in range(20_002)))
