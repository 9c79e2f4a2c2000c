"""Files are kept under keys that say nothing."""

import io
from pathlib import Path

import pytest

from chats.storage import FileGone, FolderStorage


def test_what_is_put_comes_back(tmp_path: Path):
    store = FolderStorage(tmp_path)
    key = store.put(io.BytesIO(b"sound"), ".m4a")
    with store.open(key) as kept:
        assert kept.read() == b"sound"
    assert store.size(key) == 5


def test_a_broken_upload_leaves_nothing(tmp_path: Path):
    store = FolderStorage(tmp_path)
    with pytest.raises(OSError, match="dropped"), store.writing() as (_key, target):
        target.write(b"half")
        raise OSError("dropped")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("key", ["../../etc/passwd", "", "ab", "A" * 32, "0" * 32 + "/x", "0" * 32 + ".M4A"])
def test_a_key_we_did_not_make_opens_nothing(tmp_path: Path, key: str):
    with pytest.raises(FileGone):
        FolderStorage(tmp_path).open(key)


def test_a_forgotten_file_is_gone(tmp_path: Path):
    store = FolderStorage(tmp_path)
    key = store.put(io.BytesIO(b"x"))
    store.forget(key)
    with pytest.raises(FileGone):
        store.size(key)
