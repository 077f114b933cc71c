"""Hands at the interview desk: keys only, sent to whatever has the keyboard."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from thornlaw_people import TODAY

from ui.interview.desk import InterviewDesk

NAMED = {"Enter": Qt.Key.Key_Return, "Esc": Qt.Key.Key_Escape, "=": Qt.Key.Key_Equal}


class NoPrinter:
    """An output that keeps what it is given and answers as it is told."""

    def __init__(self):
        self.printed, self.answers, self.path, self.picked = [], True, None, None
        self.elsewhere, self.copies = 0, []

    def printer(self):
        return "Brother HL in B14"

    def print_elsewhere(self, parent, pdf, name, done, copies=1):
        self.elsewhere += 1
        self.print_pdf(parent, pdf, name, done, copies)

    def print_pdf(self, _parent, pdf, name, done, copies=1):
        self.printed.append((name, pdf))
        self.copies.append(copies)
        done(self.answers)

    def ask_path(self, _parent, name, chosen):
        if self.path is not None:
            chosen(self.path / f"{name}.pdf")

    def ask_open(self, _parent, _title, _kinds, chosen):
        if self.picked is not None:
            chosen(self.picked)


class Hands:
    """An adviser who uses the keyboard and nothing else."""

    def __init__(self, screen, desk, jobs):
        self.screen, self.desk, self.jobs = screen, desk, jobs

    @property
    def focus(self):
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget

    def press(self, *keys):
        """Keys by name: 3, Enter, Ctrl+Enter, Alt+T."""
        for key in keys:
            if key in NAMED:
                QTest.keyClick(self.focus, NAMED[key], Qt.KeyboardModifier.NoModifier)
                continue
            chord = QKeySequence(key)[0]
            QTest.keyClick(self.focus, chord.key(), chord.keyboardModifiers())

    def write(self, text):
        """Letters of any script, one key each."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.focus, letter)
            else:  # QTest knows the keys of ASCII only
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                    QApplication.sendEvent(self.focus, key)

    def hold(self, key, times):
        """A key that is kept down: it repeats by itself."""
        widget = self.focus
        for repeat in range(times):
            event = QKeyEvent(
                QEvent.Type.KeyPress, ord(key), Qt.KeyboardModifier.NoModifier, key, repeat > 0
            )
            QApplication.sendEvent(widget, event)

    def saved(self):
        """Wait until the file has everything; gives the interview as it is stored."""
        self.screen.flush()
        self.jobs.drain()
        return self.file.interview.body

    def paper(self):
        """Wait until the preview on Finish shows the plan as it is now; gives it."""
        side = self.screen.end.paper
        self.screen.end.show_paper(now=True)
        while side.live.busy:
            self.jobs.drain()
        return side.paper

    @property
    def file(self):
        """The interview as it is stored, asked on the desk's own thread after all that waits."""
        found = []
        self.jobs.run(lambda: self.desk.interview(self.screen.interview_id), found.append)
        self.jobs.drain()
        return found[0]


def sit_down(shown, desk, jobs, clock, student="zoe", output=None):
    """Begin the student's interview of this cycle and open it."""
    interview = desk.begin(student, TODAY)
    screen = shown(InterviewDesk(desk, jobs, clock, output or NoPrinter()))
    screen.open(interview)
    jobs.drain()
    return Hands(screen, desk, jobs)
