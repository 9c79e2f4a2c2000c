"""A roster's rows against what we have: added, changed, unchanged, and kept as corrected by hand. Pure."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from chats.families.addresses import ContactPlan, Detail, Fact, KnownContact, contact_plan
from chats.families.households import GradeBand
from chats.families.roster import BadCell, Row
from chats.languages.words import _sl

Places = frozenset[tuple[int, GradeBand]]


class Standing(Enum):
    """What a row would do."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class KnownGuardian:
    """A guardian as we have them."""

    id: int
    family: str
    """Source id of their family."""
    family_places: Places
    given_name: str
    family_name: str
    spoken: str
    written: str | None
    language_is_theirs: bool
    needs_interpreter: bool
    contacts: tuple[KnownContact, ...]


@dataclass(frozen=True)
class KnownFamily:
    """A family as we have it."""

    id: int
    places: Places
    has_left: bool


@dataclass(frozen=True)
class Known:
    """What we have of the people in some rows, by source id."""

    guardians: Mapping[str, KnownGuardian]
    families: Mapping[str, KnownFamily]


@dataclass(frozen=True)
class Terms:
    """What a file may say: its columns, and what whoever brings it may change."""

    columns: frozenset[str]
    held_families: frozenset[str]
    covers: Callable[[int], bool]
    """Whether a school is theirs to write."""
    may_take_over: Callable[[Collection[int]], bool]
    """Whether a family known at these schools is theirs to change."""


@dataclass(frozen=True)
class FamilyPlan:
    """What becomes of a family: the same for each of its rows."""

    source: str
    known: KnownFamily | None
    add: Places
    drop: Places

    @property
    def comes_back(self) -> bool:
        """Whether it had left, and stands in the roster again."""
        return self.known is not None and self.known.has_left


@dataclass(frozen=True)
class Difference:
    """One row against what we have."""

    row: Row
    standing: Standing
    known: KnownGuardian | None
    family: FamilyPlan
    contacts: ContactPlan
    changed: tuple[Detail, ...] = ()
    kept: tuple[Detail, ...] = ()
    """Corrected by hand or by the guardian: shown, and not overwritten."""

    def changes(self, *facts: Fact) -> bool:
        """Whether one of these facts changes."""
        return any(detail.fact in facts for detail in self.changed)


@dataclass
class _Found:
    changed: list[Detail] = field(default_factory=list)
    kept: list[Detail] = field(default_factory=list)

    def note(self, fact: Fact, was: str, becomes: str, *, ours_stays: bool = False) -> None:
        if was != becomes:
            (self.kept if ours_stays else self.changed).append(Detail(fact, was, becomes))


def compare(rows: Iterable[Row], known: Known, terms: Terms) -> Iterator[Difference | BadCell]:
    """Each row's difference, or why it may not be taken. All rows of a family must be handed in together."""
    good: list[Row] = []
    for row in rows:
        refusal = _refusal(row, known, terms)
        if refusal is None:
            good.append(row)
        else:
            yield refusal
    wanted: dict[str, set[tuple[int, GradeBand]]] = {}
    for row in good:
        wanted.setdefault(row.family, set()).update(row.places)
    plans = {
        source: _family_plan(source, frozenset(places), known.families.get(source), terms)
        for source, places in wanted.items()
    }
    for row in good:
        yield _difference(row, known.guardians.get(row.guardian), plans[row.family], terms)


def _refusal(row: Row, known: Known, terms: Terms) -> BadCell | None:
    family, guardian = known.families.get(row.family), known.guardians.get(row.guardian)
    if family is not None and not terms.may_take_over({school for school, _ in family.places}):
        column, text = "family_id", _sl("This family_id belongs to a family of another school.")
    elif guardian is not None and not terms.may_take_over({school for school, _ in guardian.family_places}):
        column, text = "guardian_id", _sl("This guardian_id belongs to a guardian of another school.")
    else:
        return None
    return BadCell(row.number, column, text, _sl("Check the key, or ask a coordinator to import this row."))


def _family_plan(source: str, wanted: Places, known: KnownFamily | None, terms: Terms) -> FamilyPlan:
    if known is None:
        return FamilyPlan(source, None, wanted, frozenset())
    drop = frozenset(place for place in known.places - wanted if terms.covers(place[0]))
    # A bad row of this family may have named the school that seems to be missing.
    return FamilyPlan(
        source, known, wanted - known.places, frozenset() if source in terms.held_families else drop
    )


def _difference(row: Row, known: KnownGuardian | None, family: FamilyPlan, terms: Terms) -> Difference:
    contacts = contact_plan(row, known.contacts if known else (), terms.columns)
    if known is None:
        return Difference(row, Standing.ADDED, None, family, contacts)
    found = _Found(list(contacts.changed), list(contacts.kept))
    _compare_person(row, known, terms.columns, found)
    if family.known is not None:
        places = family.known.places
        found.note(Fact.PLACES, _shown(places), _shown((places | family.add) - family.drop))
        found.note(Fact.LEFT, "yes" if family.comes_back else "no", "no")
    standing = Standing.CHANGED if found.changed else Standing.UNCHANGED
    return Difference(row, standing, known, family, contacts, tuple(found.changed), tuple(found.kept))


def _compare_person(row: Row, known: KnownGuardian, columns: frozenset[str], found: _Found) -> None:
    found.note(Fact.FAMILY, known.family, row.family)
    found.note(Fact.GIVEN_NAME, known.given_name, row.given_name)
    if "family_name" in columns:
        found.note(Fact.FAMILY_NAME, known.family_name, row.family_name)
    theirs = known.language_is_theirs
    found.note(Fact.SPOKEN, known.spoken, row.spoken, ours_stays=theirs)
    if "written_language" in columns:
        found.note(Fact.WRITTEN, known.written or "", row.written or "", ours_stays=theirs)
    if "needs_interpreter" in columns:
        wanted = "yes" if row.needs_interpreter else "no"
        found.note(Fact.INTERPRETER, "yes" if known.needs_interpreter else "no", wanted)


def _shown(places: Places) -> str:
    """Places as text that is the same whenever they are: ``3 pk-2, 3 3-5``."""
    return ", ".join(f"{school} {band.value}" for school, band in sorted(places, key=_in_order))


def _in_order(place: tuple[int, GradeBand]) -> tuple[int, int]:
    return place[0], list(GradeBand).index(place[1])
