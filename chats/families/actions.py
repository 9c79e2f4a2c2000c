"""Change families: a roster at once, or one language or address by hand."""

from datetime import datetime

from chats import bulk
from chats.access.actors import Guest, Staff, System
from chats.db import transaction
from chats.delivery import outbox, suppressions
from chats.families import importing, queries
from chats.families.comparison import Comparison, batches
from chats.families.differences import Difference, Standing, compare
from chats.families.households import CHANNELS, ContactKind
from chats.families.known import known_of, terms_of
from chats.families.models import Contact, Family, FamilySchool, Guardian
from chats.families.permissions import may_change_family
from chats.families.roster import Reading, Unfit, cells
from chats.languages import registry
from chats.languages.words import _sl
from chats.logs import log

SAME = ""
"""Leave this language as it is."""


class RosterMoved(Exception):
    """What we know changed since the differences were shown. Nothing was written."""


class NotTheirs(Exception):
    """No such guardian or address is theirs to change."""


def dry_run(reading: Reading, *, by: Staff | System) -> Comparison:
    """What applying this roster would do. Writes nothing."""
    comparison, terms = Comparison(), terms_of(by, reading)
    for batch in batches(reading.rows):
        comparison.take(compare(batch, known_of(batch), terms))
    return comparison


def apply_roster(
    reading: Reading, *, by: Staff | System, now: datetime, shown: str | None = None
) -> Comparison:
    """Write a roster's differences, all of them or none, and return what they were.

    ``shown`` is the mark of the differences a person confirmed. Raises RosterMoved if they are others now.
    """
    comparison, terms = Comparison(), terms_of(by, reading)
    with transaction() as session:
        for batch in batches(reading.rows):
            found = list(compare(batch, known_of(batch), terms))
            comparison.take(found)
            importing.write(
                session, [one for one in found if isinstance(one, Difference)], by.district_id, now
            )
        if shown is not None and shown != comparison.mark:
            raise RosterMoved
        bulk.count_anew(comparison.counts[Standing.ADDED], Family, FamilySchool, Guardian, Contact)
    log(
        "roster.applied",
        added=comparison.counts[Standing.ADDED],
        changed=comparison.counts[Standing.CHANGED],
        unchanged=comparison.counts[Standing.UNCHANGED],
        bad=reading.bad_rows + len(comparison.refused),
    )
    return comparison


def correct_language(
    guardian_id: int,
    *,
    by: Guest | Staff | System,
    now: datetime,
    spoken: str = SAME,
    written: str | None = SAME,
) -> None:
    """Write down the languages a guardian said are theirs; from then on no roster changes them.

    For a Guest, the caller has found the guardian by the link. Raises NotTheirs; Unfit for a language that is
    not spoken (or signed), or not written.
    """
    if spoken and not _is_one_of(registry.interpreted(), spoken):
        raise Unfit(_sl("This is not a language that people speak or sign."), _sl("Choose one of the list."))
    if written and not _is_one_of(registry.readable(), written):
        raise Unfit(_sl("This is not a language that we can write in."), _sl("Choose one of the list."))
    with transaction():
        guardian = _guardian(guardian_id, by)
        if spoken:
            guardian.spoken_language = spoken
        if written != SAME:
            guardian.written_language = written
        guardian.language_theirs_at = now
        outbox.withdraw_from([f"guardian:{guardian_id}"], subject_kind="meeting", now=now)


def correct_contact(contact_id: int, address: str, *, consented: bool, by: Staff, now: datetime) -> None:
    """Put a right address in the place of a wrong one; an empty one leaves it, and settles the consent.

    Raises NotTheirs; Unfit for what is no address.
    """
    with transaction():
        contact = _contact(contact_id, by)
        fitted = _fitted(contact.kind, address) if address.strip() else contact.address
        if not contact.holds(fitted):
            contact.put(fitted)
        contact.consented, contact.by_hand_at = consented, now
        outbox.withdraw_from([f"guardian:{contact.guardian_id}"], subject_kind="meeting", now=now)


def add_contact(
    guardian_id: int, kind: ContactKind, address: str, *, consented: bool, by: Staff, now: datetime
) -> None:
    """Add an address after those there are. Raises NotTheirs; Unfit for what is no address."""
    fitted = _fitted(kind, address)
    with transaction() as session:
        guardian = _guardian(guardian_id, by)
        if any(one.kind is kind and one.holds(fitted) for one in guardian.contacts):
            return
        rank = max((one.rank for one in guardian.contacts), default=-1) + 1
        contact = Contact(guardian_id=guardian.id, kind=kind, rank=rank, consented=consented, by_hand_at=now)
        contact.district_id = guardian.district_id
        contact.put(fitted)
        session.add(contact)
        outbox.withdraw_from([f"guardian:{guardian_id}"], subject_kind="meeting", now=now)


def mark_wrong(contact_id: int, *, by: Staff, now: datetime) -> None:
    """Nobody of the family is at this address: it is not written to and not rung. Raises NotTheirs."""
    with transaction():
        contact = _contact(contact_id, by)
        channels = {CHANNELS[contact.kind]}
        if contact.kind in (ContactKind.MOBILE, ContactKind.WHATSAPP):
            channels.add(CHANNELS[ContactKind.LANDLINE])
        for channel in channels:
            suppressions.put(
                channel, contact.digest, reason="wrong-number", source=f"staff:{by.id}", now=now,
                district_id=contact.district_id,
            )  # fmt: skip


def stop_writing(contact_id: int, *, by: Staff, now: datetime) -> None:
    """A guardian told the liaison to send nothing more here: the same as STOP. Raises NotTheirs."""
    with transaction():
        contact = _contact(contact_id, by)
        suppressions.put(
            CHANNELS[contact.kind], contact.digest, reason="told-liaison", source=f"staff:{by.id}", now=now,
            district_id=contact.district_id,
        )  # fmt: skip


def _guardian(guardian_id: int, by: Guest | Staff | System) -> Guardian:
    guardian = queries.guardian(guardian_id)
    if guardian is None or (isinstance(by, Staff) and not _serves(by, guardian)):
        raise NotTheirs
    return guardian


def _serves(by: Staff, guardian: Guardian) -> bool:
    return may_change_family(by, {place.school_id for place in guardian.family.places})


def _contact(contact_id: int, by: Staff) -> Contact:
    contact = queries.contact_for(by, contact_id)
    if contact is None:
        raise NotTheirs
    return contact


def _fitted(kind: ContactKind, address: str) -> str:
    read = cells.mail if kind is ContactKind.MAIL else cells.phone
    fitted = read(address)
    if fitted is None:
        raise Unfit(_sl("There is nothing here to write or call to."), _sl("Write the address or number."))
    return fitted


def _is_one_of(languages: tuple[registry.Language, ...], tag: str) -> bool:
    return any(one.tag == tag for one in languages)
