"""The programme's catalogues: areas of work, plans, knowledge and the rest, as versioned data."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from onedesk.domain import unlisted
from onedesk.domain.entries import (
    ApplicationState,
    Area,
    Band,
    CatalogueSet,
    Choice,
    Hindrance,
    InterventionType,
    JobFamily,
    Level,
    LocalAuthority,
    NotDiscussed,
    Plan,
    PlanTile,
    Question,
    Region,
    Sector,
    Step,
    SuggestedAction,
)
from onedesk.domain.errors import RuleError
from onedesk.domain.value import Value

__all__ = [
    "ApplicationState",
    "Area",
    "Band",
    "Catalogue",
    "CatalogueSet",
    "Choice",
    "Hindrance",
    "InterventionType",
    "JobFamily",
    "Level",
    "LocalAuthority",
    "NotDiscussed",
    "Plan",
    "PlanTile",
    "Question",
    "Region",
    "Sector",
    "SuggestedAction",
    "catalogue",
    "edition",
]


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


class _Valued(Protocol):
    @property
    def value(self) -> int: ...


_C = TypeVar("_C", bound=_Coded)
_V = TypeVar("_V", bound=_Valued)


def _found(entries: Iterable[_C], code: str) -> _C | None:
    return next((entry for entry in entries if entry.code == code), None)


def _coded(entries: Iterable[_C], code: str, what: str) -> _C:
    entry = _found(entries, code)
    if entry is not None:
        return entry
    raise RuleError(f"This OneDesk knows no {what} called “{code}”. Nothing was changed.")


def _valued(entries: Iterable[_V], value: int, what: str) -> _V:
    for entry in entries:
        if entry.value == value:
            return entry
    raise RuleError(f"This OneDesk knows no {what} {value}. Nothing was changed.")


class Catalogue(Value):
    """Every list of the programme, each in its order.

    What a record may hold came perhaps from a newer catalogue: such an area of work, job family,
    plan, area of knowledge or step of an application stands for itself (`domain.unlisted`). Of the
    other lists unknown codes raise `RuleError`.
    """

    sets: tuple[CatalogueSet, ...]
    sectors: tuple[Sector, ...]
    certainties: tuple[Choice, ...]
    families: tuple[JobFamily, ...]
    plans: tuple[Plan, ...]
    tiles: tuple[PlanTile, ...]
    areas: tuple[Area, ...]
    levels: tuple[Level, ...]
    not_discussed: NotDiscussed
    interventions: tuple[InterventionType, ...]
    regions: tuple[Region, ...]
    authorities: tuple[LocalAuthority, ...]
    states: tuple[ApplicationState, ...]
    actions: tuple[SuggestedAction, ...]
    questions: tuple[Question, ...]
    hindrances: tuple[Hindrance, ...]
    bands: tuple[Band, ...]

    @property
    def versions(self) -> dict[str, str]:
        """List id to version, as an interview keeps it."""
        return {one.id: one.version for one in self.sets if one.asked}

    def about(self, set_id: str) -> CatalogueSet:
        """What the list says of itself: version, valid from, and when its notes were checked."""
        for one in self.sets:
            if one.id == set_id:
                return one
        raise RuleError(f"This OneDesk knows no list called “{set_id}”. Nothing was changed.")

    def sector(self, code: str) -> Sector:
        return _found(self.sectors, code) or unlisted.sector(code)

    def certainty(self, value: int) -> Choice:
        return _valued(self.certainties, value, "degree of certainty")

    def family(self, code: str) -> JobFamily:
        return _found(self.families, code) or unlisted.family(code)

    def plan(self, code: str) -> Plan:
        return _found(self.plans, code) or unlisted.plan(code)

    def area(self, code: str) -> Area:
        return _found(self.areas, code) or unlisted.area(code)

    def level(self, value: int) -> Level:
        return _valued(self.levels, value, "level")

    def intervention(self, code: str) -> InterventionType:
        return _coded(self.interventions, code, "kind of activity")

    def region(self, code: str) -> Region:
        return _coded(self.regions, code, "region")

    def authority(self, code: str) -> LocalAuthority:
        return _coded(self.authorities, code, "local authority")

    def authorities_of(self, region: str) -> tuple[LocalAuthority, ...]:
        return tuple(one for one in self.authorities if one.region == region)

    def state(self, code: str) -> ApplicationState:
        return _found(self.states, code) or unlisted.state(code)

    def actions_for(self, area: str, rating: int) -> tuple[SuggestedAction, ...]:
        """The actions to offer for an area that was rated `rating`."""
        return tuple(one for one in self.actions if one.area == area and rating <= one.upto)

    def questions_for(
        self, step: Step, *, earlier: bool = False, changed: bool = False
    ) -> tuple[Question, ...]:
        """Good questions of a step; those about an earlier talk only when there was one."""
        said = {"always", *["earlier"] * earlier, *["changed"] * changed}
        return tuple(one for one in self.questions if one.step == step and one.when in said)


_LISTS = {  # table in the file -> list of the catalogue
    "sector": "sectors",
    "certainty": "certainties",
    "family": "families",
    "plan": "plans",
    "tile": "tiles",
    "area": "areas",
    "level": "levels",
    "not_discussed": "not_discussed",
    "intervention": "interventions",
    "region": "regions",
    "authority": "authorities",
    "state": "states",
    "action": "actions",
    "question": "questions",
    "hindrance": "hindrances",
    "band": "bands",
}


def _of_each(
    tables: Iterable[Mapping[str, Any]], versions: Mapping[str, str]
) -> list[Mapping[str, Any]]:
    """One table of each list: the version asked for where it is there, else the newest."""
    chosen: dict[str, Mapping[str, Any]] = {}
    for table in sorted(tables, key=lambda one: (one["id"], one["valid_from"])):
        before = chosen.get(table["id"])
        if before is None or before["version"] != versions.get(table["id"]):
            chosen[table["id"]] = table
    return list(chosen.values())


def read_catalogue(
    texts: Iterable[str], versions: Mapping[str, str] = MappingProxyType({})
) -> Catalogue:
    """The catalogue made of TOML texts; of two versions of one list the later one stands.

    `versions` names others by list id, such as those an interview keeps.
    """
    tables = _of_each(map(tomllib.loads, texts), versions)
    sets = [{key: one[key] for key in CatalogueSet.model_fields if key in one} for one in tables]
    lists = {_LISTS[key]: one[key] for one in tables for key in one if key in _LISTS}
    return Catalogue.model_validate({"sets": sets, **lists})


def catalogue() -> Catalogue:
    """The catalogues that came with this OneDesk."""
    return _edition(frozenset())


def edition(versions: Mapping[str, str]) -> Catalogue:
    """The catalogues as an interview had them: in its versions, as far as this OneDesk has them."""
    now = catalogue().versions
    return _edition(frozenset(pair for pair in versions.items() if pair[1] != now.get(pair[0])))


@cache
def _edition(versions: frozenset[tuple[str, str]]) -> Catalogue:
    folder = files("resources") / "catalogue"
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml"))
    return read_catalogue(((folder / name).read_text("utf-8") for name in names), dict(versions))
