"""The sync centre by keyboard alone, over a real store."""

from datetime import timedelta
from functools import partial

import pytest
import thornlaw
from answering import debts, outcome
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from onedesk.domain.records import Record
from onedesk.domain.round_report import RoundReport
from onedesk.store import outbox, rounds
from onedesk.store.settling import settle
from sync import errors
from ui import theme
from ui.page import Place
from ui.sync_centre.page import SyncPage
from ui.theme import Theme

Key = Qt.Key
CLASH = {
    "of_kind": "interview",
    "of_id": "bart-3",
    "kept_by": "Mr Sandhu-Peel",
    "kept_at": "2026-03-11T15:05:00+00:00",
    "offered_by": "Marged Ellis",
    "offered_by_id": "marged",
    "offered_at": "2026-03-12T09:41:00+00:00",
}


@pytest.fixture
def page(session, framed):
    made = SyncPage(session)
    made.places = []
    made.go.connect(made.places.append)
    framed(made).setFocus()
    return made


@pytest.fixture
def show(page, qtbot, jobs):
    """Let the page read what is stored, and wait until it has."""

    def read():
        page.arrive()
        jobs.drain()
        qtbot.waitUntil(lambda: bool(page.parts.header.headline.text()))
        return page.parts

    return read


@pytest.fixture
def reported(db, ask):
    """Keep the report of a round, as the sync thread would."""

    def keep(report):
        ask(lambda: rounds.add(db, report) or True)
        return report

    return keep


@pytest.fixture
def conflicts(db, desk, clock, ask):
    """Questions as the hub puts them: what stands on the laptop is what the hub kept."""

    def pose(*fields):
        stands = {field: kept for field, kept, _offered in fields}
        ask(lambda: desk.answer(CLASH["of_id"], stands) or True)
        found = [
            {
                "kind": "conflict",
                "id": f"c{at}",
                "school": "thornlaw",
                "student": "bart",
                "body": {**CLASH, "field": field, "kept": kept, "offered": offered},
            }
            for at, (field, kept, offered) in enumerate(fields)
        ]
        records = [Record.model_validate(one) for one in found]
        ask(lambda: thornlaw.arrive(db, records, clock()) or True)

    return pose


def press(page, qtbot, key):
    qtbot.keyClick(page.window().focusWidget() or page, key)


def test_what_is_on_the_laptop_only_is_counted_and_the_one_thing_to_do_is_to_sync(
    show, page, qtbot, bridge
):
    parts = show()
    assert parts.header.headline.text() == "0 of 5 interviews are on the hub"
    assert parts.header.button.hasFocus()
    assert parts.header.button.text() == "Sync now"
    press(page, qtbot, Key.Key_Return)
    assert bridge.asked == 1


def test_progress_is_live_and_ends_with_the_proof(show, qtbot, bridge, db, clock, ask, reported):
    parts = show()
    bridge.progress.emit(4, 9)
    assert parts.header.headline.text() == "Sending 5 of 9"
    clock.set(16, 32)
    ask(lambda: thornlaw.received(db, clock) or True)
    report = RoundReport(at=clock(), sent={"interview": 5}, bytes_up=900, seconds=1.0, offset=1.0)
    reported(report)
    bridge.finished.emit(report)
    head = parts.header.headline
    qtbot.waitUntil(lambda: head.text() == "5 of 5 interviews are on the hub")
    assert "The hub signed a receipt for each one at 16:32." in parts.header.below.text()
    assert parts.header.button.text() == "Sync again"
    first = parts.receipts.list.model().index(0, 0)
    said = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Bartłomiej Żurek-Dale, today 09:42, On the hub 16:32, receipt ")


def test_trouble_says_what_happened_what_is_safe_and_what_to_do(
    show, page, qtbot, bridge, clock, reported
):
    show()
    report = RoundReport(at=clock(), problem=errors.Offline.say, code=errors.Offline.code)
    reported(report)
    bridge.next_try = clock() + timedelta(minutes=5)
    bridge.finished.emit(report)
    parts = page.parts
    qtbot.waitUntil(parts.trouble.isVisible)
    assert parts.trouble.bold.text() == "No way to the hub from here."
    tried = f"Last try today {clock():%H:%M}, next try by itself at {bridge.next_try:%H:%M}"
    qtbot.waitUntil(lambda: parts.hints._status == ("wifi-off", tried))
    assert parts.trouble.pill.isHidden()
    assert parts.trouble.right.isHidden(), "it stands at the foot"
    clock.now += timedelta(minutes=4, seconds=30)
    page.tell_time()
    assert parts.hints._status[1].endswith(", next try by itself within a minute")
    assert parts.header.below.text().startswith("All 5 are safe on this laptop.")
    assert parts.ways.isVisible()
    assert parts.short.isVisible()
    assert not parts.header.button.isVisible()
    assert parts.trouble.button.hasFocus()
    press(page, qtbot, Key.Key_Return)
    assert bridge.asked == 1


def test_a_round_that_broke_does_not_go_on_saying_that_it_sends(show, qtbot, bridge):
    parts = show()
    bridge.progress.emit(4, 9)
    bridge.failed.emit(ValueError())
    head = parts.header.headline
    qtbot.waitUntil(lambda: head.text() == "0 of 5 interviews are on the hub")


