"""An earlier talk to read as it was; nothing in it can be changed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from onedesk.domain.interview import Interview
from onedesk.domain.programme import catalogue
from ui import words
from ui.interview import said
from ui.interview.chords import bind
from ui.interview.said import Said
from ui.interview.zones import scrolling
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import ColumnHead
from ui.widgets.rich import Rich

TALKS = 7


def talk_rows(talk: Interview) -> tuple[tuple[str, str], ...]:
    """What was asked and what was said, in the order of the steps; gaps are left out."""
    levels = [
        f"{area.short} {level}" for area in catalogue().areas if (level := talk.level(area.code))
    ]
    found: tuple[tuple[str, Said | None], ...] = (
        ("Area of work", said.sector(talk)),
        ("Job", said.job(talk) if talk.job else None),
        ("In their words", said.student_words(talk)),
        ("After Year 11", said.plan(talk)),
        ("Where" if talk.provider else "Level or course", said.place(talk)),
        ("Plan B", said.plan_b(talk)),
        ("How far along", said.application(talk)),
        ("Knowledge", Said(rest=", ".join(levels)) if levels else None),
        ("What we talked about", Said(rest=talk.summary) if talk.summary else None),
        ("Good at", Said(rest=talk.strengths) if talk.strengths else None),
    )
    return tuple((name, f"{one.bold}{one.rest}") for name, one in found if one is not None)


class EarlierTalk(Dialog):
    """Opens on the last talk; Left and Right go through the others."""

    def __init__(self, talks: Sequence[Interview], window: QWidget) -> None:
        super().__init__("Earlier interviews", window)
        self._talks, self._at = tuple(talks), len(talks) - 1
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setColumnStretch(1, 1)
        self._caption = ColumnHead()
        self.body.addWidget(self._caption)
        self.body.addWidget(scrolling(body), 1)
        close = self.add_button(Button("Close", kind="primary", key="Enter"), primary=True)
        close.clicked.connect(self.accept)
        self.first = close
        self.foot.setText("Left and Right: the other interviews" if len(talks) > 1 else "")
        self.finished.connect(self.deleteLater)
        bind(self, {"Left": partial(self.leaf, -1), "Right": partial(self.leaf, 1)})
        self._show()

    def leaf(self, by: int) -> None:
        """Go to the talk before (-1) or after (+1), stopping at the ends."""
        self._at = min(max(self._at + by, 0), len(self._talks) - 1)
        self._show()

    def _show(self) -> None:
        talk = self._talks[self._at]
        day = f", {words.weekday_date(talk.day)}" if talk.day else ""
        self._caption.setText(f"Talk {talk.cycle} of {TALKS}{day}")
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for row, (name, words_) in enumerate(talk_rows(talk)):
            self._grid.addWidget(Rich(name, size=14, ink="ink2"), row, 0, top)
            self._grid.addWidget(Rich(words_, size=15), row, 1, top)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
