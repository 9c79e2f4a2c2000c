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
