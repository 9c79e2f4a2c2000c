import os
import signal
import threading
from pathlib import Path

import pytest

from chats.demo.household import CannotStart
from chats.demo.standing import standing
from chats.demo.starting import clear_cut_off, environment, marked_cut_off, prepare
from chats.stopping import ToldToStop


def empty(instance: Path, **given: str) -> dict[str, str]:
    """The settings of an empty instance."""
    return environment(instance, 8000, demo=False, given={"PATH": os.environ["PATH"], **given})


def cut_off(instance: Path) -> Path:
    """An instance whose first start was cut off in the middle; returns its database."""
    database = instance / "demo.sqlite"
    with pytest.raises(KeyboardInterrupt), marked_cut_off(instance):
        database.write_text("half a district")
        raise KeyboardInterrupt
    return database


def test_a_demo_that_was_cut_off_while_it_was_made_is_made_anew(tmp_path: Path):
    database = cut_off(tmp_path)
    clear_cut_off(tmp_path, f"sqlite:///{database}")
    assert not database.exists()
    assert not (tmp_path / "demo").exists()


def test_a_whole_demo_is_never_touched(tmp_path: Path):
    database = tmp_path / "demo.sqlite"
    with marked_cut_off(tmp_path):
        database.write_text("a whole district")
    clear_cut_off(tmp_path, f"sqlite:///{database}")
    assert database.read_text() == "a whole district"


def test_a_district_s_own_database_beside_the_demo_is_never_touched(tmp_path: Path):
    own = tmp_path / "chats.sqlite"
    own.write_text("families")
    clear_cut_off(tmp_path, f"sqlite:///{cut_off(tmp_path)}")
    assert own.read_text() == "families"


def test_half_a_demo_in_a_database_that_was_given_to_us_stops_the_start_and_says_what_to_do(tmp_path: Path):
    database = cut_off(tmp_path)
    with pytest.raises(CannotStart, match="CHATS_DATABASE_URL"):
        clear_cut_off(tmp_path, "postgresql://somewhere/chats")
    assert database.exists()


def test_a_first_start_makes_the_database_and_says_how_to_make_the_first_administrator(tmp_path: Path):
    environ = empty(tmp_path)
    lines = prepare(tmp_path, environ, demo=False)
    assert standing(environ["CHATS_DATABASE_URL"]).is_current
    assert lines[1].startswith("Make the first administrator:  http://127.0.0.1:8000/start/")


def test_a_second_start_prepares_nothing(tmp_path: Path):
    environ = empty(tmp_path)
    lines = prepare(tmp_path, environ, demo=False)
    log = tmp_path / "logs" / "start.log"
    log.unlink()
    assert prepare(tmp_path, environ, demo=False) == lines
    assert not log.exists()


def test_a_database_that_cannot_be_made_stops_the_start_and_names_the_setting(tmp_path: Path):
    environ = empty(tmp_path, CHATS_DATABASE_URL="sqlite:////proc/no/x.sqlite")
    with pytest.raises(CannotStart, match="CHATS_DATABASE_URL"):
        prepare(tmp_path, environ, demo=False)


def test_ctrl_c_while_it_prepares_stops_what_was_begun(tmp_path: Path):
    later = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    later.start()
    with pytest.raises(ToldToStop):
        prepare(tmp_path, empty(tmp_path), demo=False)
    later.join()
