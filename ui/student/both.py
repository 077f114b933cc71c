"""A cycle of which there are two talks: either can be opened."""

from datetime import date

from PySide6.QtWidgets import QWidget

from onedesk.desk.views import StudentFile
from onedesk.domain.interview import Interview
from ui import words
from ui.asking import Answer, ChoiceDialog


def choice(file: StudentFile, today: date, window: QWidget) -> ChoiceDialog:
    """Ask which one; the last that was held, which counts, stands last."""
    found = file.standing_in(file.cycle)
    answers = [
        Answer(entry.id, _named(entry.body, today), str(at)) for at, entry in enumerate(found, 1)
    ]
    title = f"{words.capital(words.small(len(found)))} talks in cycle {file.cycle}: which one?"
    return ChoiceDialog(title, (("", answers),), window)


def _named(interview: Interview, today: date) -> str:
    """Whose it is and when."""
    whose = interview.adviser_name or ("A talk" if interview.started_at else "A time")
    if interview.day is None:
        return whose
    at = f" at {words.clock_time(interview.starts)}" if interview.starts else ""
    return f"{whose}, {words.near_day(interview.day, today)}{at}"
