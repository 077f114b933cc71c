"""One sitting at an interview: all that is typed is written together, with the way back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import JsonValue

from onedesk.desk.base import as_entry
from onedesk.desk.edits import (
    ACTION,
    GONE,
    INTERVIEW,
    LEFT,
    MINE,
    NOTE,
    OUTCOME,
    PLACE,
    REMOVED,
    STEP,
    by_action,
    grouped,
    part,
)
from onedesk.desk.preferring import Preferring
from onedesk.desk.views import InterviewFile
from onedesk.domain.fields import Edits, Fields, by_hand, flat, whole
from onedesk.domain.interview import Interview
from onedesk.domain.people import Programme
from onedesk.domain.plan import Action, Note
from onedesk.domain.preferences import Preferences
from onedesk.store import records, sittings
from onedesk.store.database import reading, writing


@dataclass(frozen=True, slots=True)
class Sitting:
    """What an interview desk needs to begin: the interview, and what can be taken back in it."""

    file: InterviewFile
    programme: Programme
    preferences: Preferences
    steps: Mapping[int, JsonValue]
    place: JsonValue


@dataclass(frozen=True, slots=True)
class Interrupted:
    """An interview that was on the screen when OneDesk stopped.

    When it was last heard of, and the last step that was done in it (`onedesk.store.sittings`).
    """

    interview: str
    at: datetime
    step: JsonValue


@dataclass(frozen=True, slots=True)
class Stored:
    """An interview as the file has it, with every action of its student and the private note."""

    interview: Interview
    actions: Mapping[str, Action]
    note: str = ""
    note_id: str | None = None

    def value(self, key: str) -> JsonValue:
        """What stands under a key of `onedesk.desk.edits`."""
        name, inner = part(key), key.partition(".")[2]
        action = self.actions.get(inner.partition(".")[0])
        if name == NOTE:
            return self.note
        if name == GONE:
            return None if action else True
        if name == OUTCOME:
            return action.outcome if action else REMOVED
        if name == ACTION:
            return flat(action).get(inner.partition(".")[2]) if action else REMOVED
        return flat(self.interview).get(key)


class Sittings(Preferring):
    """Opening an interview, and saving what is done in it."""

    def sit_down(self, interview: str) -> Sitting:
        """All that the interview desk shows of an interview."""
        with reading(self._db) as db:
            return Sitting(
                file=self._interview(interview),
                programme=self.programme(),
                preferences=self._preferences(),
                steps=sittings.steps(db, interview),
                place=sittings.place(db, interview),
            )

    def interrupted(self) -> Interrupted | None:
        """The interview that nobody has left; none for one that is finished or gone."""
        with reading(self._db) as db:
            found = sittings.on_screen(db)
            place = records.place_of(db, found[0]) if found else None
            if found is None or place is None or records.place_of(db, place[2] or "") is None:
                return None
            interview, at = found
            body = as_entry(Interview, records.load(db, "interview", interview)).body
            if body.finished_at is not None or (body.outcome is not None and not body.held):
                return None
            steps = list(sittings.steps(db, interview).values())
            return Interrupted(interview, datetime.fromisoformat(at), steps[-1] if steps else None)

    def look(self, interview: str) -> Stored:
        """The interview as it is stored now."""
        with reading(self._db):
            return self._stored(interview)

    def save(self, interview: str, edits: Edits) -> Stored | None:
        """Write edits under the keys of `onedesk.desk.edits`, all or none.

        Gives the interview as it is stored then; `None` where no record was touched.
        """
        edits = by_hand(edits)
        groups = grouped(edits)
        with writing(self._db) as db:
            kept = {int(seq): whole(step) for seq, step in groups.pop(STEP, {}).items()}
            sittings.keep_steps(db, interview, kept)
            place = groups.pop(PLACE, {}).get(PLACE)
            if place is not None:
                sittings.keep_place(db, interview, place)
            if groups.pop(LEFT, None):
                sittings.leave_screen(db, interview)
            else:
                sittings.keep_on_screen(db, interview, self._clock().isoformat())
            if not groups:
                return None
            stored = self._stored(interview)
            return self._write(interview, stored, _ours(stored, edits))

    def _stored(self, interview: str) -> Stored:
        found = records.load(self._db, "interview", interview)
        about = records.of_student(self._db, found.student or "", ("action", "note"))
        notes = [r for r in about if isinstance(r.body, Note) and r.body.interview == interview]
        note = as_entry(Note, notes[0]) if notes else None
        return Stored(
            interview=as_entry(Interview, found).body,
            actions={r.id: r.body for r in about if isinstance(r.body, Action)},
            note=note.body.text if note else "",
            note_id=note.id if note else None,
        )

    def _write(self, interview: str, stored: Stored, edits: Edits) -> Stored:
        groups, actions = grouped(edits), dict(stored.actions)
        answers = groups.get(INTERVIEW)
        if answers:
            body = as_entry(Interview, self._edit("interview", interview, answers)).body
            stored = replace(stored, interview=body)
        gone = groups.get(GONE, {})
        fields = by_action(groups.get(ACTION, {}))
        for action in (*fields, *(one for one in gone if one not in fields)):
            if gone.get(action):
                self._take_out(actions, action)
            else:
                changed = fields.get(action, {})
                self._put_in(actions, interview, action, changed, wanted=action in gone)
        for action, outcome in groups.get(OUTCOME, {}).items():
            if action in actions:
                said = self._reviewed(interview, outcome)
                actions[action] = as_entry(Action, self._edit("action", action, said)).body
        if NOTE in groups:
            stored = self._note(interview, stored, str(groups[NOTE][NOTE] or ""))
        return replace(stored, actions=actions)

    def _take_out(self, actions: dict[str, Action], action: str) -> None:
        if actions.pop(action, None) is not None:
            records.remove(self._db, "action", action, self._stamp())

    def _put_in(
        self,
        actions: dict[str, Action],
        interview: str,
        action: str,
        fields: Edits,
        *,
        wanted: bool,
    ) -> None:
        """Change an action, make it, or bring back one that was taken out.

        One that is not there is made when it has words, or is `wanted` on the plan without them.
        """
        there = action in actions or records.place_of(self._db, action) is not None
        if there:
            if action not in actions:
                records.restore(self._db, "action", action, self._stamp())
            found = self._edit("action", action, fields)
        else:
            known = {name: value for name, value in fields.items() if value is not None}
            if "what" not in known and not wanted:  # a colleague took it out with its words
                return
            beside = records.load(self._db, "interview", interview)
            found = self._add("action", beside, {**known, "interview": interview}, action)
        actions[action] = as_entry(Action, found).body

    def _reviewed(self, interview: str, outcome: JsonValue) -> Edits:
        reviewed = interview if outcome else None
        today = self._today() if outcome else None
        return {"outcome": outcome, "outcome_on": today, "reviewed_in": reviewed}

    def _note(self, interview: str, stored: Stored, text: str) -> Stored:
        """There is one private note an interview, rewritten as it grows."""
        fields: Fields = {"text": text, "written_at": self._clock().isoformat()}
        if stored.note_id is not None:
            self._edit("note", stored.note_id, fields)
            return replace(stored, note=text)
        beside = records.load(self._db, "interview", interview)
        made = self._add("note", beside, {**fields, "interview": interview})
        return replace(stored, note=text, note_id=made.id)


def _ours(stored: Stored, edits: Edits) -> Edits:
    """The edits without those that would take back what somebody else wrote."""
    wanted: Fields = {}
    for key, value in edits.items():
        mine = edits.get(f"{MINE}.{key}")
        theirs = isinstance(mine, list) and stored.value(key) not in mine
        if not theirs and part(key) not in (MINE, STEP, PLACE, LEFT):
            wanted[key] = value
    return wanted
