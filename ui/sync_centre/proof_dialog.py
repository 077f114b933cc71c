"""Proof that the hub has the work: checked here, compared with the hub, or saved as a file."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from onedesk.desk.desk import Desk
from onedesk.desk.exchange_views import ProofCheck
from onedesk.domain.errors import OneDeskError
from ui.aside import Task
from ui.asking import Tall
from ui.handing.where import AskWhere, Chosen
from ui.page import Session
from ui.sync_centre import proof
from ui.widgets.announce import announce
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.flow import Flow
from ui.widgets.label import Caption, Heading
from ui.widgets.rich import Rich

_WIDE, _RING = 640, 6


class ProofDialog(Dialog):
    """Checks as it opens; C compares with the hub, Alt S saves, Enter or Esc closes."""

    def __init__(self, session: Session, window: QWidget, ask: AskWhere | None = None) -> None:
        super().__init__("Proof that your work is on the hub", window, wide=_WIDE)
        self._session, self._ask = session, ask or ask_where
        self.head, self.words, self.saved = Heading("Checking the proofs"), Rich(), Rich()
        self.compare = Button("Compare with the hub", key="Alt C", height=32, bind=True)
        self.save = Button("Save the proof", key="Alt S", height=32, bind=True)
        self.close_button = Button("Close", kind="primary", key="Enter")
        for button, deed in (
            (self.save, self._choose_place),
            (self.compare, self._compare),
            (self.close_button, self.accept),
        ):
            button.clicked.connect(deed)
        self._whole = self._filled()
        self._area = Tall(self._whole)
        self.body.addWidget(self._area, 1)
        self.add_button(self.close_button, primary=True)
        self.first = self.close_button
        session.aside.run(_check, self._found, self._refused)

    def _filled(self) -> Block:
        """What is said, above what can be done."""
        ways, about = Flow(), Caption(proof.ABOUT, wrap=True)
        ways.set_widgets([self.save, self.compare])
        self.words.hide()
        self.saved.hide()
        parts = (self.head, self.words, about, self.saved, ways)
        return Block(*parts, gap=8, edges=(_RING, 0, _RING, _RING))

    def _found(self, found: ProofCheck) -> None:
        if not isValid(self):
            return
        self.head.setText(proof.headline(found))
        self.words.set_text("\n".join(proof.details(found)))
        self.words.setVisible(bool(proof.details(found)))
        self.save.setEnabled(bool(found.proven))
        announce(self, " ".join([proof.headline(found), *proof.details(found)]))
        self._measure()

    def _compare(self) -> None:
        """Have the next round count everything afresh; the sync centre tells what came of it."""
        session = self._session
        session.jobs.run(session.desk.ask_check, lambda _done: session.bridge.sync_now())
        self.accept()

    def _choose_place(self) -> None:
        day = self._session.clock().date().isoformat()
        self._ask(self, f"OneDesk proof {day}.json", self._write)

    def _write(self, path: Path) -> None:
        def write(desk: Desk, _task: Task) -> int:
            return desk.save_proof(path)

        def written(count: int) -> None:
            if isValid(self):
                self._tell(proof.saved(path.name, str(path.parent), count))

        self._session.aside.run(write, written, self._refused)

    def _refused(self, reason: Exception) -> None:
        if not isinstance(reason, OneDeskError):
            raise reason
        if isValid(self):
            self._tell(reason.say)

    def _tell(self, said: str) -> None:
        self.saved.set_text(said)
        self.saved.show()
        announce(self, self.saved.text())
        self._measure()

    def _measure(self) -> None:
        """What is said now may be higher than before."""
        content = self._whole.layout()
        if content is not None:
            content.activate()
        self._area.updateGeometry()
        self._rows.activate()
        self._arrange()


def _check(desk: Desk, _task: Task) -> ProofCheck:
    """On the second worker's thread: typing need not wait for it."""
    return desk.check_proofs()


def ask_where(parent: QWidget, name: str, chosen: Chosen) -> None:
    """Ask for a place with the system's own dialog."""
    dialog = QFileDialog(parent, "Where should the proof go?")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("Proofs (*.json)")
    dialog.setDefaultSuffix("json")
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
