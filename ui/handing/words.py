"""What the dialogs about covers say."""

from datetime import date

from onedesk.desk.covering import Contents, Offer
from onedesk.domain.people import Colleague, Cover, School
from ui.words import capital, counted, listed, weekday_date

CHOOSE = "Choose a colleague"
NOBODY = (
    "This laptop knows no colleague’s laptop yet. Sync once, then try again; or ask your service "
    "to arrange the cover."
)
NO_SCHOOL = "You have no school of your own to hand over."
WHICH = "Choose who covers the school."
ORDER = "The last day is not before the first."
GIVE = (
    "The file works without any line; the hub hears of it from whichever of you syncs first. You "
    "keep the school too: where you both change the same answer, both values are kept, and one of "
    "you is asked."
)
TAKE = (
    "The school is in your OneDesk at once, with its appointments, and goes by itself after the "
    "last day. What you write in it is sent as always."
)
TAKEN = (
    "The cover stands, and ends by itself after the last day. There is nothing more to do with "
    "this file: it can be deleted."
)
NOTES = "My private notes go along"
STAYS = "Private notes stay on your laptop. Words beside a rating belong to the talk and go along."


def days(first: date, last: date) -> str:
    """On Thursday 12 March; from Thursday 12 March to Friday 20 March."""
    if first == last:
        return f"on {weekday_date(first)}"
    return f"from {weekday_date(first)} to {weekday_date(last)}"


def head(school: School, colleague: Colleague | None, first: date, last: date) -> str:
    """Who gets what, and when, in one sentence."""
    whom = colleague.name if colleague is not None else "…"
    return f"{school.name} to {whom}, {days(first, last)}."


def readers(colleague: Colleague | None) -> str:
    """Who can open the file."""
    if colleague is None:
        return "**The colleague you choose**, on their own laptop."
    laptops = listed([laptop.device for laptop in colleague.laptops])
    many = "s" if len(colleague.laptops) > 1 else ""
    return f"**{colleague.name}**, on laptop{many} {laptops}. Whoever carries the file cannot."


def contents(found: Contents) -> str:
    """How much it is."""
    students, seen = capital(counted(found.students, "student")), found.appointments
    said = f"**{students}** and {counted(seen, 'appointment')} in these days."
    if not found.unsent:
        return said
    return f"{said} {counted(found.unsent, 'record')} the hub does not have yet."


def offered(offer: Offer) -> str:
    """What a file brings, before it is taken over."""
    deed = offer.deed
    return f"{offer.school.name} from {deed.giver_name}, {days(deed.first, deed.last)}."


def taken(offer: Offer) -> str:
    """A file that was taken over already."""
    deed = offer.deed
    return f"You have taken over {offer.school.name} already, {days(deed.first, deed.last)}."


def notes_of(offer: Offer) -> str:
    """Whether private notes came along."""
    who = offer.deed.giver_name
    came = "came along" if offer.deed.notes else "stay with them"
    return f"Those of {who} {came}."


def cover_line(cover: Cover, school: str, me: str) -> str:
    """One cover in a list."""
    if cover.giver == me:
        return f"{school} to {cover.taker_name}, {days(cover.first, cover.last)}"
    return f"{school} from {cover.giver_name}, {days(cover.first, cover.last)}"
