"""The digest as a mail: counts and chats only, and no family's name anywhere in it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import escape

from chats.delivery.explaining import notice_name
from chats.delivery.frames import framed
from chats.delivery.letter import Channel, Composed
from chats.delivery.rendering import literal
from chats.digests.days import Answered, ChatDay, Day
from chats.languages import formats
from chats.languages.words import _s, _sn, speaking

KIND = "digest"
_SEPARATOR = " · "


@dataclass(frozen=True)
class Named:
    """A chat as it is called in the reader's language."""

    title: str
    school: str
    when: str


def digest(on: date, day: Day, chats: Mapping[int, Named], desk_url: str, tag: str) -> Composed:
    """Return the mail that tells ``day`` in language ``tag``. ``desk_url``: where the desk begins."""
    with speaking(tag):
        subject = _s("Coffee Chats, %(day)s", day=formats.day(on, tag))
        hello = _s("Hello %(name)s,", name="{{name}}")
        lead = _s("This happened at your chats since the last mail of this kind:")
        blocks = [(chats[one.meeting_id], _lines(one, tag)) for one in day.chats]
        calls = _sn("%(n)s family waits for a call.", "%(n)s families wait for a call.", day.calls)
        more, off = _s("Go to your desk"), _s("No more of these mails? Turn them off on your page:")
    links = (desk_url, f"{desk_url}/account")
    ends = (calls if day.calls else "", f"{more}:\n{links[0]}", f"{off}\n{links[1]}")
    text = _text(hello, lead, blocks, *ends)
    body = [
        f"<p>{escape(hello).replace('{{name}}', '<bdi>{{name}}</bdi>')}</p>",
        f"<p>{escape(lead)}</p>",
        *(_html(*block) for block in blocks),
        *([f"<p><strong>{escape(calls)}</strong></p>"] if day.calls else []),
        f'<p><a class="go" href="{escape(links[0])}">{escape(more)}</a></p>',
        f'<p><small>{escape(off)} <a href="{escape(links[1])}">{escape(links[1])}</a></small></p>',
    ]
    html = framed(tag, subject, body)
    return Composed(KIND, tag, Channel.MAIL, text, text, subject, html)


def _lines(one: ChatDay, tag: str) -> list[str]:
    lines = []
    if one.sent:
        kinds = (f"{notice_name(kind)} ({formats.number(number, tag)})" for kind, number in one.sent.items())
        lines.append(_s("Sent: %(what)s", what=_SEPARATOR.join(kinds)))
    if one.answered:
        said = [_answer(answer, one.answered[answer]) for answer in Answered if answer in one.answered]
        lines.append(_s("Answers: %(what)s", what=_SEPARATOR.join(said)))
    if one.failed:
        lines.append(_sn("%(n)s message did not arrive", "%(n)s messages did not arrive", one.failed))
    return lines


def _answer(answer: Answered, families: int) -> str:
    return {
        Answered.YES: _s("%(number)s yes", number=families),
        Answered.NO: _s("%(number)s no", number=families),
        Answered.CALL: _s("%(number)s please call", number=families),
    }[answer]


def _heading(chat: Named) -> str:
    return literal(f"{chat.title}, {chat.when}, {chat.school}")


def _text(hello: str, lead: str, blocks: list[tuple[Named, list[str]]], *ends: str) -> str:
    told = ["\n".join([_heading(chat), *(f"- {line}" for line in lines)]) for chat, lines in blocks]
    return "\n\n".join(block for block in (hello, lead, *told, *ends) if block) + "\n"


def _html(chat: Named, lines: list[str]) -> str:
    points = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h2><bdi>{escape(_heading(chat))}</bdi></h2><ul>{points}</ul>"
