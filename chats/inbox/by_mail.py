"""The small answers to mails that come in. Pure.

They keep the subject of the mail that was answered, so that they stand below it in the same conversation.
"""

from collections.abc import Callable
from html import escape

from chats.delivery.frames import framed
from chats.delivery.letter import Channel, Composed
from chats.inbox.letters import WORDS, Facts, Reply, unreviewed
from chats.languages.words import _, speaking

Words = Callable[[Facts], str]


def compose(reply: Reply, subject: str, facts: Facts, source: Facts) -> Composed:
    """Return the answer. ``source``: the same facts in the language of the liaison who reads along."""
    lines, source_text = _lines(reply, facts), "\n\n".join(_lines(reply, source))
    heading = _heading(subject, facts)
    html = framed(facts.language, heading, [_paragraph(line) for line in lines])
    words = "\n\n".join(lines) + "\n"
    return Composed(reply.kind, facts.language, Channel.MAIL, words, source_text, heading, html)


def _heading(subject: str, facts: Facts) -> str:
    # A subject with a slot in it was filled for somebody; ours has nothing to fill it with.
    if not subject or "{{" in subject:
        return facts.school.replace("{{", "{")
    return subject if subject.startswith("Re: ") else f"Re: {subject}"


def _lines(reply: Reply, facts: Facts) -> list[str]:
    with speaking(facts.language):
        lines = [(_BY_MAIL.get(reply) or WORDS[reply])(facts)]
        if reply in (Reply.COMING, Reply.NOT_COMING):
            lines.append(_("To change your answer, open:") + "\n{{link}}")
        return lines + ([unreviewed(facts)] if facts.unreviewed else [])


def _paragraph(line: str) -> str:
    shown = escape(line).replace("\n", "<br>")
    return f"<p>{shown.replace('{{link}}', _LINK)}</p>"


_LINK = '<a href="{{link}}"><bdi dir="ltr">{{link}}</bdi></a>'


def _sent_to_liaison(facts: Facts) -> str:
    return _(
        "%(school)s: thank you. A person will read your message. You can also answer 1 for yes, 2 for no,"
        " 3 for a call.",
        school=facts.shown_school,
    )  # fmt: skip


def _stopped(facts: Facts) -> str:
    if facts.shown_phone is None:
        return _("%(school)s: we will send no more mail to this address.", school=facts.shown_school)
    return _(
        "%(school)s: we will send no more mail to this address. You can always call: %(phone)s",
        school=facts.shown_school, phone=facts.shown_phone,
    )  # fmt: skip


def _help(facts: Facts) -> str:
    if facts.shown_phone is None:
        return _(
            "%(school)s invites families by mail. Reply 1: yes, 2: no, 3: please call me. STOP ends these"
            " mails.",
            school=facts.shown_school,
        )  # fmt: skip
    return _(
        "%(school)s invites families by mail. Reply 1: yes, 2: no, 3: please call me. STOP ends these"
        " mails. Questions: %(phone)s",
        school=facts.shown_school, phone=facts.shown_phone,
    )  # fmt: skip


_BY_MAIL: dict[Reply, Words] = {
    Reply.SENT_TO_LIAISON: _sent_to_liaison,
    Reply.STOPPED: _stopped,
    Reply.HELP: _help,
}
