"""What came of an attempt, and what its message becomes by that. Pure: chance is an argument."""

from dataclasses import dataclass
from datetime import datetime

from chats.delivery import retries
from chats.delivery.doubts import BETWEEN_LOOKS
from chats.delivery.letter import MessageState, Outcome

Columns = dict[str, object]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an attempt."""

    outcome: Outcome
    phase: str | None = None
    code: str | None = None
    reason: str | None = None
    provider_ref: str | None = None
    asked_seconds: int | None = None
    wait_until: datetime | None = None
    """When the provider is in trouble: until when it is left alone."""
    segments: int | None = None
    """Of a text that was handed over, or may have been: what is paid for."""

    @property
    def counts_refusals(self) -> bool:
        """Whether the next try depends on how often this message was refused before."""
        retried = self.outcome in (Outcome.RETRYABLE, Outcome.PERMANENT_PROVIDER)
        return retried and self.wait_until is None


def becomes(result: Result, refusals: int, now: datetime, *, chance: float) -> Columns:
    """Return the columns of a message after this result; ``refusals`` counts those before it."""
    match result.outcome:
        case Outcome.ACCEPTED:
            return {"state": MessageState.ACCEPTED, "reason": None, "accepted_at": now, "ended_at": now}
        case Outcome.PERMANENT_ADDRESS | Outcome.PERMANENT_MESSAGE:
            return {"state": MessageState.FAILED_PERMANENT, "reason": result.reason, "ended_at": now}
        case Outcome.AMBIGUOUS | Outcome.FENCED:
            look_at = now + BETWEEN_LOOKS
            return {"state": MessageState.AMBIGUOUS, "reason": result.reason, "not_before": look_at}
        case Outcome.NOT_BEGUN:
            return {"state": MessageState.READY, "reason": None}
        case Outcome.RETRYABLE | Outcome.PERMANENT_PROVIDER:
            again = result.wait_until
            if again is None:
                asked = result.asked_seconds
                again = retries.next_try(refusals + 1, now, chance=chance, asked_seconds=asked)
            if again is None:
                return {"state": MessageState.FAILED_EXHAUSTED, "reason": result.reason, "ended_at": now}
            return {"state": MessageState.RETRY_WAIT, "reason": result.reason, "not_before": again}
