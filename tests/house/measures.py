"""What a screen measures, part by part: margins and gaps, and the letters of labels."""

from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QStackedLayout, QWidget

Measures = dict[object, tuple[int, ...]]


def measures(root: QWidget) -> Measures:
    """The measures of every label and layout that is seen, by the part itself."""
    found: Measures = {}
    for widget in (root, *root.findChildren(QWidget)):
        ours = type(widget) is QWidget or type(widget).__module__.startswith("ui.")
        if widget.isVisible() and ours:
            if isinstance(widget, QLabel):
                found[widget] = (widget.font().pixelSize(),)
            if widget.layout() is not None:
                _measure(widget.layout(), found)
    return found


def stayed(before: Measures, after: Measures, percent: int) -> list[str]:
    """What did not grow from 100 per cent to so many; hairlines stay as they are."""
    return [
        f"{type(part).__name__} in {type(part.parent()).__name__}: {before[part]} to {after[part]}"
        for part in before.keys() & after.keys()
        for old, new in zip(before[part], after[part], strict=False)
        if old > 1 and new != round(old * percent / 100)
    ]


def _measure(layout: QLayout, found: Measures) -> None:
    if isinstance(layout, QStackedLayout):
        return  # it shows one part, to its edges
    edges = layout.contentsMargins()
    grid = isinstance(layout, QGridLayout)
    gaps = (layout.horizontalSpacing(), layout.verticalSpacing()) if grid else (layout.spacing(),)
    items = [layout.itemAt(at) for at in range(layout.count())]
    between = gaps if sum(not item.isEmpty() for item in items) > 1 else ()
    found[layout] = (edges.left(), edges.top(), edges.right(), edges.bottom(), *between)
    for item in items:
        if item.layout() is not None:
            _measure(item.layout(), found)
