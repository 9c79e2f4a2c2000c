"""Which letters, spaces and quotes a language is written with: another is a slip, or another language. Pure.

Arabic ي ك look like Persian and Urdu ی ک and are found by no search; Ukrainian has no ы, Amharic no ቐ. What
must be in a whole catalogue (Pashto ښ, Tigrinya ቐ) shows that it is not its neighbour's words.
"""

import re
import unicodedata
from collections.abc import Iterator

from chats.languages.language import Language
from chats.languages.words import mark_s

Odd = tuple[str, dict[str, object]]
"""A staff message and its slots."""
ENOUGH = 3_000
"""Letters in a catalogue from which on every letter of its language is sure to be there."""

_VOWELS = "àáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ"
_BEYOND_ASCII = {
    "es": "áéíóúüñ", "pt-BR": "áâãàçéêíóôõúü", "fr": "àâæçéèêëîïôœùûüÿ", "ht": "àèéò", "fil": "ñ",
    "vi": _VOWELS + "ăằắẳẵặâầấẩẫậđêềếểễệôồốổỗộơờớởỡợưừứửữự", "hmn": "", "so": "", "sw": "",
}  # fmt: skip
"""Latin letters besides a–z. In the last five, all that a plain text message can hold."""
_FOREIGN = {
    "ar": "یکہےںٹڈڑپچژگۀ", "fa-AF": "يكىہےںٹڈڑ", "ur": "يكىهةټډړږښڅځېۍ", "ps": "كىہےٹڈڑ",
    "ru": "іїєґў", "uk": "ыэъёў", "am": "ቐቑቒቓቔቕቖ", "bn": "ৰৱ",
}  # fmt: skip
_OWN = {
    "fa-AF": "پچژگیک", "ur": "ٹڈڑںےہ", "ps": "ټډړږښڅځېۍ", "ru": "ыэъ", "uk": "іїє", "ti": "ቐኽ",
    "vi": "ơưđ", "es": "ñ", "pt-BR": "ãç", "fr": "çê", "ht": "èò",
}  # fmt: skip
# Joiners that spelling needs, Khmer and Burmese invisible line ends, French spaces before signs.
_INVISIBLE = {
    "fa-AF": "\u200c", "ps": "\u200c", "ur": "\u200c", "ne": "\u200c\u200d", "bn": "\u200c\u200d",
    "km": "\u200b", "my": "\u200b", "fr": "\u00a0\u202f",
}  # fmt: skip
_STRAIGHT, _CURLY = '"', "“”„«»「」『』"
_PAIRS = ("“”", "«»", "「」", "『』", "()", "（）")
_ENGLISH = frozenset(
    {"the", "and", "you", "your", "with", "will", "this", "that", "are", "from", "have", "when"}
)
_WORD = re.compile(r"[^\W\d_]+")


def odd_letters(text: str, row: Language) -> Iterator[Odd]:
    """Say what in ``text`` (its slots, links and kept words left out) ``row`` is not written with."""
    letters = {letter for letter in text.lower() if letter.isalpha()}
    foreign = letters & set(_FOREIGN.get(row.tag, ""))
    if row.tag in _BEYOND_ASCII:
        foreign |= {one for one in letters if not one.isascii()} - set(_BEYOND_ASCII[row.tag])
    if foreign:
        message = mark_s("has letters that are not in the alphabet of its language: %(letters)s")
        yield message, {"letters": " ".join(sorted(foreign))}
    unseen = {one for one in text if unicodedata.category(one) in ("Zs", "Cf")} - {" "}
    unseen -= set(_INVISIBLE.get(row.tag, ""))
    if unseen:
        message = mark_s("holds spaces or joiners of another kind: %(codes)s")
        yield message, {"codes": ", ".join(f"U+{ord(one):04X}" for one in sorted(unseen))}
    english = {word for word in _WORD.findall(text.lower()) if word in _ENGLISH}
    if len(english) > 1:
        yield mark_s("is English in part: %(words)s"), {"words": ", ".join(sorted(english))}


def odd_quotes(text: str) -> Iterator[Odd]:
    """Say if quotes are of two kinds, or quotes and brackets do not come in pairs."""
    if _STRAIGHT in text and any(one in text for one in _CURLY):
        yield mark_s("mixes straight and curly quotes"), {}
    if any(text.count(pair[0]) != text.count(pair[1]) for pair in _PAIRS) or text.count(_STRAIGHT) % 2:
        yield mark_s("has a quote or bracket that is not closed"), {}


def odd_catalogue(texts: list[str], row: Language) -> Iterator[str]:
    """Say what the words of a whole catalogue lack, or are not at one about."""
    whole = "".join(texts).lower()
    missing = set(_OWN.get(row.tag, "")) - set(whole)
    if missing and sum(letter.isalpha() for letter in whole) >= ENOUGH:
        yield f"no message has the letters {' '.join(sorted(missing))}: is this {row.english}?"
    if "'" in whole and "’" in whole:
        yield "some messages have the apostrophe ', others ’"
