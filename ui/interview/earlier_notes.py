"""What was written privately about this student before, newest first."""

from datetime import date
from typing import NamedTuple

from onedesk.desk.views import Entry
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Note
from onedesk.domain.programme import catalogue
from ui import words
from ui.interview.known import Known


class Written(NamedTuple):
    """A private note, over it who wrote it and when; `area` is the code of the one it is on."""

    head: str
    text: str
    area: str = ""


def earlier_notes(known: Known, area: str = "") -> tuple[Written, ...]:
    """All private notes of the student but the one that is written in this interview.

    Notes on ratings stand among them, each with its talk; those on `area` come before all others.
    """
    own = known.file.note
    there = [
        (_day(known, note), note.id, Written(_head(known, _day(known, note), note), note.body.text))
        for note in known.file.file.notes
        if note.body.text.strip() and not (own is not None and note.id == own.id)
    ]
    there += [one for talk in known.file.earlier for one in _on_ratings(known, talk)]
    there.sort(key=lambda one: (one[0], not one[2].area, one[1]), reverse=True)
    first = [one for _, _, one in there if one.area and one.area == area]
    return (*first, *(one for _, _, one in there if one not in first))


def _on_ratings(known: Known, talk: Entry[Interview]) -> list[tuple[date, str, Written]]:
    """What was noted on the ratings of a talk."""
    body, shorts = talk.body, {one.code: one.short for one in catalogue().areas}
    day = body.day or date.min
    head = _wrote(known, writer(known, body), day)
    return [
        (day, talk.id, Written(f"{head}: {shorts.get(code, code)}", text, code))
        for code, text in reversed(body.rating_notes.items())
        if text.strip()
    ]


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
    return _wrote(known, writer(known, talk) if talk else "you", day)


def _wrote(known: Known, who: str, day: date) -> str:
    """What you wrote on 12 March."""
    on = f" on {words.day_month(day, known.clock().date())}" if day > date.min else ""
    return f"What {who} wrote{on}"
