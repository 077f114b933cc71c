"""The sync centre over the desk's real exchange: told, asked, proven and counted from the file."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
import thornlaw
from keyboard import press, said
from PySide6.QtCore import Qt
from scripted import NOW, Hub

from onedesk.domain.records import Record
from onedesk.store import account as accounts
from onedesk.store import records, restored, told
from onedesk.store.database import writing
from onedesk.store.records import Stamp
from sync.engine import Engine
from ui.bridge import Bridge
from ui.student.past_dialog import PastDialog
from ui.sync_centre.page import SyncPage
from ui.sync_centre.proof_dialog import ProofDialog
from ui.sync_centre.rounds_dialog import RoundsDialog

Key = Qt.Key
STAMP = Stamp("marged", NOW)


@pytest.fixture
def page(session, shown, qtbot):
    made = SyncPage(session)
    shown(made, 1282, 690)
    made.arrive()
    qtbot.waitUntil(lambda: bool(made.parts.header.headline.text()))
    return made


def opened(page, qtbot, kind):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.window().findChildren(kind)))
    return next(one for one in page.window().findChildren(kind) if one.isVisible())


def test_what_gave_way_is_told_until_it_is_seen(page, qtbot, db, desk, clock, ask):
    note = told.Note(
        why="chosen",
        kind="interview",
        record="bart-3",
        student="bart",
        field="plan",
        yours="APP",
        stands="FE",
        by="J. Ahmed",
        at=clock(),
    )

    def add():
        with writing(db):
            told.add(db, note)
        return True

    ask(add)
    page.arrive()
    qtbot.waitUntil(page.parts.told.isVisible)
    assert "J. Ahmed chose FE college today at 10:48" in page.parts.told.words.text()
    page.setFocus()
    press(Key.Key_H)
    dialog = opened(page, qtbot, PastDialog)
    qtbot.waitUntil(lambda: "Plan after Year 11" in said(dialog))
    assert dialog.chapter.heading == "Interview"
    press(Key.Key_Escape)
    clock.now += timedelta(seconds=1)
    press(Key.Key_G)
    qtbot.waitUntil(page.parts.told.isHidden)
    assert ask(desk.sync_state).told == ()


def test_a_restored_hub_is_gone_on_with_after_a_yes(page, qtbot, db, bridge, ask):
    ask(lambda: restored.ask(db) or True)
    page.arrive()
    qtbot.waitUntil(page.parts.guard.isVisible)
    page.setFocus()
    press(Key.Key_Y)
    qtbot.waitUntil(lambda: bridge.asked == 1)
    assert ask(partial(restored.accepted, db))


def test_proofs_and_rounds_are_read_from_the_file(page, qtbot, db, clock, ask):
    press(Key.Key_R)
    assert "There has been no round with the hub yet." in said(opened(page, qtbot, RoundsDialog))
    press(Key.Key_Escape)
    clock.set(16, 32)
    ask(lambda: thornlaw.received(db, clock) or True)
    press(Key.Key_R)
    rounds = opened(page, qtbot, RoundsDialog)
    assert "Today 16:32, 5 interviews and 1 absence went up." in said(rounds)
    press(Key.Key_Escape)
    press(Key.Key_P)
    dialog = opened(page, qtbot, ProofDialog)
    qtbot.waitUntil(lambda: dialog.head.text() != "Checking the proofs")
    press(Key.Key_Return)
    assert not dialog.isVisible()


def test_a_round_amid_typing_ends_and_the_header_with_it(session, shown, qtbot, db, clock, ask):
    """Somebody types on, and each time the hub is asked there is more to send."""
    hub, bridge, heads = Hub(), Bridge(), []
    page = shown(SyncPage(replace(session, bridge=bridge)), 1282, 690)
    page.arrive()
    header = page.parts.header
    qtbot.waitUntil(lambda: bool(header.headline.text()))
    bridge.progress.connect(lambda *_: heads.append(header.headline.text()))

    def type_on(hub, asked):
        if asked.path.endswith("/push"):
            with writing(db):
                records.edit(db, "interview", "i1", {"job": f"job {len(hub.asked)}"}, STAMP)
        return hub.honest(asked)

    def go():
        thornlaw.received(db, clock)
        accounts.save(db, hub.account())
        one = {"kind": "interview", "id": "i1", "school": "thornlaw", "student": "zoe"}
        with writing(db):
            records.add(db, [Record.model_validate(one | {"body": {"cycle": 3}})], STAMP)
        hub.steps.extend([type_on] * 20)
        outcome = Engine(db, lambda _: hub, lambda: NOW).round(bridge.moved)
        bridge.ended(outcome)
        return outcome

    outcome = ask(go)
    assert (outcome.trouble, outcome.sendable) == (None, 1)
    qtbot.waitUntil(header.halt.isHidden)
    assert heads[-1] == "Asking the hub for news"
    assert "Sending" not in header.headline.text()
