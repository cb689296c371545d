from pathlib import Path

import pytest

from tests.eval.measure import ARTICLES, CORPORA, checksum, floors, measured

# One item: processors round differently, and what stands on the edge may fall to either side of it.
SLACK = {"gold/dev": 0.004, "gold/seeds": 0.035, "polnear-dev": 0.002, "worldwide-dev": 0.002}

pytestmark = [pytest.mark.model, pytest.mark.slow]


@pytest.mark.parametrize("name", [*ARTICLES, *CORPORA])
def test_no_figure_is_below_what_was_landed(shared: Path, name: str) -> None:
    pinned = floors()["sets"][name]
    assert checksum(shared, name) == pinned["sha256"], (
        f"{name} is other data than the floors were measured on"
    )
    found = measured(shared, name)
    fallen = {
        k: (found[k], floor) for k, floor in pinned["figures"].items() if found[k] < floor - SLACK[name]
    }
    assert not fallen, f"{name}: figures (found, floor) below the floor: {fallen}"
