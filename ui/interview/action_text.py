"""The words of an action, as high as they are; Enter goes on instead of breaking a line."""

from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from ui import theme
from ui.widgets.lean import lean

_LETTERS = 16


class ActionText(QPlainTextEdit):
    """Grows with its words in any script; a new text size finds it at once."""

    entered = Signal()
    passed = Signal(int)
    """Up from the first line (-1) or down from the last (+1)."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bare", True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._lean)
        self.document().documentLayout().documentSizeChanged.connect(self.grow)
        for part in (self, self.viewport()):
            part.installEventFilter(self)
        self._put_font()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When the theme changes, the style sheet puts the old font back: undo that."""
        if event.type() == QEvent.Type.StyleChange and watched in (self, self.viewport()):
            self._put_font()
        return super().eventFilter(watched, event)

    def _put_font(self) -> None:
        font = theme.current().font(_LETTERS)
        for part in (self, self.viewport()):
            part.setFont(font)
        self.grow()

    def show_words(self, words: str) -> None:
        """Show an action's words without saying they were typed; one goes on where they end."""
        if self.toPlainText() != words:
            self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(False)
            self.moveCursor(QTextCursor.MoveOperation.End)
            self._lean()

    def _lean(self) -> None:
        theme.need(self.toPlainText())
        lean(self)

    def grow(self, *_size: object) -> None:
        """Take the height of the words; letters of other scripts are taller."""
        layout, block, high = self.document().documentLayout(), self.document().firstBlock(), 0.0
        while block.isValid():
            high += layout.blockBoundingRect(block).height()
            block = block.next()
        least = QFontMetricsF(self.font()).lineSpacing()
        self.setFixedHeight(ceil(max(high, least)) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by key, one goes on where the words end."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        at, count = line.lineNumber(), cursor.block().lineCount()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Up and at <= 0:
            self.passed.emit(-1)
        elif event.key() == Qt.Key.Key_Down and at >= count - 1:
            self.passed.emit(1)
        else:
            super().keyPressEvent(event)
