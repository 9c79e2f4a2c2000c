"""WhatsApp's templates: which there must be, in which words, and how those at the provider compare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from chats.accepts import Templates
from chats.delivery.channels.contents import Approval, Content, Contents
from chats.delivery.standings import Seen, Standing
from chats.languages.catalogues import MACHINE_DRAFTED, status
from chats.languages.registry import listed
from chats.notices.letters.whatsapp import BY_WHATSAPP, CODES, KEYS, Template, template

CATEGORY = "UTILITY"
_STANDINGS = {
    "approved": Standing.APPROVED, "received": Standing.PENDING, "pending": Standing.PENDING,
    "in_appeal": Standing.PENDING, "rejected": Standing.REJECTED, "paused": Standing.PAUSED,
    "disabled": Standing.DISABLED, "unsubmitted": Standing.UNSUBMITTED,
}  # fmt: skip


def is_drafted(tag: str) -> bool:
    """Whether no person has checked our words in this language: then the template says so."""
    return status(tag).state == MACHINE_DRAFTED


def wanted(languages: Iterable[str] | None = None) -> list[Template]:
    """Every template that our notices need, by language; in these languages, or in all."""
    tags = [row.tag for row in listed()] if languages is None else list(languages)
    return [template(notice, tag, unreviewed=is_drafted(tag)) for tag in tags for notice in BY_WHATSAPP]


@dataclass(frozen=True)
class Known:
    """What the provider said of its templates."""

    contents: Mapping[str, Content]
    approvals: Mapping[str, Approval] = field(default_factory=dict)


def ask(contents: Contents, names: Templates) -> Known:
    """Ask the provider about the templates that the settings name. Raises NoAnswer."""
    there = {one.sid: one for one in contents.all()}
    sids = {sid for by_language in names.values() for sid in by_language.values()}
    return Known(there, {sid: contents.approval(sid) for sid in sorted(sids & there.keys())})


def seen(names: Templates, known: Known) -> list[Seen]:
    """How each template that our notices need stands."""
    return [_seen(one, names.get(one.notice.value, {}).get(one.language), known) for one in wanted()]


def _seen(one: Template, sid: str | None, known: Known) -> Seen:
    return Seen(one.notice.value, one.language, sid, _standing(one, sid, known))


def _standing(one: Template, sid: str | None, known: Known) -> Standing:
    if sid is None:
        return Standing.UNLISTED if one.language in CODES else Standing.NO_LANGUAGE
    content, approval = known.contents.get(sid), known.approvals.get(sid)
    if content is None or approval is None:
        return Standing.UNKNOWN
    if not content.bodies or any(body.strip() != one.body for body in content.bodies):
        return Standing.OTHER_WORDS
    return _STANDINGS.get(approval.status.lower(), Standing.UNKNOWN)


def as_content(one: Template) -> dict[str, Any]:
    """A template as the Content API takes it."""
    look: dict[str, Any] = {"body": one.body}
    if one.has_buttons:
        look["actions"] = [{"type": "QUICK_REPLY", "title": key, "id": key} for key in KEYS]
    return {
        "friendly_name": one.name,
        "language": CODES.get(one.language, one.language),
        "variables": {str(number): sample for number, sample in enumerate(one.samples, 1)},
        "types": {"twilio/quick-reply" if one.has_buttons else "twilio/text": look},
    }
