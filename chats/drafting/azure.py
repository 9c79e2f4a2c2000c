"""Drafts by Azure AI Translator, through its official client. It knows all 25 languages, Hmong included."""

from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from azure.ai.translation.text import TextTranslationClient
from azure.ai.translation.text.models import TranslateInputItem, TranslationTarget
from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import AzureError, HttpResponseError

from chats.drafting.drafter import NoDraft, Why
from chats.drafting.keeping import lost, marked, unmarked

CODES = {
    "en": "en", "es": "es", "ar": "ar", "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant", "vi": "vi",
    "pt-BR": "pt", "ru": "ru", "ht": "ht", "hmn": "mww", "ur": "ur", "so": "so", "ko": "ko", "fil": "fil",
    "fr": "fr", "uk": "uk", "fa-AF": "prs", "ps": "ps", "sw": "sw", "am": "am", "ti": "ti", "my": "my",
    "ne": "ne", "bn": "bn", "km": "km",
}  # fmt: skip
"""The provider's names of our languages (learn.microsoft.com, Translator language support)."""
AT_ONCE = 25
"""Texts in one request; the provider takes a thousand, and 50,000 letters."""
_SECONDS = 20
_REFUSED = (401, 403)
_BUSY = (408, 429, 500, 502, 503, 504)


class AzureDrafter:
    """One resource. ``url`` is ``https://REGION:KEY@HOST``; the region ``global`` goes unsaid."""

    def __init__(self, url: str, *, timeout_seconds: float = _SECONDS) -> None:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
        region = unquote(parts.username or "")
        self._client = TextTranslationClient(
            f"{parts.scheme}://{parts.hostname}{port}{parts.path.rstrip('/')}",
            AzureKeyCredential(unquote(parts.password or "")),
            region=None if region == "global" else region,
            connection_timeout=timeout_seconds, read_timeout=timeout_seconds, retry_total=1,
            logging_enable=False,
        )  # fmt: skip

    def offers(self, source: str, target: str) -> bool:
        """Whether it drafts from one language of the registry into another."""
        return source in CODES and target in CODES and source != target

    def draft(
        self, texts: Sequence[str], *, source: str, target: str, names: Collection[str] = ()
    ) -> list[str]:
        """Return a draft of each text, in order. ``names`` stay as they are written. Raises NoDraft."""
        if not self.offers(source, target):
            raise NoDraft(Why.NOT_OFFERED)
        made: list[str] = []
        for start in range(0, len(texts), AT_ONCE):
            some = texts[start : start + AT_ONCE]
            drafts = self._asked([marked(text, names) for text in some], CODES[source], CODES[target])
            if len(drafts) != len(some):
                raise NoDraft(Why.NO_ANSWER)
            made += [unmarked(draft) for draft in drafts]
        if any(not draft or lost(text, draft, names) for text, draft in zip(texts, made, strict=True)):
            raise NoDraft(Why.LOST)
        return made

    def _asked(self, pages: Sequence[str], source: str, target: str) -> list[str]:
        wanted = [
            TranslateInputItem(
                text=page, language=source, text_type="Html", targets=[TranslationTarget(language=target)]
            )
            for page in pages
        ]
        try:
            return [_only(item) for item in self._client.translate(body=wanted)]
        except HttpResponseError as refusal:
            raise NoDraft(_why(refusal.status_code)) from None
        except (AzureError, ValueError, KeyError, TypeError, AttributeError, IndexError):
            raise NoDraft(Why.NO_ANSWER) from None


def _only(item: Any) -> str:
    (translation,) = item.translations
    return str(translation.text)


def _why(status: int | None) -> Why:
    if status in _REFUSED:
        return Why.REFUSED
    return Why.BUSY if status in _BUSY else Why.NO_ANSWER
