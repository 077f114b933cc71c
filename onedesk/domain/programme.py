"""The programme's catalogues: areas of work, plans, knowledge and the rest, as versioned data."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Protocol, TypeVar

from onedesk.domain.entries import (
    ApplicationState,
    Area,
    CatalogueSet,
    Choice,
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
    "Catalogue",
    "CatalogueSet",
    "Choice",
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
]


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


class _Valued(Protocol):
    @property
    def value(self) -> int: ...


_C = TypeVar("_C", bound=_Coded)
_V = TypeVar("_V", bound=_Valued)


def _coded(entries: Iterable[_C], code: str, what: str) -> _C:
    for entry in entries:
        if entry.code == code:
            return entry
    raise RuleError(f"This OneDesk knows no {what} called “{code}”. Nothing was changed.")


def _valued(entries: Iterable[_V], value: int, what: str) -> _V:
    for entry in entries:
        if entry.value == value:
            return entry
    raise RuleError(f"This OneDesk knows no {what} {value}. Nothing was changed.")


class Catalogue(Value):
    """Every list of the programme, each in its order; unknown codes raise `RuleError`."""

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

    @property
    def versions(self) -> dict[str, str]:
        """List id to version, as a record keeps it."""
        return {one.id: one.version for one in self.sets}

    def about(self, set_id: str) -> CatalogueSet:
        """What the list says of itself: version, valid from, and when its notes were checked."""
        for one in self.sets:
            if one.id == set_id:
                return one
        raise RuleError(f"This OneDesk knows no list called “{set_id}”. Nothing was changed.")

    def sector(self, code: str) -> Sector:
        return _coded(self.sectors, code, "area of work")

    def certainty(self, value: int) -> Choice:
        return _valued(self.certainties, value, "degree of certainty")

    def family(self, code: str) -> JobFamily:
        return _coded(self.families, code, "job family")

    def plan(self, code: str) -> Plan:
        return _coded(self.plans, code, "plan after Year 11")

    def area(self, code: str) -> Area:
        return _coded(self.areas, code, "area of knowledge")

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
        return _coded(self.states, code, "step of an application")

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
}


def _newest(tables: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    newest: dict[str, Mapping[str, Any]] = {}
    for table in sorted(tables, key=lambda one: (one["id"], one["valid_from"])):
        newest[table["id"]] = table
    return list(newest.values())


def read_catalogue(texts: Iterable[str]) -> Catalogue:
    """The catalogue made of TOML texts; of two versions of one list the later one stands."""
    tables = _newest(tomllib.loads(text) for text in texts)
    sets = [{key: one[key] for key in CatalogueSet.model_fields if key in one} for one in tables]
    lists = {_LISTS[key]: one[key] for one in tables for key in one if key in _LISTS}
    return Catalogue.model_validate({"sets": sets, **lists})


@cache
def catalogue() -> Catalogue:
    """The catalogues that came with this OneDesk."""
    folder = files("resources") / "catalogue"
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml"))
    return read_catalogue((folder / name).read_text("utf-8") for name in names)