def test_after_trouble_a_good_round_calms_the_page(show, qtbot, bridge, clock, reported):
    reported(RoundReport(at=clock(), problem=errors.HubDown.say, code=errors.HubDown.code))
    parts = show()
    assert parts.trouble.isVisible()
    assert not parts.ways.isVisible()
    reported(RoundReport(at=clock()))
    bridge.finished.emit(RoundReport(at=clock()))
    qtbot.waitUntil(parts.receipts.isVisible)
    assert not parts.trouble.isVisible()
    qtbot.waitUntil(parts.header.button.hasFocus)


def test_a_network_that_wants_a_sign_in_offers_its_page(
    show, page, qtbot, clock, monkeypatch, reported
):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    reported(
        RoundReport(at=clock(), problem=errors.CaptivePortal.say, code=errors.CaptivePortal.code)
    )
    parts = show()
    assert parts.trouble.pill.isVisible()
    assert parts.trouble.page.hasFocus()
    press(page, qtbot, Key.Key_Return)
    assert opened == ["http://127.0.0.1:9"]


def test_1_and_2_answer_questions_one_after_the_other(show, page, qtbot, desk, conflicts, ask):
    conflicts(("plan", "FE", "APP"), ("job", "joiner", None))
    parts = show()
    assert parts.question.first.hasFocus()
    assert parts.question.right.text() == "question 1 of 2"
    assert parts.question.first.text() == "Keep Apprenticeship"
    with qtbot.waitSignal(page.said) as said:
        press(page, qtbot, Key.Key_1)
    assert said.args[0] == "Kept Apprenticeship. Both answers stay in the history."
    qtbot.waitUntil(lambda: parts.question.ways[1].text() == "Keep joiner")
    press(page, qtbot, Key.Key_2)
    qtbot.waitUntil(parts.header.button.hasFocus)
    body = ask(partial(desk.interview, "bart-3")).interview.body
    assert (body.plan, body.job) == ("APP", "joiner")
    assert ask(desk.sync_state).questions == ()


def test_l_leaves_a_question_for_the_next_visit_and_blocks_nothing(
    show, page, qtbot, desk, conflicts, ask
):
    conflicts(("plan", "FE", "APP"))
    parts = show()
    press(page, qtbot, Key.Key_L)
    assert not parts.question.isVisible()
    assert parts.header.button.hasFocus()
    assert "One question is waiting, and it can wait." in parts.header.below.text()
    press(page, qtbot, Key.Key_1)
    assert len(ask(desk.sync_state).questions) == 1
    page.hide()
    page.show()
    show()
    qtbot.waitUntil(parts.question.isVisible)


def test_a_refused_record_is_named_with_the_hubs_sentence(show, db, clock, ask):
    def answered():
        sealed = outbox.seal(db, clock(), 500, 10**6)
        refusal = {"code": "unknown", "say": "The hub does not know this student."}
        found = [
            outcome(db, one, status="rejected", **refusal)
            if one["id"] == "ngozi-3"
            else outcome(db, one)
            for one in debts(sealed)
        ]
        settle(db, sealed, found, clock())
        return True

    ask(answered)
    parts = show()
    assert parts.header.headline.text() == "4 of 5 interviews are on the hub"
    assert parts.refused.isVisible()
    assert parts.refused.bold.text() == "The hub could not take one record"
    texts = [label.text() for label in parts.refused.findChildren(QLabel)]
    assert "Ngozi Amory, 1 interview: The hub does not know this student." in texts


def test_the_list_is_walked_by_keyboard_and_opens_interviews(show, page, qtbot, qtmodeltester):
    parts = show()
    qtmodeltester.check(parts.receipts.list.model())
    parts.receipts.list.setFocus()
    press(page, qtbot, Key.Key_Down)
    press(page, qtbot, Key.Key_Return)
    assert page.places == [Place("interview", "ngozi-3")]


def test_an_empty_laptop_says_nothing_is_waiting(empty_session, shown, qtbot):
    page = SyncPage(empty_session)
    shown(page, 1282, 690)
    page.arrive()
    qtbot.waitUntil(lambda: page.parts.header.headline.text() == "Nothing is waiting")
    assert page.parts.none.isVisible()
    assert not page.parts.receipts.isVisible()


@pytest.mark.parametrize(("width", "percent"), [(1366, 100), (1366, 150), (1366, 200), (900, 100)])
def test_everything_fits_the_width_at_every_text_size(
    show, page, qtbot, qapp, conflicts, width, percent
):
    conflicts(("plan", "FE_L12", "APP"))
    parts = show()
    page.window().resize(width - 84 * percent // 100, 690)
    theme.install(qapp, Theme.load(text_percent=percent))
    for part in (parts.question.buttons, parts.receipts, parts.states):
        qtbot.waitUntil(
            lambda part=part: part.mapTo(page, part.rect().topRight()).x() < page.width()
        )
    table = parts.receipts.list
    qtbot.waitUntil(lambda: table.columnWidth(0) >= theme.current().px(120))
