"""School words that need explaining, each explained once for every page, letter and editor.

The words are ours, not the district's, and ship translated with the product.
"""

from chats.glossary.term import Term
from chats.glossary.words.classes import CLASSES
from chats.glossary.words.language import LANGUAGE
from chats.glossary.words.people import PEOPLE
from chats.glossary.words.rights import RIGHTS
from chats.glossary.words.school_days import SCHOOL_DAYS
from chats.glossary.words.support import SUPPORT

__all__ = ["GLOSSARY", "Term", "UnknownTerm", "term", "terms"]

GLOSSARY: tuple[Term, ...] = SCHOOL_DAYS + CLASSES + SUPPORT + LANGUAGE + PEOPLE + RIGHTS
"""Every term, by subject."""

_BY_SLUG = {one.slug: one for one in GLOSSARY}


class UnknownTerm(LookupError):
    """No term has this slug. ``slug`` is what was asked for."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"no term {slug!r}")
        self.slug = slug


def term(slug: str) -> Term:
    """Return the term with this slug. Raises UnknownTerm."""
    try:
        return _BY_SLUG[slug]
    except KeyError:
        raise UnknownTerm(slug) from None


def terms(*slugs: str) -> tuple[Term, ...]:
    """Return the terms with these slugs, in this order. Raises UnknownTerm."""
    return tuple(term(slug) for slug in slugs)
