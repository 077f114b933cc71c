"""What the pack's dialog says."""

import re
from datetime import date, timedelta
from pathlib import Path

from onedesk.desk.pack_views import PackOutline
from onedesk.domain.clock import DAYS
from onedesk.domain.people import School, Window
from onedesk.domain.when import NotADay, parse_when
from onedesk.paper.pack import Part, Slot
from ui.today.times import time_from
from ui.words import counted, day_month

NEVER = "never in a pack"
NOTHING = "Tick at least one part."
OFFLINE = "Made on this laptop, works offline."
PHONE = "Tell this by phone. Do not send it with the file."
KEPT_NOWHERE = "Write the words down before you close: they are kept nowhere."
READING, LAYING, LOCKING = "Reading the records", "Getting the pages ready", "Locking the file"
NO_TIME = "A time such as 15:30."
_TUESDAY = 1

_GENERIC = {"academy", "school", "college", "high", "the", "and", "of", "for", "trust"}
_WITH_TIME = re.compile(r"(.+?)[ ,]+(\d{1,2}[:.]\d{2}(?: *[ap]m)?|\d{1,2} *[ap]m)")


def part_words(part: Part, cycle: int, meeting: Slot | None) -> str:
    """The line of a part in the list of contents."""
    return {
        "summary": "Summary for the careers lead",
        "students": "Each student: ratings, sector, plan, actions",
        "plans": "Action plans, as printed",
        "list": "List to act on: no plan, low areas, absent",
        "agenda": f"Agenda for our meeting{f' on {day_month(meeting.day)}' if meeting else ''}",
        "slips": f"Student slips for cycle {cycle + 1}",
    }[part]


def pages(count: int | None) -> str:
    """17 pages; nothing while they are not counted yet."""
    return "" if count is None else counted(count, "page")


def title(outline: PackOutline) -> str:
    return f"School pack: {outline.school.name}, cycle {outline.cycle}"


def goes_to(school: School) -> str:
    """Who is handed the pack, the name in the heavier weight."""
    return f"**{school.careers_lead}**, careers lead" if school.careers_lead else "The careers lead"


def agreement(school: School, today: date) -> str:
    until = school.agreement_until
    if until is None:
        return "No sharing agreement on file"
    state = "until" if until >= today else "ended on"
    return f"Sharing agreement {state} {day_month(until)} {until.year}"


def covers(outline: PackOutline) -> str:
    seen = f"**{outline.seen} of {outline.students}** students seen in cycle {outline.cycle}."
    return seen if outline.students else "No students yet."


def left_out(outline: PackOutline) -> str:
    """Who is named without ratings, and who is named only."""
    said = []
    if outline.not_seen:
        said.append(f"{outline.not_seen} not seen yet")
    if outline.declined:
        said.append(f"{outline.declined} declined")
    verb = "is" if outline.not_seen + outline.declined == 1 else "are"
    sentences = [f"{' and '.join(said)} {verb} named in the list, without ratings."] if said else []
    if outline.named_only:
        verb = "is" if outline.named_only == 1 else "are"
        one = counted(outline.named_only, "student")
        sentences.append(f"{one} {verb} named only, as asked, and in no figure.")
    return " ".join(sentences)


def progress(done: int, of: int) -> str:
    """How far the work is, in words."""
    if of == 0:
        return READING
    if done == 0:
        return LAYING
    return f"Page {done} of {of}" if done < of else LOCKING


def file_stem(school: School, cycle: int, day: date) -> str:
    """Thornlaw-cycle3-2026-03-12: no name of a student, no word of the lock."""
    names = ["".join(filter(str.isalnum, word)) for word in school.name.split()]
    own = [name for name in names if name and name.lower() not in _GENERIC]
    return f"{'-'.join(own or names) or 'School'}-cycle{cycle}-{day.isoformat()}"


def saved_as(path: Path) -> str:
    return f"Saved as {path.name}. {KEPT_NOWHERE}"


def meeting_from(text: str, today: date, windows: tuple[Window, ...]) -> Slot | None:
    """The day, and the hour where one is given: "tue 31 march 15:30"; nothing for no words.

    Raises `NotADay`.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    found = _WITH_TIME.fullmatch(typed.lower())
    if found is None:
        return Slot(day=parse_when(typed, today, windows))
    at = time_from(found[2])
    if at is None:
        raise NotADay(NO_TIME)
    return Slot(day=parse_when(found[1], today, windows), starts=at)


def meeting_like(today: date) -> str:
    """A day that could be meant, as an example of how to type one: "tue 31 march 15:30"."""
    day = today + timedelta(days=14 + (_TUESDAY - today.weekday()) % len(DAYS))
    return f"{DAYS[day.weekday()][:3]} {day_month(day)} 15:30".lower()


def printed(*, went: bool) -> str:
    return "Sent to the printer." if went else "The printer did not answer. Nothing was printed."
