"""The right zone of the last two steps: the plan as it would be printed now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from onedesk.desk import prints
from onedesk.domain.interview import Outcome
from onedesk.paper.document import Document
from ui import theme
from ui.interview.model import InterviewModel
from ui.paper.live import LivePaper, Paper
from ui.paper.preview import PagePreview
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog, open_once
from ui.widgets.label import Caption, ColumnHead

_LARGE = 560


class PaperSide(Painted):
    """A head, the page, and room below for a word about it."""

    shown = Signal(object)
    """The `Paper` that the page shows now."""

    def __init__(self, model: InterviewModel) -> None:
        super().__init__()
        self._model = model
        self.live = LivePaper(model.jobs, self)
        self.page = PagePreview()
        self.paper: Paper | None = None
        self.large, self.second = False, ""
        self.outcome: Outcome | None = None
        self._head, self._count = ColumnHead(), Caption()
        self._head.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(head)
        self._rows.addWidget(self.page, 1)
        self.below = QVBoxLayout()
        self._rows.addLayout(self.below)
        self._follow = ""
        self.live.ready.connect(self._show)
        self.page.turned.connect(self._count_pages)
        self.retheme()

    def set_head(self, words: str) -> None:
        """What this paper is."""
        self._head.setText(words)

    @property
    def head(self) -> str:
        """What it says this paper is."""
        return self._head.text()

    def refresh(
        self,
        *,
        follow: str = "",
        before: Document | None = None,
        reference: str = prints.DRAFT,
        now: bool = False,
    ) -> None:
        """Set the plan in type again; `follow` turns to the page with these words.

        `before` is the plan as it was handed over, which it still is while not a word has changed;
        else it gets `reference`, or none while that is the draft's.
        """
        model, large, second = self._model, self.large, self.second
        file = prints.ended(model.current_file(), self.outcome)
        programme, preferences = model.programme, model.preferences
        self._follow = follow

        def make() -> Document:
            plan = prints.source(file, programme, reference, preferences)
            if reference == prints.DRAFT:
                return prints.draft(plan, large=large, second=second)
            return prints.coming(plan, before, reference, large=large, second=second)

        self.live.ask(make, now=now)

    def clear(self) -> None:
        """Show nothing, and want nothing."""
        self.live.stop()
        self.page.clear()
        self.paper = None
        self._count.setText("")

    def _show(self, paper: Paper) -> None:
        self.paper = paper
        self.page.set_pdf(paper.pdf)
        self.page.follow(self._follow)
        self.shown.emit(paper)

    def _count_pages(self, page: int, pages: int) -> None:
        self._count.setText(f"Page {page} of {pages}")

    def retheme(self) -> None:
        look = theme.current()
        self._rows.setContentsMargins(look.px(20), look.px(12), look.px(20), look.px(16))
        self._rows.setSpacing(look.px(8))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), look.color("bg"))
        painter.fillRect(0, 0, 1, self.height(), look.color("line"))


class PaperStrip(Painted):
    """A way to the paper where there is no room for it beside the plan."""

    def __init__(self, side: PaperSide) -> None:
        super().__init__()
        self._side = side
        self.button = Button("Look at the paper", key="Alt P", height=32, bind=True)
        self.button.clicked.connect(self._open)
        self._rows = QHBoxLayout(self)
        self._words = Caption("")
        self._rows.addWidget(self._words, 1)
        self._rows.addWidget(self.button)
        side.page.turned.connect(self._count)
        self.retheme()

    def _count(self, _page: int, pages: int) -> None:
        self._words.setText(f"The plan has {pages} pages." if pages > 1 else "The plan has 1 page.")

    def _open(self) -> None:
        if self._side.paper is None:
            return
        dialog = Dialog("What the student takes home", self.window(), wide=_LARGE)
        page = PagePreview()
        page.set_pdf(self._side.paper.pdf)
        dialog.body.addWidget(page, 1)
        close = dialog.add_button(Button("Close", kind="primary", key="Enter"), primary=True)
        close.clicked.connect(dialog.accept)
        dialog.first = page
        open_once(dialog)

    def retheme(self) -> None:
        look = theme.current()
        self._rows.setContentsMargins(look.px(20), look.px(6), look.px(20), look.px(6))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), look.color("bg"))
        painter.fillRect(0, 0, self.width(), 1, look.color("line"))
