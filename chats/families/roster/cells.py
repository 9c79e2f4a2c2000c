"""One cell of a roster, read with good will: what people write there, into what we keep. Pure.

Every function raises Unfit with why, and what to write instead.
"""

import re

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from chats.families.households import ContactKind, GradeBand
from chats.families.roster.faults import Unfit
from chats.languages import registry
from chats.languages.isolation import UnfitText, plain
from chats.languages.words import _sl

LONGEST = 200
NONE = frozenset({"none", "n/a", "ninguno", "ninguna", "-", "—"})
YES = frozenset({"yes", "y", "true", "t", "1", "x", "si", "sí"})
NO = frozenset({"no", "n", "false", "f", "0"})
FIRST = (ContactKind.WHATSAPP, ContactKind.MOBILE, ContactKind.MAIL, ContactKind.LANDLINE)
"""The order in which a guardian is tried who did not say."""
KINDS = (
    dict.fromkeys(("mobile", "cell", "text", "sms"), ContactKind.MOBILE)
    | dict.fromkeys(("whatsapp", "wa"), ContactKind.WHATSAPP)
    | dict.fromkeys(("email", "e-mail", "mail"), ContactKind.MAIL)
    | dict.fromkeys(("landline", "phone", "call"), ContactKind.LANDLINE)
)
_GRADES = {"pk": -1, "prek": -1, "pre-k": -1, "tk": 0, "k": 0, "kg": 0, "kindergarten": 0} | {
    str(grade): grade for grade in range(1, 13)
}


def shown(cell: str) -> str:
    """A cell as an error may quote it: short, and nothing in it disturbs the line around it."""
    kept = "".join(letter if letter.isprintable() else "�" for letter in cell[:41])
    return kept[:40] + "…" if len(kept) > 40 else kept


def words(cell: str, *, needed: bool = True, longest: int = LONGEST) -> str:
    """A name or key: trimmed, NFC, without direction marks."""
    try:
        text = plain(cell)
    except UnfitText:
        raise Unfit(
            _sl("There is a hidden or damaged character in this cell."),
            _sl("Type the cell anew, and save the file as “CSV UTF-8”."),
        ) from None
    if len(text) > longest:
        raise Unfit(
            _sl("This cell has %(length)s characters. Is a quotation mark missing?", length=len(text)),
            _sl("%(most)s characters fit.", most=longest),
        )
    if needed and not text:
        raise Unfit(_sl("This cell is empty."), _sl("Every row needs it."))
    return text


def key(cell: str) -> str:
    """A key of the school's own. A quotation mark in it is a torn row, never a key."""
    text = words(cell)
    if '"' in text:
        raise Unfit(
            _sl("There is a quotation mark in this key."),
            _sl("Look at this row and the one before it: a quotation mark is missing or too many."),
        )
    return text


def spoken_language(cell: str) -> str:
    """The tag of a language for interpreting; signed ones too."""
    text = words(cell)
    found = registry.find(text)
    if found is None or not (found.spoken or found.signed):
        if _is_chinese(text) or found is not None:
            raise Unfit(
                _sl("“%(text)s” does not say which speech an interpreter needs.", text=shown(text)),
                _sl("Write Mandarin, Cantonese, or another of the languages spoken."),
            )
        raise _unknown(text)
    return found.tag


def written_language(cell: str, spoken: str) -> str | None:
    """The tag of a language for messages, None for somebody who does not read; empty is ``spoken``."""
    text = words(cell, needed=False)
    if text.casefold() in NONE:
        return None
    if not text:
        if not registry.language(spoken).written:
            raise Unfit(
                _sl("The language they speak is not one that we can write messages in."),
                _sl("Write the language they read, or none: then they get a phone call."),
            )
        return spoken
    found = registry.find(text)
    if found is None and not _is_chinese(text):
        raise _unknown(text)
    if found is not None and not found.written and not (found.fallback or "").startswith("zh-"):
        raise Unfit(
            _sl("We cannot write messages in “%(text)s”.", text=shown(text)),
            _sl("Write the language they read, or none: then they get a phone call."),
        )
    if found is None or not found.written:
        raise Unfit(
            _sl("“%(text)s” does not say in which letters they read.", text=shown(text)),
            _sl("Write Simplified Chinese or Traditional Chinese, another language they read, or none."),
        )
    return found.tag


