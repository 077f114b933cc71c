"""What a round moved: counted by its ids, whatever else is in the file."""

from onedesk.store import went


def test_what_a_round_moved_is_found_by_its_ids_alone(db, interview):
    asked = []
    with db.tracer(lambda *one: asked.append(one)):
        assert went.told_apart(db, {"interview": 1, "note": 2}, ["i1"]) == {
            "appointment": 1,
            "note": 2,
        }
    ((sql, values),) = asked
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert [step.endswith("(id=?)") for step in plan if " record " in step] == [True]
