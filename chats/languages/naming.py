"""What a language is called by somebody who reads another one. Pure."""

from functools import cache

from babel import Locale

from chats.languages.registry import language


@cache
def named(tag: str, reader: str) -> str:
    """The name of ``tag`` in the language ``reader`` (``vietnamita``); the English one where CLDR has none.

    Raises UnknownLanguage.
    """
    row, theirs = language(tag), language(reader)
    if theirs.tag == "en" or theirs.formats is None:
        return row.english
    names = Locale.parse(theirs.formats).languages
    return str(names.get(row.folder) or names.get(row.tag) or row.english)


def called(tag: str, reader: str) -> str:
    """The name to print for ``tag`` where only one fits: English for a reader of English, else its own."""
    row = language(tag)
    return row.english if reader == "en" else row.autonym
