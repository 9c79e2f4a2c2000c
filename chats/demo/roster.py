"""The demo's roster: 60 families with 90 guardians, as the CSV that a liaison would upload.

Some have only a landline, some read nothing, one signs, one has guardians of two languages, and one has
children at two schools: the cases a liaison juggles today.
"""

import csv
import io
from collections.abc import Iterator
from itertools import count

from chats.demo.names import TONGUES, Tongue

SCHOOLS = ("Lincoln Elementary School", "Cedar Middle School", "Roosevelt High School")
_GRADES = (("K 3", "1", "4 5", "2"), ("6", "7 8", "8"), ("9", "11", "10 12"))
_COLUMNS = (
    "family_id", "schools", "grades", "guardian_id", "given_name", "family_name", "spoken_language",
    "written_language", "needs_interpreter", "email", "mobile", "whatsapp", "landline", "contact_order",
    "consent",
)  # fmt: skip


_ON_WHATSAPP = {("Spanish", 1, 0), ("Spanish", 4, 0), ("Arabic", 1, 0), ("Somali", 3, 0)}
"""By tongue, household and guardian. In Somali, WhatsApp takes no templates: a text goes instead."""


def roster() -> bytes:
    """The roster as UTF-8 CSV, always the same."""
    sheet = io.StringIO(newline="")
    writer = csv.DictWriter(sheet, _COLUMNS, restval="")
    writer.writeheader()
    for row in _rows():
        writer.writerow(row)
    return sheet.getvalue().encode("utf-8-sig")


def _rows() -> Iterator[dict[str, str]]:
    households, people = count(1), count(1)
    for tongue in TONGUES:
        for place in range(tongue.families):
            number = next(households)
            where = _where(number)
            # Every other household has two guardians: 30 of 60.
            for which in range(2 if number % 2 else 1):
                yield where | _guardian(tongue, place, which, next(people))


def _where(number: int) -> dict[str, str]:
    at = 0 if number % 5 < 3 else (1 if number % 5 == 3 else 2)
    grades = _GRADES[at][number % len(_GRADES[at])]
    schools = SCHOOLS[at]
    if number == 4:  # one family at two schools
        schools, grades = f"{SCHOOLS[0]} | {SCHOOLS[1]}", "2 | 7"
    return {"family_id": f"F-{5000 + number}", "schools": schools, "grades": grades}


def _guardian(tongue: Tongue, place: int, which: int, person: int) -> dict[str, str]:
    spoken, written = tongue.spoken, tongue.written
    if tongue.spoken == "Somali" and place == 2 and which == 1:
        spoken = written = "English"  # two guardians of one family, two languages
    return {
        "guardian_id": f"G-{6000 + person}",
        "given_name": tongue.given[(2 * place + which) % len(tongue.given)],
        "family_name": tongue.last[place % len(tongue.last)],
        "spoken_language": spoken,
        "written_language": written,
        "needs_interpreter": "no" if spoken == "English" else "yes",
        "consent": "yes",
        **_contacts(tongue, place, which, person),
    }


def _contacts(tongue: Tongue, place: int, which: int, person: int) -> dict[str, str]:
    number = f"{('206', '509')[person % 2]}-555-01{person % 100:02}"
    mail = f"guardian{person}@families.example"
    if (tongue.spoken in ("Hmong", "Mam") and place % 2 == 0) or (tongue.spoken == "Spanish" and place == 3):
        return {"landline": number}
    if person % 11 == 0:
        return {"email": mail}
    if (tongue.spoken, place, which) in _ON_WHATSAPP:
        return {"mobile": number, "whatsapp": number, "email": mail}
    if person % 3 == 0:
        return {"email": mail, "mobile": number, "contact_order": "email mobile"}
    return {"mobile": number, "email": mail if which == 0 else ""}
