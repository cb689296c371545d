"""What is fuzzed: a name, how a case is made, and what is promised of every case."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.fuzz.dice import Dice


@dataclass(frozen=True)
class Target:
    """One promise: `check` raises where a case breaks it; it may use the folder as it likes.

    `share` is its weight among all cases of a campaign: more for what costs little.
    """

    name: str
    make: Callable[[Dice], Any]
    check: Callable[[Any, Path], None]
    share: int
