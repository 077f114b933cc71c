"""Slips that the school hands out: when and where each student's talk is, and with whom."""

from onedesk.paper.day_list import ListedDay, ListedTalk
from onedesk.paper.document import Document
from onedesk.paper.tabular import Slip, Slips
from onedesk.paper.wording import NO_BREAK, long_day, room_words

BRING = "Please bring your plan from last time."


def slips(day: ListedDay) -> Document:
    """Small papers with lines to cut along, in the order of forms, as tutors hand them out."""
    talks = sorted(day.talks, key=lambda talk: (talk.form, talk.at, talk.name))
    foot = f"{long_day(day.day)} · {day.school} · cut along the dashed lines"
    return Document(
        title=f"Slips, {long_day(day.day)}, {day.school}",
        subject="Appointment slips for students",
        author=day.service or day.adviser,
        reference=f"Slips {day.day.isoformat()}",
        day=day.day,
        foot=foot,
        foot_later=foot,
        blocks=(Slips(slips=tuple(_slip(day, talk) for talk in talks)),),
    )


def _slip(day: ListedDay, talk: ListedTalk) -> Slip:
    where = ", ".join(part for part in (room_words(talk.room), day.school) if part)
    lines = [
        where,
        f"With {day.who}",
        BRING if talk.plan_at_home else "",
        f"Form {talk.form}" if talk.form else "",
    ]
    when = f"{long_day(day.day)}, {talk.at.replace(' ', NO_BREAK)}"
    return Slip(title=talk.name, when=when, lines=tuple(line for line in lines if line))
