"""`student list`: who is in a school, with the ids that other commands take."""

from argparse import Namespace

from pydantic import JsonValue

from hub.console.finding import find_school
from hub.console.told import Told
from hub.exchange import reading
from hub.exchange.models import Record
from hub.portal.file import name_order, named
from onedesk.domain.people import Student

_STATUS = {"on_roll": "", "left": "left", "moved": "moved away"}


def list_students(args: Namespace) -> Told:
    """The students of a school whose names hold `--name`, by surname."""
    school = find_school(args.school)
    rows = Record.objects.filter(kind=Student.kind, school=school, deleted=False)
    found = sorted(
        (
            (record.id, record.body)
            for record in map(reading.value, rows)
            if isinstance(record.body, Student) and named(record.body, args.name)
        ),
        key=lambda each: (name_order(each[1]), each[0]),
    )
    facts: list[JsonValue] = [
        {"student": key, "name": one.name, "form": one.form, "status": one.status}
        for key, one in found
    ]
    if found:
        return Told(tuple(_line(key, one) for key, one in found), {"students": facts})
    whose = f" whose name holds “{args.name}”" if args.name else ""
    return Told((f"{school.name} has no student{whose}.",), {"students": facts})


def _line(key: str, student: Student) -> str:
    born = f"born {student.born}" if student.born else ""
    said = (student.name, student.form, born, _STATUS[student.status])
    return f"{key}: {', '.join(filter(None, said))}"
