"""A student's page: ratings of all cycles, what they want and wanted, actions and their state."""

from onedesk.domain.series import listed
from onedesk.paper import pack_words as say
from onedesk.paper.document import Words, bold, words
from onedesk.paper.pack import TALKS, PackSource, PackStudent, Step, Talk
from onedesk.paper.pack_flow import (
    COLUMN,
    ROOM,
    SIDE,
    Page,
    Piece,
    flow,
    heading,
    height_of,
    paragraph,
)
from onedesk.paper.pack_heat import heat_rows
from onedesk.paper.pack_sheet import PackSheet
from onedesk.paper.pack_table import Column, Row, table
from onedesk.paper.pack_type import NAME, QUIET, SMALL, Setter
from onedesk.paper.sheet import DARK
from onedesk.paper.tags import Tag
from onedesk.paper.wording import long_day

_WANTS = (
    Column("Cycle", 0.11),
    Column("Area of work", 0.22),
    Column("Job, and how sure", 0.21),
    Column("Plan after Year 11", 0.29),
    Column("How far along", 0.17),
)
_ACTIONS = (
    Column("Agreed in", 0.11),
    Column("What", 0.44),
    Column("Who", 0.17),
    Column("By", 0.13),
    Column("State", 0.15),
)


def student_pages(source: PackSource, student: PackStudent, setter: Setter) -> list[Page]:
    """One page, unless somebody wrote more than a page holds."""
    upper = [
        _head(source, student, setter),
        heading(setter, "What they want to do"),
        *table(setter, _WANTS, [_wants(talk, source) for talk in reversed(student.talks)]),
        heading(setter, "What they know"),
        *heat_rows(setter, source, student),
    ]
    return flow([*upper, *_actions(source, student, setter, ROOM - height_of(upper))])


def _head(source: PackSource, student: PackStudent, setter: Setter) -> Piece:
    """Name and form, and when they were seen."""
    beside = setter.line(f"Talk {source.cycle} of {TALKS}", QUIET)
    name = setter.text(say.name_form(student), COLUMN - beside.width - 12, NAME)
    below = setter.text(_seen(source, student), COLUMN, QUIET)

    def draw(sheet: PackSheet, top: float) -> None:
        with sheet.tagged(Tag("H1")):
            name.draw(sheet, SIDE, top)
        beside.draw(sheet, SIDE + COLUMN, top + 4, "right")
        below.draw(sheet, SIDE, top + name.height + 1)

    return Piece(name.height + 1 + below.height, draw)


def _seen(source: PackSource, student: PackStudent) -> str:
    talk = student.talk(source.cycle)
    when = f"Seen on {long_day(talk.day)}." if talk and talk.day else "Seen in this cycle."
    before = [str(one.cycle) for one in student.talks if one.cycle < source.cycle]
    if not before:
        return f"{when} The first talk."
    cycle = "cycle" if len(before) == 1 else "cycles"
    return f"{when} Seen before in {cycle} {listed(before)}."


def _wants(talk: Talk, source: PackSource) -> Row:
    """What was said in one talk; that of this cycle in black, earlier ones quieter."""
    now = talk.cycle == source.cycle
    plan = words(bold(say.plan(talk)) if now else say.plan(talk))
    if after := say.plan_b(talk):
        plan = (*plan, *words(f"\nPlan B: {after}"))
    sector = words(bold(say.sector(talk)) if now else say.sector(talk))
    cells = (_cycle(talk.cycle, now=now), sector, say.job(talk), plan, say.application(talk) or "–")
    return Row(cells, None if now else DARK)


def _cycle(cycle: int, *, now: bool) -> Words:
    return words(bold(f"{cycle}, now")) if now else words(str(cycle))


def _actions(source: PackSource, student: PackStudent, setter: Setter, room: float) -> list[Piece]:
    """Newest first; where the page ends, older ones are counted."""
    title = heading(setter, "Actions")
    steps = _steps(source, student)
    if not steps:
        return [title, paragraph(setter, "No actions yet.", QUIET)]
    rows = table(setter, _ACTIONS, [_step(step, source) for step in steps])
    for count in range(len(steps), 0, -1):
        pieces = [title, *rows[: count + 1], *_older(setter, len(steps) - count)]
        if sum(piece.gap + piece.height for piece in pieces) <= room:
            return pieces
    return [title, *rows]


def _steps(source: PackSource, student: PackStudent) -> list[Step]:
    """The actions of this plan; of earlier ones those still open and those looked at since."""
    last = max((t.cycle for t in student.talks if t.cycle < source.cycle), default=0)
    kept = [
        step
        for step in student.steps
        if source.cycle in {step.cycle, step.reviewed} or step.cycle == last or step.outcome is None
    ]
    return sorted(kept, key=lambda step: -step.cycle)


def _step(step: Step, source: PackSource) -> Row:
    now = step.cycle == source.cycle
    state = words(bold(say.state(step))) if step.outcome is None else words(say.state(step))
    cells = (f"cycle {step.cycle}", say.what(step), say.who(step), say.by(step), state)
    return Row(cells, None if now else DARK)


def _older(setter: Setter, count: int) -> list[Piece]:
    if not count:
        return []
    more = f"{count} more in the action plans." if count > 1 else "1 more in the action plans."
    return [paragraph(setter, more, SMALL)]
