"""Two thousand cases of what the campaign runs a hundred times as many of; the same ones every time."""

import pytest

from tests.fuzz.campaign import play, shares
from tests.fuzz.targets import TARGETS

CASES = list(shares(2000, TARGETS))


@pytest.mark.model
@pytest.mark.parametrize(("target", "cases"), CASES, ids=[target.name for target, _ in CASES])
def test_whatever_comes_the_promise_holds(target, cases, tmp_path):
    play(target, cases=cases, seeded=1, folder=tmp_path)


def test_these_are_two_thousand():
    assert sum(cases for _, cases in CASES) >= 2000
