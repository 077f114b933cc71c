"""Times of the desk: each line is a ratio against a named alternative in this run.

    make bench

Times are medians in milliseconds on this machine, today; only the ratios travel.
"""

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from onedesk.desk import Desk, Laptop
from onedesk.desk.laptop import Account
from onedesk.domain.people import Adviser, Programme, School, Window
from onedesk.domain.programme import catalogue
from onedesk.domain.records import Record
from onedesk.paper.fonts import warm
from onedesk.paper.pdf import render
from onedesk.store import records
from onedesk.store.database import writing
from onedesk.store.records import Stamp

TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 10, 48, tzinfo=UTC)
SCHOOLS, STUDENTS, CYCLES = 28, 30, 7


class Line(NamedTuple):
    """One measurement: ours and the alternative in milliseconds, and the budget for the ratio."""

    what: str
    ours: float
    beside: str
    other: float
    budget: float

    def text(self) -> str:
        ratio = self.ours / self.other
        kept = "kept" if ratio <= self.budget else "MISSED"
        numbers = f"{self.ours:9.2f} {self.other:9.2f} {ratio:6.2f} {self.budget:6.2f}"
        return f"{self.what:<52}{numbers}  {kept:<7} {self.beside}"


def median(work: Callable[[], object], times: int) -> float:
    """The median duration of `work` in milliseconds."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def filled_desk(folder: Path) -> Desk:
    """A desk with 840 students and 5,880 interviews of nobody real."""
    window = Window(cycle=7, first=date(2026, 3, 2), last=date(2026, 3, 27))
    schools = tuple(
        School(id=f"s{n}", name=f"School {n}", area="NE", windows=(window,)) for n in range(SCHOOLS)
    )
    adviser = Adviser(id="marged", name="Marged Oyelaran")
    account = Account(
        hub="http://127.0.0.1:1",
        device="OD-014",
        token="none",
        epoch="e",
        receipt_key="",
        programme=Programme(service="Bench", adviser=adviser, schools=schools),
    )
    laptop = Laptop(folder, lambda: None)
    db = laptop.open(laptop.set_up(account, "four plain words here", "CODE"))
    with writing(db):
        for school in schools:
            records.add(db, made(school.id), Stamp("marged", NOW))
        db.execute("DELETE FROM debt")
    return Desk(db, lambda: NOW)


def made(school: str) -> list[Record]:
    """The students of one school and their interviews; the seventh is planned for today."""
    found = []
    ratings = {area.code: 2 for area in catalogue().areas}
    for number in range(STUDENTS):
        student = f"{school}-{number}"
        name = {"legal_forename": "Ngozi", "legal_surname": f"Amory-{number}", "form": "11A"}
        found.append(record("student", student, school, None, name))
        for cycle in range(1, CYCLES + 1):
            body = {"cycle": cycle, "day": "2025-10-01", "outcome": "held", "plan": "FE"}
            done = {"finished_at": NOW.isoformat(), "sectors": ["HEALTH"], "ratings": ratings}
            open_one = {"cycle": cycle, "day": TODAY.isoformat(), "starts": "10:55"}
            said = open_one if cycle == CYCLES else {**body, **done}
            found.append(record("interview", f"{student}-{cycle}", school, student, said))
    return found


def record(kind: str, record_id: str, school: str, student: str | None, body: object) -> Record:
    return Record.model_validate(
        {"kind": kind, "id": record_id, "school": school, "student": student, "body": body}
    )


def edit_made_safe(desk: Desk, folder: Path) -> Line:
    """An answer with history and debt, beside the same three statements in plain SQLite."""
    interview = desk.begin("s0-0", TODAY)
    number = iter(range(10**6))
    ours = median(lambda: desk.answer(interview, {"job": f"job {next(number)}"}), 300)
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    for words in ("journal_mode = WAL", "synchronous = FULL"):
        plain.execute(f"PRAGMA {words}").fetchall()
    plain.execute("CREATE TABLE record (id TEXT PRIMARY KEY, body TEXT, rev INTEGER)")
    plain.execute("CREATE TABLE history (seq INTEGER PRIMARY KEY, id TEXT, old TEXT, new TEXT)")
    plain.execute("CREATE TABLE debt (id TEXT PRIMARY KEY, rev INTEGER)")
    plain.execute("INSERT INTO record VALUES ('i', '{}', 0)")
    body = json.dumps({"cycle": 7, "ratings": dict.fromkeys("abcdefghijkl", 2), "plan": "FE"})

    def same() -> None:
        plain.execute("BEGIN IMMEDIATE")
        plain.execute("SELECT body FROM record WHERE id = 'i'").fetchone()
        plain.execute("UPDATE record SET body = ?, rev = rev + 1 WHERE id = 'i'", [body])
        plain.execute("INSERT INTO history (id, old, new) VALUES ('i', 'a', 'b')")
        plain.execute("INSERT OR REPLACE INTO debt VALUES ('i', 1)")
        plain.execute("COMMIT")

    other = median(same, 300)
    plain.close()
    return Line("an edit made safe", ours, "the same transaction in plain SQLite", other, 2)


def plan_on_paper(desk: Desk, folder: Path) -> Line:
    """An action plan as PDF, beside bare reportlab drawing as many words on as many pages."""
    interview = desk.begin("s0-1", TODAY)
    for what in ("Finish a one-page CV", "Go to the open evening", "Find two providers"):
        desk.add_action(interview, {"what": what, "by": "2026-05-01"})
    document = desk.plan_document(interview)
    warm(folder / "fonts")
    render(document, fonts=folder / "fonts")
    ours = median(lambda: render(document, fonts=folder / "fonts"), 30)
    words = document.plain_text().split()

    def bare() -> None:
        canvas = Canvas(BytesIO(), pagesize=A4, invariant=1)
        for page in (words[: len(words) // 2], words[len(words) // 2 :]):
            for line in range(0, len(page), 6):
                for face, place in (("Lexend-Regular", 60), ("Lexend-SemiBold", 300)):
                    canvas.setFont(face, 12)
                    canvas.drawString(place, 780 - line * 2, " ".join(page[line : line + 3]))
            for at in range(30):
                canvas.circle(300 + at, 400, 6, stroke=1, fill=1)
            for at in range(4):
                canvas.roundRect(60, 100 + at * 80, 480, 70, 8)
            canvas.showPage()
        canvas.save()

    beside = "bare reportlab: as many words and shapes, same faces"
    return Line("an action plan on paper", ours, beside, median(bare, 30), 1.5)


def student_opened(desk: Desk) -> Line:
    """A student's file with six earlier cycles, beside one frame of a screen at 60 Hz."""
    ours = median(lambda: desk.interview("s0-2-7"), 200)
    return Line("a student with six earlier cycles read", ours, "one frame, 16.7 ms", 16.7, 1)


