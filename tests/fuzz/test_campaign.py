"""The campaign itself: what it finds it says, with what finds it again; and the whole of it."""

import subprocess
import sys

import pytest

from tests.fuzz.campaign import campaign
from tests.fuzz.target import Target


def check(case, folder):
    assert case < 200, f"{case} is too much"


BROKEN = Target("broken", lambda d: d.byte(), check, 1)
WHOLE = Target("whole", lambda d: d.byte(), lambda *_: None, 1)


def test_a_failure_is_told_with_the_seed_that_finds_it_again_and_the_rest_goes_on():
    said: list[str] = []
    broken, whole = campaign(1200, 5, targets=[BROKEN, WHOLE], say=said.append)
    assert not whole.failures and whole.cases >= 200
    assert "200 is too much" in broken.failures[0]
    assert "--target broken --seed 5" in broken.failures[0]
    assert broken.failures[0] in said


@pytest.mark.long
def test_two_hundred_thousand_cases(root):
    command = [sys.executable, "-m", "tests.fuzz.campaign", "--cases", "200000", "--seed", "1"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
