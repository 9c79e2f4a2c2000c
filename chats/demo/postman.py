"""Brings a family's answer to a mail: written as a phone writes it, and said to the mailroom over SMTP.

The mail that is answered stands quoted below, so that what the mailroom does with it is tried too.
"""

import smtplib
import uuid
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from chats.demo.mailbox import OpenedMail

_SECONDS = 10


class NotTaken(Exception):
    """The mailroom was not there, or said no."""


def bring(mail: EmailMessage, at: tuple[str, int], *, sender: str, recipients: Sequence[str]) -> None:
    """Bring a mail to the mailroom at host and port. Raises NotTaken."""
    try:
        with smtplib.SMTP(*at, timeout=_SECONDS) as line:
            line.send_message(mail, sender, list(recipients))
    except (OSError, smtplib.SMTPException):
        raise NotTaken from None


def answer_to(opened: OpenedMail, words: str, now: datetime) -> EmailMessage:
    """Return what the reader of a mail writes back."""
    below = [f"> {line}" for line in opened.text.splitlines()]
    mail = EmailMessage()
    mail["From"] = opened.mail.to
    mail["To"] = opened.mail.reply_to
    mail["Subject"] = f"Re: {opened.mail.subject}"
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{uuid.uuid4()}@phone.example>"
    mail["In-Reply-To"] = opened.mail.message_id
    mail.set_content("\n".join([words, "", f"{now:%Y-%m-%d}, {opened.mail.sender} wrote:", *below, ""]))
    return mail
