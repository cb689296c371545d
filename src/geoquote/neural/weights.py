"""Weights of the log-linear models, as their JSON files hold them."""

import sys
from collections.abc import Mapping
from typing import Any

Weights = Mapping[str, float]


def weights(found: Any) -> Weights:
    """Return a parsed JSON object of finite numbers as weights; ValueError says what else was found."""
    if not isinstance(found, dict):
        raise ValueError(f"an object of numbers is wanted, found {type(found).__name__}")
    for name, value in found.items():
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not abs(value) <= sys.float_info.max
        ):
            raise ValueError(f"{name!r}: a number is wanted, found {value!r}")
    return {name: float(value) for name, value in found.items()}
