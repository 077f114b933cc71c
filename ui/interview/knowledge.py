"""Step 3: twelve areas of knowledge, twelve keys, the level words of the row in hand."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onedesk.domain.interview import Interview
from onedesk.domain.programme import Area, catalogue
from ui import words
from ui.interview.earlier_notes import writer
from ui.interview.help_zone import CAME, since, since_words
from ui.interview.level_words import LevelStrip, LevelWords
from ui.interview.model import InterviewModel
from ui.interview.step import Step, show_text
from ui.interview.zones import Side, Zones
from ui.widgets.field import TextField
from ui.widgets.rating_model import RatingRow, Today
from ui.widgets.rating_table import RatingTable

SIDE = 408
AUDIENCE = "not on the plan or in the school pack"
"""Who reads a note on a rating: `onedesk.domain.privacy` decides it."""
_RATING, _NOTE = "ratings.", "rating_notes."


class _NotePlace(QWidget):
    """Where the note field stands: beside the table or under it."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.hide()


class KnowledgeStep(Step):
    """Ratings are heard today, never taken over; a gap is fine, *not asked* is an answer."""

    left = (
        (("1", "to", "5"), "Rate, go to next"),
        ("=", "Same as last time"),
        ("0", "Not asked"),
        ("N", "Note"),
        ("H", "Hide earlier"),
        ("Backspace", "Clear, go back"),
        ("Ctrl Z", "Undo"),
    )
    more = ((("Up", "Down"), "Another row"), (("Home", "End"), "First or last row"))
    least = 720

    def __init__(self, model: InterviewModel) -> None:
        super().__init__(model)
        self.table = RatingTable()
        self.table.name_levels({level.value: level.word for level in catalogue().levels})
        self.note = TextField("Note", note=AUDIENCE, lines=2)
        self._beside, self._under = _NotePlace(), _NotePlace()
        self.words, self.strip = LevelWords(self._beside), LevelStrip(self._under)
        self._noting, self._tight = "", False
        self.zones = Zones(self.table, Side(self.words), self.strip, side_width=SIDE)
        self.zones.changed.connect(self._fit)
        self._whole.addWidget(self.zones)
        self._asks.append((self.table, ()))
        self.table.rated.connect(self._rate)
        self.table.focused.connect(self._show_area)
        self.table.focused.connect(self.moved)
        self.table.note_wanted.connect(self._open_note)
        self.table.earlier_wanted.connect(self.earlier_wanted)
        self.table.nothing_before.connect(self.nothing_before)
        self.note.edited.connect(self._write_note)
        self._fit("wide")

    def fill(self) -> None:
        interview, past = self.model.interview, [entry.body for entry in self.model.past]
        heads = [(f"C{one.cycle}", _month(one)) for one in past]
        rows = [
            RatingRow(
                area.code,
                area.short,
                tuple(one.level(area.code) if one.held else "absent" for one in past),
                interview.ratings.get(area.code),
                area.code in interview.rating_notes,
                since_words(self._last(area.code)),
            )
            for area in catalogue().areas
        ]
        self._close_note()
        self.table.rate_first(first=self.model.preferences.rate_first)
        self.table.set_rows(rows, heads, f"What does {self.model.forename} know today?")
        self._show_area(self.table.current)

    def refresh(self, keys: frozenset[str]) -> None:
        for key in keys:
            if key.startswith(_RATING):
                code = key.removeprefix(_RATING)
                self.table.set_value(code, self._value(code))
                if code == self.table.current and self.table.rows.earlier == "rated":
                    self._show_area(code)
            elif key.startswith(_NOTE):
                code = key.removeprefix(_NOTE)
                self.table.set_note(code, code in self.model.interview.rating_notes)
                if code == self._noting:
                    show_text(self.note, self.model.text(key))

    def focus_first(self) -> None:
        self.table.setFocus()

    def focus_key(self, key: str) -> None:
        name, dot, code = key.partition(".")
        if dot and f"{name}." == _NOTE:
            self._open_note(code)
        elif dot and f"{name}." == _RATING:
            self.table.focus_row(code)
            self.table.setFocus()

    def field_in_hand(self) -> str:
        if self.note.edit.hasFocus():
            return f"{_NOTE}{self._noting}"
        return f"{_RATING}{self.table.current}" if self.table.hasFocus() else ""

    def escape(self) -> bool:
        """Back from the note to its row."""
        if not self._noting:
            return False
        self.table.focus_row(self._noting)
        self._close_note()
        self.table.setFocus()
        return True

    def _value(self, code: str) -> Today:
        return self.model.interview.ratings.get(code)

    def _rate(self, code: str, value: Today) -> None:
        self.model.answer(f"{_RATING}{code}", value)

    def _show_area(self, code: str) -> None:
        """The words at the right follow the row in hand."""
        codes = [area.code for area in catalogue().areas]
        if code not in codes:
            return
        at = codes.index(code)
        area, sees = catalogue().area(code), self.table.rows.sees(at)
        last = self._last(code) if sees else None
        place = f"{at + 1} of {len(codes)}"
        self.words.show_area(area, place, area.ask(self.model.forename))
        month = since_words(last)
        self.words.mark(last.level(code) if last else None, f"last time, {month}".rstrip(", "))
        self.words.show_before(self._before(area, sees=sees))
        self.strip.show_area(area)

    def _last(self, code: str) -> Interview | None:
        """The last talk in which the area was rated."""
        rated = [talk for talk in self.model.earlier if talk.level(code) is not None]
        return rated[-1] if rated else None

    def _before(self, area: Area, *, sees: bool) -> list[tuple[str, str]]:
        """That something was noted on the area (if it may be known), and what was offered since.

        The words of a note are the adviser's own, and open with the private note alone.
        """
        blocks = []
        noted = [one for one in self.model.earlier if sees and one.rating_notes.get(area.code)]
        if noted:
            head = f"Noted in {since_words(noted[-1])}".removesuffix(" in ")
            blocks.append((head, f"By {writer(self.model, noted[-1])}: **Ctrl N** shows it"))
        offered = [
            f"{one.intervention.title}, {words.day_month(one.intervention.day)}: "
            f"{CAME[one.attendance.state]}"
            for one in since(self.model)
            if area.code in one.intervention.areas
        ]
        if offered:
            blocks.append(("Since then", "\n".join(offered)))
        return blocks

    def _open_note(self, code: str) -> None:
        self._noting = code
        self._name_note()
        self.note.set_text(self.model.text(f"{_NOTE}{code}"))
        self.words.show_before([])
        for place in (self._beside, self._under):
            place.setVisible(self.note.parentWidget() is place)
        self.strip.set_tight(tight=self._tight, noting=True)
        self.note.edit.setFocus()

    def _name_note(self) -> None:
        """Beside the words of the levels the area is named above; under the table it is not."""
        area = catalogue().area(self._noting).short
        beside = self.note.parentWidget() is self._beside
        self.note.set_label("Note" if beside else f"Note on {area}")
        said = self.note.edit.accessibleName().partition(", ")[2]
        self.note.edit.setAccessibleName(f"Note on {area}, {said}")

    def _close_note(self) -> None:
        code, self._noting = self._noting, ""
        for place in (self._beside, self._under):
            place.hide()
        self.strip.set_tight(tight=self._tight, noting=False)
        if code:
            self._show_area(code)

    def _write_note(self, text: str) -> None:
        self.type_in(f"{_NOTE}{self._noting}", text)

    def _fit(self, kind: str) -> None:
        """The note goes where the words of the levels are."""
        place = self._beside if kind == "wide" else self._under
        place.rows.addWidget(self.note)
        if self._noting:
            self._name_note()
        self._tight = kind == "narrow"
        for one in (self._beside, self._under):
            one.setVisible(bool(self._noting) and one is place)
        self.strip.set_tight(tight=self._tight, noting=bool(self._noting))


def _month(interview: Interview) -> str:
    """The month over an earlier column: Sep."""
    return words.month_of(interview.day)[:3] if interview.day else ""
