"""The app behind a real port, for browsers."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server


class _Silent(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: a path may be somebody's link."""


@contextmanager
def serving(app: Flask, door: socket.socket) -> Iterator[None]:
    """Answer at ``door``, a bound socket, each request in a thread of its own, until the block ends."""
    host, port = door.getsockname()
    server = make_server(host, port, app, threaded=True, request_handler=_Silent, fd=door.fileno())
    door.listen()
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
