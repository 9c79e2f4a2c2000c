"""What the bench prints: a ratio on each line, then the numbers it comes from."""

from collections.abc import Iterator
from itertools import chain

from scripts.bench.machine import cores
from scripts.bench.pages import Pages
from scripts.bench.planning import Planned
from scripts.bench.sending import Sending
from scripts.bench.servers import WORKERS

WIDE = 34


def lines(planned: Planned, pages: Pages, sent: Sending, worker_mb: float, seconds: float) -> list[str]:
    """Everything that was found."""
    memory = pages.web_mb + worker_mb
    return [
        f"Coffee Chats on {cores()} cores, {seconds:.0f} s; each beside its limit, in the same run",
        *chain(_page(pages), _weight(pages), _sending(sent), _planned(planned)),
 _line(
            "memory (PSS)", "goal <= 160 MB",
            f"{memory:.0f} MB: web with {WORKERS} workers {pages.web_mb:.0f}, worker {worker_mb:.0f}",
        ),
    ]  # fmt: skip


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


def _planned(planned: Planned) -> Iterator[str]:
    whole = 10_000 / planned.families
    yield _line(
        "rows for 10,000 families", "goal <= 0.5 s",
        f"{(planned.asking + planned.writing) * whole:.1f} s, scaled from {planned.families:,}: "
        f"asking {planned.asking * whole:.1f}, writing {planned.writing * whole:.1f}; "
        f"a beat with nothing to do {planned.again * whole:.2f}",
    )  # fmt: skip
