"""The dialogs about sealed files at every text size: nothing is cut off, in light and dark."""

from datetime import date

import pytest
from cut_off import cut_off
from handing_kit import GWEN, keyed, stick, window
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.handing.carrying import CarryDialog
from ui.handing.delivering import DeliverDialog
from ui.handing.giving import HandOverDialog
from ui.handing.joining import JoinDialog
from ui.handing.taking import EndCoverDialog, TakeOverDialog
from ui.theme import Theme
from ui.words import short_date

__all__ = ["keyed", "stick", "window"]


@pytest.fixture
def dialogs(session, window, keyed, stick):
    """Makes each dialog, with a real file behind it."""
    keyed.carry(stick / "work.onedesk-carry")
    cover = GWEN.file(keyed, stick / "week.onedesk-cover")
    (stick / "holiday").write_bytes(b"nothing sealed")
    return {
        "carry": lambda: CarryDialog(session, window),
        "deliver": lambda: DeliverDialog(session, stick / "work.onedesk-carry", window),
        "refused": lambda: DeliverDialog(session, stick / "holiday", window),
        "hand over": lambda: HandOverDialog(session, window),
        "take over": lambda: TakeOverDialog(session, cover, window),
        "end": lambda: EndCoverDialog(session, window),
        "join again": lambda: JoinDialog(session, window),
    }


@pytest.mark.parametrize("size", [(1366, 690), (760, 480)])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_off(qapp, dialogs, session, window, percent, size):
    theme.install(qapp, Theme.load(dark=percent == 150, text_percent=percent))
    window.resize(*size)
    faults = {}
    for name, make in dialogs.items():
        dialog = make()
        dialog.open()
        for _ in range(3):
            session.jobs.drain()
            QApplication.processEvents()
        faults[name] = cut_off(dialog)
        dialog.reject()
        dialog.deleteLater()
    assert not {name: found for name, found in faults.items() if found}


def test_days_stand_whole_in_a_small_window(qapp, session, window, keyed):
    theme.install(qapp, Theme.load())
    window.resize(760, 480)
    dialog = HandOverDialog(session, window)
    dialog.open()
    for _ in range(3):
        session.jobs.drain()
        QApplication.processEvents()
    edit = dialog.form.first.edit
    edit.setText(short_date(date(2026, 9, 30)))
    room = edit.width() - 2 * theme.current().px(13)
    assert edit.fontMetrics().horizontalAdvance(edit.text()) <= room
    assert dialog.form.last.text == "Thu 12 March"


def test_what_fits_is_not_scrolled(dialogs, session):
    """The facts beside a short text make the dialog as high as they are."""
    dialog = dialogs["take over"]()
    dialog.open()
    for _ in range(3):
        session.jobs.drain()
        QApplication.processEvents()
    for column in dialog._columns:
        assert column.verticalScrollBar().maximum() == 0
