"""Rows of one school, every name in them marked: a name on the wrong page tells where it came from."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from chats.access import links
from chats.access.actors import Purpose, Role
from chats.archive.models import QaNote, Recording, RecordingGuest, RecordingState
from chats.db import Base, Districted, db, transaction
from chats.delivery import calling
from chats.delivery.letter import Channel, Lane, MessageState
from chats.delivery.models import Letter, Message, Suppression, Switch, SwitchScope
from chats.families.models import Guardian
from chats.inbox.models import IncomingText
from chats.invitations.models import InvitedGuardian
from chats.meetings.kinds import Status
from chats.questions.doors import Door
from chats.questions.models import Question
from chats.reflections.models import Reflection
from chats.schools.models import District, School
from chats.storage import store
from chats.takes.models import Take
from chats.texts.models import Text
from tests.factories import NOW, Make


@dataclass(frozen=True)
class Corner:
    """One school with its people. ``ids`` are what the arguments of a path become."""

    mark: str
    school: School
    ids: dict[str, int | str]
    guardian_links: dict[Purpose, str]
    interpreter_links: dict[Purpose, str]
    cookies: dict[Role, str]

    @property
    def people(self) -> str:
        """The mark in the family names of this school's guardians and in what they wrote."""
        return f"Folk{self.mark}"

    @property
    def confided(self) -> str:
        """The mark in a question that a guardian asked of the liaison alone."""
        return f"Secret{self.mark}"

    @property
    def everything(self) -> str:
        """The mark in the names of the school, its staff, its interpreters and its rooms."""
        return f"Site{self.mark}"


