"""Structured logs that cannot hold a person: an event name, and simple values.

A string value must look like a word of ours (``text``, ``smtp.rcpt``): names, numbers, addresses and
tokens do not pass, so a careless line fails in the tests and not in a district's log archive.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_WORD = re.compile(r"[a-z][a-z0-9_.-]{0,63}")


class UnfitForLog(TypeError):
    """A value that might carry a person was handed to the log. Carries the field's name only."""

    def __init__(self, field: str) -> None:
        super().__init__(f"the log takes numbers and plain words; “{field}” is neither")
        self.field = field


def _only_simple(_logger: Any, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for field, value in entry.items():
        if field == "timestamp" or value is None or isinstance(value, bool | int | float):
            continue
        if not isinstance(value, str) or not _WORD.fullmatch(value):
            raise UnfitForLog(field)
    return entry


def set_up(*, pretty: bool = False) -> None:
    """Send logs to standard error: JSON, or for a person at a terminal if ``pretty``."""
    renderer: Any = structlog.dev.ConsoleRenderer() if pretty else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[structlog.processors.add_log_level, _only_simple, _stamp, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # as it is then, not as it was at start
        cache_logger_on_first_use=False,
    )


_stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)


def log(name: str, **values: int | float | bool | str | None) -> None:
    """Record that ``name`` happened (``message.sent``), with ids and counts. Raises UnfitForLog."""
    structlog.get_logger().info(name, **values)


def warn(name: str, **values: int | float | bool | str | None) -> None:
    """Like log, for what an operator should look at."""
    structlog.get_logger().warning(name, **values)
