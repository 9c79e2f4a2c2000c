"""What a library topic is, and how it is read in a language."""

from dataclasses import dataclass

from chats.glossary import Term
from chats.languages.words import _p, speaking


@dataclass(frozen=True, slots=True)
class Topic:
    """Something these chats are about, with words ready in every listed language.

    ``slug`` never changes: meetings keep it. ``summary`` is two sentences.
    ``questions`` are what a family might ask, in the family's own voice: reading
    them gives leave to ask. ``terms`` are the school words the topic cannot avoid.
    """

    slug: str
    title: str
    summary: str
    questions: tuple[str, str, str]
    terms: tuple[Term, ...]

    def title_in(self, tag: str) -> str:
        """Return the title in the language ``tag``."""
        with speaking(tag):
            return _p("topic title", self.title)

    def summary_in(self, tag: str) -> str:
        """Return the two-sentence summary in the language ``tag``."""
        with speaking(tag):
            return _p("topic summary", self.summary)

    def questions_in(self, tag: str) -> tuple[str, ...]:
        """Return the three starter questions in the language ``tag``, in order."""
        with speaking(tag):
            return tuple(_p("topic question", question) for question in self.questions)