class Builder:
    """Fills one corner."""

    def __init__(self, make: Make, school: School, mark: str) -> None:
        self.make, self.school, self.mark = make, school, mark
        self.district_id = school.district_id
        self.ids: dict[str, int | str] = {
            "school_id": school.id, "district_id": school.district_id, "tag": "es",
            "slug": "schedules-and-closures", "code": "A" * 22,
        }  # fmt: skip

    def keep(self, row: Districted) -> int:
        """Commit a row of this corner's district and return its id."""
        row.district_id = self.district_id
        with transaction() as session:
            assert isinstance(row, Base)
            session.add(row)
        return row.id

    def link(self, purpose: Purpose, subject_id: int, language: str = "en") -> str:
        """A link's live token."""
        with transaction():
            link = links.mint(
                purpose, subject_id, district_id=self.district_id, language=language, now=NOW, expires_at=None
            )
            db.session.flush()
            return links.path_of(link).rsplit("/", 1)[1].removesuffix(".ics")

    def staff(self) -> dict[Role, str]:
        """A member of staff of each role, signed in: the cookies."""
        members = {
            role: self.make.staff_member(role, school=self.school, name=f"{role.value} Site{self.mark}")
            for role in Role
        }
        self.ids["staff_id"] = members[Role.LIAISON].id
        return {role: self.make.session(member)[1] for role, member in members.items()}

    def invited(self) -> dict[Purpose, str]:
        """A family asked to a coming meeting: a guardian's links."""
        family = self.make.family(school=self.school, guardians=0)
        guardian = self.make.guardian(family, given_name="Ana", family_name=f"Folk{self.mark}")
        meeting = self.make.meeting(
            school=self.school, author_id=self.author_id, room=f"Site{self.mark}", seats=20
        )
        invitation = self.make.invitation(meeting, family)
        reply = self.make.reply_path(invitation).rsplit("/", 1)[1]
        self.ids |= {
            "family_id": family.id, "guardian_id": guardian.id, "contact_id": guardian.contacts[0].id,
            "meeting_id": meeting.id, "invitation_id": invitation.id, "invited_id": invitation.letters[0].id,
        }  # fmt: skip
        return {Purpose.REPLY: reply, Purpose.RECORDING: self.heard(guardian.id)}

    def heard(self, guardian_id: int) -> str:
        """A past meeting with a recording and notes that the guardian may open: the link."""
        past = self.make.meeting(
            school=self.school,
            starts_at=NOW - timedelta(days=3),
            status=Status.HELD,
            author_id=self.author_id,
        )
        family = db.session.get_one(Guardian, guardian_id).family
        self.make.invitation(past, family)
        audio = Recording(meeting_id=past.id, uploader_id=self.author_id, language="en", file_name="chat.mp3")
        audio.original_bytes, audio.uploaded_at, audio.state = 1_000_000, NOW, RecordingState.READY
        audio.audio_key, audio.audio_bytes = store().put(BytesIO(b"sound"), ".m4a"), 5
        audio.seconds, audio.published_at = 60, NOW
        question = Text(language="en", body=f"Folk{self.mark} asks?", written_at=NOW)
        note = QaNote(
            meeting_id=past.id, author_id=self.author_id, question_id=self.keep(question), noted_at=NOW
        )
        thought = Reflection(meeting_id=past.id, author_id=self.author_id, worked=f"Folk{self.mark}")
        thought.written_at = NOW
        guest_id = self.keep(RecordingGuest(meeting_id=past.id, guardian_id=guardian_id))
        self.ids |= {
            "recording_id": self.keep(audio), "second": 30, "held_id": past.id, "note_id": self.keep(note),
            "text_id": note.question_id, "reflection_id": self.keep(thought),
        }  # fmt: skip
        return self.link(Purpose.RECORDING, guest_id, "es")

    def asked(self) -> None:
        """Two questions: one asked openly, one of the liaison alone."""
        for door, words in ((Door.OPEN, f"Folk{self.mark}?"), (Door.LIAISON, f"Secret{self.mark}?")):
            question = Question(door=door, language="es", asked_at=NOW, uid=uuid.uuid4().hex)
            question.meeting_id, question.guardian_id = (
                int(self.ids["meeting_id"]),
                int(self.ids["guardian_id"]),
            )
            question.district_id = self.district_id
            question.put(words)
            self.ids["question_id"] = self.keep(question)

    def letter(self, channel: Channel, words: str) -> Letter:
        """The words of an invitation."""
        letter = Letter(kind="invitation", language="es", channel=channel)
        letter.content_hash, letter.composed_at = f"{channel.value}{self.mark}", NOW
        letter.text = letter.source_text = words
        return letter

    def message(self, key: str, letter: Letter | int, channel: Channel, state: MessageState) -> Message:
        """A message to the guardian about their coming meeting."""
        one = Message(key=f"{key}:{self.mark}", kind="invitation", channel=channel, language="es")
        one.letter_id = letter if isinstance(letter, int) else self.keep(letter)
        one.lane, one.recipient = Lane.INVITATIONS, f"guardian:{self.ids['guardian_id']}"
        one.zone, one.subject_kind, one.subject_revision = self.school.zone, "meeting", 0
        one.subject_id, one.planned_at, one.not_before = int(self.ids["meeting_id"]), NOW, NOW
        one.useless_after, one.state = NOW + timedelta(days=6), state
        return one

    def told(self) -> None:
        """A message on the call list."""
        letter = self.letter(Channel.CALL, "Hola")
        told = self.message("invitation", letter, Channel.CALL, MessageState.WITH_PERSON)
        self.ids["message_id"] = self.keep(told)

    def rung(self) -> None:
        """A call that a machine makes: its page."""
        letter = self.letter(Channel.VOICE, "Hola")
        letter.subject = "Hola"
        rung = self.message("rung", letter, Channel.VOICE, MessageState.ACCEPTED)
        rung.uid, invited_id = uuid.uuid4().hex, int(self.ids["invited_id"])
        rung.link_id = db.session.get_one(InvitedGuardian, invited_id).link_id
        self.ids["call"] = calling.token(self.keep(rung), rung.uid)

    def read_aloud(self) -> None:
        """What a liaison read for calls."""
        take = Take(meeting_id=int(self.ids["meeting_id"]), revision=0, kind="invitation", language="so")
        take.reader_id, take.seconds, take.read_at = self.author_id, 20, NOW
        take.audio_key, take.audio_bytes = store().put(BytesIO(b"sound"), ".mp3"), 5
        self.ids["take_id"] = self.keep(take)

    def printed(self) -> None:
        """A letter on paper that waits to be handed out."""
        letter = self.letter(Channel.PRINTED, "{{family}}")
        letter.html = '<p class="outside">{{family}}</p>'
        paper = self.message("paper", letter, Channel.PRINTED, MessageState.WITH_PERSON)
        paper.slots = {"family": f"Folk{self.mark}"}
        self.keep(paper)

    def stopped(self) -> None:
        """A message in doubt, an address that is not written to, and a chat whose messages are held."""
        letter_id = db.session.get_one(Message, int(self.ids["message_id"])).letter_id
        doubt = self.message("doubt", letter_id, Channel.TEXT, MessageState.AMBIGUOUS)
        self.ids["message_id"] = self.keep(doubt)
        stop = Suppression(channel=Channel.TEXT, address_digest=self.mark.encode(), reason="stop")
        stop.source, stop.since = "text", NOW
        self.ids["suppression_id"] = self.keep(stop)
        switch = Switch(scope=SwitchScope.CHANNEL, district_id=self.district_id, channel=Channel.WHATSAPP)
        switch.why, switch.put_by, switch.put_at = f"Site{self.mark}", f"staff:{self.author_id}", NOW
        with transaction() as session:
            session.add(switch)
        self.ids["switch_id"] = switch.id

    def wrote(self) -> None:
        """A text that waits for a person."""
        text = IncomingText(provider_ref=f"SM{self.mark}", language="es", reading="for-a-person")
        text.guardian_id, text.received_at = int(self.ids["guardian_id"]), NOW
        text.district_id = self.district_id
        text.put(f"Folk{self.mark}?")
        self.ids["incoming_id"] = self.keep(text)

    @property
    def author_id(self) -> int:
        """The liaison of this school."""
        return int(self.ids["staff_id"])

    def interpreting(self) -> dict[Purpose, str]:
        """An interpreter with an open offer: their links."""
        district = db.session.get_one(District, self.district_id)
        interpreter = self.make.interpreter("es", district=district, name=f"Interpreter Site{self.mark}")
        need = self.make.need(self.make.meeting(school=self.school, author_id=self.author_id))
        offer = self.make.offer(need, interpreter)
        self.ids |= {"interpreter_id": interpreter.id, "need_id": need.id, "offer_id": offer.id}
        return {
            Purpose.OFFER: self.link(Purpose.OFFER, offer.id),
            Purpose.INTERPRETER: self.link(Purpose.INTERPRETER, interpreter.id),
            Purpose.FEED: self.link(Purpose.FEED, interpreter.id),
        }


def corner(make: Make, mark: str, district: District | None = None) -> Corner:
    """A whole school: staff, a family with links, meetings, messages, an interpreter."""
    school = make.school(district, name=f"School Site{mark}", address=f"1 Site{mark} Street")
    builder = Builder(make, school, mark)
    cookies = builder.staff()
    guardian_links = builder.invited()
    builder.asked()
    builder.told()
    builder.rung()
    builder.read_aloud()
    builder.printed()
    builder.stopped()
    builder.wrote()
    return Corner(mark, school, builder.ids, guardian_links, builder.interpreting(), cookies)
