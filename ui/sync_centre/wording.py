"""The sentences of the sync centre; the hub's receipts alone let it say "on the hub"."""

from datetime import datetime
from typing import NamedTuple

from onedesk.desk.views import Question, SyncState
from onedesk.domain.conflict import Conflict
from sync.errors import CaptivePortal
from ui.words import counted, lasting, moment_in_sentence, moment_said, small
from ui.words import capital as capitalised
from ui.words import size as bytes_in_words

_CLOCK_AGREES = 5
_CLOCK_SHOWN = 300  # seconds: what the design shows as wrong

_SENT = (
    ("interview", "interview", ""),
    ("action", "action", ""),
    ("print", "printed plan", ""),
    ("student", "student", ""),
    ("attendance", "attendance", ""),
    ("intervention", "workshop or visit", "workshops and visits"),
    ("destination", "destination", ""),
    ("conflict", "answered question", ""),
    ("note", "private note", ""),
)
_NOTE = ", not visible to the school"


class Headline(NamedTuple):
    """Whether all is on the hub, the sentence with both counts, and the line below it."""

    done: bool
    say: str
    more: str


def headline(state: SyncState, now: datetime) -> Headline:
    """4 of 9 interviews are on the hub."""
    total, there = len(state.rows), state.on_hub
    if not total:
        return _without_interviews(state, now)
    verb = "interview is" if total == 1 else "interviews are"
    say = f"{there} of {total} {verb} on the hub"
    if there < total:
        left = total - there
        rest = (
            "It is"
            if total == 1
            else "All are"
            if not there
            else (f"The other {left} are" if left > 1 else "The other one is")
        )
        return Headline(
            done=False,
            say=say,
            more=f"{rest} safe on this laptop. Nothing is lost, and nothing is sent twice.",
        )
    each = "it" if total == 1 else "each one"
    when = f" {moment_in_sentence(state.last_round, now)}" if state.last_round else ""
    closing = _owed(state) or "You can close the laptop."
    receipt = f"The hub signed a receipt for {each}{when.replace('today ', '')}."
    return Headline(done=True, say=say, more=" ".join([receipt, closing, *_waiting(state)]))


def _without_interviews(state: SyncState, now: datetime) -> Headline:
    if state.records_owed:
        changes = counted(state.records_owed, "change")
        verb = "is" if state.records_owed == 1 else "are"
        return Headline(
            done=False,
            say=f"{changes} {verb} on this laptop only",
            more="No interview waits. Nothing is lost, and nothing is sent twice.",
        )
    when = f" Last sync {moment_said(state.last_round, now)}." if state.last_round else ""
    return Headline(
        done=True, say="Nothing waits on this laptop", more=f"Interviews show up here.{when}"
    )


def _owed(state: SyncState) -> str:
    if not state.records_owed:
        return ""
    verb = "is" if state.records_owed == 1 else "are"
    return f"{capitalised(counted(state.records_owed, 'other change'))} {verb} still here, safe."


def _waiting(state: SyncState) -> list[str]:
    count = len(state.questions)
    if not count:
        return []
    they = "it" if count == 1 else "they"
    verb = "is" if count == 1 else "are"
    questions = counted(count, "question").replace(str(count), capitalised(small(count)), 1)
    return [f"{questions} {verb} waiting, and {they} can wait."]


def went_up(state: SyncState) -> list[str]:
    """9 interviews, 9 actions; one line a kind, as far as the last round sent any."""
    lines = [
        counted(state.sent[kind], one, many) + (_NOTE if kind == "note" else "")
        for kind, one, many in _SENT
        if state.sent.get(kind)
    ]
    return lines or ["Nothing in the last round."]


def came_down(state: SyncState) -> list[str]:
    """What the last round brought, one line a kind."""
    lines = [
        counted(state.received[kind], one.replace("answered ", ""), many)
        for kind, one, many in _SENT
        if state.received.get(kind)
    ]
    return lines or ["Nothing new."]


def connection(state: SyncState, now: datetime) -> list[str]:
    """How much went over the line, how long it took, and whether the clocks agree."""
    if state.last_round is None:
        return ["No round with the hub yet."]
    up, down = bytes_in_words(state.bytes_up), bytes_in_words(state.bytes_down)
    lines = [
        f"Last try {moment_said(state.last_round, now)}: {up} sent, {down} received, "
        f"{lasting(state.seconds)}."
    ]
    if state.offset is not None:
        lines.append(_clocks(state.offset))
    return lines


def _clocks(offset: float) -> str:
    apart = abs(offset)
    if apart < _CLOCK_AGREES:
        within = lasting(max(apart, 1))
        return f"The clocks of laptop and hub agree within {within}."
    way = "ahead of" if offset > 0 else "behind"
    said = f"This laptop's clock is {lasting(apart)} {way} the hub's."
    if apart < _CLOCK_SHOWN:
        return said
    return f"{said} Interviews are safe; set the clock when you can."


def is_sign_in(problem: str) -> bool:
    """Whether a network wants a sign-in: then there is a page to open."""
    return problem == CaptivePortal.say


def question_words(question: Question, me: str, now: datetime) -> str:
    """Kübra, plan after Year 11: you wrote A today at 13:41, Mr B wrote C yesterday at 15:05."""
    asked = question.conflict.body
    mine = _wrote(asked.offered_by, me, question.offered, asked.offered_at, now)
    theirs = _wrote(asked.kept_by, me, question.kept, asked.kept_at, now)
    return f"**{question.student_name}, {question.field}:** {mine}, {theirs}."


def _wrote(by: str | None, me: str, value: str, at: datetime | None, now: datetime) -> str:
    who = "you" if by == me else by or "somebody"
    when = f" {moment_in_sentence(at, now)}" if at else ""
    return f"{who} wrote **{value}**{when}"


def question_foot(question: Question, me: str) -> str:
    """What happens to the value that is not chosen, and who hears of it."""
    other = other_party(question.conflict.body, me)
    told = f" {other} is told what you decide." if other else ""
    return (
        f"Both answers stay in {_possessive(question.student_name.split()[0])} history.{told} "
        "Until then, the hub shows both."
    )


def other_party(asked: Conflict, me: str) -> str:
    names = [name for name in (asked.kept_by, asked.offered_by) if name and name != me]
    return names[0] if names else ""


def _possessive(name: str) -> str:
    return f"{name}’s"
