"""Answers of a talk in words: beside each question and in the summary at the end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from onedesk.domain.interview import Interview
from onedesk.domain.programme import catalogue
from onedesk.domain.rules import OTHER, UNDECIDED
from onedesk.paper.wording import lowered
from ui import words
from ui.labels import certainty_label

NOT_ASKED = "Not asked"
MANY = 3


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: `bold` words, what follows them, a line below; `faint` where there was none."""

    bold: str = ""
    rest: str = ""
    below: str = ""
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What one earlier talk (C2), or several that agree (C2 to C4), said to a question."""

    cycle: str
    said: Said


Say = Callable[[Interview], Said | None]


def earlier_lines(past: Sequence[Interview], say: Say) -> tuple[Line, ...]:
    """One line a talk, oldest first; equal answers that follow each other become one line."""
    runs: list[tuple[int, int, Said]] = []
    for interview in past:
        said = say(interview) if interview.held else None
        if said is None:
            continue
        if runs and _alike(runs[-1][2], said):
            runs[-1] = (runs[-1][0], interview.cycle, said)
        else:
            runs.append((interview.cycle, interview.cycle, said))
    crowded = len(runs) > MANY
    return tuple(
        Line(
            f"C{first}" if first == last else f"C{first}–{last}",
            replace(said, below="") if crowded else said,
        )
        for first, last, said in runs
    )


def last_line(past: Sequence[Interview], say: Say, none: str) -> tuple[Line, ...]:
    """The lines of talks that answered; if none did, the last talk with the words for that."""
    lines = earlier_lines(past, say)
    held = [interview for interview in past if interview.held]
    if lines or not held:
        return lines
    return (Line(f"C{held[-1].cycle}", Said(rest=none, faint=True)),)


def sector(interview: Interview) -> Said:
    """The first area of work and how sure, with the day below."""
    below = words.day_month(interview.day) if interview.day else ""
    if not interview.sectors:
        return Said(rest=NOT_ASKED, below=below, faint=True)
    rest = [] if interview.certainty is None else [certainty_label(interview.certainty).lower()]
    rest += [f"then {lowered(sector_name(code, interview))}" for code in interview.sectors[1:]]
    after = "".join(f", {part}" for part in rest)
    return Said(bold=sector_name(interview.sectors[0], interview), rest=after, below=below)


def job(interview: Interview) -> Said | None:
    """The kind of job; nobody asks an undecided student for one."""
    if interview.job:
        return Said(bold=words.capital(interview.job))
    return Said(rest=NOT_ASKED, faint=True)


def certainty(interview: Interview) -> Said | None:
    return Said(rest=certainty_label(interview.certainty)) if interview.certainty else None


def student_words(interview: Interview) -> Said | None:
    return Said(rest=f"“{interview.student_words}”") if interview.student_words else None


def plan(interview: Interview) -> Said:
    """The plan after Year 11, with what was open about it below."""
    if not interview.plan:
        return Said(rest=NOT_ASKED, faint=True)
    chosen = catalogue().plan(interview.plan)
    return Said(bold=plan_name(interview.plan, interview.other_plan), below=chosen.detail)


def place(interview: Interview) -> Said | None:
    """Where, and which course."""
    named = [part for part in (interview.provider, interview.course) if part]
    return Said(rest=", ".join(named)) if named else None


def plan_b(interview: Interview) -> Said | None:
    """The second plan and its detail."""
    if not interview.plan_b and not interview.plan_b_detail:
        return None
    name = plan_name(interview.plan_b) if interview.plan_b else ""
    return Said(bold=name, rest=_joined(name, interview.plan_b_detail))


def application(interview: Interview) -> Said | None:
    code = interview.application
    return Said(rest=catalogue().state(code).label) if code else None


def sector_name(code: str, interview: Interview) -> str:
    """The short name of an area of work; a written-in one by its own words."""
    if code == OTHER and interview.other_sector:
        return interview.other_sector
    return catalogue().sector(code).short


def plan_name(code: str, written: str | None = None) -> str:
    """The short name of a plan; a written-in one by its own words."""
    return written if code == OTHER and written else catalogue().plan(code).short


def sector_told(code: str, interview: Interview) -> str:
    """The same, where there is room to say that this OneDesk does not know it yet."""
    found = catalogue().sector(code)
    return sector_name(code, interview) if found in catalogue().sectors else found.label


def plan_told(code: str, written: str | None = None) -> str:
    """The same, where there is room to say that this OneDesk does not know it yet."""
    found = catalogue().plan(code)
    return plan_name(code, written) if found in catalogue().plans else found.label


def undecided(interview: Interview) -> bool:
    return interview.sectors == (UNDECIDED,)


def _joined(name: str, detail: str | None) -> str:
    return f"{', ' if name else ''}{detail}" if detail else ""


def _alike(one: Said, other: Said) -> bool:
    """Whether two answers say the same; the day below may differ."""
    return (one.bold, one.rest, one.faint) == (other.bold, other.rest, other.faint)
