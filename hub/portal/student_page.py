"""The page of a student: every talk, what they know, what was agreed and what came of it."""

from collections.abc import Mapping
from datetime import date
from statistics import fmean

from hub.portal import words
from hub.portal.file import Step, StudentFile, Talk, legal_name
from hub.portal.student_values import Agreed, Asked, Came, Cell, Idea, Known, Line, Page, Told
from onedesk.domain.conflict import Conflict
from onedesk.domain.intervention import Intervention
from onedesk.domain.interview import Interview
from onedesk.domain.programme import catalogue

CYCLES = 7
TWICE = "one of two talks in this cycle; the last one held counts"


def student_page(file: StudentFile, events: Mapping[str, Intervention], cycle: int) -> Page:
    """The page as on a day in `cycle`."""
    student = file.student
    heads = tuple(range(1, cycle + 1))
    said = [f"Year {student.year}" if student.year else ""]
    said += [f"with the project since {student.joined:%B %Y}" if student.joined else ""]
    return Page(
        name=student.name,
        legal=legal_name(student),
        forename=student.forename,
        form=student.form or "",
        about=" · ".join(part for part in said if part),
        talks=tuple(_told(file, talk) for talk in _in_order(file)),
        heads=heads,
        known=_known(file, heads),
        averages=tuple(_average(file.held_in(number)) for number in heads),
        ideas=tuple(_idea(talk.interview) for talk in file.counted),
        came=_came(file, events),
        questions=tuple(_asked(question) for question in file.questions),
    )


def _in_order(file: StudentFile) -> list[Talk]:
    """The latest first."""
    return sorted(
        file.talks,
        key=lambda talk: (talk.interview.cycle, talk.interview.day or date.min, talk.id),
        reverse=True,
    )


def _told(file: StudentFile, talk: Talk) -> Told:
    interview = talk.interview
    made = file.print_of(talk.id)
    own = file.family(talk.id)
    steps = sorted(
        (step for step in file.steps if step.action.interview in own),
        key=lambda step: (step.action.order, step.id),
    )
    return Told(
        id=talk.id,
        cycle=interview.cycle,
        when=words.week_day(interview.day) + (f" {interview.day.year}" if interview.day else ""),
        held=interview.held,
        state=_state(interview) + (f" · {TWICE}" if file.others_of(talk) else ""),
        lines=tuple(_lines(interview)) if interview.held else (),
        summary=interview.summary or "" if interview.held else "",
        strengths=interview.strengths or "" if interview.held else "",
        actions=tuple(_agreed(step, interview.adviser_name) for step in steps),
        reference=made.reference if made else "",
    )


def _state(interview: Interview) -> str:
    """What became of an appointment, in words."""
    if interview.outcome is None:
        at = f"{interview.starts:%H:%M}" if interview.starts else ""
        placed = "Under way" if interview.started_at else "Placed"
        return ", ".join(part for part in (placed, at, interview.room or "") if part)
    said = words.OUTCOMES[interview.outcome]
    reason = words.REASONS.get(interview.absence_reason or "")
    if interview.held:
        mode = words.MODES.get(interview.mode or "", "")
        return ", ".join(part for part in (mode, interview.adviser_name or "") if part)
    return f"{said}: {reason}" if reason else said


def _lines(interview: Interview) -> list[Line]:
    """The answers in words; what was not asked says so where the page always shows it."""
    sectors = [words.first_sector(interview), *map(words.sector, (interview.sectors or ())[1:])]
    area = ", then ".join(sector for sector in sectors if sector) or "not asked"
    plan = words.plan_of(interview) or "not asked"
    plan_b = words.plan(interview.plan_b) if interview.plan_b else ""
    sure = words.certainty(interview.certainty) if interview.certainty else ""
    far = words.application(interview.application) if interview.application else ""
    asked = (
        ("Area of work", f"{area} ({sure[0].lower()}{sure[1:]})" if sure else area),
        ("Job", interview.job),
        ("In their own words", interview.student_words and f"“{interview.student_words}”"),
        ("Plan after Year 11", plan),
        ("Where", interview.provider),
        ("Course", interview.course),
        ("How far along", far),
        ("Plan B", ", ".join(part for part in (plan_b, interview.plan_b_detail or "") if part)),
        ("Next talk", interview.next_meeting),
    )
    return [Line(label, answer) for label, answer in asked if answer]


def _agreed(step: Step, adviser: str | None) -> Agreed:
    action = step.action
    who = {"student": "Student", "adviser": adviser or words.WHO["adviser"]}
    outcome = words.DONE.get(action.outcome or "", "Open")
    on = f", {words.short_day(action.outcome_on)}" if action.outcome_on else ""
    helped = f" with {action.with_whom}" if action.with_whom else ""
    return Agreed(
        what=action.what,
        who=who.get(action.who, words.WHO.get(action.who, "")) + helped,
        by=words.short_day(action.by),
        area=words.area(action.area) if action.area else "",
        outcome=f"{outcome}{on}",
        open=action.open,
    )


def _known(file: StudentFile, heads: tuple[int, ...]) -> tuple[Known, ...]:
    """The areas of today's set, then any other that was rated, each with a cell a cycle."""
    rated = {area for talk in file.held for area in talk.interview.ratings}
    codes = [area.code for area in catalogue().areas]
    codes += sorted(rated - set(codes))
    return tuple(
        Known(
            words.area(code),
            tuple(_cell(file, code, number, now=number == heads[-1]) for number in heads),
        )
        for code in codes
    )


def _cell(file: StudentFile, area: str, cycle: int, *, now: bool) -> Cell:
    talk = file.held_in(cycle)
    if talk is None:
        return Cell(None, "to come" if now else "no talk")
    level = talk.interview.level(area)
    if level is None:
        return Cell(None, "not asked")
    return Cell(level, catalogue().level(level).word.lower())


def _idea(interview: Interview) -> Idea:
    area = words.first_sector(interview) or "not asked"
    return Idea(
        cycle=interview.cycle,
        area=f"{area}: {interview.job}" if interview.job else area,
        plan=words.plan_of(interview) or "not asked",
        sure=words.certainty(interview.certainty) if interview.certainty else "",
    )


def _average(talk: Talk | None) -> str:
    """The mean of the rated areas; nothing where there is none."""
    levels = talk.interview.levels.values() if talk else ()
    return f"{fmean(levels):.1f}" if levels else ""


def _came(file: StudentFile, events: Mapping[str, Intervention]) -> tuple[Came, ...]:
    invited = [
        (event, each)
        for each in file.came
        if (event := each.of(events)) is not None and each.state in words.CAME
    ]
    return tuple(
        Came(event.title, words.day(event.day), words.CAME[each.state], each.state != "absent")
        for event, each in sorted(invited, key=lambda pair: pair[0].day, reverse=True)
    )


def _asked(question: Conflict) -> Asked:
    return Asked(
        field=words.field(question.field),
        first=_answer(question.field, question.kept, question.kept_by),
        second=_answer(question.field, question.offered, question.offered_by),
    )


def _answer(field: str, value: object, by: str | None) -> str:
    return f"{by or 'somebody'}: {words.value(field, value)}"
