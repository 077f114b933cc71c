"""A table with headings to raw pupils: columns to fields, whole names taken apart."""

import re
from collections.abc import Mapping, Sequence

from onedesk.roster import fields
from onedesk.roster.columns import Columns, read_columns
from onedesk.roster.errors import RosterError
from onedesk.roster.raw import Raw, RawRoster
from onedesk.roster.table import Line, Table
from onedesk.roster.values import Doubt, Skipped

_SCHOOL = re.compile(r"\b(school|academy|college|high|grammar|utc)\b", re.IGNORECASE)
_NO_SCHOOL = re.compile(r"\b(year|cohort|report|list|export|printed|date)\b", re.IGNORECASE)
_PAIR = 2  # words: a forename and a surname


def read_table(table: Table, repaired: frozenset[int] = frozenset()) -> RawRoster:
    """The raw pupils of a table; `repaired` are lines whose letters were read in two ways."""
    heading = table.lines[table.headings]
    columns = read_columns(heading.cells)
    above, below = table.lines[: table.headings], table.lines[table.headings + 1 :]
    pupils, skipped = [], [_skipped(line, "title") for line in above]
    skipped.append(Skipped(number=heading.number, reason="headings"))
    for line in below:
        if line.cells == heading.cells or not (line.cells or line.broken):
            skipped.append(_skipped(line, "headings"))
        else:
            pupils.append(_raw(line, columns, table.unit, repaired))
    if not pupils:
        raise RosterError("This list has headings but no students. Nothing was changed.")
    titles = [" ".join(filter(None, line.cells)) for line in above]
    year = next((found for one in titles if (found := fields.year_of_title(one))), None)
    return RawRoster(
        tuple(pupils),
        columns.headings,
        school_name=_school(titles, pupils),
        title_year=year,
        unread=columns.unread,
        skipped=tuple(skipped),
    )


def _skipped(line: Line, reason: str) -> Skipped:
    return Skipped.model_validate(
        {"number": line.number, "reason": reason if line.cells else "blank"}
    )


def _school(titles: Sequence[str], pupils: Sequence[Raw]) -> str | None:
    """The one school that the rows name, else the title that sounds like one."""
    told = {raw.fields["school"] for raw in pupils if "school" in raw.fields}
    if len(told) == 1:
        return told.pop()
    sounds = (title for title in titles if _SCHOOL.search(title) and not _NO_SCHOOL.search(title))
    return next(sounds, None)


def _raw(line: Line, columns: Columns, unit: str, repaired: frozenset[int]) -> Raw:
    place, given = f"{unit} {line.number}", ", ".join(line.cells)
    if line.broken:
        return Raw(line.number, place, {}, given, refused=line.broken)
    told: dict[str, str] = {}
    doubts: list[Doubt] = []
    for field, indexes in columns.places.items():
        cells = [line.cells[index] for index in indexes if index < len(line.cells)]
        texts = list(dict.fromkeys(filter(None, cells)))
        if texts:
            told[field] = texts[0]
        if len(texts) > 1:
            doubts.append(_two(field, texts))
    if len(line.cells) > columns.width:
        say = (
            "This row has more cells than there are headings, so cells may stand under wrong ones."
        )
        doubts.append(Doubt(code="too_many_cells", say=say, severity="error"))
    if line.number in repaired:
        say = "Letters of this row were stored in another way than the rest. Look at the accents."
        doubts.append(Doubt(code="encoding", say=say, severity="warning"))
    doubts += _split_whole_name(told)
    return Raw(line.number, place, told, given, tuple(doubts))


def _two(field: str, texts: Sequence[str]) -> Doubt:
    words = " and ".join(f"“{text}”" for text in texts)
    say = f"Two columns say different things: {words}. The first was taken."
    return Doubt(code="columns_differ", say=say, severity="error", field=field)


def _split_whole_name(told: dict[str, str]) -> list[Doubt]:
    """Take “Surname, Forename” apart; where the order is a guess, say so."""
    if told.get("legal_surname") or told.get("legal_forename"):
        return []
    whole, known = told.get("surname_first", ""), "surname_first" in told
    whole = whole or told.get("name", "")
    if not whole:
        return []
    surname, comma, forename = (part.strip() for part in whole.partition(","))
    words = whole.split()
    if not comma:
        surname, forename, known = _by_order(words, known=known)
    _put(told, {"legal_surname": surname, "legal_forename": forename})
    if comma or known:
        return []
    say = f"Which part of “{whole}” is the surname? It was read as “{surname}”."
    return [Doubt(code="name_order", say=say, severity="error", field="legal_surname", given=whole)]


def _by_order(words: Sequence[str], *, known: bool) -> tuple[str, str, bool]:
    """Surname, forename and whether that is sure: SMITH Zoë is, Smith Zoë under a heading too."""
    shouted = [word for word in words if len(word) > 1 and word == word.upper()]
    quiet = [word for word in words if word not in shouted]
    if shouted and quiet:
        return " ".join(shouted), " ".join(quiet), True
    return words[0], " ".join(words[1:]), known and len(words) == _PAIR


def _put(told: dict[str, str], parts: Mapping[str, str]) -> None:
    told.update({field: text for field, text in parts.items() if text})
