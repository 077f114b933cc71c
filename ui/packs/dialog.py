"""The school pack: for whom, what goes in, and under which words it is locked."""

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from onedesk.desk.pack_views import PackOrder, PackOutline
from onedesk.domain.errors import OneDeskError
from onedesk.domain.people import School
from onedesk.domain.when import NotADay
from onedesk.paper.pack import PARTS, Part, Slot
from ui.half_written import HalfWritten, Written
from ui.packs import making, words
from ui.packs.frame import PackFrame
from ui.packs.pages import LookDialog
from ui.packs.work import Long, Work
from ui.page import Session, open_once
from ui.widgets.announce import announce

T = TypeVar("T")


class PackDialog(PackFrame):
    """One dialog for one school and one cycle; Space ticks, Alt L looks, Enter makes."""

    said = Signal(str, object)

    def __init__(self, session: Session, school: str | None, window: QWidget) -> None:
        super().__init__(window)
        self.session, self.work = session, Work(session.aside, self)
        self.outline: PackOutline | None = None
        self.counts: dict[Part, int] = {}
        self.saved: Path | None = None
        self._half: HalfWritten | None = None
        self._bind()
        self._ask(lambda: tuple(session.desk.schools()), partial(self._know_schools, school))

    def _bind(self) -> None:
        self.cancel.clicked.connect(self._give_up)
        self.look.clicked.connect(self._look)
        self.make.clicked.connect(self._press)
        self.form.school.picked.connect(lambda school: self._choose(str(school), None))
        self.form.cycle.picked.connect(self._choose_cycle)
        self.form.ticked.connect(self._changed)
        self.side.meeting_typed.connect(self._changed)
        self.work.moved.connect(lambda done, of: self.foot.setText(words.progress(done, of)))
        self.work.ended.connect(self._ended)
        self.finished.connect(self.work.stop)

    # What there is

    def _know_schools(self, school: str | None, schools: tuple[School, ...]) -> None:
        known = [one.id for one in schools]
        chosen = school if school in known else next(iter(known), None)
        self.form.school.offer([(one.id, one.name) for one in schools], chosen)
        if chosen is not None:
            self._choose(chosen, None)

    def _choose_cycle(self, cycle: object) -> None:
        self._choose(str(self.form.school.value), cycle if isinstance(cycle, int) else None)

    def _choose(self, school: str, cycle: int | None) -> None:
        self.work.hush()
        self.outline, self.counts, self.saved = None, {}, None
        self._ask(partial(self.session.desk.pack_outline, school, cycle), self._know)

    def _know(self, outline: PackOutline) -> None:
        if outline.school.id != self.form.school.value:
            return  # another one was chosen meanwhile
        self.outline = outline
        self.name(outline)
        self._show()
        self._go_on(outline)
        if outline.agreed:
            order = PackOrder(outline.school.id, outline.cycle, PARTS)
            self.work.quietly(partial(making.count, order), self._counted)
        else:
            self.form.school.setFocus()

    def _go_on(self, outline: PackOutline) -> None:
        """Keep what is chosen and typed here, but not the words of the lock; go on with it."""
        if self._half is None:
            parts: dict[str, Written] = {str(part): box for part, box in self.form.parts.items()}
            parts["meeting"] = self.side.meeting
            session, matter = self.session, (outline.school.id, "pack")
            self._half = HalfWritten(self, session.desk, session.jobs, matter, **parts)
            self.finished.connect(self._half.shut)

    def _counted(self, counts: dict[Part, int]) -> None:
        self.counts = counts
        self._show()

    def _show(self) -> None:
        """Everything that follows from the outline, the ticks and the pages counted."""
        outline = self.outline
        if outline is None:
            return
        self.show_parts(outline, self.counts, self._meeting())
        self.foot.setText(self._foot_words())
        self.show_done(done=self.saved is not None)

    def _changed(self) -> None:
        """Another set of parts is another pack."""
        self.saved = None
        self._show()

    def _foot_words(self) -> str:
        if self.saved is not None:
            return words.saved_as(self.saved)
        chosen = self.form.chosen
        if not chosen:
            return words.NOTHING
        count = sum(self.counts.get(part, 0) for part in chosen)
        return f"{words.pages(count)}. {words.OFFLINE}" if count else words.OFFLINE

    def _meeting(self) -> Slot | None:
        """The day in the field, as far as it is one."""
        if self.outline is not None:
            with contextlib.suppress(NotADay):
                return self._when(self.outline)
        return None

    def _when(self, outline: PackOutline) -> Slot | None:
        return words.meeting_from(self.side.meeting.text, outline.today, outline.school.windows)

    # What is done

    def _order(self) -> PackOrder | None:
        """What is asked for; nothing while a field wants another word."""
        outline, field = self.outline, self.side.meeting
        if outline is None or not self.form.chosen:
            return None
        try:
            meeting = self._when(outline)
        except NotADay as reason:
            field.set_problem(reason.say)
            field.edit.setFocus()
            return None
        return PackOrder(outline.school.id, outline.cycle, self.form.chosen, meeting)

    def _look(self) -> None:
        order = self._order()
        if order is not None and not self.work.busy:
            self._begin(partial(making.look, order), self._show_pages)

    def _show_pages(self, pdf: bytes) -> None:
        if self.outline is not None and self.isVisible():
            title = words.title(self.outline)
            dialog = LookDialog(title, pdf, self.session.output, self)
            dialog.printed.connect(lambda went: self.said.emit(words.printed(went=went), None))
            open_once(dialog)

    def _press(self) -> None:
        """Enter: ask where the file goes and make it; once it is made, close."""
        if self.saved is not None:
            self.accept()
            return
        order, lock = self._order(), self.side.words_of_lock()
        if order is None or lock is None or self.work.busy:
            return
        stem = self.side.file.text().removesuffix(".pdf")
        self.session.output.ask_path(self, stem, lambda path: self._make(order, path, lock))

    def _make(self, order: PackOrder, path: Path, lock: str) -> None:
        if isValid(self) and self.isVisible() and not self.work.busy:
            self._begin(partial(making.make, order, making.Locking(path, lock)), self._made)

    def _made(self, path: Path) -> None:
        self.saved = path
        self._show()
        self.make.setFocus()

    def _begin(self, work: Long[T], then: Callable[[T], None]) -> None:
        self.set_working(working=True)
        self.foot.setText(words.progress(0, 0))
        self.work.start(work, then)

    def _ended(self, say: str) -> None:
        self.set_working(working=False)
        self._show()
        if say:
            self.foot.setText(say)
            announce(self, say)
        self.make.setFocus()

    def _give_up(self) -> None:
        """Cancel stops what is made; with nothing under way it closes."""
        if self.work.busy:
            self.work.stop()
        else:
            self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.work.busy:
            self.work.stop()
            event.accept()
            return
        super().keyPressEvent(event)

    def _ask(self, question: Callable[[], T], then: Callable[[T], None]) -> None:
        """Ask the desk; the answer is dropped when the dialog is gone."""

        def arrived(answer: T) -> None:
            if isValid(self):
                then(answer)

        def refused(reason: Exception) -> None:
            if not isinstance(reason, OneDeskError):
                raise reason
            if isValid(self):
                self.foot.setText(reason.say)

        self.session.jobs.run(question, arrived, refused)
