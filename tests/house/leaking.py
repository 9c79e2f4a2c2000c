"""Finds what was never translated on a surface that speaks a pseudo-language, or one of another script.

There every word of ours stands in ⟦brackets⟧ with accents on all its letters. What is left, once names,
numbers and what people wrote are taken away, is English that somebody wrote into the code.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

import html5lib
from icalendar import Calendar
from pypdf import PdfReader

from chats.help import cards
from chats.help.tongues import tongues
from chats.languages.checks import KEPT_WORDS
from chats.languages.pseudo import CLOSING, OPENING
from chats.languages.registry import choosable, language
from tests.pages import Page

BRANDS = ("Coffee Chats", "Google", "Outlook", "PDF")
"""Names of products and kinds of files, which nobody translates."""
SAID_IN_ENGLISH = (
    *cards.IN_ENGLISH,
    *(one.aloud for row in choosable() for one in tongues(row.tag)),
    *(cards.asked_for(tongues(row.tag)) for row in choosable()),
)
"""What a family shows or says to a school: English in every language, since schools must understand it."""
ASIDE = re.compile(r"\{\{\w+\}\}|https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LATIN = re.compile(r"[A-Za-z]{2,}")
WORD = re.compile(r"[^\W\d_]{2,}")
SHOWN = ("aria-label", "alt", "placeholder", "title", "label")
TYPED = ("hidden", "checkbox", "radio", "password")
"""Kinds of fields whose value nobody sees."""
READ_BY_PEOPLE = ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "NAME", "X-WR-CALNAME", "X-WR-CALDESC")
SOUND = ("audio/mp4", "audio/mpeg")


READ: Counter[str] = Counter()
"""How many answers and letters were read of each surface: ``pytest tests/house --surfaces`` prints them."""


def leaks(said: str, known: Collection[str], tag: str = "en-XA") -> list[str]:
    """The words that no catalogue gave and nobody is called.

    In a pseudo-language that is a Latin word anywhere, and any other outside brackets. In a real one of
    another script it is a Latin word that is not kept as it is everywhere.
    """
    named = {*known, *BRANDS, *SAID_IN_ENGLISH, *(row.autonym for row in choosable())} - {""}
    names = sorted(named, key=len, reverse=True)
    called = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    rest = ASIDE.sub(" ", called.sub(" ", said))
    if not language(tag).pseudo:
        return [word for word in LATIN.findall(rest) if word not in KEPT_WORDS]
    return [*LATIN.findall(rest), *(word for word in WORD.findall(_outside(rest)) if not LATIN.search(word))]


def _outside(said: str) -> str:
    """What stands in no brackets; a slot may bring brackets of its own."""
    depth, kept = 0, []
    for letter in said:
        depth += (letter == OPENING) - (letter == CLOSING)
        kept.append(" " if depth or letter == CLOSING else letter)
    return "".join(kept)


def words_on(element: Element) -> Iterator[str]:
    """All that a page tells those who look and those who listen, whatever language it says it is in."""
    if element.tag in ("style", "script", "template"):
        return
    yield from (element.get(name, "") for name in SHOWN)
    if element.tag == "input" and element.get("type") not in TYPED:
        yield element.get("value", "")
    if element.tag == "meta" and element.get("name") == "description":
        yield element.get("content", "")
    yield element.text or ""
    for child in element:
        yield from words_on(child)
        yield child.tail or ""


def words_of_html(html: str) -> str:
    """The words of an HTML letter."""
    root: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return "\n".join(words_on(root))


def words_of_calendar(body: bytes) -> str:
    """What a calendar shows of a file: texts, and names beside addresses."""
    found: list[str] = []
    for part in Calendar.from_ical(body).walk():
        for name, line in part.property_items(recursive=False):
            found += [str(line)] if name in READ_BY_PEOPLE else []
            found += [str(getattr(line, "params", {}).get("CN", ""))]
    return "\n".join(found)


def words_of_json(body: bytes) -> str:
    """The texts in a JSON answer; its names are for machines."""

    def texts(found: object) -> Iterator[str]:
        if isinstance(found, str):
            yield found
        for inner in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
            yield from texts(inner)

    return "\n".join(texts(json.loads(body)))


def words_of_answer(page: Page) -> str:
    """The words of any answer. Raises NotImplementedError for a kind this test cannot read yet."""
    kind = page.headers.get("Content-Type", "").partition(";")[0]
    if page.is_html:
        return "\n".join(words_on(page.tree))
    if kind == "text/calendar":
        return words_of_calendar(page.body)
    if kind == "text/xml":
        return "\n".join(fromstring(page.body).itertext())  # noqa: S314 (our own answer)
    if kind == "application/json":
        return words_of_json(page.body)
    if kind == "application/pdf":
        return " ".join(" ".join(one.extract_text() for one in PdfReader(BytesIO(page.body)).pages).split())
    if not page.body or 300 <= page.status < 400 or kind in SOUND:
        return ""
    raise NotImplementedError(f"{page.path}: teach this test to read {kind}")
