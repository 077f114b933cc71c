"""Where everything is: on this laptop, on the hub, or waiting for an answer."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from onedesk.desk import asked, files, pairs
from onedesk.desk.exchange_views import Leaving, Refused, RefusedCover, Removal
from onedesk.desk.gave_way import gave_way
from onedesk.desk.news import news
from onedesk.desk.views import Entry, Question, SyncRow, SyncState
from onedesk.domain.conflict import Choice, Conflict
from onedesk.domain.interview import Interview
from onedesk.domain.people import Adviser, School
from onedesk.domain.plan import Action
from onedesk.domain.records import Record
from onedesk.store import account as accounts
from onedesk.store import handing, leaving, outbox, past, records, removal, restored, rounds
from onedesk.store.database import Database
from onedesk.store.family import Standing, changed_since, receipted_since, standings, unsettled
from onedesk.store.handing import Handed, HandedCover

_A_SCHOOL = "A school"
SHOWN = timedelta(days=7)
"""An interview stays in the sync centre this long after the hub has it."""


def sync_state(db: Database, schools: dict[str, School], me: Adviser, now: datetime) -> SyncState:
    """What the sync centre shows."""
    last, twins = rounds.last(db), pairs.of_file(db, me)
    places = accounts.former_schools(db) | {key: school.name for key, school in schools.items()}
    rows, absent = _rows(db, places, me.id, now)
    owed_elsewhere = leaving.elsewhere(db, schools).items()
    return SyncState(
        rows=rows,
        absent=absent,
        records_owed=outbox.due(db),
        refused=tuple(_refused_records(db)),
        questions=tuple(_questions(db)),
        sent=last.sent if last else {},
        received=last.received if last else {},
        last_round=last.at if last else None,
        last_problem=last.problem if last else None,
        offset=last.offset if last else None,
        bytes_up=last.bytes_up if last else 0,
        bytes_down=last.bytes_down if last else 0,
        seconds=last.seconds if last else 0.0,
        last_code=last.code if last else None,
        repaired=last.repaired if last else 0,
        gone=last.gone if last else 0,
        told=tuple(gave_way(db, twins)),
        removal=_removal(db, places),
        restored=restored.asked(db),
        leaving=tuple(sorted(Leaving(places.get(key, _A_SCHOOL), n) for key, n in owed_elsewhere)),
        twins=twins,
        changed_since=changed_since(db, me.id, now - SHOWN),
        refused_covers=refused_covers(handing.load(db), schools),
        news=news(db, last.at) if last and last.received else (),
    )


def refused_covers(handed: Handed, schools: dict[str, School]) -> tuple[RefusedCover, ...]:
    """The covers that the hub would not have, until their days are over."""
    return tuple(_refused(one, schools, one.refused) for one in handed.covers if one.refused)


def _refused(cover: HandedCover, schools: dict[str, School], say: str) -> RefusedCover:
    deed, given = cover.deed, cover.side == "given"
    school = cover.school or schools.get(deed.school)
    return RefusedCover(
        school_id=deed.school,
        school=school.name if school else deed.school,
        colleague=deed.taker_name if given else deed.giver_name,
        given=given,
        say=say,
    )


def _refused_records(db: Database) -> list[Refused]:
    found = outbox.refusals(db)
    names = files.names(db, {one.student for one in found if one.student})
    return [Refused(one.kind, names.get(one.student or "", ""), one.say) for one in found]


def _removal(db: Database, places: Mapping[str, str]) -> Removal | None:
    found = removal.asked(db)
    if found is None:
        return None
    school = places.get(found.school, _A_SCHOOL) if found.school else None
    return Removal(found.gone, found.held, school)


def _rows(
    db: Database, places: Mapping[str, str], adviser: str, now: datetime
) -> tuple[tuple[SyncRow, ...], tuple[str, ...]]:
    """Each interview that was finished, also where it is open again; and who was absent.

    Of absences those that the hub has from here.
    """
    asked_about = unsettled(db) | receipted_since(db, now - SHOWN)
    found = standings(db, asked_about)
    names = files.names(db, asked_about)
    doubted = restored.in_doubt(db)
    rows, absent = [], []
    for record in records.of_students(db, asked_about, "interview"):
        body, standing = record.body, found[record.id]
        if not isinstance(body, Interview):
            continue
        ended = body.ended_at
        if ended is None:
            if _is_absence(body, now) and standing.receipt and not doubted:
                absent.append(names.get(record.student or "", ""))
            continue
        fresh = now - ended < SHOWN and body.adviser == adviser
        if standing.state == "hub" and not (fresh and standing.receipt):
            continue
        if doubted and standing.state == "hub":
            standing = replace(standing, state="laptop", on_hub_at=None, receipt=None)
        school = places.get(record.school, "")
        rows.append(_row(body, standing, names.get(record.student or "", ""), school))
    rows.sort(key=lambda row: (_day(row.finished_at), row.finished_at))
    return tuple(rows), tuple(sorted(absent))


def _row(body: Interview, standing: Standing, student: str, school: str) -> SyncRow:
    return SyncRow(
        interview=standing.interview,
        student_name=student,
        school_name=school,
        finished_at=body.ended_at,
        open_again=body.finished_at is None,
        state=standing.state,
        on_hub_at=standing.on_hub_at,
        receipt=standing.receipt,
        say=standing.say,
    )


def _is_absence(body: Interview, now: datetime) -> bool:
    """Whether no talk took place, on one of the days whose interviews are shown."""
    away = body.outcome is not None and not body.held
    return away and body.day is not None and body.day > (now - SHOWN).date()


def _day(moment: datetime | None) -> int:
    """Newest day first, in order of time within the day."""
    return -(moment.date() if moment else date.min).toordinal()


def _questions(db: Database) -> list[Question]:
    found = _open_conflicts(db)
    names = files.names(db, {record.student for record, _ in found if record.student})
    actions = _actions(db, {body.of_id for _, body in found if body.of_kind == Action.kind})
    return [
        Question(
            conflict=Entry(record.id, body),
            student_name=names.get(record.student or "", ""),
            field=asked.field_words(body.field),
            kept=asked.value_words(body.field, body.kept),
            offered=asked.value_words(body.field, body.offered),
            about=actions.get(body.of_id, ""),
            here=_written_here(db, body),
        )
        for record, body in found
    ]


def _open_conflicts(db: Database) -> list[tuple[Record, Conflict]]:
    """What nobody has chosen yet, unless what it is about was removed: then there is no choice."""
    found = [
        (record, record.body)
        for record in records.of_kind(db, "conflict")
        if isinstance(record.body, Conflict) and record.body.choice is None
    ]
    asked_of: dict[str, set[str]] = {}
    for _, body in found:
        asked_of.setdefault(body.of_kind, set()).add(body.of_id)
    there = {
        record.id for kind, ids in asked_of.items() for record in records.of_ids(db, ids, kind)
    }
    return [(record, body) for record, body in found if body.of_id in there]


def _written_here(db: Database, body: Conflict) -> Choice | None:
    """Which of two answers of the same person was typed on this laptop, if that is known."""
    if body.kept_by_id is None or body.kept_by_id != body.offered_by_id:
        return None
    changes = past.read(db, body.of_id)
    typed = [one.new for one in changes if one.field == body.field and not one.heard]
    if (body.kept in typed) == (body.offered in typed):
        return None
    return "kept" if body.kept in typed else "offered"


def _actions(db: Database, wanted: Iterable[str]) -> dict[str, str]:
    return {
        record.id: record.body.what
        for record in records.of_ids(db, wanted, Action.kind)
        if isinstance(record.body, Action)
    }
