"""``make bench``: one run, ratios first. ``--tiny`` runs every piece in seconds, for the tests."""

import argparse
import tempfile
from contextlib import redirect_stderr
from pathlib import Path
from time import perf_counter

from scripts.bench import pages, planning, sending, waiting
from scripts.bench.report import lines
from scripts.bench.servers import HOST, listening
from scripts.bench.size import FULL, TINY
from scripts.bench.town import clear_environment, town


def main() -> None:
    """Measure everything and print it."""
    asked = argparse.ArgumentParser(prog="python -m scripts.bench", description=__doc__)
    asked.add_argument(
        "--tiny", action="store_true", help="see that every piece runs; the numbers mean nothing"
    )
    size = TINY if asked.parse_args().tiny else FULL
    clear_environment()
    began = perf_counter()
    with tempfile.TemporaryDirectory(prefix="chats-bench-") as name, listening() as door:
        folder = Path(name)
        # Logs go to a file, as an operator's do: writing them is part of what is measured.
        with (
            (folder / "own.log").open("w") as log,
            redirect_stderr(log),
            town(folder, f"http://{HOST}:{door.getsockname()[1]}", size.families) as place,
        ):
            planned = planning.measure(place, size.families)
            worker_mb = waiting.measure(place, folder)
            opened = pages.measure(place, door, folder, size)
            sent = sending.measure(place, folder, size)
    print("\n".join(lines(planned, opened, sent, worker_mb, perf_counter() - began)))


if __name__ == "__main__":
    main()
