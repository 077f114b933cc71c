"""A small programme for schedules: two schools, three laptops, a hub, and all that was shown."""

import json
import os
from collections import defaultdict
from contextlib import suppress
from itertools import count

from django.apps import apps
from exchange_desk import Desk
from exchange_kit import AT, person, school

from hub.accounts.models import Person
from hub.exchange import moving, reading
from hub.exchange.models import History, Record
from onedesk.desk import Desk as OneDesk
from onedesk.domain.errors import RuleError
from onedesk.domain.fields import flat
from onedesk.store import inbox, past, removal, restored
from onedesk.store.database import writing
from onedesk.store.errors import NotThere

KINDS = ("student", "interview", "action", "note", "conflict")
FIELDS = {
    "student": ("form", "why_selected"),
    "interview": ("job", "plan", "summary"),
    "action": ("what",),
    "note": ("text",),
}
DATA = "ONEDESK_HUB_DATA"
"""Where the hub keeps its list of the erased; each world has its own."""

_numbers = count(1)


def word():
    """A word that was never said before."""
    return f"word-{next(_numbers)}"


class Backup:
    """What the hub's database held at one moment; `restore` puts it back."""

    _LABELS = ("exchange", "registry", "guardian")

    def __init__(self):
        self._rows = {model: list(model.objects.values()) for model in self._models()}

    def _models(self):
        found = [
            m
            for label in self._LABELS
            if apps.is_installed(f"hub.{label}")
            for m in apps.get_app_config(label).get_models()
        ]
        return [*(model for model in found if model.__name__ != "Device"), Person.schools.through]

    def restore(self):
        """Laptops enrolled since then would have to enrol again: nobody does amid a schedule."""
        for model in reversed(self._models()):
            if model.__name__ not in ("School", "Service", "EnrolmentCode"):
                model.objects.all().delete()
                model.objects.bulk_create([model(**row) for row in self._rows[model]])


