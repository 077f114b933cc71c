"""`move`, `erase`, `restored` and `tidy`."""

from argparse import Namespace

from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from pydantic import JsonValue

from hub.console.finding import find_school
from hub.console.told import CommandError, Told, counted
from hub.exchange import moving, reading, restoring
from hub.exchange.models import Record
from hub.exchange.moving import Move
from hub.exchange.tidying import tidy
from hub.guardian import erasure
from hub.guardian.same_pupil import Other
from hub.guardian.scrubbing import scrub
from onedesk.domain.people import Student

REASON_MAX = 200
_MARKS = "marks of deletions"


def move_student(args: Namespace) -> Told:
    """A student to another school, or what that would be."""
    school = find_school(args.to)
    if args.preview:
        plan = moving.planned(args.student, school.id)
        return Told((f"Would move {_what(plan)}. Nothing was written.",), _facts(plan))
    done = moving.move(args.student, school.id)
    return Told((f"Moved {_what(done)}.",), _facts(done))


def erase_student(args: Namespace) -> Told:
    """A student, for good; without `--yes`, what that would be."""
    there = erasure.about(args.student)
    count = sum(there.kinds.values())
    if not count and Record.objects.filter(id=there.student, erased=True).exists():
        raise CommandError(f"Student {there.student} was erased already. Nothing was changed.")
    facts: dict[str, JsonValue] = {
        "student": there.student,
        "school": there.school,
        "same_upn": [one._asdict() for one in there.others],
    }
    others = [_other(one) for one in there.others]
    if not args.yes:
        listed = _listed(there.kinds) if count else "what its history holds"
        line = f"Would erase {_name(there.student)} of {there.school}: {listed}."
        return Told((line, *others, "It cannot be undone. Say it again with --yes."), facts)
    reason = args.reason.strip()
    if not reason or len(reason) > REASON_MAX or not reason.isprintable():
        raise CommandError(f"Give a reason of {REASON_MAX} letters at most. Nothing was erased.")
    erasure.erase(there.student, reason)
    line = f"Erased: {counted(count, 'record')} of student {there.student}."
    return Told((line, *others, scrub()), facts | {"records": count})


def restored(_: Namespace) -> Told:
    """A new epoch, and whoever was erased since the backup erased again."""
    with transaction.atomic():
        me = restoring.begin_anew()
        again = erasure.repeat()
    lines = ["This hub begins anew. Every laptop stops and asks its adviser before it goes on."]
    if again:
        students = counted(again, "student")
        lines += [f"{students} had been erased since the backup; that was done again.", scrub()]
    return Told(tuple(lines), {"epoch": me.epoch, "erased_again": again})


def tidy_up(_: Namespace) -> Told:
    """What is older than it is kept."""
    SessionStore.clear_expired()
    done = tidy()
    answers = counted(done.replies, "answer")
    line = f"Forgotten: {answers}, {counted(done.deletions, 'mark of a deletion', _MARKS)}."
    return Told((line, scrub()), {"replies": done.replies, "deletions": done.deletions})


def _name(student: str) -> str:
    """Who it is, so that nobody erases the wrong one."""
    row = Record.objects.filter(id=student, kind=Student.kind, deleted=False).first()
    body = reading.value(row).body if row else None
    return f"{body.name} ({student})" if isinstance(body, Student) else f"student {student}"


def _other(one: Other) -> str:
    """Another record of the pupil, which stays: perhaps it was there twice, perhaps it goes too."""
    how = f"To erase it too: onedesk-hub erase {one.student} --reason TEXT"
    if one.removed:
        return (
            f"Student {one.student} of {one.school}, who was removed, had the same UPN; the name "
            f"stays in its history. {how}"
        )
    return f"{_name(one.student)} of {one.school} has the same UPN, and stays. {how}"


def _what(move: Move) -> str:
    what = f"student {move.student} from {move.old} to {move.new}: {_listed(move.kinds)}"
    if move.joins is None:
        return what
    return f"{what}. The school has them already: they become one with {move.joins}"


def _listed(kinds: dict[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "nothing"


def _facts(move: Move) -> dict[str, JsonValue]:
    return {
        "student": move.student,
        "from": move.old,
        "to": move.new,
        "joins": move.joins,
        "records": {**move.kinds},
    }
