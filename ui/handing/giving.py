"""Handing a school to a colleague: to whom and for which days, then a sealed file."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from onedesk.desk.covering import Contents, Handable, HandOver
from onedesk.domain.covering import Deed
from onedesk.domain.people import Colleague, School
from onedesk.domain.when import NotADay, parse_when
from ui.half_written import HalfWritten, Written
from ui.handing import words
from ui.handing.frame import HandingDialog, in_two_lines
from ui.handing.where import AskWhere, ask_where
from ui.packs.picker import Picker
from ui.page import Session, open_once
from ui.widgets.block import Block
from ui.widgets.check import Check
from ui.widgets.field import Field
from ui.widgets.label import Caption
from ui.words import short_date

_TITLE = "Hand a school to a colleague"


class HandOverForm(Block):
    """School and colleague, first and last day, and whether private notes go along."""

    def __init__(self) -> None:
        super().__init__(gap=10, edges=(4, 0, 4, 0))
        self.school, self.colleague = Picker("School"), Picker("Colleague")
        self.first = Field("First day", size=12, hint="today, mon, 16 march")
        self.last = Field("Last day", size=12, hint="fri, 20 march, +1w")
        self.notes, self.stays = Check(words.NOTES), Caption(words.STAYS, wrap=True)
        days = Block(gap=8, across=True)
        for field in (self.first, self.last):
            days.rows.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        for part in (self.school, self.colleague, days, self.notes, self.stays):
            self.rows.addWidget(part)

    def offer(self, known: Handable) -> None:
        """What there is to choose from; the colleague is never chosen for the adviser."""
        self.school.offer([(one, one.name) for one in known.schools], known.schools[0])
        none: tuple[object, str] = (None, words.CHOOSE)
        self.colleague.offer([none, *((one, one.name) for one in known.colleagues)], None)
        for field in (self.first, self.last):
            field.set_text(short_date(known.today))

    def days(self, today: date, *, quietly: bool = False) -> tuple[date, date] | None:
        """The days as typed; unless `quietly`, the field that names none says so."""
        found: list[date] = []
        for field in (self.first, self.last):
            try:
                found.append(parse_when(field.text, today))
            except NotADay as reason:
                if not quietly:
                    field.set_problem(reason.say)
                return None
        if found[1] < found[0]:
            if not quietly:
                self.last.set_problem(words.ORDER)
            return None
        return found[0], found[1]


class HandOverDialog(HandingDialog):
    """Enter asks where the file goes and writes it."""

    def __init__(self, session: Session, window: QWidget, ask: AskWhere = ask_where) -> None:
        self.form = HandOverForm()
        super().__init__(session, _TITLE, "Write the file", window)
        self._ask = ask
        self._known: Handable | None = None
        self._contents = Contents(0, 0, 0)
        self.rows.insertWidget(2, self.form)
        self.form.hide()
        self.go.setEnabled(False)
        self.on_desk(session.desk.handable, self._know)

    def _know(self, known: Handable) -> None:
        self._known = known
        if not (known.schools and known.colleagues):
            self.say(words.NO_SCHOOL if not known.schools else words.NOBODY, "", ())
            self._only_close()
            return
        form = self.form
        form.offer(known)
        form.show()
        form.school.picked.connect(lambda _school: self._count())
        form.colleague.picked.connect(lambda _colleague: self._show())
        for field in (form.first, form.last):
            field.edited.connect(partial(self._day_typed, field))
        form.notes.toggled.connect(lambda _on: self._show())
        parts: dict[str, Written] = {"first": form.first, "last": form.last, "notes": form.notes}
        half = HalfWritten(self, self.session.desk, self.session.jobs, ("school", "cover"), **parts)
        self.finished.connect(half.shut)
        self.go.setEnabled(True)
        form.colleague.box.setFocus()
        self._count()

    def _day_typed(self, field: Field, _text: str) -> None:
        field.set_problem("")
        if self._known is not None and self._read_days() is not None:
            self._count()

    def _read_days(self) -> tuple[date, date] | None:
        """Nobody is told of a slip while they type."""
        return self.form.days(self._known.today, quietly=True) if self._known else None

    def _count(self) -> None:
        """What goes along depends on the school and the days."""
        days, school = self._read_days(), self._school
        if days is not None and school is not None:
            work = partial(self.session.desk.goes_along, school.id, *days)
            self.on_desk(work, self._counted)

    def _counted(self, contents: Contents) -> None:
        self._contents = contents
        self._show()

    def _show(self) -> None:
        days, school, whom = self._read_days(), self._school, self._colleague
        if days is None or school is None or self._known is None:
            return
        self.form.stays.setVisible(not self.form.notes.isChecked())
        facts = (
            ("Who can read it", words.readers(whom)),
            ("What goes along", words.contents(self._contents)),
            ("File", in_two_lines(self._known.name)),
        )
        self.say(words.head(school, whom, *days), words.GIVE, facts)

    @property
    def _school(self) -> School | None:
        value = self.form.school.value
        return value if isinstance(value, School) else None

    @property
    def _colleague(self) -> Colleague | None:
        value = self.form.colleague.value
        return value if isinstance(value, Colleague) else None

    def act(self) -> None:
        known, school, whom = self._known, self._school, self._colleague
        if known is None or school is None:
            return
        if whom is None:
            self.tell_refused(words.WHICH)
            self.form.colleague.box.setFocus()
            return
        days = self.form.days(known.today)
        if days is not None:
            what = HandOver(school.id, whom.id, *days, notes=self.form.notes.isChecked())
            self._ask(self, known.name, partial(self._write, what))

    def _write(self, what: HandOver, path: Path) -> None:
        if self.isVisible() and not self.busy:
            work = partial(self.session.desk.hand_over, what, path)
            self.on_desk(work, partial(self._written, path), "Writing the file")

    def _written(self, path: Path, deed: Deed) -> None:
        self.form.hide()
        self.session.bridge.changed.emit()
        place = path.parent.name or str(path.parent)
        self.tell_done(
            f"The file for {deed.taker_name} is written.",
            f"It lies in {place}. {deed.taker_name} opens it in OneDesk, under Sync. "
            "Eject a stick before you take it out.",
        )


def hand_over(session: Session, parent: QWidget) -> HandOverDialog:
    """Open the dialog that hands a school to a colleague."""
    dialog = HandOverDialog(session, parent)
    open_once(dialog)
    return dialog
