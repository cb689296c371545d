"""What a batch tells the network of a mention and the names around it."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="training only: torch is not installed here")

from training.batches import link_bucket


def test_links_tell_names_inside_before_and_behind_a_mention():
    names = np.array([[0, 1], [9, 10], [10, 12], [13, 14], [400, 401]])
    assert link_bucket((10, 13), names).tolist() == [4, 7, 8, 9, 16]
