"""Where everything is: on this laptop, on the hub, or waiting for an answer."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from onedesk.desk import asked, pairs
from onedesk.desk.news import news
from onedesk.desk.twin_views import Twins
from onedesk.desk.views import (
    Entry,
    Leaving,
    Question,
    RefusedCover,
    Removal,
    SyncRow,
    SyncState,
    Told,
)
from onedesk.domain.conflict import Conflict
from onedesk.domain.interview import Interview
from onedesk.domain.people import Adviser, School, Student
from onedesk.domain.plan import Action
from onedesk.domain.records import Record
from onedesk.store import handing, leaving, outbox, records, removal, restored, rounds, told
from onedesk.store.database import Database
from onedesk.store.family import changed_since, receipted_since, standings, unsettled
from onedesk.store.handing import Handed, HandedCover

SHOWN = timedelta(days=7)
"""An interview stays in the sync centre this long after the hub has it."""


def sync_state(db: Database, schools: dict[str, School], me: Adviser, now: datetime) -> SyncState:
    """What the sync centre shows."""
    last, twins = rounds.last(db), pairs.of_file(db, me)
    rows, absent = _rows(db, schools, me.id, now)
    return SyncState(
        rows=rows,
        absent=absent,
        records_owed=outbox.due(db),
        refused=tuple(outbox.refused(db)),
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
        told=tuple(_told(db, twins)),
        removal=_removal(db, schools),
        restored=restored.asked(db),
        leaving=tuple(Leaving(*one) for one in sorted(leaving.elsewhere(db, schools).items())),
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


def _told(db: Database, twins: Iterable[Twins]) -> list[Told]:
    """Not that a talk is back which was made one with another: that is asked anyway."""
    asked_about = {key for pair in twins for key in pair.id.split("+")}
    found = told.all_of(db)
    notes = [one for one in found if one[1].why != "kept" or one[1].record not in asked_about]
    names = _names(db, {note.student for _, note in notes if note.student})
    return [
        Told(
            id=key,
            why=note.why,
            kind=note.kind,
            record=note.record,
            student_name=names.get(note.student or note.record, ""),
            field=asked.field_words(note.field) if note.field else "",
            yours=_yours(note),
            stands=asked.value_words(note.field, note.stands) if note.field else "",
            by=note.by,
            at=note.at,
        )
        for key, note in notes
    ]


def _yours(note: told.Note) -> str:
    """What gave way: the value of the field, or of each answer of a talk."""
    if isinstance(note.yours, dict) and not note.field:
        return asked.answers_words(note.yours)
    return asked.value_words(note.field, note.yours) if note.field else ""


def _removal(db: Database, schools: dict[str, School]) -> Removal | None:
    found = removal.asked(db)
    if found is None:
        return None
    school = schools.get(found.school or "")
    return Removal(found.gone, found.held, school.name if school else found.school)


def _rows(
    db: Database, schools: dict[str, School], adviser: str, now: datetime
) -> tuple[tuple[SyncRow, ...], tuple[str, ...]]:
    """Each finished interview; and who was absent, as far as the hub has that from here."""
    asked_about = unsettled(db) | receipted_since(db, now - SHOWN)
    found = standings(db, asked_about)
    names = _names(db, asked_about)
    doubted = restored.in_doubt(db)
    rows, absent = [], []
    for record in records.of_students(db, asked_about, "interview"):
        body, standing = record.body, found[record.id]
        if not isinstance(body, Interview):
            continue
        if body.finished_at is None:
            if _is_absence(body, now) and standing.receipt and not doubted:
                absent.append(names.get(record.student or "", ""))
            continue
        fresh = now - body.finished_at < SHOWN and body.adviser == adviser
        if standing.state == "hub" and not (fresh and standing.receipt):
            continue
        if doubted and standing.state == "hub":
            standing = replace(standing, state="laptop", on_hub_at=None, receipt=None)
        rows.append(
            SyncRow(
                interview=record.id,
                student_name=names.get(record.student or "", ""),
                school_name=schools[record.school].name if record.school in schools else "",
                finished_at=body.finished_at,
                state=standing.state,
                on_hub_at=standing.on_hub_at,
                receipt=standing.receipt,
                say=standing.say,
            )
        )
    rows.sort(key=lambda row: (_day(row.finished_at), row.finished_at))
    return tuple(rows), tuple(sorted(absent))


def _is_absence(body: Interview, now: datetime) -> bool:
    """Whether no talk took place, on one of the days whose interviews are shown."""
    away = body.outcome is not None and not body.held
    return away and body.day is not None and body.day > (now - SHOWN).date()


def _day(moment: datetime | None) -> int:
    """Newest day first, in order of time within the day."""
    return -(moment.date() if moment else date.min).toordinal()


def _questions(db: Database) -> list[Question]:
    found = _open_conflicts(db)
    names = _names(db, {record.student for record, _ in found if record.student})
    actions = _actions(db, {body.of_id for _, body in found if body.of_kind == Action.kind})
    return [
        Question(
            conflict=Entry(record.id, body),
            student_name=names.get(record.student or "", ""),
            field=asked.field_words(body.field),
            kept=asked.value_words(body.field, body.kept),
            offered=asked.value_words(body.field, body.offered),
            about=actions.get(body.of_id, ""),
        )
        for record, body in found
    ]


def _open_conflicts(db: Database) -> list[tuple[Record, Conflict]]:
    return [
        (record, record.body)
        for record in records.of_kind(db, "conflict")
        if isinstance(record.body, Conflict) and record.body.choice is None
    ]


def _actions(db: Database, wanted: Iterable[str]) -> dict[str, str]:
    return {
        record.id: record.body.what
        for record in records.of_ids(db, wanted, Action.kind)
        if isinstance(record.body, Action)
    }


def _names(db: Database, students: Iterable[str]) -> dict[str, str]:
    return {
        record.id: record.body.name
        for record in records.of_ids(db, students, "student")
        if isinstance(record.body, Student)
    }
