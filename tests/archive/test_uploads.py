"""Files of any size come in, and memory stays small."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask, Request
from werkzeug.exceptions import BadRequest, ClientDisconnected
from werkzeug.test import EnvironBuilder

from chats.archive.uploads import Refusal, received
from chats.storage import FileGone, store

ROOT = Path(__file__).parents[2]
MEGABYTE = 1024 * 1024


def form(name: str = "chat.mp4", content: bytes = b"sound") -> Request:
    fields = {"language": "so", "file": (BytesIO(content), name), "second": (BytesIO(b"more"), "b.mp4")}
    return EnvironBuilder(method="POST", data=fields).get_request(Request)


def files() -> int:
    return sum(path.is_file() for path in store().root.rglob("*"))


def sent(megabytes: int, folder: Path) -> list[str]:
    command = [sys.executable, "-m", "tests.archive.large_upload", str(megabytes), str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return ran.stdout.splitlines()[-1].split()


def test_a_long_evening_comes_in_through_little_memory(tmp_path: Path) -> None:
    status, kept, most_memory, _ = sent(300, tmp_path)
    assert (status, int(kept) // MEGABYTE) == ("303", 300)
    assert int(most_memory) < 200


def test_a_file_that_is_too_large_is_refused_in_words_and_takes_no_room(tmp_path: Path) -> None:
    status, kept, most_memory, says_how_large = sent(1100, tmp_path)
    assert (status, kept, says_how_large) == ("422", "0", "True")
    assert int(most_memory) < 200
    assert [path for path in (tmp_path / "storage").rglob("*") if path.is_file()] == []


def test_a_file_that_nobody_takes_is_deleted(app: Flask) -> None:
    before = files()
    with received(form()) as brought:
        assert (brought.size, brought.file_name, brought.fields["language"]) == (5, "chat.mp4", "so")
        with store().open(brought.key) as kept:
            assert kept.read() == b"sound"
    assert files() == before


def test_a_file_that_is_taken_stays(app: Flask) -> None:
    with received(form()) as brought:
        brought.take()
    assert store().size(brought.key) == 5


def test_an_empty_file_is_no_file(app: Flask) -> None:
    with received(form(content=b"")) as brought:
        assert brought.refusal is Refusal.EMPTY


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("报告.mp4", "报告.mp4"),
        ("a\u202egpj.mp4", "agpj.mp4"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_files_name_is_shown_and_never_a_path(app: Flask, name: str, shown: str) -> None:
    with received(form(name)) as brought:
        assert brought.file_name == shown


def test_a_dropped_line_leaves_nothing(app: Flask) -> None:
    before = files()
    request = form(content=b"x" * 1000)
    request.environ["wsgi.input"] = BytesIO(request.environ["wsgi.input"].read()[:500])
    with pytest.raises((ClientDisconnected, BadRequest)), received(request):
        raise AssertionError("half a form was taken for a whole one")
    assert files() == before


def test_what_is_no_form_is_refused(app: Flask) -> None:
    request = EnvironBuilder(method="POST", data=b"x", content_type="multipart/form-data").get_request(
        Request
    )
    with pytest.raises(BadRequest), received(request):
        raise AssertionError("this was no form")


def test_a_form_of_another_kind_brings_no_file(app: Flask) -> None:
    request = EnvironBuilder(method="POST", data={"language": "so"}).get_request(Request)
    with received(request) as brought:
        assert brought.refusal is Refusal.NONE
    with pytest.raises(FileGone):
        store().size(brought.key)
