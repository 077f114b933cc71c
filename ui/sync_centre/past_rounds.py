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


def moved(kinds: Mapping[str, int], *, up: bool = False) -> str:
    """9 interviews, 14 actions and 2 printed plans; what goes `up` of a question is its answer."""
    said = _KINDS | {"conflict": sentences.ANSWERS} if up else _KINDS
    known = [
        words.counted(kinds[kind], one, many)
        for kind, (one, many) in said.items()
        if kinds.get(kind)
    ]
    rest = sum(count for kind, count in kinds.items() if kind not in said)
    return words.listed([*known, *([words.counted(rest, "other record")] if rest else [])])


def compared(one: RoundReport) -> str:
    """What came of looking at every record beside the hub's; empty where that was not asked for."""
    if one.compared is None:
        return ""
    same = "all the same"
    if one.repaired:
        was = "was" if one.repaired == 1 else "were"
        same = f"{one.repaired:,} differed and {was} mended"
    if one.differs:
        same = "some still differ, and the next round goes on mending"
    return f"Compared {words.counted(one.compared, 'record')} with the hub: {same}."


def _likeness(one: RoundReport) -> _Likeness:
    news = bool(one.sent or one.received or one.repaired or one.gone)
    alone = news or one.compared is not None
    return _Likeness(_code(one), one.at if alone else None)


def _code(one: RoundReport) -> str:
    return "" if one.problem is None else one.code or "unfinished"


def _line(run: Sequence[RoundReport], now: datetime) -> Fact:
    last = run[0]
    code = _code(last)
    stood = f"{words.capital(trouble.kind(code).short)}." if code else ""
    done = last.sent or last.received or last.gone or last.compared is not None
    icon = _STOOD if code else _DONE if done else _QUIET
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
    begun, ended = words.moment_said(first, now), words.moment_said(last, now)
    if begun == ended:
        return begun
    here = last.astimezone(now.tzinfo)
    same = here.date() == first.astimezone(now.tzinfo).date()
    return f"{begun} to {words.clock_time(here) if same else ended}"


def _news(run: Sequence[RoundReport]) -> str:
    last, many = run[0], len(run)
    parts = []
    if last.sent:
        parts.append(f"{moved(last.sent, up=True)} went up")
    if last.received:
        parts.append(f"{moved(last.received)} came down")
    if last.gone:
        parts.append(f"{words.counted(last.gone, 'record')} removed at the hub went from here")
    if last.repaired and last.compared is None:
        parts.append(f"{words.counted(last.repaired, 'record')} mended")
    if parts or last.compared is not None:
        return words.sentences(("; ".join(parts), compared(last).rstrip(".")))
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
