"""Joining the hub again with a one-time code, where it does not speak to this laptop any more."""

import platform
from functools import partial

from PySide6.QtWidgets import QWidget

from onedesk.desk.desk import Desk
from onedesk.desk.laptop import Account
from sync import enrol
from sync.carrier import Connect
from ui.aside import Task
from ui.handing.frame import HandingDialog
from ui.page import Session, open_once
from ui.widgets.field import Field

_TITLE = "Join the hub again"
_HEADS = {
    "revoked": "Your service has stopped this laptop.",
    "signed_out": "The hub does not know this laptop any more.",
    "account_closed": "Your account at the hub is closed.",
}
_WHAT = (
    "Your service gives you a code in your name, which works once. With it the hub speaks to this "
    "laptop again."
)
_OPEN_FIRST = (
    "Your service can open it again. This laptop is answered then as before, and needs no code "
    "unless they give you one."
)
_NOT_NEEDED = "Join again only if your service asks you to."
_STAYS = (
    "**Everything.** Students, interviews, notes and drafts stay as they are. What is on this "
    "laptop only is sent next, and nothing is there twice."
)
_MISSING = "Type the code that your service gave you."


class JoinDialog(HandingDialog):
    """Enter in the code's field joins; then the exchange goes on by itself."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(session, _TITLE, "Join again", window)
        self.code = Field("Code from your service", hint="Such as 7K3T-QW9M-4HXD", height=48)
        self.rows.insertWidget(3, self.code)
        self.code.edited.connect(lambda _text: self.code.set_problem(""))
        self.first = self.code.edit
        self._before = ""
        desk = session.desk
        self.on_desk(lambda: (desk.account(), desk.last_code()), lambda got: self._know(*got))

    def _know(self, account: Account, code: str | None) -> None:
        self._before = account.device
        more = _OPEN_FIRST if code == "account_closed" else _WHAT
        self.say(_HEADS.get(code or "", _NOT_NEEDED), more, _facts(account))
        self.code.edit.setFocus()

    def act(self) -> None:
        code = self.code.text.strip()
        if not code:
            self.code.set_problem(_MISSING)
            self.code.edit.setFocus()
            return
        self._start("Asking the hub")
        self.code.edit.setEnabled(False)
        work = partial(_join, code, self.session.line)
        self.session.aside.run(work, self._arrived(self._known), self._not_joined)

    def _known(self, account: Account) -> None:
        desk, laptop, number = self.session.desk, self.session.laptop, account.device

        def keep() -> None:
            desk.join_again(account)
            laptop.renumber(number)

        self.on_desk(keep, partial(self._joined, account))

    def _joined(self, account: Account, _nothing: None) -> None:
        """What stopped it is over, and is not said any more."""
        number = account.device
        self.code.hide()
        self.head.hide()
        self.say("", "", _facts(account))
        self.session.bridge.sync_now()
        other = f"Its number is {number} now. " if number != self._before else ""
        self.tell_done(
            "This laptop has joined again.",
            f"{other}OneDesk sends what waits now; you see under Sync how it goes.",
        )

    def _not_joined(self, reason: Exception) -> None:
        self._refused(reason)
        self.code.edit.setEnabled(True)
        self.code.edit.setFocus()
        self.code.edit.selectAll()


def _facts(account: Account) -> tuple[tuple[str, str], ...]:
    return (
        ("Laptop", account.device),
        ("Hub", account.hub.partition("://")[2]),
        ("What stays", _STAYS),
    )


def _join(code: str, line: Connect, desk: Desk, _task: Task) -> Account:
    """On the second worker's thread, so that the desk need not wait for the line."""
    return enrol.rejoin(desk.account(), code, platform.node(), line)


def join_again(session: Session, parent: QWidget) -> JoinDialog:
    """Open the dialog that takes a one-time code."""
    dialog = JoinDialog(session, parent)
    open_once(dialog)
    return dialog
