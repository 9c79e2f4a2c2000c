"""Pages that the provider of calls reads out or plays: TwiML. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from chats.delivery.speech import Voice
from chats.languages.isolation import without_bidi_controls

WAITS_SECONDS = 6
"""How long a key is waited for after the last word."""
TWICE = 2
"""Without a key, all of it is heard once more."""


@dataclass(frozen=True)
class Spoken:
    """Sentences in a provider's voice. Each is a Say of its own, so that a breath lies between two."""

    lines: Iterable[str]
    voice: Voice


@dataclass(frozen=True)
class Played:
    """A recording."""

    url: str


Heard = Spoken | Played


def asks(heard: Heard, key_url: str) -> bytes:
    """Let it be heard, twice if no key is pressed; the key goes to ``key_url``, also amid a sentence."""
    page = Element("Response")
    for _ in range(TWICE):
        gather = SubElement(
            page, "Gather", input="dtmf", numDigits="1", timeout=str(WAITS_SECONDS), method="POST",
            action=key_url,
        )  # fmt: skip
        _put(gather, heard)
    SubElement(page, "Hangup")
    return _written(page)


def tells(*heard: Heard) -> bytes:
    """Let it be heard and hang up; nothing at all hangs up without a word."""
    page = Element("Response")
    for one in heard:
        _put(page, one)
    SubElement(page, "Hangup")
    return _written(page)


def _put(parent: Element, heard: Heard) -> None:
    if isinstance(heard, Played):
        SubElement(parent, "Play").text = heard.url
        return
    for line in heard.lines:
        # Marks of direction are for the eye; some voices stumble over them.
        said = SubElement(parent, "Say", language=heard.voice.language, voice=heard.voice.name)
        said.text = without_bidi_controls(line)


def _written(page: Element) -> bytes:
    written: bytes = tostring(page, encoding="utf-8", xml_declaration=True)
    return written
