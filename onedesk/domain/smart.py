"""Hints that make an action specific, measurable and timed: they warn and never block."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onedesk.domain.entries import SuggestedAction, fill
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action
from onedesk.domain.programme import catalogue
from onedesk.domain.value import Value

ENOUGH_ACTIONS = 5
SHORT, LONG = 3, 32
"""Words: fewer say too little to do it by; more hide a second action."""

OFTEN = 2
"""So many times carried over before a word is said about it."""

_APART = re.compile(r"[^\w’-]+")
_END = re.compile(r"(?<=[.!?])\s+")
_QUESTION = re.compile(r"(what|which|how|where|when|whether|who|why|if)\b", re.IGNORECASE)
_NOTHING = frozenset({"", "it", "this", "that", "them", "things", "stuff", "about it", "more"})


class Vague(Value):
    """Openings of one kind; `asks` is the question to put, `better` and `question` wording.

    With `drop` the opening goes and the rest stands by itself.
    """

    openings: tuple[str, ...]
    asks: str
    better: str = ""
    question: str = ""
    drop: bool = False


class Better(Value):
    """Wording for one matter, with the student's job or area of work where one is known."""

    area: str
    words: tuple[str, ...]
    plain: str
    job: str = ""
    sector: str = ""


class Wording(Value):
    """All that `resources/words/vague-actions.toml` holds."""

    vague: tuple[Vague, ...]
    better: tuple[Better, ...]


class Hint(NamedTuple):
    """A gentle word about one action: what it lacks, in a sentence, and wording to take."""

    code: str
    say: str
    suggestion: str | None = None


class About(NamedTuple):
    """Whom an action is for: enough to word a hint by.

    `last_day` is the last Friday in June of Year 11; `job` and `sector` stand within a sentence
    ("electrician", "construction"); `library` gives wording for what others do.
    """

    name: str = "the student"
    today: date | None = None
    last_day: date | None = None
    job: str = ""
    sector: str = ""
    library: Sequence[SuggestedAction] = ()


@cache
def wording() -> Wording:
    """The vague openings and the better words that came with this OneDesk."""
    text = (files("resources") / "words" / "vague-actions.toml").read_text("utf-8")
    return Wording.model_validate(tomllib.loads(text))


def work_of(interview: Interview) -> tuple[str, str]:
    """The job and the area of work as they stand within a sentence; empty where none is known.

    A job that no list knows is the student's own word for it and is not built into sentences.
    """
    listed = {title.lower(): title for one in catalogue().sectors for title in one.titles}
    title = listed.get((interview.job or "").strip().lower(), "")
    named = title if any(letter.isupper() for letter in title[1:]) else title.lower()
    first = next(iter(interview.sectors or ()), None)
    sector = catalogue().sector(first) if first else None
    plain = sector is not None and not sector.exclusive and not sector.write_in
    return named, sector.phrase if sector is not None and plain else ""


def hints(action: Action, about: About | None = None, carried: int = 0) -> tuple[Hint, ...]:
    """What would make an action easier to do and to tick off, the weightiest first.

    `carried` says how many plans it was carried over from.
    """
    about = about or About()
    words = " ".join(action.what.split())
    if not words:
        return ()
    found = [
        _vague(words, action, about),
        _carried(carried, about),
        _measured(words),
        _owner(action),
        *_timed(action, about),
    ]
    return tuple(hint for hint in found if hint is not None)


def too_many(actions: Sequence[Action]) -> Hint | None:
    """A hint when a plan has grown beyond what a student can keep in mind."""
    if len(actions) <= ENOUGH_ACTIONS:
        return None
    return Hint("many", f"{len(actions)} actions. Most students manage three to five.")


def times_carried(action: Action, known: Mapping[str, Action]) -> int:
    """Through how many plans an action has come already; ids that are not known end the way."""
    times, seen = 0, set[str]()
    while action.carried_from and action.carried_from not in seen:
        times += 1
        seen.add(action.carried_from)
        if action.carried_from not in known:
            break
        action = known[action.carried_from]
    return times


