"""What a screen reader is told: the tree that Qt gives it, as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

ROLE, TEXT = QAccessible.Role, QAccessible.Text
GRIDS = {ROLE.Table, ROLE.Tree, ROLE.List}
MOST_CELLS = 60


@dataclass(frozen=True)
class Seen:
    """One thing in the tree; `of` is the kind of widget it stands for."""

    role: QAccessible.Role
    name: str
    description: str
    keys: str
    focusable: bool
    of: str
    widget: QWidget | None

    @property
    def where(self) -> str:
        parent = self.widget
        path = []
        while parent is not None and len(path) < 4:
            path.append(type(parent).__name__)
            parent = parent.parentWidget()
        return f"{' < '.join(path)}: {self.role.name} {self.name!r}"


def seen(root: QWidget) -> list[Seen]:
    """Everything that is shown in `root`, in the order of the tree."""
    top = QAccessible.queryAccessibleInterface(root)
    assert top is not None
    return [_seen(each) for each in _walk(top)]


def _walk(at: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    state = at.state()
    if state.invisible:
        return
    yield at
    many = MOST_CELLS if at.role() in GRIDS else at.childCount()
    for number in range(min(at.childCount(), many)):
        child = at.child(number)
        if child is not None and child.isValid():
            yield from _walk(child)


def _seen(each: QAccessibleInterface) -> Seen:
    found = each.object()
    widget = found if isinstance(found, QWidget) else None
    return Seen(
        role=each.role(),
        name=each.text(TEXT.Name),
        description=each.text(TEXT.Description),
        keys=each.text(TEXT.Accelerator),
        focusable=bool(each.state().focusable) and not each.state().disabled,
        of=type(found).__name__ if found is not None else "",
        widget=widget,
    )
