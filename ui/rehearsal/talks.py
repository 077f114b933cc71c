"""Three interviews of different kinds, typed as an adviser would: keys only."""

from ui.interview.desk import InterviewDesk
from ui.rehearsal.stage import Stage


def whole(day: Stage) -> None:
    """Everything asked and answered, last time's actions reviewed, the plan printed and agreed."""
    hands = day.hands
    begin(day, "interview 1")
    with day.step("interview 1, sector and job"):
        hands.press("Ctrl+1")
        hands.type("constr")
        hands.press("Enter")
        hands.type("clean")
        hands.press("Enter", "Tab")
        hands.type("Electrician")
        hands.press("Enter", "2")
        hands.type("I like fixing things. I rewired a lamp with my uncle.")
    with day.step("interview 1, after Year 11"):
        hands.press("Ctrl+2", "4", "0")
        hands.type("Electrician, level 3")
        hands.press("Enter", "2", "Enter", "2")
    with day.step("interview 1, knowledge"):
        hands.press("Ctrl+3", *"432321232")
        hands.settle()
    with day.step("interview 1, action plan"):
        hands.press(*"223", "Ctrl+4", *"DP")
        write(day, "Go to the Wearbank College open evening. Ask which grades they want.", "+3w")
        write(day, "Finish a one-page CV. Bring it to the lunchtime clinic.", "+6w")
        hands.press("Alt+1")
        hands.type(" ")
    finish(day, "interview 1", "G")


def undecided(day: Stage) -> None:
    """Undecided and unsure, some areas not asked: answers as good as any."""
    hands = day.hands
    begin(day, "interview 2")
    hands.press("Ctrl+1")
    hands.type("undec")
    hands.press("Enter")
    hands.press("Ctrl+2", "9")
    with day.step("interview 2, knowledge with gaps"):
        hands.press("Ctrl+3", *"321002==3==2")
    hands.press("Ctrl+4")
    write(day, "Pick two workshops with Mr Sandhu-Peel", "+2w")
    finish(day, "interview 2", "L")


def part_held(day: Stage) -> None:
    """The bell rang: half the questions, a private note, and the plan is left for later."""
    hands = day.hands
    begin(day, "interview 3")
    hands.press("Ctrl+2", "2")
    hands.press("Ctrl+3", *"33")
    with day.step("interview 3, the private note"):
        hands.press("Ctrl+N")
        hands.type("Called away after ten minutes.")
    hands.press("Esc")
    day.app.jobs.drain()
    hands.press("Ctrl+5", "R")
    hands.settle()
    close(day, "interview 3")


def reopened(day: Stage) -> None:
    """The first talk of the day once more: why, and the desk with what was changed since."""
    hands = day.hands
    begin(day, "a finished interview", "Home")
    with day.step("a finished interview"):
        hands.settle()
    hands.press("E")
    with day.step("open it again, and why"):
        hands.settle()
    hands.press("1")
    day.app.jobs.drain()
    with day.step("opened again"):
        hands.settle()
    hands.press("Alt+Left")
    day.at("today")


def begin(day: Stage, name: str, *keys: str) -> None:
    """Open the student in hand on Today, or the one that keys go to, and wait for the interview."""
    with day.journal.step(f"{name} opens"):
        day.at("today")
        day.hands.press(*keys, "Enter")
        day.at("interview")
        day.hands.until(lambda: interview(day).isVisible(), "the interview to open")


def write(day: Stage, what: str, when: str) -> None:
    """One more action, with a day."""
    day.hands.press("Insert")
    day.hands.type(what)
    day.hands.press("Alt+T")
    day.hands.type(when)
    day.hands.press("Enter")


def finish(day: Stage, name: str, *keys: str) -> None:
    """Print the plan, save it as PDF, agree, and close."""
    with day.step(f"{name}, finish"):
        day.hands.press("Ctrl+5", *keys)
        papers = len(day.tray.printed)
        day.hands.press("F")
        day.hands.until(lambda: len(day.tray.printed) > papers, "the PDF")
        day.hands.press("Ctrl+5", "Enter")
        day.hands.until(lambda: len(day.tray.printed) > papers + 1, "the print")
        day.app.jobs.drain()
        day.hands.settle()
    close(day, name)


def close(day: Stage, name: str) -> None:
    """Finish and save; the curtain stays until the student has gone."""
    day.hands.press("Ctrl+5", "Ctrl+Return")
    with day.step(f"{name}, the curtain"):
        day.hands.until(interview(day).curtain.isVisible, "the curtain")
    day.hands.press("Enter")
    day.at("today")


def interview(day: Stage) -> InterviewDesk:
    """The interview desk of the window."""
    found = day.app.window.findChild(InterviewDesk)
    if found is None:
        raise RuntimeError("there is no interview desk")
    return found
