"""Plans of nobody real: one with all that a plan may hold, and ten that try the paper."""

import sys
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw
from pypdf import PdfReader

from onedesk.domain.interview import Interview
from onedesk.domain.people import School, Student
from onedesk.domain.plan import Action
from onedesk.domain.programme import catalogue
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


class Sample(NamedTuple):
    """A plan that tries the paper; `most` is how many pages it may take."""

    source: PlanSource
    large: bool = False
    most: int = 2


def logo_file(size: tuple[int, int] = (600, 150), ink: str = "#0D5F69") -> bytes:
    """A picture such as a service may have: a disc and two bars, on nothing."""
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    width, height = size
    pen.ellipse((4, 4, height - 8, height - 8), fill=ink)
    pen.rectangle((height + 20, height // 4, width - 6, height // 2), fill=ink)
    pen.rectangle((height + 20, height * 5 // 8, width * 2 // 3, height * 7 // 8), fill="#3C3C3C")
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def named(forename: str, **changes: object) -> PlanSource:
    """The plan of a student of another name."""
    own = tuple(action.but(what=action.what.replace("Zoë", forename)) for action in ACTIONS)
    student = STUDENT.but(legal_forename=forename)
    return PLAN.but(**{"student": student, "actions": own, **changes})


def answered(**answers: object) -> PlanSource:
    return PLAN.but(interview=INTERVIEW.but(**answers))


def steps(count: int, what: str) -> tuple[Action, ...]:
    """So many actions; every third is the adviser's."""
    return tuple(
        Action(
            interview="i3",
            what=f"Step {n}: {what}",
            who="student" if n % 3 else "adviser",
            by=date(2026, 5, n),
            order=n,
        )
        for n in range(1, count + 1)
    )


TWO_LINES = "go to the open evening at Wearbank College and ask which grades they want."
LONG_NAME = "Maximiliana-Konstantina Wolfeschlegelsteinhausen"
FIRST = PLAN.but(
    interview=INTERVIEW.but(
        cycle=1, day=date(2025, 9, 23), ratings=DECEMBER, plan="UNSURE", plan_b=None
    ),
    earlier=(),
    reviewed=(),
    agreed_on=None,
)
SEVENTH = PLAN.but(
    interview=INTERVIEW.but(
        cycle=7,
        day=date(2027, 5, 13),
        application="accepted",
        provider="Bosch",
        course="Electrician, level 3",
        certainty=3,
        ratings={area.code: 5 - (n % 3 == 0) for n, area in enumerate(catalogue().areas)},
    ),
    earlier=tuple(
        INTERVIEW.but(cycle=n, day=date(2025 + n // 4, 1 + n, 3), ratings=TODAY)
        for n in range(1, 7)
    ),
    next_talk=None,
)
EVERYTHING = named(
    LONG_NAME,
    interview=INTERVIEW.but(
        summary=" ".join(["You told me about your work at the boat yard and about the sea."] * 9),
        strengths=" ".join(["You are careful with tools, and you explain things well."] * 4),
        other_sector="restoring wooden boats and their engines",
        course="Maritime engineering technician with a long name, level 3",
        provider="The Northern College of Maritime Engineering and Boat Building",
        ratings={**TODAY, "HE": "not_discussed", "LMI": "not_discussed"},
    ),
    actions=steps(8, f"{TWO_LINES} Then write down what you liked and tell me at our next talk."),
    contact="Opportunity North East, 0191 498 0000, careers@opportunity-ne.example",
    service="Opportunity North East",
    adviser="Bartholomea Featherstonehaugh-Cholmondeley",
)
TEN: Mapping[str, Sample] = {
    "long-name": Sample(named(LONG_NAME, adviser="Bartholomea Featherstonehaugh-Cholmondeley")),
    "arabic-name": Sample(named("عبد الرحمن", adviser="Layla Haddad")),
    "vietnamese-name": Sample(named("Đặng Thị Ngọc Hậu", adviser="Nguyễn Quỳnh Như")),
    "no-actions": Sample(answered(summary=None, strengths=None).but(actions=(), reviewed=())),
    "eight-actions": Sample(PLAN.but(actions=steps(8, TWO_LINES))),
    "large-print": Sample(PLAN, large=True, most=4),
    "first-talk": Sample(FIRST),
    "seventh-talk": Sample(SEVENTH),
    "everything-long": Sample(EVERYTHING, most=3),
    "logo-and-second-script": Sample(
        named(
            "ਗੁਰਪ੍ਰੀਤ",
            logo=logo_file(),
            service="Opportunity North East",
            contact="0191 498 0000",
            adviser="Priya शर्मा",
        )
    ),
}


def main() -> None:
    """Writes the ten PDFs into the folder named on the command line."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, sample in TEN.items():
        pdf = render(action_plan(sample.source, large=sample.large))
        (folder / f"{name}.pdf").write_bytes(pdf)
        sys.stdout.write(f"{name}.pdf {len(pdf)} bytes\n")


if __name__ == "__main__":
    main()
