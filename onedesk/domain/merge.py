"""Three-way merge of fields: a one-sided change stands; where both changed, nothing is lost."""

from typing import NamedTuple

from pydantic import JsonValue

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
    Changed differently, it keeps `theirs` (the hub's) and is reported as a `Clash`.
    """
    if theirs == base:
        return Merged({name: value for name, value in mine.items() if value is not None}, ())
    names = sorted({*base, *theirs, *mine})
    clashes = tuple(
        Clash(name, theirs.get(name), mine.get(name))
        for name in names
        if base.get(name) != theirs.get(name) != mine.get(name) != base.get(name)
    )
    kept = {
        name: mine.get(name) if theirs.get(name) == base.get(name) else theirs.get(name)
        for name in names
    }
    return Merged({name: value for name, value in kept.items() if value is not None}, clashes)
