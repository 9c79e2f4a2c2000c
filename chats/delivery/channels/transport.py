"""HTTP for a provider: one kept connection, and one deadline for the whole exchange.

httpx's timeouts count anew for each read, so a provider that trickles its answer would hold a worker for
hours. Here every wait ends at the same instant. What fails is raised as httpcore names it, since its names
tell apart what failed while connecting from what failed later.
"""

from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

from chats.delivery.channels.deadline import Deadline

LONGEST_ANSWER = 256 * 1024  # octets; a provider's answer to one message has about a thousand
_KEPT_SECONDS = 20  # below the idle limits of common proxies, so that a connection is not closed under us


class DeadlineTransport(httpx.BaseTransport):
    """Carries requests of one httpx client, one at a time, until ``deadline``. Raises httpcore exceptions."""

    def __init__(self, deadline: Deadline) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=1,
            keepalive_expiry=_KEPT_SECONDS,
            network_backend=_Network(deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = str(request.url)
        with self._pool.stream(
            request.method, url, headers=request.headers.raw, content=request.read()
        ) as answer:
            content = bytearray()
            for piece in answer.iter_stream():
                content += piece
                if len(content) > LONGEST_ANSWER:
                    raise httpcore.RemoteProtocolError("the answer does not end")
            return httpx.Response(answer.status, headers=answer.headers, content=bytes(content))

    def close(self) -> None:
        self._pool.close()


class _Network(httpcore.NetworkBackend):
    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, httpcore.ConnectTimeout)
        inner = self._inner.connect_tcp(host, port, left, local_address, socket_options)
        return _Stream(inner, self._deadline)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(self._deadline, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(self._deadline, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, httpcore.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _left(deadline: Deadline, late: type[httpcore.TimeoutException]) -> float:
    try:
        return deadline.left()
    except TimeoutError:
        raise late("the deadline has passed") from None
