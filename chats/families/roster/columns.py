"""The columns of a roster, what they are called elsewhere, and the template to start from. Pure."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from chats.families.roster.faults import Unreadable
from chats.languages.words import _sl, mark_s


@dataclass(frozen=True)
class Column:
    """One column. ``also`` are other names a school's export may have for it."""

    name: str
    means: str
    examples: tuple[str, str]
    also: tuple[str, ...] = ()
    needed: bool = False


# fmt: off
COLUMNS = (
    Column("family_id", mark_s("Your own key for the household. Guardians who live apart are two families."),
           ("F-1001", "F-1002"), ("household_id", "family", "household"), True),
    Column("schools", mark_s("Names as they stand here. Several with | between."),
           ("Lincoln Elementary", "Lincoln Elementary | Roosevelt Middle"), ("school", "school_name"), True),
    Column("grades", mark_s("PK, K, 1 to 12. Several with a space; of several schools with |, in order."),
           ("K 3", "2 | 7"), ("grade", "grade_level"), True),
    Column("guardian_id", mark_s("Your own key for the person: the same key again is the same guardian."),
           ("G-2001", "G-2002"), ("guardian", "parent_id", "sourcedid", "contact_id"), True),
    Column("given_name", mark_s("In their own letters, if you have them."),
           ("María", "أمينة"), ("first_name", "givenname", "first"), True),
    Column("family_name", mark_s("May be empty for somebody with one name."),
           ("Gómez Ruiz", "الحسن"), ("last_name", "familyname", "surname", "last")),
    Column("spoken_language", mark_s("For interpreting: English name, own name or code. May be signed."),
           ("Spanish", "Arabic"), ("home_language", "language", "preferred_language"), True),
    Column("written_language", mark_s("For messages. Empty: the same. none: they do not read, we call."),
           ("Spanish", "none"), ("correspondence_language", "language_written", "reading_language")),
    Column("needs_interpreter", mark_s("yes or no. Empty: yes, unless they speak English."),
           ("yes", "yes"), ("interpreter", "interpreter_needed")),
    Column("email", mark_s("One mail address."),
           ("maria@example.org", ""), ("mail", "email_address", "e_mail_address")),
    Column("mobile", mark_s("One number that takes text messages. With + and country code if not American."),
           ("206-555-0100", ""), ("cell", "cell_phone", "mobile_phone", "sms")),
    Column("whatsapp", mark_s("One number that they use WhatsApp with, if they want our messages there."),
           ("", "206-555-0102"), ("whatsapp_number", "wa"), False),
    Column("landline", mark_s("One number that takes calls only."),
           ("", "(206) 555-0101"), ("home_phone", "phone", "telephone")),
    Column("contact_order", mark_s("What to try first: email mobile. Empty: whatsapp, mobile, email …"),
           ("", ""), ("contact_preference", "preferred_contact")),
    Column("consent", mark_s("yes: we may write to them. no, or empty: we call. Or which: mobile, email."),
           ("yes", "no"), ("may_we_write", "consent_to_messages", "opt_in")),
)
# fmt: on
BY_NAME = {column.name: column for column in COLUMNS}


def _folded(name: str) -> str:
    return "_".join(name.strip().strip("\ufeff").casefold().replace("-", " ").replace("_", " ").split())


_NAMES = {_folded(known): c.name for c in reversed(COLUMNS) for known in (*c.also, c.name)} | {
    "e_mail": "email"
}


def placed(header: Sequence[str]) -> dict[str, int]:
    """Where each known column stands in the file; others are ignored. Raises Unreadable.

    A column's own name beats the other names it is known by.
    """
    own = [(at, _folded(name)) for at, name in enumerate(header)]
    found: dict[str, int] = {}
    for at, name in own:
        if name in BY_NAME:
            _place(found, name, at)
    for at, name in own:
        known = _NAMES.get(name)
        if known and name not in BY_NAME and known not in found:
            found[known] = at
    missing = [column.name for column in COLUMNS if column.needed and column.name not in found]
    if missing:
        raise Unreadable(
            _sl("These columns are missing: %(columns)s.", columns=", ".join(missing)),
            _sl("The first row must hold the names of the columns, as in our template."),
        )
    return found


def _place(found: dict[str, int], name: str, at: int) -> None:
    if name in found:
        raise Unreadable(
            _sl("The column %(column)s stands twice in the first row.", column=name),
            _sl("Delete or rename one of the two, so that we do not guess which one is right."),
        )
    found[name] = at


def template(schools: Sequence[str] = ()) -> bytes:
    """The template: the header and two example rows, at these schools if given.

    UTF-8, with the mark by which spreadsheets recognise it.
    """
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(column.name for column in COLUMNS)
    for which in (0, 1):
        example = {column.name: column.examples[which] for column in COLUMNS}
        if schools:
            example["schools"] = " | ".join(schools[: which + 1])
            example["grades"] = " | ".join(["2", "7"][: len(schools[: which + 1])])
        writer.writerow(example.values())
    return sheet.getvalue().encode("utf-8-sig")
