from pathlib import Path

import pytest

from chats.demo.household import CannotStart
from chats.demo.starting import clear_cut_off, marked_cut_off


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
