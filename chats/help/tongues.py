"""Which language somebody asks for, by the names that both sides know, and in which words we say it. Pure."""

from dataclasses import dataclass

from chats.languages import registry
from chats.languages.registry import Language, language


@dataclass(frozen=True)
class Tongue:
    """A language as a school knows it, and as whoever speaks or signs it does."""

    tag: str
    english: str
    own: str

    @property
    def aloud(self) -> str:
        """What a family says at the door or on the phone: few words, and hard to mistake."""
        return f"“Interpreter, please. {self.english}.”"

    @property
    def both(self) -> str:
        """ "Somali (Soomaali)"; once, where both names are one."""
        return self.english if self.own == self.english else f"{self.english} ({self.own})"


_WRITTEN_ONLY = {
    "zh-Hans": (Tongue("cmn", "Mandarin", "普通话"),),
    "zh-Hant": (Tongue("yue", "Cantonese", "廣東話"), Tongue("cmn", "Mandarin", "國語")),
}
"""What readers of a script speak: an interpreter of “Traditional Chinese” cannot be asked for."""


def tongues(tag: str) -> tuple[Tongue, ...]:
    """The languages to ask for, by what somebody speaks, signs or reads; none for English.

    Raises UnknownLanguage.
    """
    row = language(tag)
    if row.tag == registry.SOURCE:
        return ()
    return _WRITTEN_ONLY.get(tag) or (Tongue(row.tag, row.english, row.autonym),)


def written_for(tag: str, otherwise: str) -> str:
    """The language with words of ours that serves speakers of ``tag``. Raises UnknownLanguage."""
    listed = {row.tag for row in registry.listed()}
    row = language(tag)
    return next((one for one in (row.tag, row.fallback, otherwise) if one in listed), registry.SOURCE)


def offered() -> tuple[Language, ...]:
    """Every language there is help for: those we write first, then those that are spoken or signed only."""
    written = registry.listed()
    return (*written, *(row for row in registry.interpreted() if row not in written))
