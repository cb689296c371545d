"""The campaign: `python -m tests.fuzz.campaign --cases 200000 --seed 1`.

Every target gets its share of the cases, in rounds of at most a thousand, each with a seed of its own, so that a
failure is found again with `--target NAME --seed ITS_SEED --cases ITS_CASES`.  A failure ends its round alone.
"""

import argparse
import math
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shlex import quote
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.dice import grown
from tests.fuzz.target import Target
from tests.fuzz.targets import TARGETS

ROUND = 1000
HEADER = "| target | cases | cases a second of processor time | failures |\n|---|---:|---:|---:|"
_SHOWN = 2000  # characters of a case that are printed


@dataclass
class Tally:
    """What came of one target: cases run, seconds of processor time, failures with the seeds that find them again."""

    target: str
    cases: int = 0
    seconds: float = 0.0
    failures: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Give a line of the campaign's table."""
        speed = self.cases / self.seconds if self.seconds else 0.0
        return f"| {self.target} | {self.cases:,} | {speed:,.0f} | {len(self.failures)} |"


def play(
    target: Target, *, cases: int, seeded: int, folder: Path, count: Callable[[], None] = lambda: None
) -> None:
    """Run so many cases of a target; raises what its check raises, with the smallest case that does as a note."""
    last: list[Any] = []

    @seed(seeded)
    @settings(
        max_examples=cases, deadline=None, database=None, report_multiple_bugs=False, print_blob=False,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate, Phase.shrink],
    )  # fmt: skip
    @given(grown(target.make))
    def play_one(case: Any) -> None:
        count()
        last[:] = [case]
        target.check(case, folder)

    try:
        play_one()
    except Exception as error:
        error.add_note(f"the case: {repr(last[0])[:_SHOWN]}" if last else "no case could be made")
        raise


def shares(cases: int, targets: Sequence[Target]) -> Iterator[tuple[Target, int]]:
    """Part the cases among the targets by their shares, at least one each."""
    whole = sum(target.share for target in targets)
    for target in targets:
        yield target, math.ceil(cases * target.share / whole)


def campaign(
    cases: int, first: int, *, targets: Sequence[Target] = TARGETS, say: Callable[[str], None] = print
) -> list[Tally]:
    """Run the campaign with seeds from `first` on; return what came of each target."""
    tallies = []
    with tempfile.TemporaryDirectory() as folder:
        for target, share in shares(cases, targets):
            tallies.append(_rounds(target, share, first, Path(folder), say))
            say(str(tallies[-1]))
    return tallies


def _rounds(target: Target, cases: int, first: int, folder: Path, say: Callable[[str], None]) -> Tally:
    tally = Tally(target.name)

    def count() -> None:
        tally.cases += 1

    for seeded, before in enumerate(range(0, cases, ROUND), first):
        wanted, began = min(ROUND, cases - before), time.process_time()
        try:
            play(target, cases=wanted, seeded=seeded, folder=folder, count=count)
        except Exception as error:
            tally.failures.append(_report(target, seeded, wanted, error))
            say(tally.failures[-1])
        tally.seconds += time.process_time() - began
    return tally


def _report(target: Target, seeded: int, cases: int, error: Exception) -> str:
    notes = "\n".join(getattr(error, "__notes__", []))
    again = f"--target {quote(target.name)} --seed {seeded} --cases {cases}"
    return f"FAILED {target.name} ({again}): {type(error).__name__}: {error}\n{notes}"


def main() -> None:
    """Run what the arguments ask for; the code is 1 where anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200_000, help="over all targets")
    parser.add_argument(
        "--seed", type=int, default=1, help="of each target's first round; the next takes the next"
    )
    parser.add_argument(
        "--target", action="append", default=[], help="only this one; may be given several times"
    )
    asked = parser.parse_args()
    chosen = [target for target in TARGETS if not asked.target or target.name in asked.target]
    if not chosen:
        parser.error(f"no such target; there are {', '.join(target.name for target in TARGETS)}")

    def say(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    warnings.simplefilter("error")
    say(f"seed {asked.seed}\n\n{HEADER}")
    found = campaign(asked.cases, asked.seed, targets=chosen, say=say)
    failures = [failure for tally in found for failure in tally.failures]
    cases, seconds = sum(tally.cases for tally in found), sum(tally.seconds for tally in found)
    say(str(Tally("all", cases, seconds, failures)))
    raise SystemExit(bool(failures))


if __name__ == "__main__":
    main()
