"""Everything on the administrator's page of sending."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chats.access.actors import Staff
from chats.calendars.zones import local
from chats.deliveries.failures import Failure, failures
from chats.deliveries.figures import Cost, Rate, costs, rates
from chats.deliveries.health import Health, health
from chats.deliveries.holds import Hold, holds
from chats.deliveries.stops import Stop, standing_stops
from chats.delivery import approvals
from chats.delivery.letter import Channel, MessageState
from chats.delivery.standings import Seen

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Sending:
    """How sending goes in one district."""

    health: Health
    holds: tuple[Hold, ...]
    today: tuple[Rate, ...]
    week: tuple[Rate, ...]
    doubtful: tuple[Failure, ...]
    """What nobody but a person can decide."""
    stops: tuple[Stop, ...]
    costs: tuple[Cost, ...]
    templates: tuple[Seen, ...]
    """How WhatsApp's templates stand; none where there is no WhatsApp."""


def sending(by: Staff, zone: str, prices: Mapping[Channel, int], now: datetime) -> Sending:
    """How it goes: today on the clock of ``zone``, in seven days, and by month."""
    midnight = local(now, zone).replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
    return Sending(
        health(now),
        tuple(holds(by)),
        tuple(rates(midnight)),
        tuple(rates(now - WEEK)),
        tuple(failures(by, now, states=(MessageState.AMBIGUOUS,))),
        tuple(standing_stops()),
        tuple(costs(now, zone, prices)),
        tuple(approvals.last_seen()),
    )
