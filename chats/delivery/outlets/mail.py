"""Mail through the server of CHATS_MAIL_URL."""

from functools import partial

from chats.calendars.lines import utc_text
from chats.config import Settings
from chats.delivery import returning
from chats.delivery.channels.email import MailChannel
from chats.delivery.channels.mime import Mail
from chats.delivery.inhand import InHand
from chats.delivery.letter import Channel
from chats.delivery.outlets.health import Health
from chats.delivery.outlets.outlet import Letterbox, Outlet, Written
from chats.delivery.rendering import calendar_body, fill_text, html_body, text_body
from chats.delivery.returning import Way


class MailOutlet(Outlet):
    """One connection to the mail server."""

    channel = Channel.MAIL

    def __init__(self, settings: Settings, channel: MailChannel, health: Health | None = None) -> None:
        super().__init__(health or Health("mail"))
        self._from, self._domain = settings.mail_from, settings.mail_reply_domain
        self._host = settings.mail_from.rpartition("@")[2]
        self._connection = channel

    def write(self, one: InHand, box: Letterbox) -> Written:
        letter, slots, address = one.letter, box.slots(one), one.address
        calendar = None
        if letter.calendar is not None:
            calendar = calendar_body(letter.calendar, slots | self._of_the_calendar(one, address))
        mail = Mail(
            message_id=f"<{one.uid}@{self._host}>",
            sender_name=one.slots.get("sender_name", ""),
            sender=self._from,
            to=address,
            subject=fill_text(letter.subject or "", slots, letter.language),
            language=letter.language,
            text=text_body(letter.text, slots, letter.language),
            html=html_body(letter.html or "", slots),
            sent_at=box.now,
            calendar=calendar,
            method=letter.calendar_method,
            unsubscribe_url=f"{slots['link']}/stop" if one.has_reply_link else None,
            reply_to=self._own_address(Way.ANSWER, one),
            return_path=self._own_address(Way.BOUNCE, one),
        )
        return Written(partial(self._connection.send, mail))

    def _own_address(self, way: Way, one: InHand) -> str | None:
        return None if self._domain is None else returning.address(way, one.id, one.uid, self._domain)

    def _of_the_calendar(self, one: InHand, address: str) -> dict[str, str]:
        # The stamp is when the message was put: a retry is the same file, and a later message a later one.
        return {
            "stamp": utc_text(one.planned_at),
            "organizer_mail": self._from,
            "attendee_mail": address,
            "attendee_name": one.slots.get("attendee_name", ""),
        }

    def close(self) -> None:
        self._connection.close()
