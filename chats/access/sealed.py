"""A file between its dry run and its confirmation: sealed, for one session of one person, for a while."""

import io
import os
from dataclasses import dataclass
from datetime import datetime, timedelta

from chats import keyring
from chats.access.actors import Staff
from chats.storage import FileGone, store


class UploadGone(Exception):
    """The file was applied, cast away, is too old, or belongs to another session."""


@dataclass(frozen=True)
class SealedFiles:
    """The files of one kind. ``suffix`` ends their keys, ``subject`` is bound into the seal."""

    suffix: str
    subject: str
    kept_for: timedelta

    def keep(self, content: bytes, *, by: Staff, now: datetime) -> str:
        """Keep a file and return its key. Also casts away what others left lying."""
        self._cast_away_old(now)
        # Latin-1 gives every byte a letter, so that the ring, which seals text, seals any file.
        sealed = keyring.ring().seal(content.decode("latin-1"), place=self._place(by))
        key = store().put(io.BytesIO(sealed), self.suffix)
        os.utime(store().path(key), (now.timestamp(), now.timestamp()))
        return key

    def kept(self, key: str, *, by: Staff, now: datetime) -> bytes:
        """The file as it was sent. Raises UploadGone."""
        try:
            if not key.endswith(self.suffix) or _age(key, now) > self.kept_for:
                raise UploadGone
            with store().open(key) as stream:
                return keyring.ring().open(stream.read(), place=self._place(by)).encode("latin-1")
        except (FileGone, FileNotFoundError, keyring.CannotOpen):
            raise UploadGone from None

    def cast_away(self, key: str, *, by: Staff, now: datetime) -> None:
        """Delete it. Raises UploadGone for one that is not theirs."""
        self.kept(key, by=by, now=now)
        store().forget(key)

    def _cast_away_old(self, now: datetime) -> None:
        for path in store().root.glob(f"*/*{self.suffix}"):
            if _age(path.name, now) > self.kept_for:
                store().forget(path.name)

    def _place(self, by: Staff) -> str:
        return f"{by.district_id}|{self.subject}|session {by.session_id}|file"


def _age(key: str, now: datetime) -> timedelta:
    return timedelta(seconds=now.timestamp() - store().path(key).stat().st_mtime)
