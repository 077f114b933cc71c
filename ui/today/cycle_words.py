"""Where a day stands in its school's cycle, in plain words."""

from datetime import date, timedelta

from onedesk.desk.day_views import DayList
from onedesk.domain.people import School, Window
from onedesk.paper.wording import room_words
from ui.words import capital, counted, day_month, window_span

CYCLES = 7
_NEAR = 5  # school days before the end from which the days left are counted
_SATURDAY = 5


def facts(day: DayList) -> str:
    """Thornlaw Academy · Room B14 · cycle 3 of 7, 2 to 27 March."""
    said = cycle_words(day)
    between = [part for part in (day.school.name, room_words(day.school.room)) if part]
    return " · ".join([*between, said])


def cycle_words(day: DayList) -> str:
    """The cycle and its days; outside them, what has ended or is to begin, in sentences."""
    window = day.window
    if window is None:
        return f"cycle {day.cycle} of {CYCLES}, its days are not agreed yet"
    if day.day < window.first:
        begins = "begins" if day.today < window.first else "began"
        return f"Cycle {window.cycle} {begins} on {day_month(window.first, day.today)}."
    if day.day > window.last:
        return _after(day, window)
    span = f"cycle {window.cycle} of {CYCLES}, {window_span(window)}"
    left = _left(day.day, window) if day.day == day.today else ""
    return f"{span}, {left}" if left else span


def _after(day: DayList, window: Window) -> str:
    """Cycle 3 ended on 27 March. 2 students were not seen. Cycle 4 begins on 8 June."""
    over = day.today > window.last
    ends, on = "ended" if over else "ends", day_month(window.last, day.today)
    said = [f"Cycle {window.cycle} {ends} on {on}."]
    unseen = day.counts.not_placed
    if over and unseen:
        was = "was" if unseen == 1 else "were"
        said.append(f"{capital(counted(unseen, 'student'))} {was} not seen.")
    following = [one for one in day.school.windows if one.first > day.day]
    if following:
        soonest = min(following, key=lambda one: one.first)
        said.append(f"Cycle {soonest.cycle} begins on {day_month(soonest.first, day.today)}.")
    return " ".join(said)


def _left(day: date, window: Window) -> str:
    """The school days that are left, this one included, when they are few."""
    span = (window.last - day).days + 1
    days = [day + timedelta(days=number) for number in range(span)]
    left = sum(one.weekday() < _SATURDAY for one in days)
    if left > _NEAR:
        return ""
    return "last day" if left <= 1 else f"{left} school days left"


def cycle_in_short(school: School, day: date) -> str:
    """In a list of schools: cycle 3, 2 to 27 March; cycle 4 from 8 June."""
    holding = next((one for one in school.windows if one.holds(day)), None)
    if holding is not None:
        return f"cycle {holding.cycle}, {window_span(holding)}"
    to_come = [one for one in school.windows if one.first > day]
    if not to_come:
        return ""
    soonest = min(to_come, key=lambda one: one.first)
    return f"cycle {soonest.cycle} from {day_month(soonest.first, day)}"
