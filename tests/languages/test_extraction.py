"""Every sentence in code and templates reaches the translators."""

from pathlib import Path

import pytest

from chats.languages.catalogues import FAMILY
from chats.languages.extraction import Source, Unreadable, extract
from chats.languages.surfaces import surface_of, surfaces_of

CODE = """
_("Yes", name=x)
# Translators: on a button
_p("button", "Send"); _n("one %(n)s", "many %(n)s", 3); _np("seats", "a", "b", n)
_s("Roster"); _sp("tab", "Families"); _sn("row", "rows", n); _sl("Name"); mark_s("Held")
_l("Phone"); mark("Topic"); mark_p("topic", "Meals"); _(variable); gettext("no"); _("")
"""


def written(root: Path, name: str, text: str) -> Path:
    path = root / "chats" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return root / "chats"


def test_code_is_read_into_family_and_staff_messages(tmp_path: Path) -> None:
    found = extract(written(tmp_path, "a.py", CODE))
    family = {(one.context, one.text, one.plural) for one in found if one.domain == "messages"}
    staff = {(one.context, one.text, one.plural) for one in found if one.domain == "staff"}
    assert family == {
        (None, "Yes", None), ("button", "Send", None), (None, "one %(n)s", "many %(n)s"), ("seats", "a", "b"),
        (None, "Phone", None), (None, "Topic", None), ("topic", "Meals", None),
    }  # fmt: skip
    assert staff == {
        (None, "Roster", None), ("tab", "Families", None), (None, "row", "rows"), (None, "Name", None),
        (None, "Held", None),
    }  # fmt: skip


def test_a_note_for_translators_goes_along(tmp_path: Path) -> None:
    found = extract(written(tmp_path, "a.py", CODE))
    assert [one.note for one in found if one.text == "Send"] == ["on a button"]


def test_pages_and_letters_are_read_and_other_files_are_not(tmp_path: Path) -> None:
    written(tmp_path, "templates/a/page.html", "<p>{{ _('Page %(n)s', n=1) }}{{ _n('x', 'xs', n) }}</p>")
    written(tmp_path, "templates/a/text.txt", "{# Translators: a text #}{{ _p('text', 'Letter') }}")
    written(tmp_path, "notes.txt", "{{ _('Not ours') }}")
    root = written(tmp_path, "templates/a/picture.svg", "{{ _('Nor this') }}")
    assert extract(root) == (
        Source("messages", None, "Page %(n)s", None, "", ("chats/templates/a/page.html",)),
        Source("messages", None, "x", "xs", "", ("chats/templates/a/page.html",)),
        Source("messages", "text", "Letter", None, "a text", ("chats/templates/a/text.txt",)),
    )


def test_a_message_in_two_files_is_translated_once(tmp_path: Path) -> None:
    written(tmp_path, "a.py", '_("hour")')
    root = written(tmp_path, "b.py", '_n("hour", "hours", 2)')
    assert extract(root) == (Source("messages", None, "hour", "hours", "", ("chats/a.py", "chats/b.py")),)


@pytest.mark.parametrize(("name", "text"), [("templates/a.html", "{{ _('x' }}"), ("a.py", '_("""x')])
def test_a_file_that_cannot_be_read_loses_no_message_silently(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        extract(written(tmp_path, name, text))
    assert refusal.value.path == f"chats/{name}"


def test_every_message_of_families_says_where_it_stands() -> None:
    of_families = [source for source in extract() if source.domain == FAMILY]
    assert {place for source in of_families for place in source.places if surface_of(place) is None} == set()


def test_a_translator_is_told_every_place_of_a_message_once() -> None:
    assert surfaces_of(("chats/web/errors.py", "chats/templates/frame/error.html")) == "an error page"
