"""A line of words with the letters that were typed in bold and underlined."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui import theme
from ui.widgets.matching import Span

Face = tuple[float, int, str]
"""Size, weight and colour token."""


def paint_marked(
    painter: QPainter, rect: QRect, text: str, spans: Sequence[Span], face: Face
) -> int:
    """Draw one line from the left; gives the width it took.

    What does not fit ends in an ellipsis.
    """
    room = max(rect.width(), 1)
    layout = _laid(text, spans, face)
    if _wide(layout) > room + 1:
        bold = QFontMetricsF(theme.current().font(face[0], 650))
        layout = _laid(bold.elidedText(text, Qt.TextElideMode.ElideRight, room), spans, face)
    high = layout.lineAt(0).height()
    painter.setPen(theme.current().color(face[2]))
    layout.draw(painter, QPointF(rect.x(), rect.y() + (rect.height() - high) / 2))
    return math.ceil(_wide(layout))


def marked_width(text: str, spans: Sequence[Span], face: Face) -> int:
    """The width the whole line would take."""
    return math.ceil(_wide(_laid(text, spans, face)))


def _wide(layout: QTextLayout) -> float:
    return layout.lineAt(0).naturalTextWidth()


def _laid(text: str, spans: Sequence[Span], face: Face) -> QTextLayout:
    """One line, as long as it is; a name written from the right begins at the left edge too."""
    theme.need(text)
    layout = QTextLayout(text, theme.current().font(face[0], face[1]))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([_range(span, face[0]) for span in spans if span[0] < len(text)])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout


def _range(span: Span, size: float) -> QTextLayout.FormatRange:
    strong = QTextCharFormat()
    strong.setFont(theme.current().font(size, 650))
    strong.setFontUnderline(True)
    piece = QTextLayout.FormatRange()
    piece.start, piece.length, piece.format = *span, strong
    return piece
