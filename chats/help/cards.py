"""What stands on an interpreter card: English for the school, and the same for its holder. Pure."""

from collections.abc import Sequence

from chats.help.tongues import Tongue
from chats.languages.words import _, _p

NEED = "I need an interpreter."
MY_LANGUAGE = "My language:"
FOR_SCHOOLS = "For the school"
LINE = "Language line:"
STEPS = (
    "Call the language line, or ask for an interpreter.",
    "Say the language. Stay with this person until the interpreter is there.",
    "Never use a child or a relative. It costs the family nothing.",
)
OFFICE = "Office for Civil Rights"
IN_ENGLISH = (NEED, MY_LANGUAGE, FOR_SCHOOLS, LINE, *STEPS, OFFICE)
"""English in every language, since it is shown or said to people who speak English."""


def asked_for(tongues: Sequence[Tongue]) -> str:
    """The languages as the English half names them, for whoever rings the line."""
    return " / ".join(one.english for one in tongues)


def own_names(tongues: Sequence[Tongue]) -> str:
    """The languages as their speakers name them."""
    return " / ".join(one.own for one in tongues)


def need() -> str:
    """The sentence that the card is for."""
    # Translators: said by the holder of a card. Stands in large letters under the same words in English.
    return _("I need an interpreter.")


def my_language() -> str:
    """Before the name of the language."""
    return _p("card", "My language")


def how() -> str:
    """For the holder."""
    return _("Show this card at the school. You pay nothing for an interpreter.")


def to_write() -> tuple[str, str]:
    """Lines that the holder fills in, on the large card."""
    return _p("card", "My name"), _p("card", "My child’s name")


def district() -> str:
    """Before the number that a family calls."""
    return _p("card", "School district")


def small() -> str:
    """A link to a sheet of small cards."""
    # Translators: a link to a page that a family prints and cuts into cards of the size of a bank card.
    return _("Small cards to print")


def large() -> str:
    """A link to a card of half a page."""
    return _("A large card to print")


def show_this() -> str:
    """Above the card on the page."""
    return _("Show this to the school")
