"""Two real desks and a real hub: whatever is typed, lost, repeated or crashed, they agree."""

import json
from datetime import timedelta
from itertools import count

import pytest
from django.db import transaction
from exchange_desk import Desk
from exchange_kit import person, school
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from hub.exchange import reading
from hub.exchange.models import History, Record
from onedesk.domain.fields import flat

FIELDS = ("job", "plan", "summary")
FAULTS = st.lists(
    st.sampled_from([None, "away", "lost", "twice", "dies before", "dies after"]), max_size=4
)
_numbers = count(1)
desks = st.sampled_from("ab")
picks = st.integers(0, 4)


class Exchange(RuleBasedStateMachine):
    """Two advisers of one school, each on a laptop, and what they have typed."""

    def __init__(self, folder):
        super().__init__()
        self._undo = transaction.atomic()
        self._undo.__enter__()
        self.school = school(f"school-{next(_numbers)}")
        self.adviser = person(f"a{next(_numbers)}", self.school)
        self.desks = {
            "a": Desk(folder, self.adviser),
            "b": Desk(folder, person(f"b{next(_numbers)}", self.school)),
        }
        self.typed = {"a": set(), "b": set()}
        self.required = set()
        self.overwritten = set()
        self.born = []
        self.new_interview("a", 0)

    def value(self, text):
        return text or f"word {next(_numbers)}"

    def some(self, desk, pick):
        """One of the interviews on this desk."""
        there = sorted(self.desks[desk].all("interview"))
        return there[pick % len(there)] if there else None

    @rule(desk=desks, text=st.sampled_from(["", "baker"]))
    def new_interview(self, desk, text):
        made = self.desks[desk]
        people = sorted(made.all("student")) or [
            made.add("student", self.school.id, None, legal_forename="Zoë", legal_surname="Reed")
        ]
        word = self.value(text)
        record = made.add("interview", self.school.id, people[0], cycle=3, job=word)
        self.born.append(record)
        self.typed[desk].add((record, "job", word))

    @rule(desk=desks, pick=picks, field=st.sampled_from(FIELDS), text=st.sampled_from(["", "vet"]))
    def type(self, desk, pick, field, text):
        record = self.some(desk, pick)
        if record is None:
            return
        word = self.value(text)
        self._written_over(desk, record, field)
        self.desks[desk].edit("interview", record, {field: word})
        self.typed[desk].add((record, field, word))

    @rule(desk=desks, pick=picks, field=st.sampled_from(FIELDS))
    def clear(self, desk, pick, field):
        record = self.some(desk, pick)
        if record is not None:
            self._written_over(desk, record, field)
            self.desks[desk].edit("interview", record, {field: None})

    @rule(desk=desks, pick=picks)
    def delete(self, desk, pick):
        record = self.some(desk, pick)
        if record is None:
            return
        on_hub = Record.objects.filter(id=record).exists()
        for field in FIELDS:
            self._written_over(desk, record, field, forget=not on_hub)
        self.desks[desk].remove("interview", record)

    @precondition(lambda self: any(desk.all("conflict") for desk in self.desks.values()))
    @rule(desk=desks, pick=picks, choice=st.sampled_from(["kept", "offered"]))
    def choose(self, desk, pick, choice):
        there = sorted(self.desks[desk].all("conflict"))
        if there:
            self.desks[desk].edit("conflict", there[pick % len(there)], {"choice": choice})

    @rule(desk=desks, days=st.integers(-5000, 5000))
    def set_clock(self, desk, days):
        self.desks[desk].offset = timedelta(days=days)

    @rule(desk=desks, faults=FAULTS)
    def sync(self, desk, faults):
        outcome = self.desks[desk].sync(*faults)
        if outcome is not None and outcome.trouble is None:
            assert outcome.sendable == 0
            self.required |= self.typed[desk]
        self.desks[desk].check_claims()

    @rule(desk=desks, after=st.integers(0, 120))
    def die_amid_a_statement(self, desk, after):
        self.desks[desk].sync_and_die(after)
        self.desks[desk].check_claims()

    def _written_over(self, desk, record, field, *, forget=True):
        """What stood there is written over by hands that saw it.

        Not sent before, it is in that desk's own history only.
        """
        value = flat(self.desks[desk].all("interview")[record].body).get(field)
        self.overwritten.add((record, field, value))
        if forget:
            self.typed[desk] -= {one for one in self.typed[desk] if one[:2] == (record, field)}

    def teardown(self):
        try:
            self.check_that_all_is_quiet_and_there()
        finally:
            for desk in self.desks.values():
                desk.close()
            transaction.set_rollback(True)
            self._undo.__exit__(None, None, None)

    def check_that_all_is_quiet_and_there(self):
        last = [desk.sync() for _ in range(3) for desk in self.desks.values()][-2:]
        assert [(one.trouble, one.sendable, one.report.differs) for one in last] == [
            (None, 0, ())
        ] * 2
        assert [desk.owes() for desk in self.desks.values()] == [0, 0]
        ours, theirs = (desk.content() for desk in self.desks.values())
        assert ours == theirs == self.on_hub()
        for desk, typed in self.typed.items():
            self.desks[desk].check_claims()
            self.required |= typed
        stands = self.current() | self.in_conflicts()
        assert self.required - self.overwritten <= stands
        assert self.required <= stands | self.in_history()
        self.check_that_nothing_is_there_twice()

    def on_hub(self):
        """Fields of every live record of the school, by kind and id."""
        return {
            (one.kind, one.id): flat(one.body)
            for kind in ("student", "interview", "conflict")
            for one in reading.records(self.adviser, kind)
        }

    def current(self):
        return {
            (record, field, value)
            for (_, record), fields in self.on_hub().items()
            for field, value in fields.items()
            if field in FIELDS
        }

    def in_conflicts(self):
        told = [one.body for one in reading.records(self.adviser, "conflict")]
        return {(one.of_id, one.field, value) for one in told for value in (one.kept, one.offered)}

    def in_history(self):
        found = set()
        for past in History.objects.filter(record__in=self.born):
            for field, values in json.loads(past.changes).items():
                found |= {(past.record, field, str(value)) for value in values}
            found |= {(past.record, *one) for one in json.loads(past.aside).items()}
        return found

    def check_that_nothing_is_there_twice(self):
        there = Record.objects.filter(kind="interview", school=self.school)
        ids = list(there.values_list("id", flat=True))
        assert set(ids) <= set(self.born)
        made = History.objects.filter(record__in=ids, what=History.What.CREATED)
        assert sorted(made.values_list("record", flat=True)) == sorted(ids)
        offered = [
            (one.body.of_id, one.body.field, one.body.offered)
            for one in reading.records(self.adviser, "conflict")
            if str(one.body.offered).startswith("word")
        ]
        assert len(offered) == len(set(offered))


@pytest.mark.django_db
def test_two_desks_and_a_hub_agree_whatever_happens(tmp_path):
    run_state_machine_as_test(
        lambda: Exchange(tmp_path),
        settings=settings(stateful_step_count=30, max_examples=settings().max_examples // 2),
    )
