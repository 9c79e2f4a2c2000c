"""Finds what was never translated on a surface that speaks a pseudo-language.

There every word of ours stands in ⟦brackets⟧ with accents on all its letters. What is left, once names,
numbers and what people wrote are taken away, is English that somebody wrote into the code.
"""

import json
import re
from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element, fromstring

import html5lib
from icalendar import Calendar

from chats.languages.pseudo import CLOSING, OPENING
from chats.languages.registry import choosable
from tests.pages import Page

BRANDS = ("Coffee Chats", "Google", "Outlook")
"""Names of products, which nobody translates."""
ASIDE = re.compile(r"\{\{\w+\}\}|https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LATIN = re.compile(r"[A-Za-z]{2,}")
WORD = re.compile(r"[^\W\d_]{2,}")
SHOWN = ("aria-label", "alt", "placeholder", "title", "label")
TYPED = ("hidden", "checkbox", "radio", "password")
"""Kinds of fields whose value nobody sees."""
READ_BY_PEOPLE = ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "NAME", "X-WR-CALNAME", "X-WR-CALDESC")
SOUND = ("audio/mp4", "audio/mpeg")


def leaks(said: str, known: Collection[str]) -> list[str]:
    """The words that no catalogue gave and nobody is called: Latin ones anywhere, others outside brackets."""
    names = sorted({*known, *BRANDS, *(row.autonym for row in choosable())}, key=len, reverse=True)
    called = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    rest = ASIDE.sub(" ", called.sub(" ", said))
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
    if not page.body or 300 <= page.status < 400 or kind in SOUND:
        return ""
    raise NotImplementedError(f"{page.path}: teach this test to read {kind}")
