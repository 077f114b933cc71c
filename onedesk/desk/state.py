"""Where everything is: on this laptop, on the hub, or waiting for an answer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from onedesk.desk import files, pairs, questions
from onedesk.desk.exchange_views import Leaving, Refused, RefusedCover, Removal
from onedesk.desk.gave_way import gave_way
from onedesk.desk.news import news
from onedesk.desk.views import SyncRow, SyncState
from onedesk.domain.interview import Interview
from onedesk.domain.people import Adviser, School
from onedesk.store import account as accounts
from onedesk.store import handing, leaving, outbox, records, removal, restored, rounds
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
        questions=tuple(questions.asked_now(db, me)),
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

    Those of the last days stay, also where a colleague has changed them since. Of absences those
    that the hub has from here.
    """
    changed = changed_since(db, adviser, now - SHOWN)
    asked_about = unsettled(db) | receipted_since(db, now - SHOWN)
    asked_about |= {one.student for one in changed.values()}
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
        signed = standing.receipt or record.id in changed
        if standing.state == "hub" and not (fresh and signed):
            continue
        if doubted and standing.state == "hub":
            standing = replace(standing, state="laptop", on_hub_at=None, receipt=None)
        school = places.get(record.school, "")
        row = _row(body, standing, names.get(record.student or "", ""), school)
        since = changed.get(record.id)
        if since and row.state == "hub":
            row = replace(row, changed_by=since.by, changed_at=since.at)
        rows.append(row)
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
