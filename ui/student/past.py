"""What became of a record, field by field: who changed what and when, in words; pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from onedesk.desk.asked import NOTHING
from onedesk.desk.views import FieldChange, StudentFile
from onedesk.domain.people import Adviser
from ui import words
from ui.differing import compared, is_long, plain, shortened
from ui.who import YOU, who
from ui.words import small

TYPING = timedelta(seconds=15)
"""Words that stood for less than this while one person wrote are steps of typing."""

SITTING = timedelta(minutes=30)
"""Changes by one hand with no longer pause between them stand under one heading."""

_TITLE = 40
_KINDS = {
    "student": "What is known",
    "action": "An action of the plan",
    "note": "A private note",
    "destination": "After Year 11",
    "print": "A printed plan",
    "intervention": "A workshop or visit",
}

HIDDEN = "changed; what is private is not shown here"


class Part(NamedTuple):
    """One record of a chapter, and what its fields are said to be of: empty for the talk itself."""

    record: str
    of: str = ""


class Chapter(NamedTuple):
    """Records whose history is read together, such as a talk with its plan."""

    heading: str
    parts: tuple[Part, ...]


class Changed(NamedTuple):
    """A change, and what it is a change of."""

    of: str
    change: FieldChange


class Block(NamedTuple):
    """What one person changed in one sitting: a heading, and fields with what became of them.

    The last change stands first, below a deed that led to the others.
    """

    heading: str
    lines: tuple[tuple[str, str], ...]


def chapters(file: StudentFile) -> tuple[Chapter, ...]:
    """The talks by cycle, each with its plan; what is known of the student comes first."""
    return tuple(_chapters(file))


def chapter_of(kind: str, record: str) -> Chapter:
    """One record alone."""
    return Chapter(_KINDS.get(kind, kind.capitalize()), (Part(record),))


def blocks(changes: Iterable[Changed], me: Adviser, now: datetime) -> tuple[Block, ...]:
    """The changes of a chapter, the last ones first."""
    known = sorted(_settled(changes), key=lambda one: (one.change.at, one.change.deed is None))
    runs = [list(run) for _, run in groupby(_numbered(known), lambda pair: pair[0])]
    found = [_block([one for _, one in run], me, now) for run in runs]
    return tuple(reversed(found))


def _numbered(changes: Sequence[Changed]) -> Iterator[tuple[int, Changed]]:
    """Each change with the number of its sitting."""
    number, last = 0, None
    for one in changes:
        if last is not None and not _together(last.change, one.change):
            number += 1
        yield number, one
        last = one


def _chapters(file: StudentFile) -> Iterator[Chapter]:
    forename = file.student.body.forename
    about = [Part(file.student.id)]
    if file.destination is not None:
        about.append(Part(file.destination.id, "After Year 11"))
    yield Chapter(f"About {forename}", tuple(about))
    for entry in sorted(file.interviews, key=lambda one: (one.body.cycle, one.id)):
        day = f", {words.day_month(entry.body.day)} {entry.body.day.year}" if entry.body.day else ""
        plan = [
            Part(action.id, _titled(action.body.what, at))
            for at, action in enumerate(file.actions_of(entry.id), 1)
        ]
        yield Chapter(f"Interview {entry.body.cycle}{day}", (Part(entry.id), *plan))


def _titled(what: str, number: int) -> str:
    short = shortened(what, _TITLE)
    return f"Action {number}, {short}" if short else f"Action {number}"


def _together(before: FieldChange, after: FieldChange) -> bool:
    """Whether they stand under one heading: a deed has one of its own, which says when."""
    same = (before.by, before.heard) == (after.by, after.heard)
    led = after.deed not in (None, before.deed if after.deed == "chosen" else None)
    return same and not led and after.at - before.at <= SITTING


def _settled(changes: Iterable[Changed]) -> Iterator[Changed]:
    """Steps of typing folded into what was typed; what was heard of is never folded."""
    by_field: dict[tuple[str, str], list[Changed]] = {}
    for one in changes:
        run = by_field.setdefault((one.of, one.change.field), [])
        if run and _typing(run[-1].change, one.change):
            run[-1] = Changed(one.of, _joined(run[-1].change, one.change))
        else:
            run.append(one)
    for run in by_field.values():
        yield from (one for one in run if one.change.deed or one.change.old != one.change.new)


def _typing(before: FieldChange, after: FieldChange) -> bool:
    local = not (before.heard or after.heard) and before.by == after.by
    local = local and not (before.deed or after.deed)
    return local and before.new == after.old and after.at - before.at <= TYPING


def _joined(before: FieldChange, after: FieldChange) -> FieldChange:
    return replace(after, old=before.old)


def _block(changes: Sequence[Changed], me: Adviser, now: datetime) -> Block:
    first, last = changes[0].change, changes[-1].change
    hand = words.capital(who(first.by or None, me))
    way = ", from the hub" if first.heard else ""
    when = words.capital(words.span_in_sentence(first.at, last.at, now))
    newest = sorted(changes, key=lambda one: one.change.at, reverse=True)
    newest.sort(key=lambda one: one.change.deed is None)
    return Block(f"{when} · {hand}{way}", tuple(_line(one, me) for one in newest))


def _line(changed: Changed, me: Adviser) -> tuple[str, str]:
    of, change = changed
    name = words.capital(f"{of}: {change.field}" if of else change.field)
    if change.private:
        return plain(name), HIDDEN
    if change.deed == "chosen":
        return plain(name), _chosen(change, [who(one, me) for one in change.writers])
    return plain(name), _became(change, mine=who(change.by or None, me) == YOU)


def _chosen(change: FieldChange, writers: Sequence[str]) -> str:
    """Which words were chosen, and which gave way; whose they were."""
    taken, left = (plain(one) for one in writers)
    old, new = change.old, change.new
    if NOTHING not in (old, new) and is_long(old, new):
        both = compared(new, old)
        other = words.capital(f"{left} had written")
        return f"chose what {taken} had written: {both.first}\n{other}: {both.second}"
    cleared = f"chose **to leave it empty**, as {taken} had"
    head = cleared if new == NOTHING else f"chose **{plain(new)}**, which {taken} had written"
    tail = "cleared it" if old == NOTHING else f"written {plain(old)}"
    return f"{head}; {left} had {tail}"


def _became(change: FieldChange, *, mine: bool) -> str:
    """The new value in bold, and what it was before."""
    old, new = change.old, change.new
    before = "instead of" if change.heard and not mine else "before that"
    if new == NOTHING:
        return f"**cleared**; it was {plain(old)}"
    if old == NOTHING:
        return plain(new) if is_long(new, "") else f"**{plain(new)}**"
    if is_long(old, new):
        both = compared(new, old)
        return f"{both.first}\n{words.capital(before)}: {both.second}"
    return f"**{plain(new)}**, {before} {plain(old)}"


def counted(found: Sequence[Block]) -> str:
    """How much there is to read, for a screen reader."""
    count = len(found)
    return f"{words.capital(small(count))} {'time' if count == 1 else 'times'} it was changed"
