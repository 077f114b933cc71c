"""One talk as a record: the appointment, and what was said if it was held."""

from datetime import datetime, timedelta
from typing import NamedTuple

from hub.rehearsal.answers import UNDECIDED, UNSURE, Answers
from hub.rehearsal.calendar import at
from hub.rehearsal.chance import Chance
from hub.rehearsal.diary import Appointment
from hub.rehearsal.lists import PersonLine, StudentLine, phrases
from onedesk.domain.interview import Interview
from onedesk.domain.people import School
from onedesk.domain.programme import catalogue

_LASTS = timedelta(minutes=38)
_SETTLES_IN = timedelta(minutes=3)
_MINDFUL = 0.06
_SURE = 3


class Setting(NamedTuple):
    """Where talks take place, and with whom."""

    school: School
    adviser: PersonLine


def begun(when: Appointment) -> datetime:
    """When the first key of a talk was pressed."""
    return at(when.day, when.starts) + _SETTLES_IN


def placed(when: Appointment, setting: Setting) -> Interview:
    """The record of an appointment, whatever became of it."""
    return Interview(
        cycle=when.cycle,
        day=when.day,
        starts=when.starts,
        room=setting.school.room,
        moved_from=when.moved_from,
        adviser=setting.adviser.username,
        adviser_name=setting.adviser.name,
        outcome=when.outcome,
        absence_reason=when.reason,
    )


def held(
    appointment: Interview, when: Appointment, said: Answers, line: StudentLine, chance: Chance
) -> Interview:
    """The record of a talk that took place."""
    start = begun(when)
    sector = catalogue().sector(said.sector)
    return appointment.but(
        mode="video" if chance.happens(_MINDFUL) else "face_to_face",
        started_at=start,
        finished_at=start + _LASTS + timedelta(seconds=chance.randrange(600)),
        sectors=(said.sector,),
        certainty=said.certainty,
        job_family=sector.families[0] if said.job and sector.families else None,
        job=said.job,
        student_words=line.words or chance.choice(phrases().words),
        plan=said.plan,
        provider=said.provider,
        plan_b=said.plan_b,
        application=said.application,
        ratings=said.ratings,
        rating_notes=_rating_notes(line, said, chance),
        summary=_summary(said, chance),
        strengths=chance.choice(phrases().strengths),
        agreed=True,
        catalogues=catalogue().versions,
    )


def _rating_notes(line: StudentLine, said: Answers, chance: Chance) -> dict[str, str]:
    """What some ratings rest on."""
    rated = [area for area, level in said.ratings.items() if isinstance(level, int)]
    return line.rating_notes or {
        area: chance.choice(phrases().rating_notes) for area in rated if chance.happens(_MINDFUL)
    }


def _summary(said: Answers, chance: Chance) -> str:
    """What they talked about, written to the student."""
    return " ".join(
        (f"You told me that you like {chance.choice(phrases().likes)}.", _idea(said), _next(said))
    )


def _idea(said: Answers) -> str:
    if said.sector == UNDECIDED:
        return "You have no area of work in mind yet, and there is time for that."
    sure = (
        "You are sure that you want to work"
        if said.certainty == _SURE
        else "You could see yourself"
    )
    job = f" The job you named is {_lower(said.job)}." if said.job else ""
    return f"{sure} in {catalogue().sector(said.sector).phrase}.{job}"


def _next(said: Answers) -> str:
    if said.plan == UNSURE:
        return "What comes after Year 11 is still open. We will look at it together."
    place = f", at {said.provider}" if said.provider else ""
    return f"After Year 11 your first choice is {catalogue().plan(said.plan).phrase}{place}."


def _lower(job: str) -> str:
    """A job title inside a sentence; abbreviations stay as they are."""
    return job if job[1:2].isupper() else job[0].lower() + job[1:]
