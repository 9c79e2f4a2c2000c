"""Exactly what each language would get, by the composers that make the letters themselves. Pure."""

from dataclasses import dataclass, replace

from chats.compose.outlook import LanguageRow
from chats.delivery.letter import Channel
from chats.delivery.rendering import fill_text
from chats.languages.registry import Language, language
from chats.languages.segments import Segments, segments
from chats.notices.due import Notice
from chats.notices.letters import Facts, compose

CENTS_PER_SEGMENT = 1.1
"""A US carrier's list price for one segment with the networks' fee, rounded: "about", never a bill."""
SAMPLE_TOKEN = "their-own-link-is-here"  # noqa: S105  (as long as a real one, so that segments are counted right)


@dataclass(frozen=True)
class Preview:
    """One language's invitation as it would arrive."""

    language: Language
    row: LanguageRow
    text: str
    subject: str
    mail: str
    segments: Segments
    heard: str
    """What a machine says on the phone; empty where it rings nobody in this language."""
    whatsapped: str
    """What stands on WhatsApp; empty where nobody reads it there in this language."""
    unchecked: bool
    """Whether the letter says that no person has checked its words."""

    @property
    def cents(self) -> float:
        """Roughly what the texts in this language cost."""
        return self.segments.count * self.row.people(Channel.TEXT) * CENTS_PER_SEGMENT


def preview(
    row: LanguageRow, facts: Facts, source: Facts, *, says_so: frozenset[Channel], site: str, name: str
) -> Preview:
    """The invitation in the language of ``row`` for ``name``. ``source``: facts in the liaison's language.

    ``says_so``: the channels on which the letter has to say that nobody checked its words yet.
    """
    slots = {"name": name, "link": f"{site}/r/{SAMPLE_TOKEN}"}
    texted = replace(facts, unreviewed=Channel.TEXT in says_so)
    mailed = replace(facts, unreviewed=Channel.MAIL in says_so)
    text = compose(Notice.INVITATION, Channel.TEXT, texted, source)
    mail = compose(Notice.INVITATION, Channel.MAIL, mailed, source)
    filled = fill_text(text.text, slots, row.tag)
    subject = fill_text(mail.subject or "", slots, row.tag)
    body = fill_text(mail.text, slots, row.tag)
    heard, whatsapped = (
        fill_text(_if_any(channel, row, facts, source, says_so), slots, row.tag)
        for channel in (Channel.VOICE, Channel.WHATSAPP)
    )
    unchecked = bool(says_so - {Channel.WHATSAPP})
    return Preview(
        language(row.tag), row, filled, subject, body, segments(filled), heard, whatsapped, unchecked
    )


def _if_any(
    channel: Channel, row: LanguageRow, facts: Facts, source: Facts, says_so: frozenset[Channel]
) -> str:
    """The words on a channel that reaches few; empty where it reaches nobody."""
    if not row.people(channel):
        return ""
    said = replace(facts, unreviewed=channel in says_so)
    return compose(Notice.INVITATION, channel, said, source).text
