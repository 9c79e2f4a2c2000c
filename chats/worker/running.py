"""A worker process: beats until it is told to stop, each part in a thread of its own."""

import gc
import logging
import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.job import Job
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from flask import Flask

from chats import clock
from chats.archive import actions as archive
from chats.languages import catalogues
from chats.languages.registry import listed
from chats.logs import log
from chats.stopping import Told
from chats.takes import actions as takes
from chats.worker.beating import Stop, Worker
from chats.worker.crew import Member
from chats.worker.watch import Watch

BEAT_SECONDS, SEND_SECONDS, PULSE_SECONDS, FORGET_SECONDS = 5, 1, 15, 3600
ASK_SECONDS = 900
"""How often the provider is asked about its templates: no longer than this is one sent that was paused."""
WATCH_SECONDS = 1
"""How often the clock itself is looked at: one that is put back stops every beat until then."""
LAST_MESSAGE_SECONDS = 120
"""How long a stopping worker waits for the messages in hand: longer than a channel may take for one."""


class Every(BaseTrigger):  # type: ignore[misc]
    """So many seconds after the last time.

    APScheduler's own counts every beat that was missed, one by one: the clock put forward by a year would
    take it minutes and all the memory.
    """

    def __init__(self, seconds: int) -> None:
        self._between = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        return now + self._between


class Shift:
    """Jobs that beat side by side, and are waited for at the end."""

    def __init__(self, app: Flask, told: Told) -> None:
        self._app, self._told = app, told
        self._busy: list[threading.Lock] = []
        self._beats: list[Job] = []
        self.scheduler = BackgroundScheduler(
            timezone=UTC, executors={"default": ThreadPoolExecutor(120)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )  # fmt: skip

    def every(self, seconds: int, job: Callable[[], object], *, waited_for: bool = True) -> None:
        """Do this at once, and then as often. ``waited_for``: it is not broken off at the end."""
        busy = threading.Lock()

        def in_app() -> None:
            with busy, self._app.app_context():
                if not self._told.is_set():
                    job()

        if waited_for:
            self._busy.append(busy)
        self.scheduler.add_job(in_app)
        self._beats.append(self.scheduler.add_job(in_app, Every(seconds)))

    def beat_anew(self) -> None:
        """The clock was put back: whatever was to beat at an hour that is now far away beats at once."""
        now = datetime.fromtimestamp(clock.reading().wall, UTC)
        for beat in self._beats:
            beat.modify(next_run_time=now)

    def end(self) -> bool:
        """Begin nothing more, and wait for what is in hand. Returns whether all of it was done in time."""
        self.scheduler.shutdown(wait=False)
        ends_at = monotonic() + LAST_MESSAGE_SECONDS
        return all([one.acquire(timeout=max(ends_at - monotonic(), 0.1)) for one in self._busy])


def settle_in() -> None:
    """Load once what every letter needs: the words of each language. No first letter waits for them then."""
    for row in listed():
        catalogues.status(row.tag)
    gc.freeze()  # what is there by now stays; looking through it again takes a quarter of the time


def run(app: Flask, told: Told, watch: Watch | None = None) -> None:
    """Beat until ``told`` to stop, then finish the messages in hand."""
    worker = Worker(app.config["SETTINGS"], app, watch)
    worker.pulse()  # staff see at once that it lives
    settle_in()
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns of every beat skipped for a long one
    shift = Shift(app, told)
    shift.every(BEAT_SECONDS, lambda: worker.guarded(worker.catch_up, told.is_set))
    shift.every(BEAT_SECONDS, lambda: worker.guarded(worker.tend, told.is_set))
    for member in worker.crew:
        shift.every(SEND_SECONDS, _sending(worker, member, told.is_set))
    shift.every(ASK_SECONDS, lambda: worker.guarded(worker.ask, told.is_set), waited_for=False)
    shift.every(PULSE_SECONDS, worker.pulse, waited_for=False)
    shift.every(BEAT_SECONDS, lambda: archive.work(clock.now()), waited_for=False)
    shift.every(FORGET_SECONDS, lambda: archive.forget(clock.now()), waited_for=False)
    shift.every(FORGET_SECONDS, lambda: takes.forget(clock.now()), waited_for=False)
    shift.scheduler.start()
    log("worker.started")
    _until(told, worker, shift)
    if shift.end():
        worker.close()
    log("worker.stopped")


def _until(told: Told, worker: Worker, shift: Shift) -> None:
    moves = 0
    while not told.wait(WATCH_SECONDS):
        worker.watch.believes()
        if worker.watch.moves != moves:
            moves = worker.watch.moves
            shift.beat_anew()


def _sending(worker: Worker, member: Member, stop: Stop) -> Callable[[], object]:
    def send(told: Stop) -> int:
        return member.send(worker.rules(), clock.now(), told)

    return lambda: worker.guarded(send, stop)


def leave() -> None:
    """End this process now. Audio being made dies with it: its lease runs out and it is made again."""
    logging.shutdown()
    os._exit(0)
