"""Which languages the provider of calls speaks, and by which voice. Pure.

Source: Twilio, "Text-to-speech: available voices and languages" (voice/twiml/say/text-speech), which lists
voices of Amazon Polly and Google. One that is not listed fails the call, so each is named whole. Only plain
("standard") voices: they cost nothing more, and whoever speaks Twilio's API has most of them.

A language that is not here has no voice: Somali, Hmong, Haitian Creole, Tigrinya and others. Nothing near to
it is spoken instead; a recording by a person is played, or a person calls.
"""

from dataclasses import dataclass

from chats.languages.registry import language, listed


@dataclass(frozen=True)
class Voice:
    """``language`` and ``voice`` of TwiML's Say."""

    language: str
    name: str


VOICES = {
    "en": Voice("en-US", "Polly.Joanna"),
    "es": Voice("es-US", "Polly.Lupe"),
    "ar": Voice("arb", "Polly.Zeina"),
    "zh-Hans": Voice("cmn-CN", "Polly.Zhiyu"),
    "zh-Hant": Voice("cmn-CN", "Polly.Zhiyu"),  # the same speech, Mandarin, from its other script
    "vi": Voice("vi-VN", "Google.vi-VN-Standard-A"),
    "pt-BR": Voice("pt-BR", "Polly.Camila"),
    "ru": Voice("ru-RU", "Polly.Tatyana"),
    "ko": Voice("ko-KR", "Polly.Seoyeon"),
    "fil": Voice("fil-PH", "Google.fil-PH-Standard-A"),
    "fr": Voice("fr-FR", "Polly.Lea"),
    "uk": Voice("uk-UA", "Google.uk-UA-Standard-A"),
    "bn": Voice("bn-IN", "Google.bn-IN-Standard-A"),
}
"""By tag of the words that are spoken."""


def voice_of(tag: str) -> Voice | None:
    """The voice that speaks words in this language; None where there is none."""
    # What only tests speak is English in disguise, and must be heard too.
    return VOICES["en"] if language(tag).pseudo else VOICES.get(tag)


def speaking_tags() -> frozenset[str]:
    """The languages that we have words in and the provider a voice for."""
    return frozenset(row.tag for row in listed() if voice_of(row.tag) is not None)
