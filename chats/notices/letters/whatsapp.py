"""Notices as WhatsApp messages: words that WhatsApp approved beforehand, with places for what differs. Pure.

The words are those of texts. WhatsApp's own rules shape the rest: a place stands neither first nor last nor
alone on its line, and holds one line. So a picture of a school goes first, how to stop goes last, and what a
link is for stands before it. One template says one notice in one language, whatever the district; what only
some have, such as where a meeting was before or a district's number, stands on the page behind the link.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chats.languages import formats
from chats.languages.catalogues import as_shipped
from chats.languages.words import _, _p, speaking
from chats.notices.due import Notice
from chats.notices.letters.facts import Facts

BY_WHATSAPP = (
    Notice.INVITATION, Notice.CHANGED, Notice.CANCELLED, Notice.REMINDER_DAY, Notice.REMINDER_HOURS,
    Notice.WAITLISTED, Notice.SEATED, Notice.RECORDING_READY,
)  # fmt: skip
"""What families may be told; interpreters are not written to by WhatsApp."""
ANSWERABLE = (Notice.INVITATION, Notice.CHANGED, Notice.REMINDER_DAY)
KEYS = ("1", "2", "3")
"""What stands on the buttons, as the words above them say: yes, no, please call me."""
CODES = {
    "en": "en", "es": "es", "ar": "ar", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW", "vi": "vi", "pt-BR": "pt_BR",
    "ru": "ru", "ur": "ur", "ko": "ko", "fil": "fil", "fr": "fr", "uk": "uk", "fa-AF": "fa", "sw": "sw",
    "bn": "bn",
}  # fmt: skip
"""The languages that WhatsApp takes templates in, by its own names (Meta, "Supported languages")."""
_SCHOOL = "🏫"
_LINK = "{{link}}"


@dataclass(frozen=True)
class Template:
    """What WhatsApp is to approve."""

    notice: Notice
    language: str
    body: str
    """With ``{{1}}``, ``{{2}}`` … for what differs."""
    samples: tuple[str, ...]
    """What may stand there."""

    @property
    def has_buttons(self) -> bool:
        """Whether it is answered by a button."""
        return self.notice in ANSWERABLE

    @property
    def name(self) -> str:
        """What it is called at the provider."""
        return f"chats_{self.notice.value}_{self.language}".replace("-", "_").lower()


def template(notice: Notice, language: str, *, unreviewed: bool) -> Template:
    """Return the template of a notice. ``unreviewed``: whether no person has checked these words yet."""
    with speaking(language), as_shipped():  # a district's own words would not be those that were approved
        lines = _lines(notice, "{{1}}", "{{2}}", _place_of_link(notice), unreviewed=unreviewed)
    samples = {"{{1}}": "Lincoln School", "{{2}}": "9.3. 18:00"}
    samples[_place_of_link(notice)] = "https://chats.example.org/r/" + "x" * 22
    body = "\n".join(lines)
    return Template(notice, language, body, tuple(samples[place] for place in _places(body)))


def whatsapp(notice: Notice, facts: Facts, *, unreviewed: bool) -> tuple[str, tuple[str, ...]]:
    """Return what a reader sees, its link still a slot, and what stands in the template's places."""
    made = template(notice, facts.language, unreviewed=unreviewed)
    when = f"{facts.short_when()}{formats.comma(facts.language)}{facts.where()}"
    held = {"{{1}}": facts.shown_school, "{{2}}": when} | {_place_of_link(notice): _LINK}
    values = tuple(_one_line(held[place]) for place in _places(made.body))
    return filled(made.body, values), values


def filled(body: str, values: Sequence[str]) -> str:
    """Return a template with its places filled, each once."""
    return re.sub(r"\{\{(\d)\}\}", lambda place: values[int(place[1]) - 1], body)


def _places(body: str) -> list[str]:
    return sorted(set(re.findall(r"\{\{\d\}\}", body)))


def _place_of_link(notice: Notice) -> str:
    return "{{2}}" if notice is Notice.RECORDING_READY else "{{3}}"


def _one_line(value: str) -> str:
    return re.sub(r"[\n\r\t]+| {4,}", " ", value).strip() or "–"


def _lines(notice: Notice, school: str, slot: str, link: str, *, unreviewed: bool) -> list[str]:
    lines = [f"{_SCHOOL} {_news(notice, school, slot)}"]
    if notice in ANSWERABLE:
        lines.append(_("Reply 1: yes, 2: no, 3: please call me. Or open:") + f" {link}")
    elif notice is Notice.RECORDING_READY:
        lines.append(f"{_p('button', 'Open the recording')}: {link}")
    elif notice is not Notice.CANCELLED:
        lines.append(_("To change your answer, open:") + f" {link}")
    if unreviewed:
        lines.append(_("Translated by computer, not checked yet."))
    return [*lines, _("STOP ends these texts.")]


def _news(notice: Notice, school: str, slot: str) -> str:
    match notice:
        case Notice.INVITATION:
            return _("%(school)s invites you: %(slot)s.", school=school, slot=slot)
        case Notice.CHANGED:
            return _("%(school)s: our meeting has changed. New: %(slot)s.", school=school, slot=slot)
        case Notice.CANCELLED:
            return _("%(school)s: our meeting is cancelled. It was: %(slot)s.", school=school, slot=slot)
        case Notice.WAITLISTED:
            return _("%(school)s: you are on the waiting list: %(slot)s.", school=school, slot=slot)
        case Notice.SEATED:
            return _("%(school)s: there is a seat for you now: %(slot)s.", school=school, slot=slot)
        case Notice.RECORDING_READY:
            return _("%(school)s: the recording is ready.", school=school)
        case _:
            return _("%(school)s reminds you: %(slot)s.", school=school, slot=slot)
