"""`carry` and `cover`: sealed files taken in, and schools handed to a colleague."""

from argparse import Namespace
from pathlib import Path

from django.utils import timezone
from pydantic import JsonValue

from hub.accounts.models import Person
from hub.console.finding import find_cover, find_person, find_school
from hub.console.told import CommandError, Told, counted
from hub.exchange.carried import take_in
from hub.exchange.refusals import RefusalError
from hub.registry import covering, deeds
from hub.registry.deeds import DeedRefusedError
from hub.registry.models import Cover, School
from onedesk.domain.covering import LONGEST
from sync.wire.carry import FILE_MAX, Delivered


def carry(args: Namespace) -> Told:
    """Each file, one after the other; a file that is refused stops at itself."""
    lines: list[str] = []
    facts: list[JsonValue] = []
    for path in args.files:
        try:
            said = take_in(_content(path), of_stopped=args.of_stopped)
        except RefusalError as reason:
            before = f" {counted(len(lines), 'file')} before it taken in." if lines else ""
            more = _HOW.get(reason.code, "")
            raise CommandError(f"{path.name}: {reason.say}{more}{before}") from reason
        then = _THEN[args.of_stopped] if said.refused else ""
        lines.append(f"{path.name}: {_counts(said)}{then}")
        facts.append({"file": path.name, **said.model_dump(mode="json")})
    return Told(tuple(lines), {"files": facts})


_THEN = {
    False: " What was not taken waits on that laptop, which will be told. Is it lost? Then take "
    "the rest: onedesk-hub carry --of-stopped FILE",
    True: " Keep the file, and say this again once the other laptops of the school have "
    "exchanged: what is missing here may come back with them.",
}
_HOW = {
    "carried_revoked": " To take it: onedesk-hub carry --of-stopped FILE",
    "carried_closed": " To open it: onedesk-hub person open PERSON",
    "carried_restored": " To take it then: onedesk-hub carry --of-stopped FILE",
}


def add_cover(args: Namespace) -> Told:
    """A cover that the service arranges."""
    days = (args.first, args.last)
    if not 0 <= (args.last - args.first).days < LONGEST:
        raise CommandError(f"A cover ends on the day it begins or later, within {LONGEST} days.")
    school, giver = find_school(args.school), find_person(args.giver)
    taker = find_person(args.taker)
    _require_new(args, school, giver, taker)
    try:
        made = deeds.arrange(school, (giver, taker), days, notes=args.notes)
    except DeedRefusedError as reason:
        raise CommandError(_WHY.get(reason.code, reason.say)) from reason
    return Told((f"{_line(made)}.",), {"cover": _facts(made)})


def end_cover(args: Namespace) -> Told:
    """An early end; the taker's laptop lets go of the records when it syncs next."""
    found = find_cover(args.cover)
    if found.ended_at is not None or found.last < timezone.localdate():
        raise CommandError("That cover has ended already. Nothing was changed.")
    covering.end(found)
    return Told((f"Ended: {_line(found)}.",), {"cover": _facts(found)})


def list_covers(_: Namespace) -> Told:
    """The covers that hold now or are still to come."""
    found = Cover.objects.filter(ended_at=None, last__gte=timezone.localdate())
    rows = list(found.select_related("giver", "taker", "school"))
    facts: list[JsonValue] = [_facts(cover) for cover in rows]
    lines = tuple(f"{cover.id}: {_line(cover)}" for cover in rows)
    return Told(lines or ("No cover is under way or to come.",), {"covers": facts})


_WHY = {
    "not_yours": "The giver is no adviser of that school, so it cannot be handed over.",
    "no_taker": "A school is handed to another adviser who can sign in.",
}


def _require_new(args: Namespace, school: School, giver: Person, taker: Person) -> None:
    """Raise `CommandError` for days that are over, or that were handed over before."""
    if args.last < timezone.localdate():
        raise CommandError(f"{args.last} is over. A cover ends today or later.")
    same = Cover.objects.filter(
        school=school, giver=giver, taker=taker, ended_at=None, first__lte=args.last
    )
    if known := same.filter(last__gte=args.first).first():
        raise CommandError(
            f"{_line(known)}: that is arranged already. To have other days, end it first: "
            f"onedesk-hub cover end {known.id}"
        )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(FILE_MAX + 1)
    except OSError as unread:
        raise CommandError(f"{path} cannot be read: {unread.strerror}.") from unread


def _counts(said: Delivered) -> str:
    parts = [f"{counted(said.records, 'record')} from {said.device}: {said.taken} taken in"]
    if said.known:
        parts.append(f"{said.known} had arrived before")
    if said.refused:
        parts.append(f"{said.refused} not taken")
    if said.erased:
        parts.append(f"{said.erased} about somebody who was erased by law, not kept")
    return f"{', '.join(parts)}."


def _line(cover: Cover) -> str:
    days = f"{cover.first.isoformat()} to {cover.last.isoformat()}"
    return f"{cover.school.name}, from {cover.giver.name} to {cover.taker.name}, {days}"


def _facts(cover: Cover) -> dict[str, JsonValue]:
    return {
        "id": cover.id,
        "school": cover.school_id,
        "giver": cover.giver.username,
        "taker": cover.taker.username,
        "first": cover.first.isoformat(),
        "last": cover.last.isoformat(),
        "notes": cover.notes,
    }
