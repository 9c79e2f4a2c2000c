"""The compose page: a form, what it would mean, and what each language would get."""

from dataclasses import dataclass, field
from datetime import datetime

from chats.access.actors import Staff
from chats.compose import queries
from chats.compose.forms import OWN, ComposeForm
from chats.compose.outlook import Outlook, Person, interpreted, outlook
from chats.languages.words import _s
from chats.schools.models import School


@dataclass
class Composing:
    """Everything the page shows. ``edited_meanwhile``: another editor changed the draft since it was opened."""

    form: ComposeForm
    school: School
    there: queries.Around
    people: list[Person]
    outlook: Outlook
    interpreted: dict[str, int]
    pickable: int
    edited_meanwhile: bool = False
    told: list[str] = field(default_factory=list)

    @property
    def topic_ready(self) -> bool:
        """Whether a library topic is chosen: nothing to translate."""
        return bool(self.form.topic.data) and self.form.topic.data != OWN

    def right(self, step: str, now: datetime) -> bool:
        """Whether everything that ``step`` (check, keep or publish) needs is there; says beside the field if not."""
        self.form.validate()
        self.form.told_wrong(now)
        if step == "publish":
            self._refuse_nobody()
            self._refuse_missing_words()
        return not self.form.errors

    def _refuse_nobody(self) -> None:
        if self.outlook.families:
            return
        if self.form.pick.data == "some" and not self.form.families.data:
            self.form.refuse("families", _s("Please tick the families you want to invite."))
        else:
            self.form.refuse("pick", _s("No family is meant by this. Take away a language or a grade."))

    def _refuse_missing_words(self) -> None:
        if self.form.own_language and self.outlook.without_words and not self.form.call_instead.data:
            self.form.refuse(
                "call_instead", _s("Some families cannot read this. Choose one of the three ways.")
            )


def opened(form: ComposeForm, *, by: Staff, now: datetime) -> Composing | None:
    """The page as the form stands; none for somebody who has no school to compose for."""
    schools = queries.schools_to_compose_for(by)
    if not schools:
        return None
    school = form.offer_schools(schools)
    there = queries.around(school)
    form.offer_around(there, by.id)
    everyone = queries.families_meant(school.id, form.audience(picked=False))
    form.offer_families(everyone)
    form.settle(school.zone, now)
    wanted = form.audience().family_ids
    meant = [family for family in everyone if wanted is None or family.id in wanted]
    people = queries.people_of(meant)
    present = {*(form.liaisons.data or ()), form.host.data}
    spoken = {tag for member in there.staff if member.id in present for tag in member.speaks}
    return Composing(
        form,
        school,
        there,
        people,
        outlook(people, queries.readiness(form.own_language)),
        interpreted(people, spoken | {"en"}),
        len(everyone),
    )
