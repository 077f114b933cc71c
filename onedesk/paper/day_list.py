"""A school's day on paper: the list for reception, and the adviser's own with what to pick up."""

from datetime import date, time

from onedesk.domain.value import Value
from onedesk.paper.document import Block, Document, Heading, Masthead, Paragraph, words
from onedesk.paper.tabular import Column, Table
from onedesk.paper.wording import long_day, names_whole, room_words, short_day

NO_TIME = "time to be told"
SHRED = "Please shred this list at the end of the day."
MINE = "For the adviser’s own hands."


class ListedTalk(Value):
    """One appointment: the first four go to reception, the rest only on the adviser's own list.

    `last` is the plan and the idea of the last talk in words, `pick_up` what was agreed then and
    is open; a student with `plan_at_home` has a printed plan to bring.
    """

    starts: time | None = None
    name: str
    form: str = ""
    room: str = ""
    plan_at_home: bool = False
    last: str = ""
    pick_up: tuple[str, ...] = ()

    @property
    def at(self) -> str:
        """The time as it stands on paper."""
        return f"{self.starts:%H:%M}" if self.starts else NO_TIME


class ListedDay(Value):
    """All that the papers of a day are made of; ratings, risk and notes have no place here."""

    school: str
    day: date
    adviser: str
    title: str | None = None
    service: str | None = None
    talks: tuple[ListedTalk, ...] = ()
    promises: tuple[tuple[str, date | None], ...] = ()
    not_placed: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """Marged Ellis, careers adviser."""
        return f"{self.adviser}, {self.title.lower()}" if self.title else self.adviser


def reception_list(day: ListedDay) -> Document:
    """Times, names, forms and rooms, and a column to write in; fit to lie on a desk."""
    columns = (
        Column(head="Time", share=12),
        Column(head="Student", share=37),
        Column(head="Form", share=12),
        Column(head="Room", share=17),
        Column(head="Form tutor", share=22),
    )
    rows = tuple((talk.at, talk.name, talk.form, talk.room, "") for talk in day.talks)
    return _document(
        day, "Day list", "Who is seen when", (Table(columns=columns, rows=rows, key=1),)
    )


def own_list(day: ListedDay) -> Document:
    """Times and names with the last plan and idea and what to pick up; then what is owed."""
    columns = (
        Column(head="Time", share=11),
        Column(head="Student", share=32),
        Column(head="Last time", share=24),
        Column(head="To pick up", share=33),
    )
    rows = tuple(
        (talk.at, "\n".join(filter(None, (talk.name, _where(talk)))), talk.last, _listed(talk))
        for talk in day.talks
    )
    blocks: list[Block] = [Table(columns=columns, rows=rows, key=1, small=True)]
    if day.promises:
        blocks.append(Heading(text="Your own actions"))
        blocks += [Paragraph(words=words(_promised(*promise))) for promise in day.promises]
    if day.not_placed:
        blocks.append(Heading(text="Not placed yet in this cycle"))
        blocks.append(Paragraph(words=words(names_whole(day.not_placed))))
    return _document(day, "My day", "Prepared for the talks of the day", tuple(blocks), MINE)


def _document(
    day: ListedDay, name: str, subject: str, blocks: tuple[Block, ...], first: str = ""
) -> Document:
    """A paper of this day; its reference names neither a school nor a person."""
    aside = tuple(words(line) for line in (day.who, day.service or "") if line)
    foot = " ".join(part for part in (first, SHRED) if part)
    return Document(
        title=f"{name}, {long_day(day.day)}, {day.school}",
        subject=subject,
        author=day.service or day.adviser,
        reference=f"{name} {day.day.isoformat()}",
        day=day.day,
        foot=foot,
        foot_later=foot,
        blocks=(Masthead(title=long_day(day.day), below=day.school, aside=aside), *blocks),
    )


def _where(talk: ListedTalk) -> str:
    return ", ".join(part for part in (talk.form, room_words(talk.room, "room")) if part)


def _listed(talk: ListedTalk) -> str:
    return "\n".join(f"– {one}" for one in talk.pick_up)


def _promised(what: str, by: date | None) -> str:
    return f"{what}, by {short_day(by)}" if by else what
