"""How the page of letters says what there is, and what is in the way."""

from collections.abc import Mapping, Sequence

from chats.families.households import GradeBand
from chats.families.wording import band_name
from chats.invitations.replies import NoSeatLeft
from chats.languages.formats import listing
from chats.languages.naming import called
from chats.languages.words import _s, _sn, spoken_tag
from chats.printing.heaps import Heap
from chats.printing.wanted import WhyNot


def letters(number: int) -> str:
    """So many letters."""
    return _sn("%(n)s letter", "%(n)s letters", number)


def languages(one: Heap) -> str:
    """How many in which language."""
    tag = spoken_tag()
    return listing([f"{number} {called(spoken, tag)}" for spoken, number in one.languages], tag)


def band(one: GradeBand | None) -> str:
    """Whose backpacks."""
    return _s("No child at this school any more") if one is None else band_name(one)


def obstacles(why_not: Mapping[WhyNot, int], packages: tuple[str, ...]) -> list[str]:
    """Who cannot be told on paper, and what to do."""
    said = [_obstacle(why, number) for why, number in why_not.items() if why is not WhyNot.NO_FONT]
    return [*said, fonts(packages)] if packages else said


def _obstacle(why: WhyNot, number: int) -> str:
    if why is WhyNot.READS_NOTHING:
        return _sn(
            "%(n)s guardian does not read: please call.",
            "%(n)s guardians do not read: please call.",
            number,
        )
    if why is WhyNot.NO_WORDS:
        return _sn(
            "%(n)s guardian reads a language that we have no words in yet: please call.",
            "%(n)s guardians read languages that we have no words in yet: please call.",
            number,
        )
    return _sn(
        "%(n)s guardian gets no letter: nobody has checked the words in their language, and your district "
        "wants that first.",
        "%(n)s guardians get no letter: nobody has checked the words in their language, and your district "
        "wants that first.",
        number,
    )


def fonts(packages: tuple[str, ...]) -> str:
    """What an administrator must install before some letters can be printed."""
    return _s(
        "Some letters cannot be printed, because this machine has no font for them. Ask whoever runs it to "
        "install the Debian package: %(packages)s.",
        packages=", ".join(packages),
    )


def refusal(why: Exception) -> str:
    """Why an answer could not be taken."""
    if isinstance(why, NoSeatLeft):
        return _sn("Only %(n)s seat is left for them.", "Only %(n)s seats are left for them.", why.free)
    return _s("Nobody can answer any more: the chat has begun or is cancelled.")


def unread(*errors: Sequence[str]) -> str:
    """Why a slip could not be read: what was typed, else the button."""
    return " ".join(why for held in errors for why in held) or _s("Please press one of the buttons.")
