"""Where a message stands, for translators: what is written on a button is not what is said on the phone.

By the file it comes from. A new file of family-facing words needs its line here.
"""

SURFACES = (
    ("chats/calls/script.py", "a person reads it to a family on the phone"),
    ("chats/calls/", "the list of families to call"),
    ("chats/gatherings/sheets.py", "the last question of a chat, read aloud in the room"),
    ("chats/glossary/", "the glossary of school words"),
    ("chats/help/cards.py", "a card that a family shows to a school"),
    ("chats/help/flyers.py", "a flyer on paper"),
    ("chats/help/inviting.py", "a flyer on paper"),
    ("chats/help/", "the help page for families"),
    ("chats/inbox/letters.py", "the answer to a text: keep it short"),
    ("chats/inbox/by_mail.py", "the answer to a mail"),
    ("chats/interpreters/", "an interpreter's page"),
    ("chats/invitations/", "a family's page of a chat"),
    ("chats/languages/formats.py", "an amount, inside other words"),
    ("chats/notices/letters/call.py", "a person reads it to a family on the phone"),
    ("chats/notices/letters/facts.py", "a line of facts, in every kind of letter"),
    ("chats/notices/letters/mail.py", "a mail"),
    ("chats/notices/letters/printed.py", "a letter on paper"),
    ("chats/notices/letters/said.py", "mails, letters on paper, calendar entries"),
    ("chats/notices/letters/text.py", "a text message: keep it short"),
    ("chats/notices/letters/voice.py", "a machine says it on the phone"),
    ("chats/notices/letters/whatsapp.py", "a WhatsApp message"),
    ("chats/questions/", "the page on which a family asks"),
    ("chats/templates/archive/", "the page of a recording"),
    ("chats/templates/frame/error.html", "an error page"),
    ("chats/templates/frame/", "every page of families"),
    ("chats/templates/help/", "the help page for families"),
    ("chats/templates/interpreters/", "an interpreter's page"),
    ("chats/templates/invitations/", "a family's page of a chat"),
    ("chats/templates/questions/", "the page on which a family asks"),
    ("chats/topics/", "a topic that chats are about"),
    ("chats/voice/", "a machine says it on the phone"),
    ("chats/web/errors.py", "an error page"),
    ("chats/web/forms.py", "beside a field that was filled in wrongly"),
)


def surface_of(place: str) -> str | None:
    """Where the messages of a file stand; None for a file that has no line."""
    return next((words for start, words in SURFACES if place.startswith(start)), None)


def surfaces_of(places: tuple[str, ...]) -> str:
    """The same of several files, each once."""
    return "; ".join(dict.fromkeys(found for place in places if (found := surface_of(place))))
