"""One worker: what a beat does."""

import os
import socket
from collections.abc import Callable
from datetime import datetime
from time import monotonic, sleep

from flask import Flask
from sqlalchemy import and_

from chats import clock
from chats.archive import actions as archive
from chats.config import Settings
from chats.db import across_districts, read_anew, within
from chats.delivery import actions as delivery
from chats.delivery import claims
from chats.delivery import queries as outbox
from chats.delivery.attempts import Rules
from chats.delivery.outlets import Healths, close_outlets, open_outlets
from chats.delivery.quiet import Quiet
from chats.digests import actions as digests
from chats.inbox.guard import still_true
from chats.interpreters import actions as interpreters
from chats.invitations import actions as invitations
from chats.logs import warn
from chats.notices import actions as notices
from chats.notices.guard import still_wanted
from chats.schools.queries import districts
from chats.worker.asking import ask_about_templates
from chats.worker.crew import Member, dismiss, gather, send_together
from chats.worker.watch import Watch

Stop = Callable[[], bool]
Step = Callable[[datetime], int]
_STILL_WANTED = and_(still_wanted(), still_true())
"""Made once: delivery keeps the statements that it is part of."""


class Worker:
    """One worker, with its own ways out of the house.

    With an ``app``, its senders work side by side in threads of their own; without, one after the other in
    the thread that calls.
    """

    def __init__(self, settings: Settings, app: Flask | None = None, watch: Watch | None = None) -> None:
        self._settings, self._app = settings, app
        self._healths = Healths()
        self.outlets = open_outlets(settings, self._healths)
        self.crew = [Member(self.outlets)] if app is None else gather(settings, self._healths)
        self.name = f"{socket.gethostname()}-{os.getpid()}"
        self.watch = watch or Watch()
        self._faulty: set[object] = set()
        self._unasked = False

    def beat(self, stop: Stop = delivery.never) -> int:
        """Catch up and send, once, in every district; return how many things were done."""
        done = self._all(self.catch_up, self.tend, self.send, stop=stop)
        self.pulse()
        return done

    def catch_up(self, stop: Stop = delivery.never) -> int:
        """Write what should have been said by now, in every district.

        A fault in one step keeps neither the next step nor another district from its turn; it is raised
        when they had theirs.
        """
        done, faults = 0, []
        for district_id in [one.id for one in districts()]:
            with within(district_id):
                for step in CATCH_UP:
                    try:
                        done += step(clock.now())
                    except Exception as fault:  # whatever it is, others wait for their turn
                        read_anew()
                        faults.append(fault)
            if stop():
                break
        if faults:
            raise faults[0]
        return done

    def tend(self, _stop: Stop = delivery.never) -> int:
        """Look after what other workers left, what came too late, and what is in doubt."""
        return delivery.tend(clock.now(), self.outlets, self._settings.public_url)

    def ask(self, _stop: Stop = delivery.never) -> int:
        """Ask which templates of WhatsApp are approved by now."""
        self._unasked = ask_about_templates(self._settings, clock.now()) is None
        return 0

    def send(self, stop: Stop = delivery.never) -> int:
        """Send what is due, on every channel."""
        rules = self.rules()
        if self._app is None:
            return self.crew[0].send(rules, clock.now(), stop)
        return send_together(self.crew, rules, clock.now(), self._app, stop)

    def rules(self) -> Rules:
        """What is asked of every message at the door."""
        known = districts()
        quiet = {one.id: Quiet(one.quiet_from, one.quiet_until) for one in known}
        daily = frozenset(one.id for one in known if one.one_a_day)
        return Rules(_STILL_WANTED, self._settings.public_url, quiet, daily)

    def _all(self, *parts: Callable[[Stop], int], stop: Stop) -> int:
        done, faults = 0, []
        for part in parts:
            try:
                done += part(stop)
            except Exception as fault:  # whatever it is, the next part has its turn
                read_anew()
                faults.append(fault)
        if faults:
            raise faults[0]
        return done

    def pulse(self) -> None:
        """Write down that we live, and what keeps messages from leaving."""
        delivery.heartbeat(clock.now(), self.trouble(), sending=True, worker=self.name)

    def trouble(self) -> list[str]:
        """What keeps messages from leaving, as codes."""
        with across_districts():
            waiting = outbox.channels_waiting(clock.now())
        unset = sorted(f"{one.value}.unset" for one in waiting if one not in self.outlets)
        known = sorted({code for outlet in self.outlets.values() for code in outlet.troubles})
        ours = {
            "worker.fault": bool(self._faulty), "clock.moved": self.watch.doubts,
            "whatsapp.unasked": self._unasked,
        }  # fmt: skip
        return unset + known + [code for code, is_so in ours.items() if is_so]

    def is_idle(self) -> bool:
        """Whether nothing is left that could be sent now."""
        now = clock.now()
        usable = [channel for channel, outlet in self.outlets.items() if outlet.at(now)]
        with across_districts():
            return not claims.due_lanes(usable, now)

    def until_idle(self) -> list[str]:
        """Beat until nothing is due; return the troubles because of which messages still wait.

        What another worker has in hand is waited for, at most as long as its claim may last.
        """
        until = monotonic() + claims.LEASE.total_seconds()
        self.ask()
        while self.beat() or archive.work(clock.now()) or not self.is_idle():
            pass
        while monotonic() < until and self._others_are_busy():
            sleep(0.1)
            self.beat()
        return self.trouble()

    def _others_are_busy(self) -> bool:
        with across_districts():
            return outbox.in_hand(clock.now()) > 0

    def guarded(self, part: Callable[[Stop], int], stop: Stop) -> None:
        """Do a part of a beat; a fault in it is logged and shown on the desk, and the next beat goes on.

        Nothing is done while the clock cannot be believed.
        """
        if not self.watch.believes():
            return
        try:
            part(stop)
            self._faulty.discard(part)
        except Exception as fault:  # whatever it is, tomorrow's reminders must still be beaten for
            self._faulty.add(part)
            warn("worker.fault", error=type(fault).__name__.lower())

    def close(self) -> None:
        """Let go of every provider."""
        close_outlets(self.outlets)
        dismiss(self.crew)


def _look_for_interpreters(now: datetime) -> int:
    interpreters.catch_up(now)
    return 0


CATCH_UP: tuple[Step, ...] = (
    invitations.invite_published, _look_for_interpreters, archive.admit, notices.catch_up, digests.catch_up,
)  # fmt: skip
"""Each leaves facts that the next one reads."""
