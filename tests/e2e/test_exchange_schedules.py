"""Three laptops, two schools and a hub, on any schedule of deeds and mishaps: nothing is lost.

`HYPOTHESIS_PROFILE=nightly` runs at least 2,000 schedules, new ones each time, and prints the steps
of one that does not hold and the words that repeat it; `make test` runs a fixed set.
"""

from datetime import timedelta
from functools import partial

import exchange_end
import pytest
from django.db import transaction
from exchange_world import FIELDS, Backup, World, word
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from hub.exchange import moving, restoring
from hub.guardian import erasure

SCHEDULES = 2_000
FAULTS = st.lists(
    st.sampled_from(
        [
            *(None, "away", "lost", "torn", "late", "twice", "dies before", "dies after"),
            *("portal", "old", "another", "again"),
        ]
    ),
    max_size=4,
)
desks = st.sampled_from("abc")
picks = st.integers(0, 4)
KINDS = sorted(FIELDS)
kinds = st.sampled_from(KINDS)
MEANWHILE = st.lists(
    st.tuples(
        st.sampled_from(["type", "new", "delete", "bring back", "choose", "a colleague"]),
        desks,
        picks,
    ),
    max_size=4,
)


class Schedule(RuleBasedStateMachine):
    """Anything may happen in any order; at the end the line is good, and everybody is asked."""

    def __init__(self, folder):
        super().__init__()
        self._undo = transaction.atomic()
        self._undo.__enter__()
        self.world = World(folder)
        self.backup = None
        self.restored = False
        self.said_since = []
        for desk in "ac":
            self.new_student(desk, 0)

    @rule(desk=desks, pick=picks)
    def new_student(self, desk, pick):
        schools = self.world.schools(desk)
        if schools:
            name = {"legal_forename": "Zoë", "legal_surname": "Reed", "form": word()}
            self.world.make(desk, "student", schools[pick % len(schools)], None, **name)

    @rule(desk=desks, pick=picks)
    def new_interview(self, desk, pick):
        student = self.world.some(desk, "student", pick)
        if student is not None:
            body = {"cycle": 3, "job": word()}
            self.world.make(desk, "interview", student.school, student.id, **body)

    @rule(desk=desks, pick=picks, kind=st.sampled_from(["action", "note"]))
    def new_page_of_an_interview(self, desk, pick, kind):
        of = self.world.some(desk, "interview", pick)
        if of is not None:
            body = {"interview": of.id, FIELDS[kind][0]: word()}
            self.world.make(desk, kind, of.school, of.student, **body)

    @rule(desk=desks, kind=kinds, pick=picks, same=st.booleans())
    def type(self, desk, kind, pick, same):
        record = self.world.some(desk, kind, pick)
        if record is not None:
            field = FIELDS[kind][pick % len(FIELDS[kind])]
            self.world.edit(desk, kind, record.id, {field: "vet" if same else word()})

    @rule(desk=desks, pick=picks, field=st.sampled_from(FIELDS["interview"]))
    def clear(self, desk, pick, field):
        record = self.world.some(desk, "interview", pick)
        if record is not None:
            self.world.edit(desk, "interview", record.id, {field: None})

    @rule(desk=desks, kind=st.sampled_from(["interview", "action", "note"]), pick=picks)
    def delete(self, desk, kind, pick):
        record = self.world.some(desk, kind, pick)
        if record is not None:
            self.world.remove(desk, kind, record.id)

    @rule(desk=desks, pick=picks, choice=st.sampled_from(["kept", "offered"]))
    def choose(self, desk, pick, choice):
        conflict = self.world.some(desk, "conflict", pick)
        if conflict is not None and conflict.body.choice is None:
            self.world.choose(desk, conflict, choice)

    @rule(desk=desks, days=st.integers(-5000, 5000))
    def set_the_clock(self, desk, days):
        self.world.desks[desk].offset = timedelta(days=days)

    @rule(desk=desks, faults=FAULTS)
    def sync(self, desk, faults):
        outcome = self.world.desks[desk].sync(*faults)
        if outcome is not None and outcome.trouble is None:
            assert outcome.sendable == 0
        self.world.desks[desk].check_claims()

    @rule(desk=desks, faults=FAULTS, deeds=MEANWHILE)
    def sync_while_something_is_done(self, desk, faults, deeds):
        """Each deed between the hub's hearing a question and the laptop's hearing the answer."""
        self.world.desks[desk].sync(*faults, *(partial(self._do, desk, *deed) for deed in deeds))
        self.world.desks[desk].check_claims()

    def _do(self, desk, deed, colleague, pick):
        match deed:
            case "type":
                self.type(desk, KINDS[pick % len(KINDS)], pick, False)
            case "new":
                self.new_interview(desk, pick)
            case "delete":
                self.delete(desk, "interview", pick)
            case "bring back":
                self.bring_back(desk, pick)
            case "choose":
                self.choose(desk, pick, "offered")
            case _ if colleague != desk:
                self.type(colleague, "interview", pick, False)
                self.sync(colleague, [])

    @rule(desk=desks, pick=picks)
    def bring_back(self, desk, pick):
        """Take a removal back."""
        self.world.bring_back(desk, pick)

    @rule(desk=desks, after=st.integers(0, 120))
    def die_amid_a_statement(self, desk, after):
        self.world.desks[desk].sync_and_die(after)
        self.world.desks[desk].check_claims()

    @precondition(lambda self: self.backup is None)
    @rule(desk=desks, pick=picks)
    def forget_a_record_behind_its_back(self, desk, pick):
        """While the hub has it for certain: what both lose is lost."""
        self.world.damage(desk, pick)

    @rule(pick=picks)
    def move_a_student(self, pick):
        there = self.world.students_at_hub()
        if there:
            student, here = there[pick % len(there)]
            ours = {self.world.north.id, self.world.south.id}
            there = (ours - {here}).pop()
            moving.move(student, there)
            self.world.moved.add(student)
            self.said_since.append(partial(self._move_again, student, there))

    @rule(desk=desks, south=st.booleans(), given=st.booleans())
    def give_or_take_a_school(self, desk, south, given):
        """Not after a restore, which brings back who was where, and what was owed there."""
        if self.world.has_met_the_hub(desk) and not self.restored:
            where = self.world.south if south else self.world.north
            schools = self.world.people[desk].schools
            if given:
                schools.add(where)
                self.said_since.append(partial(schools.add, where))
            else:
                schools.remove(where)
                self.world.taken.add((desk, where.id))

    @rule(pick=picks, rare=st.integers(0, 3))
    def erase_a_student(self, pick, rare):
        there = self.world.students_at_hub()
        if there and not rare:
            student = there[pick % len(there)][0]
            self.world.erased.add(student)
            erasure.erase(student, "asked by the family")

    @precondition(lambda self: self.backup is None)
    @rule()
    def back_the_hub_up(self):
        self.backup = Backup()
        self.said_since.clear()

    @precondition(lambda self: self.backup is not None and not self.restored)
    @rule()
    def restore_the_hub(self):
        """The operator says again what was said by command since the backup (docs/hub-guide.md)."""
        self.backup.restore()
        erasure.repeat()
        restoring.begin_anew()
        for say_again in self.said_since:
            say_again()
        self.world.forget_what_nobody_has()
        self.restored = True

    def _move_again(self, student, school):
        try:
            moving.move(student, school)
        except moving.NoMoveError:
            self.world.unsaid.append((student, school))

    def teardown(self):
        try:
            exchange_end.check(self.world, restored=self.restored)
        finally:
            self.world.close()
            transaction.set_rollback(True)
            self._undo.__exit__(None, None, None)


@pytest.mark.django_db
def test_whatever_happens_nothing_that_was_shown_as_saved_is_lost(tmp_path):
    nightly = settings().max_examples > settings.get_profile("house").max_examples
    run_state_machine_as_test(
        lambda: Schedule(tmp_path),
        settings=settings(
            stateful_step_count=40,
            max_examples=SCHEDULES if nightly else settings().max_examples // 2,
        ),
    )
