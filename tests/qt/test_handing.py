"""The dialogs about unsent work in sealed files: what is said before and after, by keys alone."""

from pathlib import Path

import pytest
from handing_kit import keyed, stick, window
from keyboard import press
from PySide6.QtCore import Qt

from onedesk.desk import sealed_files
from onedesk.domain.errors import RuleError
from onedesk.domain.round_report import RoundReport
from onedesk.store import outbox, rounds
from sync import delivering
from sync.errors import Refused, StopAndAsk, SyncError
from sync.wire.carry import Delivered
from ui import handing
from ui.handing.carrying import CarryDialog
from ui.handing.delivering import DeliverDialog

__all__ = ["keyed", "stick", "window"]

Key = Qt.Key


@pytest.fixture
def carrying(session, window, stick):
    """The dialog over the window, where the system's file dialog answers with the stick."""
    dialog = CarryDialog(session, window, lambda _parent, name, chosen: chosen(stick / name))
    dialog.open()
    session.jobs.drain()
    return dialog


def test_what_is_carried_and_who_can_read_it_is_said_before_anything_is_written(carrying, stick):
    assert carrying.head.text().endswith("on this laptop only.")
    assert "interview" in carrying.head.text()
    assert "The hub alone" in carrying.side.said["Who can read it"].text()
    name = carrying.side.said["File"].text().replace("\n", "")
    assert name == "OneDesk-OD-014-2026-03-12.onedesk-carry"
    assert carrying.go.hasFocus()
    assert list(stick.iterdir()) == []


def test_enter_writes_the_file_and_says_where_it_lies(carrying, session, stick):
    press(Key.Key_Return)
    session.jobs.drain()
    (path,) = stick.iterdir()
    assert path.name == "OneDesk-OD-014-2026-03-12.onedesk-carry"
    assert "STICK" in carrying.told.words.text()
    assert carrying.go.text() == "Close"
    press(Key.Key_Return)
    assert not carrying.isVisible()


def test_a_full_stick_is_said_and_another_place_can_be_chosen(
    carrying, session, stick, monkeypatch
):
    def full(_path, _content):
        raise sealed_files.NoRoom

    with monkeypatch.context() as broken:
        broken.setattr(sealed_files, "write", full)
        press(Key.Key_Return)
        session.jobs.drain()
    assert "no room" in carrying.told.words.text()
    press(Key.Key_Return)
    session.jobs.drain()
    assert len(list(stick.iterdir())) == 1


def test_a_file_that_waits_to_be_confirmed_is_named(carrying, session, window):
    press(Key.Key_Return)
    session.jobs.drain()
    again = CarryDialog(session, window)
    again.open()
    session.jobs.drain()
    assert "A file was written today at 10:48" in again.text.text()


def test_with_nothing_to_carry_there_is_nothing_to_press_but_close(
    session, window, keyed, db, stick
):
    db.execute("UPDATE record SET owed = 0")
    dialog = CarryDialog(session, window)
    dialog.open()
    session.jobs.drain()
    assert dialog.go.text() == "Close"
    assert "Everything" in dialog.head.text()


def test_where_only_refused_work_is_left_it_is_not_said_to_be_on_the_hub(
    session, window, keyed, db
):
    db.execute("UPDATE record SET owed = 0")
    for key in ("i-zoe-3", "zoe"):
        db.execute("UPDATE record SET owed = 1 WHERE id = ?", [key])
        db.execute("INSERT INTO quarantine VALUES (?, 'does_not_fit', 'No.', '2026')", [key])
    refused = len(outbox.refused(db))
    dialog = CarryDialog(session, window)
    dialog.open()
    session.jobs.drain()
    assert "on the hub" not in dialog.head.text()
    assert f"{refused} records that the hub would not take" in dialog.text.text()
    with pytest.raises(RuleError) as reason:
        keyed.carry(Path("never"))
    assert "on the hub already" not in reason.value.say


@pytest.mark.parametrize(
    ("code", "words"),
    [("revoked", "Your service alone"), ("account_closed", "Once your service has opened it")],
)
def test_who_can_take_the_file_of_a_stopped_laptop_is_said(session, window, keyed, db, code, words):
    at = session.clock()
    rounds.add(db, RoundReport(at=at, sent={}, received={}, problem="No.", code=code))
    dialog = CarryDialog(session, window)
    dialog.open()
    session.jobs.drain()
    assert words in dialog.side.said["How it gets to the hub"].text()


