"""Notices on paper: one page that a child takes home in a backpack, with a slip to give back. Pure.

On the outside stands whom it is for, and nothing of what it is about. Names and the link stay slots; the
square that a phone reads is made of the link when the page is printed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from chats.delivery.frames import framed
from chats.languages import formats
from chats.languages.words import _, _p, speaking
from chats.notices.due import Notice
from chats.notices.letters.facts import Facts
from chats.notices.letters.said import Said, rows, said, unreviewed_line

ANSWERABLE = (Notice.INVITATION, Notice.CHANGED, Notice.REMINDER_DAY)
"""What a family can answer on the slip."""
_GAPS = {"label": "\n", "value": " ", "link": "\n", "box": "\n"}
"""In the text: what stands before a part, where that is no empty line."""
_SHOWN = {"label": "%s:", "box": "☐ %s"}


@dataclass(frozen=True)
class _Part:
    """A piece of the page. ``place`` says which, to whoever sets it on paper."""

    place: str
    words: str
    tag: str = "p"


def printed(notice: Notice, facts: Facts) -> tuple[str, str, str]:
    """Return what stands outside, the letter as text, and as HTML whose classes name its places."""
    with speaking(facts.language):
        words = said(notice, facts)
        # Translators: %(name)s is a guardian, to whose family the letter goes.
        outside = _("To the family of %(name)s", name="{{family}}")
        parts = [
            _Part("from", facts.shown_school),
            _Part("outside", outside),
            *_told(notice, words, facts),
            *_asked(notice, words, facts),
            *_closing(facts),
        ]
    return outside, _text(parts), framed(facts.language, words.subject, map(_html, parts))


def _told(notice: Notice, words: Said, facts: Facts) -> Iterable[_Part]:
    title, *paragraphs = words.lead
    yield _Part("title", title, "h1")
    yield from (_Part("words", paragraph) for paragraph in paragraphs if paragraph)
    for label, value in rows(notice, facts):
        yield _Part("label", label)
        yield _Part("value", value)


def _asked(notice: Notice, words: Said, facts: Facts) -> Iterable[_Part]:
    if words.button is None:
        return
    yield _Part("scan", _("Point the camera of a phone at this square, or open:"))
    yield _Part("link", "{{link}}")
    if notice not in ANSWERABLE:
        return
    yield _Part("back", _("Or tick a box, cut here, and let your child take this slip back to school."))
    yield _Part("whose", "{{family}}")
    yield _Part("whose", facts.shown_school + formats.comma(facts.language) + facts.short_when())
    for answer in (
        _p("button", "Yes, we will come"), _p("button", "No, not this time"), _p("button", "Please call me"),
    ):  # fmt: skip
        yield _Part("box", answer)


def _closing(facts: Facts) -> Iterable[_Part]:
    phone, school = facts.shown_school_phone, facts.shown_school
    signed = school if phone is None else _("%(school)s, phone %(phone)s", school=school, phone=phone)
    yield _Part("closing", signed)
    line = unreviewed_line(facts)
    if line:
        yield _Part("line", line)


def _text(parts: Iterable[_Part]) -> str:
    """As the timeline shows it."""
    return "".join(
        _GAPS.get(one.place, "\n\n") + _SHOWN.get(one.place, "%s") % one.words for one in parts
    ).strip()


def _html(part: _Part) -> str:
    shown = escape(part.words).replace("{{family}}", "<bdi>{{family}}</bdi>")
    return f'<{part.tag} class="{part.place}">{shown}</{part.tag}>'
