"""A guardian's addresses: a roster's against those we have, and how one is shown. Pure."""

from dataclasses import dataclass
from enum import Enum

from chats.families.households import ContactKind
from chats.families.roster import COLUMN_OF, Row


class Fact(Enum):
    """What a roster may change."""

    FAMILY = "family"
    LEFT = "left"
    PLACES = "places"
    GIVEN_NAME = "given-name"
    FAMILY_NAME = "family-name"
    SPOKEN = "spoken"
    WRITTEN = "written"
    INTERPRETER = "interpreter"
    MOBILE = "mobile"
    WHATSAPP = "whatsapp"
    MAIL = "mail"
    LANDLINE = "landline"
    ORDER = "order"
    CONSENT = "consent"


ADDRESS_FACTS = {
    ContactKind.MOBILE: Fact.MOBILE,
    ContactKind.WHATSAPP: Fact.WHATSAPP,
    ContactKind.MAIL: Fact.MAIL,
    ContactKind.LANDLINE: Fact.LANDLINE,
}


@dataclass(frozen=True)
class Detail:
    """One fact: what we have, and what the roster says. Texts that are the same whenever the facts are."""

    fact: Fact
    was: str
    becomes: str


@dataclass(frozen=True)
class KnownContact:
    """An address as we have it, in clear."""

    id: int
    kind: ContactKind
    address: str
    consented: bool
    by_hand: bool


@dataclass(frozen=True)
class Put:
    """An address as it shall be. ``contact_id`` is None for a new one."""

    contact_id: int | None
    kind: ContactKind
    address: str
    consented: bool
    by_hand: bool = False


@dataclass(frozen=True)
class ContactPlan:
    """All addresses of a guardian as they shall be, in order; those to drop; and what that changes."""

    puts: tuple[Put, ...]
    drops: tuple[int, ...] = ()
    changed: tuple[Detail, ...] = ()
    kept: tuple[Detail, ...] = ()


def contact_plan(row: Row, known: tuple[KnownContact, ...], columns: frozenset[str]) -> ContactPlan:
    """What a row makes of a guardian's addresses; ``known`` in the guardian's order.

    Kinds that the file has no column for stay. So does what was corrected by hand: it is told, in ``kept``.
    """
    plan = _Plan(known)
    told = "consent" in columns
    for kind, column in COLUMN_OF.items():
        if column in columns:
            wanted = next((one for one in row.addresses if one.kind is kind), None)
            plan.settle(kind, wanted.address if wanted else "", bool(wanted and wanted.consented), told)
    if "contact_order" in columns or not known:
        order = [one.kind for one in row.addresses]
        plan.puts.sort(key=lambda put: order.index(put.kind) if put.kind in order else len(order))
    return plan.made()


class _Plan:
    """Settles one kind of address after the other."""

    def __init__(self, known: tuple[KnownContact, ...]) -> None:
        self.known = known
        self.puts = [Put(one.id, one.kind, one.address, one.consented, one.by_hand) for one in known]
        self.changed: list[Detail] = []
        self.kept: list[Detail] = []

    def settle(self, kind: ContactKind, address: str, consented: bool, told: bool) -> None:
        """Make the address of one kind what the roster says, unless a hand was there before."""
        ours = [put for put in self.puts if put.kind is kind]
        same = next((put for put in ours if put.address.lower() == address.lower()), None)
        by_hand = next((put for put in ours if put.by_hand), None)
        fact = ADDRESS_FACTS[kind]
        if same is not None:
            if told and same.consented != consented:
                self._consent(same, consented)
        elif by_hand is not None:
            self.kept.append(Detail(fact, by_hand.address, address))
        elif ours and not address:
            self.puts = [put for put in self.puts if put.kind is not kind]
            self.changed.append(Detail(fact, ours[0].address, ""))
        elif ours:
            self._exchange(ours[0], Put(ours[0].contact_id, kind, address, consented))
            self.changed.append(Detail(fact, ours[0].address, address))
        elif address:
            self.puts.append(Put(None, kind, address, consented))
            self.changed.append(Detail(fact, "", address))

    def _consent(self, ours: Put, consented: bool) -> None:
        said = (f"{ours.kind.value} yes", f"{ours.kind.value} no")
        was, becomes = said if ours.consented else said[::-1]
        if ours.by_hand:
            self.kept.append(Detail(Fact.CONSENT, was, becomes))
        else:
            self.changed.append(Detail(Fact.CONSENT, was, becomes))
            self._exchange(ours, Put(ours.contact_id, ours.kind, ours.address, consented))

    def _exchange(self, old: Put, new: Put) -> None:
        self.puts = [new if put is old else put for put in self.puts]

    def made(self) -> ContactPlan:
        """The plan, with a changed order told."""
        stay = {put.contact_id for put in self.puts}
        drops = tuple(one.id for one in self.known if one.id not in stay)
        before = [one.kind.value for one in self.known if one.id in stay]
        after = [put.kind.value for put in self.puts if put.contact_id is not None]
        if before != after:
            self.changed.append(Detail(Fact.ORDER, " ".join(before), " ".join(after)))
        return ContactPlan(tuple(self.puts), drops, tuple(self.changed), tuple(self.kept))


def masked(kind: ContactKind, address: str) -> str:
    """Enough of an address to recognise it by, and too little to use it."""
    if not address:
        return ""
    if kind is ContactKind.MAIL:
        before, _, host = address.partition("@")
        return f"{before[:1]}•••@{host}"
    return f"••• {address[-4:]}"
