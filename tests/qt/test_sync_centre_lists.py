"""Twenty questions of two lists: one is answered, and A gives the same answer to the others."""

from dataclasses import replace

import pytest
import thornlaw
from keyboard import press
from PySide6.QtCore import Qt
from sync_scenes import ME, NOW, clash, listed

from onedesk.domain.records import Record
from ui.sync_centre.likewise import given, likewise, together
from ui.sync_centre.page import SyncPage

Key = Qt.Key
SUNIL, MARGED = ("Sunil Okafor", "sunil"), ("Marged Ellis", "marged")


def question(key, student, field, values, hands):
    """A conflict as the hub puts it; `values` and `hands` are of what stands and of the offered."""
    body = {"of_kind": "student", "of_id": student, "field": field}
    for side, value, (name, who) in zip(("kept", "offered"), values, hands, strict=True):
        body |= {side: value, f"{side}_by": name, f"{side}_by_id": who, f"{side}_at": NOW}
    about = {"kind": "conflict", "id": key, "school": "thornlaw", "student": student}
    return Record.model_validate({**about, "body": body})


@pytest.fixture
def lists(db, desk, clock, ask):
    """Four forms differ in two lists, every other time the adviser's own stands; and a surname."""

    def read_in():
        ids = [row.student for row in desk.caseload() if row.form == "10A"][:4]
        mine, theirs = (("10A", "11S"), (MARGED, SUNIL)), (("10A", "11M"), (SUNIL, MARGED))
        found = [
            question(f"c{at}", key, "form", *(mine, theirs)[at % 2]) for at, key in enumerate(ids)
        ]
        surname = desk.student(ids[1]).student.body.legal_surname
        found.insert(1, question("c0b", ids[1], "legal_surname", (surname, "X"), (SUNIL, MARGED)))
        thornlaw.arrive(db, found, clock())
        return ids

    return ask(read_in)


@pytest.fixture
def page(session, framed, lists, qtbot):
    """The sync centre with the first of the questions of these lists."""
    made = framed(SyncPage(session))
    made.arrive()
    qtbot.waitUntil(made.parts.question.isVisible)
    made.setFocus()
    return made


def test_a_answers_the_others_of_one_list_and_nothing_else(page, lists, desk, ask, qtbot):
    card = page.parts.question
    assert card.first.text() == "Keep 10A"
    assert card.all.isHidden(), "nothing was answered yet"
    press(Key.Key_A)
    with qtbot.waitSignal(page.said):
        press(Key.Key_1)
    assert card.all.isVisible()
    assert card.all.text() == "Keep yours for all 3 students"
    assert card.below.text().startswith("A keeps your “form” for all 3 students, and answers")
    with qtbot.waitSignal(page.said) as said:
        press(Key.Key_A)
    assert said.args[0] == "Kept yours for 3 students. Both answers stay in the history."
    qtbot.waitUntil(lambda: "legal surname" in card.words.text())
    assert card.all.isHidden()
    (left,) = ask(desk.sync_state).questions
    assert left.conflict.body.field == "legal_surname"
    forms = ask(lambda: [desk.student(key).student.body.form for key in lists])
    assert forms == ["10A", "11M", "10A", "11M"]
    (change,) = (one for one in ask(lambda: desk.history(lists[3])) if one.deed == "chosen")
    assert (change.new, change.writers) == ("11M", ("Marged Ellis", "Sunil Okafor"))


def test_what_was_put_off_is_not_answered_with_the_others(page, desk, ask, qtbot):
    card = page.parts.question
    press(Key.Key_2)
    press(Key.Key_L)
    qtbot.waitUntil(lambda: card.all.text() == "Keep Sunil Okafor’s for all 2 students")
    press(Key.Key_A)
    qtbot.waitUntil(lambda: "legal surname" in card.words.text())
    assert {one.conflict.id for one in ask(desk.sync_state).questions} == {"c0b", "c1"}


def test_only_lists_have_one_cause_and_only_between_the_same_two():
    """What was said in a talk is a question of its own, however alike."""
    one, same = listed(1), listed(2)
    others = (
        listed(3, field="year"),
        listed(4, field="sharing_objection"),
        listed(5, kept_by="Gwen", kept_by_id="gwen"),
        listed(6, kept_by_id="marged", here=None),
        clash(7),
        clash(8),
    )
    for asked in (one, *others[:2], *others[3:]):
        answer = given(asked, "kept")
        assert likewise(answer, [same, listed(9), *others], ME) is None or asked is one
    found = likewise(given(one, "kept"), [same, *others, listed(9)], ME)
    assert found.choices == (("c2", "kept"), ("c9", "kept"))
    assert likewise(given(one, "kept"), [clash(7), same, listed(9)], ME) is None
    assert likewise(given(one, "kept"), [same], ME) is None
    mixed = together(given(one, "kept"), [clash(7), same, clash(8), listed(9)])
    assert [entry.conflict.id for entry in mixed] == ["c2", "c9", "c7", "c8"]
    assert found.done(1).endswith("for 1 student. One has changed meanwhile, and can wait.")


def test_of_two_laptops_of_one_adviser_the_same_laptop_s_is_kept():
    own = {"kept_by": ME.name, "kept_by_id": ME.id}
    asked = [replace(listed(n, **own), here=("kept", "offered")[n % 2]) for n in range(4)]
    found = likewise(given(asked[0], "kept"), asked[1:], ME)
    assert found.choices == (("c1", "offered"), ("c2", "kept"), ("c3", "offered"))
    assert found.words == "Keep this laptop’s for all 3 students"
    assert likewise(given(replace(asked[0], here=None), "kept"), asked[1:], ME) is None
