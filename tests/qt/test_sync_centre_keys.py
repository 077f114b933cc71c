"""What the sync centre opens, asks and tells, by keyboard alone, with moments as plain values."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from keyboard import press
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid
from sync_scenes import ALL, OTHER_TALK, SCENES, SOME, TALK, clash, trouble

from onedesk.desk.exchange_views import ProofCheck
from onedesk.desk.views import FieldChange
from onedesk.domain.round_report import RoundReport
from sync import errors
from ui import theme
from ui.asking import ChoiceDialog
from ui.handing.carrying import CarryDialog
from ui.student.past_dialog import PastDialog
from ui.sync_centre.both_dialog import BothDialog
from ui.sync_centre.page import SyncPage
from ui.sync_centre.proof_dialog import ProofDialog
from ui.sync_centre.rounds_dialog import RoundsDialog

Key = Qt.Key
AT = datetime(2026, 3, 12, 9, 42, tzinfo=UTC)


class Says:
    """The desk, but the exchange is where a test wants it; what is done is written down."""

    def __init__(self, desk, state):
        self._desk, self.state, self.done = desk, state, []
        self.found = ProofCheck(proven=212, edited=3, colleagues=0, unsent=0, wrong=0)

    def sync_state(self):
        return self.state

    def rounds(self):
        return (RoundReport(at=AT, sent={"interview": 2}, seconds=3, offset=-400.0),)

    def history(self, record):
        change = ("plan after Year 11", "Apprenticeship", "FE college, level 2", "J. Ahmed", AT)
        return (FieldChange(*change, heard=True),) if record == "zoe-2" else ()

    def check_proofs(self):
        return self.found

    def save_proof(self, path):
        path.write_text("[]", encoding="utf-8")
        return 212

    def choose(self, conflict, choice, _put=None):
        self.done.append(("chose", conflict, choice))
        left = tuple(one for one in self.state.questions if one.conflict.id != conflict)
        self.state = replace(self.state, questions=left)

    def dismiss_told(self, told):
        self.done.append(("seen", told))
        self.state = replace(self.state, told=self.state.told[1:])

    def allow_removal(self):
        self.done.append("removal")

    def accept_restored_hub(self):
        self.done.append("restored")

    def ask_check(self):
        self.done.append("check")

    def close(self):
        """The second worker closes what it opened."""

    def __getattr__(self, name):
        return getattr(self._desk, name)


class Now:
    """A second worker that is done at once."""

    def __init__(self, desk):
        self._desk = desk

    def run(self, work, then, _fail):
        then(work(self._desk, None))


@pytest.fixture
def centre(session, shown, qtbot):
    """A page at a moment, with the keyboard where it puts it."""

    def made(state):
        desk = Says(session.desk, state)
        page = SyncPage(replace(session, desk=desk, aside=Now(desk)))
        page.desk = desk
        shown(page, 1282, 690)
        page.arrive()
        qtbot.waitUntil(lambda: bool(page.parts.header.headline.text() and page._programme))
        return page

    return made


def opened(page, qtbot, kind):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.window().findChildren(kind)))
    return next(one for one in page.window().findChildren(kind) if one.isVisible())


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("percent", [125, 150, 200])
def test_on_arrival_the_answer_with_the_keyboard_is_in_sight(centre, dressed, qtbot, percent):
    theme.install(dressed, theme.Theme.load(text_percent=percent))
    refused = (*SCENES["refused"].rows, *ALL.rows)
    area = centre(replace(SCENES["question"], rows=refused)).parts._area.viewport()

    def in_sight():
        here = QApplication.focusWidget()
        return area.rect().contains(QRect(here.mapTo(area, QPoint()), here.size()))

    qtbot.waitUntil(in_sight)


def test_twelve_questions_are_put_in_turn_and_one_left_for_later_blocks_none(centre, qtbot):
    page = centre(SCENES["question"])
    assert page.parts.question.right.text() == "question 1 of 12"
    press(Key.Key_L)
    assert page.parts.question.right.text() == "question 2 of 12"
    for _ in range(3):
        asked = page.parts.question._asked.id
        press(Key.Key_2)
        qtbot.waitUntil(
            lambda asked=asked: page.parts.question._asked.id != asked and not page._states.waiting
        )
    chosen = [("chose", f"c{n}", "kept") for n in (1, 2, 3)]
    qtbot.waitUntil(lambda: page.desk.done == chosen)
    assert page.parts.question.isVisible()


def test_long_answers_stand_beside_each_other_and_v_reads_both_in_full(centre, qtbot):
    page = centre(SCENES["long question"])
    first, second = page.parts.question.texts.texts
    assert first.head.text() == "You wrote"
    assert "Mr Doyle" in first.words.text()
    assert "Mrs Chan" in second.words.text()
    press(Key.Key_V)
    dialog = opened(page, qtbot, BothDialog)
    assert [text.words.text() for text in dialog.texts.texts] == [TALK, OTHER_TALK]
    press(Key.Key_Escape)
    assert page.parts.question.first.hasFocus()


def test_v_does_nothing_where_both_answers_are_short(centre):
    page = centre(replace(ALL, questions=(clash(),)))
    press(Key.Key_V)
    assert not page.findChildren(BothDialog)


def test_a_choice_on_something_changed_meanwhile_is_put_again_with_the_reason(
    centre, qtbot, monkeypatch
):
    page = centre(replace(ALL, questions=(clash(),)))

    def changed(*_what):
        raise errors.Refused("changed", "This answer has been changed again.")

    monkeypatch.setattr(page.desk, "choose", changed)
    with qtbot.waitSignal(page.said) as said:
        press(Key.Key_1)
    assert said.args[0] == "This answer has been changed again."
    qtbot.waitUntil(page.parts.question.isVisible)


def test_what_gave_way_is_told_once_and_h_shows_its_history(centre, qtbot):
    page = centre(SCENES["told"])
    assert page.parts.told.seen.hasFocus()
    assert "J. Ahmed chose FE college, level 2" in page.parts.told.words.text()
    press(Key.Key_H)
    dialog = opened(page, qtbot, PastDialog)
    qtbot.waitUntil(lambda: "instead of Apprenticeship" in words(dialog))
    press(Key.Key_Escape)
    press(Key.Key_G)
    qtbot.waitUntil(lambda: "you had removed an interview" in page.parts.told.words.text())
    press(Key.Key_G)
    qtbot.waitUntil(page.parts.told.isHidden)
    qtbot.waitUntil(lambda: page.desk.done == [("seen", "t1"), ("seen", "t2")])


@pytest.mark.parametrize("kind", ["removal", "restored"])
def test_what_cannot_be_taken_back_wants_a_yes_and_begins_on_not_now(centre, qtbot, bridge, kind):
    page = centre(SCENES[kind])
    assert page.parts.guard.no.hasFocus()
    assert not page.parts.trouble.isVisible()
    press(Key.Key_Return)
    assert not page.parts.guard.isVisible()
    assert page.desk.done == []
    page.hide()
    page.show()
    page.arrive()
    qtbot.waitUntil(page.parts.guard.isVisible)
    page.setFocus()
    press(Key.Key_Y)
    qtbot.waitUntil(lambda: bridge.asked == 1)
    assert page.desk.done == [kind]


def test_escape_stops_the_round_and_only_while_one_goes_on(centre, bridge, qtbot):
    page = centre(SOME)
    press(Key.Key_Escape)
    assert bridge.stopped == 0
    bridge.progress.emit(4, 25)
    assert page.parts.header.headline.text() == "Sending 5 of 25"
    assert "4 of 9 interviews are on the hub." in page.parts.header.below.text()
    assert page.parts.header.halt.hasFocus()
    press(Key.Key_Escape)
    assert bridge.stopped == 1
    page.desk.state = trouble(errors.Stopped)
    bridge.finished.emit(RoundReport(at=AT, problem=errors.Stopped.say, code="stopped"))
    head = page.parts.header
    qtbot.waitUntil(lambda: head.below.text().startswith("You stopped the exchange."))
    assert not page.parts.trouble.isVisible()
    assert head.button.hasFocus()


def test_who_comes_amid_a_round_sees_how_far_it_is_and_may_stop_it(centre, bridge):
    bridge.sending = (500, 1200)
    page = centre(SOME)
    assert page.parts.header.headline.text() == "Sending 501 of 1,200"
    press(Key.Key_Escape)
    assert bridge.stopped == 1


def test_rows_turn_while_a_round_goes_on(centre, bridge, qtbot):
    page = centre(SOME)
    page.desk.state = replace(SOME, rows=ALL.rows[:5] + SOME.rows[5:])
    bridge.progress.emit(5, 25)
    qtbot.waitUntil(lambda: "5 of 9" in page.parts.header.below.text())


def test_p_checks_the_proofs_and_alt_s_saves_them(centre, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "ui.sync_centre.proof_dialog.ask_where",
        lambda _parent, name, chosen: chosen(tmp_path / name),
    )
    page = centre(ALL)
    press(Key.Key_P)
    dialog = opened(page, qtbot, ProofDialog)
    assert dialog.head.text() == "212 records are proven to be on the hub."
    assert dialog.words.text() == "3 were edited since and go up next."
    press(Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.saved.isVisible)
    assert dialog.saved.text().startswith("212 proofs saved as OneDesk proof 2026-03-12.json in ")
    assert "no name or answer" in dialog.saved.text()
    assert (tmp_path / "OneDesk proof 2026-03-12.json").exists()


def test_proofs_that_do_not_fit_are_said_and_alt_c_compares_with_the_hub(centre, qtbot, bridge):
    page = centre(ALL)
    page.desk.found = replace(page.desk.found, wrong=2)
    press(Key.Key_P)
    dialog = opened(page, qtbot, ProofDialog)
    assert dialog.head.text() == "2 records do not match the hub’s signature."
    press(Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bridge.asked == 1)
    assert page.desk.done == ["check"]
    with qtbot.waitSignal(page.said) as said:
        bridge.finished.emit(RoundReport(at=AT, compared=1690))
    assert said.args[0] == "Compared 1,690 records with the hub: all the same."


def test_r_tells_the_last_rounds_and_how_the_clocks_stand(centre, qtbot):
    page = centre(ALL)
    press(Key.Key_R)
    dialog = opened(page, qtbot, RoundsDialog)
    assert "Today 09:42, 2 interviews went up., 3 seconds" in words(dialog)
    assert dialog.foot.text().startswith("This laptop’s clock is 7 minutes behind the hub’s.")


def test_w_names_the_other_ways_and_ctrl_u_writes_a_sealed_file(centre, qtbot):
    page = centre(ALL)
    press(Key.Key_W)
    dialog = opened(page, qtbot, ChoiceDialog)
    press(Key.Key_1)
    opened(page, qtbot, CarryDialog)
    press(Key.Key_Escape)
    assert not isValid(dialog) or not dialog.isVisible()
    press(Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    opened(page, qtbot, CarryDialog)
