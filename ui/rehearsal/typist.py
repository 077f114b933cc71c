"""The process that is killed: it types into a real interview and says each letter it typed."""

import json
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from ui.app import App
from ui.interview.desk import InterviewDesk
from ui.page import Place
from ui.rehearsal.hands import Hands
from ui.rehearsal.local_hub import PASSPHRASE

WORDS = "I like fixing things and I want to know how they work "
LETTER_SECONDS = 0.06
"""A quick typist: about 200 words a minute."""


def main() -> None:
    """`HOME INTERVIEW type|look`: type until killed, or show what is there and end."""
    home, interview, deed = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    app = QApplication(["onedesk"])
    desk = App(home, place=Place("interview", interview))
    desk.start()
    hands = Hands(desk.window)
    hands.type(PASSPHRASE)
    hands.press("Enter")
    hands.until(lambda: desk.place is not None, "the desk to open")
    field = _words_field(desk, hands)
    if deed == "look":
        Path(sys.argv[4]).write_bytes(hands.picture())
        _say({"text": field.toPlainText()})
        desk.stop()
        app.quit()
        return
    _say({"ready": True})
    _type(field, hands)


def _words_field(desk: App, hands: Hands) -> QPlainTextEdit:
    """The field for the student's own words, in the interview that opens with the desk."""
    hands.until(lambda: _is_open(desk) and _fields(desk), "the interview to open")
    field = _fields(desk)[0]
    field.setFocus()
    hands.settle()
    return field


def _is_open(desk: App) -> bool:
    found = desk.window.findChild(InterviewDesk)
    return found is not None and bool(found.interview_id)


def _fields(desk: App) -> list[QPlainTextEdit]:
    return [field for field in desk.window.findChildren(QPlainTextEdit) if field.isVisible()]


def _type(field: QPlainTextEdit, hands: Hands) -> None:
    """Type for ever; after each letter say how long the text is and when that was."""
    number = 0
    while True:
        number += 1
        for letter in f"{WORDS}{number} ":
            hands.type(letter)
            _say({"at": time.monotonic(), "text": field.toPlainText()})
            hands.rest(LETTER_SECONDS)


def _say(told: object) -> None:
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()
