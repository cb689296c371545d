"""One command as a process of its own: how long it took and the most memory it held.

Run as a program it starts the command that its arguments name, tells what that took as JSON and ends as it ended.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

GEOQUOTE = (sys.executable, "-m", "geoquote")


@dataclass(frozen=True)
class Taken:
    """Seconds by the clock and of the processor, and the peak of resident memory in MB, children included."""

    seconds: float
    processor: float
    megabytes: float


def taken(command: Sequence[str], *, output: Path | None = None) -> Taken:
    """Run a command to its end, its records to `output` or nowhere.

    Raises CalledProcessError where it fails.  A small process stands between, since the system counts a new
    process's memory from that of the one that started it.
    """
    starter = [sys.executable, "-S", __file__, str(output or os.devnull), *command]
    told = subprocess.run(starter, check=True, stdout=subprocess.PIPE)
    return Taken(**json.loads(told.stdout))


def quickest(
    commands: Mapping[str, Sequence[str]], rounds: int, output: Path | None = None
) -> dict[str, Taken]:
    """Run the commands in turns, so that a busy moment meets all alike; give the quickest run of each."""
    best: dict[str, Taken] = {}
    for _ in range(rounds):
        for name, command in commands.items():
            found = taken(command, output=output)
            best[name] = min(best.get(name, found), found, key=lambda t: t.seconds)
    return best


def main() -> None:
    """Run the command behind the name of the file that takes its output."""
    output, *command = sys.argv[1:]
    with Path(output).open("wb") as stream:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=stream)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    unit = 2**20 if sys.platform == "darwin" else 2**10
    processor = used.ru_utime + used.ru_stime
    print(json.dumps({"seconds": seconds, "processor": processor, "megabytes": used.ru_maxrss / unit}))
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