def area_of(text: str) -> str | None:
    """The area of knowledge that the words of an action speak of, if they name one."""
    found = _matter(text)
    return found.area if found else None


def _vague(words: str, action: Action, about: About) -> Hint | None:
    opening = _opening(words)
    if opening is None:
        return None
    kind, quoted = opening
    asks = fill(kind.asks, name=about.name)
    say = f"“{quoted}” is hard to tick off. {asks}"
    return Hint("vague", say, _better(words, action, about))


def _opening(words: str) -> tuple[Vague, str] | None:
    """The vague opening that the words begin with, the longest one, as it is written there."""
    found: tuple[Vague, str] | None = None
    for kind in wording().vague:
        for opening in kind.openings:
            head = words[: len(opening)]
            ends = not words[len(opening) :][:1].isalnum()
            if head.lower() == opening and ends and len(opening) > len(found[1] if found else ""):
                found = (kind, head)
    return found


def _better(words: str, action: Action, about: About) -> str | None:
    """Wording to take instead; none when we have nothing that is better."""
    if action.who != "student":
        return _others(action, about)
    opening = _opening(words)
    while opening is not None and opening[0].drop:
        words = words[len(opening[1]) :].strip(" ,")
        opening = _opening(words)
    if opening is None:
        return f"{words[:1].upper()}{words[1:]}" if len(words.split()) >= SHORT else None
    kind, quoted = opening
    first = next(iter(_END.split(words[len(quoted) :].strip())), "")
    about_it = first.strip(" .,;:!?")
    return _matching(about_it, action.area, about) or _general(kind, about_it)


def _matching(about_it: str, area: str | None, about: About) -> str | None:
    """Wording for the matter the words name; for the action's area where they name nothing."""
    found = _matter(about_it)
    if found is None and about_it.lower() in _NOTHING:
        found = next((one for one in wording().better if one.area == area), None)
    if found is None:
        return None
    if found.job and about.job:
        return fill(found.job, job=about.job)
    if found.sector and about.sector:
        return fill(found.sector, sector=about.sector)
    return found.plain


def _matter(text: str) -> Better | None:
    said = f" {_APART.sub(' ', text.lower()).strip()} "
    return next(
        (one for one in wording().better if any(f" {word} " in said for word in one.words)), None
    )


def _general(kind: Vague, about_it: str) -> str | None:
    if about_it.lower() in _NOTHING:
        return None
    template = kind.question if kind.question and _QUESTION.match(about_it) else kind.better
    return fill(template, it=about_it)


def _others(action: Action, about: About) -> str | None:
    """What the library has for the same person and area, as the plan prints it."""
    area = action.area or area_of(action.what)
    fitting: Iterable[SuggestedAction] = about.library
    return next((one.on_plan for one in fitting if (one.who, one.area) == (action.who, area)), None)


def _carried(times: int, about: About) -> Hint | None:
    if times < OFTEN:
        return None
    often = "twice" if times == OFTEN else f"{times} times"
    say = f"Carried over {often} already. Would a smaller first step suit {about.name}?"
    return Hint("carried", say)


def _measured(words: str) -> Hint | None:
    count = len(words.split())
    if count < SHORT and _opening(words) is None:
        return Hint("short", "A few more words say what to do, where, and with whom.")
    if count > LONG:
        return Hint("long", "That is a lot for one box. Two short actions are easier to tick off.")
    return None


def _owner(action: Action) -> Hint | None:
    if action.who == "other" and not (action.with_whom or "").strip():
        return Hint("no_owner", "Who is it? A name makes it more likely to happen.")
    return None


def _timed(action: Action, about: About) -> Iterable[Hint | None]:
    if action.by is None:
        yield Hint("no_date", "By when? A date makes it more likely to happen.")
    elif about.today and action.by < about.today:
        yield Hint("gone_by", "That day has gone by. Is there a later one?")
    elif about.last_day and action.by > about.last_day:
        yield Hint("too_late", "That is after Year 11 ends. Is there an earlier day?")