def day_listed(desk: Desk) -> Line:
    ours = median(lambda: desk.today("s0", TODAY), 20)
    return Line("Today with 5,880 interviews in the file", ours, "half a second", 500, 1)


def start() -> Line:
    """From nothing to a painted lock screen, beside a bare PySide6 window."""
    bare = (
        "import os\nfrom PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication([]); label = QLabel('x'); label.show(); label.grab()\n"
        "os._exit(0)"
    )
    ours = (
        "import os, pathlib, sys\nfrom PySide6.QtWidgets import QApplication\n"
        "from ui.app import App\napp = QApplication([])\n"
        "desk = App(pathlib.Path(sys.argv[1])); desk.start(); desk.window.grab()\n"
        "os._exit(0)"
    )
    with tempfile.TemporaryDirectory() as home:
        filled_desk(Path(home))
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

        def run(code: str) -> Callable[[], object]:
            words = [sys.executable, "-c", code, home]
            return lambda: subprocess.run(words, check=True, env=environment)

        return Line(
            "start to the lock screen",
            median(run(ours), 7),
            "a bare PySide6 window",
            median(run(bare), 7),
            1.5,
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = filled_desk(folder / "home")
        print(f"{'':<52}{'ours ms':>9} {'other ms':>9} {'ratio':>6} {'budget':>6}")
        print(edit_made_safe(desk, folder).text())
        print(student_opened(desk).text())
        print(day_listed(desk).text())
        print(plan_on_paper(desk, folder).text())
        print(start().text())


if __name__ == "__main__":
    main()
