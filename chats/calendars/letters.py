"""Calendar files as letters: written once per language, filled for each person.

A template is the file's text, unfolded, with slots such as ``{{link}}``. Filling escapes each value
for the place it stands in, folds lines and ends them as RFC 5545 asks. A value is put in once and
never looked at again, so a guardian named ``{{link}}`` stays just that; what the school wrote is
kept from looking like a slot when the template is made.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache

from chats.calendars.cleaning import clean, mailto_uri, personal_name, web_uri
from chats.calendars.facts import Entry, SharedEntry
from chats.calendars.lines import folded, param_value, text_value, utc_text
from chats.calendars.vevents import BRACES, Method, head, vevent
from chats.calendars.zones import vtimezone

_SLOT = re.compile(r"\{\{([a-z_]+)\}\}")
_STAMP = re.compile(r"[0-9]{8}T[0-9]{6}Z")
_UID = re.compile(r"[!-~]{1,200}")
_QUOTED = re.compile(r'"[^"]*"')


class UnfitSlot(ValueError):
    """A slot was left empty or given what cannot stand there. Carries ``slot`` and ``why``, not the value."""

    def __init__(self, slot: str, why: str) -> None:
        super().__init__(f"{slot}: {why}")
        self.slot, self.why = slot, why


def template(entry: SharedEntry, method: Method, *, whole: bool = True) -> str:
    """Return the letter that everyone of one language shares: unfolded lines, ``\\n`` between them.

    Its slots are uid, stamp, link and organizer_mail, with attendee_name and attendee_mail where somebody
    is addressed. ``whole`` is for CANCEL alone: false when one person leaves and the meeting goes on.
    """
    lines = (*head(method), *vtimezone(entry.zone), *vevent(entry, method, whole=whole), "END:VCALENDAR")
    return "\n".join(lines)


def fill(template: str, slots: Mapping[str, str]) -> bytes:
    """Return the template's bytes for one person: values escaped, lines folded at 75 octets, CRLF.

    ``slots`` may hold more than the template asks for. An empty attendee_name shows the address instead.
    Raises UnfitSlot for a value that is missing or cannot stand where the template wants it.
    """
    return b"".join(lines for lines, _same in fill_lines(template, slots))


def fill_lines(template: str, slots: Mapping[str, str]) -> Iterator[tuple[bytes, bool]]:
    """Yield the same in order, lines that all have in common together, and whether they are such lines."""
    for line in _taken_apart(template):
        if isinstance(line, bytes):
            yield line, True
        else:
            yield folded("".join(_put(piece, slots) for piece in line)), False


def slots_of(entry: Entry, stamp: datetime) -> dict[str, str]:
    """Return the values that make a template this person's; ``stamp`` is the instant of writing."""
    slots = {
        "uid": entry.uid,
        "stamp": utc_text(stamp),
        "link": entry.link,
        "organizer_mail": entry.organizer_mail,
    }
    if entry.attendee_mail is not None:
        slots |= {"attendee_name": entry.attendee_name or "", "attendee_mail": entry.attendee_mail}
    return slots


# A piece of a line: fixed text, or the name of a slot and the kind of place it stands in.
_Piece = str | tuple[str, str]


@lru_cache(maxsize=256)
def _taken_apart(template: str) -> tuple[bytes | tuple[_Piece, ...], ...]:
    """Return the lines that are the same for all, folded already and together; of the others, the pieces."""
    apart: list[bytes | tuple[_Piece, ...]] = []
    for line in map(_pieces, template.split("\n")):
        if not all(isinstance(piece, str) for piece in line):
            apart.append(line)
        elif apart and isinstance(apart[-1], bytes):
            apart[-1] += folded("".join(map(str, line)))
        else:
            apart.append(folded("".join(map(str, line))))
    return tuple(apart)


def _pieces(line: str) -> tuple[_Piece, ...]:
    pieces: list[_Piece] = []
    end = 0
    for slot in _SLOT.finditer(line):
        pieces.append(line[end : slot.start()])
        pieces.append("{{" if slot[1] == BRACES else (slot[1], _place(line[: slot.start()])))
        end = slot.end()
    return (*pieces, line[end:])


def _place(before: str) -> str:
    """Return the property whose value the slot stands in, or ``param`` while no colon has opened a value."""
    named, colon, _ = _QUOTED.sub("", before).partition(":")
    return re.split("[;:]", named)[0] if colon else "param"


def _put(piece: _Piece, slots: Mapping[str, str]) -> str:
    if isinstance(piece, str):
        return piece
    slot, place = piece
    if slot not in slots:
        raise UnfitSlot(slot, "this letter cannot be sent without it")
    value = slots[slot]
    if slot == "attendee_name" and not personal_name(value):
        value = slots.get("attendee_mail", "")
    try:
        return _escaped(web_uri(value) if slot == "link" else value, place)
    except ValueError as refusal:
        raise UnfitSlot(slot, str(refusal)) from None


def _escaped(value: str, place: str) -> str:
    match place:
        case "param":
            return param_value(personal_name(value))
        case "URL" | "CONFERENCE":
            return web_uri(value)
        case "ATTENDEE" | "ORGANIZER":
            return mailto_uri(value).removeprefix("mailto:")
        case "UID":
            return text_value(_matching(_UID, value, "it is up to 200 ASCII characters without spaces"))
        case "DTSTAMP":
            return _matching(_STAMP, value, "it is an instant in UTC, as utc_text writes it")
        case _:
            return text_value(clean(value))


def _matching(shape: re.Pattern[str], value: str, why: str) -> str:
    if not shape.fullmatch(value):
        raise ValueError(why)
    return value
