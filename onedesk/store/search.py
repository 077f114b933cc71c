"""Students by a few letters and prints by their reference, out of the index in the file.

Triggers keep the index true (step `s0005_search`): whatever writes a student, on whatever way and
in whatever transaction, has written the index with it. Code at each place that writes could be
forgotten at one of them.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from onedesk.domain.folding import nearly
from onedesk.store.database import Database


class Wanted(NamedTuple):
    """What one typed word asks for: a word that begins like this, or one of these schools."""

    starts: tuple[str, ...]
    schools: tuple[str, ...] = ()


class Sought(NamedTuple):
    """A student as the index knows them: folded words, space between, and whether they left."""

    student: str
    school: str
    gone: bool
    called: str
    legal: str
    form: str


class Reference(NamedTuple):
    """A print, without its document."""

    print: str
    reference: str
    student: str
    made_at: datetime


def seek(db: Database, wanted: Sequence[Wanted]) -> list[Sought]:
    """The students who have all that is wanted, in no order; everyone when nothing is."""
    places = "SELECT place FROM sought"
    each = [set(_places(db, word)) for word in wanted] or [{p for (p,) in db.execute(places)}]
    rows = db.execute(
        "SELECT student, school, gone, called, legal, form"
        " FROM sought JOIN sought_words ON sought_words.rowid = place"
        " WHERE place IN (SELECT value FROM json_each(?))",
        [json.dumps(list(set.intersection(*each)))],
    )
    return [Sought(row[0], row[1], bool(row[2]), *row[3:]) for row in rows]


def alike(db: Database, typed: str) -> tuple[str, ...]:
    """The words of the index that begin as typed but for one slip."""
    terms = db.execute("SELECT term FROM sought_terms")
    return tuple(term for (term,) in terms if nearly(typed, term))


def printed(db: Database, reference: str) -> list[Reference]:
    """The prints whose reference begins so, the newest first."""
    rows = db.execute(
        "SELECT id, json_extract(body, '$.reference') AS reference, student,"
        " json_extract(body, '$.made_at') FROM record INDEXED BY record_of_reference"
        " WHERE kind = 'print' AND deleted = 0 AND student IS NOT NULL"
        " AND reference >= ? AND reference < ?",
        [reference, f"{reference}\N{BLACK SQUARE}"],
    )
    found = [
        Reference(print_id, said, student, datetime.fromisoformat(made))
        for print_id, said, student, made in rows
    ]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def _places(db: Database, word: Wanted) -> Iterator[int]:
    """Where the students stand who have a word; folded words hold nothing that needs escaping."""
    match = " OR ".join(f'"{start}"*' for start in word.starts)
    rows = db.execute(
        "SELECT rowid FROM sought_words WHERE sought_words MATCH ? UNION"
        " SELECT place FROM sought WHERE school IN (SELECT value FROM json_each(?))",
        [match, json.dumps(word.schools)],
    )
    return (place for (place,) in rows)
