"""The prompts of a reflection, and one person's answers to them. Pure."""

from dataclasses import dataclass
from datetime import date

PROMPTS = ("worked", "strengthen", "start", "stop", "more_of", "promise")


@dataclass(frozen=True)
class Thoughts:
    """One person's answers to the prompts; what is empty was left out."""

    worked: str
    strengthen: str
    start: str
    stop: str
    more_of: str
    promise: str
    promise_due_on: date | None
