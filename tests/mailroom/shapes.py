"""Mails as they come in: reports of mail servers as files, and answers as mail programs write them."""

from email.message import EmailMessage
from pathlib import Path

MAILS = Path(__file__).parent / "mails"
NOBODY = ""
"""The sender on the envelope of a report (RFC 5321, 4.5.5)."""
FAMILY = "somebody@canary.example"


def report(name: str) -> bytes:
    """A mail server's report, as that server writes it."""
    return (MAILS / f"{name}.eml").read_bytes().replace(b"\n", b"\r\n")


def answer(
    words: str, *, kind: str = "plain", message_id: str = "<1@phone.example>", **headers: str
) -> bytes:
    """What a person writes; ``headers`` with ``_`` for ``-``."""
    mail = EmailMessage()
    mail["From"] = FAMILY
    mail["Subject"] = "Re: Lincoln"
    mail["Message-ID"] = message_id
    for name, value in headers.items():
        del mail[name.replace("_", "-")]
        mail[name.replace("_", "-")] = value
    mail.set_content(words, subtype=kind)
    return mail.as_bytes()


def raw(*lines: str | bytes) -> bytes:
    """A mail line by line."""
    return b"\r\n".join(line.encode() if isinstance(line, str) else line for line in lines)
