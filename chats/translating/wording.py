"""How the translators' pages say where a text stands, how far it is, and what is wrong with it."""

from collections.abc import Iterable

from chats.glossary import Term
from chats.glossary.said import stems_of
from chats.languages.naming import called
from chats.languages.placeholders import SLOT
from chats.languages.segments import segments
from chats.languages.words import _s, mark_s, spoken_tag
from chats.texts.states import State
from chats.translating.checking import Piece, Sort, What, Wrong
from chats.translating.queries import ORDER, LanguageCount
from chats.translating.shipped import Shipped
from chats.translating.unit import Place

STATES = {
    State.MISSING: mark_s("not translated"),
    State.OUTDATED: mark_s("outdated: the original was changed"),
    State.MACHINE_DRAFT: mark_s("machine draft"),
    State.DRAFT: mark_s("draft"),
    State.REVIEWED: mark_s("reviewed"),
}
LOOKS = {State.MISSING: "bad", State.OUTDATED: "bad", State.MACHINE_DRAFT: "warn", State.DRAFT: "warn"}
PLACES = {
    Place.TITLE: mark_s("Title"),
    Place.SUMMARY: mark_s("What it is about"),
    Place.QUESTION: mark_s("Question"),
    Place.ANSWER: mark_s("Answer"),
}
SORTS = {
    Sort.SLOT: mark_s("slot"),
    Sort.LINK: mark_s("link"),
    Sort.MAIL: mark_s("mail address"),
    Sort.PHONE: mark_s("phone"),
    Sort.NUMBER: mark_s("number"),
}


def state(one: State) -> str:
    """How far a text is."""
    return _s(STATES[one])


def look(one: State) -> str:
    """How a state looks, beside what it says."""
    return LOOKS.get(one, "ok")


def place(one: Place) -> str:
    """Where a text stands."""
    return _s(PLACES[one])


def sort(one: Piece) -> str:
    """What a piece is that must stay as it is."""
    return _s(SORTS[one.sort])


def language_name(tag: str) -> str:
    """A language as the member of staff calls it."""
    return called(tag, spoken_tag())


def by_state(count: LanguageCount) -> list[tuple[State, str]]:
    """How many texts of a language are how far, what needs most first; states of none are left out."""
    return [(one, f"{count.by_state[one]} {state(one)}") for one in ORDER if count.by_state[one]]


def wrong(one: Wrong) -> str:
    """What is wrong with a translation, and what to do."""
    match one.what:
        case What.LOST:
            return _s(
                "“%(piece)s” of the original is missing. It must stand in the translation too.",
                piece=one.about,
            )
        case What.ADDED:
            return _s("“%(piece)s” is not in the original. Please take it out.", piece=one.about)
        case What.LONG:
            return _s("This is too long. %(most)s characters fit.", most=one.about)
        case What.SCRIPT:
            return _s(
                "Only %(share)s of the letters are of this language’s script. Is it the right language?",
                share=one.about,
            )
        case What.HIDDEN:
            return _s("There is a hidden direction mark in it. Please type it without.")


def length(words: str) -> str:
    """What the words take of a text message."""
    counted = segments(words)
    return _s(
        "Segments of a text message: %(segments)s (%(alphabet)s)",
        segments=counted.count, alphabet=counted.alphabet,
    )  # fmt: skip


def stems(term: Term, tag: str) -> list[list[str]]:
    """What the page looks for while somebody types."""
    return stems_of(term, tag)


def form_labels(one: Shipped, tag: str) -> list[str]:
    """What each field of a counted message is for."""
    if one.source.plural is None:
        return [_s("In your own words")]
    return [
        _s("In your own words, for %(numbers)s …", numbers=", ".join(map(str, one.counts(tag, index))))
        for index in range(len(one.forms))
    ]


def parts(form: str) -> list[tuple[str, bool]]:
    """A message in pieces, each with whether it is a slot: those read from the left in every language."""
    found, at = [], 0
    for slot in SLOT.finditer(form):
        found += [(form[at : slot.start()], False), (slot[0], True)]
        at = slot.end()
    return [*found, (form[at:], False)]


def excerpt(forms: Iterable[str]) -> str:
    """A message on one line of a list."""
    words = " / ".join(" ".join(form.split()) for form in forms)
    return words if len(words) <= 160 else words[:159].rstrip() + "…"