def _is_chinese(text: str) -> bool:
    return text.casefold() in {"chinese", "zh", "zho", "chi", "中文", "chino"}


def _unknown(text: str) -> Unfit:
    return Unfit(
        _sl("We do not know the language “%(text)s”.", text=shown(text)),
        _sl("Write its English name, its own name, or its code, such as Spanish, español or spa."),
    )


def yes_or_no(cell: str) -> bool | None:
    """True, False, or None for an empty cell."""
    text = words(cell, needed=False).casefold()
    if not text:
        return None
    if text not in YES | NO:
        raise Unfit(_sl("“%(text)s” is neither yes nor no.", text=shown(text)), _sl("Write yes or no."))
    return text in YES


def phone(cell: str) -> str | None:
    """E.164, read as an American number unless it begins with +; None for an empty cell."""
    text = words(cell, needed=False)
    if not text:
        return None
    instead = _sl("Write the whole number, such as 206-555-0100, or +52 55 1234 5678 for one abroad.")
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        raise Unfit(_sl("“%(text)s” is not a phone number.", text=shown(text)), instead) from None
    if number.extension:
        raise Unfit(
            _sl("This number has an extension, which we cannot dial."),
            _sl("Write a number that reaches them directly."),
        )
    costly = phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.PREMIUM_RATE
    if costly or not phonenumbers.is_valid_number(number):
        raise Unfit(_sl("Nobody can have the number “%(text)s”.", text=shown(text)), instead)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def mail(cell: str) -> str | None:
    """A mail address; None for an empty cell."""
    text = words(cell, needed=False)
    if not text:
        return None
    try:
        return validate_email(text, check_deliverability=False, allow_smtputf8=False).normalized
    except EmailNotValidError:
        raise Unfit(
            _sl("“%(text)s” is not a mail address.", text=shown(text)),
            _sl("Write one address, such as maria@example.org, and nothing else."),
        ) from None


def grade_bands(cell: str) -> frozenset[GradeBand]:
    """The bands of one school's grades: ``K 3``, ``2, 5``, ``3-5``."""
    text = words(cell).casefold().replace("pre-k", "pk").replace("–", "-")
    bands: set[GradeBand] = set()
    for part in re.split(r"[\s,;/]+", re.sub(r"\s*-\s*", "-", text)):
        ends = [_GRADES.get(_bare(end)) for end in part.split("-")] if part else []
        first, last = (ends[0], ends[-1]) if ends else (None, None)
        if first is None or last is None or len(ends) > 2 or first > last:
            raise Unfit(
                _sl("“%(text)s” is not a grade.", text=shown(part or text)),
                _sl("Write PK, K or 1 to 12, with a space between several, such as: K 3."),
            )
        bands |= {_band(grade) for grade in range(first, last + 1)}
    return frozenset(bands)


def _bare(grade: str) -> str:
    return re.sub(r"(st|nd|rd|th)$", "", grade).lstrip("0") or grade


def _band(grade: int) -> GradeBand:
    tops = ((2, GradeBand.PK_2), (5, GradeBand.G3_5), (8, GradeBand.G6_8), (12, GradeBand.G9_12))
    return next(band for top, band in tops if grade <= top)


def kinds(cell: str) -> tuple[ContactKind, ...]:
    """Kinds of address, in the order written."""
    found: list[ContactKind] = []
    for part in re.split(r"[\s,;|>]+", words(cell, needed=False).casefold()):
        if not part:
            continue
        if part not in KINDS:
            raise Unfit(
                _sl("“%(text)s” is no way to reach somebody.", text=shown(part)),
                _sl("Write some of: mobile, whatsapp, email, landline."),
            )
        if KINDS[part] not in found:
            found.append(KINDS[part])
    return tuple(found)


def consent(cell: str) -> frozenset[ContactKind]:
    """The kinds of address that we may write to."""
    try:
        said = yes_or_no(cell)
    except Unfit:
        try:
            return frozenset(kinds(cell))
        except Unfit as unfit:
            raise Unfit(
                unfit.why, _sl("Write yes, no, or some of: mobile, whatsapp, email, landline.")
            ) from None
    return frozenset(ContactKind) if said else frozenset()
