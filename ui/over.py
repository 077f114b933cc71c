"""What lies over the screens of the window: a short word, dialogs, the card of keys."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.help import LOOK, KeysCard, keys_of
from ui.widgets.dialog import Dialog, open_once
from ui.widgets.gone import forget_when_gone
from ui.widgets.key_hints import KeyGroup
from ui.widgets.toast import Toast

_BESIDE_THE_RAIL = 108


class Over:
    """Made when there is first something to say: nothing of it is on the lock screen."""

    def __init__(self, window: QWidget, take_back: Callable[[], None]) -> None:
        self._window = window
        self.toast = Toast(window, left=_BESIDE_THE_RAIL)
        self.toast.acted.connect(take_back)

    def help(self, here: Sequence[KeyGroup]) -> None:
        """All keys of the screen that is shown, or of the dialog over it."""
        dialogs = [one for one in self._dialogs() if one.isVisible()]
        if any(isinstance(one, KeysCard) for one in dialogs):
            return
        groups = keys_of(dialogs[-1]) if dialogs else here
        open_once(KeysCard("All keys of this screen", [*groups, LOOK], self._window))

    def put_away(self) -> None:
        """Close every dialog for good."""
        for dialog in self._dialogs():
            self.drop(dialog)

    def drop(self, widget: QWidget) -> None:
        """Delete a dialog or a screen, so that nothing keeps a name."""
        widget.hide()
        forget_when_gone(widget)
        widget.deleteLater()

    def _dialogs(self) -> list[Dialog]:
        return self._window.findChildren(Dialog)
