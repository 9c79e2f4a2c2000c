"""The way in to an empty instance: a code that only somebody at this machine can read."""

import hmac
import os
import secrets
from pathlib import Path

_FILE = "first-administrator"


def kept(path: Path, make: str) -> str:
    """The text of a file that only this account may read; ``make`` is written the first time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(make)
    return make


def code(instance: Path) -> str:
    """The code of the first-administrator step; made the first time."""
    return kept(instance / _FILE, secrets.token_urlsafe(24))


def fits(instance: Path, tried: str) -> bool:
    """Whether ``tried`` is the code. Without a code on this machine nothing fits."""
    path = instance / _FILE
    return path.exists() and hmac.compare_digest(path.read_text().strip().encode(), tried.encode())
