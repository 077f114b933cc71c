"""A school's day, put together from its records."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, time

from onedesk.desk.day_views import (
    CycleCounts,
    DayList,
    DayRow,
    NotPlaced,
    OwnAction,
    PickUp,
)
from onedesk.desk.school_records import SchoolRecords, settles, standing
from onedesk.desk.views import Entry, State
from onedesk.domain import folding
from onedesk.domain.interview import Interview
from onedesk.domain.people import School

SOMEBODY = "a colleague"


def day_list(
    records: SchoolRecords,
    school: School,
    day: date,
    today: date,
    states: dict[str, State],
    me: str,
) -> DayList:
    """The list for `day` as it is on `today`, for the adviser `me`.

    `states` says where finished interviews are.
    """
    cycle = school.cycle_on(day) or 1
    rows = [_row(records, student, entry, today, states) for student, entry in records.on(day)]
    rows.sort(key=lambda row: (row.starts is None, row.starts or time.min, name_key(row.name)))
    unplaced = _not_placed(records, cycle, today)
    stops = {*records.days(), today, *(w.first for w in school.windows if w.first > today)}
    return DayList(
        school=school,
        day=day,
        today=today,
        cycle=cycle,
        window=school.window(cycle),
        rows=tuple(rows),
        not_placed=tuple(unplaced),
        counts=_counts(records, cycle, today, len(unplaced)),
        own_actions=tuple(_own_actions(records, today, me)),
        before=max((stop for stop in stops if stop < day), default=None),
        after=min((stop for stop in stops if stop > day), default=None),
    )


def name_key(name: str) -> str:
    """What names are sorted by: accents weigh nothing, Đ stands with D."""
    return " ".join(word.text for word in folding.words(name))


def pick_up(records: SchoolRecords, student: str, interview: Interview) -> PickUp:
    """What there is to take up from the plan before an interview."""
    from_now_on = {
        entry.id for entry in records.interviews[student] if entry.body.cycle >= interview.cycle
    }
    made = [entry.body for entry in records.actions[student]]
    actions = [action for action in made if action.interview not in from_now_on]
    held = [earlier.cycle for earlier in records.held(student) if earlier.cycle < interview.cycle]
    last = {
        entry.id for entry in records.interviews[student] if held and entry.body.cycle == max(held)
    }
    missed = interview.cycle - 1
    still_open = [action for action in actions if action.open and action.what.strip()]
    return PickUp(
        open=len(still_open),
        came=Counter(a.outcome for a in actions if a.outcome and a.interview in last),
        missed_cycle=missed if missed >= 1 and missed not in held else None,
        words=tuple(action.what for action in still_open),
    )


def _row(
    records: SchoolRecords,
    student: str,
    entry: Entry[Interview],
    today: date,
    states: dict[str, State],
) -> DayRow:
    interview, person = entry.body, records.students[student]
    earlier = [held for held in records.held(student) if held.cycle < interview.cycle]
    last = earlier[-1] if earlier else None
    return DayRow(
        student=student,
        interview=entry.id,
        name=person.name,
        form=person.form,
        starts=interview.starts,
        standing=standing(interview),
        room=interview.room,
        outcome=interview.outcome,
        absence_reason=interview.absence_reason,
        finished_at=interview.finished_at,
        moved_from=interview.moved_from,
        again=_again(records, student, entry, today),
        state=states.get(entry.id, "laptop"),
        last_plan=last.plan if last else None,
        last_sector=last.sectors[0] if last and last.sectors else None,
        last_job=last.job if last else None,
        pick_up=pick_up(records, student, interview),
    )


def _again(
    records: SchoolRecords, student: str, missed: Entry[Interview], today: date
) -> date | None:
    """The day of the talk that stands in for one that was missed."""
    cycle = records.of_cycle(student, missed.body.cycle)
    days = [one.day for one in cycle if one is not missed.body and settles(one, today) and one.day]
    return max(days, default=None) if standing(missed.body) == "absent" else None


def _own_actions(records: SchoolRecords, today: date, me: str) -> list[OwnAction]:
    """What was promised here and is not done, or was done on this very day; soonest first.

    The adviser's own comes before what colleagues promised. A colleague may have covered the
    school, or have it no longer, so their promises are on the list of everybody who has it.
    """
    own = [
        OwnAction(
            id=entry.id,
            what=entry.body.what,
            by=entry.body.by,
            student=student,
            student_name=records.students[student].name,
            done_on=entry.body.outcome_on if entry.body.outcome == "done" else None,
            colleague=_colleague(me, records.hands(student, entry.body.interview)),
        )
        for student in records.seen_here()
        for entry in records.actions[student]
        if entry.body.who == "adviser" and entry.body.what.strip()
        if entry.body.open or entry.body.outcome_on == today
    ]
    return sorted(own, key=lambda one: (bool(one.colleague), one.by or date.max, one.id))


def _colleague(me: str, hands: Mapping[str, str]) -> str:
    """Who promised it, where that was not this adviser; of a talk of nobody known it is all's."""
    names = [name or SOMEBODY for name in hands.values()]
    return "" if me in hands or not names else names[0]


def _not_placed(records: SchoolRecords, cycle: int, today: date) -> list[NotPlaced]:
    """Those missed most lately first, then by name."""
    found = []
    for student in records.seen_here():
        interviews = [one for one in records.interviews[student] if one.body.cycle == cycle]
        if any(settles(one.body, today) for one in interviews):
            continue
        person = records.students[student]
        missed = [one for one in interviews if _missed(one.body, today)]
        entry = max(missed, key=lambda one: one.body.day or date.min, default=None)
        last = entry.body if entry else None
        found.append(
            NotPlaced(
                student=student,
                name=person.name,
                form=person.form,
                missed_on=last.day if last else None,
                outcome=last.outcome if last else None,
                begun=last is not None and standing(last) == "begun",
                joined=person.joined,
                interview=entry.id if entry else "",
            )
        )
    latest = date.max.toordinal()
    return sorted(
        found,
        key=lambda one: (
            latest - one.missed_on.toordinal() if one.missed_on else latest,
            name_key(one.name),
        ),
    )


def _missed(interview: Interview, today: date) -> bool:
    """Whether the day of an appointment went by without a talk."""
    return interview.day is not None and (interview.outcome is not None or interview.day < today)


def _counts(records: SchoolRecords, cycle: int, today: date, not_placed: int) -> CycleCounts:
    seen_here = records.seen_here()
    done = due = booked = declined = 0
    for student in seen_here:
        interviews = records.of_cycle(student, cycle)
        if any(i.held for i in interviews):
            done += 1
        elif any(i.outcome == "refused" for i in interviews):
            declined += 1
        elif any(i.outcome is None and i.day == today for i in interviews):
            due += 1
        elif any(settles(i, today) for i in interviews):
            booked += 1
    return CycleCounts(
        students=len(seen_here),
        done=done,
        today=due,
        booked=booked,
        not_placed=not_placed,
        declined=declined,
    )