def test_no_file_is_written_that_a_hub_without_this_laptop_would_not_take(
    session, window, keyed, db
):
    at = session.clock()
    rounds.add(db, RoundReport(at=at, sent={}, received={}, problem="No.", code="signed_out"))
    dialog = CarryDialog(session, window)
    dialog.open()
    session.jobs.drain()
    assert "does not know this laptop" in dialog.told.words.text()
    assert (dialog.go.text(), dialog.go.hasFocus()) == ("Close", True)


@pytest.fixture
def on_stick(keyed, session, stick):
    """A file on the stick."""
    path = stick / "file.onedesk-carry"
    session.jobs.run(lambda: keyed.carry(path))
    session.jobs.drain()
    return path


@pytest.fixture
def sent(monkeypatch):
    """What the hub is handed, and what it says."""
    files, answers = [], [Delivered(device="OD-014", records=9, taken=6, known=2, refused=1)]

    def deliver(_account, raw, _connect):
        files.append(raw)
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(delivering, "deliver", deliver)
    return files, answers


def delivery(session, window, path):
    dialog = DeliverDialog(session, path, window)
    dialog.open()
    session.jobs.drain()
    return dialog


def test_a_colleague_hands_in_a_file_and_learns_counts(session, window, on_stick, sent, qtbot):
    dialog = delivery(session, window, on_stick)
    assert dialog.head.text() == "From laptop OD-014, written today at 10:48."
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.is_done)
    said = dialog.told.words.text()
    assert sent[0] == [on_stick.read_bytes()]
    assert said.startswith("8 records of laptop OD-014 are on the hub.")
    assert "2 of them were there already" in said
    assert "1 record the hub did not take" in said


def troubles():
    """Every kind there is, those made without words of their own."""
    return [kind() for kind in SyncError.__subclasses__() if kind not in (Refused, StopAndAsk)]


@pytest.mark.parametrize("reason", troubles(), ids=lambda reason: reason.code)
def test_the_carrier_is_promised_nothing_that_only_a_round_does(
    session, window, on_stick, sent, qtbot, reason
):
    sent[1].insert(0, reason)
    dialog = delivery(session, window, on_stick)
    press(Key.Key_Return)
    qtbot.waitUntil(dialog.told.isVisible)
    said = dialog.told.words.text()
    assert said.startswith(reason.say.partition(". ")[0])
    assert "whole where it was" in said
    assert not [
        word for word in ("we send", "We ", "on this laptop", "Nothing to do") if word in said
    ]
    assert dialog.go.text() == ("Close" if reason.needs_someone else "Try again")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.is_done)
    assert reason.needs_someone or "are on the hub" in dialog.told.words.text()


def test_the_hub_s_own_words_about_a_file_are_left_as_they_are(
    session, window, on_stick, sent, qtbot
):
    say = "The hub does not know the laptop that this file comes from. Is it the right hub?"
    sent[1].insert(0, Refused("stranger", say))
    dialog = delivery(session, window, on_stick)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.is_done)
    assert dialog.told.words.text() == say


def test_a_file_handed_in_twice_was_there_already(session, window, on_stick, sent, qtbot):
    sent[1][0] = Delivered(device="OD-014", records=2, taken=0, known=2, refused=0)
    dialog = delivery(session, window, on_stick)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.is_done)
    said = dialog.told.words.text()
    assert said.startswith("2 records of laptop OD-014 are on the hub. They were there already. ")


def test_a_file_that_is_none_is_not_handed_in(session, window, stick):
    path = stick / "holiday.onedesk-carry"
    path.write_bytes(b"not sealed at all")
    dialog = delivery(session, window, path)
    assert "not a sealed file" in dialog.told.words.text()
    assert dialog.go.text() == "Close"


def test_the_door_asks_for_the_file_first(session, window, on_stick, qtbot):
    session.output.picked = on_stick
    handing.deliver(session, window)
    session.jobs.drain()
    (dialog,) = window.findChildren(DeliverDialog)
    assert dialog.isVisible()


def test_the_other_door_opens_at_once(session, window):
    dialog = handing.carry(session, window)
    session.jobs.drain()
    assert dialog.isVisible()
    press(Key.Key_Escape)
    assert not dialog.isVisible()
