"""Whatever breaks, and in whatever order, delivery keeps its promises (``docs/reference/simulation.md``).

A few hundred schedules at each run of the tests; ``make simulate`` runs as many as you like.
"""

import pytest

from tests.simulation.ground import Ground

TOGETHER = 20
SCHEDULES = {"sqlite": 160, "postgres": 80}
"""Each about half a minute on a machine that does nothing else."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Seeds from 1 on, some at a time, so that what fails says where."""
    if "seeds" in metafunc.fixturenames:
        most = SCHEDULES[metafunc.config.getoption("--database")]
        some = [range(first, first + TOGETHER) for first in range(1, most, TOGETHER)]
        metafunc.parametrize("seeds", some, ids=[f"seeds {one[0]} to {one[-1]}" for one in some])


def test_no_promise_is_broken(place: Ground, seeds: range) -> None:
    stories = [place.run(seed) for seed in seeds]
    assert {one.seed: one.faults for one in stories if one.faults} == {}


def test_a_seed_tells_the_same_story_each_time(place: Ground) -> None:
    assert place.run(7).told.lines == place.run(7).told.lines
