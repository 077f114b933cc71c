"""What goes from a laptop: schools it no longer has, students who moved, who was erased by law."""

import pytest
from exchange_desk import Desk
from exchange_kit import AT, person, school

from hub.exchange.models import Holding, Record
from hub.exchange.moving import move
from hub.guardian import erasure
from onedesk.desk import Desk as OneDesk
from onedesk.desk.edits import LEFT
from onedesk.store import account as accounts
from onedesk.store import erasing, outbox, past, removal, search, sittings, told
from onedesk.store.database import writing
from onedesk.store.search import Wanted

pytestmark = pytest.mark.django_db

WORDS = "quokka-words"


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ONEDESK_HUB_DATA", str(tmp_path / "hub"))


@pytest.fixture
def adviser():
    return person("marged", school("north"), school("south"))


@pytest.fixture
def desks(tmp_path, adviser):
    """Advisers of both schools; the first has one student in each, and their interviews."""
    colleague = person("sunil", school("north"), school("south"))
    made = Desk(tmp_path, adviser), Desk(tmp_path, colleague)
    for where, forename in (("north", "Zoë"), ("south", "Aoife")):
        student = made[0].add("student", where, None, legal_forename=forename, legal_surname="Reed")
        for cycle in range(1, 15):
            made[0].add("interview", where, student, cycle=cycle % 7 + 1, summary=WORDS)
    for desk in made:
        quiet(desk)
    yield made
    for desk in made:
        desk.close()


@pytest.fixture
def desk(desks):
    return desks[0]


def device_of(desk):
    return accounts.load(desk.db).device


def quiet(desk):
    outcome = desk.sync()
    assert (outcome.trouble, outcome.sendable, outcome.report.differs) == (None, 0, ())
    return outcome


def some(desk, kind, where):
    return next(one.id for one in desk.all(kind).values() if one.school == where)


def schools(desk):
    return {one.school for kind in ("student", "interview") for one in desk.all(kind).values()}


def lose(adviser, name):
    adviser.schools.remove(school(name))


def test_a_lost_school_is_sent_what_is_owed_then_goes_with_every_trace(desk, adviser):
    talk = some(desk, "interview", "south")
    desk.edit("interview", talk, {"job": "baker"})
    lose(adviser, "south")
    quiet(desk)
    assert "baker" in Record.objects.get(id=talk).body
    assert schools(desk) == {"north"}
    assert past.read(desk.db, talk) == []
    assert search.seek(desk.db, [Wanted(("aoife",))]) == []
    assert desk.db.execute("PRAGMA freelist_count").fetchone()[0] == 0
    assert Holding.objects.get(device=device_of(desk), school="south").let_go_at is not None
    quiet(desk)


def test_a_school_that_comes_back_is_filled_again(desk, adviser):
    lose(adviser, "south")
    quiet(desk)
    adviser.schools.add(school("south"))
    quiet(desk)
    assert schools(desk) == {"north", "south"}
    assert len(desk.all("interview")) == 28


@pytest.mark.parametrize("fault", ["lost", "away", "dies before", "dies after"])
def test_letting_go_survives_whatever_happens_on_the_way(desk, adviser, fault):
    lose(adviser, "south")
    desk.sync(None, fault)
    quiet(desk)
    assert schools(desk) == {"north"}
    quiet(desk)


def test_what_the_hub_would_not_take_stays_and_is_let_go_of_once_it_is_sent(desk, adviser):
    talk = some(desk, "interview", "south")
    desk.edit("interview", talk, {"job": "baker"})
    with writing(desk.db):
        desk.db.execute("INSERT INTO quarantine VALUES (?, 'unfit', 'no', '2026')", [talk])
    lose(adviser, "south")
    assert desk.sync().trouble is None
    left = [one for kind in ("student", "interview") for one in desk.all(kind).values()]
    assert sum(one.school == "south" for one in left) == 2, "the record and its student"
    assert desk.all("interview")[talk].body.job == "baker"
    desk.edit("interview", talk, {"job": "vet"})
    quiet(desk)
    assert schools(desk) == {"north"}
    assert "vet" in Record.objects.get(id=talk).body


def test_losing_more_than_half_of_everything_is_asked_about_first(desk, adviser):
    for _ in range(20):
        desk.add("interview", "south", some(desk, "student", "south"), cycle=3)
    lose(adviser, "south")
    outcome = desk.sync()
    assert outcome.trouble.code == "mass_deletion"
    assert schools(desk) == {"north", "south"}
    allow(desk)
    quiet(desk)
    assert schools(desk) == {"north"}


def allow(desk):
    with writing(desk.db):
        removal.allow(desk.db)


def test_many_deletions_stop_before_any_of_them_and_go_on_after_a_yes(desks):
    desk, colleague = desks
    for talk in list(colleague.all("interview")):
        colleague.remove("interview", talk)
    quiet(colleague)
    assert desk.sync().trouble.code == "mass_deletion"
    assert len(desk.all("interview")) == 28
    assert desk.sync().trouble.code == "mass_deletion", "it asks until somebody answers"
    allow(desk)
    quiet(desk)
    assert desk.all("interview") == {}


def test_a_yes_counts_only_for_what_was_asked(desks):
    desk, colleague = desks
    talks = sorted(colleague.all("interview"))
    for talk in talks[:20]:
        colleague.remove("interview", talk)
    quiet(colleague)
    assert desk.sync().trouble.code == "mass_deletion"
    allow(desk)
    for talk in talks[20:]:
        colleague.remove("interview", talk)
    quiet(colleague)
    assert desk.sync().trouble.code == "mass_deletion"
    assert len(desk.all("interview")) == 28


