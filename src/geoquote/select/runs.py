"""The best runs of article paragraphs: the likeliest path between two states, outside and inside."""

from collections.abc import Sequence


def best_runs(scores: Sequence[float], *, enter: float, leave: float) -> list[tuple[int, int]]:
    """Return the runs `[first, last)` that gather most: their scores, less `enter` and `leave` for each run.

    Linear in the number of scores (Viterbi over two states).
    """
    outside, inside = 0.0, -enter
    came_from: list[tuple[bool, bool]] = []
    for value in scores:
        stays_out = outside >= inside - leave
        stays_in = inside >= outside - enter
        came_from.append((not stays_out, stays_in))
        outside, inside = max(outside, inside - leave), max(inside, outside - enter) + value
    state = inside - leave > outside
    path = []
    for to_outside, to_inside in reversed(came_from):
        path.append(state)
        state = to_inside if state else to_outside
    return _runs(path[::-1])


def _runs(path: Sequence[bool]) -> list[tuple[int, int]]:
    edges = [i for i in range(len(path) + 1) if (i < len(path) and path[i]) != (i > 0 and path[i - 1])]
    return list(zip(edges[::2], edges[1::2], strict=True))