class World:
    """Advisers `a` (north), `b` (both schools) and `c` (south), each with a laptop."""

    def __init__(self, folder):
        number = next(_numbers)
        self._kept_at = os.environ.get(DATA)
        os.environ[DATA] = str(folder / f"hub-{number}")
        self.north, self.south = school(f"north-{number}"), school(f"south-{number}")
        self.people = {
            "a": person(f"a{number}", self.north),
            "b": person(f"b{number}", self.north, self.south),
            "c": person(f"c{number}", self.south),
        }
        self.desks = {name: Desk(folder, who) for name, who in self.people.items()}
        self.shown = set()
        self.writers = defaultdict(set)
        self.removals = defaultdict(list)
        self.born = {}
        self.erased = set()
        self.written_over = set()
        self.gave_way = set()
        self.moved = set()
        self.put_back = False
        self.unsaid = []
        self.taken = set()

    def close(self):
        for desk in self.desks.values():
            desk.close()
        if self._kept_at is not None:
            os.environ[DATA] = self._kept_at

    def schools(self, desk):
        return sorted(self.people[desk].schools.values_list("id", flat=True))

    def has_met_the_hub(self, desk):
        """Whether the hub knows which schools this laptop holds."""
        return bool(inbox.cursor(self.desks[desk].db))

    def show(self, record, fields):
        """Note what a laptop has shown as saved."""
        self.shown |= {(record, name, json.dumps(value)) for name, value in fields.items()}

    def make(self, desk, kind, where, student, **body):
        """A new record on a laptop."""
        record = self.desks[desk].add(kind, where, student, **body)
        self.born[record] = (kind, student or record)
        self._wrote(desk, record, body)
        self.show(record, {name: body[name] for name in FIELDS[kind] if name in body})
        return record

    def edit(self, desk, kind, record, edits):
        self._note_written_over(desk, record, edits)
        self._note_what_gives_way(desk, kind, record, edits)
        self._wrote(desk, record, edits)
        self.desks[desk].edit(kind, record, edits)
        self.show(record, {name: value for name, value in edits.items() if value is not None})

    def remove(self, desk, kind, record):
        self._note_written_over(desk, record, FIELDS[kind])
        self.desks[desk].remove(kind, record)
        self.removals[record].append((desk, True))

    def bring_back(self, desk, pick):
        """Take back one of the removals that the hub has not answered yet."""
        laptop = self.desks[desk]
        rows = laptop.db.execute("SELECT kind, id FROM record WHERE deleted = 1 ORDER BY id")
        if removed := rows.fetchall():
            kind, record = removed[pick % len(removed)]
            laptop.bring_back(kind, record)
            self.removals[record].append((desk, False))

    def _wrote(self, desk, record, fields):
        for name in fields:
            self.writers[record, name].add(desk)

    def _note_written_over(self, desk, record, edits):
        """What the hub never had, or lost, is in this laptop’s history as long as the school is."""
        find = "SELECT body, base, version FROM record WHERE id = ? AND (owed = 1 OR ?)"
        row = self.desks[desk].db.execute(find, [record, self.put_back]).fetchone()
        if row is not None:
            known = row[2] and not self.put_back
            mine, base = json.loads(row[0]), json.loads(row[1] or "{}") if known else {}
            own = {one: mine.get(one) for one in edits if mine.get(one) != base.get(one)}
            over = {(record, name, json.dumps(value)) for name, value in own.items()}
            self.written_over |= {(desk, one) for one in over - self._at_hub()}

    def _note_what_gives_way(self, desk, kind, record, edits):
        """What its writer had before their eyes when they wrote something else."""
        seen = flat(self.desks[desk].all(kind)[record].body)
        self.gave_way |= {(record, name, json.dumps(seen[name])) for name in edits if name in seen}

    def stands_or_is_asked(self):
        """Every value that is current at the hub, or one of two in a question."""
        return self._current() | self._in_conflicts()

    def is_erased(self, record):
        return self.born[record][1] in self.erased

    def students(self):
        return {student for _, student in self.born.values()}

    def let_go(self, record, desk=None):
        """Whether a laptop (or any) may have had to forget its own history of a record since."""
        taken = {name for name, _ in self.taken}
        return self.born[record][1] in self.moved or (desk in taken if desk else bool(taken))

    def say_moves_again(self):
        """Those of students who were not back when the hub was restored (docs/hub-guide.md)."""
        for student, there in self.unsaid:
            for where in ({self.north.id, self.south.id} - {there}).pop(), there:
                with suppress(moving.NoMoveError):
                    moving.move(student, where)
        self.unsaid.clear()

    def forget_what_nobody_has(self):
        """Right after a restore: what laptops had let go of went with what the backup lacks.

        What had given way before is in the history of laptops alone now.
        """
        self.put_back = True
        stands = self._at_hub() | self._on_laptops()
        there = stands | self._in_past()
        self.shown -= {one for one in self.shown - there if self.let_go(one[0])}
        for desk in self.desks:
            self.written_over |= {(desk, one) for one in self._in_past(desk) - stands}

    def choose(self, desk, conflict, choice):
        """Answer a question as the sync centre does."""
        laptop = self.desks[desk]
        self._wrote(desk, conflict.body.of_id, [conflict.body.field])
        with suppress(RuleError, NotThere):
            OneDesk(laptop.db, lambda: AT + laptop.offset).choose(conflict.id, choice)
            if choice == "offered":
                body = conflict.body
                self.show(body.of_id, {body.field: body.offered} if body.offered else {})

    def say_yes(self, desk):
        """The adviser agrees to whatever the laptop stopped to ask."""
        db = self.desks[desk].db
        with writing(db):
            removal.allow(db)
            restored.accept(db)

    def damage(self, desk, pick):
        """A record that the hub has is lost on a laptop, which does not notice."""
        laptop = self.desks[desk]
        rows = laptop.db.execute("SELECT id FROM record WHERE version > 0 AND owed = 0").fetchall()
        if rows:
            laptop.db.execute("DELETE FROM record WHERE id = ?", list(rows[pick % len(rows)]))
            laptop.restart()

    def some(self, desk, kind, pick):
        """One of the records of a kind on a laptop; `None` where there is none."""
        there = sorted(self.desks[desk].all(kind).items())
        return there[pick % len(there)][1] if there else None

    def students_at_hub(self):
        ids = Record.objects.filter(kind="student", deleted=False, id__in=self.born)
        return sorted(ids.values_list("id", "school_id"))

    def on_hub(self, desk):
        """Fields of every live record that this laptop's adviser may see, by kind and id."""
        return {
            (one.kind, one.id): (one.school, flat(one.body))
            for kind in KINDS
            for one in reading.records(self.people[desk], kind)
        }

    def on_desk(self, desk):
        return {
            (kind, one.id): (one.school, flat(one.body))
            for kind in KINDS
            for one in self.desks[desk].all(kind).values()
        }

    def found(self):
        """Every value that stands somewhere: current, in a conflict, or in a history."""
        return self._at_hub() | self._in_past()

    def _at_hub(self):
        return self._current() | self._in_conflicts() | self._in_history()

    def _on_laptops(self):
        return {
            (record, name, json.dumps(value))
            for desk in self.desks
            for (_, record), (_, fields) in self.on_desk(desk).items()
            for name, value in fields.items()
        }

    def _current(self):
        """At the hub, whoever may see it just now."""
        live = Record.objects.filter(id__in=self.born, deleted=False)
        return {
            (record, name, json.dumps(value))
            for record, body in live.values_list("id", "body")
            for name, value in json.loads(body).items()
        }

    def _in_conflicts(self):
        ours = {"school__in": [self.north, self.south], "kind": "conflict", "deleted": False}
        bodies = Record.objects.filter(**ours).values_list("body", flat=True)
        return {
            (one["of_id"], one["field"], json.dumps(one.get(side)))
            for one in map(json.loads, bodies)
            for side in ("kept", "offered")
        }

    def _in_history(self):
        found = set()
        for row in History.objects.filter(record__in=self.born):
            for name, values in json.loads(row.changes).items():
                found |= {(row.record, name, json.dumps(value)) for value in values}
            aside = json.loads(row.aside)
            found |= {(row.record, name, json.dumps(value)) for name, value in aside.items()}
        return found

    def _in_past(self, *desks):
        return {
            (record, one.field, json.dumps(value))
            for record in self.born
            for desk in desks or self.desks
            for one in past.read(self.desks[desk].db, record)
            for value in (one.old, one.new)
        }
