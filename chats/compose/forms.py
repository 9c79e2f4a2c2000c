"""The compose page's form: what about, when and where, who."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from wtforms import BooleanField, HiddenField, StringField, TextAreaField

from chats.access.actors import Role
from chats.compose.queries import OWN, PICKED_AT_MOST, Around, named
from chats.families.households import Audience, GradeBand
from chats.languages import naming, registry
from chats.languages.formats import number
from chats.languages.words import _s, _sl, _sn, spoken_tag
from chats.meetings.drafts import OFFERS, Draft, OwnWords
from chats.meetings.forms import SUMMARY_LONGEST, TITLE_LONGEST, SlotForm
from chats.meetings.kinds import Kind
from chats.topics.library import LIBRARY
from chats.web.fields import OneOf, RadioOf, SomeOf, choice
from chats.web.forms import Fit

NOBODY = 0


def kind_choices() -> list[Any]:
    """The kinds of meeting that families are invited to together."""
    return [
        choice(Kind.COFFEE_CHAT.value, _s("Coffee chat")),
        choice(Kind.FAMILY_MEETING.value, _s("Family meeting")),
        choice(Kind.FOCUS_GROUP.value, _s("Focus group")),
        choice(Kind.WORKSHOP.value, _s("Workshop")),
    ]


def offer_choices() -> list[Any]:
    """What there may be for families."""
    words = (_s("Interpreters"), _s("Childcare"), _s("Snacks"), _s("Help with getting there"))
    return [choice(offer, word) for offer, word in zip(OFFERS, words, strict=True)]


def band_choices() -> list[Any]:
    """Grades, no finer than an invitation needs."""
    words = (_s("Preschool to grade 2"), _s("Grades 3 to 5"), _s("Grades 6 to 8"), _s("Grades 9 to 12"))
    return [choice(band.value, word) for band, word in zip(GradeBand, words, strict=True)]


class ComposeForm(SlotForm):
    """A new meeting. Choices that follow from other choices are set once those are read."""

    topic = OneOf(_sl("Topic"))
    language = OneOf(_sl("Language you write in"))
    title = StringField(_sl("Title"), [Fit(TITLE_LONGEST)])
    summary = TextAreaField(_sl("What it is about, in two sentences"), [Fit(SUMMARY_LONGEST)])
    call_instead = BooleanField(_sl("We will call these families instead"))
    school = OneOf(_sl("School"), coerce=int)
    kind = OneOf(_sl("Kind"), default=Kind.COFFEE_CHAT.value)
    offers = SomeOf(_sl("What is there for families"))
    host = OneOf(_sl("Host"), coerce=int, default=NOBODY)
    liaisons = SomeOf(_sl("Liaisons who will be there"), coerce=int)
    languages = SomeOf(_sl("Languages"))
    grade_bands = SomeOf(_sl("Grades"))
    pick = RadioOf(_sl("Families"), default="all")
    families = SomeOf(_sl("The families you choose"), coerce=int)
    once = HiddenField()
    draft = HiddenField()
    lock_version = HiddenField()

    def __init__(self, formdata: Any = None, **kept: Any) -> None:
        super().__init__(formdata, **kept)
        library = sorted((one.title_in(spoken_tag()), one.slug) for one in LIBRARY)
        self.topic.choices = [
            choice("", _s("Choose a topic")),
            choice(OWN, _s("Something else, in our own words")),
        ]
        self.topic.choices += [choice(slug, title) for title, slug in library]
        self.language.choices = [choice(one.tag, one.autonym) for one in registry.listed()]
        self.language.data = self.language.data or spoken_tag()
        self.once.data = str(self.once.data or "")[:40] or secrets.token_hex(8)
        self.kind.choices, self.pick.choices = kind_choices(), _pick_choices()
        self.offers.offer(offer_choices())
        self.grade_bands.offer(band_choices())

    def offer_schools(self, schools: Sequence[Any]) -> Any:
        """Set the schools to choose from and return the chosen one, or the first."""
        self.school.choices = [choice(one.id, one.name) for one in schools]
        chosen = next((one for one in schools if one.id == self.school.data), None)
        if chosen is None and not self.school.raw_data:
            chosen = schools[0]
            self.school.data = chosen.id
        return chosen or schools[0]

    def offer_around(self, there: Around, by_id: int) -> None:
        """Set what there is to choose from at the chosen school."""
        hosts = [choice(NOBODY, _s("Nobody yet"))]
        self.host.choices = hosts + [choice(one.id, one.name) for one in there.staff]
        if self.host.data not in {one.id for one in there.staff}:
            self.host.data = NOBODY
        untouched = self.liaisons.data is None
        self.liaisons.offer(choice(one.id, one.name) for one in there.staff if one.role is not Role.HOST)
        if untouched:
            self.liaisons.data = [by_id]
        self.languages.offer(_language_choice(tag, families) for tag, families in there.languages)

    def offer_families(self, families: Iterable[Any]) -> None:
        """Set the families to pick from by hand."""
        held = list(families)[:PICKED_AT_MOST]
        labels = sorted((named(one), one.id) for one in held)
        self.families.offer(choice(family_id, label) for label, family_id in labels)

    def told_wrong(self, now: datetime) -> bool:
        """Add what is wrong with topic and words, then with time and place."""
        if not self.topic.data:
            self.refuse("topic", _s("Please choose what the chat is about."))
        if self.topic.data == OWN and not self.title.data:
            self.refuse("title", _s("Please write a title, or choose a topic of the library."))
        if self.topic.data == OWN and not self.summary.data:
            self.refuse("summary", _s("Please say in two sentences what it is about."))
        return super().told_wrong(now)

    def forgive_empty(self) -> None:
        """Say nothing of fields nobody has come to yet: one choice was made, and the page follows it."""
        for field in self:
            if field.errors and not any(field.raw_data or ()):
                field.errors = []

    @property
    def own_language(self) -> str | None:
        """The language of staff's own words; none for a library topic."""
        return self.language.data if self.topic.data == OWN else None

    @property
    def draft_id(self) -> int:
        """The draft that is composed anew; 0 for a new meeting."""
        return _whole(self.draft.data)

    @property
    def version_seen(self) -> int:
        """The draft's version when this page was opened."""
        return _whole(self.lock_version.data)

    def audience(self, *, picked: bool = True) -> Audience:
        """Who is meant; without ``picked``, everyone that languages and grades let in."""
        bands = frozenset(GradeBand(one) for one in self.grade_bands.data or ())
        by_hand = picked and self.pick.data == "some"
        return Audience(
            frozenset(self.languages.data or ()) or None,
            bands or None,
            frozenset(self.families.data or ()) if by_hand else None,
        )

    def words(self) -> OwnWords | None:
        """What staff wrote."""
        if self.topic.data != OWN:
            return None
        return OwnWords(self.language.data, self.title.data or "", self.summary.data or "")

    def composed(self) -> Draft:
        """The meeting as it was filled in. Raises ValueError for a form that was not right."""
        if self.slot is None:
            raise ValueError("no time to meet at")
        return Draft(
            school_id=self.school.data,
            local=self.slot.local,
            minutes=self.minutes.data or 0,
            where=self.where,
            topic=None if self.topic.data == OWN else self.topic.data,
            words=self.words(),
            fold=self.fold,
            kind=Kind(self.kind.data),
            seats=self.seats.data,
            offers=tuple(self.offers.data or ()),
            host_id=self.host.data or None,
            liaison_ids=tuple(self.liaisons.data or ()),
            audience=self.audience().to_json(),
            once=self.once.data or "",
        )


def _pick_choices() -> list[Any]:
    return [choice("all", _s("Everyone these choices let in")), choice("some", _s("Only families I choose"))]


def _language_choice(tag: str, families: int) -> Any:
    row = registry.language(tag)
    count = _sn("%(n)s family", "%(n)s families", families, n=number(families, spoken_tag()))
    return choice(
        tag,
        _s(
            "%(autonym)s (%(english)s): %(count)s",
            autonym=row.autonym,
            english=naming.named(row.tag, spoken_tag()),
            count=count,
        ),
    )


def _whole(given: object) -> int:
    text = str(given or "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0
