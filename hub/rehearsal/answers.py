"""What a student answers from talk to talk: ideas settle, plans firm up, ratings drift."""

from collections.abc import Mapping
from itertools import zip_longest
from typing import NamedTuple

from hub.rehearsal.chance import Chance
from hub.rehearsal.lists import StudentLine, phrases, shares
from onedesk.domain.interview import NOT_DISCUSSED, Rating
from onedesk.domain.programme import catalogue

CYCLES = 3
UNDECIDED, UNSURE = "UNDECIDED", "UNSURE"

_LOSS = 0.05
"""The share of students who say less than last time."""


class Answers(NamedTuple):
    """What a student says in one talk."""

    sector: str
    certainty: int | None
    job: str | None
    plan: str
    provider: str | None
    plan_b: str | None
    application: str
    ratings: Mapping[str, Rating]


def path(line: StudentLine, gender: str, chance: Chance) -> list[Answers]:
    """The answers of the first three talks, whether or not they are held."""
    sectors = _given(line.sectors, _sectors(gender, chance))
    plans = _given(line.plans, _plans(chance))
    ratings = _ratings(line, chance)
    jobs = _given(line.jobs, [_job(sector, chance) for sector in sectors])
    return [
        Answers(
            sector=sectors[at],
            certainty=_certainty(sectors[at], line.certainty, at, chance),
            job=jobs[at] or None,
            plan=plans[at],
            provider=_provider(plans[at], at, chance),
            plan_b=_plan_b(plans[at], at, chance),
            application=_application(plans[at], at, chance),
            ratings=ratings[at],
        )
        for at in range(CYCLES)
    ]


def _given(given: tuple[str, ...], chosen: list[str]) -> list[str]:
    """What is drawn; where it is silent, what chance has chosen."""
    return [own or other for own, other in zip_longest(given, chosen, fillvalue="")]


def _sectors(gender: str, chance: Chance) -> list[str]:
    column = 0 if gender == "F" else 1
    weights = {code: pair[column] for code, pair in shares().sectors.items()}
    sectors = [UNDECIDED if chance.happens(0.2) else chance.weighted(weights)]
    for stays in (0.66, 0.74):
        last = sectors[-1]
        if last == UNDECIDED:
            sectors.append(UNDECIDED if chance.happens(stays) else chance.weighted(weights))
        elif chance.happens(0.02):
            sectors.append(UNDECIDED)
        else:
            sectors.append(chance.weighted(weights) if chance.happens(0.15) else last)
    return sectors


def _plans(chance: Chance) -> list[str]:
    plans = [UNSURE if chance.happens(0.24) else _route(shares().routes, chance)]
    for stays in (0.7, 0.66):
        last = plans[-1]
        if last == UNSURE:
            plans.append(UNSURE if chance.happens(stays) else _route(shares().later, chance))
        elif chance.happens(0.028):
            plans.append(UNSURE)
        else:
            plans.append(_route(shares().later, chance) if chance.happens(0.16) else last)
    return plans


def _route(weights: Mapping[str, float], chance: Chance) -> str:
    return chance.weighted(shares().detail[chance.weighted(weights)])


def _ratings(line: StudentLine, chance: Chance) -> list[dict[str, Rating]]:
    """Ratings by cycle: they rise a step now and then, seldom fall, and some areas wait."""
    ability = chance.gauss(0, 0.35) if line.ability is None else line.ability
    cycles: list[dict[str, Rating]] = [{} for _ in range(CYCLES)]
    for area, (mean, rises) in shares().areas.items():
        level = _level(chance.gauss(mean + ability, 0.7))
        for at, cycle in enumerate(cycles):
            level = level if at == 0 else _level(level + _step(rises, chance))
            given = line.ratings.get(area, ())
            level = given[at] if at < len(given) else level
            if given or not chance.happens(0.04):
                cycle[area] = level
            elif chance.happens(0.7):
                cycle[area] = NOT_DISCUSSED
    return cycles


def _step(rises: float, chance: Chance) -> int:
    drawn = chance.random()
    if drawn < _LOSS:
        return -1
    return int(drawn > 1 - _LOSS - rises)


def _level(value: float) -> int:
    return max(1, min(5, round(value)))


def _job(sector: str, chance: Chance) -> str:
    titles = catalogue().sector(sector).titles
    return chance.choice(titles) if titles and chance.happens(0.65) else ""


def _certainty(sector: str, given: int | None, at: int, chance: Chance) -> int | None:
    if sector == UNDECIDED:
        return None
    return given or min(3, chance.weighted({1: 5, 2: 4, 3: 1}) + (at == CYCLES - 1))


def _provider(plan: str, at: int, chance: Chance) -> str | None:
    places = _places().get("FE" if plan.startswith("FE") else plan, ())
    return chance.choice(places) if places and chance.happens(0.15 + 0.2 * at) else None


def _places() -> Mapping[str, tuple[str, ...]]:
    """Invented places, by plan."""
    known = phrases()
    return {
        "FE": known.colleges,
        "TLEVEL": known.colleges,
        "SFC": known.sixth_forms[1:],
        "SF_OTHER": known.sixth_forms[:1],
        "ITP": known.trainers,
        "APP": known.employers,
        "EMP_TR": known.employers,
    }


def _plan_b(plan: str, at: int, chance: Chance) -> str | None:
    if plan == UNSURE or not chance.happens(0.3 + 0.15 * at):
        return None
    return "APP" if plan.startswith("FE") else "FE_L12"


def _application(plan: str, at: int, chance: Chance) -> str:
    return "intends" if plan != UNSURE and chance.happens(0.15 + 0.2 * at) else "none"
