"""The caseload and the import of a school's roster, by keyboard."""

from pathlib import Path

import pytest
from keyboard import press, said
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onedesk.roster.difference import compare
from onedesk.roster.reading import read_roster
from ui import theme
from ui.caseload.model import CaseModel
from ui.caseload.page import StudentsPage
from ui.caseload.preview_list import PreviewModel, lines_of
from ui.theme import Theme
from ui.widgets.key_hints import KeyHints

HEADINGS = "UPN,Surname,Forename,DOB,Year,Reg\n"


@pytest.fixture
def page(session, shown, qtbot):
    page = shown(StudentsPage(session))
    page.arrive()
    qtbot.waitUntil(lambda: page.parts.list.cases.total > 0)
    return page


def write(words):
    QTest.keyClicks(QApplication.focusWidget(), words)


def names(page):
    return [row.name for row in page.parts.list.cases.rows]


def roster(page, tmp_path, lines, name="roster.csv"):
    """A file in the school's hands, chosen as in the system's dialog."""
    path = tmp_path / name
    path.write_text(HEADINGS + lines, encoding="utf-8")
    page.pick_file = lambda _parent, chosen: chosen(path)


def bring(page, qtbot, school=Qt.Key.Key_1):
    press(Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    press(school)
    qtbot.waitUntil(lambda: page.preview is not None)
    return page.preview


def seek(page, qtbot, words):
    """Type, and wait until the list shows what was found for it."""
    page.parts.field.clear()
    write(words)
    qtbot.waitUntil(lambda: page.parts.list.cases.typed == words)


def test_typing_without_accents_finds_a_name(page, qtbot):
    seek(page, qtbot, "zoe")
    assert names(page) == ["Zoë Kowalczyk-Reed"]
    seek(page, qtbot, "dang")
    assert names(page) == ["Đặng Minh Châu"]


def test_a_form_and_a_school_narrow_the_list(page, qtbot):
    seek(page, qtbot, "10b cinder")
    assert names(page) == ["Łucja Farrow"]
    assert page.parts.head.facts.text() == "1 of 33 students"


def test_an_answer_to_fewer_letters_never_follows_the_answer_to_more(page, qtbot):
    shown = []
    page.parts.list.cases.modelReset.connect(lambda: shown.append(page.parts.list.cases.typed))
    write("kowalczyk")
    qtbot.waitUntil(lambda: page.parts.list.cases.typed == "kowalczyk")
    assert shown == sorted(shown, key=len)
    page.parts.field.clear()
    assert len(names(page)) == 33
    page.session.jobs.drain()
    assert len(names(page)) == 33


def test_enter_waits_for_the_answer_to_what_was_typed(page, qtbot):
    with qtbot.waitSignal(page.go) as gone:
        write("tomos")
        press(Qt.Key.Key_Return)
    assert gone.args[0][:2] == ("student", "tomos")


def test_arrows_and_enter_open_a_student_from_the_field(page, qtbot):
    seek(page, qtbot, "10d")
    press(Qt.Key.Key_Down)
    second = page.parts.list.cases.rows[1]
    with qtbot.waitSignal(page.go) as gone:
        press(Qt.Key.Key_Return)
    assert gone.args[0][:2] == ("student", second.student)
    assert len(gone.args[0].among) == len(names(page))


def test_esc_shows_everyone_again(page, qtbot):
    seek(page, qtbot, "nobody at all")
    assert "Nobody fits these letters" in said(page)
    press(Qt.Key.Key_Escape)
    assert len(names(page)) == 33


def test_a_school_or_one_form_of_it_is_chosen_by_keyboard(page, qtbot):
    press(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert len(names(page)) == 3
    assert page.parts.part.text() == "Cinderhill School"
    press(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert names(page) == ["Aoife Brannigan-Cole"]
    assert page.parts.part.text() == "Cinderhill School, 10A"
    page.parts.field.setFocus()
    press(Qt.Key.Key_Escape)
    assert len(names(page)) == 33


def test_students_can_stand_by_form_with_the_group_named_once(page, qtbot):
    zoe = next(at for at, name in enumerate(names(page)) if name.startswith("Zoë"))
    page.parts.list.choose(zoe)
    press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    cases = page.parts.list.cases
    leads = [cases.leads(at) for at in range(len(cases.rows))]
    assert [lead for lead in leads if lead][:4] == [
        "10A · Cinderhill School",
        "10B · Cinderhill School",
        "10C · Cinderhill School",
        "10A · Thornlaw Academy",
    ]
    assert page.parts.list.chosen.student == "zoe"
    press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert names(page) == sorted(names(page), key=str.casefold)


def test_the_models_are_sound(page, qtmodeltester):
    qtmodeltester.check(page.parts.list.cases)
    qtmodeltester.check(CaseModel())
    found = compare(read_roster((HEADINGS + ",Amory,Ngozi,,10,10A\n").encode(), "a.csv"), [])
    model = PreviewModel()
    model.put(lines_of(found))
    qtmodeltester.check(model)


def test_an_empty_laptop_says_where_students_come_from(empty_session, shown, qtbot):
    page = shown(StudentsPage(empty_session))
    page.arrive()
    qtbot.waitUntil(lambda: "No students on this laptop yet" in said(page))
    assert not page.parts.order.isVisible()
    foot = page.findChild(KeyHints)
    assert foot.accessibleDescription() == "F5: Sync now. Alt I: Import a roster. F1: All keys"


def test_in_the_smallest_window_at_double_size_the_list_stands_in_sight_of_the_field(
    page, dressed, qtbot
):
    theme.install(dressed, Theme.load(text_percent=200))
    page.resize(592, 480)
    field, cases = page.parts.field, page.parts.list
    row = cases.visualRect(cases.currentIndex())

    def in_sight():
        rows = cases.viewport().visibleRegion().boundingRect()
        return rows.contains(row) and field.visibleRegion().boundingRect() == field.rect()

    qtbot.waitUntil(in_sight)


def test_tab_goes_from_the_field_to_the_list_and_ends_in_the_head(page):
    met = []
    for _ in range(5):
        met.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    parts = page.parts
    assert met == [parts.field, parts.list, parts.part, parts.order, parts.bring]


def test_nothing_is_written_before_import_is_pressed(page, tmp_path, qtbot):
    roster(page, tmp_path, ",Newcomer,Una,2010-05-01,10,10A\n,Amory,Ngozi,2010-11-03,10,10A\n")
    preview = bring(page, qtbot)
    assert "1 student is ready." in said(preview.banner)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.preview is None)
    page.arrive()
    assert page.parts.list.cases.total == 33
    assert page.parts.field.hasFocus()


def test_enter_imports_what_is_new_and_says_so(page, tmp_path, qtbot):
    roster(page, tmp_path, ",Newcomer,Una,2010-05-01,10,10A\n")
    bring(page, qtbot)
    with qtbot.waitSignal(page.said) as told:
        press(Qt.Key.Key_Return)
    assert told.args[0].startswith("1 student imported.")
    qtbot.waitUntil(lambda: page.parts.list.cases.total == 34)
    seek(page, qtbot, "una")
    assert names(page) == ["Una Newcomer"]


def test_every_row_of_the_file_is_named_with_what_it_does(page, tmp_path, qtbot):
    lines = (
        ",Newcomer,Una,2010-05-01,10,10A\n"
        ",Amory,Ngozi,2010-11-03,10,10D\n"
        ",,,2010-11-03,10,10A\n"
        ",Faulkner,Idris,2010-11-03,10,10D\n"
    )
    roster(page, tmp_path, lines)
    preview = bring(page, qtbot)
    told = preview.list.lines.rows
    kinds = {line.name: line.what for line in told if line.place}
    assert kinds["Una Newcomer"] == "New"
    assert kinds["Ngozi Amory"] == "Changed"
    assert kinds["Idris Faulkner"] == "Known"
    assert sum(bool(line.place) for line in told) == 4
    assert sum(line.what == "Not in the file" for line in told) == 28
    changed = next(line for line in told if line.what == "Changed")
    assert changed.why.startswith("Form 10D, was 10A.")
    assert all(line.why for line in told if line.kind == "needs")


def test_rows_that_need_somebody_come_first_and_are_counted(page, tmp_path, qtbot):
    roster(page, tmp_path, ",,,2010-11-03,10,10A\n,Newcomer,Una,2010-05-01,10,10A\n")
    preview = bring(page, qtbot)
    assert "1 of 2 rows needs you." in said(preview.banner)
    assert preview.list.lines.row(0).kind == "needs"


def test_a_file_that_is_no_list_is_refused_in_words(page, tmp_path, qtbot):
    path = tmp_path / "picture.csv"
    path.write_bytes(bytes(range(256)) * 40)
    page.pick_file = lambda _parent, chosen: chosen(path)
    press(Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(page.said) as told:
        press(Qt.Key.Key_1)
    assert "Nothing was changed" in told.args[0]
    assert page.preview is None


def test_a_file_that_has_gone_is_refused_in_words(page, tmp_path, qtbot):
    page.pick_file = lambda _parent, chosen: chosen(Path(tmp_path / "gone.csv"))
    press(Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(page.said) as told:
        press(Qt.Key.Key_1)
    assert told.args[0].startswith("This file could not be opened.")
