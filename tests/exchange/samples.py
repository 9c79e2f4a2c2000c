"""Units of every kind: scripts, quotes, line ends, formulas, plural forms, contexts, states, reviewers."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from chats.exchange.formats import Format, Read, Unit
from chats.languages.isolation import plain
from chats.languages.registry import language
from chats.texts.states import State

ARABIC = language("ar")
ONE = Unit(
    "text-7", "Come at 6.", ("تعالوا في 6.",), State.DRAFT, context="title text-7", note="For a button."
)
COUNTED = Unit(
    "m1", "%(n)s seat", ("مقعد %(n)s",) * 6, State.REVIEWED, "%(n)s seats",
    numbers=("0", "1", "2", "3, 4", "11, 12", "100"), reviewer="A. Hassan", reviewed_on=date(2026, 3, 2),
)  # fmt: skip

# What our texts never hold cannot be in a file either: control codes, halves of pairs, no characters.
_LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
_TRICKY = st.sampled_from(
    [
        "\n",
        "\t",
        '"',
        "'",
        "\\",
        ",",
        ";",
        "=",
        "+",
        "-",
        "@",
        "<b>",
        "&amp;",
        "]]>",
        "#",
        "[0]",
        "%(a)s",
        "\u2028",
        "\u0085",
        "\u200c",
        "’",
        "“",
        "ለ",
        "ကြို",
        "永",
        "👩‍👧",
        "\ufeff",
        " ",
        "msgid",
        "\\n",
        "＝",
    ]
)
_TEXT = st.lists(st.one_of(_TRICKY, st.text(_LETTERS, max_size=6)), max_size=8).map("".join)
RAW = _TEXT.filter(lambda text: bool(text.strip()))
"""Anything but nothing, with white space wherever it likes."""
KEPT = _TEXT.map(lambda text: plain(text.replace("\u0085", ""), lines=True)).filter(bool)
"""The same, as the product keeps text."""
_LINE = st.text(_LETTERS, min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
_WORD = st.from_regex(r"[A-Z]\. [A-Z][a-z]{2,8}", fullmatch=True)


@st.composite
def units(draw: st.DrawFn, text: st.SearchStrategy[str] = KEPT) -> Unit:
    """One unit in Arabic, which has six plural forms."""
    counted, state = draw(st.booleans()), draw(st.sampled_from(State))
    count = 6 if counted else 1
    forms = () if state is State.MISSING else tuple(draw(text) for _ in range(count))
    reviewed = state is State.REVIEWED
    return Unit(
        key=draw(st.from_regex(r"[a-z]{1,3}-?[0-9a-f]{1,8}", fullmatch=True)),
        source=draw(text), plural=draw(text) if counted else None, forms=forms, state=state,
        language=draw(st.sampled_from(["en", "es"])), context=draw(st.none() | _LINE), kind="a/place.py",
        note=draw(st.just("") | _LINE), most=draw(st.none() | st.integers(1, 900)),
        numbers=COUNTED.numbers if counted else (), comments=tuple(draw(st.lists(_remarks(), max_size=2))),
        reviewer=draw(_WORD) if reviewed else None,
        reviewed_on=draw(st.dates(date(2020, 1, 1))) if reviewed else None,
    )  # fmt: skip


def _remarks() -> st.SearchStrategy[str]:
    fitting = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=12)
    return fitting.map(lambda text: f"see {text}")


def many(text: st.SearchStrategy[str] = KEPT) -> st.SearchStrategy[list[Unit]]:
    """Some units, each with a key and a source of its own."""
    lists = st.lists(units(text), max_size=4, unique_by=lambda unit: unit.key)
    return lists.map(
        lambda some: [replace(one, context=f"{one.key} {one.context or ''}".strip()) for one in some]
    )


def as_read(unit: Unit, chosen: Format) -> Read:
    """What a file says of a unit that nobody touched; which line it is in is left out."""
    beside = [unit.original(index) for index in range(unit.count)]
    if chosen is Format.PO and unit.plural is not None:
        beside = [unit.source, unit.plural]
    sources = tuple(dict.fromkeys(beside)) if chosen is not Format.PO else tuple(beside)
    return Read(0, unit.key, sources, unit.filled, unit.state, unit.context, unit.stamp, unit.comments)


def as_unit(read: Read, before: Unit) -> Unit:
    """The unit that a program would make of what it read, to hand it on."""
    assert read.state is not None
    given = read.forms if any(read.forms) else ()
    return replace(before, forms=given, state=read.state, context=read.context, comments=read.comments)
