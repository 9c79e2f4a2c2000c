"""Whether a text in any language says a term: loosely, for words bend, and a warning is only a warning."""

import re
import unicodedata
from functools import lru_cache

from chats.glossary import GLOSSARY, Term
from chats.glossary.mentions import terms_in
from chats.languages.registry import SOURCE, language

_SAME = str.maketrans("’‘ʼʻ`´أإآىة", "''''''ااايه")
_SHORT, _KEPT = 4, 0.65
"""Words of so many letters must stand as they are; of longer ones so much of their beginning."""
_UNSPACED = frozenset({"Hans", "Hant", "Mymr", "Khmr", "Laoo", "Thai"})
_ARTICLES = ("ال", "وال", "بال", "لل", "و", "ب", "ل")
_PARTS = re.compile(r"[()（）/,،;·]|\s[–-]\s")


def says(text: str, term: Term, tag: str) -> bool:
    """Whether a text in the language ``tag`` holds the term's word there, however it bends."""
    folded = _folded(text)
    return any(all(stem in folded for stem in stems) for stems in stems_of(term, tag))


def stems_of(term: Term, tag: str) -> list[list[str]]:
    """The ways a term is said, each as the beginnings of words that must stand in a folded text."""
    ways = _ways(term, tag)
    if language(tag).script in _UNSPACED:
        return [[way] for way in ways]
    return [[_stem(word) for word in way.split()] for way in ways]


def terms_said(text: str, tag: str) -> tuple[Term, ...]:
    """The terms that a text in the language ``tag`` uses, once each. In English in the order of their use."""
    if tag == SOURCE:
        return _in_english(text)
    folded, spaced = _folded(text), language(tag).script not in _UNSPACED
    return tuple(
        term for term in GLOSSARY
        if any(_stands_in(folded, way, spaced=spaced) for way in _ways(term, tag))
    )  # fmt: skip


_in_english = lru_cache(maxsize=2048)(terms_in)


def _ways(term: Term, tag: str) -> tuple[str, ...]:
    """The ways a term is said: what stands in brackets or after a comma is another way to say it.

    Never kept: a district may have a word of its own for it.
    """
    parts = (_folded(part) for part in _PARTS.split(term.word_in(tag)))
    return tuple(dict.fromkeys(part for part in parts if len(part) > 1))


def _folded(text: str) -> str:
    """Without case, Latin accents and Arabic variants; one space between words."""
    apart = unicodedata.normalize("NFKD", text.translate(_SAME)).casefold()
    kept = (letter for letter in apart if not 0x300 <= ord(letter) <= 0x36F and letter != "\u200c")
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def _stands_in(folded: str, way: str, *, spaced: bool) -> bool:
    """Stricter: the whole word, with no more than an ending, since nobody said that it should be there."""
    if not spaced:
        return way in folded
    before = "(?:ال|و|ب|ل)*" if any("ARABIC" in unicodedata.name(letter, "") for letter in way) else ""
    return re.search(rf"(?<!\w){before}{re.escape(way)}\w{{0,2}}(?!\w)", folded) is not None


def _stem(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) > len(article) + 2:
            word = word.removeprefix(article)
            break
    return word if len(word) <= _SHORT else word[: max(_SHORT, round(len(word) * _KEPT))]
