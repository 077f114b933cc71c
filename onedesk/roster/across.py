"""Doubts that only show across rows: the same pupil twice, namesakes, ages that do not fit."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import islice

from onedesk.roster.names import key
from onedesk.roster.values import Doubt, RosterRow

_YEAR_1_TURNS = 5  # a pupil of year n was born in the school year n + 5 before the present one
_SCHOOL_YEAR_STARTS = 9
_NAMED = 3  # other rows to name
_FAR = 2  # years off: no longer a pupil held back or moved up


def look_across(
    rows: Sequence[RosterRow], academic_year: int | None
) -> tuple[tuple[RosterRow, ...], int | None]:
    """The rows with such doubts added, and the academic year (stated, or the usual one)."""
    found: dict[int, list[Doubt]] = defaultdict(list)
    _twice(rows, found)
    start = academic_year or _usual_year(rows)
    if start is not None:
        _ages(rows, start, found)
    return tuple(_with(row, found.get(index)) for index, row in enumerate(rows)), start


def _with(row: RosterRow, doubts: Iterable[Doubt] | None) -> RosterRow:
    return row.model_copy(update={"doubts": (*row.doubts, *doubts)}) if doubts else row


def _same(
    rows: Sequence[RosterRow], mark: Callable[[RosterRow], Hashable | None]
) -> list[list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if (value := mark(row)) is not None:
            groups[value].append(index)
    return [group for group in groups.values() if len(group) > 1]


def _person(row: RosterRow) -> Hashable | None:
    born = row.pupil.born
    return (*_name(row), born) if born and all(_name(row)) else None


def _name(row: RosterRow) -> tuple[str, str]:
    return key(row.pupil.legal_surname), key(row.pupil.legal_forename)


def _twice(rows: Sequence[RosterRow], found: dict[int, list[Doubt]]) -> None:
    looks: tuple[tuple[Callable[[RosterRow], Hashable | None], str, str, str], ...] = (
        (lambda row: row.pupil.upn, "upn_twice", "upn", "The same UPN stands in {} (rule 1520)."),
        (lambda row: row.pupil.uln, "uln_twice", "uln", "The same ULN stands in {}."),
        (_person, "person_twice", "", "The same name and date of birth stand in {}."),
    )
    for mark, code, field, say in looks:
        for group in _same(rows, mark):
            for index in group:
                others = (one for one in group if one != index)
                words = say.format(_places(rows, others, len(group) - 1))
                found[index].append(Doubt(code=code, say=words, severity="error", field=field))
    _namesakes(rows, found)


def _places(rows: Sequence[RosterRow], others: Iterable[int], total: int) -> str:
    """The places of the first few others, and how many more there are."""
    first = [rows[one].place for one in islice(others, _NAMED)]
    more = [f"{total - len(first)} more"] if total > len(first) else []
    return " and ".join([*first, *more])


def _namesakes(rows: Sequence[RosterRow], found: dict[int, list[Doubt]]) -> None:
    for group in _same(rows, lambda row: _name(row) if all(_name(row)) else None):
        firsts = {rows[index].pupil.born: index for index in reversed(group)}
        for index in group if len(firsts) > 1 else ():
            mine = rows[index].pupil.born
            others = (one for born, one in firsts.items() if born != mine)
            where = _places(rows, others, len(firsts) - 1)
            say = f"Another student of the same name stands in {where}, with another birthday."
            found[index].append(Doubt(code="namesake", say=say, severity="warning"))


def _implied_year(row: RosterRow) -> int | None:
    """The academic year in which a pupil of this age is usually in this year group."""
    born, year = row.pupil.born, row.pupil.year
    if born is None or year is None:
        return None
    return born.year - (born.month < _SCHOOL_YEAR_STARTS) + year + _YEAR_1_TURNS


def _usual_year(rows: Sequence[RosterRow]) -> int | None:
    """The academic year that at least two rows, and more than half of them, agree on."""
    told = Counter(implied for row in rows if (implied := _implied_year(row)) is not None)
    for year, count in told.most_common(1):
        if count > 1 and count * 2 > told.total():
            return year
    return None


def _ages(rows: Sequence[RosterRow], start: int, found: dict[int, list[Doubt]]) -> None:
    for index, row in enumerate(rows):
        implied = _implied_year(row)
        if implied is None or implied == start or row.pupil.born is None:
            continue
        far = abs(implied - start) > _FAR
        say = f"Born in {row.pupil.born.year}: not the usual age for Year {row.pupil.year}."
        code = "born_unlikely" if far else "age_and_year"
        severity = "error" if far else "warning"
        found[index].append(Doubt(code=code, say=say, severity=severity, field="born"))
