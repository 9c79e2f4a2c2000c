"""Names, times and phones that keep their order inside right-to-left text, and text that is fit to keep.

Unicode Standard Annex #9: an isolate's content does not disturb what stands around it.
"""

import unicodedata

from chats.languages.registry import language

FIRST_STRONG, LEFT, POP = "\u2068", "\u2066", "\u2069"

# Phones, links, mail addresses and codes always read from the left. A time or a name has the direction of
# its own first letter: "6:00 م" reads from the right, "6:00 PM" from the left.
LEFT_TO_RIGHT = frozenset({"phone", "link", "mail", "code"})
FIRST_STRONG_DECIDES = frozenset({"name", "time", "text"})

BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class UnfitText(ValueError):
    """Text holds a character no name or message needs (NUL, a control code, half a pair).

    Carries ``position`` (from 0) and ``code_point`` (``U+0000``), never the text.
    """

    def __init__(self, position: int, code_point: str) -> None:
        super().__init__(f"{code_point} at position {position} cannot be kept")
        self.position, self.code_point = position, code_point


def isolate(text: str, kind: str, tag: str) -> str:
    """Return ``text`` isolated for plain text in language ``tag``: mails, texts, calendar entries.

    ``kind`` is name, time, text (their first letter decides), phone, link, mail or code (left to right).
    Nothing is added in a left-to-right language unless ``text`` has right-to-left letters, so that a text
    message stays in the cheap alphabet. Raises UnknownLanguage; ValueError for another kind.
    """
    if kind not in LEFT_TO_RIGHT | FIRST_STRONG_DECIDES:
        raise ValueError(f"no kind “{kind}”: use name, time, text, phone, link, mail or code")
    if not text or (language(tag).direction == "ltr" and not has_right_to_left(text)):
        return text
    return (LEFT if kind in LEFT_TO_RIGHT else FIRST_STRONG) + text + POP


def has_right_to_left(text: str) -> bool:
    """True if any letter is written from the right."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def without_bidi_controls(text: str) -> str:
    """Return ``text`` without marks, embeddings, overrides and isolates. Joiners stay: Persian needs them."""
    return "".join(letter for letter in text if letter not in BIDI_CONTROLS)


def plain(text: str, *, lines: bool = False) -> str:
    """Return ``text`` as we keep it: NFC, no direction controls, no surrounding space; one line end, ``\\n``.

    Line ends and tabs become spaces unless ``lines``. Raises UnfitText for other control characters.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for position, letter in enumerate(text):
        category = unicodedata.category(letter)
        if category == "Cs" or (category == "Cc" and letter not in "\n\t") or letter in "\ufffe\uffff":
            raise UnfitText(position, f"U+{ord(letter):04X}")
    text = unicodedata.normalize("NFC", without_bidi_controls(text).replace("\ufeff", ""))
    if not lines:
        return " ".join(text.replace("\u2028", " ").replace("\u2029", " ").split())
    return text.strip()
