"""What was written privately about this student before, newest first."""

from datetime import date
from typing import NamedTuple

from onedesk.desk.views import Entry
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Note
from ui import words
from ui.interview.known import Known


class Written(NamedTuple):
    """A private note, and over it who wrote it and when."""

    head: str
    text: str


def earlier_notes(known: Known) -> tuple[Written, ...]:
    """All private notes of the student but the one that is written in this interview."""
    own = known.file.note
    there = [
        (_day(known, note), note.id, note)
        for note in known.file.file.notes
        if note.body.text.strip() and not (own is not None and note.id == own.id)
    ]
    there.sort(key=lambda one: one[:2], reverse=True)
    return tuple(Written(_head(known, day, note), note.body.text) for day, _, note in there)


def writer(known: Known, talk: Interview) -> str:
    """Who saw the student in a talk: you, or a colleague by name."""
    if talk.adviser in (None, known.programme.adviser.id):
        return "you"
    return talk.adviser_name or "a colleague"


def _day(known: Known, note: Entry[Note]) -> date:
    """The day of its talk, or that on which it was written."""
    days = (one.body.day for one in known.file.file.interviews if one.id == note.body.interview)
    talk, at = next(days, None), note.body.written_at
    return talk or (at.astimezone().date() if at else date.min)


def _head(known: Known, day: date, note: Entry[Note]) -> str:
    """What you wrote on 12 March."""
    talks = (one.body for one in known.file.file.interviews if one.id == note.body.interview)
    talk = next(talks, None)
    who = writer(known, talk) if talk else "you"
    on = f" on {words.day_month(day, known.clock().date())}" if day > date.min else ""
    return f"What {who} wrote{on}"
