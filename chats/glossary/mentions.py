"""Which terms an English text uses, and where: what to explain, and what a translation must say too."""

import re
from dataclasses import dataclass

from chats.glossary import GLOSSARY, Term

# Addresses, links and slots are no words: a term inside one is not said to anybody.
_NO_WORDS = r"https?://\S+|\b[\w.+-]+@[\w.-]+\b|\{[^{}]*\}|%\(\w+\)s"
_JOINTS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2019": "'", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Mention:
    """A term that a text uses, from character ``start`` to before ``end``."""

    term: Term
    start: int
    end: int


def mentions(text: str) -> tuple[Mention, ...]:
    """Return every use of a term in an English text, in order; none lies inside another.

    Whole words only, in singular or plural, the longest term first. Capitals do not matter, except in a
    short form such as "EL", which must be in capitals. A line end may stand for a space, and a space
    for a hyphen.
    """
    found = ((match, _MEANT[match.lastgroup or ""]) for match in _FORMS.finditer(text.translate(_JOINTS)))
    return tuple(Mention(term, match.start(), match.end()) for match, term in found if term is not None)


def terms_in(text: str) -> tuple[Term, ...]:
    """Return the terms that an English text uses, once each, in the order in which it first uses them."""
    return tuple(dict.fromkeys(mention.term for mention in mentions(text)))


def _forms() -> list[tuple[str, Term | None]]:
    """Every form that is looked for, the longest first; None where the phrase means something else."""
    forms: list[tuple[str, Term | None]] = [
        (form, term) for term in GLOSSARY for form in (term.word, *term.also)
    ]
    forms += [(phrase, None) for term in GLOSSARY for phrase in term.unlike]
    return sorted(forms, key=lambda form: len(form[0]), reverse=True)


def _pattern(form: str) -> str:
    """``form`` as a regular expression for its singular and its regular plural."""
    joined = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]", form))
    whole = f"{joined[:-1]}(?:y|ies)" if joined.endswith("y") else f"{joined}(?:e?s)?"
    return whole if form.isupper() else f"(?i:{whole})"


def _compiled() -> tuple[re.Pattern[str], dict[str, Term | None]]:
    meant: dict[str, Term | None] = {"skipped": None}
    branches = []
    for number, (form, term) in enumerate(_forms()):
        meant[f"form{number}"] = term
        branches.append(f"(?P<form{number}>{_pattern(form)})")
    return re.compile(rf"(?P<skipped>{_NO_WORDS})|(?<!\w)(?:{'|'.join(branches)})(?!\w)"), meant


_FORMS, _MEANT = _compiled()
