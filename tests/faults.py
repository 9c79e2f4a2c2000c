"""What can be wrong with a page, whoever made it: each fault in words that say what to mend."""

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

from chats.languages.catalogues import FAMILY, STAFF, path_of, read
from chats.languages.registry import language

TELLING = 12
"""A run of English this long on a page in another language is a sentence that was forgotten."""
UNLABELLED = ("hidden", "submit", "button", "image", "reset")


def faults(root: Element, policy: str) -> list[str]:
    """What is wrong with a page that came with this content security policy; nothing, for a good one."""
    return [
        *_frame(root),
        *_unlabelled(root),
        *_dangling(root),
        *_unsafe(root, policy),
        *_left_in_english(root),
    ]


def _frame(root: Element) -> Iterator[str]:
    ids = [element.get("id", "") for element in root.iter() if element.get("id") is not None]
    headings = ["".join(heading.itertext()).strip() for heading in root.iter("h1")]
    if not root.get("lang"):
        yield "the page does not say its language"
    if root.get("dir") not in ("ltr", "rtl"):
        yield "the page does not say its direction"
    if len(headings) != 1 or not headings[0]:
        yield f"it has {len(headings)} main headings, or an empty one"
    if not "".join(root.findtext("head/title") or "").strip():
        yield "it has no title"
    yield from (f"the id {one} stands twice" for one in sorted({i for i in ids if ids.count(i) > 1}))


def _unlabelled(root: Element) -> Iterator[str]:
    named = {label.get("for") for label in root.iter("label") if "".join(label.itertext()).strip()}
    inside = {id(field) for label in root.iter("label") for field in label.iter()}
    for tag in ("input", "select", "textarea"):
        for field in root.iter(tag):
            told = field.get("aria-label") or field.get("aria-labelledby") or field.get("id") in named
            if field.get("type") not in UNLABELLED and not told and id(field) not in inside:
                yield f"the field {field.get('name')} has no label"
    for button in root.iter("button"):
        if not ("".join(button.itertext()).strip() or button.get("aria-label")):
            yield "a button says nothing"
    for image in root.iter("img"):
        if image.get("alt") is None:
            yield f"the image {image.get('src')} has no alternative"


def _dangling(root: Element) -> Iterator[str]:
    ids = {element.get("id") for element in root.iter()}
    for element in root.iter():
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list"):
            for target in (element.get(attribute) or "").split():
                if target not in ids:
                    yield f"{attribute}={target} points at nothing"
        goal = element.get("href", "")
        if element.tag == "a" and goal.startswith("#") and goal[1:] not in ids:
            yield f"the link {goal} leads nowhere on the page"
    for form in root.iter("form"):
        if not (form.get("action") or "").startswith("/"):
            yield f"a form's action is {form.get('action')!r}, not a path of ours"


def _unsafe(root: Element, policy: str) -> Iterator[str]:
    for element in root.iter():
        inline = [name for name in element.keys() if name == "style" or name.startswith("on")]  # noqa: SIM118
        yield from (f"<{element.tag}> has an inline {name}" for name in inline)
        if element.tag == "script" and not element.get("src"):
            yield "there is an inline script"
        if element.tag == "style":
            digest = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
            if f"'sha256-{digest}'" not in policy:
                yield "there is an inline style that the policy does not name"
        if (element.get("href") or "").startswith("javascript:"):
            yield "a link is a script"


def _left_in_english(root: Element) -> Iterator[str]:
    tag = root.get("lang", "en")
    if tag != "en":
        text = " ".join("".join(words_of(root)).split())
        yield from (f"“{words}” is still English" for words in sorted(_english(tag)) if words in text)


def words_of(element: Element, language: str | None = None) -> Iterator[str]:
    """The words a reader meets in the page's own language: not those marked as another one's."""
    page_language = language or element.get("lang", "")
    if element.tag in ("style", "script", "template") or element.get("lang", page_language) != page_language:
        return
    for attribute in ("aria-label", "alt", "placeholder", "title"):
        if element.get(attribute):
            yield f" {element.get(attribute)} "
    yield element.text or ""
    for child in element:
        yield from words_of(child, page_language)
        yield " " + (child.tail or "")


@lru_cache(maxsize=32)
def _english(tag: str) -> frozenset[str]:
    """The English sentences, cut at their slots, that say something else in this language."""
    found: set[str] = set()
    for domain in (FAMILY, STAFF):
        for (_context, english), theirs in read(path_of(language(tag), domain)).forms.items():
            parts = [part.strip() for part in re.split(r"%\(\w+\)s", english)] if all(theirs) else []
            found |= {part for part in parts if len(part) >= TELLING and part not in theirs[0]}
    return frozenset(found)
