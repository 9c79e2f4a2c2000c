"""What the bench prints: a ratio on each line, then the numbers it comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from scripts.bench.machine import cores
from scripts.bench.outboxes import CONNECTIONS, LATENCY_MS, Outbox
from scripts.bench.pages import Pages
from scripts.bench.publishing import Published
from scripts.bench.sending import FAR_MS, Sending
from scripts.bench.servers import WORKERS

WIDE = 34


@dataclass(frozen=True)
class Sent:
    """What was found of messages, on one database."""

    published: Published
    sending: Sending
    outbox: Outbox


def lines(opened: tuple[Pages, float] | None, sent: Sequence[Sent], seconds: float) -> list[str]:
    """Everything that was found."""
    head = f"Coffee Chats on {cores()} cores, {seconds:.0f} s; each beside its limit, in the same run"
    pages = [] if opened is None else [*_page(opened[0]), *_weight(opened[0]), _memory(*opened)]
    return [head, *pages, *chain.from_iterable(_on(one) for one in sent)]


def _on(one: Sent) -> Iterator[str]:
    yield f"--- {one.sending.database}, mail to {one.sending.sink} ---"
    yield from chain(_sending(one.sending), _published(one.published), _outbox(one.outbox))


def _line(name: str, goal: str, found: str) -> str:
    return f"{name:{WIDE}} {found}  ({goal})"


def _page(pages: Pages) -> Iterator[str]:
    ours, limit = pages.family, pages.bare
    yield _line(
        "family page / bare page, req/s", "goal >= 60 %",
        f"{ours.each_second / limit.each_second:.0%}: {ours.each_second:.0f} of {limit.each_second:.0f}",
    )  # fmt: skip
    yield _line(
        "family page, CPU for one", "goal <= 0.5 ms",
        f"{ours.cpu_ms:.2f} ms; bare {limit.cpu_ms:.2f} ms; 99 of 100 within {ours.slow_ms:.0f} ms",
    )  # fmt: skip


def _weight(pages: Pages) -> Iterator[str]:
    for one in pages.weights:
        yield _line(
            f"family page in {one.language}", "goal 1 and <= 6,000; ceiling 14,000",
            f"{one.requests} request, {one.brotli:,} bytes brotli, {one.gzip:,} gzip, {one.plain:,} plain",
        )  # fmt: skip


def _memory(pages: Pages, worker_mb: float) -> str:
    return _line(
        "memory (PSS)", "goal <= 160 MB",
        f"{pages.web_mb + worker_mb:.0f} MB: web with {WORKERS} workers {pages.web_mb:.0f}, "
        f"worker {worker_mb:.0f}",
    )  # fmt: skip


def _sending(sent: Sending) -> Iterator[str]:
    ours, smtp, durable = sent.ours, sent.smtp, sent.durable
    yield _line(
        "sending / raw SMTP, mails/s", "floor 1,000/s, 5,000 aimed at",
        f"{ours.each_second / smtp.each_second:.0%}: {ours.each_second:.0f} of {smtp.each_second:.0f}, "
        f"{sent.bytes_each:,} bytes each",
    )  # fmt: skip
    yield _line(
        "sending / raw SMTP with a commit", "a durable commit for each mail",
        f"{ours.each_second / durable.each_second:.0%}: {ours.each_second:.0f} of {durable.each_second:.0f}",
    )  # fmt: skip
    yield _line(
        "sending, CPU for one mail", "goal <= 0.3 ms", f"{ours.cpu_ms:.2f} ms; raw {smtp.cpu_ms:.2f} ms"
    )
    yield _line(
        f"sending to a relay {FAR_MS} ms away", "goal >= 90 %",
        f"{sent.far / sent.far_limit:.0%}: {sent.far:.0f} of {sent.far_limit:.0f} mails/s, "
        f"{CONNECTIONS} connections",
    )  # fmt: skip


def _published(one: Published) -> Iterator[str]:
    rows, families = one.planned, one.planned.families
    yield _line(
        f"rows for {families:,} families", "goal <= 0.5 s for 10,000",
        f"{rows.asking + rows.writing:.1f} s: asking {rows.asking:.1f}, writing {rows.writing:.1f}; "
        f"a beat with nothing to do {rows.again:.2f}",
    )  # fmt: skip
    yield _line(
        "  the last mail handed over", "goal <= 10 s for 10,000", f"{one.last:.1f} s after publishing"
    )


def _outbox(one: Outbox) -> Iterator[str]:
    yield _line(
        f"texts/s at {LATENCY_MS} ms", "goal >= 50/s",
        f"{one.texts_each_second / one.texts_limit:.0%}: {one.texts_each_second:.0f} of "
        f"{one.texts_limit:.0f}, {CONNECTIONS} connections",
    )  # fmt: skip
    yield _line("a code behind bulk", "goal <= 2 s", f"{one.code_seconds:.2f} s behind {one.bulk:,} mails")
    few, many = one.claim_ms
    yield _line(
        "claiming, many rows / few rows", "goal: flat",
        f"{many / few:.0%}: {many:.2f} ms of {few:.2f} ms for fifty, "
        f"{one.rows[1]:,} rows and {one.rows[0]:,}",
    )  # fmt: skip
