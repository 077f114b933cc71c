"""The earlier interviews, to be read beside the student."""

from PySide6.QtWidgets import QWidget

from ui.interview.known import Known
from ui.page import open_once
from ui.student.reading import ReadingDialog

NOTHING_TO_READ = "There is no earlier interview to read yet."


def open_before(known: Known, window: QWidget) -> bool:
    """Open the dialog on the last of them, without what is private; false if there are none."""
    talks, today = known.file.earlier, known.clock().date()
    if talks:
        open_once(ReadingDialog(known.file.file, talks, talks[-1].id, today, window))
    return bool(talks)
