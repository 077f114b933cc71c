"""Three-way merge of fields: a one-sided change stands; where both changed, nothing is lost."""

from typing import NamedTuple

from pydantic import JsonValue

from onedesk.domain.alike import alike
from onedesk.domain.fields import Fields


class Clash(NamedTuple):
    """One field that both sides changed to different values; `None` is a cleared field."""

    field: str
    theirs: JsonValue
    mine: JsonValue


class Merged(NamedTuple):
    """The merged fields, and the clashes in which `theirs` stands until a person chooses."""

    fields: Fields
    clashes: tuple[Clash, ...]


def merge(base: Fields, theirs: Fields, mine: Fields) -> Merged:
    """Merge two descendants of `base`, field by field.

    A field changed on one side takes that side's value; changed alike on both sides, that value.
    Changed differently, it keeps `theirs` (the hub's) and is reported as a `Clash`. Two values that
    read alike (`alike`) are one answer: nobody is asked, and `theirs` stands.
    """
    if theirs == base:
        return Merged({name: value for name, value in mine.items() if value is not None}, ())
    names = sorted({*base, *theirs, *mine})
    kept: Fields = {}
    clashes: list[Clash] = []
    for name in names:
        was, there, here = base.get(name), theirs.get(name), mine.get(name)
        kept[name] = here if _gives_way(was, there, here) else there
        if not (alike(was, there) or alike(there, here) or alike(here, was)):
            clashes.append(Clash(name, there, here))
    stands: Fields = {name: value for name, value in kept.items() if value is not None}
    return Merged(stands, tuple(clashes))


def _gives_way(was: JsonValue, there: JsonValue, here: JsonValue) -> bool:
    """Whether the hub's value does: it is what it was, or only reads like it beside new words."""
    return there == was or (here != was and alike(there, was) and not alike(there, here))
