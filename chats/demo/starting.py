"""What ``chats run`` prepares on a fresh machine: secrets, the database, and the demo if it is wanted."""

import secrets
from collections.abc import Mapping
from pathlib import Path

from chats.accounts import entrance


def environment(instance: Path, port: int, *, demo: bool, given: Mapping[str, str]) -> dict[str, str]:
    """The settings to run with: what is given, else this machine's own, kept in ``instance``."""
    prepared = {
        "CHATS_SECRET_KEY": "",
        "CHATS_INSTANCE": str(instance),
        "CHATS_DATABASE_URL": f"sqlite:///{instance / ('demo.sqlite' if demo else 'chats.sqlite')}",
        "CHATS_STORAGE_URL": f"file:{instance / ('demo/storage' if demo else 'storage')}",
        "CHATS_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "CHATS_DEMO": "1" if demo else "0",
    }
    if demo:
        prepared |= {"CHATS_MAIL_FROM": "chats@cedar-valley.example", "CHATS_TEXT_FROM": "+12065550199"}
    ready = {**prepared, **{name: text for name, text in given.items() if text or name not in prepared}}
    if not ready["CHATS_SECRET_KEY"]:
        ready["CHATS_SECRET_KEY"] = entrance.kept(instance / "secret-key", secrets.token_urlsafe(48))
    return ready


def demo_lines(address: str, password: str) -> list[str]:
    """Four lines: where to open it, and how to be each of the people in the story."""
    return [
        f"Coffee Chats is open at {address}",
        f"Be the liaison:      {address}/sign-in  amina@cedar-valley.example  {password}",
        f"Be a family:         {address}/demo/phones  (pick a phone, tap the link or text back)",
        f"Be the interpreter:  {address}/demo/interpreters  (pick one, accept by link or by texting 1)",
    ]


def empty_lines(address: str, code: str | None) -> list[str]:
    """What to do with an empty instance, or where a begun one is."""
    if code is None:
        return [f"Coffee Chats is open at {address}", f"Sign in:  {address}/sign-in"]
    return [
        f"Coffee Chats is open at {address}, empty and closed.",
        f"Make the first administrator:  {address}/start/{code}",
        "This address works once, until an administrator exists.",
    ]
