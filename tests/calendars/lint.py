"""A byte linter for our calendar files: what icalendar, vobject, ical.js, node-ical and libical let pass.

It reads with its own eyes (no icalendar), so that writer and reader cannot share a mistake.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

METHODS = {"REQUEST", "CANCEL", "PUBLISH"}
PARTSTATS = {"NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED"}
STATUSES = {"CONFIRMED", "TENTATIVE", "CANCELLED"}
ONCE = ("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER")
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "COMMENT"}
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u202a-\u202e]")
UTC_TIME = re.compile(r"\d{8}T\d{6}Z")
LOCAL_TIME = re.compile(r"\d{8}T\d{6}")
MAILTO = re.compile(r"mailto:[^\s<>\"@]+@[^\s<>\"@]+")


@dataclass
class Line:
    """One content line, taken apart: ``DTSTART;TZID=America/Denver:2026…``."""

    name: str
    params: dict[str, str]
    value: str


@dataclass
class Component:
    """What stands between a BEGIN and its END."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def all(self, name: str) -> list[Line]:
        return [line for line in self.lines if line.name == name]

    def value(self, name: str) -> str:
        return next((line.value for line in self.all(name)), "")

    def inside(self, kind: str) -> list["Component"]:
        return [part for part in self.parts if part.kind == kind]


def findings(raw: bytes) -> list[str]:
    """Return what is wrong with the file, in words; nothing when it is fit to send."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return ["not UTF-8, or a fold inside a character"]
    found = _bytes(raw) + _signs(text)
    lines = re.sub(r"\r?\n[ \t]", "", text).splitlines()
    try:
        calendar = _tree([_line(line) for line in lines if line])
    except ValueError as broken:
        return [*found, str(broken)]
    return found + _calendar(calendar)


def unfolded(raw: bytes) -> list[str]:
    """Return the file's content lines, unfolded."""
    return re.sub(rb"\r\n[ \t]", b"", raw).decode().removesuffix("\r\n").split("\r\n")


def _bytes(raw: bytes) -> list[str]:
    found, rows = [], raw.split(b"\r\n")
    if re.search(rb"(?<!\r)\n|\r(?!\n)", raw):
        found.append("a line end that is not CRLF")
    if not raw.endswith(b"END:VCALENDAR\r\n") or rows.count(b"END:VCALENDAR") != 1:
        found.append("text after END:VCALENDAR, or no line end there")
    if b"" in rows[:-1]:
        found.append("a blank line")
    if any(len(row) > 75 for row in rows):
        found.append("a line over 75 octets")
    return found


def _signs(text: str) -> list[str]:
    bare = text.replace("\r\n", "")
    found = ["a control sign, BOM or override"] if UNFIT.search(bare) else []
    return found + (
        ["not beginning with BEGIN:VCALENDAR"] if not text.startswith("BEGIN:VCALENDAR\r\n") else []
    )


