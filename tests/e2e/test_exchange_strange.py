"""What no protocol foresees: copied laptops, answers mixed up, a hub put back in silence."""

import json
import shutil
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection, transaction
from exchange_backup import conflicts
from exchange_desk import Desk
from exchange_kit import person, school
from exchange_world import Backup

from hub.exchange.models import History, Record
from onedesk.store import past, restored
from onedesk.store.database import writing
from sync import errors

pytestmark = pytest.mark.django_db

MIXED_UP = ("portal", "old", "another", "again")


@pytest.fixture
def desks(tmp_path):
    """Two advisers of one school, who both have one student and one interview."""
    made = [Desk(tmp_path, person(name, school())) for name in ("marged", "sunil")]
    student = made[0].add("student", "thornlaw", None, legal_forename="Zoë", legal_surname="Reed")
    made[0].add("interview", "thornlaw", student, cycle=3, job="baker")
    settle(*made)
    yield made
    for desk in made:
        desk.close()


def settle(*desks):
    """Rounds until nothing is left to say; everybody agrees to what is asked."""
    for _ in range(4):
        last = []
        for desk in desks:
            with writing(desk.db):
                restored.accept(desk.db)
            last.append(desk.sync())
    assert [(one.trouble, one.sendable, one.report.differs) for one in last] == [
        (None, 0, ())
    ] * len(desks)
    assert all(desk.content() == desks[0].content() for desk in desks)
    for desk in desks:
        desk.check_claims()


def talk(desk):
    (found,) = desk.all("interview")
    return found


def said(desk, field="job"):
    """Every value of a field that somebody can still find, and how often the record was made."""
    key = talk(desk)
    changes = list(History.objects.filter(record=key).values_list("what", "changes", "aside"))
    assert [what for what, _, _ in changes].count("created") == 1
    found = {value for _, text, _ in changes for value in json.loads(text).get(field, ())}
    found |= {json.loads(aside).get(field) for _, _, aside in changes}
    found |= {json.loads(Record.objects.get(id=key).body).get(field)}
    return found | {value for pair in conflicts() for value in pair} - {None}


def went_back(desk, copy):
    desk.close()
    shutil.copy(copy, desk._path)
    desk._open()


def copied(desk, to):
    desk.close()
    shutil.copy(desk._path, to)
    desk._open()
    return to


def test_a_laptop_put_back_from_a_copy_gets_its_own_words_again(desks, tmp_path):
    desk, colleague = desks
    desk.edit("interview", talk(desk), {"job": "vet"})
    copy = copied(desk, tmp_path / "copy.db")
    desk.edit("interview", talk(desk), {"job": "nurse"})
    desk.add("interview", "thornlaw", next(iter(desk.all("student"))), cycle=4, job="cook")
    settle(desk)
    went_back(desk, copy)
    settle(desk, colleague)
    assert {one.body.job for one in desk.all("interview").values()} == {"nurse", "cook"}
    assert ("nurse", "vet") in conflicts()


def test_the_same_folder_on_two_machines_ends_alike_on_both(desks, tmp_path):
    desk, colleague = desks
    twin = Desk.__new__(Desk)
    twin.name, twin.offset, twin.line, twin._key = (
        desk.name,
        desk.offset,
        type(desk.line)(),
        desk._key,
    )
    twin._path = copied(desk, tmp_path / "twin.db")
    twin._open()
    for number in range(2):
        desk.edit("interview", talk(desk), {"job": f"here {number}"})
        twin.edit("interview", talk(twin), {"plan": f"there {number}"})
        desk.sync("lost")
        twin.sync("lost")
    settle(desk, twin, colleague)
    body = desk.all("interview")[talk(desk)].body
    assert (body.job, body.plan) == ("here 1", "there 1")
    twin.close()


@pytest.mark.parametrize("first", [0, 1])
def test_the_same_answer_changed_three_times_in_turns_over_a_line_that_loses_replies(desks, first):
    turns = [desks[first], desks[1 - first]] * 3
    for number, desk in enumerate(turns):
        desk.edit("interview", talk(desk), {"job": f"word {number}"})
        desk.sync("lost", "lost")
    settle(*desks)
    known = {one.new for desk in desks for one in past.read(desk.db, talk(desk))}
    assert {f"word {number}" for number in range(6)} <= said(desks[0]) | known


@pytest.mark.parametrize("step", range(2))
@pytest.mark.parametrize("fault", MIXED_UP)
def test_answers_that_are_mixed_up_change_nothing_that_lasts(desks, fault, step):
    desk, colleague = desks
    colleague.edit("interview", talk(colleague), {"job": "vet"})
    colleague.sync()
    desk.edit("interview", talk(desk), {"plan": "college"})
    desk.sync(*[None] * step, fault)
    desk.remove("interview", talk(desk))
    desk.sync(*[None] * step, fault)
    colleague.edit("interview", talk(colleague), {"job": "nurse"})
    colleague.sync(*[None] * step, fault)
    settle(*desks)
    assert {"baker", "vet", "nurse"} <= said(colleague)
    assert "college" in said(colleague, "plan")


def test_a_hub_put_back_in_silence_gets_back_what_both_laptops_read_since(desks, logs):
    logs.expect("it was put back")
    desk, colleague = desks
    backup = Backup()
    for number in range(3):
        for one in desks:
            one.edit("interview", talk(one), {"job": f"{one.name} {number}"})
            settle(*desks)
    backup.restore()
    colleague.edit("interview", talk(colleague), {"plan": "college"})
    settle(*desks)
    body = desk.all("interview")[talk(desk)].body
    assert (body.job, body.plan) == ("sunil 2", "college")


@contextmanager
def full_after(statements):
    """The hub's disk is full from some statement on; what was not committed is undone."""
    left = iter(range(statements))

    def full(execute, sql, params, many, context):
        if next(left, None) is None and not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(full), transaction.atomic():
        yield
        transaction.set_rollback(connection.needs_rollback)


@pytest.mark.parametrize("statements", [0, 5, 9])
def test_a_full_disk_at_the_hub_is_told_and_nothing_is_half_written(desks, logs, statements):
    logs.expect("Service Unavailable")
    desk, colleague = desks
    before = list(History.objects.values_list("record", "version"))
    desk.edit("interview", talk(desk), {"job": "vet"})
    with full_after(statements):
        trouble = desk.sync().trouble
    assert isinstance(trouble, errors.Busy | errors.HubDown)
    assert list(History.objects.values_list("record", "version")) in (
        before,
        [*before, (talk(desk), 2)],
    )
    settle(desk, colleague)
    assert colleague.all("interview")[talk(desk)].body.job == "vet"


@pytest.mark.parametrize("room", [0, 2])
def test_a_full_disk_on_the_laptop_amid_a_page_leaves_it_whole(desks, room):
    desk, colleague = desks
    student = next(iter(colleague.all("student")))
    for number in range(40):
        colleague.add("interview", "thornlaw", student, cycle=4, summary=f"{number} " * 200)
    colleague.sync()
    desk.edit("interview", talk(desk), {"job": "vet"})
    pages = desk.db.execute("PRAGMA page_count").fetchone()[0]
    desk.db.execute(f"PRAGMA max_page_count = {pages + room}").fetchall()
    assert desk.sync().trouble is not None
    assert len(desk.all("interview")) == 1
    desk.db.execute("PRAGMA max_page_count = 1073741823").fetchall()
    settle(*desks)
    assert len(desk.all("interview")) == 41
