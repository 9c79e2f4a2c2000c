"""A roster between its dry run and its confirmation: sealed, for one session of one person, for an hour."""

import io
import os
from datetime import datetime, timedelta

from chats import keyring
from chats.access.actors import Staff
from chats.storage import FileGone, store

LARGEST = 16 * 1024 * 1024
"""Bytes: three times what 50,000 guardians take."""
KEPT_FOR = timedelta(hours=1)
_SUFFIX = ".rostr"


class UploadGone(Exception):
    """The upload was applied, cast away, is too old, or belongs to another session."""


def keep(content: bytes, *, by: Staff, now: datetime) -> str:
    """Keep a file and return its key. Also casts away what others left lying."""
    _cast_away_old(now)
    # Latin-1 gives every byte a letter, so that the ring, which seals text, seals any file.
    sealed = keyring.ring().seal(content.decode("latin-1"), place=_place(by))
    key = store().put(io.BytesIO(sealed), _SUFFIX)
    os.utime(store().path(key), (now.timestamp(), now.timestamp()))
    return key


def kept(key: str, *, by: Staff, now: datetime) -> bytes:
    """The file as it was sent. Raises UploadGone."""
    try:
        if not key.endswith(_SUFFIX) or _age(key, now) > KEPT_FOR:
            raise UploadGone
        with store().open(key) as stream:
            return keyring.ring().open(stream.read(), place=_place(by)).encode("latin-1")
    except (FileGone, FileNotFoundError, keyring.CannotOpen):
        raise UploadGone from None


def cast_away(key: str, *, by: Staff, now: datetime) -> None:
    """Delete it. Raises UploadGone for one that is not theirs."""
    kept(key, by=by, now=now)
    store().forget(key)


def _age(key: str, now: datetime) -> timedelta:
    return timedelta(seconds=now.timestamp() - store().path(key).stat().st_mtime)


def _cast_away_old(now: datetime) -> None:
    for path in store().root.glob(f"*/*{_SUFFIX}"):
        if _age(path.name, now) > KEPT_FOR:
            store().forget(path.name)


def _place(by: Staff) -> str:
    return f"{by.district_id}|roster|session {by.session_id}|file"
