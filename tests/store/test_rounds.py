"""What a round moved: counted by its ids, whatever else is in the file."""

import pytest

from onedesk.domain.round_report import RoundReport
from onedesk.store import rounds


def test_what_a_round_moved_is_found_by_its_ids_alone(db, interview):
    asked = []
    with db.tracer(lambda *one: asked.append(one)):
        assert rounds.told_apart(db, {"interview": 1, "note": 2}, ["i1"]) == {
            "appointment": 1,
            "note": 2,
        }
    ((sql, values),) = asked
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert [step.endswith("(id=?)") for step in plan if " record " in step] == [True]


@pytest.mark.parametrize(
    ("moved", "waits"), [({}, False), ({"sent": {"note": 1}}, True), ({"gone": 1}, True)]
)
def test_only_a_round_that_moved_something_waits_for_the_disk(db, stamp, moved, waits):
    said = []
    db.conn.set_trace_callback(said.append)
    rounds.add(db, RoundReport(at=stamp.at, **moved))
    assert ("PRAGMA synchronous = NORMAL" not in said) == waits
    assert rounds.last(db) is not None
