"""Times of the paper: a plan beside bare reportlab, and what the first of each kind costs.

    .venv/bin/python bench/papers.py

`plan_times(document)` is what `bench/run.py` calls.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from onedesk.domain.interview import Interview
from onedesk.domain.people import School, Student
from onedesk.domain.plan import Action
from onedesk.domain.programme import catalogue
from onedesk.paper.action_plan import action_plan
from onedesk.paper.document import Document
from onedesk.paper.fonts import LEXEND, STYLES, cut
from onedesk.paper.pdf import render
from onedesk.paper.source import PlanSource

TIMES = 40
COLD = """
import sys, time
from onedesk.paper.document import Document
document = Document.model_validate_json(sys.stdin.read())
start = time.perf_counter()
from onedesk.paper.pdf import render
loaded = time.perf_counter()
render(document)
first = time.perf_counter()
render(document)
again = time.perf_counter()
print(*(f"{(b - a) * 1000:.1f}" for a, b in ((start, loaded), (loaded, first), (first, again))))
"""
NAMES = {
    "Latin": "Zoë",
    "Cyrillic": "Ольга",
    "Arabic": "عبد الرحمن",
    "Bengali": "প্রিয়াঙ্কা",
    "Ge'ez": "ዳዊት",
    "Chinese": "王小明",
}


class PlanTimes(NamedTuple):
    """Medians in milliseconds."""

    ours: float
    bare: float


def plan_times(document: Document) -> PlanTimes:
    """A plan of ours, and bare reportlab drawing as many words and shapes in the same faces."""
    for weight in STYLES:
        name = LEXEND.face_name(weight)
        pdfmetrics.registerFont(TTFont(name, BytesIO(cut(LEXEND, weight))))
    words = document.plain_text().split()
    spent = [(_time(lambda: render(document)), _time(lambda: bare(words))) for _ in range(TIMES)]
    return PlanTimes(*(statistics.median(times) for times in zip(*spent[1:], strict=True)))


def bare(words: list[str]) -> None:
    """As many words and shapes on as many pages, each line drawn with `drawString`."""
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


def sample(forename: str) -> Document:
    """A full plan of nobody real."""
    steps = ("Finish a one-page CV", "Go to the open evening", "Find two providers")
    return action_plan(
        PlanSource(
            student=Student(legal_forename=forename, legal_surname="Amory"),
            school=School(id="s", name="Thornlaw Academy", area="NE"),
            interview=Interview(
                cycle=3,
                day=date(2026, 3, 12),
                outcome="held",
                sectors=("CONST",),
                plan="APP",
                ratings={area.code: 3 for area in catalogue().areas},
            ),
            actions=tuple(
                Action(interview="i", what=what, by=date(2026, 5, 1), order=n)
                for n, what in enumerate(steps)
            ),
            adviser="Marged Oyelaran",
            reference="OD-3T7K",
        )
    )


def _time(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    ours, other = plan_times(sample("Zoë"))
    print(f"an action plan {ours:.1f} ms, bare reportlab {other:.1f} ms: {ours / other:.2f} times")
    print(f"{'in a new process, ms':<24}{'load':>8}{'first':>8}{'second':>8}")
    for script, name in NAMES.items():
        done = subprocess.run(
            [sys.executable, "-c", COLD],
            input=sample(name).model_dump_json(),
            capture_output=True,
            check=True,
            text=True,
        )
        loaded, first, again = done.stdout.split()
        print(f"{'a name in ' + script:<24}{loaded:>8}{first:>8}{again:>8}")


if __name__ == "__main__":
    main()
