"""What one calendar entry says, before it is written down."""

import re
from dataclasses import dataclass
from datetime import datetime

from chats.calendars.cleaning import mailto_uri, one_line, personal_name, web_uri
from chats.calendars.zones import UnknownZone, zone_names

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # RFC 5646, as far as a line can be hurt by it
_UID = re.compile(r"[!-~]{1,200}")
_LARGEST = 2**31 - 1  # RFC 5545, 3.3.8: an integer has 32 bits


class UnfitEntry(ValueError):
    """An entry no calendar could keep. Carries the ``field`` at fault and ``why``, never what stood in it."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field, self.why = field, why


@dataclass(frozen=True, kw_only=True)
class SharedEntry:
    """The part of an entry that every guardian of one language shares: one letter for ten thousand families.

    The words (``summary``, ``description``, ``location``) come translated into ``language``, a BCP 47 tag;
    nothing is translated here. ``sequence`` rises when time, place or standing change, not for a typo.
    Raises UnfitEntry for what no calendar could keep.
    """

    sequence: int
    starts_at: datetime
    ends_at: datetime
    zone: str
    summary: str
    description: str
    location: str
    language: str
    organizer_name: str
    changed_at: datetime
    join_link: str | None = None
    cancelled: bool = False

    def __post_init__(self) -> None:
        for field in ("starts_at", "ends_at", "changed_at"):
            if getattr(self, field).tzinfo is None:
                raise UnfitEntry(field, "an instant is aware")
        if self.ends_at.replace(microsecond=0) <= self.starts_at.replace(microsecond=0):
            raise UnfitEntry("ends_at", "it ends after it starts")
        if self.zone not in zone_names():
            raise UnknownZone(self.zone)
        if not 0 <= self.sequence <= _LARGEST:
            raise UnfitEntry("sequence", "it is counted from 0 and fits 31 bits")
        fit_language(self.language)
        if not one_line(self.summary):
            raise UnfitEntry("summary", "an entry without a title shows as nothing")
        if not personal_name(self.organizer_name):
            raise UnfitEntry("organizer_name", "families must see which school asks")
        if self.join_link is not None:
            _fit("join_link", self.join_link)


@dataclass(frozen=True, kw_only=True)
class Entry(SharedEntry):
    """One guardian's (or interpreter's) own entry, with what is theirs alone.

    ``uid`` is opaque and kept for ever; ``link`` is their page; ``organizer_mail`` the address replies
    come back to, which is also the mail's From. The attendee is absent in what is published, not sent.
    """

    uid: str
    link: str
    organizer_mail: str
    attendee_name: str | None = None
    attendee_mail: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if not _UID.fullmatch(self.uid):
            raise UnfitEntry("uid", "it is up to 200 ASCII characters without spaces")
        _fit("link", self.link)
        _fit("organizer_mail", self.organizer_mail)
        if self.attendee_mail is not None:
            _fit("attendee_mail", self.attendee_mail)
            if self.attendee_mail.casefold() == self.organizer_mail.casefold():
                raise UnfitEntry("attendee_mail", "nobody is asked by their own address")


def fit_language(tag: str) -> str:
    """Return the language tag as it is. Raises UnfitEntry when it has not the shape of one."""
    if not _LANGUAGE.fullmatch(tag):
        raise UnfitEntry("language", "it is a language tag, such as es or zh-Hant")
    return tag


def _fit(field: str, value: str) -> None:
    try:
        web_uri(value) if field.endswith("link") else mailto_uri(value)
    except ValueError as refusal:
        raise UnfitEntry(field, str(refusal)) from None