def test_a_student_who_moves_goes_with_all_their_words(desk, adviser):
    adviser.schools.set([school("north")])
    quiet(desk)
    student, talk = some(desk, "student", "north"), some(desk, "interview", "north")
    school("west")
    other = desk.add("student", "north", None, legal_forename="Idris", legal_surname="Amory")
    for _ in range(20):
        desk.add("interview", "north", other, cycle=3)
    quiet(desk)
    move(student, "west")
    quiet(desk)
    assert student not in desk.all("student")
    assert past.read(desk.db, talk) == past.read(desk.db, student) == []


def test_a_talk_on_the_screen_stays_until_it_is_left_though_the_student_moves(desks, adviser):
    desk, other = desks
    adviser.schools.set([school("north")])
    student, talk = some(desk, "student", "north"), some(desk, "interview", "north")
    for _ in range(20):
        desk.add("student", "north", None, legal_forename="Idris", legal_surname="Amory")
    laptop = OneDesk(desk.db, lambda: AT)
    laptop.save(talk, {"job": "joiner"})
    desk.sync()
    move(student, school("south").id)
    desk.sync()
    laptop.save(talk, {"job": "baker"})
    quiet(desk)
    laptop.save(talk, {LEFT: True})
    quiet(desk)
    assert (talk in desk.all("interview"), past.read(desk.db, talk)) == (False, [])
    other.sync()
    assert other.all("interview")[talk].body.job == "baker"
    assert not other.all("conflict")


def erased(student):
    erasure.erase(student, "they asked")


def test_an_erased_student_goes_whatever_is_owed_and_leaves_no_trace(desk):
    student, talk = some(desk, "student", "south"), some(desk, "interview", "south")
    desk.edit("interview", talk, {"job": WORDS})
    with writing(desk.db):
        sittings.keep_steps(desk.db, talk, {1: WORDS})
        sittings.keep_place(desk.db, talk, WORDS)
    new = desk.add("note", "south", student, interview=talk, text=WORDS)
    desk.add("print", "south", student, interview=talk, **PRINTED)
    outbox.seal(desk.db, desk.stamp.at, 500, 10**6)
    desk.add("action", "south", student, interview=talk, what=WORDS)
    erased(student)
    desk.sync()
    quiet(desk)
    assert schools(desk) == {"north"}
    assert not any(past.read(desk.db, key) for key in (student, talk, new))
    assert search.seek(desk.db, [Wanted(("aoife",))]) == []
    rows = everything(desk.db)
    assert len([row for row in rows if WORDS in row and "north" not in row]) == 14, (
        "the history of the other school's interviews, and nothing else"
    )
    assert not any(student in row or talk in row for row in rows)


def without_school(adviser, _student):
    lose(adviser, "south")


def moved_west(_adviser, student):
    school("west")
    move(student, "west")


def erased_by_law(_adviser, student):
    erased(student)


@pytest.mark.parametrize("sent", [True, False])
@pytest.mark.parametrize("happens", [without_school, moved_west, erased_by_law])
def test_the_history_of_what_was_deleted_goes_with_the_school_or_the_student(
    desks, adviser, happens, sent
):
    desk, student = desks[0], some(desks[0], "student", "south")
    talk = desk.add("interview", "south", student, cycle=5, job="gone-words")
    if sent:
        quiet(desk)
    desk.remove("interview", talk)
    quiet(desk)
    assert past.read(desk.db, talk)
    happens(adviser, student)
    for _ in range(2):
        desk.sync()
        with writing(desk.db):
            removal.allow(desk.db)
    assert not [row for row in everything(desk.db) if "gone-words" in row]


def everything(db):
    """Every row of every table, as text."""
    tables = [name for name in db.table_names() if not name.startswith("sought_")]
    return [str(row) for name in tables for row in db.execute(f'SELECT * FROM "{name}"')]


PRINTED = {"reference": "OD-1234", "made_at": "2026-03-12T10:00:00Z", "document": WORDS}


def test_what_was_sealed_before_the_erasure_holds_nothing_of_it_afterwards(desk):
    student, talk = some(desk, "student", "south"), some(desk, "interview", "south")
    other = some(desk, "interview", "north")
    desk.edit("interview", talk, {"job": "gone-words"})
    desk.edit("interview", other, {"job": "stays"})
    outbox.seal(desk.db, desk.stamp.at, 500, 10**6)
    erased(student)
    desk.sync("lost")
    (waiting,) = outbox.pending(desk.db)
    with writing(desk.db):
        erasing.erase(desk.db, student)
    assert b"gone-words" not in outbox.pending(desk.db)[0].wire
    assert waiting.revs.keys() == {talk, other}
    quiet(desk)
    assert "stays" in Record.objects.get(id=other).body


def test_who_removed_a_record_that_a_colleague_has_changed_is_told(desks):
    desk, colleague = desks
    talk = some(desk, "interview", "north")
    colleague.edit("interview", talk, {"job": "vet"})
    quiet(colleague)
    desk.remove("interview", talk)
    quiet(desk)
    assert desk.all("interview")[talk].body.job == "vet"
    ((_, note),) = told.all_of(desk.db)
    assert (note.why, note.record) == ("kept", talk)
