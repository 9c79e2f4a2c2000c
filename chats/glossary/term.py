"""What a term is, and how it is read in a language."""

from dataclasses import dataclass

from chats.languages.words import _p, speaking


@dataclass(frozen=True, slots=True)
class Term:
    """A word the school says without thinking, and what it means in plain words.

    ``slug`` never changes. ``word`` and ``meaning`` are English sources, marked for extraction under
    "term" and "term meaning"; a meaning is one or two sentences. ``also`` are other ways in which an
    English text says it, ``unlike`` are phrases that hold the word and mean something else: they are
    only looked for, never shown, so they have no translations.
    """

    slug: str
    word: str
    meaning: str
    also: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()

    def word_in(self, tag: str) -> str:
        """Return the word as families who read ``tag`` say it."""
        with speaking(tag):
            return _p("term", self.word)

    def meaning_in(self, tag: str) -> str:
        """Return the plain explanation in the language ``tag``."""
        with speaking(tag):
            return _p("term meaning", self.meaning)
