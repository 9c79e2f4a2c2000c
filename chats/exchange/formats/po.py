"""PO as our catalogues are. A translator's comment, which every editor keeps, says a message's state. Pure.

``fuzzy`` says that the source changed, and nothing else: programs drop fuzzy messages when they compile.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, normalize, read_po

from chats.exchange.formats.decoding import MOST_ROWS, decoded, too_many
from chats.exchange.formats.units import BadRow, Read, Reading, Unit, Unreadable, reviewed_line, said_state
from chats.languages import registry
from chats.languages.language import Language
from chats.languages.pofiles import expected_header
from chats.languages.words import _sl
from chats.texts.states import State

STATE, REVIEWED, OURS = "state: ", "reviewed: ", "coffee-chats: "
_DATED = re.compile(r"\S.* \d{4}-\d{2}-\d{2}")
_FORM = re.compile(r"msgstr\[(\d{1,2})\]")
_LANGUAGE = re.compile(r"^Language: *(\S+)", re.MULTILINE)
# Read more strictly than Babel does: it would take a torn line, and lose a letter at each end.
_WHOLE = re.compile(r'((msgctxt|msgid|msgid_plural|msgstr(\[\d{1,2}\])?) *)?"(?:[^"\\]|\\.)*+"')
# The reader makes a list as long as a header says: the file's own could ask for all the memory there is.
_HEADER = ['msgid ""', 'msgstr "Plural-Forms: nplurals=100; plural=0;\\n"']


def write(units: Iterable[Unit], row: Language) -> bytes:
    """A catalogue in UTF-8, its header the registry's."""
    lines = ['msgid ""', 'msgstr ""']
    lines += [f'"{name}: {value}\\n"' for name, value in expected_header(row).items()]
    for unit in units:
        lines += ["", *_lines(unit)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _lines(unit: Unit) -> Iterator[str]:
    yield from (f"# {line}" for comment in unit.comments for line in comment.splitlines())
    reviewed = reviewed_line(unit)
    yield f"# {REVIEWED}{reviewed}" if _DATED.fullmatch(reviewed) else f"# {STATE}{unit.state.value}"
    notes = [*unit.note.splitlines(), f"at most {unit.most} characters" if unit.most else ""]
    yield from (f"#. {line}" for line in notes if line.strip())
    yield f"#. {OURS}{unit.key} {unit.stamp}"
    yield from (f"#: {place}" for place in unit.kind.split())
    flags = ["fuzzy"] if unit.state is State.OUTDATED else []
    flags += ["python-format"] if "%(" in unit.source + (unit.plural or "") else []
    if flags:
        yield f"#, {', '.join(flags)}"
    if unit.context is not None:
        yield f"msgctxt {normalize(unit.context)}"
    yield f"msgid {normalize(unit.source)}"
    if unit.plural is None:
        yield f"msgstr {normalize(unit.filled[0])}"
        return
    yield f"msgid_plural {normalize(unit.plural)}"
    yield from (f"msgstr[{index}] {normalize(form)}" for index, form in enumerate(unit.filled))


@dataclass(frozen=True)
class _Block:
    """The lines of one message, and the number of the first that is no comment."""

    line: int
    lines: tuple[str, ...]


def read(content: bytes) -> Reading:
    """Read a catalogue. A message that cannot be read is bad by itself. Raises Unreadable."""
    reading = Reading()
    for number, block in enumerate(_blocks(decoded(content))):
        if number > MOST_ROWS:
            raise too_many()
        header = _header_of(block)
        if header is not None:
            named = _LANGUAGE.search(header)
            reading.language = registry.resolve(named[1]) or named[1] if named else None
            continue
        message = _message(block)
        if message is None:
            reading.bad.append(BadRow(block.line, _sl("This message is not written as PO files are.")))
        else:
            reading.rows.append(_read(message, block))
    if not reading.rows and reading.language is None:
        why = _sl("This is not a PO file, or there are no messages in it.")
        raise Unreadable(why, _sl("Ask the translator to send it again."))
    return reading


def _blocks(text: str) -> Iterator[_Block]:
    """Each message by itself, so that a broken one harms no other. Obsolete ones are left out."""
    lines: list[str] = []
    start, begun, ended = 0, False, False
    for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):
        bare = line.strip(" \t")
        if bare.startswith(("#~", "#|")):
            continue
        ends = not bare or bare.startswith(("#", "msgctxt ")) or (bare.startswith("msgid ") and ended)
        if ends and begun:
            yield _Block(start, tuple(lines))
            lines, begun, ended = [], False, False
        if not bare:
            continue
        if not begun and not bare.startswith("#"):
            start, begun = number, True
        ended = ended or bare.startswith("msgstr")
        lines.append(bare)
    if begun:
        yield _Block(start, tuple(lines))


def _message(block: _Block) -> Message | None:
    if not all(line.startswith("#") or _WHOLE.fullmatch(line) for line in block.lines):
        return None
    header = _HEADER if any(line.startswith("msgid_plural") for line in block.lines) else []
    try:
        catalog = read_po([*header, *block.lines], abort_invalid=True)
        return next(message for message in catalog if message.id)
    except (PoFileError, ValueError, LookupError, AttributeError, TypeError, StopIteration):
        return None


def _header_of(block: _Block) -> str | None:
    """What the first entry says. Read as text: nothing it asks for is done."""
    words = [line for line in block.lines if not line.startswith("#")]
    if len(words) < 2 or words[0] != 'msgid ""' or not words[1].startswith("msgstr "):
        return None
    return "\n".join(line.removeprefix("msgstr ").strip('"').removesuffix("\\n") for line in words[1:])


def _read(message: Message, block: _Block) -> Read:
    sources = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    count = 1 + max((int(found[1]) for line in block.lines if (found := _FORM.match(line))), default=0)
    forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())[:count]
    comments = [comment for comment in message.user_comments if comment]
    ours = next((note for note in message.auto_comments if note.startswith(OURS)), "")
    key, _, stamp = ours.removeprefix(OURS).partition(" ")
    return Read(
        block.line, key or None, sources, forms, _state(comments, fuzzy=message.fuzzy),
        message.context, stamp.strip(), tuple(filter(is_remark, comments)),
    )  # fmt: skip


def is_remark(comment: str) -> bool:
    """Whether a comment is a translator's own, and not the state."""
    return not comment.startswith((STATE, REVIEWED))


def _state(comments: list[str], *, fuzzy: bool) -> State | None:
    if fuzzy:
        return State.OUTDATED
    if any(one.startswith(REVIEWED) and _DATED.fullmatch(one.removeprefix(REVIEWED)) for one in comments):
        return State.REVIEWED
    said = (said_state(one.removeprefix(STATE)) for one in comments if one.startswith(STATE))
    return next(said, None)
