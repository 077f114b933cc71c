"""A caseload of four fictional schools in three cycles, as in the mock-up of Insights.

117 students, 87 seen in cycle 3 so far. Everything is drawn from one seed: the same every time.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from onedesk.domain.people import Adviser, Programme, School, Window
from onedesk.domain.records import Record
from onedesk.store.account import Account

SIZES = {"thornlaw": (30, 17), "cinderhill": (29, 25), "marram": (30, 24), "beaconlaw": (28, 21)}
"""How many students each school has, and how many were seen in cycle 3."""

_NAMES = {
    "thornlaw": "Thornlaw Academy",
    "cinderhill": "Cinderhill",
    "marram": "Marram Bay",
    "beaconlaw": "Beaconlaw",
}
_WINDOWS = (
    Window(cycle=1, first=date(2025, 9, 15), last=date(2025, 10, 3)),
    Window(cycle=2, first=date(2025, 12, 1), last=date(2025, 12, 19)),
    Window(cycle=3, first=date(2026, 3, 2), last=date(2026, 3, 27)),
)
_DAYS = (date(2025, 9, 23), date(2025, 12, 9), date(2026, 3, 5))
_MEANS = {  # of cycles 1 to 3
    "ENGMATHS": (3.2, 3.4, 3.7),
    "CAREERINFO": (2.3, 2.6, 3.1),
    "FE": (2.3, 2.7, 3.0),
    "APPRENT": (2.2, 2.5, 3.0),
    "SIXTHFORM": (2.3, 2.4, 2.8),
    "HE": (2.3, 2.4, 2.8),
    "SELF": (2.1, 2.5, 2.6),
    "LMI": (1.9, 2.2, 2.5),
    "APPLY": (1.9, 1.9, 2.4),
    "TLEVEL": (1.5, 2.0, 2.2),
    "ITP": (1.6, 1.8, 1.9),
    "PREAPP": (1.5, 1.6, 1.8),
}
_PLANS = ("FE", "FE_L3", "SF", "APP", "TLEVEL", "UNSURE")
_WEIGHTS = ((34, 14, 14, 11, 6, 20), (34, 13, 14, 13, 7, 18), (36, 15, 13, 17, 7, 11))
_SECTORS = ("CONST", "HEALTH", "DIGITAL", "CREATE", "EDU", "LAND", "BEAUTY", "UNIFORM")
_FORENAMES = ("Aoife", "Bartłomiej", "Chau", "Delphine", "Emeka", "Freya", "Gethin", "Hana", "Iolo")
_SURNAMES = ("Amory", "Brandt", "Carrow", "Đặng", "Elmas-Grant", "Farrow", "Thistlewood", "Żurek")

ACCOUNT = Account(
    hub="http://127.0.0.1:9",
    device="OD-014",
    token="t" * 20,
    epoch="e1",
    receipt_key="",
    programme=Programme(
        service="Opportunity North East",
        adviser=Adviser(id="marged", name="Marged Ellis"),
        schools=tuple(
            School(id=key, name=name, area="NE", windows=_WINDOWS) for key, name in _NAMES.items()
        ),
    ),
)


def records(seed: int = 3) -> Iterator[Record]:
    """Students, their talks, and some actions that were carried over."""
    chance = Random(seed)
    for school, (size, seen) in SIZES.items():
        for at in range(size):
            key = f"{school}-{at}"
            forename, surname = chance.choice(_FORENAMES), chance.choice(_SURNAMES)
            form = f"10{chance.choice('ABCD')}"
            yield _record(
                "student",
                key,
                school,
                None,
                legal_forename=forename,
                legal_surname=surname,
                form=form,
                year=10,
            )
            cycles = _cycles(at, seen, chance)
            yield from _talks(key, school, cycles, chance)
            if at % 13 == 0:
                yield from _carried(key, school)


def _cycles(at: int, seen: int, chance: Random) -> Sequence[int]:
    """Who was seen when: a tenth missed each of the first two cycles."""
    earlier = [cycle for cycle in (1, 2) if chance.random() > 0.11]
    return [*earlier, *[3] * (at < seen)] if at % 29 else [3]


def _talks(key: str, school: str, cycles: Sequence[int], chance: Random) -> Iterator[Record]:
    leaning, usual = chance.gauss(0, 0.5), chance.choice(_SECTORS)
    for cycle in cycles:
        ratings = {
            area: max(1, min(5, round(means[cycle - 1] + leaning + chance.gauss(0, 0.6))))
            for area, means in _MEANS.items()
        }
        sector = "UNDECIDED" if chance.random() < 0.14 - cycle / 40 else usual
        yield _record(
            "interview",
            f"{key}-{cycle}",
            school,
            key,
            cycle=cycle,
            day=_DAYS[cycle - 1].isoformat(),
            outcome="held",
            finished_at=f"{_DAYS[cycle - 1].isoformat()}T10:40:00Z",
            plan=chance.choices(_PLANS, _WEIGHTS[cycle - 1])[0],
            sectors=[sector],
            ratings=ratings,
            catalogues={"ONE-12": "2026"},
        )


def _carried(key: str, school: str) -> Iterator[Record]:
    """An action on its third plan."""
    for at, (before, outcome) in enumerate(
        ((None, "carried_over"), (0, "carried_over"), (1, None))
    ):
        more = {} if outcome is None else {"outcome": outcome}
        carried = {} if before is None else {"carried_from": f"{key}-a{before}"}
        yield _record(
            "action",
            f"{key}-a{at}",
            school,
            key,
            interview=f"{key}-{at + 1}",
            what="Start a CV with one skill",
            **more,
            **carried,
        )


def _record(kind: str, key: str, school: str, student: str | None, **body: object) -> Record:
    return Record.model_validate(
        {"kind": kind, "id": key, "school": school, "student": student, "body": body}
    )