def _line(line: str) -> Line:
    match = re.fullmatch(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', line)
    if match is None:
        raise ValueError("a line that is no content line")
    params = re.findall(r';([A-Z0-9-]+)=("[^"]*"|[^";:,]*)', match[2])
    return Line(match[1], dict(params), match[3])


def _tree(lines: list[Line]) -> Component:
    top = Component("")
    stack = [top]
    for line in lines:
        if line.name == "BEGIN":
            part = Component(line.value)
            stack[-1].parts.append(part)
            stack.append(part)
        elif line.name == "END":
            if len(stack) == 1 or stack.pop().kind != line.value:
                raise ValueError("an END without its BEGIN")
        else:
            if line.name == "METHOD" and stack[-1].parts:
                raise ValueError("METHOD after a component")
            stack[-1].lines.append(line)
    if len(stack) != 1 or [part.kind for part in top.parts] != ["VCALENDAR"]:
        raise ValueError("a BEGIN without its END")
    return top.parts[0]


def _calendar(calendar: Component) -> list[str]:
    method = calendar.value("METHOD")
    needed = [name for name in ("VERSION", "PRODID", "METHOD") if len(calendar.all(name)) != 1]
    found = [f"not one {name}" for name in needed]
    found += ["an unknown METHOD"] if method not in METHODS else []
    found += ["no component"] if not calendar.parts else []
    zones = {zone.value("TZID"): zone for zone in calendar.inside("VTIMEZONE")}
    for zone in zones.values():
        found += _zone(zone)
    for event in calendar.inside("VEVENT"):
        found += _vevent(event, method, set(zones)) + _people(event, method)
        for line in event.lines:
            found += _value(line)
    return found + [finding for line in calendar.lines for finding in _value(line)]


def _zone(zone: Component) -> list[str]:
    counts = Counter(part.kind for part in zone.parts)
    found = ["a zone without exactly one STANDARD and at most one DAYLIGHT"]
    fit = counts["STANDARD"] == 1 and counts["DAYLIGHT"] <= 1
    found = [] if fit else found
    lines = [line for part in zone.parts for line in part.lines]
    if any(line.name in ("RDATE", "COMMENT") for line in [*lines, *zone.lines]):
        found.append("RDATE or COMMENT in a zone")
    if any(len(part.all("RRULE")) != (len(zone.parts) > 1) for part in zone.parts):
        found.append("a zone whose changes have no RRULE")
    return found


def _vevent(event: Component, method: str, zones: set[str]) -> list[str]:
    found = [f"not one {name}" for name in ONCE if len(event.all(name)) != 1]
    if not UTC_TIME.fullmatch(event.value("DTSTAMP")):
        found.append("DTSTAMP not in UTC")
    if not re.fullmatch(r"\d{1,10}", event.value("SEQUENCE")):
        found.append("SEQUENCE not a number")
    for line in (
        *event.all("DTSTART"),
        *event.all("DTEND"),
        *event.all("EXDATE"),
        *event.all("RECURRENCE-ID"),
    ):
        zone = line.params.get("TZID")
        if not (LOCAL_TIME if zone else UTC_TIME).fullmatch(line.value):
            found.append(f"{line.name} neither local with a zone nor in UTC")
        if zone and zone not in zones:
            found.append("a zone without its VTIMEZONE")
    starts, ends = (event.all(name)[:1] for name in ("DTSTART", "DTEND"))
    if starts and ends and starts[0].params == ends[0].params and ends[0].value <= starts[0].value:
        found.append("an end not after its start")
    if event.all("EXDATE") and event.all("EXDATE")[0].params != starts[0].params:
        found.append("EXDATE of another type than DTSTART")
    if "COUNT=" in event.value("RRULE") and "UNTIL=" in event.value("RRULE"):
        found.append("COUNT and UNTIL")
    if event.all("STATUS") and event.value("STATUS") not in STATUSES:
        found.append("an unknown STATUS")
    if method == "REQUEST" and event.value("STATUS") == "CANCELLED":
        found.append("a REQUEST to what is cancelled")
    if any(not alarm.all("ACTION") or not alarm.all("TRIGGER") for alarm in event.inside("VALARM")):
        found.append("a VALARM without ACTION or TRIGGER")
    return found


def _people(event: Component, method: str) -> list[str]:
    attendees = event.all("ATTENDEE")
    found = []
    if len(attendees) != (method != "PUBLISH"):
        found.append("not exactly the attendees of its METHOD")
    for line in (*attendees, *event.all("ORGANIZER")):
        if not MAILTO.fullmatch(line.value):
            found.append(f"{line.name} without a bare mailto")
        if re.search(r"[\^\\]", line.params.get("CN", "")) or line.params.get("CN") in (None, "", '""'):
            found.append("a CN missing, or with an escape that is shown as it is")
    for line in attendees:
        if line.value.casefold() == event.value("ORGANIZER").casefold():
            found.append("an organizer who asks herself")
        asked = line.params.get("PARTSTAT"), line.params.get("RSVP")
        if method == "REQUEST" and (asked[0] not in PARTSTATS or asked[1] != "TRUE"):
            found.append("a REQUEST without buttons")
    return found


def _value(line: Line) -> list[str]:
    if line.name in TEXTS and not re.fullmatch(r"(?:[^\\,;]|\\[\\,;nN])*", line.value):
        return [f"{line.name} not escaped"]
    if line.name == "CONFERENCE" and (
        line.params.get("VALUE") != "URI" or '"' in line.params.get("FEATURE", "")
    ):
        return ["CONFERENCE without VALUE=URI and one FEATURE"]
    if line.name in ("URL", "CONFERENCE") and not re.fullmatch(r"https?://[!-~]+", line.value):
        return [f"{line.name} not a link"]
    return []
