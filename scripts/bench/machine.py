"""What a process used, from /proc: processor time and memory. Linux only."""

import os
import re
from pathlib import Path

_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


def children(pid: int) -> list[int]:
    """The ids of a process's own children."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def cpu_ms(pids: list[int]) -> float:
    """Milliseconds of processor time these processes used since they began, in steps of a tick (10 ms)."""
    return sum(_ticks(pid) for pid in pids) * _TICK_MS


def _ticks(pid: int) -> int:
    # A process's name may hold spaces and brackets: the fields are counted from the last bracket.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def pss_mb(pids: list[int]) -> float:
    """Proportional memory in MB (10⁶ bytes): a page that several share counts once among them."""
    found = (re.search(r"^Pss:\s+(\d+) kB", _rollup(pid), re.MULTILINE) for pid in pids)
    return sum(int(one[1]) * 1024 for one in found if one) / 1_000_000


def _rollup(pid: int) -> str:
    return Path(f"/proc/{pid}/smaps_rollup").read_text()


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0))
