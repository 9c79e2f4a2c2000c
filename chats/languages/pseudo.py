"""Words that are nobody's: a page in them shows, at a glance and to a test, what was never translated."""

import re

from chats.languages.placeholders import SLOT

OPENING, CLOSING = "⟦", "⟧"
_KEPT = re.compile(rf"{SLOT.pattern}|<[^<>]*>|&\w+;|https?://\S+")
_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ",
)


def pseudo(text: str) -> str:
    """Return ``text`` in ⟦brackets⟧ with every letter accented, but for slots, tags and addresses."""
    parts, end = [], 0
    for kept in _KEPT.finditer(text):
        parts += [text[end : kept.start()].translate(_ACCENTED), kept.group()]
        end = kept.end()
    return OPENING + "".join(parts) + text[end:].translate(_ACCENTED) + CLOSING
