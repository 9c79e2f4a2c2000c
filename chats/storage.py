"""Files too large for the database, each under a random key that says nothing about it."""

import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_KEY = re.compile(r"[0-9a-f]{32}(\.[a-z0-9]{1,5})?")
_BLOCK = 1024 * 1024


class FileGone(Exception):
    """No file is kept under that key."""


class FolderStorage:
    """Keeps files in one folder, two letters deep so that no folder grows too long."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, key: str) -> Path:
        """Where the file of ``key`` lies. Raises FileGone for a key we did not make."""
        if not _KEY.fullmatch(key):
            raise FileGone
        return self.root / key[:2] / key

    def put(self, stream: BinaryIO, suffix: str = "") -> str:
        """Copy ``stream`` in blocks of 1 MiB, whatever its length, and return its key."""
        with self.writing(suffix) as (key, target):
            shutil.copyfileobj(stream, target, _BLOCK)
        return key

    @contextmanager
    def writing(self, suffix: str = "") -> Iterator[tuple[str, BinaryIO]]:
        """A new key and a file to write; kept only if the block ends without an error."""
        key = secrets.token_hex(16) + suffix
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        try:
            with part.open("wb") as target:
                yield key, target
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def open(self, key: str) -> BinaryIO:
        """The file, to read. Raises FileGone."""
        try:
            return self.path(key).open("rb")
        except FileNotFoundError:
            raise FileGone from None

    def size(self, key: str) -> int:
        """Bytes. Raises FileGone."""
        try:
            return self.path(key).stat().st_size
        except FileNotFoundError:
            raise FileGone from None

    def forget(self, key: str) -> None:
        """Delete the file, if it is there."""
        self.path(key).unlink(missing_ok=True)


class _Held:
    store: FolderStorage | None = None


def configure(url: str) -> None:
    """Hold the storage of this process: ``file:PATH``. Called once, by create_app."""
    _Held.store = FolderStorage(Path(url.removeprefix("file:").removeprefix("//")).resolve())


def store() -> FolderStorage:
    """The storage of this process. Raises RuntimeError before configure."""
    if _Held.store is None:
        raise RuntimeError("the storage is not configured")
    return _Held.store
