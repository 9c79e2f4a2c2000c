"""A stand-in for the product, for tests of starting and stopping: python -m tests.demo.household ROLE …"""

import http.server
import os
import signal
import sys
import time
from pathlib import Path

from chats.demo.household import CannotStart
from chats.demo.supervisor import run


class _Healthy(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()


def start(port: int, instance: Path, demo: str, web: str, worker: str) -> int:
    """Start the stand-ins under the real supervisor."""
    python = [sys.executable, "-m", "tests.demo.household"]
    try:
        return run(
            port,
            lines=["Open it here", "As the liaison", "As a family", "As the interpreter"],
            instance=instance,
            environ=os.environ,
            demo=demo == "1",
            web=[*python, web, str(port)],
            worker=[str(instance / "nowhere")] if worker == "missing" else [*python, worker, str(instance)],
            mailroom=[*python, "mailroom"],
            start_seconds=3,
            grace_seconds=1,
        )
    except CannotStart as why:
        sys.stdout.write(f"{why}\n")
        return 2


def main(role: str, *rest: str) -> int:
    """Play one part."""
    if role == "start":
        return start(int(rest[0]), Path(rest[1]), *rest[2:])
    if role == "web":
        http.server.HTTPServer(("127.0.0.1", int(rest[0])), _Healthy).serve_forever()
    if role == "breaks":
        time.sleep(0.3)
        sys.stderr.write("CHATS_MAIL_FROM cannot be used.\n")
        return 3
    if role == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if role in ("worker", "stubborn"):
        Path(rest[0], "environ").write_text("\n".join(f"{name}={text}" for name, text in os.environ.items()))
    time.sleep(60)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
