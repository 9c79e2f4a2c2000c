"""Run by test_uploads: sends one form of the size given, through the whole app, and prints what it took.

    python -m tests.archive.large_upload MEGABYTES FOLDER

Prints status, bytes kept, and the most memory this process ever held, in MB.
"""

import io
import struct
import sys
from pathlib import Path

from chats import clock
from chats.app import create_app
from chats.archive.models import Recording
from chats.config import read_settings
from chats.db import across_districts, db
from chats.upgrading import upgrade
from tests.factories import NOW, Make
from tests.pages import CheckingClient, offered

MEGABYTE = 1024 * 1024
BOUNDARY = "a-line-that-divides"
URL = "http://127.0.0.1:8000"


class Sparse(io.RawIOBase):
    """A form with a very long recording of silence in it, of which only the ends are ever in memory."""

    def __init__(self, fields: dict[str, str], silence: int) -> None:
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        ]
        parts.append(
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="evening.wav"\r\n\r\n'
        )
        self.head = "".join(parts).encode() + _wav_head(silence)
        self.tail = f"\r\n--{BOUNDARY}--\r\n".encode()
        self.silence, self.place = silence, 0
        self.length = len(self.head) + silence + len(self.tail)

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """The test client measures it so."""
        return True

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; the end is the only other one to count from."""
        self.place = place + (self.length if whence == io.SEEK_END else 0)
        return self.place

    def tell(self) -> int:
        """Where it stands."""
        return self.place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer from head, silence or tail."""
        middle = len(self.head) + self.silence
        if self.place < len(self.head):
            block = self.head[self.place :]
        elif self.place < middle:
            block = bytes(min(len(buffer), middle - self.place))
        else:
            block = self.tail[self.place - middle :]
        block = block[: len(buffer)]
        buffer[: len(block)] = block
        self.place += len(block)
        return len(block)


def _wav_head(silence: int) -> bytes:
    """One channel, 16 bits, 48 kHz."""
    form = struct.pack("<HHIIHH", 1, 1, 48_000, 96_000, 2, 16)
    return (
        b"RIFF"
        + struct.pack("<I", 36 + silence)
        + b"WAVEfmt \x10\0\0\0"
        + form
        + b"data"
        + struct.pack("<I", silence)
    )


def main(megabytes: int, folder: Path) -> None:
    """Send it."""
    given = {
        "CHATS_SECRET_KEY": "a-secret-for-tests-and-for-nothing-else",
        "CHATS_DATABASE_URL": f"sqlite:///{folder / 'chats.sqlite'}",
        "CHATS_PUBLIC_URL": URL,
        "CHATS_STORAGE_URL": f"file:{folder / 'storage'}",
        "CHATS_INSTANCE": str(folder),
    }
    app = create_app(read_settings(given), strict=True)
    with app.app_context(), clock.stopped(NOW), across_districts():
        upgrade()
        make = Make()
        meeting_id, (_, token) = make.meeting().id, make.session(make.staff_member())
        db.session.remove()
        client = CheckingClient(app, URL)
        client.raw.set_cookie("chats", token, domain="127.0.0.1")
        path = f"/desk/chats/{meeting_id}/recordings"
        fields = dict(offered(client.get(path).form("/recordings"))) | {"told": "y"}
        form = Sparse(fields, megabytes * MEGABYTE)
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        answer = client.raw.post(
            path, base_url=URL, input_stream=form, content_type=kind, content_length=form.length
        )
        sizes = [one.original_bytes for one in db.session.query(Recording)]
    # Not ru_maxrss: that of a child begins with what its parent held when it was forked.
    status = Path("/proc/self/status").read_text()
    most = int(status.split("VmHWM:")[1].split()[0]) // 1024
    print(answer.status_code, sum(sizes), most, "1 GB" in answer.text)  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
