"""When and where, as staff fill it in: for a new meeting, and to move one."""

from datetime import datetime
from typing import Any

from wtforms import HiddenField, StringField, TextAreaField

from chats.calendars.zones import DoubledTime, NonexistentTime
from chats.languages.formats import clock_time
from chats.languages.words import _s, _sl, spoken_tag
from chats.meetings.drafts import Change, OwnWords, Where
from chats.meetings.kinds import Place
from chats.meetings.slots import LONGEST, SHORTEST, AlreadyPast, Slot, WrongLength, slot
from chats.web.fields import Clock, Day, Needed, RadioOf, Whole, choice
from chats.web.forms import Fit, StaffForm

TITLE_LONGEST, SUMMARY_LONGEST, MOST_SEATS = 120, 600, 2000
_LINK = ("https://", "http://")


def place_choices() -> list[Any]:
    """Where people may meet."""
    return [
        choice(Place.IN_PERSON.value, _s("In person")),
        choice(Place.ONLINE.value, _s("Online")),
        choice(Place.BOTH.value, _s("Both")),
    ]


class SlotForm(StaffForm):
    """When and where. A time that does not exist, or comes twice, is asked about."""

    day = Day(_sl("Day"), [Needed(_sl("Please choose a day."))])
    start = Clock(_sl("From"), [Needed(_sl("Please choose a time."))])
    minutes = Whole(
        _sl("Minutes"),
        [Needed(_sl("Please say how long it lasts."))],
        least=SHORTEST,
        most=LONGEST,
        default=45,
    )
    meant = RadioOf(_sl("Which time do you mean?"))
    place = RadioOf(_sl("Where"), default=Place.IN_PERSON.value)
    room = StringField(_sl("Room and address"), [Fit(150)])
    join_url = StringField(_sl("Link to join online"), [Fit(500)])
    seats = Whole(_sl("Seats"), least=1, most=MOST_SEATS)

    def __init__(self, formdata: Any = None, **kept: Any) -> None:
        super().__init__(formdata, data=kept)
        self.place.choices = place_choices()
        self.meant.choices, self.meant.validate_choice = [], False
        self.slot: Slot | None = None
        self.comes_twice = False

    @property
    def local(self) -> datetime | None:
        """Day and time as typed, if both can be read."""
        if self.day.data is None or self.start.data is None:
            return None
        return datetime.combine(self.day.data, self.start.data)

    @property
    def fold(self) -> int | None:
        """Which of two equal times, once that was asked."""
        return int(self.meant.data) if self.meant.data in ("0", "1") else None

    @property
    def where(self) -> Where:
        """The place, without what does not belong to it."""
        place = Place(self.place.data)
        room = None if place is Place.ONLINE else self.room.data
        link = None if place is Place.IN_PERSON else self.join_url.data
        return Where(place, room or None, link or None)

    def settle(self, zone: str, now: datetime) -> None:
        """Find the instant that is meant, into ``slot``; or know what to ask. Call before ``validate``."""
        self._take_what_was_meant()
        if self.local is None or self.minutes.data is None:
            return
        try:
            self.slot = slot(self.local, self.minutes.data, zone, now=now, fold=self.fold)
        except NonexistentTime as gap:
            times = [moment.isoformat(timespec="minutes") for moment in (gap.earlier, gap.later)]
            self.meant.choices = [choice(one, _at(datetime.fromisoformat(one))) for one in times]
        except DoubledTime as twice:
            self._offer_both(twice.local)
        except (AlreadyPast, WrongLength):
            return
        else:
            # A doubled time is asked about as long as it stands there, with the answer given.
            if self.fold is not None:
                self._offer_both(self.local)

    def _take_what_was_meant(self) -> None:
        """Of a time that does not exist, one of the two that do was chosen."""
        try:
            chosen = datetime.fromisoformat(self.meant.data or "")
        except ValueError:
            return
        if self.day.data == chosen.date() and chosen.tzinfo is None:
            self.start.data, self.meant.data = chosen.time(), None

    def _offer_both(self, local: datetime) -> None:
        self.comes_twice = True
        at = _at(local)
        self.meant.choices = [
            choice("0", _s("%(time)s, the first one (daylight time)", time=at)),
            choice("1", _s("%(time)s, an hour later (standard time)", time=at)),
        ]

    def told_wrong(self, now: datetime) -> bool:
        """Add what is wrong with time and place together, once each field is right by itself."""
        if self.local is not None and self.minutes.data is not None and self.slot is None:
            self._refuse_time()
        if self.place.data != Place.ONLINE.value and not (self.room.data or "").strip():
            self.refuse("room", _s("Please write where people meet."))
        if self.place.data in (Place.ONLINE.value, Place.BOTH.value):
            link = self.join_url.data or ""
            if not link.startswith(_LINK) or " " in link or len(link) < 12:
                self.refuse("join_url", _s("Please paste the whole link. It begins with https://"))
        return bool(self.errors)

    def _refuse_time(self) -> None:
        if not self.meant.choices:
            self.refuse("day", _s("This time is already over. Please choose a later one."))
        elif self.comes_twice:
            self.refuse(
                "start", _s("The clocks go back that night: this time comes twice. Choose one below.")
            )
        else:
            self.refuse("start", _s("The clocks go forward that night and skip this time. Choose one below."))


class ChangeForm(SlotForm):
    """Move a meeting, or mend staff's own words."""

    lock_version = HiddenField()
    title = StringField(_sl("Title"), [Fit(TITLE_LONGEST)])
    summary = TextAreaField(_sl("What it is about"), [Fit(SUMMARY_LONGEST)])

    def change(self, words: OwnWords | None) -> Change:
        """What is asked for; ``words`` as they are now. Raises ValueError for a form that was not right."""
        if self.slot is None:
            raise ValueError("no time to move to")
        given = str(self.lock_version.data or "")
        mended = None
        if words is not None and self.title.data:
            mended = OwnWords(words.language, self.title.data, self.summary.data or "")
        return Change(
            local=self.slot.local,
            minutes=self.minutes.data or 0,
            where=self.where,
            lock_version=int(given) if given.isdecimal() else 0,
            seats=self.seats.data,
            fold=self.fold,
            words=mended,
        )


def _at(local: datetime) -> str:
    return clock_time(local, spoken_tag())
