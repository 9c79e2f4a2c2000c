"""The worker: each beat catches up with what should have been done by now, then sends what is due.

APScheduler only beats, from memory: nothing is scheduled in it that could be lost. A beat reads facts, so a
second worker, a beat that comes twice and a beat that never came all do no harm.
"""

from chats.worker.beating import CATCH_UP, Worker
from chats.worker.running import leave, run

__all__ = ["CATCH_UP", "Worker", "leave", "run"]
