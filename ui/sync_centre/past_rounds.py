"""What happened in the last rounds: when, what went up and came down, and what was in the way."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from onedesk.domain.round_report import RoundReport
from ui import words
from ui.student.facts import Fact
from ui.sync_centre import sentences, trouble

_KINDS = {
    "interview": ("interview", ""),
    "absence": ("absence", ""),
    "appointment": ("appointment", ""),
    "action": ("action", ""),
    "note": ("private note", ""),
    "print": ("printed plan", ""),
    "student": ("student", ""),
    "destination": ("destination", ""),
    "intervention": ("workshop or visit", "workshops and visits"),
    "attendance": ("attendance", ""),
    "conflict": ("question", ""),
    "removal": ("removal", ""),
}
_DONE, _STOOD, _QUIET = "tick", "triangle", "wifi"


class _Likeness(NamedTuple):
    """Rounds in which nothing moved are told together when they ended alike."""

    code: str
    alone: datetime | None


def lines(rounds: Sequence[RoundReport], now: datetime) -> tuple[Fact, ...]:
    """One line a round, the last one first; those without news that follow each other are one."""
    newest = sorted(rounds, key=lambda one: one.at, reverse=True)
    return tuple(_line(list(run), now) for _, run in groupby(newest, _likeness))


def moved(kinds: Mapping[str, int]) -> str:
    """9 interviews, 14 actions and 2 printed plans."""
    known = [
        words.counted(kinds[kind], one, many)
        for kind, (one, many) in _KINDS.items()
        if kinds.get(kind)
    ]
    rest = sum(count for kind, count in kinds.items() if kind not in _KINDS)
    return words.listed([*known, *([words.counted(rest, "other record")] if rest else [])])


def _likeness(one: RoundReport) -> _Likeness:
    news = bool(one.sent or one.received or one.repaired or one.gone)
    return _Likeness(_code(one), one.at if news else None)


def _code(one: RoundReport) -> str:
    return "" if one.problem is None else one.code or "unfinished"


def _line(run: Sequence[RoundReport], now: datetime) -> Fact:
    last = run[0]
    code = _code(last)
    stood = f"{words.capital(trouble.kind(code).short)}." if code else ""
    moved_some = last.sent or last.received or last.gone
    icon = _STOOD if code else _DONE if moved_some else _QUIET
    return Fact(
        icon,
        words.capital(_when(run, now)),
        after=_news(run),
        below=stood,
        right=_lasting(run),
    )


def _when(run: Sequence[RoundReport], now: datetime) -> str:
    """Today 09:10; of several, from the first to the last: today 09:10 to 16:02."""
    first, last = run[-1].at, run[0].at
    begun = words.moment_said(first, now)
    if len(run) == 1:
        return begun
    here = last.astimezone(now.tzinfo)
    same = here.date() == first.astimezone(now.tzinfo).date()
    return f"{begun} to {words.clock_time(here) if same else words.moment_said(last, now)}"


def _news(run: Sequence[RoundReport]) -> str:
    last, many = run[0], len(run)
    parts = []
    if last.sent:
        parts.append(f"{moved(last.sent)} went up")
    if last.received:
        parts.append(f"{moved(last.received)} came down")
    if last.gone:
        parts.append(f"{words.counted(last.gone, 'record')} removed at the hub went from here")
    if last.repaired:
        parts.append(f"{words.counted(last.repaired, 'record')} mended")
    if parts:
        return f"{'; '.join(parts)}."
    if many > 1:
        kind = "tries" if last.problem else "rounds without news"
        return f"{words.capital(words.small(many))} {kind}."
    return "" if last.problem else "No news."


def _lasting(run: Sequence[RoundReport]) -> str:
    return words.lasting(run[0].seconds) if len(run) == 1 else ""


def clock_line(rounds: Sequence[RoundReport]) -> str:
    """How the clocks stood when they were last compared; empty where they never were."""
    newest = sorted(rounds, key=lambda one: one.at, reverse=True)
    offset = next((one.offset for one in newest if one.offset is not None), None)
    return "" if offset is None else sentences.clock(offset).replace("**", "")
