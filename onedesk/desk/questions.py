"""The questions that are open, each asked with what stands now."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from onedesk.desk import asked, files
from onedesk.desk.views import Entry, Question
from onedesk.domain.alike import alike
from onedesk.domain.conflict import Choice, Conflict
from onedesk.domain.fields import flat
from onedesk.domain.interview import Interview
from onedesk.domain.people import Adviser
from onedesk.domain.plan import Action, Note
from onedesk.domain.records import Record
from onedesk.store import past, records
from onedesk.store.database import Database
from onedesk.store.past import Past


class _Hand(NamedTuple):
    """Whose words stand, and since when; the id is known of this laptop's adviser and of choices.

    Nothing is known of words that came whole from the hub.
    """

    name: str | None = None
    id: str | None = None
    at: datetime | None = None


def asked_now(db: Database, me: Adviser) -> list[Question]:
    """What is to be chosen; call inside `reading`.

    What is about something that was removed is no question any more, nor what was offered where it
    stands by now.
    """
    found = list(_open(db, me))
    names = files.names(db, {record.student for record, _, _ in found if record.student})
    return [
        Question(
            conflict=Entry(record.id, body),
            student_name=names.get(record.student or "", ""),
            field=asked.field_words(body.field),
            kept=asked.value_words(body.field, body.kept),
            offered=asked.value_words(body.field, body.offered),
            about=about.body.what if isinstance(about.body, Action) else "",
            here=_written_here(db, body),
            student=record.student or "",
            interview=_interview(about),
        )
        for record, body, about in found
    ]


def as_it_stands(db: Database, question: Record, about: Record, me: Adviser) -> Conflict:
    """A question with what stands now for what was kept when it came up: its value, who and when.

    `about` is the record it is about.
    """
    body = question.body
    if not isinstance(body, Conflict):
        raise TypeError(f"a {question.kind} is no question")
    now = flat(about.body).get(body.field)
    if alike(now, body.kept):
        return body
    written = [one for one in _changes(db, body) if alike(one.new, now)]
    hand = _chosen(db, question, body, about) or _Hand()
    if hand == _Hand() and written:
        last = written[-1]
        mine = not last.heard and last.by == me.id
        hand = _Hand(me.name, me.id, last.at) if mine else _Hand(last.by or None, None, last.at)
    return body.but(kept=now, kept_by=hand.name, kept_by_id=hand.id, kept_at=hand.at)


def _changes(db: Database, body: Conflict) -> list[Past]:
    """What was written in the field that is asked about, but for choices that were taken back."""
    found: list[Past] = []
    for one in past.read(db, body.of_id):
        if one.field != body.field:
            continue
        last = found[-1] if found else None
        chose = last is not None and not last.heard and alike(last.new, body.offered)
        if last is not None and chose and not one.heard and alike(one.new, last.old):
            found.pop()
        else:
            found.append(one)
    return found


def _chosen(db: Database, question: Record, body: Conflict, about: Record) -> _Hand | None:
    """Who wrote what stands, where it is there by the answer to another question."""
    now = flat(about.body).get(body.field)
    answered = [
        one.body
        for one in records.of_student(db, question.student or "", (Conflict.kind,))
        if isinstance(one.body, Conflict)
        and (one.body.of_id, one.body.field) == (body.of_id, body.field)
        and one.body.choice == "offered"
        and alike(one.body.offered, now)
    ]
    if not answered:
        return None
    last = answered[-1]
    return _Hand(last.offered_by, last.offered_by_id, last.offered_at)


def _open(db: Database, me: Adviser) -> Iterable[tuple[Record, Conflict, Record]]:
    """What nobody has chosen yet, as it stands, and the record each is about."""
    found = [
        (record, record.body)
        for record in records.of_kind(db, Conflict.kind)
        if isinstance(record.body, Conflict) and record.body.choice is None
    ]
    wanted: dict[str, set[str]] = {}
    for _, body in found:
        wanted.setdefault(body.of_kind, set()).add(body.of_id)
    there = {
        record.id: record
        for kind, ids in wanted.items()
        for record in records.of_ids(db, ids, kind)
    }
    for record, body in found:
        about = there.get(body.of_id)
        if about is not None:
            now = as_it_stands(db, record, about, me)
            if now is body or not alike(now.kept, now.offered):
                yield record, now, about


def _written_here(db: Database, body: Conflict) -> Choice | None:
    """Which of two answers of the same person was typed on this laptop, if that is known."""
    if body.kept_by_id is None or body.kept_by_id != body.offered_by_id:
        return None
    changes = past.read(db, body.of_id)
    typed = [one.new for one in changes if one.field == body.field and not one.heard]
    if (body.kept in typed) == (body.offered in typed):
        return None
    return "kept" if body.kept in typed else "offered"


def _interview(about: Record) -> str:
    """The interview in which it can be read; empty for what is of no interview."""
    match about.body:
        case Interview():
            return about.id
        case Action() as body:
            return body.reviewed_in or body.interview or ""
        case Note() as body:
            return body.interview or ""
        case _:
            return ""
