"""What Twilio would say to a WhatsApp message: most refusals come later, as reports. Pure.

Source: Twilio's API reference for Messages, and its pages of errors 63003 to 63049.
"""

import json
import re
from collections.abc import Mapping

from chats.demo.carrier import LONGEST_BODY, NOT_DELIVERED, REFUSED_TO, Said, refused
from chats.demo.contents import Content

PREFIX = "whatsapp:"
_NUMBER = re.compile(r"whatsapp:\+[1-9][0-9]{6,14}")
_UNAPPROVED = {"rejected": "63040", "paused": "63041", "disabled": "63042"}
OUTSIDE_THE_WINDOW, NOBODY_THERE = "63016", "63024"
_PLACE = re.compile(r"\{\{(\d+)\}\}")
Report = tuple[str, str]
"""A status and, of a failure, the code of its reason."""


def is_whatsapp(form: Mapping[str, str]) -> bool:
    """Whether a message goes by WhatsApp."""
    return form.get("To", "").startswith(PREFIX)


def refusal(form: Mapping[str, str], content: Content | None) -> Said | None:
    """Return why Twilio would not take this message, or None if it would."""
    to, sid = form.get("To", ""), form.get("ContentSid", "")
    if not form.get("From", "").startswith(PREFIX):
        return refused(21910, "Invalid From and To pair. From and To should be of the same channel")
    if not _NUMBER.fullmatch(to):
        return REFUSED_TO["+15005550001"]
    if sid and content is None:
        return refused(21655, "The ContentSid is invalid")
    if sid and places_in(form) is None:
        return refused(21656, "The ContentVariables parameter is invalid")
    if not sid and not form.get("Body"):
        return refused(21619, "A text message body, media urls or content sid is required")
    if len(form.get("Body", "")) > LONGEST_BODY:
        return refused(21617, "The concatenated message body exceeds the 1600 character limit.")
    return REFUSED_TO.get(to.removeprefix(PREFIX))


def places_in(form: Mapping[str, str]) -> dict[str, str] | None:
    """What is to stand in a template's places; None for what cannot be read."""
    try:
        held = json.loads(form.get("ContentVariables") or "{}")
    except ValueError:
        return None
    whole = isinstance(held, dict) and all(isinstance(value, str) for value in held.values())
    return held if whole else None


def words(form: Mapping[str, str], content: Content | None) -> str:
    """Return what stands on the phone."""
    if content is None:
        return form.get("Body", "")
    places = places_in(form) or {}
    return _PLACE.sub(lambda place: places.get(place[1], ""), content.body)


def reports(form: Mapping[str, str], content: Content | None, *, window_open: bool) -> tuple[Report, ...]:
    """Return what becomes of a message, in the order in which it is reported."""
    why = _why_not(form, content, window_open=window_open)
    if why is not None:
        return (("queued", ""), ("failed", why))
    if form["To"] == PREFIX + NOT_DELIVERED:
        return (("queued", ""), ("undelivered", NOBODY_THERE))
    return (("queued", ""), ("sent", ""), ("delivered", ""), ("read", ""))


def _why_not(form: Mapping[str, str], content: Content | None, *, window_open: bool) -> str | None:
    if content is None:
        return None if window_open else OUTSIDE_THE_WINDOW
    if set(_PLACE.findall(content.body)) - set(places_in(form) or {}):
        return "63028"
    if content.status == "approved":
        return None
    return _UNAPPROVED.get(content.status) or (None if window_open else OUTSIDE_THE_WINDOW)
