"""How the pages say which texts leave, in what format, and what a file would change."""

from chats.exchange.formats import Format
from chats.exchange.planning import Standing, Step
from chats.exchange.written import Which
from chats.languages.naming import named
from chats.languages.words import _s, spoken_tag
from chats.texts.states import State
from chats.translating import wording


def language_name(tag: str) -> str:
    """A language by the reader's name for it."""
    return named(tag, spoken_tag())


def which(one: Which) -> str:
    """Which texts."""
    return {
        Which.OUTSIDE: _s("Those marked for a translator outside"),
        Which.OPEN: _s("Everything that nobody has reviewed"),
        Which.ALL: _s("Everything"),
    }[one]


def what_for(one: Format) -> str:
    """A format by its name and who wants it."""
    return {
        Format.XLIFF: _s("XLIFF, for translators’ programs"),
        Format.PO: _s("PO, for Poedit and the like"),
        Format.CSV: _s("CSV, for a spreadsheet"),
    }[one]


def state(one: State) -> str:
    """How far a text is."""
    return wording.state(one)


def conflict(step: Step) -> str:
    """Why it is not taken by itself."""
    if step.standing is Standing.SOURCE_CHANGED:
        return _s("The original was changed after the file left. The translation is of the old one.")
    return _s("Somebody here wrote another translation after the file left.")
