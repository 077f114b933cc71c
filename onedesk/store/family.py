"""Where each finished interview is: it is on the hub when it and all that belongs to it are.

An action belongs to the interview in which it was last spoken of. A tick that it was done, outside
any interview, is nothing that was said in one.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from onedesk.domain.records import receipt_text
from onedesk.store.database import Database

_FAMILY = (
    "SELECT r.kind, r.id, r.school, r.student, r.version, r.hash, r.receipt, r.received_at,"
    " CASE WHEN r.kind = 'action' AND json_extract(r.body, '$.reviewed_in') IS NULL"
    "  AND json_remove(r.body, '$.outcome', '$.outcome_on')"
    "   = json_remove(r.base, '$.outcome', '$.outcome_on') THEN 0 ELSE r.owed END AS owed,"
    " CASE WHEN r.kind = 'interview' THEN r.id ELSE coalesce("
    "  json_extract(r.body, '$.reviewed_in'), json_extract(r.body, '$.interview')) END"
    "  AS interview,"
    " (SELECT say FROM quarantine q WHERE q.id = r.id) AS refused"
    " FROM record r WHERE +r.kind IN ('interview', 'action', 'note', 'print')"
)
_OF = " AND r.student IN (SELECT value FROM json_each(?))"
_UNSETTLED = (
    "SELECT student FROM record WHERE version = 0"
    " UNION ALL SELECT student FROM record WHERE owed = 1"
    " UNION ALL SELECT r.student FROM quarantine q CROSS JOIN record r ON r.id = q.id"
)
_RECEIPTED = (
    "SELECT student FROM record"
    " WHERE kind = 'interview' AND receipt IS NOT NULL AND received_at >= ?"
)
_CHANGED_SINCE = (
    "SELECT r.id, r.student, h.by, h.at FROM record r JOIN history h ON h.id = r.id AND h.heard = 1"
    " WHERE r.kind = 'interview' AND r.deleted = 0 AND r.owed = 0"
    " AND r.receipt IS NULL AND r.version > 0 AND r.received_at >= ?1"
    " AND json_extract(r.body, '$.finished_at') >= ?1 AND json_extract(r.body, '$.adviser') = ?2"
    " AND EXISTS (SELECT 1 FROM history o WHERE o.id = r.id AND o.heard = 0) ORDER BY h.seq"
)

_OFFSETS = timedelta(days=2)
"""Moments are compared as text, so by the clocks on the wall: no two of them differ by as much."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an interview is; `state` is `laptop`, `hub` or `needs`, `say` a refusal's sentence."""

    interview: str
    school: str
    student: str
    state: Literal["laptop", "hub", "needs"]
    on_hub_at: datetime | None
    receipt: str | None
    say: str | None


def standings(db: Database, students: Iterable[str]) -> dict[str, Standing]:
    """The standing of every interview of these students, by its id.

    All that belongs to an interview is about its student, so nobody else's records are read.
    """
    members: dict[str, list[dict[str, object]]] = {}
    own: dict[str, dict[str, object]] = {}
    for row in db.query(_FAMILY + _OF, [json.dumps(list(students))]):
        members.setdefault(str(row["interview"]), []).append(row)
        if row["kind"] == "interview":
            own[str(row["id"])] = row
    return {key: _standing(row, members[key]) for key, row in own.items()}


def unsettled(db: Database) -> frozenset[str]:
    """The students of whom the hub does not have every record as it is here."""
    return frozenset(row[0] for row in db.execute(_UNSETTLED) if row[0] is not None)


def receipted_since(db: Database, moment: datetime) -> frozenset[str]:
    """The students of whom an interview was received by the hub at about `moment` or later."""
    rows = db.execute(_RECEIPTED, [(moment - _OFFSETS).isoformat()])
    return frozenset(row[0] for row in rows if row[0] is not None)


class Changed(NamedTuple):
    """Of which student an interview is, who changed it last, and when the hub heard of that."""

    student: str
    by: str
    at: datetime


def changed_since(db: Database, adviser: str, moment: datetime) -> dict[str, Changed]:
    """The interviews that this adviser finished here since then, and somebody else has changed.

    What the hub has of them came from there: the receipt for the words as they were is no longer
    one for the words as they are.
    """
    rows = db.execute(_CHANGED_SINCE, [moment.isoformat(), adviser])
    return {
        row[0]: Changed(row[1], row[2], datetime.fromisoformat(row[3]))
        for row in rows
        if row[1] is not None
    }


def _standing(own: dict[str, object], members: list[dict[str, object]]) -> Standing:
    refused = next((str(row["refused"]) for row in members if row["refused"] is not None), None)
    owed = any(row["owed"] or not row["version"] for row in members)
    arrived = max((str(row["received_at"]) for row in members if row["received_at"]), default=None)
    return Standing(
        interview=str(own["id"]),
        school=str(own["school"]),
        student=str(own["student"]),
        state="needs" if refused is not None else "laptop" if owed else "hub",
        on_hub_at=datetime.fromisoformat(arrived) if arrived and not owed else None,
        receipt=None if owed or not own["receipt"] else _receipt(own),
        say=refused,
    )


def _receipt(own: dict[str, object]) -> str:
    """What the hub vouched for, in two groups of four to be read aloud: `7F2C 91A4`."""
    text = receipt_text("interview", str(own["id"]), int(str(own["version"])), str(own["hash"]))
    digest = hashlib.sha256(text).hexdigest()[:8].upper()
    return f"{digest[:4]} {digest[4:]}"
