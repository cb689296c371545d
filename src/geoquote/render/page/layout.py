"""Places for the nodes of a network: springs along edges, repulsion between all, no chance anywhere.

After Fruchterman and Reingold (1991), from a fixed spiral instead of random places, so that the same records
give the same picture; then labelled boxes that overlap are moved apart.
"""

from collections.abc import Sequence
from math import cos, hypot, log1p, pi, sin, sqrt

Point = tuple[float, float]
_ROUNDS, _APART = 160, 120
_GRAVITY = 0.4
"""Towards the middle, so that what is joined to nothing else does not fly off."""
_GOLDEN = pi * (3 - sqrt(5))


def places(
    boxes: Sequence[Point], edges: Sequence[tuple[int, int, int]], *, width: float, height: float
) -> list[Point]:
    """Place nodes of these widths and heights, joined by (node, node, weight), in a frame of this size."""
    pull = len(boxes) / max(len(edges), 1)  # the more lines, the weaker each: else all would end in one heap
    at = [(cos(n * _GOLDEN) * sqrt(n + 0.5), sin(n * _GOLDEN) * sqrt(n + 0.5)) for n in range(len(boxes))]
    for turn in range(_ROUNDS):
        at = _moved(at, edges, pull=pull, heat=1.5 * (1 - turn / _ROUNDS) + 0.02)
    return _apart(_framed(at, boxes, width, height), boxes, width, height)


def _moved(
    at: list[Point], edges: Sequence[tuple[int, int, int]], *, pull: float, heat: float
) -> list[Point]:
    """Move every node once, by `heat` at most; the natural distance is 1."""
    push = [[-_GRAVITY * x, -_GRAVITY * y] for x, y in at]
    for a in range(len(at)):
        for b in range(a):
            dx, dy = at[a][0] - at[b][0], at[a][1] - at[b][1]
            force = 1 / max(dx * dx + dy * dy, 0.01)
            _act(push, a, b, dx * force, dy * force)
    for a, b, weight in edges:
        dx, dy = at[b][0] - at[a][0], at[b][1] - at[a][1]
        force = hypot(dx, dy) * log1p(weight) * pull
        _act(push, a, b, dx * force, dy * force)
    return [_stepped(place, force, heat) for place, force in zip(at, push, strict=True)]


def _act(push: list[list[float]], a: int, b: int, x: float, y: float) -> None:
    push[a][0] += x
    push[a][1] += y
    push[b][0] -= x
    push[b][1] -= y


def _stepped(place: Point, force: list[float], heat: float) -> Point:
    size = hypot(*force) or 1.0
    step = min(size, heat) / size
    return place[0] + force[0] * step, place[1] + force[1] * step


def _framed(at: list[Point], boxes: Sequence[Point], width: float, height: float) -> list[Point]:
    """Stretch the places over the frame, so that every box is inside."""
    wide, high = max(b[0] for b in boxes), max(b[1] for b in boxes)
    return [
        (x, y)
        for x, y in zip(
            _stretched([x for x, _ in at], wide / 2, width - wide / 2),
            _stretched([y for _, y in at], high / 2, height - high / 2),
            strict=True,
        )
    ]


def _stretched(values: list[float], low: float, high: float) -> list[float]:
    first, last = min(values), max(values)
    if last - first < 1e-9:
        return [(low + high) / 2 for _ in values]
    return [low + (v - first) / (last - first) * (high - low) for v in values]


def _apart(at: list[Point], boxes: Sequence[Point], width: float, height: float) -> list[Point]:
    """Move boxes that overlap apart, along the way that is shorter, as far as the frame has room."""
    found = [list(place) for place in at]
    for _ in range(_APART):
        moved = False
        for a in range(len(found)):
            for b in range(a):
                dx, dy = found[a][0] - found[b][0], found[a][1] - found[b][1]
                over_x = (boxes[a][0] + boxes[b][0]) / 2 - abs(dx)
                over_y = (boxes[a][1] + boxes[b][1]) / 2 - abs(dy)
                if over_x > 0 and over_y > 0:
                    axis, over, sign = (0, over_x, dx) if over_x < over_y else (1, over_y, dy)
                    shift = over / 2 if sign >= 0 else -over / 2
                    found[a][axis] += shift
                    found[b][axis] -= shift
                    moved = True
        for place, (wide, high) in zip(found, boxes, strict=True):
            place[0] = min(max(place[0], wide / 2), width - wide / 2)
            place[1] = min(max(place[1], high / 2), height - high / 2)
        if not moved:
            break
    return [(x, y) for x, y in found]
