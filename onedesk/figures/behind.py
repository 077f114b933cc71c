"""The interviews that stand behind a figure: what is counted, and who is named when one asks."""

from collections.abc import Iterable, Sequence

from onedesk.figures import counts
from onedesk.figures import matched as same
from onedesk.figures.facts import Fact
from onedesk.figures.matched import Facts


def seen(facts: Iterable[Fact], cycles: Sequence[int], *, matched: bool) -> Facts:
    """One interview for each student and cycle; matched: of students seen in all `cycles`."""
    each = same.of_cycles(same.one_each(facts), cycles)
    return same.seen_in_all(each, cycles) if matched else each


def rated(facts: Iterable[Fact], cycles: Sequence[int], *, matched: bool) -> Facts:
    """Those under one set of areas; matched: each with the areas rated in all `cycles`."""
    return rated_among(seen(facts, cycles, matched=False), cycles, matched=matched)


def asked(facts: Iterable[Fact], cycles: Sequence[int], question: str, *, matched: bool) -> Facts:
    """Those in which a question was asked; matched: of students asked in all `cycles`."""
    return asked_among(seen(facts, cycles, matched=False), cycles, question, matched=matched)


def rated_among(each: Facts, cycles: Sequence[int], *, matched: bool) -> Facts:
    """`rated`, of interviews that `seen` gave."""
    single = same.of_one_set(each)
    return same.rated_in_all(single, cycles) if matched else single


def asked_among(each: Facts, cycles: Sequence[int], question: str, *, matched: bool) -> Facts:
    """`asked`, of interviews that `seen` gave."""
    if matched:
        return same.with_all(each, cycles, lambda one: counts.asked(one, question))
    return tuple(one for one in each if counts.asked(one, question))
