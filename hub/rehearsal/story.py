"""A student's records from joining the programme until today."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from hub.rehearsal import steps, talks
from hub.rehearsal.answers import path
from hub.rehearsal.calendar import at
from hub.rehearsal.chance import Chance
from hub.rehearsal.diary import Appointment
from hub.rehearsal.lists import StudentLine, phrases
from hub.rehearsal.steps import Made, Talk
from onedesk.domain.interview import HELD
from onedesk.domain.people import Student
from onedesk.domain.plan import Note
from onedesk.domain.records import KINDS, Record
from onedesk.domain.value import Body

KIND_OF = {body: kind for kind, body in KINDS.items()}
_NOTED = 0.05
_NOW = 3
_ENOUGH = ("done",) * 9


class Story(NamedTuple):
    """A student as chance, or the drawings, have them."""

    line: StudentLine
    student: Student
    appointments: Sequence[Appointment]
    setting: talks.Setting
    today: date
    chance: Chance

    @property
    def last_held(self) -> int:
        """The cycle of the last talk that was held, 0 for none."""
        return max((a.cycle for a in self.appointments if a.outcome in HELD), default=0)

    @property
    def drawn(self) -> bool:
        """Whether the drawings say how many actions there are."""
        return bool(self.line.actions or self.line.outcomes)


def told(story: Story) -> tuple[str, list[Record]]:
    """The student's id, and all records about them but attendance and prints."""
    joined = story.student.joined or story.today
    owner = story.chance.record_id(at(joined, time(8, 30)))
    own = Record(kind="student", id=owner, school=story.setting.school.id, body=story.student)
    return owner, [own, *(_about(story, owner, *made) for made in _talks(story))]


def _about(story: Story, owner: str, record_id: str, body: Body) -> Record:
    school = story.setting.school.id
    return Record(kind=KIND_OF[type(body)], id=record_id, school=school, student=owner, body=body)


def _talks(story: Story) -> Iterator[tuple[str, Body]]:
    """Every appointment with what came of it, then the actions as they stand today."""
    said = path(story.line, story.student.gender or "U", story.chance)
    actions: dict[str, Made] = {}
    for when in story.appointments:
        born = min(talks.begun(when), at(story.today, time(8)))
        interview_id = story.chance.record_id(born)
        interview = talks.placed(when, story.setting)
        if when.outcome in HELD:
            interview = talks.held(interview, when, said[when.cycle - 1], story.line, story.chance)
            talk = Talk(interview_id, interview, talks.begun(when))
            actions |= {made.id: made for made in _plan(story, talk, list(actions.values()))}
            yield from _note(story, talk)
        yield interview_id, interview
    yield from actions.values()


def _plan(story: Story, talk: Talk, before: Sequence[Made]) -> Iterator[Made]:
    """Earlier actions as reviewed, and the new ones."""
    cycle, line = talk.interview.cycle, story.line
    open_before = [made for made in before if made.action.open]
    told_now = line.outcomes if cycle == _NOW else ()
    given = (*told_now, *_ENOUGH) if story.drawn else ()
    reviewed, carried = steps.reviewed(open_before, talk, given, story.chance)
    yield from (*reviewed, *carried)
    if cycle == story.last_held and line.actions:
        yield from steps.drawn(talk, line.actions, story.today, story.chance)
        return
    names = (story.student.forename, story.setting.adviser.name.split()[0])
    yield from steps.plan(talk, names, story.today, before, story.chance)


def _note(story: Story, talk: Talk) -> Iterator[tuple[str, Body]]:
    """Now and then a private note."""
    drawn = story.line.note if talk.interview.cycle == story.last_held else ""
    text = drawn or (story.chance.choice(phrases().notes) if story.chance.happens(_NOTED) else "")
    if text:
        written = talk.began + timedelta(minutes=39)
        note = Note(interview=talk.id, text=text, written_at=written)
        yield story.chance.record_id(written), note
