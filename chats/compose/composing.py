"""The compose page: a form, what it would mean, and what each language would get."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chats.access.actors import Staff
from chats.compose import queries
from chats.compose.forms import ComposeForm
from chats.compose.outlook import Outlook, Person, asked, outlook
from chats.compose.preview import Preview, preview
from chats.compose.translated import translated
from chats.interpreters.needs import Wanted, needs_of
from chats.languages.words import _s, spoken_tag
from chats.meetings import slots
from chats.meetings.queries import MeetingWords, topic_words
from chats.notices.letters import Facts, Slot
from chats.schools.models import School
from chats.web.fields import differences


@dataclass
class Composing:
    """Everything the page shows."""

    form: ComposeForm
    school: School
    there: queries.Around
    people: list[Person]
    outlook: Outlook
    needs: dict[str, Wanted]
    """Interpreters the chat will need, by speech; empty until its time is known."""
    spoken: set[str]
    """What host and liaisons speak."""
    pickable: int
    previews: list[Preview]
    saved_meanwhile: list[tuple[str, str]] | None = None
    """What another editor saved since the draft was opened, unlike what is typed here: label and words."""

    @property
    def topic_ready(self) -> bool:
        """Whether a library topic is chosen: nothing to translate."""
        return bool(self.form.topic.data) and self.form.topic.data != queries.OWN

    def right_for(self, step: str) -> bool:
        """Whether all that ``step`` (check, keep, publish) needs is there; else the fields say so."""
        if step == "publish":
            self._refuse_nobody()
            self._refuse_missing_words()
        return not self.form.errors

    def _refuse_nobody(self) -> None:
        if self.form.languages.let_go:  # without it, more families than were meant would be asked
            self.form.refuse(
                "languages", _s("A language you ticked is not at this school any more. Please look again.")
            )
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


def reopened(page: Composing, saved: ComposeForm) -> Composing:
    """The page of an editor whom another overtook: nothing typed is lost, saving again is on purpose."""
    saved.offer_schools([page.school])
    saved.offer_around(page.there, 0)
    saved.offer_families([])
    saved.families.choices = page.form.families.choices
    page.saved_meanwhile = differences(saved, page.form)
    page.form.lock_version.data = saved.lock_version.data
    return page


def opened(form: ComposeForm, *, sent: bool, by: Staff, site: str, now: datetime) -> Composing | None:
    """The page as the form stands, checked if it was sent; none without a school to compose for."""
    schools = queries.schools_to_compose_for(by)
    if not schools:
        return None
    school = form.offer_schools(schools)
    there = queries.around(school)
    form.offer_around(there, by.id)
    everyone = queries.families_meant(school.id, form.audience(picked=False))
    form.offer_families(everyone)
    form.settle(school.zone, now)
    if sent:
        form.validate()
        form.told_wrong(now)
    picked = form.audience().family_ids
    people = queries.people_of(one for one in everyone if picked is None or one.id in picked)
    present = {*(form.liaisons.data or ()), form.host.data}
    spoken = {tag for member in there.staff if member.id in present for tag in member.speaks}
    words = translated(by, form.draft_id, form.words())
    ready = queries.readiness(form.own_language, words)
    meant = outlook(people, ready, queries.withheld(ready))
    previews = _previews(form, school, meant, people, words, site=site, now=now)
    needs = {}
    if form.slot is not None:
        times = {"starts_at": form.slot.starts_at, "ends_at": form.slot.ends_at, "now": now}
        needs = needs_of(asked(people), spoken, **times)
    return Composing(form, school, there, people, meant, needs, spoken, len(everyone), previews)


_SAID = ("topic", "language", "title", "summary", "place", "room", "join_url")
"""Fields whose words stand in a letter."""


def _previews(
    form: ComposeForm, school: School, meant: Outlook, people: list[Person],
    words: Mapping[str, MeetingWords], *, site: str, now: datetime,
) -> list[Preview]:  # fmt: skip
    """What each language gets, once there is a topic, a time and a place to say."""
    if form.slot is None or not form.topic.data or any(form[name].errors for name in _SAID):
        return []
    names = {one.language: one.greeted_as for one in reversed(people)}
    tags = {*meant.written_in, spoken_tag()}
    facts = {tag: _facts(form, form.slot, school, tag, words.get(tag), now) for tag in tags}
    source, shown = facts[spoken_tag()], []
    for row in (row for row in meant.rows if row.tag in meant.written_in):
        says_so = queries.with_line(row.tag, row.ready)
        shown.append(preview(row, facts[row.tag], source, says_so=says_so, site=site, name=names[row.tag]))
    return shown


def _facts(
    form: ComposeForm, slot: slots.Slot, school: School, tag: str, there: MeetingWords | None, now: datetime
) -> Facts:
    own = form.words()
    words = topic_words(form.topic.data, tag) if own is None else there or own
    where = form.where
    return Facts(
        language=tag,
        title=words.title,
        summary=words.summary,
        school=school.name,
        phone=queries.help_phone(),
        slot=Slot(slot.starts_at, slot.ends_at, slot.zone, where.place, where.room, where.join_url),
        revision=0,
        changed_at=now,
        offers=tuple(form.offers.data or ()),
    )
