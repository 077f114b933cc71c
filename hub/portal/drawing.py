"""Small drawings for pages, as the numbers that SVG needs."""

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 56.0, 20.0
EDGE = 4.0
LOWEST, HIGHEST = 1.0, 5.0
CYCLES_AT_LEAST = 3


class Spark(NamedTuple):
    """A sparkline in a box of `WIDTH` by `HEIGHT`: points of its line, and the last one."""

    points: str
    x: float
    y: float


def spark(means: Sequence[tuple[int, float]], cycles: int) -> Spark | None:
    """Mean ratings by cycle on one scale for every student; `None` when there is none."""
    if not means:
        return None
    step = (WIDTH - 2 * EDGE) / max(cycles - 1, CYCLES_AT_LEAST - 1)
    places = [(EDGE + (cycle - 1) * step, _height(mean)) for cycle, mean in means]
    return Spark(" ".join(f"{x:.1f},{y:.1f}" for x, y in places), *places[-1])


def _height(mean: float) -> float:
    share = (mean - LOWEST) / (HIGHEST - LOWEST)
    return round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE), 1)


def share(part: int, whole: int) -> float:
    """Per cent of the whole, to one digit; 0 of nothing is 0."""
    return round(100 * part / whole, 1) if whole else 0.0
