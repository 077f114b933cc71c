"""Undo and redo: one step is one answer, or the words typed without a long pause.

What is taken back is only what still stands as it was put there: an answer that a colleague has
changed since is theirs, and stays. The private note has steps of its own: nothing is taken out of
it by a key that was meant for an answer, and no answer ends what can be done again in it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from pydantic import JsonValue

from onedesk.desk.edits import ACTION, GONE, NOTE, STEP, by_action, grouped, part
from onedesk.domain.clock import Clock
from onedesk.domain.fields import Edits, Fields, flat, with_edits
from onedesk.domain.plan import Action
from ui.interview.state import State

PAUSE = timedelta(seconds=1)

Journal = dict[int, JsonValue]
"""Steps by number as they are to be kept; `None` forgets one."""


@dataclass(frozen=True, slots=True)
class Change:
    """Edits and the edits that take them back."""

    seq: int
    before: Edits
    after: Edits
    stroke: int | None = None

    def kept(self, *, undone: bool = False) -> JsonValue:
        """The step as the file keeps it; its stroke ends with the sitting."""
        return {"before": dict(self.before), "after": dict(self.after), "undone": undone}

    def taken(self, state: State) -> Fields:
        """What to write to take the step back: nothing of what somebody else has changed since."""
        return _turned(state, self.after, self.before)

    def again(self, state: State) -> Fields:
        """What to write to do it again."""
        return _turned(state, self.before, self.after)


@dataclass(slots=True)
class _Lane:
    """Steps that are taken back one after the other: those done, and those taken back of them."""

    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)


class Past:
    """What was done in an interview, step by step, and what was taken back of it.

    `note` says of each deed whether it is about the private note or about all the rest.
    """

    def __init__(self, steps: Mapping[int, JsonValue] | None = None) -> None:
        self._lanes = {True: _Lane(), False: _Lane()}
        for seq, step in sorted((steps or {}).items()):
            if step is None:  # forgotten, and the file is yet to hear of it
                continue
            change, undone = _read(seq, step)
            lane = self._lanes[_on_note(change.after)]
            (lane.undone if undone else lane.done).append(change)
        for lane in self._lanes.values():
            lane.undone.reverse()
        self._next = max(steps or {}, default=0) + 1

    def add(self, before: Edits, after: Edits, stroke: int | None) -> Journal:
        """One more step; letters of the same stroke grow into one. What was undone is forgotten."""
        lane = self._lanes[_on_note(after)]
        forgotten: Journal = {change.seq: None for change in lane.undone}
        lane.undone.clear()
        last = lane.done[-1] if lane.done else None
        if last is not None and stroke is not None and last.stroke == stroke:
            merged = {**before, **last.before}, {**last.after, **after}
            change = replace(last, before=merged[0], after=merged[1])
            lane.done[-1] = change
        else:
            change = Change(self._next, dict(before), dict(after), stroke)
            self._next += 1
            lane.done.append(change)
        return {**forgotten, change.seq: change.kept()}

    def undo(self, state: State, *, note: bool) -> tuple[Fields, Journal]:
        """What takes the last step back that still stands; nothing where there is none."""
        lane = self._lanes[note]
        return _turn(lane.done, lane.undone, lambda change: change.taken(state), undone=True)

    def redo(self, state: State, *, note: bool) -> tuple[Fields, Journal]:
        """What does the last step again that was taken back."""
        lane = self._lanes[note]
        return _turn(lane.undone, lane.done, lambda change: change.again(state), undone=False)


def _on_note(edits: Edits) -> bool:
    return NOTE in edits


def _turn(
    of: list[Change], to: list[Change], edits_of: Callable[[Change], Fields], *, undone: bool
) -> tuple[Fields, Journal]:
    """Move the last step that still stands from one list to the other; those before it go."""
    journal: Journal = {}
    while of:
        change = replace(of.pop(), stroke=None)
        edits = edits_of(change)
        if edits:
            to.append(change)
            return edits, {**journal, change.seq: change.kept(undone=undone)}
        journal[change.seq] = None
    return {}, journal


class Strokes:
    """Numbers typing: the same number for the same field until a pause of a second."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: tuple[str, datetime] | None = None
        self._number = 0

    def next(self, key: str) -> int:
        """The number of the stroke that a letter typed now into `key` belongs to."""
        now = self._clock()
        if self._last is None or self._last[0] != key or now - self._last[1] > PAUSE:
            self._number += 1
        self._last = (key, now)
        return self._number

    def end(self) -> None:
        """The next letter begins a new stroke whatever it is."""
        self._last = None


def _read(seq: int, step: JsonValue) -> tuple[Change, bool]:
    """A step as it was kept, and whether it was taken back."""
    kept: dict[str, JsonValue] = step if isinstance(step, dict) else {}
    before, after = (
        side if isinstance(side := kept.get(name), dict) else {} for name in ("before", "after")
    )
    return Change(seq, before, after), bool(kept.get("undone"))


def _turned(state: State, there: Edits, wanted: Edits) -> Fields:
    """The edits of `wanted` in the place of those of `there` that still stand.

    An action goes only as it was left: not one word more. One that comes back names all its
    fields, for the file may still have it as it was once, or may have nothing of it.
    """
    moved = {
        action
        for action, gone in grouped(wanted).get(GONE, {}).items()
        if not state.stands(f"{GONE}.{action}", there.get(f"{GONE}.{action}"))
        or (gone and not _as_left(state, action, there))
    }
    whole = set(grouped(wanted).get(GONE, {}))
    edits: Fields = {}
    for key, value in wanted.items():
        action = key.partition(".")[2].partition(".")[0]
        if part(key) in (ACTION, GONE) and action in whole:
            if action not in moved:
                edits[key] = value
        elif key in there and state.stands(key, there[key]):
            edits[key] = value
    for key in [key for key in edits if part(key) == GONE and not edits[key]]:
        action = key.partition(".")[2]
        edits = {**_unanswered(action), **edits}
    return edits


def _unanswered(action: str) -> Fields:
    """All fields of an action without an answer; without `what` there would be no action."""
    names = [name for name in Action.model_fields if name not in ("interview", "what")]
    return {f"{ACTION}.{action}.what": "", **{f"{ACTION}.{action}.{name}": None for name in names}}


def _as_left(state: State, action: str, there: Edits) -> bool:
    """Whether the action has the fields of `there` and no others."""
    left = by_action(grouped(there).get(ACTION, {})).get(action, {})
    return flat(with_edits(Action(interview=state.id), left)) == state.fields(action)


def steps_of(edits: Edits) -> Journal:
    """The steps among edits that are still owed."""
    return {int(seq): step for seq, step in grouped(edits).get(STEP, {}).items()}
