"""A whole school for a pack: thirty students of nobody real, most of them seen in three cycles."""

from datetime import date, time
from random import Random

from thornlaw_people import AREAS, SCHOOLS, TODAY

from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.domain.plan import Action
from onedesk.figures.facts import fact
from onedesk.paper.action_plan import action_plan
from onedesk.paper.document import Document
from onedesk.paper.pack import Missed, PackSource, PackStudent, PlanCopy, Slot, Step, Talk
from onedesk.paper.source import PlanSource
from onedesk.store import account
from onedesk.store.database import Database

NAMES = """Ngozi Amory 10A|Quentin Abara 10A|Jude Akande 10A|Aaliyah Brandt 10A|Maya Dunmore 10A|
Kübra Elmas-Grant 10A|Ciarán Oakes 10A|Saoirse Penhallow 10A|Rosalind Fenn 10B|
Zoë Kowalczyk-Reed 10B|Delphine Marlow 10B|Đặng Minh Châu 10B|Mădălina Rusu-Pike 10B|
Emeka Stroud 10B|Keira Thistlewood 10B|Nils Ravensworth 10B|Rhiannon Achebe-Lund 10C|
Tomos Ferreira 10C|Freya Holloway 10C|Gethin Pryce-Vaughn 10C|Oriel Teague 10C|Leopold Vance 10C|
Bartłomiej Żurek-Dale 10C|José Amarilla-Dunn 10D|Iolo Carrow 10D|Idris Faulkner 10D|
Hana Lindqvist 10D|Callum Thrale 10D|Priya Saltmarsh 10D|Declan Wray 10D"""
DAYS = {1: date(2025, 9, 23), 2: date(2025, 12, 9), 3: TODAY}
SECTORS = ("CONST", "CREATE", "HEALTH", "DIGITAL", "ADVMAN", "BEAUTY")
JOBS = ("joiner", "animator", "care worker", "software developer", "welder", "barber")
PLANS = ("FE", "FE_L3", "APP", "FE_L12", "APP", "SF")
STEPS = (
    ("Ask which grades the college wants.", "FE", "student"),
    ("Finish a one-page CV and bring it.", "APPLY", "student"),
    ("Send the list of local providers.", "ITP", "adviser"),
    ("Book a place on the site visit.", "LMI", "careers_lead"),
)
OUTCOMES = ("done", "done", "partly", "not_done", "carried_over")
MEETING = Slot(day=date(2026, 3, 31), starts=time(15, 30))
LEAD = "Mr C. Sandhu-Peel"


def people() -> list[tuple[str, str]]:
    """Names with forms."""
    return [tuple(one.strip().rsplit(" ", 1)) for one in NAMES.replace("\n", "").split("|")]


def levels(chance: Random, cycle: int) -> dict[str, int]:
    """Ratings that grow with the cycles, now and then one left out."""
    most = {area: min(5, 1 + (at % 3 == 0) + cycle // 2) for at, area in enumerate(AREAS)}
    return {
        area: max(1, min(5, level + chance.choice((-1, 0, 0, 1))))
        for area, level in most.items()
        if chance.random() > 0.05
    }


def interview(chance: Random, cycle: int, at: int) -> Interview:
    unsure = at % 8 == 5
    pick = at % len(SECTORS)
    return Interview(
        cycle=cycle,
        day=DAYS[cycle],
        outcome="held",
        sectors=("UNDECIDED",) if cycle == 1 else (SECTORS[pick],),
        job=JOBS[pick] if cycle > 1 else None,
        certainty=min(cycle, 3) if cycle > 1 else None,
        plan="UNSURE" if unsure or cycle == 1 else PLANS[pick],
        provider="Wearbank College" if cycle == 3 and not unsure else None,
        plan_b="APP" if at % 3 == 0 else None,
        application="intends" if cycle == 3 and not unsure else None,
        ratings=levels(chance, cycle),
    )


def steps(at: int, held: tuple[int, ...]) -> tuple[Step, ...]:
    found = []
    for cycle in held:
        for number, (what, area, who) in enumerate(STEPS[: 2 + at % 3]):
            old = cycle < max(held)
            outcome = OUTCOMES[(at + number) % len(OUTCOMES)] if old else None
            reviewed = max(held) if old else None
            found.append(
                Step(
                    cycle=cycle,
                    what=what,
                    area=area,
                    who=who,
                    by=date(2026, 4, 22) if not old else None,
                    outcome=outcome,
                    reviewed=reviewed,
                )
            )
    return tuple(found)


def source(seen: int = 17, of: int = 30, **changes: object) -> PackSource:
    """A pack of cycle 3: the first `seen` students were seen, one of the others declined."""
    chance, school = Random(7), SCHOOLS[0].but(careers_lead=LEAD)
    students, facts, plans = [], [], []
    for at, (name, form) in enumerate(people()[:of]):
        talks = [interview(chance, cycle, at) for cycle in cycles_held(at, seen)]
        person = Student(
            legal_forename=name.split(" ")[0], legal_surname=name.partition(" ")[2], form=form
        )
        facts += [fact(f"s{at}", person, school, talk) for talk in talks]
        students.append(student(person, at, seen, talks))
        if at < seen:
            plans.append(PlanCopy(name=name, form=form, document=plan(person, at, talks)))
    made = PackSource(
        school=school.name,
        lead=LEAD,
        windows=school.windows,
        cycle=3,
        day=TODAY,
        adviser="Marged Oyelaran",
        meeting=MEETING,
        students=tuple(students),
        facts=tuple(facts),
        plans=tuple(plans),
    )
    return made.but(**changes)


def cycles_held(at: int, seen: int) -> tuple[int, ...]:
    """Every third of those seen missed the first cycle."""
    if at >= seen:
        return (1, 2)
    return (2, 3) if at % 3 == 2 else (1, 2, 3)


def student(person: Student, at: int, seen: int, talks: list[Interview]) -> PackStudent:
    return PackStudent(
        name=person.name,
        forename=person.forename,
        form=person.form,
        talks=tuple(map(Talk.of, talks)),
        missed=missed(at) if at >= seen else (),
        steps=steps(at, tuple(talk.cycle for talk in talks)),
        booked=Slot(day=date(2026, 3, 19), room="B14") if at > seen + 4 else None,
    )


def plan(person: Student, at: int, talks: list[Interview]) -> Document:
    """What the student was handed."""
    actions = enumerate(STEPS[: 2 + at % 3])
    made = PlanSource(
        student=person,
        school=SCHOOLS[0].but(careers_lead=LEAD),
        interview=talks[-1],
        actions=tuple(
            Action(interview="i", what=what, who=who, by=date(2026, 4, 22), order=order)
            for order, (what, _area, who) in actions
        ),
        earlier=tuple(talks[:-1]),
        adviser="Marged Oyelaran",
        reference=f"OD-3T{at:02d}",
    )
    return action_plan(made)


def missed(at: int) -> tuple[Missed, ...]:
    """Every third was absent on a Thursday, one did not want to come."""
    if at % 10 == 9:
        return (Missed(cycle=3, day=date(2026, 3, 4), outcome="refused"),)
    if at % 3 == 0:
        return (Missed(cycle=3, day=TODAY, outcome="absent"),)
    return ()


def agree(db: Database, until: date | None = date(2027, 8, 31)) -> None:
    """The hub tells of a sharing agreement with every school."""
    kept = account.Reader(db).now()
    schools = tuple(
        school.but(agreement_until=until, careers_lead=LEAD) for school in kept.programme.schools
    )
    account.save(db, kept.but(programme=kept.programme.but(schools=schools)))
