"""What the student may see of the talk so far, in words to them; nothing else is in here."""

from typing import NamedTuple

from onedesk.domain.interview import Interview
from onedesk.domain.programme import catalogue
from onedesk.paper.document import Box, plain
from onedesk.paper.ideas import NOT_ASKED, idea_box, plan_box
from onedesk.paper.wording import tidy

NOTHING_YET = "We have just begun. What you tell me will stand here."
NOT_YET = "not talked about yet"


class Block(NamedTuple):
    """A heading and lines under it."""

    title: str
    lines: tuple[str, ...]


class Known(NamedTuple):
    """An area of knowledge: dots from 1 to 5, none where it was not talked about, and the word."""

    area: str
    dots: int | None
    says: str


class Told(NamedTuple):
    """All that the student is shown."""

    title: str
    blocks: tuple[Block, ...]
    areas: tuple[Known, ...]


def told(interview: Interview, forename: str) -> Told:
    """What there is so far; a block comes once there is something in it."""
    blocks = []
    if interview.sectors or tidy(interview.job):
        blocks.append(_block(idea_box(interview)))
    if interview.plan or interview.plan_b or tidy(interview.plan_b_detail):
        blocks.append(_block(plan_box(interview)))
    said = tidy(interview.student_words)
    if said:
        blocks.append(Block("In your words", (f"“{said}”",)))
    if not blocks:
        blocks.append(Block("Today", (NOTHING_YET,)))
    title = f"{forename}, this is what we have so far"
    return Told(title, tuple(blocks), tuple(_known(interview)))


def _block(box: Box) -> Block:
    lines = tuple(plain(line) for line in box.lines)
    return Block(box.title, tuple(line for line in lines if line != NOT_ASKED))


def _known(interview: Interview) -> list[Known]:
    found = []
    for area in catalogue().areas:
        level = interview.level(area.code)
        says = NOT_YET if level is None else catalogue().level(level).student
        found.append(Known(area.short, level, says))
    return found
