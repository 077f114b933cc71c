"""A hub restored from a backup, whatever two desks had typed before and since: a law."""

import json

import pytest
from django.db import transaction
from exchange_backup import Backup, conflicts
from exchange_kit import interview, item
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.exchange.models import Record
from onedesk.domain.records import canonical

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hub_folder")]

FIELDS = ("job", "plan", "summary")
CHANGES = st.lists(
    st.tuples(st.sampled_from([0, 1]), st.sampled_from(FIELDS), st.sampled_from([None, "a", "b"])),
    max_size=8,
)


@given(before=CHANGES, since=CHANGES, order=st.booleans())
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_two_desks_had_the_newest_stands_and_two_newest_are_a_question(
    laptop, other, before, since, order
):
    """Each desk has the record as it was when it last pushed: of before the backup, or since."""
    place, desks = transaction.savepoint(), [laptop, other]
    laptop.result(interview("i1"))
    seen = [_seen(), _seen()]
    for who, field, value in before:
        _type(desks, seen, who, field, value)
    backup = Backup()
    held_version, held = _seen()
    asked = conflicts()
    for who, field, value in since:
        _type(desks, seen, who, field, value)
    backup.restore()
    expected, newest, questions = dict(held), set(), []
    for who in [1, 0] if order else [0, 1]:
        version, fields = seen[who]
        desks[who].result(item("interview", "i1", body=canonical(fields), base=version))
        for field in FIELDS if version > held_version else ():
            mine = fields.get(field)
            if mine == held.get(field):
                continue
            if field in newest and expected.get(field) != mine:
                questions.append((expected.get(field), mine))
            elif field not in newest:
                expected[field] = mine
                newest.add(field)
    assert _seen()[1] == {field: value for field, value in expected.items() if value is not None}
    assert sorted(conflicts(), key=str) == sorted(asked + questions, key=str)
    transaction.savepoint_rollback(place)


def _seen():
    row = Record.objects.get(id="i1")
    return row.version, json.loads(row.body)


def _type(desks, seen, who, field, value):
    """One desk pushes an edit on what it saw last, and sees the result."""
    desks[who].result(item("interview", "i1", {field: value}, base=seen[who][0]))
    seen[who] = _seen()
