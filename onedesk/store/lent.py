"""Schools that are on this laptop for the days of a cover alone, until they have gone from it."""

import json
from collections.abc import Collection

from onedesk.domain.people import Programme
from onedesk.store import kept
from onedesk.store.database import Database

_LENT = "lent_schools"


def load(db: Database) -> frozenset[str]:
    """Their ids; those too whose cover has ended, as long as something of them is here."""
    return frozenset(json.loads(kept.get(db, _LENT) or "[]"))


def add(db: Database, school: str) -> None:
    """A school came with a colleague's file; call inside `writing`."""
    _keep(db, load(db) | {school})


def follow(db: Database, before: Programme | None, now: Programme) -> None:
    """The hub told which schools are covered; one that is the adviser's own for good is not lent.

    What it told `before` counts too, for a laptop that joined with a cover. Call inside `writing`.
    """
    covered = _covered(now)
    own = {school.id for school in now.schools} - covered
    _keep(db, (load(db) | covered | (_covered(before) if before else set())) - own)


def gone(db: Database, schools: Collection[str]) -> None:
    """Nothing is left of these schools here; call inside `writing`."""
    _keep(db, load(db).difference(schools))


def _covered(programme: Programme) -> set[str]:
    return {one.school for one in programme.covers if one.taker == programme.adviser.id}


def _keep(db: Database, schools: frozenset[str]) -> None:
    if schools != load(db):
        kept.put(db, _LENT, json.dumps(sorted(schools)))
