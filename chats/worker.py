"""The worker: each beat catches up with what should have been done by now, then sends what is due.

APScheduler only beats, from memory: nothing is scheduled in it that could be lost. A beat reads facts, so a
second worker, a beat that comes twice and a beat that never came all do no harm.
"""

import logging
import os
import signal
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic, sleep

from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask

from chats import clock
from chats.archive import actions as archive
from chats.config import Settings
from chats.db import across_districts, read_anew, within
from chats.delivery import actions as delivery
from chats.delivery import claims
from chats.delivery import queries as outbox
from chats.delivery.attempts import Rules
from chats.delivery.outlets import Outlets, close_outlets, open_outlets
from chats.delivery.quiet import Quiet
from chats.interpreters import actions as interpreters
from chats.invitations import actions as invitations
from chats.logs import log, warn
from chats.notices import actions as notices
from chats.notices.guard import still_wanted
from chats.schools.models import District
from chats.schools.queries import districts

BEAT_SECONDS, PULSE_SECONDS, FORGET_SECONDS = 5, 15, 3600
LAST_MESSAGE_SECONDS = 120
"""How long a stopping worker waits for the message in hand: longer than a channel may take for one."""
Stop = Callable[[], bool]
Step = Callable[[datetime], int]


class Worker:
    """One worker, with its own ways out of the house. For one thread at a time, but for ``pulse``."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.outlets: Outlets = open_outlets(settings)
        self._faulty = False

    def beat(self, stop: Stop = delivery.never) -> int:
        """Catch up and send, once, in every district; return how many things were done.

        A fault in one step keeps neither the next step nor another district from its turn; it is raised
        when they had theirs.
        """
        done, faults = 0, []
        for district_id, quiet in [(one.id, _quiet(one)) for one in districts()]:
            with within(district_id):
                for step in (*CATCH_UP, self._send(quiet, stop)):
                    try:
                        done += step(clock.now())
                    except Exception as fault:  # whatever it is, others wait for their turn
                        read_anew()
                        faults.append(fault)
            if stop():
                break
        self.pulse()
        if faults:
            raise faults[0]
        return done

    def _send(self, quiet: Quiet, stop: Stop) -> Step:
        rules = Rules(still_wanted(), quiet, self._settings.public_url)
        return lambda now: delivery.send_due(now, self.outlets, rules, stop=stop)

    def pulse(self) -> None:
        """Write down that we live, and what keeps messages from leaving."""
        delivery.heartbeat(clock.now(), self.trouble(), sending=True)

    def trouble(self) -> list[str]:
        """What keeps messages from leaving, as codes."""
        with across_districts():
            waiting = outbox.channels_waiting(clock.now())
        unset = sorted(f"{one.value}.unset" for one in waiting if one not in self.outlets)
        known = sorted(outlet.trouble for outlet in self.outlets.values() if outlet.trouble)
        return unset + known + (["worker.fault"] if self._faulty else [])

    def is_idle(self) -> bool:
        """Whether nothing is left that could be sent now."""
        now = clock.now()
        usable = [channel for channel, outlet in self.outlets.items() if outlet.is_open(now)]
        with across_districts():
            return outbox.due_count(now, usable) == 0

    def until_idle(self) -> list[str]:
        """Beat until nothing is due; return the troubles because of which messages still wait.

        What another worker has in hand is waited for, at most as long as its claim may last.
        """
        until = monotonic() + claims.LEASE.total_seconds()
        while self.beat() or archive.work(clock.now()) or not self.is_idle():
            pass
        while monotonic() < until and self._others_are_busy():
            sleep(0.1)
            self.beat()
        return self.trouble()

    def _others_are_busy(self) -> bool:
        with across_districts():
            return outbox.in_hand(clock.now()) > 0

    def guarded_beat(self, stop: Stop) -> None:
        """Beat; a fault in it is logged and shown on the desk, and the next beat tries again."""
        try:
            self.beat(stop)
            self._faulty = False
        except Exception as fault:  # whatever it is, tomorrow's reminders must still be beaten for
            self._faulty = True
            warn("worker.fault", error=type(fault).__name__.lower())

    def close(self) -> None:
        """Let go of every provider."""
        close_outlets(self.outlets)


def _look_for_interpreters(now: datetime) -> int:
    interpreters.catch_up(now)
    return 0


CATCH_UP: tuple[Step, ...] = (
    invitations.invite_published, _look_for_interpreters, archive.admit, notices.catch_up,
)  # fmt: skip
"""Each leaves facts that the next one reads."""


def _quiet(district: District) -> Quiet:
    return Quiet(district.quiet_from, district.quiet_until)


def run(app: Flask, told: threading.Event) -> None:
    """Beat until ``told`` to stop, then finish the message in hand."""
    worker = Worker(app.config["SETTINGS"])
    beating = threading.Lock()
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns of every beat skipped for a long one
    scheduler = BackgroundScheduler(
        timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )

    def every(seconds: int, job: Callable[[], object]) -> None:
        def in_app() -> None:
            with app.app_context():
                job()

        scheduler.add_job(in_app)  # at once, and then
        scheduler.add_job(in_app, "interval", seconds=seconds)

    def beat() -> None:
        with beating:
            if not told.is_set():
                worker.guarded_beat(told.is_set)

    every(BEAT_SECONDS, beat)
    every(PULSE_SECONDS, worker.pulse)
    every(BEAT_SECONDS, lambda: archive.work(clock.now()))
    every(FORGET_SECONDS, lambda: archive.forget(clock.now()))
    scheduler.start()
    log("worker.started")
    told.wait()
    scheduler.shutdown(wait=False)
    if beating.acquire(timeout=LAST_MESSAGE_SECONDS):
        worker.close()
    log("worker.stopped")


def leave() -> None:
    """End this process now. Audio being made dies with it: its lease runs out and it is made again."""
    logging.shutdown()
    os._exit(0)


def stop_on_signals() -> threading.Event:
    """A flag that SIGTERM and Ctrl-C raise."""
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    return told
