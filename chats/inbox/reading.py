"""What a text means: yes, no, call me, stop, help, or something for a person. Pure.

A text is understood only where every word of it is: "sí pero tarde" is for a person, and so is "10".
"""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from enum import Enum
from functools import cache

from chats.inbox.answers import ANSWERS, ANYWHERE, Spellings
from chats.languages.isolation import plain

LONGEST_KEPT = 1600
"""Characters: what a provider lets a text be."""
LONGEST_KEPT_MAIL = 8000
"""Characters: more than a page."""
LONGEST_STOP = 10
"""Words in a text that begins with stop and goes on: a longer one is a letter, and a person reads it."""


class Meaning(Enum):
    """What a text asks of us."""

    YES = "yes"
    NO = "no"
    CALL = "call"
    STOP = "stop"
    HELP = "help"
    UNCLEAR = "for-a-person"


Phrase = tuple[str, ...]
_SIGNS = frozenset(
    letter
    for row in (ANYWHERE.yes, ANYWHERE.no, ANYWHERE.call, ANYWHERE.stop, ANYWHERE.polite)
    for letter in "".join(row)
    if not letter.isalpha()
)
_JOINERS = frozenset("\u200b\u200c\u200d\u2060\ufeff\u20e3\u0640'’‘ʼʻ`´") | {
    chr(c) for c in range(0xFE00, 0xFE10)
}
"""Parts of a letter or sign that are no letter: joiners, the looks of an emoji, tatweel, apostrophes."""
_ETHIOPIC = {first + nth: like + nth for first, like in (
    (0x1210, 0x1200), (0x1280, 0x1200), (0x1220, 0x1230), (0x12D0, 0x12A0), (0x1340, 0x1338),
) for nth in range(8)}  # fmt: skip
_LETTERS_ALIKE = _ETHIOPIC | str.maketrans(
    {"ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ى": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ے": "ي"}
    | {"ک": "ك", "ګ": "گ", "ı": "i"}
)
"""Letters that stand for each other, by how they look or sound: people type what their phone has."""
_TOLD_BY_ACCENT = {"dừng": "ngừng"}
"""Words that are another without their accents: Dung is a name, and *dừng* is stop."""
_UNSPACED = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF))
"""Scripts without spaces between words: there each letter counts as a word."""
_FIRST_MARK = 26
"""Combining classes from here on are accents and vowel points; below are parts of Indic letters."""


def words_of(text: str) -> Phrase:
    """The words of a text, made comparable: without capitals, accents, punctuation; digits as 0 to 9."""
    made: list[str] = []
    text = unicodedata.normalize("NFKC", text).casefold()
    for word, like in _TOLD_BY_ACCENT.items():
        text = text.replace(word, like)
    for letter in unicodedata.normalize("NFD", text):
        number = unicodedata.digit(letter, None)
        if number is not None:
            made.append(str(number))
        elif _is_nothing(letter):
            continue
        elif letter in _SIGNS or (_is_of_words(letter) and _stands_alone(letter)):
            made.append(f" {letter} ")
        else:
            made.append(letter if _is_of_words(letter) else " ")
    return tuple("".join(made).translate(_LETTERS_ALIKE).split())


def _is_nothing(letter: str) -> bool:
    """Whether a text says the same without it."""
    joins = letter in _JOINERS or unicodedata.category(letter) == "Cf"
    return joins or unicodedata.combining(letter) >= _FIRST_MARK or _is_tone(letter)


def _is_of_words(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"


def _is_tone(letter: str) -> bool:
    """Whether this only colours the emoji before it."""
    return 0x1F3FB <= ord(letter) <= 0x1F3FF


def _stands_alone(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _UNSPACED)


def read(text: str, languages: Iterable[str | None] = ()) -> Meaning:
    """Return what ``text`` means. ``languages``: the writer's own tags, asked before all the others.

    Stop, in whatever language, comes before anything else.
    """
    words = words_of(text)
    everything = tuple(ANSWERS)
    if _says_stop(words, everything):
        return Meaning.STOP
    own = tuple(dict.fromkeys(tag for tag in languages if tag in ANSWERS))
    for tags in (own, everything):
        found = _covered(words, _phrases(tags))
        if found is not None and len(found) == 1:
            return next(iter(found))
    return Meaning.UNCLEAR


def _says_stop(words: Phrase, tags: tuple[str, ...]) -> bool:
    if Meaning.STOP in (_covered(words, _phrases(tags)) or ()):
        return True
    stops, harmless = _beginnings(tags)
    begins = _begins(words, stops) and not _begins(words, harmless)
    return begins and _length(words) <= LONGEST_STOP


@cache
def _beginnings(tags: tuple[str, ...]) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """How a text begins that says stop, and one that only looks like it."""
    rows = [ANSWERS[tag] for tag in tags]
    stops = tuple(words_of(one) for row in rows for one in row.stop_begins)
    return stops, tuple(words_of(one) for row in rows for one in row.not_stop)


def _begins(words: Phrase, phrases: Iterable[Phrase]) -> bool:
    return any(words[: len(phrase)] == phrase for phrase in phrases)


def _length(words: Phrase) -> int:
    """Words; two letters of a script without spaces are about one."""
    return sum(1 if _stands_alone(word[0]) else 2 for word in words) // 2


@cache
def _phrases(tags: tuple[str, ...]) -> dict[Phrase, Meaning | None]:
    """By phrase, what it means; none for polite words. Of two meanings none is guessed."""
    found: dict[Phrase, Meaning | None] = {}
    for row in (ANYWHERE, *(ANSWERS[tag] for tag in tags)):
        for meaning, spellings in _meanings(row):
            for phrase in map(words_of, spellings):
                found[phrase] = _together(found.get(phrase), meaning)
    return found


def _together(one: Meaning | None, other: Meaning | None) -> Meaning | None:
    if one is None or other is None or one is other:
        return one or other
    return Meaning.UNCLEAR


def _meanings(row: Spellings) -> tuple[tuple[Meaning | None, Sequence[str]], ...]:
    return (
        (Meaning.YES, row.yes), (Meaning.NO, row.no), (Meaning.CALL, row.call), (Meaning.STOP, row.stop),
        (Meaning.HELP, row.help), (None, row.polite),
    )  # fmt: skip


def _covered(words: Phrase, phrases: dict[Phrase, Meaning | None]) -> Collection[Meaning] | None:
    """The meanings of a text made of these phrases alone, the longest first; None for any other text."""
    longest, at = max(map(len, phrases)), 0
    found: set[Meaning] = set()
    while at < len(words):
        size = next((n for n in range(longest, 0, -1) if words[at : at + n] in phrases), 0)
        if not size:
            return None
        meaning = phrases[words[at : at + size]]
        found |= {meaning} if meaning else set()
        at += size
    return found


def without_name(text: str, name: str) -> str:
    """Return a mail's words without the writer's own name below them, as people sign mails."""
    own, lines = set(words_of(name)), text.rstrip().splitlines()
    while len(lines) > 1 and set(words_of(lines[-1])) <= own:
        lines.pop()
    return "\n".join(lines)


def kept_words(body: str, *, by_mail: bool = False) -> str:
    """What is kept: as it was written, without what no text holds; of a mail, more than of a text."""
    longest = LONGEST_KEPT_MAIL if by_mail else LONGEST_KEPT
    fit = (
        letter
        for letter in body[:longest]
        if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs")
    )
    return plain("".join(fit), lines=True)
