"""A catalogue file comes back as it was written, with the registry's header."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from chats.languages import pofiles
from chats.languages.extraction import Source
from chats.languages.pofiles import Entry
from chats.languages.registry import language

WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), include_characters='\n\t"'), min_size=1
)
YES = Source("messages", "button", "Yes, %(n)s", None, "one tap", ("chats/a.py",))
SEATS = Source("messages", None, "%(n)s seat", "%(n)s seats")


@given(st.lists(WORDS, min_size=6, max_size=6), WORDS)
def test_words_come_back_as_they_were_written(tmp_path_factory, forms: list[str], context: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("po") / "messages.po"
    source = Source("messages", context, "%(n)s seat", "%(n)s seats")
    pofiles.write(
        path, language("ar"), [source], {source.key: Entry(tuple(forms), ("reviewed: A 2026-03-02",))}
    )
    assert pofiles.read(path) == {source.key: Entry(tuple(forms), ("reviewed: A 2026-03-02",), "%(n)s seats")}


def test_the_header_is_the_registrys_even_for_hmong(tmp_path: Path) -> None:
    path = tmp_path / "hmn" / "messages.po"
    pofiles.write(path, language("hmn"), [YES], {})
    assert pofiles.header_of(path) == pofiles.expected_header(language("hmn"))
    assert pofiles.header_of(path)["Plural-Forms"] == "nplurals=1; plural=0;"


def test_a_reviewed_catalogue_stays_reviewed_when_written_again(tmp_path: Path) -> None:
    path = tmp_path / "messages.po"
    pofiles.write(path, language("so"), [YES], {})
    path.write_text(path.read_text("utf-8").replace("machine-drafted", "reviewed"), "utf-8")
    pofiles.write(path, language("so"), [YES], {})
    assert pofiles.header_of(path)["X-Status"] == "reviewed"


def test_fuzzy_guesses_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "messages.po"
    path.write_text('msgid ""\nmsgstr ""\n\n#, fuzzy\nmsgid "Yes"\nmsgstr "No"\n', "utf-8")
    assert pofiles.read(path) == {}


def test_no_file_is_an_empty_catalogue(tmp_path: Path) -> None:
    assert pofiles.read(tmp_path / "no.po") == {}
    assert pofiles.header_of(tmp_path / "no.po") == {}


def test_a_template_for_other_programs_holds_every_message_empty(tmp_path: Path) -> None:
    path = tmp_path / "messages.pot"
    pofiles.template(path, [YES, SEATS])
    text = path.read_text("utf-8")
    assert (
        '#. one tap\n#: chats/a.py\n#, python-format\nmsgctxt "button"\nmsgid "Yes, %(n)s"\nmsgstr ""' in text
    )
    assert 'msgid_plural "%(n)s seats"\nmsgstr[0] ""\nmsgstr[1] ""' in text
