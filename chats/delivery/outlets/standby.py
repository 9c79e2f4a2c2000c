"""Two providers of one channel: the second takes over while the first is known not to take anything."""

from datetime import datetime

from chats.delivery.inhand import InHand
from chats.delivery.outlets.outlet import Letterbox, Outlet, Written


class Standby(Outlet):
    """The first provider that may be tried.

    A message moves on only after it was known not to be accepted; one in doubt stays with its provider
    (research/reliability.md 1.3).
    """

    def __init__(self, *providers: Outlet) -> None:
        super().__init__(providers[0].health)
        self.channel, self.limit = providers[0].channel, providers[0].limit
        self._providers = providers

    @property
    def troubles(self) -> list[str]:
        """Those of all of them."""
        return [code for one in self._providers for code in one.troubles]

    def write(self, one: InHand, box: Letterbox) -> Written:
        """By the first one; callers ask ``at`` which it is."""
        return self._providers[0].write(one, box)

    def close(self) -> None:
        for one in self._providers:
            one.close()

    def of(self, provider: str | None) -> Outlet | None:
        found = (one.of(provider) for one in self._providers)
        return next((one for one in found if one is not None), None)

    def at(self, now: datetime, provider: str | None = None) -> Outlet | None:
        found = (one.at(now, provider) for one in self._providers)
        return next((one for one in found if one is not None), None)
