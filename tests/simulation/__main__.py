"""Run schedules, and count what happened in them.

``make simulate N=10000 SEED=1 [DATABASE=postgres] [JOBS=2]`` ends with 1 where a promise was broken, and
names the seeds. ``make simulate N=1 SEED=… TRACE=1`` replays one, and tells it line by line. ``make simulate
BROKEN=1`` breaks each guard in turn, and says which seed notices first.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from time import perf_counter

from tests.simulation.ground import ground
from tests.simulation.mutations import MUTATIONS

Counts = Counter[str]


def main() -> None:
    """Run the schedules of seeds SEED to SEED + N - 1."""
    asked = argparse.ArgumentParser(prog="python -m tests.simulation")
    asked.add_argument("-n", type=int, default=1000, help="how many schedules")
    asked.add_argument("--seed", type=int, default=1, help="that of the first one")
    asked.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    asked.add_argument("--jobs", type=int, default=1, help="processes, each with a database of its own")
    asked.add_argument("--trace", action="store_true", help="tell each schedule line by line")
    asked.add_argument("--broken", action="store_true", help="break each guard, and look for a seed")
    given = asked.parse_args()
    if given.broken:
        hunt(given.database, range(given.seed, given.seed + given.n))
        return
    began = perf_counter()
    seeds = range(given.seed, given.seed + given.n)
    shares = [seeds[share :: given.jobs] for share in range(given.jobs)]
    counts, broken = _together(partial(run, given.database, trace=given.trace), shares)
    for name, count in sorted(counts.items()):
        _print(f"{count:9} {name}")
    took = perf_counter() - began
    _print(f"{given.n} schedules on {given.database} in {took:.0f} s, {len(broken)} broke a promise {broken}")
    sys.exit(bool(broken))


def _together(work: partial[tuple[Counts, list[int]]], shares: list[range]) -> tuple[Counts, list[int]]:
    if len(shares) == 1:
        return work(shares[0])
    with ProcessPoolExecutor(len(shares), mp_context=get_context("spawn")) as processes:
        done = list(processes.map(work, shares))
    return sum((counts for counts, _ in done), Counts()), sorted(seed for _, some in done for seed in some)


def run(database: str, seeds: Iterable[int], *, trace: bool) -> tuple[Counts, list[int]]:
    """Run these schedules; return what was counted, and which broke a promise. Tells of those at once."""
    counts, broken = Counts(), []
    with ground(database) as place:
        for seed in seeds:
            story = place.run(seed)
            counts += story.told.counts
            if trace:
                _print("\n".join([f"--- seed {seed}", *story.told.lines]))
            if story.faults:
                broken.append(seed)
                _print("\n   ".join([f"seed {seed}:", *story.faults[:4]]))
    return counts, broken


def hunt(database: str, seeds: Iterable[int]) -> None:
    """Say of each broken guard which of these seeds notices it first."""
    with ground(database) as place:
        for name, mutation in MUTATIONS.items():
            noticed = (seed for seed in seeds if mutation.breaks in place.run(seed, mutation).broken)
            _print(f"{name}: {mutation.breaks}, seed {next(noticed, None)}")


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
