"""Small rosters for tests."""

from chats.access.actors import System
from chats.db import within
from chats.families.known import reading_of
from chats.families.roster import Reading

HEADER = (
    "family_id,schools,grades,guardian_id,given_name,family_name,spoken_language,written_language,"
    "needs_interpreter,email,mobile,landline,contact_order,consent"
)


def line(guardian: str = "G1", **cells: str) -> str:
    """One row: a guardian who reads Spanish, with a mobile and a mail address and consent."""
    facts = {
        "family_id": "F1",
        "schools": "Lincoln",
        "grades": "2",
        "guardian_id": guardian,
        "given_name": "José",
        "family_name": "Ñúñez",
        "spoken_language": "Spanish",
        "written_language": "",
        "needs_interpreter": "",
        "email": f"{guardian.lower()}@canary.example",
        "mobile": "206-555-0150",
        "landline": "",
        "contact_order": "",
        "consent": "yes",
    } | cells
    return ",".join(f'"{facts[name]}"' for name in HEADER.split(","))


def roster(*lines: str) -> bytes:
    """A file of these rows."""
    return "\n".join([HEADER, *lines, ""]).encode()


def reading(content: bytes, district_id: int) -> Reading:
    """The file as the district's own machine reads it."""
    with within(district_id):
        return reading_of(content, System(district_id))
