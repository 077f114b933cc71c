"""Things in a row, as a sentence says them."""

from collections.abc import Sequence


def listed(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`; of names that hold an "and": `a and b, and c`."""
    *first, last = items or ("",)
    inside = " ".join(items)
    apart = ";" if ", " in inside else ","
    before = apart if apart == ";" or " and " in inside else ""
    return f"{f'{apart} '.join(first)}{before} and {last}" if first else last
