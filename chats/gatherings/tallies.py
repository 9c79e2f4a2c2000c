"""Answers counted by language. Pure but for the rows it is given."""

from collections.abc import Iterable
from dataclasses import dataclass

from chats.invitations.queries import AnswerRow
from chats.invitations.replies import Standing


@dataclass(frozen=True)
class LanguageAnswers:
    """What the families of one language answered. A family of two languages counts in both."""

    tag: str
    """What they speak or sign."""
    families: tuple[AnswerRow, ...]

    def count(self, standing: Standing) -> int:
        """Families that stand there."""
        return sum(1 for one in self.families if one.standing is standing)

    @property
    def coming(self) -> tuple[AnswerRow, ...]:
        """The families that have a seat."""
        return tuple(one for one in self.families if one.standing is Standing.SEATED)

    @property
    def people(self) -> int:
        """Everyone they bring."""
        return sum(one.party for one in self.coming)


def by_language(answers: Iterable[AnswerRow]) -> tuple[LanguageAnswers, ...]:
    """The answers by spoken language, most families first."""
    found: dict[str, list[AnswerRow]] = {}
    for one in answers:
        for tag in one.languages:
            found.setdefault(tag, []).append(one)
    ordered = sorted(found.items(), key=lambda row: (-len(row[1]), row[0]))
    return tuple(LanguageAnswers(tag, tuple(held)) for tag, held in ordered)
