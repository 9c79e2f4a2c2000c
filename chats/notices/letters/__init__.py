"""Composers: one notice, in one language, on one channel. Pure, so preview and sending share them."""

from chats.delivery.letter import Channel, Composed
from chats.notices.due import Notice
from chats.notices.letters.calendar import calendar
from chats.notices.letters.call import call
from chats.notices.letters.facts import Facts, Slot
from chats.notices.letters.mail import mail
from chats.notices.letters.printed import printed
from chats.notices.letters.text import text
from chats.notices.letters.voice import voice
from chats.notices.letters.whatsapp import BY_WHATSAPP, whatsapp

__all__ = ["Facts", "Slot", "compose"]


def compose(notice: Notice, channel: Channel, facts: Facts, source: Facts) -> Composed:
    """Return the letter. ``source`` are the same facts in the language of the liaison who reads along."""
    kind, tag = notice.value, facts.language
    if channel is Channel.TEXT:
        return Composed(kind, tag, channel, text(notice, facts), text(notice, source))
    if channel is Channel.PRINTED:
        subject, body, html = printed(notice, facts)
        return Composed(kind, tag, channel, body, printed(notice, source)[1], subject, html)
    if channel is Channel.VOICE:
        short, words = voice(notice, facts)
        return Composed(kind, tag, channel, words, voice(notice, source)[1], short)
    if channel is Channel.WHATSAPP and notice in BY_WHATSAPP:
        words, values = whatsapp(notice, facts, unreviewed=facts.unreviewed)
        read_along = whatsapp(notice, source, unreviewed=source.unreviewed)[0]
        return Composed(kind, tag, channel, words, read_along, template_values=values)
    if channel is not Channel.MAIL:
        return Composed(kind, tag, channel, call(notice, facts), call(notice, source))
    subject, body, html = mail(notice, facts)
    entry, method = calendar(notice, facts) or (None, None)
    return Composed(kind, tag, channel, body, mail(notice, source)[1], subject, html, entry, method)
