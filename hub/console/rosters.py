"""`roster`: a school's list of students, compared with what is known, then written."""

import json
from argparse import Namespace

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from hub.console import fitting
from hub.console.arrivals import arrivals, without, without_erased
from hub.console.finding import find_school
from hub.console.schools import groups
from hub.console.told import CommandError, Told, counted
from hub.exchange import models, reading
from hub.exchange.filling import store_records
from hub.exchange.moving import move
from hub.registry.models import School
from onedesk.domain.fields import with_edits
from onedesk.domain.people import Student
from onedesk.domain.records import Record
from onedesk.roster.difference import Difference, compare
from onedesk.roster.reading import read_roster
from onedesk.roster.students import edits_of_known, known_student, new_students
from onedesk.roster.values import Roster

_COMMON = {"school", "academy", "high", "college", "community", "the", "of"}


def read(args: Namespace) -> Told:
    """Preview the difference as JSON, or write what is new and changed."""
    roster = _roster(args)
    with transaction.atomic():
        school = _school(args, roster)
        _fits(school, roster, args.include)
        roster, erased = without_erased(roster)
        known, difference = _compared(roster, school)
        arrived = arrivals(difference, school)
        if args.move and arrived:
            for one in arrived:
                move(one.student, school.id)
            known, difference = _compared(roster, school)
            arrived = ()
        difference = without(difference, arrived)
        moves = [one.facts() for one in arrived]
        facts = {**difference.as_json(), "moves": moves, "erased": erased}
        if args.preview:
            transaction.set_rollback(True)
            return Told((json.dumps(facts, ensure_ascii=False, indent=1),), facts)
        written = store_records([*_new(difference, school), *_changed(difference, known)])
    lines_of_moves = tuple(one.line(school.id) for one in arrived)
    lines = (*_lines(school, difference), *lines_of_moves, *_left_out(erased))
    return Told(lines, {**facts, "written": written})


def _compared(
    roster: Roster, school: School
) -> tuple[dict[str, tuple[Record, Student]], Difference]:
    """The students of the school, and how the roster differs from them."""
    known = _students(school)
    students = [known_student(record.id, body) for record, body in known.values()]
    return known, compare(roster, students)


def _roster(args: Namespace) -> Roster:
    try:
        content = args.file.read_bytes()
    except OSError as unread:
        raise CommandError(f"{args.file} cannot be read: {unread.strerror}.") from unread
    return read_roster(content, args.file.name, include=frozenset(groups(args.include)))


def _school(args: Namespace, roster: Roster) -> School:
    """The school named, or a new one where that was asked for."""
    try:
        return find_school(args.school)
    except CommandError:
        if not args.create:
            raise
    if args.area is None:
        raise CommandError("A school that is added needs its --area, NE or TV.")
    made = School(
        id=slugify(args.school), name=args.school, area=args.area, laestab=roster.school_code or ""
    )
    fitting.school(made)
    if School.objects.filter(id=made.id).exists():
        raise CommandError(f"There is another school whose id is {made.id}. Nothing was written.")
    made.save(force_insert=True)
    return made


def _fits(school: School, roster: Roster, include: str) -> None:
    """Raise `CommandError` for the list of another school, or for data it does not share."""
    if _of_another(school, roster):
        whose = " ".join(part for part in (roster.school_name, roster.school_code) if part)
        raise CommandError(f"The file is of {whose}, not of {school.name}. Nothing was written.")
    uncovered = set(groups(include)) - set(school.shared_groups)
    if uncovered:
        raise CommandError(
            f"The sharing agreement of {school.name} does not cover {min(uncovered)}. If it does, "
            f"say so with: onedesk-hub school change {school.id} --shares {include}"
        )


def _of_another(school: School, roster: Roster) -> bool:
    """Whether the numbers differ; where one is not known, whether the names share no word."""
    if roster.school_code and school.laestab:
        return roster.school_code != school.laestab
    said = set(slugify(roster.school_name or "").split("-")) - _COMMON
    return bool(said - {""}) and not said & set(f"{slugify(school.name)}-{school.id}".split("-"))


def _students(school: School) -> dict[str, tuple[Record, Student]]:
    return {
        record.id: (record, record.body)
        for record in reading.everything()
        if record.school == school.id and isinstance(record.body, Student)
    }


def _new(difference: Difference, school: School) -> list[Record]:
    students = models.Record.objects.filter(kind=Student.kind)
    taken = frozenset(students.values_list("id", flat=True))
    return new_students(difference, school.value(), timezone.localdate(), taken)


def _changed(difference: Difference, known: dict[str, tuple[Record, Student]]) -> list[Record]:
    changed = []
    for student_id, edits in edits_of_known(difference).items():
        record, student = known[student_id]
        changed.append(record.but(body=with_edits(student, edits)))
    return changed


def _missing(count: int) -> str:
    if count == 1:
        return "1 known student is not in this list, and stays on roll."
    return f"{count} known students are not in this list; they stay on roll."


def _left_out(erased: int) -> tuple[str, ...]:
    """How many pupils may not come back; not who."""
    were = "was" if erased == 1 else "were"
    say = f"{counted(erased, 'pupil')} of this list {were} erased by law and {were} left out."
    return (say,) if erased else ()


def _lines(school: School, difference: Difference) -> tuple[str, ...]:
    """What was done, then every row that was left out and why."""
    counts = difference.counts
    done = (
        f"{school.name}: {counted(counts['rows'], 'row')}, "
        f"{counts['new']} new, {counts['changed']} changed, "
        f"{counts['unchanged']} as they were, {counts['doubtful'] + counts['refused']} left out."
    )
    doubtful = tuple(
        f"{one.row.place}, {one.row.name_in_file}: "
        + " ".join(reason.say for reason in one.reasons)
        for one in difference.doubtful
    )
    refused = tuple(f"{one.place}: {one.reason}" for one in difference.refused)
    missing = (_missing(counts["missing"]),) if counts["missing"] else ()
    return (done, *doubtful, *refused, *missing)
