"""A plan of nobody real, and ways to read its PDF back."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from onedesk.domain.interview import Interview
from onedesk.domain.people import School, Student
from onedesk.domain.plan import Action
from onedesk.paper.action_plan import action_plan
from onedesk.paper.pdf import render
from onedesk.paper.source import PlanSource

DECEMBER = {
    "ENGMATHS": 3, "CAREERINFO": 2, "SIXTHFORM": 2, "FE": 3, "TLEVEL": 1, "ITP": 1,
    "PREAPP": 1, "APPRENT": 2, "HE": 2, "LMI": 2, "APPLY": 2, "SELF": 2,
}  # fmt: skip
TODAY = DECEMBER | {
    "ENGMATHS": 4, "CAREERINFO": 3, "TLEVEL": 2, "PREAPP": 2, "APPRENT": 3, "SELF": 3
}  # fmt: skip

STUDENT = Student(
    legal_forename="Zoë", legal_surname="Kowalczyk-Reed", upn="H801200001001", year=10, form="10B"
)
SCHOOL = School(
    id="s1",
    name="Thornlaw Academy",
    area="NE",
    careers_lead="Mr Sandhu-Peel",
    careers_lead_place="careers office B12, any lunchtime",
)
INTERVIEW = Interview(
    cycle=3,
    day=date(2026, 3, 12),
    outcome="held",
    sectors=("CONST", "CLEAN"),
    certainty=2,
    job="Electrician",
    student_words="I like fixing things.",
    plan="APP",
    plan_b="FE",
    plan_b_detail="Electrical installation, level 2, Wearbank College",
    ratings=TODAY,
    strengths="You said: “I keep going until it works.” You are careful with tools.",
)
EARLIER = (
    Interview(
        cycle=1, day=date(2025, 9, 23), outcome="held", sectors=("UNDECIDED",), plan="UNSURE"
    ),
    Interview(
        cycle=2,
        day=date(2025, 12, 9),
        outcome="held",
        sectors=("CONST",),
        job="Joiner",
        certainty=1,
        plan="FE",
        ratings=DECEMBER,
    ),
)
ACTIONS = (
    Action(
        interview="i3",
        what="Go to the open evening. Ask which grades they want.",
        with_whom="Mum",
        by=date(2026, 4, 22),
        order=1,
    ),
    Action(interview="i3", what="Finish a one-page CV.", by=date(2026, 5, 1), order=2),
    Action(
        interview="i3",
        what="Send Zoë the list of local providers.",
        who="adviser",
        by=date(2026, 3, 20),
        order=3,
    ),
)
REVIEWED = tuple(
    Action(interview="i2", what="An old step.", who=who, outcome=outcome)
    for who, outcome in (("student", "done"), ("student", "partly"), ("adviser", "done"))
)
PLAN = PlanSource(
    student=STUDENT,
    school=SCHOOL,
    interview=INTERVIEW,
    actions=ACTIONS,
    reviewed=REVIEWED,
    earlier=EARLIER,
    adviser="Marged Oyelaran",
    reference="OD-3T7K",
    next_talk="week of 8 June 2026",
    agreed_on=date(2026, 3, 12),
)

Render = Callable[..., bytes]


@pytest.fixture
def plan() -> PlanSource:
    """A third talk with all that a plan may hold."""
    return PLAN


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture
def printed(fonts: Path) -> Render:
    """Sets a plan in type."""

    def set_in_type(source: PlanSource, *, large: bool = False) -> bytes:
        return render(action_plan(source, large=large), fonts=fonts)

    return set_in_type


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


@pytest.fixture
def words_of() -> Callable[[bytes], str]:
    """The words of a PDF as pypdf reads them, spaces and line ends alike."""

    def words(pdf: bytes) -> str:
        return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())

    return words


@pytest.fixture
def poppler() -> Callable[..., str]:
    """The words of a PDF as pdftotext reads them; skips where poppler is not installed."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")

    def words(pdf: bytes, *options: str) -> str:
        done = subprocess.run(
            [program, *options, "-", "-"], input=pdf, capture_output=True, check=True
        )
        marks = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f"))
        return done.stdout.decode().translate(marks)

    return words
