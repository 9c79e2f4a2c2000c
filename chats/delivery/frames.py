"""The look of every HTML mail of ours. Pure."""

from collections.abc import Iterable
from html import escape

from chats.languages.registry import language

_STYLE = (
    "body{margin:0;padding:24px;font:17px/1.6 system-ui,sans-serif;color:#2a211b;background:#fffdf9}"
    "h1{font-size:20px;line-height:1.3}dt{color:#6b5d52}dd{margin:0 0 12px;font-weight:600}"
    "a.go{display:inline-block;padding:14px 24px;border-radius:12px;background:#2f6b4f;color:#fff;"
    "font-weight:650;text-decoration:none}small{color:#6b5d52}"
)


def framed(tag: str, subject: str, body: Iterable[str]) -> str:
    """The HTML of a mail in language ``tag``: the house's look around ``body``, whose values are escaped."""
    row = language(tag)
    head = f'<meta charset="utf-8"><title>{escape(subject)}</title><style>{_STYLE}</style>'
    opening = f'<!doctype html>\n<html lang="{row.tag}" dir="{row.direction}"><head>{head}</head><body>\n'
    return opening + "\n".join(body) + "\n</body></html>\n"
