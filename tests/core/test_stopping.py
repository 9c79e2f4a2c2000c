"""A process that is told to stop hears it, whatever it is doing."""

import os
import signal
import threading
from time import monotonic

import pytest

from chats.stopping import Told, told_to_stop


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_is_heard(number: signal.Signals) -> None:
    with told_to_stop() as told:
        os.kill(os.getpid(), number)
        assert told.wait(5)


def test_a_signal_wakes_one_who_waits_without_end() -> None:
    with told_to_stop() as told:
        later = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGTERM))
        later.start()
        assert told.wait()
        later.join()


def test_many_signals_at_once_are_one_word() -> None:
    with told_to_stop() as told:
        for _ in range(200):
            os.kill(os.getpid(), signal.SIGTERM)
            os.kill(os.getpid(), signal.SIGINT)
            told.wait(0)
        assert told.is_set()


def test_nobody_is_told_without_a_word() -> None:
    before = monotonic()
    assert not Told().wait(0.2)
    assert monotonic() - before >= 0.2


def test_afterwards_ctrl_c_means_again_what_it_meant() -> None:
    before = signal.getsignal(signal.SIGINT)
    with told_to_stop():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before
