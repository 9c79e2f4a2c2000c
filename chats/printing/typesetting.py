"""Sheets to PDF, by a process of its own: see ``typesetter.py``."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from chats.printing.sheets import Sheet

SECONDS = 60
"""A pile of PAGES takes a tenth of that; what takes longer is stuck."""
PAGES = 500
"""Letters in one PDF: two to seven seconds, and 250 MB of memory that the process gives back."""
LETTERS = Path(__file__).with_name("letters.typ")
_PROGRAM = Path(__file__).with_name("typesetter.py")
_PLACES = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


class CannotPrint(Exception):
    """The letters could not be set. Says nothing of what is in them."""


def pdf(title: str, sheets: Sequence[Sheet]) -> bytes:
    """The letters as one PDF, a page each, in their order. Raises CannotPrint."""
    fonts = families()
    models: dict[str, int] = {}
    letters, first = [], []
    for number, one in enumerate(sheets):
        if one.model not in models:
            models[one.model] = len(models)
            first.append(number)
        letters.append(one.to_set(fonts) | {"model": models[one.model]})
    return typeset(LETTERS, {"title": title, "letters": letters, "models": first})


def typeset(template: Path, stack: dict[str, Any]) -> bytes:
    """What a template makes of its stack, as PDF. Raises CannotPrint."""
    return _run(stack, str(template))


def families() -> frozenset[str]:
    """The fonts of this machine. A package that is installed counts at once."""
    return _families(tuple(_changed()))


@lru_cache(maxsize=1)
def _families(_changed_at: tuple[int, ...]) -> frozenset[str]:
    return frozenset(json.loads(_run({"families": True})))


def _changed() -> Iterable[int]:
    """When each folder with fonts last changed."""
    for place in _PLACES:
        for folder, _, _ in os.walk(Path(place).expanduser()):
            yield os.stat(folder).st_mtime_ns


def _run(asked: dict[str, Any], *template: str) -> bytes:
    # By its path and with a safe search path: it needs nothing of ours, and starts in a moment.
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(_PROGRAM), *template],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotPrint from None
    if done.returncode:
        raise CannotPrint
    return done.stdout
