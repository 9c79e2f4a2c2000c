"""Notices as mail: subject, plain text, HTML. Pure.

Names and links stay slots. What people wrote was made ``literal`` in the facts, so that it opens none.
"""

from html import escape

from chats.delivery.frames import framed
from chats.languages.words import _, speaking
from chats.notices.due import Notice
from chats.notices.letters.facts import Facts
from chats.notices.letters.said import Said, rows, said, unreviewed_line


def mail(notice: Notice, facts: Facts) -> tuple[str, str, str]:
    """Return subject, text and HTML of a notice."""
    with speaking(facts.language):
        words, table, line = said(notice, facts), rows(notice, facts), unreviewed_line(facts)
        hello, closing = _("Hello %(name)s,", name="{{name}}"), _closing(facts)
    return (
        words.subject,
        _text(words, table, hello, closing, line),
        _html(words, table, hello, closing, line, facts),
    )


def _closing(facts: Facts) -> str:
    if facts.shown_phone is None:
        return facts.shown_school
    return _("%(school)s, phone %(phone)s", school=facts.shown_school, phone=facts.shown_phone)


def _text(words: Said, table: list[tuple[str, str]], hello: str, closing: str, line: str | None) -> str:
    blocks = [hello, *words.lead, "\n".join(_line(*row) for row in table)]
    if words.button:
        blocks.append(f"{words.button}:\n{{{{link}}}}")
    blocks.append(closing)
    if line:
        blocks.append(line)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _line(label: str, value: str) -> str:
    # A link stands alone on its line: whatever touches it would be taken for a part of it.
    return f"{label}:\n{value}" if _is_link(value) else f"{label}: {value}"


def _is_link(value: str) -> bool:
    return value.startswith(("http://", "https://"))


def _html(
    words: Said, table: list[tuple[str, str]], hello: str, closing: str, line: str | None, facts: Facts
) -> str:
    greeting = escape(hello).replace("{{name}}", "<bdi>{{name}}</bdi>")
    title, *paragraphs = (escape(block) for block in words.lead)
    body = [
        f"<p>{greeting}</p>",
        f"<h1>{title}</h1>",
        *(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph),
    ]
    body.append(
        "<dl>"
        + "".join(f"<dt>{escape(label)}</dt><dd>{_value(value)}</dd>" for label, value in table)
        + "</dl>"
    )
    if words.button:
        body.append(f'<p><a class="go" href="{{{{link}}}}">{escape(words.button)}</a></p>')
    body.append(f"<p>{escape(closing)}</p>")
    if line:
        body.append(f"<p><small>{escape(line)}</small></p>")
    return framed(facts.language, words.subject, body)


def _value(value: str) -> str:
    shown = escape(value)
    return f'<a href="{shown}"><bdi dir="ltr">{shown}</bdi></a>' if _is_link(value) else f"<bdi>{shown}</bdi>"
